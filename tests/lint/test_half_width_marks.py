"""A text typed with half-width marks is read on competition as one with full-width ones,
and what is found is cited as it was typed."""

from __future__ import annotations

from policypress.compare.read.plain_text import parse_text
from policypress.lint.engine import paper_findings
from policypress.lint.genres import genre_of
from policypress.lint.paper import Paper, paper_of
from policypress.lint.registry import selected

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


def test_a_comma_of_either_width_parts_two_phrases():
    full = "外地水泥企业进入本市销售，应当先到市散装水泥办登记，未登记的不得供货。"
    half = full.replace("，", ",")
    told = paper_findings(paper(full), RULES)
    again = paper_findings(paper(half), RULES)
    assert told
    assert [one.code for one in again] == [one.code for one in told]
    for one in again:
        assert one.quote in half
