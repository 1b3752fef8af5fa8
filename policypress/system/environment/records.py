"""Whether every file of the installed packages is as it came, by the list each package
brings (RECORD).
"""

from __future__ import annotations

import base64
import csv
import errno
import hashlib
import os
from pathlib import Path

# What a system refuses for want of files or memory says nothing of the file itself.
_WANTS = (errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN)


def packages(site: Path) -> list[str]:
    """The folders in which packages say what they brought (*.dist-info)."""
    return sorted(
        name for name in os.listdir(site) if name.endswith(".dist-info")
    )


def first_damage(site: Path, expected: list[str]) -> str:
    """The first file that is missing or differs, "" when all are as they came. Reads
    all of them: half a second. A file that cannot be opened for want of something
    passes for whole: making all anew would want more.
    """
    for package in expected:
        damage = _damage(site, package)
        if damage:
            return damage
    return ""


def _damage(site: Path, package: str) -> str:
    """The first file of a package that is missing or differs, "" for none."""
    record = f"{package}/RECORD"
    try:
        text = (site / record).read_text("utf-8")
        rows = list(csv.reader(text.splitlines()))
    except OSError as problem:
        return "" if problem.errno in _WANTS else record
    except (ValueError, csv.Error):
        return record
    # Cut short, or of another package.
    if not any(row[:1] == [f"{package}/METADATA"] for row in rows):
        return record
    for row in rows:
        if len(row) != 3 or not _is_whole(site, row[0], row[1]):
            return row[0] if row else record
    return ""


def _is_whole(site: Path, name: str, wanted: str) -> bool:
    """Whether a file is as recorded. Compiled modules and the list itself have no
    digest: Python makes them anew.
    """
    if not wanted:
        return True
    method, _, value = wanted.partition("=")
    try:
        with open(site / name, "rb") as file:
            found = hashlib.file_digest(file, method).digest()
    except OSError as problem:
        return problem.errno in _WANTS
    except ValueError:
        return False
    return base64.urlsafe_b64encode(found).rstrip(b"=").decode() == value
