"""Entries of mappings and items of lists added, removed and moved, as whole lines.

An entry takes along the comment lines right above it, at its own column; a blank line
ends them. What is removed takes along the blank lines behind it when something follows,
so that two neighbours stay as far apart as they were.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from policypress.edit import emit
from policypress.edit.changes import Add, Insert, Move, Remove
from policypress.edit.spots import Spot
from policypress.edit.values import content_end


class Lines(Struct, frozen=True):
    """Where an entry stands: text[start:end] are whole lines, comments above it
    included; behind: where the blank lines after it end."""

    start: int
    end: int
    behind: int


def add(
    text: str,
    root: Spot,
    change: Add,
    newline: str,
) -> Iterator[str]:
    """Texts with one entry more in a mapping."""
    mapping = root.at(change.loc)
    keys = list(mapping.children)
    if not keys or mapping.flow:
        words = f"{emit.key(change.key)}: {emit.in_flow(change.value)}"
        yield from _in_brackets(text, mapping, _index(keys, change), words)
        return
    if change.before is not None:
        beside = mapping.children[change.before]
        at = _lines(text, beside).start
    else:
        beside = mapping.children[change.after or keys[-1]]
        at = _lines(text, beside).end
    lines = emit.entry(change.key, change.value, beside.column, newline)
    yield _inserted(text, at, lines, newline)


def _index(keys: list[str], change: Add) -> int:
    """Before which of the entries a new one stands; their number: last."""
    if change.before is not None:
        return keys.index(change.before)
    return len(keys) if change.after is None else keys.index(change.after) + 1


def insert(
    text: str,
    root: Spot,
    change: Insert,
    newline: str,
) -> Iterator[str]:
    """Texts with one item more in a list."""
    items = root.at(change.loc)
    if not items.children or items.flow:
        words = emit.in_flow(change.value)
        yield from _in_brackets(text, items, change.index, words)
        return
    column = items.children[0].column
    lines = emit.item(change.value, column, newline)
    if change.index < len(items.children):
        at = _lines(text, items.children[change.index]).start
    else:
        at = _lines(text, items.children[change.index - 1]).end
    yield _inserted(text, at, lines, newline)


def remove(
    text: str,
    root: Spot,
    change: Remove,
) -> Iterator[str]:
    """Texts without the entry or item."""
    parent, spot = root.at(change.loc[:-1]), root.at(change.loc)
    if parent.flow:
        yield from _out_of_brackets(text, parent, spot)
        return
    if len(parent.children) == 1:
        end = content_end(text, parent)
        empty = "[]" if parent.is_list else "{}"
        start = len(text[: _lines(text, spot).start].rstrip())
        yield f"{text[:start]} {empty}{text[end:]}"
        yield f"{text[: _start(spot)]}{empty}{text[end:]}"  # behind a dash
        return
    lines = _lines(text, spot)
    last = list(parent.children.values())[-1]
    yield text[: lines.start] + text[_cut_end(lines, spot is last) :]
    yield _without_first(text, parent, spot)


def move(
    text: str,
    root: Spot,
    change: Move,
) -> Iterator[str]:
    """Texts with the entry or item elsewhere among its siblings."""
    parent, spot = root.at(change.loc[:-1]), root.at(change.loc)
    siblings = list(parent.children.values())
    here = siblings.index(spot)
    if here == change.index:
        yield text
        return
    if parent.flow:
        yield _swapped(text, siblings, here, change.index)
        return
    yield from _moved_lines(text, spot, siblings, change.index)
    yield _swapped(text, siblings, here, change.index)  # one behind a dash


def _moved_lines(
    text: str,
    spot: Spot,
    siblings: list[Spot],
    index: int,
) -> Iterator[str]:
    """Texts with the lines of an entry elsewhere among those of its siblings."""
    here, other = siblings.index(spot), siblings[index]
    mine, theirs = _lines(text, spot), _lines(text, other)
    block = text[mine.start : mine.end]
    if not block.endswith("\n"):
        block += "\n"
    if here < index:
        between = text[mine.behind : theirs.end]
        gap = text[mine.end : mine.behind]
        yield text[: mine.start] + between + gap + block + text[theirs.end :]
        return
    between = text[theirs.start : mine.start]
    gap = text[theirs.end : theirs.behind]
    rest = between[: len(between) - len(gap)] if gap else between
    yield text[: theirs.start] + block + gap + rest + text[mine.end :]
    yield text[: theirs.start] + block + between + text[mine.end :]


def _swapped(
    text: str,
    siblings: list[Spot],
    here: int,
    there: int,
) -> str:
    """Entries in another order, what stands between them where it is."""
    spans = [(_start(one), content_end(text, one)) for one in siblings]
    order = list(range(len(siblings)))
    order.insert(there, order.pop(here))
    words = [text[slice(*spans[index])] for index in order]
    found, at = "", spans[0][0]
    for (start, end), one in zip(spans, words, strict=True):
        found += text[at:start] + one
        at = end
    return text[: spans[0][0]] + found + text[at:]


def _start(spot: Spot) -> int:
    """Where an entry or item begins: with its key, if it has one."""
    return spot.start if spot.key_start is None else spot.key_start


def _lines(text: str, spot: Spot) -> Lines:
    """The whole lines of an entry or item."""
    start = text.rfind("\n", 0, _start(spot)) + 1
    if spot.key_start is None:
        start = _dash_line(text, spot)
    start = _with_comments(text, start, spot.column)
    end = _line_end(text, content_end(text, spot))
    behind = end
    while behind < len(text):
        after = _line_end(text, behind)
        if text[behind:after].strip():
            break
        behind = after
    return Lines(start, end, behind)


def _dash_line(text: str, spot: Spot) -> int:
    """Where the line of the dash of an item begins: the item's own, or one above."""
    mark = " " * spot.column + "-"
    start = text.rfind("\n", 0, spot.start) + 1
    while start and not _dash(text, start, mark):
        start = text.rfind("\n", 0, start - 1) + 1
    return start


def _dash(
    text: str,
    start: int,
    mark: str,
) -> bool:
    """Whether a line has a dash at its column; before it may stand those of lists
    around."""
    line = text[start : start + len(mark)]
    return line[-1:] == "-" and not line.strip(" -")


def _with_comments(
    text: str,
    start: int,
    column: int,
) -> int:
    """Where the comment lines right above a line begin, at the same column."""
    mark = " " * column + "#"
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text.startswith(mark, above):
            break
        start = above
    return start


def _line_end(text: str, at: int) -> int:
    """Where the next line begins."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _cut_end(lines: Lines, is_last: bool) -> int:
    """Where a removed entry ends: with the blank lines behind it, but for the last,
    behind which they belong to what encloses it."""
    return lines.end if is_last else lines.behind


def _without_first(
    text: str,
    parent: Spot,
    spot: Spot,
) -> str:
    """An entry that shares its line with a dash: the next one takes its place there."""
    siblings = list(parent.children.values())
    if spot is not siblings[0] or len(siblings) == 1:
        return text
    return text[: _start(spot)] + text[_start(siblings[1]) :]


def _inserted(
    text: str,
    at: int,
    lines: str,
    newline: str,
) -> str:
    """The text with whole lines at a place where a line begins, or at its end."""
    if at and text[at - 1] != "\n":  # a file without an end to its last line
        return text[:at] + newline + lines.removesuffix(newline) + text[at:]
    return text[:at] + lines + text[at:]


def _in_brackets(
    text: str,
    parent: Spot,
    index: int,
    words: str,
) -> Iterator[str]:
    """The text with one more item in a list or mapping in brackets, also one that is
    still empty."""
    siblings = list(parent.children.values())
    if not siblings:
        opening = "[]" if parent.is_list else "{}"
        if text[parent.start : parent.end].strip() in ("", "~", "null"):
            return
        inner = f"{opening[0]}{words}{opening[1]}"
        yield text[: parent.start] + inner + text[parent.end :]
    elif index < len(siblings):
        at = _start(siblings[index])
        yield f"{text[:at]}{words}, {text[at:]}"
    else:
        at = siblings[-1].end
        yield f"{text[:at]}, {words}{text[at:]}"


def _out_of_brackets(
    text: str,
    parent: Spot,
    spot: Spot,
) -> Iterator[str]:
    """The text without one item in brackets, and without one comma."""
    siblings = list(parent.children.values())
    here = siblings.index(spot)
    if here + 1 < len(siblings):
        yield text[: _start(spot)] + text[_start(siblings[here + 1]) :]
    elif here:
        yield text[: siblings[here - 1].end] + text[spot.end :]
    else:
        yield text[: _start(spot)] + text[spot.end :]
