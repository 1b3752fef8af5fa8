"""Whether a pattern stays within its line: what is seen at a glance is what Python's own
parser says."""

from __future__ import annotations

import re
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.lint import within_line
from policypress.lint.within_line import (
    is_plain,
    is_within_line,
    is_within_line_before,
)

PIECES = [
    *"ab。|*+?.^$()[]{}-,1:=!<P>\n\x01",
    *("\\n", "\\s", "\\S", "\\b", "\\Z", "\\]", "\\\\"),
    *("(?:", "(?=", "(?!", "(?<=", "(?<!", "(?P<a>", "(?P=a)", "(?s:", "(?i:"),
    *("[^", "[^\n", "[^。\\n", "[一-龥]", "[^-\n]", "[^。\n]{0,8}?"),
]


@pytest.mark.filterwarnings("ignore::FutureWarning")
@given(
    st.lists(st.sampled_from(PIECES), max_size=7).map("".join),
    st.sampled_from([0, re.MULTILINE, re.DOTALL, re.VERBOSE, re.IGNORECASE]),
)
def test_what_is_plain_stays_by_the_parser_too(words: str, flags: int) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pattern = re.compile(words, flags)
    except re.error:
        return
    if not is_plain(pattern):
        return
    steps = list(within_line._steps(pattern))
    assert all(within_line._stays(one, pattern.flags) for one in steps)
    assert all(within_line._looks_back(one, pattern.flags) for one in steps)


@pytest.mark.parametrize(
    "words",
    [
        "本(?:区|市)[^。；\n]{0,8}?企业(?!家)",
        "[^。\\n的]{2,4}+(?P<what>[一-龥])(?<=甲|乙)",
        "第.{1,3}条",
    ],
)
def test_patterns_as_rules_have_them_need_no_parser(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(within_line, "_steps", None)
    pattern = re.compile(words)
    assert is_within_line(pattern) and is_within_line_before(pattern)


@pytest.mark.parametrize(
    "words",
    [
        "[^。；]",
        "甲$",
        "\\s",
        "(?s:.)",
        "[^\n-。]",
        "甲\n乙",
        "[\x01-a]",
        "(?i:甲)",
    ],
)
def test_others_are_left_to_it(words: str) -> None:
    assert not is_plain(re.compile(words))
