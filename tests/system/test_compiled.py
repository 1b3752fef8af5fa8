"""Whoever wants no compiled modules among the sources gets none there, and waits no longer
for a second command than others do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from policypress.system.compiled import folder_of
from policypress.system.environment import ROOT

PROGRAM = """\
import json, os, sys
sys.path.insert(0, sys.argv[1])
from policypress.system.compiled import keep_elsewhere
keep_elsewhere()
import tool
print(json.dumps([sys.dont_write_bytecode, sys.pycache_prefix, *map(os.environ.get,
    ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"))]))
"""


class Machine:
    """One whose user has a cache and a folder with a module; what a process there says."""

    def __init__(self, home: Path) -> None:
        self.sources, self.cache = home / "sources", home / "cache"
        self.sources.mkdir()
        (self.sources / "tool.py").write_text("WORD = '工具'\n", "utf-8")

    def start(self, *options: str, **variables: str) -> list[object]:
        """Whether Python writes nothing, the folder of its own, and what processes that
        it starts are told of both."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("PYTHON")
        }
        program = [*options, "-c", PROGRAM, str(ROOT)]
        done = subprocess.run(
            [sys.executable, *program],
            cwd=self.sources,
            env=kept | {"POLICYPRESS_CACHE": str(self.cache)} | variables,
            capture_output=True,
            check=True,
        )
        return json.loads(done.stdout)

    def compiled(self, folder: Path) -> list[str]:
        """What Python has kept of the module below a folder."""
        return [path.name for path in folder.rglob("tool.*.pyc")]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize(
    ("options", "variables"),
    [(["-B"], {}), ([], {"PYTHONDONTWRITEBYTECODE": "1"})],
)
def test_who_wants_none_among_the_sources_has_them_in_the_cache(
    machine: Machine, options: list[str], variables: dict[str, str]
) -> None:
    folder = str(machine.cache / "compiled")
    assert machine.start(*options, **variables) == [
        False,
        folder,
        None,
        folder,
    ]
    assert machine.compiled(machine.sources) == []
    assert len(machine.compiled(machine.cache)) == 1


def test_others_have_them_where_python_puts_them(machine: Machine) -> None:
    assert machine.start() == [False, None, None, None]
    assert len(machine.compiled(machine.sources)) == 1
    assert not machine.cache.exists()


def test_who_has_named_a_folder_and_wants_none_gets_none(
    machine: Machine,
) -> None:
    chosen = str(machine.sources / "chosen")
    said = machine.start("-B", PYTHONPYCACHEPREFIX=chosen)
    assert said == [True, chosen, None, chosen]
    assert machine.compiled(machine.sources.parent) == []


def test_without_a_home_nothing_is_kept(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from policypress.system import compiled, user_cache

    def nowhere() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(user_cache, "user_cache", nowhere)
    compiled.keep_elsewhere()
    assert sys.dont_write_bytecode and sys.pycache_prefix is None


@pytest.mark.parametrize("prefix", [None, "/var/cache/compiled"])
def test_what_we_keep_lies_beside_the_compiled_module(
    prefix: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", prefix)
    source = str(ROOT / "policypress" / "findings.py")
    assert folder_of(source) == os.path.dirname(cache_from_source(source))
