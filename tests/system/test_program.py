"""What is kept is found by what the program is: another program finds none of it."""

from __future__ import annotations

import os
import sys

import pytest

from policypress.system import program

LONG_AGO = 1_600_000_000


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A program of its own, with its environment, that no process has asked about."""
    for name in ("policypress/part", "policypress/part/__pycache__", "home"):
        (tmp_path / name).mkdir(parents=True)
    for name in (
        "policypress/part/module.py",
        "build.py",
        "requirements.lock",
        "home/policypress.json",
    ):
        (tmp_path / name).write_text("one = 1")
        os.utime(tmp_path / name, (LONG_AGO, LONG_AGO))
    monkeypatch.setenv("POLICYPRESS_VENV", str(tmp_path / "home"))
    files = program.code(str(tmp_path))
    monkeypatch.setattr(program, "code", lambda: files)
    monkeypatch.setattr(program, "_first", [])
    return tmp_path


def another_process(monkeypatch) -> str:
    """What a process that starts now takes the program for."""
    monkeypatch.setattr(program, "_first", [])
    return program.state()


def test_the_same_program_is_the_same_to_every_process(place, monkeypatch):
    before = program.state()
    (place / "policypress/part/__pycache__/module.pyc").write_text("2")
    assert before and another_process(monkeypatch) == before
    assert program.is_unchanged()


@pytest.mark.parametrize(
    "name",
    [
        "policypress/part/module.py",
        "build.py",
        "requirements.lock",
        "home/policypress.json",
    ],
)
def test_a_file_of_the_same_size_and_time_is_another_program(
    name, place, monkeypatch
):
    before = program.state()
    (place / name).write_text("one = 2")
    os.utime(place / name, (LONG_AGO, LONG_AGO))
    assert another_process(monkeypatch) != before


def test_a_module_more_or_less_is_another_program(place, monkeypatch):
    before = program.state()
    (place / "policypress/new.py").write_text("")
    more = another_process(monkeypatch)
    (place / "policypress/part/module.py").unlink()
    assert len({before, more, another_process(monkeypatch)}) == 3


def test_another_version_of_a_package_is_another_program(
    place, monkeypatch, tmp_path
):
    packages = tmp_path / "lib/site-packages"
    (packages / "lxml-1.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(packages)])
    before = another_process(monkeypatch)
    (packages / "lxml-1.0.dist-info").rename(packages / "lxml-1.1.dist-info")
    assert another_process(monkeypatch) != before


def test_a_program_changed_while_it_runs_is_noticed(place):
    before = program.state()
    (place / "policypress/part/module.py").write_text("one = 2")
    assert not program.is_unchanged() and program.state() == before


def test_an_environment_that_nobody_watches_is_not_known(place, monkeypatch):
    (place / "home/policypress.json").unlink()
    assert another_process(monkeypatch) == ""
    assert not program.is_unchanged()


def test_what_is_kept_together_waits_for_one_look(place, monkeypatch):
    program.state()
    written, looks = [], []
    look = program.own_when_unchanged
    monkeypatch.setattr(
        program, "own_when_unchanged", lambda: looks.append(1) or look()
    )
    with program.LookedAtOnce() as once:
        program.when_unchanged(lambda: written.append("nodes"))
        program.when_unchanged(lambda: written.append("documents"))
        assert written == []
    assert written == ["nodes", "documents"] and len(looks) == 1
    assert once.own == look(), "for who keeps something afterwards"


def test_nothing_is_kept_of_a_run_in_which_the_program_changed(place):
    program.state()
    written = []
    with program.LookedAtOnce() as once:
        program.when_unchanged(lambda: written.append("nodes"))
        (place / "policypress/part/module.py").write_text("one = 3")
    assert once.own == ""
    program.when_unchanged(lambda: written.append("documents"))
    assert written == []


def test_who_has_nothing_to_do_looks_before_the_end(place, monkeypatch):
    program.state()
    written, looks = [], []
    look = program.own_when_unchanged
    monkeypatch.setattr(
        program, "own_when_unchanged", lambda: looks.append(1) or look()
    )
    with program.LookedAtOnce() as once:
        program.when_unchanged(lambda: written.append("nodes"))
        once.look()
        assert written == ["nodes"]
        program.when_unchanged(lambda: written.append("documents"))
    assert written == ["nodes", "documents"] and len(looks) == 1


def test_what_is_kept_behind_that_look_is_found_by_no_other_program(
    place, monkeypatch
):
    before = program.state()
    with program.LookedAtOnce() as once:
        once.look()
        module = place / "policypress/part/module.py"
        module.write_text("one = 3")
        module.write_text("one = 1")
        os.utime(module, (LONG_AGO, LONG_AGO))
    assert another_process(monkeypatch) != before


def test_who_looks_early_at_a_changed_program_keeps_nothing(place):
    program.state()
    written = []
    with program.LookedAtOnce() as once:
        (place / "policypress/part/module.py").write_text("one = 3")
        program.when_unchanged(lambda: written.append("nodes"))
        once.look()
        program.when_unchanged(lambda: written.append("documents"))
    assert written == [] and once.own == ""


def test_a_run_that_failed_keeps_nothing(place):
    program.state()
    written = []
    with pytest.raises(ZeroDivisionError), program.LookedAtOnce():
        program.when_unchanged(lambda: written.append("nodes"))
        _ = 1 / 0
    assert written == []
    program.when_unchanged(lambda: written.append("documents"))
    assert written == ["documents"]
