"""Compiled templates and prose, kept from one build to the next (编译缓存).

Jinja turns a template into Python; for a whole set that takes longer than filling the
templates. What is kept is found by everything it was made from, so that a changed
template, sandbox, filter, Jinja or Python simply is not found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from types import CodeType

import jinja2

from policypress.system.compiled import folder_of
from policypress.system.kept import Kept

_SANDBOX = Path(__file__).parent
_COMPOSE = _SANDBOX.parent
_FOLDER = Path(folder_of(__file__))
# What the code of a template is made by, besides the template: a change of any of these
# makes other code.
_MAKERS = (
    *sorted(_SANDBOX.glob("*.py")),
    *sorted((_COMPOSE / "filters").glob("*.py")),
    _COMPOSE / "markdown" / "markers.py",
    Path(jinja2.__file__).with_name("compiler.py"),
)
_MOST = 120  # pieces kept: three times what a whole set needs, read in two milliseconds


class Compiled:
    """The compiled code of templates and prose, this build's and those before.

    folder, name: where it is kept, apart from what other kinds of templates keep;
    makers: files that take part in compiling besides those of every template.
    """

    def __init__(
        self,
        folder: Path = _FOLDER,
        name: str = "templates",
        makers: Iterable[Path] = (),
    ) -> None:
        """makers are read here once: what changes in them makes all that was kept of no use."""
        self._salt = _as_they_are((*_MAKERS, *makers))
        self._kept = Kept(folder, name, _MOST)

    def code(
        self,
        made_from: tuple[str | int | None, ...],
        make: Callable[[], CodeType],
    ) -> CodeType:
        """What `make` makes of this, or what it made in an earlier build."""
        key = sha256(self._salt + repr(made_from).encode()).digest()
        code: CodeType | None = self._kept.get(key)
        if code is None:
            code = make()
            self._kept.put(key, code)
        return code

    def keep(self) -> None:
        """Writes down what was used, for the next build."""
        self._kept.keep()


def _as_they_are(makers: Iterable[Path]) -> bytes:
    """Size and time of every file that takes part in compiling."""
    states = [path.stat() for path in makers]
    return repr(
        [(state.st_size, state.st_mtime_ns) for state in states]
    ).encode()
