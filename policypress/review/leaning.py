"""What leans on the words of a paragraph (依据条文的内容): supports, limits and conditions
name the 款 they come from (`clause`), and quote words of it (`quote`). Where the
paragraph changes, they follow, or go with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from policypress.edit import Edit, Put, Remove
from policypress.edit.edit import Step
from policypress.review.basis import Files
from policypress.review.sources import Where

MAIN = "main"  # the 款 that is meant where none is named
_GIVES = ("supports", "limits")


def requoted(
    files: Files,
    old: str,
    new: str,
) -> Iterator[Step]:
    """The steps by which quotations of a prose follow it."""
    for (name, loc), quote in files.texts("quote"):
        if quote in old and quote not in new:
            follows = _mapped(old, new, quote)
            if follows:
                yield Edit(f"{name}.yaml", Put(loc, follows))


def _mapped(
    old: str,
    new: str,
    quote: str,
) -> str:
    """What stands in the new words where the quotation stood in the old."""
    start = old.index(quote)
    end = start + len(quote)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    first, last = 0, len(new)
    for _, one, other, begin, finish in matcher.get_opcodes():
        if one <= start < other or one == other == start:
            first = min(begin + start - one, finish)
        if one < end <= other:
            last = min(begin + end - one, finish)
            if end == other:
                last = finish
    return new[first:last].strip("，。；")


def renamed(
    files: Files,
    name: str,
    prefix: tuple[Any, ...],
    old: str,
    new: str,
) -> Iterator[Step]:
    """The steps by which what came from one 款 comes from another.

    name, prefix: of the file and the provision in it; old, new: keys within it.
    """
    provision = _called(name, prefix)
    known = {f"{provision}.{old}": f"{provision}.{new}"}
    for (file, loc), clause in files.texts("clause"):
        if file == name and clause == old:
            yield Edit(f"{file}.yaml", Put(loc, new))
        elif clause in known:
            yield Edit(f"{file}.yaml", Put(loc, known[clause]))


def dropped(
    files: Files,
    name: str,
    prefix: tuple[Any, ...],
    key: str,
) -> Iterator[Step]:
    """The steps that take out what a 款 gave: its supports and limits."""
    if prefix:
        return
    data = files.data(name)
    for kind in _GIVES:
        held = data.get(kind)
        if not isinstance(held, dict):
            continue
        gone = [one for one, node in held.items() if _is_of(node, kind, key)]
        if gone and len(gone) == len(held):
            yield Edit(f"{name}.yaml", Remove((kind,)))
            continue
        for one in gone:
            yield Edit(f"{name}.yaml", Remove((kind, one)))


def _is_of(
    node: Any,
    kind: str,
    key: str,
) -> bool:
    """Whether a support or limit comes from a 款 or an item in it."""
    if not isinstance(node, dict):
        return False
    default = MAIN if kind == "supports" else ""
    clause = node.get("clause") or default
    return clause == key or str(clause).startswith(f"{key}.")


def _called(name: str, prefix: tuple[Any, ...]) -> str:
    """The id by which other files name a provision."""
    return str(prefix[-1]) if prefix else name.rpartition("/")[2]


def split_key(where: Where) -> tuple[tuple[Any, ...], str] | None:
    """The provision a node stands in and its key within it (main, main.a); None for
    nodes that are no 款 or item."""
    _, loc = where
    if "paragraphs" not in loc:
        return None
    at = loc.index("paragraphs")
    inner = [str(key) for key in loc[at + 1 :] if key not in ("items", "text")]
    return loc[:at], ".".join(inner)
