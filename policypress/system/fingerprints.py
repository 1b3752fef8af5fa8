"""Whether files are as they were, by what the system says about them. Standard library
only, and little of it: this runs before the environment is entered.

A fingerprint is a digest of the state of files: size, time of writing, time of change,
file number. A file that was written a moment before it was looked at could be written
again within the same tick of the clock, so the content of such a file counts as well
(git calls this the racy index).
"""

from __future__ import annotations

import os
import stat

TYPE_CHECKING = (
    False  # type checkers take it for True; typing takes 4 ms to import
)
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_CACHES = ("__pycache__", ".git")
# FAT writes times in steps of two seconds, which is the coarsest there is.
_TICK = 2_000_000_000
_LARGEST = 64 * 1024 * 1024  # bytes; beyond, running again is not much slower
_MOST = 20_000  # files; a policy folder with more holds something else
_DEEPEST = 40  # folders; more are a link that leads to itself
# Where tools.find_soffice looks; that module takes too long to import here.
_OFFICE = ("soffice", "libreoffice", "soffice.com", "soffice.exe")
_OFFICE_FOLDERS = ("/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin")
_OFFICE_PLACES = ("/opt", "/Applications", "/usr/lib/libreoffice/program")
_OFFICE_VARIABLES = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")


class Doubt(Exception):
    """It cannot be known cheaply whether something is as it was."""


def of_inputs(roots: Iterable[str], looked_at: int) -> str:
    """The state of files and folders, with everything below them.

    looked_at: when the first fingerprint to compare was taken, in nanoseconds. Raises
    OSError and Doubt.
    """
    lines = []
    for root in roots:
        lines.append(root)
        about = os.stat(root)
        if stat.S_ISDIR(about.st_mode):
            lines += sorted(_below(root, "", looked_at))
        else:
            lines.append(_state(root, about, looked_at))
        if len(lines) > _MOST:
            raise Doubt
    return digest(lines)


def of_outputs(
    out: str,
    names: Iterable[str],
    looked_at: int,
    digests: Mapping[str, str] | None = None,
) -> str:
    """The state of files below the folder `out`, by their names.

    digests: of what each must hold, by name. Raises OSError when one is gone, Doubt when
    one is a link, stands behind one, or holds something else.
    """
    lines = []
    folders = set()
    for name in sorted(names):
        path = os.path.join(out, name)
        about = os.lstat(path)
        if not stat.S_ISREG(about.st_mode):
            raise Doubt
        state = _state(path, about, looked_at)
        if digests is not None:
            _require_content(path, state, digests[name])
        lines += [name, state]
        folders.add(os.path.dirname(name))
    for folder in folders:
        _require_folders(out, folder)
    return digest(lines)


def of_office() -> str:
    """What there is of LibreOffice: it decides about PDF and about a hint."""
    lines = []
    on_path = os.environ.get("PATH", "").split(os.pathsep)
    for folder in [*on_path, *_OFFICE_FOLDERS]:
        for name in _OFFICE:
            path = os.path.join(folder, name)
            if os.access(path, os.X_OK):
                lines.append(path)
    places = [*_OFFICE_PLACES, *map(os.environ.get, _OFFICE_VARIABLES)]
    for place in places:
        if place and os.path.isdir(place):
            lines += [f"{place} {name}" for name in sorted(os.listdir(place))]
    return digest(lines)


def digest(lines: Iterable[str]) -> str:
    """One digest for several texts."""
    from hashlib import sha256

    return sha256(
        "\0".join(lines).encode("utf-8", "surrogateescape")
    ).hexdigest()


def digest_of_file(path: str) -> str:
    """The digest of what a file holds, as the manifest has it. Raises OSError."""
    from hashlib import sha256

    with open(path, "rb") as file:
        return sha256(file.read()).hexdigest()


def _below(folder: str, path: str, looked_at: int) -> Iterator[str]:
    """A line for each file and folder below `folder`, through links as well.

    path: of the folder, below the root. Raises OSError and Doubt.
    """
    with os.scandir(folder) as entries:
        found = list(entries)
    if len(found) > _MOST or path.count("/") > _DEEPEST:
        raise Doubt
    for entry in found:
        name = f"{path}/{entry.name}"
        try:
            about = entry.stat()
        except OSError:
            yield f"{name} leads nowhere"
            continue
        if not stat.S_ISDIR(about.st_mode):
            yield f"{name} {_state(entry.path, about, looked_at)}"
        elif entry.name not in _CACHES:
            yield name
            yield from _below(entry.path, name, looked_at)


def _state(path: str, about: os.stat_result, looked_at: int) -> str:
    """What tells one state of a file from another, with its content where times may
    not.

    Windows knows no time of change, so that each file is read there. Raises Doubt for
    what is no file or too large to be read.
    """
    written, changed = about.st_mtime_ns, about.st_ctime_ns
    known = (
        f"{about.st_size} {written} {changed} {about.st_ino} {about.st_mode}"
    )
    if os.name != "nt" and max(written, changed) + _TICK < looked_at:
        return known
    if not stat.S_ISREG(about.st_mode) or about.st_size > _LARGEST:
        raise Doubt
    return f"{known} {digest_of_file(path)}"


def _require_content(path: str, state: str, wanted: str) -> None:
    """Raises Doubt unless a file holds what has the digest `wanted`.

    state: of the file, which ends with the digest where it had to be read for it.
    """
    if state.endswith(f" {wanted}"):
        return
    if digest_of_file(path) != wanted:
        raise Doubt


def _require_folders(out: str, name: str) -> None:
    """Raises Doubt unless `name` and what is above it, below `out`, are real folders."""
    while name:
        if not stat.S_ISDIR(os.lstat(os.path.join(out, name)).st_mode):
            raise Doubt
        name = os.path.dirname(name)
