"""Every clause of the measures and the supplementary part, in plain words with its
number, by permanent path (条款)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from policypress.compose.markdown.blocks import Builder
from policypress.compose.markdown.markers import OPEN, SEP, Marked
from policypress.document import plain
from policypress.source.model import ConditionNode, Figure
from policypress.source.traverse import find_clause, parts

if TYPE_CHECKING:
    from policypress.compose.views.clause_text import LineView
    from policypress.compose.views.context import Context
    from policypress.compose.views.measures import MeasureView

Entry = dict[str, str]  # citation, of, paragraph, text
_SPAN = re.compile(f"{OPEN}([0-9]+){SEP}")


class Clauses:
    """The clauses of a policy.

    all: path → {citation, of, paragraph, text} of each provision as a whole, with
    paragraph "", and of its paragraphs, items and subitems.
    """

    def __init__(self, context: Context) -> None:
        """All clauses are read at once."""
        self._context = context
        self._builder = Builder(context.nodes, [])
        # Path of a figure → path of its clause.
        self._mentions: dict[str, str] = {}
        self.all: dict[str, Entry] = {}
        for view in context.provisions:
            self._add(view)

    def plain_text(self, value: Any) -> str:
        """Marked words, or a value templates can write, as a reader sees them."""
        marked = value
        if not isinstance(value, Marked):
            marked = self._context.write(value)
        inlines, _ = self._builder.inlines(marked)
        return plain(inlines)

    def mentioning(
        self,
        figure: Figure,
        default_clause: str,
    ) -> str:
        """The path of the first clause that mentions a figure."""
        return self._mentions.get(figure.path, default_clause)

    def of_condition(
        self,
        condition: ConditionNode,
        home: Any,
        default_clause: str,
    ) -> str:
        """The path of the clause a condition rests on: a paragraph or item of its
        measure `home`, or another provision or a part of one."""
        policy = self._context.policy
        found = find_clause(policy, condition.clause, home)
        return found.path if found else default_clause

    def _add(self, view: MeasureView) -> None:
        """Takes in the paragraphs and items (款、项、目) of a provision, and the whole of
        it, with paragraph ""."""
        texts: dict[str, str] = {}
        for line in view.lines:
            texts[line.id] = self._text_of(line)
            self._note_line(line, view)
        for key, node in parts(view.node).items():
            number = self._context.numbers[f"{view.id}.{key}"]
            self.all[node.path] = {
                "citation": number.citation,
                "of": view.id,
                "paragraph": key,
                "text": _within(key, texts),
            }
        said = filter(None, texts.values())
        self.all[view.node.path] = {
            "citation": view.citation,
            "of": view.id,
            "paragraph": "",
            "text": "\n".join(said),
        }

    def _note_line(
        self,
        line: LineView,
        view: MeasureView,
    ) -> None:
        """Remembers what a line mentions, or the table that it is."""
        home = line.id.removesuffix(".table")
        policy = self._context.policy
        node = find_clause(policy, home, view.node)
        if node is None:
            return
        marked = line.__marked__()
        self._note_mentions(marked, node.path)
        for row in _rows(line):
            for cell in row:
                self._note_mentions(cell, node.path)

    def _text_of(self, line: LineView) -> str:
        """The words of a line; of a table a line a row, as a sentence would say it:
        领军人才：每平方米每月标准45元，补贴面积上限120平方米."""
        if line.table is None:
            return self.plain_text(line.__marked__())
        titles = [self.plain_text(one) for one in line.table.columns]
        said: list[str] = []
        for row in line.table.rows:
            first, *rest = [self.plain_text(cell) for cell in row]
            pairs = zip(titles[1:], rest, strict=False)
            others = [f"{title}{cell}" for title, cell in pairs if cell]
            cells = filter(None, [first, "，".join(others)])
            said.append("：".join(cells))
        return "\n".join(said)

    def _note_mentions(
        self,
        marked: str,
        clause: str,
    ) -> None:
        """Remembers for each node that the words come from the clause that shows it
        first."""
        spans = self._context.nodes.spans
        for number in _SPAN.findall(marked):
            origin = spans[int(number)].origin
            if origin:
                self._mentions.setdefault(origin.id, clause)


def _rows(line: LineView) -> list[list[Marked]]:
    """The cells of the table that a line is; none for one of words."""
    return line.table.rows if line.table else []


def _within(key: str, texts: dict[str, str]) -> str:
    """The text of a paragraph or item with what it enumerates, one line a line."""
    inside = f"{key}."
    lines: list[str] = []
    for name, text in texts.items():
        is_part = name == key or name.startswith(inside)
        if text and is_part:
            lines.append(text)
    return "\n".join(lines)
