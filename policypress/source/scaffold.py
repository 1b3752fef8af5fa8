"""Something to start writing from: a small policy that builds at once, or the skeleton
of one more measure, provision or annex.

Nothing that exists is ever written over, and policy.yaml is left to the drafter. What
is made appears whole or not at all: a policy is written into a folder beside its place,
which then gets its name in one step.
"""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

from msgspec import Struct, field

from policypress.findings import Finding, Place, did_you_mean
from policypress.source.model.base import FILE_ID_PATTERN
from policypress.source.schema import FOLDER as SCHEMAS
from policypress.system import atomic
from policypress.system.refusals import explain

STARTER = Path(__file__).parent / "starter"
_ID = re.compile(FILE_ID_PATTERN)
_LONGEST_ID = 40


class Scaffold(Struct, frozen=True):
    """written: the new files. findings: why nothing was written. next: what to do now (Chinese)."""

    written: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    next: str = ""


def new_policy(folder: Path) -> Scaffold:
    """Writes the starter policy into a new or empty folder."""
    if folder.is_symlink() and not folder.exists():
        message = "此处是一个指向不存在位置的链接，没有写入"
        return _refused(
            "link-in-the-way",
            message,
            folder,
            "换一个文件夹",
        )
    try:
        home = folder.resolve()
        if home.is_file() or home.is_dir() and any(home.iterdir()):
            message = f"“{folder.name}”已经存在，里面有内容，没有改动它"
            return _refused(
                "folder-exists",
                message,
                folder,
                "换一个文件夹",
            )
        again = _make_policy(home)
    except OSError as error:
        return _not_written(error, folder)
    written = [folder / path for path in _starter_files()]
    hint = f'build.py --policy "{folder}"，即可生成全套文件；再把样例改成自己的内容'
    if again:
        hint += "。当前文件夹已换新，请先重新进入（cd）"
    return Scaffold(written, next=hint)


class _Kind(Struct, frozen=True):
    """What can be begun in a policy: its folder, its name, what it starts from."""

    folder: str
    title: str
    skeleton: str


_KINDS = {
    "measure": _Kind("measures", "措施", "measure.yaml"),
    "provision": _Kind("measures", "条文", "provision.yaml"),
    "annex": _Kind("annexes", "附件", "annex.yaml"),
}


def new_measure(
    root: Path, identity: str, chapter: str | None = None
) -> Scaffold:
    """Writes measures/<identity>.yaml in the policy folder `root`; chapter: id of the
    chapter it is to stand in."""
    return new_file(root, "measure", identity, chapter)


def new_file(
    root: Path, kind: str, identity: str, chapter: str | None = None
) -> Scaffold:
    """Writes the file of one more measure, provision or annex. kind: measure, provision
    or annex; chapter: as in `new_measure`, for an annex nothing."""
    made = _KINDS[kind]
    path = root / made.folder / f"{identity}.yaml"
    if chapter and kind == "annex":
        message = "附件不属于哪一章"
        return _refused("unknown-chapter", message, path, "不写 --chapter")
    chapters = _chapters(root)
    refusal = _refusal(root, identity, path, chapter, chapters)
    if refusal:
        return refusal
    line = f"chapter: {chapter}" if chapter else "# chapter: 章的标识"
    try:
        path.parent.mkdir(exist_ok=True)
        _write_file(path, STARTER / made.skeleton, line)
    except FileExistsError:
        message = f"{made.title}“{identity}”已经存在，没有改动它"
        return _refused("file-exists", message, path, "换一个标识")
    except OSError as error:
        return _not_written(error, path)
    return Scaffold([path], next=_next_step(path, kind, chapter, chapters))


def _next_step(
    path: Path, kind: str, chapter: str | None, chapters: list[str]
) -> str:
    """What a drafter does with the new file."""
    identity = path.stem
    if kind == "annex":
        return (
            f"填写 {path.name}，在条文中用 {{{{ ref('{identity}') }}}} 引用它"
        )
    if chapter:
        return f"填写 {path.name}；它排在“{chapter}”章的最后，要换位置就写 after: 前一条的标识"
    if not chapters:
        return (
            f"填写 {path.name}；它排在最后，要换位置就写 after: 前一条的标识"
        )
    which = "、".join(chapters)
    return f"填写 {path.name}，在其中写 chapter: 章的标识（{which}），或把 {identity} 写进 policy.yaml 所属章的 measures"


def _refusal(
    root: Path,
    identity: str,
    path: Path,
    chapter: str | None,
    chapters: list[str],
) -> Scaffold | None:
    """Why nothing of that id can be begun here, before anything is written; None when it can."""
    if not _ID.fullmatch(identity) or len(identity) > _LONGEST_ID:
        return _refused(
            "bad-id",
            f"“{identity}”不能作标识",
            path,
            "用小写英文字母或汉字开头，只含小写字母、汉字、数字、连字符（-）和下划线，不超过 40 个字符，如 talent-fund",
        )
    if not (root / "policy.yaml").is_file():
        return _refused(
            "missing-folder",
            "这里没有政策（缺 policy.yaml）",
            root,
            "核对 --policy 后的路径；新建用 build.py new policy 目录",
        )
    if chapter and chapters and chapter not in chapters:
        return _refused(
            "unknown-chapter",
            f"policy.yaml 中没有章“{chapter}”",
            root / "policy.yaml",
            did_you_mean(chapter, chapters),
        )
    return None


def _write_file(path: Path, skeleton: Path, chapter_line: str) -> None:
    """Raises FileExistsError when the file is there, unless a killed run had just made
    it; and other OSErrors."""
    was_finished = _was_finished(path)
    atomic.clean(path.parent)
    if was_finished:
        return
    if os.path.lexists(path):
        raise FileExistsError
    _put_new(path, _text(skeleton, path, chapter_line))


def _chapters(root: Path) -> list[str]:
    """Ids of the chapters in policy.yaml; none when it cannot be read: a draft may be
    broken while one adds to it."""
    from policypress.source.reading.yaml_file import read

    data = read(root / "policy.yaml", "policy.yaml").data
    return _chapter_ids(data)


def _chapter_ids(data: object) -> list[str]:
    """Ids of the chapters in a mapping of the source, inner ones behind their own."""
    chapters = data.get("chapters") if isinstance(data, dict) else None
    if not isinstance(chapters, dict):
        return []
    return [
        name
        for key, inner in chapters.items()
        for name in (str(key), *_chapter_ids(inner))
    ]


def _starter_files() -> list[Path]:
    """The files of the starter policy, seen from its folder."""
    home = STARTER / "policy"
    return [path.relative_to(home) for path in sorted(home.rglob("*.yaml"))]


def _make_policy(home: Path) -> bool:
    """Make the policy beside `home` and give it that name in one step. Raises OSError.

    Returns whether this process works in the folder, which is now another one.
    """
    above = _first_missing(home.parent)
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        atomic.clean(home.parent)
        staged = atomic.temporary_name(home.parent, 0)
        try:
            _fill(staged, home)
            is_current = _take_place(staged, home)
        finally:
            atomic.discard(staged)
    except OSError:
        _remove_empty(home.parent, above)
        raise
    atomic.sync_folder(home.parent)
    return is_current


def _fill(staged: Path, home: Path) -> None:
    """Write the starter policy as it will stand in `home`. Raises OSError."""
    staged.mkdir()
    for number, name in enumerate(_starter_files()):
        text = _text(STARTER / "policy" / name, home / name)
        temporary = atomic.stage(staged / name, text.encode(), number)
        atomic.sync(temporary)
        os.replace(temporary, staged / name)
    folders = {(staged / name).parent for name in _starter_files()}
    for folder in {*folders, staged}:
        atomic.sync_folder(folder)


def _take_place(staged: Path, home: Path) -> bool:
    """Rename the finished folder; an empty one of that name gives way. Raises OSError."""
    if not home.exists():
        staged.rename(home)
        return False
    is_current = home.samefile(Path.cwd())
    staged.chmod(home.stat().st_mode & 0o7777)
    if os.name == "nt":  # does not rename onto a folder, not even an empty one
        home.rmdir()
        staged.rename(home)
        return is_current
    staged.rename(home)
    if is_current:
        os.chdir(home)
    return is_current


def _first_missing(folder: Path) -> Path | None:
    """The topmost folder on the way that is not there yet."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    return missing[-1] if missing else None


def _remove_empty(folder: Path, above: Path | None) -> None:
    """Remove the folders that were made on the way, from `folder` up to `above`."""
    if above is None:
        return
    for one in (folder, *folder.parents):
        try:
            one.rmdir()
        except FileNotFoundError:  # the making stopped further up
            pass
        except OSError:
            return
        if one == above:
            return


def _text(skeleton: Path, path: Path, chapter: str = "") -> str:
    """A new file's text; its schema comment points from where it will stand into this package."""
    try:
        schemas = Path(os.path.relpath(SCHEMAS, path.parent)).as_posix()
    except ValueError:  # another drive on Windows
        schemas = SCHEMAS.as_uri()
    text = skeleton.read_text(encoding="utf-8")
    filled = text.replace("SCHEMAS", schemas).replace("# CHAPTER", chapter)
    return filled.replace("ANNEX", path.stem)


def _was_finished(path: Path) -> bool:
    """Whether a run was killed after its file got its name, before it could say so.

    Its temporary file is then still there, and is the same file under another name.
    """
    return any(
        path.exists() and path.samefile(one)
        for one in atomic.left_overs(path.parent)
    )


def _put_new(path: Path, text: str) -> None:
    """A new file, whole or not at all. Raises FileExistsError and other OSErrors."""
    temporary = atomic.stage(path, text.encode(), 0)
    try:
        atomic.sync(temporary)
        atomic.move_new(temporary, path)
    finally:
        atomic.discard(temporary)
    atomic.sync_folder(path.parent)


def _refused(
    code: str,
    message: str,
    path: Path,
    hint: str,
) -> Scaffold:
    """Nothing was written, and why."""
    return Scaffold(
        findings=[
            Finding(
                code,
                message,
                Place(str(path)),
                hint,
            )
        ]
    )


def _not_written(error: OSError, path: Path) -> Scaffold:
    """What the system refused, as a finding."""
    if error.errno == errno.ENOTEMPTY:  # somebody was faster
        return _refused(
            "folder-exists",
            f"“{path.name}”里已有内容，没有改动它",
            path,
            "换一个文件夹",
        )
    return Scaffold(findings=[explain(error, path)])
