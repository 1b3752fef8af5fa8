"""Whoever wants no compiled modules among the sources gets none there, and waits no longer
for a second command than others do."""

from __future__ import annotations

import importlib
import os
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from policypress.system import user_cache
from policypress.system.compiled import folder_of, keep_elsewhere
from policypress.system.environment import ROOT

NONE, ELSEWHERE = "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"


class Machine:
    """One whose user has a cache, and a folder with a module."""

    def __init__(self, home: Path, patch: pytest.MonkeyPatch) -> None:
        self.sources, self.cache = home / "sources", home / "cache"
        self.sources.mkdir()
        (self.sources / "a_tool_of_theirs.py").write_text("WORD = '工具'\n")
        self._patch = patch
        patch.setenv("POLICYPRESS_CACHE", str(self.cache))
        patch.syspath_prepend(str(self.sources))

    def tell(self, no_modules: bool, folder: str | None = None) -> None:
        """What the user has told Python, by variables or options."""
        for name in (NONE, ELSEWHERE):
            self._patch.setenv(name, "")  # so that it is as before afterwards
            self._patch.delenv(name)
        if no_modules:
            self._patch.setenv(NONE, "1")
        self._patch.setattr(sys, "dont_write_bytecode", no_modules)
        self._patch.setattr(sys, "pycache_prefix", folder)

    def run(self) -> None:
        """A command begins, and imports the module."""
        keep_elsewhere()
        importlib.invalidate_caches()
        sys.modules.pop("a_tool_of_theirs", None)
        importlib.import_module("a_tool_of_theirs")

    def compiled(self, folder: Path) -> int:
        """How often Python has kept the module below a folder."""
        return len(list(folder.rglob("a_tool_of_theirs.*.pyc")))


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


def test_who_wants_none_among_the_sources_has_them_in_the_cache(
    machine: Machine,
) -> None:
    machine.tell(no_modules=True)
    machine.run()
    assert machine.compiled(machine.sources) == 0
    assert machine.compiled(machine.cache / "compiled") == 1


def test_the_processes_that_are_started_then_do_the_same(
    machine: Machine,
) -> None:
    machine.tell(no_modules=True)
    machine.run()
    assert NONE not in os.environ
    assert os.environ[ELSEWHERE] == str(machine.cache / "compiled")


def test_others_have_them_where_python_puts_them(machine: Machine) -> None:
    machine.tell(no_modules=False)
    machine.run()
    assert machine.compiled(machine.sources) == 1
    assert not machine.cache.exists() and ELSEWHERE not in os.environ


def test_who_has_named_a_folder_and_wants_none_gets_none(
    machine: Machine,
) -> None:
    chosen = machine.sources / "chosen"
    machine.tell(no_modules=True, folder=str(chosen))
    machine.run()
    assert sys.dont_write_bytecode and sys.pycache_prefix == str(chosen)
    assert machine.compiled(machine.sources.parent) == 0


@pytest.mark.parametrize("problem", [RuntimeError, OSError])
def test_without_a_home_nothing_is_kept(
    machine: Machine,
    problem: type[Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nowhere() -> Path:
        raise problem

    monkeypatch.setattr(user_cache, "user_cache", nowhere)
    machine.tell(no_modules=True)
    machine.run()
    assert sys.dont_write_bytecode and sys.pycache_prefix is None
    assert machine.compiled(machine.sources) == 0


@pytest.mark.parametrize("prefix", [None, "/var/cache/compiled"])
def test_what_we_keep_lies_beside_the_compiled_module(
    prefix: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", prefix)
    source = str(ROOT / "policypress" / "findings.py")
    assert folder_of(source) == os.path.dirname(cache_from_source(source))
