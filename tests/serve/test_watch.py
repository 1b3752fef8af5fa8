"""A save is noticed once, soon, and not before it is whole."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from policypress.serve.watch import INTERVAL, state, watch

SOON = 20 * INTERVAL


class Seen:
    """Counts changes, and waits for one."""

    def __init__(self) -> None:
        self.some = threading.Semaphore(0)

    def __call__(self) -> None:
        self.some.release()

    def again(self, patience: float = SOON) -> bool:
        return self.some.acquire(timeout=patience)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Callable[[Path], Seen]]:
    end, threads = threading.Event(), []

    def begin(folder: Path) -> Seen:
        seen = Seen()
        threads.append(
            threading.Thread(
                target=watch, args=([folder], seen, end), daemon=True
            )
        )
        threads[-1].start()
        assert seen.again(), "the first look"
        return seen

    yield begin
    end.set()
    for thread in threads:
        thread.join(5)
        assert not thread.is_alive()


def test_new_changed_renamed_and_deleted_files_are_each_a_change(
    tmp_path, watching
):
    seen = watching(tmp_path)
    for change in (
        lambda: (tmp_path / "a.yaml").write_text("1"),
        lambda: (tmp_path / "a.yaml").write_text("22"),
        lambda: (tmp_path / "a.yaml").rename(tmp_path / "b.yaml"),
        lambda: (tmp_path / "b.yaml").unlink(),
    ):
        change()
        assert seen.again()
        assert not seen.again(3 * INTERVAL), "one change is one change"


def test_a_file_written_bit_by_bit_is_read_when_it_is_whole(
    tmp_path, watching
):
    seen = watching(tmp_path)
    with (tmp_path / "a.yaml").open("w") as file:
        for _ in range(8):  # without a pause of two looks
            file.write("x" * 100)
            file.flush()
            threading.Event().wait(INTERVAL / 4)
    assert seen.again()
    assert not seen.again(3 * INTERVAL)


def test_a_folder_may_go_away_and_come_back(tmp_path, watching):
    home = tmp_path / "policy"
    home.mkdir()
    (home / "a.yaml").write_text("1")
    seen = watching(home)
    shutil.move(home, tmp_path / "away")
    assert seen.again()
    shutil.move(tmp_path / "away", home)
    assert seen.again()


def test_what_an_editor_keeps_beside_is_looked_past(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").write_text("1")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_text("1")
    assert state([tmp_path]) == {}
