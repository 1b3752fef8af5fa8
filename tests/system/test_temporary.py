"""Temporary folders go away; those of killed processes at the next start, those of others never."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from policypress.system import locks, temporary
from policypress.system.temporary import MARKER, folder, refusal, sweep

needs_posix = pytest.mark.skipif(
    os.name == "nt", reason="Windows 没有这种信号和链接"
)
ROOT = Path(temporary.__file__).parents[2]
KEPT_OPEN = """
from policypress.system import temporary
with temporary.folder() as made:
    (made / "page.png").write_bytes(b"1")
    print(made, flush=True)
    input()
"""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    """The system's temporary folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def ended() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def left_behind(home: Path, pid: int) -> Path:
    """What a killed process of ours leaves."""
    made = home / f"policypress-{pid}-abc123"
    made.mkdir()
    (made / MARKER).touch()
    (made / "0001.docx").write_bytes(b"PK")
    return made


def test_a_folder_goes_away_with_its_context_even_by_an_error(home):
    with pytest.raises(ZeroDivisionError), folder() as made:
        assert made.parent == home and (made / MARKER).exists()
        (made / "a").write_text("1")
        raise ZeroDivisionError
    assert list(home.iterdir()) == []


def test_what_a_killed_process_left_is_swept_at_the_next_start(home, ended):
    left = left_behind(home, ended)
    with folder():
        assert not left.exists()


@needs_posix
def test_the_folder_of_a_living_process_stays_until_it_is_killed(home):
    environment = {**os.environ, "TMPDIR": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", KEPT_OPEN]
    process = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    made = Path(process.stdout.readline().strip())
    sweep(home)
    assert (made / "page.png").exists()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert made.exists()
    sweep(home)
    assert not made.exists()


def test_a_folder_that_is_locked_stays_though_its_number_is_gone(home, ended):
    """A process in another container has another number there."""
    left = left_behind(home, ended)
    with locks.hold(left / MARKER, 0):
        sweep(home)
        assert left.exists()
    sweep(home)
    assert not left.exists()


def test_nothing_that_is_not_certainly_ours_is_touched(home, ended):
    without_marker = home / f"policypress-{ended}-x"
    without_marker.mkdir()
    (without_marker / "notes.txt").write_text("1")
    of_the_living = left_behind(home, os.getpid())
    other_names = [
        home / "policypress-abc",
        home / f"my-policypress-{ended}-x",
        home / "policypress--1-x",
    ]
    for name in other_names:
        name.mkdir()
        (name / MARKER).touch()
    plain_file = home / f"policypress-{ended}-file"
    plain_file.write_text("1")
    before = sorted(home.rglob("*"))
    sweep(home)
    assert sorted(home.rglob("*")) == before and of_the_living.exists()


@needs_posix
def test_links_are_not_followed(home, ended, tmp_path_factory):
    mine = tmp_path_factory.mktemp("mine")
    (mine / "draft.docx").write_text("1")
    (mine / MARKER).touch()
    (home / f"policypress-{ended}-link").symlink_to(mine)
    linked_marker = home / f"policypress-{ended}-marker"
    linked_marker.mkdir()
    (linked_marker / MARKER).symlink_to(mine / MARKER)
    left = left_behind(home, ended)
    (left / "inside").symlink_to(mine)
    sweep(home)
    assert not left.exists() and linked_marker.exists()
    assert (mine / "draft.docx").exists() and (mine / MARKER).exists()


@pytest.mark.parametrize("number", ["9" * 10, "0", "1"])
def test_an_odd_number_is_no_reason_to_remove_anything(home, number):
    odd = home / f"policypress-{number}-x"
    odd.mkdir()
    sweep(home)
    assert odd.exists()


def test_a_temporary_folder_that_cannot_be_had_is_explained(
    monkeypatch, tmp_path
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(OSError) as raised, folder():
        pass
    found = refusal(raised.value)
    assert (
        found.code == "no-temporary-folder"
        and "没有可用的临时文件夹" in found.message
        and "TMPDIR" in found.hint
    )
    assert (
        "已满"
        in refusal(OSError(errno.ENOSPC, "No space left on device")).message
    )
    assert (
        "Read-only"
        in refusal(OSError(errno.EROFS, "Read-only file system")).message
    )


def test_a_folder_that_somebody_removes_meanwhile_is_no_error(home):
    with folder() as made:
        shutil.rmtree(made)


def test_a_folder_of_a_process_killed_before_it_was_marked_goes_when_it_is_empty(
    home, ended
):
    empty, filled = (
        home / f"policypress-{ended}-{name}" for name in ("a", "b")
    )
    empty.mkdir()
    filled.mkdir()
    (filled / "notes.txt").write_text("not ours for certain")

    sweep(home)

    assert list(home.iterdir()) == [filled]


@needs_posix
def test_a_removal_cut_short_leaves_the_marker_to_the_next_sweep(
    home, monkeypatch
):
    """The marker goes last, so that what a kill leaves is still known for ours."""

    def killed(path: object, ignore_errors: bool = False) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), folder() as made:
        (made / "inner").mkdir()
        monkeypatch.setattr(shutil, "rmtree", killed)

    assert (made / MARKER).exists()
