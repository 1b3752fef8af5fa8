"""What the set-up of a fixture calls counts for every test that uses it (夹具的准备).

`tests/mutants.py` tries a fault only with the tests that called its function. A fixture of
a class, a module or the session is set up once, during the first test that asks for it:
without this the others that use it would not be tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest


class FixtureCalls:
    """A plugin of pytest. called: the functions that were called since the test began,
    as another plugin collects them when the test is over."""

    def __init__(self, called: set[str]) -> None:
        self._called = called
        self._by_fixture: dict[Any, frozenset[str]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """Takes down what a fixture calls, with the fixtures it asks for meanwhile."""
        before = frozenset(self._called)
        self._called.clear()
        try:
            return (yield)
        finally:
            self._by_fixture[fixturedef] = frozenset(self._called)
            self._called.update(before)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self, item: Any) -> None:
        """Adds what the fixtures of a test called, whenever they were set up."""
        for name in getattr(item, "fixturenames", ()):
            for fixturedef in item._fixtureinfo.name2fixturedefs.get(name, ()):
                self._called |= self._by_fixture.get(fixturedef, frozenset())
