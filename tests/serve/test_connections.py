"""Connections that say nothing end, and never keep a browser out."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from policypress.serve.connections import (
    ANSWERING,
    READING,
    WAITING,
    Connections,
)
from policypress.serve.server import Server
from tests.serve.test_server import get


@pytest.fixture
def pairs() -> Iterator[list[tuple[socket.socket, socket.socket]]]:
    """Six connections: our end and that of the browser."""
    with ExitStack() as stack:
        made = [socket.socketpair() for _ in range(6)]
        for pair in made:
            for end in pair:
                stack.enter_context(end)
                # What should have been closed is not waited for.
                end.settimeout(10)
        yield made


def test_when_there_are_too_many_the_longest_silent_goes_first(pairs):
    connections = Connections(most=3)
    (
        (first, _),
        (second, _),
        (third, _),
        (fourth, _),
        (fifth, _),
        (sixth, _),
    ) = pairs
    assert all(connections.admit(one) for one in (first, second, third))
    connections.note(first, ANSWERING)
    connections.note(second, WAITING)
    assert connections.admit(fourth) and connections.is_gone(third), (
        "it was reading"
    )
    connections.note(fourth, ANSWERING)
    assert connections.admit(fifth) and connections.is_gone(second), (
        "it waited for news"
    )
    connections.note(fifth, ANSWERING)
    assert not connections.admit(sixth), "all are being answered"
    assert not connections.is_gone(first)
    connections.forget(first)
    assert connections.admit(sixth)


def test_who_keeps_a_request_back_is_dropped_and_who_waits_for_an_answer_is_not(
    pairs,
):
    connections = Connections(patience=0)
    (reading, browser), (answering, _), (waiting, _) = pairs[:3]
    for one, doing in (
        (reading, READING),
        (answering, ANSWERING),
        (waiting, WAITING),
    ):
        connections.admit(one)
        connections.note(one, doing)
    time.sleep(0.01)
    connections.end_silent()
    assert browser.recv(1) == b"", "its end has been closed"
    assert [
        connections.is_gone(one) for one in (reading, answering, waiting)
    ] == [
        True,
        False,
        False,
    ]
    connections.note(reading, ANSWERING)
    assert connections.is_gone(reading), "what was dropped stays dropped"


def test_a_browser_that_has_left_is_noticed(pairs):
    connections = Connections()
    ours, browser = pairs[0]
    connections.admit(ours)
    assert not connections.is_gone(ours)
    browser.close()
    assert connections.is_gone(ours)
    ours.close()
    assert connections.is_gone(ours), "closed on our side"


def silent(port: int, words: bytes) -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port), timeout=60)
    made.sendall(words)
    return made


@pytest.fixture
def port(start) -> int:
    running = start()
    running.session.page_images.available = False
    return int(running.address.rsplit(":", 1)[1].strip("/"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"G",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1",
        b"GET /news?after=1 HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n",
    ],
    ids=["nothing", "a letter", "half a request", "waiting for news"],
)
def test_two_hundred_connections_keep_nobody_out(port, words):
    asked = words % port if b"%d" in words else words
    threads = threading.active_count()
    with ExitStack() as stack:
        for _ in range(200):
            stack.enter_context(silent(port, asked))
        started = time.monotonic()
        for _ in range(3):
            assert get(f"http://127.0.0.1:{port}/", "/preview.css")[0] == 200
        while (
            threading.active_count() - threads >= 80
        ):  # a few more than MOST: those dropped are about to end
            assert time.monotonic() - started < 60, "threads are bounded"
            time.sleep(0.05)


@pytest.fixture
def impatient(session) -> Iterator[int]:
    """The port of a server that waits half a second for a request."""
    server = Server(session, 0)
    server.connections = Connections(patience=0.5)
    thread = threading.Thread(
        target=server.serve_forever,
        kwargs={"poll_interval": 0.05},
        daemon=True,
    )
    thread.start()
    yield server.server_port
    server.end()
    thread.join(5)


def test_a_byte_now_and_then_does_not_buy_time(impatient):
    with silent(impatient, b"GET / HTTP/1.1\r\n") as slow:
        ended = time.monotonic() + 60
        while time.monotonic() < ended:
            try:
                slow.sendall(b"X")
                slow.settimeout(0.1)
                if slow.recv(10) == b"":
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        else:
            raise AssertionError("still open")


def test_a_connection_may_be_used_again_but_not_kept_without_a_use(impatient):
    request = (
        b"GET /preview.css HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % impatient
    )
    with silent(impatient, request) as browser:
        assert browser.recv(20).startswith(b"HTTP/1.1 200")
        browser.sendall(request)
        rest = b""
        while more := browser.recv(65536):
            rest += more
        assert rest.count(b"HTTP/1.1 200") == 1
