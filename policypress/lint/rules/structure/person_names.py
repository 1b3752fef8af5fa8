"""同一类人几种称呼：见习人员、见习学员、见习者。

检查：同一词干加“人员”“学员”“者”的称呼在一个文件里混用；同一句里先说“申请人”后说“申报人”的。
为什么：同一对象前后称呼不一，读者会以为是不同的人。
不好：见习人员……见习学员……
好：全文统一为“见习人员”
来源：立法技术规范（试行）（一）关于用语一致；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="ST-08",
    name="person-names",
    severity="note",
    strength="一般",
    source="立法技术规范（试行）（一）关于用语一致",
    genres=frozenset(("rules", "measures", "notice", "guide", "text")),
)
_NAMED = re.compile("(?P<stem>[一-鿿]{2})(?P<kind>人员|学员|者)")
_FEWEST = 2  # how often the usual name occurs at least
_COMMON = frozenset(
    [
        "工作",
        "管理",
        "经营",
        "有关",
        "相关",
        "其他",
        "所有",
        "专业",
        "技术",
        "从业",
        "服务",
        "或者",
        "责任",
        "第三",
        "所得",
        "违法",
        "消费",
        "投资",
        "负责",
        "审核",
        "评审",
    ]
)
# 申请人在收到短信后，由申报人自助打印: within one sentence it is the same person.
_ONE_SENTENCE = tuple(
    re.compile(
        f"(?P<first>{one})(?![、和与或及（])[^。\n]{{4,160}}?(?P<second>{other})"
    )
    for pair in (
        ("申请人", "申报人"),
        ("申请单位", "申报单位"),
        ("申请主体", "申报主体"),
    )
    for one, other in (pair, pair[::-1])
)
_LEAST = 3  # times that the usual one of two names is there


def find(paper: Paper) -> Iterator[Hit]:
    """The first use of each rarer name of one kind of people."""
    seen: dict[str, dict[str, list[re.Match[str]]]] = {}
    for found in paper.search(_NAMED):
        stem = found["stem"]
        if stem not in _COMMON:
            seen.setdefault(stem, {}).setdefault(found["kind"], []).append(
                found
            )
    for stem, kinds in seen.items():
        usual = max(kinds, key=lambda kind: len(kinds[kind]))
        if len(kinds) < 2 or len(kinds[usual]) < _FEWEST:
            continue
        for kind, places in kinds.items():
            if len(places) < len(kinds[usual]):
                yield Hit(
                    places[0].start(),
                    places[0].end(),
                    f"“{stem}{kind}”与“{stem}{usual}”可能指同一类人。",
                    "是同一类人的，统一称呼。",
                )
    yield from _in_sentence(paper)


def _in_sentence(paper: Paper) -> Iterator[Hit]:
    """The rarer of two names that one sentence has for the same person."""
    for pattern in _ONE_SENTENCE:
        found = next(paper.search(pattern), None)
        if found is None:
            continue
        groups = sorted(
            ("first", "second"), key=lambda one: paper.text.count(found[one])
        )
        rare, usual = (found[one] for one in groups)
        if paper.text.count(usual) < max(_LEAST, 2 * paper.text.count(rare)):
            continue
        message = f"“{rare}”与“{usual}”在同一句里，可能指同一个人。"
        yield Hit(
            *found.span(groups[0]),
            message,
            "是同一个的，统一称呼。",
            severity="note",
        )
