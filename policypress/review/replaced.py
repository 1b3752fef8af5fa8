"""What stands in the place of a figure (数据处的新文字), read as one value to its end: of 一年半
no 一年 is taken, and 5年 with 6个月 put behind it is 5年6个月.

Words that say the same value otherwise (400000元 for 40万元) change nothing; words that say
no value, only about a value, or several leave the figure as it was, and say why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from policypress.language.dates import Date
from policypress.language.quantity import Quantity
from policypress.language.said_values import (
    Value,
    as_printed,
    in_years,
    is_range,
    read_value,
    value_of,
    values_in,
)
from policypress.review.lines import Added, Gone, Kept, Token
from policypress.review.sources import Segment

_FACTS, _CONDITIONS = "facts", "conditions"
_YEARS = "年"
# What holds words of a text; elsewhere a quantity is a figure and stays one.
_PROSE = ("text", "rows", "columns", "list", "paragraphs", "title")
_ABOUT_BEFORE = ("约", "大概")
_NEARLY = "近"  # of a time it is the last so many years
_ABOUT_BEHIND = ("左右", "上下")
_NO_VALUE = "“{old}”是一个数据，改成的“{new}”读不出一个确切的数值；请写成如“{old}”的样子，或在编辑器里改"
_OTHER = "“{old}”改成的“{new}”是另一种数据，原来的数据放不下；请在编辑器里改条文和对应的项目"
_ABOUT = "“{old}”要用来计算，改成的“{new}”不是确切的数；请写确切的数"
_SEVERAL = "“{old}”是一个数据，改成的“{new}”不止一个数；一处数据只能是一个数，要分档或者写范围，请在编辑器里改"


class Replaced(Struct):
    """What stands for a figure now. value: as data have it, "" where the figure went;
    said: in the words of whoever wrote it; before, behind: words beside it that are not
    part of it; is_same: whether it is the value that it was; problem: why nothing of it
    can be written."""

    value: str = ""
    said: str = ""
    before: str = ""
    behind: str = ""
    is_same: bool = False
    problem: str = ""


class Run(Struct):
    """A stretch of a line without words that stayed, but for those of figures in it.

    figures: numbers of the segments; added: which tokens of the line are the new words;
    gone: how many characters of ours went beside those of the figures; words: that stand
    there now; kept: of each figure, where its characters that stayed stand in them.
    """

    figures: list[int]
    added: list[int]
    gone: int
    words: str
    kept: dict[int, tuple[int, int]]


class _Bit(Struct, frozen=True):
    """A token, or as much of it as lies within one segment. index: of the token."""

    token: Token
    index: int
    segment: int


def runs(
    tokens: Sequence[Token],
    segments: Sequence[Segment],
    text: str,
) -> Iterator[Run]:
    """The stretches in which quantities and dates changed, or words came beside one."""
    figures = {
        number
        for number, segment in enumerate(segments)
        if segment.kind == "figure" and like(segment, text) is not None
    }
    if not figures:
        return
    stretch: list[_Bit] = []
    for bit in [*_bits(tokens, segments), None]:
        if bit is None or _is_kept(bit) and bit.segment not in figures:
            own = list(dict.fromkeys(one.segment for one in stretch))
            own = [number for number in own if number in figures]
            if own and not all(map(_is_kept, stretch)):
                yield _run(stretch, own, text)
            stretch = []
        else:
            stretch.append(bit)


def _is_kept(bit: _Bit) -> bool:
    """Whether words stayed."""
    return isinstance(bit.token, Kept)


def like(segment: Segment, text: str) -> Value | None:
    """The value that a figure printed; None for words."""
    return read_value(text[segment.start : segment.end])


def _bits(
    tokens: Sequence[Token],
    segments: Sequence[Segment],
) -> Iterator[_Bit]:
    """The tokens cut where segments meet; new words are of none."""
    for index, token in enumerate(tokens):
        if isinstance(token, Added):
            yield _Bit(token, index, -1)
            continue
        for number, segment in enumerate(segments):
            start = max(token.start, segment.start)
            end = min(token.end, segment.end)
            if start < end:
                yield _Bit(replace(token, start=start, end=end), index, number)


def _run(
    stretch: Sequence[_Bit],
    figures: list[int],
    text: str,
) -> Run:
    """A stretch with its words."""
    run = Run(figures, [], 0, "", {})
    for bit in stretch:
        token = bit.token
        if isinstance(token, Added):
            run.added.append(bit.index)
            run.words += token.text
        elif isinstance(token, Gone):
            run.gone += (token.end - token.start) * (
                bit.segment not in figures
            )
        else:
            begin, _ = run.kept.get(bit.segment, (len(run.words), 0))
            run.words += text[token.start : token.end]
            run.kept[bit.segment] = (begin, len(run.words))
    return run


def replaced(
    run: Run,
    segments: Sequence[Segment],
    text: str,
) -> dict[int, Replaced]:
    """What stands for each figure of a stretch; none where they stayed as they were, or
    went and nothing came."""
    if not run.words:
        return {}
    if all(_is_untouched(run, number, segments) for number in run.figures):
        return _stayed(run, segments, text)
    if len(run.figures) == 1:
        (number,) = run.figures
        return {number: _one(run, number, segments[number], text)}
    return _several(run, segments, text)


def _is_untouched(
    run: Run,
    number: int,
    segments: Sequence[Segment],
) -> bool:
    """Whether a figure stayed whole, and what came beside it makes no other value of
    it."""
    own = run.kept.get(number)
    length = segments[number].end - segments[number].start
    if own is None or own[1] - own[0] != length:
        return False
    return _reaching(run.words, own) in (None, own)


def _reaching(words: str, own: tuple[int, int]) -> tuple[int, int] | None:
    """The value in some words that reaches over a stretch of them."""
    for start, end in values_in(words):
        if start <= own[0] and own[1] <= end:
            return start, end
    return None


def _stayed(
    run: Run,
    segments: Sequence[Segment],
    text: str,
) -> dict[int, Replaced]:
    """A problem for a figure that is not right any more with the words beside it."""
    for number in run.figures:
        problem = _beside(run, run.kept[number], segments[number], text)
        if problem:
            return {number: Replaced(said=run.words, problem=problem)}
    return {}


def _beside(
    run: Run,
    own: tuple[int, int],
    segment: Segment,
    text: str,
) -> str:
    """The problem of a figure that stayed: it stands alone, where no words have a place;
    another value stands right beside it; or it is only about right now. "" for none."""
    start, end = own
    old = text[segment.start : segment.end]
    if segment.where is None and not is_prose(segment):
        return _NO_VALUE.format(old=old, new=run.words)
    others = _readable(run.words, segment, text)
    if any(start == last or end == first for first, last in others):
        return _SEVERAL.format(old=old, new=run.words)
    made = Replaced(before=run.words[:start], behind=run.words[end:])
    return _about(made, segment, text, run.words)


def _one(
    run: Run,
    number: int,
    segment: Segment,
    text: str,
) -> Replaced:
    """What stands for the one figure of a stretch."""
    old = text[segment.start : segment.end]
    spans = list(_readable(run.words, segment, text))
    own = run.kept.get(number)
    if own is not None:
        reaching = _reaching(run.words, own)
        spans = [one for one in spans if one == reaching]
    if len(spans) == 1:
        return _read(run.words, spans[0], segment, text)
    if is_prose(segment):
        return Replaced(run.words, run.words)
    if own is None and run.gone and not values_in(run.words):
        return Replaced(before=run.words)
    is_several = len(spans) > 1 or is_range(run.words)
    problem = _SEVERAL if is_several else _not_one(run.words)
    return Replaced(problem=problem.format(old=old, new=run.words))


def _not_one(words: str) -> str:
    """Why words are no value of the kind of a figure."""
    values = [read_value(words[start:end]) for start, end in values_in(words)]
    return _OTHER if len(values) == 1 and values[0] else _NO_VALUE


def _several(
    run: Run,
    segments: Sequence[Segment],
    text: str,
) -> dict[int, Replaced]:
    """What stands for figures that changed together: as many values in their order, or a
    problem."""
    spans = values_in(run.words)
    olds = [
        text[segments[one].start : segments[one].end] for one in run.figures
    ]
    problem = _SEVERAL.format(old="、".join(olds), new=run.words)
    failed = {run.figures[0]: Replaced(problem=problem)}
    if not spans and not run.kept and run.gone:
        return {run.figures[0]: Replaced(before=run.words)}
    if len(spans) != len(run.figures):
        return failed
    made: dict[int, Replaced] = {}
    at = 0
    for number, (start, end) in zip(run.figures, spans, strict=True):
        own = run.kept.get(number, (start, end))
        one = _read(run.words, (start, end), segments[number], text)
        if one.problem or not (start <= own[0] and own[1] <= end):
            return failed
        one.before, one.behind = run.words[at:start], ""
        made[number], at = one, end
    made[run.figures[-1]].behind = run.words[at:]
    return made


def _readable(
    words: str,
    segment: Segment,
    text: str,
) -> Iterator[tuple[int, int]]:
    """Where values stand in words that are of the kind of a figure."""
    own = like(segment, text)
    for start, end in values_in(words):
        value = own and value_of(words[start:end], own)
        if own and value and _kind(value) == _kind(own):
            yield start, end


def _kind(value: Value) -> str:
    """What a value is of."""
    return "date" if isinstance(value, Date) else value.kind


def _read(
    words: str,
    span: tuple[int, int],
    segment: Segment,
    text: str,
) -> Replaced:
    """A value that stands at a place of some words."""
    start, end = span
    said = words[start:end]
    own = like(segment, text)
    value = own and value_of(said, own)
    if value is None:
        old = text[segment.start : segment.end]
        return Replaced(problem=_NO_VALUE.format(old=old, new=words))
    made = Replaced("", said, words[:start], words[end:])
    made.value = _written(value, said, segment, text)
    made.is_same = (
        value == own or made.value == text[segment.start : segment.end]
    )
    made.problem = _about(made, segment, text, words)
    return made


def _written(
    value: Value,
    said: str,
    segment: Segment,
    text: str,
) -> str:
    """A value as data have it: as values are written, but as it was said where the old
    one is not written so either (三十日). Conditions count years with a decimal."""
    old = text[segment.start : segment.end]
    where = segment.datum
    if where and _CONDITIONS in where[1] and old.endswith(_YEARS):
        return in_years(value) or str(value)
    return str(value) if as_printed(old) == str(like(segment, text)) else said


def _about(
    made: Replaced,
    segment: Segment,
    text: str,
    words: str,
) -> str:
    """The problem of a value that is only about right where it is reckoned with; "" where
    it is none."""
    where = segment.datum
    if is_prose(segment) or (where and _FACTS in where[1]):
        return ""
    own = like(segment, text)
    value = own and value_of(made.value, own)
    is_loose = isinstance(value, Quantity) and value.approx != ""
    is_loose &= not (isinstance(own, Quantity) and own.approx)
    is_span = (
        isinstance(own, Date) or own is not None and own.kind == "duration"
    )
    is_loose |= made.before.endswith(_ABOUT_BEFORE)
    is_loose |= made.before.endswith(_NEARLY) and not is_span
    is_loose |= made.behind.startswith(_ABOUT_BEHIND)
    old = text[segment.start : segment.end]
    return _ABOUT.format(old=old, new=words) if is_loose else ""


def is_prose(segment: Segment) -> bool:
    """Whether a value is a text by itself, as a cell, which may say anything."""
    if segment.where is not None or segment.datum is None:
        return False
    return any(
        key in _PROSE or isinstance(key, int) for key in segment.datum[1]
    )
