"""适用例外没有期限、没有论证：只写“因公共利益需要”。

检查：保留的条款适用例外的，是否写明替代方案的论证；保留期限是否超过政策有效期。
为什么：适用例外须没有对公平竞争影响更小的替代方案，并有合理的实施期限或者终止条件。
不好：exception: public，没有 alternative
好：exception: public，alternative: 已比较……，until: 2027年12月31日
来源：《公平竞争审查条例》第十二条；规定
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.rule import Rule, Spot
from policypress.lint.subjects import Source
from policypress.source.model.procedure import day
from policypress.source.validity import validity

RULE = Rule(
    code="FC-17",
    name="unproven-exception",
    severity="error",
    strength="规定",
    source="《公平竞争审查条例》第十二条",
    reads="policy",
)
_FEWEST = 10  # characters: what is shorter argues nothing


def find(subject: Source) -> Iterator[Spot]:
    """Each exception that is claimed without a reason or beyond the policy's own end."""
    audit = subject.policy.audit
    if audit is None:
        return
    _, end = validity(subject.policy.meta)
    for key, waiver in audit.competition.items():
        place = audit.place_of(f"competition.{key}")
        said = waiver.alternative.strip()
        if waiver.exception and len(said) < _FEWEST:
            yield Spot(
                place,
                "适用例外没有论证替代方案",
                "写明比较过哪些方案、为什么没有对公平竞争影响更小的",
                said,
            )
        until = day(waiver.until).earliest
        if end is not None and end < until:
            yield Spot(
                place,
                f"保留到{waiver.until}，晚于政策的有效期",
                "期限不超过政策的有效期",
                waiver.until,
            )
