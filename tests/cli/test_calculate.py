"""`build.py calculate`: one applicant, from the answers file to the letter."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from policypress.cli import main
from policypress.source import new_policy


@pytest.fixture
def policy(tmp_path: Path) -> str:
    new_policy(tmp_path / "policy")
    return str(tmp_path / "policy")


def answers(folder: Path, *lines: str) -> str:
    path = folder / "answers.yaml"
    path.write_text(
        "applicant: 青岚小店\nanswers:\n"
        + "".join(f"  {line}\n" for line in lines),
        encoding="utf-8",
    )
    return str(path)


def test_the_verdicts_are_printed(tmp_path, policy, capsys):
    given = answers(
        tmp_path,
        "entity: 企业",
        "fitting_cost: 10万元",
        "market_days: 29天",
        "market_count: 2",
    )
    assert main(["calculate", given, "--policy", policy]) == 0
    said = capsys.readouterr().out
    assert "可申报 1 项，待确认 1 项，不可申报 1 项" in said
    assert "装修设备费用10万元 × 30% = 3万元" in said
    assert "“举办天数”由“29天”改为“30天”" in said


def test_the_same_as_json(tmp_path, policy, capsys):
    assert (
        main(
            [
                "calculate",
                answers(tmp_path, "entity: company", "brand_level: national"),
                "--policy",
                policy,
                "--json",
            ]
        )
        == 0
    )
    data = json.loads(capsys.readouterr().out)
    brand = next(
        measure for measure in data["measures"] if measure["id"] == "old-brand"
    )
    amount = brand["amount"]
    assert (amount["min"], amount["max"]) == (200_000, 200_000)
    assert data["clauses"][brand["supports"][0]["steps"][0]["clause"]][
        "text"
    ].startswith("对新获认定的中华老字号")


def test_the_letter_is_written_as_a_word_file(tmp_path, policy, capsys):
    given = answers(
        tmp_path, "entity: 企业", "market_days: 29天", "market_count: 2"
    )
    assert (
        main(
            [
                "calculate",
                given,
                "--policy",
                policy,
                "--letter",
                "night-market",
                "--out",
                str(tmp_path / "out"),
            ]
        )
        == 0
    )
    with zipfile.ZipFile(
        tmp_path / "out" / "不予支持告知书" / "举办夜市-青岚小店.docx"
    ) as package:
        assert "每年举办不少于" in package.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("lines", "more", "says"),
    [
        (["entitty: 企业"], [], "是否应为“entity”"),
        (
            ["entity: 企业"],
            ["--letter", "night-markets"],
            "是否应为“night-market”",
        ),
        (
            ["entity: 企业"],
            ["--letter", "night-market"],
            "不能出具不予支持告知书",
        ),
    ],
)
def test_a_mistake_is_told_with_a_remedy(
    tmp_path, policy, capsys, lines, more, says
):
    assert (
        main(
            [
                "calculate",
                answers(tmp_path, *lines),
                "--policy",
                policy,
                "--out",
                str(tmp_path / "out"),
                *more,
            ]
        )
        == 1
    )
    assert says in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_nothing_is_calculated_from_a_policy_whose_clause_does_not_state_the_amount(
    tmp_path, policy, capsys
):
    file = Path(policy) / "measures" / "convenience-shop.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace(
            "，每店最高{{ s.fitting.cap }}", ""
        ),
        encoding="utf-8",
    )
    assert (
        main(
            [
                "calculate",
                answers(tmp_path, "entity: 企业"),
                "--policy",
                policy,
            ]
        )
        == 1
    )
    assert "unstated-limit" in capsys.readouterr().out


def test_the_letter_of_another_policy_goes_beside_that_policy(
    tmp_path, policy, capsys
):
    given = answers(
        tmp_path, "entity: 企业", "market_days: 29天", "market_count: 2"
    )
    assert (
        main(
            [
                "calculate",
                given,
                "--policy",
                policy,
                "--letter",
                "night-market",
            ]
        )
        == 0
    )
    assert (
        tmp_path
        / "policy-outputs"
        / "不予支持告知书"
        / "举办夜市-青岚小店.docx"
    ).is_file()


def test_nothing_is_written_where_only_people_write(tmp_path, policy, capsys):
    given = answers(
        tmp_path, "entity: 企业", "market_days: 29天", "market_count: 2"
    )
    assert (
        main(
            [
                "calculate",
                given,
                "--policy",
                policy,
                "--letter",
                "night-market",
                "--out",
                f"{policy}/x",
            ]
        )
        == 2
    )
    assert "只放源文件" in capsys.readouterr().err


def test_the_measure_of_a_letter_may_be_named_in_words(
    tmp_path, policy, capsys
):
    given = answers(
        tmp_path, "entity: 企业", "market_days: 29天", "market_count: 2"
    )
    assert (
        main(
            [
                "calculate",
                given,
                "--policy",
                policy,
                "--letter",
                "举办夜市",
                "--out",
                str(tmp_path / "out"),
            ]
        )
        == 0
    )
    assert (
        main(
            [
                "calculate",
                given,
                "--policy",
                policy,
                "--letter",
                "举办夜集",
                "--out",
                str(tmp_path / "out"),
            ]
        )
        == 1
    )
    assert "是否应为“举办夜市”" in capsys.readouterr().out


def test_what_a_policy_may_promise_without_a_clause_is_told_beside_the_result(
    tmp_path, policy, capsys
):
    file = Path(policy) / "measures" / "night-market.yaml"
    file.write_text(
        file.read_text("utf-8").replace(
            "每年举办不少于{{ cond.days }}的夜市", "每年举办夜市"
        ),
        "utf-8",
    )
    assert (
        main(
            [
                "calculate",
                answers(tmp_path, "entity: 企业"),
                "--policy",
                policy,
                "--json",
            ]
        )
        == 0
    )
    said = capsys.readouterr()
    assert json.loads(said.out) and "unstated-condition" in said.err
