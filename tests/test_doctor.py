"""`build.py doctor`: what is missing is said together with the remedy, and only the main job's needs fail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policypress import doctor
from policypress.cli import main
from policypress.doctor import Check
from policypress.system.environment import ROOT
from policypress.system.tools import NoAnswer


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
    missing = [
        check
        for check in doctor.examine(ROOT / "templates" / "looks")
        if not check.found
    ]
    assert missing and all(check.remedy for check in missing)


def test_fonts_of_the_looks_are_named_with_what_stands_in(bare):
    checks = {
        check.name.split("（")[0]: check
        for check in doctor.examine(ROOT / "templates" / "looks")
    }
    assert checks["字体 黑体"].found
    assert "DejaVu Sans" in checks["字体 仿宋_GB2312"].detail


def test_something_the_main_job_needs_fails(monkeypatch, capsys):
    monkeypatch.setattr(
        doctor,
        "examine",
        lambda looks: [
            Check("软件包", False, "缺少 lxml", "删除 .venv", needed=True)
        ],
    )
    assert main(["doctor"]) == 1
    assert "主要功能缺少：软件包。" in capsys.readouterr().out


def test_json_is_for_programs(bare, tmp_path, capsys):
    assert main(["doctor", "--json", "--templates", str(tmp_path)]) == 0
    checks = json.loads(capsys.readouterr().out)["checks"]
    assert {"name", "found", "detail", "remedy", "needed"} == set(checks[0])
    assert Path(checks[0]["detail"].partition("（")[2].rstrip("）")).exists()


def test_a_fontconfig_that_hangs_is_reported_and_asked_once(
    monkeypatch, capsys
):
    asked: list[str] = []

    def hang(program: str, *_: str) -> None:
        asked.append(program)
        raise NoAnswer(f"{program} 超过 20 秒没有回应")

    monkeypatch.setattr(doctor.fonts, "_ask", hang)
    monkeypatch.setattr(doctor.fonts, "_folders", lambda: [])
    monkeypatch.setattr(doctor, "find_program", lambda name: None)
    monkeypatch.setattr(doctor, "find_soffice", lambda: None)
    assert main(["doctor"]) == 0
    text = capsys.readouterr().out
    assert (
        "缺  fontconfig：fc-list 超过 20 秒没有回应" in text
        and "fc-cache" in text
    )
    assert asked == ["fc-list"]


def test_a_fontconfig_that_hangs_at_the_second_question_is_reported_too(
    monkeypatch,
):
    def hang(name: str) -> str:
        raise NoAnswer("fc-match 超过 20 秒没有回应")

    monkeypatch.setattr(doctor.fonts, "families", lambda: {"黑体"})
    monkeypatch.setattr(doctor.fonts, "stand_in", hang)
    checks = list(doctor._fonts(ROOT / "templates" / "looks"))
    assert checks[-1].name == "fontconfig" and "fc-match" in checks[-1].detail
    assert any(check.found for check in checks)


@pytest.mark.parametrize("name", ["git", "pdftoppm", "LibreOffice", "pandoc"])
def test_a_program_that_hangs_is_there_but_of_no_use(monkeypatch, name):
    def hang(command: list, seconds: float) -> None:
        raise NoAnswer(f"{command[0].name} 超过 {seconds:.0f} 秒没有回应")

    monkeypatch.setattr(doctor, "ask", hang)
    for finder in ("find_program", "find_soffice", "find_pandoc"):
        monkeypatch.setattr(doctor, finder, lambda *_: Path("/usr/bin/x"))
    (check,) = [
        one for one in doctor.examine(Path("none")) if one.name == name
    ]
    assert not check.found and "没有回应" in check.detail and check.remedy


def test_the_path_of_a_program_is_printed_as_text(monkeypatch):
    text = doctor.as_text(
        [Check("git", True, "git \x1b[31m（/opt/\u202e）", "装\n好")]
    )
    assert (
        "\x1b" not in text
        and "\u202e" not in text
        and "git \\u001b[31m" in text
    )
