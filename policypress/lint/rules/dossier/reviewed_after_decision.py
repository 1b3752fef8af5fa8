"""审查晚于审议：会议5月8日通过，公平竞争审查5月20日才作结论。

检查：征求意见截止、公平竞争审查、合法性审核的日期是否都在集体审议之前，征求意见是否在合法性审核之前结束。
为什么：未经征求意见、公平竞争审查、合法性审核的，不得提交集体审议。
不好：decisions 的会议日期2026年5月8日，fair_competition 的日期2026年5月20日
好：公平竞争审查2026年4月10日，会议2026年5月8日
来源：国办发〔2018〕37号、《公平竞争审查条例》第十八条；规定
"""

from __future__ import annotations

from policypress.lint.rule import Rule

RULE = Rule(
    code="DOS-04",
    name="reviewed-after-decision",
    severity="error",
    strength="规定",
    source="国办发〔2018〕37号、《公平竞争审查条例》第十八条",
    reads="check",
    checks=("reviewed-after-decision",),
)
