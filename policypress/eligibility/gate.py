"""What stands before all measures (通用条件、不予资助的情形), and which of it a support
sets aside."""

from __future__ import annotations

from typing import NamedTuple

from policypress.eligibility.case import Case
from policypress.eligibility.deciding import both, decided
from policypress.eligibility.parts import Ready, Support
from policypress.eligibility.result import ConditionResult, Verdict


class Gate(NamedTuple):
    """What stands before all measures. opened: whether all of it holds."""

    general: tuple[ConditionResult, ...]
    exclusions: tuple[ConditionResult, ...]
    opened: Verdict


def gate_of(prepared: Ready, case: Case) -> Gate:
    """The general conditions and exclusions."""
    general, one = decided(prepared.general, case)
    exclusions, other = decided(prepared.exclusions, case)
    return Gate(general, exclusions, both(one, other))


def standing(
    support: Support,
    gate: Gate,
) -> tuple[ConditionResult, ...]:
    """What bears on a support before all measures: what it does not set aside."""
    if support.standing is None:
        return (*gate.general, *gate.exclusions)
    general, exclusions = support.standing
    return (
        *[gate.general[at] for at in general],
        *[gate.exclusions[at] for at in exclusions],
    )
