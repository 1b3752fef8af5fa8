"""A list larger than the memory from beginning to end (超大名单测算)."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from policypress.findings import Finding, has_errors, in_order
from policypress.pipeline.list_papers import (
    ListRequest,
    ListResult,
    folder_of,
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
    from policypress.lists.outcome import Reckoned
    from policypress.lists.papers.long_notices import LongNotice
    from policypress.source.model import Policy

RESULTS = "测算结果.parquet"
_NOTES = (
    "名单超过一百万户，没有统计影响户数最多的待答问题",
    "名单超过一百万户，没有写逐项结果",
)
# What only one of two texts asks is no mistake in a list by the other.
OTHER_TEXT = frozenset(("unknown-column", "unknown-sheet", "wrong-unit"))


def is_streamed(
    table: Path,
    rules: dict[str, Any],
) -> bool:
    """Whether the list is too large to be looked at as a whole."""
    from policypress.lists.streaming import STREAMED, main_file, number_of

    main = main_file(table, rules)
    return main is not None and number_of(main) >= STREAMED


def streamed_list(
    policy: Policy,
    rules: dict[str, Any],
    request: ListRequest,
    progress: Progress,
) -> ListResult:
    """Reckons a list larger than the memory: its results as one Parquet file, and the
    estimate of funds. Nothing is written while anything in the list is wrong."""
    from policypress.lists.reading.raw import Findings
    from policypress.lists.streaming import streamed, task_of

    request.out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(
        prefix=".policypress-",
        dir=request.out,
    ) as scratch:
        progress("测算")
        read = Findings()
        task = task_of(request.table, policy, rules, Path(scratch))
        notices = _notices(policy, rules, Path(scratch))
        task = replace(task, notices=notices)
        made = streamed(task, read)
        findings = in_order(read.all())
        if made is None or has_errors(findings):
            return ListResult(findings)
        results, outcome = made
        outcome.notes += _NOTES
        old, found = _by_other(request, progress, Path(scratch))
        findings += found
        if has_errors(found):
            return ListResult(in_order(findings))
        progress("写成文件")
        long_ones = [one for one in notices if one.is_long]
        moved = {
            RESULTS: results,
            **{one.file.name: one.file for one in long_ones},
        }
        documents = [
            funds(outcome, old, request),
            *[one.document(policy) for one in notices],
        ]
        files, found = rendered(documents, request)
        for one in long_ones:  # the rows are in a file of their own
            files.pop(f"{one.notice.name}.xlsx", None)
        if has_errors(found):
            return ListResult(in_order([*findings, *found]))
        return _published(request, files, moved, outcome, [*findings, *found])


def _notices(
    policy: Policy, rules: dict[str, Any], scratch: Path
) -> tuple[LongNotice, ...]:
    """The notices that take in all applicants."""
    from policypress.lists.papers.long_notices import LongNotice
    from policypress.lists.papers.notices import free, public

    measures = rules["measures"]
    every = [public(policy, measures), free(policy, measures)]
    return tuple(
        LongNotice(one, scratch / f"{one.name}.csv")
        for one in every
        if one is not None
    )


def _published(
    request: ListRequest,
    files: dict[str, bytes],
    moved: dict[str, Path],
    outcome: Reckoned,
    findings: list[Finding],
) -> ListResult:
    """Puts what was written where it belongs. moved: files that are there already, by
    their names."""
    published = published_files(request, files)
    every = in_order([*findings, *published.findings])
    if has_errors(published.findings):
        return ListResult(every)
    folder = request.out / folder_of(request)
    folder.mkdir(parents=True, exist_ok=True)
    targets = []
    for name, file in moved.items():
        file.replace(folder / name)
        targets.append(folder / name)
    removed = [one for one in published.removed if one not in targets]
    return ListResult(
        every,
        said(outcome),
        [*published.written, *targets],
        published.unchanged,
        [*removed, *remove_old_rows(request, moved)],
    )


def _by_other(
    request: ListRequest,
    progress: Progress,
    scratch: Path,
) -> tuple[Reckoned | None, list[Finding]]:
    """The list by the other text of the policy; None where there is none."""
    from policypress.lists.outcome import rules_for_lists
    from policypress.lists.reading.raw import Findings
    from policypress.lists.streaming import streamed, task_of

    if not request.against:
        return None, []
    policy, found = other_policy(request, progress)
    if policy is None or has_errors(found):
        return None, found
    folder = scratch / "other"
    folder.mkdir()
    rules = rules_for_lists(policy)
    read = Findings()
    task = task_of(request.table, policy, rules, folder, OTHER_TEXT)
    made = streamed(task, read)
    wrong = [one for one in read.all() if one.code not in OTHER_TEXT]
    errors = [of_other(one) for one in wrong if one.severity == "error"]
    if made is None or errors:
        return None, [*found, *errors]
    return made[1], found
