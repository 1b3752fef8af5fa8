"""Where the columns of a program lie (列的存放). A list has a place for each; what nothing
reads any more leaves its place to the next, so that little is kept in memory.

A step is carried out without looking anything up: what picks its parts out of all places
is made beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any

from msgspec import Struct, field

# An operation, what picks its parts, and the place of the result.
Carried = tuple[Callable[..., Any], Callable[[Any], Any], int]


class Step(Struct, frozen=True):
    """A column that is made. make: of the columns `parts`, by their numbers, and before
    them of how the rows of a table lie, where it is about one."""

    number: int
    make: Callable[..., Any]
    parts: tuple[int, ...]
    thing: str = ""


class Program(Struct):
    """carried: what is done one after the other: an operation, what picks its parts out of
    all places, and the place of the result; size: how many places there are. given: columns
    of the applicants that are there, by place; constants: what is the same for everybody,
    one value long; results: by name, the places of columns; plain: results that are the same
    for everybody, as expressions. The frames lie in the first place."""

    carried: list[Carried] = field(default_factory=list)
    size: int = 1
    given: dict[int, str] = field(default_factory=dict)
    constants: dict[int, Any] = field(default_factory=dict)
    results: dict[str, int] = field(default_factory=dict)
    plain: list[Any] = field(default_factory=list)


class Made(Struct):
    """What a program is made of, by the numbers of terms. places: where each lies in the
    end."""

    steps: list[Step] = field(default_factory=list)
    given: dict[int, str] = field(default_factory=dict)
    constants: dict[int, Any] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)


def allotted(made: Made, kept: set[int]) -> Program:
    """The program, each column in a place; what nothing reads any more leaves its place to
    others. kept: what is read at the end."""
    program = Program()
    for number, name in made.given.items():
        made.places[number] = _place(program)
        program.given[made.places[number]] = name
    for number, value in made.constants.items():
        made.places[number] = _place(program)
        program.constants[made.places[number]] = value
    laid: dict[str, int] = {}
    free: list[int] = []
    for step, over in _forgetting(made.steps, kept):
        if step.thing and step.thing not in laid:
            laid[step.thing] = _place(program)
            carried = (_laying(step.thing), _picking([0]), laid[step.thing])
            program.carried.append(carried)
        parts = [laid[step.thing]] if step.thing else []
        parts += [made.places[one] for one in step.parts]
        free += [made.places[one] for one in over]
        place = free.pop() if free else _place(program)
        made.places[step.number] = place
        program.carried.append((step.make, _picking(parts), place))
    return program


def _place(program: Program) -> int:
    """A place that nothing had before."""
    program.size += 1
    return program.size - 1


def _laying(thing: str) -> Callable[[Any], Any]:
    """How the rows of a table lie, of the frames."""
    return lambda frames: frames.of_table(thing)


def _picking(places: list[int]) -> Callable[[Any], Any]:
    """What picks some places out of all, as a sequence."""
    if len(places) > 1:
        return itemgetter(*places)
    first = places[0] if places else 0
    return itemgetter(slice(first, first + len(places)))


def _forgetting(
    steps: list[Step], kept: set[int]
) -> Iterator[tuple[Step, list[int]]]:
    """Steps, and what other steps made that is over with each. kept: what is read at the
    end."""
    last: dict[int, int] = {}
    for step in steps:
        for one in step.parts:
            last[one] = step.number
    made = {step.number for step in steps} - kept
    for step in steps:
        own = dict.fromkeys(step.parts)
        yield (
            step,
            [one for one in own if one in made and last[one] == step.number],
        )
