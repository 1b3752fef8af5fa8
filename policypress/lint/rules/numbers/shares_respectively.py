"""分别写的比例、各期款项、各方负担加起来不对：分别占50%、30%和30%；首付30%、进度款50%、尾款30%。

检查：“由甲、乙、丙组成（构成），分别占……”以及“权重分别为……”的比例之和不是100%；首付款、预付款、进度款、尾款、质保金各占合同款比例之和超过100%；个人、单位负担的比例与财政、基金支付（补贴）的比例之和超过100%。
为什么：比例之和不是百分之百，多出来的没有来源。
不好：由日常考核、年终考核和群众评议组成，分别占50%、30%和30%
好：由日常考核、年终考核和群众评议组成，分别占50%、30%和20%
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._measures import plainly

RULE = Rule(
    code="NUM-43",
    name="shares-respectively",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_N = r"[0-9]{1,3}(?:\.[0-9]{1,2})?[%％]"
_G = "[^。；，、%％0-9\n]"
_FIGURE = re.compile(r"(?<![0-9.])([0-9]{1,3}(?:\.[0-9]{1,2})?)[%％]")
# 由甲、乙、丙组成，分别占50%、30%和30%
_ROW = re.compile(
    f"(?:(?:组成|构成)[^。；%％0-9\n]{{0,30}}?分别(?:占|为)|权重{_G}{{0,4}}分别(?:占|为))"
    f"{_G}{{0,8}}(?P<row>{_N}(?:[、，和]{_N}){{1,6}})"
)
# 首付款为合同总价的30%，进度款为50%，尾款为30%
_TERM = (
    "(?:首付款?|首期款?|预付款|定金|进度款|中期款|尾款|余款|质保金|质量保证金|结算款|验收款"
    "|到货款)"
)
_TERMS = re.compile(
    f"(?P<row>{_TERM}{_G}{{0,14}}?{_N}{_G}{{0,8}}"
    f"(?:[，；、]{_G}{{0,8}}{_TERM}{_G}{{0,14}}?{_N}{_G}{{0,8}}"
    f"){{1,4}})"
)
# 个人负担20%，统筹基金支付85%
_OWN = "(?:个人|农户|企业|家庭|单位|投保人|参保人|业主|居民|学校|用户|养殖户|种植户|承包人)"
_PUBLIC = "(?:财政|政府|基金|统筹|银行|保险|医保)"
_PAYS = "(?:负担|承担|自付|自缴|自筹|支付|补贴|补助|报销|出资|缴纳|给予)"
_SELF = f"{_OWN}{_G}{{0,6}}{_PAYS}{_G}{{0,8}}{_N}{_G}{{0,6}}"
_OTHERS = f"{_PUBLIC}{_G}{{0,6}}{_PAYS}{_G}{{0,8}}{_N}"
_TWO = re.compile(
    f"(?P<row>{_SELF}[，；、]{_OTHERS}|{_OTHERS}[，；、]{_SELF})"
    "(?=[，。；、）]|的?部分)"
)
_OPEN = re.compile(
    "不超过|最高|不低于|不少于|以上|以下|左右|约|上浮|下浮|增长|提高|降低|其余|剩余|余下|返还|再"
    "|加收|退还|累计|付至|达到"
)
_ALL = Decimal(100)


def find(paper: Paper) -> Iterator[Hit]:
    """Each row of shares that makes more than all, or another sum where it is whole."""
    for pattern in (_ROW, _TERMS, _TWO):
        for found in paper.search(pattern):
            shares = _FIGURE.findall(found["row"])
            total = sum(map(Decimal, shares), Decimal(0))
            is_wrong = total > _ALL or (pattern is _ROW and total != _ALL)
            if is_wrong and not _OPEN.search(found[0]):
                message = f"各项的比例之和是{plainly(total)}%，不是100%。"
                yield Hit(*found.span("row"), message, "核对各项的比例。")
