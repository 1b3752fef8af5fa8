"""A returned Word file from beginning to end (审阅稿回稿): our own document composed
again, what became of it, what that is in the source, and the proof.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct, field

from policypress.edit import NewFile, edit
from policypress.edit.edit import Step
from policypress.findings import Finding, Place, has_errors
from policypress.findings import in_order as findings_in_order
from policypress.pipeline.applying import halves, refuse_alone, settle
from policypress.pipeline.lost import lost
from policypress.pipeline.opinion_tables import Tabled, entering
from policypress.pipeline.our_text import before_marks, our_basis, sent_basis
from policypress.pipeline.picking import not_there, wanted
from policypress.pipeline.proving import proved
from policypress.pipeline.request import Progress
from policypress.pipeline.returned import (
    Returned,
    matched,
    read_returned,
)
from policypress.pipeline.same_everywhere import said_otherwise
from policypress.pipeline.trial import Trial
from policypress.review.agreeing import agree, clashes
from policypress.review.basis import Basis, Files
from policypress.review.lines import Group
from policypress.review.ordering import in_order
from policypress.review.proof import Difference
from policypress.review.proposal import Proposal
from policypress.review.propose import proposals
from policypress.review.rebasing import rebased
from policypress.review.register import registered
from policypress.review.remarks import said
from policypress.review.table_register import Entered


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


class ReviewResult(Struct):
    """What came of it. proposals: in the order of the text, file by file; differences:
    what the proof found, if there was one; written: the names of files of the source."""

    proposals: list[Proposal] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    returned: list[Returned] = field(default_factory=list)
    tables: list[Tabled] = field(default_factory=list)
    entered: Entered = field(default_factory=Entered)
    differences: list[Difference] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    follow: list[str] = field(default_factory=list)
    is_applied: bool = False
    is_proved: bool = False


def review(
    request: ReviewRequest,
    progress: Progress,
) -> ReviewResult:
    """Reads returned files, proposes what they change in the source, and writes it if
    that is asked for."""
    result = ReviewResult()
    _take_in(request, progress, result)
    if has_errors(result.findings):
        return result
    bases: dict[str, Basis] = {}
    read: list[tuple[Returned, Basis, _Read]] = []
    for returned in result.returned:
        basis = _basis(request, returned, bases, progress, result)
        if basis is None:
            return result
        read.append(
            (returned, basis, _groups(request, returned, basis, progress))
        )
        result.findings += lost(returned, basis)
        returned.remarks = said(returned.paragraphs, returned.package, basis)
    _tables(request, result)
    if bases:
        progress("检查每处修改")
        documents = tuple(bases)
        trial = Trial(request.policy, _composing(request, documents))
        _propose(result, read, trial)
        while halves(result.proposals, result.returned):
            _propose(result, read, trial)
    if request.apply and not has_errors(result.findings):
        _apply(request, result, bases, progress)
    result.findings = findings_in_order(result.findings)
    return result


def _tables(
    request: ReviewRequest,
    result: ReviewResult,
) -> None:
    """What the tables of opinions enter in the register."""
    from policypress.source import load_kept

    if not result.tables:
        return
    loaded = load_kept(request.policy)
    if loaded.policy is None:
        result.findings += loaded.findings
        return
    made = entering(result.tables, loaded.policy, request.policy)
    result.entered = made
    result.findings += made.findings


class _Read(Struct, frozen=True):
    """What became of our paragraphs in a file, in terms of those of today, and what
    cannot be said in them."""

    groups: list[Group]
    conflicts: list[Proposal]


def _propose(
    result: ReviewResult,
    read: Sequence[tuple[Returned, Basis, _Read]],
    trial: Trial,
) -> None:
    """Proposes what all files change, without changes of which a half was refused, and
    refuses what cannot be made."""
    result.proposals = []
    for _, basis, _ in read:
        basis.files.forget_given()
    for returned, basis, one in read:
        basis.halves = returned.halves
        found = [*proposals(basis, one.groups), *one.conflicts]
        for proposal in found:
            proposal.source = returned.name
        result.proposals += found
    # A deletion that cannot be made at all is in nobody's way.
    refuse_alone([one for one, _ in clashes(result.proposals)], trial)
    agree(result.proposals)
    settle(result.proposals, trial)


def _groups(
    request: ReviewRequest,
    returned: Returned,
    basis: Basis,
    progress: Progress,
) -> _Read:
    """What a file makes of our paragraphs, in terms of the source of today."""
    sent = sent_basis(
        request.policy,
        request.templates,
        returned,
        basis,
        progress,
    )
    if sent is None:
        is_older = returned.digest not in ("", basis.digest)
        if not (is_older and returned.is_tracked):
            return _Read(matched(returned, basis), [])
        sent = before_marks(returned, basis)
    else:
        returned.is_sent_found = True
    groups = matched(returned, sent)
    if returned.witness == "exact":
        is_found = returned.is_sent_found
        returned.witness = "moved-on" if is_found else "own-marks"
    returned.sent = sent.texts
    return _Read(*rebased(groups, sent, basis))


def _take_in(
    request: ReviewRequest,
    progress: Progress,
    result: ReviewResult,
) -> None:
    """Reads all files."""
    for path in request.files:
        progress(f"读取 {path.name}")
        found = read_returned(path)
        if isinstance(found, Finding):
            result.findings.append(found)
        elif isinstance(found, Tabled):
            result.tables.append(found)
            result.findings += found.table.findings
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
        request.policy,
        request.templates,
        returned,
        progress,
        result.findings,
    )
    if basis is not None:
        bases[returned.document] = basis
    return basis


def _composing(
    request: ReviewRequest,
    documents: tuple[str, ...],
) -> Callable[[Path], list[Finding]]:
    """What composing these documents finds in a policy."""
    from policypress.pipeline.composing import compose

    def found(policy: Path) -> list[Finding]:
        """Every finding of these documents, composed from the policy in this
        folder."""
        composed = compose(
            policy,
            request.templates,
            documents,
            lambda *_: None,
        )
        return composed.findings

    return found


def _apply(
    request: ReviewRequest,
    result: ReviewResult,
    bases: dict[str, Basis],
    progress: Progress,
) -> None:
    """Writes what is wanted, all of it together, and proves it."""
    from policypress.pipeline.editing import Following

    result.findings += not_there(
        request.pick,
        request.authors,
        result.proposals,
        [
            said.remark.author
            for returned in result.returned
            for said in returned.remarks
        ],
    )
    if has_errors(result.findings):
        return
    chosen = wanted(request.pick, request.authors, result.proposals)
    steps = in_order(step for one in chosen for step in one.steps)
    steps += _opinions(request, result)
    steps += result.entered.steps
    if not steps:
        return
    if twice := _made_twice(steps):
        result.findings.append(twice)
        return
    what = _what(result, len(chosen))
    progress("写入源文件")
    following = Following(request.policy, request.templates, progress)

    def look(new: Path) -> list[Finding]:
        """What is wrong with the policy as it is about to be."""
        found = following.look(new)
        return found or said_otherwise(following.documents, chosen)

    made = edit(request.policy, steps, what, request.when, look)
    result.findings += made.findings
    if not made.is_made:
        return
    result.is_applied = True
    result.written = [state.name for state in made.files]
    result.follow = following.names
    if not result.returned:
        return
    found = proved(
        (request.policy, request.templates),
        result.returned,
        result.proposals,
        chosen,
        bases,
        progress,
    )
    result.is_proved = found is not None
    result.differences = found or []


def _what(result: ReviewResult, count: int) -> str:
    """What is done, for `undo`."""
    said = []
    if result.returned:
        names = "、".join(one.name for one in result.returned)
        said.append(f"采纳 {names} 的 {count} 处修改")
    if result.tables:
        names = "、".join(one.name for one in result.tables)
        said.append(f"登记 {names} 的意见")
    return "；".join(said)


def _made_twice(steps: Sequence[Step]) -> Finding | None:
    """That comments and a table of opinions would both begin the same file."""
    names = [step.file for step in steps if isinstance(step, NewFile)]
    for name in names:
        if names.count(name) > 1:
            message = f"批注和意见表都要新建 {name}"
            hint = "分两次采纳：先采纳一份，再采纳另一份"
            return Finding("made-twice", message, Place(name), hint)
    return None


def _opinions(
    request: ReviewRequest,
    result: ReviewResult,
) -> list[Step]:
    """The steps that enter the comments in the register of opinions."""
    from policypress.source import load_kept
    from policypress.source.traverse import all_clauses

    policy = load_kept(request.policy).policy
    remarks = [said for one in result.returned for said in one.remarks]
    if policy is None or not remarks:
        return []
    clauses = all_clauses(policy)
    return list(registered(remarks, Files(request.policy), clauses))
