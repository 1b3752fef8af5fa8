"""Line breaks of a document title (标题回行): GB/T 9704—2012 7.3.1.

Words whole, lines symmetrical and of fitting lengths, in the shape of a trapezoid or a rhombus (梯形或菱形);
2号 type in a 156 mm text area holds 20 characters.
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
_GLUED = (
    1_000  # 的 at the start of a line, 关于 at the end of one, a line of one character
)
_ATOM = 1_000_000  # inside a term, a number, a Latin word, 《…》, “…” or （…）
_ANY = 2 * _ATOM

# How unfortunate an allowed cut is.
_BEST, _GOOD, _FAIR, _DOUBTFUL, _POOR = 0, 5, 12, 25, 40
_EXTRA_LINE = 40

# Characters of the longest title that is weighed: five full lines, where real ones take three
# or four. What is longer is no title, and weighing all its layouts would take seconds.
_LONGEST = 100

_NOT_FIRST = "的和及与等之、，。：；！？》〉”’）〕"
_NOT_LAST = "《〈“‘（〔"
_WEAK_LAST = "对在向把被和及与或"
_PAIRS = ("《》", "〈〉", "“”", "‘’", "（）", "〔〕")
_ISSUER = re.compile(r"(?:^|(?<=[《〈“\s]))[^《》〈〉“”\s]+?(?=关于)")


class _Cost(NamedTuple):
    """Compared left to right: broken words first, then the shape, then beauty."""

    wrong: int
    shapeless: int
    ugly: int

    def plus(self, wrong: int, shapeless: int, ugly: int) -> _Cost:
        return _Cost(self.wrong + wrong, self.shapeless + shapeless, self.ugly + ugly)


@dataclass(frozen=True, slots=True)
class _Layout:
    """A title broken up to some character: the cost so far, and the lines."""

    cost: _Cost
    lines: tuple[str, ...] = ()


def break_title(title: str, terms: Iterable[str] = (), width: int = 20) -> list[str]:
    """The lines of a title, each at most `width` full cells wide (a half-width character is half a cell).

    terms: organ names and the policy's own words, never broken while they fit a line. The lines join back to the
    title. A 《…》 too long for one line is broken as a title of its own would be. Nothing is ever refused:
    where no good cut exists, the least bad one is taken.
    """
    widths = [2 if is_cjk(ch) else 1 for ch in title]
    limit = max(2, 2 * width)
    if sum(widths) <= limit:
        return [title] if title else []
    if len(title) > _LONGEST:
        return _filled(title, widths, limit)
    cuts = _cuts(title, tuple(terms), widths, limit)
    # The first tolerance that reaches the end of the title wins: no wrong cut at all, nearly always.
    layouts = (
        _best(title, widths, limit, cuts, tolerance)
        for tolerance in (0, _WORD, _GLUED, _ANY)
    )
    return list(next(layout.lines for layout in layouts if layout))


def _filled(title: str, widths: list[int], limit: int) -> list[str]:
    """Lines as full as they go, whatever they break: for a text too long to be a title."""
    lines = [""]
    room_left = limit
    for character, width in zip(title, widths):
        if width > room_left:
            lines.append("")
            room_left = limit
        lines[-1] += character
        room_left -= width
    return lines


def _best(
    title: str,
    widths: list[int],
    limit: int,
    cuts: list[tuple[int, int]],
    tolerance: int,
) -> _Layout | None:
    """The cheapest layout with no cut worse than `tolerance`, or None."""
    # A state is where the next line starts, how wide the last one was, and where it leaves the shape.
    states: list[dict[tuple[int, str], _Layout]] = [{} for _ in range(len(title) + 1)]
    states[0][0, "first"] = _Layout(_Cost(0, 0, 0))
    for start in range(len(title)):
        for (last_width, phase), layout in states[start].items():
            line_width = 0
            for end in range(start + 1, len(title) + 1):
                line_width += widths[end - 1]
                if line_width > limit:
                    break
                wrong, ugly = cuts[end]
                if end - start == 1:
                    wrong += _GLUED
                if wrong > tolerance:
                    continue
                next_phase, shapeless = _shape(phase, last_width, line_width)
                ugly += _EXTRA_LINE + (
                    _unevenness(last_width, line_width) if last_width else 0
                )
                cost = layout.cost.plus(wrong, shapeless, ugly)
                known = states[end].get((line_width, next_phase))
                if known is None or cost < known.cost:
                    states[end][line_width, next_phase] = _Layout(
                        cost, (*layout.lines, title[start:end])
                    )
    return min(states[-1].values(), key=lambda layout: layout.cost, default=None)


def _shape(phase: str, last: int, now: int) -> tuple[str, int]:
    """One more line under a shape: the new phase, and 1 when that makes an oblong (长方形) or an hourglass (沙漏).

    Phases: first (no line yet), single, down and up (a trapezoid), closing (a rhombus past its longest line).
    """
    if phase == "first":
        return "single", 0
    if now < last:
        return ("down" if phase in ("single", "down") else "closing"), 0
    if now > last and phase in ("single", "up"):
        return "up", 0
    return phase, 1


def _unevenness(last: int, now: int) -> int:
    """Neighbouring lines should differ by two to four cells: less looks oblong, more looks lopsided."""
    difference = abs(last - now) / 2
    return (
        round((2 - difference) * 20)
        if difference < 2
        else round(max(0.0, difference - 4) * 3)
    )


def _cuts(
    title: str, terms: tuple[str, ...], widths: list[int], limit: int
) -> list[tuple[int, int]]:
    """For each place in the title, how wrong and how ugly it is to end a line there."""
    wrong = [0] * (len(title) + 1)
    ugly = [_POOR] * (len(title) + 1)

    def forbid(start: int, end: int, degree: int) -> None:
        """No line may end inside title[start:end], unless that is wider than a line."""
        if sum(widths[start:end]) <= limit:
            for place in range(start + 1, end):
                wrong[place] = max(wrong[place], degree)

    start, after_word = 0, False
    for word in tokenize(title, (*terms, *COMMON_WORDS)):
        end = start + len(word)
        is_word = len(word) > 1
        if is_word:
            forbid(start, end, _WORD if word in COMMON_WORDS else _ATOM)
        if is_word or after_word:
            ugly[start] = min(
                ugly[start], _FAIR if is_word and after_word else _DOUBTFUL
            )
        if word in ORGAN_TAILS:
            wrong[start] = max(wrong[start], _WORD)
            ugly[end] = _GOOD
        start, after_word = end, is_word and word not in VERBS
    for term in filter(None, terms):
        for match in re.finditer(f"(?={re.escape(term)})", title):
            forbid(match.start(), match.start() + len(term), _ATOM)
    for issuer in _ISSUER.finditer(title):
        forbid(*issuer.span(), _WORD)
    for start, end in _bracketed(title):
        forbid(start, end, _ATOM)
    for place in range(1, len(title)):
        _judge(title, place, wrong, ugly)
    wrong[-1] = ugly[-1] = 0
    return list(zip(wrong, ugly))


def _judge(title: str, place: int, wrong: list[int], ugly: list[int]) -> None:
    """What the characters on both sides say about a cut."""
    before, after = title[:place], title[place:]
    kind_after_de = (
        before.endswith("的") and len(after) <= 2 and after in DOCUMENT_KINDS
    )
    if (
        after[0] in _NOT_FIRST
        or before[-1] in _NOT_LAST
        or before.endswith("关于")
        or kind_after_de
    ):
        wrong[place] = max(wrong[place], _GLUED)
    elif after.startswith("关于") or before[-1].isspace():
        ugly[place] = _BEST
    elif before[-1] in "》”、" or after[0] in "《“":
        ugly[place] = _GOOD
    elif before[-1] in _WEAK_LAST:
        ugly[place] = _POOR


def _bracketed(title: str) -> list[tuple[int, int]]:
    """Spans from an opening mark to its partner, nested ones as well."""
    spans = []
    for opening, closing in _PAIRS:
        starts: list[int] = []
        for place, ch in enumerate(title):
            if ch == opening:
                starts.append(place)
            elif ch == closing and starts:
                spans.append((starts.pop(), place + 1))
    return spans
