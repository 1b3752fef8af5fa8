"""The own number of a clause, heading or item (序号).

Another in the same writing, and how it is cited.
"""

from __future__ import annotations

import re

from policypress.language.numerals import to_chinese

_FURTHER = re.compile(r"之[〇○零一二两三四五六七八九十百千万0-9]+\s*$")
_NUMERAL = re.compile(
    r"[〇○零一二两三四五六七八九十百千万]+|[0-9]+|[０-９]+|[①-⑳]"
)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def relabel(
    label: str,
    number: tuple[int, ...],
) -> str:
    """A label with another number: 第八条 with (9,) → 第九条, with (8, 1) → 第八条之一.

    The writing stays: （三） → （四）, 3. → 4.; "" when it cannot be written so.
    """
    if not number or not all(number):
        return ""
    bare = _FURTHER.sub("", label)
    found = _NUMERAL.search(bare)
    if not found:
        return ""
    before = bare[: found.start()]
    after = bare[found.end() :]
    return before + _written(found[0], number[0]) + after + _further(number)


def _written(
    like: str,
    number: int,
) -> str:
    """A number in the numerals of `like`.

    "" where they have none for it (㉑ is no ⑳).
    """
    if "①" <= like[0] <= "⑳":
        return chr(ord("①") + number - 1) if number <= 20 else ""
    if "０" <= like[0] <= "９":
        return str(number).translate(_FULL_WIDTH)
    return str(number) if like.isascii() else to_chinese(number)


def _further(number: tuple[int, ...]) -> str:
    """之一 of 第十七条之一, "" for a number without it."""
    return "".join(f"之{to_chinese(part)}" for part in number[1:])


def cited(
    unit: str,
    number: tuple[int, ...],
    label: str = "",
) -> str:
    """How a clause or chapter is cited: 第九条, 第十七条之一, 第三章.

    A clause that is numbered （九） is 第（九）条 (the custom of 若干措施).
    """
    numeral = to_chinese(number[0])
    if unit == "条" and label.startswith(("（", "(")):
        numeral = f"（{numeral}）"
    return f"第{numeral}{unit}{_further(number)}"
