"""Page images of documents (版面图).

.docx → PDF → PNG, in the background, one document at a time.

An image depends on the bytes of the .docx alone, so a document that a save did
not touch is never laid out again.
"""

from __future__ import annotations

import hashlib
import shutil
import threading
from pathlib import Path

from policypress.serve.revision import Revision
from policypress.system.tools import NoAnswer, ask, find_program, find_soffice

_RESOLUTION = 96  # dots an inch
_TIMEOUT = 120.0  # seconds for one document
_KEPT = 40  # documents: a preview may run all day


class PageImages:
    """Images below `folder`, by digest of the .docx.

    revision: advances with each document that is ready. `available`: this
    machine can make images.
    """

    def __init__(
        self,
        folder: Path,
        revision: Revision,
    ) -> None:
        """Starts nothing: images are made once they are wanted."""
        self.revision = revision
        self.available = bool(find_soffice() and find_program("pdftoppm"))
        self._folder = folder
        # How many pages each digest has; 0 = could not be made.
        self._pages: dict[str, int] = {}
        # Digest and bytes of each document's newest version.
        self._wanted: dict[str, tuple[str, bytes]] = {}
        self._lock = threading.Lock()
        self._some = threading.Event()
        self._end = threading.Event()

    def ask(
        self,
        name: str,
        docx: bytes,
    ) -> tuple[str, int | None]:
        """Digest and number of pages of a document.

        None while they are being made (the latest version first).
        """
        hashed = hashlib.sha256(docx)
        digest = hashed.hexdigest()[:24]
        with self._lock:
            if digest not in self._pages and self.available:
                self._wanted[name] = (digest, docx)
                self._some.set()
            return digest, self._pages.get(digest) if self.available else 0

    def page(
        self,
        digest: str,
        number: int,
    ) -> bytes | None:
        """The image of one page, from 1."""
        if not 1 <= number <= (self._pages.get(digest) or 0):
            return None
        try:
            image = self._folder / digest / f"{number}.png"
            return image.read_bytes()
        except OSError:  # forgotten meanwhile
            return None

    def work(self, end: threading.Event) -> None:
        """Makes what is asked for, until `end`.

        LibreOffice is then not waited for.
        """
        self._end = end
        while not end.is_set():
            if not self._some.wait(0.2):
                continue
            with self._lock:
                if not self._wanted:
                    self._some.clear()
                    continue
                newest = next(reversed(self._wanted))
                digest, docx = self._wanted.pop(newest)
            if digest not in self._pages:
                self._pages[digest] = self._make(digest, docx)
                self._forget()
                self.revision.advance()

    def _forget(self) -> None:
        """Throws away the images made longest ago."""
        with self._lock:
            old = list(self._pages)[:-_KEPT]
            for digest in old:
                del self._pages[digest]
        for digest in old:
            unfinished = self._folder / digest
            shutil.rmtree(unfinished, ignore_errors=True)

    def _make(
        self,
        digest: str,
        docx: bytes,
    ) -> int:
        """Make the images of one document.

        How many pages, 0 when it cannot be done.
        """
        from policypress.render.pdf import convert

        home = self._folder / digest
        try:
            home.mkdir(parents=True, exist_ok=True)
            (home / "document.docx").write_bytes(docx)
            converted = convert(
                [home / "document.docx"],
                home,
                timeout=_TIMEOUT,
                given_up=self._end.is_set,
            )
            if not converted.written:
                return 0
            program = find_program("pdftoppm") or "pdftoppm"
            options = ["-r", str(_RESOLUTION), "-png"]
            files = [home / "document.pdf", home / "page"]
            command = [program, *options, *files]
            answer = ask(command, _TIMEOUT)
            if answer.code:
                return 0
            images = sorted(home.glob("page-*.png"))
            for number, image in enumerate(images, 1):
                image.rename(home / f"{number}.png")
            return len(images)
        except (OSError, NoAnswer):
            return 0
