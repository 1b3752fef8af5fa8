"""A picture (SVG) as PNG, by a browser (Chromium and its kin) or by LibreOffice, whichever is
there: neither is needed for anything else."""

from __future__ import annotations

import os
import re
from pathlib import Path

from policypress.system import office
from policypress.system.tools import (
    NoAnswer,
    ask,
    find_program,
    find_soffice,
)

BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)
_SECONDS = 60.0  # ample for a start on a slow machine and one picture
_SIZE = re.compile(rb'width="(\d+)" height="(\d+)"')
_SIGNATURE = b"\x89PNG"


def raster(picture: bytes, folder: Path) -> bytes | None:
    """The picture as PNG, None where no program made one. folder: an empty temporary one.
    Raises OSError."""
    source = folder / "picture.svg"
    source.write_bytes(picture)
    made = _by_browser(source, picture, folder)
    return made or _by_libreoffice(source, folder)


def is_possible() -> bool:
    """Whether this machine has a program that could do it."""
    return bool(_browser() or find_soffice())


def _browser() -> Path | None:
    """The first browser that this machine has; None without one."""
    for name in BROWSERS:
        found = find_program(name)
        if found:
            return found
    return None


def _by_browser(
    source: Path,
    picture: bytes,
    folder: Path,
) -> bytes | None:
    """What a browser shows of the file, without a window."""
    browser = _browser()
    size = _SIZE.search(picture)
    if browser is None or size is None:
        return None
    wide, high = size[1].decode(), size[2].decode()
    target = folder / "picture.png"
    command: list[str | Path] = [
        browser,
        "--headless",
        "--disable-gpu",
        "--hide-scrollbars",
        "--no-first-run",
        f"--user-data-dir={folder / 'browser'}",
        f"--window-size={wide},{high}",
        f"--screenshot={target}",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Its sandbox does not start for root; the file is ours and runs nothing.
        command.append("--no-sandbox")
    try:
        ask([*command, source.as_uri()], _SECONDS)
    except NoAnswer:
        return None
    return _read(target)


def _by_libreoffice(
    source: Path,
    folder: Path,
) -> bytes | None:
    """What LibreOffice Draw makes of the file."""
    soffice = find_soffice()
    if soffice is None:
        return None
    office.call(soffice, folder, "profile", "png", [source], _SECONDS)
    return _read(folder / "out" / "picture.png")


def _read(file: Path) -> bytes | None:
    """The bytes of a PNG that was made; None of anything else."""
    if not file.is_file():
        return None
    data = file.read_bytes()
    return data if data.startswith(_SIGNATURE) else None
