"""The own number of a clause, heading or item (序号) with another number in the same writing, and how decisions cite it."""

from __future__ import annotations

import re

from policypress.language.numerals import to_chinese

_FURTHER = re.compile(r"之[〇○零一二两三四五六七八九十百千万0-9]+\s*$")
_NUMERAL = re.compile(r"[〇○零一二两三四五六七八九十百千万]+|[0-9]+|[０-９]+|[①-⑳]")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def relabel(label: str, number: tuple[int, ...]) -> str:
    """第八条 with (9,) → 第九条; （三） → （四）; 3. → 4.; 第八条 with (8, 1) → 第八条之一. "" when it cannot be said so."""
    if not number or not all(number):
        return ""
    bare = _FURTHER.sub("", label)
    found = _NUMERAL.search(bare)
    if not found:
        return ""
    further = "".join(f"之{to_chinese(part)}" for part in number[1:])
    return (
        bare[: found.start()]
        + _written(found[0], number[0])
        + bare[found.end() :]
        + further
    )


def _written(like: str, number: int) -> str:
    if "①" <= like[0] <= "⑳":
        return chr(0x2460 + number - 1) if number <= 20 else ""
    if "０" <= like[0] <= "９":
        return str(number).translate(_FULL_WIDTH)
    return str(number) if like.isascii() else to_chinese(number)


def cited(unit: str, number: tuple[int, ...], label: str = "") -> str:
    """第九条, 第十七条之一, 第三章; a clause numbered （九） is 第（九）条 (the custom of 若干措施)."""
    numeral = to_chinese(number[0])
    if unit == "条" and label[:1] in ("（", "("):
        numeral = f"（{numeral}）"
    return f"第{numeral}{unit}" + "".join(
        f"之{to_chinese(part)}" for part in number[1:]
    )
