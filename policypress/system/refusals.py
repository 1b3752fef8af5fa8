"""What the system's refusal to write a file means for the user (OSError → Finding)."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from policypress.findings import Finding, Place

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FREE_SPACE = "清理磁盘后重试"
_BY_NUMBER = {
    errno.EROFS: (
        "read-only",
        "所在磁盘或文件夹是只读的，无法写入",
        "换一个可写的位置",
    ),
    errno.EBUSY: ("in-use", "正被系统占用，无法写入", "换一个位置"),
    errno.ELOOP: (
        "link-in-the-way",
        "路径中的链接绕成了圈，无法写入",
        "移走那个链接，或换一个位置",
    ),
}


def is_full(problem: OSError) -> bool:
    """Whether the disk, or the user's share of it, has no room left."""
    return problem.errno in _FULL


def explain(problem: OSError, path: Path) -> Finding:
    """A finding for the refusal to write `path`, which stays as it was."""
    if is_full(problem):
        message = "磁盘已满，没有写入，原有文件保持完整"
        return _finding("disk-full", path, message, _FREE_SPACE)
    if problem.errno == errno.ENAMETOOLONG:
        message = f"文件名太长：{path.name}"
        hint = "缩短名称（模板 file: 中的，或 --out 的），或换一个更浅的文件夹"
        return _finding("name-too-long", path, message, hint)
    if problem.errno in _BY_NUMBER:
        code, message, hint = _BY_NUMBER[problem.errno]
        return _finding(code, path, message, hint)
    if isinstance(problem, IsADirectoryError):
        message = "此处已有同名文件夹，文件没有更新"
        return _finding("name-taken", path, message, "请把该文件夹改名或移走")
    if isinstance(problem, (NotADirectoryError, FileExistsError)):
        message = "路径中有一段是文件，不能当文件夹用"
        return _finding(
            "not-a-folder", path, message, "换一个位置，或把那个文件移走"
        )
    if isinstance(problem, PermissionError):
        return _no_permission(path)
    reason = problem.strerror or str(problem)
    return _finding(
        "not-written", path, f"无法写入（{reason}）", "检查路径后重试"
    )


def explain_full(path: Path, done: int, missing: int) -> Finding:
    """A full disk that shows after `done` files were moved into place or removed."""
    if not done:
        message = "磁盘已满，这次没有更新任何文件，原有文件保持完整"
    elif missing:
        message = f"磁盘已满：更新或移除了 {done} 个文件，{missing} 个没有更新，每个文件都完整"
    else:
        message = f"磁盘已满：{done} 个文件都已更新或移除，只有输出清单没有写完，重试时补上"
    return _finding("disk-full", path, message, _FREE_SPACE)


def _no_permission(path: Path) -> Finding:
    """Windows refuses a file that is open in Word in the same way as a forbidden one."""
    if os.name == "nt":
        message = "文件正被占用，没有更新"
        return _finding("file-in-use", path, message, "请关闭 Word 后重试")
    message = "没有写入权限，文件没有更新"
    return _finding("no-permission", path, message, "检查权限，或换一个位置")


def _finding(code: str, path: Path, message: str, hint: str) -> Finding:
    return Finding(code, message, Place(str(path)), hint)
