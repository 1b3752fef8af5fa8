"""条件没有材料证明，材料没有依据：要求经营满两年，没有一项材料能证明。

检查：每个条件是否有材料或者数据来源（proves）；每项材料是否证明某个条件或者有条文依据。
为什么：没有材料的条件审核不了；没有依据的材料不得要求申请人提交。
不好：条件“经营满两年”，材料里没有营业执照
好：材料“营业执照”写 proves: [years]
来源：国办发〔2018〕37号（不得要求无谓证明）；规定
"""

from __future__ import annotations

from policypress.lint.rule import Rule

RULE = Rule(
    code="GUI-02",
    name="condition-without-proof",
    severity="warning",
    strength="规定",
    source="国办发〔2018〕37号",
    reads="check",
    checks=("condition-without-material", "material-without-ground"),
)
