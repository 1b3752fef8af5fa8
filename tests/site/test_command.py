"""`build.py site`, as somebody at a terminal meets it."""

from __future__ import annotations

import shutil
import subprocess
from zipfile import ZipFile

import pytest

from policypress.cli import main
from policypress.system.tools import find_program
from tests.support import small_policy as small

DATED = small.edited(
    "policy.yaml",
    (
        "issued: {basis: {status: unknown, reason: 印发时确定}}",
        "issued: {value: 2025年3月1日, basis: {status: proposed, reason: 试}}",
    ),
)


def build(folder, *more: str) -> int:
    return main(
        [
            "site",
            "--policy",
            str(folder / "policy"),
            "--out",
            str(folder / "outputs"),
            *more,
        ]
    )


def test_the_site_is_written_once_and_then_left_alone(tmp_path, capsys):
    small.write(tmp_path)
    assert build(tmp_path) == 0
    home = tmp_path / "outputs" / "site"
    assert (home / "index.html").is_file() and ZipFile(
        home / "files" / "prize-guide.docx"
    ).testzip() is None
    capsys.readouterr()
    assert build(tmp_path) == 0
    said = capsys.readouterr().out
    assert (
        "写入 0 个文件" in said
        and "site/index.html" in said
        and "需要注意：" in said
    )


def test_the_page_of_a_measure_that_is_gone_goes_too_and_a_build_of_documents_leaves_the_site(
    tmp_path,
):
    small.write(tmp_path)
    build(tmp_path)
    gone = {
        **small.edited(
            "policy.yaml", ("measures: [prize, training]", "measures: [prize]")
        ),
        "measures/training.yaml": "",
        "guides/training.yaml": "",
    }
    for name in ("measures/training.yaml", "guides/training.yaml"):
        (tmp_path / "policy" / name).unlink()
    small.write(tmp_path, gone)
    assert build(tmp_path) == 0
    home = tmp_path / "outputs" / "site"
    assert (
        not (home / "m" / "training.html").exists()
        and (home / "m" / "prize.html").is_file()
    )
    assert (
        main(
            [
                "build",
                "--policy",
                str(tmp_path / "policy"),
                "--out",
                str(tmp_path / "outputs"),
                "--only",
                "guide",
            ]
        )
        == 0
    )
    assert (home / "index.html").is_file()


def test_changes_since_a_published_version_are_in_the_feed(tmp_path):
    small.write(tmp_path / "published", DATED)
    small.write(
        tmp_path,
        {**DATED, **small.edited("measures/training.yaml", ("50%", "60%"))},
    )
    assert (
        build(
            tmp_path,
            "--since",
            str(tmp_path / "published" / "policy"),
            "--base-url",
            "https://example.org",
        )
        == 0
    )
    assert "修改：" in (tmp_path / "outputs" / "site" / "feed.xml").read_text(
        "utf-8"
    )
    assert (tmp_path / "outputs" / "site" / "sitemap.xml").is_file()


@pytest.mark.skipif(not find_program("git"), reason="没有安装 git")
def test_the_published_version_may_be_a_git_revision(tmp_path, capsys):
    def git(*words: str) -> None:
        subprocess.run(
            [
                "git",
                "-C",
                str(tmp_path),
                "-c",
                "user.name=甲",
                "-c",
                "user.email=a@example.org",
                *words,
            ],
            check=True,
            capture_output=True,
        )

    small.write(tmp_path, DATED)
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "公布")
    git("tag", "v1.0")
    small.write(
        tmp_path, small.edited("measures/training.yaml", ("50%", "60%"))
    )
    assert build(tmp_path, "--since", "v1.0") == 0
    feed = (tmp_path / "outputs" / "site" / "feed.xml").read_text("utf-8")
    assert "修改：" in feed and "50%" in feed and "60%" in feed
    shutil.rmtree(tmp_path / "outputs")
    assert build(tmp_path, "--since", "v9") == 1
    assert (
        "找不到“v9”" in capsys.readouterr().out
        and not (tmp_path / "outputs").exists()
    )


@pytest.mark.libreoffice
def test_the_pdf_of_an_earlier_build_is_offered_as_long_as_it_says_the_same(
    tmp_path,
):
    small.write(tmp_path)
    words = [
        "--policy",
        str(tmp_path / "policy"),
        "--out",
        str(tmp_path / "outputs"),
    ]
    assert (
        main(
            [
                "build",
                *words,
                "--only",
                "guide",
                "form",
                "--format",
                "docx,pdf",
            ]
        )
        == 0
    )
    assert build(tmp_path) == 0
    home = tmp_path / "outputs" / "site"
    assert (home / "files" / "prize-guide.pdf").read_bytes().startswith(
        b"%PDF"
    ) and "申报指南（PDF）" in (home / "m" / "prize.html").read_text("utf-8")
    small.write(
        tmp_path,
        small.edited(
            "measures/prize.yaml", ("amount: 20万元", "amount: 18万元")
        ),
    )
    assert build(tmp_path) == 0
    assert (
        not (home / "files" / "prize-guide.pdf").exists()
        and (home / "files" / "prize-guide.docx").exists()
    )


def test_a_final_site_is_refused_while_figures_are_proposed(tmp_path, capsys):
    small.write(tmp_path)
    assert build(tmp_path, "--final") == 1
    assert (
        "仍是拟定数据" in capsys.readouterr().out
        and not (tmp_path / "outputs").exists()
    )


def test_an_address_that_is_none_is_wrong_usage(tmp_path, capsys):
    small.write(tmp_path)
    assert build(tmp_path, "--base-url", "example.org") == 2
    assert "要写成 https:// 开头的网址" in capsys.readouterr().err
