"""The name of a node, as typed and as reports print it (节点), and where it stands.

`measures/patent-award#supports.gold.amount`: the id of the file, then the keys on the
way. The folder may be left out: a provision goes before the guide of its name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct

from policypress.findings import Finding, Place, did_you_mean
from policypress.source.inventory import SourceFile, find
from policypress.source.reading.places import Loc

# What a mapping written short stands for: `amount: 50万元` is `amount: {value: 50万元}`.
_SHORT = ("value", "text", "amount", "field", "share")
# Of files of one name the provision is meant, not its guide.
_FIRST = ("measures", "parts", "annexes")
_HOW = "写成 文件#键.键，如 measures/patent-award#title；键按文件里写的"


class Address(Struct, frozen=True):
    """A node: the id of its file (`measures/x`) and where in it; place: for messages."""

    file: SourceFile
    loc: Loc


def resolve(root: Path, typed: str) -> Address | Finding:
    """The address that a user typed, or why there is none."""
    name, mark, keys = typed.strip().partition("#")
    if not name or (mark and not keys):
        message = f"“{typed}”不是节点的名称"
        return Finding("bad-node", message, Place(typed), _HOW)
    file = _file(root, name.removesuffix(".yaml"))
    if isinstance(file, Finding):
        return file
    loc = tuple(_key(part) for part in keys.split(".")) if keys else ()
    return Address(file, loc)


def shortened(data: Any, loc: Loc) -> Loc:
    """The location of what is written: that of the short form, where a mapping is
    written short."""
    for depth, key in enumerate(loc):
        if isinstance(data, str):
            rest = loc[depth:]
            is_short = bool(rest) and all(key in _SHORT for key in rest)
            return loc[:depth] if is_short and data else loc
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return loc
    return loc


def shown(file: SourceFile, loc: Loc) -> str:
    """The name of a node as reports print it."""
    keys = ".".join(str(key) for key in loc)
    return f"{file.id}#{keys}" if keys else file.id


def _key(part: str) -> Any:
    """A key of a mapping, or the number of an item."""
    return int(part) if part.isascii() and part.isdigit() else part


def _file(root: Path, name: str) -> SourceFile | Finding:
    """The file of an id, whole or without its folder; or why there is none."""
    files, problems = find(root)
    if not files:
        return problems[0]
    found = _meant(files, name)
    if len(found) == 1:
        return found[0]
    if found:
        which = "、".join(file.id for file in found)
        message = f"“{name}”有几份文件：{which}"
        hint = f"写出文件夹，如 {found[0].id}"
        return Finding("which-file", message, Place(name), hint)
    ids = [file.id for file in files]
    message = f"政策里没有文件“{name}”"
    hint = did_you_mean(name, ids, _HOW)
    return Finding("no-such-file", message, Place(name), hint)


def _meant(
    files: list[SourceFile],
    name: str,
) -> list[SourceFile]:
    """The files that a name may mean: the one of that id, else those that it is the
    last part of, provisions first."""
    named = []
    for file in files:
        if file.id == name:
            return [file]
        if file.id.rpartition("/")[2] == name:
            named.append(file)
    texts = [file for file in named if file.kind.id in _FIRST]
    return texts or named
