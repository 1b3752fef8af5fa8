"""Why somebody gets nothing, or what has to be answered first (理由和待答问题).

For each support a column `s:….no` with the place of the condition that refuses first
(see `conditions_of`), and a column `s:….ask` with the questions that are open, in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from policypress.lists.compiling import terms
from policypress.lists.compiling.layout import (
    PLACE,
    Layout,
    answer_term,
    row_column,
    unanswered_term,
)
from policypress.lists.compiling.making import Frames
from policypress.lists.compiling.openness import is_settled
from policypress.lists.compiling.terms import Term
from policypress.lists.compiling.verdicts import Verdict, column
from policypress.lists.engine import Plan, place_of
from policypress.lists.paying.measures import Offer
from policypress.lists.paying.supports import Payment

NO_ROW = -1  # each condition holds in some row, but no row fulfils all of them
NO_PLACE = -2
_GAP = "gap:"  # begins a column that says in whose rows a column has gaps
Rule = dict[str, Any]


class Reason(Struct, frozen=True):
    """A condition as a reason. words: what it says; clause: where, as it is cited."""

    words: str
    clause: str


def conditions_of(plan: Plan, measure: str, support: str) -> list[Reason]:
    """The conditions of a support in the order of their places."""
    rules = plan.prepared.rules
    found = []
    for rule in _rules_of(plan, measure, support):
        clause = rules["clauses"].get(rule.get("clause", ""), {})
        found.append(Reason(str(rule["text"]), clause.get("citation", "")))
    return found


def _rules_of(plan: Plan, measure: str, support: str) -> Iterator[Rule]:
    """The rules of these conditions: general ones, exclusions, those of the measure, of
    the support, and that something is paid."""
    prepared = plan.prepared
    yield from [one.rule for one in prepared.general]
    for one in prepared.exclusions:
        yield {**one.rule, "text": f"有不予支持的情形：{one.rule['text']}"}
    found = next(one for one in prepared.measures if one.id == measure)
    yield from [one.rule for one in found.conditions]
    own = next(one for one in found.supports if one.id == support)
    yield from [one.rule for one in own.conditions]
    yield _need(own.rule["need"])


def _need(rule: Rule) -> Rule:
    """That something is paid; both that can be missing for it, where one column says
    it of everybody."""
    nothing = rule.get("nothing")
    if not nothing:
        return rule
    return {**rule, "text": f"{rule['text']}，且{nothing}"}


def reason_columns(plan: Plan) -> dict[str, Term]:
    """The columns of all supports, by name."""
    found: dict[str, Term] = {}
    for offer in plan.offers.values():
        for payment in offer.payments:
            name = f"s:{payment.support.name}"
            found[f"{name}.no"] = _refusing(plan, offer, payment)
            found[f"{name}.ask"] = _asked(plan, offer, payment)
    return found


def with_gaps(frames: Frames, layout: Layout) -> None:
    """Adds to the applicants in which columns of their rows something is missing."""
    import polars as pl

    for thing, table in frames.tables.items():
        names = {
            f"{_GAP}{thing}.{key}": row_column(key)
            for home, key in layout.columns
            if home == thing and f"{thing}.{key}" not in layout.never_null
        }
        if not names:
            continue
        gaps = [
            pl.col(own).is_null().any().alias(name)
            for name, own in names.items()
        ]
        found = table.group_by(PLACE).agg(gaps)
        joined = frames.applicants.join(
            found, on=PLACE, how="left", maintain_order="left"
        )
        filled = [pl.col(name).fill_null(False) for name in names]
        frames.applicants = joined.with_columns(filled)


def _verdicts(plan: Plan, offer: Offer, payment: Payment) -> list[Verdict]:
    """The verdicts of all conditions, in the order of their places; those that are set
    aside hold."""
    standing = payment.support.standing
    general = list(plan.general)
    exclusions = list(plan.exclusions)
    if standing is not None:
        kept, others = standing
        general = [
            one if at in kept else True for at, one in enumerate(general)
        ]
        exclusions = [
            one if at in others else True for at, one in enumerate(exclusions)
        ]
    return [*general, *exclusions, *offer.conditions, *payment.conditions]


def _refusing(plan: Plan, offer: Offer, payment: Payment) -> Term:
    """The place of the first condition that refuses; null where none does."""
    found = terms.constant(NO_ROW)
    if payment.support.name in plan.quotas:
        has_place = place_of(payment.support.name).fill_null(True)
        found = terms.when(~has_place, NO_PLACE, found)
    verdicts = list(enumerate(_verdicts(plan, offer, payment)))
    for at, one in reversed(verdicts):
        fails = ~column(one).fill_null(True)
        found = terms.when(fails, at, found)
    is_refused = ~column(payment.verdict).fill_null(True)
    return terms.when(is_refused, found)


def _asked(plan: Plan, offer: Offer, payment: Payment) -> Term:
    """The questions that are open where the verdict is, or the amount; "" elsewhere."""
    labels: dict[str, Term] = {}
    rules = list(_rules_of(plan, offer.measure.id, payment.support.id))
    verdicts = _verdicts(plan, offer, payment)
    thing = payment.support.thing
    for rule, verdict in zip(rules[:-1], verdicts[:-1], strict=True):
        if not isinstance(verdict, bool):
            _add(labels, rule["holds"], verdict.is_null(), thing, plan.layout)
    is_open = ~is_settled(payment.amount)
    nodes = [payment.support.nodes, *[one.node for one in payment.support.own]]
    _add(labels, nodes, is_open, thing, plan.layout)
    may = column(payment.verdict).fill_null(True)
    asked = {label: may & holds for label, holds in labels.items()}
    return terms.said(asked, "、")


def _add(
    labels: dict[str, Term],
    node: Any,
    when: Any,
    thing: str,
    layout: Layout,
) -> None:
    """Adds the questions of a node that are not answered, where it is open."""
    for label, missing in _missing(node, thing, layout):
        holds = when & missing
        labels[label] = labels[label] | holds if label in labels else holds


def _missing(
    node: Any, thing: str, layout: Layout
) -> Iterator[tuple[str, Term]]:
    """Each question that a node asks, in words, and for whom it is not answered. What is
    asked of rows may be open in some of them."""
    if isinstance(node, dict):
        yield from _missing_of(node, thing, layout)
    for one in node if isinstance(node, list) else ():
        yield from _missing(one, thing, layout)


def _missing_of(
    node: dict[str, Any], thing: str, layout: Layout
) -> Iterator[tuple[str, Term]]:
    """The same of a node with keys."""
    table = node.get("rows") or node.get("exists")
    if isinstance(table, str):
        yield (
            layout.things[table]["label"],
            unanswered_term(table),
        )
        thing = table
    if isinstance(node.get("field"), str):
        question = layout.questions.get(node["field"])
        if question is not None:
            gap = answer_term(layout, question).is_null()
            yield question["label"], gap
    elif isinstance(node.get("column"), str):
        yield from _missing_column(node["column"], thing, layout)
    else:
        for key, one in node.items():
            if key not in ("rows", "exists"):
                yield from _missing(one, thing, layout)


def _missing_column(
    name: str, thing: str, layout: Layout
) -> Iterator[tuple[str, Term]]:
    """A column of a table that has gaps somewhere in the list."""
    key = f"{thing}.{name}"
    found = layout.columns.get((thing, name))
    if found is None or not thing:
        return
    label = layout.things[thing]["label"]
    yield label, unanswered_term(thing)
    if key not in layout.never_null:
        gap = terms.column(f"{_GAP}{key}", has_null=False)
        yield f"{label}的{found['label']}", gap
