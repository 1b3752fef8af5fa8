"""Our own document as it was printed (底稿): composed again from the source of today, or
from the revision whose text a returned file says it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policypress.findings import Finding, Place, has_errors
from policypress.pipeline.git import checked_out, commits
from policypress.pipeline.request import Progress
from policypress.pipeline.returned import (
    Returned,
    is_wanted,
    our_parts,
    rejected,
)
from policypress.review.basis import Basis, Files, printed
from policypress.review.pairing import pairs
from policypress.review.sources import Printed, Span
from policypress.word.marked import read_marked
from policypress.word.package_reader import open_package

if TYPE_CHECKING:
    from policypress.document import Document

_SHORT = 8  # characters of a paragraph that many documents have
_MOST = 40  # revisions that are looked at for the text that went out


def our_basis(
    policy: Path,
    templates: Path,
    returned: Returned,
    progress: Progress,
    findings: list[Finding],
) -> Basis | None:
    """Our document as it is printed today; None where it cannot be made, and then
    `findings` says why."""
    from policypress.pipeline.composing import compose
    from policypress.source import load_kept

    name = returned.document
    loaded = load_kept(policy).policy
    is_other = loaded and returned.policy not in ("", loaded.meta.title)
    # Another policy may have documents that this one has not.
    only = (name,) if name and not is_other else ()
    composed = compose(policy, templates, only, progress)
    if composed.policy is None or has_errors(composed.findings):
        findings += composed.findings
        return None
    title = str(composed.policy.meta.title)
    document = _said(composed.documents, returned, title)
    if document is None:
        texts = [one.text("inserted") for one in returned.paragraphs]
        document = _nearest(composed.documents, texts)
    if document is None:
        findings.append(_not_ours(returned))
        return None
    if returned.policy not in ("", title):
        returned.other_policy = title
    returned.document = document.name
    return basis_of(document, policy, templates)


def _not_ours(returned: Returned) -> Finding:
    """That a file is of none of our documents."""
    whose = f"是《{returned.policy}》的，" if returned.policy else ""
    message = f"“{returned.name}”{whose}不是这套政策的文件，没有可以对照的底稿"
    hint = "核对文件，或者用 --policy 指明是哪一套政策"
    return Finding("not-ours", message, Place(returned.name), hint)


def sent_basis(
    policy: Path,
    templates: Path,
    returned: Returned,
    today: Basis,
    progress: Progress,
) -> Basis | None:
    """Our document as it went out, where that is not the one of today: the newest
    revision whose text has the digest that the file bears. None where the text is
    today's, or no revision has it."""
    wanted = returned.digest
    if not wanted or wanted == today.digest:
        return None
    for number, revision in enumerate(commits(policy, _MOST), 1):
        progress("查找送审时的版本", number, _MOST)
        with checked_out(policy, revision, policy.name) as found:
            if isinstance(found, Finding):
                return None
            basis = _of_revision(found, templates, returned)
            if basis is not None and basis.digest == wanted:
                return basis
    return None


def before_marks(
    returned: Returned,
    today: Basis,
) -> Basis:
    """The text that a file with tracked changes was made from, as its marks say it, for
    one that went out as nobody knows any more; paragraphs that today's text has in other
    words know their source."""
    texts = rejected(returned.paragraphs)
    paths: dict[int, str] = {}
    matcher = SequenceMatcher(None, texts, today.texts, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind != "replace":
            continue
        for pair in pairs(texts[start:end], today.texts[first:last]):
            number = first + pair.begin
            paths[start + pair.first] = today.paragraphs[number].path
    paragraphs = [
        Printed(text, (Span(0, len(text), paths.get(number, "")),))
        for number, text in enumerate(texts)
    ]
    return Basis(paragraphs, today.files, returned.digest)


def _of_revision(
    policy: Path,
    templates: Path,
    returned: Returned,
) -> Basis | None:
    """The document of a revision; None where it cannot be made."""
    from policypress.pipeline.composing import compose

    name = returned.document
    composed = compose(policy, templates, (name,), lambda *_: None)
    for document in composed.documents:
        if document.name == name:
            return basis_of(document, policy, templates)
    return None


def basis_of(
    document: Document,
    policy: Path,
    templates: Path,
) -> Basis:
    """The paragraphs of a document with their sources."""
    from policypress.render.docx import render

    data = render(document, look_of(templates, document.look))
    package = open_package(data, document.name, is_wanted)
    paths = {
        one.get("tag", ""): one.get("id", "")
        for root in our_parts(package)
        for one in root
    }
    ours = printed(read_marked(package), paths)
    said = document.properties.get("policypress.text", "")
    return Basis(ours, Files(policy), said)


def look_of(templates: Path, name: str) -> Any:
    """The look of a document."""
    from policypress.render.docx import named_look

    look, _ = named_look(templates / "looks", name, Place("--templates"))
    return look


def _said(
    documents: Sequence[Document],
    returned: Returned,
    title: str,
) -> Document | None:
    """The document that a file says it is; None where it does not say, or says that it
    is of another policy. title: of ours."""
    if returned.policy != title:
        return None
    for document in documents:
        if document.name == returned.document:
            return document
    return None


def _nearest(
    documents: Sequence[Document],
    texts: Sequence[str],
) -> Document | None:
    """The document that has most of these paragraphs; None where none has a fifth.
    Short ones stand in every form and say nothing."""
    from policypress.document import paragraphs, plain

    known = {text for text in texts if len(text) > _SHORT}
    best, most = None, len(known) // 5
    for document in documents:
        own = {plain(one.inlines) for one in paragraphs(document.blocks)}
        found = len(own & known)
        if found > most:
            best, most = document, found
    return best
