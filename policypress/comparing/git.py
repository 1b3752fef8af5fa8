"""A policy folder as it was at a git revision (历史版本), copied out without touching the working copy."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from policypress.source.place import Finding, Place
from policypress.tools import find_program

_PATIENCE = 60  # seconds for one call
_FILES = ("100644", "100755")


class _Refused(Exception):
    """git cannot give what was asked for; the finding says why."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


@contextmanager
def checked_out(folder: Path, revision: str) -> Iterator[Path | Finding]:
    """`folder` as it stood at `revision`, in a place that goes away again; a finding says why that cannot be done."""
    with tempfile.TemporaryDirectory(prefix="policypress-") as place:
        # The folder's name is what findings call it.
        target = Path(place) / f"{folder.name}@{re.sub(r'[^0-9A-Za-z._~^-]', '_', revision)}"
        yield extract(folder, revision, target) or target


def extract(folder: Path, revision: str, target: Path) -> Finding | None:
    """Writes the files of `folder` as they stood at `revision` below `target`, or says why that cannot be done."""
    try:
        _extract(_Git(_nearest(folder)), folder, revision, target)
    except _Refused as refusal:
        return Finding(refusal.code, str(refusal), Place(revision), refusal.hint)
    return None


class _Git:
    """git in one folder: no prompts, no optional locks, messages in English."""

    def __init__(self, folder: Path) -> None:
        self.program = find_program("git")
        if self.program is None:
            raise _Refused(
                "no-git", "没有安装 git，不能读取历史版本。", "安装 git；或者先导出旧版，再以文件夹或 .docx 比较。"
            )
        self.folder = folder

    def run(self, *words: str, give: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        surroundings = {
            **os.environ,
            "LC_ALL": "C",
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_NO_LAZY_FETCH": "1",
        }
        try:
            return subprocess.run(
                [str(self.program), "-C", str(self.folder), *words],
                input=give,
                capture_output=True,
                timeout=_PATIENCE,
                env=surroundings,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _Refused(
                "git-slow", f"git 超过 {_PATIENCE} 秒没有回应。", "稍后重试，或者先导出旧版再比较。"
            ) from None
        except OSError as problem:
            raise _Refused("git-failed", f"不能运行 git（{problem.strerror}）。", "核对 git 的安装。") from None

    def ask(self, *words: str) -> str | None:
        """The answer without its line end, None when git says no."""
        done = self.run(*words)
        return done.stdout.decode("utf-8", "replace").strip("\n") if done.returncode == 0 else None


def _extract(git: _Git, folder: Path, revision: str, target: Path) -> None:
    top = git.run("rev-parse", "--show-toplevel")
    if top.returncode:
        if b"dubious ownership" in top.stderr:
            raise _Refused(
                "git-ownership",
                "git 因为文件夹属于另一个用户而拒绝读取。",
                "由文件夹的所有者运行；或者按 git 的提示设置 safe.directory。",
            )
        raise _Refused(
            "not-a-repository",
            f"{folder.name} 不在 git 仓库里，不能按版本“{revision}”比较。",
            "改用文件夹或文件：build.py compare 旧文件夹 新文件夹。",
        )
    root = Path(top.stdout.decode("utf-8", "replace").rstrip("\n"))
    commit = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit:
        raise _unknown(git, revision)
    inside = _below(folder, root)
    listed = git.run("ls-tree", "-r", "-z", "--full-tree", commit, "--", f"{inside}/" if inside else ".")
    if listed.returncode:
        raise _Refused(
            "shallow-clone", f"本地没有版本“{revision}”的全部内容。", "运行 git fetch --unshallow 取得完整历史。"
        )
    entries = [_entry(entry) for entry in listed.stdout.split(b"\0") if entry]
    files = [(name, blob) for mode, blob, name in entries if mode in _FILES]
    if not files:
        raise _Refused(
            "absent-at-revision",
            f"版本“{revision}”里没有 {inside or folder.name} 文件夹。",
            "用 git log -- 文件夹 查看它是从哪个版本开始有的。",
        )
    for (name, _), data in zip(files, _contents(git, [blob for _, blob in files])):
        path = target / name[len(inside) + 1 if inside else 0 :]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _unknown(git: _Git, revision: str) -> _Refused:
    if git.ask("rev-parse", "--verify", "--quiet", "HEAD") is None:
        return _Refused("no-commits", "仓库里还没有任何提交。", "先提交一次，或者用文件夹、文件比较。")
    if git.ask("rev-parse", "--is-shallow-repository") == "true":
        return _Refused(
            "shallow-clone",
            f"找不到版本“{revision}”：这是浅克隆，只有最近的历史。",
            "运行 git fetch --unshallow 后重试。",
        )
    return _Refused(
        "unknown-revision",
        f"找不到“{revision}”：不是文件，也不是 git 版本。",
        "写文件或文件夹的路径，或者 git 版本，如 HEAD~1、标签名、提交号（git log 可以查看）。",
    )


def _entry(entry: bytes) -> tuple[str, str, str]:
    """mode, object and name of one line of ls-tree."""
    about, _, name = entry.partition(b"\t")
    mode, _, blob = about.decode().split(" ")
    return mode, blob, name.decode("utf-8", "surrogateescape")


def _contents(git: _Git, blobs: list[str]) -> list[bytes]:
    done = git.run("cat-file", "--batch", give="\n".join(blobs).encode() + b"\n")
    found, at = [], 0
    for _ in blobs:
        end = done.stdout.find(b"\n", at)
        about = done.stdout[at:end].split() if end >= 0 else []
        if len(about) != 3:
            raise _Refused(
                "shallow-clone",
                "本地没有这个版本的全部文件。",
                "运行 git fetch --unshallow（或 git fetch --refetch）取得完整内容。",
            )
        size = int(about[2])
        found.append(done.stdout[end + 1 : end + 1 + size])
        at = end + size + 2
    return found


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that is there now: a policy may since have been removed or renamed."""
    return next(path for path in (folder, *folder.parents) if path.is_dir())


def _below(folder: Path, root: Path) -> str:
    inside = os.path.relpath(folder.resolve(), root.resolve())
    return "" if inside == "." else Path(inside).as_posix()
