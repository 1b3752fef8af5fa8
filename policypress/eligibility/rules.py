"""Policy → rules, version 2: everything the engines need, as plain JSON (规则). Same
policy, same rules, to the byte."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policypress import rules as language
from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.compose.views.measures import MeasureView
from policypress.compose.views.phrases import REVIEWS
from policypress.compose.views.supports import SupportView
from policypress.compose.views.writer import Writer
from policypress.eligibility import asked
from policypress.eligibility.bounds import (
    Bounds,
    counted_units,
    is_wide,
    notes,
)
from policypress.eligibility.clauses import Clauses
from policypress.eligibility.condition_rules import ConditionRules
from policypress.eligibility.criteria import RulesBuilder
from policypress.eligibility.excluding import excluding
from policypress.eligibility.happenings import happenings
from policypress.eligibility.parts import columns_outside_tables
from policypress.source.model import (
    Limit,
    Policy,
    Provision,
    Support,
)
from policypress.source.traverse import find_clause

Rule = dict[str, Any]
_POLICY_NAMES = (
    "title",
    "short_title",
    "kind",
    "region",
    "issuer",
    "drafter",
    "number",
    "effective",
    "validity",
    "stage",
)


def export(
    policy: Policy,
    context: Context | None = None,
) -> Rule:
    """The rules of a whole policy; money in yuan, numbers exact, clauses by permanent
    path.

    context: of this policy, where there is one already; its prose is then not rendered
    again.
    """
    return _Export(policy, context or Context(policy, Nodes())).rules()


class _Export:
    """Builds the rules part by part; the keys of each part stand in this order in JSON."""

    def __init__(
        self,
        policy: Policy,
        context: Context,
    ) -> None:
        """context: of the policy; its prose is rendered once there."""
        self.policy = policy
        self.context = context
        self.clauses = Clauses(context)
        self.conditions = ConditionRules(context, self.clauses)
        self.excluding = excluding(policy)

    def rules(self) -> Rule:
        """Everything; of the questions only those that something asks."""
        meta = self.policy.meta
        general = [
            self.conditions.condition(key, node)
            for key, node in meta.conditions.items()
            if not node.each_matter
        ]
        exclusions = [
            self.conditions.condition(key, node)
            for key, node in meta.exclusions.items()
        ]
        measures = [self._measure(view) for view in self.context.measures]
        bounds = Bounds(
            self.policy,
            self.clauses,
            None,
            "",
            "",
        )
        limits = [*bounds.reckoned(meta.limits), *self._wide_limits()]
        used = _used([general, exclusions, measures, limits])
        things = asked.things(self.policy, used)
        writer = Writer(self.context)
        return {
            "version": language.VERSION,
            "policy": {
                name: str(getattr(meta, name)) for name in _POLICY_NAMES
            },
            "chapters": [
                {"id": one.id, "label": one.label, "title": str(one.title)}
                for one in self.context.groups
            ],
            "questions": asked.questions(
                self.policy,
                used,
                self.conditions.by_matter,
            ),
            "things": things,
            "happenings": happenings(self.policy, measures, things),
            "derived": asked.derived(self.policy, used),
            "clauses": self.clauses.all,
            "general": general,
            "exclusions": exclusions,
            "measures": measures,
            "limits": limits,
            "notes": notes(meta.limits, self.clauses, writer),
        }

    def _wide_limits(self) -> Iterator[Rule]:
        """Limits that a measure sets for others as well (最高3000万元，详见第九条、第十条):
        they bear on what all measures come to, as those of the policy do."""
        for view in self.context.measures:
            node = view.node
            main = next(iter(node.paragraphs.values())).path
            bounds = Bounds(
                self.policy,
                self.clauses,
                node,
                "",
                main,
            )
            wide = {
                key: limit
                for key, limit in node.limits.items()
                if is_wide(limit, node)
            }
            for rule in bounds.reckoned(wide):
                named = [
                    f"{view.id}.{name}" if name in node.supports else name
                    for name in rule["of"]
                ]
                yield {**rule, "id": f"{view.id}.{rule['id']}", "of": named}

    def _measure(self, view: MeasureView) -> Rule:
        """One measure with its supports."""
        node = view.node
        main = next(iter(node.paragraphs.values())).path
        thing = node.thing or ""
        own = self.conditions.of_measure(view, main)
        of_rows = [one for one in own if columns_outside_tables(one["holds"])]
        bounds = Bounds(
            self.policy,
            self.clauses,
            node,
            thing,
            main,
        )
        supports = []
        counted: list[Limit] = []
        for one in view.supports:
            rule, used = self._support(one, view, of_rows)
            supports.append(rule)
            counted += used
        wide = [one for one in node.limits.values() if is_wide(one, node)]
        limits = _without([*counted, *wide], node.limits)
        return {
            "id": view.id,
            "path": node.path,
            "number": view.citation,
            "label": view.label,
            "chapter": _chapter_of(view),
            "title": node.called,
            "subject": node.subject,
            "payer": str(view.payer),
            "paragraphs": [one.path for one in node.paragraphs.values()],
            "conditions": [one for one in own if one not in of_rows],
            "supports": supports,
            "highest": self._highest_of(view),
            "set_aside": list(node.set_aside),
            "limits": bounds.reckoned(limits),
            "notes": notes(node.limits, self.clauses, Writer(self.context)),
            "exclusive_with": self.excluding[view.id],
        }

    def _highest_of(self, view: MeasureView) -> list[Rule]:
        """All 就高 of a measure."""
        return [
            self._highest(key, one, view)
            for key, one in view.node.highest.items()
        ]

    def _highest(
        self,
        key: str,
        node: Any,
        view: MeasureView,
    ) -> Rule:
        """就高: of these supports only the highest."""
        first = view.node.supports.get(node.of[0])
        clause = node.clause or (first.clause if first else "")
        paragraphs = view.node.paragraphs
        found = paragraphs.get(clause) or next(iter(paragraphs.values()))
        return {
            "id": key,
            "path": node.path,
            "of": list(node.of),
            "clause": found.path,
        }

    def _support(
        self,
        view: SupportView,
        of: MeasureView,
        of_rows: list[Rule],
    ) -> tuple[Rule, list[Limit]]:
        """One support, and the limits of the measure that bound what it counts.
        of_rows: conditions of the measure that are about its rows."""
        node, measure = view.node, of.node
        clause = self._clause_of(node, measure)
        thing = node.for_each or ""
        writer = Writer(self.context, node.for_each)
        both = [*node.limits.values(), *measure.limits.values()]
        most, used = counted_units(
            self.policy,
            node,
            both,
            writer,
        )
        build = RulesBuilder(self.policy, thing, most)
        conditions = [*self.conditions.rows(node, clause), *of_rows]
        conditions += self.conditions.matters(view, of, clause)
        conditions += [
            self.conditions.condition(
                key,
                one,
                measure,
                clause,
                of.scope,
                thing,
            )
            for key, one in node.conditions.items()
        ]
        own = _without(used, node.limits)
        bounds = Bounds(
            self.policy,
            self.clauses,
            measure,
            thing,
            clause,
        )
        rule = {
            "id": node.key,
            "path": node.path,
            "name": node.name,
            "mode": node.mode,
            "review": node.review,
            "review_words": REVIEWS[node.review],
            "timing_words": str(view.timing),
            "payee": node.payee,
            "clause": clause,
            "for_each": node.for_each,
            "set_aside": list(node.set_aside),
            "conditions": conditions,
            "need": self.conditions.need(node, clause),
            "amount": node.amount.expression(build),
            "limits": bounds.reckoned(own),
            "notes": self._notes(node, writer),
            "standard": [
                self.clauses.plain_text(line) for line in view.standard
            ],
        }
        return rule, used

    def _clause_of(
        self,
        node: Support,
        measure: Provision,
    ) -> str:
        """The path of the paragraph or item in which a support stands."""
        found = find_clause(self.policy, node.clause, measure)
        if found is None:
            found = next(iter(measure.paragraphs.values()))
        return found.path

    def _notes(
        self,
        node: Support,
        writer: Writer,
    ) -> list[str]:
        """Limits on all applicants together, and how is chosen among them."""
        found = notes(node.limits, self.clauses, writer)
        ranking = node.ranking
        if ranking is not None:
            words = "按得分由高到低择优"
            if ranking.top:
                words += f"，取前{ranking.top}名"
            if ranking.at_least:
                words += f"，得分不低于{ranking.at_least}"
            found.append(words)
        elif node.review == "evaluation":
            found.append("须经评审")
        elif node.review == "deliberation":
            found.append("须经审议")
        return found


def _chapter_of(view: MeasureView) -> str:
    """The id of its chapter; "" in a policy without chapters."""
    return view.chapter.id if view.chapter else ""


def _without(
    used: list[Limit],
    limits: dict[str, Limit],
) -> dict[str, Limit]:
    """The limits that are not among those used; two alike are not the same."""
    known = {id(limit) for limit in used}
    return {
        key: limit for key, limit in limits.items() if id(limit) not in known
    }


def _used(parts: list[Any]) -> set[str]:
    """The questions and tables that the rules read."""
    found = set(language.fields_of(parts))
    for measure in parts[2]:
        found |= {one["for_each"] for one in measure["supports"]}
    return found - {None}
