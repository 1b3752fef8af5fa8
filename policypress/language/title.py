"""Line breaks of a document title (标题回行): GB/T 9704—2012 7.3.1.

Words whole, lines symmetrical and of fitting lengths, in the shape of a
trapezoid or a rhombus (梯形或菱形); 2号 type in a 156 mm text area holds 20
characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from policypress.language.joining import is_cjk
from policypress.language.tokens import tokenize
from policypress.language.vocabulary import (
    COMMON_WORDS,
    DOCUMENT_KINDS,
    ORGAN_TAILS,
    VERBS,
)

# How wrong a cut is. Each step outweighs any number of the ones before it.
_WORD = 1  # inside a common word
# 的 at the start of a line, 关于 at the end of one, a line of one character.
_GLUED = 1_000
_ATOM = 1_000_000  # inside a term, a number, a Latin word, 《…》, “…” or （…）
_ANY = 2 * _ATOM

# How unfortunate an allowed cut is: before 关于, beside 《》, between two
# words, at the edge of one, elsewhere. Weighed against unevenness, of which
# one cell too few costs 20.
_BEST = 0
_GOOD = 5
_FAIR = 12
_DOUBTFUL = 25
_POOR = 40
_EXTRA_LINE = (
    40  # as much as the poorest cut: no line more for the sake of a better one
)
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

_NOT_FIRST = "的和及与等之、，。：；！？》〉”’）〕"
_NOT_LAST = "《〈“‘（〔"
_WEAK_LAST = "对在向把被和及与或"
_PAIRS = ("《》", "〈〉", "“”", "‘’", "（）", "〔〕")
_ISSUER = re.compile(r"(?:^|(?<=[《〈“\s]))[^《》〈〉“”\s]+?(?=关于)")


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


@dataclass(frozen=True, slots=True)
class _Layout:
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
    cuts = _cuts(
        title,
        tuple(terms),
        widths,
        limit,
    )
    # The first tolerance that reaches the end of the title wins: no wrong cut
    # at all, nearly always.
    for tolerance in (0, _WORD, _GLUED):
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
                    cost = cost.plus(_GLUED, 0, 0)
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
            wrong += _GLUED
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


def _cuts(
    title: str,
    terms: tuple[str, ...],
    widths: list[int],
    limit: int,
) -> list[tuple[int, int]]:
    """For each place in the title, how wrong and how ugly it is to end a line
    there.
    """
    cuts = _Cuts(title, widths, limit)
    cuts.weigh_words(terms)
    for term in filter(None, terms):
        for match in re.finditer(f"(?={re.escape(term)})", title):
            cuts.forbid(
                match.start(),
                match.start() + len(term),
                _ATOM,
            )
    for issuer in _ISSUER.finditer(title):
        cuts.forbid(*issuer.span(), _WORD)
    for start, end in _bracketed(title):
        cuts.forbid(start, end, _ATOM)
    for place in range(1, len(title)):
        cuts.judge(place)
    cuts.wrong[-1] = cuts.ugly[-1] = 0
    return list(
        zip(
            cuts.wrong,
            cuts.ugly,
            strict=True,
        )
    )


class _Cuts:
    """How wrong and how ugly it is to end a line at each place of a title."""

    def __init__(
        self,
        title: str,
        widths: list[int],
        limit: int,
    ) -> None:
        """widths: of the characters in half cells; limit: of a line."""
        self.title = title
        self.widths = widths
        self.limit = limit
        self.wrong = [0] * (len(title) + 1)
        self.ugly = [_POOR] * (len(title) + 1)

    def forbid(
        self,
        start: int,
        end: int,
        degree: int,
    ) -> None:
        """No line may end inside title[start:end], unless that is wider than a
        line.
        """
        if sum(self.widths[start:end]) > self.limit:
            return
        for place in range(start + 1, end):
            self.wrong[place] = max(self.wrong[place], degree)

    def weigh_words(self, terms: tuple[str, ...]) -> None:
        """Words stay whole; the best cuts are those between two of them."""
        start = 0
        after_word = False
        for word in tokenize(self.title, (*terms, *COMMON_WORDS)):
            end = start + len(word)
            is_word = len(word) > 1
            if is_word:
                self.forbid(
                    start,
                    end,
                    _WORD if word in COMMON_WORDS else _ATOM,
                )
            if is_word and after_word:
                self.ugly[start] = min(self.ugly[start], _FAIR)
            elif is_word or after_word:
                self.ugly[start] = min(self.ugly[start], _DOUBTFUL)
            if word in ORGAN_TAILS:
                self.wrong[start] = max(self.wrong[start], _WORD)
                self.ugly[end] = _GOOD
            start = end
            after_word = is_word and word not in VERBS

    def judge(self, place: int) -> None:
        """What the characters on both sides say about a cut."""
        before = self.title[:place]
        after = self.title[place:]
        if _is_wrong(before, after):
            self.wrong[place] = max(self.wrong[place], _GLUED)
        elif after.startswith("关于") or before[-1].isspace():
            self.ugly[place] = _BEST
        elif before[-1] in "》”、" or after[0] in "《“":
            self.ugly[place] = _GOOD
        elif before[-1] in _WEAK_LAST:
            self.ugly[place] = _POOR


def _is_wrong(
    before: str,
    after: str,
) -> bool:
    """Whether a line may not end here.

    的 or a mark would begin or end it, or 关于 end it.
    """
    if (
        after[0] in _NOT_FIRST
        or before[-1] in _NOT_LAST
        or before.endswith("关于")
    ):
        return True
    return (
        before.endswith("的") and len(after) <= 2 and after in DOCUMENT_KINDS
    )


def _bracketed(title: str) -> list[tuple[int, int]]:
    """Spans from an opening mark to its partner, nested ones as well."""
    spans = []
    for opening, closing in map(tuple, _PAIRS):
        starts: list[int] = []
        for place, ch in enumerate(title):
            if ch == opening:
                starts.append(place)
            elif ch == closing and starts:
                spans.append((starts.pop(), place + 1))
    return spans
