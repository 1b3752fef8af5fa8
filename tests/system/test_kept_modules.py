"""Modules taken from what an earlier run kept are those that Python would import."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from policypress.system import kept_modules
from policypress.system.kept_modules import KeptModules

PACKAGE = "pack_of_a_test"
NAMES = (f"{PACKAGE}.one", f"{PACKAGE}.inner", f"{PACKAGE}.inner.two")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package with a module, and with a package that has one."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(kept_modules, "_WORTH", 1)
    monkeypatch.syspath_prepend(tmp_path)
    folder = tmp_path / PACKAGE
    (folder / "inner").mkdir(parents=True)
    for name in ("__init__", "one", "inner/__init__", "inner/two"):
        file = folder / f"{name}.py"
        file.write_text(f"SAYS = {name!r}\n", encoding="utf-8")
    yield folder
    forget()


def forget() -> None:
    """As in another run: nothing of the package is imported yet."""
    importlib.invalidate_caches()
    for name in [one for one in sys.modules if one.startswith(PACKAGE)]:
        del sys.modules[name]


def run(package: Path) -> tuple[dict[str, ModuleType], list[str]]:
    """What a run imports of the package, and what of it was not kept."""
    forget()
    importlib.import_module(PACKAGE)
    kept = KeptModules("test", package.parent / "kept")
    with kept:
        found = {name: importlib.import_module(name) for name in NAMES}
    return found, list(kept._missed)


def said(found: dict[str, ModuleType]) -> list[str]:
    return [module.SAYS for module in found.values()]


def test_a_kept_module_is_what_python_imports(package: Path) -> None:
    first, missed = run(package)
    assert missed == list(NAMES)
    later, missed = run(package)
    assert missed == []
    assert said(later) == said(first) == ["one", "inner/__init__", "inner/two"]
    for name in NAMES:
        own, ours = first[name], later[name]
        assert ours is not own
        for about in ("__file__", "__cached__", "__package__", "__doc__"):
            assert getattr(ours, about) == getattr(own, about)
        assert getattr(ours, "__path__", 0) == getattr(own, "__path__", 0)
        assert ours.__spec__.parent == own.__spec__.parent
        assert ours.__loader__.get_source(name) == (
            own.__loader__.get_source(name)
        )


def write_anew(package: Path) -> None:
    (package / "one.py").write_text("SAYS = 'another'\n", encoding="utf-8")


def write_as_long(package: Path) -> None:
    """The same size, a second later: what Python itself tells apart."""
    file = package / "one.py"
    written = file.stat().st_mtime
    file.write_text("SAYS = 'uno'\n", encoding="utf-8")
    os.utime(file, (written + 1, written + 1))


def put_a_package_before_it(package: Path) -> None:
    (package / "one").mkdir()
    (package / "one/__init__.py").write_text("SAYS = 'before'\n")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (write_anew, "another"),
        (write_as_long, "uno"),
        (put_a_package_before_it, "before"),
    ],
)
def test_what_has_changed_is_imported_anew(
    package: Path, change: Callable[[Path], None], says: str
) -> None:
    run(package)
    change(package)
    for _ in range(2):  # at once, and from what was kept of that
        assert said(run(package)[0])[0] == says


def test_a_module_that_is_gone_is_not_found(package: Path) -> None:
    run(package)
    (package / "one.py").unlink()
    with pytest.raises(ModuleNotFoundError):
        run(package)


def test_a_damaged_file_is_as_good_as_none(package: Path) -> None:
    run(package)
    (file,) = (package.parent / "kept").iterdir()
    data = bytearray(file.read_bytes())
    data[-20] ^= 1
    file.write_bytes(data)
    found, missed = run(package)
    assert (said(found)[0], missed) == ("one", list(NAMES))
    assert run(package)[1] == []


def test_nothing_is_kept_where_python_keeps_nothing(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    run(package)
    assert run(package)[1] == list(NAMES)
