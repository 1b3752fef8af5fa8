"""What templates and clause prose see of a support (资助项目): its figures by name, its
standard in lines, its limits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from policypress.compose.markdown.markers import Marked, Sourced
from policypress.compose.views import phrases
from policypress.compose.views.base_views import Named, View, sourced
from policypress.compose.views.writer import Writer
from policypress.source.model import AmountNode, Figure, Limit, Support

# Other names by which prose may call a figure of an amount.
_ALSO = {"cap": "at_most", "cap_item": "at_most"}


class AmountView(View):
    """An amount: printing it says all of it; its figures by the names that it gives them
    (`share`, `at_most`, a tier's key)."""

    def __init__(self, node: AmountNode, writer: Writer) -> None:
        self.node = node
        self._writer = writer
        self._figures = _by_name(node.figures())

    def __marked__(self) -> Marked:
        return Marked(self.node.words(self._writer))

    def __getattr__(self, name: str) -> Any:
        """A figure, or the words of what is counted (`of`, `unit`)."""
        _not_private(name)
        figures = self.__dict__.get("_figures", {})
        for known in (name, _ALSO.get(name, "")):
            if known in figures:
                return figures[known]
        if name == "value":
            return _given(_price(self.__dict__["node"]), name)
        words = self.__dict__["node"].called_words(
            name, self.__dict__["_writer"]
        )
        return _given(words, name)

    def names(self) -> list[str]:
        """Names that a drafter could have meant."""
        return list(self._figures)


class TierView(View):
    """One tier (档次): when it applies, and what it gives; printing it writes the
    figure, or the words of an amount that is more than a figure."""

    def __init__(
        self, when: str | Sourced, node: AmountNode, writer: Writer
    ) -> None:
        """when: what it is for; node: what it gives."""
        self.when = when
        self.amount = AmountView(node, writer)
        self.value = node.main or self.amount

    def __marked__(self) -> Any:
        return self.value

    def __getattr__(self, name: str) -> Any:
        """What its amount names."""
        _not_private(name)
        return getattr(self.__dict__["amount"], name)


class SupportView(View):
    """A support: .amount in words, its figures by name (.value .share .at_most, each
    tier by its id), .tiers, .standard in lines, each limit by its id …"""

    def __init__(self, node: Support, writer: Writer) -> None:
        """node: what the source says; writer: how that is written here."""
        self.node = node
        self._writer = writer
        self.id = node.key
        self.name = sourced(node.name, node, "name")
        self.mode = sourced(node.mode, node, "mode")
        self.review = phrases.REVIEWS[node.review]
        self.timing = phrases.TIMINGS[node.timing]
        self.payee = sourced(node.payee, node, "payee")
        self.amount = AmountView(node.amount, writer)
        self._limits = limit_figures(node.limits, writer)
        self._tiers = tier_views(node.amount, writer)
        self.tiers = list(self._tiers.values())

    def __getattr__(self, name: str) -> Any:
        """A tier or a limit by its id, or what the amount names."""
        _not_private(name)
        for found in ("_tiers", "_limits"):
            known = self.__dict__.get(found, {})
            if name in known:
                return known[name]
        return getattr(self.__dict__["amount"], name)

    @cached_property
    def standard(self) -> list[Marked]:
        """The standard (资助标准) in lines: the amount, then limits."""
        return phrases.standard(self.node, self._writer)

    def names(self) -> list[str]:
        """Names that a drafter could have meant."""
        known = ("name", "amount", "value", "of", "unit", "tiers")
        return [*self._tiers, *self._limits, *self.amount.names(), *known]


def tier_views(amount: AmountNode, writer: Writer) -> dict[str, TierView]:
    """The situations that an amount tells apart, by key; none where its kind has none."""
    found = {}
    for key, node, inner in amount.situations():
        when: str | Sourced = Marked(amount.situation_words(key, writer))
        if written := getattr(node, "when", ""):
            when = sourced(written, node, "when")
        found[key] = TierView(when, inner, writer)
    return found


def limit_figures(limits: dict[str, Limit], writer: Writer) -> dict[str, Any]:
    """What prose may name of limits: the figure of each by the limit's id, or its words
    where it is more than a figure."""
    found: dict[str, Any] = {}
    for key, limit in limits.items():
        found[key] = limit.figure
        if limit.figure is None:
            found[key] = Marked(limit.at_most.words(writer))
    return found


def _by_name(figures: Iterator[Any]) -> dict[str, Any]:
    """Figures by reference; those below one name (`gold.at_most`) together."""
    found: dict[str, Any] = {}
    nested: dict[str, dict[str, Figure]] = {}
    for one in figures:
        home, _, rest = one.reference.partition(".")
        if rest:
            nested.setdefault(home, {})[rest] = one.figure
        else:
            found[home] = one.figure
    for home, inner in nested.items():
        found.setdefault(home, Named(inner))
    return found


def _price(amount: AmountNode) -> Figure | None:
    """The one sum of money that an amount is, or that it is for each; None of others."""
    figure = amount.main
    return figure if figure is not None and figure.yuan is not None else None


def _not_private(name: str) -> None:
    """Names that Python itself asks for are never those of a policy."""
    if name.startswith("_"):
        raise AttributeError(name)


def _given(value: Any, name: str) -> Any:
    """The value; AttributeError, so that a template learns of it, where there is none."""
    if value is None:
        raise AttributeError(name)
    return value
