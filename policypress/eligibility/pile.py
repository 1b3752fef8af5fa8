"""The payments of all measures, found by the supports they are of. An operation takes
out what it is about and leaves the rest alone, so what it costs does not grow with the
policy."""

from __future__ import annotations

from collections.abc import Iterable

from policypress.eligibility.blocks import Block, Blocks, Ends, Names, sum_of
from policypress.eligibility.combine import Trace, carried_out, trace_of
from policypress.eligibility.operation import Operation, Rows
from policypress.rules import Range


class Pile:
    """Both ends of all payments, and the limits that bore on them."""

    def __init__(self) -> None:
        self._low = _Side()
        self._high = _Side()
        self._limited: dict[str, list[Names]] = {}
        self._is_settled = True  # both ends are the same blocks

    def put(self, ends: Ends) -> None:
        """Lays payments on top. Of `limited` only what is new is given."""
        self._low.put(ends.low)
        self._high.put(ends.high)
        if ends.low is not ends.high:
            self._is_settled = False
        for of in ends.limited:
            for name in of:
                limits = self._limited.setdefault(name, [])
                limits.append(of)

    def carry_out(
        self,
        operation: Operation,
        scope_of: Rows,
        traces: list[Trace] | None,
    ) -> None:
        """Combines the payments that an operation is about. traces: takes in what
        it did."""
        of = operation.of
        low = self._low.taken(of)
        high = self._high.taken(of)
        if self._is_settled:
            high = low
        limits = self._limits_of(of)
        before = Ends(low, high, limits)
        after, bound = carried_out(before, operation, scope_of)
        if traces is not None:
            traces.append(
                trace_of(
                    operation,
                    before,
                    after,
                    bound,
                )
            )
        known = len(limits)
        new = after.limited[known:]
        self.put(after._replace(limited=new))

    def total(self) -> Range:
        """The sum of all that lies here."""
        certain = self._low.blocks()
        possible = self._high.blocks()
        low = sum_of(certain)
        high = sum_of(possible)
        return Range(low or 0, high)

    def _limits_of(self, of: Names) -> tuple[Names, ...]:
        """The limits that bore on some supports, each once."""
        if not self._limited:
            return ()
        found: dict[Names, None] = {}
        for name in of:
            limits = self._limited.get(name, [])
            found.update(dict.fromkeys(limits))
        return tuple(found)


class _Side:
    """One end of all payments. Each block has a number, in their order; one that an
    operation leaves as it is keeps it."""

    def __init__(self) -> None:
        self._blocks: dict[int, Block] = {}
        self._numbers: dict[str, set[int]] = {}  # of the blocks of a support
        self._next = 0
        self._lent: dict[int, tuple[int, Block]] = {}  # id → number, block

    def blocks(self) -> Blocks:
        """Every block."""
        return list(self._blocks.values())

    def put(self, blocks: Iterable[Block]) -> None:
        """Puts back what was taken out, and lays on top what is new."""
        lent = self._lent
        for block in blocks:
            number = self._next
            if id(block) in lent:
                number, _ = lent[id(block)]
            else:
                self._next += 1
            self._blocks[number] = block
            for name in block.of:
                numbers = self._numbers.setdefault(name, set())
                numbers.add(number)
        self._lent = {}

    def taken(self, of: Names) -> Blocks:
        """Takes out the blocks of some supports, in order. A block of others as
        well leaves its number with these; it means nothing then."""
        found: set[int] = set()
        for name in of:
            found |= self._numbers.pop(name, set())
        taken: Blocks = []
        for number in sorted(found):
            block = self._blocks.pop(number, None)
            if block is None:
                continue
            taken.append(block)
            self._lent[id(block)] = (number, block)
        return taken
