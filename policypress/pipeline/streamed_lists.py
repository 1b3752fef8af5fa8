"""A list larger than the memory from beginning to end (超大名单测算)."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from policypress.findings import Finding, has_errors, in_order
from policypress.pipeline.list_papers import (
    ListRequest,
    ListResult,
    folder_of,
    funds,
    of_other,
    other_policy,
    published_files,
    rendered,
    said,
)
from policypress.pipeline.request import Progress

if TYPE_CHECKING:
    from policypress.lists.outcome import Reckoned
    from policypress.source.model import Policy

RESULTS = "测算结果.parquet"
_NOTES = (
    "名单超过一百万户，没有统计影响户数最多的待答问题",
    "名单超过一百万户，没有写公示名单、免申即享名单和逐项结果",
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
        return _published(request, results, outcome, old, findings)


def _published(
    request: ListRequest,
    results: Path,
    outcome: Reckoned,
    old: Reckoned | None,
    findings: list[Finding],
) -> ListResult:
    """Puts the estimate of funds and the results where they belong. results: a file that
    is moved there."""
    files, found = rendered([funds(outcome, old, request)], request)
    if has_errors(found):
        return ListResult(in_order([*findings, *found]))
    published = published_files(request, files)
    every = in_order([*findings, *found, *published.findings])
    if has_errors(published.findings):
        return ListResult(every)
    target = request.out / folder_of(request) / RESULTS
    target.parent.mkdir(parents=True, exist_ok=True)
    results.replace(target)
    return ListResult(
        every,
        said(outcome),
        [*published.written, target],
        published.unchanged,
        [one for one in published.removed if one != target],
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
