"""Live preview (实时预览): every document and the site in the browser, anew whenever a source file is saved.

watch (what is saved?) → desk (composes, keeps the last good version) → server (pages, for this machine alone);
pictures turns looked-at documents into page images when LibreOffice is there. Nothing is written but in a temporary
folder that goes away with the preview.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from policypress.serve.desk import Desk
from policypress.serve.pictures import Pictures
from policypress.serve.server import PortTaken, Server
from policypress.serve.watch import watch

__all__ = ["PortTaken", "Preview", "preview"]


@dataclass(frozen=True, slots=True)
class Preview:
    """A running preview. address: where a browser finds it."""

    desk: Desk
    address: str


@contextmanager
def preview(policy: Path, templates: Path, *, port: int | None = None, marks: bool = False) -> Iterator[Preview]:
    """Serves the preview as long as the context lasts. port: None = the first free one from 8765 on.

    Raises PortTaken when the port asked for is not free.
    """
    end = threading.Event()
    with TemporaryDirectory(prefix="policypress-", ignore_cleanup_errors=True) as folder:
        pictures = Pictures(Path(folder))
        desk = Desk(policy, templates, pictures, marks)
        server = Server(desk, port)
        threads = [
            threading.Thread(target=watch, args=((policy, templates), desk.refresh, end), daemon=True),
            threading.Thread(target=pictures.work, args=(end,), daemon=True),
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True),
        ]
        for thread in threads:
            thread.start()
        try:
            yield Preview(desk, server.address)
        finally:
            end.set()
            server.end()
            for thread in threads:
                thread.join(5)
