"""Making the environment, and repairing it: on the first run, after a kill, and when a
file is missing.

Only what policypress made is ever removed: a folder without our marker, and whatever
lies behind a link, stay as they are. In a folder of ours the environment's own parts
are removed before they are made anew, nothing else.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from policypress.system import locks
from policypress.system.environment.pip import (
    Pip,
    SetupError,
    explain,
    no_venv,
)
from policypress.system.environment.records import first_damage, packages
from policypress.system.environment.state import (
    MARKER,
    STAMP,
    is_from_lock,
    is_link,
    is_ours,
    is_ready,
    lock_facts,
    look,
    look_of_environment,
    looks_the_same,
    python_of,
    read_stamp,
    requirements,
    version,
)

# Seconds for another process that makes the environment: a slow line takes ten minutes.
_PATIENCE = 900
_SCRATCH = "setup"
# Groups that users' commands ask for; all others are developers' tools.
_OF_USERS = {"lists": "名单测算的组件", "cluster": "集群测算的组件"}
# Whatever venv and pip make, on every system.
_PARTS = (
    "bin",
    "Scripts",
    "lib",
    "Lib",
    "lib64",
    "include",
    "Include",
    "share",
    "etc",
    "pyvenv.cfg",
    ".gitignore",
)


def prepare(home: Path, anew: bool = False) -> None:
    """Make the environment in `home`, or repair it, whatever state it is in. Raises
    SetupError.

    anew: its Python cannot be used, whatever the files look like.
    """
    before = read_stamp(home)
    if not anew and still_whole(home):
        return
    with _held(home) as handle:
        made_meanwhile = (
            read_stamp(home) != before
        )  # by another process, while this one waited
        if is_ready(home) and (made_meanwhile or not anew):
            return
        _tell(
            "首次运行或需要修复：正在准备环境（需联网下载约 50 MB，一般不到一分钟）…"
        )
        _make(home, handle)


def still_whole(home: Path) -> bool:
    """True when no file of a finished environment is missing or damaged, though its
    folders look different: copied to another place, or something was added. Its look is
    noted, so that the next start need not ask again.
    """
    stamp = read_stamp(home)
    try:
        if (
            not is_from_lock(stamp)
            or damage(home)
            or not _answers(home, stamp["python"])
        ):
            return False
        stamp |= lock_facts() | {
            "look": look_of_environment(home, stamp["site"])
        }
    except (OSError, KeyError, TypeError, ValueError, AttributeError):
        return False
    if not is_link(home):
        with suppress(
            OSError
        ):  # a checkout that cannot be written to is used as it is
            _write_stamp(home, STAMP, stamp)
    return True


def _answers(home: Path, expected: str) -> bool:
    """Whether the environment's Python runs, in the environment, and is of the version
    packages were installed for.
    """
    program = (
        "import sys; print('%d.%d' % sys.version_info[:2]); print(sys.prefix)"
    )
    try:
        done = subprocess.run(
            [str(python_of(home)), "-I", "-X", "utf8", "-c", program],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    lines = os.fsdecode(done.stdout).splitlines()
    return (
        done.returncode == 0
        and lines[:1] == [expected]
        and os.path.realpath(lines[1]) == os.path.realpath(home)
    )


def damage(home: Path) -> str:
    """The first file of the installed packages that is missing or damaged; "" when
    there is none.
    """
    stamp = read_stamp(home)
    try:
        return first_damage(home / stamp["site"], stamp["packages"])
    except (KeyError, TypeError):
        return STAMP


def extras(home: Path, group: str) -> Path:
    """The folder with a group of developers' tools, made when it is missing, out of
    date or damaged.

    It lies beside the environment's own parts, so that users never get it and that it
    serves `uv run` as well. Raises SetupError.
    """
    folder = home / group
    if is_installed(home, group):
        return folder
    with _held(home) as handle:
        if is_installed(home, group):
            return folder
        what = _OF_USERS.get(group, "开发工具")
        _tell(f"正在准备{what}（{group}）…")
        name = _stamp_of(group)
        (home / name).unlink(missing_ok=True)
        _remove(folder)
        with _scratch(home) as scratch:
            Pip(Path(sys.executable), scratch, handle).install(
                requirements(group), folder
            )
        stamp = lock_facts(group) | {
            "python": version(),
            "look": look(home, group),
        }
        _write_stamp(home, name, stamp)
    return folder


def is_installed(home: Path, group: str) -> bool:
    """True when a group's tools are there, from this lock file and for this Python, and
    look as they did.
    """
    stamp = read_stamp(home, _stamp_of(group))
    try:
        if not is_from_lock(stamp, group) or stamp["python"] != version():
            return False
        return looks_the_same(home, stamp["look"])
    except (OSError, KeyError, TypeError, ValueError, AttributeError):
        return False


def check_place(home: Path) -> None:
    """Raises SetupError for a place that is not ours to fill."""
    rename = "请改名或移走它后重试；或者设置环境变量 POLICYPRESS_VENV 指向一个空文件夹或尚不存在的文件夹。"
    if is_link(home):
        raise SetupError(
            f"{home} 是一个链接，不会顺着它改动或删除别处的文件。", rename
        )
    if home.exists() and not home.is_dir():
        raise SetupError(f"{home} 不是文件夹，无法放置运行环境。", rename)
    if home.is_dir() and not is_ours(home) and any(home.iterdir()):
        raise SetupError(
            f"{home} 里有别的文件，不是本程序建立的，没有改动。", rename
        )


@contextmanager
def _held(home: Path) -> Iterator[int]:
    """The folder, checked and locked; the lock's file is the marker and comes first.
    Raises SetupError.
    """
    try:
        check_place(home)
        home.mkdir(parents=True, exist_ok=True)
        with locks.hold(
            home / MARKER,
            _PATIENCE,
            lambda: _tell("另一个窗口正在准备环境，请稍候…"),
        ) as handle:
            yield handle
    except locks.Busy:
        raise SetupError(
            "另一个进程一直在准备环境。", "请先结束它，再重试。"
        ) from None
    except OSError as problem:
        raise _unwritable(home, problem) from problem


def _make(home: Path, handle: int) -> None:
    """Take away what is left of an environment, then venv, packages, stamp. `handle` is
    the lock.
    """
    try:
        from venv import EnvBuilder
    except ImportError:
        raise no_venv() from None
    for name in (STAMP, f"{STAMP}.new", *_PARTS):
        _remove(home / name)
    EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(home)
    with _scratch(home) as scratch:
        pip = Pip(python_of(home), scratch, handle)
        pip.install(requirements())
        asked = (
            "import sys, sysconfig; print(sysconfig.get_path('purelib')); "
            "print('%d.%d' % sys.version_info[:2])"
        )
        purelib, python = pip.ask(asked)
    site = os.path.relpath(
        os.path.realpath(purelib), os.path.realpath(home)
    ).replace(os.sep, "/")
    stamp = lock_facts() | {
        "python": python,
        "site": site,
        "packages": packages(home / site),
    }
    _write_stamp(
        home, STAMP, stamp | {"look": look_of_environment(home, site)}
    )


def _stamp_of(group: str) -> str:
    return f"policypress-{group}.json"


def _write_stamp(home: Path, name: str, stamp: dict[str, Any]) -> None:
    unfinished = home / f"{name}.new"
    _remove(unfinished)
    unfinished.write_text(json.dumps(stamp), "utf-8")
    unfinished.replace(home / name)


@contextmanager
def _scratch(home: Path) -> Iterator[Path]:
    """A folder for pip and its temporary files that goes away again; the system's may
    be full or missing.
    """
    folder = home / _SCRATCH
    _remove(folder)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove(path: Path) -> None:
    """Take away one part of ours; of a link the link only."""
    if path.is_dir() and not is_link(path):
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _unwritable(home: Path, problem: OSError) -> SetupError:
    """The error about a place that cannot be written to."""
    reason = problem.strerror or str(problem)
    if problem.errno == errno.ENOSPC:
        return explain("No space left")
    return SetupError(
        f"不能在 {home} 建立运行环境（{reason}）。",
        "若此文件夹只读，请设置环境变量 POLICYPRESS_VENV 指向一个可写的位置；"
        "若有程序正在使用其中的文件，请关闭后重试。",
    )


def _tell(sentence: str) -> None:
    """Say something only to a person who is waiting at a terminal."""
    if sys.stderr is not None and sys.stderr.isatty():
        print(sentence, file=sys.stderr, flush=True)
