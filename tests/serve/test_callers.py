"""Pages of others start nothing here; a browser of this machine always gets in."""

from __future__ import annotations

from email.message import Message
from urllib.parse import urlsplit

import pytest

from policypress.serve.callers import hosts_of, may_ask

OURS = "127.0.0.1:8765"


def asks(
    path: str = "/state",
    method: str = "GET",
    host: str | None = OURS,
    port: int = 8765,
    **headers: str,
) -> bool:
    """Whether a request with these headers (Sec_Fetch_Site="…") is answered."""
    message = Message()
    if host is not None:
        message["Host"] = host
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    return may_ask(method, urlsplit(path), message, hosts_of(port))


@pytest.mark.parametrize(
    "host",
    [
        OURS,
        "localhost:8765",
        "LOCALHOST:8765",
        "localhost.:8765",
        "[::1]:8765",
    ],
)
def test_each_name_of_this_machine_is_known(host):
    assert asks(host=host)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "127.0.0.1:80", "localhost:80"]
)
def test_a_browser_leaves_port_80_out(host):
    assert asks(host=host, port=80)
    assert asks(
        host=host,
        port=80,
        Origin=f"http://{host}",
        Sec_Fetch_Site="same-origin",
    )


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "127.0.0.1",
        "localhost",
        "evil.example",
        "evil.example:8765",
        "127.0.0.1:80",
        "127.0.0.1:8765.evil",
    ],
)
def test_another_host_is_not_answered(host):
    assert not asks(host=host) and not asks("/", host=host)


def test_two_hosts_are_one_too_many():
    message = Message()
    message["Host"] = OURS
    message["Host"] = "evil.example"
    assert not may_ask("GET", urlsplit("/state"), message, hosts_of(8765))


@pytest.mark.parametrize(
    "path", ["http://evil.example/state", "//evil.example/state"]
)
def test_an_address_elsewhere_is_not_ours(path):
    assert not asks(path)
    assert asks(f"http://{OURS}/state")


@pytest.mark.parametrize(
    "site",
    [
        "cross-site",
        "same-site",
        "CROSS-SITE",
        "",
        "unheard-of",
        "same-origin, cross-site",
    ],
)
@pytest.mark.parametrize(
    "path",
    [
        "/state?document=x&pages",
        "/document/x",
        "/site/",
        "/page-image/x/1.png",
        "/preview.js",
        "/news",
    ],
)
def test_a_page_of_others_starts_nothing(site, path):
    assert not asks(path, Sec_Fetch_Site=site)
    assert not asks(
        path,
        Sec_Fetch_Site=site,
        Sec_Fetch_Mode="navigate",
        Sec_Fetch_Dest="document",
    )


def test_our_own_page_an_address_typed_and_a_browser_that_says_nothing_are_answered():
    assert (
        asks(Sec_Fetch_Site="same-origin")
        and asks(Sec_Fetch_Site="none")
        and asks()
    )


def test_a_link_elsewhere_may_lead_to_the_start_page_in_a_window_of_its_own():
    link = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}
    assert asks("/", **link, Sec_Fetch_Dest="document")
    assert not asks("/", **link, Sec_Fetch_Dest="iframe")
    assert not asks("/", **link)
    assert not asks("/", method="POST", **link, Sec_Fetch_Dest="document")
    assert not asks(
        "/",
        Sec_Fetch_Site="cross-site",
        Sec_Fetch_Mode="no-cors",
        Sec_Fetch_Dest="image",
    )


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "https://127.0.0.1:8765",
        "http://127.0.0.1:1",
    ],
)
def test_another_origin_is_not_answered(origin):
    assert not asks(Origin=origin)
    assert asks(Origin=f"http://{OURS}")
