"""The preview over HTTP, for the browsers of this machine and nobody else.

It listens on 127.0.0.1, answers only requests that name this machine as their host (a page elsewhere cannot have
itself resolved to us), changes nothing on any request, and lets no other page frame or read what it sends.
"""

from __future__ import annotations

import json
import mimetypes
import os
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from policypress.serve.desk import Desk
from policypress.serve.telling import told

FIRST, TRIES = 8765, 20
_PATIENCE = 25.0  # seconds that a browser waits for something new before it asks again
_STATIC = Path(__file__).with_name("static")
_FILES = {"/": "index.html", "/preview.css": "preview.css", "/preview.js": "preview.js"}
# For our own page. Documents and site pages bring a stricter one of their own.
_POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
           "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
_HEADERS = {
    "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin"}


class PortTaken(Exception):
    """The port that was asked for is in use, or not ours to use."""


class Server(ThreadingHTTPServer):
    """Serves a desk. port: None = the first free one. Raises PortTaken."""

    daemon_threads = True
    # Started anew, it takes its old port at once; on Windows the option would take another program's.
    allow_reuse_address = os.name == "posix"

    def __init__(self, desk: Desk, port: int | None) -> None:
        self.desk, self.ending = desk, False
        for candidate in [port] if port is not None else [*range(FIRST, FIRST + TRIES), 0]:
            try:
                super().__init__(("127.0.0.1", candidate), _Handler)
                break
            except OSError:
                if port is not None:
                    raise PortTaken(str(port)) from None
        self.hosts = {f"{name}:{self.server_port}" for name in ("127.0.0.1", "localhost")}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def end(self) -> None:
        """Listens no more, and lets those go who wait for news."""
        self.ending = True
        self.shutdown()
        self.server_close()
        self.desk.ticks.advance()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "policypress", ""

    def do_GET(self) -> None:  # noqa: N802 - the name http.server calls
        if self.headers.get("Host", "") not in self.server.hosts:
            self._send(403, "text/plain; charset=utf-8", "只供本机预览。".encode())
            return
        address = urlsplit(self.path)
        path, query = unquote(address.path), parse_qs(address.query, keep_blank_values=True)
        for start, answer in _ROUTES:
            if path.startswith(start):
                answer(self, path.removeprefix(start), query)
                return
        self._static(path)

    do_HEAD = do_GET

    def _static(self, path: str) -> None:
        name = _FILES.get(path)
        if name:
            self._send(200, _type(name), (_STATIC / name).read_bytes(), {"Content-Security-Policy": _POLICY})
        else:
            self._missing()

    def _state(self, _: str, query: dict[str, list[str]]) -> None:
        self._json(told(self.server.desk, query.get("document", [""])[0], "pages" in query))

    def _news(self, _: str, query: dict[str, list[str]]) -> None:
        after = query.get("after", ["0"])[0]
        self._json({"tick": self.server.desk.ticks.after(int(after) if after.isdecimal() else 0, _PATIENCE)})

    def _document(self, name: str, _: dict[str, list[str]]) -> None:
        page = self.server.desk.page(name)
        self._framed("document.html", page) if page else self._missing()

    def _site(self, name: str, _: dict[str, list[str]]) -> None:
        page = self.server.desk.site().get(name or "index.html")
        self._framed(name or "index.html", page) if page else self._missing()

    def _picture(self, name: str, _: dict[str, list[str]]) -> None:
        digest, _, number = name.removesuffix(".png").partition("/")
        image = self.server.desk.pictures.page(digest, int(number)) if number.isdecimal() else None
        self._send(200, "image/png", image) if image else self._missing()

    def _framed(self, name: str, data: bytes) -> None:
        """A page shown inside ours. Its own content policy is in the page; this one says who may frame it."""
        self._send(200, _type(name), data, {"Content-Security-Policy": "frame-ancestors 'self'"})

    def _json(self, value: object) -> None:
        self._send(200, "application/json; charset=utf-8", json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))

    def _missing(self) -> None:
        self._send(404, "text/plain; charset=utf-8", "没有这个页面。".encode())

    def _send(self, status: int, kind: str, data: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, **(headers or {}), "Content-Type": kind, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        if self.server.ending:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name http.server gives it
        """The terminal belongs to the drafter."""


_ROUTES: tuple[tuple[str, Callable[[_Handler, str, dict[str, list[str]]], None]], ...] = (
    ("/state", _Handler._state), ("/news", _Handler._news), ("/document/", _Handler._document),
    ("/site/", _Handler._site), ("/picture/", _Handler._picture))


def _type(name: str) -> str:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    kind = "text/javascript" if name.endswith(".js") else kind
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith("xml") else kind
