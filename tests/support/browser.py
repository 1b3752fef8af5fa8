"""Pages in a real browser that tell when something is amiss."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@contextmanager
def watched(browser: Browser, home: str, **settings: Any) -> Iterator[Page]:
    """A page that fails the test when the browser logs anything (an error, a breach of the content policy), or asks
    for anything that is not below the address `home`. settings: those of a browser context."""
    context = browser.new_context(**{"viewport": DESK, **settings})
    page, said, asked = context.new_page(), [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on(
        "dialog",
        lambda dialog: (said.append(dialog.message), dialog.dismiss()),
    )
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()
    assert said == []
    assert [
        url
        for url in asked
        if not url.startswith((home, "data:", "blob:", "about:"))
    ] == []
