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

TYPE_CHECKING = (
    False  # type checkers take it for True; typing takes 4 ms to import
)
if TYPE_CHECKING:
    from collections.abc import Callable

VERSION = "0.1.0"  # as in pyproject.toml
ROOT = os.path.dirname(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
)
_CODE = ("policypress", "build.py", "requirements.lock")
# The first answer of this process, and when it was asked for, in nanoseconds.
_first: list[tuple[str, int]] = []
# What waits to be written until the program is looked at again (`LookedAtOnce`).
_waiting: list[list[Callable[[], None]]] = []


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


def note(own: str, looked_at: int) -> None:
    """Takes what somebody else has just seen of `code()` for the first look of this
    process, where there was none: looking takes a hundredth of a check."""
    if not _first:
        _first.append((_named(own), looked_at))


class LookedAtOnce:
    """`with LookedAtOnce():` — what is kept within waits for the end, where the program is
    looked at once for all of it. One that is then as it was has been so all the time.

    own: what `code()` was seen to be; "" where nobody looked, or where it has changed.
    """

    def __init__(self) -> None:
        self.own = ""
        self._has_looked = False

    def __enter__(self) -> LookedAtOnce:
        _waiting.append([])
        return self

    def __exit__(self, problem: object, *_: object) -> None:
        """Writes down what waits; nothing after a fault."""
        waiting = _waiting.pop()
        if waiting and problem is None:
            self._write(waiting)

    def look(self) -> None:
        """Looks before the end, and writes what waits, for who has nothing else to do.

        Nothing wrong can come of it: what is kept is found by the state that the program
        had at first, with the times at which its files changed. A change behind this look
        makes another state, so that nobody finds what is still written.
        """
        self._write(_waiting[-1])
        _waiting[-1].clear()

    def _write(self, waiting: list[Callable[[], None]]) -> None:
        """Writes down what waits, if the program is what it was."""
        if not self._has_looked:
            self._has_looked, self.own = True, own_when_unchanged()
        if self.own:
            for write in waiting:
                write()


def when_unchanged(write: Callable[[], None]) -> None:
    """Writes down what was made, unless the program has been changed meanwhile: then
    nobody knows which one has made it."""
    if _waiting:
        _waiting[-1].append(write)
    elif is_unchanged():
        write()


def is_unchanged() -> bool:
    """Whether the program is still what it was then, so that what was made meanwhile
    was made by it."""
    return bool(own_when_unchanged())


def own_when_unchanged() -> str:
    """What `code()` is seen to be now, where the program is still what it was; else ""."""
    digest = state()
    _, looked_at = _first[0]
    own = _own(looked_at)
    return own if own and digest == _named(own) else ""


def _look(looked_at: int) -> str:
    """The state of everything the program is made of; "" when there is doubt."""
    own = _own(looked_at)
    return _named(own) if own else ""


def _own(looked_at: int) -> str:
    """The state of our own code; "" when there is doubt."""
    try:
        return fingerprints.of_inputs(code(), looked_at)
    except (OSError, Doubt):
        return ""


def _named(own: str) -> str:
    """The digest of a state of our code, with Python and the packages that run it."""
    return fingerprints.digest([own, sys.version, *_packages()])


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
