"""What would change a refusal: the fewest answers that would have to be
different, each as near as it can be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policypress.eligibility.open_questions import once, verdict_of
from policypress.eligibility.parts import (
    Ready,
    Support,
    columns_outside_tables,
    has_table,
)
from policypress.eligibility.payments import Case, Payment
from policypress.eligibility.positive import negated, positive
from policypress.eligibility.result import Change, NewAnswer
from policypress.eligibility.total import Offer
from policypress.eligibility.worlds import Key, World, candidates, new_answer
from policypress.rules import fields_of

Changes = dict[Key, Any]  # in the order they were made


class Needs:
    """All conditions that must hold together. nodes: in the order to solve them."""

    def __init__(self, nodes: list[Any]) -> None:
        self.nodes = nodes
        self._alone: dict[Key, list[Any]] | None = None

    def alone(self, key: Key, world: World) -> list[Any]:
        """The conditions that ask this question and no other. world: any, all of one
        search see the same row."""
        if self._alone is None:
            self._alone = {}
            for node in self.nodes:
                keys = _keys(node, world)
                if len(keys) == 1:
                    self._alone.setdefault(keys[0], []).append(node)
        return self._alone.get(key, [])


class Fixer:
    """Looks for changes of one applicant's (accepted) answers."""

    def __init__(self, prepared: Ready, case: Case) -> None:
        self._prepared = prepared
        self._answers = dict(case.scope.answers)
        # Most supports stand behind the same conditions: what solves one is kept,
        # with all that it depends on.
        self._leaves: dict[Any, tuple[list[Any], Changes | None]] = {}

    def nearest(self, offer: Offer) -> Change | None:
        """The change that opens one support of a refused measure; None when no
        answers can. Of several the one with the fewest new answers, the first
        of equals."""
        best: Change | None = None
        common = [one.rule["holds"] for one in offer.measure.conditions]
        for payment in offer.payments:
            nodes = [*self._standing(payment), *common]
            fewest = len(best.answers) if best else None
            found = self._opened(payment, nodes, fewest)
            if found is None:
                continue
            if fewest is None or len(found) < fewest:
                answers = tuple(self._words(found))
                best = Change(payment.support.rule["id"], answers)
            if best is not None and len(best.answers) <= 1:
                break
        return best

    def _standing(self, payment: Payment) -> list[Any]:
        """What stands before the measure and is not set aside."""
        prepared, kept = self._prepared, payment.support.standing
        general, exclusions = prepared.general, prepared.exclusions
        if kept is not None:
            general = tuple(general[at] for at in kept[0])
            exclusions = tuple(exclusions[at] for at in kept[1])
        return [one.rule["holds"] for one in (*general, *exclusions)]

    def _opened(
        self, payment: Payment, nodes: list[Any], most: int | None
    ) -> Changes | None:
        """The changes with which nothing refuses the support, fewer than `most`."""
        support = payment.support
        nodes = [*nodes, *once(("own", id(support)), support, _own_nodes)]
        if not support.thing:
            return self._fixed(Needs(nodes), World(self._answers), most)
        rows = self._answers.get(support.thing)
        if rows is None:
            needs = Needs(_plain(nodes))
            return self._fixed(needs, World(self._answers), most)
        best: Changes | None = None
        for at in range(len(rows)):
            world = World(self._answers, support.thing, at)
            found = self._fixed(Needs(nodes), world, most)
            best = _fewer(best, found)
            if best is not None:
                most = len(best)
                if most <= 1:
                    return best
        plain = Needs(_plain(nodes))
        return _fewer(best, self._with_row(plain, support.thing, most))

    def _with_row(
        self, plain: Needs, thing: str, most: int | None
    ) -> Changes | None:
        """One more row, and what is refused all the same."""
        world = World(self._answers).with_row(thing)
        rest = self._fixed(plain, world, most)
        if rest is None:
            return None
        return {Key("", thing): world.answers[thing], **rest}

    def _fixed(
        self, needs: Needs, world: World, most: int | None
    ) -> Changes | None:
        """New answers with which none of the conditions is refused, fewer than
        `most`."""
        changes: Changes = {}
        for node in needs.nodes:
            found = self._solved(node, world, needs)
            if found is None:
                return None
            if not found:
                continue
            world = _changed(world, found)
            changes |= found
            if most is not None and len(changes) >= most:
                return None
        if changes and any(_refuses(node, world) for node in needs.nodes):
            return None
        return changes

    def _solved(self, node: Any, world: World, needs: Needs) -> Changes | None:
        """New answers with which a condition is not refused. needs: all that
        must hold besides."""
        if not _refuses(node, world):
            return {}
        if isinstance(node, bool):
            return None
        if "all" in node:
            return self._all(node["all"], world, needs)
        if "any" in node:
            return self._cheapest(node["any"], 1, world, needs)
        if "at_least" in node:
            number = node["at_least"]
            return self._cheapest(node["of"], number, world, needs)
        if "not" in node and negated(node["not"]) is not node:
            return self._solved(negated(node["not"]), world, needs)
        if "exists" in node:
            thing = node["exists"]
            rows = world.with_row(thing).answers[thing]
            found = {Key("", thing): rows}
            return None if _refuses(node, _changed(world, found)) else found
        return self._leaf(node, world, needs)

    def _all(
        self, parts: Iterable[Any], world: World, needs: Needs
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
        self, parts: list[Any], number: int, world: World, needs: Needs
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

    def _leaf(self, node: Any, world: World, needs: Needs) -> Changes | None:
        """One new answer to a question of a comparison that satisfies it, and
        every other condition on that question alone."""
        keys = _keys(node, world)
        for key in keys:
            given = world.given(key)
            if given is None or not self._is_question(key):
                continue
            alone = needs.alone(key, world)
            if len(keys) > 1 or any(map(_looks_up, [node, *alone])):
                found = self._answered(node, key, alone, world)
            else:
                found = self._answered_once(node, key, alone, world)
            if found is not None:
                return found
        return None

    def _answered_once(
        self, node: Any, key: Key, alone: list[Any], world: World
    ) -> Changes | None:
        """The same answer for all supports, where nothing depends on any other
        question."""
        nodes = [node, *alone]
        asked = (key, repr(world.given(key)), *map(id, nodes))
        kept = self._leaves.get(asked)
        if kept is None:
            # With the nodes, so that no other takes their identity.
            kept = (nodes, self._answered(node, key, alone, world))
            self._leaves[asked] = kept
        return kept[1]

    def _answered(
        self, node: Any, key: Key, alone: list[Any], world: World
    ) -> Changes | None:
        """A new answer to one question with which a condition holds, and nothing
        that asks it alone is refused."""

        def is_right(value: Any) -> bool:
            """Whether a new answer satisfies all of them."""
            trial = world.changed(key, value)
            if _verdict(node, trial) != "yes":
                return False
            return not any(_refuses(one, trial) for one in alone)

        question, given = self._question(key), world.given(key)
        for value in candidates(question, given, [node, *alone], is_right):
            if is_right(value):
                return {key: value}
        return None

    def _is_question(self, key: Key) -> bool:
        """Whether it is no table."""
        return key.row is not None or key.name in self._prepared.questions

    def _question(self, key: Key) -> dict[str, Any]:
        if key.row is None:
            return self._prepared.questions[key.name]
        columns = self._prepared.things[key.thing]["columns"]
        return next(one for one in columns if one["id"] == key.name)

    def _words(self, changes: Changes) -> Iterable[NewAnswer]:
        """The changes as a reader sees them."""
        world = World(self._answers)
        prepared = self._prepared
        for key, value in changes.items():
            before = world.given(key)
            if before != value:
                yield new_answer(
                    key, value, before, prepared.questions, prepared.things
                )


def _own_nodes(support: Support) -> list[Any]:
    """What must hold for a support besides what stands before it."""
    nodes = [one.rule["holds"] for one in support.conditions]
    return nodes + [positive(one) for one in support.nodes]


def _plain(nodes: list[Any]) -> list[Any]:
    """Conditions that are about no row."""
    return [
        node
        for node in nodes
        if isinstance(node, bool)
        or not once(("asked", id(node)), node, _asked)[1]
    ]


def _looks_up(node: Any) -> bool:
    """Whether a condition looks into a table, which is none of its questions."""
    return bool(once(("looks up", id(node)), node, has_table))


def _fewer(one: Changes | None, other: Changes | None) -> Changes | None:
    """The one with fewer changes, the first of equals."""
    if one is None:
        return other
    if other is None or len(one) <= len(other):
        return one
    return other


def _keys(node: Any, world: World) -> list[Key]:
    """The questions of a condition: fields, and the columns of the row."""
    if isinstance(node, bool):
        return []
    fields, columns = once(("asked", id(node)), node, _asked)
    if not world.thing:
        return fields
    return fields + [Key(name, world.thing, world.row) for name in columns]


def _asked(node: Any) -> tuple[list[Key], list[str]]:
    """What a condition asks of the applicant, and of the row."""
    columns = list(dict.fromkeys(columns_outside_tables(node)))
    return [Key(name) for name in fields_of(node)], columns


def _changed(world: World, changes: Changes) -> World:
    for key, value in changes.items():
        world = world.changed(key, value)
    return world


def _verdict(node: Any, world: World) -> str:
    return verdict_of(node, world.scope)


def _refuses(node: Any, world: World) -> bool:
    return _verdict(node, world) == "no"
