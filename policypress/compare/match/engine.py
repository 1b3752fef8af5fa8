"""Comparing two versions of a text (版本比较).

Which unit became which (`unit_pairs`), in what order, and what happened to
each (`classify`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policypress.compare.changes import Change, ChangeSet, Side, Step
from policypress.compare.match.classify import classify
from policypress.compare.match.groups import (
    Group,
    chosen,
    in_order,
    stretches,
)
from policypress.compare.match.lines import pairs_of
from policypress.compare.match.numbers import new_numbers, renumbered_labels
from policypress.compare.match.unit_pairs import pair_clauses, pair_units
from policypress.compare.match.units import TextUnit, Units, units_of
from policypress.compare.match.words import MatchOptions
from policypress.compare.text.tree import Line, Node, Tree

# What a clause is worth that keeps its place, in characters: more than any
# heading, or any length of text. A heading alone never makes a clause one that
# moved.
_CLAUSE_WEIGHT = 1_000_000.0


_GroupOf = dict[int, Group]


def compare(
    old: Tree,
    new: Tree,
    terms: Iterable[str] = (),
) -> ChangeSet:
    """Everything that differs between two texts.

    terms: the policy's own words, never cut in two.
    """
    olds = units_of(old)
    news = units_of(new)
    clauses = pair_clauses(olds, news)
    groups = pair_units(olds, news, clauses)
    numbers = new_numbers(groups, olds, news)
    options = MatchOptions(tuple(terms), numbers)
    made = _Changes(olds, news, groups, options)
    steps = tuple(made.steps())
    changes = _in_order_of_the_new_text(steps)
    labels = renumbered_labels(clauses, olds, news)
    return ChangeSet(old, new, tuple(changes), steps, tuple(labels))


def _in_order_of_the_new_text(steps: Iterable[Step]) -> Iterator[Change]:
    """Each change once.

    A unit that moved is met twice; its change stands where the new text has
    it.
    """
    for step in steps:
        change = step.change
        moved_away = step.side == "old" and change.new
        if not moved_away:
            yield change


def _weight(
    group: Group,
    olds: Units,
) -> float:
    """What it is worth that a group keeps its place."""
    units = chosen(olds, group.old)
    size = sum(len(unit.text) for unit in units)
    if units[0].kind == "clause":
        return size + _CLAUSE_WEIGHT
    return size + 1.0


class _Changes:
    """Makes the change of each group once and walks both texts.

    groups: what belongs together. Each unit that is in none gets a group of
    its own.
    """

    def __init__(
        self,
        olds: Units,
        news: Units,
        groups: Sequence[Group],
        options: MatchOptions,
    ) -> None:
        """Decides which groups keep their place; changes are made later."""
        self.olds = olds
        self.news = news
        self.options = options
        weights = [_weight(group, olds) for group in groups]
        self.stayed = in_order(groups, weights)
        self.stayed.sort(key=lambda group: group.old)
        self.in_place = set(self.stayed)
        # The group of each unit, by its index.
        self.of_old: _GroupOf = {}
        self.of_new: _GroupOf = {}
        for i in range(len(olds)):
            self.of_old[i] = Group((i,), ())
        for j in range(len(news)):
            self.of_new[j] = Group((), (j,))
        for group in groups:
            for i in group.old:
                self.of_old[i] = group
            for j in group.new:
                self.of_new[j] = group
        self.made: dict[Group, Change] = {}

    def steps(self) -> Iterator[Step]:
        """How to walk both texts at once; what moved is met in each text."""
        old_size = len(self.olds)
        new_size = len(self.news)
        for stretch in stretches(self.stayed, old_size, new_size):
            for i in stretch.old:
                yield from self._one_sided("old", i)
            for j in stretch.new:
                yield from self._one_sided("new", j)
            if stretch.group:
                change = self._change(stretch.group)
                yield Step("both", change)

    def _one_sided(
        self,
        side: Side,
        index: int,
    ) -> Iterator[Step]:
        """The step at a unit that stands here in one text only.

        None at the further units of a split or merged one that moved.
        """
        if side == "old":
            group = self.of_old[index]
            first = group.old[0]
        else:
            group = self.of_new[index]
            first = group.new[0]
        if index == first:
            change = self._change(group)
            yield Step(side, change)

    def _change(self, group: Group) -> Change:
        """The change of a group, made when it is first asked for."""
        change = self.made.get(group)
        if change is None:
            change = self._make(group)
            self.made[group] = change
        return change

    def _make(self, group: Group) -> Change:
        """The change of a group: its lines paired, its kind and its name."""
        olds = chosen(self.olds, group.old)
        news = chosen(self.news, group.new)
        old_nodes = tuple(unit.node for unit in olds)
        new_nodes = tuple(unit.node for unit in news)
        options = self.options
        old_lines = _lines(old_nodes)
        new_lines = _lines(new_nodes)
        pairs = pairs_of(old_lines, new_lines, options)
        on_both_sides = bool(olds and news)
        moved = on_both_sides and group not in self.in_place
        kind, also = classify(old_nodes, new_nodes, pairs, moved, options)
        old_path = self._path(olds, self.of_old)
        path = old_path
        if news:
            path = self._path(news, self.of_new)
        shown = news or olds
        return Change(
            id=_change_id(olds, news),
            unit=shown[0].kind,
            kind=kind,
            also=also,
            old=old_nodes,
            new=new_nodes,
            pairs=pairs,
            path=path,
            old_path=old_path,
        )

    def _path(
        self,
        units: Units,
        group_of: _GroupOf,
    ) -> tuple[str, ...]:
        """The ids of the changes of the headings above a unit, outermost
        first.
        """
        if not units:
            return ()
        headings = [self._change(group_of[i]) for i in units[0].above]
        return tuple(heading.id for heading in headings)


def _lines(nodes: Sequence[Node]) -> list[Line]:
    """The printed lines of some nodes, in order."""
    lines: list[Line] = []
    for node in nodes:
        lines += node.lines
    return lines


def _change_id(
    olds: Sequence[TextUnit],
    news: Sequence[TextUnit],
) -> str:
    """The name of the unit in the new text; 原第十七条 for one that is deleted."""
    if news:
        return news[0].name
    deleted = olds[0]
    if deleted.node.id:
        return deleted.name
    return f"原{deleted.name}"
