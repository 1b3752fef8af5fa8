"""Live preview (实时预览).

Every document and the site in the browser, anew whenever a source file is
saved.

watch (what is saved?) → session (composes, keeps the last good version) →
server (pages, for this machine alone); page_images turns looked-at documents
into page images when LibreOffice is there. Nothing is written but in a
temporary folder that goes away with the preview.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from msgspec import Struct

from policypress.findings import Finding, Place
from policypress.serve.ports import CannotServe, PortTaken
from policypress.serve.server import Server
from policypress.serve.session import Session
from policypress.serve.watch import watch
from policypress.system import temporary

__all__ = ["CannotServe", "PortTaken", "Preview", "preview"]


class Preview(Struct, frozen=True):
    """A running preview. address: where a browser finds it."""

    session: Session
    address: str


@contextmanager
def preview(
    policy: Path,
    templates: Path,
    *,
    port: int | None = None,
    marks: bool = False,
) -> Iterator[Preview]:
    """Serves the preview as long as the context lasts.

    port: None = the first free one from 8765 on.

    Raises CannotServe: PortTaken when the port asked for is not free, else for
    want of a temporary folder or threads.
    """
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(temporary.folder())
        except OSError as problem:
            raise CannotServe(temporary.refusal(problem)) from None
        session = Session(policy, templates, folder, marks)
        server = Server(session, port)
        stack.callback(server.server_close)
        working = _working(server, (policy, templates))
        stack.enter_context(working)
        yield Preview(session, server.address)


@contextmanager
def _working(
    server: Server,
    folders: tuple[Path, Path],
) -> Iterator[None]:
    """Has the server answer, the folders watched and images made as long as
    the context lasts. Raises CannotServe.
    """
    end = threading.Event()
    images = server.session.page_images
    threads = [
        threading.Thread(
            target=server.serve_forever,
            kwargs={"poll_interval": 0.1},
            daemon=True,
        ),
        threading.Thread(
            target=watch,
            args=(folders, server.session.refresh, end),
            daemon=True,
        ),
        threading.Thread(target=images.work, args=(end,), daemon=True),
    ]
    started: list[threading.Thread] = []
    try:
        for thread in threads:
            thread.start()
            started.append(thread)
        yield
    except RuntimeError as problem:
        if len(started) == len(threads):
            raise
        message = "系统不能再启动线程，预览没有开始"
        hint = "关闭一些程序，或者请管理员放宽限制（ulimit -u），再运行一次"
        raise CannotServe(
            Finding("no-threads", message, Place(""), hint)
        ) from problem
    finally:
        end.set()
        if started:  # the server is the first
            server.end()
        for thread in started:
            thread.join(5)
