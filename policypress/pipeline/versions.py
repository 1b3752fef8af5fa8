"""One side of a comparison: a git revision of the policy, a policy folder, or a
document nobody here wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from policypress.findings import Finding, has_errors
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
from policypress.pipeline.request import Progress

if TYPE_CHECKING:
    from policypress.document import Document

TEXT = "措施正文"


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
            spec, "unreadable", f"不能读取“{spec}”。", "核对路径和权限。"
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
    revision: str, policy: Path, templates: Path, progress: Progress
) -> Side:
    """The policy as git has it in a revision."""
    from policypress.pipeline.git import checked_out

    progress(f"读取版本 {revision}")
    with checked_out(policy, revision) as found:
        if isinstance(found, Finding):
            return Side(revision, findings=[found])
        return _policy(found, templates, revision, progress)


def _policy(
    folder: Path, templates: Path, name: str, progress: Progress
) -> Side:
    """A policy folder, with every document that is made of it.

    name: as it is called.
    """
    from policypress.compare import from_document
    from policypress.pipeline.build import compose

    if folder.is_dir() and not (folder / "policy.yaml").exists():
        message = f"文件夹“{name}”里没有 policy.yaml，不是政策文件夹。"
        hint = "写政策文件夹的路径；比较文档时写到文件为止。"
        return refused(name, "not-a-policy", message, hint)
    composed = compose(folder, templates, (), progress)
    if composed.policy is None or has_errors(composed.findings):
        return Side(name, findings=composed.findings)
    text = _text_of_measures(composed.documents)
    if text is None:
        message = f"模板里没有“{TEXT}”，不能比较。"
        hint = "templates/ 里要有生成措施正文的模板。"
        return refused(name, "no-measures-document", message, hint)
    warnings = [
        finding for finding in composed.findings if finding.severity != "note"
    ]
    tree = replace(from_document(text), name=name)
    return Side(name, tree, composed.policy, composed.documents, warnings)


def _text_of_measures(documents: Sequence[Document]) -> Document | None:
    """The document that has the wording of the measures."""
    for document in documents:
        if document.name == TEXT or document.template == "measures":
            return document
    return None
