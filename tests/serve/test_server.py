"""The preview answers this machine, and nobody else, whatever is asked of it."""

from __future__ import annotations

import http.client
import json
import socket
from urllib.parse import quote

import pytest

from policypress.serve import PortTaken
from policypress.serve.server import FIRST, Server


def get(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(address.removeprefix("http://").strip("/"), timeout=30)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, dict(answer.headers), data


@pytest.fixture
def address(start) -> str:
    running = start()
    running.desk.pictures.available = False
    assert running.desk.ticks.after(0, 30)
    return running.address


def test_pages_documents_and_site_are_served_with_their_types_and_policies(address):
    status, headers, page = get(address, "/")
    assert status == 200 and headers["Content-Type"] == "text/html; charset=utf-8" and b"preview.js" in page
    assert "default-src 'none'" in headers["Content-Security-Policy"] and headers["Cache-Control"] == "no-store"
    assert get(address, "/preview.js")[1]["Content-Type"] == "text/javascript; charset=utf-8"
    state = json.loads(get(address, "/state")[2])
    assert state["version"] == 1 and state["documents"] and state["pictures"] == {"available": False, "digest": "", "pages": 0}
    for document in state["documents"]:
        status, headers, page = get(address, f"/document/{quote(document['name'])}")
        assert status == 200 and "frame-ancestors 'self'" in headers["Content-Security-Policy"] and b"<main" in page or b"<body" in page
    assert "手艺大赛" in get(address, "/site/")[2].decode()
    assert get(address, "/site/m/prize.html")[0] == 200


@pytest.mark.parametrize("path", [
    "/none", "/preview", "/document/none", "/document/", "/site/../policy.yaml", "/site/%2e%2e/policy.yaml", "/../../etc/passwd",
    "/picture/x/1.png", "/picture/../1.png", "/picture/x/%D9%A3.png", "/static/preview.js"])
def test_what_is_not_there_is_said_so(address, path):
    status, _, words = get(address, path)
    assert status == 404 and words.decode() == "没有这个页面。"


def test_odd_requests_do_no_harm(address):
    for path in ("/news?after=-1&x", "/news?after=", "/state?document=%00", f"/state?document={'x' * 5000}", "//", "/%ff"):
        assert get(address, path)[0] in (200, 404)
    with socket.create_connection(("127.0.0.1", int(address.rsplit(":", 1)[1].strip("/")))) as raw:
        raw.sendall(b"\x00\xff nonsense\r\n\r\n")
        raw.recv(100)
    assert get(address, "/")[0] == 200
    status, headers, data = get(address, "/", method="HEAD")
    assert status == 200 and not data and int(headers["Content-Length"]) > 100
    assert get(address, "/", method="POST")[0] == 501, "nothing can be changed"


def test_only_this_machine_is_answered(address):
    port = address.rsplit(":", 1)[1].strip("/")
    for host in ("evil.example", f"evil.example:{port}", "", f"127.0.0.1.evil.example:{port}"):
        assert get(address, "/state", Host=host)[0] == 403
    assert get(address, "/state", Host=f"localhost:{port}")[0] == 200
    headers = get(address, "/state")[1]
    assert "Access-Control-Allow-Origin" not in headers and headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_it_listens_on_the_loopback_address_alone(start):
    running = start()
    port = int(running.address.rsplit(":", 1)[1].strip("/"))
    ours = socket.gethostbyname(socket.gethostname())
    if ours.startswith("127."):
        ours = "127.0.0.2"  # another address of the same machine, which a server on 0.0.0.0 would hear
    with pytest.raises(OSError):
        socket.create_connection((ours, port), timeout=2).close()


def test_a_taken_port_is_said_and_without_one_the_next_free_is_found(start, desk):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortTaken):
            Server(desk, other.getsockname()[1])
    first, second = start().address, start().address
    assert first != second and int(first.rsplit(":", 1)[1].strip("/")) >= FIRST


def test_news_comes_when_a_file_is_saved(address, folder):
    tick = json.loads(get(address, "/state")[2])["tick"]
    file = folder / "policy/measures/prize.yaml"
    file.write_text(file.read_text("utf-8").replace("subject: 手艺大赛", "subject: 手艺盛会"), "utf-8")
    assert json.loads(get(address, f"/news?after={tick}")[2])["tick"] != tick
    assert "手艺盛会" in get(address, "/site/m/prize.html")[2].decode()
