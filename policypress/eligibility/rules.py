"""Policy → rules: everything the engines need, as plain JSON (规则). Same policy, same rules, to the byte."""

from __future__ import annotations

from fractions import Fraction
from math import prod
from typing import Any

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.compose.views.phrases import MODES, REVIEWS, STACKING, TIMINGS, limits
from policypress.eligibility.clauses import Clauses
from policypress.eligibility.criteria import Rule, atoms, band, needs
from policypress.source.model import (
    Figure,
    Fixed,
    Measure,
    PerUnit,
    Policy,
    Question,
    Share,
    Support,
    Tiers,
)
from policypress.source.model.measure import Caps

_COMBINATIONS = 64  # of answers to shared questions that an engine may have to try


def export(policy: Policy, context: Context | None = None) -> Rule:
    """The rules of a whole policy; amounts in yuan, shares as exact fractions, clauses by permanent path.

    context: of this policy, where there is one already; its prose is then not said again.
    """
    return _Export(policy, context or Context(policy, Nodes())).rules()


class _Export:
    def __init__(self, policy: Policy, context: Context) -> None:
        self.policy, self.context = policy, context
        self.clauses = Clauses(self.context)
        self.questions = policy.fields

    def rules(self) -> Rule:
        meta = self.policy.meta
        general = [
            self._condition(key, node, None, "")
            for key, node in meta.conditions.items()
        ]
        general_fields = _fields(general)
        measures = [
            self._measure(view, general_fields) for view in self.context.measures
        ]
        everywhere = [
            measure["conditions"]
            + [c for s in measure["supports"] for c in s["conditions"]]
            for measure in measures
        ]
        used = general_fields.union(*map(_fields, everywhere))
        words = (
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
        return {
            "version": 1,
            "policy": {name: str(getattr(meta, name)) for name in words},
            "chapters": [
                {"id": c.id, "label": c.label, "title": str(c.title)}
                for c in self.context.chapters
            ],
            "questions": [
                _question(key, node)
                for key, node in self.questions.items()
                if key in used
            ],
            "clauses": self.clauses.all,
            "general": general,
            "measures": measures,
        }

    def _measure(self, view: Any, general: set[str]) -> Rule:
        node: Measure = view.node
        main = next(iter(node.paragraphs.values())).path
        conditions = [
            self._condition(key, one, node, main, view.scope)
            for key, one in node.conditions.items()
        ]
        supports = [self._support(one, view, node) for one in node.supports.values()]
        return {
            "id": view.id,
            "path": node.path,
            "number": view.citation,
            "label": view.label,
            "chapter": view.chapter.id,
            "title": node.title,
            "subject": node.subject,
            "payer": str(view.payer),
            "paragraphs": [one.path for one in node.paragraphs.values()],
            "conditions": conditions,
            "supports": supports,
            "stacking": node.stacking,
            "stacking_words": STACKING[node.stacking],
            "caps": self._caps(node.caps, main),
            "notes": self._notes(node),
            "exclusive_with": self._exclusive(view.id),
            "shared": self._shared(supports, general),
        }

    def _exclusive(self, identity: str) -> list[str]:
        """Both ways: what one measure says of another holds for the other too."""
        measures = self.policy.measures
        return [
            key
            for key in measures
            if key in measures[identity].exclusive_with
            or identity in measures[key].exclusive_with
        ]

    def _support(self, node: Support, view: Any, measure: Measure) -> Rule:
        clause = measure.paragraphs[node.clause].path
        own = [
            self._condition(key, one, measure, clause, view.scope)
            for key, one in node.conditions.items()
        ]
        own += [
            {
                "id": key,
                "path": node.amount.path,
                "text": text,
                "clause": clause,
                "subjective": False,
                "any": parts,
            }
            for key, parts, text in needs(node, self.questions)
        ]
        return {
            "id": node.key,
            "path": node.path,
            "name": node.name,
            "mode": node.mode,
            "mode_words": MODES[node.mode],
            "review": node.review,
            "review_words": REVIEWS[node.review],
            "timing_words": TIMINGS[node.timing],
            "payee": node.payee,
            "clause": clause,
            "matter": node.matter,
            "conditions": own,
            "amount": self._amount(node, measure, clause),
            "caps": self._caps(node.caps, clause),
            "notes": self._notes(node),
            "standard": [
                self.clauses.words(line)
                for line in view.supports._items[node.key].standard
            ],
        }

    def _condition(
        self,
        key: str,
        node: Any,
        home: Measure | None,
        otherwise: str,
        scope: Rule | None = None,
    ) -> Rule:
        return {
            "id": key,
            "path": node.path,
            "text": self.clauses.words(self.context.condition(node, scope or {})),
            "clause": self.clauses.of_condition(node, home, otherwise),
            "subjective": node.subjective,
            "any": atoms(node, self.questions),
        }

    def _amount(self, node: Support, measure: Measure, clause: str) -> Rule:
        amount = node.amount
        match amount:
            case Fixed():
                return {"method": "fixed", "value": amount.value.yuan}
            case Tiers():
                return {
                    "method": "tiers",
                    "field": amount.field,
                    "by": amount.by,
                    "of": amount.of,
                    "base": amount.base,
                    "tiers": [
                        self._tier(key, tier, amount)
                        for key, tier in amount.tiers.items()
                    ],
                }
            case Share():
                return {
                    "method": "share",
                    "kind": amount.method,
                    **_share(amount.share),
                    "of": amount.of,
                    "field": amount.field,
                }
            case PerUnit():
                return {
                    "method": "per_unit",
                    "value": amount.value.yuan,
                    "unit": amount.unit,
                    "field": amount.field,
                    "limit": self._limit(
                        amount.unit, (node.quota, measure.quota), clause
                    ),
                }

    def _tier(self, key: str, tier: Any, amount: Tiers) -> Rule:
        question = self.questions[amount.field]
        return {
            "id": key,
            "when": tier.when,
            "value": tier.value.yuan if tier.value else None,
            **(
                _share(tier.share) if tier.share else {"share": None, "share_words": ""}
            ),
            "band": band(tier.band, amount.field, question) if tier.band else None,
        }

    def _limit(self, unit: str, quotas: tuple[Any, ...], clause: str) -> Rule | None:
        """How many units one applicant is paid for a year: the smallest quota counted in the same unit (项, 项标准)."""
        figures = [
            quota.per_applicant_year
            for quota in quotas
            if quota and quota.per_applicant_year
        ]
        fitting = [
            figure
            for figure in figures
            if figure.value
            and unit.removeprefix("个").startswith(
                figure.parsed.unit.removeprefix("个")
            )
        ]
        if not fitting:
            return None
        least = min(fitting, key=lambda figure: figure.parsed.value)
        return {
            "value": int(least.parsed.value),
            "words": str(least),
            "clause": self.clauses.stating(least, clause),
        }

    def _caps(self, caps: Caps | None, clause: str) -> Rule:
        found = {
            name: getattr(caps, name, None)
            for name in ("per_item", "per_applicant_year", "total_year")
        }
        return {
            name: figure
            and {"value": figure.yuan, "clause": self.clauses.stating(figure, clause)}
            for name, figure in found.items()
        }

    def _notes(self, node: Measure | Support) -> list[str]:
        """Limits on all applicants together, and quotas: said, not reckoned."""
        pool = node.caps and Caps.model_construct(
            per_item=None, per_applicant_year=None, total_year=node.caps.total_year
        )
        said = [
            self.clauses.words(line)
            for line in limits(pool, node.quota, self.context.write)
        ]
        return (
            said + ["评审制，择优给予"]
            if getattr(node, "review", "") == "evaluation"
            else said
        )

    def _shared(self, supports: list[Rule], general: set[str]) -> list[Rule]:
        """Questions with few answers on which several supports hang, as [field, answers]; see engine._tightened."""
        asked = [_fields(support["conditions"]) for support in supports]
        found: list[Any] = []
        for key, question in self.questions.items():
            if (
                key in general
                or sum(key in one for one in asked) < 2
                or question.type not in ("yes_no", "choice")
            ):
                continue
            values = (
                [True, False] if question.type == "yes_no" else list(question.choices)
            )
            if prod(len(known) for _, known in found) * len(values) <= _COMBINATIONS:
                found.append([key, values])
        return found


def _fields(conditions: list[Rule]) -> set[str]:
    return {atom["field"] for rule in conditions for atom in rule["any"]}


def _share(figure: Figure) -> Rule:
    """An exact fraction "1/2", and as it is said."""
    value = getattr(figure.parsed, "value", None)
    fraction = None if value is None else Fraction(value)
    return {
        "share": fraction and f"{fraction.numerator}/{fraction.denominator}",
        "share_words": str(figure),
    }


def _question(key: str, node: Question) -> Rule:
    choices = [
        {"id": identity, "label": label} for identity, label in node.choices.items()
    ]
    return {
        "id": key,
        "label": node.label,
        "question": node.question,
        "type": node.type,
        "unit": node.unit,
        "help": node.help,
        "choices": choices,
    }
