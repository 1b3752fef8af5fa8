"""The prose of a provision sentence by sentence, with its figures as single characters,
so that patterns can look at the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policypress.findings import Place
from policypress.source.model import Node, Provision

# Stands where code stood; a character that no text has.
FIGURE = "\ufffc"
_CODE = re.compile(r"\{\{(.*?)\}\}|\{%.*?%\}", re.DOTALL)
_NAME = re.compile(
    r"(?<![\w.'\"])(s|m|cond|facts|p)"
    r"((?:\.\w+)+)"
    r"(?:\s*\|\s*listing\(\s*['\"]([a-z_]+))?"
)
_WHOLE = ((), ("amount",), ("standard",))
_END = re.compile(r"[。；\n]")


class Reference(NamedTuple):
    """What a piece of code names: s.gold.tiers | listing('value') has home s, path
    (gold, tiers) and listed value; code that names nothing has home ""."""

    home: str
    path: tuple[str, ...]
    listed: str = ""


class Piece(NamedTuple):
    """Prose as the policy has it: a child of a node."""

    text: str
    node: Node
    child: str = "text"

    @property
    def place(self) -> Place:
        return self.node.place_of(self.child)


class Sentence(NamedTuple):
    """words: the text with one FIGURE for each piece of code; references: what these
    name, in order. paragraph: the id of the paragraph (款); piece: where it stands."""

    paragraph: str
    piece: Piece
    words: str
    references: tuple[Reference, ...]

    def at(self, position: int) -> Reference:
        """What the FIGURE at a position of the words names."""
        return self.references[self.words[:position].count(FIGURE)]

    def names_whole(self, support: str) -> bool:
        """Whether the whole amount of a support is named, which says itself what it
        counts and what it takes off (s.x.amount, s.x.standard)."""
        return any(
            one.home == "s"
            and one.path[0] == support
            and one.path[1:] in _WHOLE
            for one in self.references
        )

    def names(self, support: str) -> bool:
        """Whether any code in it names a support."""
        return any(
            one.home == "s" and one.path[0] == support
            for one in self.references
        )


def sentences(provision: Provision) -> Iterator[Sentence]:
    """Every sentence of a provision; 。 ； and a line feed end one."""
    for key, paragraph in provision.paragraphs.items():
        for piece in paragraph.pieces():
            yield from split(Piece(piece.text, piece), key)


def split(
    piece: Piece,
    paragraph: str = "",
) -> Iterator[Sentence]:
    """The sentences of one piece of prose."""
    text = piece.text
    references = [_reference(code[1] or "") for code in _CODE.finditer(text)]
    taken = 0
    for part in _END.split(_CODE.sub(FIGURE, text)):
        count = part.count(FIGURE)
        own = tuple(references[taken : taken + count])
        taken += count
        if part.strip():
            yield Sentence(paragraph, piece, part.strip(), own)


def words_of(provision: Provision) -> str:
    """All prose of a provision with its code as single characters."""
    return _CODE.sub(FIGURE, provision.words)


def _reference(code: str) -> Reference:
    """What one piece of code names first."""
    found = _NAME.search(code)
    if found is None:
        return Reference("", ())
    home, path, listed = found.groups()
    return Reference(home, tuple(path.split(".")[1:]), listed or "")
