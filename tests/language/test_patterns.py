"""A pattern that few texts need is compiled when one asks for it, and not before."""

from __future__ import annotations

import re

import pytest

from policypress.language import patterns
from policypress.language.patterns import later


def test_it_is_compiled_once_and_only_when_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled: list[str] = []

    compile_now = re.compile

    def watched(words: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(words)
        return compile_now(words, flags)

    monkeypatch.setattr(patterns.re, "compile", watched)
    clause = later("第([一二三]+)条")
    assert compiled == []
    found = clause.match("第三条　职责")
    assert found is not None and found[1] == "三"
    assert clause.match("第四条") is None
    assert clause.match("第一条") is not None
    assert compiled == ["第([一二三]+)条"]


def test_flags_and_attributes_are_those_of_the_pattern() -> None:
    word = later("abc", re.IGNORECASE)
    assert word.pattern == "abc"
    assert word.fullmatch("ABC") is not None
    assert word.sub("x", "abcABC") == "xx"


def test_a_fault_shows_when_it_is_used() -> None:
    broken = later("(")
    with pytest.raises(re.error):
        broken.match("a")
