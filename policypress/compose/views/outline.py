"""The text from beginning to end: chapters in their order with the provisions that stand
directly in each (全文结构).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policypress.compose.markdown.markers import Marked
from policypress.compose.views.base_views import View, sourced
from policypress.compose.views.measures import MeasureView
from policypress.compose.views.view_context import ViewContext
from policypress.source.model import Policy
from policypress.source.order import ROOT


class ChapterView(View):
    """An 编, 章 or 节, or the supplementary part.

    depth: 1 for the highest. provisions: those that stand directly in it; all: those of
    its inner chapters too; measures: of all those the ones that give something; named: those
    that have a subject; ids: of all.
    """

    def __init__(
        self,
        context: ViewContext,
        key: str,
        depth: int = 1,
    ) -> None:
        """key: of the chapter; its inner chapters are made with it."""
        policy = context.policy
        node: Any = policy.chapters[key]
        number = context.numbers[f"chapter:{key}"]
        self.id = key
        self.depth = depth
        self.role = heading_role(policy, depth)
        self.order = number.order
        self.label = number.label
        self.citation = number.citation
        self.title = sourced(node.title, node, "title")
        self.chapters = [
            ChapterView(context, inner, depth + 1) for inner in node.chapters
        ]
        names = policy.order.get(key, ())
        self.provisions = [context.views[name] for name in names]
        self.all: list[MeasureView] = [*self.provisions]
        for inner in self.chapters:
            self.all += inner.all
        self.ids = tuple(one.id for one in self.all)
        self.measures = [one for one in self.all if one.is_measure]
        self.named = [one for one in self.all if one.subject]
        self.support_word = sourced(node.support_word, node, "support_word")
        self.purpose = context.optional(node, "purpose", {})


def heading_role(policy: Policy, depth: int) -> Marked:
    """The paragraph style of a heading: centred above 第X条, else by 7.3.3."""
    role = "chapter" if depth == 1 else "section"
    numbering = policy.meta.numbering
    is_counted = numbering.chapters == "counted" and depth == 1
    if numbering.scheme == "articles" and not is_counted:
        role += "-centred"
    return Marked(role)


class ClosingView(View):
    """The supplementary part (附则); label and title are "" where the text has no
    chapters, and its articles follow the others."""

    depth = 1
    id = "supplementary"

    def __init__(self, context: ViewContext) -> None:
        """Of a policy that may have no supplementary part."""
        node = context.policy.supplementary
        self.role = heading_role(context.policy, self.depth)
        number = context.numbers.get("chapter:")
        self.label = ""
        self.order = 0
        self.title: str = ""
        if number:
            self.label = number.label
            self.order = number.order
        if node and number:
            self.title = sourced(node.title, node, "title")
        names = context.policy.closing
        self.provisions = [context.views[name] for name in names]
        self.articles = self.provisions
        self.named = [one for one in self.articles if one.subject]


class RootView(View):
    """What stands in a text without chapters."""

    depth = 0
    id = ROOT
    label = title = ""

    def __init__(self, provisions: list[MeasureView]) -> None:
        self.provisions = provisions


class GroupView(View):
    """Measures that stand in no chapter, where pages go by chapter."""

    id = "measures"
    label = ""
    order = 0
    depth = 1

    def __init__(
        self,
        title: str,
        measures: list[MeasureView],
    ) -> None:
        """title: of the group, made from words of the policy; measures: in reading order."""
        self.title = title
        self.all = measures
        self.measures = measures
        self.ids = tuple(one.id for one in measures)
        self.purpose = Marked("")


def outline(
    context: ViewContext,
    policy: Policy,
) -> list[Any]:
    """Headings in reading order, inner ones behind the one they stand in, each with the
    provisions directly below it; the supplementary part last."""
    found: list[Any] = []
    if ROOT in policy.order:
        views = [context.views[name] for name in policy.order[ROOT]]
        found.append(RootView(views))
    for chapter in context.chapters:
        found += _flat(chapter)
    if policy.closing:
        found.append(context.supplementary)
    return found


def _flat(chapter: ChapterView) -> Iterator[ChapterView]:
    """A chapter, then those that stand in it, at any depth."""
    yield chapter
    for inner in chapter.chapters:
        yield from _flat(inner)
