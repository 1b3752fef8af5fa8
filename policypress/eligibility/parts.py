"""What rules are made of once they are ready to run: conditions, supports, measures,
with every expression compiled. Nothing here depends on an applicant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from policypress.eligibility.alike import alike
from policypress.eligibility.blocks import Names
from policypress.eligibility.operation import Bound, Operation
from policypress.eligibility.result import ConditionResult
from policypress.rules import (
    Label,
    Range,
    Scope,
    Verdict,
    columns_of,
    compile_condition,
    fields_of,
    paid,
)
from policypress.rules.exact import Number
from policypress.rules.ranges import least

Rule = dict[str, Any]
NEED = "amount"  # the condition that every amount brings: something is paid
SOMETHING_PAID = ConditionResult(NEED, "yes", ())
NOTHING_PAID = ConditionResult(NEED, "no", ())
NOTHING_KNOWN = ConditionResult(NEED, "unknown", ())


class Condition(Struct, frozen=True, gc=False):
    """One condition. is_of_row: it is about a row of the table. yes, no, open:
    its results ready made; unknown: the one that names its only question, None
    where what is open has to be looked up."""

    rule: Rule
    holds: Callable[[Scope], Verdict]
    is_of_row: bool
    yes: ConditionResult
    no: ConditionResult
    open: ConditionResult
    unknown: ConditionResult | None


class RowLimit(NamedTuple):
    """A limit of what a support pays for one row. node: its number."""

    bound: Bound
    node: Any
    rule: Rule


# What may be paid for a row of which nothing is known: verdict, amount, conditions.
UnknownRow = tuple[Verdict, Range, tuple[ConditionResult, ...]]


class Support(Struct, frozen=True):
    """One support.

    id: as its rule says; name: measure.support; row: what stands for its row where it
    has no table; standing: positions of the general conditions and exclusions that bear
    on it, None = all. plain, of_rows: its conditions, those about the applicant and
    those about a row; order: (is plain, place there) of each; is_in_order: the plain
    ones come first. nodes: the numbers of its amount and of its limits; known: the
    least of them where all is answered; limits: of each payment; own: of its total.
    no_rows: the results of what is about a row, and of the amount, where the table is
    empty; any_row: where it is not answered, None = see for yourself. asks_rows_only:
    while its table has no rows nothing else bears on it; then what it pays is always
    the same, and kept once it was made."""

    id: str
    name: str
    rule: Rule
    thing: str
    row: tuple[str, int]
    standing: tuple[tuple[int, ...], tuple[int, ...]] | None
    conditions: tuple[Condition, ...]
    plain: tuple[Condition, ...]
    of_rows: tuple[Condition, ...]
    order: tuple[tuple[bool, int], ...]
    is_in_order: bool
    amount: Callable[[Scope], Range]
    known: Callable[[Scope], Number | None]
    nodes: list[Any]
    limits: tuple[RowLimit, ...]
    own: tuple[Operation, ...]
    no_rows: tuple[ConditionResult, ...]
    any_row: UnknownRow | None
    asks_rows_only: bool
    kept: dict[Any, Any]

    def in_order(
        self,
        plain: Sequence[ConditionResult],
        own: Sequence[ConditionResult],
    ) -> tuple[ConditionResult, ...]:
        """Results about the applicant, and those about rows with that of the
        amount last, in the order of the rules."""
        if self.is_in_order:
            return (*plain, *own)
        found = [
            plain[at] if is_plain else own[at] for is_plain, at in self.order
        ]
        return (*found, own[-1])


class Exclusion(NamedTuple):
    """Supports that cannot be had together with others (不得同时享受). by_row: of
    one and the same row of a table, other rows are free."""

    of: Names
    other: Names
    by_row: bool


class Measure(Struct, frozen=True):
    """One measure. id, excludes (measures): as its rule says; names: of its supports;
    exclusive: which of them exclude each other; limit_nodes: the numbers of its limits;
    shared: [question, its answers] that several supports ask. waits: a limit of the
    policy comes before one of its operations, so that the total carries them out
    again."""

    id: str
    rule: Rule
    excludes: tuple[str, ...]
    conditions: tuple[Condition, ...]
    supports: tuple[Support, ...]
    names: Names
    exclusive: tuple[Exclusion, ...]
    operations: tuple[Operation, ...]
    limit_nodes: tuple[Any, ...]
    shared: tuple[tuple[str, tuple[Any, ...]], ...]
    waits: bool = False


class Ready(NamedTuple):
    """The whole policy. known: the answers that it accepts; questions, things: by
    id. operations: of the policy; late: the same with those of measures that wait
    for them, in order."""

    rules: Rule
    known: Callable[[dict[str, Any]], dict[str, Any]]
    labels: dict[str, Label]
    questions: dict[str, Rule]
    things: dict[str, Rule]
    general: tuple[Condition, ...]
    exclusions: tuple[Condition, ...]
    measures: tuple[Measure, ...]
    operations: tuple[Operation, ...]
    late: tuple[Operation, ...]
    limit_nodes: tuple[Any, ...]
    exclusive: tuple[Exclusion, ...]


def conditions(rules: Iterable[Rule]) -> tuple[Condition, ...]:
    return tuple(_condition(rule) for rule in rules)


def _condition(rule: Rule) -> Condition:
    """A condition with its results ready."""
    holds, identity = rule["holds"], rule["id"]
    fields = fields_of(holds)
    columns = columns_outside_tables(holds)
    unknown = None
    is_simple = bool(rows_of(holds)) or not has_table(holds)
    if not columns and len(fields) == 1 and is_simple:
        unknown = ConditionResult(identity, "unknown", (fields[0],))
    return Condition(
        rule,
        alike(holds, _decider),
        bool(columns),
        ConditionResult(identity, "yes", ()),
        ConditionResult(identity, "no", ()),
        ConditionResult(identity, "unknown", ()),
        unknown,
    )


def _decider(holds: Any) -> Callable[[Scope], Verdict]:
    """Compiled; that a table has any row is quickly seen."""
    thing = rows_of(holds)
    if not thing:
        return compile_condition(holds)

    def has_rows(scope: Scope) -> Verdict:
        rows = scope.answers.get(thing)
        if rows is None:
            return "unknown"
        return "yes" if rows else "no"

    return has_rows


def rows_of(holds: Any) -> str:
    """The table of a condition that only asks for any row of it; "" for others."""
    if isinstance(holds, dict) and holds.get("where", True) is True:
        return holds.get("exists", "")
    return ""


def columns_outside_tables(node: Any) -> list[str]:
    """The columns of the row that a condition or number is about: not those it
    looks for in all rows of a table."""
    if isinstance(node, list):
        parts = [columns_outside_tables(one) for one in node]
        return [name for part in parts for name in part]
    if not isinstance(node, dict) or "rows" in node or "exists" in node:
        return []
    if isinstance(node.get("column"), str):
        return columns_of(node)
    return columns_outside_tables(list(node.values()))


def has_table(node: Any) -> bool:
    """Whether a condition looks at rows of a table, anywhere in it."""
    if isinstance(node, list):
        return any(map(has_table, node))
    if not isinstance(node, dict):
        return False
    if "rows" in node or "exists" in node:
        return True
    return has_table(list(node.values()))


def unknown_row(
    support: Support,
    scope: Scope,
) -> UnknownRow:
    """What may be paid for a row of which nothing is known. scope: in such a
    row."""
    results = []
    verdict: Verdict = "unknown"
    for one in support.of_rows:
        found = one.holds(scope)
        known = {"yes": one.yes, "no": one.no, "unknown": one.open}
        results.append(known[found])
        if found == "no":
            verdict = "no"
    results.append(ConditionResult(NEED, "unknown", (support.thing,)))
    return verdict, limited_amount(support, scope), tuple(results)


def limited_amount(
    support: Support,
    scope: Scope,
) -> Range:
    """What is paid for a row, under the limits of each payment."""
    amount = _paid(support.amount(scope))
    for limit in support.limits:
        bound = limit.bound(scope)
        if not _is_within(amount, bound):
            amount = _paid(least((amount, bound)))
    return amount


def _paid(amount: Range) -> Range:
    """What is paid of an amount; whole yuan above 0 are quickly seen."""
    low, high = amount.min, amount.max
    if type(low) is int and low >= 0 and (high is None or type(high) is int):
        return amount
    return paid(amount)


def _is_within(amount: Range, bound: Range) -> bool:
    """Whether a limit cannot bear."""
    high, low = amount.max, bound.min
    return high is not None and low is not None and high <= low
