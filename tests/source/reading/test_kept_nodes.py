"""A file that has not changed is not read again, and what stands in for it is the same."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from policypress.source import loading
from policypress.source.loading import load, load_kept
from policypress.source.model.base import Node
from policypress.source.model.figure import Source
from policypress.source.reading import kept_nodes
from policypress.source.reading.kept_nodes import KeptNodes
from policypress.source.reading.places import Places
from policypress.system import program
from policypress.system.environment import ROOT
from tests.support.tiny_policy import tiny_policy

pytestmark = pytest.mark.whole

SHIPPED = Path(ROOT) / "policy"
NODE = Source.model_validate({"document": "甲"})


@pytest.fixture(autouse=True)
def a_place_of_its_own(tmp_path, monkeypatch) -> Path:
    """An empty place to keep things in, and a program that is known."""
    place = tmp_path / "kept"
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(program, "state", lambda: "this program")
    monkeypatch.setattr(program, "is_unchanged", lambda: True)
    monkeypatch.setattr(loading, "KeptNodes", lambda: KeptNodes(place))
    return place


@pytest.fixture
def read(monkeypatch) -> list[str]:
    """The names of the files whose YAML is read."""
    names: list[str] = []
    plainly = loading.read_text

    def noting(text: str, name: str):
        names.append(name)
        return plainly(text, name)

    monkeypatch.setattr(loading, "read_text", noting)
    return names


def everything(value: Any) -> Any:
    """A value with all that hangs on it: classes, order, places, what was written."""
    if isinstance(value, Node):
        state = {
            key: everything(one)
            for key, one in value.__dict__.items()
            if key not in ("_places", "_writer")
        }
        extra = (value.__pydantic_extra__, value.__pydantic_private__)
        place = (value.path, value.place, value.model_fields_set)
        return type(value), list(state.items()), place, extra
    if isinstance(value, dict):
        return dict, [(key, everything(one)) for key, one in value.items()]
    if isinstance(value, tuple):
        return tuple, [everything(one) for one in value]
    return type(value), value


def test_the_shipped_policy_is_the_same_and_no_file_is_read_twice(read):
    cold = load(SHIPPED)
    load_kept(SHIPPED)
    read.clear()
    warm = load_kept(SHIPPED)
    assert read == []
    assert warm.policy is not None
    assert everything(warm.policy) == everything(cold.policy)
    assert warm.findings == cold.findings


def test_only_the_file_that_changed_is_read(tmp_path, read):
    folder = tiny_policy(tmp_path / "policy")
    load_kept(folder)
    read.clear()
    file = folder / "policy.yaml"
    file.write_text(f"# 说明\n{file.read_text('utf-8')}", encoding="utf-8")
    warm, cold = load_kept(folder), load(folder)
    unread = [path for path in folder.rglob("*.yaml") if path != file]
    assert read.count("policy/policy.yaml") == 2  # once each
    assert len(read) == 2 + len(unread)  # by the cold one
    assert everything(warm.policy) == everything(cold.policy)


def test_lines_that_moved_are_complained_of_where_they_stand_now(
    tmp_path, read
):
    folder = tiny_policy(tmp_path / "policy")
    load_kept(folder)
    file = folder / "policy.yaml"
    moved = f"\n\n{file.read_text('utf-8')}"
    file.write_text(f"{moved}\nnonsense: 1\n", encoding="utf-8")
    assert load_kept(folder).findings == load(folder).findings != []


def test_a_file_with_a_mistake_is_complained_of_every_time(tmp_path):
    folder = tiny_policy(tmp_path / "policy")
    file = folder / "policy.yaml"
    file.write_text(f"{file.read_text('utf-8')}\nnonsense: 1\n", "utf-8")
    first, second = load_kept(folder), load_kept(folder)
    assert first.findings == second.findings != []
    assert second.policy is None


def found(folder: Path, **changed: str) -> bool:
    """Whether what `kept` keeps is found; changed: what is asked for instead."""
    asked = {"kind": "notes", "name": "policy/notes.yaml", "text": "a: 1"}
    asked |= changed
    return KeptNodes(folder).get(**asked) is not None


def keep(folder: Path, node: Node) -> None:
    """One run that understood one file."""
    keeping = KeptNodes(folder)
    places = Places("policy/notes.yaml", {(): (1, 1)})
    keeping.put("notes", "policy/notes.yaml", "a: 1", node, places)
    keeping.keep()


@pytest.fixture
def kept(tmp_path) -> Path:
    """A place in which the node of one file is kept."""
    keep(tmp_path / "one", NODE)
    return tmp_path / "one"


def test_it_is_found_by_the_very_same_and_nothing_else(kept, monkeypatch):
    assert found(kept)
    assert not found(kept, text="a: 2")
    assert not found(kept, name="other/policy.yaml")
    assert not found(kept, name="a folder of no words: \udcff/notes.yaml")
    assert not found(kept, kind="parts")
    monkeypatch.setattr(kept_nodes, "_LIBRARIES", "another pydantic")
    assert not found(kept)


def test_another_program_does_not_find_it(kept, monkeypatch):
    monkeypatch.setattr(program, "state", lambda: "another program")
    assert not found(kept)


def test_an_unknown_program_finds_and_keeps_nothing(
    kept, tmp_path, monkeypatch
):
    monkeypatch.setattr(program, "state", lambda: "")
    assert not found(kept)
    load_kept(tiny_policy(tmp_path / "another"))
    assert not (tmp_path / "kept").exists()


def test_what_was_read_while_the_program_changed_is_not_kept(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(program, "is_unchanged", lambda: False)
    keep(tmp_path / "none", NODE)
    assert not (tmp_path / "none").exists()


def test_what_is_no_plain_data_is_not_kept(tmp_path):
    odd = Source.model_construct(document=["a list"])
    keep(tmp_path / "none", odd)
    assert not (tmp_path / "none").exists()


def test_a_damaged_file_is_as_good_as_none(kept):
    (file,) = kept.iterdir()
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert not found(kept)
    keep(kept, NODE)
    assert found(kept)
