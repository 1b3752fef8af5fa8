"""报审材料不齐：送审阶段没有起草说明。

检查：按政策所处阶段，报审需要的各份材料是否已经生成或者登记。
为什么：材料不齐的，审核机关可以退回；集体审议没有依据。
不好：送审阶段没有公平竞争审查表
好：各份材料齐备
来源：国办发〔2018〕115号；规定
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.rule import Rule, Spot
from policypress.lint.subjects import Dossier

RULE = Rule(
    code="DOS-01",
    name="missing-paper",
    severity="warning",
    strength="规定",
    source="国办发〔2018〕115号",
    reads="dossier",
)


def find(subject: Dossier) -> Iterator[Spot]:
    """Each paper that the stage needs and that is not there."""
    for paper in subject.papers:
        if paper.state == "missing":
            yield Spot(
                subject.place,
                f"报审材料缺“{paper.name}”",
                paper.note,
                paper.name,
            )
