"""What a review stands on: our paragraphs with their segments, and the source files as
they are (底稿).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from policypress.edit.changes import NoSuchNode, value_at
from policypress.findings import Place
from policypress.review.matching import segments
from policypress.review.sources import Printed, Segment, Span, Where, node_of
from policypress.source.inventory import SourceFile, find
from policypress.source.reading.yaml_file import Read, read
from policypress.word.marked import Anchor, MarkedParagraph

# What numbers a provision or an item at the beginning of its paragraph.
LABEL = re.compile(
    r"\A(?:第[一二三四五六七八九十百千零〇0-9]+条(?:之[一二三四五六七八九十]+)?"
    r"|[一二三四五六七八九十百]+、|（[一二三四五六七八九十百0-9]+）"
    r"|\([0-9一二三四五六七八九十]+\)|[0-9]+[.．、）)]|[①-⑳])[\s　]*"
)


class Files:
    """The source files of a policy, each read when it is first asked for."""

    def __init__(self, root: Path) -> None:
        """root: the folder of the policy; its files are listed now and read
        later."""
        found, _ = find(root)
        self.root = root
        self._files = {file.id: file for file in found}
        self._read: dict[str, Read] = {}
        self._given: dict[Where, set[str]] = {}
        self._texts: dict[str, list[tuple[Where, str]]] = {}

    def ids(self) -> list[str]:
        """Every file by its id."""
        return list(self._files)

    def file(self, name: str) -> SourceFile | None:
        """A file by its id."""
        return self._files.get(name)

    def data(self, name: str) -> Any:
        """The data of a file, None when there is none."""
        found = self._reading(name)
        return found.data if found else None

    def place(self, where: Where) -> Place:
        """Where a value stands."""
        found = self._reading(where[0])
        return found.places.around(where[1]) if found else Place(where[0])

    def value(self, where: Where) -> Any:
        """The value at a place of the source. Raises NoSuchNode."""
        return value_at(self.data(where[0]), where[1])

    def texts(self, key: str) -> list[tuple[Where, str]]:
        """Every text of the source that stands under a key, with its place."""
        if key not in self._texts:
            self._texts[key] = [
                ((name, loc), text)
                for name in self._files
                for loc, text in _texts(self.data(name), key, ())
            ]
        return self._texts[key]

    def forget_given(self) -> None:
        """Names that were given are free again: what they were for is proposed
        anew."""
        self._given.clear()

    def free_key(self, where: Where, stem: str) -> str:
        """A key that the mapping at a place does not have, and that was not given
        before: added_1."""
        given = self._given.setdefault(where, set())
        with suppress(NoSuchNode):
            given |= set(self.value(where))
        number = 1
        while f"{stem}_{number}" in given:
            number += 1
        key = f"{stem}_{number}"
        given.add(key)
        return key

    def free_file(self, stem: str) -> str:
        """The id of a file that is not there and was not given before: added-1."""
        given = self._given.setdefault(("", ()), set())
        number = 1
        while f"{stem}-{number}" in self._files or f"{stem}-{number}" in given:
            number += 1
        given.add(f"{stem}-{number}")
        return f"{stem}-{number}"

    def free_article(self, stem: str) -> str:
        """A name of an article that none has in any file, and that was not given
        before: added_1."""
        given = self._given.setdefault(("", ("articles",)), set())
        for name in self._files:
            data = self.data(name)
            articles = data.get("articles") if isinstance(data, dict) else None
            given.update(articles or ())
        number = 1
        while f"{stem}_{number}" in given:
            number += 1
        given.add(f"{stem}_{number}")
        return f"{stem}_{number}"

    def _reading(self, name: str) -> Read | None:
        """A file as it was read."""
        if name not in self._read:
            file = self._files.get(name)
            if file is None:
                return None
            self._read[name] = read(file.path, file.name)
        return self._read[name]


def _texts(
    node: Any,
    key: str,
    loc: tuple[Any, ...],
) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Every text under a key in some data, with its place."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name == key and isinstance(value, str):
                yield (*loc, name), value
            else:
                yield from _texts(value, key, (*loc, name))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _texts(value, key, (*loc, index))


class Basis(Struct, dict=True):
    """Our document as it was printed, paragraph by paragraph, and the source. digest:
    of its text, as the file says it. follows: names of places and authorities that a
    returned file changes wherever it prints them, with what they say and are to say.
    halves: changes of paragraphs, by
    number, of which a part cannot be written, and why."""

    paragraphs: Sequence[Printed]
    files: Files
    digest: str = ""
    follows: dict[Where, tuple[str, str]] = field(default_factory=dict)
    halves: dict[tuple[int, int], str] = field(default_factory=dict)

    @cached_property
    def texts(self) -> list[str]:
        """The words of each paragraph."""
        return [printed.text for printed in self.paragraphs]

    @cached_property
    def _segments(self) -> dict[int, list[Segment]]:
        return {}

    def segments(self, number: int) -> list[Segment]:
        """The segments of a paragraph."""
        if number not in self._segments:
            printed = self.paragraphs[number]
            self._segments[number] = segments(printed, self.files.data)
        return self._segments[number]

    def node(self, number: int) -> Where | None:
        """The node that a paragraph is made from, without the key of its words; None
        for words of a template."""
        found = node_of(self.paragraphs[number].path, self.files.data)
        if found is None:
            return None
        name, loc = found
        is_text = loc[-1:] == ("text",) and len(loc) > 1
        # A provision of one paragraph: what stands beside that is another paragraph.
        is_only = loc[-3:-2] == ("articles",)
        return (name, loc[:-1]) if is_text and not is_only else found

    def nodes(self, number: int) -> Iterator[Where]:
        """The nodes that printed something of a paragraph."""
        for span in self.paragraphs[number].spans:
            where = node_of(span.path, self.files.data)
            if where is not None:
                yield where


def printed(
    paragraphs: Sequence[MarkedParagraph],
    paths: dict[str, str],
) -> list[Printed]:
    """Our own paragraphs, from our own file. paths: of nodes, by the hash in the names of
    bookmarks."""
    return [_printed(one, paths) for one in paragraphs]


def _printed(
    paragraph: MarkedParagraph,
    paths: dict[str, str],
) -> Printed:
    """One of them."""
    spans = [
        span
        for anchor in paragraph.bookmarks
        if (span := _span(anchor, paths)) is not None
    ]
    spans.sort(key=lambda one: (one.start - one.end, one.start))
    text = paragraph.text("inserted")
    return Printed(text, tuple(spans), paragraph.cell)


def _span(
    anchor: Anchor,
    paths: dict[str, str],
) -> Span | None:
    """What a bookmark of ours says; None for others."""
    parts = anchor.name.split("_")
    is_ours = anchor.name.startswith("_pp_") and len(parts) >= 4
    path = paths.get(parts[2], "") if is_ours else ""
    if not path or anchor.end is None:
        return None
    return Span(anchor.start, anchor.end, path)
