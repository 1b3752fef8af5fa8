"""Something to start writing from: a small policy that builds at once, or the skeleton of one more measure.

Nothing that exists is ever written over, and policy.yaml is left to the drafter.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from .place import Finding, Place
from .schema import FOLDER as SCHEMAS
from .suggest import did_you_mean

STARTER = Path(__file__).parent / "starter"
_ID = re.compile(r"[a-z][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Scaffold:
    """written: the new files. findings: why nothing was written. next: what to do now (Chinese)."""

    written: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    next: str = ""


def new_policy(folder: Path) -> Scaffold:
    """Writes the starter policy into a new or empty folder."""
    home = STARTER / "policy"
    try:
        if folder.is_file() or folder.is_dir() and any(folder.iterdir()):
            return _refused("folder-exists", f"“{folder.name}”已经存在，里面有内容，没有改动它", folder, "换一个文件夹")
        written = [_write(path, folder / path.relative_to(home)) for path in sorted(home.rglob("*.yaml"))]
    except OSError as error:
        return _not_written(error, folder)
    return Scaffold(written, next=f"build.py --policy \"{folder}\"，即可生成全套文件；再把样例改成自己的内容")


def new_measure(root: Path, identity: str, chapter: str | None = None) -> Scaffold:
    """Writes measures/<identity>.yaml in the policy folder `root`; chapter: id of the chapter it is to stand in."""
    path = root / "measures" / f"{identity}.yaml"
    if not _ID.fullmatch(identity):
        return _refused("bad-id", f"“{identity}”不能作标识", path, "用小写英文字母开头，只含小写字母、数字和连字符（-），不超过 40 个字符，如 talent-fund")
    if not (root / "policy.yaml").is_file():
        return _refused("missing-folder", "这里没有政策（缺 policy.yaml）", root, "核对 --policy 后的路径；新建用 build.py new policy 目录")
    chapters = _chapters(root)
    if chapter and chapters and chapter not in chapters:
        return _refused("unknown-chapter", f"policy.yaml 中没有章“{chapter}”", root / "policy.yaml", did_you_mean(chapter, chapters))
    try:
        _write(STARTER / "measure.yaml", path, f"chapter: {chapter}" if chapter else "# chapter: 章的标识")
    except FileExistsError:
        return _refused("file-exists", f"措施“{identity}”已经存在，没有改动它", path, "换一个标识")
    except OSError as error:
        return _not_written(error, path)
    if chapter:
        return Scaffold([path], next=f"填写 {path.name}；它排在“{chapter}”章的最后，要换位置就写 after: 前一条的标识")
    which = f"（{'、'.join(chapters)}）" if chapters else ""
    return Scaffold([path], next=f"填写 {path.name}，在其中写 chapter: 章的标识{which}，或把 {identity} 写进 policy.yaml 所属章的 measures")


def _chapters(root: Path) -> list[str]:
    from .read import read

    data = read(root / "policy.yaml", "policy.yaml").data
    chapters = data.get("chapters") if isinstance(data, dict) else None
    return list(chapters) if isinstance(chapters, dict) else []


def _write(skeleton: Path, path: Path, chapter: str = "") -> Path:
    """A new file; its schema comment points from where it stands into this package."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        schemas = Path(os.path.relpath(SCHEMAS, path.parent)).as_posix()
    except ValueError:  # another drive on Windows
        schemas = SCHEMAS.as_uri()
    text = skeleton.read_text(encoding="utf-8").replace("SCHEMAS", schemas).replace("# CHAPTER", chapter)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def _refused(code: str, message: str, path: Path, hint: str) -> Scaffold:
    return Scaffold(findings=[Finding(code, message, Place(str(path)), hint)])


def _not_written(error: OSError, path: Path) -> Scaffold:
    if isinstance(error, PermissionError):
        return _refused("no-permission", "没有写入的权限", path, "换一个文件夹，或请所有者开放权限")
    if isinstance(error, (NotADirectoryError, FileExistsError)):
        return _refused("not-a-folder", "路径中有一段是文件，不能当文件夹用", path, "换一个位置")
    return _refused("not-written", f"写入失败（系统错误 {error.errno}）", path, "核对磁盘空间和路径")
