"""One side of a comparison: a git revision of the policy, a policy folder, or a
document nobody here wrote.
"""

from __future__ import annotations

from pathlib import Path

from policypress.findings import Finding
from policypress.pipeline.foreign_files import (
    OTHERS,
    READ,
    Side,
    marked_file,
    not_a_file,
    read_file,
    refused,
    word_file,
)
from policypress.pipeline.own_text import side_of
from policypress.pipeline.request import Progress


def read_sides(
    old: str,
    new: str,
    policy: Path,
    templates: Path,
    tracked: str,
    progress: Progress,
) -> list[Side]:
    """Both sides of a comparison.

    One Word file with tracked changes alone is both: all rejected, and all
    accepted. tracked: accept or reject, how such a file is read beside another
    one; "" refuses it.
    """
    marked = None if new or tracked else marked_file(old)
    if marked is not None:
        name, data = marked
        return [
            word_file(data, name, "rejected"),
            word_file(data, name, "accepted"),
        ]
    return [
        read_side(spec, policy, templates, progress, tracked)
        for spec in (old, new)
    ]


def read_side(
    spec: str,
    policy: Path,
    templates: Path,
    progress: Progress,
    tracked: str = "",
) -> Side:
    """What a user calls OLD or NEW.

    "" is the working copy of `policy`; a path wins over a revision of the same name.
    tracked: accept or reject, for a Word file with tracked changes.
    """
    if not spec:
        return _policy(policy, templates, "当前文稿", progress)
    try:
        path = Path(spec).expanduser()
        is_folder, is_regular = path.is_dir(), path.is_file()
        is_there = path.exists()
    except RuntimeError:
        return refused(
            spec,
            "unreadable",
            f"不知道“{spec}”指哪里：没有这个用户。",
            "写完整的路径。",
        )
    except (OSError, ValueError):
        return refused(
            spec,
            "unreadable",
            f"不能读取“{spec}”。",
            "核对路径和权限。",
        )
    if is_folder:
        return _policy(path.absolute(), templates, path.name or spec, progress)
    if is_regular:
        return read_file(path, tracked)
    if is_there:
        return not_a_file(spec)
    return _missing(spec, path) or _revision(spec, policy, templates, progress)


def _missing(spec: str, path: Path) -> Side | None:
    """Why nothing that is not there can be meant; None when it may be a revision."""
    is_path = spec.endswith(("/", "\\"))
    if is_path or path.suffix.lower() in (*READ, *OTHERS):
        hint = "核对路径；文件名里有空格时要加引号。"
        return refused(spec, "missing-file", f"找不到“{spec}”。", hint)
    if spec.startswith("-"):
        message = f"“{spec}”不是 git 版本。"
        hint = "写 HEAD~1、标签名或者提交号。"
        return refused(spec, "unknown-revision", message, hint)
    return None


def _revision(
    revision: str,
    policy: Path,
    templates: Path,
    progress: Progress,
) -> Side:
    """The policy as git has it in a revision."""
    from policypress.pipeline.git import checked_out

    progress(f"读取版本 {revision}")
    with checked_out(policy, revision) as found:
        if isinstance(found, Finding):
            return Side(revision, findings=[found])
        return _policy(found, templates, revision, progress, policy)


def _policy(
    folder: Path,
    templates: Path,
    name: str,
    progress: Progress,
    home: Path | None = None,
) -> Side:
    """A policy folder, with every document that is made of it.

    name: as it is called. home: the folder in the repository, where it is a copy.
    """
    from policypress.pipeline.build import compose

    if folder.is_dir() and not (folder / "policy.yaml").exists():
        message = f"文件夹“{name}”里没有 policy.yaml，不是政策文件夹。"
        hint = "写政策文件夹的路径；比较文档时写到文件为止。"
        return refused(name, "not-a-policy", message, hint)
    composed = compose(folder, templates, (), progress, home=home)
    return side_of(composed, name)
