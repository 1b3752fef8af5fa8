"""The lead of a line: what is said once above a list holds for each of its items.

申请企业应当符合下列条件：（一）…… An item alone, 在本县登记注册, demands nothing. So is what
the heading of a clause says: what stands below 三、民营企业奖励 is for them alone.
"""

from __future__ import annotations

import re

from policypress.lint.paper import Paper

# How items are numbered; a heading (一、, 第三条) is none.
_NUMBERS = (
    re.compile("（[一二三四五六七八九十]{1,3}）"),
    re.compile("[（(][0-9]{1,2}[）)]"),
    re.compile("[0-9]{1,2}[.．、]"),
)
_MOST = 20  # lines of a list
_HEADING = 30  # characters: a longer line without a colon introduces nothing
_STOP = re.compile("[。；]")


def lead_of(paper: Paper, start: int) -> str:
    """What introduces the list that a character stands in; "" outside lists."""
    index = paper.index_at(start)
    numbered = _numbered(paper.line_of(paper.passages[index]))
    if numbered is None:
        return ""
    above = paper.passages[max(0, index - _MOST) : index]
    for passage in reversed(above):
        line = paper.line_of(passage).rstrip()
        other = _numbered(line)
        if other == numbered:
            continue
        if _introduces(line):
            return _STOP.split(line)[-1]
        if other is None:
            return ""
    return ""


def heading_of(paper: Paper, start: int) -> str:
    """The heading of the clause that a character stands in, 五、开办补助; "" where its first
    line says more than that, or is the line of the character."""
    passage = paper.passage_at(start)
    lines = passage.node.lines
    if not lines or passage.level == "clause":
        return ""
    first = lines[0].printed.strip()
    if len(first) > _HEADING or _STOP.search(first):
        return ""
    return first


def _numbered(line: str) -> int | None:
    """Which kind of number an item begins with; nothing for what is no item."""
    for kind, number in enumerate(_NUMBERS):
        if number.match(line):
            return kind
    return None


def _introduces(line: str) -> bool:
    """Whether a line ends with a colon, or is a heading."""
    if line.endswith(("：", ":")):
        return True
    return len(line) <= _HEADING and not _STOP.search(line)
