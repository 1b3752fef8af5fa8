"""同一个数据各处不一：条文写300万元，指南、模型写500万元。

检查：金额、比例、限额在条文里是否由模型引用（没有写、写在别的款、直接写了数值都算）；条文给的金额是否都在模型里；指南、起草说明有没有直接写数值。
为什么：措施、说明、对照表、指南由同一份数据生成，手写的一处改了，其余不会跟着改。
不好：条文写“奖励30万元”，supports 里是20万元
好：条文写“奖励{{ s.prize.value }}”
来源：整套材料一致的基本要求；逻辑
"""

from __future__ import annotations

from policypress.lint.rule import Rule

RULE = Rule(
    code="NUM-08",
    name="figure-in-two-places",
    severity="error",
    strength="逻辑",
    source="整套材料一致的基本要求",
    reads="check",
    checks=(
        "typed-figure",
        "unstated-amount",
        "unstated-limit",
        "wrong-clause",
        "benefit-without-support",
    ),
)
