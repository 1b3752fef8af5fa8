"""What a comparison reports at the terminal, and everything it knows as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

if TYPE_CHECKING:
    from policypress.compare import ChangeSet
    from policypress.compare.changes import Kind
    from policypress.compare.decision.write.decision import Amendment
    from policypress.compare.impact import Impact
    from policypress.compare.impact.citations import CitationImpact
    from policypress.compare.impact.figures import FigureChange
    from policypress.compare.impact.uncompared import Leftover

# A terminal shows about 24 lines; the reports have the rest.
_MOST_FIGURES = 10
_MOST_CITATIONS = 5
_COUNT = re.compile(r"[：，](\S+?) (\d+)")


def text(
    changes: ChangeSet,
    money: Sequence[FigureChange] | None,
    impact: Impact,
    leftovers: Sequence[Leftover] = (),
) -> str:
    """The summary: counts, chapters, money, what is still open, a line each.

    money: None when the sides are not policies of ours. leftovers: what was not
    compared as words.
    """
    lines = [
        *_clause_lines(changes),
        *_money_lines(money),
        *_citation_lines(impact.citations),
        *_document_lines(impact),
        *[f"未作为文字比较：{one.sentence}" for one in leftovers],
    ]
    return "\n".join(lines)


def _clause_lines(changes: ChangeSet) -> Iterator[str]:
    """What is compared, and how many clauses changed how, in all and by chapter."""
    from policypress.compare.reports.wording import (
        elsewhere,
        heading_text,
        paragraph_counts,
    )

    counts = changes.counts()
    yield f"比较  {changes.old.name} → {changes.new.name}"
    if any(counts.values()):
        yield f"共 {sum(counts.values())} 条：{_counts_text(counts)}"
    else:
        paragraphs = _counts_text(paragraph_counts(changes))
        yield f"没有条文编号，按段落计：{paragraphs}"
    for heading, found in changes.counts_by_chapter():
        changed: dict[Kind, int] = dict(found)
        changed.pop("未变")
        counted = _counts_text(changed)
        if heading and counted:
            yield f"  {heading_text(heading)}  {counted}"
    outside = elsewhere(changes)
    if outside:
        yield f"条文之外：{outside}"


def _counts_text(counts: Mapping[Kind, int]) -> str:
    """新增 1，修改 3: the kinds that there are."""
    return "，".join(
        f"{kind} {count}" for kind, count in counts.items() if count
    )


def _money_lines(money: Sequence[FigureChange] | None) -> Iterator[str]:
    """The first figures and conditions that differ, and how many others."""
    if money is None:
        return
    if not money:
        yield "资金和条件：没有变动"
        return
    yield f"资金和条件：{len(money)} 项变动"
    for row in money[:_MOST_FIGURES]:
        yield _figure_line(row)
    others = len(money) - _MOST_FIGURES
    if others > 0:
        yield f"  其余 {others} 项见资金变动表"


def _figure_line(row: FigureChange) -> str:
    """Clause, name, old and new value of one figure."""
    clause = row.clause or row.old_clause or "—"
    old, new = row.old or "（无）", row.new or "（取消）"
    difference = f"  {row.difference}" if row.difference else ""
    return f"  {clause}  {row.label}：{old} → {new}{difference}"


def _citation_lines(citations: Sequence[CitationImpact]) -> Iterator[str]:
    """How many citations follow the numbers, and the first of those that do not."""
    if not citations:
        return
    wrong = [item for item in citations if item.state != "followed"]
    followed = len(citations) - len(wrong)
    yield f"引用：{followed} 处随条序调整，{len(wrong)} 处需要核对"
    for item in wrong[:_MOST_CITATIONS]:
        yield f"  {item.clause}：{item.message}"


def _document_lines(impact: Impact) -> Iterator[str]:
    """How many other documents differ, and how many comparisons are to be made anew."""
    if impact.documents:
        states = [item.state for item in impact.documents]
        renumbered = states.count("仅条序变化")
        only = f"，其中 {renumbered} 个只有条序变化" if renumbered else ""
        yield f"随之变动的文件：{len(states)} 个{only}"
    if impact.benchmarks:
        yield f"需要重新核对的对照数据：{len(impact.benchmarks)} 项"


def counts_in(summary: str) -> dict[str, int]:
    """The counts of clauses by kind, read back from the words of a summary."""
    lines = [line for line in summary.splitlines() if line.startswith("共 ")]
    if not lines:
        return {}
    return {kind: int(count) for kind, count in _COUNT.findall(lines[0])}


def data(
    changes: ChangeSet,
    money: Sequence[FigureChange] | None,
    impact: Impact,
    amendment: Amendment,
    reasons: Mapping[str, str],
) -> dict[str, Any]:
    """Everything, as plain data with stable keys and order, for ``--json``.

    money: null when the sides are not policies of ours.
    """
    from policypress.compare import to_json

    return {
        **to_json(changes),
        "reasons": reasons,
        "amendment": {
            "title": amendment.title,
            "lines": list(amendment.lines),
        },
        "money": None
        if money is None
        else [_figure_data(row) for row in money],
        "impact": {
            "citations": to_builtins(impact.citations),
            "documents": to_builtins(impact.documents),
            "benchmarks": to_builtins(impact.benchmarks),
        },
    }


def uncompared_data(leftovers: Sequence[Leftover]) -> list[dict[str, Any]]:
    """What was not compared as words, as plain data."""
    return [
        {
            "what": one.what,
            "old": one.old,
            "new": one.new,
            "same": one.same,
            "places": [str(place) for place in one.places],
        }
        for one in leftovers
    ]


def _figure_data(row: FigureChange) -> dict[str, Any]:
    """One figure that differs, its tuple of documents as a list."""
    return {**to_builtins(row), "where": list(row.where)}
