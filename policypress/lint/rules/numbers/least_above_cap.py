"""最低的基数按比例算已经超过最高额：1000万元以上的，按照5%给予补助，最高40万元。

检查：同一句里基数有下限（多少元以上、超过、不低于），按它的百分之几给予，下限乘以比例已经超过“最高”“不超过”的限额；比例是另一个基数的（按照研发费用的、超过部分的）不比较；同一句里先后几档各有比例的，限额高于那一档上限所得的（由低档起算）不比较。按得分、等次分档给的定额高于同一段里“单个……最高”的限额的也查。
为什么：这一档人人都是最高额，比例用不上，多半是比例、限额写错了一个。
不好：投资1000万元以上的，按照投资额的5%给予补助，最高40万元
好：投资1000万元以上的，按照投资额的5%给予补助，最高100万元
来源：数值之间的基本关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._amounts import MONEY, NUMBER, shown, worth

RULE = Rule(
    code="NUM-48",
    name="least-above-cap",
    severity="warning",
    strength="逻辑",
    source="数值之间的基本关系",
    genres=EVERY - {"law", "decision", "note"},
)
_G = "[^。；，、0-9\n]"
_CASE = re.compile(
    f"(?:(?P<over>超过|不低于|不少于|达到|大于|高于|满)[ ]?)?(?<![0-9.])"
    f"(?P<low>{NUMBER})(?P<unit>{MONEY})(?P<above>[及]?以上)?(?:[（(]不?含[^（）()\n]{{0,8}}[）)])?"
    f"(?:[、，]?(?:不满|不足|低于|不超过|未满)?{NUMBER}(?:{MONEY})(?:以下)?(?:[（(]不?含[^（）()\n]{{0,8}}[）)])?)?"
    f"(?:的{_G}{{0,8}})?，(?:可)?(?:给予|补助|补贴|奖励)?(?:按照?|以)(?P<base>{_G}{{0,16}}?)的?"
    r"(?P<rate>[0-9]{1,2}(?:\.[0-9]{1,2})?)[%％](?:的比例|的标准)?"
    f"(?P<between>{_G}{{0,16}}，{_G}{{0,12}}?)"
    f"(?P<cap>(?:最高|不超过|不得超过|上限为?|封顶){_G}{{0,6}}(?P<most>{NUMBER})(?P<unit2>{MONEY}))"
)
# What is multiplied is what lies above the bound, or grows, or is spread over years.
# 按照得分给予资助：90分以上的，每年20万元；……。单个站点每年资助最高15万元
_TIERS = re.compile(
    "给予(?P<act>奖励|补助|补贴|资助|奖补)[：:](?P<rows>[^。\n]{10,200})。"
    "(?:单个|每个|每家|单家|同一|每户)[一-鿿]{1,12}?(?P<span>每年|年度)?[一-鿿]{0,6}(?P=act)(?:资金|金额|总额)?"
    f"(?:最高|不超过|不得超过|最多)(?P<most>{NUMBER})(?P<unit>{MONEY})(?=[。；，])"
)
# 优秀的，补助20万元；良好的，补助10万元。单个站点补助最高15万元
_ROWS = re.compile(
    "(?:^|(?<=[。；：\u3000）]))"
    "(?P<rows>(?:[^。；，\n]{2,20}的，(?:给予)?(?:一次性|每年)?(?:给予)?"
    "(?P<act>奖励|补助|补贴|资助|奖补)"
    f"{NUMBER}(?:{MONEY})；?){{2,6}})。"
    "(?:单个|每个|每家|单家|同一|每户)[一-鿿]{1,12}?(?P<span>每年|年度)?[一-鿿]{0,6}(?P=act)(?:资金|金额|总额)?"
    f"(?:最高|不超过|不得超过|最多)(?P<most>{NUMBER})(?P<unit>{MONEY})(?=[。；，])",
    re.MULTILINE,
)
_TIER = re.compile(
    "的，(?:给予)?(?:一次性)?(?:奖励|补助|补贴|资助)?(?P<span>每年)?(?:给予)?(?:奖励|补助|补贴|资助)?"
    f"(?P<number>{NUMBER})(?P<unit>{MONEY})(?=[；。，]|$)"
)
_OTHER = re.compile(
    "部分|超出|超过|增[量加长幅]|新增|每年|年均|分[两二三四五0-9]|差额|贷款|融资|担保|利息|税|贡献"
)
_HUNDRED = Decimal(100)
_ENDS = re.compile("(?:总额|金额|额度|额|总量|的)$")


def find(paper: Paper) -> Iterator[Hit]:
    """Each band whose least base makes more than may be given."""
    yield from _above_tiers(paper)
    for found in paper.search(_CASE):
        if not (found["over"] or found["above"]) or not _is_same(found):
            continue
        low, _ = worth(found["low"], found["unit"])
        most, _ = worth(found["most"], found["unit2"])
        made = low * Decimal(found["rate"]) / _HUNDRED
        words = found["base"] + found["between"]
        if made > most and not _OTHER.search(words):
            least = (
                f"{shown(low, '元')}的{found['rate']}%是{shown(made, '元')}"
            )
            message = f"{least}，已经超过{shown(most, '元')}。"
            start = found.start("low")
            yield Hit(start, found.end("cap"), message, "核对比例和限额。")


def _above_tiers(paper: Paper) -> Iterator[Hit]:
    """Each ceiling of all tiers below what one of them gives."""
    for found in (*paper.search(_TIERS), *paper.search(_ROWS)):
        tiers = [
            worth(one["number"], one["unit"])[0]
            for one in _TIER.finditer(found["rows"])
            if one["span"] or found["span"] is None
        ]
        most, _ = worth(found["most"], found["unit"])
        highest = max(tiers, default=Decimal(0))
        if len(tiers) > 1 and highest > most:
            message = f"最高的一档是{shown(highest, '元')}，高于限额{shown(most, '元')}。"
            start, end = found.end("rows") + 1, found.end()
            yield Hit(start, end, message, "核对标准和限额。")


def _is_same(found: re.Match[str]) -> bool:
    """Whether the share is one of what has the bound: 投资额 of 总投资."""
    base = _ENDS.sub("", _ENDS.sub("", found["base"]))
    if not base:
        return True
    sentence = found.string.rfind("。", 0, found.start()) + 1
    line = found.string.rfind("\n", 0, found.start()) + 1
    before = found.string[max(sentence, line) : found.start("low")]
    return base[-2:] in before[-40:] or base in ("其", "该", "实际")
