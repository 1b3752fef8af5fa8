"""Which policies a folder holds (政策文件夹), and what each of several is called."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

_FILE = "policy.yaml"
_DEEPEST = 4  # folders below the one that is named: 市/区/年份/政策
_MOST = (
    200_000  # folders looked into; a home folder with everything has as many
)


def policies_in(folder: Path) -> list[Path]:
    """The policy folders somewhere below a folder, in order of their names.

    Links are not followed, hidden folders and what lies inside a policy not looked
    into. Raises OSError when the folder itself cannot be read.
    """
    os.listdir(folder)
    return sorted(_found(folder, 0, [0]))


def _found(
    folder: Path,
    depth: int,
    count: list[int],
) -> Iterator[Path]:
    """The same; folders that cannot be read hold none. count: folders seen so far."""
    count[0] += 1
    if count[0] > _MOST:
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError:
        return
    if any(one.name == _FILE and one.is_file() for one in entries):
        yield folder
        return
    if depth == _DEEPEST:
        return
    for one in entries:
        is_hidden = one.name.startswith((".", "__"))
        if one.is_dir(follow_symlinks=False) and not is_hidden:
            yield from _found(Path(one.path), depth + 1, count)


def names_of(
    folders: Sequence[Path],
    within: Path | None,
) -> list[str]:
    """A name for each folder, no two alike: its path below `within`, or as many of its
    last parts as tell it from the others (甲/policy, 乙/policy)."""
    if within is not None:
        return [_below(folder, within) for folder in folders]
    longest = max((len(folder.parts) for folder in folders), default=1)
    for length in range(1, longest):
        names = ["/".join(_last(folder, length)) for folder in folders]
        if len(set(names)) == len(names):
            return names
    return ["/".join(folder.parts[1:]) for folder in folders]


def _below(folder: Path, within: Path) -> str:
    """The path of a folder below another; its own name when it is that one."""
    inside = folder.relative_to(within).as_posix()
    return folder.name if inside == "." else inside


def _last(folder: Path, length: int) -> tuple[str, ...]:
    """The last parts of a path, without its root."""
    return folder.parts[1:][-length:]
