"""报审材料不齐：送审阶段没有起草说明。

检查：按政策所处阶段，报审需要的各份材料是否已经生成或者登记。
为什么：材料不齐的，审核机关可以退回；集体审议没有依据。
不好：送审阶段没有公平竞争审查表
好：各份材料齐备
来源：国办发〔2018〕115号；规定
"""

from __future__ import annotations

from policypress.lint.rule import Rule
from policypress.lint.rules.dossier._papers import in_state

RULE = Rule(
    code="DOS-01",
    name="missing-paper",
    severity="warning",
    strength="规定",
    source="国办发〔2018〕115号",
    reads="dossier",
)
find = in_state("missing", "报审材料缺“{}”")
