"""`build.py doctor`: what is missing is said together with the remedy, and only the main job's needs fail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policypress import doctor
from policypress.cli import main
from policypress.doctor import Check
from policypress.environment import ROOT


@pytest.fixture
def bare(monkeypatch):
    """A machine without any other program and without a single font."""
    monkeypatch.setattr(doctor, "find_program", lambda name: None)
    monkeypatch.setattr(doctor, "find_soffice", lambda: None)
    monkeypatch.setattr(doctor.fonts, "families", lambda: {"黑体"})
    monkeypatch.setattr(doctor.fonts, "stand_in", lambda name: "DejaVu Sans")


def test_on_a_bare_machine_the_main_job_still_works(bare, tmp_path, capsys):
    assert main(["doctor", "--templates", str(tmp_path)]) == 0
    text = capsys.readouterr().out
    assert "缺  LibreOffice：没有找到；不能生成 PDF\n      建议：" in text
    assert "缺  git" in text and "缺  pdftoppm" in text
    assert text.rstrip().endswith("主要功能（生成 docx 和 xlsx）可用。")


def test_every_missing_thing_has_a_remedy(bare):
    missing = [check for check in doctor.examine(ROOT / "templates" / "looks") if not check.found]
    assert missing and all(check.remedy for check in missing)


def test_fonts_of_the_looks_are_named_with_what_stands_in(bare):
    checks = {check.name.split("（")[0]: check for check in doctor.examine(ROOT / "templates" / "looks")}
    assert checks["字体 黑体"].found
    assert "DejaVu Sans" in checks["字体 仿宋_GB2312"].detail


def test_something_the_main_job_needs_fails(monkeypatch, capsys):
    monkeypatch.setattr(doctor, "examine", lambda looks: [Check("软件包", False, "缺少 lxml", "删除 .venv", needed=True)])
    assert main(["doctor"]) == 1
    assert "主要功能缺少：软件包。" in capsys.readouterr().out


def test_json_is_for_programs(bare, tmp_path, capsys):
    assert main(["doctor", "--json", "--templates", str(tmp_path)]) == 0
    checks = json.loads(capsys.readouterr().out)["checks"]
    assert {"name", "found", "detail", "remedy", "needed"} == set(checks[0])
    assert Path(checks[0]["detail"].partition("（")[2].rstrip("）")).exists()
