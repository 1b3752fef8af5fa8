"""法律、行政法规的名称写错：《未成年保护法》《固体废弃物污染环境防治法》。

检查：“《中华人民共和国……法》”不是现行法律的名称，而与某一部现行法律只差一两个字、只是把保障写成了促进（保护、管理）一类词，或者只是某一部名称的一部分（粮食法）；“《……法实施细则》《……法实施办法》”，国务院制定的是《……法实施条例》的；名称里的“条例”已经由同名的法律取代的；一批常用行政法规后面括注的国务院令号不是它的，或者是整部修订以前的。
为什么：依据的名称错了，等于没有依据。
不好：《中华人民共和国未成年保护法》
好：《中华人民共和国未成年人保护法》
来源：立法技术规范（试行）（一）关于引用法律名称；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.basis._orders import (
    LAST,
    OF_MANY,
    ORDERS,
    REVISED,
)
from policypress.lint.rules.effect._days import head_date, issue_date

RULE = Rule(
    code="BAS-06",
    name="wrong-law-name",
    severity="warning",
    strength="规定",
    source="立法技术规范（试行）（一）",
    spares=frozenset(),
)
_CITED = re.compile(
    "《(?P<state>中华人民共和国)?(?P<name>[一-鿿]{2,30}?(?P<kind>法|条例|实施细则|实施办法))》"
)
_LAWS = Path(__file__).with_name("laws.txt")
# Laws whose rules of the State Council are called 实施条例. Not 母婴保健法 (实施办法), nor 专利法,
# 反间谍法 and 税收征收管理法 (实施细则), nor those that have none (公司法, 教师法, 海关法).
_WITH_REGULATION = """
政府采购法 招标投标法 预算法 统计法 审计法 企业所得税法 个人所得税法 增值税法 环境保护税法 车船税法 劳动合同法
食品安全法 药品管理法 土地管理法 森林法 矿产资源法 水土保持法 民办教育促进法 外商投资法 档案法 文物保护法
烟草专卖法 商标法 著作权法 行政复议法 保守国家秘密法 道路交通安全法 消费者权益保护法 进出口商品检验法
进出境动植物检疫法
"""
# Regulations that laws, or others, have replaced.
_REPLACED = {
    "治安管理处罚条例": "《中华人民共和国治安管理处罚法》",
    "公司登记管理条例": "《中华人民共和国市场主体登记管理条例》",
    "企业法人登记管理条例": "《中华人民共和国市场主体登记管理条例》",
    "居民身份证条例": "《中华人民共和国居民身份证法》",
    "增值税暂行条例": "《中华人民共和国增值税法》",
    "契税暂行条例": "《中华人民共和国契税法》",
    "资源税暂行条例": "《中华人民共和国资源税法》",
    "耕地占用税暂行条例": "《中华人民共和国耕地占用税法》",
    "印花税暂行条例": "《中华人民共和国印花税法》",
    "车船税暂行条例": "《中华人民共和国车船税法》",
    "城市维护建设税暂行条例": "《中华人民共和国城市维护建设税法》",
    "国家公务员暂行条例": "《中华人民共和国公务员法》",
    "学位条例": "《中华人民共和国学位法》",
    "行政复议条例": "《中华人民共和国行政复议法》",
}
# Names that are only said, in title marks all the same.
_SAID = {
    "招投标法": "招标投标法",
    "环保法": "生态环境法典",
    "消费者保护法": "消费者权益保护法",
    "未成年保护法": "未成年人保护法",
    "老年人保护法": "老年人权益保障法",
    "妇女儿童权益保护法": "妇女权益保障法",
    "反垄断反不正当竞争法": "反不正当竞争法",
    "质量法": "产品质量法",
    "税收征管法": "税收征收管理法",
    "农产品安全法": "农产品质量安全法",
    "政府信息公开法": "政府信息公开条例",
}
# Laws of their time, which BAS-03 knows, or whose names say no more of today's.
_FORMER = frozenset(
    (
        *(
            "合同法",
            "物权法",
            "担保法",
            "婚姻法",
            "继承法",
            "收养法",
            "侵权责任法",
        ),
        *(
            "外资企业法",
            "食品卫生法",
            "经济合同法",
            "技术合同法",
            "企业法",
            "民法",
        ),
        *(
            "中外合资经营企业法",
            "中外合作经营企业法",
            "环境噪声污染防治法",
            "进出口商品检验法",
        ),
        *(
            "选举法",
            "代表法",
            "国籍法",
            "领海及毗连区法",
            "台湾同胞投资保护法",
            "环境噪声法",
            "行政监察法",
            "执业医师法",
            "预备役军官法",
            "乡镇企业法",
        ),
    )
)
# A regulation that can be no other one, with or without 中华人民共和国.
_KNOWN_BY_ITSELF = ("治安管理处罚条例",)
_BASIS = re.compile("(?:根据|依据|依照|按照|违反|》|、|和)$")
# What a law does to its matter, by which names are taken for one another.
_KINDS = "保障|促进|保护|管理|防治|监督管理|安全|服务"
_ENDING = re.compile(f"(?<=[一-鿿]{{2}})(?:{_KINDS})法$")
_NEAR_BY = 4
_STEM = 2
_PAST = re.compile("废止|失效|停止执行|原《|沿革|取代|替代|修订前|历史|当时")
_SHORTEST = 5  # characters of a name that is near only one other
_NEAR = 0.8  # alike enough to be a slip: one character of nine, two of sixteen


# 《住房公积金管理条例》（国务院令第762号）
_ORDER = re.compile(
    "《(?:中华人民共和国)?(?P<name>[一-鿿]{4,24}(?:条例|办法|规定))》[（(][^（）()\n]{0,8}"
    "(?P<order>国务院令?[ ]?第?[ ]?(?P<number>[0-9]{1,3})[ ]?号(?:令)?)"
)


_YEAR = re.compile("(?<![0-9])(20[0-9]{2})(?=年|〕)")


def find(paper: Paper) -> Iterator[Hit]:
    """Each name that no law has, and that one nearly has, and each order that is not that of
    the regulation beside it."""
    for found in paper.search(_ORDER):
        if _is_of_another(found):
            own = "、".join(
                f"第{one}号" for one in sorted(ORDERS[found["name"]])
            )
            message = f"《{found['name']}》是国务院令{own}公布、修订的。"
            yield Hit(*found.span("order"), message, "核对令号。")
        elif _is_before_revision(paper, found):
            _, later, year = REVISED[found["name"]]
            message = f"{year}年已由国务院令第{later}号修订公布。"
            yield Hit(*found.span("order"), message, "改注修订后的令号。")
    for found in paper.search(_CITED):
        first, last = paper.sentence(found.start())
        right = _right(found)
        if right and not _PAST.search(paper.text, first, last):
            message = f"“{found[0]}”不是现行的名称。"
            yield Hit(*found.span(), message, f"核对名称，一般是{right}。")


def _is_of_another(found: re.Match[str]) -> bool:
    """Whether an order is known, of one regulation only, and not that of the one beside it."""
    own = ORDERS.get(found["name"])
    number = int(found["number"])
    if not own or number > LAST or number in OF_MANY:
        return False
    return number not in own


def _is_before_revision(paper: Paper, found: re.Match[str]) -> bool:
    """Whether an order is the one before a regulation was issued anew, in a text that is
    younger than that. Who says 修订 in the brackets knows."""
    row = REVISED.get(found["name"])
    if row is None or int(found["number"]) not in row[0]:
        return False
    rest = found.string[found.end() : found.end() + 1]
    if rest not in ("）", ")"):
        return False
    issued = issue_date(paper) or head_date(paper)
    years = [int(one) for one in _YEAR.findall(paper.text)]
    written = issued.year if issued else min(years, default=0)
    return written > row[2]


def _right(found: re.Match[str]) -> str:
    """What a law is called; "" where its name is right, or nobody can tell."""
    name, kind = found["name"], found["kind"]
    if kind in ("实施细则", "实施办法"):
        return _right_details(found, name.removesuffix(kind))
    if name in _SAID:
        return _in_full(_SAID[name])
    if not found["state"] and name not in _KNOWN_BY_ITSELF:
        return _right_basis(found)
    if kind == "条例":
        return _REPLACED.get(name, "")
    return _right_law(name)


def _right_basis(found: re.Match[str]) -> str:
    """The same of a law without 中华人民共和国 in its name, which is sure to be meant only
    behind 根据 and the like: 根据《粮食法》."""
    name = found["name"]
    if found["kind"] != "法" or _is_law(name):
        return ""
    before = found.string[max(0, found.start() - _NEAR_BY) : found.start()]
    if not _BASIS.search(before):
        return ""
    return _in_full(_only(_begun(name)) or _only(_of_matter(name)))


def _right_law(name: str) -> str:
    """The same of a law with 中华人民共和国 in its name, given without that."""
    if _is_law(name):
        return ""
    longer = _longer(name)
    if longer:
        return _in_full(longer)
    if len(name) < _SHORTEST:
        return ""
    kin = _only(_of_matter(name))
    if kin:
        return _in_full(kin)
    return _in_full(_only(get_close_matches(name, _laws(), 1, _NEAR)))


def _right_details(found: re.Match[str], law: str) -> str:
    """The same of the details of a law of the State, which are a regulation now."""
    is_wrong = law in _WITH_REGULATION.split() and bool(found["state"])
    return f"《中华人民共和国{law}实施条例》" if is_wrong else ""


def _in_full(name: str) -> str:
    """A law as it is cited; "" for no law."""
    return f"《中华人民共和国{name}》" if name else ""


def _is_law(name: str) -> bool:
    """Whether a law has this name, or had it."""
    return name in _laws() or name in _FORMER


def _longer(name: str) -> str:
    """The only law whose name is this one with something more: 粮食安全保障法 of 粮食法; ""
    where there are none or several."""
    if len(name.removesuffix("法")) < _STEM:
        return ""
    begun = _begun(name)
    if begun:
        return _only(begun)
    return _only([law for law in _laws() if _is_within(name, law)])


def _begun(name: str) -> list[str]:
    """The laws whose names begin with all of this one but its last character."""
    stem = name.removesuffix("法")
    if len(stem) < _STEM:
        return []
    return [law for law in _laws() if law.startswith(stem) and law != name]


def _of_matter(name: str) -> list[str]:
    """The laws on what a name is about: 公共文化服务保障法 of 公共文化服务促进法."""
    ending = _ENDING.search(name)
    if ending is None:
        return []
    matter = name[: ending.start()]
    pattern = re.compile(f"{re.escape(matter)}(?:{_KINDS})法")
    return [law for law in _laws() if pattern.fullmatch(law)]


def _only(names: list[str]) -> str:
    """The one name of a list; "" where there are none or several."""
    return names[0] if len(names) == 1 else ""


def _is_within(short: str, long: str) -> bool:
    """Whether the characters of one name stand in another one, in their order."""
    rest = iter(long)
    return short[:1] == long[:1] and all(one in rest for one in short)


@cache
def _laws() -> frozenset[str]:
    """The names of laws in force, read once."""
    rows = _LAWS.read_text("utf-8").splitlines()
    names = " ".join(row for row in rows if not row.startswith("#"))
    return frozenset(names.split())
