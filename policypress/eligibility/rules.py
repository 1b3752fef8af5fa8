"""Policy → rules: everything the engines need, as plain JSON (规则). Same policy, same
rules, to the byte."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.compose.views.measures import MeasureView, SupportView
from policypress.compose.views.phrases import (
    MODES,
    REVIEWS,
    STACKING,
    TIMINGS,
    limits,
)
from policypress.eligibility.clauses import Clauses
from policypress.eligibility.criteria import Rule, atoms, band, needs
from policypress.language.quantity import Quantity
from policypress.source.model import (
    Figure,
    Fixed,
    PerUnit,
    Policy,
    Provision,
    Question,
    Share,
    Support,
    Tier,
    Tiers,
)
from policypress.source.model.measure import Caps, Quota

_COMBINATIONS = (
    64  # of answers to shared questions that an engine may have to try
)
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


def export(policy: Policy, context: Context | None = None) -> Rule:
    """The rules of a whole policy; amounts in yuan, shares as exact fractions, clauses
    by permanent path.

    context: of this policy, where there is one already; its prose is then not rendered
    again.
    """
    return _Export(policy, context or Context(policy, Nodes())).rules()


class _Export:
    """Builds the rules part by part; the keys of each part stand in this order in JSON."""

    def __init__(self, policy: Policy, context: Context) -> None:
        self.policy = policy
        self.context = context
        self.clauses = Clauses(context)
        self.questions = policy.fields

    def rules(self) -> Rule:
        """Everything; of the questions only those that some condition asks."""
        meta = self.policy.meta
        general = [
            self._condition(key, node, None, "")
            for key, node in meta.conditions.items()
        ]
        used = _fields(general)
        measures = [
            self._measure(view, _fields(general))
            for view in self.context.measures
        ]
        for measure in measures:
            used |= _fields(measure["conditions"])
            for support in measure["supports"]:
                used |= _fields(support["conditions"])
        return {
            "version": 1,
            "policy": {
                name: str(getattr(meta, name)) for name in _POLICY_NAMES
            },
            "chapters": [
                {"id": one.id, "label": one.label, "title": str(one.title)}
                for one in self.context.chapters
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

    def _measure(self, view: MeasureView, general: set[str]) -> Rule:
        """general: the questions of the general conditions."""
        node = view.node
        main = next(iter(node.paragraphs.values())).path
        conditions = [
            self._condition(
                key,
                one,
                node,
                main,
                view.scope,
            )
            for key, one in node.conditions.items()
        ]
        supports = [self._support(one, view) for one in view.supports]
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
        own = self.policy.measures[identity].exclusive_with
        return [
            key
            for key, other in self.policy.measures.items()
            if key in own or identity in other.exclusive_with
        ]

    def _support(self, view: SupportView, of: MeasureView) -> Rule:
        """One support of a measure."""
        node, measure = view.node, of.node
        clause = measure.paragraphs[node.clause].path
        conditions = [
            self._condition(
                key,
                one,
                measure,
                clause,
                of.scope,
            )
            for key, one in node.conditions.items()
        ]
        for key, parts, text in needs(node, self.questions):
            need = {
                "id": key,
                "path": node.amount.path,
                "text": text,
                "clause": clause,
                "subjective": False,
                "any": parts,
            }
            conditions.append(need)
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
            "conditions": conditions,
            "amount": self._amount(node, measure, clause),
            "caps": self._caps(node.caps, clause),
            "notes": self._notes(node),
            "standard": [
                self.clauses.plain_text(line) for line in view.standard
            ],
        }

    def _condition(
        self,
        key: str,
        node: Any,
        home: Provision | None,
        default_clause: str,
        scope: Rule | None = None,
    ) -> Rule:
        """home: the measure whose clauses it may name; scope: the names of its prose."""
        text = self.context.condition(node, scope or {})
        return {
            "id": key,
            "path": node.path,
            "text": self.clauses.plain_text(text),
            "clause": self.clauses.of_condition(node, home, default_clause),
            "subjective": node.subjective,
            "any": atoms(node, self.questions),
        }

    def _amount(
        self,
        node: Support,
        measure: Provision,
        clause: str,
    ) -> Rule:
        """How much a support gives; `method` says which of the four kinds it is."""
        amount = node.amount
        match amount:
            case Fixed():
                return {"method": "fixed", "value": amount.value.yuan}
            case Tiers():
                tiers = amount.tiers.items()
                return {
                    "method": "tiers",
                    "field": amount.field,
                    "by": amount.by,
                    "of": amount.of,
                    "base": amount.base,
                    "tiers": [
                        self._tier(key, tier, amount) for key, tier in tiers
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
                quotas = (node.quota, measure.quota)
                return {
                    "method": "per_unit",
                    "value": amount.value.yuan,
                    "unit": amount.unit,
                    "field": amount.field,
                    "limit": self._limit(amount.unit, quotas, clause),
                }

    def _tier(
        self,
        key: str,
        tier: Tier,
        amount: Tiers,
    ) -> Rule:
        """One tier: a value or a share, and the band of answers that it is for."""
        share: Rule = {"share": None, "share_words": ""}
        if tier.share:
            share = _share(tier.share)
        bounds = None
        if tier.band:
            bounds = band(
                tier.band, amount.field, self.questions[amount.field]
            )
        return {
            "id": key,
            "when": tier.when,
            "value": tier.value.yuan if tier.value else None,
            **share,
            "band": bounds,
        }

    def _limit(
        self,
        unit: str,
        quotas: tuple[Quota | None, ...],
        clause: str,
    ) -> Rule | None:
        """How many units one applicant is paid for a year: the smallest quota (名额)
        counted in the same unit (项, 项标准)."""
        found: list[tuple[int, Figure]] = []
        for quota in quotas:
            figure = quota.per_applicant_year if quota else None
            if figure is None:
                continue
            parsed = (
                figure.parsed
            )  # text while it is still to be settled (待核)
            if isinstance(parsed, Quantity) and _counts(parsed, unit):
                found.append((int(parsed.value), figure))
        if not found:
            return None
        most, least = min(found, key=lambda one: one[0])
        return {
            "value": most,
            "words": str(least),
            "clause": self.clauses.mentioning(least, clause),
        }

    def _caps(self, caps: Caps | None, clause: str) -> Rule:
        """The three caps, each with the clause that mentions it; None where none is
        set."""
        found: Rule = {}
        for name in ("per_item", "per_applicant_year", "total_year"):
            figure = getattr(caps, name, None)
            found[name] = None
            if figure is not None:
                mentioned = self.clauses.mentioning(figure, clause)
                found[name] = {"value": figure.yuan, "clause": mentioned}
        return found

    def _notes(self, node: Provision | Support) -> list[str]:
        """Limits on all applicants together, and quotas: mentioned, never counted."""
        pool = node.caps and Caps.model_construct(
            per_item=None,
            per_applicant_year=None,
            total_year=node.caps.total_year,
        )
        lines = limits(pool, node.quota, self.context.write)
        notes = [self.clauses.plain_text(line) for line in lines]
        if getattr(node, "review", "") == "evaluation":
            notes.append("评审制，择优给予")
        return notes

    def _shared(self, supports: list[Rule], general: set[str]) -> list[Rule]:
        """Questions with few answers on which several supports hang, as [field,
        answers]; see engine._tightened."""
        asked: list[str] = []
        for support in supports:
            asked += _fields(support["conditions"])
        found: list[Any] = []
        combinations = 1
        for key, question in self.questions.items():
            if key in general or asked.count(key) < 2:
                continue
            values = _possible_answers(question)
            if values and combinations * len(values) <= _COMBINATIONS:
                combinations *= len(values)
                found.append([key, values])
        return found


def _possible_answers(question: Question) -> list[Any]:
    """The answers of a question that has few; [] for numbers, dates and text."""
    if question.type == "yes_no":
        return [True, False]
    if question.type == "choice":
        return list(question.choices)
    return []


def _counts(quota: Quantity, unit: str) -> bool:
    """Whether a quota is counted in this unit: 3项 counts 项 and 项标准, not 人."""
    counted = quota.unit.removeprefix("个")
    return unit.removeprefix("个").startswith(counted)


def _fields(conditions: list[Rule]) -> set[str]:
    return {atom["field"] for rule in conditions for atom in rule["any"]}


def _share(figure: Figure) -> Rule:
    """An exact fraction "1/2", and the share as it is written; None for one that is
    still to be settled (待核)."""
    value = getattr(figure.parsed, "value", None)
    share = None
    if value is not None:
        fraction = Fraction(value)
        share = f"{fraction.numerator}/{fraction.denominator}"
    return {"share": share, "share_words": str(figure)}


def _question(key: str, node: Question) -> Rule:
    """A question as applicants see it."""
    return {
        "id": key,
        "label": node.label,
        "question": node.question,
        "type": node.type,
        "unit": node.unit,
        "help": node.help,
        "choices": [
            {"id": identity, "label": label}
            for identity, label in node.choices.items()
        ],
    }
