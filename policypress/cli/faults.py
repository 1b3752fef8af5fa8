"""What a command that fails unexpectedly says: what the system refused, or that the
fault is the tool's.
"""

from __future__ import annotations

import errno
import os
import platform
import sys
import tempfile
import traceback

from policypress.system import environment, terminal

FAILED, FAULT = 1, 2
DEBUG = "POLICYPRESS_DEBUG"  # set: a fault of the tool shows its traceback, for those who mend it

_FREE_SPACE = "清理磁盘（临时文件夹由环境变量 TMPDIR 指定）后重试"
_RIGHTS = "核对权限，或者换一个可写的文件夹"
_FEWER = (
    "关闭一些程序，或者请管理员放宽限制（ulimit），再运行一次；build 可加 -j 1"
)
# What the system may refuse at any call → what it means, what to do.
_REFUSALS = {
    errno.ENOSPC: ("磁盘已满", _FREE_SPACE),
    errno.EDQUOT: ("磁盘配额已用完", _FREE_SPACE),
    errno.EFBIG: (
        "文件超过系统允许的大小",
        "请管理员放宽限制（ulimit -f），再运行一次",
    ),
    errno.EACCES: ("没有权限", _RIGHTS),
    errno.EPERM: ("系统不允许", _RIGHTS),
    errno.EROFS: ("文件系统是只读的", _RIGHTS),
    errno.EMFILE: ("打开的文件太多", _FEWER),
    errno.ENFILE: ("打开的文件太多", _FEWER),
    errno.EAGAIN: ("系统不能再启动进程", _FEWER),
    errno.ENOMEM: ("内存不够", _FEWER),
    errno.ENAMETOOLONG: ("名称或路径太长", "换一个短一些的名称或路径"),
    errno.ELOOP: ("链接太多，绕成了圈", "核对路径中的链接"),
    errno.EILSEQ: ("文件系统不接受这个名称", "名称只用通常的文字"),
    errno.EIO: ("磁盘读写出错", "核对磁盘；网络磁盘请确认已连接"),
    errno.ESTALE: ("网络磁盘已断开", "重新连接后再运行一次"),
}


def explain(
    problem: Exception,
    arguments: list[str],
) -> int:
    """Say what went wrong and what to do about it; the exit code.

    A refusal of the system (1) is not our fault; anything else that arrives here is
    (2), unless a package was damaged.
    """
    words = _environment(problem)
    if words:
        message, hint = words
        print(f"错误：{message}。\n建议：{hint}。", file=sys.stderr)
        return FAILED
    if os.environ.get(DEBUG):
        raise problem
    # A damaged package fails in ways of its own: it is repaired, and the command runs
    # again. Looking for the damage takes a second, so only now.
    code = environment.mend(problem, arguments)
    if code is not None:
        return code
    _own_fault(problem, arguments)
    return FAULT


def _environment(problem: Exception) -> tuple[str, str] | None:
    """Message and hint when the machine is to blame, or a text beyond every measure;
    None for a fault of the tool.
    """
    if isinstance(problem, MemoryError):
        return "内存不够，没有做完；已有的输出文件保持完整", _FEWER
    if isinstance(problem, RecursionError):
        return (
            "括号、列表或模板嵌套得太深，没有做完；已有的输出文件保持完整",
            "减少最近改动处的嵌套层数，再运行一次",
        )
    if isinstance(problem, RuntimeError) and "start new thread" in str(
        problem
    ):
        return "系统不能再启动线程", _FEWER
    if isinstance(problem, ImportError) and "Too many open files" in str(
        problem
    ):
        return _REFUSALS[errno.EMFILE]
    if isinstance(problem, OSError):
        return _refusal(problem)
    return None


def _refusal(problem: OSError) -> tuple[str, str] | None:
    """What a refusal of the system means; None for one that only a fault of ours brings
    about.
    """
    if _is_folder_gone():
        return (
            "当前所在的文件夹已被删除",
            "先进入一个存在的文件夹（cd），再运行一次",
        )
    if "No usable temporary directory" in str(problem):
        return (
            "没有可用的临时文件夹",
            "让环境变量 TMPDIR（Windows：TEMP）指向一个存在、可写、有空间的文件夹",
        )
    known = _REFUSALS.get(problem.errno or 0)
    if known is None:
        return None
    message, hint = known
    if problem.filename is None:
        return message, hint
    name = (
        os.fsdecode(problem.filename)
        if isinstance(problem.filename, bytes)
        else str(problem.filename)
    )
    return f"{message}：{terminal.shortened(terminal.visible(name))}", hint


def _is_folder_gone() -> bool:
    """Whether the working directory has been deleted."""
    try:
        os.getcwd()
    except OSError:
        return True
    return False


def _own_fault(
    problem: Exception,
    arguments: list[str],
) -> None:
    """Say that the tool is at fault, and keep a report that helps to mend it."""
    print(
        f"错误：程序出了故障，不是文稿或用法的问题（{type(problem).__name__}）。已有的输出文件保持完整。",
        file=sys.stderr,
    )
    try:
        path = _keep_report(problem, arguments)
    except OSError:
        print(
            f"建议：设环境变量 {DEBUG}=1 再运行一次，把显示的内容交给维护人员。",
            file=sys.stderr,
        )
        return
    print(
        f"建议：把 {terminal.visible(path)} 交给维护人员；其中有出错的经过和所用的命令，没有文稿的内容。",
        file=sys.stderr,
    )


def _keep_report(
    problem: Exception,
    arguments: list[str],
) -> str:
    """Write the traceback to a file that only the user can read; its path.

    Raises OSError.
    """
    lines = [
        f"policypress, Python {platform.python_version()}, {platform.platform()}",
        f"arguments: {arguments!a}",
        # Without the words of the exception: they may quote the draft.
        *traceback.format_tb(problem.__traceback__),
        type(problem).__name__,
    ]
    handle, path = tempfile.mkstemp(prefix="policypress-fault-", suffix=".txt")
    with open(
        handle,
        "w",
        encoding="utf-8",
        errors="backslashreplace",
    ) as file:
        file.write("\n".join(lines) + "\n")
    return path
