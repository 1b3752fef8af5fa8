"""Files appear whole or not at all, and what a killed process left goes."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from policypress.system import atomic


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def ended() -> int:
    """The number of a process that is no more."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_a_file_is_written_over_an_older_one_and_leaves_nothing_beside_it(
    tmp_path: Path,
) -> None:
    target = tmp_path / "新" / "夹" / "a.docx"
    for data in (b"one", b"two"):
        atomic.write(target, data)
        assert target.read_bytes() == data
    assert names(target.parent) == ["a.docx"]


def test_what_is_staged_bears_the_number_of_its_process(
    tmp_path: Path,
) -> None:
    temporary = atomic.stage(tmp_path / "a.docx", b"data", 7)
    assert temporary.name == f".policypress-{os.getpid()}-7.tmp"
    assert temporary.read_bytes() == b"data"
    again = atomic.stage(tmp_path / "a.docx", b"other", 7)
    assert again == temporary and again.read_bytes() == b"other"


def test_the_system_may_take_a_few_bytes_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(
        os, "write", lambda handle, data: write(handle, data[:2])
    )
    atomic.write(tmp_path / "a.docx", b"0123456789")
    assert (tmp_path / "a.docx").read_bytes() == b"0123456789"


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_refusal_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")

    def refuse(*_: object) -> int:
        raise OSError(errno.EIO, "refused")

    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(OSError, match="refused"):
        atomic.write(target, b"new")
    assert names(tmp_path) == ["a.docx"] and target.read_bytes() == b"old"


def test_a_copy_has_the_words_and_the_times(tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(b"words" * 500_000)
    os.utime(source, (1000, 2000))
    copy = atomic.stage_copy(source, 3)
    assert copy.name == f".policypress-{os.getpid()}-3.tmp"
    assert copy.read_bytes() == source.read_bytes()
    assert copy.stat().st_mtime == 2000


def test_a_copy_that_fails_leaves_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(b"words")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="full"):
        atomic.stage_copy(source, 3)
    assert names(tmp_path) == ["a.docx"]


@pytest.mark.parametrize("links", [True, False])
def test_a_new_name_is_never_that_of_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:

        def refuse(*_: object) -> None:
            raise OSError(errno.EPERM, "no hard links here")

        monkeypatch.setattr(os, "link", refuse)
    first = atomic.stage(tmp_path / "a.docx", b"first", 1)
    atomic.move_new(first, tmp_path / "a.docx")
    assert names(tmp_path) == ["a.docx"]
    second = atomic.stage(tmp_path / "a.docx", b"second", 2)
    with pytest.raises(FileExistsError):
        atomic.move_new(second, tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == b"first"
    assert second.exists()


def test_what_killed_processes_left_goes_and_a_living_ones_stays(
    tmp_path: Path, ended: int
) -> None:
    living = atomic.temporary_name(tmp_path, 1).with_name(
        f".policypress-{os.getppid()}-1.tmp"
    )
    dead = living.with_name(f".policypress-{ended}-1.tmp")
    odd = living.with_name(".policypress-x-1.tmp")
    ours = atomic.temporary_name(tmp_path, 1)
    others = tmp_path / ".policypress-1.lock"
    for path in (living, dead, odd, ours, others):
        path.write_bytes(b"half")
    assert sorted(atomic.left_overs(tmp_path)) == sorted([dead, odd, ours])
    atomic.clean(tmp_path)
    assert names(tmp_path) == sorted([living.name, others.name])
    atomic.clean(tmp_path, locked=True)
    assert names(tmp_path) == [others.name]


def test_what_is_discarded_may_be_a_folder_a_link_or_gone(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "folder"
    (folder / "inner").mkdir(parents=True)
    link = tmp_path / "link"
    link.symlink_to(folder)
    atomic.discard(link)
    assert folder.is_dir() and not link.is_symlink()
    atomic.discard(folder)
    atomic.discard(folder)
    assert names(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="不能同步文件夹")
def test_only_a_full_or_broken_disk_is_an_error_of_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, raises in (
        (errno.EINVAL, False),
        (errno.ENOSPC, True),
        (errno.EIO, True),
    ):

        def refuse(_: int, number: int = number) -> None:
            raise OSError(number, "refused")

        monkeypatch.setattr(os, "fsync", refuse)
        if raises:
            with pytest.raises(OSError, match="refused"):
                atomic.sync_folder(tmp_path)
        else:
            atomic.sync_folder(tmp_path)
