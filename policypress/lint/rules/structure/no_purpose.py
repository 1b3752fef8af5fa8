"""没有目的依据条款：第一条直接给钱。

检查：办法、措施的前两条或者引言里有没有说明为什么制定、依据什么制定。
为什么：制定目的和依据是规范性文件的必备内容，没有依据不便审核。
不好：第一条　对企业给予补贴
好：第一条　为促进发展，根据有关规定，制定本措施
来源：《规章制定程序条例》第八条；《广东省行政规范性文件管理规定》；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.compare.text.tree import clauses
from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="ST-01",
    name="no-purpose",
    severity="warning",
    strength="规定",
    source="《规章制定程序条例》第八条；《广东省行政规范性文件管理规定》",
    genres=frozenset(("rules", "measures")),
)
_PURPOSE = re.compile(
    "为了?[^。\\n]{2,200}(?:制定|特制定|制订|出台)|根据[^。\\n]{2,200}(?:制定|制订|特制定)|现就"
    "|现将|提出(?:以下|如下)"
)
_HEAD = 3  # clauses in which the purpose may stand
_FEWEST = 5  # clauses: what has fewer is an excerpt


def find(paper: Paper) -> Iterator[Hit]:
    """The first clause of a text that nowhere says why it is made."""
    articles = clauses(paper.tree)
    if len(articles) < _FEWEST or paper.tree.scheme != "articles":
        return
    heads = {id(node) for node in articles[:_HEAD]}
    for passage in paper.passages:
        is_head = passage.part in ("preamble", "letter", "title")
        is_head = is_head or id(passage.node) in heads
        if is_head and _PURPOSE.search(paper.line_of(passage)):
            return
    for passage in paper.passages:
        if passage.node is articles[0]:
            end = passage.start + len(passage.label)
            yield Hit(
                passage.start,
                max(end, passage.start + 1),
                "没有制定目的和依据。",
                "在第一条写明为什么制定、依据什么制定。",
            )
            return
