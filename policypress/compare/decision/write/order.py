"""The new order of clauses and headings (条文顺序): 第八条至第十条依次改为第九条至第十一条."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from policypress.compare.decision.write.names import Names, unit_word
from policypress.compare.text.labels import cited
from policypress.compare.text.tree import Node, Tree, clauses, walk

Pair = tuple[Node, Node]


class Order(Struct, frozen=True):
    """How a decision tells the new order of clauses. listed: each number that moved, by
    its old one; by_place: that all get the number of their place.
    """

    listed: str = ""
    by_place: bool = False

    def __bool__(self) -> bool:
        """Whether anything is to be told."""
        return self.by_place or bool(self.listed)

    def sentence(self) -> str:
        """The closing sentence of a decision that only moves numbers."""
        end = f"：{self.listed}。" if self.listed else "。"
        return f"此外，对条文顺序作相应调整{end}"

    def opening_of_list(self) -> str:
        """The closing sentence where single words follow, a line each.

        如下 where the numbers are among them: 相应 gives each the number of its place.
        """
        if self.by_place:
            return "此外，对条文顺序和个别文字作相应调整和修改："
        if self.listed:
            return "此外，对条文顺序和个别文字作如下调整和修改："
        return "此外，对个别文字作如下修改："


def by_place(
    new: Tree,
    renumbered: dict[int, Pair],
) -> bool:
    """Whether every clause of a text has the number of its place, and nothing but
    clauses gets another one.
    """
    if any(after.kind != "clause" for _, after in renumbered.values()):
        return False
    numbers = [node.number for node in clauses(new) if node.number]
    return numbers == [(place,) for place in range(1, len(numbers) + 1)]


def order_sentences(
    old: Tree,
    new: Tree,
    names: Names,
    renumbered: dict[int, Pair],
) -> Iterator[str]:
    """Runs of renumbered clauses and headings, in their old order. renumbered: by id()
    of nodes that `old` holds.
    """
    for run in _runs(old, names, renumbered):
        first, last = run[0], run[-1]
        before = [names.of(first[0]), names.of(last[0])]
        after = [number_of(first[1], new), number_of(last[1], new)]
        if len(run) == 1:
            yield f"{before[0]}改为{after[0]}"
        elif len(run) == 2:
            yield f"{'、'.join(before)}依次改为{'、'.join(after)}"
        else:
            yield f"{'至'.join(before)}依次改为{'至'.join(after)}"


def number_of(
    node: Node,
    tree: Tree,
) -> str:
    """第九条, 第三章: the number of a node as a decision cites it."""
    return cited(unit_word(node, tree), node.number, node.label)


def _runs(
    old: Tree,
    names: Names,
    renumbered: dict[int, Pair],
) -> Iterator[list[Pair]]:
    """Renumbered nodes whose old and new numbers both go up by one; no other numbered
    node of their kind stands between.
    """
    run: list[Pair] = []
    before: dict[str, Node] = {}  # the last numbered node of each kind
    for node, _ in walk(old):
        previous = before.get(node.kind)
        if node.label:
            before[node.kind] = node
        pair = renumbered.get(id(node))
        if not pair:
            continue
        follows = run and run[-1][0] is previous and _next(run[-1], pair)
        if follows and _named_by_number(run[-1][0], old, names):
            run.append(pair)
            continue
        if run:
            yield run
        run = [pair]
    if run:
        yield run


def _next(
    last: Pair,
    pair: Pair,
) -> bool:
    """Whether both numbers are those that follow."""
    for before, after in zip(last, pair, strict=True):
        if len(before.number) != 1 or len(after.number) != 1:
            return False
        if before.number[0] + 1 != after.number[0]:
            return False
    return True


def _named_by_number(
    node: Node,
    tree: Tree,
    names: Names,
) -> bool:
    """Whether 第八条 alone names a node; where two have that number a run would not say
    which.
    """
    return names.of(node) == number_of(node, tree)
