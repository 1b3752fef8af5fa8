"""The preview over HTTP, for the browsers of this machine and nobody else.

It listens on 127.0.0.1, answers nobody whom `callers` does not let in, changes
nothing on any request, and lets no other page frame or read what it sends.
Requests are short and come at once, or the connection ends.
"""

from __future__ import annotations

import json
import mimetypes
import os
import socket
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from policypress.serve.bounded import Bounded
from policypress.serve.callers import hosts_of, may_ask
from policypress.serve.connections import (
    ANSWERING,
    READING,
    WAITING,
    Connections,
)
from policypress.serve.ports import PortTaken
from policypress.serve.session import Session
from policypress.serve.status import status

FIRST = 8765
TRIES = 20
# Seconds that a browser waits for something new before it asks again.
_PATIENCE = 25.0
_LOOK = 0.5  # seconds between two looks whether it still waits
# Seconds for a browser to take an answer: the longest page is sent in
# milliseconds.
_SEND = 30.0
_REFUSALS = {
    400: "请求不完整。",
    403: "只供本机预览。",
    404: "没有这个页面。",
    414: "网址太长。",
    431: "请求太长。",
    501: "预览只能看，不能改。",
    503: "连接太多，请稍后重试。",
}
# What stands after the ? of an address: name → each of its values.
_Query = dict[str, list[str]]

_STATIC = Path(__file__).with_name("static")
_FILES = {
    "/": "index.html",
    "/preview.css": "preview.css",
    "/preview.js": "preview.js",
}
# For our own page. Documents and site pages bring a stricter one of their own.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Server(ThreadingHTTPServer):
    """Serves a session. port: None = the first free one. Raises PortTaken."""

    daemon_threads = True
    # Connections that come at once wait for us to look.
    request_queue_size = 64
    # Started anew, it takes its old port at once; on Windows the option would
    # take another program's.
    allow_reuse_address = os.name == "posix"

    def __init__(
        self,
        session: Session,
        port: int | None,
    ) -> None:
        """port: None for the first free one. Raises PortTaken."""
        self.session = session
        self.ending = False
        self.connections = Connections()
        self._listen(port)
        self.hosts = hosts_of(self.server_port)

    def _listen(self, port: int | None) -> None:
        """Takes the port, or else the first free one, at last any (0).

        Raises PortTaken.
        """
        candidates = (
            [*range(FIRST, FIRST + TRIES), 0] if port is None else [port]
        )
        for candidate in candidates:
            try:
                address = ("127.0.0.1", candidate)
                super().__init__(address, _Handler)
                return
            except OSError as problem:
                if candidate == candidates[-1]:
                    raise PortTaken(port, problem) from None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    # A server of datagrams would get a pair here; ours gets connections.
    def verify_request(  # type: ignore[override]
        self,
        request: socket.socket,
        client_address: object,
    ) -> bool:
        """Whether there is a thread left for a new connection."""
        return self.connections.admit(request)

    def service_actions(self) -> None:
        """Called ten times a second."""
        self.connections.end_silent()

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        """A connection has ended, whoever ended it."""
        self.connections.forget(request)
        super().shutdown_request(request)

    def end(self) -> None:
        """Listens no more, and lets those go who wait for news."""
        self.ending = True
        self.shutdown()
        self.server_close()
        self.session.revision.advance()

    def handle_error(
        self,
        request: object,
        client_address: object,
    ) -> None:
        """A browser that goes away in the middle is no news."""


class _Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "policypress"
    sys_version = ""
    timeout = _SEND

    def setup(self) -> None:
        super().setup()
        self._bounded = Bounded(self.rfile)
        # http.server does nothing with it but read lines and close it.
        self.rfile = self._bounded  # type: ignore[assignment]

    def handle_one_request(self) -> None:
        connections = self.server.connections
        connections.note(self.connection, READING)
        self._bounded.begin()
        super().handle_one_request()

    def do_GET(self) -> None:  # noqa: N802 - the name http.server calls
        """Answer a request of a caller who may ask."""
        connections = self.server.connections
        connections.note(self.connection, ANSWERING)
        for name in ("Content-Length", "Transfer-Encoding"):
            if name in self.headers:
                # We read no body, so it must not be taken for the next
                # request.
                self.close_connection = True
        try:
            address = urlsplit(self.path)
        except ValueError:
            self.send_error(400)
            return
        hosts = self.server.hosts
        if may_ask(self.command, address, self.headers, hosts):
            self._answer(address)
        else:
            self.send_error(403)

    def _answer(self, address: SplitResult) -> None:
        """Answer a request for an address by the route that it begins with."""
        path = unquote(address.path)
        query = parse_qs(address.query, keep_blank_values=True)
        for start, answer in _ROUTES:
            if path.startswith(start):
                rest = path.removeprefix(start)
                answer(self, rest, query)
                return
        self._static(path)

    do_HEAD = do_GET

    def _static(self, path: str) -> None:
        """A file of the preview's own page."""
        name = _FILES.get(path)
        if name is None:
            self._missing()
            return
        file = _STATIC / name
        data = file.read_bytes()
        kind = _type(name)
        policy = {"Content-Security-Policy": _POLICY}
        self._send(200, kind, data, policy)

    def _state(
        self,
        _: str,
        query: _Query,
    ) -> None:
        """What is shown, as JSON."""
        shown = _first(query, "document")
        as_pages = "pages" in query
        state = status(self.server.session, shown, as_pages)
        self._json(state)

    def _news(
        self,
        _: str,
        query: _Query,
    ) -> None:
        """Answer when there is something new, or after a while."""
        after = _first(query, "after")
        known = 0
        if after.isdecimal() and len(after) < 19:
            known = int(after)
        connections = self.server.connections
        connections.note(self.connection, WAITING)
        shown = _first(query, "document")
        with self.server.session.viewing(shown):
            revision = self._next_revision(known)
        self._json({"revision": revision})

    def _next_revision(self, known: int) -> int:
        """Another revision than the known one, or the same when none comes in
        time or nobody waits any more.
        """
        revision = self.server.session.revision
        connections = self.server.connections
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline and not self.server.ending:
            count = revision.after(known, _LOOK)
            if count != known:
                return count
            if connections.is_gone(self.connection):
                return count
        return known

    def _document(
        self,
        name: str,
        _: _Query,
    ) -> None:
        """A document as a page."""
        page = self.server.session.page(name)
        self._framed("document.html", page)

    def _site(
        self,
        name: str,
        _: _Query,
    ) -> None:
        """A file of the site."""
        file = name or "index.html"
        pages = self.server.session.site()
        self._framed(file, pages.get(file))

    def _page_image(
        self,
        name: str,
        _: _Query,
    ) -> None:
        """One page of a document as an image; name: digest/number.png."""
        stem = name.removesuffix(".png")
        digest, _slash, number = stem.partition("/")
        image = None
        if number.isdecimal() and len(number) < 6:
            images = self.server.session.page_images
            page = int(number)
            image = images.page(digest, page)
        if image is None:
            self._missing()
        else:
            self._send(200, "image/png", image)

    def _framed(
        self,
        name: str,
        data: bytes | None,
    ) -> None:
        """A page shown inside ours, if there is one.

        Its own content policy is in the page; this one says who may frame it.
        """
        if not data:
            self._missing()
            return
        policy = {"Content-Security-Policy": "frame-ancestors 'self'"}
        kind = _type(name)
        self._send(200, kind, data, policy)

    def _json(self, value: object) -> None:
        text = json.dumps(value, ensure_ascii=False)
        data = text.encode("utf-8", "replace")
        self._send(200, "application/json; charset=utf-8", data)

    def _missing(self) -> None:
        self._refuse(404)

    def send_error(
        self,
        code: int,
        message: str | None = None,
        explain: str | None = None,
    ) -> None:
        """A request that cannot be answered, in our words and with our
        headers; the connection ends.
        """
        self.close_connection = True
        self._refuse(code)

    def _refuse(self, code: int) -> None:
        words = _REFUSALS.get(code, "这个请求不能回答。")
        body = words.encode()
        self._send(code, "text/plain; charset=utf-8", body)

    def _send(
        self,
        code: int,
        kind: str,
        data: bytes,
        headers: dict[str, str] | None = None,
    ) -> None:
        """An answer with the headers of every answer, and those given here."""
        sent = dict(_HEADERS)
        if headers:
            sent |= headers
        sent["Content-Type"] = kind
        sent["Content-Length"] = str(len(data))
        self.send_response(code)
        for name, value in sent.items():
            self.send_header(name, value)
        if self.server.ending or self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    # `format` is the name that http.server gives it.
    def log_message(
        self,
        format: str,
        *arguments: object,
    ) -> None:  # noqa: A002
        """The terminal belongs to the drafter."""


_Answer = Callable[[_Handler, str, _Query], None]
_ROUTES: tuple[tuple[str, _Answer], ...] = (
    ("/state", _Handler._state),
    ("/news", _Handler._news),
    ("/document/", _Handler._document),
    ("/site/", _Handler._site),
    ("/page-image/", _Handler._page_image),
)


def _first(
    query: _Query,
    name: str,
) -> str:
    """What an address gives for a name first, "" when nothing."""
    given = query.get(name, [""])
    return given[0]


def _type(name: str) -> str:
    """The kind of a file by its name, as the Content-Type header has it."""
    guessed, _encoding = mimetypes.guess_type(name)
    kind = guessed or "application/octet-stream"
    if name.endswith(".js"):
        kind = "text/javascript"
    if kind.startswith("text/") or kind.endswith("xml"):
        return f"{kind}; charset=utf-8"
    return kind
