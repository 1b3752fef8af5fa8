"""Conditions of the policy as atoms an engine can decide (条件), with those that an
amount brings with it."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import Any

from policypress.language.dates import Date
from policypress.language.quantity import (
    Quantity,
    QuantityError,
    parse_quantity,
)
from policypress.source.model import (
    AnyOf,
    Atom,
    Band,
    Figure,
    PerUnit,
    Question,
    Share,
    Support,
    Tiers,
)

Rule = dict[str, Any]
# What an amount asks for: id, the atoms of which one must hold, Chinese words.
Need = tuple[str, list[Rule], str]


def atoms(
    condition: Atom | AnyOf, questions: dict[str, Question]
) -> list[Rule]:
    """The atoms of a condition, of which one must hold."""
    parts = (
        condition.any_of.values()
        if isinstance(condition, AnyOf)
        else [condition]
    )
    return [_atom(part, questions[part.field]) for part in parts]


def band(
    tier: Band,
    field: str,
    question: Question,
) -> Rule:
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


def needs(support: Support, questions: dict[str, Question]) -> list[Need]:
    """What the amount itself asks for: a level that is listed, a cost above nothing."""
    amount = support.amount
    match amount:
        case Tiers():
            return _tier_needs(amount, questions)
        case Share():
            return [_enough("amount", amount.field, [amount.share], questions)]
        case PerUnit():
            return [_enough("amount", amount.field, [], questions)]
        case _:
            return []


def _tier_needs(amount: Tiers, questions: dict[str, Question]) -> list[Need]:
    """A tier that the answer falls into, and enough for a yuan of a tier's share."""
    question = questions[amount.field]
    tiers = list(amount.tiers.values())
    parts = [
        band(one.band, amount.field, question) for one in tiers if one.band
    ]
    if not parts:
        level = {
            "field": amount.field,
            "type": question.type,
            "op": "one_of",
            "values": list(amount.tiers),
        }
        parts = [level]
    names = "、".join(tier.when for tier in tiers)
    found = [("amount", parts, f"{question.label}为{names}之一")]
    if amount.base:
        shares = [tier.share for tier in tiers if tier.share]
        found.append(_enough("base", amount.base, shares, questions))
    return found


def number(figure: Figure, question: Question) -> Any:
    """The value of a condition as an answer is written; None while it is to be settled
    (待核)."""
    if not figure.value:
        return None
    parsed = figure.parsed
    if isinstance(parsed, Date):
        parts = (parsed.year, parsed.month, parsed.day)
        return "-".join(f"{part:02d}" for part in parts if part)
    if isinstance(parsed, Quantity):
        return _in_answer_units(parsed)
    text = str(parsed).removesuffix(question.unit)
    if question.type in ("number", "money") and text.isdecimal():
        return int(text)
    return figure.value


def _atom(atom: Atom, question: Question) -> Rule:
    """One comparison as the engines read it; yes and no become `is` true and false."""
    rule: Rule = {"field": atom.field, "type": question.type, "op": atom.op}
    if atom.op in ("yes", "no"):
        return {**rule, "op": "is", "value": atom.op == "yes"}
    if atom.op == "one_of":
        return {**rule, "values": list(atom.values)}
    return {**rule, "value": _compared_value(atom.value, question)}


def _compared_value(figure: Figure | None, question: Question) -> Any:
    """The value of a comparison; a choice or text as it is written."""
    if figure is None:
        return None
    if question.type in ("choice", "text"):
        return figure.value
    return number(figure, question)


def _enough(
    key: str,
    field: str,
    shares: list[Figure],
    questions: dict[str, Question],
) -> Need:
    """At least one of what is counted, and enough for a yuan of every share."""
    question = questions[field]
    least = 1
    for share in shares:
        if isinstance(share.parsed, Quantity) and share.parsed.value:
            least = max(least, ceil(1 / share.parsed.value))
    text = f"{question.label}大于0"
    if least > 1:
        text = f"{question.label}不少于{least}元（按比例不足1元的不计）"
    atom = {
        "field": field,
        "type": question.type,
        "op": "at_least",
        "value": least,
    }
    return key, [atom], text


def _bound(text: str, question: Question) -> Any:
    """An end of a band as an answer is written; None for no bound."""
    if not text:
        return None
    quantity = parse_quantity(text)
    if isinstance(quantity, QuantityError):
        return _exact(Decimal(text.removesuffix(question.unit)))
    return _in_answer_units(quantity)


def _in_answer_units(quantity: Quantity) -> int | str:
    """A quantity as a number; a ratio (比例) in percent, as applicants are asked for it."""
    value = Decimal(quantity.value)
    if quantity.kind == "ratio":
        value *= 100
    return _exact(value)


def _exact(value: Decimal) -> int | str:
    """A whole number, or a decimal as words."""
    return int(value) if value == int(value) else f"{value.normalize():f}"
