"""同一机关、平台两个名称：区数据局、区大数据管理局；“惠企通”平台、“惠企直通”平台。

检查：同一级（省、市、区、县）的局、委、办，另有一个名称只多出或者少了几个字，而且出现得少得多；带引号的平台、系统、小程序，名称只差一两个字的；一地只有一个而写了两个的（水务局、水利局）；写明办公室设在一个单位，别处又括注为另一个单位的；全文称区民政部门而有一两处写区民政局的；全文只成立领导小组，却写由工作专班办理的。规范简称（发展改革委、住房城乡建设局）、只差“和”字的不算，别处没有“与”字、只有一处有的算。
为什么：名称不一，申请人不知道向谁申请，也说明有一处是旧名称或者笔误。
不好：由区数据局审核……向区大数据管理局投诉
好：由区数据局审核……向区数据局投诉
来源：立法技术规范（试行）（一）关于用语一致；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.structure._seats import (
    are_of_one_duty,
    groups,
    seats,
)

RULE = Rule(
    code="ST-09",
    name="two-bodies",
    severity="warning",
    strength="一般",
    source="立法技术规范（试行）（一）关于用语一致",
    genres=EVERY - {"law", "decision", "table"},
    spares=frozenset(("titled",)),
)
# Not 城市管理局, 社区; 市场监管局 is no 市 with 场监管局.
_BODY = re.compile(
    "(?<![地园辖社景校厂城都超各])(?P<level>[省市区县州])"
    "(?P<core>(?![场民政容域内外直级属本有各级])(?:(?!由)[一-鿿]){2,12}?)"
    "(?P<kind>局|委员会|委|厅|办(?![公理法事学证结案卡企好]))(?![部长员机属])"
)
_BUREAU = re.compile(
    "(?<![地园辖社景校厂城都超各])(?P<name>[省市区县][一-鿿]{2,6}?)局(?![部长员机属])"
)
_WITH = re.compile(
    "(?P<one>[省市区县州][一-鿿]{2,5}?)与(?P<other>[一-鿿]{2,6}?(?:局|委|厅|中心|委员会))"
)
_NO_NAME = re.compile(
    "会同|联合|部门|单位|有关|负责|应当|可以|按照|依照|人民政府|办公室|中心|街道"
    "|[的由向报经将及与在为从对至各或]"
    "|[省市区县州](?!场|政|容|民|域|级)"
)
_PLATFORM = re.compile(
    "“(?P<core>[^“”\n]{2,12})”(?P<kind>[一-鿿]{0,4}(?:平台|系统|小程序|APP|公众号|专区))"
)
_RARELY, _THROUGHOUT = 2, 10  # times that two names of one body are there
_JOINS = str.maketrans("", "", "和与及")
# What is short for what by custom, and bodies that are two.
_SHORT = frozenset(
    (
        *(
            "公安",
            "交通",
            "安全",
            "税务",
            "统计",
            "市场监管",
            "城管",
            "城市管理",
        ),
        *(
            "住建",
            "人社",
            "工信",
            "发改",
            "文旅",
            "卫健",
            "资规",
            "市监",
        ),
        *("国资", "审计", "综合执法", "建设", "规划", "环境", "住房保障"),
    )
)
_LONG = 4  # characters of a core of which some may be left out
_MOST = 3  # characters by which two names of one thing differ


def find(paper: Paper) -> Iterator[Hit]:
    """Each rare name of a body or platform that is nearly another one."""
    for pattern in (_BODY, _PLATFORM):
        names: dict[tuple[str, str], dict[str, list[re.Match[str]]]] = {}
        for found in paper.search(pattern):
            if pattern is _BODY and _NO_NAME.search(found["core"]):
                continue
            level = found["level"] if pattern is _BODY else ""
            kind = (
                found["kind"][-2:] if pattern is _PLATFORM else found["kind"]
            )
            names.setdefault((level, kind), {}).setdefault(
                found["core"], []
            ).append(found)
        for group in names.values():
            yield from _rare(group, pattern is _PLATFORM)
            yield from _twins(group)
    yield from _joined(paper)
    yield from _by_duty(paper)
    yield from seats(paper)
    yield from groups(paper)


def _by_duty(paper: Paper) -> Iterator[Hit]:
    """区民政局, once or twice in a sentence, where the text says 区民政部门 throughout."""
    for found in paper.search(_BUREAU):
        usual = f"{found['name']}部门"
        if usual not in paper.text:
            continue
        own = paper.text.count(found[0])
        is_rare = own <= _RARELY and paper.text.count(usual) >= _THROUGHOUT
        first, last = paper.sentence(found.start())
        if is_rare and "，" in paper.text[first:last]:
            message = f"“{found[0]}”，别处都称“{usual}”。"
            yield Hit(*found.span(), message, "是同一个的，统一名称。")


def _joined(paper: Paper) -> Iterator[Hit]:
    """A name with 与 in it, which elsewhere in the text has none or 和: 科技与创新局."""
    for found in paper.search(_WITH):
        others = [f"{found['one']}{how}{found['other']}" for how in ("", "和")]
        counts = {other: paper.text.count(other) for other in others}
        usual = max(counts, key=lambda other: counts[other])
        if counts[usual] > paper.text.count(found[0]):
            message = f"“{found[0]}”与“{usual}”可能是同一单位的两个名称。"
            yield Hit(*found.span(), message, f"统一为“{usual}”。")


def _twins(group: dict[str, list[re.Match[str]]]) -> Iterator[Hit]:
    """The later or rarer of two bodies of which a place has one: 县水务局, 县水利局."""
    for core, places in group.items():
        for other, more in group.items():
            rank = len(places), -places[0].start()
            is_rarer = rank < (len(more), -more[0].start())
            if is_rarer and are_of_one_duty(core, other):
                message = f"“{places[0][0]}”与“{more[0][0]}”，一地只有一个。"
                hint = "是同一个的，统一名称。"
                yield from (Hit(*one.span(), message, hint) for one in places)


def _rare(
    group: dict[str, list[re.Match[str]]],
    are_platforms: bool,
) -> Iterator[Hit]:
    """Each name of a group that is one of its more frequent names with something more or
    less, or of a platform with another character."""
    for core, places in group.items():
        for other, more in group.items():
            if len(places) < len(more) and _are_one(
                core, other, are_platforms
            ):
                first = places[0]
                message = f"“{first[0]}”与“{more[0][0]}”可能是同一单位、平台的两个名称。"
                hint = "是同一个的，统一名称。"
                yield from (Hit(*one.span(), message, hint) for one in places)
                break


def _are_one(one: str, other: str, are_platforms: bool) -> bool:
    """Whether two names differ only by some characters in one of them."""
    if one.startswith(f"{other}和") or other.startswith(f"{one}和"):
        return True
    one, other = one.translate(_JOINS), other.translate(_JOINS)
    short, long = sorted((one, other), key=len)
    if short == long or short in _SHORT or len(long) - len(short) > _MOST:
        return False
    if short in long:
        return True
    if are_platforms:
        return _are_one_platform(short, long)
    return len(short) >= _LONG and _is_within(short, long)


def _are_one_platform(short: str, long: str) -> bool:
    """Whether two names of platforms differ by the order of their characters, by one of
    them, or by some that one has more."""
    if sorted(short) == sorted(long):
        return True
    if len(short) == len(long) >= _LONG:
        pairs = zip(short, long, strict=True)
        return sum(first != second for first, second in pairs) == 1
    return len(short) >= _LONG - 1 and _is_within(short, long)


def _is_within(short: str, long: str) -> bool:
    """Whether the characters of one name stand in another one, in their order."""
    rest = iter(long)
    return all(character in rest for character in short)
