"""Annexes (附件) as they are printed: text, list, table, scoring table, form."""

from __future__ import annotations

from functools import cached_property
from types import SimpleNamespace
from typing import Any

from policypress.compose.markdown.markers import Marked
from policypress.compose.views.base_views import Named, View, sourced
from policypress.compose.views.clause_text import (
    LineView,
    ParagraphView,
    Scope,
    TableView,
    paragraph_views,
    provision_lines,
)
from policypress.compose.views.guides import form_field
from policypress.compose.views.view_context import ViewContext
from policypress.source.model import Annex, Criterion, Scoring


class AnnexView(View):
    """An annex: label (附件1), title, and each kind of content it has; what it has not
    is empty."""

    def __init__(
        self,
        identity: str,
        node: Annex,
        context: ViewContext,
    ) -> None:
        """identity: of the annex; node: what its file says."""
        number = context.numbers[identity]
        self.id = identity
        self.node = node
        self.order = number.order
        self.label = number.label
        self.citation = number.citation
        self.title = sourced(node.title, node, "title")
        self.facts = Named(dict(node.facts))
        self._context = context
        self._scope = {"facts": self.facts}

    @cached_property
    def paragraphs(self) -> list[ParagraphView]:
        """Its paragraphs (款) with what stands below them."""
        return paragraph_views(
            self._context,
            self.node.paragraphs,
            self._scope,
            self.id,
        )

    @cached_property
    def lines(self) -> list[LineView]:
        """The lines of its text."""
        return provision_lines(self.paragraphs, Marked(""))

    @cached_property
    def table(self) -> TableView | None:
        node = self.node.table
        if node is None:
            return None
        return TableView(node, self._context, self._scope)

    @cached_property
    def entries(self) -> list[Marked]:
        """Its entries, which the template counts."""
        return [
            self._context.prose.render(
                one.text,
                one,
                "text",
                self._scope,
                may_type=True,
            )
            for one in self.node.list.values()
        ]

    @cached_property
    def scoring(self) -> Any:
        """The scoring table; None where there is none."""
        if self.node.scoring is None:
            return None
        return _scoring(self.node.scoring, self._context, self._scope)

    @cached_property
    def fields(self) -> list[Any]:
        """Fields to be filled in."""
        return [
            form_field(self.id, key, item)
            for key, item in self.node.form.items()
        ]


def _scoring(
    node: Scoring,
    context: ViewContext,
    scope: Scope,
) -> Any:
    """Lines, total and pass mark of a scoring table; groups: whether its lines have
    any."""
    rows = [_criterion(item, context, scope) for item in node.items.values()]
    return SimpleNamespace(
        rows=rows,
        groups=any(row.group for row in rows),
        total=node.total,
        passing=node.passing,
    )


def _criterion(
    item: Criterion,
    context: ViewContext,
    scope: Scope,
) -> Any:
    """One line of a scoring table."""
    return SimpleNamespace(
        group=sourced(item.group, item, "group"),
        name=sourced(item.name, item, "name"),
        points=item.points,
        standard=context.prose.render(
            item.standard,
            item,
            "standard",
            scope,
            may_type=True,
        ),
    )
