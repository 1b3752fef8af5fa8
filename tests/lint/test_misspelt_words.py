"""The list of misspelt words is whole, and what is remembered of lines changes nothing."""

from __future__ import annotations

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
