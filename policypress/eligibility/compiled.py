"""Rules made ready to run: every expression compiled, once for each rules object.

Nothing here depends on an applicant. Rules that are changed after they were
first used would not be noticed: make a new object instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from policypress.eligibility.combine import Bound, Operation
from policypress.eligibility.result import ConditionResult
from policypress.rules import (
    Label,
    Range,
    Scope,
    Verdict,
    check_version,
    columns_of,
    compile_condition,
    compile_number,
    fields_of,
    labels_of,
    paid,
)
from policypress.rules.ranges import least

Rule = dict[str, Any]
NEED = "amount"  # the condition that every amount brings: something is paid
SOMETHING_PAID = ConditionResult(NEED, "yes", ())
NOTHING_PAID = ConditionResult(NEED, "no", ())
NOTHING_KNOWN = ConditionResult(NEED, "unknown", ())
_COMBINATIONS = 64  # of answers to shared questions that are tried
_KEPT = 8  # rules objects at a time
_MOST_SUPPORTS = 1000  # of a measure: rows of the application do not meet


class Condition(NamedTuple):
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


class Support(NamedTuple):
    """One support.

    name: measure.support; place: the row that stands for it where it has no
    table; kept: positions of the general conditions and exclusions that bear on
    it, None = all. plain, of_rows: its conditions, those about the applicant and
    those about a row; order: (is plain, place there) of each. nodes: the numbers
    of its amount and of its limits; limits: of each payment; own: of its total.
    no_rows: the results of what is about a row, and of the amount, where the
    table is empty; any_row: where it is not answered, None = see for yourself.
    """

    name: str
    rule: Rule
    thing: str
    place: int
    kept: tuple[tuple[int, ...], tuple[int, ...]] | None
    conditions: tuple[Condition, ...]
    plain: tuple[Condition, ...]
    of_rows: tuple[Condition, ...]
    order: tuple[tuple[bool, int], ...]
    amount: Callable[[Scope], Range]
    nodes: list[Any]
    limits: tuple[RowLimit, ...]
    own: tuple[Operation, ...]
    no_rows: tuple[ConditionResult, ...]
    any_row: UnknownRow | None = None


class Exclusion(NamedTuple):
    """Supports that cannot be had together with others (不得同时享受). by_row: of
    one and the same row of a table, other rows are free."""

    of: frozenset[str]
    other: frozenset[str]
    by_row: bool


class Measure(NamedTuple):
    """One measure. limit_nodes: the numbers of its limits; shared: [question,
    its answers] that several supports ask."""

    rule: Rule
    conditions: tuple[Condition, ...]
    supports: tuple[Support, ...]
    operations: tuple[Operation, ...]
    limit_nodes: tuple[Any, ...]
    shared: tuple[tuple[str, tuple[Any, ...]], ...]


class Ready(NamedTuple):
    """The whole policy. questions, things: by id. operations: of the policy;
    every: those of the measures as well."""

    rules: Rule
    labels: dict[str, Label]
    questions: dict[str, Rule]
    things: dict[str, Rule]
    general: tuple[Condition, ...]
    exclusions: tuple[Condition, ...]
    measures: tuple[Measure, ...]
    operations: tuple[Operation, ...]
    every: tuple[Operation, ...]
    limit_nodes: tuple[Any, ...]
    exclusive: tuple[Exclusion, ...]


_ready: dict[int, Ready] = {}


def ready(rules: Rule) -> Ready:
    """The rules ready to run; made once for each object."""
    found = _ready.get(id(rules))
    if found is not None and found.rules is rules:
        return found
    made = _compiled(rules)
    while len(_ready) >= _KEPT:
        del _ready[next(iter(_ready))]
    _ready[id(rules)] = made
    return made


def _compiled(rules: Rule) -> Ready:
    check_version(rules)
    general = _conditions(rules["general"])
    exclusions = _conditions(
        {**one, "holds": {"not": one["holds"]}}
        for one in rules.get("exclusions", ())
    )
    measures = [
        _measure(rule, rules, at * _MOST_SUPPORTS)
        for at, rule in enumerate(rules["measures"])
    ]
    supports = [one for measure in measures for one in measure.supports]
    questions = {one["id"]: one for one in rules["questions"]}
    things = {one["id"]: one for one in rules.get("things", ())}
    limits = rules.get("limits", ())
    operations = _operations([], limits, supports)
    every = [one for measure in measures for one in measure.operations]
    return Ready(
        rules,
        labels_of(rules),
        questions,
        things,
        general,
        exclusions,
        tuple(measures),
        operations,
        in_order([*operations, *every], supports),
        tuple(_bound(one) for one in limits),
        tuple(_exclusions(measures)),
    )


def _exclusions(measures: list[Measure]) -> Iterator[Exclusion]:
    """Each pair of sides that exclude each other, once."""
    sides: dict[str, list[Support]] = {}
    for measure in measures:
        sides[measure.rule["id"]] = list(measure.supports)
        for support in measure.supports:
            sides[support.name] = [support]
    seen = set()
    for name, side in sides.items():
        home, _, key = name.partition(".")
        for other in _excluded(measures, home, key):
            pair = frozenset((name, other))
            if pair not in seen and other in sides:
                seen.add(pair)
                yield _exclusion(side, sides[other])


def _excluded(measures: list[Measure], home: str, key: str) -> list[str]:
    """What a measure, or one of its supports, excludes."""
    measure = next(one for one in measures if one.rule["id"] == home)
    if not key:
        return measure.rule.get("exclusive_with", [])
    name = f"{home}.{key}"
    support = next(one for one in measure.supports if one.name == name)
    return support.rule.get("exclusive_with", [])


def _exclusion(one: list[Support], other: list[Support]) -> Exclusion:
    """Where both are paid by the same table it is the row that cannot be had
    twice, and what is paid otherwise is free."""
    things = {support.thing for support in one if support.thing}
    shared = things & {support.thing for support in other}
    if shared:
        one = [support for support in one if support.thing in shared]
        other = [support for support in other if support.thing in shared]
    return Exclusion(
        frozenset(support.name for support in one),
        frozenset(support.name for support in other),
        bool(shared),
    )


def _conditions(rules: Iterable[Rule]) -> tuple[Condition, ...]:
    return tuple(_condition(rule) for rule in rules)


def _condition(rule: Rule) -> Condition:
    """A condition with its results ready."""
    holds, identity = rule["holds"], rule["id"]
    fields = fields_of(holds)
    columns = columns_outside_tables(holds)
    unknown = None
    if not columns and len(fields) == 1 and not _has_table(holds):
        unknown = ConditionResult(identity, "unknown", (fields[0],))
    return Condition(
        rule,
        compile_condition(holds),
        bool(columns),
        ConditionResult(identity, "yes", ()),
        ConditionResult(identity, "no", ()),
        ConditionResult(identity, "unknown", ()),
        unknown,
    )


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


def _has_table(node: Any) -> bool:
    if isinstance(node, list):
        return any(map(_has_table, node))
    if not isinstance(node, dict):
        return False
    if "rows" in node or "exists" in node:
        return True
    return _has_table(list(node.values()))


def _measure(rule: Rule, rules: Rule, first: int) -> Measure:
    """A measure with its supports and what combines them. first: the number of
    the row that stands for its first support, where that has no table."""
    groups = rule.get("highest", ())
    places = _places(rule["supports"], groups)
    limits = rule.get("limits", ())
    supports = [
        _support(one, rule, rules, first + places[one["id"]], limits)
        for one in rule["supports"]
    ]
    own = [
        (support, limit)
        for support in supports
        for limit in support.rule.get("limits", ())
        if not _is_of_cell(limit, support.rule)
    ]
    operations = _operations(groups, limits, supports, own, rule["id"])
    return Measure(
        rule,
        _conditions(rule["conditions"]),
        tuple(supports),
        operations,
        _limit_nodes(limits, supports),
        _shared(rule, rules),
    )


def _limit_nodes(
    limits: Iterable[Rule], supports: list[Support]
) -> tuple[Any, ...]:
    """The numbers of all limits of totals, of a measure and its supports."""
    found = list(limits)
    for support in supports:
        own = support.rule.get("limits", ())
        found += [one for one in own if not _is_of_cell(one, support.rule)]
    return tuple(_bound(one) for one in found)


def _places(supports: list[Rule], groups: Iterable[Rule]) -> dict[str, int]:
    """Which row stands for a support without a table: one of its own, or one for
    all of a 就高 group."""
    places = {one["id"]: at for at, one in enumerate(supports)}
    tables = {one["id"]: one.get("for_each") for one in supports}
    for group in groups:
        names = group["of"]
        if not any(tables[name] for name in names):
            first = min(places[name] for name in names)
            places.update(dict.fromkeys(names, first))
    return places


def _support(
    rule: Rule,
    measure: Rule,
    rules: Rule,
    place: int,
    measure_limits: Iterable[Rule],
) -> Support:
    """One support; measure_limits: those of its measure may bear on its rows."""
    name = f"{measure['id']}.{rule['id']}"
    amount = rule["amount"]
    limits = [one for one in rule.get("limits", ()) if _is_of_cell(one, rule)]
    own = [one for one in rule.get("limits", ()) if one not in limits]
    has_table = bool(rule.get("for_each"))
    if not has_table:
        for limit in measure_limits:
            named = limit.get("of") or [rule["id"]]
            if _is_of_row(limit) and rule["id"] in named:
                limits.append(limit)
    conditions = _conditions(rule["conditions"])
    plain: list[Condition] = []
    of_rows: list[Condition] = []
    order = []
    for one in conditions:
        is_plain = not (has_table and one.is_of_row)
        home = plain if is_plain else of_rows
        order.append((is_plain, len(home)))
        home.append(one)
    support = Support(
        name,
        rule,
        rule.get("for_each") or "",
        place,
        _kept(rule, measure, rules),
        conditions,
        tuple(plain),
        tuple(of_rows),
        tuple(order),
        compile_number(amount),
        [amount, *[_bound(one) for one in limits]],
        tuple(
            RowLimit(compile_number(_bound(one)), _bound(one), one)
            for one in limits
        ),
        tuple(_own_operation(one, name) for one in own),
        (*[one.open for one in of_rows], NOTHING_KNOWN),
    )
    asked = [support.nodes, [one.rule["holds"] for one in of_rows]]
    if support.thing and not fields_of(asked):
        nobody = Scope({}).inside(support.thing, {})
        support = support._replace(any_row=unknown_row(support, nobody))
    return support


def unknown_row(support: Support, scope: Scope) -> UnknownRow:
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


def limited_amount(support: Support, scope: Scope) -> Range:
    """What is paid for a row, under the limits of each payment."""
    amount = paid(support.amount(scope))
    for limit in support.limits:
        amount = paid(least((amount, limit.bound(scope))))
    return amount


def _kept(
    rule: Rule, measure: Rule, rules: Rule
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Positions of what bears on a support all the same; None = everything."""
    aside = {*measure.get("set_aside", ()), *rule.get("set_aside", ())}
    if not aside:
        return None
    general = rules["general"]
    exclusions = rules.get("exclusions", ())
    return (
        tuple(at for at, one in enumerate(general) if one["id"] not in aside),
        tuple(
            at for at, one in enumerate(exclusions) if one["id"] not in aside
        ),
    )


def _operations(
    groups: Iterable[Rule],
    limits: Iterable[Rule],
    supports: list[Support],
    own: Iterable[tuple[Support, Rule]] = (),
    measure: str = "",
) -> tuple[Operation, ...]:
    """What combines the payments of supports, in order: 就高 within rows, limits
    of rows, numbers of rows, then totals, the fewest supports first."""
    found = [_highest(group, supports, measure) for group in groups]
    for limit in limits:
        names = _members(limit, supports, measure)
        if _is_of_row(limit):
            found += _row_limits(limit, names, supports)
        else:
            found.append(_limit_operation(limit, names))
    for support, limit in own:
        found.append(_own_operation(limit, support.name))
    at_home = [replace(one, home=measure) for one in found]
    return in_order(at_home, supports)


def in_order(
    operations: Iterable[Operation], supports: Iterable[Support]
) -> tuple[Operation, ...]:
    """Operations in the order in which they are carried out: within rows, then
    what is limited inside a number of rows, the number, then totals."""
    things = {one.name: one.thing for one in supports}
    listed = list(operations)
    counts = [one.of for one in listed if one.kind == "count"]
    found = []
    for one in listed:
        others = [of for of in counts if _is_part_of(one, of)]
        is_loose = any(_is_mixed(one, of, things) for of in others)
        found.append(replace(one, is_inside=bool(others), is_loose=is_loose))
    return tuple(sorted(found, key=_order))


def _order(operation: Operation) -> tuple[int, int]:
    stages = ("highest_row", "cap_row", "inside", "count")
    kind = operation.kind
    if operation.is_inside and kind in ("cap", "highest"):
        kind = "inside"
    stage = len(stages)
    if kind in stages:
        stage = stages.index(kind)
    return stage, len(operation.of)


def _is_part_of(one: Operation, of: frozenset[str]) -> bool:
    """Whether it is about some of the supports of which so many rows count."""
    if one.kind == "highest":
        return bool(one.of & of) and len(of) > 1
    return bool(one.of & of) and not one.of >= of


def _is_mixed(
    one: Operation, of: frozenset[str], things: dict[str, str]
) -> bool:
    """Whether the rows that count are of supports inside and outside, so that
    which of them count depends on what is paid outside."""
    if one.kind == "highest" or not one.of <= of:
        return True
    inside = {things[name] for name in one.of}
    outside = {things[name] for name in of - one.of}
    return bool((inside & outside) - {""})


def _highest(group: Rule, supports: list[Support], measure: str) -> Operation:
    """就高: within a row where all are paid by the same table, or between none."""
    names = frozenset(f"{measure}.{one}" for one in group["of"])
    things = {one.thing for one in supports if one.name in names}
    kind = "highest_row" if len(things) == 1 else "highest"
    return Operation(kind, names, None, "就高", group.get("clause", ""))


def _members(
    limit: Rule, supports: list[Support], measure: str
) -> frozenset[str]:
    """The supports a limit is about: all, or those it names, by support,
    measure or both (measure.support)."""
    named = limit.get("of")
    if not named:
        return frozenset(one.name for one in supports)
    found = set()
    for support in supports:
        home, _, key = support.name.partition(".")
        if support.name in named or (key if measure else home) in named:
            found.add(support.name)
    return frozenset(found)


def _row_limits(
    limit: Rule, names: frozenset[str], supports: list[Support]
) -> Iterator[Operation]:
    """A limit of a row, for each table that its supports are paid by."""
    tables: dict[str, list[str]] = {}
    for support in supports:
        if support.thing and support.name in names:
            tables.setdefault(support.thing, []).append(support.name)
    bound = compile_number(_bound(limit))
    for members in tables.values():
        yield Operation(
            "cap_row",
            frozenset(members),
            bound,
            limit["name"],
            limit["clause"],
        )


def _limit_operation(limit: Rule, names: frozenset[str]) -> Operation:
    kind = "cap" if limit.get("count") is None else "count"
    bound = compile_number(_bound(limit))
    return Operation(kind, names, bound, limit["name"], limit["clause"])


def _own_operation(limit: Rule, name: str) -> Operation:
    return replace(_limit_operation(limit, frozenset([name])), is_own=True)


def _bound(limit: Rule) -> Any:
    """The number of a limit: an amount, or how many rows."""
    count = limit.get("count")
    return limit["at_most"] if count is None else count


def _is_of_row(limit: Rule) -> bool:
    return limit["scope"] == "row" and limit.get("count") is None


def _is_of_cell(limit: Rule, support: Rule) -> bool:
    """Whether a support's own limit bears on each payment by itself: without a
    table the support is one item, and its total the same."""
    if limit.get("count") is not None:
        return False
    return limit["scope"] == "row" or not support.get("for_each")


def _shared(
    rule: Rule, rules: Rule
) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Questions with few answers on which several supports hang: they cannot all
    have their own way. Not those of the general conditions."""
    asked: list[str] = []
    for support in rule["supports"]:
        nodes = [support["amount"]]
        nodes += [one["holds"] for one in support["conditions"]]
        for node in nodes:
            asked += fields_of(node)
    general = fields_of([one["holds"] for one in rules["general"]])
    found = []
    combinations = 1
    for question in rules["questions"]:
        key = question["id"]
        if key in general or asked.count(key) < 2:
            continue
        values = _possible_answers(question)
        if values and combinations * len(values) <= _COMBINATIONS:
            combinations *= len(values)
            found.append((key, values))
    return tuple(found)


def _possible_answers(question: Rule) -> tuple[Any, ...]:
    """The answers of a question that has few; none for numbers, dates, text, and
    where several may be chosen."""
    if question["type"] == "yes_no":
        return (True, False)
    if question["type"] == "choice" and not question.get("several"):
        return tuple(choice["id"] for choice in question["choices"])
    return ()
