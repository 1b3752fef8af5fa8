"""The manual page of a rule (规则说明), which is its docstring.

First line: what it finds, with an example. Then 检查：, 为什么：, 不好：, 好：, 来源：,
each at the beginning of a line; what follows belongs to it.
"""

from __future__ import annotations

import re
from inspect import cleandoc

from msgspec import Struct

PARTS = ("检查", "为什么", "不好", "好", "来源")
_HEAD = re.compile(rf"^({'|'.join(PARTS)})：", re.MULTILINE)


class Manual(Struct, frozen=True):
    """A manual page: its first line, and the words of each part by name."""

    title: str
    parts: dict[str, str]


def manual_of(docstring: str) -> Manual:
    """The parts of a docstring; those that are not there are left out."""
    text = cleandoc(docstring)
    first, *rest = _HEAD.split(text)
    pairs = zip(rest[::2], rest[1::2], strict=True)
    parts = {name: " ".join(words.split()) for name, words in pairs}
    return Manual(first.strip(), parts)
