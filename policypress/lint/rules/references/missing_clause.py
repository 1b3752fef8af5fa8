"""引用了本文没有的条：只有二十八条，却写“本措施第三十条”。

检查：“本措施第X条”“本办法第X条至第Y条”等所指的条是否存在；前面有其他文件名的不算；第一款里的“前款”“前两款”；全文用“一、（一）”编号而引用“本办法第X条”“本款”的。
为什么：条文增删以后，手工写的条号不会跟着变，引用落空使条款无法执行。
不好：依照本办法第四十条处理（全文只有三十条）
好：依照本办法第二十条处理
来源：立法技术规范（试行）（一）关于引用；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.compare.text.citations import Citation, citations
from policypress.compare.text.tree import Node, clauses
from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import EVERY, NORMATIVE, Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="REF-01",
    name="missing-clause",
    severity="error",
    strength="逻辑",
    source="立法技术规范（试行）（一）",
    genres=EVERY - {"decision", "note", "table"},
)

_HAN = "[一二三四五六七八九十]{1,3}"
_SAME = re.compile(f"(?:本条|前款)第（?(?P<item>{_HAN})）?项")
_LABELS = re.compile(f"(?<=[：；。])（({_HAN})）")
# In the first sentence of a clause, with no other paper or clause named before it.
_FIRST = re.compile(
    "[^。；》条\n]{0,80}?(?P<cited>前[两二三四]?款)"
    "|[^。；》款：\n]{0,120}。(?P<cited2>前[两二三四]?款)(?=规定|所称|所列|所述|的)"
)
# 本办法共二十八条。
_SAID = re.compile(
    "本(?:办法|措施|细则|规定|条例)共(?P<count>[一二三四五六七八九十百]{1,5})条"
)
_CITED = re.compile(
    "本(?:办法|措施|细则|规定|条例)第(?P<clause>[一二三四五六七八九十百]{1,5})条"
)
_ITEM = re.compile(
    f"本(?:办法|措施|细则|规定|条例|意见|实施细则|实施办法)第(?P<clause>{_HAN})条"
    f"(?:第{_HAN}款)?第（?(?P<item>{_HAN})）?项"
)
# A text numbered 一、（一） has neither 条 nor 款.
_PART = re.compile("[一二三四五六七八九十]{1,3}、")
_ARTICLE = re.compile("第[ ]?[0-9一二三四五六七八九十百 ]{1,7}条")
_FEWEST = 3  # parts that show how a text is numbered
_OWN_ARTICLE = re.compile(
    "本(?:实施办法|实施细则|办法|细则|规定|措施)第[一二三四五六七八九十]{1,3}条"
    f"(?:第（?{_HAN}）?[款项])?"
)
_OWN_PARAGRAPH = re.compile("(?<![一-鿿]本)本款(?=规定|所称|所列|所述|第)")


def find(paper: Paper) -> Iterator[Hit]:
    """Each citation of a clause of this very text that it does not have."""
    yield from _beyond_said(paper)
    yield from _of_no_articles(paper)
    for passage in paper.passages:
        yield from _in_passage(paper, passage)
    if paper.genre in NORMATIVE:
        yield from _missing(paper)


def _of_no_articles(paper: Paper) -> Iterator[Hit]:
    """The first citation of a 条 of this text, and of this 款, where the text is numbered 一、
    （一） and has none."""
    labels = [one.label for one in paper.passages if one.level != "cell"]
    parts = sum(_PART.fullmatch(one.strip()) is not None for one in labels)
    if parts < _FEWEST or any(_ARTICLE.match(one) for one in labels):
        return
    for pattern, unit in ((_OWN_ARTICLE, "条"), (_OWN_PARAGRAPH, "款")):
        found = next(paper.search(pattern), None)
        if found is not None:
            message = (
                f"引用了“{found[0]}”，本文用“一、（一）”编号，没有“{unit}”。"
            )
            hint = "按本文的序号引用：第一部分第（一）项。"
            yield Hit(*found.span(), message, hint, severity="warning")


def _missing(paper: Paper) -> Iterator[Hit]:
    """Clauses of a text that it cites and has not, and their items."""
    numbers = {node.number for node in clauses(paper.tree) if node.number}
    if not numbers:
        return
    parts = ("clause", "annex")
    for passage in (one for one in paper.passages if one.part in parts):
        yield from _items(paper, passage)
        for citation in _own(paper, passage):
            is_missing = citation.number not in numbers
            if is_missing and _is_of_clause(paper, citation):
                yield _hit(passage, citation, len(numbers))


def _is_of_clause(paper: Paper, citation: Citation) -> bool:
    """Whether a citation is one of a clause: 第三条 in a text numbered 一、（一） may mean
    either level."""
    return paper.tree.scheme == "articles" or "（" in citation.text


def _beyond_said(paper: Paper) -> Iterator[Hit]:
    """Clauses that are cited though the text says that it has fewer."""
    said = _SAID.search(paper.text)
    count = value_of(said["count"]) if said else 0
    for found in paper.search(_CITED) if count else ():
        if value_of(found["clause"]) > count:
            message = f"引用了“{found[0]}”，而本文共{count}条。"
            yield Hit(*found.span(), message, "核对要引用的是哪一条。")


def _in_passage(paper: Paper, passage: Passage) -> Iterator[Hit]:
    """Items that are cited of the list that stands in the same line, and 前款 in the
    first 款 of a clause."""
    line = paper.line_of(passage)
    for found in _SAME.finditer(line):
        labels = [
            value_of(one[1]) for one in _LABELS.finditer(line[: found.start()])
        ]
        is_list = labels == list(range(1, len(labels) + 1))
        if is_list and 1 < len(labels) < value_of(found["item"]):
            start = passage.start + found.start()
            message = f"引用了“{found[0]}”，前面只有{len(labels)}项。"
            hint = "核对要引用的是哪一项。"
            yield Hit(start, start + len(found[0]), message, hint)
    first = _FIRST.match(paper.words_of(passage))
    if passage.label.startswith("第") and first:
        cited = "cited" if first["cited"] else "cited2"
        start = passage.words + first.start(cited)
        message = f"这是本条第一款，没有“{first[cited]}”。"
        hint = "核对是不是“前条”。"
        end = start + len(first[cited])
        yield Hit(start, end, message, hint, severity="warning")


def _items(paper: Paper, passage: Passage) -> Iterator[Hit]:
    """Each item that is cited of a clause whose list is shorter."""
    for found in _ITEM.finditer(paper.line_of(passage)):
        node = _clause(paper, value_of(found["clause"]))
        count = _items_of(node) if node else 0
        if 0 < count < value_of(found["item"]):
            start = passage.start + found.start()
            words = found[0]
            yield Hit(
                start,
                start + len(words),
                f"引用了“{words}”，那一条只有{count}项。",
                "核对要引用的是哪一项。",
            )


def _clause(paper: Paper, number: int) -> Node | None:
    """The clause of a number."""
    for node in clauses(paper.tree):
        if node.number == (number,):
            return node
    return None


def _items_of(node: Node) -> int:
    """How many items a clause has; 0 where it has several lists."""
    labels = [line.label for line in node.lines if line.level == "item"]
    return len(labels) if len(set(labels)) == len(labels) else 0


def _own(
    paper: Paper,
    passage: Passage,
) -> Iterator[Citation]:
    """The citations of this text in a line: 本…第X条."""
    line = paper.line_of(passage)
    for citation in citations(line):
        before = line[max(0, citation.start - 8) : citation.start]
        is_own = "本" in before and not citation.foreign
        is_behind = passage.start + citation.start >= passage.words
        if citation.unit == "条" and is_own and is_behind:
            yield citation


def _hit(
    passage: Passage,
    citation: Citation,
    count: int,
) -> Hit:
    """A citation of an article that is not there. count: of articles in the text."""
    start = passage.start + citation.start
    return Hit(
        start,
        start + len(citation.text),
        f"引用了“{citation.text}”，本文没有这一条（共{count}条）。",
        "核对要引用的是哪一条。",
    )
