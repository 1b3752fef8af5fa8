"""A whole policy to start writing from: the small starter, or a copy of one that this
toolkit comes with.

It is written into a folder beside its place, which then gets its name in one step, so
that it appears whole or not at all. Nothing that exists is ever written over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from policypress.findings import Finding, Place, did_you_mean
from policypress.source.scaffold import (
    STARTER,
    Scaffold,
    not_written,
    refused,
    to_schemas,
)
from policypress.system import atomic
from policypress.system.environment import ROOT

_EXAMPLES = ROOT / "examples"
_SHIPPED = "policy"  # the folder of the policy that is built without --policy
_SMALL = "starter"
# What the first line of a source file says of where its schema lies.
_TO_SCHEMAS = re.compile(r"(?<=\$schema=)\S*schemas(?=/)|SCHEMAS(?=/)")
_UNFINISHED = (".", "~$")  # hidden files, and those of an open editor


def models() -> dict[str, Path]:
    """The policies that a new one may start from, by the name that `--like` takes."""
    found = {_SMALL: STARTER / "policy"}
    for home in sorted(_EXAMPLES.glob("*/policy.yaml")):
        found[home.parent.name] = home.parent
    shipped = ROOT / _SHIPPED
    if (shipped / "policy.yaml").is_file():
        found[_SHIPPED] = shipped
    return found


def new_policy(
    folder: Path,
    like: str = _SMALL,
) -> Scaffold:
    """Writes a policy into a new or empty folder. like: a name of `models`, the policy
    that it is to be a copy of."""
    known = models()
    if like not in known:
        hint = did_you_mean(like, known)
        place = Place(str(_EXAMPLES))
        message = f"没有叫“{like}”的样例"
        found = Finding("unknown-example", message, place, hint)
        return Scaffold(findings=[found])
    model = known[like]
    try:
        home = folder.resolve()
        contents = {
            name: _moved((model / name).read_bytes(), home / name)
            for name in _files(model)
        }
    except OSError as error:
        return not_written(error, folder)
    hint = f'build.py --policy "{folder}"，即可生成全套文件；再把样例改成自己的内容'
    return write_policy(folder, contents, hint)


def in_the_way(folder: Path) -> Scaffold | None:
    """Why no policy can be made at `folder`: something is there. None when it can.
    Raises OSError."""
    if folder.is_symlink() and not folder.exists():
        message = "此处是一个指向不存在位置的链接，没有写入"
        return refused("link-in-the-way", message, folder, "换一个文件夹")
    home = folder.resolve()
    if home.is_file() or home.is_dir() and any(home.iterdir()):
        message = f"“{folder.name}”已经存在，里面有内容，没有改动它"
        return refused("folder-exists", message, folder, "换一个文件夹")
    return None


def write_policy(
    folder: Path,
    contents: Mapping[Path, bytes],
    hint: str,
) -> Scaffold:
    """Writes a policy into a new or empty folder, whole or not at all.

    contents: its files by their paths in the folder. hint: what comes next (Chinese).
    """
    try:
        refusal = in_the_way(folder)
        if refusal:
            return refusal
        again = _make_policy(contents, folder.resolve())
    except OSError as error:
        return not_written(error, folder)
    written = [folder / path for path in contents]
    if again:
        hint += "。当前文件夹已换新，请先重新进入（cd）"
    return Scaffold(written, next=hint)


def _make_policy(
    contents: Mapping[Path, bytes],
    home: Path,
) -> bool:
    """Make the policy beside `home` and give it that name in one step. Raises OSError.

    Returns whether this process works in the folder, which is now another one.
    """
    above = _first_missing(home.parent)
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        atomic.clean(home.parent)
        staged = atomic.temporary_name(home.parent, 0)
        try:
            _fill(contents, staged)
            is_current = _take_place(staged, home)
        finally:
            atomic.discard(staged)
    except OSError:
        _remove_empty(home.parent, above)
        raise
    atomic.sync_folder(home.parent)
    return is_current


def _fill(
    contents: Mapping[Path, bytes],
    staged: Path,
) -> None:
    """Write the files into the new folder `staged`. Raises OSError."""
    staged.mkdir()
    for number, (name, data) in enumerate(contents.items()):
        temporary = atomic.stage(staged / name, data, number)
        atomic.sync(temporary)
        os.replace(temporary, staged / name)
    folders = {(staged / name).parent for name in contents}
    for folder in {*folders, staged}:
        atomic.sync_folder(folder)


def _moved(data: bytes, path: Path) -> bytes:
    """A source file as it is to stand at `path`: its first line says from there where
    the schemas are."""
    first, line_end, rest = data.partition(b"\n")
    words = first.decode(errors="surrogateescape")
    moved = _TO_SCHEMAS.sub(lambda _: to_schemas(path), words, count=1)
    return moved.encode(errors="surrogateescape") + line_end + rest


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


def _remove_empty(
    folder: Path,
    above: Path | None,
) -> None:
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


def _files(model: Path) -> list[Path]:
    """The source files of a policy, seen from its folder."""
    return [
        path.relative_to(model)
        for path in sorted(model.rglob("*.yaml"))
        if not path.name.startswith(_UNFINISHED)
    ]
