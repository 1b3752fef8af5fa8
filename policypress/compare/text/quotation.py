"""Text quoted over several printed lines (引文).

What an amending decision quotes is not said by the decision.
"""

from __future__ import annotations

import re

_MARK = re.compile("[“”]")
# A quotation that runs over several lines begins a line or follows a colon:
# 修改为：“第十条……
_START = re.compile(r"(?:^|[：:])\s*“")


def quoted_lines(texts: list[str]) -> list[bool]:
    """For each line: whether it begins inside a quotation that an earlier line
    opened and a later one closes.

    A “ that nothing closes quotes nothing, so a slip of the pen hides no
    clause.
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
    """Line that leaves a quotation open → line that closes it.

    Of several lines that leave one open before a line closes it, the first
    counts.
    """
    found: dict[int, int] = {}
    opened: list[int] = []
    for index, text in enumerate(texts):
        left_open, closes_earlier = _depth(text)
        if closes_earlier and opened:
            found[opened[0]] = index
            opened = []
        if left_open and _START.search(text):
            opened.append(index)
    return found


def _depth(text: str) -> tuple[int, bool]:
    """How many quotations a line leaves open, and whether it closes one of an
    earlier line.
    """
    if "“" not in text and "”" not in text:
        return 0, False
    depth = 0
    closes_earlier = False
    for mark in _MARK.findall(text):
        if mark == "“":
            depth += 1
        elif depth:
            depth -= 1
        else:
            closes_earlier = True
    return depth, closes_earlier
