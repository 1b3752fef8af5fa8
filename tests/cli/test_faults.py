"""What nobody foresaw: a sentence, never a traceback; for those who mend the tool a report."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest

from policypress.cli import main
from policypress.cli.faults import DEBUG
from policypress.pipeline import build as pipeline
from policypress.system import environment


@pytest.fixture
def failing(monkeypatch):
    """Has every build fail with an exception."""

    def fail(problem: BaseException) -> None:
        def build(*_: object) -> None:
            raise problem

        monkeypatch.setattr(pipeline, "build", build)

    monkeypatch.delenv(DEBUG, raising=False)
    return fail


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device", "措施.docx"),
            "磁盘已满：措施.docx",
        ),
        (OSError(errno.EMFILE, "Too many open files"), "打开的文件太多"),
        (
            OSError(errno.EAGAIN, "Resource temporarily unavailable"),
            "不能再启动进程",
        ),
        (
            OSError(errno.ENAMETOOLONG, "File name too long", "x\x1b" * 900),
            "太长：x\\u001bx",
        ),
        (
            PermissionError(errno.EACCES, "Permission denied", b"/a\xff"),
            "没有权限：/a\\udcff",
        ),
        (
            FileNotFoundError(
                2, "No usable temporary directory found in ['/x']"
            ),
            "没有可用的临时文件夹",
        ),
        (MemoryError(), "内存不够"),
        (RecursionError("maximum recursion depth exceeded"), "嵌套得太深"),
        (RuntimeError("can't start new thread"), "不能再启动线程"),
        (
            ImportError(
                "libxml2.so: cannot open shared object file: Too many open files"
            ),
            "打开的文件太多",
        ),
    ],
)
def test_a_refusal_of_the_machine_is_explained_with_what_to_do(
    failing, capsys, problem, words
):
    failing(problem)
    assert main([]) == 1
    text = capsys.readouterr().err
    assert text.startswith("错误：") and words in text and "建议：" in text
    assert "Error" not in text and len(text) < 1000


def test_a_fault_of_the_tool_is_owned_and_its_report_kept(
    failing, capsys, tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    # Nothing of the environment is damaged: it is not the tests' to make anew.
    monkeypatch.setattr(environment, "mend", lambda *_: None)
    failing(KeyError("草稿里的秘密"))
    assert main(["--marks"]) == 2
    text = capsys.readouterr().err
    assert "程序出了故障" in text and "Traceback" not in text
    (report,) = tmp_path.glob("policypress-fault-*.txt")
    assert str(report) in text
    kept = report.read_text("utf-8")
    assert (
        "test_faults.py" in kept
        and "KeyError" in kept
        and "--marks" in kept
        and "秘密" not in kept
    )
    assert os.name == "nt" or report.stat().st_mode & 0o077 == 0, (
        "only the user reads it"
    )


def test_where_no_report_can_be_kept_the_way_to_see_more_is_said(
    failing, capsys, tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    monkeypatch.setattr(environment, "mend", lambda *_: None)
    failing(KeyError("x"))
    assert main([]) == 2
    assert f"{DEBUG}=1" in capsys.readouterr().err


def test_developers_see_the_traceback(failing, monkeypatch):
    monkeypatch.setenv(DEBUG, "1")
    failing(KeyError("x"))
    with pytest.raises(KeyError):
        main([])


@pytest.mark.skipif(os.name == "nt", reason="Windows 不让人删除当前文件夹")
def test_a_working_folder_that_was_deleted_is_said(
    tmp_path: Path, monkeypatch, capsys
):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    for words in (
        ["check", "--policy", "p"],
        ["--out", "o"],
        ["new", "policy", "x"],
        ["look", "--templates", "t"],
    ):
        assert main(words) == 2
        assert "当前所在的文件夹已被删除" in capsys.readouterr().err
