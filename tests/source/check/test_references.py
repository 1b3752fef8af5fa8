"""Ids that point elsewhere: chapters, fields, guides, documents; and files that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.findings import Finding
from tests.source.changing import edited, found, of

BROKEN = "title: [\n"


def errors(findings: list[Finding]) -> set[str]:
    return {one.code for one in findings if one.severity == "error"}


def test_a_measure_follows_one_of_its_chapter(tmp_path: Path) -> None:
    policy = edited(
        "policy.yaml", ("measures: [prize, training]", "measures: [prize]")
    )
    swap = (
        "subject: 手艺培训",
        "subject: 手艺培训\nchapter: makers\nafter: city-match",
    )
    findings = found(tmp_path, policy, edited("measures/training.yaml", swap))
    (unknown,) = of(findings, "unknown-measure")
    assert unknown.message == "本章没有措施“city-match”"
    assert unknown.place.line == 4


CONDITION = "years: {field: years, op: at_least, value: 2年}"


@pytest.mark.parametrize(
    ("condition", "code", "words"),
    [
        (
            "years: {field: yaers, op: at_least, value: 2年}",
            "unknown-field",
            "yaers",
        ),
        ("years: {field: years, op: yes}", "wrong-comparison", "数量"),
        (
            "years: {field: years, op: at_least, value: 2万元}",
            "wrong-unit",
            "不是数量",
        ),
        (
            "years: {field: years, op: at_least, value: 2项}",
            "wrong-unit",
            "单位是“年”",
        ),
        (
            "years: {field: cost, op: at_least, value: 2年}",
            "wrong-unit",
            "不是金额",
        ),
        ("years: {field: years, op: at_least}", "missing-field", "value"),
        ("level: {field: prize_level, op: one_of}", "missing-field", "values"),
        (
            "level: {field: prize_level, op: one_of, values: [gold, bronze]}",
            "unknown-choice",
            "bronze",
        ),
        (
            "level: {field: prize_level, op: is, value: bronze}",
            "unknown-choice",
            "bronze",
        ),
        (
            "some: {any: {a: {field: yaers, op: yes}, b: {field: local, op: 'yes'}}}",
            "unknown-field",
            "yaers",
        ),
        (
            "some: {any: {a: {field: local, op: 'yes'}, b: {field: cost, op: is, value: 2年}}}",
            "wrong-unit",
            "金额",
        ),
    ],
)
def test_a_condition_asks_what_an_applicant_can_answer(
    tmp_path: Path, condition: str, code: str, words: str
) -> None:
    swap = (CONDITION, condition)
    findings = found(tmp_path, edited("measures/prize.yaml", swap))
    assert errors(findings) == {code}
    assert words in of(findings, code)[0].message


@pytest.mark.parametrize("value", ["2年", "'2'"])
def test_a_number_in_its_unit_can_be_compared(
    tmp_path: Path, value: str
) -> None:
    swap = (
        CONDITION,
        f"years: {{field: years, op: at_least, value: {value}}}",
    )
    findings = found(tmp_path, edited("measures/prize.yaml", swap))
    assert errors(findings) == (set() if value == "2年" else {"wrong-unit"})


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        (
            "{share: 50%, of: years, called: 费用}",
            "wrong-field-type",
        ),
        (
            "{share: 50%, of: nothing, called: 费用}",
            "unknown-field",
        ),
        (
            "{each: 1万元, of: cost, unit: 期}",
            "wrong-field-type",
        ),
        ("{each: 1万元, of: years, unit: 期}", ""),
        (
            "{tiers: {a: {when: 甲, amount: 1万元}}, by: cost}",
            "wrong-field-type",
        ),
        (
            "{tiers: {a: {when: 甲, amount: 1万元}}, by: prize_level}",
            "unknown-choice",
        ),
        (
            "{tiers: {gold: {amount: 1万元, band: {from: 3年}}}, by: prize_level}",
            "wrong-field-type",
        ),
        (
            "{tiers: {gold: {amount: {share: 5%, of: years}}}, by: prize_level}",
            "wrong-field-type",
        ),
    ],
)
def test_an_amount_is_decided_by_an_answer_of_its_kind(
    tmp_path: Path, amount: str, code: str
) -> None:
    old = "{share: 50%, of: cost, called: 实际培训费用}"
    findings = found(tmp_path, edited("measures/training.yaml", (old, amount)))
    assert errors(findings) == ({code} if code else set())


def test_what_cannot_be_read_is_not_missing(tmp_path: Path) -> None:
    """One broken file is one finding: nothing is held against what refers to it."""
    for name in (
        "documents.yaml",
        "fields.yaml",
        "measures/prize.yaml",
        "guides/prize.yaml",
        "benchmarks/city.yaml",
        "supplementary.yaml",
        "policy.yaml",
    ):
        findings = found(tmp_path / name.replace("/", "-"), {name: BROKEN})
        assert {one.place.file for one in findings} == {f"policy/{name}"}, name


def test_a_guide_of_no_measure_and_a_measure_of_no_guide(
    tmp_path: Path,
) -> None:
    changes = {
        "guides/prize.yaml": "",
        "guides/prise.yaml": "audience: 工作室。\n",
    }
    findings = found(tmp_path, changes)
    (stray,) = of(findings, "unknown-measure")
    assert stray.place.file == "policy/guides/prise.yaml"
    assert "prize" in stray.hint
    (bare,) = of(findings, "no-guide")
    assert bare.place.file == "policy/measures/prize.yaml"
    assert bare.severity == "warning"


@pytest.mark.parametrize("name", ["years", "local"])
def test_a_material_proves_a_condition_of_its_measure_or_of_all(
    tmp_path: Path, name: str
) -> None:
    swap = ("form: copy}", f"form: copy, proves: [{name}]}}")
    assert not of(
        found(tmp_path, edited("guides/prize.yaml", swap)), "unknown-condition"
    )
    swap = ("form: copy}", "form: copy, proves: [yaers]}")
    (unknown,) = of(
        found(tmp_path, edited("guides/prize.yaml", swap)), "unknown-condition"
    )
    assert "years" in unknown.hint


def test_a_compared_figure_that_is_not_there(tmp_path: Path) -> None:
    swap = ("figures.gold]", "figures.glod]")
    (unknown,) = of(
        found(tmp_path, edited("measures/prize.yaml", swap)), "unknown-path"
    )
    assert (
        "是否应为“benchmarks/city#articles.contest.figures.gold”"
        in unknown.hint
    )


def test_only_a_broken_measure_is_taken_for_one_that_is_there(
    tmp_path: Path,
) -> None:
    """Another broken file of that name says nothing of a measure."""
    swap = ("measures: [city-match]", "measures: [city-match, fields]")
    changes = edited("policy.yaml", swap)
    findings = found(tmp_path, changes, {"fields.yaml": BROKEN})
    (unknown,) = of(findings, "unknown-measure")
    assert "measures/fields.yaml" in unknown.message
