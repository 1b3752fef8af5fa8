"""Where the words of a printed paragraph come from (来源): places of the source, and
stretches of a paragraph with the place of each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from policypress.edit.addresses import shortened
from policypress.edit.changes import NoSuchNode, value_at
from policypress.language.dates import DateError, parse_date
from policypress.language.quantity import QuantityError, parse_quantity

Kind = Literal["words", "figure", "name", "made"]
# A value of the source: the id of its file, and where in it.
Where: TypeAlias = tuple[str, tuple[Any, ...]]
GetData: TypeAlias = Callable[[str], Any]


class Outer(Struct, frozen=True):
    """The expression of a prose that prints another prose whole, as the one of a
    situation (不予资助的情形): where it is written, the expression, and where in the
    paragraph it begins."""

    where: Where
    source: str
    start: int


class Segment(Struct, frozen=True):
    """A stretch of a printed paragraph, text[start:end], of one origin.

    words: characters of the prose at `where`, written the same. figure: what an
    expression printed, the value at `datum`. name: the same of the name of a place or
    an authority, which may also be written out. made: any other expression, or with no
    `where` a number or words of a template. source: the expression; one that prints
    several figures (100万元、50万元) has a segment for each and for the signs between,
    of which the first has the source, and `group` says where it begins. outer: for
    words of a prose that an expression of another prose prints.
    """

    start: int
    end: int
    kind: Kind
    where: Where | None = None
    source: str = ""
    datum: Where | None = None
    group: int = -1
    outer: Outer | None = None


class Span(Struct, frozen=True):
    """A stretch of a paragraph that a node of the source printed, by its path."""

    start: int
    end: int
    path: str


class Printed(Struct, frozen=True):
    """A paragraph as we print it. spans: outer ones before those within them; cell:
    table, row and column where it stands, () in the body."""

    text: str
    spans: tuple[Span, ...] = ()
    cell: tuple[int, ...] = ()

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
        return node if value.strip() == words or is_figure(value) else None
    if not isinstance(value, dict):
        return None
    keys = [key for key, text in value.items() if text == words]
    return (name, (*loc, keys[0])) if len(keys) == 1 else None


def is_figure(value: str) -> bool:
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


def path_of(where: Where) -> str:
    """The name of a place of the source, as reports print it."""
    return f"{where[0]}#{'.'.join(str(key) for key in where[1])}"
