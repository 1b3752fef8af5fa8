"""个别措施没有写责任单位。

检查：多数条末尾写有“（责任单位：……）”，少数条没有。
为什么：没有责任单位的条款落实不到人。
不好：第五条　对企业给予补贴。
好：第五条　对企业给予补贴。（责任单位：区工业和信息化局）
来源：深圳各区若干措施的通行写法；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.compare.text.tree import clauses
from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="ST-04",
    name="unnamed-department",
    severity="warning",
    strength="实务",
    source="深圳各区若干措施的通行写法",
    genres=frozenset(("measures", "rules")),
)
_NAMED = re.compile("[（(](?:责任|牵头|实施|主管)(?:单位|部门)[：:]")
_MOST = 0.6  # share of clauses that name a department, from which the others lack it
_MONEY = re.compile(
    "(?:给予|予以|发放|按比例)[^。；\n]{0,40}?(?:补贴|补助|奖励|资助|贴息|扶持)|支持企业"
)
# What ends an article about money in general and gives none.
_GENERAL = re.compile("不得|不予|追回|解释|施行|不重复")


def find(paper: Paper) -> Iterator[Hit]:
    """Each clause that gives money and names nobody, where most do."""
    giving = _giving(paper)
    named = {key for key, text in giving.items() if _NAMED.search(text)}
    if not giving or len(named) < _MOST * len(giving):
        return
    unnamed = giving.keys() - named
    for passage in paper.passages:
        if passage.level == "clause" and id(passage.node) in unnamed:
            end = passage.start + max(len(passage.label), 1)
            yield Hit(
                passage.start,
                end,
                "这一条没有写责任单位，其他各条写了。",
                "在条末写明责任单位。",
            )


def _giving(paper: Paper) -> dict[int, str]:
    """The texts of the clauses that give money, by the id of their node."""
    giving = {}
    for node in clauses(paper.tree):
        text = "\\n".join(line.printed for line in node.lines)
        if _MONEY.search(text) and not _GENERAL.search(text):
            giving[id(node)] = text
    return giving
