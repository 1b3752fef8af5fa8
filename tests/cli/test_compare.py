"""`build.py compare`: what the user asks, and what is told."""

from __future__ import annotations

import json

import pytest

from policypress.cli import main
from tests.support.texts import NEW, OLD


@pytest.fixture
def texts(tmp_path, monkeypatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "旧.txt").write_text(OLD, "utf-8")
    (tmp_path / "新.txt").write_text(NEW, "utf-8")
    return [
        "compare",
        "旧.txt",
        "新.txt",
        "--out",
        "对照",
        "--date",
        "2026-03-01",
    ]


def test_the_summary_says_what_changed_and_where_the_papers_are(texts, capsys):
    assert main(texts) == 0
    said = capsys.readouterr().out
    assert (
        "比较  旧.txt → 新.txt\n共 6 条：新增 1，删去 1，修改 1，仅条序调整 1，未变 2\n"
        in said
    )
    assert "已核验" in said and "对照/  写入 10 个文件，未变 0 个。" in said


def test_json_has_everything_with_stable_ids_and_places(texts, capsys):
    assert main([*texts, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    change = next(
        change for change in data["changes"] if change["id"] == "第三条"
    )
    assert change["kind"] == "修改" and change["old"][0]["place"] == {
        "file": "旧.txt",
        "line": 4,
        "column": 1,
    }
    assert (
        data["files"]["written"][0] == "对照/修订稿.docx"
        and data["amendment"]["lines"]
    )


def test_equal_versions_are_no_mistake(texts, tmp_path, capsys):
    assert main(["compare", "旧.txt", "旧.txt", "--out", "对照"]) == 0
    assert (
        "两个版本的文字相同，没有写入文件。" in capsys.readouterr().out
        and not (tmp_path / "对照").exists()
    )


def test_a_mistake_gives_its_hint_and_exit_code_one(texts, tmp_path, capsys):
    assert main(["compare", "旧.txt", "没有.docx", "--out", "对照"]) == 1
    said = capsys.readouterr().out
    assert (
        "找不到“没有.docx”" in said
        and "没有写入文件" in said
        and not (tmp_path / "对照").exists()
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["compare"], "缺少：旧"),
        (["compare", "a", "b", "--date", "3月1日"], "2026-03-01"),
        (["compare", "a", "b", "--date", "2026-13-01"], "2026-03-01"),
    ],
)
def test_wrong_usage_is_explained(words, message, capsys):
    assert main(words) == 2
    assert message in capsys.readouterr().err


def test_outputs_are_not_written_among_the_sources(texts, tmp_path, capsys):
    assert (
        main(
            [
                "compare",
                "旧.txt",
                "新.txt",
                "--policy",
                str(tmp_path),
                "--out",
                str(tmp_path / "out"),
            ]
        )
        == 2
    )
    assert "那里只放源文件" in capsys.readouterr().err


def test_who_passes_the_decision_and_when_it_applies_is_written_in_it(
    texts, tmp_path, capsys
):
    passage = ["--organ", "某市人大常委会", "--meeting", "第十二次会议"]
    assert main([*texts, *passage, "--effective", "2026-08-01"]) == 0
    decision = (tmp_path / "对照" / "修改决定.md").read_text("utf-8")
    assert (
        "某市人大常委会于第十二次会议决定对《示范办法》作如下修改："
        in decision
    )
    assert "本决定自2026年8月1日起施行。" in decision
    capsys.readouterr()
    assert main([*texts, "--effective", "八月一日"]) == 2
    assert "要写成 2026-03-01 这样的日期" in capsys.readouterr().err


def test_where_nearly_everything_changes_a_new_publication_is_recommended(
    texts, tmp_path, capsys
):
    clauses = [
        f"第{one}条 {one}事项由某部门负责。" for one in "一二三四五六七八九十"
    ]
    old = "\n".join(["示范办法", *clauses])
    (tmp_path / "旧.txt").write_text(old, "utf-8")
    (tmp_path / "新.txt").write_text(old.replace("某部门", "他单位"), "utf-8")
    assert main(texts) == 0
    words = "改动面较大（共10条，有变动的10条），通常采用全文修订（重新公布全文）的方式。"
    assert words in capsys.readouterr().out
    decision = (tmp_path / "对照" / "修改决定.md").read_text("utf-8")
    assert decision.rstrip().endswith(f"（说明，印发前核对并删去：{words}）")
    assert main(["amend", "旧.txt", "对照/修改决定.md", "--out", "结果"]) == 0
