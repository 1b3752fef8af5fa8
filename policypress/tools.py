"""Programs of other makers that policypress can use when they are there. Standard library only."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_ENDINGS = (".exe", ".com", ".cmd", ".bat") if sys.platform == "win32" else ("",)
_USUAL = ("/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin")


def find_program(name: str) -> Path | None:
    """A program by its name: on PATH, or where systems keep programs when PATH is bare (`env -i`).

    Only whole paths of PATH count: a program that lies in the folder somebody happens to work in is not the
    system's (shutil.which takes it on Windows always, elsewhere when PATH has an empty part or a dot).
    """
    on_path = os.environ.get("PATH", "").split(os.pathsep)
    for folder in (*on_path, *_USUAL):
        if not os.path.isabs(folder):
            continue
        for ending in _ENDINGS:
            path = os.path.join(folder, name + ending)
            if os.path.isfile(path) and os.access(path, os.X_OK):
                return Path(path)
    return None


def find_soffice() -> Path | None:
    """The soffice of LibreOffice: on PATH, or where its installers put it."""
    return find_program("soffice") or find_program("libreoffice") or _newest(_installed())


def _installed() -> Iterator[Path]:
    if sys.platform == "darwin":
        places = [(Path("/Applications"), "LibreOffice*.app/Contents/MacOS/soffice")]
    elif sys.platform == "win32":
        folders = {os.environ.get(name) for name in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")}
        # soffice.com waits for the work to end and prints; soffice.exe does neither.
        places = [(Path(folder), "LibreOffice*/program/soffice.com") for folder in folders if folder]
    else:
        places = [(Path("/usr/lib"), "libreoffice/program/soffice"), (Path("/opt"), "libreoffice*/program/soffice")]
    for folder, pattern in places:
        yield from folder.glob(pattern)


def _newest(installed: Iterable[Path]) -> Path | None:
    """The one with the highest version in its path (25.8 is newer than 7.4); None when there is none."""
    return max(installed, key=lambda path: ([int(number) for number in re.findall(r"\d+", str(path))], path), default=None)
