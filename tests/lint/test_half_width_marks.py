"""A text typed with half-width marks is read on competition as one with full-width ones,
and what is found is cited as it was typed."""

from __future__ import annotations

import pytest

from policypress.compare.read.plain_text import parse_text
from policypress.lint.engine import paper_findings
from policypress.lint.genres import genre_of
from policypress.lint.paper import Paper, paper_of
from policypress.lint.registry import selected
from policypress.lint.rules.competition._marks import in_full

RULES = selected(["FC"])
TITLE = "某市建材市场管理办法"


def paper(sentence: str) -> Paper:
    """A measure with one clause that counts."""
    lines = (
        TITLE,
        "第一条　为了规范市场，制定本办法。",
        f"第二条　{sentence}",
    )
    tree = parse_text("\n".join(lines), "文稿").tree
    assert tree is not None
    return paper_of(tree, genre_of(tree))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (
            "外地企业,须备案;其他企业(含分公司)免办:",
            "外地企业，须备案；其他企业（含分公司）免办：",
        ),
        ("补助1,000元,限9:00前", "补助1,000元，限9:00前"),
        ("网址http://a.b:80/c,d", "网址http://a.b:80/c,d"),
        ("工期(天)与(一)项", "工期（天）与（一）项"),
        ("全角，不变；", "全角，不变；"),
    ],
)
def test_marks_beside_chinese_are_widened_and_nothing_moves(typed, read):
    assert in_full(typed) == read
    assert len(in_full(typed)) == len(typed)


def test_a_comma_of_either_width_parts_two_phrases():
    full = "外地水泥企业进入本市销售，应当先到市散装水泥办登记，未登记的不得供货。"
    half = full.replace("，", ",")
    told = paper_findings(paper(full), RULES)
    again = paper_findings(paper(half), RULES)
    assert told
    assert [one.code for one in again] == [one.code for one in told]
    for one in again:
        assert one.quote in half
