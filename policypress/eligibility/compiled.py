"""Rules made ready to run: every expression compiled, once for each rules object.

Rules that are changed after they were first used would not be noticed: make a
new object instead.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from msgspec.structs import replace

from policypress.eligibility.alike import alike, forget_alike
from policypress.eligibility.answers import reader
from policypress.eligibility.open_questions import forget
from policypress.eligibility.operation import Operation
from policypress.eligibility.operations import (
    bound,
    in_order,
    is_of_cell,
    is_of_row,
    operations,
    own_operation,
    waiting,
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
from policypress.eligibility.related import (
    Sharing,
    exclusions,
    with_exclusions,
)
from policypress.rules import (
    Scope,
    check_version,
    compile_known,
    compile_number,
    fields_of,
    labels_of,
)

_KEPT = 8  # rules objects at a time
_MOST_SUPPORTS = 1000  # of a measure: rows of the application do not meet

_ready: dict[int, Ready] = {}


def ready(rules: Rule) -> Ready:
    """The rules ready to run; made once for each object. Raises RulesError for
    another version."""
    found = _ready.get(id(rules))
    if found is not None and found.rules is rules:
        return found
    try:
        with _nothing_collected():
            made = _compiled(rules)
    finally:
        forget_alike()
    while len(_ready) >= _KEPT:
        del _ready[next(iter(_ready))]
        forget()
    _ready[id(rules)] = made
    return made


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Python does not look for garbage meanwhile: all that is made of rules is kept,
    and to go through it again and again takes more time than making it, the more the
    larger a policy is."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _compiled(rules: Rule) -> Ready:
    """The rules ready to run, made anew. Raises RulesError for another version."""
    check_version(rules)
    measures = _measures(rules)
    exclusive = tuple(exclusions(measures))
    measures = with_exclusions(measures, exclusive)
    limits = rules.get("limits", ())
    own, late, waits = _of_policy(limits, measures)
    return Ready(
        rules=rules,
        known=reader(rules),
        labels=labels_of(rules),
        questions={one["id"]: one for one in rules["questions"]},
        things={one["id"]: one for one in rules.get("things", ())},
        general=conditions(rules["general"]),
        exclusions=conditions(_refusing(rules)),
        measures=tuple(
            replace(one, waits=one.id in waits) for one in measures
        ),
        operations=own,
        late=late,
        limit_nodes=tuple(bound(one) for one in limits),
        exclusive=exclusive,
    )


def _measures(rules: Rule) -> list[Measure]:
    """Each measure by itself."""
    sharing = Sharing(rules)
    return [
        _measure(
            rule,
            rules,
            sharing,
            at * _MOST_SUPPORTS,
        )
        for at, rule in enumerate(rules["measures"])
    ]


def _refusing(rules: Rule) -> Iterator[Rule]:
    """The exclusions as conditions: that they do not hold."""
    for one in rules.get("exclusions", ()):
        yield {**one, "holds": {"not": one["holds"]}}


_Operations = tuple[Operation, ...]


def _of_policy(
    limits: Iterable[Rule],
    measures: list[Measure],
) -> tuple[_Operations, _Operations, set[str]]:
    """What limits of the policy do; the same with all that has to wait for them, in
    order; and the ids of the measures whose operations wait."""
    supports = [one for measure in measures for one in measure.supports]
    own = operations([], limits, supports)
    if not own:
        return (), (), set()
    every = [one for measure in measures for one in measure.operations]
    ordered = in_order([*own, *every], supports)
    waits = waiting(measures, ordered)
    late = [one for one in ordered if not one.home or one.home in waits]
    return own, tuple(late), waits


def _measure(
    rule: Rule,
    rules: Rule,
    sharing: Sharing,
    first: int,
) -> Measure:
    """A measure with its supports and what combines them. first: the number of
    the row that stands for its first support, where that has no table."""
    groups = rule.get("highest", ())
    places = _places(rule["supports"], groups)
    limits = rule.get("limits", ())
    supports = [
        _support(
            one,
            rule,
            rules,
            first + places[one["id"]],
            limits,
        )
        for one in rule["supports"]
    ]
    own = [
        (support, limit)
        for support in supports
        for limit in support.rule.get("limits", ())
        if not is_of_cell(limit, support.rule)
    ]
    combining = operations(
        groups,
        limits,
        supports,
        own,
        rule["id"],
    )
    return Measure(
        id=rule["id"],
        rule=rule,
        excludes=tuple(rule.get("exclusive_with", ())),
        conditions=conditions(rule["conditions"]),
        supports=tuple(supports),
        names=frozenset(one.name for one in supports),
        exclusive=(),
        operations=combining,
        limit_nodes=_limit_nodes(limits, supports),
        shared=sharing.of(rule),
    )


def _limit_nodes(
    limits: Iterable[Rule],
    supports: list[Support],
) -> tuple[Any, ...]:
    """The numbers of all limits of totals, of a measure and its supports."""
    found = list(limits)
    for support in supports:
        own = support.rule.get("limits", ())
        found += [one for one in own if not is_of_cell(one, support.rule)]
    return tuple(bound(one) for one in found)


def _places(
    supports: list[Rule],
    groups: Iterable[Rule],
) -> dict[str, int]:
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
    own = [one for one in rule.get("limits", ()) if not is_of_cell(one, rule)]
    of_cells = _limits_of_cells(rule, measure_limits)
    every = conditions(rule["conditions"])
    has_table = bool(rule.get("for_each"))
    plain, of_rows, order = _by_home(every, has_table)
    homes = [is_plain for is_plain, _ in order]
    nodes = [rule["amount"], *map(bound, of_cells)]
    support = Support(
        id=rule["id"],
        name=name,
        rule=rule,
        thing=rule.get("for_each") or "",
        row=("", place),
        standing=_standing(rule, measure, rules),
        conditions=every,
        plain=plain,
        of_rows=of_rows,
        order=order,
        is_in_order=homes == sorted(homes, reverse=True),
        amount=alike(rule["amount"], compile_number),
        known=alike({"least": nodes}, compile_known),
        nodes=nodes,
        limits=tuple(map(_row_limit, of_cells)),
        own=tuple(own_operation(one, name) for one in own),
        no_rows=(*[one.open for one in of_rows], NOTHING_KNOWN),
        any_row=None,
        asks_rows_only=False,
        kept={},
    )
    return _with_unknown_row(support, fields_of([bound(one) for one in own]))


def _limits_of_cells(
    rule: Rule,
    measure_limits: Iterable[Rule],
) -> list[Rule]:
    """The limits of each payment of a support: its own, and where it has no
    table those of its measure that are of a row."""
    found = [one for one in rule.get("limits", ()) if is_of_cell(one, rule)]
    if rule.get("for_each"):
        return found
    for limit in measure_limits:
        named = limit.get("of") or [rule["id"]]
        if is_of_row(limit) and rule["id"] in named:
            found.append(limit)
    return found


def _row_limit(rule: Rule) -> RowLimit:
    """A limit of each payment, made ready."""
    node = bound(rule)
    return RowLimit(alike(node, compile_number), node, rule)


_Conditions = tuple[Condition, ...]
_Order = tuple[tuple[bool, int], ...]


def _by_home(
    every: Iterable[Condition],
    has_table: bool,
) -> tuple[_Conditions, _Conditions, _Order]:
    """The conditions about the applicant, those about a row, and of each in its
    order which of both it is, and its place there."""
    plain: list[Condition] = []
    of_rows: list[Condition] = []
    order = []
    for one in every:
        is_plain = not (has_table and one.is_of_row)
        home = plain if is_plain else of_rows
        order.append((is_plain, len(home)))
        home.append(one)
    return tuple(plain), tuple(of_rows), tuple(order)


def _with_unknown_row(
    support: Support,
    limited_by: list[str],
) -> Support:
    """The support with what a row may give of which nothing is known; as it is
    where that depends on other answers. limited_by: the questions on which the
    limits of its total depend."""
    asked = [support.nodes, [one.rule["holds"] for one in support.of_rows]]
    if not support.thing or fields_of(asked):
        return support
    nobody = Scope({}).inside(support.thing, {})
    tables = {rows_of(one.rule["holds"]) for one in support.plain}
    return replace(
        support,
        any_row=unknown_row(support, nobody),
        asks_rows_only=tables <= {support.thing} and not limited_by,
    )


def _standing(
    rule: Rule,
    measure: Rule,
    rules: Rule,
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Positions of what bears on a support all the same; None = everything."""
    aside = {*measure.get("set_aside", ()), *rule.get("set_aside", ())}
    if not aside:
        return None
    general = _places_without(aside, rules["general"])
    return general, _places_without(aside, rules.get("exclusions", ()))


def _places_without(
    aside: set[str],
    rules: Iterable[Rule],
) -> tuple[int, ...]:
    """The positions of conditions that are not set aside."""
    places = [at for at, one in enumerate(rules) if one["id"] not in aside]
    return tuple(places)
