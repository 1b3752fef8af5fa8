"""Conditions of a policy as rules (条件): those it says, and those that a support, its
table or its amount brings with it."""

from __future__ import annotations

from typing import Any

from policypress import rules as language
from policypress.compose.markdown.markers import Marked
from policypress.compose.views.context import Context
from policypress.compose.views.measures import MeasureView
from policypress.compose.views.supports import SupportView
from policypress.compose.views.writer import Writer
from policypress.eligibility.clauses import Clauses
from policypress.eligibility.criteria import RulesBuilder, holds
from policypress.source.model import (
    AmountNode,
    Atom,
    ConditionNode,
    Provision,
    Support,
)

Rule = dict[str, Any]
GIVES = "按标准计算的金额大于0"


def _is_sure(node: Support) -> bool:
    """Whether it pays something wherever an amount is named: no limit of a row, nor of
    the applicant, can make it nothing."""
    bounds = [one.at_most for one in node.limits.values()]
    amounts = [one for one in bounds if isinstance(one, AmountNode)]
    return node.amount.is_sure and all(one.is_sure for one in amounts)


class ConditionRules:
    """Makes the conditions of one policy.

    by_matter: the questions that are asked once for all matters (of which of these?),
    with the supports to choose from; it grows as supports are made.
    """

    def __init__(
        self,
        context: Context,
        clauses: Clauses,
    ) -> None:
        """context: of the policy; clauses: takes in those that conditions rest on."""
        self.policy = context.policy
        self.context = context
        self.clauses = clauses
        self.by_matter: dict[str, list[Rule]] = {}

    def of_measure(
        self,
        view: MeasureView,
        clause: str,
    ) -> list[Rule]:
        """Whom a measure is for, then its conditions. clause: of those that name
        none."""
        node, thing = view.node, view.node.thing or ""
        return self._beneficiaries(node) + [
            self.condition(
                key,
                one,
                node,
                clause,
                view.scope,
                thing,
            )
            for key, one in node.conditions.items()
        ]

    def rows(
        self,
        node: Support,
        clause: str,
    ) -> list[Rule]:
        """What is paid by item needs an item."""
        if not node.for_each:
            return []
        thing = self.policy.things[node.for_each]
        return [
            {
                "id": "rows",
                "path": node.path,
                "text": f"有{thing.label}",
                "clause": clause,
                "subjective": False,
                "holds": language.exists(node.for_each),
            }
        ]

    def need(self, node: Support, clause: str) -> Rule:
        """The condition that every amount brings: that it is something."""
        writer = Writer(self.context, node.for_each)
        names = []
        for key, _, _ in node.amount.situations():
            words = Marked(node.amount.situation_words(key, writer))
            names.append(self.clauses.plain_text(words))
        text = GIVES
        if names:
            by = node.amount.called_words("by", writer)
            what = self.clauses.plain_text(Marked(by)) if by else "情形"
            text = f"{what}为{'、'.join(names)}之一"
        rule = {
            "id": "amount",
            "path": node.amount.path,
            "text": text,
            "clause": clause,
            "subjective": False,
            "holds": True,
        }
        if names and not _is_sure(node):
            # Who is in one of them may be given nothing all the same: 超过5000元的部分.
            build = RulesBuilder(self.policy, node.for_each or "")
            ways = node.amount.situated(build)
            rule["holds"] = language.any_of(ways)
            rule["nothing"] = GIVES
        return rule

    def _beneficiaries(self, node: Provision) -> list[Rule]:
        """Whom a provision is for: each condition of its group, or one of several
        groups."""
        groups = self.policy.meta.groups
        named = [groups[key] for key in node.beneficiaries if key in groups]
        if len(named) == 1:
            return [
                self.condition(key, one)
                for key, one in named[0].conditions.items()
            ]
        if not named:
            return []
        build = RulesBuilder(self.policy)
        ways = [
            language.all_of(
                [holds(one, build) for one in group.conditions.values()]
            )
            for group in named
        ]
        labels = "、".join(group.label for group in named)
        return [
            {
                "id": "for",
                "path": node.path,
                "text": f"属于{labels}之一",
                "clause": "",
                "subjective": False,
                "holds": language.any_of(ways),
            }
        ]

    def matters(
        self,
        view: SupportView,
        of: MeasureView,
        clause: str,
    ) -> list[Rule]:
        """General conditions that are asked of each matter: a row, or a support."""
        aside = {*of.node.set_aside, *view.node.set_aside}
        found = []
        for key, node in self.policy.meta.conditions.items():
            if node.each_matter and key not in aside:
                rule = self.condition(
                    key,
                    node,
                    thing=view.node.for_each or "",
                )
                if not view.node.for_each and isinstance(node, Atom):
                    rule["holds"] = self._of_matter(
                        node,
                        view,
                        of,
                        rule,
                    )
                found.append(rule)
        return found

    def _of_matter(
        self,
        node: Atom,
        view: SupportView,
        of: MeasureView,
        rule: Rule,
    ) -> Any:
        """A yes or no asked as “of which of these”: is this support among them."""
        if node.op not in ("yes", "no"):
            return rule["holds"]
        name = f"{of.id}.{view.id}"
        choices = self.by_matter.setdefault(node.field, [])
        choices.append({"id": name, "label": view.node.name})
        chosen = language.has({"field": node.field}, name)
        return chosen if node.op == "yes" else language.negate(chosen)

    def condition(
        self,
        key: str,
        node: ConditionNode,
        home: Provision | None = None,
        default_clause: str = "",
        scope: Rule | None = None,
        thing: str = "",
    ) -> Rule:
        """home: the measure whose clauses it may name; scope: the names of its
        prose; thing: the table whose columns it may look at."""
        text = self.context.condition(node, scope or {}, thing or None)
        return {
            "id": key,
            "path": node.path,
            "text": self.clauses.plain_text(text),
            "clause": self.clauses.of_condition(node, home, default_clause),
            "subjective": node.subjective,
            "holds": holds(node, RulesBuilder(self.policy, thing)),
        }
