"""Breaking clean texts in known ways (弄坏干净的文稿), to see whether a rule notices.

A spoil takes the lines of a text and a random source and gives the broken lines, with
the words that the rule must cite and the line where they stand; None where the text has
no place that can be broken so.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from policypress.compare.read.plain_text import parse_text
from policypress.lint.engine import hits
from policypress.lint.genres import genre_of
from policypress.lint.paper import Paper, paper_of
from policypress.lint.rule import Loaded

CLEAN = Path(__file__).parent / "clean"
ANYWHERE = -1


class Spoilt(Struct, frozen=True):
    """A broken text. quote: what the rule must cite; line: where it stands, from 0,
    ANYWHERE where the text names only the table it belongs to."""

    lines: list[str]
    quote: str
    line: int


Words = str | Callable[[re.Match[str]], str]
Spoil = Callable[[Sequence[str], random.Random], Spoilt | None]


def clean_texts() -> list[list[str]]:
    """The lines of each clean text."""
    paths = sorted(CLEAN.glob("*.txt"))
    return [path.read_text("utf-8").splitlines() for path in paths]


def paper_of_lines(lines: Sequence[str]) -> Paper:
    tree = parse_text("\n".join(lines), "文稿").tree
    assert tree is not None
    return paper_of(tree, genre_of(tree))


def by(
    pattern: str,
    new: Words,
    quote: Words = "",
    only: str = "",
) -> Spoil:
    """A spoil that replaces one match of a pattern, outside titles, quotations, tables
    and the first line. new, quote: templates of the match; quote "" = as new. only: a
    pattern that the line must match."""
    compiled, wanted = re.compile(pattern), re.compile(only)

    def spoil(
        lines: Sequence[str],
        source: random.Random,
    ) -> Spoilt | None:
        places = [
            (index, found)
            for index, line in enumerate(lines)
            if index and not line.startswith("|") and wanted.search(line)
            for found in compiled.finditer(line)
            if not _is_foreign(line[: found.start()])
        ]
        if not places:
            return None
        index, found = source.choice(places)
        line = lines[index]
        words = _written(found, new)
        broken = line[: found.start()] + words + line[found.end() :]
        cited = _written(found, quote) if quote else words
        return Spoilt(
            [*lines[:index], broken, *lines[index + 1 :]], cited, index
        )

    return spoil


def either(*spoils: Spoil) -> Spoil:
    """One of several spoils, the next where the text has no place for it."""

    def spoil(
        lines: Sequence[str],
        source: random.Random,
    ) -> Spoilt | None:
        for one in source.sample(spoils, len(spoils)):
            spoilt = one(lines, source)
            if spoilt is not None:
                return spoilt
        return None

    return spoil


def _written(found: re.Match[str], words: Words) -> str:
    return found.expand(words) if isinstance(words, str) else words(found)


def _is_foreign(before: str) -> bool:
    """Whether a place lies within a title or a quotation."""
    return any(
        before.count(opening) > before.count(closing)
        for opening, closing in ("《》", "“”")
    )


def is_caught(loaded: Loaded, spoilt: Spoilt) -> bool:
    """Whether a rule cites just the words that were broken, in their line."""
    paper = paper_of_lines(spoilt.lines)
    if paper.genre not in loaded.rule.genres:
        return False
    for hit in hits(paper, loaded):
        line = paper.passage_at(hit.start).place.line - 1
        is_there = spoilt.line in (ANYWHERE, line)
        if is_there and paper.text[hit.start : hit.end] == spoilt.quote:
            return True
    return False


def adding(*sentences: str, to: str = "第[二三四五六七八九十]+条") -> Spoil:
    """A spoil that adds one of some sentences behind a line. In a sentence the words that
    the rule must cite stand in 〔〕. to: how the line begins."""
    wanted = re.compile(to)

    def spoil(
        lines: Sequence[str],
        source: random.Random,
    ) -> Spoilt | None:
        places = [
            index
            for index, line in enumerate(lines)
            if index and wanted.match(line) and line.endswith("。")
        ]
        if not places:
            return None
        index = source.choice(places)
        sentence = source.choice(sentences)
        before, rest = sentence.split("〔", 1)
        quote, behind = rest.split("〕", 1)
        broken = lines[index] + before + quote + behind
        return Spoilt(
            [*lines[:index], broken, *lines[index + 1 :]], quote, index
        )

    return spoil


def without(pattern: str, quote: str, put: str = "") -> Spoil:
    """A text with some words replaced everywhere. quote: what the rule then cites."""
    compiled, cited = re.compile(pattern), re.compile(quote)

    def spoil(
        lines: Sequence[str],
        source: random.Random,
    ) -> Spoilt | None:
        whole = [compiled.sub(put, line) for line in lines]
        whole = [line for line in whole if line.strip()]
        places = [cited.search(line) for line in whole]
        found = next((one for one in places if one), None)
        if found is None or whole == list(lines):
            return None
        return Spoilt(whole, found[0], ANYWHERE)

    return spoil
