"""What each clause and each of its lines became (对应): old node → new node, old line → new line."""

from __future__ import annotations

from .changes import ChangeSet
from .structure import Address, Line, Node, addresses

Number = tuple[int, ...]


class Counterparts:
    """Answers for one change set. A number that stands twice in a text says nothing."""

    def __init__(self, changes: ChangeSet) -> None:
        self._old: dict[Number, Node | None] = {}
        self._new: dict[Number, Node | None] = {}
        self._became: dict[int, Node] = {}
        self._line: dict[int, Line] = {}
        for change in changes.clauses():
            for known, nodes in ((self._old, change.old), (self._new, change.new)):
                for node in nodes:
                    known[node.number] = None if node.number in known else node
            if len(change.old) == len(change.new) == 1:
                self._became[id(change.old[0])] = change.new[0]
            ends: dict[str, list[Line]] = {}
            for pair in change.pairs:
                if pair.old and pair.new:
                    self._line |= {id(line): pair.new[min(at, len(pair.new) - 1)] for at, line in enumerate(pair.old)}
                elif pair.move:
                    ends.setdefault(pair.move, []).append((pair.old or pair.new)[0])
                    if len(ends[pair.move]) == 2:
                        gone, come = ends[pair.move] if pair.new else ends[pair.move][::-1]
                        self._line[id(gone)] = come

    def old_clause(self, number: Number | None, own: Node) -> Node | None:
        """The old clause of that number; None asks for the clause the citation stands in."""
        return own if number is None else self._old.get(number)

    def new_clause(self, number: Number | None, own: Node) -> Node | None:
        return own if number is None else self._new.get(number)

    def became(self, node: Node) -> Node | None:
        """The one new clause that an old one became; None when it is gone, was split or merged."""
        return self._became.get(id(node))

    def line(self, old: Line) -> Line | None:
        """The new line an old one became, the first of several; None when it is gone."""
        return self._line.get(id(old))

    def came_from(self, new: Line) -> bool:
        """Whether an old line became it."""
        return any(line is new for line in self._line.values())


def line_at(clause: Node, address: Address) -> Line | None:
    """The line an address names; None when there is none, or more than one."""
    found = [line for line, here in zip(clause.lines, addresses(clause))
             if not line.rows and (here.item, here.subitem) == (address.item, address.subitem)
             and address.paragraph in (0, here.paragraph)]
    return found[0] if len(found) == 1 else None


def address_of(clause: Node, wanted: Line | None) -> Address | None:
    """Where a line stands in a clause; None when it does not stand there."""
    return next((here for line, here in zip(clause.lines, addresses(clause)) if line is wanted), None)
