"""Page images: asked for once, made in the background, forgotten when there are many; never a failure of the preview."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from policypress.serve import page_images as module
from policypress.serve.page_images import PageImages
from policypress.serve.revision import Revision


@contextmanager
def working(page_images: PageImages):
    end = threading.Event()
    thread = threading.Thread(
        target=page_images.work, args=(end,), daemon=True
    )
    thread.start()
    yield
    end.set()
    thread.join(120)


@pytest.fixture
def counted(tmp_path, monkeypatch) -> tuple[PageImages, list[str]]:
    """PageImages that make one page at once, and which were made."""
    made: list[str] = []

    def make(self, digest, docx):
        (tmp_path / digest).mkdir()
        (tmp_path / digest / "1.png").write_bytes(docx)
        made.append(digest)
        return 1

    monkeypatch.setattr(PageImages, "_make", make)
    page_images = PageImages(tmp_path, Revision())
    page_images.available = True
    return page_images, made


def made_of(page_images: PageImages, docx: bytes) -> tuple[str, int | None]:
    for _ in range(200):
        revision = page_images.revision.count
        digest, pages = page_images.ask("甲", docx)
        if pages is not None:
            return digest, pages
        page_images.revision.after(revision, 0.05)
    raise AssertionError("not made")


def test_each_version_is_made_once(counted):
    page_images, made = counted
    assert page_images.ask("甲", b"one")[1] is None
    with working(page_images):
        digest, pages = made_of(page_images, b"one")
        assert pages == 1 and page_images.page(digest, 1) == b"one"
        assert (
            page_images.page(digest, 0)
            is page_images.page(digest, 2)
            is page_images.page("none", 1)
            is None
        )
        made_of(page_images, b"two")
        made_of(page_images, b"one")
    assert len(made) == 2


def test_of_one_document_only_the_newest_version_is_made(counted):
    page_images, made = counted
    for version in (b"one", b"two", b"three"):
        digest, _ = page_images.ask("甲", version)
    with working(page_images):
        made_of(page_images, b"three")
    assert made == [digest]


def test_old_images_are_thrown_away(counted, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_KEPT", 2)
    page_images, _ = counted
    with working(page_images):
        digests = [
            made_of(page_images, version)[0]
            for version in (b"one", b"two", b"three")
        ]
    assert (
        page_images.page(digests[0], 1) is None
        and page_images.page(digests[2], 1) == b"three"
    )
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.slow
def test_what_cannot_be_made_has_no_pages(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "find_program", lambda name: tmp_path / "none")
    page_images = PageImages(tmp_path, Revision())
    page_images.available = True
    with working(page_images):
        assert made_of(page_images, b"no document")[1] == 0


@pytest.fixture
def programs(monkeypatch) -> dict:
    """LibreOffice and poppler as they answer: each page is a file."""
    told = {
        "written": True,
        "code": 0,
        "pages": 11,
        "asked": [],
        "given_up": [],
    }

    def convert(files, folder, *, timeout, given_up):
        told["given_up"].append(given_up())
        assert files == [folder / "document.docx"] and timeout == 120
        assert files[0].read_bytes() == b"words"
        written = [folder / "document.pdf"] if told["written"] else []
        return SimpleNamespace(written=written)

    def ask(command, seconds):
        told["asked"].append(command[:-1])
        for number in range(told["pages"]):
            page = f"{command[-1]}-{number + 1:02}.png"
            Path(page).write_bytes(b"page %d" % (number + 1))
        return SimpleNamespace(code=told["code"])

    monkeypatch.setattr("policypress.render.pdf.convert", convert)
    monkeypatch.setattr(module, "ask", ask)
    monkeypatch.setattr(module, "find_program", lambda name: f"/bin/{name}")
    return told


def test_the_pages_of_a_document_are_numbered_in_their_order(
    tmp_path, programs
):
    page_images = PageImages(tmp_path, Revision())
    page_images.available = True
    with working(page_images):
        digest, pages = made_of(page_images, b"words")
    assert pages == 11 and programs["given_up"] == [False]
    pdf = tmp_path / digest / "document.pdf"
    assert programs["asked"] == [["/bin/pdftoppm", "-r", "96", "-png", pdf]]
    assert page_images.page(digest, 1) == b"page 1"
    assert page_images.page(digest, 11) == b"page 11"
    assert page_images.page(digest, 0) is page_images.page(digest, 12) is None
    assert page_images.page("other", 1) is None


@pytest.mark.parametrize("why", [{"written": False}, {"code": 1}])
def test_a_document_that_cannot_be_laid_out_has_no_pages(
    tmp_path, programs, why
):
    programs.update(why)
    page_images = PageImages(tmp_path, Revision())
    page_images.available = True
    with working(page_images):
        assert made_of(page_images, b"words")[1] == 0


def test_without_libreoffice_nothing_is_waited_for(tmp_path):
    page_images = PageImages(tmp_path, Revision())
    page_images.available = False
    assert page_images.ask("甲", b"one")[1] == 0
