"""奖励与税收、地方经济贡献挂钩：按地方经济贡献额的50%给予奖励。

检查：以纳税额、税收贡献、经济贡献、地方财力、地方留成为条件或者计算基数的奖补，以及以在本地纳税、汇缴为条件。
为什么：按税收比例给钱实为税收返还，属于给予特定经营者选择性、差异化的财政奖励。
不好：按其对我区经济贡献的95%给予奖励
好：按其研发投入的10%给予补助
来源：《公平竞争审查条例》第十条第（二）项，实施办法第十九条；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    MONEY,
    OWN,
    REGULATION,
    hit,
    is_in_sentence,
    promised,
)

RULE = Rule(
    code="FC-02",
    name="local-tax",
    severity="error",
    strength="规定",
    source=f"{REGULATION}第十条第（二）项；{DETAILS}第十九条",
    genres=GENRES,
)
_TAX = re.compile(
    "(?:地方|区级|市级|县级|综合|区域)?(?:经济|财政|财税|税收|纳税)贡献(?:额|度|总额)?|地方财力(?:贡献)?|地方留[成存]"
    "|(?:年)?上缴税[金收款]|(?:年)?(?:纳税|税收)(?:总额|额)?(?:达到|超过|不低于|首次)"
    f"|在{OWN}(?:依法)?(?:注册)?纳税|汇缴纳税|纳税义务|税务(?:征管)?关系[^。；\n]{{0,20}}在{OWN}"
    f"|(?:在|回){OWN}?[^。；，\n]{{0,4}}本地结算|税收(?:解缴|入库)地?(?:在|为)"
)
_PROMISED = re.compile(
    f"{MONEY.pattern}|给予|返还|一事一议|支持|分成|减免|申报单位|申请单位|追缴|承诺"
)
_ARTICLES = f"{REGULATION}第十条第（二）项；{DETAILS}第十九条"


def find(paper: Paper) -> Iterator[Hit]:
    """Each sum or condition that follows local taxes."""
    for found in promised(paper, _TAX):
        if is_in_sentence(paper, found.start(), _PROMISED):
            yield hit(
                found,
                "使支持与本地税收或者经济贡献挂钩",
                _ARTICLES,
                "删去与纳税、地方财力挂钩的条件和标准，改按研发投入、设备投资等客观指标。",
            )
