"""The harness sees what it is there to see: each fault is committed on purpose."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile import making, running, settings
from tests.hostile.judging import complaints
from tests.hostile.making import Bases
from tests.hostile.surroundings import Case, differences, lay_out, snapshot
from tests.support import small_policy as small

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="限额和监视要 Linux"
)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = lay_out(tmp_path / "case")
    small.write(made.given)
    made.arguments = ["new", "policy", "out/made"]
    return made


def kinds(case: Case, fault: Callable[[], object] = lambda: None) -> set[str]:
    """The first words of what is complained of when a command commits the fault."""
    before = snapshot(case.folder)
    outcome = running.fork(case, ROOT, fault)
    found = differences(before, snapshot(case.folder), case.allowed)
    return {
        one.kind.split(" @ ")[0] for one in complaints(case, outcome, found)
    }


def test_a_command_that_behaves_is_not_complained_of(case):
    assert kinds(case) == set()


def test_a_traceback_is_seen(case):
    def fault() -> None:
        raise KeyError("x")

    assert kinds(case, fault) == {"traceback: KeyError"}


def test_a_file_written_elsewhere_is_seen_twice(case):
    """By the audit hook when it happens and by the snapshot afterwards."""
    path = case.folder / "neighbour" / "new.txt"
    assert kinds(case, lambda: path.write_text("x")) == {
        "touched: made",
        "reached out: open",
    }


def test_a_changed_and_a_removed_file_of_the_user_are_seen(case):
    own, diary = case.out / "我的笔记.txt", case.home / "日记.txt"
    assert kinds(case, lambda: own.write_text("x")) == {"touched: changed"}
    assert "touched: removed" in kinds(case, diary.unlink)


def test_control_characters_and_other_encodings_are_seen(case):
    assert kinds(case, lambda: print("\u202e")) == {
        "control characters on stdout"
    }
    assert kinds(case, lambda: sys.stdout.buffer.write(b"\xff\n")) == {
        "stdout is not UTF-8"
    }


def test_odd_ends_are_seen(case):
    def leave() -> None:
        raise SystemExit(3)

    assert kinds(case, leave) == {"traceback: SystemExit"}
    case.arguments = ["check", "--policy", "nosuch"]
    assert kinds(case) == set()


@pytest.mark.slow
def test_waiting_and_working_without_end_are_seen(case, monkeypatch):
    def work() -> None:
        while True:
            pass

    monkeypatch.setattr(settings, "SECONDS", 2)
    monkeypatch.setattr(settings, "CLOCK_SECONDS", 1)
    (waiting,) = kinds(case, lambda: time.sleep(60))
    monkeypatch.setattr(settings, "CLOCK_SECONDS", 60)
    (working,) = kinds(case, work)
    assert waiting.startswith("hang: ") and working.startswith("hang: ")


def test_too_much_memory_is_seen(case):
    assert kinds(case, lambda: bytearray(3 << 30)) == {
        "traceback: MemoryError"
    }


@pytest.mark.parametrize("kind", making.KINDS)
def test_a_mutant_is_the_same_every_time(kind, tmp_path):
    from tests.hostile import mutate_docx

    bases = Bases(ROOT, [mutate_docx.base()])
    for number in range(8):
        first, second = (
            _contents(
                making.make(
                    kind, number, 1, tmp_path / f"{number}{side}", bases
                )
            )
            for side in "ab"
        )
        assert first == second


def _contents(case: Case) -> object:
    """The command, and the bytes of all plain files; times stay out of it."""
    files = {
        path.relative_to(case.folder).as_posix(): path.read_bytes()
        for path in sorted(case.folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and path.suffix != ".docx"
    }
    return case.arguments, files


def test_the_kinds_are_a_hundred_in_a_hundred():
    assert sum(kind.share for kind in making.KINDS.values()) == 100
