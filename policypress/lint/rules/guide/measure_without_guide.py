"""措施没有申报指南：有资助的条文，guides 里没有对应的一份。

检查：设了通用指南（guides/common.yaml）的政策，每条措施是否都有自己的指南；指南是否都有对应的措施。
为什么：写进条文的好处没有办法申请，就落不到企业。
不好：measures/prize.yaml 有资助，没有 guides/prize.yaml
好：每条措施各有一份指南
来源：政务服务事项清单与办事指南一一对应的要求；实务
"""

from __future__ import annotations

from policypress.lint.rule import Rule

RULE = Rule(
    code="GUI-01",
    name="measure-without-guide",
    severity="warning",
    strength="实务",
    source="政务服务事项清单与办事指南一一对应的要求",
    reads="check",
    checks=("no-guide",),
)
