"""`build.py build 甲 乙` and `--all`: what is said of several policies."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.cli import main
from tests.support.small_policy import write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two policies of one district with titles of their own."""
    for name, title in (("甲", "手艺发展"), ("乙", "匠人培养")):
        (tmp_path / name).mkdir()
        write(tmp_path / name)
        file = tmp_path / name / "policy/policy.yaml"
        text = file.read_text("utf-8")
        file.write_text(
            text.replace("促进手艺发展", f"促进{title}", 1), "utf-8"
        )
    return tmp_path


def test_all_policies_of_a_folder_are_built_and_held_against_each_other(
    folder, capsys
):
    arguments = ["--all", str(folder), "--out", str(folder / "文件")]
    code = main(["build", *arguments, "--only", "措施正文"])
    said = capsys.readouterr().out
    assert code == 0
    assert "乙/policy  写入" in said and "甲/policy  写入" in said
    assert "几个政策之间：" in said and "[matter-supported-twice]" in said
    assert "共 2 个政策：生成 2 个" in said
    assert (folder / "文件/甲/policy/措施正文.docx").is_file()


def test_policies_that_are_named_go_where_they_go_alone(folder, capsys):
    named = [str(folder / name / "policy") for name in ("甲", "乙")]
    assert main(["build", *named, "--only", "措施正文"]) == 0
    for name in ("甲", "乙"):
        assert (folder / name / "policy-outputs/措施正文.docx").is_file()
    main(["build", *named, "--only", "措施正文"])
    assert "写入 0 个文件" in capsys.readouterr().out


def test_a_mistake_in_one_is_told_with_its_policy_and_the_other_is_built(
    folder, capsys
):
    broken = folder / "甲/policy/measures/prize.yaml"
    broken.write_text("title: [", "utf-8")
    arguments = ["--all", str(folder), "--out", str(folder / "文件")]
    code = main(["build", *arguments, "--only", "措施正文"])
    said = capsys.readouterr().out
    assert code == 1
    assert "甲/policy/measures/prize.yaml:" in said
    assert "生成 1 个，有错误、没有写入的 1 个" in said
    assert (folder / "文件/乙/policy/措施正文.docx").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--all", "{空}"], "里没有政策"),
        (["--all", "{没有}"], "读不了"),
        (["{甲}", "--all", "{乙}"], "只能用一样"),
        (["{甲}", "{乙}", "--policy", "{甲}"], "只能用一样"),
        (["{甲}", "{乙}", "--at", "HEAD"], "一次只能用于一个政策"),
        (["{甲}", "--out", "{甲}"], "那里只放源文件"),
        (["{甲}", "--format", "docz"], "没有 docz 这种格式"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(folder, capsys, arguments, said):
    (folder / "空").mkdir()
    places = {
        "空": folder / "空",
        "没有": folder / "没有",
        "甲": folder / "甲/policy",
        "乙": folder / "乙/policy",
    }
    given = [one.format(**places) for one in arguments]
    assert main(["build", *given]) == 2
    assert said in capsys.readouterr().err


def test_a_folder_without_a_policy_is_a_finding(folder, capsys):
    (folder / "空").mkdir()
    named = [str(folder / "甲/policy"), str(folder / "空")]
    assert main(["build", *named, "--only", "措施正文"]) == 1
    said = capsys.readouterr().out
    assert "空" in said and "共 2 个政策：生成 1 个" in said
