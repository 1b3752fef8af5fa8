"""单次的限额高于全年的总额：每年总额不超过20万元，单次不超过30万元。

检查：“每家（单个、同一）企业……每年（年度）总额不超过N”与同一篇里“单次、每次、单项、每项、单笔”的限额或者奖励额相比，单次的更高；“补助比例60%”与同一款“自行承担的部分不低于50%”合计超过100%。
为什么：单次能给30万元、全年只能给20万元，总有一个数写错了。
不好：每家企业每年总额不超过20万元；单次不超过30万元
好：每家企业每年总额不超过20万元；单次不超过10万元
来源：数值之间的基本关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._amounts import MONEY, NUMBER, shown, worth

RULE = Rule(
    code="NUM-30",
    name="single-above-year",
    severity="warning",
    strength="逻辑",
    source="数值之间的基本关系",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_BODY = "(?:企业|单位|机构|主体|申报单位|申请人|合作社|个人|团队|家庭|组织)"
_YEAR = re.compile(
    f"(?:每[家个户名]|单[家个户]|同一)[^。；，\n0-9]{{0,4}}{_BODY}(?:每年|年度|全年|当年)"
    "[^。；，0-9\n]{0,10}(?:总额|合计|累计)(?:应)?(?:不超过|不得超过|最高|不高于|为)"
    f"(?P<number>{NUMBER})(?P<unit>{MONEY})"
)
_SINGLE = re.compile(
    "(?:单次|每次|单项|每项|单笔|每笔|单个项目|每个项目)[^。；，、0-9\n]{0,10}?"
    f"(?:不超过|不得超过|最高|给予|奖励|补助|补贴|资助)?(?P<number>{NUMBER})(?P<unit>{MONEY})"
)
_OTHER = re.compile(
    "除外|不受|不计入|另有规定|贷款|授信|担保|基金|投资|收费|罚|处"
)
_SHARE = "(?P<{}>[0-9]{{1,2}})[%％]"
_BORNE = re.compile(
    f"(?:补助|补贴|资助|奖补|支持)比例(?:为|是)?{_SHARE.format('given')}[^\n]{{0,60}}?"
    f"(?:自行承担|自筹|自付)[^。；，0-9\n]{{0,8}}，?不得?(?:低于|少于)[^。；，0-9\n]{{0,12}}{_SHARE.format('own')}"
)
_ALL = 100


def find(paper: Paper) -> Iterator[Hit]:
    """Each amount of one time above that of the year, and shares that are more than
    all."""
    years = list(paper.search(_YEAR))
    if len(years) == 1 and not _is_other(paper, years[0]):
        yield from _above(paper, years[0])
    for found in paper.search(_BORNE):
        total = int(found["given"]) + int(found["own"])
        if total > _ALL:
            message = (
                f"补助{found['given']}%与自行承担{found['own']}%合计{total}%。"
            )
            yield Hit(*found.span(), message, "核对两个比例。")


def _is_other(paper: Paper, found: re.Match[str]) -> bool:
    """Whether a sentence is of loans and the like, or makes exceptions."""
    first, last = paper.sentence(found.start())
    return _OTHER.search(paper.text, first, last) is not None


def _above(paper: Paper, year: re.Match[str]) -> Iterator[Hit]:
    """Each amount of one time that is more than a year's. It is told where the later of
    the two stands."""
    most, _ = worth(year["number"], year["unit"])
    told: set[int] = set()
    for found in paper.search(_SINGLE):
        amount, _ = worth(found["number"], found["unit"])
        later = max(found, year, key=lambda one: one.start())
        is_told = later.start() in told
        if amount > most and not is_told and not _is_other(paper, found):
            told.add(later.start())
            message = f"一次的{shown(amount, '元')}，高于一年的总额{shown(most, '元')}。"
            yield Hit(*later.span(), message, "核对两个限额。")
