"""A headless Chromium driven over a pipe (DevTools protocol), for tests that need a real browser. Nothing else is needed."""

from __future__ import annotations

import base64
import json
import os
import subprocess
from pathlib import Path
from typing import Any

from policypress.tools import find_program

_SETTINGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
]


class Page:
    """One page. Use as a context: `with Page(folder, width, height) as page`."""

    def __init__(self, folder: Path, width: int = 1200, height: int = 900, dark: bool = False) -> None:
        self.folder, self.size, self.dark = folder, (width, height), dark
        self.told: list[dict] = []  # events, in order
        self._count = 0

    def __enter__(self) -> "Page":
        program = find_program("chromium") or find_program("google-chrome")
        to_browser, from_us = os.pipe()
        to_us, from_browser = os.pipe()

        def join() -> None:  # the browser reads file 3 and writes file 4
            os.dup2(to_browser, 3)
            os.dup2(from_browser, 4)

        # Files 3 and 4 may be in the way of our own ends, so these are moved up first.
        to_browser, from_us, to_us, from_browser = (_high(end) for end in (to_browser, from_us, to_us, from_browser))
        self._browser = subprocess.Popen(
            [str(program), *_SETTINGS, f"--user-data-dir={self.folder}/profile"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=join,
            pass_fds=(3, 4, to_browser, from_browser),
        )
        os.close(to_browser)
        os.close(from_browser)
        self._out, self._in, self._rest = from_us, to_us, b""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=self.size[0],
            height=self.size[1],
            deviceScaleFactor=1,
            mobile=self.size[0] < 600,
        )
        if self.dark:
            self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.call("Browser.close", whole=True)
        except OSError:
            pass
        os.close(self._out)
        os.close(self._in)
        self._browser.wait(20)

    def call(self, method: str, whole: bool = False, **parameters: Any) -> dict:
        """One call and its answer; events that come meanwhile go to `told`. whole: to the browser, not to the page."""
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": parameters}
        if getattr(self, "_session", "") and not whole:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._count:
                assert "error" not in answer, answer
                return answer["result"]
            self.told.append(answer)

    def _next(self) -> dict:
        while b"\0" not in self._rest:
            more = os.read(self._in, 1 << 16)
            if not more:
                raise OSError("the browser is gone")
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)

    def open(self, address: str) -> None:
        self.call("Page.navigate", url=address)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.told):
            self.told.append(self._next())

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, text=key if kind == "keyDown" and len(key) == 1 else ""
            )

    def picture(self, file: Path) -> None:
        file.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def pdf(self, file: Path) -> None:
        file.write_bytes(base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"]))

    @property
    def complaints(self) -> list[str]:
        """What the browser found wrong, and every request beyond the page itself."""
        wrong = [event["params"]["entry"]["text"] for event in self.told if event.get("method") == "Log.entryAdded"]
        asked = [
            event["params"]["request"]["url"]
            for event in self.told
            if event.get("method") == "Network.requestWillBeSent"
        ]
        return wrong + [url for url in asked if not url.startswith("file:")]


def _high(end: int) -> int:
    import fcntl

    copy = fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 20)
    os.close(end)
    return copy
