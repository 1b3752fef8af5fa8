"""部分多于全体：发放问卷300份，回收326份；20人，其中女性25人。

检查：“发放……回收”“抽检……合格”“应到……实到”“报名……录取”前后同一单位的两个数，后一个是前一个里的一部分，反而更多；“N人，其中……M人”单独一项就超过总数的。
为什么：部分不会多于全体，两个数里有一个写错了。
不好：抽检200批次，合格210批次
好：抽检200批次，合格190批次
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._amounts import COUNTED
from policypress.lint.rules.numbers._measures import NUMBER, UNIT, measured

RULE = Rule(
    code="NUM-33",
    name="more-than-all",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_PAIRS = (
    ("发放|发出|发送|下发", "回收|收回|收到"),
    (
        "抽检|抽查|抽样|检测|检查|检验",
        "合格|不合格|达标|通过|发现问题|存在问题|问题",
    ),
    ("应到|应参加", "实到|实际到会|出席|到会"),
    ("报名|参加考试|应考|参考", "录取|录用|合格|通过|聘用"),
    ("申报|受理|征集", "立项|获批|办结|入选|通过|评选|评出|遴选出|选出|入围"),
    ("应参保|应登记|应检", "已参保|已登记|实检"),
)
_UNITS = f"批次|户次|个批次|{COUNTED}"
_N = r"(?<![0-9.])[0-9]{1,8}"
_LONGEST = 14  # characters between a word and its figure
_PATTERNS = tuple(
    re.compile(
        rf"(?:{whole})(?:了|各类|有关)?(?:[^。；，0-9\n]{{0,{_LONGEST}}}?)(?P<all>{_N})"
        rf"(?P<unit>{_UNITS})[^。；，0-9\n]{{0,12}}[，、]"
        rf"(?:其中|实际|共|最终)?[，]?(?:{part})(?!率)(?:[^。；，0-9\n]{{0,10}}?)(?P<some>{_N})"
        f"(?P<unit2>{_UNITS})"
    )
    for whole, part in _PAIRS
)
_AMONG = re.compile(
    rf"(?<![0-9.])(?P<all>{NUMBER})[ ]?(?P<unit>{UNIT})[，（(、]其中[^。；，、\n0-9]{{0,14}}?"
    f"(?P<some>{NUMBER})[ ]?(?P<unit2>{UNIT})"
)
# 销售总额3亿元，比上年增长5%，其中出口4亿元
_OF_TOTAL = re.compile(
    rf"(?:总额|总值|总量|总数|总计|合计|共计?)[为达]?(?P<all>{NUMBER})[ ]?(?P<unit>{UNIT})"
    r"，(?:同比|比上年|较上年)[^。；，\n]{2,14}，其中[^。；，、\n0-9]{0,14}?"
    f"(?P<some>{NUMBER})[ ]?(?P<unit2>{UNIT})"
)
_SURVEY = re.compile(
    rf"(?:面向|向|对)[^。；，0-9\n]{{0,6}}(?P<all>{_N})(?P<unit>家|户|名|人|个)"
    rf"[^。；，0-9\n]{{0,12}}(?:发放|开展|进行)[^。；，0-9\n]{{0,6}}"
    rf"(?:问卷|调查)[^。；，0-9\n]{{0,6}}"
    "[，、]"
    rf"(?:共)?(?:回收|收回|收到)[^。；，0-9\n]{{0,6}}(?P<some>{_N})(?P<unit2>份)"
)
_LEAST = re.compile(
    "(?:不少于|不低于|至少|超过|以上|多于|不得少于|最低|大于|每|平均|人均|不足)[^。；，0-9\n]{0,8}$"
)
_OPEN = re.compile("以上|每|不超过|最高|比例|增长|累计|起|新增|人次")
_NO_PART = (
    "%",
    "年",
    "月",
    "日",
    "天",
    "个月",
    "周岁",
    "岁",
    "分",
    "小时",
    "个工作日",
    "倍",
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each part that is greater than its whole."""
    for pattern in (*_PATTERNS, _SURVEY, _AMONG, _OF_TOTAL):
        for found in paper.search(pattern):
            whole, kind = measured(found["all"], found["unit"])
            part, other = measured(found["some"], found["unit2"])
            is_alike = kind == other or pattern is _SURVEY
            if not is_alike or part <= whole or kind in _NO_PART:
                continue
            low = max(0, found.start() - 16)
            before = paper.text[low : found.start("all")]
            words = found[0].replace("规模以上", "")
            is_open = pattern is not _OF_TOTAL and _OPEN.search(words)
            if _LEAST.search(before) or is_open:
                continue
            said = f"前面是{found['all']}{found['unit']}"
            some = f"其中的一部分却有{found['some']}{found['unit2']}"
            message = f"{said}，{some}。"
            yield Hit(*found.span(), message, "核对两个数。")
