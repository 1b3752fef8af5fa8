"""The units of an English text in a decision (英文文本的称谓): Article 2(b), Section 3,
Chapter 4.
"""

from __future__ import annotations

import re

from policypress.compare.text.labels import relabel
from policypress.compare.text.numbers import value
from policypress.compare.text.tree import Tree, walk
from policypress.language.numerals import to_chinese

_NUMERAL = "[〇○零一二两三四五六七八九十百千万0-9]+"
_UNIT = re.compile(rf"第({_NUMERAL})条(?:第({_NUMERAL})目)?")
_CHAPTER = re.compile(rf"第({_NUMERAL})章")
_CITED = re.compile(r"(?:Article|Section) ([0-9]+)(\([a-z0-9]+\))?")
_CITED_CHAPTER = re.compile(r"Chapter ([0-9]+)")
_MARKED = re.compile(r"\(([a-z]|[0-9]{1,2})\)")


class EnglishUnits:
    """The words of an English text for its clauses. word: Article or Section.
    mark: how it marks the parts of a clause, (a) or (1), "" when not alike.
    """

    def __init__(self, tree: Tree, word: str) -> None:
        """word: of its first clause."""
        self.word = word
        marks = [
            line.label
            for node, _ in walk(tree)
            for line in node.lines
            if line.level == "subitem"
        ]
        kinds = {mark[1:2].isdigit() for mark in marks}
        alike = len(kinds) == 1 and all(map(_MARKED.fullmatch, marks))
        self.mark = marks[0] if alike else ""

    def cited(self, words: str) -> str:
        """Article 2(b) of 第二条第二目."""
        words = _CHAPTER.sub(lambda one: f"Chapter {value(one[1])}", words)
        return _UNIT.sub(self._unit, words)

    def _unit(self, found: re.Match[str]) -> str:
        """One clause as English cites it, 第二条第二目 → Article 2(b); the Chinese
        word stays where the text does not mark its items."""
        clause = f"{self.word} {value(found[1])}"
        if not found[2]:
            return clause
        part = relabel(self.mark, (value(found[2]),)) if self.mark else ""
        return clause + (part or f"第{found[2]}目")

    def plain(self, words: str) -> str:
        """第二条第二目 of Article 2(b)."""
        words = _CITED_CHAPTER.sub(
            lambda one: f"第{to_chinese(int(one[1]))}章",
            words,
        )
        return _CITED.sub(_clause, words)


def _clause(found: re.Match[str]) -> str:
    """第二条第二目 of Article 2(b)."""
    clause = f"第{to_chinese(int(found[1]))}条"
    if not found[2]:
        return clause
    mark = found[2][1:-1]
    number = int(mark) if mark.isdigit() else ord(mark) - ord("a") + 1
    return f"{clause}第{to_chinese(number)}目"
