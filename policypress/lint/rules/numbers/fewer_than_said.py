"""列举的比说的少或者多：六类只列了五类，3个部门列了四个。

检查：“以下六类：甲、乙、丙……。”同一行列举的名称，按最多的数法（顿号和“和”“及”“或”都算）也不够；“甲、乙、丙等3个部门”列的比说的多；“将6种疾病纳入保障范围：甲、乙、丙……。”冒号前一句里的数目与冒号后面的不符；“分两批受理，分别为3月、6月、9月”。
为什么：不是漏写了一项，就是增删以后忘了改数目。
不好：包括以下六类：甲类户、乙类户、丙类户、丁类户、戊类户
好：包括以下五类：甲类户、乙类户、丙类户、丁类户、戊类户
来源：立法技术规范（试行）（一）8（列举）；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="NUM-36",
    name="fewer-than-said",
    severity="warning",
    strength="逻辑",
    source="立法技术规范（试行）（一）8",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_COUNTED = "[0-9]{1,2}|[两二三四五六七八九十]{1,3}"
_ROW = re.compile(
    f"(?:以下|下列|如下|包括|分为|共有?|设立?)(?P<count>{_COUNTED})(?:大)?(?:类|种"
    "|项|个方面|个部分|个环节|个阶段|个等次|个等级|个档次|类人员|类对象|类群体|种情形|项任务"
    "|项措施|项内容|项条件|项材料|项原则)"
    "(?:人员|对象|群体|情形|任务|措施|内容|条件|材料|原则|企业|单位|家庭|项目)?[：:]"
    "(?P<names>[^。；：:\n]{3,160})(?=[。；])"
)
_BETWEEN = re.compile("[、，和及与或]|以及|并")
_SOME = re.compile("等(?:[。；，]|$)")
# 生活污水、含油污水、船舶垃圾和化学品洗舱水5类
_BEHIND = re.compile(
    "(?:包括|分为|是指|有|含|即)(?P<names>(?:[一-鿿]{2,12}、){1,8}[一-鿿]{2,12}?"
    "(?:[和及与][一-鿿]{2,12}?)?)(?:共|这)?"
    "(?P<count>[2-9]|[两二三四五六七八九])(?:大)?"
    "(?:类|种|项|个方面|个环节|个阶段|个等级|个等次|个档次|个级别|个层次|个部分)(?![以之型级])"
)
# A、B、C、D三个等级
_LETTERS = re.compile(
    "(?<![A-Z、])(?P<names>[A-E](?:[、和][A-E]){1,4})(?P<count>[2-5]"
    "|[两二三四五])(?:个)?(?:等级|等次|档次|档|类|级|种)"
)
# 共设立3个分中心：甲分中心、乙分中心、丙分中心、丁分中心
_PLACES = re.compile(
    f"(?P<count>{_COUNTED})(?:个|家|所|条|座)(?P<what>[一-鿿]{{2,4}})[：:（(]"
    f"(?P<names>[一-鿿]{{1,10}}(?P=what)"
    "(?:[、和][一-鿿]{1,10}(?P=what)){1,9})(?=[。；，）)])"
)
# 一、二、三等奖的，分别奖励10万元、5万元; 国家级、省级、市级名录的传承人，分别给予……
_GRADED = re.compile(
    "(?P<grades>(?:[特一二三四]、){1,3}[一二三四]等[奖级次]"
    "|(?:[国省市县区]家?级[、和]){1,4}[省市县区]级|(?:[一二三四五]级[、和]){1,4}[一二三四五]级)"
    r"[^。；，、0-9\n]{0,14}，?分别[^。；，、0-9\n]{0,8}"
    r"(?P<amounts>[0-9.]{1,8}(?P<of>[万亿]?元|[%％])(?:[、和][0-9.]{1,8}(?:[万亿]?元|[%％])){0,5})"
)
# 甲、乙、丙等2个部门: more are named than are said to be.
_MORE = re.compile(
    f"(?P<names>(?:[一-鿿]{{2,12}}、){{1,12}}[一-鿿]{{2,12}}?)(?:等|共)(?P<count>{_COUNTED})"
    "(?:个|家)(?:部门|单位|镇|乡镇|街道|乡|村|社区|县|区|市|城市|省份|国家|领域|产业|行业|园区"
    "|企业|平台|片区|项目)(?!以[上下])"
)
# 将6种疾病纳入保障范围：甲、乙、丙、丁、戊。
_BEFORE_COLON = re.compile(
    f"(?P<before>[^。；，：:\n]{{0,40}})(?<![0-9.第前〔])(?P<count>{_COUNTED})(?:大)?"
    "(?P<what>类|种|项|门|个(?!工作日|月|小时|百分点|学期|自然)|家|所|条)(?![以之])"
    "(?P<kind>[一-鿿]{1,10})(?P<rest>[^。；，：:\n]{0,24})[：:]"
    "(?P<names>[^。；：:，\n]{3,160})(?=[。；]|$)",
    re.MULTILINE,
)
# 每年分两批受理，分别为3月、6月、9月
_ROUNDS = re.compile(
    "分(?P<count>[两二三四五六2-6])(?:批|次|期|轮)[^。；，：\n0-9]{0,10}[，：（(]?(?:分别)?(?:为|于|在|是)?(?:每年)?"
    "(?P<names>(?<![0-9])[0-9]{1,2}月(?:[0-9]{1,2}日|份|底|初)?前?(?:[、和][0-9]{1,2}月(?:[0-9]{1,2}日|份"
    "|底|初)?前?){1,11})"
    "(?![0-9至—～-])"
)
_NAME = re.compile("[一-鿿A-Za-z“”（）()]{2,20}")
# What is said of something, and no name of it.
_SAID = re.compile(
    "^[由对按应给可须将以]|应当|可以|给予|不得|是指|其中|各[0-9一-鿿]|等|另外|此外|包括|每|[^一-鿿]的|者?的$"
)
_ANY_COUNT = re.compile(
    "[0-9]|[两二三四五六七八九十][个类种项家条门所名人次年]"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each count that no reading of its row bears out."""
    yield from _behind_counts(paper)
    yield from _before_counts(paper)
    yield from _before_colons(paper)
    yield from _grades(paper)


def _behind_counts(paper: Paper) -> Iterator[Hit]:
    """以下六类：…… and 3个分中心：……, where the row stands behind its count."""
    for found in paper.search(_ROW):
        names = found["names"]
        most = len(_BETWEEN.findall(names)) + 1
        said = value_of(found["count"])
        if most < said and not _SOME.search(names):
            message = f"说“{found['count']}”，最多列了{most}项。"
            yield Hit(*found.span(), message, "核对有无缺漏，再改数目。")
    for pattern in (_LETTERS, _PLACES, _ROUNDS):
        for found in paper.search(pattern):
            listed = len(re.findall("[、和]", found["names"])) + 1
            if listed != value_of(found["count"]):
                message = f"说“{found['count']}”，列了{listed}个。"
                yield Hit(*found.span(), message, "核对名称和数目。")


def _before_colons(paper: Paper) -> Iterator[Hit]:
    """A count in the part of a sentence that a colon ends, and the names behind it."""
    for found in paper.search(_BEFORE_COLON):
        names = found["names"].split("、")
        said = value_of(found["count"])
        is_plain = all(
            _NAME.fullmatch(name) and not _SAID.search(name) for name in names
        )
        others = _ANY_COUNT.search(found["before"] + found["rest"])
        is_told = _PLACES.match(paper.text, found.start("count")) is not None
        if is_told or not is_plain or others or len(names) < 3 or said < 2:
            continue
        most = len(_BETWEEN.findall(found["names"])) + 1
        if not len(names) <= said <= most:
            message = f"说“{found['count']}”，冒号后面列了{len(names)}项。"
            start = found.start("count")
            yield Hit(start, found.end(), message, "核对有无缺漏，再改数目。")


def _before_counts(paper: Paper) -> Iterator[Hit]:
    """甲、乙和丙5类, and 甲、乙、丙等2个部门, where it stands before."""
    for found in paper.search(_BEHIND):
        most = len(_BETWEEN.findall(found["names"])) + 1
        least = found["names"].count("、") + 1
        said = value_of(found["count"])
        if not least <= said <= most:
            message = f"说“{found['count']}”，列了{most}项。"
            yield Hit(
                found.start("count"), found.end(), message, "核对有无缺漏。"
            )
    for found in paper.search(_MORE):
        names = found["names"].split("、")
        said = value_of(found["count"])
        is_plain = not any(re.search("[和及与或]", name) for name in names)
        if is_plain and len(names) > said > 0:
            message = f"说“{found['count']}”，列了{len(names)}个。"
            yield Hit(
                found.start("count"), found.end(), message, "核对名称和数目。"
            )


def _grades(paper: Paper) -> Iterator[Hit]:
    """Grades in a row, and fewer or more amounts behind 分别."""
    for found in paper.search(_GRADED):
        grades = len(re.findall("[、和]", found["grades"])) + 1
        amounts = len(re.findall("元|[%％]", found["amounts"]))
        if grades != amounts:
            message = f"“分别”前有{grades}个等次，后面有{amounts}个金额。"
            yield Hit(*found.span("amounts"), message, "核对等次和金额。")
