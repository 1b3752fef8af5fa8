"""A save is noticed once, soon, and not before it is whole."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from policypress.serve.watch import INTERVAL, state, watch

PATIENCE = 60  # seconds that a change may take to be seen on a busy machine


class Seen:
    """Counts changes, and waits for one."""

    def __init__(self) -> None:
        self.some = threading.Semaphore(0)

    def __call__(self) -> None:
        self.some.release()

    def again(self, patience: float = PATIENCE) -> bool:
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


class Turns:
    """The `end` of a watch, which lets the test act whenever it would wait: each act
    comes between two looks, however slow the machine is."""

    def __init__(self, *acts: Callable[[], None]) -> None:
        self.acts = list(acts)

    def wait(self, seconds: float) -> bool:
        if not self.acts:
            return True
        self.acts.pop(0)()
        return False


def test_a_file_written_bit_by_bit_is_read_when_it_is_whole(tmp_path):
    file = tmp_path / "a.yaml"
    seen: list[int] = []

    def bit() -> None:
        with file.open("a") as opened:
            opened.write("x" * 100)

    def nothing() -> None:
        """A look that finds what the look before found."""

    turns = Turns(nothing, *[bit] * 8, *[nothing] * 3)
    watch([tmp_path], lambda: seen.append(sum(sizes(tmp_path))), turns)
    assert seen == [0, 800]


def sizes(folder: Path) -> list[int]:
    """How long its files are."""
    return [file.stat().st_size for file in folder.iterdir()]


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
