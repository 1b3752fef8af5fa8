"""A paragraph as it is now, written back as source (改回源文件的写法).

Words of ours that stayed are the words of the source; an expression stays the
expression as long as what it printed stayed; new words go to the prose beside which
they stand. What an expression printed and somebody changed is a new value of the
figure behind it, or, where no figure is behind it, a reason why it cannot be written
back.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct, field

from policypress.language.tokens import typed_figures
from policypress.review.lines import Added, Gone, Kept, Token
from policypress.review.sources import Segment, Where
from policypress.word.marked import LINE

_MADE = "“{words}”是自动生成的，不能直接改"
_CUT = "拆分的位置在引用的内容“{words}”中间"
_NOWHERE = "“{words}”加在自动生成的内容之间，没有可以写入的源文件"


class Rewritten(Struct):
    """What a stretch of a paragraph says now. texts: the prose by where it stands;
    figures: new values by path; problems: what cannot be written back, in words."""

    texts: dict[Where, str] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


class _Part(Struct):
    """A segment with what became of it. kept: characters that stayed, with new words
    among them; covered, stayed: how many of its characters the line has, and kept."""

    segment: Segment
    words: list[str] = field(default_factory=list)
    covered: int = 0
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


def rewritten(
    tokens: Sequence[Token],
    segments: Sequence[Segment],
    text: str,
    is_joined: bool = False,
) -> Rewritten:
    """What tokens of one paragraph say, as source.

    segments: of the paragraph, without gaps; text: its words. Segments that no token
    has are left out: they belong to another line. is_joined: to the paragraph before,
    so that its number may go.
    """
    own = _with_its_number(segments) if is_joined else segments
    parts = [_Part(one) for one in _with_room(own)]
    _place(tokens, parts, text)
    made = Rewritten()
    made.problems += _half_gone(parts, text)
    own_parts = [one for one in parts if _is_here(one)]
    for part in own_parts:
        _write(part, text, made)
    if not is_joined:
        made.problems += _lost_numbers(own_parts, text)
    made.texts = {
        where: words
        for where, words in made.texts.items()
        if _has(parts, where)
    }
    return made


def _with_its_number(segments: Sequence[Segment]) -> list[Segment]:
    """The segments of a paragraph that is none any more: a number that was left
    standing is words of its prose now."""
    own = list(segments)
    if len(own) > 1 and own[0].where is None and own[1].where:
        first = own[0]
        own[0] = Segment(first.start, first.end, "words", own[1].where)
    return own


def _half_gone(parts: list[_Part], text: str) -> list[str]:
    """A problem for each expression of several figures of which only some went."""
    problems = []
    groups = {one.segment.group for one in parts if one.segment.group >= 0}
    for group in sorted(groups):
        own = [one for one in parts if one.segment.group == group]
        gone = [one for one in own if not (one.stayed or one.words)]
        if 0 < len(gone) < len(own) and any(one.covered for one in gone):
            words = text[own[0].segment.start : own[-1].segment.end]
            problems.append(_MADE.format(words=words))
    return problems


def _is_here(part: _Part) -> bool:
    """Whether the line has something of a segment, or could have new words there."""
    return bool(part.covered or part.is_touched or not part.length)


def _lost_numbers(
    parts: Sequence[_Part],
    text: str,
) -> list[str]:
    """A problem for each number that went while its paragraph stays."""
    return [
        _MADE.format(words=text[part.segment.start : part.segment.end])
        for part in parts
        if _has_lost_its_number(part)
    ]


def _has_lost_its_number(part: _Part) -> bool:
    """Whether words that no prose holds went, and nothing came in their place."""
    is_made = part.segment.where is None and part.length > 0
    return (
        is_made
        and part.covered == part.length
        and not (part.stayed or part.words)
    )


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
    parts: list[_Part],
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
            if isinstance(token, Kept):
                part.stayed += end - start
                part.words.append(text[start:end])
        at = token.end


def _add(
    tokens: Sequence[Token],
    index: int,
    at: int,
    parts: list[_Part],
) -> None:
    """Gives new words to their segment. Words that take the place of a figure and of
    words beside it are parted: its value to the figure, the rest to the prose."""
    home = _home(tokens, index, at, parts)
    token = tokens[index]
    words = token.text if isinstance(token, Added) else ""
    found = list(typed_figures(words)) if home.segment.kind == "figure" else []
    if len(found) != 1:
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
    parts: list[_Part],
) -> _Part:
    """The segment to which new words at a place belong: the one whose words they take
    the place of, else prose, else what they stand in."""
    inside = [one for one in parts if one.segment.start < at < one.segment.end]
    inside += _only_figure_replaced(tokens, index, parts)
    if inside:
        return inside[0]
    near = [one for one in parts if one.segment.start <= at <= one.segment.end]
    for part in near:
        if part.segment.kind != "words" and _is_replaced(
            tokens,
            index,
            part.segment,
        ):
            return part
    prose = [one for one in near if one.segment.kind == "words"]
    return (prose or near or parts)[0]


def _only_figure_replaced(
    tokens: Sequence[Token],
    index: int,
    parts: list[_Part],
) -> list[_Part]:
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


def _write(
    part: _Part,
    text: str,
    made: Rewritten,
) -> None:
    """Adds what a segment says now."""
    segment = part.segment
    words = "".join(part.words).replace(LINE, "")
    if segment.kind == "words" and segment.where:
        made.texts[segment.where] = made.texts.get(segment.where, "") + words
        return
    shown = text[segment.start : segment.end]
    problem = _problem(part, words, shown)
    if problem:
        made.problems.append(problem)
    elif segment.kind == "figure" and words and not part.is_whole:
        made.figures[segment.path] = words
    if segment.where:
        is_there = part.is_whole or bool(words) or bool(problem)
        source = segment.source if is_there else ""
        made.texts[segment.where] = made.texts.get(segment.where, "") + source


def _problem(
    part: _Part,
    words: str,
    shown: str,
) -> str:
    """Why what became of something made cannot be written back; "" where it can.

    words: that stand there now; shown: what we printed.
    """
    if part.covered < part.length:
        return _CUT.format(words=shown)
    if part.is_whole or part.segment.kind == "figure" or not words:
        return ""
    is_beside = part.stayed == part.length and part.segment.where is None
    if is_beside:
        return _NOWHERE.format(words="".join(part.words))
    return _MADE.format(words=shown)


def _has(parts: list[_Part], where: Where) -> bool:
    """Whether a line has characters or new words of a prose."""
    return any(
        part.segment.where == where and (part.covered or part.is_touched)
        for part in parts
    )
