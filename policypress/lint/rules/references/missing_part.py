"""引用了本文没有的部分、款、项：全文只有六部分，却写“本通知第八部分”。

检查：“本通知第八部分”“第三部分第（六）项”（对、违反、落实、执行之后的也算）在本文有没有；全文用一、（一）编号的，“第二条第（五）项”那一部分有没有这一项；全文用（一）（二）编号，没有“条”的，却写“本措施第七条”；依照（按照、有、违反等）之后的“第X条第Y款”“第X条第（Z）项”，本文那一条有没有这一款、有没有列项。前面有其他文件名的不算。
为什么：增删以后，手工写的编号不会跟着变，引用落空。
不好：依照本通知第八部分执行（全文只有六部分）
好：依照本通知第五部分执行
来源：立法技术规范（试行）（一）关于引用；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.compare.text.tree import Node, addresses, clauses, walk
from policypress.language.numerals import to_chinese
from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, NORMATIVE, Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="REF-06",
    name="missing-part",
    severity="warning",
    strength="逻辑",
    source="立法技术规范（试行）（一）",
    genres=EVERY - {"law", "decision", "note", "table"},
)
_HAN = "[一二三四五六七八九十]{1,3}"
_OWN = "本(?:通知|意见|实施意见|政策|措施|方案|办法|细则|指南)"
_PART = re.compile(
    f"(?:{_OWN}|(?<=享受)|(?<=按照)|(?<=依照)|(?<=符合))"
    f"(?P<cited>第(?P<part>{_HAN})部分(?:第（(?P<item>{_HAN})）项)?)"
    # 对第一部分第（十）项: both are named, and no other paper.
    f"|(?:(?<=对)|(?<=违反)|(?<=落实)|(?<=执行)|(?<=根据)|(?<=享受的))"
    f"(?P<cited2>第(?P<part2>{_HAN})部分第（(?P<item2>{_HAN})）项)"
)
# 第二条第（五）项规定的, in a text of parts 一、 that have （一）（二）（三）.
_AS_ARTICLE = re.compile(
    f"(?P<cited>第(?P<part>{_HAN})(?:条|点|部分|大点)第?（(?P<item>{_HAN})）[项点条款]?)"
    "(?=规定|所列|的|中|要求|标准|明确|所述|条件|情形|支持|执行|确定|办理)"
)
# What names another paper right before a citation.
_OF_ANOTHER = re.compile(
    "(?:》|[法例章]|规定|办法|细则|通知|意见|准则|规则|方案|措施|政策|文件|上述|该)"
    "(?:（[^（）\n]{1,40}）|〔[0-9]{4}〕[0-9]{1,4}号）)?的?$"
)
_OWN_NAME = re.compile(f"{_OWN}$")
_HEADING = re.compile(f"^({_HAN})、")
_CLAUSE = re.compile(
    f"(?:依照|按照|违反|[有因])(?:本(?:办法|细则|规定|措施))?"
    f"(?P<cited>第(?P<clause>{_HAN})条(?:第(?P<paragraph>{_HAN})款|第（(?P<item>{_HAN})）项))"
)

# 本措施第七条, in a text that has 第（七）项 only.
_ARTICLE = re.compile(
    f"本(?:措施|若干措施|政策|意见|实施意见|方案|通知)(?P<cited>第{_HAN}条)"
)
_ARTICLES = re.compile(f"^[ \\u3000]*第{_HAN}条", re.MULTILINE)
_ITEMS = re.compile(
    "^[ \\u3000]*（[一二三四五六七八九十]{1,3}）", re.MULTILINE
)
_MANY = 5  # items of a text that numbers by them


def find(paper: Paper) -> Iterator[Hit]:
    """Each part, 款 or 项 of this text that is cited and not there."""
    yield from _no_articles(paper)
    parts = _parts(paper)
    if parts:
        yield from _cited_parts(paper, parts)
    yield from _cited_as_articles(paper)
    if paper.genre not in NORMATIVE or paper.tree.scheme != "articles":
        return
    numbered = {node.number: node for node in clauses(paper.tree)}
    for found in paper.search(_CLAUSE):
        node = numbered.get((value_of(found["clause"]),))
        if node is not None and not _has(node, found):
            yield _hit(found, "那一条没有这一款、项")


def _no_articles(paper: Paper) -> Iterator[Hit]:
    """Each 条 that is cited of a text which numbers by （一）."""
    cited = list(paper.search(_ARTICLE))
    if not cited or _ARTICLES.search(paper.text):
        return
    if len(_ITEMS.findall(paper.text)) < _MANY:
        return
    for found in cited:
        yield _hit(found, "本文用（一）（二）编号，没有“条”")


def _cited_parts(paper: Paper, parts: dict[int, int]) -> Iterator[Hit]:
    """Each part, or item of a part, that is cited and not there."""
    for found in paper.search(_PART):
        part = found["part"] or found["part2"]
        named = found["item"] or found["item2"]
        count = parts.get(value_of(part), -1)
        item = value_of(named) if named else 0
        if count < 0 and (value_of(part) > max(parts) or _is_whole(parts)):
            yield _hit(found, f"本文到第{to_chinese(max(parts))}部分为止")
        elif 0 < count < item:
            yield _hit(found, f"只有{count}项")


def _cited_as_articles(paper: Paper) -> Iterator[Hit]:
    """Each 第二条第（五）项 where the text has parts 一、 and the second has no fifth item."""
    cited = list(paper.search(_AS_ARTICLE))
    if not cited or _ARTICLES.search(paper.text):
        return
    counts = _counts(paper)
    for found in cited:
        first, _ = paper.sentence(found.start())
        before = paper.text[first : found.start()]
        is_own = _OWN_NAME.search(before) is not None
        if not is_own and ("》" in before or _OF_ANOTHER.search(before)):
            continue
        count = counts.get(value_of(found["part"]), 0)
        if 0 < count < value_of(found["item"]) and not _is_said(paper, found):
            yield _hit(found, f"那一部分只有{count}项")


def _is_said(paper: Paper, found: re.Match[str]) -> bool:
    """Whether the other patterns speak of the same words."""
    return any(
        one.start() <= found.start() < one.end()
        for pattern in (_PART, _ARTICLE)
        for one in paper.search(pattern)
    )


def _counts(paper: Paper) -> dict[int, int]:
    """How many items （一）（二） each part 一、 has whose number no other part has; 0 where
    it has other things than items."""
    counts: dict[int, int] = {}
    seen: set[int] = set()
    for node, _ in walk(paper.tree):
        found = _HEADING.match(node.lines[0].printed) if node.lines else None
        if found and node.kind != "annex":
            number = value_of(found[1])
            counts[number] = 0 if number in seen else _children(node)
            seen.add(number)
    return counts


def _parts(paper: Paper) -> dict[int, int]:
    """The parts 一、二、三、 of a text and how many items each has, {} where they are not
    in order, though one may be left out; 0 items where it has other things than items."""
    parts: dict[int, int] = {}
    numbers = []
    for node, _ in walk(paper.tree):
        found = _HEADING.match(node.lines[0].printed) if node.lines else None
        if found and node.kind != "annex":
            numbers.append(value_of(found[1]))
            parts[numbers[-1]] = _children(node)
    is_row = numbers[:1] == [1] and numbers == sorted(parts)
    left_out = max(numbers, default=0) - len(numbers)
    is_whole = left_out == 0 or (left_out == 1 and len(parts) >= _MANY)
    return parts if is_row and is_whole else {}


def _is_whole(parts: dict[int, int]) -> bool:
    """Whether no part is left out."""
    return max(parts) == len(parts)


def _children(node: Node) -> int:
    """How many （一）（二） stand below a heading; 0 where not all below are such."""
    numbers = [
        child.number
        for child in node.children
        if child.number and not child.label.endswith("、")
    ]
    count = len(numbers)
    return count if numbers == [(at,) for at in range(1, count + 1)] else 0


def _has(node: Node, cited: re.Match[str]) -> bool:
    """Whether a clause has the 款 that is cited, or any items."""
    if cited["item"]:
        has_items = any("（一）" in line.printed for line in node.lines)
        return has_items or any(line.level == "item" for line in node.lines)
    last = max(one.paragraph for one in addresses(node))
    return last >= value_of(cited["paragraph"])


def _hit(found: re.Match[str], said: str) -> Hit:
    """A citation that leads nowhere."""
    name = "cited" if found["cited"] else "cited2"
    message = f"引用了“{found[name]}”，{said}。"
    return Hit(*found.span(name), message, "核对要引用的是哪一处。")
