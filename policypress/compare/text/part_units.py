"""The units of measures whose clauses are items of a part, in a decision (部分、项、目的称谓):
第二部分第（三）项第1目.
"""

from __future__ import annotations

import re

from policypress.compare.text.numbers import value
from policypress.compare.text.tree import Tree, walk
from policypress.language.numerals import to_chinese

_NUMERAL = "[〇○零一二两三四五六七八九十百千万0-9]+"
_IN_BRACKETS = rf"第[（(]({_NUMERAL})[）)]"
_ITEM = re.compile(rf"第({_NUMERAL})项")
_POINT = re.compile(rf"第({_NUMERAL})目")
_ITEM_IN_BRACKETS = re.compile(f"{_IN_BRACKETS}项")
_CLAUSE = re.compile(f"{_IN_BRACKETS}条")
_SECTION_CLAUSE = re.compile(rf"第[（(]?({_NUMERAL})[）)]?节第({_NUMERAL})条")
_POINT_OF_ITEM = re.compile(rf"{_IN_BRACKETS}项第({_NUMERAL})目")
_PART_ITEM = re.compile(rf"(部分)第({_NUMERAL})项")
_ADDED_CLAUSE = re.compile(rf"({_NUMERAL})条(?=，作为{_IN_BRACKETS}项)")
_ADDED_ITEM = re.compile(rf"({_NUMERAL})项(?=，作为{_IN_BRACKETS}条)")
_ADDED_INNER = re.compile(rf"({_NUMERAL})项(?=，作为第{_NUMERAL}目)")
_ADDED_POINT = re.compile(rf"({_NUMERAL})目(?=，作为第{_NUMERAL}项)")


class PartUnits:
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
