"""What each clause and each of its lines became (对应).

Old node → new node, old line → new line.

Nodes and lines are known by identity (`id`), since two of them may be equal
and yet stand in different places. The change set that the answers are about
keeps them alive.
"""

from __future__ import annotations

from msgspec import Struct

from policypress.compare.changes import Change, ChangeSet, Pair
from policypress.compare.impact.broken_citation import surviving_clauses
from policypress.compare.text.tree import (
    Address,
    Line,
    Node,
    Tree,
    addresses,
    clauses,
)

Number = tuple[int, ...]
_NodeById = dict[int, Node]
_LineById = dict[int, Line]


class Correspondence:
    """Answers for one change set.

    A number that stands twice in a text says nothing.
    """

    def __init__(self, changes: ChangeSet) -> None:
        """Finds what each old clause and line became."""
        self._changes = changes  # so that every id stays its own
        self._old_by_number = _by_number(changes.old)
        self._new_by_number = _by_number(changes.new)
        self._new_node: _NodeById = {}
        for old, new in surviving_clauses(changes):
            self._new_node[id(old)] = new
        self._new_line: _LineById = {}
        for change in changes.clauses():
            self._new_line |= _new_lines(change)
        lines = self._new_line.values()
        self._with_a_source = set(map(id, lines))
        self._clause_of_line = _clause_of_line(changes.new)
        self._addressed: dict[int, _AddressedLines] = {}

    def old_clause(
        self,
        number: Number | None,
        own: Node,
    ) -> Node | None:
        """The old clause of that number.

        None asks for `own`, in which the citation stands.
        """
        if number is None:
            return own
        return self._old_by_number.get(number)

    def new_clause(
        self,
        number: Number | None,
        own: Node,
    ) -> Node | None:
        """The new clause of that number.

        None asks for `own`, in which the citation stands.
        """
        if number is None:
            return own
        return self._new_by_number.get(number)

    def became(self, node: Node) -> Node | None:
        """The one new clause an old one became.

        None when deleted, split or merged.
        """
        return self._new_node.get(id(node))

    def line(self, old: Line) -> Line | None:
        """The new line that an old one became, the first of several.

        None when deleted.
        """
        return self._new_line.get(id(old))

    def came_from(self, new: Line) -> bool:
        """Whether an old line became it."""
        return id(new) in self._with_a_source

    def line_at(
        self,
        clause: Node,
        address: Address,
    ) -> Line | None:
        """The line an address names.

        None when there is none, or more than one.
        """
        known = self._addresses(clause)
        return known.line_at.get(address)

    def address_of(
        self,
        clause: Node,
        wanted: Line | None,
    ) -> Address | None:
        """Where a line stands in a clause.

        None when it does not stand there.
        """
        if wanted is None:
            return None
        known = self._addresses(clause)
        return known.address_of.get(id(wanted))

    def first_address(self, clause: Node) -> Address:
        """The address of the first line of a clause that has lines."""
        first_line = clause.lines[0]
        known = self._addresses(clause)
        return known.address_of[id(first_line)]

    def new_node(self, line: Line) -> Node | None:
        """The clause of the new text that a line stands in."""
        return self._clause_of_line.get(id(line))

    def _addresses(self, clause: Node) -> _AddressedLines:
        """The lines of a clause by their addresses, made once for
        each clause.
        """
        found = self._addressed.get(id(clause))
        if found is None:
            found = _addressed_lines(clause)
            self._addressed[id(clause)] = found
        return found


def _by_number(text: Tree) -> dict[Number, Node | None]:
    """Clauses by their numbers; None for a number that stands twice."""
    found: dict[Number, Node | None] = {}
    for node in clauses(text):
        twice = node.number in found
        found[node.number] = None if twice else node
    return found


def _clause_of_line(text: Tree) -> _NodeById:
    """The clause that each line of a text stands in, by the id of the line."""
    found: _NodeById = {}
    for node in clauses(text):
        lines = map(id, node.lines)
        found |= dict.fromkeys(lines, node)
    return found


def _new_lines(change: Change) -> _LineById:
    """The new line for the id of each old line of a clause that is still
    there.
    """
    found: _LineById = {}
    moved_from: dict[str, Line] = {}
    moved_to: dict[str, Line] = {}
    for pair in change.pairs:
        if pair.old and pair.new:
            found |= _new_lines_of_pair(pair)
        elif pair.old:
            moved_from[pair.move] = pair.old[0]
        elif pair.new:
            moved_to[pair.move] = pair.new[0]
    # A line that moved within its clause is two pairs with one name.
    for name, old in moved_from.items():
        if name and name in moved_to:
            found[id(old)] = moved_to[name]
    return found


def _new_lines_of_pair(pair: Pair) -> _LineById:
    """The new line of each old one.

    Old lines more than the new ones share the last.
    """
    found: _LineById = {}
    last = len(pair.new) - 1
    for index, line in enumerate(pair.old):
        new_index = min(index, last)
        found[id(line)] = pair.new[new_index]
    return found


class _AddressedLines(Struct, frozen=True):
    """The lines of one clause.

    line_at: None for an address that several lines have; address_of: by the id
    of the line.
    """

    line_at: dict[Address, Line | None]
    address_of: dict[int, Address]


def _addressed_lines(clause: Node) -> _AddressedLines:
    """The lines of a clause by address; tables have none of their own."""
    found = _AddressedLines({}, {})
    numbered = zip(clause.lines, addresses(clause), strict=True)
    for line, here in numbered:
        found.address_of.setdefault(id(line), here)
        if line.rows:
            continue
        # 第一项 alone names the item of whatever 款 has one.
        in_any_paragraph = Address(0, here.item, here.subitem)
        for address in {here, in_any_paragraph}:
            known = address in found.line_at
            found.line_at[address] = None if known else line
    return found
