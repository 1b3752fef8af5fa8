"""The preview answers this machine, and nobody else, whatever is asked of it."""

from __future__ import annotations

import errno
import http.client
import json
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import quote

import pytest

from policypress.findings import Finding, Place
from policypress.serve import CannotServe, PortTaken, Preview, preview
from policypress.serve.server import FIRST, TRIES, Server
from policypress.serve.session import Session
from tests.serve.conftest import written


def get(
    address: str, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(
        address.removeprefix("http://").strip("/"), timeout=30
    )
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, dict(answer.headers), data


def ready(running: Preview) -> str:
    """The address of a preview that has made its first version, without page images."""
    running.session.page_images.available = False
    assert running.session.revision.after(0, 30)
    return running.address


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> Iterator[str]:
    """A preview that is only asked, so that one does for all such tests."""
    folder = written(tmp_path_factory.mktemp("asked"))
    with preview(folder / "policy", folder / "templates") as running:
        yield ready(running)


@pytest.fixture
def own_address(start) -> str:
    """A preview of a test's own folder."""
    return ready(start())


def test_pages_documents_and_site_are_served_with_their_types_and_policies(
    address,
):
    status, headers, page = get(address, "/")
    assert (
        status == 200
        and headers["Content-Type"] == "text/html; charset=utf-8"
        and b"preview.js" in page
    )
    assert (
        "default-src 'none'" in headers["Content-Security-Policy"]
        and headers["Cache-Control"] == "no-store"
    )
    assert (
        get(address, "/preview.js")[1]["Content-Type"]
        == "text/javascript; charset=utf-8"
    )
    state = json.loads(get(address, "/state")[2])
    assert (
        state["version"] == 1
        and state["documents"]
        and state["page_images"]
        == {"available": False, "digest": "", "pages": 0}
    )
    for document in state["documents"]:
        status, headers, page = get(
            address, f"/document/{quote(document['name'])}"
        )
        assert status == 200
        assert headers["Content-Security-Policy"] == "frame-ancestors 'self'"
        assert b"<main" in page or b"<body" in page
    assert "手艺大赛" in get(address, "/site/")[2].decode()
    assert get(address, "/site/m/prize.html")[0] == 200


def test_a_tab_is_told_of_the_document_that_it_shows(address):
    listed = json.loads(get(address, "/state")[2])["documents"]
    names = [quote(one["name"]) for one in listed]

    def page(query: str) -> str:
        return json.loads(get(address, f"/state?{query}")[2])["page"]

    shown = [page(f"document={name}") for name in names]
    assert all(shown) and len(set(shown)) == len(names)
    assert page(f"pages&document={names[0]}") == shown[0]
    assert page("") == page("pages") == page("document=nothing") == ""


@pytest.mark.parametrize(
    "path",
    [
        "/none",
        "/preview",
        "/document/none",
        "/document/",
        "/site/../policy.yaml",
        "/site/%2e%2e/policy.yaml",
        "/../../etc/passwd",
        "/page-image/x/1.png",
        "/page-image/../1.png",
        "/page-image/x/%D9%A3.png",
        "/static/preview.js",
    ],
)
def test_what_is_not_there_is_said_so(address, path):
    status, _, words = get(address, path)
    assert status == 404 and words.decode() == "没有这个页面。"


def test_odd_requests_do_no_harm(address):
    for path in (
        "/news?after=-1&x",
        "/news?after=",
        "/state?document=%00",
        f"/state?document={'x' * 5000}",
        "//",
        "/%ff",
    ):
        assert get(address, path)[0] in (200, 404)
    with socket.create_connection(
        ("127.0.0.1", int(address.rsplit(":", 1)[1].strip("/")))
    ) as raw:
        raw.sendall(b"\x00\xff nonsense\r\n\r\n")
        raw.recv(100)
    assert get(address, "/")[0] == 200
    status, headers, data = get(address, "/", method="HEAD")
    assert status == 200 and not data and int(headers["Content-Length"]) > 100
    assert get(address, "/", method="POST")[0] == 501, "nothing can be changed"


def test_only_this_machine_is_answered(address):
    port = address.rsplit(":", 1)[1].strip("/")
    for host in (
        "evil.example",
        f"evil.example:{port}",
        "",
        f"127.0.0.1.evil.example:{port}",
    ):
        assert get(address, "/state", Host=host)[0] == 403
    assert get(address, "/state", Host=f"localhost:{port}")[0] == 200
    headers = get(address, "/state")[1]
    assert (
        "Access-Control-Allow-Origin" not in headers
        and headers["Cross-Origin-Resource-Policy"] == "same-origin"
    )


def test_it_listens_on_the_loopback_address_alone(start):
    running = start()
    port = int(running.address.rsplit(":", 1)[1].strip("/"))
    ours = socket.gethostbyname(socket.gethostname())
    if ours.startswith("127."):
        ours = "127.0.0.2"  # another address of the same machine, which a server on 0.0.0.0 would hear
    with pytest.raises(OSError):
        socket.create_connection((ours, port), timeout=2).close()


def test_a_taken_port_is_said_and_without_one_the_next_free_is_found(
    start, session
):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortTaken) as taken:
            Server(session, other.getsockname()[1])
        assert (
            taken.value.finding.code == "port-taken"
            and "--port" in taken.value.finding.hint
        )
    first, second = start().address, start().address
    assert first != second and int(first.rsplit(":", 1)[1].strip("/")) >= FIRST


@pytest.mark.parametrize(
    ("port", "number", "finding"),
    [
        (
            80,
            errno.EADDRINUSE,
            ("port-taken", "--port", "端口 80 正被别的程序使用"),
        ),
        (
            80,
            errno.EACCES,
            (
                "port-not-permitted",
                "--port",
                "没有权限使用端口 80（1024 以下的端口通常要管理员权限）",
            ),
        ),
        (
            80,
            errno.EADDRNOTAVAIL,
            ("port-not-usable", "--port", "端口 80 不能用（原因）"),
        ),
        (
            None,
            errno.EMFILE,
            ("cannot-listen", "", "不能等待浏览器的连接（原因）"),
        ),
    ],
)
def test_why_a_port_is_not_had_and_what_to_do(port, number, finding):
    found = PortTaken(port, OSError(number, "原因")).finding
    assert (found.code, found.place.file, found.message) == finding
    assert found.hint == (
        "换一个 --port，或不写 --port，由程序自己找一个"
        if port
        else "核对本机的网络设置和安全软件，再运行一次"
    )


def test_the_ports_are_tried_in_order_and_at_last_any(session, monkeypatch):
    tried = []
    bind = Server.server_bind

    def refuse(self):
        tried.append(self.server_address[1])
        if tried[-1]:
            raise OSError(errno.EADDRINUSE, "taken")
        bind(self)

    monkeypatch.setattr(Server, "server_bind", refuse)
    server = Server(session, None)
    server.server_close()
    assert tried == [*range(FIRST, FIRST + TRIES), 0]


def test_page_images_are_served_by_digest_and_number(start):
    running = start()
    images = running.session.page_images
    images.available = False
    images.page = lambda digest, number: (
        b"PNG" if (digest, number) == ("abc", 12) else None
    )
    status, headers, data = get(running.address, "/page-image/abc/12.png")
    assert (status, headers["Content-Type"], data) == (
        200,
        "image/png",
        b"PNG",
    )
    for path in (
        "abc/1.png",
        "abc/x.png",
        "abc/123456.png",
        "abc",
        "",
        "x/12",
    ):
        assert get(running.address, f"/page-image/{path}")[0] == 404, path


def test_words_that_no_encoding_holds_are_shown_as_well_as_may_be(start):
    running = start()
    running.session.page_images.available = False
    assert running.session.revision.after(0, 30)
    running.session.findings = [Finding("x", "甲", Place(""), "乙\udcff")]
    status, _, data = get(running.address, "/state")
    assert status == 200 and json.loads(data)["findings"][0]["hint"] == "乙?"


def test_news_comes_when_a_file_is_saved(own_address, folder):
    revision = json.loads(get(own_address, "/state")[2])["revision"]
    file = folder / "policy/measures/prize.yaml"
    file.write_text(
        file.read_text("utf-8").replace(
            "subject: 手艺大赛", "subject: 手艺盛会"
        ),
        "utf-8",
    )
    assert (
        json.loads(get(own_address, f"/news?after={revision}")[2])["revision"]
        != revision
    )
    assert "手艺盛会" in get(own_address, "/site/m/prize.html")[2].decode()


def test_a_port_that_is_not_ours_to_use_is_said(session, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Server, "server_bind", refuse)
    with pytest.raises(PortTaken) as taken:
        Server(session, 80)
    assert (
        taken.value.finding.code == "port-not-permitted"
        and "80" in taken.value.finding.message
    )
    with pytest.raises(PortTaken) as taken:
        Server(session, None)
    assert taken.value.finding.code == "cannot-listen"


def test_without_a_temporary_folder_or_threads_the_preview_says_so(
    start, monkeypatch, tmp_path
):
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
        with pytest.raises(CannotServe) as refused:
            start()
        assert refused.value.finding.code == "no-temporary-folder"
    begin = threading.Thread.start
    for allowed in range(3):
        begun: list[threading.Thread] = []

        def limited(
            thread: threading.Thread,
            allowed: int = allowed,
            begun: list = begun,
        ) -> None:
            if len(begun) == allowed:
                raise RuntimeError("can't start new thread")
            begun.append(thread)
            begin(thread)

        with monkeypatch.context() as patch:
            patch.setattr(threading.Thread, "start", limited)
            with pytest.raises(CannotServe) as refused:
                start()
        assert refused.value.finding.code == "no-threads"
        assert not any(thread.is_alive() for thread in begun)


def test_a_request_of_a_page_elsewhere_starts_no_work(
    own_address, monkeypatch
):
    monkeypatch.setattr(Session, "docx", lambda *_: 1 // 0)
    for path in (
        "/state?document=x&pages",
        "/document/x",
        "/site/",
        "/preview.js",
    ):
        status, headers, _ = get(
            own_address,
            path,
            **{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        )
        assert status == 403 and "Access-Control-Allow-Origin" not in headers
    link = {
        "Sec-Fetch-Site": "cross-site",
        "Sec-Fetch-Mode": "navigate",
        "Sec-Fetch-Dest": "document",
    }
    assert get(own_address, "/", **link)[0] == 200
    assert (
        get(own_address, "/state", **{"Sec-Fetch-Site": "same-origin"})[0]
        == 200
    )


@pytest.mark.parametrize(
    ("request_line", "code"),
    [
        (b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n", 414),
        (b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 70_000 + b"\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + (b"X: " + b"y" * 60_000 + b"\r\n") * 3, 431),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200, 431),
        (b"GET http://[ HTTP/1.1\r\nHost: x\r\n", 400),
        (b"DELETE / HTTP/1.1\r\nHost: x\r\n", 501),
    ],
    ids=["address", "header", "headers", "many", "odd", "method"],
)
def test_a_request_is_short_and_plain(address, request_line, code):
    with socket.create_connection(
        ("127.0.0.1", int(address.rsplit(":", 1)[1].strip("/"))), timeout=10
    ) as raw:
        with suppress(ConnectionError):
            raw.sendall(request_line + b"\r\n")
        answer = b""
        with suppress(ConnectionError):
            while more := raw.recv(65536):
                answer += more
    if (
        answer
    ):  # the system may throw an answer away when more was sent than was read
        assert (
            answer.startswith(b"HTTP/1.1 %d" % code)
            and b"nosniff" in answer
            and b"<html" not in answer.lower()
        )
    assert get(address, "/")[0] == 200


def test_the_body_of_a_request_is_not_taken_for_the_next(address):
    port = int(address.rsplit(":", 1)[1].strip("/"))
    inner = b"GET /state HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % port
    outer = (
        b"GET /preview.css HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: %d\r\n\r\n"
        % (port, len(inner))
    )
    with socket.create_connection(("127.0.0.1", port), timeout=10) as raw:
        raw.sendall(outer + inner)
        answer = b""
        with suppress(ConnectionError):
            while more := raw.recv(65536):
                answer += more
    assert answer.count(b"HTTP/1.1 200") == 1


def test_tabs_do_not_fight_over_what_is_in_view(start):
    """Two tabs wait for news, each with a document of its own; both are composed ahead, and then neither."""
    session = start().session
    assert session.revision.after(0, 30)
    one, other = [document.name for document in session.documents][:2]
    with session.viewing(one), session.viewing(other), session.viewing(one):
        assert set(session._in_view()) == {one, other}
    assert session._in_view() == []
