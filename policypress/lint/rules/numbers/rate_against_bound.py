"""按天数、月数、人数、次数推算，与写出的上限下限对不上：每人每天200元，3天至5天，每人最高500元。

检查：“每人每天若干元”乘以最短天数，已经超过“每人最高”的；“每月若干元、最长几个月”乘起来到不了“最高”的，“连续几个月”乘起来超过“最高”的；“人均不超过”“每人若干元”乘以人数，到不了“最多”“合计不超过”的；“每月（每季度）不少于”折成一年，已经超过“每年不少于”的。
为什么：两个数里总有一个用不上，申请人和审核人各按各的算。
不好：每年不少于60天，每季度不少于20天
好：每年不少于80天，每季度不少于20天
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of
from policypress.lint.rules.numbers._amounts import MONEY, NUMBER, shown, worth
from policypress.lint.rules.numbers._measures import GAP, LEAST, UNIT, measured

RULE = Rule(
    code="NUM-41",
    name="rate-against-bound",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
# 每人每天200元，培训时间3天至5天，每人补贴最高不超过500元
_DAILY = re.compile(
    f"每(?P<who>人|户|家|场|台)每[日天](?:补贴|补助|标准|给予|奖励)?(?P<rate>{NUMBER})元"
    rf"[，；、][^。；0-9\n]{{0,14}}?(?<![0-9.])(?P<days>[0-9]{{1,3}})[日天]?"
    rf"(?:[至～—-][0-9]{{1,3}})?[日天](?:以上)?[，；、][^。；，0-9\n]{{0,6}}?每"
    rf"(?P=who)[^。；，0-9\n]{{0,10}}?(?:不超过|不得超过|最高)(?P<most>{NUMBER})元"
)
# 人均面积不超过15平方米……在岗职工10人的企业，最多可核定200平方米
_PER_HEAD = re.compile(
    f"(?:人均|每人){GAP}{{0,10}}?(?:不超过|不得超过|最高)(?P<each>{NUMBER})"
    rf"(?P<unit>平方米|元|万元|件|次)[^\n]{{0,80}}?"
    f"(?<![0-9.])(?P<count>[0-9]{{1,4}})人的{GAP}{{0,10}}，?(?:最多|最高|不超过)"
    f"(?:可)?(?:核定|补助|补贴|享受|申请|给予|配备|安排|为)?(?P<most>{NUMBER})"
    "(?P<unit2>平方米|元|万元|件|次)"
)
# 每年不少于60天，每季度不少于20天: the second asks for more than the first.
_AT_LEAST = re.compile(
    f"(?P<span>每年|每年度){GAP}{{0,16}}?(?:{LEAST})(?P<low>{NUMBER})"
    f"(?P<unit>{UNIT})[，；、]{GAP}{{0,6}}?"
    f"(?P<span2>每季度|每季|每半年|每月){GAP}{{0,12}}?(?:{LEAST})(?P<high>{NUMBER})"
    f"(?P<unit2>{UNIT})"
)
# 每月召开一次会议，每年不少于10次
_OFTEN = re.compile(
    f"(?P<span2>每季度|每季|每半年|每月){GAP}{{0,8}}?(?P<count>[0-9]{{1,2}}"
    f"|[一二两三四五])次{GAP}{{0,10}}[，；、]{GAP}{{0,4}}"
    rf"(?:每年|全年){GAP}{{0,6}}?(?:{LEAST})(?P<low>[0-9]{{1,3}})次"
)
# 每人30万元、合计不超过120万元，合伙人数不超过3人
_PARTNERS = re.compile(
    f"每人(?:最高|不超过)?(?P<each>{NUMBER})(?P<unit>{MONEY})[、，]{GAP}{{0,4}}"
    f"(?:合计|总额|累计){GAP}{{0,4}}(?:不超过|不得超过|最高)"
    f"(?P<most>{NUMBER})(?P<unit2>{MONEY}){GAP}{{0,6}}[，；、]{GAP}{{0,8}}"
    f"(?:不超过|不多于|最多)(?P<count>[0-9]{{1,3}})人"
)
# 每月500元、最长12个月，每人最高8000元; 连续12个月，每月500元，最高不超过5000元
_SPELL = "月|天|日|年|季度|学期|周|课时|学时|次|场"
_LONGEST = re.compile(
    f"每(?:人|户|家|名)?每?(?P<span>{_SPELL}){GAP}{{0,8}}?(?P<rate>{NUMBER})(?P<unit>{MONEY})"
    f"(?:的?标准)?(?:给予|发放)?(?:补贴|补助|奖励)?[，、；]{GAP}{{0,10}}?(?P<bound>最长|最多|不超过|不得超过|连续|为期|共)"
    f"(?:补贴|补助|发放|享受|支持)?(?:不超过)?(?P<count>[0-9]{{1,3}})个?(?P<span2>{_SPELL})"
    f"(?:的标准)?{GAP}{{0,8}}[，、；]"
    f"(?P<who>{GAP}{{0,10}}?)(?:最高|不超过|不得超过|封顶)+(?:为)?(?P<most>{NUMBER})(?P<unit2>{MONEY})"
)
_WIDER = re.compile("单位|企业|机构|总额|家庭|基地|合计|全年|每年|年度")
_SPANS = ("span", "span2")
_DAY_WORDS = {"日": "天"}
_IN_A_YEAR = {"每月": 12, "每季度": 4, "每季": 4, "每半年": 2}


def find(paper: Paper) -> Iterator[Hit]:
    """Each bound that so many times the rate beside it goes beyond, or never reaches."""
    yield from _days(paper)
    yield from _heads(paper)
    yield from _in_a_year(paper)
    yield from _spells(paper)


def _spells(paper: Paper) -> Iterator[Hit]:
    """So much a month for so many months at most, which never reaches the ceiling; or for
    so many months, which goes beyond it."""
    for found in paper.search(_LONGEST):
        rate, _ = worth(found["rate"], found["unit"])
        most, _ = worth(found["most"], found["unit2"])
        made = rate * int(found["count"])
        spans = {_DAY_WORDS.get(found[one], found[one]) for one in _SPANS}
        if len(spans) > 1 or _WIDER.search(found["who"]):
            continue
        is_exact = found["bound"] in ("连续", "为期", "共")
        if made < most or (is_exact and made > most):
            how = "到不了" if made < most else "已经超过"
            message = f"按标准和期限算是{shown(made, '元')}，{how}{shown(most, '元')}。"
            yield Hit(*found.span(), message, "核对标准、期限和最高额。")


def _days(paper: Paper) -> Iterator[Hit]:
    """So much a day for so many days at least, above what one may have."""
    for found in paper.search(_DAILY):
        made = worth(found["rate"], "元")[0] * int(found["days"])
        most = worth(found["most"], "元")[0]
        if made > most:
            message = f"{found['days']}天是{shown(made, '元')}，已经超过最高额{shown(most, '元')}。"
            yield Hit(*found.span(), message, "核对标准、天数和最高额。")


def _heads(paper: Paper) -> Iterator[Hit]:
    """What so many people may have, above that of one times their number."""
    for found in (*paper.search(_PER_HEAD), *paper.search(_PARTNERS)):
        each, kind = measured(found["each"], found["unit"])
        most, other = measured(found["most"], found["unit2"])
        made = each * int(found["count"])
        if kind == other and most > made:
            message = (
                f"按人均计算，{found['count']}人最多{shown(made, kind)}。"
            )
            yield Hit(*found.span("most"), message, "核对人均标准和最高额。")


def _in_a_year(paper: Paper) -> Iterator[Hit]:
    """What is asked of each month or quarter, above what is asked of the year."""
    for found in paper.search(_OFTEN):
        times = value_of(found["count"]) * _IN_A_YEAR[found["span2"]]
        if times > int(found["low"]):
            message = f"按{found['span2']}的次数，一年已经是{times}次。"
            yield Hit(*found.span(), message, "核对次数。")
    for found in paper.search(_AT_LEAST):
        low, kind = measured(found["low"], found["unit"])
        each, other = measured(found["high"], found["unit2"])
        made = each * _IN_A_YEAR[found["span2"]]
        if kind == other and kind != "%" and made > low:
            message = (
                f"按{found['span2']}的下限，一年已经是{shown(made, kind)}。"
            )
            yield Hit(*found.span(), message, "核对两个下限。")
