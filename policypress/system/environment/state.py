"""What an environment's folder looks like, and whether it is finished. Part of every
start, so little is imported.

A stamp is written last, when everything is installed: it names the lock file the
packages came from, and what the folders and the machine code looked like. A folder's
time changes with each file that comes or goes, so that a missing module is seen without
a look at all of them.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

from policypress.system.regular import read_regular

TYPE_CHECKING = (
    False  # type checkers take it for True; typing takes 4 ms to import
)
if TYPE_CHECKING:
    from typing import Any

ROOT = Path(__file__).resolve().parents[3]
STAMP = "policypress.json"
MARKER = "policypress.lock"  # the lock file; it is made first, and shows that the folder is ours
_LARGEST_STAMP = 1024 * 1024  # bytes; ours has 20,000
_MACHINE_CODE = (".so", ".pyd", ".dll", ".dylib", ".exe")


def home_folder() -> Path:
    """Where the environment is kept."""
    return Path(
        os.environ.get("POLICYPRESS_VENV") or ROOT / ".venv"
    ).absolute()


def requirements(group: str = "") -> Path:
    """The lock file of what policypress needs, or of what a group of developers' tools
    adds to it.
    """
    return ROOT / (
        f"requirements-{group}.lock" if group else "requirements.lock"
    )


def lock_facts(group: str = "") -> dict[str, Any]:
    """What a stamp says about the lock file: a digest of it, and where and how it was
    found.
    """
    path = requirements(group)
    return {
        "lock": _digest(path),
        "lock_file": [str(path), *_about(str(path))],
    }


def is_from_lock(stamp: dict[str, Any], group: str = "") -> bool:
    """Whether a stamp is of this lock file. A file that was not touched since need not
    be read again.
    """
    path = requirements(group)
    untouched = stamp.get("lock_file") == [str(path), *_about(str(path))]
    return untouched or stamp.get("lock") == _digest(path)


def _digest(path: Path) -> str:
    from hashlib import sha256

    return sha256(path.read_bytes()).hexdigest()


def version() -> str:
    """The Python that packages were installed for: 3.11 and 3.12 cannot share machine
    code.
    """
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def python_of(home: Path) -> Path:
    """The Python in an environment."""
    return (
        home / "Scripts" / "python.exe"
        if os.name == "nt"
        else home / "bin" / "python"
    )


def is_inside(home: Path) -> bool:
    """True when this process runs the Python of that environment."""
    return os.path.realpath(sys.prefix) == os.path.realpath(home)


def is_link(path: Path) -> bool:
    """True for a symbolic link, and for what Windows calls a junction."""
    try:
        about = os.lstat(path)
    except OSError:
        return False
    junction = (
        getattr(about, "st_reparse_tag", 0) == 0xA0000003
    )  # IO_REPARSE_TAG_MOUNT_POINT
    return stat.S_ISLNK(about.st_mode) or junction


def is_ours(home: Path) -> bool:
    """True when policypress made the folder: its marker, a file, came before everything
    else.
    """
    try:
        return stat.S_ISREG(os.lstat(home / MARKER).st_mode)
    except OSError:
        return False


def read_stamp(home: Path, name: str = STAMP) -> dict[str, Any]:
    """The stamp, {} when there is none or it is damaged."""
    try:
        stamp = json.loads(read_regular(home / name, _LARGEST_STAMP))
    except (OSError, ValueError, RecursionError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def is_ready(home: Path) -> bool:
    """True when the environment was finished, from this lock file, and looks as it did
    then.
    """
    stamp = read_stamp(home)
    if not stamp or is_inside(home) and stamp.get("python") != version():
        return False
    try:
        return is_from_lock(stamp) and looks_the_same(home, stamp["look"])
    except (OSError, KeyError, TypeError, ValueError, AttributeError):
        return False


def look(home: Path, folder: str) -> dict[str, list[int]]:
    """What `looks_the_same` compares: the time of each folder below `folder`, time and
    size of machine code.
    """
    found = {}
    for place, folders, files in os.walk(home / folder):
        if "__pycache__" in folders:
            folders.remove("__pycache__")
        chosen = [
            place,
            *(
                os.path.join(place, name)
                for name in files
                if _is_machine_code(place, name)
            ),
        ]
        for path in chosen:
            found[os.path.relpath(path, home).replace(os.sep, "/")] = _about(
                path
            )
    return found


def look_of_environment(home: Path, site: str) -> dict[str, list[int]]:
    """The look of the packages, of the Python that runs them (wherever its link leads)
    and of its settings.
    """
    found = look(home, site.split("/")[0])
    for path in (home / "pyvenv.cfg", python_of(home)):
        found[path.relative_to(home).as_posix()] = _about(str(path))
    return found


def looks_the_same(home: Path, before: dict[str, list[int]]) -> bool:
    """Whether nothing came or went since `look`; some 0.4 ms for the packages of
    policypress.
    """
    start = f"{home}{os.sep}"
    return bool(before) and all(
        _about(start + name) == about for name, about in before.items()
    )


def _is_machine_code(place: str, name: str) -> bool:
    """Whether a file of a package is a program or a library."""
    # pandoc is a program without an ending, 150 MB that would else be read by nobody
    # but the system.
    return (
        name.endswith(_MACHINE_CODE)
        or os.path.basename(place) == "files"
        and name == "pandoc"
    )


def _about(path: str) -> list[int]:
    """Time of change, and of a file its size (a folder's says nothing)."""
    about = os.stat(path)
    return [
        about.st_mtime_ns,
        0 if stat.S_ISDIR(about.st_mode) else about.st_size,
    ]
