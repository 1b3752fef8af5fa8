"""Lines that were meant as keys and continue the words above them (被接到上一行的键)."""

from __future__ import annotations

import re

from msgspec import Struct

# A full-width colon, or no space after the colon.
_LOST_KEY = re.compile(r"\s*([a-z][a-z0-9_-]*)(：|:(?!//)(?=\S))")
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
