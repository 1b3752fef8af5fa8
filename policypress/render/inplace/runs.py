"""Runs of the original, split where words are deleted or inserted (拆分文字块).

Edits are collected for elements and written once; what is not edited stays
the very element it was. Properties of a run stay with each of its parts.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from msgspec import Struct, field

from policypress.compare.changes import Nature
from policypress.compare.read.docx_elements import W
from policypress.render.inplace.places import RUN, TEXT, Spot

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PROPERTIES = f"{W}rPr"
_IN_DELETION = {TEXT: f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_TRACKED = tuple(f"{W}{tag}" for tag in ("ins", "del", "rPrChange"))
_BREAK = f"{W}br"


class Typed(NamedTuple):
    """Words to insert; a line end in them is a break. like: a run whose
    properties they take, None for none.
    """

    text: str
    nature: Nature = ""
    like: Any = None


class Split(NamedTuple):
    """A paragraph end to insert."""


Item = Typed | Split


class Edits(Struct):
    """What is done to one element: characters that go (by index; of a sign all
    of them), and what comes before each index.
    """

    gone: dict[int, Nature] = field(default_factory=dict)
    new: dict[int, list[Item]] = field(default_factory=dict)


# Wraps elements in a revision: (kind, nature, elements) → element.
Wrap = Callable[[str, Nature, list[Any]], Any]


class _Part(NamedTuple):
    """A part of a run: op keep, del, ins or split, and its element."""

    op: str
    nature: Nature
    element: Any
    like: Any = None


class RunEditor:
    """Collects the edits of many elements and writes them.

    splits: the markers that stand where a paragraph is to end.
    """

    def __init__(self, wrap: Wrap) -> None:
        self._wrap = wrap
        self._edits: dict[Any, Edits] = defaultdict(Edits)
        self._behind: dict[Any, list[Item]] = defaultdict(list)
        self.splits: list[Any] = []

    def delete(self, spot: Spot, nature: Nature) -> None:
        """A character goes."""
        at = 0 if spot.size else spot.offset
        self._edits[spot.element].gone[at] = nature

    def insert(
        self,
        element: Any,
        offset: int,
        item: Item,
    ) -> None:
        """Words or a paragraph end come before a character of a w:t, or before
        (0) or behind (1) a sign.
        """
        self._edits[element].new.setdefault(offset, []).append(item)

    def insert_behind(
        self,
        element: Any,
        item: Item,
    ) -> None:
        """They come behind what is no part of a run; behind w:pPr they come
        first in the paragraph.
        """
        self._behind[element].append(item)

    def write(self) -> None:
        """Carries out all edits."""
        runs = dict.fromkeys(one.getparent() for one in self._edits)
        for run in runs:
            self._rewrite(run)
        for element, items in self._behind.items():
            parts = [self._new(item) for item in items]
            following = list(self._joined(parts, None))
            _put_behind(element, following)

    def _rewrite(self, run: Any) -> None:
        """Replaces a run by its parts."""
        parts: list[_Part] = []
        for child in run:
            if child.tag != _PROPERTIES:
                parts += self._parts(child)
        elements = list(self._joined(parts, run))
        _put_behind(run, elements)
        parent = run.getparent()
        parent.remove(run)

    def _parts(self, child: Any) -> Iterator[_Part]:
        """A child of a run as parts."""
        edits = self._edits.get(child)
        if edits is None:
            yield _Part("keep", "", child)
            return
        if child.tag != TEXT:
            yield from map(self._new, edits.new.get(0, ()))
            op = "del" if 0 in edits.gone else "keep"
            yield _Part(op, edits.gone.get(0, ""), child)
            yield from map(self._new, edits.new.get(1, ()))
            return
        yield from self._parts_of_text(child, edits)

    def _parts_of_text(
        self,
        child: Any,
        edits: Edits,
    ) -> Iterator[_Part]:
        """A w:t as parts."""
        text = child.text or ""
        cuts = {0, len(text), *edits.new}
        for at, nature in edits.gone.items():
            if edits.gone.get(at - 1, None) != nature:
                cuts.add(at)
            if edits.gone.get(at + 1, None) != nature:
                cuts.add(at + 1)
        places = sorted(cuts)
        for at, end in zip(places, [*places[1:], None], strict=True):
            yield from map(self._new, edits.new.get(at, ()))
            if end is not None:
                op = "del" if at in edits.gone else "keep"
                piece = _text(text[at:end], child)
                yield _Part(op, edits.gone.get(at, ""), piece)

    def _new(self, item: Item) -> _Part:
        """What is inserted, as a part."""
        if isinstance(item, Split):
            marker = _made(RUN)
            self.splits.append(marker)
            return _Part("split", "", marker)
        return _Part("ins", item.nature, item.text, item.like)

    def _joined(
        self,
        parts: list[_Part],
        run: Any,
    ) -> Iterator[Any]:
        """Neighbours of one kind as runs, in revisions. run: the one they come
        from.
        """
        for key, group in groupby(parts, lambda one: (one.op, one.nature)):
            op, nature = key
            if op == "split":
                yield from (one.element for one in group)
            elif op == "ins":
                runs = [typed_run(one.element, one.like) for one in group]
                yield self._wrap("ins", nature, runs)
            else:
                part = _like(run, [one.element for one in group])
                if op == "del":
                    part = self._wrap("del", nature, [deleted(part)])
                yield part


def deleted(run: Any) -> Any:
    """A run with its words as deleted ones."""
    for element in run.iter(*_IN_DELETION):
        element.tag = _IN_DELETION[element.tag]
    return run


def typed_run(text: str, like: Any) -> Any:
    """A run of new words, in the properties of another."""
    run = _made(RUN)
    properties = None if like is None else like.find(_PROPERTIES)
    if properties is not None:
        own = copy.deepcopy(properties)
        for tag in _TRACKED:
            for mark in own.findall(tag):
                own.remove(mark)
        run.append(own)
    for number, words in enumerate(text.split("\n")):
        if number:
            run.append(_made(_BREAK))
        if words:
            run.append(_text(words, None))
    return run


def _text(words: str, like: Any) -> Any:
    """A w:t with these words. like: a w:t whose attributes it has."""
    element = _made(TEXT)
    if like is not None:
        for name, value in like.attrib.items():
            element.set(name, value)
    if words != words.strip():
        element.set(SPACE, "preserve")
    element.text = words
    return element


def _like(run: Any, children: list[Any]) -> Any:
    """A run with the attributes and properties of another, and these
    children.
    """
    copied = _made(RUN)
    for name, value in run.attrib.items():
        copied.set(name, value)
    properties = run.find(_PROPERTIES)
    if properties is not None:
        copied.append(copy.deepcopy(properties))
    copied.extend(children)
    return copied


def _put_behind(
    element: Any,
    following: list[Any],
) -> None:
    """Puts elements behind another, which keeps no tail."""
    tail, element.tail = element.tail, None
    for one in reversed(following):
        element.addnext(one)
    if following:
        following[-1].tail = tail


def _made(tag: str) -> Any:
    from lxml import etree

    return etree.Element(tag, nsmap={"w": W[1:-1]})
