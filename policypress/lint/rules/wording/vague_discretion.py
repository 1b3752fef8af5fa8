"""给钱的条款留有裁量：给予适当补贴、视情况给予奖励。

检查：支持标准中的“适当”“酌情”“一定”“视情况”“原则上不超过”等不确定说法。
为什么：申请人无法知道能得到什么，审核人员裁量没有边界。
不好：给予一定额度的补助
好：给予5万元补助
来源：《规章制定程序条例》第八条；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="WO-13",
    name="vague-discretion",
    severity="warning",
    strength="一般",
    source="《规章制定程序条例》第八条",
    genres=frozenset(("rules", "measures", "notice", "guide", "text")),
)
_WORDS = re.compile(
    "给予(?:适当|一定|相应|必要)的?(?:额度|比例|数额|金额|资金|经费)?的?"
    "(?:补贴|补助|奖励|资助|支持|扶持)?|适当(?:补贴|补助|奖励|资助|提高|上浮|放宽)"
    "|酌情|视情况?[^。；，\\n]{0,4}?(?:给予|追加|适当|提高|予以)[^。；，\\n]{0,6}?"
    "(?:补贴|补助|奖励|资助|支持)?"
    "|原则上[^。；，\\n]{0,12}?(?:最高|不超过|不高于|上限)|一定(?:额度|比例|数额)"
    "(?:的|(?=(?:资金|财政|经费)?(?:补贴|补助|奖励|资助|扶持|配套)))"
)
_MONEY = re.compile("补贴|补助|奖励|资助|贴息|扶持|资金|金额|额度|万元|经费")


def find(paper: Paper) -> Iterator[Hit]:
    """Each sum that nobody can reckon."""
    for found in paper.search(_WORDS):
        first, last = paper.sentence(found.start())
        if _MONEY.search(paper.text, first, last):
            yield Hit(
                found.start(),
                found.end(),
                f"“{found[0]}”没有确定的标准，支持多少无法预期。",
                "写明标准、比例或者上限。",
            )
