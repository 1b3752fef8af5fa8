"""Sentences that break the regulation on fair competition, and sentences that only look
so: the first are found with their article, no rule objects to the second."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
import yaml

from policypress.findings import Finding
from policypress.lint.engine import paper_findings
from policypress.lint.registry import selected
from policypress.lint.rules import competition
from tests.support.spoiling import paper_of_lines

HERE = Path(__file__).parent
RULES = selected(["FC"])
UNFAIR = yaml.load(
    (HERE / "unfair_passages.yaml").read_text("utf-8"), yaml.CSafeLoader
)


def said_of(sentence: str) -> list[Finding]:
    """What the rules say of a sentence in a measure."""
    lines = (
        "某县产业扶持办法",
        "第一条　为了发展产业，制定本办法。",
        f"第二条　{sentence}",
    )
    return paper_findings(paper_of_lines(lines), RULES)


def test_what_only_looks_unfair_is_left_alone():
    fair = HERE / "fair_passages.yaml"
    sentences = yaml.load(fair.read_text("utf-8"), yaml.CSafeLoader)
    assert len(sentences) > 500
    said = {}
    for sentence in sentences:
        found = said_of(sentence)
        grave = [one.code for one in found if one.severity != "note"]
        if grave:
            said[sentence] = grave
    assert not said


@pytest.mark.parametrize("article", UNFAIR)
def test_what_is_unfair_is_found_with_its_article(article):
    missed = [
        sentence
        for sentence in UNFAIR[article]
        if not any(article in one.message for one in said_of(sentence))
    ]
    assert not missed


def test_no_quantifier_was_taken_for_a_value_to_be_filled_in():
    """{0,4} in an f-string is the pair (0, 4) and matches nothing that is meant."""
    for one in iter_modules(competition.__path__):
        module = import_module(f"{competition.__name__}.{one.name}")
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                assert not re.search(r"\(\d+, \d+\)", value.pattern), name
