"""What can be done to a source file (修改源文件), each as data: a value put, an entry
added, removed or moved.

Every change says what the file's data are once it is made (`made`); the splice proves
the new text against that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from msgspec import Struct

from policypress.source.reading.places import Loc

# What a file holds: text, lists and mappings, as source/reading gives it.
Data: TypeAlias = Any


class NoSuchNode(Exception):
    """A change of something that is not in the file. args: its location."""


class Put(Struct, frozen=True):
    """A new value in place of the one at `loc`."""

    loc: Loc
    value: Data

    def made(self, data: Data) -> Data:
        """The data of the file after it. Raises NoSuchNode."""
        _at(data, self.loc)
        return _with(data, self.loc, self.value)


class Add(Struct, frozen=True):
    """A new entry of the mapping at `loc`, behind the key `after`, before the key
    `before`, or last."""

    loc: Loc
    key: str
    value: Data
    after: str | None = None
    before: str | None = None

    def made(self, data: Data) -> Data:
        """The data of the file after it. Raises NoSuchNode."""
        mapping = _mapping(data, self.loc)
        if self.key in mapping:
            raise NoSuchNode((*self.loc, self.key))
        for beside in (self.after, self.before):
            if beside is not None and beside not in mapping:
                raise NoSuchNode((*self.loc, beside))
        found = {}
        for key, value in mapping.items():
            if key == self.before:
                found[self.key] = self.value
            found[key] = value
            if key == self.after:
                found[self.key] = self.value
        found.setdefault(self.key, self.value)
        return _with(data, self.loc, found)


class Insert(Struct, frozen=True):
    """A new item of the list at `loc`, before the one at `index`; len(list): last."""

    loc: Loc
    index: int
    value: Data

    def made(self, data: Data) -> Data:
        """The data of the file after it. Raises NoSuchNode."""
        items = _list(data, self.loc)
        if not 0 <= self.index <= len(items):
            raise NoSuchNode((*self.loc, self.index))
        found = [*items[: self.index], self.value, *items[self.index :]]
        return _with(data, self.loc, found)


class Remove(Struct, frozen=True):
    """The entry or item at `loc` goes, with the comment above it."""

    loc: Loc

    def made(self, data: Data) -> Data:
        """The data of the file after it. Raises NoSuchNode."""
        _at(data, self.loc)
        parent = _at(data, self.loc[:-1])
        last = self.loc[-1]
        if isinstance(parent, Mapping):
            found: Data = {
                key: value for key, value in parent.items() if key != last
            }
        else:
            found = [*parent[:last], *parent[last + 1 :]]
        return _with(data, self.loc[:-1], found)


class Move(Struct, frozen=True):
    """The entry or item at `loc` to another place among its siblings.

    index: where it stands afterwards, counted from 0.
    """

    loc: Loc
    index: int

    def made(self, data: Data) -> Data:
        """The data of the file after it. Raises NoSuchNode."""
        value = _at(data, self.loc)
        parent = _at(data, self.loc[:-1])
        last = self.loc[-1]
        if not 0 <= self.index < len(parent):
            raise NoSuchNode((*self.loc[:-1], self.index))
        if isinstance(parent, Mapping):
            pairs = [pair for pair in parent.items() if pair[0] != last]
            pairs.insert(self.index, (last, value))
            return _with(data, self.loc[:-1], dict(pairs))
        items = [*parent[:last], *parent[last + 1 :]]
        items.insert(self.index, value)
        return _with(data, self.loc[:-1], items)


class MoveBeside(Struct, frozen=True):
    """An entry of the mapping at `loc`, or an item of the list of names there, to the
    place behind `after` or before `before`, wherever that is by then."""

    loc: Loc
    name: str
    after: str | None = None
    before: str | None = None

    def resolved(self, data: Data) -> Move:
        """The same with places counted. Raises NoSuchNode."""
        names = list(_at(data, self.loc))
        beside = self.after if self.before is None else self.before
        if self.name not in names or beside not in names:
            raise NoSuchNode((*self.loc, self.name))
        here = names.index(self.name)
        is_list = not isinstance(_at(data, self.loc), Mapping)
        names.remove(self.name)
        index = names.index(beside) + (self.before is None)
        return Move((*self.loc, here if is_list else self.name), index)

    def made(self, data: Data) -> Data:
        """The data of the file after it. Raises NoSuchNode."""
        return self.resolved(data).made(data)


Change: TypeAlias = Put | Add | Insert | Remove | Move | MoveBeside


def same(one: Data, other: Data) -> bool:
    """Whether two files say the same, the order of keys included."""
    if isinstance(one, Mapping):
        if not isinstance(other, Mapping) or list(one) != list(other):
            return False
        return all(same(one[key], other[key]) for key in one)
    if isinstance(one, str) or isinstance(other, str):
        return bool(one == other)
    if isinstance(other, Mapping) or len(one) != len(other):
        return False
    return all(same(*pair) for pair in zip(one, other, strict=True))


def value_at(data: Data, loc: Loc) -> Data:
    """The value at a location. Raises NoSuchNode."""
    return _at(data, loc)


def _at(data: Data, loc: Loc) -> Data:
    """The value at a location. Raises NoSuchNode."""
    for key in loc:
        if isinstance(data, str):
            raise NoSuchNode(loc)
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            raise NoSuchNode(loc) from None
    return data


def _mapping(data: Data, loc: Loc) -> Mapping[str, Data]:
    """The mapping at a location. Raises NoSuchNode."""
    found = _at(data, loc)
    if not isinstance(found, Mapping):
        raise NoSuchNode(loc)
    return found


def _list(data: Data, loc: Loc) -> Sequence[Data]:
    """The list at a location. Raises NoSuchNode."""
    found = _at(data, loc)
    if isinstance(found, (str, Mapping)):
        raise NoSuchNode(loc)
    items: Sequence[Data] = found
    return items


def _with(
    data: Data,
    loc: Loc,
    value: Data,
) -> Data:
    """The data with another value at a location that is there."""
    if not loc:
        return value
    first, *rest = loc
    inner = _with(data[first], tuple(rest), value)
    if isinstance(data, Mapping):
        return {**data, first: inner}
    return [*data[:first], inner, *data[first + 1 :]]
