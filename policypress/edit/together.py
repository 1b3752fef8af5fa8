"""Many values of one file put in one go (一并改写): what each changes of the text is found
by itself, all of it is put together, and the file is read again once.

The text is the one that comes of putting them one after the other. Where it is not
certain to be, each half is tried by itself, and a single value is put as ever.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from policypress.edit import splice, values
from policypress.edit.changes import Data, NoSuchNode, Put, value_at
from policypress.edit.splice import Spliced
from policypress.edit.spots import Spot, find


class _Patch(Struct, frozen=True, order=True):
    """text[start:end] becomes `words`."""

    start: int
    end: int
    words: str


def put_all(
    text: str,
    puts: Sequence[Put],
    name: str,
) -> Spliced:
    """Puts values in the text of a file.

    text: with its own line ends, without a byte order mark; name: what messages call
    the file. Never raises for anything in either; the first that cannot be put says
    why.
    """
    if len(puts) == 1:
        return splice.splice(text, puts[0], name)
    made = _at_once(text, puts, name)
    if made is not None:
        return Spliced(made, [])
    middle = len(puts) // 2
    first = put_all(text, puts[:middle], name)
    if first.text is None:
        return first
    return put_all(first.text, puts[middle:], name)


def _at_once(
    text: str,
    puts: Sequence[Put],
    name: str,
) -> str | None:
    """The text with all values put; None where two of them may be in each other's way,
    or what comes of it does not say what is meant."""
    before = splice.read_as_unix(text, name)
    root = find(text) if before.data is not None else None
    if root is None or _are_nested(puts):
        return None
    meant = before.data
    patches: list[_Patch] = []
    for put in puts:
        try:
            meant = put.made(meant)
            old = value_at(before.data, put.loc)
        except NoSuchNode:
            return None
        patch = _patch(text, root.at(put.loc), old, put.value)
        if patch is None:
            return None
        patches.append(patch)
    made = _patched(text, sorted(patches))
    return made if made and splice.says(made, meant) else None


def _are_nested(puts: Sequence[Put]) -> bool:
    """Whether a value is put twice, or within another."""
    locs = {put.loc for put in puts}
    around = {loc[:depth] for loc in locs for depth in range(len(loc))}
    return len(locs) < len(puts) or not locs.isdisjoint(around)


def _patch(
    text: str,
    spot: Spot,
    old: Data,
    new: Data,
) -> _Patch | None:
    """What the smallest change that puts a value changes of the text."""
    newline = splice.newline_of(text)
    candidates = values.candidates(text, spot, old, new, newline)
    wanted = text if old == new else next(candidates, None)
    if wanted is None:
        return None
    start = _alike(text, wanted)
    rest, other = text[start:], wanted[start:]
    behind = _alike(rest[::-1], other[::-1])
    words = other[: len(other) - behind]
    return _Patch(start, len(text) - behind, words)


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    same, differs = 0, min(len(one), len(other)) + 1
    while differs - same > 1:
        middle = (same + differs) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            differs = middle
    return same


def _patched(
    text: str,
    patches: Sequence[_Patch],
) -> str | None:
    """The text with all patches made; None where two meet."""
    parts: list[str] = []
    at = 0
    for patch in patches:
        if patch.start < at or (parts and patch.start == at):
            return None
        parts += [text[at : patch.start], patch.words]
        at = patch.end
    return "".join([*parts, text[at:]])
