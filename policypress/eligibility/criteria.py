"""Conditions of the policy as atoms an engine can decide (条件), with those that an amount brings with it."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import Any

from policypress.language.dates import Date
from policypress.language.quantity import Quantity, QuantityError, parse_quantity
from policypress.source.model import (
    AnyOf,
    Atom,
    Band,
    Figure,
    Fixed,
    PerUnit,
    Question,
    Share,
    Support,
    Tiers,
)

Rule = dict[str, Any]


def atoms(condition: Atom | AnyOf, questions: dict[str, Question]) -> list[Rule]:
    """The atoms of a condition, of which one must hold."""
    parts = condition.any_of.values() if isinstance(condition, AnyOf) else [condition]
    return [_atom(part, questions[part.field]) for part in parts]


def band(tier: Band, field: str, question: Question) -> Rule:
    """A numeric band as an atom; null = no bound."""
    low, high = (_bound(text, question) for text in (tier.lower, tier.upper))
    return {
        "field": field,
        "type": question.type,
        "op": "within",
        "from": low,
        "to": high,
        "includes": tier.includes,
    }


def needs(
    support: Support, questions: dict[str, Question]
) -> list[tuple[str, list[Rule], str]]:
    """What the amount itself asks for — a level that is listed, a cost above nothing: [(id, atoms, Chinese words)]."""
    amount = support.amount
    match amount:
        case Fixed():
            return []
        case Tiers():
            question = questions[amount.field]
            bands = [
                band(tier.band, amount.field, question)
                for tier in amount.tiers.values()
                if tier.band
            ]
            level = {
                "field": amount.field,
                "type": question.type,
                "op": "one_of",
                "values": list(amount.tiers),
            }
            said = f"{question.label}为{'、'.join(tier.when for tier in amount.tiers.values())}之一"
            shares = [tier.share for tier in amount.tiers.values() if tier.share]
            base = (
                [_enough("base", amount.base, shares, questions)] if amount.base else []
            )
            return [("amount", bands or [level], said), *base]
        case Share():
            return [_enough("amount", amount.field, [amount.share], questions)]
        case PerUnit():
            return [_enough("amount", amount.field, [], questions)]


def number(figure: Figure, question: Question) -> Any:
    """The value of a condition as an answer is written; None while it is to be settled (待核)."""
    parsed = figure.parsed
    if not figure.value:
        return None
    if isinstance(parsed, Date):
        return "-".join(
            f"{part:02d}" for part in (parsed.year, parsed.month, parsed.day) if part
        )
    if isinstance(parsed, Quantity):
        return _exact(Decimal(parsed.value) * (100 if parsed.kind == "ratio" else 1))
    text = str(parsed).removesuffix(question.unit)
    return (
        int(text)
        if question.type in ("number", "money") and text.isdecimal()
        else figure.value
    )


def _atom(atom: Atom, question: Question) -> Rule:
    rule: Rule = {"field": atom.field, "type": question.type, "op": atom.op}
    if atom.op in ("yes", "no"):
        return {**rule, "op": "is", "value": atom.op == "yes"}
    if atom.op == "one_of":
        return {**rule, "values": list(atom.values)}
    value = atom.value
    return {
        **rule,
        "value": value.value
        if question.type in ("choice", "text") and value
        else value and number(value, question),
    }


def _enough(
    key: str, field: str, shares: list[Figure], questions: dict[str, Question]
) -> tuple[str, list[Rule], str]:
    """At least one of what is counted, and enough for a yuan of every share."""
    least = max(
        [
            1,
            *(
                ceil(1 / share.parsed.value)
                for share in shares
                if isinstance(share.parsed, Quantity) and share.parsed.value
            ),
        ]
    )
    label = questions[field].label
    said = (
        f"{label}大于0"
        if least == 1
        else f"{label}不少于{least}元（按比例不足1元的不计）"
    )
    return (
        key,
        [
            {
                "field": field,
                "type": questions[field].type,
                "op": "at_least",
                "value": least,
            }
        ],
        said,
    )


def _bound(text: str, question: Question) -> Any:
    if not text:
        return None
    quantity = parse_quantity(text)
    if isinstance(quantity, QuantityError):
        return _exact(Decimal(text.removesuffix(question.unit)))
    return _exact(Decimal(quantity.value) * (100 if quantity.kind == "ratio" else 1))


def _exact(value: Decimal) -> int | str:
    """A whole number, or a decimal as words."""
    return int(value) if value == int(value) else f"{value.normalize():f}"
