"""不许迁出、注销、减资：承诺10年内不迁出我区。

检查：不迁出、不迁离、不注销、不减少注册资本的承诺，以及迁出即追缴、退回资金的规定。户籍迁移不算。
为什么：限制企业迁出，阻碍要素自由流动；条例把阻碍本地经营者迁出列为禁止。
不好：获奖企业承诺10年内不迁离本区
好：按协议约定的建设内容和绩效目标考核
来源：《公平竞争审查条例》第九条第（一）项，实施办法第十三条；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    REGULATION,
    hit,
    promised,
)

RULE = Rule(
    code="FC-04",
    name="no-exit",
    severity="error",
    strength="规定",
    source=f"{REGULATION}第九条第（一）项；{DETAILS}第十三条",
    genres=GENRES,
)
_STAYS = re.compile(
    "(?:不|不得|不能|不可)(?:迁出|迁离|搬离|外迁|迁移出|撤离|注销|减少注册资本|减资)"
    "|(?:搬离|迁出|迁离|外迁|撤离)[^。；\n]{0,40}(?:追缴|退回|收回|返还|退还|追回|取消)"
    "|(?:追缴|退回|收回|返还|退还|追回)[^。；\n]{0,30}(?:搬离|迁出|迁离|外迁)"
)
_ARTICLES = f"{REGULATION}第九条第（一）项；{DETAILS}第十三条"


def find(paper: Paper) -> Iterator[Hit]:
    """Each promise or threat that keeps a firm from leaving."""
    for found in promised(paper, _STAYS):
        yield hit(
            found,
            "限制企业迁出",
            _ARTICLES,
            "删去不迁出、不减资的要求；需要约束的，按项目建设内容和绩效目标约定。",
        )
