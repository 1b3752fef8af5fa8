"""Annexes whose own heading is nearly, but not quite, the name that the list of annexes has
for them (附件标题与附件说明): 附件2 某蜂业补贴申请表 above the form, 某县蜂业补贴申请表 in the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import Hit

_LABEL = re.compile(
    "^附件[ \u3000]{0,2}(?P<number>[0-9]{1,2})[：:]?[ \u3000]{0,3}$",
    re.MULTILINE,
)
_LIST = re.compile("^[ \u3000]*附件[：:]", re.MULTILINE)
# What a name may be written with and without.
_LOOSE = re.compile(
    '[《》“”"\\s\u3000]|[（(](?:样表|样式|样本|模板|格式|参考|范本|示例|试行|暂行|盖章)[^（）()\n]{0,6}[）)]'
    "|(?:样表|样式|模板|范本)$"
)
_LONGEST = 60  # characters of a heading
_MORE = 6  # characters that one of the two may have more
_ALIKE = 0.85
_HINT = "附件标题应当与附件说明的表述一致。"


def differing_heads(
    paper: Paper,
    rows: Sequence[re.Match[str]],
) -> Iterator[Hit]:
    """Each heading of an annex that differs a little from its row in the list, or the row
    where that is the shorter of the two: it is the one in which something is lost."""
    labels = list(paper.search(_LABEL))
    begin = next(paper.search(_LIST), None)
    if not labels or begin is None:
        return
    listed = {
        int(one["number"]): one
        for one in rows
        if begin.start() <= one.start() < labels[0].start()
    }
    for found in labels:
        row = listed.get(int(found["number"]))
        if row is None:
            continue
        index = paper.index_at(found.start())
        lines = [
            one
            for one in paper.passages[index + 1 : index + 3]
            if one.level != "cell"
        ]
        hit = _differs(paper, row, lines)
        if hit is not None:
            yield hit


def _differs(
    paper: Paper,
    row: re.Match[str],
    lines: Sequence[Passage],
) -> Hit | None:
    """What is said of a row and the lines below the label of its annex; the heading may
    take up two of them."""
    if not lines:
        return None
    name = _bare(row["name"])
    words = [_bare(paper.line_of(one)) for one in lines]
    heading = words[0]
    if name in (heading, "".join(words)) or len(heading) > _LONGEST:
        return None
    is_part = name.startswith(heading) and len(words) > 1
    if (
        is_part
        or abs(len(name) - len(heading)) > _MORE
        or not _are_one(name, heading)
    ):
        return None
    number = row["number"]
    if len(name) < len(heading):
        message = f"附件{number}本身的标题是“{heading}”。"
        return Hit(*row.span("name"), message, _HINT)
    message = f"附件说明中附件{number}的名称是“{name}”。"
    return Hit(lines[0].start, lines[0].end, message, _HINT)


def _bare(name: str) -> str:
    """A name without marks and remarks."""
    return _LOOSE.sub("", name.strip())


def _are_one(name: str, heading: str) -> bool:
    """Whether two names are nearly the same."""
    return (
        SequenceMatcher(None, name, heading, autojunk=False).ratio() >= _ALIKE
    )
