"""The skeleton of one more measure, provision, annex, guide or compared policy, which is
valid at once.

Nothing that exists is ever written over, policy.yaml is left to the drafter, and what
is made appears whole or not at all. Whole policies: source/scaffold_policy.py.
"""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

from msgspec import Struct, field

from policypress.findings import Finding, Place, did_you_mean
from policypress.source.model.base import FILE_ID_PATTERN
from policypress.source.scaffold_content import (
    materials,
    measures,
)
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


class _Kind(Struct, frozen=True):
    """What can be begun in a policy: its folder, its name, what it starts from."""

    folder: str
    title: str
    skeleton: str


_KINDS = {
    "measure": _Kind("measures", "措施", "measure.yaml"),
    "provision": _Kind("measures", "条文", "provision.yaml"),
    "annex": _Kind("annexes", "附件", "annex.yaml"),
    "guide": _Kind("guides", "申报指南", "guide.yaml"),
    "benchmark": _Kind("benchmarks", "对照政策", "benchmark.yaml"),
}
_IN_CHAPTERS = ("measure", "provision")
_COMMON = "common"  # the guide that holds what all guides share


def new_measure(
    root: Path,
    identity: str,
    chapter: str | None = None,
) -> Scaffold:
    """Writes measures/<identity>.yaml in the policy folder `root`; chapter: id of the
    chapter it is to stand in."""
    return new_file(root, "measure", identity, chapter)


def new_file(
    root: Path,
    kind: str,
    identity: str,
    chapter: str | None = None,
) -> Scaffold:
    """Writes the file of one more measure, provision, annex, guide or benchmark.

    identity: of the new file; a guide goes by that of its measure, or is `common`.
    chapter: as in `new_measure`, for what stands in no chapter nothing.
    """
    made = _KINDS[kind]
    path = root / made.folder / f"{identity}.yaml"
    if chapter and kind not in _IN_CHAPTERS:
        message = f"{made.title}不属于哪一章"
        return refused("unknown-chapter", message, path, "不写 --chapter")
    if chapter and _is_without_chapters(root):
        message = "这项政策不分章"
        return refused("unknown-chapter", message, path, "不写 --chapter")
    chapters = _chapters(root)
    refusal = _refusal(root, identity, path, chapter, chapters)
    refusal = refusal or _without_measure(root, kind, path)
    if refusal:
        return refusal
    try:
        path.parent.mkdir(exist_ok=True)
        _write_file(path, _content(root, kind, path, chapter))
    except FileExistsError:
        message = f"{made.title}“{identity}”已经存在，没有改动它"
        return refused("file-exists", message, path, "换一个标识")
    except OSError as error:
        return not_written(error, path)
    if kind in _IN_CHAPTERS:
        step = _next_step(path, chapter, chapters)
    else:
        step = _after(root, kind, path)
    return Scaffold([path], next=step)


def _content(
    root: Path,
    kind: str,
    path: Path,
    chapter: str | None,
) -> str:
    """The text of a new file: its skeleton with what the policy already says."""
    skeleton = _KINDS[kind].skeleton
    if kind == "guide" and path.stem == _COMMON:
        skeleton = "common-guide.yaml"
    text = (STARTER / skeleton).read_text(encoding="utf-8")
    line = f"chapter: {chapter}" if chapter else "# chapter: 章的标识"
    filled = {
        "SCHEMAS": to_schemas(path),
        "# CHAPTER": line,
        "ANNEX": path.stem,
    }
    if kind == "guide":
        filled["MATERIALS"] = materials(root, path.stem)
    if kind == "benchmark":
        filled["MEASURE"] = next(iter(measures(root)))
    for name, words in filled.items():
        text = text.replace(name, words)
    return text


def _without_measure(
    root: Path,
    kind: str,
    path: Path,
) -> Scaffold | None:
    """Why there can be no such guide or benchmark: it belongs to a measure that is not
    there. None when it can."""
    if kind not in ("guide", "benchmark"):
        return None
    known = measures(root)
    if kind == "guide" and path.stem not in [*known, _COMMON]:
        message = f"没有措施“{path.stem}”，这份指南无处可用"
        hint = did_you_mean(path.stem, known)
        return refused("unknown-measure", message, path, hint)
    if kind == "benchmark" and not known:
        message = "还没有措施，没有什么可以对照"
        hint = "先用 build.py new measure 标识 新建一条措施"
        return refused("no-measures", message, path, hint)
    return None


def _after(
    root: Path,
    kind: str,
    path: Path,
) -> str:
    """What a drafter does with a new annex, guide or benchmark."""
    if kind == "annex":
        return (
            f"填写 {path.name}，在条文中用 {{{{ ref('{path.stem}') }}}} 引用它"
        )
    if kind == "benchmark":
        return (
            f"填写 {path.name}，核对原文后把 status 改为 published，写明来源"
        )
    common = path.with_name(f"{_COMMON}.yaml")
    if not common.exists():
        return f"填写 {path.name}；这套政策还没有各指南的通用部分，用 build.py new guide {_COMMON} 新建"
    return f"填写 {path.name}"


def _next_step(
    path: Path,
    chapter: str | None,
    chapters: list[str],
) -> str:
    """What a drafter does with a new provision."""
    identity = path.stem
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
        return refused(
            "bad-id",
            f"“{identity}”不能作标识",
            path,
            "用小写英文字母或汉字开头，只含小写字母、汉字、数字、连字符（-）和下划线，不超过 40 个字符，如 talent-fund",
        )
    if not (root / "policy.yaml").is_file():
        return refused(
            "missing-folder",
            "这里没有政策（缺 policy.yaml）",
            root,
            "核对 --policy 后的路径；新建用 build.py new policy 目录",
        )
    if chapter and chapters and chapter not in chapters:
        return refused(
            "unknown-chapter",
            f"policy.yaml 中没有章“{chapter}”",
            root / "policy.yaml",
            did_you_mean(chapter, chapters),
        )
    return None


def _write_file(path: Path, text: str) -> None:
    """Raises FileExistsError when the file is there, unless a killed run had just made
    it; and other OSErrors."""
    was_finished = _was_finished(path)
    atomic.clean(path.parent)
    if was_finished:
        return
    if os.path.lexists(path):
        raise FileExistsError
    _put_new(path, text)


def _chapters(root: Path) -> list[str]:
    """Ids of the chapters in policy.yaml; none when it cannot be read: a draft may be
    broken while one adds to it."""
    from policypress.source.reading.yaml_file import read

    data = read(root / "policy.yaml", "policy.yaml").data
    return _chapter_ids(data)


def _is_without_chapters(root: Path) -> bool:
    """Whether policy.yaml can be read and has no chapters: nothing stands in one."""
    from policypress.source.reading.yaml_file import read

    data = read(root / "policy.yaml", "policy.yaml").data
    return isinstance(data, dict) and not data.get("chapters")


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


def to_schemas(path: Path) -> str:
    """Where the schemas lie, as the first line of the file at `path` says it."""
    try:
        return Path(os.path.relpath(SCHEMAS, path.parent)).as_posix()
    except ValueError:  # another drive on Windows
        return SCHEMAS.as_uri()


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


def refused(
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


def not_written(error: OSError, path: Path) -> Scaffold:
    """What the system refused, as a finding."""
    if error.errno == errno.ENOTEMPTY:  # somebody was faster
        return refused(
            "folder-exists",
            f"“{path.name}”里已有内容，没有改动它",
            path,
            "换一个文件夹",
        )
    return Scaffold(findings=[explain(error, path)])
