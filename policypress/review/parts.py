"""The segments of a paragraph with what became of each (各段文字的去留): characters that
stayed, and new words, each with the segment to which they belong.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct, field

from policypress.language.tokens import typed_figures
from policypress.review.lines import Added, Gone, Kept, Token
from policypress.review.sources import Segment


class Part(Struct):
    """A segment with what became of it. kept: characters that stayed, with new words
    among them; covered, stayed: how many of its characters the line has, and kept;
    until: where the last of them ends."""

    segment: Segment
    words: list[str] = field(default_factory=list)
    covered: int = 0
    until: int = -1
    stayed: int = 0
    is_touched: bool = False

    @property
    def length(self) -> int:
        """Characters of the segment."""
        return self.segment.end - self.segment.start

    @property
    def is_whole(self) -> bool:
        """Whether it is as it was."""
        return self.stayed == self.length and not self.is_touched


def placed(
    tokens: Sequence[Token],
    segments: Sequence[Segment],
    text: str,
) -> list[Part]:
    """The segments with what tokens of the paragraph make of them. text: its words."""
    parts = [Part(one) for one in _with_room(segments)]
    _place(tokens, parts, text)
    return parts


def _with_room(segments: Sequence[Segment]) -> list[Segment]:
    """The segments, with empty words where two expressions of one prose meet and where
    one begins or ends it: there new words can stand."""
    found: list[Segment] = []
    for before, segment in pairwise([_NOTHING, *segments, _NOTHING]):
        if _needs_room_behind(before, segment):
            found.append(_room(before.end, before))
        if _needs_room(before, segment):
            found.append(_room(segment.start, segment))
        if segment is not _NOTHING:
            found.append(segment)
    return found


_NOTHING = Segment(0, 0, "words")


def _needs_room(before: Segment, segment: Segment) -> bool:
    """Whether an expression has no words of its prose right before it."""
    if segment.where is None or segment.kind == "words":
        return False
    if 0 <= before.group == segment.group:
        return False
    return before.where != segment.where or before.kind != "words"


def _needs_room_behind(
    before: Segment,
    segment: Segment,
) -> bool:
    """Whether a prose ends with an expression here."""
    if before.where is None or before.kind == "words":
        return False
    return before.where != segment.where


def _room(at: int, beside: Segment) -> Segment:
    """Empty words of a prose at a place."""
    return Segment(at, at, "words", beside.where)


def _place(
    tokens: Sequence[Token],
    parts: list[Part],
    text: str,
) -> None:
    """Gives each segment its characters and new words."""
    at = _start(tokens)
    for index, token in enumerate(tokens):
        if isinstance(token, Added):
            _add(tokens, index, at, parts)
            continue
        for part in parts:
            start = max(token.start, part.segment.start)
            end = min(token.end, part.segment.end)
            if start >= end:
                continue
            part.covered += end - start
            part.until = end
            if isinstance(token, Kept):
                part.stayed += end - start
                part.words.append(text[start:end])
        at = token.end


def _add(
    tokens: Sequence[Token],
    index: int,
    at: int,
    parts: list[Part],
) -> None:
    """Gives new words to their segment. Words that take the place of a figure and of
    words beside it are parted: its value to the figure, the rest to the prose."""
    home = _home(tokens, index, at, parts)
    token = tokens[index]
    words = token.text if isinstance(token, Added) else ""
    found = list(typed_figures(words)) if home.segment.kind == "figure" else []
    if len(found) != 1 or not _is_gone(tokens, home.segment):
        home.words.append(words)
        home.is_touched = True
        return
    _, figure, _ = found[0]
    before, _, behind = words.partition(figure)
    number = parts.index(home)
    for part, some in (
        (parts[number - 1], before),
        (home, figure),
        (parts[min(number + 1, len(parts) - 1)], behind),
    ):
        if some and (part is home or part.segment.kind == "words"):
            part.words.append(some)
            part.is_touched = True
        elif some:
            home.words.append(some)


def _is_gone(
    tokens: Sequence[Token],
    segment: Segment,
) -> bool:
    """Whether nothing of a segment stayed."""
    return not any(
        isinstance(one, Kept)
        and one.start < segment.end
        and segment.start < one.end
        for one in tokens
    )


def _start(tokens: Sequence[Token]) -> int:
    """Where the first characters of ours stand."""
    for token in tokens:
        if not isinstance(token, Added):
            return token.start
    return 0


def _home(
    tokens: Sequence[Token],
    index: int,
    at: int,
    parts: list[Part],
) -> Part:
    """The segment to which new words at a place belong: the one whose words they take
    the place of, else prose, else what they stand in."""
    inside = [one for one in parts if one.segment.start < at < one.segment.end]
    inside += _only_figure_replaced(tokens, index, parts)
    if inside:
        return inside[0]
    near = [one for one in parts if one.segment.start <= at <= one.segment.end]
    replaced = _made_and_replaced(tokens, index, near)
    prose = [one for one in near if one.segment.kind == "words"]
    candidates = [*replaced, *prose, *near, *parts]
    return candidates[0]


def _made_and_replaced(
    tokens: Sequence[Token],
    index: int,
    parts: Sequence[Part],
) -> list[Part]:
    """Those that no prose holds, and whose words went right beside new words."""
    made = [one for one in parts if one.segment.kind != "words"]
    return [one for one in made if _is_replaced(tokens, index, one.segment)]


def _only_figure_replaced(
    tokens: Sequence[Token],
    index: int,
    parts: list[Part],
) -> list[Part]:
    """The one figure that went whole right beside new words, themselves with one."""
    token = tokens[index]
    if not isinstance(token, Added) or len(typed_figures(token.text)) != 1:
        return []
    found = [
        part
        for part in parts
        if part.segment.kind == "figure"
        and _is_replaced(tokens, index, part.segment, is_whole=True)
    ]
    return found if len(found) == 1 else []


def _is_replaced(
    tokens: Sequence[Token],
    index: int,
    segment: Segment,
    is_whole: bool = False,
) -> bool:
    """Whether characters of a segment, or all of it, went right before or behind new
    words."""
    beside = [
        one
        for one in (
            *tokens[max(index - 1, 0) : index],
            *tokens[index + 1 :][:1],
        )
        if isinstance(one, Gone)
    ]
    if is_whole:
        return any(
            one.start <= segment.start and segment.end <= one.end
            for one in beside
        )
    return any(
        one.start < segment.end and segment.start < one.end for one in beside
    )
