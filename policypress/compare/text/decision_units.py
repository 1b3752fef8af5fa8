"""How a decision cites the units of a text (决定里的称谓): 第二部分第（三）项 where the text
counts its clauses as items of a part, 第一款第（二）项 where it cites items so.

The writer and the reader of decisions know clauses (第（三）条) and items (第二项); here
their sentences get the words of the text, and lose them again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from policypress.compare.text.numbers import ENGLISH
from policypress.compare.text.tree import Tree, clauses, walk
from policypress.compare.text.unit_names import counts_anew

if TYPE_CHECKING:
    from policypress.compare.text.english_units import EnglishUnits
    from policypress.compare.text.part_units import PartUnits

_NUMERAL = "[〇○零一二两三四五六七八九十百千万0-9]+"
_ITEM = re.compile(rf"第({_NUMERAL})项")
_ITEM_IN_BRACKETS = re.compile(rf"第[（(]({_NUMERAL})[）)]项")
_QUOTES = re.compile("[“”]")
_Change = Callable[[str], str]


def as_cited(
    tree: Tree,
    lines: Iterable[str],
) -> list[str]:
    """The lines of a decision with the units of a text as that cites them."""
    written = list(lines)
    if units := _units_of(tree):
        return _outside_quotations(written, units.cited)
    if cites_in_brackets(tree):
        return _outside_quotations(written, in_brackets)
    return written


def as_clauses(
    tree: Tree,
    lines: Iterable[str],
) -> list[str]:
    """The lines of a decision with clauses and items for what a text calls
    otherwise.
    """
    written = list(lines)
    units = _units_of(tree)
    return _outside_quotations(written, units.plain) if units else written


def _units_of(tree: Tree) -> EnglishUnits | PartUnits | None:
    """The words of a text that calls its units otherwise, None for most texts:
    what only few need is loaded for them alone.
    """
    first = next((one for one in clauses(tree) if one.label), None)
    if first and first.label.startswith(ENGLISH):
        from policypress.compare.text.english_units import EnglishUnits

        return EnglishUnits(tree, first.label.split()[0])
    if counts_anew(tree.nodes, tree.scheme):
        from policypress.compare.text.part_units import PartUnits

        return PartUnits(tree)
    return None


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


def _outside_quotations(
    lines: Iterable[str],
    change: _Change,
) -> list[str]:
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
