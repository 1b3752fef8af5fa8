"""What templates and clause prose see: the policy as simple names, numbers and marked
words (视图).

A view never changes anything and knows no format; every word of the policy it hands out
carries its origin.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from policypress.compose.markdown.markers import Marked, Sourced
from policypress.compose.views import phrases
from policypress.compose.views.view_context import ViewContext
from policypress.document import Origin
from policypress.source.model import Figure, Node, Provision, Support, Tiers
from policypress.source.model.measure import Caps, Quota


def sourced(
    text: str,
    node: Node,
    child: str,
) -> Sourced:
    """Plain words of a node with their origin."""
    return Sourced(text, Origin(node.path_of(child), node.place_of(child)))


class View:
    """Names by attribute only; an unknown name becomes undefined in Jinja, which is
    then a finding."""

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
        """The figure; AttributeError, so that a template learns of it, where none is
        set."""
        figure = getattr(node, name) if node else None
        if figure is None:
            raise AttributeError(name)
        return figure


class TierView(View):
    """One tier (档次): when it applies, and what it gives; printing it writes the figure."""

    def __init__(self, node: Any) -> None:
        self.when = sourced(node.when, node, "when")
        self.value = node.value or node.share
        self.band = node.band

    def __marked__(self) -> Figure:
        return self.value


class SupportView(LimitView):
    """A support: .value .share .of .cap …, each tier by its id, .tiers, .standard
    (lines), .mode_words …"""

    def __init__(self, node: Support, write: phrases.Write) -> None:
        self.node = node
        self._write = write
        self.caps = node.caps
        self.quota = node.quota
        self.id = node.key
        self.name = sourced(node.name, node, "name")
        self.mode = phrases.MODES[node.mode]
        self.review = phrases.REVIEWS[node.review]
        self.timing = phrases.TIMINGS[node.timing]
        self.payee = sourced(node.payee, node, "payee")
        tiers = node.amount.tiers if isinstance(node.amount, Tiers) else {}
        self._tiers = {key: TierView(tier) for key, tier in tiers.items()}
        self.tiers = list(self._tiers.values())

    def __getattr__(self, name: str) -> Any:
        """A tier by its id, or what the amount itself says."""
        tiers = self.__dict__.get("_tiers", {})
        if name in tiers:
            return tiers[name]
        found = None
        if name in ("value", "share", "of", "unit", "by"):
            found = getattr(self.__dict__["node"].amount, name, None)
        if found is None:
            raise AttributeError(name)
        return found

    @cached_property
    def standard(self) -> list[Marked]:
        return phrases.standard(self.node, self._write)

    def names(self) -> list[str]:
        """Names that a drafter could have meant."""
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


class MeasureView(LimitView):
    """A provision with its number and prose; of a measure also supports, conditions and
    guide."""

    def __init__(
        self,
        identity: str,
        node: Provision,
        context: ViewContext,
    ) -> None:
        self.id = identity
        self.node = node
        self._context = context
        self.caps = node.caps
        self.quota = node.quota
        number = context.numbers[identity]
        self.order = number.order
        self.label = number.label
        self.citation = number.citation
        self.is_measure = node.is_measure
        self.title = sourced(node.title, node, "title")
        self.subject = sourced(node.subject, node, "subject")
        self.stacking = phrases.STACKING[node.stacking]
        self.payer = _payer(node, context)
        views = {}
        for key, support in node.supports.items():
            views[key] = SupportView(support, context.write)
        self.supports = Named(views)
        self.facts = Named(dict(node.facts))

    @cached_property
    def scope(self) -> dict[str, Any]:
        """Names its own prose may use."""
        conditions = dict(self.node.conditions)
        for support in self.node.supports.values():
            conditions.update(support.conditions)
        values = {}
        for key, condition in conditions.items():
            value = getattr(condition, "value", None)
            if value is not None:
                values[key] = value
        return {
            "m": self,
            "s": self.supports,
            "facts": self.facts,
            "cond": Named(values),
        }

    @cached_property
    def paragraphs(self) -> list[Any]:
        """The paragraphs (款) of its clause."""
        nodes = self.node.paragraphs
        return self._context.paragraphs(nodes, self.scope, self.id)

    @cached_property
    def lines(self) -> list[Any]:
        """Every line that it prints: 款, 项, 目 and tables."""
        return self._context.lines(self.paragraphs, self.node)

    @cached_property
    def conditions(self) -> list[Marked]:
        """Conditions (申报条件) of the whole measure in words."""
        return self._in_words(self.node.conditions)

    @cached_property
    def own_conditions(self) -> list[tuple[SupportView, list[Marked]]]:
        """Conditions that hold for one support only, by support."""
        limited = [one for one in self.supports if one.node.conditions]
        return [(one, self._in_words(one.node.conditions)) for one in limited]

    def _in_words(self, conditions: dict[str, Any]) -> list[Marked]:
        return [
            self._context.condition(node, self.scope)
            for node in conditions.values()
        ]

    @cached_property
    def limits(self) -> list[Marked]:
        """Caps and quotas of the whole measure."""
        return phrases.limits(self.caps, self.quota, self._context.write)

    @cached_property
    def note(self) -> Marked:
        """The note for the comparison with other policies, "" when there is none."""
        return self._context.optional(self.node, "note", self.scope)

    @cached_property
    def guide(self) -> Any:
        """Its guide (申报指南); None where the policy keeps no guides."""
        return self._context.guide(self)

    @property
    def chapter(self) -> Any:
        """The highest chapter in which it stands; None where there are no chapters."""
        found = (one for one in self._context.chapters if self.id in one.ids)
        return next(found, None)

    def names(self) -> list[str]:
        """Names that a drafter could have meant."""
        return [
            "title",
            "subject",
            "cap_item",
            "cap_year",
            "pool",
            "quota_year",
            "quota_total",
        ]


def _payer(node: Provision, context: ViewContext) -> Sourced:
    """Who pays: the measure's own payer, or else that of the policy."""
    if "payer" in node.model_fields_set:
        return sourced(node.payer, node, "payer")
    meta = context.policy.meta
    return sourced(meta.payer, meta, "payer")
