"""条号、项号跳号或者重号：第七条之后是第九条。

检查：条、一、（一）、1.各级序号是否从头连续；“第十条之一”这样的插入条算连续。
为什么：跳号、重号使引用指错地方，也说明稿子漏了或者多了内容。
不好：第七条……第九条……
好：第七条……第八条……
来源：立法技术规范（试行）（一）关于条文序号；逻辑
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.compare.text.tree import clauses
from policypress.lint.paper import Paper
from policypress.lint.rule import NORMATIVE, Hit, Rule

RULE = Rule(
    code="OR-05",
    name="broken-sequence",
    severity="error",
    strength="逻辑",
    source="立法技术规范（试行）（一）",
    # A note cites clauses at the beginning of its lines.
    genres=NORMATIVE | {"text"},
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each clause whose number does not follow the one before."""
    if paper.tree.scheme != "articles":
        return
    labels = {
        id(passage.node): passage
        for passage in reversed(paper.passages)
        if passage.part == "clause" and passage.label
    }
    before: tuple[int, ...] = (0,)
    for node in clauses(paper.tree):
        if not node.number or id(node) not in labels:
            continue
        if not _follows(before, node.number) and before != (0,):
            passage = labels[id(node)]
            end = passage.start + len(passage.label)
            what = "重复" if node.number <= before else "前面缺了条"
            message = f"“{passage.label}”{what}。"
            yield Hit(passage.start, end, message, "核对各条的序号。")
        before = node.number


def _follows(before: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Whether a number comes after another: 八 after 七, 七之一 after 七, 八 after
    七之一."""
    if len(number) == 1:
        return number[0] == before[0] + 1
    inserted = before[1] if len(before) > 1 else 0
    return number[0] == before[0] and number[1] == inserted + 1
