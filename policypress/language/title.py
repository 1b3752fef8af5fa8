"""Line breaks of a document title (标题回行): GB/T 9704—2012 7.3.1.

Words whole, lines symmetrical and of fitting lengths, in the shape of a
trapezoid or a rhombus (梯形或菱形); 2号 type in a 156 mm text area holds 20
characters.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from policypress.language.joining import is_cjk
from policypress.language.title_cuts import ATOM, GLUED, WORD, cuts_of

# More than any cut costs.
_ANY = 2 * ATOM

# As much as the poorest cut: no line more for the sake of a better one.
_EXTRA_LINE = 40
# Neighbouring lines should differ by two to four cells: less looks oblong,
# more lopsided.
_LEAST_DIFFERENCE = 2
_MOST_DIFFERENCE = 4
# costs of each cell beyond
_TOO_EQUAL = 20
_TOO_UNEQUAL = 3

# Characters of the longest title that is weighed: five full lines, where real
# ones take three or four. What is longer is no title, and weighing all its
# layouts would take seconds.
_LONGEST = 100


class _Cost(NamedTuple):
    """Compared left to right.

    Broken words first, then the shape, then beauty.
    """

    wrong: int
    shapeless: int
    ugly: int

    def plus(
        self,
        wrong: int,
        shapeless: int,
        ugly: int,
    ) -> _Cost:
        """The cost with that of one more line."""
        return _Cost(
            self.wrong + wrong,
            self.shapeless + shapeless,
            self.ugly + ugly,
        )


class _Layout(Struct, frozen=True):
    """A title broken up to some character: the cost so far, and the lines."""

    cost: _Cost
    lines: tuple[str, ...] = ()


def break_title(
    title: str,
    terms: Iterable[str] = (),
    width: int = 20,
) -> list[str]:
    """The lines of a title, each at most `width` full cells wide (a half-width
    character is half a cell).

    terms: organ names and the policy's own words, never broken while they fit
    a line.

    The lines join back to the title. A 《…》 too long for one line is broken as
    a title of its own would be. Nothing is ever refused: where no good cut
    exists, the least bad one is taken.
    """
    widths = [2 if is_cjk(ch) else 1 for ch in title]
    limit = max(2, 2 * width)
    if sum(widths) <= limit:
        return [title] if title else []
    if len(title) > _LONGEST:
        return _filled(title, widths, limit)
    cuts = cuts_of(
        title,
        tuple(terms),
        widths,
        limit,
    )
    # The first tolerance that reaches the end of the title wins: no wrong cut
    # at all, nearly always.
    for tolerance in (0, WORD, GLUED):
        layout = _best(
            title,
            widths,
            limit,
            cuts,
            tolerance,
        )
        if layout:
            return list(layout.lines)
    layout = _best(
        title,
        widths,
        limit,
        cuts,
        _ANY,
    )
    assert layout, "lines of one character always fit"
    return list(layout.lines)


def _filled(
    title: str,
    widths: list[int],
    limit: int,
) -> list[str]:
    """Lines as full as they go, whatever they break.

    For a text too long to be a title.
    """
    lines = [""]
    left = limit
    for character, width in zip(
        title,
        widths,
        strict=True,
    ):
        if width > left:
            lines.append("")
            left = limit
        lines[-1] += character
        left -= width
    return lines


# A state of the search: how wide the last line was, and where it leaves the
# shape.
_State = tuple[int, str]


def _best(
    title: str,
    widths: list[int],
    limit: int,
    cuts: list[tuple[int, int]],
    tolerance: int,
) -> _Layout | None:
    """The cheapest layout with no cut worse than `tolerance`, or None."""
    # For each place where a line may start, the cheapest layout that leads
    # there by state.
    states: list[dict[_State, _Layout]] = [{} for _ in range(len(title) + 1)]
    states[0][0, "first"] = _Layout(
        _Cost(
            0,
            0,
            0,
        )
    )
    for start, layouts in enumerate(states[:-1]):
        if not layouts:
            continue
        ends = _line_ends(
            start,
            widths,
            limit,
            cuts,
            tolerance,
        )
        for state, layout in layouts.items():
            for end, line_width in ends:
                next_state, cost = _with_line(
                    state,
                    layout.cost,
                    line_width,
                    cuts[end],
                )
                if end - start == 1:
                    cost = cost.plus(GLUED, 0, 0)
                known = states[end].get(next_state)
                if known is None or cost < known.cost:
                    lines = (*layout.lines, title[start:end])
                    states[end][next_state] = _Layout(cost, lines)
    return min(
        states[-1].values(),
        key=lambda layout: layout.cost,
        default=None,
    )


def _line_ends(
    start: int,
    widths: list[int],
    limit: int,
    cuts: list[tuple[int, int]],
    tolerance: int,
) -> list[tuple[int, int]]:
    """Where a line that begins at `start` may end, and how wide it is then."""
    ends = []
    line_width = 0
    for end in range(start + 1, len(cuts)):
        line_width += widths[end - 1]
        if line_width > limit:
            break
        wrong, _ = cuts[end]
        if end - start == 1:
            wrong += GLUED
        if wrong <= tolerance:
            ends.append((end, line_width))
    return ends


def _with_line(
    state: _State,
    cost: _Cost,
    line_width: int,
    cut: tuple[int, int],
) -> tuple[_State, _Cost]:
    """State and cost of a layout with one more line, which ends
    with this cut.
    """
    last_width, phase = state
    next_phase, shapeless = _shape(phase, last_width, line_width)
    wrong, ugly = cut
    ugly += _EXTRA_LINE
    if last_width:
        ugly += _unevenness(last_width, line_width)
    return (line_width, next_phase), cost.plus(
        wrong,
        shapeless,
        ugly,
    )


def _shape(
    phase: str,
    last: int,
    now: int,
) -> tuple[str, int]:
    """One more line under a shape.

    The new phase, and 1 when that makes an oblong (长方形) or an hourglass
    (沙漏).

    Phases: first (no line yet), single, down and up (a trapezoid), closing (a
    rhombus past its longest line).
    """
    if phase == "first":
        return "single", 0
    if now < last:
        return ("down" if phase in ("single", "down") else "closing"), 0
    if now > last and phase in ("single", "up"):
        return "up", 0
    return phase, 1


def _unevenness(
    last: int,
    now: int,
) -> int:
    """How far two neighbouring lines differ by too little or too much."""
    difference = abs(last - now) / 2
    if difference < _LEAST_DIFFERENCE:
        return round((_LEAST_DIFFERENCE - difference) * _TOO_EQUAL)
    return round(max(0.0, difference - _MOST_DIFFERENCE) * _TOO_UNEQUAL)
