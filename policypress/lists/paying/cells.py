"""What is paid for one row of a table, or for the application (一项), over columns: the
twin of `eligibility.payments`."""

from __future__ import annotations

from msgspec import Struct

from policypress.eligibility.parts import Support
from policypress.lists.compiling import ends, number, terms
from policypress.lists.compiling.compiler import Compiler
from policypress.lists.compiling.ends import End
from policypress.lists.compiling.number import Number, exactly
from policypress.lists.compiling.openness import is_open, is_settled
from policypress.lists.compiling.verdicts import (
    Verdict,
    all_of,
    column,
    is_true,
    may_hold,
    negated,
    plainly,
)


class Cell(Struct, frozen=True):
    """verdict: whether it is paid, for what stands before it aside; amount: what it
    gives under the limits of each payment, were it paid. conditions: each by itself,
    that of the amount last."""

    verdict: Verdict
    amount: Number
    conditions: tuple[Verdict, ...]

    @property
    def opened(self) -> Verdict:
        """Whether it is paid, if it is anything."""
        return all_of(self.conditions[:-1])


def cell(support: Support, compiler: Compiler) -> Cell:
    """A cell. compiler: in the row where the support is paid by item."""
    own = support.of_rows if support.thing else support.plain
    holds = [compiler.condition(one.rule["holds"]) for one in own]
    amount = limited(support, compiler)
    need = plainly(_need(support, amount, compiler))
    conditions = (*holds, need)
    return Cell(all_of(conditions), amount, conditions)


def limited(support: Support, compiler: Compiler) -> Number:
    """What is paid for a row, under the limits of each payment."""
    amount = number.paid(compiler.number(support.rule["amount"]))
    for limit in support.limits:
        bound = compiler.number(limit.node)
        amount = number.paid(_under(amount, bound))
    return amount


def _under(amount: Number, bound: Number) -> Number:
    """An amount under a limit. What cannot be reckoned about the limit counts only
    where it can bear."""
    if not bound.why:
        return number.least([amount, bound])
    is_within = ends.below_or_equal(amount.high, bound.low, False)
    bears = column(negated(is_true(is_within)))
    why = {words: bears & holds for words, holds in bound.why.items()}
    found = number.least(
        [amount, Number(bound.low, bound.high, {}, bound.is_above)]
    )
    both = number.whys([amount, Number(bound.low, bound.high, why)])
    return Number(found.low, found.high, both, found.is_above)


def _need(support: Support, amount: Number, compiler: Compiler) -> Verdict:
    """Whether it is anything: known where nothing is open, unknown where it may be. What
    is settled and not below 0 is nothing or something."""
    if amount.value is not None:
        return amount.value > 0
    is_something = amount.low.above > 0
    if amount.is_settled:
        return is_something
    rest = terms.unknown()
    if amount.why:
        undecided = terms.any_of(list(amount.why.values()))
        asked = column(is_open(compiler, support.nodes))
        rest = terms.when(undecided & ~asked, True)
    is_nothing = amount.high.above.equals(0).fill_null(False)
    certain = is_something
    if not amount.is_above:
        certain = certain | is_settled(amount)
    return terms.when(is_nothing, False, terms.when(certain, True, rest))


def offered(verdict: Verdict, amount: Number) -> Number:
    """What may be paid: nothing to who is refused, perhaps nothing to whom it is not
    certain."""
    nothing = ends.plain(0)
    if verdict is False:
        return exactly(0)
    low = nothing
    if verdict is True:
        low = amount.low
    elif not isinstance(verdict, bool):
        low = _where(is_true(verdict), amount.low)
    high = amount.high
    if not isinstance(verdict, bool):
        high = _where(may_hold(verdict), amount.high)
    if verdict is True and amount.is_settled:
        high = low
    possible = column(may_hold(verdict))
    why = {
        words: possible & column(holds) for words, holds in amount.why.items()
    }
    return Number(low, high, why)


def _where(holds: Verdict, end: End) -> End:
    """An end where something holds, else 0."""
    if holds is True:
        return end
    return ends.chosen([(holds, end)], ends.plain(0))
