"""Which source each character of a printed paragraph comes from (来源).

Prose in the YAML has words and expressions, `给予{{ s.gold.amount }}奖励`; a paragraph of
the document has a number, perhaps a title, and the prose with its expressions filled
in. The words of the prose are found in the paragraph again, in order; what stands
between is what the expressions gave. Where that cannot be told for certain, the
paragraph counts as made (生成), and nothing is written over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from policypress.edit.addresses import shortened
from policypress.edit.changes import NoSuchNode, value_at
from policypress.language.dates import DateError, parse_date
from policypress.language.quantity import QuantityError, parse_quantity
from policypress.word.marked import LINE

Kind = Literal["words", "figure", "made"]
# A value of the source: the id of its file, and where in it.
Where: TypeAlias = tuple[str, tuple[Any, ...]]
GetData: TypeAlias = Callable[[str], Any]
_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_STATEMENT = re.compile(r"\{[%#]")


class Segment(Struct, frozen=True):
    """A stretch of a printed paragraph, text[start:end], of one origin.

    words: characters of the prose at `where`, written the same. figure: what an
    expression printed, the figure of the path `path`. made: any other expression, or
    with no `where` a number or words of a template. source: the expression; one that
    prints several figures (100万元、50万元) has a segment for each and for the signs
    between, of which the first has the source, and `group` says where it begins.
    """

    start: int
    end: int
    kind: Kind
    where: Where | None = None
    source: str = ""
    path: str = ""
    group: int = -1


class Span(Struct, frozen=True):
    """A stretch of a paragraph that a node of the source printed, by its path."""

    start: int
    end: int
    path: str


class Printed(Struct, frozen=True):
    """A paragraph as we print it. spans: outer ones before those within them."""

    text: str
    spans: tuple[Span, ...] = ()

    @property
    def path(self) -> str:
        """The path of the node that it is made from, "" for words of a template."""
        return self.spans[0].path if self.spans else ""

    def path_of(self, start: int, end: int) -> str:
        """The path of what fills exactly that stretch, "" for none."""
        for span in reversed(self.spans):
            if (span.start, span.end) == (start, end):
                return span.path
        return ""


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
            more = _matched(printed, span, where, prose)
            if more and not _overlaps(more, found):
                found += more
    found.sort(key=lambda one: (one.start, one.end))
    return [
        _without_datum(one, printed, data_of)
        for one in _without_gaps(found, len(printed.text))
    ]


def _without_datum(
    segment: Segment,
    printed: Printed,
    data_of: GetData,
) -> Segment:
    """A segment as it is; one that a node printed which holds no such value, as a
    reference to a clause, is made."""
    if segment.kind != "figure":
        return segment
    words = printed.text[segment.start : segment.end]
    if datum_of(segment.path, words, data_of):
        return segment
    return replace(segment, kind="made", path="")


def datum_of(
    path: str,
    words: str,
    data_of: GetData,
) -> Where | None:
    """The value of the source that a node printed as these words: the one at its path,
    or the one text of the node there that says them. None for what is made, as a
    reference to a clause."""
    node = node_of(path, data_of)
    if node is None:
        return None
    name, loc = node
    value = value_at(data_of(name), loc)
    if isinstance(value, str):
        return node if value.strip() == words or _is_figure(value) else None
    if not isinstance(value, dict):
        return None
    keys = [key for key, text in value.items() if text == words]
    return (name, (*loc, keys[0])) if len(keys) == 1 else None


def _is_figure(value: str) -> bool:
    """Whether a text is a quantity or a date, which may be printed otherwise."""
    is_quantity = not isinstance(parse_quantity(value), QuantityError)
    return is_quantity or not isinstance(parse_date(value), DateError)


def node_of(origin: str, data_of: GetData) -> Where | None:
    """Where the node of a path stands in its file; None for what is no source."""
    name, _, keys = origin.partition("#")
    data = data_of(name)
    if data is None:
        return None
    loc = tuple(_key(key) for key in keys.split(".")) if keys else ()
    loc = shortened(data, loc)
    loc = _only_paragraph(data, loc)
    try:
        value_at(data, loc)
    except NoSuchNode:
        return None
    return name, loc


def _only_paragraph(
    data: Any,
    loc: tuple[Any, ...],
) -> tuple[Any, ...]:
    """The location of the one paragraph of a provision that is written as `text`."""
    for depth, key in enumerate(loc):
        is_main = loc[depth : depth + 2] == ("paragraphs", "main")
        if is_main and isinstance(data, dict) and "paragraphs" not in data:
            rest = loc[depth + 2 :]
            inner = rest[1:] if rest[:1] == ("text",) else rest
            return (*loc[:depth], "text", *inner)
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return loc
    return loc


def _key(key: str) -> Any:
    """A key of a mapping, or the number of an item."""
    return int(key) if key.isascii() and key.isdigit() else key


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
) -> list[Segment]:
    """The segments of a prose in a stretch of a paragraph; none where it is not found
    there, or twice."""
    if _STATEMENT.search(prose) or not prose:
        return []
    pieces = _EXPRESSION.split(prose)
    sources = _EXPRESSION.findall(prose)
    if sources and not any(pieces):
        return []
    is_broken = LINE in printed.text
    if not (is_broken or all(piece in printed.text for piece in pieces)):
        return []  # most are not there, and a pattern takes long to make
    spread = _spread if is_broken else re.escape
    words = "(.*?)".join(f"({spread(piece)})" for piece in pieces)
    ends = "$" if sources and not pieces[-1] else ""
    pattern = re.compile(words + ends, re.DOTALL)
    found = _found(pattern, printed, span, not pieces[0] and bool(sources))
    return _segments(found, where, sources, printed) if found else []


def _found(
    pattern: re.Pattern[str],
    printed: Printed,
    span: Span,
    is_open: bool,
) -> re.Match[str] | None:
    """Where a prose stands in a stretch, None where that is not certain.

    is_open: it begins with an expression, so that only what a node printed can be its
    beginning.
    """
    if is_open:
        for inner in printed.spans:
            found = pattern.match(printed.text, inner.start, span.end)
            if found and printed.path_of(*found.span(2)):
                return found
        return None
    found = pattern.search(printed.text, span.start, span.end)
    if found is None or pattern.groups > 1:
        return found
    again = pattern.search(printed.text, found.end(), span.end)
    return None if again else found


def _spread(words: str) -> str:
    """A pattern for words that may be broken into lines anywhere, as in titles."""
    return f"{LINE}?".join(re.escape(character) for character in words)


def _segments(
    found: re.Match[str],
    where: Where,
    sources: list[str],
    printed: Printed,
) -> list[Segment]:
    """The segments of a match: words and expressions in turn."""
    made: list[Segment] = []
    for group in range(1, (found.lastindex or 0) + 1):
        start, end = found.span(group)
        if group % 2:
            made.append(Segment(start, end, "words", where))
            continue
        source = sources[group // 2 - 1]
        made += _filled(printed, start, end, where, source)
    return made


def _filled(
    printed: Printed,
    start: int,
    end: int,
    where: Where,
    source: str,
) -> Iterator[Segment]:
    """The segments of what an expression printed."""
    path = printed.path_of(start, end)
    inner = [] if path else _inner(printed, start, end)
    if not inner:
        kind: Kind = "figure" if path else "made"
        yield Segment(start, end, kind, where, source, path, start)
        return
    at = start
    for span in inner:
        if span.start > at:
            yield Segment(at, span.start, "made", where, source, "", start)
            source = ""
        yield Segment(
            span.start,
            span.end,
            "figure",
            where,
            source,
            span.path,
            start,
        )
        source, at = "", span.end
    if at < end:
        yield Segment(at, end, "made", where, "", "", start)


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


def path_of(where: Where) -> str:
    """The name of a place of the source, as reports print it."""
    return f"{where[0]}#{'.'.join(str(key) for key in where[1])}"
