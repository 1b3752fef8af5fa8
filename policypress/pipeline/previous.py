"""What differs from the text that policy.yaml names as the one before (原政策): compare and
compose are joined here, since neither knows the other.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from policypress.findings import Finding, Place, has_errors
from policypress.pipeline.foreign_files import Side, read_file
from policypress.pipeline.own_text import side_of

if TYPE_CHECKING:
    from policypress.compare.changes import ChangeSet
    from policypress.compare.reports.since import Since
    from policypress.compose.compose import Composer
    from policypress.document import Document
    from policypress.pipeline.request import Composed
    from policypress.source.model import Policy
    from policypress.source.model.previous import Previous

_TEXT = ("measures",)  # the template of the text itself


class Compared(Struct, frozen=True):
    """since: None where there is no text before, or it cannot be read (findings say so);
    changes: from which it was made."""

    since: Since | None = None
    findings: list[Finding] = field(default_factory=list)
    changes: ChangeSet | None = None


def compared(
    composer: Composer,
    folder: Path,
    home: Path,
    text_of: Callable[[Path], Composed],
) -> Compared:
    """Compares the text of a policy with the one before that it names.

    composer: of the policy, used up for this. home: the folder in the repository, where
    `folder` may be a copy of it. text_of: composes the text of another folder.
    """
    policy = composer.policy
    node = policy.meta.previous
    if node is None:
        return Compared()
    old = _old(node, folder, home, text_of)
    findings = [_told(one, node) for one in old.findings]
    if has_errors(findings) or old.tree is None:
        return Compared(None, findings)
    text = _own_text(composer)
    if text is None:
        return Compared(None, findings)
    since, changes, found = _since(old, text, policy)
    findings += [_told(one, node) for one in found]
    return Compared(since, findings, changes)


def changes_since(
    earlier: Composed,
    text: Document,
    policy: Policy,
) -> ChangeSet | None:
    """What differs between a version of a policy and its text as it is now; None where the
    two are no versions of one text. earlier: the text of that version."""
    from policypress.compare import compare, from_document
    from policypress.compare.text.limits import too_different

    old = side_of(earlier, "")
    if old.tree is None:
        return None
    terms = dict.fromkeys(policy.meta.terms)
    changes = compare(old.tree, from_document(text), terms=terms)
    return None if too_different(changes) else changes


def is_fixed(policy: Policy | None) -> bool:
    """Whether what is made of a policy folder depends on its files alone: what a revision
    is called may be another one tomorrow."""
    node = policy.meta.previous if policy else None
    return node is None or not node.revision


def _old(
    node: Previous,
    folder: Path,
    home: Path,
    text_of: Callable[[Path], Composed],
) -> Side:
    """The text before."""
    if node.file:
        return _file(folder / node.file)
    from policypress.pipeline.git import checked_out

    with checked_out(home, node.revision) as found:
        if isinstance(found, Finding):
            return Side(node.revision, findings=[found])
        return side_of(text_of(found), node.revision)


def _file(path: Path) -> Side:
    """A file that somebody else may have written, as the comparison reads it."""
    if not path.exists():
        message = f"找不到原政策文件“{path.name}”"
        hint = "把文件放在 policy.yaml 旁边，核对文件名和后缀"
        missing = Finding("missing-file", message, Place(path.name), hint)
        return Side(path.name, findings=[missing])
    return read_file(path)


def _told(finding: Finding, node: Previous) -> Finding:
    """A finding about the text before, at the line that names it."""
    where = finding.place
    line = f"第{where.line}行" if where.line else ""
    message = finding.message
    if line and line not in message:
        message = f"原政策{line}：{message}"
    child = "file" if node.file else "revision"
    return replace(finding, message=message, place=node.place_of(child))


def _own_text(composer: Composer) -> Document | None:
    """The text of the policy; None where it cannot be composed, which composing the
    documents says."""
    from policypress.compose.sandbox.template import load_templates

    found, _ = load_templates(composer.folder)
    for job in composer.jobs([one for one in found if one.name in _TEXT]):
        return composer.compose(job)
    return None


def _since(
    old: Side,
    text: Document,
    policy: Policy,
) -> tuple[Since | None, ChangeSet | None, list[Finding]]:
    """What differs, with the changes themselves; or a finding that the two are no
    versions of one text."""
    from policypress.compare import compare, from_document
    from policypress.compare.impact.figures import money_changes
    from policypress.compare.reports.since import since
    from policypress.compare.text.limits import too_different
    from policypress.source.figures import figures

    assert old.tree is not None
    new = from_document(text)
    terms = dict.fromkeys(policy.meta.terms)
    changes = compare(old.tree, new, terms=terms)
    found = too_different(changes)
    if found:
        return None, None, found
    rows = None
    if old.policy is not None:
        rows = money_changes(old.policy, policy, (old.tree, new))
    labels = {one.path: one.label for one in figures(policy)}
    return since(changes, labels, rows), changes, []
