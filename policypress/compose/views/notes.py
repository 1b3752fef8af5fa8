"""The drafting note (起草说明) in the order it is printed: its parts, each with something
below its heading, so that numbers follow and no heading stands alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from policypress.compose.views.base_views import Named, sourced
from policypress.compose.views.note_sections import computed
from policypress.compose.views.view_context import ViewContext
from policypress.source.model import FreeSection, Notes


def notes_view(context: ViewContext, counts: Any) -> Any:
    """The drafting note; None where the policy has none. counts: what its prose may
    count."""
    node = context.policy.notes
    if node is None:
        return None
    view = _NotesView(context, node, counts)
    scope = view.scope
    return SimpleNamespace(
        opening=context.optional(node, "opening", scope),
        facts=scope["facts"],
        background=view.background,
        approach=view.approach,
        parts=view.parts(),
        supplementary=context.optional(node, "supplementary", scope),
    )


class _NotesView:
    """Makes the parts of one note."""

    def __init__(
        self,
        context: ViewContext,
        node: Notes,
        counts: Any,
    ) -> None:
        """node: of the note; counts: numbers of provisions and the like that prose may name."""
        self._context = context
        self._node = node
        facts = Named(dict(node.facts))
        self.scope = {"facts": facts, "counts": counts}
        self.approach = context.paragraphs(node.approach, self.scope)
        self.background = self._background()

    def _background(self) -> list[Any]:
        """The sections of the background that say something."""
        found: list[Any] = []
        for key, section in self._node.background.items():
            if not section.paragraphs:
                continue
            title = sourced(section.title, section, "title")
            nodes = section.paragraphs
            paragraphs = self._context.paragraphs(nodes, self.scope)
            view = SimpleNamespace(id=key, title=title, paragraphs=paragraphs)
            found.append(view)
        return found

    def parts(self) -> list[Any]:
        """The parts that have something, in their order. kind: how the template prints
        one: background, approach, section, main, supplementary."""
        found: list[Any] = []
        if self.background:
            found.append(_part("background", "起草背景"))
        if self.approach:
            found.append(_part("approach", "编制思路"))
        found += self._free("before")
        policy = self._context.policy
        closing = set(policy.closing)
        if policy.provisions.keys() - closing:
            found.append(_part("main", "主要内容"))
        if closing:
            found.append(_part("supplementary", "附则说明"))
        found += self._free("after")
        return found

    def _free(self, place: str) -> list[Any]:
        """The sections of a place that say something."""
        found = []
        for key, section in self._node.sections.items():
            if section.position != place:
                continue
            lines = computed(self._context, section.computed)
            if section.paragraphs or lines:
                found.append(self._section(key, section, lines))
        return found

    def _section(
        self,
        key: str,
        section: FreeSection,
        lines: list[Any],
    ) -> Any:
        """A section with its own paragraphs, then what is computed."""
        title = sourced(section.heading, section, "title")
        paragraphs = self._context.paragraphs(section.paragraphs, self.scope)
        return SimpleNamespace(
            kind="section",
            id=key,
            title=title,
            paragraphs=paragraphs,
            lines=lines,
        )


def _part(kind: str, title: str) -> Any:
    return SimpleNamespace(kind=kind, title=title)
