"""What the supports of a measure come to together (一条措施合计), over columns: 就高,
limits of rows, numbers of rows, then limits of totals."""

from __future__ import annotations

from msgspec import Struct

from policypress.eligibility.operation import Operation
from policypress.eligibility.parts import Measure
from policypress.lists.compiling import number, terms
from policypress.lists.compiling.compiler import Compiler
from policypress.lists.compiling.errors import NotCompiledError
from policypress.lists.compiling.number import Number, exactly
from policypress.lists.compiling.verdicts import (
    Verdict,
    all_of,
    any_of,
    plainly,
)
from policypress.lists.paying.families import are_nested, families
from policypress.lists.paying.row_sums import family_total
from policypress.lists.paying.supports import (
    CROSSING,
    Payment,
    payment,
    under_cap,
)
from policypress.lists.paying.telling import leave_something, told

OWN_EXCLUSIONS = "同一措施内有不得同时享受的项目"


class Offer(Struct, frozen=True):
    """A measure. opened: its own conditions; payments: its supports; amount, verdict:
    of all of them together; is_told: whether the amount tells the verdict."""

    measure: Measure
    conditions: tuple[Verdict, ...]
    payments: tuple[Payment, ...]
    verdict: Verdict
    amount: Number
    is_told: bool = False


def offer(
    measure: Measure,
    standing: dict[str, Verdict],
    compiler: Compiler,
) -> Offer:
    """What a measure gives. standing: by support, whether the general conditions and
    exclusions that bear on it hold. Raises NotCompiledError."""
    if measure.exclusive:
        raise NotCompiledError(OWN_EXCLUSIONS)
    own = [compiler.condition(one.rule["holds"]) for one in measure.conditions]
    payments = [
        payment(one, all_of([standing[one.name], *own]), compiler)
        for one in measure.supports
    ]
    amount = _together(measure, payments, compiler)
    is_told = _is_told(measure, payments, compiler)
    if is_told:
        verdict = told(amount)
    else:
        verdict = any_of(one.verdict for one in payments)
        if measure.operations:
            verdict = _something_certain(verdict, amount)
    return Offer(
        measure,
        tuple(own),
        tuple(payments),
        verdict,
        amount,
        is_told,
    )


def _is_told(
    measure: Measure,
    payments: list[Payment],
    compiler: Compiler,
) -> bool:
    """Whether the amount of a measure tells the verdict: not where supports are left to the
    engine for one applicant (`doubts`)."""
    if compiler.doubts or not all(one.is_told for one in payments):
        return False
    kinds = {"cap", "highest", "highest_row", "cap_row"}
    return leave_something(measure.operations, kinds, compiler)


def _something_certain(verdict: Verdict, amount: Number) -> Verdict:
    """Yes where something is certain to be paid, though it is open by what support."""
    if isinstance(verdict, bool):
        return verdict
    return plainly(terms.when(amount.low.above > 0, True, verdict))


def _together(
    measure: Measure,
    payments: list[Payment],
    compiler: Compiler,
) -> Number:
    """What the supports come to."""
    amounts = [one.amount for one in payments]
    if not measure.operations:
        return number.add(amounts)
    _check_nested(measure)
    totals = _totals_of_families(measure, payments, compiler)
    for one in measure.operations:
        if one.kind in ("cap", "highest"):
            _carry_out(one, totals, compiler)
    found = number.add(list(totals.values()))
    return Number(found.low, found.high, number.whys(amounts))


def _check_nested(measure: Measure) -> None:
    """Whether the operations of a measure can be carried out on totals, one after the
    other. Raises NotCompiledError."""
    operations = measure.operations
    if any(one.is_inside or one.is_loose for one in operations):
        raise NotCompiledError(CROSSING)
    if not are_nested(one.of for one in operations):
        raise NotCompiledError(CROSSING)


def _totals_of_families(
    measure: Measure,
    payments: list[Payment],
    compiler: Compiler,
) -> dict[frozenset[str], Number]:
    """What each family of supports comes to, by the names of its supports."""
    by_name = {one.support.name: one for one in payments}
    totals: dict[frozenset[str], Number] = {}
    for family in families(measure.supports, measure.operations):
        members = [by_name[one.name] for one in family.supports]
        totals[family.names] = family_total(family, members, compiler)
    return totals


def _carry_out(
    operation: Operation,
    totals: dict[frozenset[str], Number],
    compiler: Compiler,
) -> None:
    """One limit of totals, or 就高 between totals: the totals it is about become one."""
    inside = [names for names in totals if names & operation.of]
    if not all(names <= operation.of for names in inside):
        raise NotCompiledError(CROSSING)
    parts = [totals.pop(names) for names in inside]
    if operation.kind == "cap":
        together = number.add(parts) if parts else exactly(0)
        found = under_cap(together, compiler.number(operation.node))
    else:
        if any(len(names) > 1 for names in inside):
            raise NotCompiledError(CROSSING)
        found = number.greatest(parts)
    totals[operation.of] = found
