"""What each clause and each of its lines became (对应): old node → new node, old line → new line."""

from __future__ import annotations

from policypress.compare.changes import ChangeSet
from policypress.compare.text.tree import Address, Line, Node, addresses, clauses

Number = tuple[int, ...]


class Counterparts:
    """Answers for one change set. A number that stands twice in a text says nothing."""

    def __init__(self, changes: ChangeSet) -> None:
        self._old: dict[Number, Node | None] = {}
        self._new: dict[Number, Node | None] = {}
        self._became: dict[int, Node] = {}
        self._line: dict[int, Line] = {}
        self._at: dict[int, _Addresses] = {}
        self._new_nodes = clauses(changes.new)
        self._standing = {
            id(line): node for node in self._new_nodes for line in node.lines
        }
        for change in changes.clauses():
            for known, nodes in ((self._old, change.old), (self._new, change.new)):
                for node in nodes:
                    known[node.number] = None if node.number in known else node
            if len(change.old) == len(change.new) == 1:
                self._became[id(change.old[0])] = change.new[0]
            ends: dict[str, list[Line]] = {}
            for pair in change.pairs:
                if pair.old and pair.new:
                    self._line |= {
                        id(line): pair.new[min(at, len(pair.new) - 1)]
                        for at, line in enumerate(pair.old)
                    }
                elif pair.move:
                    ends.setdefault(pair.move, []).append((pair.old or pair.new)[0])
                    if len(ends[pair.move]) == 2:
                        gone, come = (
                            ends[pair.move] if pair.new else ends[pair.move][::-1]
                        )
                        self._line[id(gone)] = come
        self._came = {id(line) for line in self._line.values()}

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
        return id(new) in self._came

    def line_at(self, clause: Node, address: Address) -> Line | None:
        """The line an address names; None when there is none, or more than one."""
        return self._addresses(clause).lines.get(address)

    def address_of(self, clause: Node, wanted: Line | None) -> Address | None:
        """Where a line stands in a clause; None when it does not stand there."""
        return None if wanted is None else self._addresses(clause).of.get(id(wanted))

    def first_address(self, clause: Node) -> Address:
        """The address of the first line of a clause that has lines."""
        return self._addresses(clause).of[id(clause.lines[0])]

    def new_node(self, line: Line) -> Node | None:
        """The clause of the new text that a line stands in."""
        return self._standing.get(id(line))

    def _addresses(self, clause: Node) -> _Addresses:
        """The lines of a clause by their addresses, made once for each clause."""
        found = self._at.get(id(clause))
        if found is None:
            found = self._at[id(clause)] = _Addresses(clause)
        return found


class _Addresses:
    """The addresses of the lines of one clause. lines: by address, None where several lines have it."""

    def __init__(self, clause: Node) -> None:
        self.clause = clause  # kept, so that its id stays its own
        self.of: dict[int, Address] = {}
        self.lines: dict[Address, Line | None] = {}
        for line, here in zip(clause.lines, addresses(clause)):
            self.of.setdefault(id(line), here)
            if line.rows:
                continue
            # 第一项 alone names the item of whatever 款 has one.
            for name in {here, Address(0, here.item, here.subitem)}:
                self.lines[name] = None if name in self.lines else line
