"""A reviewer proofreads a text that nobody here wrote, a drafter their own policy."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx
import pytest

from policypress.cli import main
from policypress.lint import engine, registry
from policypress.lint.rule import Loaded
from policypress.system.tools import find_soffice
from tests.support import small_policy

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
SLIPS = """\
某区促进质量发展若干措施
第一条　提升质量,促进发展，最高给予5百万元奖励。
第三条　依照本措施第九条执行。
"""


@pytest.fixture
def paper(tmp_path) -> Path:
    """A text with four slips."""
    path = tmp_path / "送审稿.txt"
    path.write_text(SLIPS, "utf-8")
    return path


@pytest.fixture
def example(tmp_path) -> Path:
    """A policy folder to be changed."""
    folder = tmp_path / "政策"
    shutil.copytree(ROOT / "examples/talent-housing", folder)
    return folder


def found(capsys, *arguments: str) -> list[dict]:
    """The findings of a check, as programs read them."""
    main(["check", *arguments, "--format", "json"])
    return json.loads(capsys.readouterr().out)["findings"]


def test_every_slip_is_named_with_its_place_and_words(paper, capsys):
    assert main(["check", str(paper)]) == 1
    said = capsys.readouterr().out
    assert f"{paper}:2:9 · 错误 · PU-01 · 第一条：" in said
    assert "    第一条　提升质量,促进发展，最高给予5百万元奖励。\n" in said
    assert "                    ^\n" in said, "below the comma"
    codes = ["PU-01", "NU-01", "OR-05", "REF-01"]
    assert [one["code"] for one in found(capsys, str(paper))] == codes
    quotes = [one["quote"] for one in found(capsys, str(paper))]
    assert quotes == [",", "5百", "第三条", "第九条"]


def test_only_the_rules_that_are_asked_for(paper, capsys):
    rows = found(capsys, str(paper), "--select", "PU,REF-01")
    assert {row["code"] for row in rows} == {"PU-01", "REF-01"}
    rows = found(capsys, str(paper), "--ignore", "half-width-marks，nu")
    assert {row["code"] for row in rows} == {"OR-05", "REF-01"}
    assert main(["check", str(paper), "--select", "PU-99x"]) == 2


def test_several_files_are_each_named_by_their_path(paper, tmp_path, capsys):
    other = tmp_path / "另" / "送审稿.txt"
    other.parent.mkdir()
    shutil.copy(paper, other)
    rows = found(capsys, str(paper), str(other))
    assert {row["file"] for row in rows} == {str(paper), str(other)}
    missing = found(capsys, str(tmp_path / "没有.docx"))
    assert [row["code"] for row in missing] == ["missing-file"]
    folder = found(capsys, str(tmp_path))
    assert [row["code"] for row in folder] == ["is-directory"]


def test_a_code_host_reads_workflow_commands(paper, capsys):
    main(["check", str(paper), "--format", "github"])
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("::error file=") and "line=2,col=9::" in first


def test_sarif_says_where_the_words_end(paper, capsys):
    main(["check", str(paper), "--sarif"])
    [run] = json.loads(capsys.readouterr().out)["runs"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["endColumn"] == region["startColumn"] + 1
    assert region["snippet"]["text"] == ","


def test_a_slip_in_our_own_prose_is_found_in_the_source(example, capsys):
    file = next((example / "parts").glob("*.yaml"))
    lines = file.read_text("utf-8").split("\n")
    number = next(
        at for at, one in enumerate(lines) if "，" in one and "text" in one
    )
    column = lines[number].index("，") + 1
    lines[number] = lines[number].replace("，", ",", 1)
    file.write_text("\n".join(lines), "utf-8")
    [row] = found(capsys, "--policy", str(example), "--select", "PU,NU")
    assert row["code"] == "PU-01" and row["file"].endswith(file.name)
    assert (row["line"], row["column"]) == (number + 1, column)


def test_what_is_allowed_with_a_reason_is_no_finding(example, capsys):
    file = next((example / "parts").glob("*.yaml"))
    lines = file.read_text("utf-8").split("\n")
    number = next(
        at for at, one in enumerate(lines) if "，" in one and "text" in one
    )
    lines[number] = lines[number].replace("，", ",", 1)
    deep = " " * (len(lines[number]) - len(lines[number].lstrip()))

    def said(comment: str) -> list[str]:
        written = [*lines[:number], deep + comment, *lines[number:]]
        file.write_text("\n".join(written), "utf-8")
        return [
            one["code"]
            for one in found(
                capsys, "--policy", str(example), "--select", "PU,NU"
            )
        ]

    assert said("# 允许 half-width-marks：原文如此") == []
    assert said("# 允许 PU-01：原文如此") == []
    assert set(said("# 允许 PU-01")) == {"PU-01", "allow-no-reason"}
    assert set(said("# 允许 NU-01：原文")) == {"PU-01", "allow-unused"}
    assert set(said("# 允许 nothing-such：原文")) == {"PU-01", "allow-unknown"}


def test_a_rule_that_fails_is_named_and_the_others_still_run(
    paper, capsys, monkeypatch
):
    rules = list(registry.all_rules())

    def fails(_: object) -> list:
        raise ZeroDivisionError

    # One that reads every text.
    at = [one.rule.code for one in rules].index("PU-05")
    rules[at] = Loaded(rules[at].rule, fails, "", "")
    monkeypatch.setattr(registry, "all_rules", lambda: tuple(rules))
    codes = [one["code"] for one in found(capsys, str(paper))]
    assert engine.CRASHED in codes and "PU-01" in codes


def test_a_rule_is_explained(capsys):
    assert main(["check", "--explain", "PU-01"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("PU-01 half-width-marks") and "来源：" in said


@pytest.mark.libreoffice
@pytest.mark.skipif(not find_soffice(), reason="没有安装 LibreOffice")
def test_the_pages_of_a_word_file_are_measured(tmp_path, capsys):
    made = docx.Document()
    for _ in range(60):
        made.add_paragraph("支持企业提升质量。" * 12)
    path = tmp_path / "稿.docx"
    made.save(path)
    rows = found(capsys, str(path), "--layout", "--select", "PG")
    said = [row for row in rows if "GB/T 9704—2012" in row["message"]]
    assert said and {row["file"] for row in said} == {str(path)}


def test_references_are_held_against_the_text_before(tmp_path, capsys):
    old, new = tmp_path / "旧.txt", tmp_path / "新.txt"
    old.write_text(
        "某办法\n第一条　为了发展，制定本办法。\n第二条　受理窗口负责收件。\n"
        "第三条　审核单位负责审核。\n第四条　档案单位负责归档。\n"
        "第五条　违反本办法第三条的，责令改正。\n",
        "utf-8",
    )
    new.write_text(
        "某办法\n第一条　为了发展，制定本办法。\n第二条　审核单位负责审核。\n"
        "第三条　档案单位负责归档。\n第四条　违反本办法第三条的，责令改正。\n",
        "utf-8",
    )
    rows = found(capsys, str(new), "--since", str(old), "--select", "REF")
    assert [(one["code"], one["line"], one["column"]) for one in rows] == [
        ("REF-03", 5, 10)
    ]
    assert found(capsys, str(new), "--select", "REF") == []
    rows = found(capsys, str(new), "--since", str(tmp_path / "无.txt"))
    assert [one["code"] for one in rows] == ["EF-01", "missing-file"]


def test_a_check_of_the_source_goes_by_its_rule_and_may_be_left_out(
    tmp_path, capsys
):
    root = small_policy.write(tmp_path, {"guides/prize.yaml": ""})
    where = ["--policy", str(root)]
    rows = found(capsys, *where, "--select", "GUI-01")
    assert [
        one["code"] for one in rows if "没有申报指南" in one["message"]
    ] == ["GUI-01"]
    rows = found(capsys, *where, "--ignore", "GUI-01")
    assert not [one for one in rows if "没有申报指南" in one["message"]]
    measure = root / "measures" / "prize.yaml"
    text = measure.read_text("utf-8")
    measure.write_text(f"# 允许 GUI-01：并入通用指南\n{text}", "utf-8")
    rows = found(capsys, *where, "--select", "GUI-01")
    assert not [one for one in rows if "没有申报指南" in one["message"]]
