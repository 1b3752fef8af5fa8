"""Conditions in three-valued logic (Kleene): what is not answered is unknown, and
unknown is neither yes nor no."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from typing import Any, Literal

Verdict = Literal["yes", "no", "unknown"]
Answers = dict[str, Any]

DECIMALS = 4  # of a number that is not whole


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """And: one no decides."""
    return _first(verdicts, "no", "yes")


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Or: one yes decides."""
    return _first(verdicts, "yes", "no")


def condition(rule: dict[str, Any], answers: Answers) -> Verdict:
    """A condition of the rules: at least one of its atoms holds."""
    return any_of(holds(atom, answers) for atom in rule["any"])


def holds(atom: dict[str, Any], answers: Answers) -> Verdict:
    """Whether the answer satisfies an atom. at_least and at_most include the bound
    (以上、以下含本数), the others do not."""
    answer = answers.get(atom["field"])
    if answer is None:
        return "unknown"
    op = atom["op"]
    if op == "one_of":
        return _verdict(answer in atom["values"])
    if op == "within":
        return _verdict(within(atom, answer))
    if atom["value"] is None:  # the figure is still to be settled (待核)
        return "unknown"
    sign = compare(atom["type"], answer, atom["value"])
    return _verdict(_SIGNS[op](sign, 0))


# Comparison of the policy → the same of the sign that `compare` gives, with 0.
_SIGNS: dict[str, Callable[[int, int], bool]] = {
    "is": operator.eq,
    "is_not": operator.ne,
    "at_least": operator.ge,
    "more_than": operator.gt,
    "at_most": operator.le,
    "less_than": operator.lt,
}


def within(band: dict[str, Any], answer: Any) -> bool:
    """Whether a number lies in a band; null = no bound on that side."""
    includes = band["includes"]
    if band["from"] is not None:
        above = compare(band["type"], answer, band["from"])
        if above < 0 or (above == 0 and includes not in ("lower", "both")):
            return False
    if band["to"] is not None:
        below = compare(band["type"], answer, band["to"])
        if below > 0 or (below == 0 and includes not in ("upper", "both")):
            return False
    return True


def compare(
    kind: str,
    one: Any,
    other: Any,
) -> int:
    """-1, 0 or 1. A date is compared as far as the rule gives it: with 2023-02, every
    day of that month is equal."""
    if kind == "number":
        one = scaled(one)
        other = scaled(other)
    elif kind == "date":
        one = one[: len(other)]
    return (one > other) - (one < other)


def scaled(number: int | str) -> int:
    """A number ("1.5" or 3) in ten-thousandths, so that both languages compare it
    exactly."""
    whole, _, rest = str(number).partition(".")
    return int(whole + rest.ljust(DECIMALS, "0"))


def fields(rule: dict[str, Any]) -> list[str]:
    """What a condition asks, in order."""
    return list(dict.fromkeys(atom["field"] for atom in rule["any"]))


def _verdict(holds: bool) -> Verdict:
    return "yes" if holds else "no"


def _first(
    verdicts: Iterable[Verdict],
    decides: Verdict,
    usual: Verdict,
) -> Verdict:
    """`decides` as soon as one verdict is that; else unknown as soon as one is; else
    `usual`."""
    result = usual
    for verdict in verdicts:
        if verdict == decides:
            return decides
        if verdict == "unknown":
            result = "unknown"
    return result
