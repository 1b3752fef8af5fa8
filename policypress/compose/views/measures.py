"""What templates and clause prose see: the policy as simple names, numbers and marked words (视图).

A view never changes anything and knows no format; every word of the policy it hands out carries its origin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from policypress.compose.markdown.markers import Marked, Sourced
from policypress.compose.views import phrases as words
from policypress.compose.views.numbering import Numbers
from policypress.document import Origin
from policypress.source.model import Figure, Measure, Node, Support, Tiers
from policypress.source.model.measure import Caps, Quota

Say = Callable[
    [str, Node, str, "dict[str, Any]"], Marked
]  # prose, node, child, scope → marked words


def sourced(text: str, node: Node, child: str) -> Sourced:
    """Plain words of a node with their origin."""
    return Sourced(text, Origin(node.path_of(child), node.place_of(child)))


class View:
    """Names by attribute only; an unknown name becomes undefined in Jinja, which is then a finding."""

    def __getitem__(self, name: str) -> Any:
        raise KeyError(name)


class Named(View):
    """A mapping as attributes, in order; iterating gives the values."""

    def __init__(self, items: dict[str, Any]) -> None:
        self._items = items

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["_items"][name]
        except KeyError:
            raise AttributeError(name) from None

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    def names(self) -> list[str]:
        return list(self._items)


class LimitView(View):
    """cap_item, cap_year, pool, quota_year, quota_total of a measure or support."""

    caps: Caps | None
    quota: Quota | None

    @property
    def cap_item(self) -> Figure | None:
        return self._limit(self.caps, "per_item")

    cap = cap_item

    @property
    def cap_year(self) -> Figure | None:
        return self._limit(self.caps, "per_applicant_year")

    @property
    def pool(self) -> Figure | None:
        return self._limit(self.caps, "total_year")

    @property
    def quota_year(self) -> Figure | None:
        return self._limit(self.quota, "per_applicant_year")

    @property
    def quota_total(self) -> Figure | None:
        return self._limit(self.quota, "total_year")

    @staticmethod
    def _limit(node: Caps | Quota | None, name: str) -> Figure:
        figure = getattr(node, name) if node else None
        if figure is None:
            raise AttributeError(name)
        return figure


class TierView(View):
    def __init__(self, node: Any) -> None:
        self.when = sourced(node.when, node, "when")
        self.value = node.value or node.share
        self.band = node.band

    def __marked__(self) -> Figure:
        return self.value


class SupportView(LimitView):
    """A support: .value .share .of .cap …, each tier by its id, .tiers, .standard (lines), .mode_words …"""

    def __init__(self, node: Support, write: words.Write) -> None:
        self.node, self._write = node, write
        self.caps, self.quota = node.caps, node.quota
        self.id, self.name = node.key, sourced(node.name, node, "name")
        self.mode, self.review = words.MODES[node.mode], words.REVIEWS[node.review]
        self.timing = words.TIMINGS[node.timing]
        self.payee = sourced(node.payee, node, "payee")
        tiers = node.amount.tiers if isinstance(node.amount, Tiers) else {}
        self._tiers = {key: TierView(tier) for key, tier in tiers.items()}
        self.tiers = list(self._tiers.values())

    def __getattr__(self, name: str) -> Any:
        tiers = self.__dict__.get("_tiers", {})
        if name in tiers:
            return tiers[name]
        amount = self.__dict__["node"].amount
        if (
            name in ("value", "share", "of", "unit", "by")
            and getattr(amount, name, None) is not None
        ):
            return getattr(amount, name)
        raise AttributeError(name)

    @cached_property
    def standard(self) -> list[Marked]:
        return words.standard(self.node, self._write)

    def names(self) -> list[str]:
        known = (
            "name",
            "value",
            "share",
            "of",
            "cap",
            "cap_year",
            "pool",
            "quota_year",
            "quota_total",
            "tiers",
        )
        return [*self._tiers, *known]


class ParagraphView(View):
    """One paragraph of clause prose: printing it gives the marked words."""

    def __init__(self, key: str, render: Callable[[], Marked]) -> None:
        self.id, self._render = key, render

    def __marked__(self) -> Marked:
        return self._render()


class MeasureView(LimitView):
    """A measure with its number, prose, supports, conditions and guide."""

    def __init__(
        self, identity: str, node: Measure, numbers: Numbers, say: Say, context: Any
    ) -> None:
        self.id, self.node, self._say, self._context = identity, node, say, context
        self.caps, self.quota = node.caps, node.quota
        number = numbers[identity]
        self.order, self.label, self.citation = (
            number.order,
            number.label,
            number.citation,
        )
        self.title, self.subject = (
            sourced(node.title, node, "title"),
            sourced(node.subject, node, "subject"),
        )
        self.stacking = words.STACKING[node.stacking]
        payer = node if "payer" in node.model_fields_set else context.policy.meta
        self.payer = sourced(payer.payer, payer, "payer")
        self.supports = Named(
            {
                key: SupportView(support, context.write)
                for key, support in node.supports.items()
            }
        )
        self.facts = Named(dict(node.facts))

    @cached_property
    def scope(self) -> dict[str, Any]:
        """Names its own prose may use."""
        nodes = dict(self.node.conditions)
        for support in self.node.supports.values():
            nodes.update(support.conditions)
        values = {
            key: node.value
            for key, node in nodes.items()
            if getattr(node, "value", None) is not None
        }
        return {
            "m": self,
            "s": self.supports,
            "facts": self.facts,
            "cond": Named(values),
        }

    @cached_property
    def paragraphs(self) -> list[ParagraphView]:
        return self._context.paragraphs(self.node.paragraphs, self.scope)

    @cached_property
    def conditions(self) -> list[Marked]:
        return [
            self._context.condition(node, self.scope)
            for node in self.node.conditions.values()
        ]

    @cached_property
    def own_conditions(self) -> list[tuple[SupportView, list[Marked]]]:
        """Conditions that hold for one support only, by support."""
        return [
            (
                support,
                [
                    self._context.condition(c, self.scope)
                    for c in support.node.conditions.values()
                ],
            )
            for support in self.supports
            if support.node.conditions
        ]

    @cached_property
    def limits(self) -> list[Marked]:
        return words.limits(self.caps, self.quota, self._context.write)

    @cached_property
    def note(self) -> Marked:
        return (
            self._say(self.node.note, self.node, "note", self.scope)
            if self.node.note
            else Marked("")
        )

    @cached_property
    def guide(self) -> Any:
        return self._context.guide(self)

    @property
    def chapter(self) -> Any:
        return next(
            chapter for chapter in self._context.chapters if self.id in chapter.ids
        )

    def names(self) -> list[str]:
        return [
            "title",
            "subject",
            "cap_item",
            "cap_year",
            "pool",
            "quota_year",
            "quota_total",
        ]
