"""Why the system did not take a file, in words that say what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from policypress.system.refusals import explain, explain_full, is_full

FILE = Path("outputs/措施正文.docx")


@pytest.mark.parametrize(
    ("problem", "code", "message", "hint"),
    [
        (
            OSError(errno.ENOSPC, ""),
            "disk-full",
            "磁盘已满，没有写入，原有文件保持完整",
            "清理磁盘后重试",
        ),
        (
            OSError(errno.ENAMETOOLONG, ""),
            "name-too-long",
            "文件名太长：措施正文.docx",
            "缩短名称（模板 file: 中的，或 --out 的），或换一个更浅的文件夹",
        ),
        (
            OSError(errno.EROFS, ""),
            "read-only",
            "所在磁盘或文件夹是只读的，无法写入",
            "换一个可写的位置",
        ),
        (
            OSError(errno.ELOOP, ""),
            "link-in-the-way",
            "路径中的链接绕成了圈，无法写入",
            "移走那个链接，或换一个位置",
        ),
        (
            IsADirectoryError(errno.EISDIR, ""),
            "name-taken",
            "此处已有同名文件夹，文件没有更新",
            "请把该文件夹改名或移走",
        ),
        (
            NotADirectoryError(errno.ENOTDIR, ""),
            "not-a-folder",
            "路径中有一段是文件，不能当文件夹用",
            "换一个位置，或把那个文件移走",
        ),
        (
            OSError(errno.EIO, "Input/output error"),
            "not-written",
            "无法写入（Input/output error）",
            "检查路径后重试",
        ),
        (
            OSError("no number"),
            "not-written",
            "无法写入（no number）",
            "检查路径后重试",
        ),
    ],
)
def test_each_refusal_has_its_reason_and_its_remedy(
    problem: OSError, code: str, message: str, hint: str
) -> None:
    found = explain(problem, FILE)
    assert (found.code, found.message, found.hint) == (code, message, hint)
    assert (found.place.file, found.severity) == (str(FILE), "error")


@pytest.mark.parametrize(
    ("system", "code", "message", "hint"),
    [
        (
            "posix",
            "no-permission",
            "没有写入权限，文件没有更新",
            "检查权限，或换一个位置",
        ),
        (
            "nt",
            "file-in-use",
            "文件正被占用，没有更新",
            "请关闭 Word 后重试",
        ),
    ],
)
def test_windows_refuses_an_open_file_like_a_forbidden_one(
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    code: str,
    message: str,
    hint: str,
) -> None:
    path = FILE.absolute()
    monkeypatch.setattr(os, "name", system)
    found = explain(PermissionError(errno.EACCES, ""), path)
    assert (found.code, found.message, found.hint) == (code, message, hint)


@pytest.mark.parametrize(
    ("done", "missing", "message"),
    [
        (0, 3, "磁盘已满，这次没有更新任何文件，原有文件保持完整"),
        (
            2,
            1,
            "磁盘已满：更新或移除了 2 个文件，1 个没有更新，每个文件都完整",
        ),
        (
            2,
            0,
            "磁盘已满：2 个文件都已更新或移除，只有输出清单没有写完，重试时补上",
        ),
    ],
)
def test_a_full_disk_says_how_far_the_run_came(
    done: int, missing: int, message: str
) -> None:
    found = explain_full(FILE, done, missing)
    assert (found.code, found.message) == ("disk-full", message)


def test_the_users_share_of_a_disk_can_be_full_too() -> None:
    assert is_full(OSError(errno.ENOSPC, "")) and is_full(
        OSError(errno.EDQUOT, "")
    )
    assert not is_full(OSError(errno.EIO, ""))
