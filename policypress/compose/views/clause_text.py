"""The text of a provision or an annex as it is printed: line by line with computed
numbers (条文).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from policypress.compose.markdown.markers import (
    NEW_PARAGRAPH,
    Marked,
    Span,
    escape,
)
from policypress.compose.views.base_views import View, sourced
from policypress.compose.views.view_context import ViewContext
from policypress.document import Origin
from policypress.language.numerals import ordinal
from policypress.source.model.provision import (
    Paragraph,
    Prose,
    TextTable,
)

_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
# Of columns of a table: what a cell has beside its words, and what is wide enough for
# sentences, which break into lines anyhow; both in characters.
_FIGURE = "……" * 3  # as wide as what code prints, about six characters
_PADDING = 6
_WIDEST = 26
Scope = dict[str, Any]
Render = Callable[[], Marked]


class LineView(View):
    """One printed line: a paragraph, item or subitem; or a table.

    id: within its provision, main.a.x. label: its number, "" for a paragraph. first:
    it opens its provision. table: what stands here instead of words.
    """

    def __init__(
        self,
        identity: str,
        render: Render,
        label: str = "",
        table: TableView | None = None,
    ) -> None:
        """render: gives the words, made when they are first asked for."""
        self.id = identity
        self.label = label
        self.table = table
        self.first = False
        self.tail = Marked("")
        self._render = render

    def __marked__(self) -> Marked:
        """The words with the number before them."""
        return Marked(f"{escape(self.label)}{self._render()}{self.tail}")


class ParagraphView(View):
    """One paragraph of prose (款). Printing it gives its own words; lines are what it
    prints in all."""

    def __init__(
        self,
        identity: str,
        render: Render,
        below: list[LineView],
        has_words: bool = True,
    ) -> None:
        """identity: path of the paragraph; below: the lines of its items, tables and so on;
        has_words: False of a table that stands alone."""
        self.id, self._render = identity, render
        self.lines = below
        if has_words:
            self.lines = [LineView(identity, render), *below]

    def __marked__(self) -> Marked:
        return self._render()


class TableView(View):
    """A table of the text; printing it gives its origin, for ``::: table from=…``."""

    def __init__(
        self,
        node: TextTable,
        context: ViewContext,
        scope: Scope,
    ) -> None:
        """scope: what the prose of the cells may name."""
        self._context = context
        self._origin = Origin(node.path, node.place)
        self.title: str = ""
        if node.title:
            self.title = sourced(node.title, node, "title")
        self.columns = [
            sourced(title, node, f"columns.{number}")
            for number, title in enumerate(node.columns)
        ]
        self.rows: list[list[Marked]] = []
        for number, row in enumerate(node.rows):
            cells: list[Marked] = []
            for column, text in enumerate(row):
                child = f"rows.{number}.{column}"
                cell = self._cell(text, node, child, scope)
                cells.append(cell)
            self.rows.append(cells)
        widths = [str(width) for width in _widths(node)]
        self.widths = Marked(",".join(widths))

    def _cell(
        self,
        text: str,
        node: TextTable,
        child: str,
        scope: Scope,
    ) -> Marked:
        """The words of a cell, each line a paragraph; child: where it stands in the node."""
        words = [
            self._context.prose.render(line, node, child, scope, str(number))
            for number, line in enumerate(text.splitlines())
            if line.strip()
        ]
        return Marked(NEW_PARAGRAPH.join(words))

    def __marked__(self) -> Marked:
        span = Span(self._origin, block=True)
        return self._context.nodes.wrap("", span)


def _widths(table: TextTable) -> list[int]:
    """Widths of the columns by their longest cell: a column of names leaves room to one
    of sentences. In characters, of a figure that code prints about six."""
    lengths = [0 for _ in table.columns]
    for row in (table.columns, *table.rows):
        if len(row) != len(table.columns):
            continue
        for column, cell in enumerate(row):
            words = _CODE.sub(_FIGURE, cell)
            lengths[column] = max(lengths[column], len(words))
    return [min(length, _WIDEST) + _PADDING for length in lengths]


def paragraph_views(
    context: ViewContext,
    nodes: Mapping[str, Paragraph],
    scope: Scope,
    home: str = "",
) -> list[ParagraphView]:
    """Views of paragraphs, each rendered when it is first printed. home: id of the
    provision whose numbers the items have; without it they count 1. （1）."""
    views: list[ParagraphView] = []
    for key, node in nodes.items():
        render = _render(context, node, scope)
        below = _enumerated(context, key, node, scope, home)
        if node.table:
            table = TableView(node.table, context, scope)
            nothing = partial(Marked, "")
            line = LineView(f"{key}.table", nothing, table=table)
            below.append(line)
        view = ParagraphView(key, render, below, bool(node.text))
        views.append(view)
    return views


def provision_lines(
    paragraphs: list[ParagraphView],
    tail: Marked,
) -> list[LineView]:
    """All lines of a provision in order. tail: words that end the last one, or follow it
    where it is a table (责任单位)."""
    lines: list[LineView] = []
    for paragraph in paragraphs:
        lines += paragraph.lines
    if lines:
        lines[0].first = True
    if not tail:
        return lines
    if lines and lines[-1].table is None:
        lines[-1].tail = tail
    else:
        words = partial(Marked, tail)
        line = LineView("responsible", words)
        lines.append(line)
    return lines


def _render(
    context: ViewContext,
    node: Prose,
    scope: Scope,
) -> Render:
    """What writes a piece of prose, when a template prints it. scope: what it may name."""
    return partial(context.prose.render, node.text, node, "text", scope)


def _enumerated(
    context: ViewContext,
    key: str,
    paragraph: Paragraph,
    scope: Scope,
    home: str,
) -> list[LineView]:
    """The items and subitems of a paragraph in the order they are printed."""
    found: list[LineView] = []

    def add(
        identity: str,
        node: Prose,
        usual: str,
    ) -> None:
        """One line of them. usual: its number where it is no provision's."""
        label = _label(context, home, identity, usual)
        render = _render(context, node, scope)
        found.append(LineView(identity, render, label))

    for order, name in enumerate(paragraph.items, 1):
        identity = f"{key}.{name}"
        item = paragraph.items[name]
        add(identity, item, ordinal(order, 3))
        for below, inner in enumerate(item.items, 1):
            within = f"{identity}.{inner}"
            add(within, item.items[inner], ordinal(below, 4))
    return found


def _label(
    context: ViewContext,
    home: str,
    identity: str,
    usual: str,
) -> str:
    """The number of an item of a provision; `usual` where it is no provision's."""
    if not home:
        return usual
    return context.numbers[f"{home}.{identity}"].label
