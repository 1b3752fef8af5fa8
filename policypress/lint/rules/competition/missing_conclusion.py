"""没有公平竞争审查结论：报批时没有审查机关和结论。

检查：送审以后的各阶段，policy.yaml 是否登记公平竞争审查的机关、日期和结论；有未保留的竞争问题时结论能否成立。
为什么：未经公平竞争审查或者审查不符合要求的，不得出台。
不好：阶段已是送审，procedure 中没有 fair_competition
好：procedure: {fair_competition: {body: 区市场监管局, date: 2026年3月1日, conclusion: 符合}}
来源：《公平竞争审查条例》第十四条、第十七条、第十八条；规定
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.rule import Rule, Spot
from policypress.lint.subjects import Source

RULE = Rule(
    code="FC-18",
    name="missing-conclusion",
    severity="error",
    strength="规定",
    source="《公平竞争审查条例》第十八条",
    reads="policy",
    checks=("lacks-fair-competition",),
)


def find(subject: Source) -> Iterator[Spot]:
    """A conclusion that is recorded while rules still object to clauses."""
    review = subject.policy.meta.procedure.fair_competition
    if review is None:
        return
    open_ = [one for one in subject.objections if one.waiver is None]
    if open_:
        clauses = "、".join(
            dict.fromkeys(
                subject.texts[one.clause].name
                for one in open_
                if one.clause in subject.texts
            )
        )
        yield Spot(
            review.place,
            f"登记了审查结论，{clauses}仍有没有处理的竞争问题",
            "修改条文，或者用 build.py waive 写明保留的理由和期限",
        )
