"""Whoever waits for something new goes on as soon as there is."""

from __future__ import annotations

import threading
import time

from policypress.serve.revision import Revision


def test_each_advance_is_one_more() -> None:
    revision = Revision()
    assert revision.count == 0
    revision.advance()
    revision.advance()
    assert revision.count == 2


def test_what_is_new_already_is_not_waited_for() -> None:
    revision = Revision()
    revision.advance()
    begun = time.monotonic()
    assert revision.after(0, 120) == 1
    assert time.monotonic() - begun < 60


def test_where_nothing_comes_the_patience_ends() -> None:
    assert Revision().after(0, 0.01) == 0


def test_all_who_wait_go_on_together() -> None:
    revision = Revision()
    seen: list[int] = []
    waiting = [
        threading.Thread(target=lambda: seen.append(revision.after(0, 60)))
        for _ in range(3)
    ]
    for thread in waiting:
        thread.start()
    revision.advance()
    for thread in waiting:
        thread.join(60)
    assert seen == [1, 1, 1]
