"""定义了简称，又用别的简称：区文体旅局（已定义）、区文广旅体局。

检查：“……（以下简称某局）”之后，同一级别的另一个简称，所用的字都在全称里（区文广旅体局），或者把局写成委（委写成局）的，或者是别处管这件事的机关的（市工信局、市经信局），或者只出现一次、用字大半在全称里的某某中心；“某办”与“某工作局（管理局、服务局）”并用；已定义的名称（某某资金、某某责任人、某某平台）又有只差一两个字的写法（风险补偿金、保护负责人），三个字的简称有一处字序错了的（普惠园、惠民园）；“某科通”“某科云”平台；改革前后的两个名称并用（大数据局、政务服务和数据管理局）。
为什么：同一个机关、同一笔资金两个名称，读者会以为是两个。
不好：区文化广电旅游体育局（以下简称区文体旅局）……区文广旅体局初审
好：区文化广电旅游体育局（以下简称区文体旅局）……区文体旅局初审
来源：立法技术规范（试行）（一）关于用语一致；一般
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.wording.misspelt_words import are_a_word

RULE = Rule(
    code="ST-11",
    name="other-short-name",
    severity="warning",
    strength="一般",
    source="立法技术规范（试行）（一）关于用语一致",
    genres=EVERY - {"law", "decision", "table"},
    spares=frozenset(("titled",)),
    is_second=True,
)
_DEFINED = re.compile(
    '(?P<long>[一-鿿（）]{4,40})（以下(?:简称|统称)(?:为)?[“"]?(?P<short>[一-鿿]{3,12})[”"]?）'
    "|本(?:办法|细则|规定|措施|规则)所称(?P<term>[一-鿿]{4,10})，?(?:是指|指)"
    "|(?P<term2>[一-鿿]{4,10})是指"
)
_BODY = re.compile(
    "(?P<level>[省市区县州])(?P<core>[一-鿿]{2,8}?)(?P<kind>局|委|办)(?![公法理事学室部])"
)
_CENTRE = re.compile(
    "(?<![一-鿿])(?P<level>[省市区县州])(?P<core>[一-鿿]{3,8}?)中心"
)
_NOT = re.compile("[的由向报经将及与在为从对和或、会]|人民政府|有关|主管|相关")
_SUFFIXED = (
    "资金",
    "基金",
    "责任人",
    "平台",
    "系统",
    "用房",
    "机构",
    "补贴",
    "奖励",
    "专员",
)
_GENERAL = frozenset(("专项资金", "财政资金", "补助资金", "奖补资金"))
_OFFICE = re.compile(
    "(?P<level>[省市区县州])(?P<core>[一-鿿]{2,4})办(?![公法理事学结证案])"
)
# The same body before and after a reform of organs.
_RENAMED = (
    (
        "[省市区县]大数据(?:管理)?局",
        "[省市区县](?:政务服务和?数据管理局|数据局|政数局)",
    ),
    ("[省市区县](?:文化|旅游)局", "[省市区县]文化和旅游局"),
    ("[省市区县]扶贫办", "[省市区县]乡村振兴局"),
)
_SAME = tuple((re.compile(one), re.compile(other)) for one, other in _RENAMED)
_CITY = re.compile(
    "(?P<place>[一-鿿]{2})[市县](?P<rest>[一-鿿]{4,10}(?:办|中心|委员会|管委会))"
    "(?=[认审负核初受公组，。、）])"
)
_PLATFORM = re.compile(
    "“(?P<name>[^“”\n]{3,10})”(?=[一-鿿]{0,4}(?:平台|系统|小程序|公众号|APP))"
)
# Departments whose names differ by one character from that of another one.
_BODY_CORES = (
    "民宗 民政 民族 人防 人社 文物 文旅 文体 文广 城建 城管 交警 交管 交通"
    " 交运 农机 农垦 农业 国土 国资 国税 地税 水务 水利 教体 教育 公路 公安"
    " 财政 财金 商务 商业 林业 林草 司法 市监 住建 卫健 卫生 体育 科技 科教"
)
_OTHER_BODIES = frozenset(_BODY_CORES.split())
# One duty under several names, as different places call it.
_DUTIES = tuple(
    frozenset(one.split())
    for one in (
        "工信 经信 科工信 科工贸信 经贸信 经济信息 工业信息 经科信 工科信 科信",
        "文旅 文广旅 文体旅 文广旅体 文体 文广新 文广体旅 旅游 旅发",
        "卫健 卫计 卫生 卫生计生",
        "人社 人力社保 人保 劳动",
        "市场监管 市监 工商 质监",
        "住建 建设 城乡建设 住房建设 住更",
        "发改 发展改革 计经",
        "农业农村 农业 农牧 农委",
        "生态环境 环保",
        "应急 应急管理 安监",
        "科技 科创 科技创新",
        "商务 经贸 商贸 商粮",
        "自然资源 规自 资规 国土 规划资源",
        "医保 医疗保障",
        "城管 城管执法 综合执法 城市管理",
    )
)
_FEWEST = 5  # characters of a name that others may resemble by accident
_PREFIX = 2
_MIXED = 3  # characters of a name of which two may have changed places
_SURE = 3  # times that such a name is there
_MOST = 2  # characters by which two names of one thing differ


class _Name(Struct, frozen=True):
    """A name that was given: what for, and where its definition ends."""

    short: str
    long: str
    end: int


def find(paper: Paper) -> Iterator[Hit]:
    """Each name that is nearly one that was given."""
    hits: dict[int, Hit] = {}
    names = [_name(paper, found) for found in paper.search(_DEFINED)]
    for name in names:
        others = (
            *_bodies(paper, name),
            *_centres(paper, name),
            *_terms(paper, name),
            *_mixed(paper, name),
        )
        for found in others:
            if not any(found[0] in (one.short, one.long) for one in names):
                hits.setdefault(found.start(), _hit(found, name.short))
    for found, other in (
        *_offices(paper),
        *_renamed(paper),
        *_platforms(paper),
        *_cities(paper),
    ):
        hits.setdefault(found.start(), _hit(found, other))
    yield from (hits[start] for start in sorted(hits))


def _name(paper: Paper, found: re.Match[str]) -> _Name:
    """What a definition gives. 历史建筑保护责任人是指 gives 保护责任人 too, where the text
    says only that."""
    given = found["short"] or found["term"] or found["term2"]
    ends = (given[at:] for at in range(len(given) - _FEWEST + 1))
    behind = paper.text[found.end() :]
    used = (end for end in ends if behind.count(end) > 1)
    short = given if found["short"] else next(used, given)
    return _Name(short, found["long"] or given, found.end())


def _bodies(paper: Paper, name: _Name) -> Iterator[re.Match[str]]:
    """Other short names of a body, made of the characters of its whole name."""
    given = _BODY.fullmatch(name.short)
    if given is None or len(name.long) <= len(name.short):
        return
    for found in _BODY.finditer(paper.text, name.end):
        is_level = found["level"] == given["level"]
        if is_level and _is_other_name(found, given, name):
            yield found


def _is_other_name(
    found: re.Match[str],
    given: re.Match[str],
    name: _Name,
) -> bool:
    """Whether a body is the one that was given, by another name: one of characters of the
    whole name, one with a slip, or one of the same duty."""
    if found["kind"] != given["kind"]:
        return _is_other_kind(found, given)
    if found[0] == name.short or name.long.endswith(found[0]):
        return False
    core, own = found["core"], given["core"]
    if _is_of_duty(core, own):
        return True
    if _NOT.search(core):
        return False
    is_within = set(own) <= set(core) <= set(name.long)
    return is_within or _is_slip(core, own)


def _is_other_kind(found: re.Match[str], given: re.Match[str]) -> bool:
    """Whether a body is the one that was given but for 局 and 委: 市住建委 of 市住建局."""
    kinds = {found["kind"], given["kind"]}
    return found["core"] == given["core"] and kinds == {"局", "委"}


def _centres(paper: Paper, name: _Name) -> Iterator[re.Match[str]]:
    """A centre that is there once, and three quarters of whose characters are those of the
    whole name of one that was given: 市住房资金中心 of 市住房公积金管理中心."""
    if not name.short.endswith("中心"):
        return
    for found in _CENTRE.finditer(paper.text, name.end):
        core = found["core"]
        is_other = found[0] not in name.long and found[0] != name.short
        shared = sum(one in name.long for one in core)
        is_like = shared * 4 >= len(core) * 3 and found["level"] in name.short
        is_once = paper.text.count(found[0]) == 1
        if is_other and is_like and is_once and not _NOT.search(core):
            yield found


def _is_of_duty(core: str, given: str) -> bool:
    """Whether two bodies have one duty, of which a place has one: 经信局 and 工信局. 农业 and
    农业农村, where one is part of the other, may be the same name cut short."""
    if core in given or given in core:
        return False
    return any({core, given} <= duty for duty in _DUTIES)


def _is_slip(core: str, given: str) -> bool:
    """Whether one character behind the first was taken for another: 科创 for 科技."""
    if core in _OTHER_BODIES or core[0] != given[0]:
        return False
    if len(core) != len(given):
        return False
    return sum(one != two for one, two in zip(core, given, strict=True)) == 1


def _terms(paper: Paper, name: _Name) -> Iterator[re.Match[str]]:
    """Words that begin and end as a name does, and differ from it a little."""
    short = name.short
    if len(short) < _FEWEST or short in _GENERAL:
        return
    if not short.endswith(_SUFFIXED):
        return
    pattern = re.compile(
        f"{re.escape(short[:_PREFIX])}[一-鿿]{{0,{len(short)}}}?"
        f"{short[-1]}(?![一-鿿]{{0,1}}额)"
    )
    for found in pattern.finditer(paper.text, name.end):
        word = found[0]
        if word in name.long or short in word or len(word) < _FEWEST - 1:
            continue
        if _distance(word, short) <= _MOST:
            yield found


def _mixed(paper: Paper, name: _Name) -> Iterator[re.Match[str]]:
    """The only place of a name of three characters that has two of those of a name given
    again and again, in another order: 惠民园 of 普惠园."""
    short = name.short
    if len(short) != _MIXED or paper.text.count(short) < _SURE:
        return
    for found in _mixed_pattern(short).finditer(paper.text, name.end):
        around = paper.text[found.start() - 1 : found.end() + 1]
        is_part = are_a_word(around[:2]) or are_a_word(around[-2:])
        is_once = paper.text.count(found[0]) == 1
        if is_once and not is_part and found[0] not in name.long:
            yield found


def _mixed_pattern(short: str) -> re.Pattern[str]:
    """Names of three characters with the last one and one other of a name, that other in
    the other place."""
    first, second, last = map(re.escape, short)
    other = f"(?!的|了|和|与|及|或|在|为|是|有|对|由|向|该|各|本|{first}|{second})[一-鿿]"
    return re.compile(
        f"(?:{second}{other}|{other}{first}|{second}{first}){last}"
    )


def _distance(one: str, other: str) -> int:
    """How many characters have to go and come to make one of two words the other; a
    character that is replaced counts once where both are as long."""
    rows = list(range(len(other) + 1))
    for row, first in enumerate(one, 1):
        last, rows[0] = rows[0], row
        for column, second in enumerate(other, 1):
            kept = last if first == second else last + 1
            last = rows[column]
            rows[column] = min(kept, rows[column] + 1, rows[column - 1] + 1)
    return rows[-1]


def _offices(paper: Paper) -> Iterator[tuple[re.Match[str], str]]:
    """区金融办 where the text has 区金融工作局 too."""
    for found in paper.search(_OFFICE):
        stem = f"{found['level']}{found['core']}"
        bureau = re.compile(f"{re.escape(stem)}(?:工作|管理|服务|发展|事务)局")
        other = bureau.search(paper.text)
        if other is not None and not _NOT.search(found["core"]):
            yield found, other[0]


def _renamed(paper: Paper) -> Iterator[tuple[re.Match[str], str]]:
    """区大数据局 where the text has its name of today too."""
    for old, new in _SAME:
        others = list(paper.search(old))
        right = next(paper.search(new), None) if others else None
        if right is not None:
            yield from ((found, right[0]) for found in others)


def _cities(paper: Paper) -> Iterator[tuple[re.Match[str], str]]:
    """甲乙市综试办 where the text has 甲乙综试办 too."""
    for found in paper.search(_CITY):
        other = found["place"] + found["rest"]
        if 0 < paper.text.count(found[0]) <= paper.text.count(other):
            yield found, other


def _platforms(paper: Paper) -> Iterator[tuple[re.Match[str], str]]:
    """“甲科云”平台 behind “甲科通”平台: one character differs."""
    names = list(paper.search(_PLATFORM))
    counts = Counter(one["name"] for one in names)
    for found in names:
        name = found["name"]
        for other, count in counts.items():
            if not _is_near(name, other) or counts[name] > count:
                continue
            is_behind = paper.text.find(other) < found.start()
            if counts[name] < count or is_behind:
                yield found, other


def _is_near(name: str, other: str) -> bool:
    """Whether two names begin alike and differ by one character."""
    if len(name) != len(other) or name[:_PREFIX] != other[:_PREFIX]:
        return False
    return sum(one != two for one, two in zip(name, other, strict=True)) == 1


def _hit(found: re.Match[str], right: str) -> Hit:
    """A name, and the one that was given."""
    message = f"“{found[0]}”与“{right}”可能是同一个的两个名称。"
    return Hit(*found.span(), message, f"是同一个的，统一用“{right}”。")
