"""引用时带的数与那一条写的不符：第八条第（二）项规定的7个工作日（那一项写的是5个工作日）。

检查：“第X条（第Y款、第（Z）项）规定的……7个工作日（30万元、50%、3年、200平方米）”“第X条规定的期限（20日）”，本文那一处有同一单位的数而没有这个数的；那一处没有这样的数，而别的条正好有的。前面有其他文件名的不算。
为什么：改了一处的数，引用它的一处没有跟着改，办事的人不知道以哪个为准。
不好：超过第八条第（二）项规定的7个工作日的（那一项是5个工作日）
好：超过第八条第（二）项规定的5个工作日的
来源：立法技术规范（试行）（一）关于引用；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from policypress.compare.text.tree import Node, addresses, clauses
from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="REF-11",
    name="cited-figure",
    severity="warning",
    strength="逻辑",
    source="立法技术规范（试行）（一）关于引用",
    genres=EVERY - {"decision", "note", "table"},
)
_HAN = "[一二三四五六七八九十百]{1,5}"
_UNIT = (
    "个?工作日|个?交易日|周岁|个月|小时|分钟|万元|亿元|元|平方米|公里|学时|课时|人次|年|日|天|岁|人|名|家|户"
    "|次|项|亩|吨|分|倍|米|%|％"
)
_COUNT = "[0-9]{1,9}(?:\\.[0-9]{1,4})?|[一两二三四五六七八九十百千万]{1,6}"
_CITED = re.compile(
    f"(?P<cited>(?P<clause>第{_HAN}条)(?:第(?P<paragraph>{_HAN})款)?(?:第（?(?P<item>{_HAN})）?项)?)"
    "(?:所)?(?:规定|明确|确定|设定|写明|列明|约定|定)的?"
    "(?:给予|执行|发放|补助|补贴|奖励)?(?:每[一-鿿]{1,2}){0,2}"
    "(?P<what>(?:[一-鿿]{0,8}?(?:限额|上限|下限|比例|期限|时限|标准|额度|金额|年限|最高|最低|不超过|不低于"
    "|不少于|封顶|服务期|有效期|人数|面积|次数))?(?:为|是|即)?)"
    f"(?P<number>{_COUNT})[ ]?(?P<unit>{_UNIT})(?![一-鿿]?[条款])"
)
# 第二条规定的期限（20日）
_BRACKETED = re.compile(
    f"(?P<cited>(?P<clause>第{_HAN}条)(?:第(?P<paragraph>{_HAN})款)?(?:第（?(?P<item>{_HAN})）?项)?)"
    "(?:所)?(?:规定|明确|确定|设定|写明|列明|约定|所列|列|中)的?[一-鿿]{0,12}"
    f"[（(](?:即|为|不超过|最高|不低于)?(?P<number>{_COUNT})[ ]?(?P<unit>{_UNIT})(?:以[上下内])?[）)]"
)
_FIGURE = re.compile(f"(?<![0-9.第])(?P<number>{_COUNT})[ ]?(?P<unit>{_UNIT})")
_FOREIGN = re.compile(
    "(?:》|[法例章]|规定|办法|细则|通知|意见|准则|规则)(?:（[^（）]{1,40}）)?的?$"
)
_OWN = re.compile(
    "本(?:实施|暂行)?(?:办法|细则|规定|措施|若干措施|规则|意见|准则|条例|法|政策)$"
)
_LIST_OF = re.compile(f"第{_HAN}条[^。；，\n]{{0,12}}[、和及至]$")
_SAME = {"％": "%", "天": "日", "岁": "周岁", "名": "人"}
_SCALES = {"万元": 10**4, "亿元": 10**8}
_ELSEWHERE = re.compile("附件|附表|另行|下表|见表")


def find(paper: Paper) -> Iterator[Hit]:
    """Each figure that is said to be that of a place which has another one."""
    cited = [*paper.search(_CITED), *paper.search(_BRACKETED)]
    if not cited or paper.tree.scheme != "articles":
        return
    numbered = _numbered(paper)
    for found in cited:
        node = numbered.get(value_of(found["clause"][1:-1]))
        if node is None or _is_foreign(paper, found):
            continue
        own = paper.passage_at(found.start()).node
        others = [one for one in numbered.values() if one not in (node, own)]
        message = _fault(found, node, others)
        if message:
            yield Hit(*found.span(), message, "核对引用的条和数。")


def _numbered(paper: Paper) -> dict[int, Node]:
    """The clauses of a text by their numbers, without those put in between (第十条之一)."""
    return {
        node.number[0]: node
        for node in clauses(paper.tree)
        if len(node.number) == 1
    }


def _fault(found: re.Match[str], node: Node, others: Sequence[Node]) -> str:
    """What is wrong with a figure that is said to be that of a place; "" where nothing
    is. node: of the place; others: the other clauses, that of the citation aside."""
    said, kind = _value(found)
    words = _words(node, found)
    there = {value for value, other in _figures(words) if other == kind}
    if said in there or _ELSEWHERE.search(words):
        return ""
    cited, figure = found["cited"], f"{found['number']}{found['unit']}"
    if there:
        return f"引用了“{cited}”，那里没有{figure}这个数。"
    if any((said, kind) in _figures(_all(one)) for one in others):
        return f"“{cited}”没有{figure}，别的条有。"
    return ""


def _is_foreign(paper: Paper, found: re.Match[str]) -> bool:
    """Whether a clause is that of another paper, or the last of several."""
    first, _ = paper.sentence(found.start())
    before = paper.text[first : found.start()]
    if _OWN.search(before):
        return False
    is_one_of = _LIST_OF.search(before) is not None
    return is_one_of or bool("》" in before or _FOREIGN.search(before))


def _words(node: Node, found: re.Match[str]) -> str:
    """The words of the place that is cited, those of its clause where it has no such."""
    paragraph = value_of(found["paragraph"]) if found["paragraph"] else 0
    item = value_of(found["item"]) if found["item"] else 0
    kept = [
        line.printed
        for line, address in zip(node.lines, addresses(node), strict=True)
        if (not paragraph or address.paragraph == paragraph)
        and (not item or address.item == item)
    ]
    return "\n".join(kept) or _all(node)


def _all(node: Node) -> str:
    """The words of a clause."""
    return "\n".join(line.printed for line in node.lines)


def _figures(words: str) -> set[tuple[Decimal, str]]:
    """The figures of some words with what they count."""
    return {_value(one) for one in _FIGURE.finditer(words)}


def _value(found: re.Match[str]) -> tuple[Decimal, str]:
    """A figure and what it counts: 7个工作日 and 七工作日 are one, 3万元 is 30000元."""
    number = found["number"]
    plain = Decimal(number) if number[0].isdigit() else value_of(number)
    unit = found["unit"].removeprefix("个") if "日" in found["unit"] else ""
    unit = unit or found["unit"]
    unit = _SAME.get(unit, unit)
    scale = _SCALES.get(unit, 1)
    return Decimal(plain) * scale, "元" if scale > 1 else unit
