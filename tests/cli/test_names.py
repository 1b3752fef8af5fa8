"""`build.py names`: what may stand between braces, on the terminal."""

from __future__ import annotations

import json

import pytest

from policypress.cli import main


@pytest.fixture
def home(tmp_path, capsys):
    main(["new", "policy", str(tmp_path / "p")])
    capsys.readouterr()
    return str(tmp_path / "p")


def test_a_provision_lists_what_its_prose_may_say(home, capsys):
    assert main(["names", "night-market", "--policy", home]) == 0
    said = capsys.readouterr().out
    assert "{{ s.market.cap_year }}  →  16万元" in said
    assert "      例：同一主办方每年最高{{ s.market.cap_year }}\n" in said
    assert "{{ cond.days }}  →  30天" in said


def test_without_a_provision_all_prose_and_the_provisions(home, capsys):
    assert main(["names", "--policy", home]) == 0
    said = capsys.readouterr().out
    assert "{{ p.title }}  →  青岚区关于促进社区商业发展的若干措施" in said
    assert "  night-market  第三条" in said


def test_a_wrong_id_gets_the_right_one(home, capsys):
    assert main(["names", "night-markt", "--policy", home]) == 1
    assert "是否应为“night-market”？" in capsys.readouterr().out


def test_programs_get_every_value_whole(home, capsys):
    assert main(["names", "--json", "--policy", home]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"group", "expression", "value", "example"} == set(rows[0])


def test_a_policy_with_errors_is_told_what_is_wrong(home, tmp_path, capsys):
    (tmp_path / "p/policy.yaml").write_text("title: 1", "utf-8")
    assert main(["names", "--policy", home]) == 1
    assert "policy.yaml" in capsys.readouterr().out
