"""报审材料过期：成品与现在的源文件不符。

检查：outputs 中的成品文字与由现在的源文件编排的文字是否相同。
为什么：各份材料口径不一，审议的与审核的不是同一个稿子。
不好：改了金额以后没有重新生成起草说明
好：修改源文件以后重新生成全套成品
来源：整套材料一致的基本要求；逻辑
"""

from __future__ import annotations

from policypress.lint.rule import Rule
from policypress.lint.rules.dossier._papers import in_state

RULE = Rule(
    code="DOS-06",
    name="stale-paper",
    severity="warning",
    strength="逻辑",
    source="整套材料一致的基本要求",
    reads="dossier",
)
find = in_state("stale", "报审材料“{}”已过期")
