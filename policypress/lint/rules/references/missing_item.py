"""引用了那一条没有的项、款：因第六条第四项情形（第六条只有三项）。

检查：没有写明其他文件名的“第X条第Y项（第Y项、第Z项）”“第X条第Y款”“本条第二款”“前条第三款”，本文那一条是否有这一项、这一款；“第X条所列行为（情形）”，那一条没有列举的；把（一）说成“第（一）条”的（全文各条连着编号、确有这一条的，只提示）。
为什么：删去一项以后，引用它的条文就落了空。
不好：因第六条第四项情形停发补助的（第六条只有三项）
好：因第六条第三项情形停发补助的
来源：立法技术规范（试行）（一）关于引用；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.compare.text.tree import Node, addresses, clauses
from policypress.findings import Severity
from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="REF-08",
    name="missing-item",
    severity="warning",
    strength="逻辑",
    source="立法技术规范（试行）（一）",
    genres=EVERY - {"law", "decision", "note", "table"},
    is_second=True,
)
# The clauses of a text by their numbers.
_Numbered = dict[tuple[int, ...], Node]
_HAN = "[一二三四五六七八九十]{1,3}"
_ITEM = f"第（?{_HAN}）?项"
_CITED = re.compile(
    f"(?P<clause>第{_HAN}条|本条|前条)(?:第(?P<paragraph>{_HAN})款)?"
    f"(?P<items>{_ITEM}(?:[、和或及]{_ITEM})*)?"
)
_NUMBER = re.compile(f"第（?({_HAN})）?项")
_INLINE = re.compile(f"(?<=[：；，。])（({_HAN})）(?![（、和至或项目款])")
# Behind these a clause is that of another paper.
_FOREIGN = re.compile(
    "(?:》|[法例章]|规定|办法|细则|通知|意见|准则|规则)(?:（[^（）]{1,40}）)?的?$"
)
_OWN = re.compile("本(?:实施)?(?:办法|细则|规定|措施|规则|意见|准则)$")
# 本规定第六条所列行为, where that clause lists nothing.
_LISTED = re.compile(
    f"(?P<clause>第{_HAN}条|前条)(?:所列|列举)的?(?:行为|情形|事项|条件|材料)"
)
_LISTS = re.compile("（一）|、|一是|[0-9][.．]|：")
_ITEM_AS_CLAUSE = re.compile(f"第[（(]{_HAN}[）)]条")


def find(paper: Paper) -> Iterator[Hit]:
    """Each 项 or 款 of this text that is cited and not there."""
    for found in paper.search(_ITEM_AS_CLAUSE):
        said = found[0].replace("条", "项")
        message = f"带括号的序号是“项”，不是“条”：“{found[0]}”。"
        hint = f"一般写作“{said}”。"
        # Who numbers all by （一） to （十六） often calls them 条: one place, one meaning.
        is_there = (value_of(found[0][2:-2]),) in _measures(paper)
        severity: Severity | None = "note" if is_there else None
        yield Hit(*found.span(), message, hint, severity=severity)
    if paper.tree.scheme != "articles":
        return
    numbered = {node.number: node for node in clauses(paper.tree)}
    yield from _missing(paper, numbered)
    yield from _not_listed(paper, numbered)


def _measures(paper: Paper) -> set[tuple[int, ...]]:
    """The numbers of the measures of a text that numbers them through, {} of articles."""
    if paper.tree.scheme != "measures":
        return set()
    numbers = [node.number for node in clauses(paper.tree) if node.number]
    return set(numbers) if len(set(numbers)) == len(numbers) else set()


def _missing(paper: Paper, numbered: _Numbered) -> Iterator[Hit]:
    """Each 项 or 款 that its clause does not have."""
    for found in paper.search(_CITED):
        if not (found["paragraph"] or found["items"]):
            continue
        node = _node(paper, found, numbered)
        problem = _problem(node, found) if node else ""
        if problem and not _is_foreign(paper, found):
            yield Hit(*found.span(), problem, "核对要引用的是哪一项、哪一款。")


def _not_listed(paper: Paper, numbered: _Numbered) -> Iterator[Hit]:
    """第六条所列行为, where that clause lists nothing."""
    for found in paper.search(_LISTED):
        node = _node(paper, found, numbered)
        if node is None or _is_foreign(paper, found):
            continue
        if not any(_LISTS.search(line.printed) for line in node.lines):
            message = f"引用了“{found[0]}”，那一条没有列举。"
            yield Hit(*found.span(), message, "核对要引用的是哪一条。")


def _node(
    paper: Paper,
    found: re.Match[str],
    numbered: _Numbered,
) -> Node | None:
    """The clause that is cited."""
    name = found["clause"]
    if name.startswith("第"):
        return numbered.get((value_of(name[1:-1]),))
    own = paper.passage_at(found.start()).node
    if name == "本条":
        return numbered.get(own.number) if own.number else None
    return numbered.get((own.number[0] - 1,)) if own.number else None


def _is_foreign(paper: Paper, found: re.Match[str]) -> bool:
    """Whether a clause is that of another paper: one is named before it in the sentence,
    or it follows another citation of one."""
    if not found["clause"].startswith("第"):
        return False
    first, _ = paper.sentence(found.start())
    before = paper.text[first : found.start()]
    if _OWN.search(before):
        return False
    return "》" in before or _FOREIGN.search(before) is not None


def _problem(node: Node, found: re.Match[str]) -> str:
    """What a clause does not have; "" where it has all, or nobody can tell."""
    if found["paragraph"] and _paragraphs(node) < value_of(found["paragraph"]):
        return f"引用了“{found[0]}”，那一条只有{_paragraphs(node)}款。"
    items = _NUMBER.findall(found["items"] or "")
    count = _items(node)
    if items and count and max(map(value_of, items)) > count:
        return f"引用了“{found[0]}”，那一条只有{count}项。"
    return ""


def _paragraphs(node: Node) -> int:
    """How many 款 a clause has."""
    return max(one.paragraph for one in addresses(node))


def _items(node: Node) -> int:
    """How many 项 a clause has in its one list; 0 where it has several, or none."""
    labels = [line.label for line in node.lines if line.level == "item"]
    if not labels:
        return _inline_items(node)
    return len(labels) if len(set(labels)) == len(labels) else 0


def _inline_items(node: Node) -> int:
    """How many 项 stand within the one line of a clause: ……：（一）……；（二）……。"""
    rows = (_INLINE.findall(line.printed) for line in node.lines)
    numbers = [value_of(one) for row in rows for one in row]
    is_row = numbers == list(range(1, len(numbers) + 1))
    return len(numbers) if len(numbers) > 1 and is_row else 0
