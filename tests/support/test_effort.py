"""Files that take long are begun first."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.support.effort import is_left_out, longest_first


def a_test(where: str, *marks: str) -> Any:
    """What pytest knows of a test: its name, and its marks."""
    named = [SimpleNamespace(name=mark) for mark in marks]
    return SimpleNamespace(nodeid=where, iter_markers=lambda: named)


def names(*tests: Any) -> list[str]:
    return [one.nodeid for one in longest_first(list(tests))]


def test_a_file_with_one_long_test_comes_before_one_with_many_short_ones():
    short = [a_test(f"a.py::{number}") for number in range(9)]
    long = [a_test("b.py::1"), a_test("b.py::2", "slow")]
    assert names(*short, *long)[:2] == ["b.py::1", "b.py::2"]


def test_few_tests_that_make_documents_come_before_many_of_strings():
    strings = [a_test(f"tests/edit/a.py::{number}") for number in range(9)]
    making = a_test("tests/pipeline/b.py::1")
    assert names(*strings, making)[0] == "tests/pipeline/b.py::1"


def test_what_is_skipped_takes_no_time():
    skipped = a_test("b.py::1", "slow", "skip")
    assert names(skipped, a_test("a.py::1")) == ["a.py::1", "b.py::1"]


def test_files_alike_stay_as_they_were():
    assert names(a_test("b.py::1"), a_test("a.py::1")) == [
        "b.py::1",
        "a.py::1",
    ]


def test_most_slow_tests_wait_for_a_run_with_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow, whole, short = (
        [a_test(f"tests/a.py::test_{number}", *marks) for number in range(99)]
        for marks in (["slow"], ["whole"], [])
    )

    def are_run(items: list[Any]) -> int:
        return sum(not is_left_out(item) for item in items)

    monkeypatch.setenv("POLICYPRESS_TIMES", "0.2")
    assert 0 < are_run(slow) < 9 < are_run(whole) < 20
    assert are_run(short) == 99
    monkeypatch.setenv("POLICYPRESS_TIMES", "1")
    assert are_run(slow) == are_run(whole) == 99


def test_what_needs_another_program_is_always_tried_with_its_first_input(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tries = [a_test(f"tests/a.py::test[{n}]", "browser") for n in range(40)]
    for number, one in enumerate(tries):
        one.callspec = SimpleNamespace(indices={"name": number})
    monkeypatch.setenv("POLICYPRESS_TIMES", "0.2")
    run = [one for one in tries if not is_left_out(one)]
    assert run[0] is tries[0] and 4 < len(run) < 20
    monkeypatch.setenv("POLICYPRESS_TIMES", "1")
    assert not any(map(is_left_out, tries))
