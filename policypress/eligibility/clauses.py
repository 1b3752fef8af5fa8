"""Every clause of the measures and the supplementary part, in plain words with its
number, by permanent path (条款)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from policypress.compose.markdown.blocks import Builder
from policypress.compose.markdown.markers import OPEN, SEP, Marked
from policypress.document import plain
from policypress.language.numerals import to_chinese
from policypress.source.model import AnyOf, Atom, Figure

if TYPE_CHECKING:
    from policypress.compose.views.context import Context

_SPAN = re.compile(f"{OPEN}([0-9]+){SEP}")


class Clauses:
    """The clauses of a policy.

    all: path → {citation, of, paragraph, text}; a supplementary article as a whole
    stands there too, with paragraph "".
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._builder = Builder(context.nodes, [])
        self._mentions: dict[
            str, str
        ] = {}  # path of a figure → path of its clause
        self.all: dict[str, dict[str, str]] = {}
        articles = context.policy.supplementary.articles
        for view in context.measures:
            self._add(view.id, view.node, view.citation, view.paragraphs)
        for article in context.articles:
            node = articles[article.id]
            text = self._add(
                article.id, node, article.citation, article.paragraphs
            )
            self.all[node.path] = {
                "citation": article.citation,
                "of": article.id,
                "paragraph": "",
                "text": text,
            }

    def plain_text(self, value: Any) -> str:
        """Marked words, or a value templates can write, as a reader sees them."""
        marked = value
        if not isinstance(value, Marked):
            marked = self._context.write(value)
        inlines, _ = self._builder.inlines(marked)
        return plain(inlines)

    def mentioning(self, figure: Figure, default_clause: str) -> str:
        """The path of the first clause that mentions a figure."""
        return self._mentions.get(figure.path, default_clause)

    def of_condition(
        self,
        condition: Atom | AnyOf,
        home: Any,
        default_clause: str,
    ) -> str:
        """The path of the clause a condition rests on: a paragraph of its measure
        `home`, or a supplementary article or one of its paragraphs."""
        if home is not None and condition.clause in home.paragraphs:
            return home.paragraphs[condition.clause].path
        key, _, paragraph = condition.clause.partition(".")
        article = self._context.policy.supplementary.articles.get(key)
        if article is None:
            return default_clause
        if not paragraph:
            return article.path
        found = article.paragraphs.get(paragraph)
        return found.path if found else default_clause

    def _add(
        self,
        identity: str,
        node: Any,
        citation: str,
        paragraphs: list[Any],
    ) -> str:
        """Takes in the paragraphs (款) of a measure or article; the text of all of them."""
        texts = []
        for order, view in enumerate(paragraphs, 1):
            path = node.paragraphs[view.id].path
            marked = view.__marked__()
            text = self.plain_text(marked)
            texts.append(text)
            cited = citation
            if len(paragraphs) > 1:
                cited += f"第{to_chinese(order)}款"
            self.all[path] = {
                "citation": cited,
                "of": identity,
                "paragraph": view.id,
                "text": text,
            }
            self._note_mentions(marked, path)
        return "\n".join(texts)

    def _note_mentions(self, marked: str, clause: str) -> None:
        """Remembers for each node that the words come from the clause that shows it
        first."""
        spans = self._context.nodes.spans
        for number in _SPAN.findall(marked):
            origin = spans[int(number)].origin
            if origin:
                self._mentions.setdefault(origin.id, clause)
