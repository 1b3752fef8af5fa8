"""Page images: asked for once, made in the background, forgotten when there are many; never a failure of the preview."""

from __future__ import annotations

import threading
from contextlib import contextmanager

import pytest

from policypress.serve import page_images as module
from policypress.serve.page_images import Pictures


@contextmanager
def working(pictures: Pictures):
    end = threading.Event()
    thread = threading.Thread(target=pictures.work, args=(end,), daemon=True)
    thread.start()
    yield
    end.set()
    thread.join(120)


@pytest.fixture
def counted(tmp_path, monkeypatch) -> tuple[Pictures, list[str]]:
    """Pictures that make one page at once, and which were made."""
    made: list[str] = []

    def make(self, digest, docx):
        (tmp_path / digest).mkdir()
        (tmp_path / digest / "1.png").write_bytes(docx)
        made.append(digest)
        return 1

    monkeypatch.setattr(Pictures, "_make", make)
    pictures = Pictures(tmp_path)
    pictures.available = True
    return pictures, made


def made_of(pictures: Pictures, docx: bytes) -> tuple[str, int | None]:
    for _ in range(200):
        tick = pictures.ticks.count
        digest, pages = pictures.ask("甲", docx)
        if pages is not None:
            return digest, pages
        pictures.ticks.after(tick, 0.05)
    raise AssertionError("not made")


def test_each_version_is_made_once(counted):
    pictures, made = counted
    assert pictures.ask("甲", b"one")[1] is None
    with working(pictures):
        digest, pages = made_of(pictures, b"one")
        assert pages == 1 and pictures.page(digest, 1) == b"one"
        assert (
            pictures.page(digest, 0)
            is pictures.page(digest, 2)
            is pictures.page("none", 1)
            is None
        )
        made_of(pictures, b"two")
        made_of(pictures, b"one")
    assert len(made) == 2


def test_of_one_document_only_the_newest_version_is_made(counted):
    pictures, made = counted
    for version in (b"one", b"two", b"three"):
        digest, _ = pictures.ask("甲", version)
    with working(pictures):
        made_of(pictures, b"three")
    assert made == [digest]


def test_old_images_are_thrown_away(counted, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_KEPT", 2)
    pictures, _ = counted
    with working(pictures):
        digests = [
            made_of(pictures, version)[0] for version in (b"one", b"two", b"three")
        ]
    assert (
        pictures.page(digests[0], 1) is None
        and pictures.page(digests[2], 1) == b"three"
    )
    assert len(list(tmp_path.iterdir())) == 2


def test_what_cannot_be_made_has_no_pages(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "find_program", lambda name: tmp_path / "none")
    pictures = Pictures(tmp_path)
    pictures.available = True
    with working(pictures):
        assert made_of(pictures, b"no document")[1] == 0


def test_without_libreoffice_nothing_is_waited_for(tmp_path):
    pictures = Pictures(tmp_path)
    pictures.available = False
    assert pictures.ask("甲", b"one")[1] == 0
