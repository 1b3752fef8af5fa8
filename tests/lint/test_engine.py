"""How what a rule says becomes a finding, and what becomes of a rule that fails."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from policypress.findings import Finding, Place
from policypress.lint.engine import paper_findings, subject_findings
from policypress.lint.registry import (
    all_rules,
    folder_of,
    names,
    rules_but,
    selected,
)
from policypress.lint.rule import Hit, Loaded, Rule, Spot
from tests.support.spoiling import paper_of_lines

PAPER = paper_of_lines(
    ("某县养蜂办法", "第一条　养蜂的，登记。", "第二条　养蜂人，报告。")
)
AT = Place("政策/a.yaml", 3, 5)


def loaded(find, **other) -> Loaded:
    """A rule of a test's own."""
    fields = {
        "code": "XX-01",
        "name": "bees",
        "severity": "error",
        "strength": "规定",
        "source": "某标准",
    }
    return Loaded(Rule(**{**fields, **other}), find, "", "rules/bees/bees.py")


def bees(_):
    """A hit on 养蜂人."""
    start = PAPER.text.index("养蜂人")
    yield Hit(start, start + 3, "不用“人”。", "写作蜂农。", "蜂农")


def said(find, **other) -> Finding:
    """The one finding of a rule over the paper."""
    (found,) = paper_findings(PAPER, [loaded(find, **other)])
    return found


def test_a_hit_has_its_words_its_clause_and_its_place():
    found = said(bees)
    assert (found.code, found.severity, found.message, found.hint) == (
        "XX-01",
        "error",
        "不用“人”。",
        "写作蜂农。",
    )
    assert (found.quote, found.where) == ("养蜂人", "第二条")
    assert (found.place.line, found.place.column) == (3, 5)


def test_only_a_mechanical_rule_says_what_to_write():
    assert said(bees, mechanical=True).instead == "蜂农"
    assert said(bees).instead is None


@pytest.mark.parametrize(
    ("own", "strength", "severity"),
    [
        (None, "规定", "error"),
        (None, "实务", "warning"),
        ("note", "规定", "note"),
        ("warning", "规定", "warning"),
    ],
)
def test_a_hit_is_as_grave_as_it_says_and_an_error_only_where_demanded(
    own, strength, severity
):
    def find(_):
        yield Hit(0, 1, "甲", severity=own)

    assert said(find, strength=strength).severity == severity


def test_no_hit_is_graver_than_its_rule():
    def find(_):
        yield Hit(0, 1, "甲", severity="error")

    assert said(find, severity="note").severity == "note"


def test_a_rule_of_other_kinds_of_text_is_not_asked():
    assert paper_findings(PAPER, [loaded(bees, genres=frozenset())]) == []
    assert paper_findings(PAPER, [loaded(bees, reads="policy")]) == []


def test_a_rule_that_fails_is_named_and_the_others_speak():
    def fail(_):
        raise ZeroDivisionError

    failed, other = paper_findings(PAPER, [loaded(fail), loaded(bees)])
    assert other.quote == "养蜂人"
    assert (failed.code, failed.severity) == ("rule-failed", "warning")
    assert failed.message == (
        "规则 XX-01（bees）自身出错（ZeroDivisionError），未能校核。"
    )
    assert failed.hint == (
        "其余规则照常执行；请把这份文稿的有关段落告诉开发者。"
    )
    assert failed.place.file == PAPER.name


def test_a_second_rule_is_silent_where_another_of_its_family_speaks():
    first = loaded(bees, code="XX-02")
    second = loaded(bees, code="XX-03", is_second=True)
    other = loaded(bees, code="YY-01", is_second=True)
    found = paper_findings(PAPER, [first, second, other])
    assert [one.code for one in found] == ["XX-02", "YY-01"]


def test_a_spot_is_a_finding_with_all_that_it_says():
    def find(_):
        yield Spot(AT, "不符", "核对", "20万元", "第二条", "note")

    (found,) = subject_findings(
        SimpleNamespace(), "policy", [loaded(find, reads="policy")], "a"
    )
    assert found == Finding(
        "XX-01", "不符", AT, "核对", "note", "20万元", "第二条"
    )
    assert (found.hint, found.quote, found.where) == (
        "核对",
        "20万元",
        "第二条",
    )


def test_a_subject_is_shown_to_the_rules_that_read_such():
    def fail(_):
        raise KeyError

    guide = SimpleNamespace(genre="guide")
    rules = [
        loaded(fail, reads="page"),
        loaded(fail, reads="policy", genres=frozenset(["note"])),
        loaded(fail, reads="policy", genres=frozenset(["guide"])),
    ]
    (found,) = subject_findings(guide, "policy", rules, "指南")
    assert found.place == Place("指南")
    assert "KeyError" in found.message


def test_rules_are_chosen_by_code_name_family_and_taken_over_checks():
    rule = loaded(bees, checks=("no-bees",)).rule
    assert names(rule) == {"XX-01", "xx-01", "bees", "XX", "xx", "no-bees"}
    one, other = loaded(bees), loaded(bees, code="YY-01", name="bears")
    both = [one, other]
    assert selected(among=both) == (one, other)
    assert selected(["xx"], among=both) == (one,)
    assert selected([], ["bees"], both) == (other,)
    assert selected(["XX", "YY-01"], ["bears"], both) == (one,)


def test_a_folder_of_rules_can_be_left_out():
    assert folder_of(loaded(bees)) == "bees"
    left = rules_but("competition")
    assert {one for one in all_rules() if one not in left} == {
        one for one in all_rules() if folder_of(one) == "competition"
    }
    codes = [one.rule.code for one in all_rules()]
    assert codes == sorted(codes)
