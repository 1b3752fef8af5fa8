"""同一事物两个名称：信息平台、信息管理平台；养蜂部门、养蜂管理部门。

检查：同一件事的主管部门有时多写、少写“行政、管理、主管”而且少得多的；以平台、中心、系统、机构、基地等结尾的长名称，另有一个只多出或者少了中间两三个字的名称，而且出现得少得多；两个名称只是中间的字次序不同（保税港区、港保税区），或者多次出现的名称有一处把“企业”写成“单位”的，或者少了“型、区、性、化、权、式、级、类”、少了一个字就不成词（养老服设施）的；多次说“省系统”而一处说“省管理系统”的；标题、定义里的名称有一处换了中心词（示范园区、示范基地）的。
为什么：同一事物前后名称不一，读者会以为是两个事物。
不好：市为老服务综合信息平台……市为老服务综合信息管理平台
好：全文统一为一个名称
来源：立法技术规范（试行）（一）关于用语一致；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.structure._near_terms import near_terms
from policypress.lint.rules.wording.misspelt_words import are_a_word, slips

RULE = Rule(
    code="ST-07",
    name="two-names",
    severity="warning",
    strength="一般",
    source="立法技术规范（试行）（一）关于用语一致",
    genres=EVERY - {"decision", "table", "note"},
)
_NAMED = re.compile(
    "(?<![在各])"
    "[省市区县](?:(?!通过|应当|可以|负责|按照|提出|办理|部门|建立|登录|使用"
    "|[和或及])[一-鿿]){4,18}?"
    "(?:平台|中心|系统|基地|服务站|委员会)(?![一-鿿]{0,2}(?:管理|运营|建设)(?:单位|机构))"
)
# 省管理系统 beside 省系统: the more says nothing that tells two systems apart.
_SHORT = re.compile(
    "(?:(?<![一-鿿])|(?<=[过在入由向从至到]))(?P<level>[省市区县])"
    "(?:管理|信息|业务|服务|工作|信息管理|业务管理)(?P<kind>系统|平台)"
)
_SURE = 3  # times that a short name is there
_MOST_EXTRA = 3  # characters by which the two names differ
_DEPARTMENT = re.compile(
    "(?P<stem>[一-鿿]{2,6}?)(?P<kind>行政主管部门|行政管理部门|监督管理部门|主管部门|管理部门|行政部门|部门)"
)
# 科技部门 may be those of all levels; 主管部门 beside 行政主管部门 is one of them.
_ONE_OF_TWO = frozenset(
    map(
        frozenset,
        (
            ("部门", "管理部门"),
            ("主管部门", "行政主管部门"),
            ("管理部门", "行政管理部门"),
            ("行政部门", "行政主管部门"),
        ),
    )
)
_STEM = 2  # characters of what a department is for
_NO_STEM = "有关 相关 其他 各级 业务 上级 下级 同级 行业 职能 政府 所属 直属 审批 牵头 配合 责任 多个 各个 部分 本级 地方"
_NO_STEM += " 工作"
_SHORTEST = 7  # characters of a name that is no common word


# 保税港区, 港保税区: the same characters in another order; 科技型企业, 科技企业: one of
# them that only says of what kind is gone.
_ENDS = re.compile(
    "部门|机构|公司|企业|中心|平台|系统|资金|基金|保证金|证书?|区|工程|单位|合作社|协会|项目|设施|制度"
)
_NO_PART = frozenset(
    "的和与或及、在对由向为将按经从是有等其该各可应须不未并除内请提进新"
)
_KINDS = frozenset("型区性化权式级类")
_EDGE = 2  # characters at the beginning that must be the same, as must the last one
_LEAST = 5  # characters of such a name
_LEAST_TURNED = 6  # 医疗机构 beside 机构医疗 may be said of two things
_MOST_LONG = 12
_SURE = 3  # times that a name is there, from which one that lacks a character is a slip

_FIRM = re.compile(
    "(?P<stem>[一-鿿]{2})(?P<kind>企业|单位)(?!法人|负责|职工|领导)"
)
_NO_FIRM = (
    "示范 试点 认证 申报 申请 有关 相关 所在 国有 事业 用人 建设 工作 推荐 支持 符合 或者 以及 其他 获奖 依托 重点"
    " 投资 参与 本市 所属 入选 各类 责任 成员 工业 科技 先进 优秀 管理 主管"
)
_MANY = 6  # times that one name is there, from which the other is a slip


def find(paper: Paper) -> Iterator[Hit]:
    """Each name that is another one with a word more, or a word less."""
    yield from _slips(paper)
    yield from _of_firms(paper)
    if paper.genre == "law":
        return
    yield from near_terms(paper)
    first: dict[str, re.Match[str]] = {}
    counts: dict[str, int] = {}
    for found in paper.search(_NAMED):
        name = found[0]
        if len(name) >= _SHORTEST:
            first.setdefault(name, found)
            counts[name] = counts.get(name, 0) + 1
    for name, found in first.items():
        other = _twin(name, counts)
        if other:
            yield Hit(
                found.start(),
                found.end(),
                f"“{name}”与“{other}”可能是同一事物的两个名称。",
                "是同一事物的，统一名称。",
            )
    yield from _departments(paper)
    yield from _in_short(paper)


def _in_short(paper: Paper) -> Iterator[Hit]:
    """省管理系统, where the text says 省系统 again and again."""
    for found in paper.search(_SHORT):
        usual = found["level"] + found["kind"]
        is_rare = paper.text.count(found[0]) * 3 <= paper.text.count(usual)
        if is_rare and paper.text.count(usual) >= _SURE:
            message = f"“{found[0]}”与“{usual}”可能是同一事物的两个名称。"
            hint = f"是同一事物的，统一用“{usual}”。"
            yield Hit(*found.span(), message, hint)


def _departments(paper: Paper) -> Iterator[Hit]:
    """The rarer of two names of departments for one thing: 养蜂部门 beside 养蜂管理部门."""
    named: dict[str, dict[str, list[re.Match[str]]]] = {}
    for found in paper.search(_DEPARTMENT):
        kinds = named.setdefault(found["stem"][-_STEM:], {})
        kinds.setdefault(found["kind"], []).append(found)
    for kinds in named.values():
        usual = max(kinds, key=lambda kind: len(kinds[kind]))
        right = kinds[usual][0]
        for kind, places in kinds.items():
            is_rare = len(places) * 2 <= len(kinds[usual])
            if not is_rare or frozenset((kind, usual)) not in _ONE_OF_TWO:
                continue
            for found in places:
                stem = _common_end(found["stem"], right["stem"])
                if len(stem) >= _STEM and stem not in _NO_STEM.split():
                    name, other = stem + kind, stem + usual
                    message = f"“{name}”与“{other}”可能是同一部门的两个名称。"
                    start = found.end() - len(name)
                    yield Hit(
                        start, found.end(), message, f"统一为“{other}”。"
                    )


def _common_end(one: str, other: str) -> str:
    """The characters with which two words both end."""
    size = 0
    while (
        size < min(len(one), len(other)) and one[-size - 1] == other[-size - 1]
    ):
        size += 1
    return one[len(one) - size :]


def _twin(name: str, counts: dict[str, int]) -> str:
    """A name that occurs more often and has a word more or less in its middle."""
    for other, count in counts.items():
        is_rarer = (counts[name], name) < (count, other)
        if is_rarer and other != name and _is_twin(name, other):
            return other
    return ""


def _is_twin(one: str, other: str) -> bool:
    """Whether the longer of two names is the shorter with a word put in: same
    beginning, same end."""
    short, long = sorted((one, other), key=len)
    extra = len(long) - len(short)
    if not 2 <= extra <= _MOST_EXTRA:
        return False
    return any(
        long[:at] == short[:at] and long[at + extra :] == short[at:]
        for at in range(3, len(short) - 1)
    )


def _slips(paper: Paper) -> Iterator[Hit]:
    """Each name that is another one with its characters in another order, or without one
    that only says of what kind."""
    places = _words(paper)
    told: set[int] = set()
    for name, other in (*_turned(places), *_shortened(places)):
        at = places[name][0]
        end = at + len(name)
        if end not in told and not _joins(paper.text, at):
            told.add(end)
            message = f"“{name}”与“{other}”可能是同一事物的两个名称。"
            yield Hit(at, end, message, "是同一事物的，统一名称。")


def _words(paper: Paper) -> dict[str, list[int]]:
    """What may be a name, by its end, and where it stands."""
    text = paper.text
    places: dict[str, list[int]] = {}
    for found in paper.search(_ENDS):
        end = found.end()
        for size in range(3, min(_MOST_LONG, end) + 1):
            first = text[end - size]
            if first in _NO_PART or not "一" <= first <= "鿿":
                break
            if size >= _LEAST:
                places.setdefault(text[end - size : end], []).append(
                    end - size
                )
    return places


def _turned(places: dict[str, list[int]]) -> Iterator[tuple[str, str]]:
    """The rarer of two names that differ by the order of what is in their middle; both
    where neither is rarer."""
    alike: dict[tuple[str, str], list[str]] = {}
    for name in places:
        if len(name) < _LEAST_TURNED:
            continue
        edges = name[:_EDGE] + name[-1:]
        alike.setdefault((edges, "".join(sorted(name))), []).append(name)
    for names in alike.values():
        usual = max(names, key=lambda name: len(places[name]))
        for name in names:
            if name != usual:
                yield name, usual
                if len(places[name]) == len(places[usual]):
                    yield usual, name


def _shortened(places: dict[str, list[int]]) -> Iterator[tuple[str, str]]:
    """A name that is there once, and one that is there more often and has a character
    more."""
    for usual, times in places.items():
        if len(times) < _SURE:
            continue
        for at in range(1, len(usual) - 1):
            name = usual[:at] + usual[at + 1 :]
            is_slip = usual[at] in _KINDS or _leaves_half(usual, at)
            if is_slip and len(places.get(name, ())) == 1:
                yield name, usual


def _leaves_half(usual: str, at: int) -> bool:
    """Whether a name without one of its characters has half a word: 养老服设施 of
    养老服务设施."""
    if len(usual) < _LEAST_TURNED or not 2 <= at < len(usual) - 2:
        return False
    if are_a_word(usual[at - 1] + usual[at + 1]):
        return False
    first = are_a_word(usual[at - 1 : at + 1])
    second = are_a_word(usual[at : at + 2])
    if first and not are_a_word(usual[at - 2 : at]):
        return True
    return second and not are_a_word(usual[at + 1 : at + 3])


def _joins(text: str, at: int) -> bool:
    """Whether the character before a place makes a word with the one there."""
    before, here = text[at - 1 : at], text[at : at + 1]
    return bool(before) and here in slips().words.get(before, "")


def _of_firms(paper: Paper) -> Iterator[Hit]:
    """承储单位, once, in a text that says 承储企业 many times."""
    places: dict[str, dict[str, list[re.Match[str]]]] = {}
    for found in paper.search(_FIRM):
        kinds = places.setdefault(found["stem"], {})
        kinds.setdefault(found["kind"], []).append(found)
    for stem, kinds in places.items():
        if len(kinds) != 2 or stem in _NO_FIRM.split():
            continue
        rare, many = sorted(kinds.values(), key=len)
        first, last = paper.sentence(rare[0].start())
        is_beside = many[0][0] in paper.text[first:last]
        if len(rare) == 1 and len(many) >= _MANY and not is_beside:
            message = f"别处{len(many)}次称“{many[0][0]}”。"
            yield Hit(*rare[0].span(), message, "是同一类的，统一名称。")
