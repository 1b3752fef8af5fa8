"""The names in a git tree, checked before one of them becomes a file (版本里的文件名).

A tree can hold any bytes as a name: whoever made the repository need not have used git
to do it. Each name becomes a path below a fresh folder, on whatever system this runs,
so a name that could mean another place anywhere is refused.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable

from msgspec import Struct

LONGEST_PART = 255  # bytes: what ext4, APFS and NTFS allow for one name
LONGEST_PATH = 1000  # bytes: macOS takes 1024 for a whole path, the temporary folder included
# Folders: a policy has three; every layer costs the removal of the folder a stack frame.
DEEPEST = 40

_REGULAR = 0o100000  # the kind of a file's mode; 0o120000 is a link, 0o160000 a submodule
_KIND = 0o170000
# They break a line, or turn its direction.
_TURNING = "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)),
}


class Entry(Struct, frozen=True):
    """One line of `git ls-tree -r -l`: what git says about a name."""

    mode: str
    kind: str
    blob: str
    size: int  # bytes; -1 when git gives none (a submodule, a missing object)
    name: str  # below the policy's folder; bytes that are not UTF-8 as surrogates


def problems(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """Every name that must not be written, and why (Chinese); empty when all of them
    can be.
    """
    found = []
    known = _Known()
    for entry in entries:
        reason = (
            _kind_problem(entry)
            or _path_problem(entry.name)
            or known.clash(entry.name)
        )
        if reason:
            found.append((entry.name, reason))
    return found


def _kind_problem(entry: Entry) -> str:
    """What is wrong with the kind of an entry, "" for an ordinary file."""
    mode = int(entry.mode, 8) & _KIND
    if mode == 0o120000:
        return "是链接"
    if mode == 0o160000 or entry.kind == "commit":
        return "是子模块"
    if mode != _REGULAR or entry.kind != "blob":
        return "不是普通文件"
    return ""


def _path_problem(name: str) -> str:
    """What is wrong with a path, "" when it can stand on every system."""
    parts = name.split("/")
    if len(os.fsencode(name)) > LONGEST_PATH:
        return f"路径超过 {LONGEST_PATH} 字节"
    if len(parts) > DEEPEST:
        return f"文件夹超过 {DEEPEST} 层"
    return next(filter(None, map(_part_problem, parts)), "")


def _part_problem(part: str) -> str:
    """What is wrong with one name between two slashes, "" when nothing is."""
    if part in ("", ".", ".."):
        return "通向文件夹之外，或者名字为空"
    problem = _letter_problem(part)
    if problem:
        return problem
    if len(part.encode()) > LONGEST_PART:
        return f"名字超过 {LONGEST_PART} 字节"
    folded = _folded(part)
    if folded in (".git", "git~1"):
        return "是 git 自己的文件夹"
    if os.name == "nt" and folded.partition(".")[0].rstrip() in _DEVICES:
        return "是 Windows 的设备名"
    return ""


def _letter_problem(part: str) -> str:
    """What is wrong with the letters of a name, "" when nothing is."""
    if any("\ud800" <= letter <= "\udfff" for letter in part):
        return "名字不是 UTF-8"
    for letter in part:
        if unicodedata.category(letter) == "Cc" or letter in _TURNING:
            return "名字里有控制字符"
    if "\\" in part or ":" in part:
        return "名字里有反斜杠或者冒号，在 Windows 上指向别处"
    return ""


def _folded(part: str) -> str:
    """What systems that do not tell capitals, accents' spelling or invisible letters
    apart make of a name.
    """
    shown = "".join(
        letter for letter in part if unicodedata.category(letter) != "Cf"
    )
    folded = unicodedata.normalize("NFC", shown).casefold()
    return unicodedata.normalize("NFC", folded).rstrip(" .")


class _Known:
    """The files and folders named so far, as a system that folds names sees them."""

    def __init__(self) -> None:
        # Folded path → the path as written, and whether it is a file.
        self._seen: dict[str, tuple[str, bool]] = {}

    def clash(self, name: str) -> str:
        """Why `name` cannot stand beside the names before it; "" when it can."""
        parts = name.split("/")
        for count in range(1, len(parts) + 1):
            is_file = count == len(parts)
            reason = self._clash(parts[:count], is_file)
            if reason:
                return reason
        return ""

    def _clash(
        self,
        parts: list[str],
        is_file: bool,
    ) -> str:
        """The same for one folder on the way to a file, or the file itself."""
        path = "/".join(parts)
        folded = "/".join(map(_folded, parts))
        if folded not in self._seen:
            self._seen[folded] = (path, is_file)
            return ""
        before, was_file = self._seen[folded]
        if before != path:
            return f"与“{before}”只差大小写或者写法，有的系统分不开"
        if was_file != is_file:
            return "既是文件又是文件夹"
        return "出现了两次" if is_file else ""
