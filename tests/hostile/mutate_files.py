"""Things in the place of a file: a folder, a pipe, a link, far too many bytes."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

_LARGE = 300_000_000


def replaced(rng: Random, path: Path, decoy: Path) -> None:
    """Puts something else in the place of a file; decoy: a file outside that a link may
    point to."""
    path.unlink()
    way = rng.randrange(8)
    if way == 0:
        path.mkdir()
    elif way == 1:
        os.mkfifo(path)
    elif way == 2:
        path.symlink_to("nosuch")
    elif way == 3:
        path.symlink_to(path.name)
    elif way == 4:
        path.symlink_to(decoy)
    elif way == 5:
        path.symlink_to("/dev/zero")
    elif way == 6:
        with path.open("wb") as file:
            file.truncate(_LARGE)
    else:
        path.write_bytes(b"")


def added(rng: Random, folder: Path) -> None:
    """A file nobody asked for, under a name that is hard to show."""
    name = rng.choice(
        ("\u202e.yaml", "a\x1b[31m.yaml", "x\n.yaml", ".yaml", "x.YAML", "字" * 80 + ".yaml",
         "\udcff.yaml", "a b.md", "-x.md", "x.yaml~", "~$x.docx", "CON.yaml", "a\tb.yaml")
    )  # fmt: skip
    place = rng.choice(
        [folder, *(each for each in folder.iterdir() if each.is_dir())]
    )
    (place / name).write_bytes(
        rng.choice((b"", b"x: 1\n", b"\xff", b"title: {}\n"))
    )
