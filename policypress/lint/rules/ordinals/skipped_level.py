"""层次序号跳级：别处“一、”下面是“（一）”，这里直接是“1.”。

检查：“一、（一）1.（1）”四级；一份文稿里别处按级用了“（一）”，某个“一、”下面却直接用“1.”的（或者“（一）”下面直接用“（1）”的）；条下面的各项有的用“（一）”、有的用“（1）”的。全文只用“一、”“1.”两级的不算。
为什么：同一层次用了两种序号，读者分不清哪些是并列的。
不好：一、甲 （一）子 1.丑　二、乙 1.寅
好：一、甲 （一）子 1.丑　二、乙 （一）寅
来源：GB/T 9704—2012 7.3.3（结构层次序数）；可以
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.ordinals._labels import Kind, Label, labels

RULE = Rule(
    code="OR-01",
    name="skipped-level",
    severity="warning",
    strength="可以",
    source="GB/T 9704—2012 7.3.3",
    genres=EVERY - {"decision", "table", "law"},
)
_ABOVE: tuple[tuple[Kind, Kind, Kind], ...] = (
    ("一、", "（一）", "1."),
    ("（一）", "1.", "（1）"),
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each first label below another that skips a kind used elsewhere in its place."""
    found = [one for one in labels(paper) if one.passage.part != "contents"]
    pairs = [
        (above, below)
        for above, below in zip(found, found[1:], strict=False)
        if not below.after_clause
    ]
    yield from _below_clauses(found)
    steps = {(above.kind, below.kind) for above, below in pairs}
    skipped = _used(steps)
    for above, below in pairs:
        middle = skipped.get((above.kind, below.kind))
        is_of_annexes = paper.text.startswith("附", below.start)
        if middle and below.number == 1 and not is_of_annexes:
            message = (
                f"“{above.kind}”下面直接用了“{below.kind}”，跳过了“{middle}”。"
            )
            hint = f"改用“{middle}”，与全文的层次一致。"
            yield Hit(below.start, below.end, message, hint)


def _used(steps: set[tuple[Kind, Kind]]) -> dict[tuple[Kind, Kind], Kind]:
    """The kinds that a text uses between two others. steps: the kinds of each two labels
    one below the other."""
    return {
        (upper, lower): middle
        for upper, middle, lower in _ABOVE
        if {(upper, middle), (middle, lower)} <= steps
    }


def _below_clauses(found: list[Label]) -> Iterator[Hit]:
    """Each （1） or 1. that begins the items of a 条 where another one begins with （一）."""
    first = [one for one in found if one.after_clause and one.number == 1]
    if not any(one.kind == "（一）" for one in first):
        return
    for label in first:
        is_clause = label.passage.part == "clause"
        if is_clause and label.is_sure and label.kind in ("1.", "（1）"):
            message = f"这一条的各项用了“{label.kind}”，别的条用“（一）”。"
            yield Hit(label.start, label.end, message, "改用“（一）（二）”。")
