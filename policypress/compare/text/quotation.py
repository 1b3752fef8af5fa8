"""Text quoted over several printed lines (引文): what an amending decision quotes is not said by the decision."""

from __future__ import annotations

import re

_MARK = re.compile("[“”]")
# A quotation that runs over several lines begins a line or follows a colon: 修改为：“第十条……
_START = re.compile(r"(?:^|[：:])\s*“")


def quoted_lines(texts: list[str]) -> list[bool]:
    """For each line: whether it begins inside a quotation that an earlier line opened and a later one closes.

    A “ that nothing closes quotes nothing, so a slip of the pen hides no clause.
    """
    closing = _closings(texts)
    inside = [False] * len(texts)
    index = 0
    while index < len(texts):
        end = closing.get(index, index)
        for place in range(index + 1, end + 1):
            inside[place] = True
        index = max(end, index + 1)
    return inside


def _closings(texts: list[str]) -> dict[int, int]:
    """Line that leaves a quotation open → line that closes it."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for index, text in enumerate(texts):
        if "“" not in text and "”" not in text:
            continue
        depth = 0
        for mark in _MARK.findall(text):
            depth += 1 if mark == "“" else -1
            if depth < 0:
                depth = 0
                if opened:
                    found[opened[0]] = index
                    opened = []
        if depth and _START.search(text):
            opened.append(index)
    return found
