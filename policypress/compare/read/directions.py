"""Characters that turn the direction of what follows (文字方向): with U+202E before
it a reader sees 10万元 where 01万元 is written (Unicode Standard Annex #9, 2).

They are left out of the text, as all without a glyph, and told: what was read may
not be what a page shows.
"""

from __future__ import annotations

from collections.abc import Iterable

from policypress.compare.text.tree import Uncompared, Unprinted
from policypress.findings import Finding

_TURNING = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_NAMED = 3


def uncompared(odd: Iterable[Unprinted]) -> tuple[Uncompared, ...]:
    """Such characters as a kind of things that are no words, where there are any.

    odd: what a text is read without.
    """
    found = [one for one in odd if one.character in _TURNING]
    if not found:
        return ()
    places = tuple(one.place for one in found)
    digests = tuple(one.character for one in found)
    return (Uncompared("改变文字方向的字符", places, digests),)


def finding(odd: Iterable[Unprinted], name: str) -> Finding | None:
    """The warning that a text has such characters, None where it has none.

    odd: what its text is read without. name: what the user calls the file.
    """
    found = [one for one in odd if one.character in _TURNING]
    if not found:
        return None
    codes = dict.fromkeys(f"U+{ord(one.character):04X}" for one in found)
    named = "、".join(list(codes)[:_NAMED])
    more = " 等" if len(codes) > _NAMED else ""
    message = (
        f"“{name}”有 {len(found)} 个改变文字方向的字符（{named}{more}），没有读取；"
        "页面上显示的次序可能与读到的不同。"
    )
    hint = "请对照页面核对此处的数字和文字，并在原文件中删去这些字符。"
    return Finding("text-direction", message, found[0].place, hint, "warning")
