"""A copy of the package, for tests that change it or start it from elsewhere."""

from __future__ import annotations

import shutil
from pathlib import Path

from policypress.system.environment import ROOT


def copy_of_the_package(root: Path) -> Path:
    """The folder `policypress` below `root`: with what Python has compiled of it, which
    takes three seconds, and without what earlier runs have kept beside that."""
    return Path(
        shutil.copytree(
            ROOT / "policypress", root / "policypress", ignore=_kept
        )
    )


def forget(root: Path) -> None:
    """Remove all that runs of a copy have kept."""
    for folder in root.rglob("__pycache__"):
        names = [path.name for path in folder.iterdir()]
        for name in _kept(str(folder), names):
            (folder / name).unlink()


def _kept(folder: str, names: list[str]) -> list[str]:
    """What of a folder is no source and no compiled module."""
    if Path(folder).name != "__pycache__":
        return []
    return [name for name in names if not name.endswith(".pyc")]
