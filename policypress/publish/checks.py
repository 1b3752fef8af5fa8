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

_SHOWN = 3  # names in a message; a whole set has more than anyone reads


def is_plain(name: str) -> bool:
    """Whether a name stays below the output folder and is none of our own
    records.
    """
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/"):
        return False
    if any(part.startswith(".") for part in parts):
        return False
    return not set(name) & set("\\:\0")


class Inputs:
    """What a command reads: files, and folders with everything in them."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """paths: as the command was given them; those missing count not."""
        existing = [path for path in paths if path.exists()]
        self._folders = [path.resolve() for path in existing if path.is_dir()]
        self._files = [path for path in existing if not path.is_dir()]
        # The system's own number of a file: the same through links and other
        # spellings.
        self._numbers = {_number(path) for path in self._files} - {None}
        self._inside: dict[Path, bool] = {}

    def holds(self, target: Path) -> bool:
        """Whether writing or removing `target` would touch an input."""
        if self._is_inside(target.parent):
            return True
        return bool(self._files) and _number(target) in self._numbers

    def _is_inside(self, folder: Path) -> bool:
        """Whether a folder lies in one that is read.

        Each is looked up once.
        """
        if folder not in self._inside:
            real = folder.resolve()
            inside = any(real.is_relative_to(kept) for kept in self._folders)
            self._inside[folder] = inside
        return self._inside[folder]


def links(out: Path, names: Collection[str]) -> list[Finding]:
    """A finding for each link in the way of an output or of a folder below
    `out`.
    """
    paths = dict.fromkeys(path for name in names for path in _below(out, name))
    return [_link(out, path) for path in paths if files.is_link(path)]


def crosses_link(out: Path, name: str) -> bool:
    """Whether a link is in the way of an output."""
    return any(files.is_link(path) for path in _below(out, name))


def touched_inputs(
    out: Path,
    names: Iterable[str],
    inputs: Inputs,
) -> list[Finding]:
    """A finding for each output that would take the place of an input."""
    touched = [name for name in names if inputs.holds(out / name)]
    hint = "用 --out 换一个文件夹"
    return [
        Finding(
            "output-is-input",
            f"输出文件“{name}”的位置是这个命令正在读取的文件或文件夹，没有写入任何文件",
            Place(str(out / name)),
            hint,
        )
        for name in touched[:_SHOWN]
    ]


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
            owners[files.folded(name)].append(owner)
    found: dict[Owner, list[str]] = {}
    for name, wanted_by in names:
        others = [
            one for one in owners[files.folded(name)] if one != wanted_by
        ]
        if others and os.path.lexists(out / name):
            found.setdefault(others[0], []).append(name)
    return found


def claims(
    out: Path,
    names: Collection[tuple[str, Owner]],
    sections: Sections,
) -> list[Finding]:
    """A finding for each other owner whose files this run would take over."""
    wanted = dict(names)
    findings = []
    for owner, taken in claimed_by_others(out, names, sections).items():
        count = f"等 {len(taken)} 个文件" if len(taken) > _SHOWN else ""
        which = f"“{'”“'.join(taken[:_SHOWN])}”{count}"
        message = f"{which}属于 {owner}，不属于这次的 {wanted[taken[0]]}，没有写入任何文件"
        hint = "用 --out 换一个文件夹；确认不再需要那些文件时，先把它们移走"
        place = Place(str(out / taken[0]))
        findings.append(Finding("output-of-another", message, place, hint))
    return findings


def _below(out: Path, name: str) -> Iterator[Path]:
    """Each folder on the way to an output, and the output."""
    path = out
    for part in PurePosixPath(name).parts:
        path = path / part
        yield path


def _link(out: Path, path: Path) -> Finding:
    """Why an output cannot be written where a link is."""
    hint = "把这个链接移走或改名；整个输出文件夹要放在别处时，用 --out 写明"
    if path.is_dir() and not path.resolve().is_relative_to(out.resolve()):
        message = "此处是链接，指向输出文件夹之外，没有写入任何文件"
        return Finding("output-outside", message, Place(str(path)), hint)
    message = "此处是链接，不能当作输出的位置，没有写入任何文件"
    return Finding("link-in-the-way", message, Place(str(path)), hint)


def _number(path: Path) -> tuple[int, int] | None:
    """The device and the file's number on it; None when nothing is there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
