"""What a comparison says at the terminal, and everything it knows as JSON."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policypress.compare import ChangeSet
    from policypress.compare.decision.write.decision import Amendment
    from policypress.compare.impact import Impact
    from policypress.compare.impact.figures import FigureChange


def text(changes: ChangeSet, money: list[FigureChange] | None, impact: Impact) -> str:
    """The summary: counts, chapters, substance clause by clause, money, open questions. money None: not of policies."""
    from policypress.compare.reports.readings import elsewhere

    counts = changes.counts()
    lines = [
        f"比较  {changes.old.name} → {changes.new.name}",
        f"共 {sum(counts.values())} 条：{'，'.join(f'{kind} {count}' for kind, count in counts.items() if count)}",
    ]
    for heading, found in changes.counts_by_chapter():
        said = "，".join(
            f"{kind} {count}"
            for kind, count in found.items()
            if count and kind != "未变"
        )
        if heading and said:
            words = " ".join((heading.new or heading.old)[0].lines[0].printed.split())
            lines.append(f"  {words}  {said}")
    if outside := elsewhere(changes):
        lines.append(f"条文之外：{outside}")
    if money is not None:
        lines.append(
            f"资金和条件：{len(money)} 项变动" if money else "资金和条件：没有变动"
        )
        lines += [
            f"  {row.clause or row.old_clause or '—'}  {row.label}：{row.old or '（无）'} → {row.new or '（取消）'}{'  ' + row.difference if row.difference else ''}"
            for row in money[:10]
        ]
        lines += [f"  其余 {len(money) - 10} 项见资金变动表"] if len(money) > 10 else []
    wrong = [item for item in impact.citations if item.state != "followed"]
    lines += (
        [
            f"引用：{sum(item.state == 'followed' for item in impact.citations)} 处随条序调整，{len(wrong)} 处需要核对"
        ]
        if impact.citations
        else []
    )
    lines += [f"  {item.clause}：{item.message}" for item in wrong[:5]]
    if impact.documents:
        numbers = sum(item.state == "仅条序变化" for item in impact.documents)
        only = f"，其中 {numbers} 个只有条序变化" if numbers else ""
        lines.append(f"随之变动的文件：{len(impact.documents)} 个{only}")
    if impact.benchmarks:
        lines.append(f"需要重新核对的对照数据：{len(impact.benchmarks)} 项")
    return "\n".join(lines)


def counts_in(summary: str) -> dict[str, int]:
    """The counts a summary gives, read from its words."""
    line = next((line for line in summary.splitlines() if line.startswith("共 ")), "")
    return {kind: int(count) for kind, count in re.findall(r"[：，](\S+?) (\d+)", line)}


def data(
    changes: ChangeSet,
    money: list[FigureChange] | None,
    impact: Impact,
    amendment: Amendment,
    reasons: dict[str, str],
) -> dict[str, Any]:
    """Everything, as plain data with stable keys and order."""
    from policypress.compare import to_json

    return {
        **to_json(changes),
        "reasons": reasons,
        "amendment": {"title": amendment.title, "lines": list(amendment.lines)},
        "money": None
        if money is None
        else [{**asdict(row), "where": list(row.where)} for row in money],
        "impact": {
            "citations": [asdict(item) for item in impact.citations],
            "documents": [asdict(item) for item in impact.documents],
            "benchmarks": [asdict(item) for item in impact.benchmarks],
        },
    }
