"""Several commands and policies write into one folder; what the user has there stays whole."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from policypress.cli import main
from policypress.source import load
from policypress.system.environment import ROOT
from tests.cli.test_calculate import answers
from tests.support.effort import times
from tests.support.full_disk import files, fill_at_every_call
from tests.support.texts import NEW, OLD
from tests.support.tiny_policy import tiny_policy

pytestmark = pytest.mark.whole


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    tiny_policy(tmp_path / "policy")
    return tmp_path / "policy"


def run(capsys: pytest.CaptureFixture, *words: object) -> tuple[int, str]:
    """Exit code, and what the user reads."""
    capsys.readouterr()
    code = main([str(word) for word in words])
    captured = capsys.readouterr()
    return code, captured.out + captured.err


def build(
    capsys: pytest.CaptureFixture, policy: Path, out: Path, *more: object
) -> tuple[int, str]:
    return run(
        capsys, "build", "--policy", policy, "--out", out, "-j", 1, *more
    )


def compare(
    capsys: pytest.CaptureFixture, old: Path, new: Path, out: Path
) -> tuple[int, str]:
    old.write_text(OLD, "utf-8") if not old.exists() else None
    new.write_text(NEW, "utf-8") if not new.exists() else None
    return run(
        capsys, "compare", old, new, "--out", out, "--date", "2026-03-01"
    )


def test_a_build_and_comparisons_share_a_folder(tmp_path, policy, capsys):
    out = tmp_path / "out"
    assert build(capsys, policy, out)[0] == 0
    built = files(out)
    code, text = compare(capsys, tmp_path / "甲.txt", tmp_path / "乙.txt", out)
    assert code == 0 and "移除" not in text
    code, text = compare(capsys, tmp_path / "丙.txt", tmp_path / "丁.txt", out)
    assert code == 0 and "丙→丁/  写入" in text
    now = files(out)
    assert built.items() <= now.items()
    assert now["修订稿.docx"] and now["丙→丁/修订稿.docx"]
    code, text = build(capsys, policy, out)
    assert code == 0 and "写入 0 个文件" in text and files(out) == now


def test_two_policies_do_not_share_a_name(tmp_path, policy, capsys):
    out = tmp_path / "out"
    assert build(capsys, policy, out)[0] == 0
    before = files(out)
    shutil.copytree(policy, tmp_path / "other")
    code, text = build(capsys, tmp_path / "other", out)
    assert (
        code == 1 and "[output-of-another]" in text and "没有写入文件" in text
    )
    assert files(out) == before
    code, text = run(
        capsys, "site", "--policy", tmp_path / "other", "--out", out
    )
    assert code == 1 and "[output-of-another]" in text and files(out) == before


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """The shipped templates, and one more whose document stands in a folder."""
    folder = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", folder)
    (folder / "new.md").write_text(
        "---\ntitle: 新文件\nfile: 夹/新文件\n---\n# 新文件\n", "utf-8"
    )
    return folder


def test_what_is_removed_is_named(tmp_path, policy, templates, capsys):
    out = tmp_path / "out"
    assert build(capsys, policy, out, "--templates", templates)[0] == 0
    assert (out / "夹/新文件.docx").exists()
    (templates / "new.md").unlink()
    code, text = build(capsys, policy, out, "--templates", templates)
    assert code == 0 and "移除旧文件 1 个" in text
    assert (
        f"已移除：{out / '夹/新文件.docx'}" in text
        and not (out / "夹").exists()
    )


@pytest.mark.skipif(os.name == "nt", reason="符号链接需要特权")
@pytest.mark.parametrize("name", ["夹", "site"])
def test_a_link_in_the_way_stops_documents_and_site_alike(
    tmp_path, policy, templates, capsys, name
):
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.mkdir()
    (out / name).symlink_to(elsewhere)
    code, text = build(capsys, policy, out, "--templates", templates)
    assert code == 1 and "此处是链接" in text and "没有写入文件" in text
    assert files(out) == {} and not list(elsewhere.iterdir())


def test_a_page_of_the_users_own_is_set_aside(tmp_path, policy, capsys):
    page = tmp_path / "out/site/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("my own page", "utf-8")
    code, text = run(
        capsys, "site", "--policy", policy, "--out", tmp_path / "out"
    )
    assert code == 0 and "[set-aside]" in text
    assert (
        page.with_name("index（原有文件1）.html").read_text("utf-8")
        == "my own page"
    )


def letter(
    capsys: pytest.CaptureFixture, given: str, policy: Path, out: Path
) -> tuple[int, str]:
    return run(
        capsys,
        "calculate",
        given,
        "--policy",
        policy,
        "--letter",
        "night-market",
        "--out",
        out,
    )


def unnamed(path: Path, count: int) -> str:
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"answers:\n  entity: 企业\n  market_days: 29天\n  market_count: {count}\n",
        "utf-8",
    )
    return str(path)


def test_letters_without_a_name_do_not_replace_each_other(
    tmp_path, policy, capsys
):
    out, first = tmp_path / "out", unnamed(tmp_path / "填报甲.yaml", 2)
    assert letter(capsys, first, policy, out)[0] == 0
    assert (
        letter(capsys, unnamed(tmp_path / "填报乙.yaml", 3), policy, out)[0]
        == 0
    )
    assert (
        letter(capsys, unnamed(tmp_path / "x/填报甲.yaml", 4), policy, out)[0]
        == 0
    )
    names = [
        "举办夜市-申请人-填报乙.docx",
        "举办夜市-申请人-填报甲.docx",
        "举办夜市-申请人-填报甲（2）.docx",
    ]
    assert (
        sorted(path.name for path in (out / "不予支持告知书").iterdir())
        == names
    )
    before = files(out)
    unnamed(tmp_path / "填报甲.yaml", 5)
    assert letter(capsys, first, policy, out)[0] == 0
    assert before.items() <= files(out).items() and len(files(out)) == 4
    assert letter(capsys, first, policy, out)[0] == 0 and len(files(out)) == 4


def test_two_applicants_of_one_name_have_two_letters(tmp_path, policy, capsys):
    out = tmp_path / "out"
    for count in (2, 3):
        given = answers(
            tmp_path,
            "entity: 企业",
            "market_days: 29天",
            f"market_count: {count}",
        )
        assert letter(capsys, given, policy, out)[0] == 0
    names = sorted(path.name for path in (out / "不予支持告知书").iterdir())
    assert names == ["举办夜市-青岚小店.docx", "举办夜市-青岚小店（2）.docx"]


def test_a_letter_never_takes_the_place_of_its_answers(
    tmp_path, policy, capsys
):
    target = tmp_path / "out/不予支持告知书/举办夜市-申请人-填报.docx"
    given = unnamed(tmp_path / "填报.yaml", 2)
    target.parent.mkdir(parents=True)
    os.link(given, target)
    before = target.read_bytes()
    code, text = letter(capsys, given, policy, tmp_path / "out")
    assert (
        code == 1
        and "[output-is-input]" in text
        and target.read_bytes() == before
    )


@pytest.mark.slow
def test_a_letter_is_whole_or_not_there(tmp_path, policy, capsys):
    given = unnamed(tmp_path / "填报.yaml", 2)
    assert letter(capsys, given, policy, tmp_path / "whole")[0] == 0
    whole = files(tmp_path / "whole")

    def check(turn: Path, was_full: bool) -> None:
        assert files(turn) in ({}, whole)
        assert (
            letter(capsys, given, policy, turn)[0] == 0
            and files(turn) == whole
        )

    fill_at_every_call(
        lambda turn: letter(capsys, given, policy, turn),
        lambda turn: None,
        check,
        tmp_path / "whole",
    )


@pytest.mark.parametrize("inside", ["policy", "policy/x", "templates/looks"])
def test_a_word_template_is_not_written_among_the_sources(inside, capsys):
    code, text = run(
        capsys, "look", "gbt9704", "--dotx", "--out", ROOT / inside
    )
    assert (
        code == 2
        and "那里只放源文件" in text
        and not (ROOT / inside / "版式").exists()
    )


def test_a_word_template_is_not_written_into_another_policy(policy, capsys):
    code, text = run(
        capsys, "look", "gbt9704", "--dotx", "--out", policy / "x"
    )
    assert (
        code == 2 and "那里只放源文件" in text and not (policy / "x").exists()
    )


def test_schemas_of_a_read_only_checkout_are_a_finding(monkeypatch, capsys):
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("policypress.system.atomic.stage", refuse)
    code, text = run(capsys, "schema")
    assert code == 1 and "[read-only]" in text and "只读" in text


_KILLED = """
import os, signal, sys
from policypress.system import atomic
from policypress.cli import main
left = int(sys.argv[1])
def counting(real):
    def call(*arguments, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **named)
    return call
for name in ("open", "write", "fsync", "replace", "rename", "mkdir", "link", "unlink"):
    setattr(os, name, counting(getattr(os, name)))
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="没有 SIGKILL")
def test_a_scaffold_that_is_killed_leaves_nothing_in_the_way(
    tmp_path, policy, capsys
):
    """Killed before the first, the third, … thing asked of the system; then tried again."""
    for number in range(0, 60, 3 * max(1, 3 - times(2))):
        home = tmp_path / f"turn-{number}"
        home.mkdir()
        words = [
            sys.executable,
            "-c",
            _KILLED,
            str(number),
            "new",
            "policy",
            str(home / "p"),
        ]
        code = subprocess.run(words, cwd=ROOT, capture_output=True).returncode
        assert code in (0, -signal.SIGKILL)
        if (home / "p").exists():
            assert load(home / "p").findings == []
        else:
            assert run(capsys, "new", "policy", home / "p")[0] == 0
        assert [path.name for path in home.iterdir()] == ["p"] or code == 0
        measure = [
            "new",
            "measure",
            "fresh",
            "--chapter",
            "shops",
            "--policy",
            str(home / "p"),
        ]
        words = [sys.executable, "-c", _KILLED, str(number), *measure]
        code = subprocess.run(words, cwd=ROOT, capture_output=True).returncode
        run(capsys, *measure)
        assert load(home / "p").findings == []
        assert not list(home.rglob(".policypress-*"))
