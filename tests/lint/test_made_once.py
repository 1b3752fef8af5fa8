"""What several rules ask of a text is found once, and kept with it."""

from __future__ import annotations

from policypress.lint.made_once import made_once
from policypress.lint.paper import Paper
from tests.support.lint_cases import Case, paper_of_case


def test_what_rules_share_is_made_once_for_each_text():
    asked = []

    @made_once
    def length(read: Paper) -> int:
        asked.append(read.text)
        return len(read.text)

    one, other = (
        paper_of_case(Case(words))
        for words in ("第一条　甲。", "第一条　甲乙。")
    )
    assert (length(one), length(one), length(other)) == (6, 6, 7)
    assert asked == [one.text, other.text]
