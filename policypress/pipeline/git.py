"""A policy folder as it was at a git revision (历史版本), copied out without touching the
working copy.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from policypress.findings import Finding, Place
from policypress.pipeline.git_files import contents, write_files
from policypress.pipeline.git_names import Entry, problems
from policypress.pipeline.git_process import Answer, Git, Unusable
from policypress.system import temporary
from policypress.system.tools import find_program

LONGEST_REVISION = 200  # characters; git's own names end at 250 bytes or so
MOST_FILES = 20_000  # a policy has some hundred
MOST_BYTES = 128 * 1024 * 1024  # of all files together, which memory holds
_SHOWN = 5  # bad names in a message; the number of all of them stands before


@contextmanager
def checked_out(
    folder: Path,
    revision: str,
    name: str = "",
) -> Iterator[Path | Finding]:
    """`folder` as it stood at `revision`, in a place that goes away again; a finding
    says why that cannot be done.

    name: of the copy, which documents say their words come from; with the revision if
    it is not given.
    """
    with ExitStack() as open_folders:
        try:
            place = open_folders.enter_context(temporary.folder())
        except OSError as problem:
            yield temporary.refusal(problem)
            return
        target = place / (name or label(folder, revision))
        yield extract(folder, revision, target) or target


def extract(
    folder: Path,
    revision: str,
    target: Path,
) -> Finding | None:
    """Writes the files of `folder` as they stood at `revision` below `target`, or says
    why that cannot be done.

    target: must not exist yet; with a finding it does not exist afterwards, unless the
    disk failed half way.
    """
    try:
        _check_revision(revision)
        program = find_program("git")
        if program is None:
            raise Unusable(
                "no-git",
                "没有安装 git，不能读取历史版本。",
                "安装 git；或者先导出旧版，再以文件夹或 .docx 比较。",
            )
        files = _read(Git(program, _nearest(folder)), folder, revision)
        write_files(files, target)
    except Unusable as refusal:
        return _finding(revision, refusal)
    return None


def _finding(revision: str, refusal: Unusable) -> Finding:
    """Why there is no policy at a revision, as a finding about the revision."""
    return Finding(
        refusal.code,
        str(refusal),
        Place(_shown(revision)),
        refusal.hint,
    )


def _shown(text: str) -> str:
    """A name from outside as it may go to a terminal: what is not printable is escaped,
    what is long is cut.
    """
    letters = [
        letter if letter.isprintable() else repr(letter)[1:-1]
        for letter in text
    ]
    short = "".join(letters)
    return f"{short[:60]}…" if len(short) > 60 else short


def label(folder: Path, revision: str) -> str:
    """The name of the folder copied to, which is what findings call it: short enough
    for every file system.
    """
    name = unicodedata.normalize("NFC", folder.name)[:40]
    return f"{name}@{re.sub(r'[^0-9A-Za-z._~^-]', '_', revision)[:60]}"


def _check_revision(revision: str) -> None:
    """Refuses what cannot be a revision before git sees it; older gits would take `--x`
    for an option.
    """
    if not revision.strip():
        raise Unusable(
            "bad-revision",
            "没有写明 git 版本。",
            "写 HEAD~1、标签名或者提交号。",
        )
    odd = any(
        letter < " " or letter == "\x7f" or "\ud800" <= letter <= "\udfff"
        for letter in revision
    )
    if odd or revision.startswith("-"):
        raise Unusable(
            "bad-revision",
            f"“{_shown(revision)}”不是 git 版本。",
            "写 HEAD~1、标签名或者提交号。",
        )
    if len(revision) > LONGEST_REVISION:
        raise Unusable(
            "bad-revision",
            f"版本“{_shown(revision)}”有 {len(revision)} 个字符，太长。",
            "写 HEAD~1、标签名或者提交号（git log 可以查看）。",
        )


def commits(folder: Path, most: int) -> list[str]:
    """The revisions in which `folder` changed, newest first, at most so many; none
    where there is no git or no repository.

    rev-list reads the repository and runs nothing of its settings.
    """
    program = find_program("git")
    if program is None:
        return []
    try:
        git = Git(program, _nearest(folder))
        answer = git.ask("rev-list", f"--max-count={most}", "HEAD", "--", ".")
    except Unusable:
        return []
    return (answer or "").split()


def _read(
    git: Git,
    folder: Path,
    revision: str,
) -> list[tuple[str, bytes]]:
    """The files of `folder` at `revision`: name below the folder, and content. Every
    name has been checked.
    """
    inside = _below(folder, _root(git, folder))
    commit = git.ask(
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{revision}^{{commit}}",
    )
    if not commit:
        raise _unknown(git, revision)
    entries = _listed(git, commit, inside, revision)
    if not entries:
        raise Unusable(
            "absent-at-revision",
            f"版本“{_shown(revision)}”里没有 {inside or folder.name} 文件夹。",
            "用 git log -- 文件夹 查看它是从哪个版本开始有的。",
        )
    _check_names(entries, revision)
    _check_size(entries, revision)
    return list(
        zip(
            (entry.name for entry in entries),
            contents(git, entries),
            strict=True,
        )
    )


def _root(git: Git, folder: Path) -> str:
    """The top of the working copy that `folder` is in."""
    top = git.run("rev-parse", "--show-toplevel")
    if top.code == 0:
        return top.text
    if b"dubious ownership" in top.errors:
        raise Unusable(
            "git-ownership",
            "git 因为文件夹属于另一个用户而拒绝读取。",
            "由文件夹的所有者运行；或者按 git 的提示设置 safe.directory。",
        )
    if any(
        words in top.errors
        for words in (
            b"not a git repository",
            b"work tree",
            b"bare repository",
        )
    ):
        raise Unusable(
            "not-a-repository",
            f"{folder.name} 不在 git 仓库里，不能按版本比较。",
            "改用文件夹或文件：build.py compare 旧文件夹 新文件夹。",
        )
    raise _failed(top)


def _failed(answer: Answer) -> Unusable:
    """git's own last words, for what has no sentence of ours."""
    lines = answer.errors.decode("utf-8", "replace").strip().splitlines()
    words = _shown(lines[-1]) if lines else f"退出码 {answer.code}"
    return Unusable(
        "git-failed",
        f"git 不能读取这个仓库：{words}",
        "在文件夹里运行 git status 查看；修好后重试。",
    )


def _unknown(git: Git, revision: str) -> Unusable:
    """The refusal of something that is neither a file nor a revision."""
    if git.ask("rev-parse", "--verify", "--quiet", "HEAD") is None:
        return Unusable(
            "no-commits",
            "仓库里还没有任何提交。",
            "先提交一次，或者用文件夹、文件比较。",
        )
    if git.ask("rev-parse", "--is-shallow-repository") == "true":
        return Unusable(
            "shallow-clone",
            f"找不到版本“{_shown(revision)}”：这是浅克隆，只有最近的历史。",
            "运行 git fetch --unshallow 后重试。",
        )
    return Unusable(
        "unknown-revision",
        f"找不到“{_shown(revision)}”：不是文件，也不是 git 版本。",
        "写文件或文件夹的路径，或者 git 版本，如 HEAD~1、标签名、提交号（git log 可以查看）。",
    )


def _listed(
    git: Git,
    commit: str,
    inside: str,
    revision: str,
) -> list[Entry]:
    """What the tree of the commit holds below the policy's folder."""
    where = f":(top,literal){inside}/" if inside else ":(top)"
    listed = git.run(
        "ls-tree",
        "-r",
        "-l",
        "-z",
        "--full-tree",
        commit,
        "--",
        where,
    )
    # An empty name, an odd mode, half an entry.
    if listed.code and b"tree entry" in listed.errors:
        raise _failed(listed)
    if listed.code:
        raise Unusable(
            "shallow-clone",
            f"本地没有版本“{_shown(revision)}”的全部内容。",
            "运行 git fetch --unshallow（或 git fetch --refetch）取得完整历史。",
        )
    lines = [line for line in listed.output.split(b"\0") if line]
    if len(lines) > MOST_FILES:
        raise Unusable(
            "revision-too-large",
            f"版本“{_shown(revision)}”里有 {len(lines)} 个文件，超过 {MOST_FILES} 个，没有读取。",
            "核对版本和政策文件夹；或者先导出旧版的政策文件夹再比较。",
        )
    skipped = len(os.fsencode(inside)) + 1 if inside else 0
    return [_entry(line, skipped) for line in lines]


def _entry(line: bytes, skipped: int) -> Entry:
    """One line of ls-tree; skipped: bytes of the name that lead to the policy's folder."""
    about, _, name = line.partition(b"\t")
    mode, kind, blob, size = about.decode("ascii").split()
    return Entry(
        mode,
        kind,
        blob,
        int(size) if size.isdigit() else -1,
        name[skipped:].decode("utf-8", "surrogateescape"),
    )


def _check_names(
    entries: list[Entry],
    revision: str,
) -> None:
    """Refuses a revision with names that could not be written below one
    folder. Raises Unusable."""
    found = problems(entries)
    if not found:
        return
    named = "；".join(
        f"“{_shown(name)}”{reason}" for name, reason in found[:_SHOWN]
    )
    more = "；等等" if len(found) > _SHOWN else ""
    raise Unusable(
        "unsafe-tree",
        f"版本“{_shown(revision)}”里有 {len(found)} 个文件不能取出：{named}{more}。",
        "这个版本没有读取，也没有写出任何文件。请换一个版本，或者先导出旧版的政策文件夹再比较；"
        "名字通向别处的，请问清仓库的来历。",
    )


def _check_size(
    entries: list[Entry],
    revision: str,
) -> None:
    """Refuses a revision that is larger than any policy is. Raises Unusable."""
    total = sum(max(entry.size, 0) for entry in entries)
    if total > MOST_BYTES:
        raise Unusable(
            "revision-too-large",
            f"版本“{_shown(revision)}”的文件共 {total >> 20} MB，超过 {MOST_BYTES >> 20} MB，没有读取。",
            "核对版本和政策文件夹；或者先导出旧版的政策文件夹再比较。",
        )


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that is there now: a policy may since have
    been removed or renamed.
    """
    return next(
        (path for path in (folder, *folder.parents) if os.path.isdir(path)),
        Path(folder.anchor or "."),
    )


def _below(folder: Path, root: str) -> str:
    """The path of `folder` in its repository, with slashes; "" for the top."""
    inside = os.path.relpath(os.path.realpath(folder), os.path.realpath(root))
    if inside == os.curdir:
        return ""
    inside = inside.replace(os.sep, "/")
    if inside.split("/")[0] == os.pardir:
        raise Unusable(
            "not-a-repository",
            f"{folder.name} 不在 git 仓库里，不能按版本比较。",
            "改用文件夹或文件：build.py compare 旧文件夹 新文件夹。",
        )
    return inside
