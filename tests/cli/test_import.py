"""`build.py import`: from somebody's text to a policy that can be built."""

from __future__ import annotations

import json

from policypress.cli import command_names, main

TEXT = "云湾区住房办法\n第一条　每户补贴3万元。\n第三条　由区住房局解释。\n"


def test_a_text_becomes_a_policy_that_check_accepts(tmp_path, capsys):
    file, into = tmp_path / "办法.txt", tmp_path / "政策"
    amounts = tmp_path / "金额.json"
    file.write_text(TEXT, "utf-8")
    code = main(
        ["import", str(file), "--into", str(into), "--json", str(amounts)]
    )
    said = capsys.readouterr().out
    assert code == 0, said
    assert "已核验：正文 2 行与文件逐行相同，1 行的序号作为文字保留" in said
    assert "办法.txt:3:1" in said and "第三条" in said
    (row,) = json.loads(amounts.read_text("utf-8"))["amounts"]
    assert (row["place"], row["yuan"]) == ("第一条", 30_000)
    assert main(["check", "--policy", str(into)]) == 0


def test_several_files_have_a_folder_each(tmp_path, capsys):
    files = [tmp_path / "甲.txt", tmp_path / "乙.txt"]
    for file in files:
        file.write_text(TEXT, "utf-8")
    into = tmp_path / "各政策"
    assert main(["import", *map(str, files), "--into", str(into)]) == 0
    assert (into / "甲" / "policy.yaml").is_file()
    assert (into / "乙" / "policy.yaml").is_file()
    capsys.readouterr()


def test_a_file_that_is_not_there_is_a_finding(tmp_path, capsys):
    into = tmp_path / "政策"
    assert main(["import", str(tmp_path / "无.txt"), "--into", str(into)]) == 1
    assert "没有写入文件" in capsys.readouterr().out
    assert not into.exists()


def test_the_command_has_the_name_that_no_module_can_have():
    assert "import" in command_names()
    assert "import-" not in command_names()


def test_a_newer_text_of_a_policy_is_a_review_of_it(tmp_path, capsys):
    file, into = tmp_path / "办法.txt", tmp_path / "政策"
    file.write_text(TEXT, "utf-8")
    assert main(["import", str(file), "--into", str(into)]) == 0
    clause = into / "measures/a1.yaml"
    worked_on = f"# 主任批示：再核\n{clause.read_text('utf-8')}"
    clause.write_text(worked_on, "utf-8")
    file.write_text(
        TEXT.replace("由区住房局解释", "由区住房局负责解释"), "utf-8"
    )
    again = ["import", str(file), "--into", str(into)]
    capsys.readouterr()
    assert main(again) == 0
    said = capsys.readouterr().out
    assert "已经是一套政策" in said
    assert "负责解释" in said and "没有写入" in said
    assert clause.read_text("utf-8") == worked_on
    assert main([*again, "--apply"]) == 0
    assert "负责解释" in (into / "measures/u1.yaml").read_text("utf-8")
    assert clause.read_text("utf-8") == worked_on
    capsys.readouterr()
    assert main(again) == 0
    assert "修改 0 处" in capsys.readouterr().out
