"""Comparing two versions of a text (版本比较): which unit became which, in what order, and what happened to each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policypress.compare.changes import Change, ChangeSet, Pair, Side, Step
from policypress.compare.match.align import Group, align
from policypress.compare.match.classify import classify
from policypress.compare.match.headings import pair_headings
from policypress.compare.match.lines import Manner, pairs_of
from policypress.compare.match.sequences import heaviest_chain
from policypress.compare.match.units import Standing, units_of
from policypress.compare.text.citations import Numbers
from policypress.compare.text.tree import Line, Node, Tree

_CLAUSE_WEIGHT = 1_000_000.0  # a clause that keeps its place counts more than any heading or length of text


@dataclass(frozen=True, slots=True)
class _Linked:
    """Units that belong together, by index; () on one side when there is none. kept: in the same order on both sides."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    kept: bool


def compare(old: Tree, new: Tree, terms: Iterable[str] = ()) -> ChangeSet:
    """Everything that differs between two texts. terms: the policy's own words, never cut in two."""
    olds, news = units_of(old), units_of(new)
    clause_groups = _clauses(olds, news)
    groups = [
        *clause_groups,
        *pair_headings(olds, news, clause_groups),
        *_others(olds, news),
    ]
    numbers = _numbers(groups, olds, news)
    manner = Manner(tuple(terms), numbers)
    linked = _linked(groups, olds, news)
    changes = _Changes(olds, news, linked, manner)
    steps = tuple(changes.steps())
    distinct = tuple(
        step.change for step in steps if step.side != "old" or not step.change.new
    )
    return ChangeSet(
        old, new, distinct, steps, tuple(_renumbering(clause_groups, olds, news))
    )


def _clauses(olds: Sequence[Standing], news: Sequence[Standing]) -> list[Group]:
    """Groups of clauses, by unit index: by id, by equal words, by likeness; split and merged only into neighbours."""
    old_at = [index for index, unit in enumerate(olds) if unit.unit == "clause"]
    new_at = [index for index, unit in enumerate(news) if unit.unit == "clause"]
    places = {
        news[index].node.id: rank
        for rank, index in enumerate(new_at)
        if news[index].node.id
    }
    known = [
        (rank, places[olds[index].node.id])
        for rank, index in enumerate(old_at)
        if olds[index].node.id in places
    ]
    # Clauses with nothing between them have the same distance between unit index and rank.
    groups = align(
        [olds[index].words for index in old_at],
        [news[index].words for index in new_at],
        known,
        [index - rank for rank, index in enumerate(old_at)],
        [index - rank for rank, index in enumerate(new_at)],
    )
    return [
        Group(tuple(old_at[i] for i in group.old), tuple(new_at[j] for j in group.new))
        for group in groups
    ]


def _others(olds: Sequence[Standing], news: Sequence[Standing]) -> list[Group]:
    """Title, preamble, contents and closing by what they are; annexes by likeness, then by their number."""
    groups = []
    for unit in ("title", "preamble", "contents", "closing", "annex"):
        old_at = [index for index, other in enumerate(olds) if other.unit == unit]
        new_at = [index for index, other in enumerate(news) if other.unit == unit]
        if unit == "annex":
            found = align(
                [olds[i].words for i in old_at], [news[j].words for j in new_at]
            )
            pairs = {group.old[0]: group.new[0] for group in found}
            named = {
                news[j].name: k for k, j in enumerate(new_at) if k not in pairs.values()
            }
            pairs |= {
                k: named[olds[i].name]
                for k, i in enumerate(old_at)
                if k not in pairs and olds[i].name in named
            }
            groups += [
                Group((old_at[k],), (new_at[pair],))
                for k, pair in sorted(pairs.items())
            ]
        else:
            groups += [Group((i,), (j,)) for i, j in zip(old_at, new_at)]
    return groups


def _numbers(
    groups: Sequence[Group], olds: Sequence[Standing], news: Sequence[Standing]
) -> Numbers:
    """What 第X条 and 第X章 of the old text are called in the new one; None = gone. Numbers used twice say nothing."""
    numbers: Numbers = {}
    doubtful = set()
    became = {i: group.new[0] for group in groups for i in group.old}
    for index, unit in enumerate(olds):
        name = _number(unit)
        if not name:
            continue
        if name in numbers:
            doubtful.add(name)
        numbers[name] = _number(news[became[index]]) if index in became else None
    return {name: target for name, target in numbers.items() if name not in doubtful}


def _number(unit: Standing) -> tuple[str, tuple[int, ...]] | None:
    if (
        not unit.node.number
        or unit.unit not in ("clause", "heading")
        or unit.node.kind == "section"
    ):
        return None
    return (
        "条" if unit.unit == "clause" else "章" if unit.node.kind == "chapter" else "编"
    ), unit.node.number


def _renumbering(
    groups: Sequence[Group], olds: Sequence[Standing], news: Sequence[Standing]
) -> Iterator[tuple[str, str]]:
    became = {i: group.new for group in groups for i in group.old}
    for index, unit in enumerate(olds):
        if unit.unit == "clause" and unit.node.label:
            yield (
                unit.node.label,
                "、".join(news[j].node.label for j in became.get(index, ())),
            )


def _linked(
    groups: Sequence[Group], olds: Sequence[Standing], news: Sequence[Standing]
) -> list[_Linked]:
    """Groups with whether they kept their order, and every unit that is in none. Clauses decide before headings."""
    points = [(group.old[0], group.new[0], _weight(group, olds)) for group in groups]
    kept = set(heaviest_chain(points))
    linked = [
        _Linked(group.old, group.new, index in kept)
        for index, group in enumerate(groups)
    ]
    paired_old = {i for group in groups for i in group.old}
    paired_new = {j for group in groups for j in group.new}
    linked += [
        _Linked((i,), (), False) for i in range(len(olds)) if i not in paired_old
    ]
    linked += [
        _Linked((), (j,), False) for j in range(len(news)) if j not in paired_new
    ]
    return linked


def _weight(group: Group, olds: Sequence[Standing]) -> float:
    size = sum(len(olds[i].words) for i in group.old)
    return size + (_CLAUSE_WEIGHT if olds[group.old[0]].unit == "clause" else 1.0)


class _Changes:
    """Makes the change of each group once and walks both texts."""

    def __init__(
        self,
        olds: Sequence[Standing],
        news: Sequence[Standing],
        linked: list[_Linked],
        manner: Manner,
    ) -> None:
        self.olds, self.news, self.linked, self.manner = olds, news, linked, manner
        self.of_old = {i: link for link in linked for i in link.old}
        self.of_new = {j: link for link in linked for j in link.new}
        self.made: dict[_Linked, Change] = {}

    def steps(self) -> Iterator[Step]:
        i = j = 0
        for link in [
            *sorted(
                (link for link in self.linked if link.kept), key=lambda link: link.old
            ),
            None,
        ]:
            end_old, end_new = (
                (link.old[0], link.new[0]) if link else (len(self.olds), len(self.news))
            )
            yield from self._aside("old", self.of_old, range(i, end_old))
            yield from self._aside("new", self.of_new, range(j, end_new))
            if link:
                yield Step("both", self._change(link))
                i, j = link.old[-1] + 1, link.new[-1] + 1

    def _aside(
        self, side: Side, of: dict[int, _Linked], indexes: range
    ) -> Iterator[Step]:
        """What stands in one text only; a split or merged unit that moved stands there once."""
        for index in indexes:
            link = of[index]
            if (link.old if side == "old" else link.new)[0] == index:
                yield Step(side, self._change(link))

    def _change(self, link: _Linked) -> Change:
        if link not in self.made:
            self.made[link] = self._make(link)
        return self.made[link]

    def _make(self, link: _Linked) -> Change:
        old, new = [self.olds[i] for i in link.old], [self.news[j] for j in link.new]
        old_nodes, new_nodes = (
            tuple(unit.node for unit in old),
            tuple(unit.node for unit in new),
        )
        pairs: tuple[Pair, ...] = pairs_of(
            _lines(old_nodes), _lines(new_nodes), self.manner
        )
        moved = bool(old and new) and not link.kept
        kind, also = classify(old_nodes, new_nodes, pairs, moved, self.manner)
        standing = new[0] if new else old[0]
        name = standing.name if new or standing.node.id else f"原{standing.name}"
        old_path = (
            tuple(self._change(self.of_old[i]).id for i in old[0].above) if old else ()
        )
        new_path = (
            tuple(self._change(self.of_new[j]).id for j in new[0].above)
            if new
            else old_path
        )
        return Change(
            name,
            standing.unit,
            kind,
            also,
            old_nodes,
            new_nodes,
            pairs,
            new_path,
            old_path,
        )


def _lines(nodes: Sequence[Node]) -> list[Line]:
    return [line for node in nodes for line in node.lines]
