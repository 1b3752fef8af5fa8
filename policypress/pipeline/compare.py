"""`build.py compare` from beginning to end: read both sides → compare → write → prove →
publish.

Nothing is written before every proof has held on the very bytes that are to be
published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from policypress.findings import Finding, Place, has_errors, in_order
from policypress.pipeline import in_place
from policypress.pipeline.foreign_files import Side
from policypress.pipeline.publishing import publish
from policypress.pipeline.request import Progress
from policypress.pipeline.versions import read_sides

if TYPE_CHECKING:
    from policypress.compare import ChangeSet
    from policypress.compare.decision.write.decision import Amendment
    from policypress.compare.impact import Impact
    from policypress.compare.impact.figures import FigureChange
    from policypress.compare.impact.uncompared import Leftover
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


class _Compared(Struct, frozen=True):
    """Everything one comparison decided.

    money None: one of the sides is not a policy of ours.
    """

    changes: ChangeSet
    subject: str
    reasons: dict[str, str]
    amendment: Amendment
    money: list[FigureChange] | None
    impact: Impact
    leftovers: tuple[Leftover, ...] = ()

    def is_identical(self) -> bool:
        """Whether nothing at all differs: text, figures and documents."""
        if not self.changes.identical:
            return False
        return not self.money and not self.impact.documents


def compare(request: CompareRequest, progress: Progress) -> CompareResult:
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
    summary, everything = _in_words(compared)
    findings = in_order([*findings, *_uncompared(compared, sides[1].name)])
    if compared.is_identical():
        return CompareResult(
            findings,
            summary=summary,
            data=everything,
            identical=True,
            whole=all(one.same for one in compared.leftovers),
        )
    look, found = _look(request.templates)
    if look is None or has_errors(found):
        return CompareResult(in_order([*findings, *found]))
    progress("生成文件")
    files = _files(compared, look, request, sides)
    original = _marked_original(compared, request, sides)
    findings = in_order([*findings, *original.findings])
    if has_errors(original.findings):
        return CompareResult(findings, summary=summary, data=everything)
    progress("核验")
    faults = _proved(compared, files, summary, everything)
    if original.marked:
        files[in_place.FILE] = original.marked.data
        everything["not_marked"] = list(original.data)
        faults += _proved_original(original.marked, sides[0].original)
    if faults:
        found = in_order([*findings, *faults])
        return CompareResult(found, summary=summary, data=everything)
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


def _marked_original(
    compared: _Compared, request: CompareRequest, sides: list[Side]
) -> in_place.InPlace:
    """The older file with the changes marked in it, if that was asked for."""
    if not request.in_place:
        return in_place.InPlace()
    return in_place.mark(
        sides[0],
        compared.changes,
        request.author or _drafter(sides),
        f"{request.date}T00:00:00Z",
        quiet=False,
    )


def _proved_original(marked: Marked, original: bytes) -> list[Finding]:
    """What the marked original says wrongly."""
    from policypress.compare.proof.in_place import prove_in_place

    return prove_in_place(
        in_place.FILE, original, marked.data, marked.accepted
    )


def _uncompared(compared: _Compared, name: str) -> Iterator[Finding]:
    """A warning for each kind of things that were not compared and differ."""
    for leftover in compared.leftovers:
        if not leftover.same:
            place = leftover.places[0] if leftover.places else Place(name)
            hint = "请打开两个文件另行核对。"
            message = f"{leftover.sentence}。"
            yield Finding("not-compared", message, place, hint, "warning")


def _in_words(compared: _Compared) -> tuple[str, dict[str, Any]]:
    """The summary for the terminal, and everything as plain data."""
    from policypress.compare.extent import extent_note
    from policypress.pipeline import summary

    changes, money, impact = compared.changes, compared.money, compared.impact
    left = compared.leftovers
    text = summary.text(changes, money, impact, left)
    extent = extent_note(changes)
    if extent:
        text += f"\n{extent}"
    amendment, reasons = compared.amendment, compared.reasons
    if amendment.aside:
        names = "和".join(amendment.aside)
        text += (
            f"\n{amendment.called}按惯例不写{names}的变动，核验时仅此除外。"
        )
    everything = summary.data(changes, money, impact, amendment, reasons)
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
    changes: ChangeSet, request: CompareRequest, old: Side, new: Side
) -> _Compared:
    """Everything that follows from the changes."""
    from policypress.compare.decision.write.decision import amendment
    from policypress.compare.decision.write.passage import Passage
    from policypress.compare.impact import Impact
    from policypress.compare.impact.citations import citation_impacts
    from policypress.compare.impact.uncompared import leftovers

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
    passage = Passage(request.organ, request.meeting, request.effective)
    decision = amendment(changes, passage=passage)
    return _Compared(
        changes,
        _subject(new),
        _reasons(new),
        decision,
        money,
        impact,
        leftovers(old.tree, new.tree),
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


def _files(
    compared: _Compared, look: Look, request: CompareRequest, sides: list[Side]
) -> dict[str, bytes]:
    """Every file of the comparison by its name."""
    from policypress.compare.extent import extent_note
    from policypress.compare.reports.applicants import for_applicants
    from policypress.compare.reports.authors import authors
    from policypress.compare.reports.comparison_table import comparison_table
    from policypress.compare.reports.decision_document import (
        amendment_document,
    )
    from policypress.compare.reports.decision_page import decision_page
    from policypress.compare.reports.impact_document import impact_document
    from policypress.compare.reports.legal_review import legal_review
    from policypress.compare.reports.uncompared import (
        first_noted,
        note,
        noted,
        remark_of,
    )
    from policypress.render import comparison_page as compare_html
    from policypress.render import docx, redline, xlsx

    changes, subject = compared.changes, compared.subject
    extent = extent_note(changes)
    reasons, impact = compared.reasons, compared.impact
    author = request.author or _drafter(sides)
    documents: list[Document] = [
        comparison_table(changes, reasons=reasons, author=author),
        amendment_document(compared.amendment),
        impact_document(impact, subject),
        decision_page(changes, subject, compared.money or [], impact),
        legal_review(changes, subject, impact, reasons),
        for_applicants(changes, subject, compared.money or []),
    ]
    if compared.money is not None:
        from policypress.compare.reports.money_table import money_document

        documents.append(money_document(compared.money, subject))
    marked = redline.render(
        changes,
        look,
        author=author,
        date=f"{request.date}T00:00:00Z",
        reasons=first_noted(changes, reasons, compared.leftovers),
        auto_numbers=request.auto_numbers,
        authors=authors(changes),
    )
    files = {"修订稿.docx": marked}
    for report in documents:
        document = noted(report, compared.leftovers, extent)
        files[f"{document.name}.docx"] = docx.render(document, look)
        if "xlsx" in document.formats:
            files[f"{document.name}.xlsx"] = xlsx.render(document, look)
    remark = remark_of(compared.leftovers, extent)
    files[f"{compared.amendment.called}.md"] = (
        f"{compared.amendment.text}{remark}".encode()
    )
    files["对照.html"] = compare_html.render(
        changes,
        title=f"{subject}：版本对照",
        reasons=reasons,
        note=note(compared.leftovers),
    )
    return files


def _drafter(sides: list[Side]) -> str:
    """Who drafts the newer policy, or else the older one."""
    for side in reversed(sides):
        if side.policy:
            return str(side.policy.meta.drafter)
    return "修订"


def _proved(
    compared: _Compared,
    files: Mapping[str, bytes],
    text: str,
    everything: Mapping[str, Any],
) -> list[Finding]:
    """What the files say wrongly; [] when every proof holds."""
    from policypress.compare.proof import prove, prove_counts
    from policypress.pipeline import summary

    changes = compared.changes
    counts = {"摘要": summary.counts_in(text), "JSON": everything["counts"]}
    return [
        *prove(changes, files),
        *prove_counts(changes, counts),
    ]
