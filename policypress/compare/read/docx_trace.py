"""Where in a Word file the words that were read stand (出处): for whoever writes
into that very file.

A reader changes the tree it reads (one of several choices is left, fields that
nothing ends are taken out). So the places are those of a copy that nobody has
touched.
"""

from __future__ import annotations

import copy
from typing import Any

from msgspec import Struct, field

from policypress.compare.read.docx_elements import W

COPIED = tuple(
    f"{W}{tag}"
    for tag in (
        *("p", "t", "tbl", "tr", "tc", "fldChar"),
        *("tab", "ptab", "cr", "br", "sym", "noBreakHyphen"),
        *("footnoteReference", "endnoteReference"),
    )
)


class Heard(Struct, frozen=True):
    """Words that one element shows; None for what stands nowhere in the
    untouched copy (a formula).
    """

    element: Any
    words: str


class Traced(Struct, frozen=True):
    """A paragraph with all that it shows, and its automatic number.

    cell: the cell it stands in, None in the body. flows_on: words of the
    paragraph before stand on its line, since the mark of that is hidden.
    """

    element: Any
    label: str
    heard: tuple[Heard, ...]
    cell: Any = None
    flows_on: bool = False


class Trace(Struct):
    """The paragraphs of a file by the number of the paragraph or table that
    the lines of the text name as their place; root: the untouched copy.

    flows_on: the paragraph that was read last ends on the line of the next.
    """

    root: Any = None
    found: dict[int, list[Traced]] = field(default_factory=dict)
    flows_on: bool = False
    _twins: dict[Any, Any] = field(default_factory=dict)
    _waiting: list[Heard] = field(default_factory=list)

    def begin(self, root: Any) -> None:
        """Copies a part before it is read."""
        self.root = copy.deepcopy(root)
        read = root.iter(*COPIED)
        copied = self.root.iter(*COPIED)
        self._twins = dict(zip(read, copied, strict=True))

    def hear(self, element: Any, words: str) -> None:
        """An element of the paragraph that is being read shows words."""
        self._waiting.append(Heard(self._twins.get(element), words))

    def redraw(self, words: str, drawn: str) -> None:
        """What was heard last, `words` long, is drawn otherwise (a raised
        digit): character by character, or as a whole that stands nowhere.
        """
        last: list[Heard] = []
        left = len(words)
        while left > 0 and self._waiting:
            last.append(self._waiting.pop())
            left -= len(last[-1].words)
        if len(words) != len(drawn):
            self._waiting.append(Heard(None, drawn))
            return
        start = 0
        for heard in reversed(last):
            end = start + len(heard.words)
            self._waiting.append(Heard(heard.element, drawn[start:end]))
            start = end

    def forget(self) -> None:
        """The paragraph that is being read is none of the text."""
        self._waiting = []

    def end(
        self,
        number: int,
        paragraph: Any,
        label: str,
        cell: Any = None,
    ) -> None:
        """A paragraph has been read. number: of it, or of the table it stands
        in.
        """
        traced = Traced(
            self._twins[paragraph],
            label,
            tuple(self._waiting),
            None if cell is None else self._twins[cell],
            self.flows_on and cell is None,
        )
        self.found.setdefault(number, []).append(traced)
        self._waiting = []
