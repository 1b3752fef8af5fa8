"""What took long to make is there at the next run, and never anything wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from policypress.system.kept import Kept, made_from

KEY, OTHER = made_from(["a"], []), made_from(["b"], [])


@pytest.fixture(autouse=True)
def python_keeps_compiled_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def keep(folder: Path, key: bytes, value: object, most: int = 3) -> None:
    """One run that makes one value."""
    kept = Kept(folder, "values", most)
    kept.put(key, value)
    kept.keep()


def found(folder: Path, key: bytes) -> object:
    """What the next run finds."""
    return Kept(folder, "values", 3).get(key)


def test_a_value_is_there_at_the_next_run_under_its_own_key(tmp_path):
    keep(tmp_path / "new", KEY, {"一": [1, ("二", 2)]})
    assert found(tmp_path / "new", KEY) == {"一": [1, ("二", 2)]}
    assert found(tmp_path / "new", OTHER) is None


def test_what_others_made_stays_while_there_is_space(tmp_path):
    keep(tmp_path, KEY, "a")
    keep(tmp_path, OTHER, "b", most=2)
    assert (found(tmp_path, KEY), found(tmp_path, OTHER)) == ("a", "b")
    keep(tmp_path, made_from(["c"], []), "c", most=2)
    assert found(tmp_path, KEY) is None


def test_what_was_used_last_stays_longest(tmp_path):
    third = made_from(["c"], [])
    keep(tmp_path, KEY, "a")
    keep(tmp_path, OTHER, "b")
    kept = Kept(tmp_path, "values", 2)
    assert kept.get(KEY) == "a"
    kept.put(third, "c")
    kept.keep()
    assert (found(tmp_path, KEY), found(tmp_path, third)) == ("a", "c")
    keep(tmp_path, OTHER, "b", most=2)
    assert (found(tmp_path, KEY), found(tmp_path, third)) == (None, "c")


def test_one_wrong_bit_and_nothing_is_found(tmp_path):
    keep(tmp_path, KEY, "a")
    (file,) = tmp_path.iterdir()
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    assert found(tmp_path, KEY) is None


def test_a_link_in_its_place_is_not_followed(tmp_path):
    keep(tmp_path, KEY, "a")
    (file,) = tmp_path.iterdir()
    elsewhere = file.rename(tmp_path / "elsewhere")
    file.symlink_to(elsewhere)
    assert found(tmp_path, KEY) is None


def test_nothing_is_kept_where_python_was_told_so(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep(tmp_path, KEY, "a")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_no_mistake(tmp_path):
    (tmp_path / "file").write_text("x")
    keep(tmp_path / "file", KEY, "a")
    assert (tmp_path / "file").read_text() == "x"


def test_another_maker_makes_another_key(tmp_path):
    maker = tmp_path / "maker.py"
    maker.write_text("1")
    before = made_from(["a"], [maker])
    maker.write_text("22")
    assert made_from(["a"], [maker]) != before
