"""What templates and clause prose see of a support (资助项目): its figures by name, its
standard in lines, its limits."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from policypress.compose.markdown.markers import Marked, Sourced
from policypress.compose.sandbox.errors import NoParts
from policypress.compose.views import phrases
from policypress.compose.views.base_views import Named, View, sourced
from policypress.compose.views.writer import Writer
from policypress.source.model import AmountNode, Band, Figure, Limit, Support

# Other names by which prose may call a figure of an amount.
_ALSO = {"cap": "at_most", "cap_item": "at_most"}
# A figure and the name by which its amount refers to it.
Referred = tuple[str, Figure]


class AmountView(View):
    """An amount: printing it says all of it; its figures by the names that it gives them
    (`share`, `at_most`, a tier's key)."""

    def __init__(
        self,
        node: AmountNode,
        writer: Writer,
    ) -> None:
        """node: the amount in the source; writer: how it is written here."""
        self.node = node
        self._writer = writer
        figures = [(one.reference, one.figure) for one in node.figures()]
        self._figures = _by_name(figures)

    def __marked__(self) -> Marked:
        words = self.node.words(self._writer)
        return Marked(words)

    def __getattr__(self, name: str) -> Any:
        """A figure, or the words of what is counted (`of`, `unit`)."""
        _not_private(name)
        words = self._called(name)
        found = self._figure(name)
        if type(found) is Named and words is not None:
            return WordsView(words, found)
        if found is not None:
            return found
        if name == "value":
            price = _price(self.__dict__["node"])
            return _given(price, name)
        return _given(words, name)

    def _figure(self, name: str) -> Any:
        """A figure by its name, or by another that means the same; None without one."""
        figures = self.__dict__.get("_figures", {})
        other = _ALSO.get(name, "")
        if name in figures:
            return figures[name]
        return figures.get(other)

    def _called(self, name: str) -> Marked | None:
        """The words of what is counted: Markdown already, with the marks of figures."""
        node = self.__dict__["node"]
        writer = self.__dict__["_writer"]
        words = node.called_words(name, writer)
        if words is None:
            return None
        return Marked(words)

    def names(self) -> list[str]:
        """Names that a drafter could have meant."""
        return list(self._figures)


class TierView(View):
    """One tier (档次): when it applies, and what it gives; printing it writes the
    figure, or the words of an amount that is more than a figure."""

    def __init__(
        self,
        when: str | Sourced,
        node: AmountNode,
        writer: Writer,
        band: Band | None = None,
    ) -> None:
        """when: what it is for; node: what it gives; band: the numbers that tell it apart,
        where there are such: `from` and `to` are its bounds in prose."""
        self.when = when
        self._bounds: dict[str, Sourced] = {}
        if band:
            self._bounds = _bounds(band)
        self.amount = AmountView(node, writer)
        self.value = node.main or self.amount

    def __marked__(self) -> Any:
        return self.value

    def __getattr__(self, name: str) -> Any:
        """A bound of its band, or what its amount names."""
        _not_private(name)
        bounds = self.__dict__["_bounds"]
        amount = self.__dict__["amount"]
        bound = bounds.get(name)
        if bound is None:
            return getattr(amount, name)
        return getattr(amount, name, bound)

    def names(self) -> list[str]:
        """Names that a drafter could have meant."""
        return [
            "when",
            *self._bounds,
            *self.amount.names(),
        ]


class SupportView(View):
    """A support: .amount in words, its figures by name (.value .share .at_most, each
    tier by its id), .tiers, .standard in lines, each limit by its id …"""

    def __init__(
        self,
        node: Support,
        writer: Writer,
    ) -> None:
        """node: what the source says; writer: how that is written here."""
        self.node = node
        self._writer = writer
        self.id = node.key
        self.name = sourced(node.name, node, "name")
        self.mode = sourced(node.mode, node, "mode")
        self.review = phrases.REVIEWS[node.review]
        timing = phrases.TIMINGS[node.timing]
        self.timing = f"{timing}{writer.grant}"
        self.payee = sourced(node.payee, node, "payee")
        self.amount = AmountView(node.amount, writer)
        self._limits = limit_figures(node.limits, writer)
        self._tiers = tier_views(node.amount, writer)
        tiers = list(self._tiers.values())
        self.tiers = tiers or NoParts(self, "tiers")

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
        return [
            *self._tiers,
            *self._limits,
            *self.amount.names(),
            "name",
            "amount",
            "value",
            "of",
            "unit",
            *(["tiers"] if self._tiers else []),
        ]


def tier_views(
    amount: AmountNode,
    writer: Writer,
) -> dict[str, TierView]:
    """The situations that an amount tells apart, by key; none where its kind has none."""
    found: dict[str, TierView] = {}
    for key, node, inner in amount.situations():
        words = amount.situation_words(key, writer)
        when: str | Sourced = Marked(words)
        written = getattr(node, "when", "")
        if written:
            when = sourced(written, node, "when")
        band = getattr(node, "band", None)
        found[key] = TierView(when, inner, writer, band)
    return found


def _bounds(band: Band) -> dict[str, Sourced]:
    """The bounds of a band by the names that the policy gives them."""
    written = {"from": band.lower, "to": band.upper}
    return {
        name: sourced(text, band, name)
        for name, text in written.items()
        if text
    }


def limit_figures(
    limits: dict[str, Limit],
    writer: Writer,
) -> dict[str, Any]:
    """What prose may name of limits: the figure of each by the limit's id, or its words
    where it is more than a figure, with its figures below: p.limits.year.0."""
    found: dict[str, Any] = {}
    for key, limit in limits.items():
        if limit.figure is not None:
            found[key] = limit.figure
            continue
        words = limit.at_most.words(writer)
        figures = [
            (one.reference, one.figure) for one in limit.at_most.figures()
        ]
        below = Named(_by_name(figures))
        found[key] = WordsView(Marked(words), below)
    return found


class FigureView(Named):
    """A figure with others below its name: s.x.a writes it, s.x.a.at_most another."""

    def __init__(
        self,
        figure: Figure,
        items: dict[str, Any],
    ) -> None:
        """figure: what the name itself writes; items: those below it, by their own names."""
        super().__init__(items)
        self._figure = figure

    def __marked__(self) -> Figure:
        return self._figure

    def __getattr__(self, name: str) -> Any:
        """One of those below, or what the figure itself answers to."""
        _not_private(name)
        items = self.__dict__["_items"]
        if name in items:
            return items[name]
        figure = self.__dict__["_figure"]
        return getattr(figure, name)


class WordsView(Named):
    """Words with figures below their name: s.x.of says what is counted, s.x.of.at_most
    up to how much of it."""

    def __init__(
        self,
        words: Marked,
        below: Named,
    ) -> None:
        """words: what the name itself writes; below: the figures that have names below it."""
        items = {name: getattr(below, name) for name in below.names()}
        super().__init__(items)
        self._words = words

    def __marked__(self) -> Marked:
        return self._words


def _by_name(figures: Iterable[Referred]) -> dict[str, Any]:
    """Figures by reference; those below one name (`gold.at_most`) within it."""
    own: dict[str, Figure] = {}
    nested: dict[str, list[Referred]] = {}
    for reference, figure in figures:
        home, _, rest = reference.partition(".")
        if not rest:
            own[home] = figure
            continue
        below = nested.setdefault(home, [])
        below.append((rest, figure))
    found: dict[str, Any] = dict(own)
    for home, below in nested.items():
        inner = _by_name(below)
        if home in own:
            found[home] = FigureView(own[home], inner)
        else:
            found[home] = Named(inner)
    return found


def _price(amount: AmountNode) -> Figure | None:
    """The one sum of money that an amount is, or that it is for each; None of others."""
    figure = amount.main
    if figure is None or figure.yuan is None:
        return None
    return figure


def _not_private(name: str) -> None:
    """Names that Python itself asks for are never those of a policy."""
    if name.startswith("_"):
        raise AttributeError(name)


def _given(value: Any, name: str) -> Any:
    """The value; AttributeError, so that a template learns of it, where there is none."""
    if value is None:
        raise AttributeError(name)
    return value
