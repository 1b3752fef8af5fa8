"""指南的条件与条文不一致：条文没有的限制写进了指南，条文有的条件没有问到。

检查：模型、指南的条件（表述、照抄的原话、门槛、年度）在所依据的款里是否写着；条文写明的限定在条件里是否有；支持对象有没有窄于条文。
为什么：指南不得增设条文没有的条件，也不得漏掉条文的条件。
不好：条文写“依法设立的企业”，指南的支持对象写“规模以上企业”
好：指南的支持对象与条文同样写“依法设立的企业”
来源：国办发〔2018〕37号（不得违法增加条件）；规定
"""

from __future__ import annotations

from policypress.lint.rule import Rule

RULE = Rule(
    code="GUI-08",
    name="guide-conditions",
    severity="error",
    strength="规定",
    source="国办发〔2018〕37号",
    reads="check",
    checks=(
        "unsaid-condition",
        "misquoted-clause",
        "guide-narrower",
        "condition-unheld",
        "unstated-condition",
        "year-added",
    ),
)
