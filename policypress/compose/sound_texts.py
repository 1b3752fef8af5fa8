"""Texts of documents that are known to become blocks without a complaint (检查缓存).

A check wants to know what is wrong with the documents, not the documents. What a
template has made is Markdown; whether that can be laid out depends on its words and on
what kind of spans its markers begin, and on nothing else. So a check looks at the text
piece by piece, a piece being what stands from one heading to the next outside any
container, and a piece that has once been laid out need not be again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from policypress.compose.markdown.blocks import Builder
from policypress.compose.markdown.markers import (
    OPEN,
    SEP,
    SPAN,
    UNKNOWN_LINE,
    Nodes,
    Span,
    without_line_marks,
)
from policypress.compose.markdown.parser import parse
from policypress.compose.views.figure_index import figure_paths
from policypress.document import Block
from policypress.system import program
from policypress.system.compiled import folder_of
from policypress.system.kept import Kept

_FOLDER = Path(folder_of(__file__))
# Pieces known, of 50 bytes each: those of the shipped policy eight times over.
_MOST = 5_000
# Before a heading that begins at the margin: no paragraph, list or quotation goes on.
_BEFORE_HEADING = re.compile(r"\n\n(?=#{1,6} )")
# A line that opens a container (named) or closes one.
_CONTAINER = re.compile(r"^ {0,3}:{3,}[ \t]*(\S?)", re.MULTILINE)
_FENCES = ("```", "~~~")  # what looks like a heading may stand inside one
Titles = Callable[[tuple[Block, ...]], object]


class SoundTexts:
    """The pieces that were laid out by earlier checks, and by this one.

    nodes: the spans of the composition; titles: what is done to the blocks of a
    document besides; words: what that depends on; folder: where it is kept.
    """

    def __init__(
        self,
        nodes: Nodes,
        titles: Titles,
        words: tuple[str, ...],
        folder: Path = _FOLDER,
    ) -> None:
        """Reads what earlier checks wrote down, where the program is known."""
        self._nodes, self._titles = nodes, titles
        self._program = program.state()
        self._kept = Kept(folder, "sound", _MOST) if self._program else None
        self._before = repr((self._program, words))
        self._kinds: list[str] = []
        self._has_news = False

    def figures(self, body: str) -> set[str] | None:
        """The paths of the figures that a document shows; None when it cannot be laid
        out, or not in pieces: then the whole says what is wrong.

        body: what a template made, with line marks.
        """
        text = without_line_marks(body)
        found: set[str] = set()
        for piece in pieces(text):
            shown = self._known(piece)
            if shown is None:
                return None
            found |= shown
        return found

    def keep(self) -> None:
        """Write down what was laid out, for the next check; not when the program has
        been changed meanwhile."""
        if self._kept and self._has_news:
            program.when_unchanged(self._kept.keep)

    def _known(self, piece: str) -> set[str] | None:
        """The figures of a piece; None when it cannot be laid out."""
        words = SPAN.split(piece)
        marked: set[str] = set()
        for number in words[1::2]:
            span = self._nodes.spans[int(number)]
            if span.mark and span.origin:
                marked.add(span.origin.id)
        key = self._key(words)
        if self._kept and self._kept.get(key):
            return marked
        shown = self._laid_out(piece)
        # Where other figures show than are marked, a piece has to be laid out to know.
        if self._kept and shown == marked:
            self._kept.put(key, True)
            self._has_news = True
        return shown

    def _laid_out(self, piece: str) -> set[str] | None:
        """The figures of a piece by way of its blocks; None when it cannot be laid out."""
        count = piece.count("\n") + 1
        lines = [UNKNOWN_LINE] * count
        builder = Builder(self._nodes, lines)
        try:
            tokens = parse(piece)
            blocks = builder.build(tokens)
            self._titles(blocks)
        except Exception:  # noqa: BLE001 - the whole document will say what it is
            return None
        return set(figure_paths(blocks))

    def _key(self, words: list[str]) -> bytes:
        """The digest of everything that laying out a piece depends on. words: those
        between the numbers of spans, and these numbers."""
        parts = list(words)
        kinds = self._kinds_of_spans()
        for at in range(1, len(parts), 2):
            number = int(parts[at])
            parts[at] = f"{OPEN}{kinds[number]}{SEP}"
        text = "".join(parts)
        whole = f"{self._before}\0{text}"
        written = whole.encode("utf-8", "surrogatepass")
        return sha256(written).digest()

    def _kinds_of_spans(self) -> list[str]:
        """What laying out can tell of each span there is by now."""
        known = len(self._kinds)
        for span in self._nodes.spans[known:]:
            self._kinds.append(_kind(span))
        return self._kinds


def pieces(text: str) -> Iterator[str]:
    """A text in pieces that can be laid out one by one; together they are the text."""
    if any(fence in text for fence in _FENCES):
        yield text
        return
    waiting: list[str] = []
    depth = 0
    for part in _BEFORE_HEADING.split(text):
        waiting.append(part)
        for opening in _CONTAINER.findall(part):
            depth += 1 if opening else -1
        if depth == 0:
            yield "\n\n".join(waiting)
            waiting = []
    if waiting:
        yield "\n\n".join(waiting)


def _kind(span: Span) -> str:
    """What laying out can tell of a span: not what it says nor where it stands."""
    identity = ""
    if span.origin and not span.block:
        identity = span.origin.id
    is_marked = bool(span.mark)
    stands_for = bool(span.field or span.page)
    return f"{identity} {span.role} {span.block} {is_marked} {stands_for}"
