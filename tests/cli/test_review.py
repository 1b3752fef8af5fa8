"""A legal reviewer's file on the command line: listed, picked, asked about, undone."""

from __future__ import annotations

import json

import pytest

from policypress.cli import main
from policypress.cli.commands import review as command
from policypress.pipeline.composing import compose
from policypress.pipeline.our_text import look_of
from policypress.render.docx import render
from policypress.system.environment import ROOT
from policypress.system.user_cache import ELSEWHERE
from tests.support import full_disk
from tests.support import small_policy as small
from tests.support.marking_up import Returned

TEMPLATES = ROOT / "templates"


@pytest.fixture
def policy(tmp_path, monkeypatch):
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "cache"))
    small.write(tmp_path)
    return tmp_path / "policy"


@pytest.fixture
def file(policy, tmp_path):
    """A file with two changes that can be written back, and one that cannot."""
    name = "措施正文"
    composed = compose(policy, TEMPLATES, (name,), lambda *_: None)
    (document,) = composed.documents
    returned = Returned(render(document, look_of(TEMPLATES, document.look)))
    returned.replace("20万元", "25万元")
    returned.replace("财政安排", "财政预算安排", "李四")
    returned.replace("（二）", "（三）")
    path = tmp_path / "回稿.docx"
    path.write_bytes(returned.data())
    return path


def run(capsys, policy, *words):
    """Exit code and what was said."""
    code = main(["review", *map(str, words), "--policy", str(policy)])
    return code, capsys.readouterr().out


def test_changes_are_listed_and_nothing_is_written(policy, file, capsys):
    before = full_disk.files(policy)
    code, said = run(capsys, policy, file)
    assert code == 0, said
    assert "20万元" in said and "25万元" in said
    assert "不能改回" in said and "自动生成" in said
    assert "能改回 2 处" in said and "没有写入" in said
    assert full_disk.files(policy) == before


def test_what_is_picked_is_written_and_taken_back(policy, file, capsys):
    before = full_disk.files(policy)
    _, said = run(capsys, policy, file, "--json")
    rows = json.loads(said)["changes"]
    number = next(row["number"] for row in rows if row["new"] == "25万元")
    code, said = run(capsys, policy, file, "--apply", "--pick", number)
    assert code == 0 and "measures/prize.yaml" in said
    now = full_disk.files(policy)
    assert [name for name in now if now[name] != before[name]] == [
        "measures/prize.yaml"
    ]
    assert main(["undo", "--policy", str(policy)]) == 0
    assert full_disk.files(policy) == before


def test_each_change_is_asked_about(policy, file, capsys, monkeypatch):
    answers = iter(["n", "y"])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    code, said = run(capsys, policy, file, "--interactive")
    assert code == 0 and "已写入" in said
    assert said.count("采纳？") == 0  # the question is input's own


def test_the_end_of_the_input_takes_nothing(policy, file, capsys, monkeypatch):
    def ended(_):
        raise EOFError

    monkeypatch.setattr("builtins.input", ended)
    before = full_disk.files(policy)
    run(capsys, policy, file, "--interactive")
    assert full_disk.files(policy) == before


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1", (1,)),
        ("1,3-5", (1, 3, 4, 5)),
        ("2，4", (2, 4)),
        ("7 - 8", (7, 8)),
    ],
)
def test_numbers_are_typed_as_people_do(text, numbers):
    assert command.numbers(text) == numbers


def test_only_what_differs_is_shown():
    old, new = command.clipped(
        "甲" * 40 + "一" + "乙" * 40, "甲" * 40 + "二" + "乙" * 40
    )
    assert old == "……" + "甲" * 12 + "一" + "乙" * 12 + "……"
    assert new == old.replace("一", "二")
