"""所依据的文件已被替代、失效：登记为已被替代，正文仍以它为依据。

检查：正文“根据”“依照”引用的文件，在文件登记（documents.yaml）里的效力是不是现行有效。
为什么：依据失效，条款的合法性没有着落；送审以前就应当改。
不好：根据登记为 replaced 的旧办法
好：根据替代它的新办法
来源：国办发〔2018〕37号；规定
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.rule import Rule, Spot
from policypress.lint.subjects import Source
from policypress.source.demands import basis_in_force

RULE = Rule(
    code="BAS-01",
    name="not-in-force",
    severity="error",
    strength="规定",
    source="国办发〔2018〕37号",
    reads="policy",
    checks=("basis-not-in-force",),
)


def find(subject: Source) -> Iterator[Spot]:
    """Each basis that is no more. From 征求意见稿 on the stage itself demands it."""
    if subject.policy.meta.stage != "drafting":
        return
    for lack in basis_in_force(subject.policy):
        yield Spot(lack.place, lack.message, lack.hint)
