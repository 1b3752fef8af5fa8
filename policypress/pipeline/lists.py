"""A list of applicants from beginning to end (名单测算): read, reckoned, printed, published;
or the empty list to fill in."""

from __future__ import annotations

import itertools
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from policypress.findings import Finding, Place, has_errors, in_order
from policypress.pipeline.request import Progress
from policypress.publish import Owner, Published, Publisher

if TYPE_CHECKING:
    from policypress.document import Document
    from policypress.lists.outcome import Outcome
    from policypress.lists.reading.register import Register
    from policypress.source.model import Policy

LOOK = "gbt9704"
_MOST_IN_BOOK = (
    300_000  # rows of results in the workbook; all are in .csv and .parquet
)


class ListRequest(Struct, frozen=True):
    """What a user asks for. table: the list; against: another text of the policy to
    compare with, a folder or a git revision, "" = none; dask: the address of a cluster;
    budget: of the year, in fen."""

    policy: Path
    templates: Path
    out: Path
    table: Path
    against: str = ""
    dask: str = ""
    budget: int | None = None


class ListResult(Struct):
    """What came of it. lines: for the person who asked."""

    findings: list[Finding] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)


def reckon_list(
    policy: Policy, request: ListRequest, progress: Progress
) -> ListResult:
    """Reckons the list and writes what is to be printed. Nothing is written while
    anything in the list is wrong."""
    from policypress.lists.outcome import rules_for_lists
    from policypress.pipeline.streamed_lists import is_streamed, streamed_list

    rules = rules_for_lists(policy)
    progress("读取名单")
    if not request.dask and is_streamed(request.table, rules):
        made = streamed_list(policy, rules, request.table, request.out)
        target, lines, findings = made
        return ListResult(findings, lines, [target] if target else [])
    register, findings = _register(request.table, rules)
    if register is None or has_errors(findings):
        return ListResult(findings)
    progress("测算")
    outcome, found = _outcome(policy, rules, register, request)
    if outcome is None:
        return ListResult(found)
    old: Outcome | None = None
    if request.against:
        old_policy, found = _other_policy(request, progress)
        findings += found
        if old_policy is None or has_errors(found):
            return ListResult(in_order(findings))
        old, found = _by_other(old_policy, request)
        findings += found
        if old is None:
            return ListResult(in_order(findings))
    progress("写成文件")
    files, found = _files(outcome, old, request)
    findings += found
    if has_errors(found):
        return ListResult(in_order(findings))
    published = _published(request, files)
    return ListResult(
        in_order([*findings, *published.findings]),
        _lines(outcome),
        published.written,
        published.unchanged,
        published.removed,
    )


def _outcome(
    policy: Policy,
    rules: dict[str, Any],
    register: Register,
    request: ListRequest,
) -> tuple[Outcome | None, list[Finding]]:
    """The list reckoned, here or by a cluster."""
    from policypress.lists.outcome import outcome_of

    if not request.dask:
        return outcome_of(policy, rules, register), []
    from policypress.lists.cluster import ClusterError, by_cluster

    request.out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(
        prefix=".policypress-", dir=request.out
    ) as scratch:
        runs = itertools.count()

        def run(plan: Any, frames: Any, with_reasons: bool) -> Any:
            """One plan, in a folder of its own."""
            folder = Path(scratch) / str(next(runs))
            folder.mkdir()
            return by_cluster(request.dask, folder, plan, frames, with_reasons)

        try:
            return outcome_of(policy, rules, register, run), []
        except ClusterError as problem:
            hint = "核对地址（dask scheduler 启动时会打印），各机器要能读写输出文件夹"
            finding = Finding(
                "no-cluster", problem.reason, Place("--dask"), hint
            )
            return None, [finding]


def _register(
    table: Path, rules: dict[str, Any]
) -> tuple[Register | None, list[Finding]]:
    """The list, and what is wrong with it."""
    from policypress.lists.reading.files import read_files
    from policypress.lists.reading.raw import Findings
    from policypress.lists.reading.register import register_of

    findings = Findings()
    raws = read_files(table, str(table), findings)
    register = None
    if raws:
        register = register_of(raws, rules, findings, str(table))
    return register, in_order(findings.all())


def _other_policy(
    request: ListRequest,
    progress: Progress,
) -> tuple[Policy | None, list[Finding]]:
    """The other text of the policy."""
    from policypress.pipeline.versions import read_side

    side = read_side(
        request.against, request.policy, request.templates, progress
    )
    if side.policy is None and not has_errors(side.findings):
        message = (
            f"“{request.against}”不是政策文件夹，也不是 git 版本，不能测算"
        )
        place = Place("--against")
        return None, [
            Finding(
                "not-a-policy",
                message,
                place,
                "写政策文件夹，或者 git 版本，如 HEAD~1",
            )
        ]
    return side.policy, [
        one for one in side.findings if one.severity == "error"
    ]


def _by_other(
    policy: Policy, request: ListRequest
) -> tuple[Outcome | None, list[Finding]]:
    """The list by the other text. What only one of both asks is no mistake there."""
    from policypress.lists.outcome import outcome_of, rules_for_lists

    rules = rules_for_lists(policy)
    register, findings = _register(request.table, rules)
    ignored = ("unknown-column", "unknown-sheet", "wrong-unit")
    kept = [one for one in findings if one.code not in ignored]
    if register is None or has_errors(kept):
        said = [_of_other(one) for one in kept if one.severity == "error"]
        return None, said
    return outcome_of(policy, rules, register), []


def _of_other(finding: Finding) -> Finding:
    """A finding about what the other text asks."""
    from msgspec.structs import replace

    return replace(finding, message=f"按对比的版本：{finding.message}")


def _files(
    outcome: Outcome,
    old: Outcome | None,
    request: ListRequest,
) -> tuple[dict[str, bytes], list[Finding]]:
    """Every file by name."""
    from policypress.lists.papers.funds import funds_document
    from policypress.lists.papers.notices import (
        public_notice,
        without_application,
    )
    from policypress.lists.rows import as_csv, as_parquet, results_frame
    from policypress.render import docx, xlsx

    look, findings = docx.named_look(
        request.templates / "looks", LOOK, Place("--templates")
    )
    if look is None or has_errors(findings):
        return {}, list(findings)
    documents: list[Document | None] = [
        funds_document(
            outcome,
            old,
            _called(request.against),
            request.table.name,
            request.budget,
        ),
        public_notice(outcome),
        without_application(outcome),
    ]
    results = results_frame(outcome)
    files = {
        "测算结果.xlsx": _workbook(outcome, results),
        "测算结果.csv": as_csv(results),
        "测算结果.parquet": as_parquet(results),
    }
    for document in documents:
        if document is None:
            continue
        if "docx" in document.formats:
            files[f"{document.name}.docx"] = docx.render(document, look)
        files[f"{document.name}.xlsx"] = xlsx.render(document, look)
    return files, list(findings)


def _called(against: str) -> str:
    """The other text as the table names it: a folder by its name alone."""
    return f"“{Path(against).name or against}”"


def _workbook(outcome: Outcome, results: Any) -> bytes:
    """The results for people: by measure, by applicant, and each by itself."""
    from policypress.lists.books import result_sheets
    from policypress.render.xlsx.rows import RowColumn, RowSheet, workbook

    sheets = []
    for name, head, rows in result_sheets(outcome, results, _MOST_IN_BOOK):
        columns = [
            RowColumn(
                one,
                30 if one in ("申请人", "措施", "项目", "理由或待答") else 13,
                "（元）" in one,
            )
            for one in head
        ]
        sheets.append(RowSheet(name, columns, rows))
    return workbook(sheets, f"《{outcome.policy.meta.title}》测算结果")


def _lines(outcome: Outcome) -> list[str]:
    """What came of it, in a few lines."""
    from policypress.lists.papers.blocks import span
    from policypress.lists.papers.estimates import lines, total_paid

    found = total_paid(outcome)
    number = len(outcome.register.applicants)
    said = [f"{number} 个申请人，合计 {span(found.low, found.high)}"]
    for one in lines(outcome):
        amount = span(one.paid.low, one.paid.high)
        said.append(
            f"  {one.number}　{one.title}：可申报 {one.certain} 户，待定 {one.open} 户，{amount}"
        )
    return said + [f"注意：{one}" for one in outcome.notes]


def _published(request: ListRequest, files: dict[str, bytes]) -> Published:
    """Puts the files into their folder, below one of their own."""
    owner = Owner.of("lists", request.out, request.table)
    publisher = Publisher(
        request.out, owner, [request.policy, request.templates, request.table]
    )
    folder = f"名单测算-{request.table.stem}"
    for name, data in files.items():
        publisher.add(f"{folder}/{name}", data, "lists")
    return publisher.publish(complete=True)


def write_template(policy: Policy, target: Path) -> list[Finding]:
    """Writes the empty list to fill in; a file that is there already stays."""
    from policypress.lists.outcome import rules_for_lists
    from policypress.lists.template import forms
    from policypress.render.xlsx.rows import RowColumn, RowSheet, workbook

    sheets = []
    of_people = policy.meta.applicants == "persons"
    for form in forms(rules_for_lists(policy), of_people):
        columns = [
            RowColumn(one.head, 18, False, one.choices, one.note)
            for one in form.columns
        ]
        rows = [[line] for line in form.lines]
        if form.lines:
            columns = [RowColumn("说明", 120)]
        sheets.append(RowSheet(form.name, columns, rows, is_form=True))
    data = workbook(sheets, f"《{policy.meta.title}》测算名单")
    return _written(target, data)


def _written(target: Path, data: bytes) -> list[Finding]:
    """Writes a new file, and says why where that cannot be."""
    from policypress.system import atomic

    place = Place(str(target))
    if target.suffix.lower() != ".xlsx":
        return [
            Finding(
                "wrong-file",
                "空白名单是 .xlsx 文件",
                place,
                "文件名以 .xlsx 结尾",
            )
        ]
    try:
        temporary = atomic.stage(target, data, 0)
        try:
            atomic.move_new(temporary, target)
        finally:
            atomic.discard(temporary)
    except FileExistsError:
        return [
            Finding(
                "file-exists",
                "已经有这个文件，没有改动",
                place,
                "换一个文件名",
            )
        ]
    return []
