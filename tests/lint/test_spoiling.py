"""A clean text that is broken as a rule describes is caught, at the very place."""

from __future__ import annotations

import random

import pytest

from policypress.lint.engine import paper_findings
from policypress.lint.registry import all_rules
from policypress.lint.rule import Loaded
from tests.lint.spoiling import (
    citations,
    competition,
    dates,
    doc_numbers,
    effect,
    guide,
    numbers,
    ordinals,
    punctuation,
    structure,
    wording,
)
from tests.support.spoiling import (
    Spoilt,
    clean_texts,
    is_caught,
    paper_of_lines,
)

pytestmark = pytest.mark.whole

SEEDS = 20
FEWEST = 19  # caught of 20: 95 %
SPOILS = {
    **punctuation.SPOILS,
    **numbers.SPOILS,
    **ordinals.SPOILS,
    **doc_numbers.SPOILS,
    **dates.SPOILS,
    **effect.SPOILS,
    **citations.SPOILS,
    **competition.SPOILS,
    **wording.SPOILS,
    **structure.SPOILS,
    **guide.SPOILS,
}
_NOTED = ("ST-06", "NUM-06")
FAMILIES = {code.split("-")[0] for code in SPOILS}
RULES = [
    one
    for one in all_rules()
    if one.rule.code.split("-")[0] in FAMILIES and one.rule.reads == "paper"
]
TEXTS = [(paper_of_lines(lines).genre, lines) for lines in clean_texts()]


def spoilt_by(loaded: Loaded, seed: int) -> Spoilt:
    """A text of a kind that the rule reads, broken for it."""
    source = random.Random(f"{loaded.rule.code} {seed}")
    for genre, lines in source.sample(TEXTS, len(TEXTS)):
        # The guide is there for the rules on guides.
        is_for_guides = loaded.rule.code.startswith("GUI")
        is_read = genre in loaded.rule.genres or loaded.rule.code == "DOS-03"
        if not is_read or (genre == "guide" and not is_for_guides):
            continue
        spoilt = SPOILS[loaded.rule.code](lines, source)
        if spoilt is not None:
            return spoilt
    raise AssertionError(f"no clean text has a place for {loaded.rule.code}")


def test_the_clean_texts_have_no_findings():
    for lines in clean_texts():
        found = paper_findings(paper_of_lines(lines), RULES)
        # Chapters, and bounds that nothing explains, are not wrong, and noted.
        assert [one for one in found if one.code not in _NOTED] == []


def test_every_rule_of_these_families_is_tried():
    assert {one.rule.code for one in RULES} == set(SPOILS)


@pytest.mark.parametrize("loaded", RULES, ids=lambda one: one.rule.code)
def test_what_a_rule_describes_is_caught_where_it_stands(loaded):
    spoilt = [spoilt_by(loaded, seed) for seed in range(SEEDS)]
    missed = [one for one in spoilt if not is_caught(loaded, one)]
    shown = [(one.quote, one.lines[max(one.line, 0)]) for one in missed]
    assert SEEDS - len(missed) >= FEWEST, shown
