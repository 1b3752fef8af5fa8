"""Who may ask the preview.

The pages it serves itself, and people and programs of this machine.

Two doors are closed to pages of others. One that has its own name resolved to
this machine (DNS rebinding) gives itself away by the Host; one that merely has
the browser fetch something from us by Sec-Fetch-Site, which every current
browser sends and no page can change (W3C Fetch Metadata). It could read
nothing, but it could start LibreOffice.
"""

from __future__ import annotations

from email.message import Message
from urllib.parse import SplitResult

_NAMES = ("127.0.0.1", "localhost", "localhost.", "[::1]")
_HTTP = 80  # the port that a browser leaves out
_OURS = {"same-origin", "none"}  # none: typed by a person, or a bookmark


def hosts_of(port: int) -> frozenset[str]:
    """Every way in which a browser of this machine names us as its host."""
    hosts = {f"{name}:{port}" for name in _NAMES}
    if port == _HTTP:
        hosts.update(_NAMES)
    return frozenset(hosts)


def may_ask(
    method: str,
    address: SplitResult,
    headers: Message,
    hosts: frozenset[str],
) -> bool:
    """Whether a request is to be answered."""
    named = headers.get_all("Host", [])
    if len(named) != 1:
        return False
    host = named[0].strip()
    if host.lower() not in hosts:
        return False
    # GET http://elsewhere/ HTTP/1.1
    elsewhere = address.netloc.lower()
    if elsewhere and elsewhere not in hosts:
        return False
    for origin in headers.get_all("Origin", []):
        name = origin.lower().removeprefix("http://")
        if name not in hosts:
            return False
    if _comes_from_us(headers):
        return True
    return _opens_the_start_page(method, address, headers)


def _comes_from_us(headers: Message) -> bool:
    """Whether a page of ours asks, or a person.

    Also when the browser does not say: an old one, curl.
    """
    for site in headers.get_all("Sec-Fetch-Site", []):
        name = site.strip().lower()
        if name not in _OURS:
            return False
    return True


def _opens_the_start_page(
    method: str,
    address: SplitResult,
    headers: Message,
) -> bool:
    """Whether somebody followed a link to the preview, into a window of its
    own.

    That starts no work, so it is answered wherever the link stood.
    """
    if method != "GET" or address.path != "/":
        return False
    mode = headers.get("Sec-Fetch-Mode", "")
    destination = headers.get("Sec-Fetch-Dest", "")
    navigates = mode.lower() == "navigate"
    in_a_window = destination.lower() == "document"
    return navigates and in_a_window
