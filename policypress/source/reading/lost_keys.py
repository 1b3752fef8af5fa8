"""Lines that were meant as keys and continue the words above them (被接到上一行的键), and a
number that became two items."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

# A full-width colon, or no space after the colon.
_LOST_KEY = re.compile(r"\s*([a-z][a-z0-9_-]*)(：|:(?!//)(?=\S))")
# 50,000元: what stands before the comma, and behind it.
_THOUSANDS = re.compile(r"(?<![0-9.])([1-9][0-9]{0,2}(?:,[0-9]{3})*),$")
_THREE_DIGITS = re.compile("[0-9]{3}(?![0-9])")
_BAD_COLON = {
    True: ("full-width-colon", "键和值之间用了全角冒号“：”"),
    False: ("missing-space", "英文冒号后没有空格"),
}


def bad_colon(text: str) -> tuple[str, str] | None:
    """What is wrong with the first colon of a file that is one text, as code and message;
    None where it begins with no key."""
    found = re.match(r"[\w-]+(：|:\S)", text)
    return _BAD_COLON["：" in found[1]] if found else None


class LostKey(Struct, frozen=True):
    """A key that YAML takes for words. column: where it begins in its line, from 1."""

    column: int
    code: str
    message: str
    hint: str


def lost_key(line: str) -> LostKey | None:
    """The key that a line of a longer value was meant to be, None where it is words."""
    found = _LOST_KEY.match(line)
    if found is None:
        return None
    code, message = _BAD_COLON[found[2] == "："]
    return LostKey(
        found.start(1) + 1,
        code,
        f"{message}，“{found[1]}”这一行被接到了上一行的文字里",
        "改成英文冒号加一个空格",
    )


def split_number(text: str, event: Any) -> tuple[str, str, str] | None:
    """Code, message and hint of a number whose thousands a comma has cut off, so that they
    are an item of their own: 50,000元. event: what the parser has of the item."""
    mark, value = event.start_mark, getattr(event, "value", None)
    if value is None or not _THREE_DIGITS.match(value):
        return None
    before = _THOUSANDS.search(text[mark.index - mark.column : mark.index])
    if before is None:
        return None
    return (
        "thousands-comma",
        f"“{before[1]},{value}”写在括号里，英文逗号把它分成了两项",
        f"数里不写逗号，写成 {before[1].replace(',', '')}{value}",
    )
