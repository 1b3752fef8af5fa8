"""The list of misspelt words is whole, and what is remembered of lines changes nothing."""

from __future__ import annotations

import sys

from msgspec.structs import replace

from policypress.lint import quiet_lines
from policypress.lint.quiet_lines import QuietLines
from policypress.lint.rules.wording import misspelt_words
from policypress.lint.rules.wording.misspelt_words import slips
from tests.support.lint_cases import Case, paper_of_case


def told(*lines: str) -> list[str]:
    paper = paper_of_case(Case("\n".join(lines)))
    hits = misspelt_words.find(paper)
    return [paper.text[hit.start : hit.end] for hit in hits]


def test_each_pair_of_the_list_has_its_word_and_is_none_itself():
    known = slips()
    kinds = (
        known.anywhere,
        known.before_mark,
        known.behind_mark,
        known.in_phrase,
    )
    for rows in kinds:
        for first, row in rows.items():
            seconds, right_first, wrong, right_second = row.split(" ")
            assert len(seconds) == len(right_first) and len(wrong) == len(
                right_second
            )
            both = (seconds + wrong).replace("-", "")
            assert not set(both) & set(known.words.get(first, "")), first


def test_a_line_is_told_of_each_time_also_when_much_was_read_between(
    monkeypatch,
):
    assert told("根椐规定。", "申报单位。") == ["根椐"]
    monkeypatch.setattr(misspelt_words, "_KEPT_LINES", 2)
    assert told("甲。", "乙。", "丙。") == []
    assert told("根椐规定。", "根椐规定。") == ["根椐", "根椐"]


def test_of_two_slips_that_overlap_one_is_told():
    assert told("请尊照执行。") == ["尊照执行"]


def test_a_pair_is_a_slip_before_a_mark_only_where_no_word_begins():
    assert told("及时处制。") == ["处制"]
    assert told("由各处制定办法。") == []


def test_a_slip_is_told_of_again_by_a_later_check_that_knows_its_line(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(quiet_lines, "_WORTH", 1)
    words = ("根椐规定。", "申报单位。")
    for more in ((), (), ("撒销。",)):
        misspelt_words._memory.cache_clear()
        quiet = QuietLines(tmp_path)
        paper = paper_of_case(Case("\n".join([*words, *more])))
        known = replace(paper, quiet=quiet)
        hits = list(misspelt_words.find(known))
        assert hits == list(misspelt_words.find(paper))
        assert len(hits) == 1 + len(more)
        quiet.keep()


def test_other_words_are_another_question(tmp_path, monkeypatch):
    before = misspelt_words._question()
    other = tmp_path / "misspelt_phrases.txt"
    other.write_text("三个字 - - -\n", "utf-8")
    monkeypatch.setattr(misspelt_words, "_TYPED", other)
    misspelt_words._question.cache_clear()
    assert misspelt_words._question() != before
    misspelt_words._question.cache_clear()
