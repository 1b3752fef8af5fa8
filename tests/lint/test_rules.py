"""Every rule finds what its own cases say, and nothing else; its manual page is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import policypress
from policypress.lint.engine import hits
from policypress.lint.manual import PARTS, manual_of
from policypress.lint.registry import all_rules
from policypress.lint.rule import CERTAIN, Loaded
from tests.support import subject_cases
from tests.support.lint_cases import Case, cases_of, paper_of_case

PACKAGE = Path(policypress.__file__).parent
ALL = all_rules()
OF_PAPERS = [one for one in ALL if one.rule.reads == "paper"]


OF_OTHERS = [one for one in ALL if one.rule.reads != "paper"]


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


@pytest.mark.parametrize("loaded", OF_OTHERS, ids=name)
def test_a_rule_over_other_things_says_what_its_cases_say(loaded, tmp_path):
    cases = subject_cases.cases_of(loaded)
    assert len(cases["good"]) >= 6 and len(cases["bad"]) >= 6
    assert len(cases["tricky"]) >= 2 and all(
        one.why for one in cases["tricky"]
    )
    assert all(one.said for one in cases["bad"])
    assert not any(one.said for one in cases["good"])
    for number, case in enumerate(sum(cases.values(), [])):
        folder = tmp_path / str(number)
        said = subject_cases.messages(loaded, case, folder)
        assert len(said) == len(case.said), (case.data, said)
        for message, part in zip(said, case.said, strict=True):
            assert part in message, case.data


def test_a_check_that_a_rule_has_taken_over_is_there_and_goes_by_one_code():
    names = [check for one in ALL for check in one.rule.checks]
    assert len(names) == len(set(names))
    code = "".join(
        path.read_text("utf-8")
        for folder in ("source", "compose", "layout")
        for path in (PACKAGE / folder).rglob("*.py")
    )
    assert [one for one in names if f'"{one}"' not in code] == []


def test_the_manual_page_has_all_its_parts():
    for loaded in ALL:
        manual = manual_of(loaded.manual)
        assert list(manual.parts) == list(PARTS), loaded.file
        assert all(manual.parts.values()), loaded.file
        assert manual.title.endswith("。"), loaded.file
        source = manual.parts["来源"]
        assert source.endswith(f"；{loaded.rule.strength}"), loaded.file


def test_a_name_is_that_of_the_file_and_only_what_is_demanded_is_an_error():
    for loaded in ALL:
        rule = loaded.rule
        stem = loaded.file.replace("\\", "/").rsplit("/", 1)[1]
        assert stem == rule.name.replace("-", "_") + ".py"
        assert re.fullmatch("[A-Z]+-[0-9]{2}", rule.code), rule.name
        is_demanded = rule.strength in CERTAIN
        assert rule.severity != "error" or is_demanded, rule.name


def test_no_two_rules_have_one_code_or_name():
    codes = [one.rule.code for one in ALL]
    names = [one.rule.name for one in ALL]
    assert len(set(codes)) == len(codes) and len(set(names)) == len(names)
