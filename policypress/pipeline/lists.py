"""A list of applicants from beginning to end (名单测算): read, reckoned, printed, published;
or the empty list to fill in."""

from __future__ import annotations

import itertools
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from policypress.findings import Finding, Place, has_errors, in_order
from policypress.pipeline.list_papers import (
    ListRequest,
    ListResult,
    funds,
    of_other,
    other_policy,
    published_files,
    remove_old_rows,
    rendered,
    said,
)
from policypress.pipeline.request import Progress

if TYPE_CHECKING:
    from policypress.lists.outcome import Outcome
    from policypress.lists.reading.register import Register
    from policypress.source.model import Policy

_MOST_IN_BOOK = (
    300_000  # rows of results in the workbook; all are in .csv and .parquet
)


def reckon_list(
    policy: Policy,
    request: ListRequest,
    progress: Progress,
) -> ListResult:
    """Reckons the list and writes what is to be printed. Nothing is written while
    anything in the list is wrong."""
    from policypress.lists.outcome import rules_for_lists
    from policypress.pipeline.streamed_lists import is_streamed, streamed_list

    rules = rules_for_lists(policy)
    progress("读取名单")
    if not request.dask and is_streamed(request.table, rules):
        return streamed_list(policy, rules, request, progress)
    register, findings = _register(request.table, rules)
    if register is None or has_errors(findings):
        return ListResult(findings)
    progress("测算")
    outcome, found = _outcome(policy, rules, register, request)
    if outcome is None:
        return ListResult(found)
    old: Outcome | None = None
    if request.against:
        old, found = _by_other_text(request, progress)
        findings += found
        if old is None:
            return ListResult(in_order(findings))
    progress("写成文件")
    files, found = _files(outcome, old, request)
    findings += found
    if has_errors(found):
        return ListResult(in_order(findings))
    published = published_files(request, files)
    return ListResult(
        in_order([*findings, *published.findings]),
        said(outcome),
        published.written,
        published.unchanged,
        [*published.removed, *remove_old_rows(request, ())],
    )


def _by_other_text(
    request: ListRequest,
    progress: Progress,
) -> tuple[Outcome | None, list[Finding]]:
    """The list reckoned by the text to compare with, None where that cannot be; what is
    wrong with it."""
    policy, findings = other_policy(request, progress)
    if policy is None or has_errors(findings):
        return None, findings
    outcome, found = _by_other(policy, request)
    return outcome, [*findings, *found]


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
        prefix=".policypress-",
        dir=request.out,
    ) as scratch:
        runs = itertools.count()

        def run(
            plan: Any,
            frames: Any,
            with_reasons: bool,
        ) -> Any:
            """One plan, in a folder of its own."""
            folder = Path(scratch) / str(next(runs))
            folder.mkdir()
            return by_cluster(request.dask, folder, plan, frames, with_reasons)

        try:
            return outcome_of(policy, rules, register, run), []
        except ClusterError as problem:
            hint = "核对地址（dask scheduler 启动时会打印），各机器要能读写输出文件夹"
            finding = Finding(
                "no-cluster",
                problem.reason,
                Place("--dask"),
                hint,
            )
            return None, [finding]


def _register(
    table: Path,
    rules: dict[str, Any],
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


def _by_other(
    policy: Policy,
    request: ListRequest,
) -> tuple[Outcome | None, list[Finding]]:
    """The list by the other text. What only one of both asks is no mistake there."""
    from policypress.lists.outcome import outcome_of, rules_for_lists

    rules = rules_for_lists(policy)
    register, findings = _register(request.table, rules)
    ignored = ("unknown-column", "unknown-sheet", "wrong-unit")
    kept = [one for one in findings if one.code not in ignored]
    if register is None or has_errors(kept):
        wrong = [of_other(one) for one in kept if one.severity == "error"]
        return None, wrong
    return outcome_of(policy, rules, register), []


def _files(
    outcome: Outcome,
    old: Outcome | None,
    request: ListRequest,
) -> tuple[dict[str, bytes], list[Finding]]:
    """Every file by name."""
    from policypress.lists.papers.notices import (
        public_notice,
        without_application,
    )
    from policypress.lists.rows import as_csv, as_parquet, results_frame

    documents = [
        funds(outcome, old, request),
        public_notice(outcome),
        without_application(outcome),
    ]
    printed, findings = rendered(documents, request)
    if has_errors(findings):
        return {}, findings
    results = results_frame(outcome)
    files = {
        "测算结果.xlsx": _workbook(outcome, results),
        "测算结果.csv": as_csv(results),
        "测算结果.parquet": as_parquet(results),
    }
    return {**files, **printed}, findings


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


def write_template(
    policy: Policy,
    target: Path,
) -> list[Finding]:
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
