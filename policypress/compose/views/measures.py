"""What templates and clause prose see: the policy as simple names, numbers and marked
words (视图).

A view never changes anything and knows no format; every word of the policy it hands out
carries its origin.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from policypress.compose.markdown.markers import Marked, Sourced, escape
from policypress.compose.views.base_views import Named, View, sourced
from policypress.compose.views.leaflet import LeafletView
from policypress.compose.views.most import further_limits
from policypress.compose.views.most import highest as most_of
from policypress.compose.views.supports import SupportView, limit_figures
from policypress.compose.views.view_context import ViewContext
from policypress.compose.views.writer import Writer
from policypress.source.model import Highest, Limit, Provision
from policypress.source.traverse import condition_values, general_values


class MeasureView(View):
    """A provision with its number and prose; of a measure also supports, conditions,
    limits by their ids, and guide."""

    def __init__(
        self,
        identity: str,
        node: Provision,
        context: ViewContext,
    ) -> None:
        """identity: of the provision; node: what its file says."""
        self.id = identity
        self.node = node
        self._context = context
        number = context.numbers[identity]
        self.order = number.order
        self.label = number.label
        self.citation = number.citation
        self.is_measure = node.is_measure
        self.title = sourced(node.title, node, "title")
        self.subject = sourced(node.subject, node, "subject")
        self.payer = _payer(node, context)
        self.responsible = [
            sourced(name, node, f"responsible.{number}")
            for number, name in enumerate(node.responsible)
        ]
        self._writer = Writer(context)
        self._limits = limit_figures(node.limits, self._writer)
        self.supports = Named(_supports(node, context))
        self.facts = Named(dict(node.facts))

    def __getattr__(self, name: str) -> Any:
        """A limit of the whole measure by its id (m.cap_year)."""
        limits = self.__dict__.get("_limits", {})
        if name in limits:
            return limits[name]
        raise AttributeError(name)

    @cached_property
    def scope(self) -> dict[str, Any]:
        """Names its own prose may use."""
        values = general_values(self._context.policy)
        groups = self.node.condition_groups()
        values |= condition_values(groups)
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

    @property
    def words(self) -> list[Any]:
        """Its lines without the tables, which cannot stand in a sentence."""
        return [line for line in self.lines if line.table is None]

    @cached_property
    def lines(self) -> list[Any]:
        """Every line that it prints: 款, 项, 目 and tables."""
        return self._context.lines(self.paragraphs, self.node)

    @cached_property
    def general_conditions(self) -> list[Marked]:
        """What the policy asks of everybody and of those this measure is for, without
        what it sets aside (通用申报条件)."""
        meta = self._context.policy.meta
        kept = {
            key: node
            for key, node in meta.conditions.items()
            if key not in self.node.set_aside
        }
        lines = self._in_words(kept)
        for key in self.node.beneficiaries:
            group = meta.groups.get(key)
            if group:
                lines += self._in_words(group.conditions)
        return lines

    @cached_property
    def conditions(self) -> list[Marked]:
        """Conditions (申报条件) of the whole measure in words."""
        return self._in_words(self.node.conditions)

    @property
    def all_conditions(self) -> list[Marked]:
        """What everybody fulfils who applies for it: the general conditions and its own;
        those of its support too, where it has only one."""
        lines = [*self.general_conditions, *self.conditions]
        if len(self.supports) == 1:
            for _, own in self.own_conditions:
                lines += own
        return lines

    @property
    def further_conditions(self) -> list[tuple[SupportView, list[Marked]]]:
        """Those of one support among several, by support."""
        if len(self.supports) > 1:
            return self.own_conditions
        return []

    @cached_property
    def own_conditions(self) -> list[tuple[SupportView, list[Marked]]]:
        """Conditions that hold for one support only, by support."""
        found: list[tuple[SupportView, list[Marked]]] = []
        for support in self.supports:
            node = support.node
            if node.conditions:
                lines = self._in_words(node.conditions, node.for_each)
                found.append((support, lines))
        return found

    def _in_words(
        self,
        conditions: dict[str, Any],
        thing: str | None = None,
    ) -> list[Marked]:
        """Conditions in words. thing: whose columns they may look at."""
        return [
            self._context.condition(node, self.scope, thing)
            for node in conditions.values()
        ]

    @cached_property
    def limits(self) -> list[Marked]:
        """The limits (限额、名额) of the whole measure in words."""
        limits = self.node.limits.values()
        return [Marked(limit.words(self._writer)) for limit in limits]

    @cached_property
    def policy_limits(self) -> list[Marked]:
        """What it is given up to together with other provisions, each with the clause that
        says so: 每人累计最高80万元，见第十三条第二款."""
        return self._shared_limits(lambda limit: limit.scope != "all")

    @property
    def wide_limits(self) -> list[Marked]:
        """What all applicants together are given at most: 每年总额最高2亿元，见第二十条."""
        return self._shared_limits(lambda limit: limit.scope == "all")

    def _shared_limits(self, wanted: Callable[[Limit], bool]) -> list[Marked]:
        """The limits of the policy that count this measure, each with its clause."""
        found: list[Marked] = []
        limits = self._context.policy.meta.limits
        for limit in limits.values():
            if not wanted(limit) or not self._is_counted(limit):
                continue
            words = limit.words(self._writer)
            cited = self._cited(limit.clause)
            found.append(Marked(f"{words}{cited}"))
        return found

    def _is_counted(self, limit: Limit) -> bool:
        """Whether a limit of the policy counts this measure, or a support of it; one
        that says nothing of it counts all."""
        if not limit.of:
            return True
        measures = {name.partition(".")[0] for name in limit.of}
        return self.id in measures

    def _cited(self, clause: str) -> str:
        """，见第十三条第二款; "" for a limit that names no clause."""
        if not clause:
            return ""
        number = self._context.numbers.get(clause)
        if number is None:
            return ""
        cited = escape(number.citation)
        return f"，见{cited}"

    @cached_property
    def highest(self) -> list[Marked]:
        """What a clause says of supports of which only the highest is given (就高)."""
        nodes = self.node.highest.values()
        return [self._highest(node) for node in nodes]

    def _highest(self, node: Highest) -> Marked:
        """The policy's own words, or else which supports."""
        if node.text:
            sentence = node.text.strip().rstrip("。")
            return self._context.prose.inline(
                sentence,
                node,
                "text",
                self.scope,
            )
        names = [
            self._context.write(support.name)
            for support in self.supports
            if support.id in node.of
        ]
        listed = "、".join(names)
        same = self._same_row(node)
        return Marked(f"{same}同时符合{listed}的，按最高的一项给予")

    def _same_row(self, node: Highest) -> str:
        """同一获奖专利, where all of them are reckoned for each of the same things."""
        supports = self.node.supports
        names = {supports[key].for_each for key in node.of if key in supports}
        if len(names) != 1:
            return ""
        name = names.pop() or ""
        thing = self._context.policy.things.get(name)
        if thing is None:
            return ""
        label = self._context.write(thing.label)
        return f"同一{label}"

    @cached_property
    def most(self) -> list[Marked]:
        """What it gives at most (最高100万元), in the words that home page, guide and
        calculator have; [] where it names no figure."""
        found = most_of(self.node, self._context.policy)
        write = self._context.write
        return [one.written(write) for one in found]

    @cached_property
    def further_limits(self) -> list[Marked]:
        """How many one of several supports counts: 技能竞赛奖励单个申请人每年不超过1项."""
        write = self._context.write
        return [one.written(write) for one in further_limits(self.node)]

    @property
    def page(self) -> str:
        """The public address of its page; "" where the policy states no site."""
        site = self._context.policy.meta.site
        if not site:
            return ""
        return f"{site.rstrip('/')}/m/{self.id}.html"

    @cached_property
    def leaflet(self) -> Any:
        """Its leaflet (宣传单页); None where the policy keeps no guides."""
        if self.guide is None:
            return None
        return LeafletView(self._context, self)

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
        """The highest chapter, or the group, in which it stands; None for what gives
        nothing and stands in no chapter."""
        for group in self._context.groups:
            if self.id in group.ids:
                return group
        return None

    def names(self) -> list[str]:
        """Names that a drafter could have meant."""
        return ["title", "subject", "citation", *self._limits]


def _supports(
    node: Provision,
    context: ViewContext,
) -> dict[str, SupportView]:
    """A view of each support, in whose words the columns of its thing have names."""
    found: dict[str, SupportView] = {}
    for key, support in node.supports.items():
        writer = Writer(context, support.for_each)
        found[key] = SupportView(support, writer)
    return found


def _payer(
    node: Provision,
    context: ViewContext,
) -> Sourced:
    """Who pays: the measure's own payer, or else that of the policy."""
    if "payer" in node.model_fields_set:
        return sourced(node.payer, node, "payer")
    meta = context.policy.meta
    return sourced(meta.payer, meta, "payer")
