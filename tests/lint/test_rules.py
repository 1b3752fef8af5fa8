"""Every rule finds what its own cases say, and nothing else; its manual page is whole."""

from __future__ import annotations

import re

import pytest

from policypress.lint.engine import hits
from policypress.lint.manual import PARTS, manual_of
from policypress.lint.registry import all_rules
from policypress.lint.rule import CERTAIN, Loaded
from tests.support.lint_cases import Case, cases_of, paper_of_case

ALL = all_rules()
OF_PAPERS = [one for one in ALL if one.rule.reads == "paper"]


def name(loaded: Loaded) -> str:
    return f"{loaded.rule.code} {loaded.rule.name}"


def cited(loaded: Loaded, case: Case) -> list[str]:
    """The words that a rule cites in a case."""
    paper = paper_of_case(case)
    if paper.genre not in loaded.rule.genres:
        return []
    return [paper.text[hit.start : hit.end] for hit in hits(paper, loaded)]


@pytest.mark.parametrize("loaded", OF_PAPERS, ids=name)
def test_a_rule_finds_what_its_cases_say_and_nothing_else(loaded):
    cases = cases_of(loaded)
    assert len(cases.good) >= 6 and len(cases.bad) >= 6
    assert len(cases.tricky) >= 2 and all(one.why for one in cases.tricky)
    assert all(one.quotes for one in cases.bad)
    assert not any(one.quotes for one in cases.good)
    for case in (*cases.good, *cases.bad, *cases.tricky):
        assert cited(loaded, case) == list(case.quotes), case.text


@pytest.mark.parametrize("loaded", ALL, ids=name)
def test_the_manual_page_has_all_its_parts(loaded):
    manual = manual_of(loaded.manual)
    assert list(manual.parts) == list(PARTS)
    assert all(manual.parts.values()) and manual.title.endswith("。")
    assert manual.parts["来源"].endswith(f"；{loaded.rule.strength}")


@pytest.mark.parametrize("loaded", ALL, ids=name)
def test_a_name_is_that_of_the_file_and_only_what_is_demanded_is_an_error(
    loaded,
):
    rule = loaded.rule
    stem = loaded.file.replace("\\", "/").rsplit("/", 1)[1]
    assert stem == rule.name.replace("-", "_") + ".py"
    assert re.fullmatch("[A-Z]+-[0-9]{2}", rule.code)
    assert rule.severity != "error" or rule.strength in CERTAIN


def test_no_two_rules_have_one_code_or_name():
    codes = [one.rule.code for one in ALL]
    names = [one.rule.name for one in ALL]
    assert len(set(codes)) == len(codes) and len(set(names)) == len(names)
