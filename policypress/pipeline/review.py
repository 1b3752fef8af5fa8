"""A returned Word file from beginning to end (审阅稿回稿): our own document composed
again, what became of it, what that is in the source, and the proof.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from policypress.edit import edit
from policypress.edit.edit import Step
from policypress.findings import Finding, Place, has_errors, in_order
from policypress.pipeline.applying import Trial, settle
from policypress.pipeline.request import Progress
from policypress.review.agreeing import agree
from policypress.review.basis import Basis, Files, printed
from policypress.review.lines import Group, tracked_groups
from policypress.review.proof import Difference, differences
from policypress.review.proposal import Proposal
from policypress.review.propose import proposals
from policypress.review.register import registered
from policypress.review.remarks import Said, said
from policypress.review.untracked import compared_groups
from policypress.word.marked import MarkedParagraph, read_marked
from policypress.word.origins import NAMESPACE
from policypress.word.package_reader import DOCUMENT, Package, open_package

if TYPE_CHECKING:
    from policypress.document import Document

_LARGEST = 64 * 1024 * 1024
_ITEM = "customXml/item"


class ReviewRequest(Struct, frozen=True):
    """What a user asks for. files: as returned; apply: whether what can be written back
    is written; pick: the numbers of proposals that are wanted, () for all; authors:
    whose, () for everybody's; when: the time, for `undo`.
    """

    files: tuple[Path, ...]
    policy: Path
    templates: Path
    apply: bool = False
    pick: tuple[int, ...] = ()
    authors: tuple[str, ...] = ()
    when: str = ""


class Returned(Struct):
    """A returned file as it was read. witness: how its paragraphs were matched with
    ours: exact (its text without the insertions is ours) or compared (by the words)."""

    name: str
    paragraphs: list[MarkedParagraph]
    package: Package
    document: str = ""
    witness: str = ""
    remarks: list[Said] = field(default_factory=list)


class ReviewResult(Struct):
    """What came of it. proposals: in the order of the text, file by file; differences:
    what the proof found; written: the names of files of the source."""

    proposals: list[Proposal] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    returned: list[Returned] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    follow: list[str] = field(default_factory=list)
    is_applied: bool = False


def review(request: ReviewRequest, progress: Progress) -> ReviewResult:
    """Reads returned files, proposes what they change in the source, and writes it if
    that is asked for."""
    result = ReviewResult()
    _take_in(request, progress, result)
    if has_errors(result.findings):
        return result
    bases: dict[str, Basis] = {}
    for returned in result.returned:
        basis = _basis(request, returned, bases, progress, result)
        if basis is None:
            return result
        groups = matched(returned, basis)
        found = proposals(basis, groups)
        returned.remarks = said(returned.paragraphs, returned.package, basis)
        for one in found:
            one.source = returned.name
        result.proposals += found
    agree(result.proposals)
    progress("检查每处修改")
    documents = tuple(bases)
    trial = Trial(request.policy, _composing(request, documents))
    settle(result.proposals, trial)
    if request.apply:
        _apply(request, result, bases, progress)
    result.findings = in_order(result.findings)
    return result


def _take_in(
    request: ReviewRequest, progress: Progress, result: ReviewResult
) -> None:
    """Reads all files."""
    for path in request.files:
        progress(f"读取 {path.name}")
        found = _read(path)
        if isinstance(found, Finding):
            result.findings.append(found)
        else:
            result.returned.append(found)


def _basis(
    request: ReviewRequest,
    returned: Returned,
    bases: dict[str, Basis],
    progress: Progress,
    result: ReviewResult,
) -> Basis | None:
    """Our document for a returned file; made once a document."""
    if returned.document in bases:
        return bases[returned.document]
    progress("重新编排底稿")
    basis = our_basis(
        request.policy, request.templates, returned, progress, result
    )
    if basis is not None:
        bases[returned.document] = basis
    return basis


def _composing(
    request: ReviewRequest, documents: tuple[str, ...]
) -> Callable[[Path], list[Finding]]:
    """What composing these documents finds in a policy."""
    from policypress.pipeline.composing import compose

    def found(policy: Path) -> list[Finding]:
        composed = compose(
            policy, request.templates, documents, lambda *_: None
        )
        return composed.findings

    return found


def wanted(
    request: ReviewRequest, all_of: Sequence[Proposal]
) -> list[Proposal]:
    """The proposals that a user wants written."""
    return [
        one
        for number, one in enumerate(all_of, 1)
        if one.steps
        and (not request.pick or number in request.pick)
        and (not request.authors or set(one.authors) & set(request.authors))
    ]


def _apply(
    request: ReviewRequest,
    result: ReviewResult,
    bases: dict[str, Basis],
    progress: Progress,
) -> None:
    """Writes what is wanted, all of it together, and proves it."""
    from policypress.pipeline.editing import Following

    chosen = wanted(request, result.proposals)
    steps = [step for one in chosen for step in one.steps]
    steps += _opinions(request, result)
    if not steps:
        return
    names = "、".join(one.name for one in result.returned)
    what = f"采纳 {names} 的 {len(chosen)} 处修改"
    progress("写入源文件")
    following = Following(request.policy, request.templates, progress)
    made = edit(request.policy, steps, what, request.when, following.look)
    result.findings += made.findings
    if not made.is_made:
        return
    result.is_applied = True
    result.written = [state.name for state in made.files]
    result.follow = following.names
    if len(result.returned) == 1 and chosen == wanted_all(result.proposals):
        result.differences = _proof(request, result, bases, progress)


def _opinions(request: ReviewRequest, result: ReviewResult) -> list[Step]:
    """The steps that enter the comments in the register of opinions."""
    from policypress.source import load_kept
    from policypress.source.traverse import all_clauses

    policy = load_kept(request.policy).policy
    remarks = [said for one in result.returned for said in one.remarks]
    if policy is None or not remarks:
        return []
    clauses = all_clauses(policy)
    return list(registered(remarks, Files(request.policy), clauses))


def wanted_all(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Everything that can be written."""
    return [one for one in proposals if one.steps]


def _proof(
    request: ReviewRequest,
    result: ReviewResult,
    bases: dict[str, Basis],
    progress: Progress,
) -> list[Difference]:
    """What our document, composed again, says otherwise than the file with everything
    accepted."""
    progress("核对改回的结果")
    (returned,) = result.returned
    before = bases[returned.document]
    again = ReviewResult()
    after = our_basis(
        request.policy, request.templates, returned, progress, again
    )
    if after is None:
        return []
    refused = [one for one in result.proposals if one.is_refused]
    theirs = _accepted(returned.paragraphs)
    return differences(after, theirs, before, refused)


def _read(path: Path) -> Returned | Finding:
    """A returned file, or why it cannot be read."""
    from policypress.system.user_files import read_bytes_file

    data, findings = read_bytes_file(path, path.name, _LARGEST)
    if data is None:
        return findings[0]
    package = open_package(data, path.name, _is_wanted)
    if package.finding:
        return package.finding
    if DOCUMENT not in package.roots:
        message = f"“{path.name}”里没有正文"
        hint = "核对是不是 Word 文件"
        return Finding("no-document", message, Place(path.name), hint)
    paragraphs = read_marked(package)
    return Returned(path.name, paragraphs, package, document_of(package))


def _is_wanted(name: str) -> bool:
    """Whether a part is read."""
    return name == DOCUMENT or name.startswith((_ITEM, "word/comments"))


def document_of(package: Package) -> str:
    """The name of the document that a file says it is, "" where it does not say."""
    for root in _our_parts(package):
        return str(root.get("document", ""))
    return ""


def _our_parts(package: Package) -> list[Any]:
    """The parts that list the sources of paragraphs."""
    return [
        root
        for name, root in package.roots.items()
        if name.startswith(_ITEM) and root.tag == f"{{{NAMESPACE}}}origins"
    ]


def our_basis(
    policy: Path,
    templates: Path,
    returned: Returned,
    progress: Progress,
    result: ReviewResult,
) -> Basis | None:
    """Our document as it is printed today; None where it cannot be made."""
    from policypress.pipeline.composing import compose

    name = returned.document
    only = (name,) if name else ()
    composed = compose(policy, templates, only, progress)
    if composed.policy is None or has_errors(composed.findings):
        result.findings += composed.findings
        return None
    texts = [one.text("inserted") for one in returned.paragraphs]
    document = _nearest(composed.documents, texts)
    if document is None:
        message = f"“{returned.name}”不是这套政策的文件，没有可以对照的底稿"
        hint = "核对文件，或者用 --policy 指明是哪一套政策"
        finding = Finding("not-ours", message, Place(returned.name), hint)
        result.findings.append(finding)
        return None
    returned.document = document.name
    return basis_of(document, policy, templates)


def basis_of(document: Document, policy: Path, templates: Path) -> Basis:
    """The paragraphs of a document with their sources."""
    from policypress.render.docx import render

    data = render(document, _look(templates, document.look))
    package = open_package(data, document.name, _is_wanted)
    paths = {
        one.get("tag", ""): one.get("id", "")
        for root in _our_parts(package)
        for one in root
    }
    ours = printed(read_marked(package), paths)
    return Basis(ours, Files(policy))


def _look(templates: Path, name: str) -> Any:
    """The look of a document."""
    from policypress.render.docx import named_look

    look, _ = named_look(templates / "looks", name, Place("--templates"))
    return look


def _nearest(
    documents: Sequence[Document], texts: Sequence[str]
) -> Document | None:
    """The document that has most of these paragraphs; None where none has a tenth."""
    from policypress.document import paragraphs, plain

    known = set(texts)
    best, most = None, len(texts) // 10
    for document in documents:
        found = sum(
            plain(one.inlines) in known for one in paragraphs(document.blocks)
        )
        if found > most:
            best, most = document, found
    return best


def matched(returned: Returned, basis: Basis) -> list[Group]:
    """What became of our paragraphs. Where the file without its insertions is our text,
    its marks say it exactly; else the words are compared."""
    ours = basis.texts
    is_tracked = any(one.is_changed for one in returned.paragraphs)
    if is_tracked and _rejected(returned.paragraphs) == list(ours):
        returned.witness = "exact"
        return tracked_groups(returned.paragraphs)
    returned.witness = "compared"
    return compared_groups(ours, _accepted(returned.paragraphs))


def _rejected(paragraphs: Sequence[MarkedParagraph]) -> list[str]:
    """The paragraphs of a file with every change rejected."""
    return _without(paragraphs, "inserted")


def _accepted(paragraphs: Sequence[MarkedParagraph]) -> list[str]:
    """The paragraphs of a file with every change accepted."""
    return _without(paragraphs, "deleted")


def _without(paragraphs: Sequence[MarkedParagraph], state: Any) -> list[str]:
    """The paragraphs without what is of one state. A paragraph whose mark is of it is
    joined to the next; one without words left is none."""
    found: list[str] = []
    text = ""
    for one in paragraphs:
        if one.row.state != state:
            text += one.text(state)
        gone = state in (one.end.state, one.row.state)
        if not gone:
            found.append(text)
            text = ""
    if text:
        found.append(text)
    return found
