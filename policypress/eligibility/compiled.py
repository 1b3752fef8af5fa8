"""Rules made ready to run: every expression compiled, once for each rules object.

Rules that are changed after they were first used would not be noticed: make a
new object instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policypress.eligibility.open_questions import forget
from policypress.eligibility.operations import (
    bound,
    in_order,
    is_of_cell,
    is_of_row,
    operations,
    own_operation,
)
from policypress.eligibility.parts import (
    NOTHING_KNOWN,
    Condition,
    Measure,
    Ready,
    RowLimit,
    Rule,
    Support,
    conditions,
    rows_of,
    unknown_row,
)
from policypress.eligibility.related import exclusions, shared
from policypress.rules import (
    Scope,
    check_version,
    compile_number,
    fields_of,
    labels_of,
)

_KEPT = 8  # rules objects at a time
_MOST_SUPPORTS = 1000  # of a measure: rows of the application do not meet

_ready: dict[int, Ready] = {}


def ready(rules: Rule) -> Ready:
    """The rules ready to run; made once for each object."""
    found = _ready.get(id(rules))
    if found is not None and found.rules is rules:
        return found
    made = _compiled(rules)
    while len(_ready) >= _KEPT:
        del _ready[next(iter(_ready))]
        forget()
    _ready[id(rules)] = made
    return made


def _compiled(rules: Rule) -> Ready:
    check_version(rules)
    general = conditions(rules["general"])
    excluded = conditions(
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
    own = operations([], limits, supports)
    every = [one for measure in measures for one in measure.operations]
    return Ready(
        rules,
        labels_of(rules),
        questions,
        things,
        general,
        excluded,
        tuple(measures),
        own,
        in_order([*own, *every], supports),
        tuple(bound(one) for one in limits),
        tuple(exclusions(measures)),
    )


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
        if not is_of_cell(limit, support.rule)
    ]
    combining = operations(groups, limits, supports, own, rule["id"])
    return Measure(
        rule,
        conditions(rule["conditions"]),
        tuple(supports),
        combining,
        _limit_nodes(limits, supports),
        shared(rule, rules),
    )


def _limit_nodes(
    limits: Iterable[Rule], supports: list[Support]
) -> tuple[Any, ...]:
    """The numbers of all limits of totals, of a measure and its supports."""
    found = list(limits)
    for support in supports:
        own = support.rule.get("limits", ())
        found += [one for one in own if not is_of_cell(one, support.rule)]
    return tuple(bound(one) for one in found)


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
    limits = [one for one in rule.get("limits", ()) if is_of_cell(one, rule)]
    own = [one for one in rule.get("limits", ()) if one not in limits]
    has_table = bool(rule.get("for_each"))
    if not has_table:
        for limit in measure_limits:
            named = limit.get("of") or [rule["id"]]
            if is_of_row(limit) and rule["id"] in named:
                limits.append(limit)
    every = conditions(rule["conditions"])
    plain: list[Condition] = []
    of_rows: list[Condition] = []
    order = []
    for one in every:
        is_plain = not (has_table and one.is_of_row)
        home = plain if is_plain else of_rows
        order.append((is_plain, len(home)))
        home.append(one)
    support = Support(
        name,
        rule,
        rule.get("for_each") or "",
        place,
        _standing(rule, measure, rules),
        every,
        tuple(plain),
        tuple(of_rows),
        tuple(order),
        compile_number(amount),
        [amount, *[bound(one) for one in limits]],
        tuple(
            RowLimit(compile_number(bound(one)), bound(one), one)
            for one in limits
        ),
        tuple(own_operation(one, name) for one in own),
        (*[one.open for one in of_rows], NOTHING_KNOWN),
        None,
        False,
        {},
    )
    asked = [support.nodes, [one.rule["holds"] for one in of_rows]]
    if not support.thing or fields_of(asked):
        return support
    nobody = Scope({}).inside(support.thing, {})
    tables = {rows_of(one.rule["holds"]) for one in plain}
    return support._replace(
        any_row=unknown_row(support, nobody),
        asks_rows_only=tables <= {support.thing},
    )


def _standing(
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
