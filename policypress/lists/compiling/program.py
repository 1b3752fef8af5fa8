"""A plan of columns (计算程序): which are made of some terms, where, and in what order.

What is the same stands once. What is used once is made where it is used. Each crossing
from one home to another (`terms`) begins a stage; within a stage a column comes after
those it is made of.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from policypress.lists.compiling import lowering
from policypress.lists.compiling.terms import ANYWHERE, Term

CROSSINGS = ("spread", "narrow", "gather", "expand")


class Crossing(Struct, frozen=True):
    """A column that is brought from one home to another. source: its name there;
    other: of `expand`, what all others have."""

    name: str
    source: str
    term: Term


def thing_of(term: Term) -> str:
    """The table of a crossing."""
    found = term.value
    return str(found[0] if term.operation == "gather" else found)


class Stage(Struct):
    """What is brought, then what is made: by home, steps of named expressions."""

    brought: list[Crossing] = field(default_factory=list)
    made: dict[str, list[list[Any]]] = field(default_factory=dict)


class Program(Struct):
    """stages: one after the other; results: expressions over the applicants; named:
    results that are columns of theirs; needs: by
    home, the columns that are read; things: the tables that are."""

    stages: list[Stage] = field(default_factory=list)
    results: list[Any] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)
    needs: dict[str, set[str]] = field(default_factory=dict)
    things: set[str] = field(default_factory=set)


def program_of(
    results: dict[str, Term], given: dict[str, Term] | None = None
) -> Program:
    """The program that makes some terms. given: terms that are there already, as
    columns of the applicants with these names."""
    maker = _Maker()
    for name, term in (given or {}).items():
        maker.names[maker.number(term)] = name
        maker.given.add(maker.number(term))
    roots = {name: maker.number(term) for name, term in results.items()}
    for number in roots.values():
        maker.use(number)
    return maker.program(roots)


class _Maker(Struct):
    """terms: those that differ, by number; numbers: of structures; uses: how often each
    is read; whole: those that have to be columns; names: of columns."""

    terms: list[Term] = field(default_factory=list)
    parts: list[tuple[int, ...]] = field(default_factory=list)
    numbers: dict[Any, int] = field(default_factory=dict)
    seen: dict[int, int] = field(default_factory=dict)
    uses: dict[int, int] = field(default_factory=dict)
    whole: set[int] = field(default_factory=set)
    given: set[int] = field(default_factory=set)
    names: dict[int, str] = field(default_factory=dict)
    stages: dict[int, int] = field(default_factory=dict)
    steps: dict[int, int] = field(default_factory=dict)
    done: dict[int, Any] = field(default_factory=dict)

    def number(self, term: Term) -> int:
        """The number of a term: of all that are the same, one."""
        known = self.seen.get(id(term))
        if known is not None:
            return known
        parts = tuple(self.number(one) for one in term.parts)
        kind = type(term.value).__name__
        key = (
            term.operation,
            term.home,
            term.kind,
            kind,
            term.value,
            parts,
        )
        found = self.numbers.setdefault(key, len(self.terms))
        if found == len(self.terms):
            self.terms.append(term)
            self.parts.append(parts)
        self.seen[id(term)] = found
        return found

    def use(self, number: int) -> None:
        """Counts where a term and its parts are read."""
        count = self.uses.get(number, 0)
        self.uses[number] = count + 1
        term = self.terms[number]
        if count or number in self.given or term.is_constant:
            return
        if term.operation in CROSSINGS:
            self.whole.add(number)
            self.whole.add(self.parts[number][0])
        read = self.parts[number]
        if term.operation == "expand":
            read = read[:1]
        for part in read:
            self.use(part)

    def is_column(self, number: int) -> bool:
        """Whether a term is a column of its own."""
        term = self.terms[number]
        if number in self.given or term.operation == "column":
            return True
        if term.home == ANYWHERE:
            return False
        return self.uses[number] > 1 or number in self.whole

    def stage(self, number: int) -> int:
        """In which stage a term is made."""
        if number in self.stages:
            return self.stages[number]
        term = self.terms[number]
        found = 0
        if number not in self.given:
            parts = self.parts[number]
            found = max([self.stage(one) for one in parts], default=0)
            found += term.operation in CROSSINGS
        self.stages[number] = found
        return found

    def step(self, number: int) -> int:
        """After how many columns of its stage a term is made."""
        if number in self.steps:
            return self.steps[number]
        term = self.terms[number]
        found = 0
        is_there = number in self.given or term.operation == "column"
        if not is_there and term.operation not in CROSSINGS:
            mine = self.stage(number)
            for one in self.parts[number]:
                if self.stage(one) == mine:
                    found = max(found, self.step(one) + self.is_column(one))
        self.steps[number] = found
        return found

    def name(self, number: int) -> str:
        """The name of a column."""
        term = self.terms[number]
        if number not in self.names:
            is_there = term.operation == "column"
            self.names[number] = term.value if is_there else f"b:{number}"
        return self.names[number]

    def look(self, number: int) -> Any:
        """A term as an expression: a column, or what it is made of."""
        import polars as pl

        if self.terms[number].is_constant:
            return lowering.literal(self.terms[number])
        if self.is_column(number):
            return pl.col(self.name(number))
        return self.made(number)

    def made(self, number: int) -> Any:
        """What a term is made of."""
        if number not in self.done:
            term = self.terms[number]
            found = lowering.expression(
                term, lambda one: self.look(self.number(one))
            )
            self.done[number] = found
        return self.done[number]

    def program(self, roots: dict[str, int]) -> Program:
        """All in order."""
        found = Program()
        used = sorted(self.uses)
        last = max([self.stage(one) for one in used], default=0)
        found.stages = [Stage() for _ in range(last + 1)]
        for number in used:
            is_given = number in self.given
            if not is_given and self.terms[number].home != ANYWHERE:
                self._add(number, found)
        for name, number in roots.items():
            term = self.terms[number]
            if not term.is_constant and self.is_column(number):
                found.named[name] = self.name(number)
            else:
                found.results.append(self.look(number).alias(name))
        return found

    def _add(self, number: int, found: Program) -> None:
        """Adds a term to its stage: read, brought from elsewhere, or made in a step."""
        term = self.terms[number]
        stage = found.stages[self.stage(number)]
        if term.operation == "column":
            found.needs.setdefault(term.home, set()).add(term.value)
        elif term.operation in CROSSINGS:
            found.things.add(thing_of(term))
            stage.brought.append(self.crossing(number))
        elif self.is_column(number):
            steps = stage.made.setdefault(term.home, [])
            at = self.step(number)
            steps.extend([] for _ in range(at + 1 - len(steps)))
            steps[at].append(self.made(number).alias(self.name(number)))

    def crossing(self, number: int) -> Crossing:
        """A column that comes from elsewhere. A constant comes from nowhere."""
        source = self.parts[number][0]
        is_plain = self.terms[source].home == ANYWHERE
        name = "" if is_plain else self.name(source)
        return Crossing(self.name(number), name, self.terms[number])
