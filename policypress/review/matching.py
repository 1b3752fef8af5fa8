"""Which source each character of a printed paragraph comes from (对应源文件的文字).

Prose in the YAML has words and expressions, `给予{{ s.gold.amount }}奖励`; a paragraph of
the document has a number, perhaps a title, and the prose with its expressions filled
in. The words of the prose are found in the paragraph again, in order; what stands
between is what the expressions gave. Where that cannot be told for certain, the
paragraph counts as made (生成), and nothing is written over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from policypress.edit.changes import value_at
from policypress.review.naming import (
    EXPRESSION,
    data_named,
    name_named,
    prose_named,
    said,
)
from policypress.review.sources import (
    GetData,
    Kind,
    Outer,
    Printed,
    Segment,
    Span,
    Where,
    datum_of,
    is_figure,
    node_of,
)
from policypress.word.marked import LINE

_STATEMENT = re.compile(r"\{[%#]")
_NAMED = re.compile(r"（责任单位：([^（）]*)）\Z")
_ANYTHING = "(.*?)"


class _Part(Struct, frozen=True):
    """A piece of a prose: words, or an expression. pattern: what it may have printed;
    name: the value that it prints as it stands; outer: the prose and the expression by
    which another prose prints this one."""

    where: Where
    pattern: str
    source: str = ""
    name: Where | None = None
    outer: tuple[Where, str] | None = None

    @property
    def is_open(self) -> bool:
        """Whether it may have printed anything."""
        return self.pattern == _ANYTHING


def segments(
    printed: Printed,
    data_of: GetData,
) -> list[Segment]:
    """The segments of a paragraph in order, without a gap.

    data_of: the data of a source file by its id, None when there is none.
    """
    found: list[Segment] = []
    for span in printed.spans:
        for where, prose in _proses(span.path, data_of):
            more = _matched(printed, span, where, prose, data_of)
            if more and not _overlaps(more, found):
                found += more
    found += _responsible(printed, found, data_of)
    found.sort(key=lambda one: (one.start, one.end))
    return list(_without_gaps(found, len(printed.text)))


def _responsible(
    printed: Printed,
    known: list[Segment],
    data_of: GetData,
) -> Iterator[Segment]:
    """The authorities (责任单位) named behind the last paragraph of a provision."""
    found = _NAMED.search(printed.text)
    node = node_of(printed.path, data_of)
    if found is None or node is None:
        return
    name, loc = node
    prefix = loc[:2] if loc[:1] == ("articles",) else ()
    listed = _at(data_of(name), (*prefix, "responsible"))
    if not listed or found[1] != "、".join(map(str, listed)):
        return
    at = found.start(1)
    for index, words in enumerate(listed):
        datum = (name, (*prefix, "responsible", index))
        segment = Segment(at, at + len(words), "figure", datum=datum)
        if not _overlaps([segment], known):
            yield segment
        at = segment.end + 1


def _at(data: Any, keys: Iterable[Any]) -> Any:
    """What stands in mappings within mappings, None for nothing."""
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _proses(
    path: str,
    data_of: GetData,
) -> Iterator[tuple[Where, str]]:
    """The proses that a node may print: its own, then titles of what it stands in."""
    node = node_of(path, data_of)
    if node is None:
        return
    name, loc = node
    data = data_of(name)
    own = value_at(data, loc)
    if isinstance(own, str):
        yield node, own
    elif isinstance(own, dict):
        for key, words in _once(own):
            yield (name, (*loc, key)), words
    for depth in range(len(loc) - 1, -1, -1):
        around = value_at(data, loc[:depth])
        if isinstance(around, dict) and isinstance(around.get("title"), str):
            yield (name, (*loc[:depth], "title")), around["title"]


def _once(node: dict[str, Any]) -> list[tuple[str, str]]:
    """The texts in a mapping by key, the longest first; those that stand in it twice
    cannot be told apart and are left out."""
    texts = [pair for pair in node.items() if isinstance(pair[1], str)]
    counts = Counter(words for _, words in texts)
    once = [pair for pair in texts if counts[pair[1]] == 1]
    return sorted(once, key=lambda pair: -len(pair[1]))


def _matched(
    printed: Printed,
    span: Span,
    where: Where,
    prose: str,
    data_of: GetData,
) -> list[Segment]:
    """The segments of a prose in a stretch of a paragraph; none where it is not found
    there, or twice."""
    if _STATEMENT.search(prose) or not prose:
        return []
    is_broken = LINE in printed.text
    if not (is_broken or _may_stand(prose, printed.text)):
        return []  # most are not there, and a pattern takes long to make
    parts = list(_parts(where, prose, data_of))
    if all(part.is_open or not part.pattern for part in parts):
        return []
    words = "".join(part.pattern for part in parts)
    is_open_at_end = parts[-1].is_open
    pattern = re.compile(words + "$" * is_open_at_end, re.DOTALL)
    found = _found(pattern, printed, span, parts)
    return list(_segments(found, parts, printed, data_of)) if found else []


def _may_stand(prose: str, text: str) -> bool:
    """Whether all words of a prose stand somewhere in a paragraph."""
    return all(piece in text for piece in EXPRESSION.split(prose))


def _parts(
    where: Where,
    prose: str,
    data_of: GetData,
    outer: tuple[Where, str] | None = None,
) -> Iterator[_Part]:
    """The pieces of a prose, each a group of the pattern; of an expression that prints
    another prose, those of that."""
    at = 0
    for found in EXPRESSION.finditer(prose):
        words, at = prose[at : found.start()], found.end()
        if words:
            yield _Part(where, f"({_spread(words)})", outer=outer)
        source = found[0]
        inner = None if outer else prose_named(source, data_of)
        name = name_named(source, data_of)
        shown = said(name, data_of) if name else None
        if inner:
            text = value_at(data_of(inner[0]), inner[1])
            yield from _parts(inner, text, data_of, (where, source))
        elif shown:
            pattern = f"({_spread(shown)})"
            yield _Part(where, pattern, source, name, outer)
        else:
            yield _Part(where, _ANYTHING, source, outer=outer)
    if prose[at:]:
        yield _Part(where, f"({_spread(prose[at:])})", outer=outer)


def _found(
    pattern: re.Pattern[str],
    printed: Printed,
    span: Span,
    parts: Sequence[_Part],
) -> re.Match[str] | None:
    """Where a prose stands in a stretch, None where that is not certain. One that
    begins with an expression begins where a node printed something."""
    if parts[0].is_open:
        for inner in printed.spans:
            found = pattern.match(printed.text, inner.start, span.end)
            if found and printed.path_of(*found.span(1)):
                return found
        return None
    found = pattern.search(printed.text, span.start, span.end)
    if found is None or len(parts) > 1:
        return found
    again = pattern.search(printed.text, found.end(), span.end)
    return None if again else found


def _spread(words: str) -> str:
    """A pattern for words that may be broken into lines anywhere, as in titles."""
    return f"{LINE}?".join(re.escape(character) for character in words)


def _segments(
    found: re.Match[str],
    parts: Sequence[_Part],
    printed: Printed,
    data_of: GetData,
) -> Iterator[Segment]:
    """The segments of a match, one or more for each part."""
    begins: dict[tuple[Where, str], int] = {}
    is_value = len(parts) == 1 and is_figure(found[0])
    for group, part in enumerate(parts, 1):
        start, end = found.span(group)
        outer = None
        if part.outer:
            begin = begins.setdefault(part.outer, start)
            outer = Outer(*part.outer, begin)
        if not part.source and is_value:
            yield Segment(start, end, "figure", datum=part.where)
        elif not part.source:
            yield Segment(start, end, "words", part.where, outer=outer)
        elif part.name:
            yield Segment(
                start,
                end,
                "name",
                part.where,
                part.source,
                part.name,
                outer=outer,
            )
        else:
            yield from _filled(printed, start, end, part, outer, data_of)


def _filled(
    printed: Printed,
    start: int,
    end: int,
    part: _Part,
    outer: Outer | None,
    data_of: GetData,
) -> Iterator[Segment]:
    """The segments of what an expression printed: its values, and what is made."""
    known = _values(printed, start, end, part, data_of)
    source, at = part.source, start
    group = start if known != [(start, end, known[0][2])] else -1
    for first, last, datum in known:
        if first > at:
            yield Segment(
                at,
                first,
                "made",
                part.where,
                source,
                None,
                group,
                outer,
            )
            source = ""
        kind: Kind = "figure" if datum else "made"
        yield Segment(
            first,
            last,
            kind,
            part.where,
            source,
            datum,
            group,
            outer,
        )
        source, at = "", last
    if at < end:
        yield Segment(at, end, "made", part.where, "", None, group, outer)


def _values(
    printed: Printed,
    start: int,
    end: int,
    part: _Part,
    data_of: GetData,
) -> list[tuple[int, int, Where | None]]:
    """What an expression printed of the source, each value with where it stands; what
    has none is made. Never empty."""
    text = printed.text
    path = printed.path_of(start, end)
    if path:
        datum = datum_of(path, text[start:end], data_of)
        return [(start, end, datum)]
    spans = _inner(printed, start, end)
    if spans:
        return [
            (
                one.start,
                one.end,
                datum_of(one.path, text[one.start : one.end], data_of),
            )
            for one in spans
        ]
    named = data_named(part.where, part.source, text[start:end], data_of)
    found: list[tuple[int, int, Where | None]] = []
    at = start
    for words, where in named:
        at = text.index(words, at)
        found.append((at, at + len(words), where))
        at += len(words)
    return found or [(start, end, None)]


def _inner(
    printed: Printed,
    start: int,
    end: int,
) -> list[Span]:
    """The innermost stretches of nodes within a stretch, in order."""
    found = [
        span
        for span in printed.spans
        if start <= span.start and span.end <= end and span.start < span.end
    ]
    found.sort(key=lambda one: (one.start, one.end))
    kept: list[Span] = []
    for span in found:
        if kept and span.start < kept[-1].end:
            continue
        kept.append(span)
    return kept


def _overlaps(
    more: Iterable[Segment],
    known: list[Segment],
) -> bool:
    """Whether any of some segments stands where another one does."""
    return any(
        one.start < other.end and other.start < one.end
        for one in more
        for other in known
    )


def _without_gaps(
    found: list[Segment],
    length: int,
) -> Iterator[Segment]:
    """The segments with what is made between them."""
    at = 0
    for segment in found:
        if segment.start > at:
            yield Segment(at, segment.start, "made")
        yield segment
        at = max(at, segment.end)
    if at < length:
        yield Segment(at, length, "made")
