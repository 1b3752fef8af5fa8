"""Every clause of the measures and the supplementary part, in plain words with its number, by permanent path (条款)."""

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
    """all: path → {citation, of, paragraph, text}; a supplementary article as a whole stands there too, with paragraph ""."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._stating: dict[str, str] = {}
        self.all: dict[str, dict[str, str]] = {}
        for view in context.measures:
            self._add(view.id, view.node, view.citation, view.paragraphs)
        for article in context.articles:
            node = context.policy.supplementary.articles[article.id]
            text = self._add(article.id, node, article.citation, article.paragraphs)
            self.all[node.path] = {
                "citation": article.citation,
                "of": article.id,
                "paragraph": "",
                "text": text,
            }

    def words(self, value: Any) -> str:
        """Marked words, or a value templates can write, as a reader sees them."""
        marked = value if isinstance(value, Marked) else self._context.write(value)
        return plain(Builder(self._context.nodes, []).inlines(marked)[0])

    def stating(self, figure: Figure, otherwise: str) -> str:
        """The path of the clause that states a figure."""
        return self._stating.get(figure.path, otherwise)

    def of_condition(self, condition: Atom | AnyOf, home: Any, otherwise: str) -> str:
        """The path of the clause a condition rests on: a paragraph of its measure `home`, or a supplementary article or paragraph."""
        if home is not None and condition.clause in home.paragraphs:
            return home.paragraphs[condition.clause].path
        article, _, paragraph = condition.clause.partition(".")
        node = self._context.policy.supplementary.articles.get(article)
        node = node.paragraphs.get(paragraph) if node and paragraph else node
        return node.path if node else otherwise

    def _add(
        self, identity: str, node: Any, citation: str, paragraphs: list[Any]
    ) -> str:
        """Takes in the paragraphs of a measure or article; the words of all."""
        texts = []
        for order, view in enumerate(paragraphs, 1):
            path, marked = node.paragraphs[view.id].path, view.__marked__()
            texts.append(self.words(marked))
            which = f"第{to_chinese(order)}款" if len(paragraphs) > 1 else ""
            self.all[path] = {
                "citation": citation + which,
                "of": identity,
                "paragraph": view.id,
                "text": texts[-1],
            }
            for span in map(int, _SPAN.findall(marked)):
                if origin := self._context.nodes.spans[span].origin:
                    self._stating.setdefault(origin.id, path)
        return "\n".join(texts)
