"""Compiled modules of a command in one file, kept from one run to the next.

Python looks for each module in a folder, opens its compiled form and reads it: a
thirtieth of a millisecond for half a thousand modules. Here the code of all modules that
a command needed lies in one file. A module is taken from there while its source has the
size and the time that it had then, which is what Python itself goes by, and while nothing
came to its folder or left it, so that no other file can stand for it. Whatever is not as
it was is imported as ever.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, TypeAlias

from policypress.system.kept import Kept

_FOLDER = Path(__file__).parent / "__pycache__"
_MOST = 3000  # modules kept for a command: three times what the longest needs
# Modules that have to be new before the file is written again; fewer are imported faster
# than all are written.
_WORTH = 25
# Folder of the search, its state, source, its state, whether it is a package, compiled
# file, code.
_Known: TypeAlias = tuple[str, int, str, tuple[int, int], bool, str, bytes]


class KeptModules:
    """`with KeptModules("compare"):` — modules of packages are imported from what earlier
    runs kept, and what is new is kept for the next run.

    name: of the command; folder: where they are kept.
    """

    def __init__(self, name: str, folder: Path = _FOLDER) -> None:
        self._kept = Kept(folder, f"modules-{name}", _MOST)
        self._folders: dict[str, int] = {}
        self._missed: list[str] = []

    def __enter__(self) -> KeptModules:
        """Be asked for modules before anybody else."""
        sys.meta_path.insert(0, self)
        return self

    def __exit__(self, *problem: object) -> None:
        """Be asked no more, and write down what is new where it is worth that."""
        with suppress(ValueError):
            sys.meta_path.remove(self)
        if len(self._missed) < _WORTH or sys.dont_write_bytecode:
            return
        for name in self._missed:
            known = _known(sys.modules.get(name))
            if known is not None:
                self._kept.replace(name.encode(), known)
        self._kept.keep()

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None,
        target: object = None,
    ) -> ModuleSpec | None:
        """How a module of a package is loaded from what is kept; None for one that is
        not, or no longer what it was. path: the folders of its package."""
        if path is None:
            return None
        known: _Known | None = self._kept.get(name.encode())
        if known is None or not self._is_as_it_was(known, path):
            self._missed.append(name)
            return None
        _, _, source, _, is_package, compiled, code = known
        loader = _Loader(name, source, code)
        spec = ModuleSpec(name, loader, origin=source, is_package=is_package)
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(source)]
        spec.has_location = True
        spec.cached = compiled
        return spec

    def _is_as_it_was(self, known: _Known, path: Sequence[str]) -> bool:
        """Whether Python would still find this source, and this code for it."""
        folder, state, source, written, *_ = known
        if list(path) != [folder]:
            return False
        try:
            if folder not in self._folders:
                self._folders[folder] = os.stat(folder).st_mtime_ns
            return self._folders[folder] == state and _state(source) == written
        except OSError:
            return False


class _Loader(SourceFileLoader):
    """Loads a module as Python does, with code that is at hand."""

    def __init__(self, name: str, source: str, code: bytes) -> None:
        super().__init__(name, source)
        self._code = code

    def get_code(self, fullname: str) -> CodeType | None:
        """The code of the module; Python's own where this cannot be read."""
        with suppress(ValueError, EOFError, TypeError):
            code = marshal.loads(self._code)
            if isinstance(code, CodeType):
                return code
        return super().get_code(fullname)


def _known(module: ModuleType | None) -> _Known | None:
    """What is to be kept of a module that was imported; None where Python loads it in
    another way than from a source in the one folder of its package."""
    spec: Any = getattr(module, "__spec__", None)
    if spec is None or not isinstance(spec.loader, SourceFileLoader):
        return None
    source, compiled = spec.origin, spec.cached
    parent = sys.modules.get(spec.name.rpartition(".")[0])
    places = list(getattr(parent, "__path__", ()))
    is_package = spec.submodule_search_locations is not None
    home = os.path.dirname(source)
    folder = os.path.dirname(home) if is_package else home
    if places != [folder] or not compiled:
        return None
    try:
        before = os.stat(folder).st_mtime_ns, _state(source)
        loader = SourceFileLoader(spec.name, source)
        code = marshal.dumps(loader.get_code(spec.name))
        after = os.stat(folder).st_mtime_ns, _state(source)
    except (OSError, ImportError, SyntaxError, ValueError):
        return None
    if before != after:
        return None
    return folder, before[0], source, before[1], is_package, compiled, code


def _state(source: str) -> tuple[int, int]:
    """What tells one state of a source from another, as Python does. Raises OSError."""
    about = os.stat(source)
    return about.st_size, about.st_mtime_ns
