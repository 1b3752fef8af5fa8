"""What all measures come to together (合计): measures that exclude each other
(不得同时享受) once, then the limits of the policy.

What a measure comes to by itself is not reckoned again, but where a limit of the policy
comes before one of its own (`Measure.waits`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policypress.eligibility.blocks import Ends
from policypress.eligibility.blocks import total as total_of
from policypress.eligibility.case import Case
from policypress.eligibility.choices import bearing_on, because, choice
from policypress.eligibility.combine import Trace
from policypress.eligibility.offers import Group, Offer, groups
from policypress.eligibility.operation import Operation
from policypress.eligibility.parts import Ready
from policypress.eligibility.payments import are_known, blocks_of
from policypress.eligibility.pile import Pile
from policypress.eligibility.result import Range
from policypress.rules.ranges import add

CROSSED = "几项限额相互交叉"


def policy_total(
    prepared: Ready,
    offers: Sequence[Offer],
    case: Case,
    traces: list[Trace] | None = None,
) -> Range:
    """The amount of all measures, under the limits of the policy. traces: takes
    in what these did."""
    offered = [one for one in offers if one.is_open]
    why = [words for one in offered for words in one.amount.undecided]
    bearing = bearing_on(prepared.exclusive, offered)
    parts = groups(offered, bearing)
    if not prepared.operations:
        return because(_added(parts, case, why), why)
    pile, merged = _piled(parts, case, why)
    for operation in prepared.late:
        if operation.home not in merged:
            pile.carry_out(operation, case.row, traces)
    found = pile.total()
    amounts = [one.amount for one in offered]
    operations = _operations(prepared, merged)
    if is_crossed(
        found,
        amounts,
        operations,
        case,
    ):
        why.append(CROSSED)
    return because(found, why)


def is_crossed(
    found: Range,
    amounts: Iterable[Range],
    operations: Iterable[Operation],
    case: Case,
) -> bool:
    """Whether nothing is missing and still the total is no single number: rules
    cross so that how they are combined is not said."""
    if found.is_settled:
        return False
    if not all(one.is_settled for one in amounts):
        return False
    return are_known(operations, case)


def _added(
    parts: list[Group],
    case: Case,
    why: list[str],
) -> Range:
    """The sum of all measures, of those that exclude each other what a choice
    gives. why: takes in why that cannot be reckoned."""
    amounts = []
    for group, exclusive in parts:
        amount = group[0].amount
        if (
            exclusive
        ):  # of one measure too: its supports may exclude each other
            amount = total_of(
                choice(
                    group,
                    exclusive,
                    case,
                    why,
                )
            )
        amounts.append(amount)
    return add(amounts)


def _piled(
    parts: list[Group],
    case: Case,
    why: list[str],
) -> tuple[Pile, set[str]]:
    """The payments of all measures, what excludes each other once; and the
    measures of which it is not known what each support has of them: they are
    combined already. why: takes in why a choice cannot be reckoned."""
    pile = Pile()
    merged: set[str] = set()
    for group, exclusive in parts:
        ends = _payments_of(group[0])
        if exclusive:
            ends = choice(
                group,
                exclusive,
                case,
                why,
            )
        if exclusive or group[0].is_tightened:
            merged.update(one.measure.id for one in group)
        pile.put(ends)
    return pile, merged


def _payments_of(offer: Offer) -> Ends:
    """The payments of a measure, combined as far as they can be by now."""
    is_combined = offer.is_tightened or not offer.measure.waits
    if is_combined and offer.ends is not None:
        return offer.ends
    return blocks_of(offer.payments)


def _operations(
    prepared: Ready,
    merged: set[str],
) -> Iterator[Operation]:
    """Everything that combines payments, but for what is combined already."""
    yield from prepared.operations
    for measure in prepared.measures:
        if measure.id not in merged:
            yield from measure.operations
