"""What would change a refusal: the fewest answers that would have to be
different, each as near as it can be. What has happened (获奖、认定、此前的资助) and what
others hold of an applicant (信用) stays as it is: `fact` in the rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from policypress.eligibility.case import Case
from policypress.eligibility.needs import Need, Needs, needs_of
from policypress.eligibility.offers import Offer
from policypress.eligibility.parts import Measure, Ready, Support
from policypress.eligibility.result import Change, NewAnswer
from policypress.eligibility.worlds import Key, World, candidates, new_answer

Changes = dict[Key, Any]  # in the order they were made


class State(NamedTuple):
    """How far a search has come: the new answers, and all answers with them."""

    changes: Changes
    world: World


class Fixer:
    """Looks for changes of one applicant's (accepted) answers."""

    def __init__(
        self,
        prepared: Ready,
        case: Case,
    ) -> None:
        """case: the applicant."""
        self._prepared = prepared
        self._answers = dict(case.scope.answers)
        self._worlds: dict[tuple[str, int], World] = {}
        # Most supports stand behind the same conditions: what solves one is kept,
        # with all that it depends on.
        self._leaves: dict[Any, Changes | None] = {}
        self._starts: dict[Any, State | None] = {}

    def nearest(self, offer: Offer) -> Change | None:
        """The change that opens one support of a refused measure; None when no
        answers can. Of several the one with the fewest new answers, the first
        of equals."""
        best: Change | None = None
        for payment in offer.payments:
            fewest = len(best.answers) if best else None
            found = self._opened(payment.support, offer.measure, fewest)
            if found is None:
                continue
            if fewest is None or len(found) < fewest:
                answers = tuple(self._words(found))
                best = Change(payment.support.id, answers)
            if best is not None and len(best.answers) <= 1:
                break
        return best

    def _opened(
        self,
        support: Support,
        measure: Measure,
        most: int | None,
    ) -> Changes | None:
        """The changes with which nothing refuses the support, fewer than `most`."""
        needs, plain = needs_of(self._prepared, measure, support)
        if not support.thing:
            return self._fixed(needs, self._world(), most)
        rows = self._answers.get(support.thing)
        if rows is None:
            return self._fixed(plain, self._world(), most)
        best: Changes | None = None
        for at in range(len(rows)):
            world = self._world(support.thing, at)
            found = self._fixed(needs, world, most)
            best = _fewer(best, found)
            if best is not None:
                most = len(best)
                if most <= 1:
                    return best
        return _fewer(best, self._with_row(plain, support.thing, most))

    def _world(
        self,
        thing: str = "",
        row: int = 0,
    ) -> World:
        """The answers as they are, as a row sees them; the same for every
        support."""
        found = self._worlds.get((thing, row))
        if found is None:
            found = World(self._answers, thing, row)
            self._worlds[thing, row] = found
        return found

    def _with_row(
        self,
        plain: Needs,
        thing: str,
        most: int | None,
    ) -> Changes | None:
        """One more row, and what is refused all the same; None where an applicant
        cannot bring about another one."""
        if self._is_fact(thing):
            return None
        world = self._world().with_row(thing)
        rest = self._fixed(
            plain,
            world,
            most,
            thing,
        )
        if rest is None:
            return None
        return {Key("", thing): world.answers[thing], **rest}

    def _fixed(
        self,
        needs: Needs,
        start: World,
        most: int | None,
        added: str = "",
    ) -> Changes | None:
        """New answers with which none of the conditions is refused, fewer than
        `most`. added: the table that has a row more than the applicant's."""
        begun = self._begun(needs, start, added)
        if begun is None or _are_enough(begun.changes, most):
            return None
        changes, world = dict(begun.changes), begun.world
        for need in needs.rest:
            if not need.refuses(world):
                continue
            found = self._solved(need, world, needs)
            if not found:
                return None
            world = _changed(world, found)
            changes |= found
            if _are_enough(changes, most):
                return None
        return None if _is_undone(changes, needs, world) else changes

    def _begun(
        self,
        needs: Needs,
        start: World,
        added: str,
    ) -> State | None:
        """What stands before all measures, solved: once for all supports where
        nothing else bears on it. It is about no row."""
        asked = (added, needs.outlook)
        if asked not in self._starts:
            self._starts[asked] = self._before(needs, World(start.answers))
        begun = self._starts[asked]
        if begun is None or not begun.changes:
            return begun and State({}, start)
        world = World(begun.world.answers, start.thing, start.row)
        return State(begun.changes, world)

    def _before(
        self,
        needs: Needs,
        world: World,
    ) -> State | None:
        """The same, worked out."""
        changes: Changes = {}
        for need in needs.before:
            found = self._solved(need, world, needs)
            if found is None:
                return None
            world = _changed(world, found)
            changes |= found
        return State(changes, world)

    def _solved(
        self,
        need: Need,
        world: World,
        needs: Needs,
    ) -> Changes | None:
        """New answers with which a condition is not refused. needs: all that
        must hold besides."""
        if not need.refuses(world):
            return {}
        node = need.node
        if isinstance(node, bool):
            return None
        if "all" in node:
            return self._all(need.parts, world, needs)
        if "any" in node:
            return self._cheapest(need.parts, 1, world, needs)
        if "at_least" in node:
            number = node["at_least"]
            return self._cheapest(need.parts, number, world, needs)
        if "not" in node and need.without_not is not None:
            return self._solved(need.without_not, world, needs)
        if "exists" in node:
            return self._with_a_row(need, world)
        return self._leaf(need, world, needs)

    def _with_a_row(
        self,
        need: Need,
        world: World,
    ) -> Changes | None:
        """One thing more that the applicant has, where that is what is asked for."""
        thing = need.node["exists"]
        if self._is_fact(thing):
            return None
        rows = world.with_row(thing).answers[thing]
        found = {Key("", thing): rows}
        return None if need.refuses(_changed(world, found)) else found

    def _all(
        self,
        parts: Iterable[Need],
        world: World,
        needs: Needs,
    ) -> Changes | None:
        """New answers for every part."""
        changes: Changes = {}
        for part in parts:
            found = self._solved(part, world, needs)
            if found is None:
                return None
            world = _changed(world, found)
            changes |= found
        return changes

    def _cheapest(
        self,
        parts: list[Need],
        number: int,
        world: World,
        needs: Needs,
    ) -> Changes | None:
        """New answers for so many of the parts, those with the fewest."""
        found = []
        for part in parts:
            way = self._solved(part, world, needs)
            if number == 1 and way is not None and len(way) <= 1:
                return way
            found.append(way)
        ways = sorted((one for one in found if one is not None), key=len)
        if len(ways) < number:
            return None
        changes: Changes = {}
        for way in ways[:number]:
            changes |= way
        return changes

    def _leaf(
        self,
        need: Need,
        world: World,
        needs: Needs,
    ) -> Changes | None:
        """One new answer to a question of a comparison that satisfies it, and
        every other condition on that question alone."""
        keys = need.keys(world)
        for key in keys:
            given = world.given(key)
            if given is None or not self._is_open_to_change(key):
                continue
            group = needs.group(need, key, len(keys) == 1)
            if group.is_kept:
                found = self._answered_once(
                    group.needs,
                    key,
                    given,
                    world,
                )
            else:
                found = self._answered(group.needs, key, world)
            if found is not None:
                return found
        return None

    def _answered_once(
        self,
        nodes: tuple[Need, ...],
        key: Key,
        given: Any,
        world: World,
    ) -> Changes | None:
        """The same answer for all supports, where nothing depends on any other
        question."""
        asked = (key, repr(given), nodes)
        if asked not in self._leaves:
            self._leaves[asked] = self._answered(nodes, key, world)
        return self._leaves[asked]

    def _answered(
        self,
        nodes: tuple[Need, ...],
        key: Key,
        world: World,
    ) -> Changes | None:
        """A new answer to one question with which a condition holds, and nothing
        that asks it alone is refused. nodes: the condition, then these."""
        first, *alone = nodes

        def is_right(value: Any) -> bool:
            """Whether a new answer satisfies all of them."""
            trial = world.changed(key, value)
            if first.holds(trial.scope) != "yes":
                return False
            return not any(one.refuses(trial) for one in alone)

        question, given = self._question(key), world.given(key)
        for value in candidates(
            question,
            given,
            nodes,
            is_right,
        ):
            if is_right(value):
                return {key: value}
        return None

    def _is_open_to_change(self, key: Key) -> bool:
        """Whether it is a question, not a table, and its answer is no fact."""
        if key.row is None and key.name not in self._prepared.questions:
            return False
        return not self._question(key).get("fact")

    def _is_fact(self, thing: str) -> bool:
        """Whether a table holds what an applicant cannot have another of by doing."""
        return bool(self._prepared.things[thing].get("fact"))

    def _question(self, key: Key) -> dict[str, Any]:
        if key.row is None:
            return self._prepared.questions[key.name]
        columns = self._prepared.things[key.thing]["columns"]
        return next(one for one in columns if one["id"] == key.name)

    def _words(self, changes: Changes) -> Iterable[NewAnswer]:
        """The changes as a reader sees them."""
        world = self._world()
        prepared = self._prepared
        for key, value in changes.items():
            before = world.given(key)
            if before != value:
                yield new_answer(
                    key,
                    value,
                    before,
                    prepared.questions,
                    prepared.things,
                )


def _fewer(
    one: Changes | None,
    other: Changes | None,
) -> Changes | None:
    """The one with fewer changes, the first of equals."""
    if one is None:
        return other
    if other is None or len(one) <= len(other):
        return one
    return other


def _are_enough(
    changes: Changes,
    most: int | None,
) -> bool:
    """Whether another support is opened with no more."""
    return bool(changes) and most is not None and len(changes) >= most


def _changed(world: World, changes: Changes) -> World:
    """The answers with some of them new."""
    for key, value in changes.items():
        world = world.changed(key, value)
    return world


def _is_undone(
    changes: Changes,
    needs: Needs,
    world: World,
) -> bool:
    """Whether a condition refuses after all: one that asks what is new. The others
    say what they said before."""
    names = {name for key in changes for name in (key.name, key.thing)}
    return any(
        not names.isdisjoint(need.asks) and need.refuses(world)
        for need in needs.every
    )
