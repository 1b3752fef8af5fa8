"""How a decision cites the units of a text (决定里的称谓): 第二部分第（三）项 where the text
counts its clauses as items of a part, 第一款第（二）项 where it cites items so.

The writer and the reader of decisions know clauses (第（三）条) and items (第二项); here
their sentences get the words of the text, and lose them again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from policypress.compare.text.english_units import english_units
from policypress.compare.text.numbers import value
from policypress.compare.text.tree import Tree, walk
from policypress.compare.text.unit_names import counts_anew
from policypress.language.numerals import to_chinese

_NUMERAL = "[〇○零一二两三四五六七八九十百千万0-9]+"
_IN_BRACKETS = rf"第[（(]({_NUMERAL})[）)]"
_ITEM = re.compile(rf"第({_NUMERAL})项")
_POINT = re.compile(rf"第({_NUMERAL})目")
_ITEM_IN_BRACKETS = re.compile(f"{_IN_BRACKETS}项")
_QUOTES = re.compile("[“”]")
_Change = Callable[[str], str]


def as_cited(tree: Tree, lines: Iterable[str]) -> list[str]:
    """The lines of a decision with the units of a text as that cites them."""
    written = list(lines)
    if english := english_units(tree):
        return _outside_quotations(written, english.cited)
    if counts_anew(tree.nodes, tree.scheme):
        return _outside_quotations(written, _PartUnits(tree).cited)
    if cites_in_brackets(tree):
        return _outside_quotations(written, in_brackets)
    return written


def as_clauses(tree: Tree, lines: Iterable[str]) -> list[str]:
    """The lines of a decision with clauses and items for what a text calls
    otherwise.
    """
    written = list(lines)
    if english := english_units(tree):
        return _outside_quotations(written, english.plain)
    if counts_anew(tree.nodes, tree.scheme):
        return _outside_quotations(written, _PartUnits(tree).plain)
    return written


def cites_in_brackets(tree: Tree) -> bool:
    """Whether a text cites its items as 第（一）项, and not as 第一项."""
    with_brackets = without = 0
    for node, _ in walk(tree):
        for line in node.lines:
            if "项" in line.text:
                with_brackets += len(_ITEM_IN_BRACKETS.findall(line.text))
                without += len(_ITEM.findall(line.text))
    return with_brackets > without


def in_brackets(words: str) -> str:
    """第二条第（一）项 of 第二条第一项."""
    return _ITEM.sub(r"第（\1）项", words)


def _outside_quotations(lines: Iterable[str], change: _Change) -> list[str]:
    """Lines of a decision, changed where they quote nothing.

    Each paragraph of a long quotation begins with “, and the last ends with ”.
    """
    depth = 0
    found = []
    for line in lines:
        words = ""
        end = 0
        for mark in _QUOTES.finditer(line):
            between = line[end : mark.start()]
            words += (between if depth else change(between)) + mark[0]
            end = mark.end()
            if mark[0] == "”":
                depth = max(0, depth - 1)
            elif not (depth and mark.start() == 0):
                depth += 1
        rest = line[end:]
        found.append(words + (rest if depth else change(rest)))
    return found


_CLAUSE = re.compile(f"{_IN_BRACKETS}条")
_SECTION_CLAUSE = re.compile(rf"第[（(]?({_NUMERAL})[）)]?节第({_NUMERAL})条")
_POINT_OF_ITEM = re.compile(rf"{_IN_BRACKETS}项第({_NUMERAL})目")
_PART_ITEM = re.compile(rf"(部分)第({_NUMERAL})项")
_ADDED_CLAUSE = re.compile(rf"({_NUMERAL})条(?=，作为{_IN_BRACKETS}项)")
_ADDED_ITEM = re.compile(rf"({_NUMERAL})项(?=，作为{_IN_BRACKETS}条)")
_ADDED_INNER = re.compile(rf"({_NUMERAL})项(?=，作为第{_NUMERAL}目)")
_ADDED_POINT = re.compile(rf"({_NUMERAL})目(?=，作为第{_NUMERAL}项)")


class _PartUnits:
    """The words of measures whose clauses are items of a part.

    by_section: whether （一） heads 1., which then is the clause. by_points:
    whether 1. is the level below （一）, and no further one: it is called 目.
    """

    def __init__(self, tree: Tree) -> None:
        """tree: the measures."""
        nodes = [node for node, _ in walk(tree)]
        levels = {line.level for node in nodes for line in node.lines}
        self.by_section = any(node.kind == "section" for node in nodes)
        self.by_points = not self.by_section and "subitem" not in levels

    def cited(self, words: str) -> str:
        """第二部分第（三）项 of 第二部分第（三）条, 增加一项 of 增加一条."""
        if self.by_section:
            words = _SECTION_CLAUSE.sub(_point_of_section, words)
        if self.by_points:
            words = _ITEM.sub(lambda one: f"第{value(one[1])}目", words)
            words = _ADDED_INNER.sub(r"\1目", words)
        words = _CLAUSE.sub(r"第（\1）项", words)
        return _ADDED_CLAUSE.sub(r"\1项", words)

    def plain(self, words: str) -> str:
        """The same the other way round."""
        if self.by_section:
            words = _POINT_OF_ITEM.sub(_clause_of_section, words)
        words = _PART_ITEM.sub(r"\1第（\2）条", words)
        words = _ITEM_IN_BRACKETS.sub(r"第（\1）条", words)
        words = _ADDED_ITEM.sub(r"\1条", words)
        if self.by_points:
            words = _POINT.sub(lambda one: f"第{_han(one[1])}项", words)
            words = _ADDED_POINT.sub(r"\1项", words)
        return words


def _point_of_section(found: re.Match[str]) -> str:
    """第（二）项第1目 of 第（二）节第一条."""
    return f"第（{found[1]}）项第{value(found[2])}目"


def _clause_of_section(found: re.Match[str]) -> str:
    """第（二）节第一条 of 第（二）项第1目."""
    return f"第（{found[1]}）节第{_han(found[2])}条"


def _han(numeral: str) -> str:
    """一 of 1 and of 一."""
    return to_chinese(value(numeral)) if value(numeral) else numeral
