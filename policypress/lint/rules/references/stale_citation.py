"""条号调整以后，引用没有跟着改：删去第三条，后文仍写“第五条”。

检查：`check 新稿 --since 旧稿` 比较两稿，旧稿引用的条、款、项在新稿里换了号或者没有了，引用却没有相应调整的。
为什么：增删条文以后条号顺延，引用不跟着改就指到了别的条文上。
不好：原第五条变为第四条，后文仍写“依照第五条”
好：后文改写为“依照第四条”
来源：引用的基本要求；逻辑
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.rule import Rule, Spot
from policypress.lint.subjects import Renumbered

RULE = Rule(
    code="REF-03",
    name="stale-citation",
    severity="warning",
    strength="逻辑",
    source="引用的基本要求",
    reads="changes",
)


def find(subject: Renumbered) -> Iterator[Spot]:
    """Each citation that means another text now, or none."""
    for one in subject.citations:
        if one.state == "followed":
            continue
        yield Spot(
            one.place,
            f"“{one.said}”：{one.message}",
            "核对要引用的是现在的哪一条、款、项",
            one.said,
            one.clause,
        )
