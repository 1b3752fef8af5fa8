"""What the program is that runs, as a digest: its own code and its environment.

What is kept from one run to the next is found by it, so that nothing another version
has made is ever taken for ours. Standard library only, and little of it.
"""

from __future__ import annotations

import os
import sys
import time

from policypress.system import fingerprints
from policypress.system.fingerprints import Doubt

VERSION = "0.1.0"  # as in pyproject.toml
ROOT = os.path.dirname(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
)
_CODE = ("policypress", "build.py", "requirements.lock")
# The first answer of this process, and when it was asked for, in nanoseconds.
_first: list[tuple[str, int]] = []


def code(root: str = ROOT) -> list[str]:
    """The files and folders that the program is made of: its code, and the stamp of
    its environment.

    An environment of the user's own has no stamp, and nobody watches it: looking at
    these raises OSError there.
    """
    home = os.environ.get("POLICYPRESS_VENV") or os.path.join(root, ".venv")
    stamp = os.path.join(os.path.abspath(home), "policypress.json")
    return [*(os.path.join(root, name) for name in _CODE), stamp]


def state() -> str:
    """The digest of the program as it was when this process first asked; "" where that
    cannot be known, and then nothing may be kept."""
    if not _first:
        now = time.time_ns()
        _first.append((_look(now), now))
    digest, _ = _first[0]
    return digest


def is_unchanged() -> bool:
    """Whether the program is still what it was then, so that what was made meanwhile
    was made by it."""
    digest = state()
    _, looked_at = _first[0]
    return bool(digest) and _look(looked_at) == digest


def _look(looked_at: int) -> str:
    """The state of everything the program is made of; "" when there is doubt."""
    try:
        own = fingerprints.of_inputs(code(), looked_at)
        return fingerprints.digest([own, sys.version, *_packages()])
    except (OSError, Doubt):
        return ""


def _packages() -> list[str]:
    """Name and version of each package this process can import, as its folder says."""
    found = []
    for place in sys.path:
        is_packages = os.path.basename(place) == "site-packages"
        if is_packages and os.path.isdir(place):
            found += sorted(
                name
                for name in os.listdir(place)
                if name.endswith(".dist-info")
            )
    return found
