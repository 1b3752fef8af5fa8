"""金额缺“元”：给予50万奖励。

检查：“给予、最高、不超过、奖励、补贴、资助、补助、达到”之后的“N万”“N亿”后面没有“元”也没有别的单位；“200万人民币”；“总投资超万亿”“营业收入2000万以下”。
为什么：50万是50万元还是50万平方米，要靠猜；条款里的金额必须有单位。
不好：最高不超过50万。
好：最高不超过50万元。
来源：GB/T 15835—2011（数字与单位）；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NU-11",
    name="missing-yuan",
    severity="warning",
    strength="实务",
    source="GB/T 15835—2011",
    mechanical=True,
)
_AMOUNT = re.compile(
    "(?:给予|最高|不超过|奖励(?:企业|单位|个人|团队|项目|人才)?|补贴|资助|补助|封顶|达到)[ ]?"
    "(?P<amount>[0-9]{1,9}(?:\\.[0-9]{1,4})?[ ]?[千百]?[万亿])"
    "(?=[，。；、）]|以[上下内](?!的?[人家])|的?(?:奖励|补贴|资助|补助|支持|资金|扶持|经费)|$)",
    re.MULTILINE,
)
# 甲类奖励10万元，乙类5万，: what stands beside sums is one.
_BESIDE = re.compile(
    "(?:奖励|补助|补贴|资助|奖金|给予)[^。；\\n0-9]{0,10}[0-9]{1,6}(?:\\.[0-9]{1,4})?万元[^。\\n0-9]{0,20}"
    "(?<![口数量群亩约])(?P<amount>[0-9]{1,6}(?:\\.[0-9]{1,4})?万)(?=[，。；、）])"
)
# 营业收入2000万以下: what can be nothing but money.
_EARNED = re.compile(
    "(?:收入|产值|销售额|税收|利润|资产总?额|注册资本|交易额|营业额|投资额)[ ]?"
    "(?P<amount>[0-9]{1,7}(?:\\.[0-9]{1,4})?[万亿])(?=以[上下内]|[，。；、）]|的|$)",
    re.MULTILINE,
)
# 不超过200万人民币: the currency is named, its unit is not.
_CURRENCY = re.compile(
    "(?P<amount>[0-9]{1,9}(?:\\.[0-9]{1,4})?[ ]?[千百]?[万亿])(?=人民币(?![0-9 ]))"
)
# 总投资超万亿: nothing but money is invested, earned or paid as tax.
_INVESTED = re.compile(
    "(?:(?:投资额|金额|收入|产值|销售额|单价|造价|合同额|资本|利润|税额|费用|价款|余额)"
    "(?:应当|应|须)?(?:在|不低于|不少于|不超过|为)"
    "|(?:投资|产值|营业收入|营收|销售额|交易额|规模|税收|纳税)(?:总?额|总量)?"
    "(?:超过?|突破|达到?|近|逾))[ ]?"
    "(?P<amount>[0-9]{1,9}(?:\\.[0-9]{1,4})?[ ]?[千百]?[万亿]|[千百]?[万千]亿|[千百]万)"
    "(?=[，。；、）]|以[上下内]|的(?:企业|单位|项目|[，。；、])|$)",
    re.MULTILINE,
)
# 500元至1万；: both ends of a range are of one kind.
_RANGE = re.compile(
    "[0-9]元[至到～—-][ ]?(?P<amount>[0-9]{1,9}(?:\\.[0-9]{1,4})?[万亿])(?=[，。；、）]|不等|的|$)",
    re.MULTILINE,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each amount without 元."""
    told: set[int] = set()
    for pattern in (_AMOUNT, _EARNED, _BESIDE, _CURRENCY, _INVESTED, _RANGE):
        for hit in _without_yuan(paper, pattern):
            if hit.start not in told:
                told.add(hit.start)
                yield hit


def _without_yuan(paper: Paper, pattern: re.Pattern[str]) -> Iterator[Hit]:
    """The amounts that a pattern finds."""
    for found in paper.search(pattern):
        amount = found["amount"]
        yield Hit(
            found.start("amount"),
            found.end("amount"),
            f"“{amount}”没有单位。",
            f"写作“{amount}元”。",
            instead=f"{amount}元",
        )
