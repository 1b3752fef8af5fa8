"""Rules that ask each line first find what they would find in the whole text."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from policypress.lint.paper import Paper
from policypress.lint.quiet_lines import QuietLines
from policypress.lint.rules.ordinals import broken_row
from policypress.lint.rules.punctuation import (
    nested_titles,
    traditional_glyphs,
    unpaired_brackets,
)
from policypress.lint.rules.wording import mistaken_words
from tests.support.lint_cases import Case, paper_of_case

MARKS = st.text("《》〈〉（）()〔〕“”<>法\n", max_size=40)
WORDS = st.lists(
    st.sampled_from(
        [
            "生活必须品",
            "法制政府",
            "于以受理",
            "付本",
            "一但",
            "以获得",
            "未公示",
            "，必须",
            "；",
            "。",
            "\n",
            "资助的",
            "园区",
        ]
    ),
    max_size=20,
).map("".join)
ROWS = st.lists(
    st.sampled_from(
        [
            "①申报②",
            "②审核",
            "④公示",
            "（一）申请",
            "（三）兑付",
            "第一步，",
            "第三步：",
            "；",
            "：",
            "\n",
            "一档补",
            "三档补",
        ]
    ),
    max_size=14,
).map("".join)


def said(rule, paper: Paper) -> list[tuple[int, int, str]]:
    """What a rule finds, in the order of the text."""
    return sorted(
        (hit.start, hit.end, hit.message) for hit in rule.find(paper)
    )


def alike_known_or_new(rule, words: str) -> None:
    """A text by somebody else, the same as ours, and that again with its lines known."""
    paper = paper_of_case(Case(f"总则\n{words}"))
    new = said(rule, paper)
    with TemporaryDirectory() as folder:
        for _ in range(2):
            quiet = QuietLines(Path(folder))
            assert said(rule, replace(paper, quiet=quiet)) == new
            quiet.keep()


@given(MARKS)
def test_marks_that_are_no_pairs(words: str) -> None:
    alike_known_or_new(unpaired_brackets, words)


@given(MARKS)
def test_a_text_whose_lines_are_all_paired_has_no_half(words: str) -> None:
    """So that nothing is lost by passing over it."""
    if not unpaired_brackets._with_halves(words.split("\n")):
        paper = paper_of_case(Case(f"总则\n{words}"))
        assert unpaired_brackets._halves(paper) == []


@given(MARKS)
def test_titles_within_titles(words: str) -> None:
    alike_known_or_new(nested_titles, words)


@given(MARKS)
def test_a_text_without_a_suspect_has_no_title_within_one(words: str) -> None:
    paper = paper_of_case(Case(f"总则\n{words}"))
    if not nested_titles._SUSPECT.search(paper.text):
        marks = nested_titles._MARK.findall(paper.text)
        assert "〈" not in marks and all(len(mark) == 1 for mark in marks)
        assert said(nested_titles, paper) == []


@given(WORDS)
def test_words_taken_for_others(words: str) -> None:
    alike_known_or_new(mistaken_words, words)


@given(ROWS)
def test_rows_that_leave_one_out(words: str) -> None:
    alike_known_or_new(broken_row, words)


@given(st.text("應补繁貌喆王先生公司淸\n", max_size=30))
def test_characters_that_official_texts_do_not_use(words: str) -> None:
    alike_known_or_new(traditional_glyphs, words)
