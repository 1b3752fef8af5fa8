"""A plan of columns (计算程序): which are made of some terms, and in what order.

What is the same stands once. A column comes after those it is made of.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct, field

from policypress.lists.compiling.allotting import (
    Made,
    Program,
    Step,
    allotted,
)
from policypress.lists.compiling.columns import outside
from policypress.lists.compiling.crossings import CROSSINGS
from policypress.lists.compiling.lowering import PLAIN, Operation, literal
from policypress.lists.compiling.terms import ANYWHERE, Term


def program_of(
    results: dict[str, Term], given: dict[str, Term] | None = None
) -> Program:
    """The program that makes some terms. given: terms that are there already, as
    columns of the applicants with these names."""
    import polars as pl

    numbering = _Numbering()
    known = given or {}
    numbering.take(known.values())
    numbering.take(results.values())
    there = {numbering.of(term): name for name, term in known.items()}
    roots = {name: numbering.of(term) for name, term in results.items()}
    made = Made()
    for number in _used(numbering, roots.values(), there):
        if number in there:
            made.given[number] = there[number]
        else:
            _add(made, number, numbering)
    program = allotted(made, set(roots.values()))
    for name, number in roots.items():
        if number in made.constants:
            value = outside(made.constants[number])
            plain = pl.lit(value.item(), dtype=value.dtype).alias(name)
            program.plain.append(plain)
        else:
            program.results[name] = made.places[number]
    return program


def _operation(term: Term) -> Operation:
    """How a term is made, and of which."""
    is_there = term.operation == "column" and not term.home
    if term.operation in CROSSINGS and not is_there:
        return CROSSINGS[term.operation](term)
    return PLAIN[term.operation](term)


class _Numbering(Struct):
    """Terms by number, each after its parts; those that are the same have one. numbers:
    of structures; seen: of terms, by their ids; parts: of which columns each is made."""

    terms: list[Term] = field(default_factory=list)
    operations: list[Operation] = field(default_factory=list)
    parts: list[tuple[int, ...]] = field(default_factory=list)
    numbers: dict[Any, int] = field(default_factory=dict)
    seen: dict[int, int] = field(default_factory=dict)
    kept: list[Any] = field(default_factory=list)

    def of(self, term: Term) -> int:
        """The number of a term that was taken in."""
        return self.seen[id(term)]

    def take(self, terms: Iterable[Term]) -> None:
        """Numbers terms, the parts of each before it."""
        waiting: list[tuple[Term, Operation | None]] = [
            (one, None) for one in terms
        ]
        waiting.reverse()
        while waiting:
            term, made = waiting.pop()
            if id(term) in self.seen:
                continue
            if made is not None:
                self._number(term, made)
                continue
            made = _operation(term)
            waiting.append((term, made))
            waiting += [(one, None) for one in reversed(made.parts)]

    def _number(self, term: Term, made: Operation) -> None:
        """Numbers a term whose parts have numbers."""
        parts = tuple(self.seen[id(one)] for one in made.parts)
        kind = type(term.value).__name__
        key = (
            term.operation,
            term.home,
            term.kind,
            term.bits,
            kind,
            term.value,
            parts,
        )
        found = self.numbers.setdefault(key, len(self.terms))
        if found == len(self.terms):
            self.terms.append(term)
            self.operations.append(made)
            self.parts.append(parts)
        self.seen[id(term)] = found
        self.kept.append(term)  # so that no other gets its id


def _used(
    numbering: _Numbering, roots: Iterable[int], there: dict[int, str]
) -> list[int]:
    """The numbers of what is needed, parts first. there: what needs no parts."""
    waiting = list(roots)
    found: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number in found:
            continue
        found.add(number)
        if number not in there:
            waiting += numbering.parts[number]
    return sorted(found)


def _add(made: Made, number: int, numbering: _Numbering) -> None:
    """Adds a term to what a program is made of."""
    term = numbering.terms[number]
    parts = numbering.parts[number]
    if term.is_constant:
        made.constants[number] = literal(term)
        return
    if term.operation == "column" and not term.home:
        made.given[number] = term.value
        return
    operation = numbering.operations[number]
    if term.home == ANYWHERE:
        values = [made.constants[one] for one in parts]
        made.constants[number] = operation.make(*values)
        return
    made.steps.append(Step(number, operation.make, parts, operation.thing))
