"""`build.py compare` from beginning to end: read both sides → compare → write → prove →
publish.

Nothing is written before every proof has held on the very bytes that are to be
published.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from policypress.findings import Finding, Place, has_errors, in_order
from policypress.pipeline import in_place
from policypress.pipeline.foreign_files import Side
from policypress.pipeline.papers import (
    Compared,
    decision_of,
    decision_papers,
    drafter,
    import_for_both,
    proved,
    proven_papers,
    together,
)
from policypress.pipeline.publishing import publish
from policypress.pipeline.request import Progress
from policypress.pipeline.versions import read_sides
from policypress.pipeline.workers import Workers, processors

if TYPE_CHECKING:
    from policypress.compare import ChangeSet
    from policypress.compare.decision.write.decision import Amendment
    from policypress.document import Document
    from policypress.render.docx import Look
    from policypress.render.inplace import Marked

LOOK = "gbt9704"


class CompareRequest(Struct, frozen=True):
    """What the user asked for.

    old, new: as typed ("" = the working copy); date: YYYY-MM-DD; author: "" = the
    drafter; auto_numbers: Word counts the numbers of the redline (自动编号), where they
    are words otherwise; own_folder: always below `out`, in a folder named by the sides;
    tracked: accept or reject, how a Word file with tracked changes is read;
    in_place: the changes are marked in the older Word file itself, too;
    quiet: typography is not marked;
    effective (YYYY-MM-DD), organ, meeting: of the amending decision.
    """

    old: str
    new: str
    policy: Path
    templates: Path
    out: Path
    author: str = ""
    date: str = "2000-01-01"
    auto_numbers: bool = False
    own_folder: bool = False
    tracked: str = ""
    in_place: bool = False
    quiet: bool = False
    effective: str = ""
    organ: str = ""
    meeting: str = ""


class CompareResult(Struct, frozen=True):
    """What came of it.

    summary, data: empty when the texts could not be read; identical: nothing was
    written; folder: where the files are; marked: what is said of the original
    that was marked.
    """

    findings: list[Finding] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    summary: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    identical: bool = False
    whole: bool = True
    folder: Path | None = None
    marked: str = ""


def compare(
    request: CompareRequest,
    progress: Progress,
) -> CompareResult:
    """Compares two versions and publishes the reports.

    A user's mistake gives findings, and then nothing is written.
    """
    from policypress.compare.text.limits import too_different

    sides = read_sides(
        request.old,
        request.new,
        request.policy,
        request.templates,
        request.tracked,
        progress,
    )
    findings = in_order([*sides[0].findings, *sides[1].findings])
    if has_errors(findings) or not all(side.tree for side in sides):
        return CompareResult(findings)
    if request.in_place:
        findings += in_place.refusal(sides[0], request.tracked)
        if has_errors(findings):
            return CompareResult(findings)
    progress("比较")
    changes = _changes(*sides)
    size_findings = too_different(changes)
    if size_findings:
        return CompareResult(in_order([*findings, *size_findings]))
    compared = _compared(changes, request, *sides)
    findings = in_order([*findings, *_uncompared(compared, sides[1].name)])
    if compared.is_identical():
        decision = decision_of(compared, request)
        summary, everything = _in_words(compared, decision)
        return CompareResult(
            findings,
            summary=summary,
            data=everything,
            identical=True,
            whole=all(one.same for one in compared.leftovers),
        )
    return _reported(compared, request, sides, findings, progress)


def _reported(
    compared: Compared,
    request: CompareRequest,
    sides: list[Side],
    findings: list[Finding],
    progress: Progress,
) -> CompareResult:
    """Makes the reports of two versions that differ, proves and publishes them.

    findings: what is to be said so far.
    """
    look, found = _look(request.templates)
    if look is None or has_errors(found):
        return CompareResult(in_order([*findings, *found]))
    progress("生成文件")
    with Workers(processors()) as workers:
        import_for_both()
        # Beside the decision, which takes as long as all other papers together.
        waiting = workers.start(
            partial(proven_papers, compared, look, request, sides),
            "papers",
        )
        decision = decision_of(compared, request)
        summary, everything = _in_words(compared, decision)
        made = decision_papers(decision, compared, look)
        original = _marked_original(compared, request, sides)
        others = waiting()
    findings = in_order([*findings, *original.findings])
    if has_errors(original.findings):
        return CompareResult(findings, summary=summary, data=everything)
    progress("核验")
    files = together(others.files, made)
    faults = others.faults + proved(compared, made, summary, everything)
    if original.marked:
        files[in_place.FILE] = original.marked.data
        everything["not_marked"] = list(original.data)
        faults += _proved_original(
            original.marked,
            sides[0].original,
            quiet=request.quiet,
        )
    faults, left_out = _without_decision(decision.called, files, faults)
    if faults:
        found = in_order([*findings, *faults])
        return CompareResult(found, summary=summary, data=everything)
    findings += left_out
    progress("写入文件")
    published, folder = publish(request, (sides[0].name, sides[1].name), files)
    return CompareResult(
        in_order([*findings, *published.findings]),
        published.written,
        published.unchanged,
        published.removed,
        summary,
        everything,
        folder=folder,
        marked=original.summary,
    )


def _without_decision(
    called: str,
    files: dict[str, bytes],
    faults: list[Finding],
) -> tuple[list[Finding], list[Finding]]:
    """Where nothing but the amending decision cannot be proven, it alone is left out of
    the files: what is still wrong, and the warning that says so. called: the decision."""
    papers_of_it = [f"{called}.docx", f"{called}.md"]
    is_only_it = all(one.place.file in papers_of_it for one in faults)
    if not faults or not is_only_it:
        return faults, []
    for name in papers_of_it:
        files.pop(name, None)
    message = f"{called}没有写出：它适用于原文以后与新文不同，不能证明"
    hint = "用修订稿和修改对照表；也请把两份文本交给维护人员"
    place = Place(f"{called}.docx")
    finding = Finding("decision-left-out", message, place, hint, "warning")
    return [], [finding]


def _marked_original(
    compared: Compared,
    request: CompareRequest,
    sides: list[Side],
) -> in_place.InPlace:
    """The older file with the changes marked in it, if that was asked for."""
    if not request.in_place:
        return in_place.InPlace()
    return in_place.mark(
        sides[0],
        compared.changes,
        request.author or drafter(sides),
        f"{request.date}T00:00:00Z",
        quiet=request.quiet,
    )


def _proved_original(
    marked: Marked,
    original: bytes,
    *,
    quiet: bool,
) -> list[Finding]:
    """What the marked original says wrongly."""
    from policypress.compare.proof.in_place import prove_in_place

    return prove_in_place(
        in_place.FILE,
        original,
        marked.data,
        marked.accepted,
        quiet=quiet,
    )


def _uncompared(
    compared: Compared,
    name: str,
) -> Iterator[Finding]:
    """A warning for each kind of things that were not compared and differ, and
    for each table of which the redline shows no single change.
    """
    from policypress.compare.impact.replaced_tables import replaced_tables

    for leftover in compared.leftovers:
        if not leftover.same:
            place = leftover.places[0] if leftover.places else Place(name)
            hint = "请打开两个文件另行核对。"
            message = f"{leftover.sentence}。"
            yield Finding("not-compared", message, place, hint, "warning")
    yield from replaced_tables(compared.changes)


def _in_words(
    compared: Compared,
    amendment: Amendment,
) -> tuple[str, dict[str, Any]]:
    """The summary for the terminal, and everything as plain data."""
    from policypress.compare.extent import extent_note
    from policypress.pipeline import summary

    changes, money, impact = compared.changes, compared.money, compared.impact
    left = compared.leftovers
    text = summary.text(changes, money, impact, left)
    extent = extent_note(changes)
    if extent:
        text += f"\n{extent}"
    reasons = compared.reasons
    if amendment.aside:
        names = "和".join(amendment.aside)
        text += (
            f"\n{amendment.called}按惯例不写{names}的变动，核验时仅此除外。"
        )
    everything = summary.data(changes, money, impact, amendment, reasons)
    if compared.unmarked:
        text += f"\n{compared.unmarked}"
        everything["typography_not_marked"] = compared.left_out
    everything["extent"] = extent
    everything["uncompared"] = summary.uncompared_data(left)
    return text, everything


def _look(templates: Path) -> tuple[Look | None, list[Finding]]:
    """The look of every report, and what is wrong with it."""
    from policypress.render.docx import named_look

    return named_look(templates / "looks", LOOK, Place("--templates"))


def _changes(old: Side, new: Side) -> ChangeSet:
    """What differs between the texts; no term of their policies is cut in two."""
    from policypress.compare import compare as compare_trees

    assert old.tree and new.tree
    terms: dict[str, None] = {}
    for side in (old, new):
        if side.policy:
            terms |= dict.fromkeys(side.policy.meta.terms)
    return compare_trees(old.tree, new.tree, terms=terms)


def _compared(
    changes: ChangeSet,
    request: CompareRequest,
    old: Side,
    new: Side,
) -> Compared:
    """Everything that follows from the changes."""
    from policypress.compare.impact import Impact
    from policypress.compare.impact.citations import citation_impacts
    from policypress.compare.impact.uncompared import leftovers
    from policypress.compare.quiet import quieted

    assert old.tree and new.tree
    citations = tuple(citation_impacts(changes))
    money, impact = None, Impact(citations)
    if old.policy and new.policy:
        from policypress.compare.impact.benchmarks import benchmark_impacts
        from policypress.compare.impact.documents import document_impacts
        from policypress.compare.impact.figures import money_changes

        trees = (old.tree, new.tree)
        where = _where([*new.documents, *old.documents])
        money = money_changes(old.policy, new.policy, trees, where)
        documents = tuple(document_impacts(old.documents, new.documents))
        benchmarks = tuple(benchmark_impacts(new.policy, money))
        impact = Impact(citations, documents, benchmarks)
    quiet, left_out = None, 0
    if request.quiet:
        quiet, left_out = quieted(changes, "new")
    return Compared(
        changes,
        _subject(new),
        _reasons(new),
        money,
        impact,
        leftovers(old.tree, new.tree, changes),
        quiet,
        left_out,
    )


def _subject(side: Side) -> str:
    """What is compared: the title of the text, or else the name of its file."""
    assert side.tree
    for node in side.tree.nodes:
        if node.kind == "title":
            return "".join(line.printed for line in node.lines)
    return side.name


def _reasons(side: Side) -> dict[str, str]:
    """Why a measure changes, as its source says, by the id of its clause."""
    if not side.policy:
        return {}
    reasons = {}
    for key, measure in side.policy.measures.items():
        reason = measure.change_reason.strip()
        if reason:
            reasons[f"measures/{key}"] = reason
    return reasons


def _where(documents: list[Document]) -> dict[str, list[str]]:
    """The kinds of documents that show each figure."""
    from policypress.compose.views.figure_index import figure_paths

    found: dict[str, dict[str, None]] = {}
    for document in documents:
        for path in figure_paths(document.blocks):
            found.setdefault(path, {})[document.name.split("/")[0]] = None
    return {path: list(names) for path, names in found.items()}
