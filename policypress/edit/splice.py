"""A change made in the text of a source file (拼接), every other byte as it was.

Nothing is written out again: a few characters of the text are replaced, what comes of
it is read again, and it is taken only if it says exactly what was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from msgspec import Struct

from policypress.edit import entries, values
from policypress.edit.changes import (
    Add,
    Change,
    Data,
    Insert,
    Move,
    MoveBeside,
    NoSuchNode,
    Put,
    Remove,
    same,
    value_at,
)
from policypress.edit.spots import Spot, find
from policypress.findings import Finding, Place
from policypress.source.reading.yaml_file import Read, read_text

_NOT_HERE = "打开文件，核对这一处还在不在、键名是否写对"
_BY_HAND = "请在编辑器里改这一处"


class Spliced(Struct, frozen=True):
    """text: of the file after the change; None when it cannot be made, and why."""

    text: str | None
    findings: list[Finding]


def splice(
    text: str,
    change: Change,
    name: str,
) -> Spliced:
    """Makes one change in the text of a file.

    text: with its own line ends, without a byte order mark; name: what messages call
    the file. Never raises for anything in either.
    """
    before = read_as_unix(text, name)
    if before.data is None:
        return Spliced(None, before.findings)
    try:
        change = _whole(change, before.data)
        meant = change.made(before.data)
        found = _first_right(text, change, before, meant)
    except NoSuchNode as missing:
        return Spliced(None, [_missing(missing.args[0], before, name)])
    if found is not None:
        return Spliced(found, [])
    if before.findings:  # a key that stands twice, and the like
        return Spliced(None, before.findings)
    place = before.places.around(change.loc)
    message = "这一处的写法特殊，改动后读回来不是要写的内容，没有改"
    return Spliced(None, [Finding("not-spliced", message, place, _BY_HAND)])


def _whole(change: Change, data: Data) -> Change:
    """An entry of a mapping that is not written yet brings the mapping along; a place
    beside something is counted. Raises NoSuchNode."""
    if isinstance(change, MoveBeside):
        return change.resolved(data)
    if not isinstance(change, Add) or not change.loc:
        return change
    try:
        value_at(data, change.loc)
    except NoSuchNode:
        inner = {change.key: change.value}
        return Add(change.loc[:-1], change.loc[-1], inner)
    return change


def _first_right(
    text: str,
    change: Change,
    before: Read,
    meant: Data,
) -> str | None:
    """The first candidate that says what is meant, and nothing else."""
    if same(meant, before.data):
        return text
    root = find(text)
    if root is None:
        return None
    for candidate in _candidates(text, root, change, before.data):
        if says(candidate, meant):
            return candidate
    return None


def _candidates(
    text: str,
    root: Spot,
    change: Change,
    data: Data,
) -> Iterator[str]:
    """Texts that may be the one, the smallest change first."""
    newline = newline_of(text)
    match change:
        case Put():
            old = value_at(data, change.loc)
            spot = root.at(change.loc)
            return values.candidates(text, spot, old, change.value, newline)
        case Add():
            return entries.add(text, root, change, newline)
        case Insert():
            return entries.insert(text, root, change, newline)
        case Remove():
            return entries.remove(text, root, change)
        case Move():
            return entries.move(text, root, change)
        case MoveBeside():
            return entries.move(text, root, change.resolved(data))


def says(text: str, meant: Data) -> bool:
    """Whether a text, read again, says what is meant."""
    try:
        found = read_as_unix(text, "")
    except yaml.YAMLError:
        return False
    return found.data is not None and same(found.data, meant)


def newline_of(text: str) -> str:
    """How the lines of a text end: as its first one does."""
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"


def read_as_unix(text: str, name: str) -> Read:
    """What a text with any line ends says."""
    return read_text(text.replace("\r\n", "\n").replace("\r", "\n"), name)


def _missing(
    loc: tuple[object, ...],
    read: Read,
    name: str,
) -> Finding:
    """A change of something that is not there (any more)."""
    shown = ".".join(str(key) for key in loc)
    message = f"这份文件里没有“{shown}”，或者它不是要改的那一类内容"
    place = read.places.around(loc) if loc else Place(name)
    return Finding("no-such-node", message, place, _NOT_HERE)
