"""引用已经废止的依据：《合同法》《物权法》、深圳市政府令第305号。

检查：一批已知废止、被取代的法律、法规、规章。说明废止、沿革的句子不算。
为什么：依据已经失效，条款的合法性就没有着落。
不好：根据《中华人民共和国合同法》
好：根据《中华人民共和国民法典》
来源：《民法典》第一千二百六十条等各该文件的废止条款；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Severity
from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="BAS-03",
    name="repealed",
    severity="error",
    strength="规定",
    source="《民法典》第一千二百六十条等各该文件的废止条款",
    spares=frozenset(),
)
_CIVIL = ("《民法典》", "2021年1月1日起废止（《民法典》第一千二百六十条）")
_FOREIGN = ("《外商投资法》", "2020年1月1日起废止（《外商投资法》第四十二条）")
# Title without 中华人民共和国 → successor, and when it was repealed.
_REPEALED = {
    "合同法": _CIVIL,
    "物权法": _CIVIL,
    "担保法": _CIVIL,
    "婚姻法": _CIVIL,
    "继承法": _CIVIL,
    "收养法": _CIVIL,
    "侵权责任法": _CIVIL,
    "民法通则": _CIVIL,
    "民法总则": _CIVIL,
    "中外合资经营企业法": _FOREIGN,
    "中外合作经营企业法": _FOREIGN,
    "外资企业法": _FOREIGN,
    "食品卫生法": ("《食品安全法》", "2009年6月1日起废止（《食品安全法》）"),
    "排污费征收使用管理条例": (
        "《环境保护税法》及其实施条例",
        "2018年1月1日起废止（《环境保护税法实施条例》第二十六条）",
    ),
    "环境噪声污染防治法": (
        "《噪声污染防治法》",
        "2022年6月5日起废止（《噪声污染防治法》第九十条）",
    ),
    "国家行政机关公文处理办法": (
        "《党政机关公文处理工作条例》",
        "2012年7月1日起停止执行（《党政机关公文处理工作条例》第四十二条）",
    ),
    "政府采购供应商投诉处理办法": (
        "《政府采购质疑和投诉办法》（财政部令第94号）",
        "2018年3月1日起由财政部令第94号取代",
    ),
    "公平竞争审查制度实施细则": (
        "《公平竞争审查条例实施办法》",
        "已由《公平竞争审查条例》及其实施办法取代",
    ),
    "公平竞争审查制度实施细则（暂行）": (
        "《公平竞争审查条例实施办法》",
        "已由《公平竞争审查条例》及其实施办法取代",
    ),
    "城市房屋租赁管理办法": (
        "《商品房屋租赁管理办法》",
        "2011年2月1日起由《商品房屋租赁管理办法》取代",
    ),
    "城市房屋拆迁管理条例": (
        "《国有土地上房屋征收与补偿条例》",
        "2011年1月21日起废止（《国有土地上房屋征收与补偿条例》第三十五条）",
    ),
    "城市规划法": (
        "《城乡规划法》",
        "2008年1月1日起废止（《城乡规划法》第七十条）",
    ),
    "信访条例": ("《信访工作条例》", "2022年5月1日起由《信访工作条例》取代"),
    "企业所得税暂行条例": (
        "《企业所得税法》",
        "2008年1月1日起废止（《企业所得税法》第六十条）",
    ),
    "中小企业标准暂行规定": (
        "《中小企业划型标准规定》",
        "已由《中小企业划型标准规定》（工信部联企业〔2011〕300号）取代",
    ),
    "工程建设项目招标范围和规模标准规定": (
        "《必须招标的工程项目规定》",
        "2018年6月1日起废止（《必须招标的工程项目规定》）",
    ),
    "政府采购信息公告管理办法": (
        "《政府采购信息发布管理办法》（财政部令第101号）",
        "2020年3月1日起由财政部令第101号取代",
    ),
    "网络交易管理办法": (
        "《网络交易监督管理办法》",
        "2021年5月1日起由《网络交易监督管理办法》取代",
    ),
    "食品经营许可管理办法": (
        "《食品经营许可和备案管理办法》",
        "2023年12月1日起由《食品经营许可和备案管理办法》取代",
    ),
    "餐饮服务许可管理办法": (
        "《食品经营许可和备案管理办法》",
        "已由《食品经营许可和备案管理办法》取代",
    ),
    "医疗器械注册管理办法": (
        "《医疗器械注册与备案管理办法》",
        "2021年10月1日起由《医疗器械注册与备案管理办法》取代",
    ),
    "养老机构设立许可办法": (
        "《养老机构管理办法》（民政部令第66号）",
        "养老机构设立许可已经取消",
    ),
    "农民专业合作社登记管理条例": (
        "《市场主体登记管理条例》",
        "2022年3月1日起废止（《市场主体登记管理条例》第五十五条）",
    ),
    "深圳市行政机关规范性文件管理规定": (
        "《深圳市行政规范性文件管理规定》（市政府令第368号）",
        "2026年2月1日起由市政府令第368号接替",
    ),
}
# As above, told as a warning.
_LATER = {
    "农村土地承包经营权流转管理办法": (
        "《农村土地经营权流转管理办法》（农业农村部令2021年第1号）",
        "2021年3月1日起由《农村土地经营权流转管理办法》取代",
    ),
}
_REPEALED |= _LATER
_TITLES = "|".join(sorted(map(re.escape, _REPEALED), key=len, reverse=True))
_CITED = re.compile(f"《(?:中华人民共和国)?(?P<title>{_TITLES})》")
# An order by its number, where the one that replaces it has the same title.
_ORDERS = {
    "财政部令第18号": (
        "《政府采购货物和服务招标投标管理办法》（财政部令第87号）",
        "2017年10月1日起由财政部令第87号取代",
    ),
}
_ORDERS |= {
    "国家食品药品监督管理局令第28号": (
        "《药品注册管理办法》（国家市场监督管理总局令第27号）",
        "2020年7月1日起由国家市场监督管理总局令第27号取代",
    ),
    "国科发火〔2008〕172号": (
        "《高新技术企业认定管理办法》（国科发火〔2016〕32号）",
        "2016年1月1日起由国科发火〔2016〕32号取代",
    ),
    "民政部令第49号": (
        "《养老机构管理办法》（民政部令第66号）",
        "2020年11月1日起由民政部令第66号取代",
    ),
}
_ORDER = re.compile("|".join(map(re.escape, _ORDERS)))
_PAST = re.compile(
    "废止|失效|停止执行|原《|沿革|取代|替代|修订前|历史|时的规定|当时"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each repealed document that is cited as if it held."""
    cited = [(one, _REPEALED[one["title"]]) for one in paper.search(_CITED)]
    cited += [(one, _ORDERS[one[0]]) for one in paper.search(_ORDER)]
    for found, (successor, when) in cited:
        first, last = paper.sentence(found.start())
        if _PAST.search(paper.text, first, last):
            continue
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”{when}。",
            f"改引{successor}，并核对条款。",
            severity=_severity(paper, found),
        )


def _severity(paper: Paper, found: re.Match[str]) -> Severity | None:
    """A law may speak of what held before it; some rows are a warning."""
    if paper.genre == "law":
        return "note"
    return "warning" if found.groupdict().get("title") in _LATER else None
