"""What is known of lines makes a search shorter, and finds what any search finds."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from policypress.compare import from_document
from policypress.document import Document, Paragraph, Text
from policypress.lint import quiet_lines
from policypress.lint.paper import paper_of
from policypress.lint.quiet_lines import QuietLines
from policypress.lint.registry import all_rules
from policypress.lint.rules.numbers._bands import band_groups
from policypress.lint.within_line import is_within_line
from tests.support.lint_cases import Case, paper_of_case

PIECES = [
    *"ab。|*+?.^$()[]{}\\-,1\n",
    "\\s",
    "\\S",
    "\\b",
    "\\B",
    "(?:",
    "(?<=",
    "(?!",
    "(?s:",
    "[^",
    "[^\\n",
]


@pytest.fixture(autouse=True)
def python_keeps_compiled_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture(autouse=True)
def one_line_is_worth_being_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quiet_lines, "_WORTH", 1)


@pytest.fixture(autouse=True)
def lines_that_match_are_searched_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As those of a text that is longer than these."""
    monkeypatch.setattr(quiet_lines, "_FEW", 1)


def found(
    quiet: QuietLines, words: str, *patterns: re.Pattern[str]
) -> list[tuple[int, int]]:
    """Where patterns match in a text."""
    text = quiet.text(words)
    return [one.span() for each in patterns for one in text.search(each)]


class Counting:
    """A pattern that counts how many characters it was held against. Of one that takes
    capital and small letters for the same it is not known what it needs."""

    def __init__(self, words: str) -> None:
        self._own = re.compile(words, re.IGNORECASE)
        self.pattern, self.flags = self._own.pattern, self._own.flags
        self.seen = 0

    def finditer(self, words: str, *part: int):
        self.seen += len(words)
        return self._own.finditer(words, *part)


def test_only_lines_that_nobody_has_seen_are_searched(tmp_path: Path) -> None:
    first = "各部门应当按照职责分工。\n申请人应当在规定期限内提交。"
    pattern = Counting("登记注册")
    quiet = QuietLines(tmp_path)
    assert found(quiet, first, pattern) == []
    quiet.keep()
    pattern.seen = 0
    assert found(QuietLines(tmp_path), f"{first}\n另有规定。", pattern) == []
    assert pattern.seen == len("另有规定。")


def test_a_fault_is_found_in_a_new_line_and_again_in_a_known_one(
    tmp_path: Path,
) -> None:
    pattern = re.compile("。。")
    for words, places in (
        ("一。\n二。", []),
        ("一。\n二。。", [(4, 6)]),
        ("一。\n二。。", [(4, 6)]),
        ("二。。\n一。\n二。。", [(1, 3), (8, 10)]),
        ("一。\n二。", []),
    ):
        quiet = QuietLines(tmp_path)
        assert found(quiet, words, pattern) == places
        quiet.keep()


def test_where_most_lines_match_the_text_is_searched_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quiet_lines, "_FEW", 4)
    pattern = re.compile("。。")
    words = "一。。\n二。。\n三。"
    for _ in range(2):
        quiet = QuietLines(tmp_path)
        assert found(quiet, words, pattern) == [(1, 3), (5, 7)]
        quiet.keep()


def test_a_line_is_held_against_every_new_pattern(tmp_path: Path) -> None:
    quiet = QuietLines(tmp_path)
    assert found(quiet, "甲乙\n丙", re.compile("丁")) == []
    quiet.keep()
    later = QuietLines(tmp_path)
    patterns = re.compile("丁"), re.compile("丙"), re.compile("甲", re.I)
    assert found(later, "甲乙\n丙", *patterns) == [(3, 4), (0, 1)]


def test_what_two_processes_learn_of_the_same_lines_is_known_to_the_next(
    tmp_path: Path,
) -> None:
    words = "甲乙\n丙"
    mine, theirs, both = Counting("甲"), Counting("丙"), Counting("乙")
    places = {mine: [(0, 1)], theirs: [(3, 4)], both: [(1, 2)]}
    quiet, other = QuietLines(tmp_path), QuietLines(tmp_path / "other")
    for one in (mine, both):
        assert found(quiet, words, one) == places[one]
    for one in (both, theirs):
        assert found(other, words, one) == places[one]
    quiet.learn(other.learned())
    quiet.keep()
    later = QuietLines(tmp_path)
    for one in (mine, theirs, both):
        assert one.seen >= 2 * len(words)  # for the line, and then in it
        one.seen = 0
        assert found(later, words, one) == places[one]
        assert one.seen == len(words)
    assert found(later, "甲乙", Counting("丁")) == []


def test_other_words_of_a_text_are_learned_of_by_themselves(
    tmp_path: Path,
) -> None:
    quiet, pattern = QuietLines(tmp_path), Counting("登记注册")
    assert not list(quiet.beside("应当提交。").search(pattern))
    quiet.settle()
    assert not list(quiet.beside("应当提交。").search(pattern))
    assert pattern.seen == len("应当提交。")


def test_only_lines_with_all_parts_of_a_frame_are_cut_up(
    tmp_path: Path,
) -> None:
    sentence = re.compile("[^。\\n]+")
    parts = re.compile("登记"), re.compile("本市")
    first = "在本市登记。可以\n不在本市。应当登记\n无"
    for words, places in (
        (first, [(0, 5), (6, 8)]),
        (f"{first}\n须登记于本市", [(0, 5), (6, 8), (21, 27)]),
    ):
        quiet = QuietLines(tmp_path)
        given = quiet.text(words).pieces(sentence, parts)
        assert [one.span() for one in given] == places
        quiet.keep()


def test_each_line_is_asked_a_question_once(tmp_path: Path) -> None:
    asked: list[str] = []

    def with_two(lines: Sequence[str]) -> list[str]:
        asked.extend(lines)
        return [line for line in lines if "二" in line]

    for words, new in (
        ("一\n二\n一", ["一", "二"]),
        ("三\n二\n一", ["三"]),
        ("二十", ["二十"]),
    ):
        asked.clear()
        quiet = QuietLines(tmp_path)
        given = list(quiet.text(words).lines_with("有“二”", with_two))
        assert given == [line for line in words.split("\n") if "二" in line]
        assert asked == new
        quiet.keep()


def test_another_way_of_answering_asks_all_lines_again(tmp_path: Path) -> None:
    for question, answer in (("甲", "一"), ("甲", "一"), ("乙", "二")):
        quiet = QuietLines(tmp_path)
        text = quiet.text("一\n二")
        given = text.lines_with(question, lambda _, word=answer: [word])
        assert list(given) == [answer]
        quiet.keep()


def test_a_question_too_many_is_asked_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quiet_lines, "_MOST_PATTERNS", 1)
    text = QuietLines(tmp_path).text("一\n二\n一")
    for question in "甲乙乙":
        assert list(text.lines_with(question, list)) == ["一", "二"]


def test_few_new_lines_wait_until_there_are_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quiet_lines, "_WORTH", 3)
    for words, kept in (("一\n二", 0), ("三\n四\n五", 3), ("三\n六", 3)):
        quiet = QuietLines(tmp_path)
        assert found(quiet, words, re.compile("四")) == (
            [(2, 3)] if "四" in words else []
        )
        quiet.keep()
        assert len(QuietLines(tmp_path).lines) == kept


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    quiet = QuietLines(tmp_path)
    found(quiet, "甲", re.compile("乙"))
    quiet.keep()
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    assert QuietLines(tmp_path).lines == {}


def test_what_is_kept_does_not_grow_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quiet_lines, "_MOST_PATTERNS", 3)
    monkeypatch.setattr(quiet_lines, "_MOST_LINES", 2)
    patterns = [re.compile(word) for word in "甲乙丙丁"]
    quiet = QuietLines(tmp_path)
    assert found(quiet, "丁\n甲", *patterns) == [(2, 3), (0, 1)]
    quiet.keep()
    assert QuietLines(tmp_path).lines == {}
    for words in ("子\n丑", "寅\n卯"):
        quiet = QuietLines(tmp_path)
        found(quiet, words, patterns[0])
        quiet.keep()
    assert set(QuietLines(tmp_path).lines) == {"寅", "卯"}


@pytest.mark.filterwarnings("ignore:Possible:FutureWarning")
@given(
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.sampled_from([0, re.MULTILINE, re.DOTALL, re.IGNORECASE]),
    st.lists(st.text("abB。1\n ", max_size=9), min_size=1, max_size=4),
)
@example("a$", 0, ["a\nb", "b\na"])
@example("(?<!a)b*", 0, ["a\nb", "", "ab\n\nb"])
@example("a(?!b)", re.DOTALL, ["a\nb", "ab"])
def test_any_search_finds_what_pythons_own_finds(
    pattern: str, flags: int, texts: list[str]
) -> None:
    try:
        compiled = re.compile(pattern, flags)
    except (re.error, RecursionError, OverflowError):
        return
    quiet = QuietLines(Path("nowhere"))
    for words in [*texts, "\n".join(reversed(texts)), *texts]:
        own = [one.span() for one in compiled.finditer(words)]
        assert found(quiet, words, compiled) == own


@pytest.mark.filterwarnings("ignore:Possible:FutureWarning")
@given(
    st.lists(
        st.lists(st.sampled_from(PIECES), max_size=4).map("".join),
        min_size=1,
        max_size=2,
    ),
    st.lists(st.text("abB。1\n ", max_size=12), min_size=1, max_size=4),
)
@example(["(?<!a)b", "1"], ["ab1。b1", "b1\nab1"])
@example(["a(?!b)", "b"], ["ab。b", "ba。b"])
@example(["[^1]$"], ["ab。b", "b。\nba"])
@example(["(?<=[^1])b"], ["b。ab", "b"])
def test_no_piece_that_has_all_parts_is_left_out(
    patterns: list[str], texts: list[str]
) -> None:
    try:
        parts = [re.compile(one) for one in patterns]
    except (re.error, RecursionError, OverflowError):
        return
    piece = re.compile("[^。\n]+")
    quiet = QuietLines(Path("nowhere"))
    for words in [*texts, "\n".join(reversed(texts)), *texts]:
        given = quiet.text(words).pieces(piece, parts)
        own, ours = (
            [
                one.span()
                for one in found
                if all(part.search(words, *one.span()) for part in parts)
            ]
            for found in (piece.finditer(words), given)
        )
        assert ours == own


@pytest.mark.parametrize(
    ("pattern", "flags", "stays"),
    [
        ("甲[^\n乙]+(?=丙)", 0, True),
        ("^甲|乙$", re.MULTILINE, True),
        ("甲.乙\\b", 0, True),
        ("(?i)a(?<!b)\\S", 0, True),
        ("甲$", 0, False),
        ("\\A甲", re.MULTILINE, False),
        ("甲[^乙]", 0, False),
        ("甲\\s", 0, False),
        ("甲.乙", re.DOTALL, False),
        ("(?s:甲.)", 0, False),
        ("(甲)(?(1)乙|丙)", 0, False),
    ],
)
def test_what_may_look_beyond_its_line(
    pattern: str, flags: int, stays: bool
) -> None:
    assert is_within_line(re.compile(pattern, flags)) is stays


BANDS = [
    "100万元以上500万元以下的，奖励5万元；500万元以上的，奖励10万元",
    "共3家，每家20万元",
    "不足5年的；满5年（含5年）以上的",
    "1—3亩补2万元",
    "",
]


@given(st.lists(st.sampled_from(BANDS), max_size=6))
def test_bands_are_those_of_all_lines_though_few_are_searched(
    lines: list[str],
) -> None:
    with TemporaryDirectory() as folder:
        for _ in range(2):
            quiet = QuietLines(Path(folder))
            paper = paper_of_case(Case("\n".join(["总则", *lines])))
            known = replace(paper, quiet=quiet)
            assert list(band_groups(known)) == list(band_groups(paper))
            quiet.keep()


def test_every_rule_searches_line_by_line(
    tmp_path: Path,
) -> None:
    """One pattern that could reach into the next line is searched in all of every text
    each time, which took as long as a hundred others."""
    words = (Paragraph("body", (Text("第一条　奖励100万元。"),)),)
    tree = from_document(Document("", "", words, template="measures"))
    quiet = QuietLines(tmp_path)
    paper = paper_of(tree, "measures", is_ours=True, quiet=quiet)
    beyond = set()
    for loaded in all_rules():
        rule = loaded.rule
        if rule.reads != "paper" or paper.genre not in rule.genres:
            continue
        quiet._numbers.clear()
        list(loaded.find(paper))
        if quiet_lines._BEYOND in quiet._numbers.values():
            beyond.add(rule.code)
    assert beyond == set()
