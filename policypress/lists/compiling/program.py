"""A plan of columns (计算程序): which are made of some terms, and in what order.

What is the same stands once. A column comes after those it is made of, and is forgotten
when nothing reads it any more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct, field

from policypress.lists.compiling.crossings import CROSSINGS
from policypress.lists.compiling.lowering import PLAIN, Operation, literal
from policypress.lists.compiling.terms import ANYWHERE, Term


class Step(Struct, frozen=True):
    """A column that is made. make: of the columns `parts`, by their numbers, and before
    them of how the rows of a table lie, where it is about one; over: columns that
    nothing reads after it."""

    number: int
    make: Callable[..., Any]
    parts: tuple[int, ...]
    thing: str = ""
    over: tuple[int, ...] = ()


class Program(Struct):
    """steps: one after the other; given: columns of the applicants that are there, by
    number; constants: what is the same for everybody, one value long; results: by name,
    the numbers of columns; plain: results that are the same for everybody, as
    expressions; needs: by home, the columns that are read; things: the tables that are."""

    steps: list[Step] = field(default_factory=list)
    given: dict[int, str] = field(default_factory=dict)
    constants: dict[int, Any] = field(default_factory=dict)
    results: dict[str, int] = field(default_factory=dict)
    plain: list[Any] = field(default_factory=list)
    needs: dict[str, set[str]] = field(default_factory=dict)
    things: set[str] = field(default_factory=set)


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
    program = Program()
    used = _used(numbering, roots.values(), there)
    for number in used:
        if number in there:
            program.given[number] = there[number]
        else:
            _add(program, number, numbering)
    program.steps = _forgetting(program.steps, set(roots.values()))
    for name, number in roots.items():
        if number in program.constants:
            value = program.constants[number]
            plain = pl.lit(value.item(), dtype=value.dtype).alias(name)
            program.plain.append(plain)
        else:
            program.results[name] = number
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


def _add(program: Program, number: int, numbering: _Numbering) -> None:
    """Adds a term to a program."""
    term = numbering.terms[number]
    if term.is_constant:
        program.constants[number] = literal(term)
        return
    if term.operation == "column":
        program.needs.setdefault(term.home, set()).add(term.value)
        if not term.home:
            program.given[number] = term.value
            return
    made = numbering.operations[number]
    if term.home == ANYWHERE:
        values = [program.constants[one] for one in numbering.parts[number]]
        program.constants[number] = made.make(*values)
        return
    if made.thing:
        program.things.add(made.thing)
    step = Step(number, made.make, numbering.parts[number], made.thing)
    program.steps.append(step)


def _forgetting(steps: list[Step], kept: set[int]) -> list[Step]:
    """Steps that know what is over after each of them. kept: what is read at the end."""
    later = set(kept)
    found = []
    for step in reversed(steps):
        read = {step.number, *step.parts}
        over = tuple(sorted(read - later))
        later |= read
        found.append(
            Step(step.number, step.make, step.parts, step.thing, over)
        )
    return found[::-1]
