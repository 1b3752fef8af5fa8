"""References to data in other brackets than two braces (花括号写错): Jinja leaves them as
they are, and the text prints { s.market.each } for a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.source.reading.places import Slip, position_of

_WIDE = re.compile("｛[｛{%％]|[{]｛")
# What code names: s.market.each, cond.days, ref('market').
_NAME = (
    r"(?:(?:s|m|p|cond|facts)(?:\.\w+)+(?:\s*\|[^{}\[\]]*)?"
    r"|(?:ref|cite)\(\s*['\"][^'\"]*['\"][^()]*\))"
)
_HAN = "[一-鿿，。；：、（）“”]"
_ALONE = r"(?:s(?:\.[a-z0-9_]+){2,6}|(?:cond|facts)(?:\.[a-z0-9_]+){1,3})"
_ODD = re.compile(
    rf"(?<!\{{)\$?\{{\s*(?P<one>{_NAME})\s*\}}\}}?(?!\}})"
    rf"|\{{\{{\s*(?P<open>{_NAME})\s*\}}(?!\}})"
    rf"|\[\[?\s*(?P<square>{_NAME})\s*\]\]?"
    rf"|(?:<<|《|【|%)\s*(?P<other>{_NAME})\s*(?:>>|》|】|%)"
    rf"|(?P<behind>{_NAME})\s*\}}\}}"
    rf"|(?<={_HAN})(?P<alone>{_ALONE})(?![a-z0-9_.])"
    rf"|(?<![\w./@:-])(?P<first>{_ALONE})(?={_HAN})"
)
# What stands within braces is code, and a reference there is right.
_CODE = re.compile(r"\{\{[^{}]*\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_BEGINNINGS = ("s.", "m.", "p.", "cond.", "facts.", "ref(", "cite(")


def brace_slips(
    value: str,
    raw: str,
    start: tuple[int, int],
) -> Iterator[Slip]:
    """What is wrong with the braces of a value. raw: as it is written, from `start` on."""
    wide = _WIDE.search(value) if "｛" in value else None
    if wide:
        yield Slip(
            position_of(wide[0], raw, start),
            "full-width-brace",
            "引用数据的花括号用了全角“｛｛”",
            "改成半角，如 {{ s.x.value }}",
        )
        return
    text = _CODE.sub(_blank, value) if "{" in value else value
    if not any(one in text for one in _BEGINNINGS):
        return
    for found in _ODD.finditer(text):
        (name,) = filter(None, found.groups())
        yield Slip(
            position_of(found[0], _CODE.sub(_blank, raw), start),
            "bare-reference",
            f"“{found[0]}”不会换成数据，会照原样印出来",
            f"引用数据用两层花括号：{{{{ {name.strip()} }}}}",
        )


def _blank(code: re.Match[str]) -> str:
    """As many characters of no word as the code has, in as many lines."""
    return re.sub(r"[^\n]", "\0", code[0])
