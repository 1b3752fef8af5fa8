"""Conditions as the search for a change sees them (须满足的条件), made once for each part
of the rules and kept: a search asks the same ones again and again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from policypress.eligibility.open_questions import once
from policypress.eligibility.parts import (
    Measure,
    Ready,
    Support,
    columns_outside_tables,
    has_table,
)
from policypress.eligibility.positive import negated, positive
from policypress.eligibility.worlds import Key, World, numbers_near
from policypress.rules import compile_condition, fields_of
from policypress.rules.exact import Number


class Need:
    """One condition that must hold.

    fields, columns: what it asks of the applicant and of the row it is about;
    asks: both together; looks_up: whether it looks into a table, which is none
    of its questions.
    """

    def __init__(self, node: Any) -> None:
        """node: the condition as the rules have it."""
        self.node = node
        self.holds = compile_condition(node)
        self.fields = fields_of(node)
        columns = dict.fromkeys(columns_outside_tables(node))
        self.columns = list(columns)
        self.asks = frozenset([*self.fields, *self.columns])
        self.looks_up = has_table(node)

    def refuses(self, world: World) -> bool:
        """Whether it does not hold for certain."""
        return self.holds(world.scope) == "no"

    def keys(self, world: World) -> list[Key]:
        """Its questions: of the applicant, and of the row where there is one."""
        found = [Key(name) for name in self.fields]
        thing = world.thing
        if not thing:
            return found
        of_row = [Key(name, thing, world.row) for name in self.columns]
        return found + of_row

    @cached_property
    def parts(self) -> list[Need]:
        """The conditions it is made of: all of them, any, so many."""
        node = self.node
        kind = next(one for one in ("all", "any", "of") if one in node)
        parts = node[kind]
        return [need_of(one) for one in parts]

    @cached_property
    def without_not(self) -> Need | None:
        """Of a `not` the same said without it; None where it cannot be."""
        found = negated(self.node["not"])
        if found is self.node:
            return None
        return need_of(found)

    @cached_property
    def near(self) -> frozenset[Number]:
        """The numbers it names, and those next to them."""
        numbers = numbers_near(self.node)
        return frozenset(numbers)


_Several = tuple[Need, ...]
_Question = tuple[str, bool]  # its id, and whether it is one of the row


class Group(NamedTuple):
    """What a new answer to one question must satisfy: the condition that refuses,
    and all that ask this question alone. is_kept: nothing else bears on them, so
    that what was found for one support is right for another."""

    needs: _Several
    is_kept: bool


class Needs:
    """All conditions that must hold together.

    before: those that stand before all measures; rest: the others; both in the
    order to solve them. in_row: they are asked of a row of a table. outlook: what
    else bears on the questions of `before`; where that is the same they are
    solved alike.
    """

    def __init__(
        self,
        before: Sequence[Need],
        rest: Sequence[Need],
        in_row: bool,
    ) -> None:
        """See above."""
        self.before = tuple(before)
        self.rest = tuple(rest)
        self.every = (*before, *rest)
        self._alone = _alone(self.every, in_row)
        asked: dict[str, None] = {}
        for one in before:
            asked.update(dict.fromkeys(one.fields))
        others = [self._asking_only(name, False) for name in asked]
        self.outlook = (self.before, *others)
        self._groups: dict[Any, Group] = {}

    def group(
        self,
        need: Need,
        key: Key,
        is_only: bool,
    ) -> Group:
        """What a new answer to a question of a condition must satisfy. is_only: it
        is the only one that the condition asks."""
        asked = (need, key.name, key.thing)
        found = self._groups.get(asked)
        if found is not None:
            return found
        others = self._asking_only(key.name, bool(key.thing))
        needs = (need, *others)
        looks_up = any(one.looks_up for one in needs)
        is_kept = is_only and not looks_up
        found = Group(needs, is_kept)
        self._groups[asked] = found
        return found

    def _asking_only(
        self,
        name: str,
        is_of_row: bool,
    ) -> _Several:
        """The conditions that ask one question and no other."""
        return self._alone.get((name, is_of_row), ())


def _alone(
    needs: Iterable[Need],
    in_row: bool,
) -> dict[_Question, _Several]:
    """By question, and whether it is one of the row: the conditions that ask it
    and no other."""
    found: dict[_Question, _Several] = {}
    for one in needs:
        asked = [(name, False) for name in one.fields]
        if in_row:
            asked += [(name, True) for name in one.columns]
        if len(asked) != 1:
            continue
        question = asked[0]
        others = found.get(question, ())
        found[question] = (*others, one)
    return found


def need_of(node: Any) -> Need:
    """A condition, made once."""
    if isinstance(node, bool):
        return _CERTAIN[node]
    key = ("need", id(node))
    found: Need = once(key, node, Need)
    return found


_CERTAIN = {value: Need(value) for value in (True, False)}


def needs_of(
    prepared: Ready,
    measure: Measure,
    support: Support,
) -> tuple[Needs, Needs]:
    """What must hold for a support, in the order to solve it; and the part of it
    that is about no row."""

    def made(support: Support) -> tuple[Needs, Needs]:
        """The conditions of the measure, then the support's own."""
        standing = _standing(prepared, support)
        before = [need_of(one) for one in standing]
        nodes = [one.rule["holds"] for one in measure.conditions]
        nodes += [one.rule["holds"] for one in support.conditions]
        nodes += [positive(one) for one in support.nodes]
        rest = [need_of(one) for one in nodes]
        if any(one.columns for one in before):  # depends on the row after all
            rest = before + rest
            before = []
        in_row = bool(support.thing)
        whole = Needs(before, rest, in_row)
        plain = [one for one in rest if not one.columns]
        of_no_row = Needs(before, plain, False)
        return whole, of_no_row

    key = ("needs", id(support))
    found: tuple[Needs, Needs] = once(key, support, made)
    return found


def _standing(
    prepared: Ready,
    support: Support,
) -> list[Any]:
    """What stands before all measures and is not set aside."""
    general = prepared.general
    exclusions = prepared.exclusions
    if support.standing is not None:
        left, other_left = support.standing
        general = tuple(general[at] for at in left)
        exclusions = tuple(exclusions[at] for at in other_left)
    conditions = [*general, *exclusions]
    return [one.rule["holds"] for one in conditions]
