"""Sentences that only look unfair: no rule on competition objects to them."""

from __future__ import annotations

from pathlib import Path

import yaml

from policypress.lint.engine import paper_findings
from policypress.lint.registry import selected
from tests.support.spoiling import paper_of_lines

FAIR = Path(__file__).with_name("fair_passages.yaml")
RULES = selected(["FC"])


def test_what_only_looks_unfair_is_left_alone():
    sentences = yaml.load(FAIR.read_text("utf-8"), yaml.CSafeLoader)
    assert len(sentences) > 90
    said = {}
    for sentence in sentences:
        lines = (
            "某县产业扶持办法",
            "第一条　为了发展产业，制定本办法。",
            f"第二条　{sentence}",
        )
        found = paper_findings(paper_of_lines(lines), RULES)
        grave = [one.code for one in found if one.severity != "note"]
        if grave:
            said[sentence] = grave
    assert not said
