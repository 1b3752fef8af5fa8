"""What no match of a pattern is without: where none of it stands, nothing is searched, and
nothing is lost by that."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policypress.lint import needs
from policypress.lint.needs import NOTHING_KNOWN, Index, Needs, pairs_of
from policypress.lint.registry import all_rules
from tests.lint.test_quiet_lines import PIECES

PATTERNS = st.lists(
    st.sampled_from([*PIECES, "(", "?:", "给予", "奖", "{1,2}", "[甲乙]"]),
    max_size=9,
).map("".join)
TEXTS = st.text(alphabet="ab给予奖甲乙，。1-\n ", max_size=24)


def keys(pattern: str, flags: int = 0) -> set[str]:
    return set(Needs(Path("nowhere")).of(re.compile(pattern, flags)))


def test_of_each_way_to_say_it_one_pair_is_needed():
    assert keys("奖励|补贴") == {"奖励", "补贴"}
    assert keys("给予(?:现金)?奖[励金]") == {"奖励", "奖金"}
    assert keys("[^。]{0,9}落户") == {"落户"}
    assert keys("(?<!不)得(?=奖)") == {"得"}
    assert keys("(?:对|向)[^。]{0,9}(?:给|付)") in ({"对", "向"}, {"给", "付"})


@pytest.mark.parametrize(
    "pattern",
    ["", "[^。]*", "奖?", "(?:奖|[^。])", "a(?i:b)?|.", r"\d+", "奖*"],
)
def test_of_what_may_match_anything_nothing_is_known(pattern):
    assert keys(pattern) == NOTHING_KNOWN
    assert keys("VAT", re.IGNORECASE) == NOTHING_KNOWN


@pytest.mark.filterwarnings("ignore:Possible:FutureWarning")
@given(PATTERNS, TEXTS)
@example("a(?=b)|给予{1,2}", "给予予")
@example("(?:ab|a\n)1", "a\n1")
def test_whatever_matches_has_what_is_needed(pattern, text):
    try:
        compiled = re.compile(pattern)
    except re.error:
        return
    needed = Needs(Path("nowhere")).of(compiled)
    for found in compiled.finditer(text):
        assert not needed or needed & pairs_of(found[0])


@given(TEXTS)
def test_a_piece_that_a_pattern_is_met_in_is_never_left_out(text):
    spans = [one.span() for one in re.finditer("[^。\n]+", text)]
    index = Index(text, spans)
    patterns = re.compile("给予|a"), re.compile("奖[甲乙]?")
    among = index.that_may_have(patterns)
    for span in spans:
        if all(one.search(text, *span) for one in patterns):
            assert span in among
    assert [*among] == sorted(among)


def test_of_nearly_all_patterns_of_the_rules_something_is_needed():
    """A rule that looks for anything at all is searched at every character."""
    known, unknown = 0, 0
    for loaded in all_rules():
        for value in vars(sys.modules[loaded.find.__module__]).values():
            if isinstance(value, re.Pattern):
                is_known = bool(needs.NEEDS.of(value))
                known, unknown = known + is_known, unknown + (not is_known)
    assert known > 5 * unknown


def test_what_patterns_need_is_kept_for_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(needs, "_WORTH", 1)
    pattern = re.compile("奖励|补贴")
    first = Needs(tmp_path)
    found = first.of(pattern)
    first.keep()
    monkeypatch.setattr(needs, "_keys_of", lambda *_: {"wrong"})
    assert Needs(tmp_path).of(pattern) == found
    assert Needs(tmp_path / "other").of(pattern) == {"wrong"}


@pytest.mark.parametrize(
    ("words", "is_kept"),
    [("奖励|补贴", False), ("奖励|" * 1200 + "补贴", True)],
)
def test_a_long_pattern_is_worth_writing_by_itself(
    words: str,
    is_kept: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    """It takes longest to parse; one made of the words of a text is short."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    first = Needs(tmp_path)
    first.of(re.compile(words))
    first.keep()
    assert bool(list(tmp_path.iterdir())) == is_kept
