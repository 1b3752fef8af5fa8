"""Which tests a fault is tried with, by `tests/mutants.py`: all that its function is called
for, be it while a fixture is set up that others set up before them."""

from __future__ import annotations

import sys
from collections import defaultdict
from types import ModuleType, SimpleNamespace

import pytest

from tests import mutants

pytest_plugins = ["pytester"]


class Collector:
    """What mutmut does: the functions that were called until a test is torn down are
    those of the test."""

    def __init__(self) -> None:
        self.called: set[str] = set()
        self.tests: defaultdict[str, list[str]] = defaultdict(list)

    @pytest.fixture(scope="session")
    def call(self):
        """Calls a function of some name."""
        return self.called.add

    def pytest_runtest_teardown(self, item) -> None:
        for name in sorted(self.called):
            self.tests[name].append(item.nodeid.partition("::")[2])
        self.called.clear()


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Collector:
    """A collector whose calls are those of a module in the place of mutmut's."""
    made = Collector()
    module = ModuleType("mutmut.state")
    state = SimpleNamespace(_stats=made.called)
    module.state = lambda: state  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "mutmut", ModuleType("mutmut"))
    monkeypatch.setitem(sys.modules, "mutmut.state", module)
    return made


def callers(
    pytester: pytest.Pytester, collector: Collector, text: str
) -> dict[str, list[str]]:
    """Which tests of a file call each function, as the copy of a checkout counts them."""
    pytester.makeconftest(mutants.COUNT_FIXTURES)
    pytester.makepyfile(f"import pytest\n\n{text}")
    pytester.inline_run("-q", "-p", "no:cacheprovider", plugins=[collector])
    return dict(collector.tests)


@pytest.mark.parametrize("scope", ["class", "module", "package", "session"])
def test_each_test_calls_what_the_set_up_of_its_fixture_calls(
    pytester, collector, scope
):
    text = f"""
@pytest.fixture(scope="{scope}")
def site(call):
    call("make")

class TestSite:
    def test_first(self, site, call):
        call("look")

    def test_without(self, call):
        call("other")

    def test_second(self, site):
        pass
"""
    assert callers(pytester, collector, text) == {
        "make": ["TestSite::test_first", "TestSite::test_second"],
        "look": ["TestSite::test_first"],
        "other": ["TestSite::test_without"],
    }


def test_a_fixture_calls_what_those_call_that_it_asks_for(pytester, collector):
    text = """
@pytest.fixture(scope="module")
def policy(call):
    call("read")

@pytest.fixture(scope="module")
def site(policy, call):
    call("make")

@pytest.fixture
def page(site, call):
    call("open")

def test_policy(policy): pass

def test_page(page): pass

def test_site(site): pass
"""
    assert callers(pytester, collector, text) == {
        "read": ["test_policy", "test_page", "test_site"],
        "make": ["test_page", "test_site"],
        "open": ["test_page"],
    }


def test_a_fixture_that_is_asked_for_by_name_within_another_counts_too(
    pytester, collector
):
    text = """
@pytest.fixture(scope="module")
def policy(call):
    call("read")

@pytest.fixture(scope="module")
def site(request, call):
    call("make")
    request.getfixturevalue("policy")

def test_first(site): pass

def test_second(site): pass
"""
    assert callers(pytester, collector, text) == {
        "make": ["test_first", "test_second"],
        "read": ["test_first", "test_second"],
    }


def test_each_of_several_values_calls_its_own(pytester, collector):
    text = """
@pytest.fixture(scope="module", params=["html", "pdf"])
def site(request, call):
    call(request.param)

def test_first(site): pass

def test_second(site): pass
"""
    assert callers(pytester, collector, text) == {
        "html": ["test_first[html]", "test_second[html]"],
        "pdf": ["test_first[pdf]", "test_second[pdf]"],
    }


def test_a_fixture_that_nobody_names_is_used_by_all(pytester, collector):
    text = """
@pytest.fixture(scope="module", autouse=True)
def site(call):
    call("make")
    raise ValueError

def test_first(): pass

def test_second(): pass
"""
    assert callers(pytester, collector, text) == {
        "make": ["test_first", "test_second"],
    }
