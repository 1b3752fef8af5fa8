"""Which fonts this machine has, and what stands in for one it lacks.

Standard library only.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from policypress.system.tools import ask, find_program

_FILES = {".ttf", ".otf", ".ttc", ".otc"}
_SECONDS = (
    20  # one question: building a cache of some thousand fonts takes about 10
)
_UTF16_PLATFORMS = (0, 3)  # Unicode and Windows
_FAMILY_NAMES = (1, 16)  # OpenType `name` table: family, typographic family


def families() -> set[str]:
    """Every family name, in each language it has one: from fontconfig, else from the
    system's font folders.

    Raises NoAnswer when fontconfig hangs.
    """
    listing = _ask("fc-list", "--format", "%{family}\n")
    if listing is None:
        return families_in_folders()
    names = (
        name.strip()
        for line in listing.splitlines()
        for name in line.split(",")
    )
    return {name for name in names if name}


def families_in_folders() -> set[str]:
    """Every family name in the font files of the system, which takes longer than to ask
    fontconfig.
    """
    found: set[str] = set()
    for folder in _folders():
        for path in folder.rglob("*"):
            if path.suffix.lower() in _FILES:
                found.update(families_in(path))
    return found


def stand_in(name: str) -> str:
    """The family that fontconfig gives where `name` is missing; "" when nobody can say
    (Windows, macOS).

    A name that is not all ASCII is asked for Chinese text, since that is what it will
    have to print. Raises NoAnswer when fontconfig hangs.
    """
    asked = (
        name if name.isascii() and "GB" not in name else f"{name}:lang=zh-cn"
    )
    return (_ask("fc-match", "--format", "%{family[0]}", asked) or "").strip()


def families_in(path: Path) -> list[str]:
    """The family names in a font file; none when it cannot be read."""
    try:
        with open(path, "rb") as file:
            found: dict[str, None] = {}
            for start in _faces(file):
                found |= dict.fromkeys(_names(file, start))
            return list(found)
    except (OSError, struct.error, UnicodeError):
        return []


def _ask(program: str, *arguments: str) -> str | None:
    """What a program of fontconfig prints; None when it is missing or refuses.

    Raises NoAnswer.
    """
    found = find_program(program)
    if not found:
        return None
    answer = ask([found, *arguments], _SECONDS)
    return answer.text if answer.code == 0 else None


def _folders() -> list[Path]:
    """Where the system keeps fonts."""
    if sys.platform == "win32":
        own = (
            Path(os.environ.get("LOCALAPPDATA", ""))
            / "Microsoft/Windows/Fonts"
        )
        folders = [
            Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",
            own,
        ]
    elif sys.platform == "darwin":
        own = Path(os.path.expanduser("~")) / "Library/Fonts"
        folders = [
            Path("/System/Library/Fonts"),
            Path("/System/Library/AssetsV2"),
            Path("/Library/Fonts"),
            own,
        ]
    else:
        folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    return [folder for folder in folders if folder.is_dir()]


def _faces(file: BinaryIO) -> list[int]:
    """Where each face of a font file begins (a collection has several)."""
    if file.read(4) != b"ttcf":
        return [0]
    _, count = _read(file, 4, ">II")
    return list(_read(file, 12, f">{count}I"))


def _names(file: BinaryIO, start: int) -> Iterator[str]:
    """Family names of the face that begins at `start` (OpenType: table directory, then
    the `name` table).
    """
    (tables,) = _read(file, start + 4, ">H")
    for number in range(tables):
        tag, _, offset, _ = _read(file, start + 12 + 16 * number, ">4sIII")
        if tag != b"name":
            continue
        _, count, strings = _read(file, offset, ">HHH")
        for record in range(count):
            place = offset + 6 + 12 * record
            platform, _, _, kind, length, at = _read(file, place, ">6H")
            if kind in _FAMILY_NAMES and platform in _UTF16_PLATFORMS:
                file.seek(offset + strings + at)
                yield file.read(length).decode("utf-16-be")


def _read(file: BinaryIO, offset: int, form: str) -> tuple:
    file.seek(offset)
    return struct.unpack(form, file.read(struct.calcsize(form)))
