"""The segments of a paragraph with what became of each (各段文字的去留): characters that
stayed, and new words, each with the segment to which they belong.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct, field

from policypress.review.lines import Added, Gone, Kept, Token
from policypress.review.replaced import Replaced, replaced, runs
from policypress.review.sources import Segment

NOWHERE = "“{words}”加在自动生成的内容之间，没有可以写入的源文件"


class Part(Struct):
    """A segment with what became of it. kept: characters that stayed, with new words
    among them; covered, stayed: how many of its characters the line has, and kept;
    until: where the last of them ends; replaced: what stands for it, where it is a
    quantity or a date."""

    segment: Segment
    words: list[str] = field(default_factory=list)
    covered: int = 0
    until: int = -1
    stayed: int = 0
    is_touched: bool = False
    replaced: Replaced | None = None

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
    segments = [part.segment for part in parts]
    read = [
        (run, made)
        for run in runs(tokens, segments, text)
        if (made := replaced(run, segments, text))
    ]
    taken = {index for run, _ in read for index in run.added}
    at = _start(tokens)
    for index, token in enumerate(tokens):
        if isinstance(token, Added):
            if index not in taken:
                _add(tokens, index, at, parts)
            continue
        for part in parts:
            _cover(part, token, text)
        at = token.end
    for _, made in read:
        for number, one in made.items():
            _fill(parts, number, one, text)


def _cover(part: Part, token: Kept | Gone, text: str) -> None:
    """Gives a segment what stayed or went of its characters."""
    start = max(token.start, part.segment.start)
    end = min(token.end, part.segment.end)
    if start >= end:
        return
    part.covered += end - start
    part.until = end
    if isinstance(token, Kept):
        part.stayed += end - start
        part.words.append(text[start:end])


def _fill(
    parts: list[Part],
    number: int,
    one: Replaced,
    text: str,
) -> None:
    """Gives a figure what stands for it, and the proses beside it the words beside
    that."""
    part = parts[number]
    part.replaced = one
    part.is_touched = not one.is_same
    stays = one.is_same or one.problem
    value = _text_of(part, text) if stays else one.value
    part.words = [value] if value else []
    part.stayed = part.length if stays else 0
    if one.before and not _put(parts, number - 1, one.before, text):
        one.problem = NOWHERE.format(words=one.before)
    if one.behind and not _put(parts, number + 1, one.behind, text, True):
        one.problem = NOWHERE.format(words=one.behind)


def _text_of(part: Part, text: str) -> str:
    """What a segment printed."""
    return text[part.segment.start : part.segment.end]


def _put(
    parts: list[Part],
    index: int,
    words: str,
    text: str,
    is_first: bool = False,
) -> bool:
    """Gives words to the prose beside a figure, at its beginning or end; whether they
    have a place there. A sign between two figures of one expression stays as it is."""
    if not 0 <= index < len(parts):
        return False
    part = parts[index]
    if part.segment.kind == "words" and part.segment.where:
        part.words.insert(0 if is_first else len(part.words), words)
        part.is_touched = True
        return True
    if part.segment.kind == "made" and words == _text_of(part, text):
        part.words, part.stayed = [words], part.length
        return True
    return False


def _add(
    tokens: Sequence[Token],
    index: int,
    at: int,
    parts: list[Part],
) -> None:
    """Gives new words to their segment."""
    home = _home(tokens, index, at, parts)
    token = tokens[index]
    home.words.append(token.text if isinstance(token, Added) else "")
    home.is_touched = True


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


def _is_replaced(
    tokens: Sequence[Token],
    index: int,
    segment: Segment,
) -> bool:
    """Whether characters of a segment went right before or behind new words."""
    return any(
        isinstance(one, Gone)
        and one.start < segment.end
        and segment.start < one.end
        for one in (
            *tokens[max(index - 1, 0) : index],
            *tokens[index + 1 :][:1],
        )
    )
