"""What is looked at before anything is written, all names of a run together.

An output never leaves its folder, never goes through a link, never takes the
place of what the same command reads, and never that of another command's or
policy's file.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

from policypress.findings import Finding, Place
from policypress.publish import files
from policypress.publish.manifest import Owner, Sections

# The device and the file's number on it.
_FileNumber = tuple[int, int]

_SHOWN = 3  # names in a message; a whole set has more than anyone reads


def is_plain(name: str) -> bool:
    """Whether a name stays below the output folder and is none of our own
    records.
    """
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/"):
        return False
    for part in parts:
        if part.startswith("."):
            return False
    forbidden = set("\\:\0")
    return forbidden.isdisjoint(name)


class Inputs:
    """What a command reads: files, and folders with everything in them."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """paths: as the command was given them; those missing count not."""
        self._folders: list[Path] = []
        # The system's own number of a file: the same through links and other
        # spellings.
        self._numbers: set[_FileNumber] = set()
        for path in paths:
            if path.is_dir():
                self._folders.append(path.resolve())
                continue
            number = _number(path)
            if number:
                self._numbers.add(number)
        self._inside: dict[Path, bool] = {}

    def holds(self, target: Path) -> bool:
        """Whether writing or removing `target` would touch an input."""
        if self._is_inside(target.parent):
            return True
        if not self._numbers:
            return False
        return _number(target) in self._numbers

    def _is_inside(self, folder: Path) -> bool:
        """Whether a folder lies in one that is read.

        Each is looked up once.
        """
        if folder not in self._inside:
            real = folder.resolve()
            is_inside = map(real.is_relative_to, self._folders)
            self._inside[folder] = any(is_inside)
        return self._inside[folder]


def links(
    out: Path,
    names: Collection[str],
) -> list[Finding]:
    """A finding for each link in the way of an output or of a folder below
    `out`.
    """
    paths: dict[Path, None] = {}
    for name in names:
        paths |= dict.fromkeys(_below(out, name))
    linked = filter(files.is_link, paths)
    return [_link(out, path) for path in linked]


def crosses_link(
    out: Path,
    name: str,
) -> bool:
    """Whether a link is in the way of an output."""
    way = _below(out, name)
    return any(map(files.is_link, way))


def touched_inputs(
    out: Path,
    names: Iterable[str],
    inputs: Inputs,
) -> list[Finding]:
    """A finding for each output that would take the place of an input."""
    touched = [name for name in names if inputs.holds(out / name)]
    hint = "用 --out 换一个文件夹"
    findings = []
    for name in touched[:_SHOWN]:
        message = f"输出文件“{name}”的位置是这个命令正在读取的文件或文件夹，没有写入任何文件"
        place = Place(str(out / name))
        finding = Finding("output-is-input", message, place, hint)
        findings.append(finding)
    return findings


def claimed_by_others(
    out: Path,
    names: Iterable[tuple[str, Owner]],
    sections: Sections,
) -> dict[Owner, list[str]]:
    """The names, with who wants them, that are another owner's and still
    there.
    """
    owners: dict[str, list[Owner]] = defaultdict(list)
    for owner, section in sections.items():
        for name in section.names():
            folded = files.folded(name)
            owners[folded].append(owner)
    found: dict[Owner, list[str]] = defaultdict(list)
    for name, wanted_by in names:
        folded = files.folded(name)
        others = [one for one in owners[folded] if one != wanted_by]
        if not others:
            continue
        if os.path.lexists(out / name):
            owner = others[0]
            found[owner].append(name)
    return found


def claims(
    out: Path,
    names: Collection[tuple[str, Owner]],
    sections: Sections,
) -> list[Finding]:
    """A finding for each other owner whose files this run would take over."""
    wanted = dict(names)
    findings = []
    taken_over = claimed_by_others(out, names, sections)
    for owner, taken in taken_over.items():
        first = taken[0]
        shown = "”“".join(taken[:_SHOWN])
        which = f"“{shown}”"
        if len(taken) > _SHOWN:
            which += f"等 {len(taken)} 个文件"
        message = f"{which}属于 {owner}，不属于这次的 {wanted[first]}，没有写入任何文件"
        hint = "用 --out 换一个文件夹；确认不再需要那些文件时，先把它们移走"
        place = Place(str(out / first))
        found = Finding("output-of-another", message, place, hint)
        findings.append(found)
    return findings


def _below(
    out: Path,
    name: str,
) -> Iterator[Path]:
    """Each folder on the way to an output, and the output."""
    path = out
    for part in PurePosixPath(name).parts:
        path = path / part
        yield path


def _link(
    out: Path,
    path: Path,
) -> Finding:
    """Why an output cannot be written where a link is."""
    hint = "把这个链接移走或改名；整个输出文件夹要放在别处时，用 --out 写明"
    place = Place(str(path))
    if path.is_dir() and _leads_out(out, path):
        message = "此处是链接，指向输出文件夹之外，没有写入任何文件"
        return Finding("output-outside", message, place, hint)
    message = "此处是链接，不能当作输出的位置，没有写入任何文件"
    return Finding("link-in-the-way", message, place, hint)


def _leads_out(
    out: Path,
    folder: Path,
) -> bool:
    """Whether a folder really lies elsewhere than below `out`."""
    real = folder.resolve()
    return not real.is_relative_to(out.resolve())


def _number(path: Path) -> _FileNumber | None:
    """The device and the file's number on it; None when nothing is there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
