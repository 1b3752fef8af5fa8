"""Single files: staged beside their place, moved into it, and what the system's refusals mean."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from policypress.source.place import Finding, Place

PREFIX, SUFFIX = ".policypress-", ".tmp"
_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


def stage(target: Path, data: bytes, number: int) -> Path:
    """Write the bytes to a temporary file beside `target` (not yet synced); its path. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.parent / f"{PREFIX}{os.getpid()}-{number}{SUFFIX}"
    try:
        temporary.write_bytes(data)
    except OSError:
        discard(temporary)
        raise
    return temporary


def sync(path: Path) -> None:
    """Have the system bring a file to the disk. Raises OSError (a full disk may show only now)."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def discard(path: Path) -> None:
    """Remove a temporary file if that is possible; the next build cleans up what is left."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        pass


def same(path: Path, data: bytes) -> bool:
    """True when the file already holds exactly these bytes."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def clean(folder: Path) -> None:
    """Remove what a killed build left in a folder."""
    for leftover in folder.glob(f"{PREFIX}*{SUFFIX}"):
        discard(leftover)


def aside(target: Path, number: int) -> Path:
    """Where the hand-edited copy of an output goes."""
    return target.with_name(f"{target.stem}（手工修改{number}）{target.suffix}")


def is_full(problem: OSError) -> bool:
    return problem.errno in _FULL


def explain(problem: OSError, path: Path) -> Finding:
    """What the system's refusal to write `path` means for the user."""
    if is_full(problem):
        return _finding("disk-full", path, "磁盘已满，这次没有更新任何文件，原有文件保持完整", "清理磁盘后重试")
    if problem.errno == errno.ENAMETOOLONG:
        return _finding("name-too-long", path, f"文件名太长：{path.name}", "缩短模板 file: 中的名称，或换一个更浅的 --out")
    if isinstance(problem, IsADirectoryError) or path.is_dir() and not isinstance(problem, FileExistsError):
        return _finding("name-taken", path, "此处已有同名文件夹，文件没有更新", "请把该文件夹改名或移走")
    if isinstance(problem, (NotADirectoryError, FileExistsError)):
        return _finding("not-a-folder", path, "路径中有一段是文件而不是文件夹，无法写入", "换一个 --out，或把那个文件移走")
    if isinstance(problem, PermissionError):
        if os.name == "nt":
            return _finding("file-in-use", path, "文件正被占用，没有更新", "请关闭 Word 后重试")
        return _finding("no-permission", path, "没有写入权限，文件没有更新", "检查权限，或用 --out 换一个位置")
    if problem.errno == errno.EROFS:
        return _finding("read-only", path, "所在磁盘是只读的，无法写入", "用 --out 换一个可写的位置")
    return _finding("not-written", path, f"无法写入（{problem.strerror or problem}）", "检查路径后重试")


def _finding(code: str, path: Path, message: str, hint: str) -> Finding:
    return Finding(code, message, Place(str(path)), hint)
