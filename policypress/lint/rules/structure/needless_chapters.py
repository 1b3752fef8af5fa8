"""条数不多却分章：全文十几条分五章。

检查：办法、措施不足二十条而分章。
为什么：内容简单的一般不分章，分章使短文显得零碎。
不好：全文十二条分五章
好：全文十二条，不分章
来源：《规章制定程序条例》第八条；一般
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.compare.text.tree import clauses
from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="ST-06",
    name="needless-chapters",
    severity="note",
    strength="一般",
    source="《规章制定程序条例》第八条",
    genres=frozenset(("rules", "measures")),
)
_ENOUGH = 20  # clauses from which chapters are usual


def find(paper: Paper) -> Iterator[Hit]:
    """The first chapter of a text with few clauses."""
    count = len(clauses(paper.tree))
    if not 0 < count < _ENOUGH:
        return
    if paper.is_ours and paper.genre == "measures":
        return  # their chapters are the fields of support, and the model's
    for passage in paper.passages:
        if passage.part == "chapter" and passage.label.startswith("第"):
            yield Hit(
                passage.start,
                passage.start + len(passage.label),
                f"全文{count}条，一般不必分章。",
                "内容确有层次的可以保留。",
            )
            return
