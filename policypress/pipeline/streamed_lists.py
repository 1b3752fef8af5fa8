"""A list larger than the memory from beginning to end (超大名单测算)."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from policypress.findings import Finding, has_errors, in_order

if TYPE_CHECKING:
    from policypress.lists.streaming import Summary
    from policypress.source.model import Policy


def is_streamed(table: Path, rules: dict[str, Any]) -> bool:
    """Whether the list is too large to be looked at as a whole."""
    from policypress.lists.streaming import STREAMED, main_file, number_of

    main = main_file(table, rules)
    return main is not None and number_of(main) >= STREAMED


def streamed_list(
    policy: Policy, rules: dict[str, Any], table: Path, out: Path
) -> tuple[Path | None, list[str], list[Finding]]:
    """A list larger than the memory: its results as one Parquet file, what they come to
    in words, and what is wrong with the list; None for the file where anything is."""
    from policypress.lists.reading.raw import Findings
    from policypress.lists.sharing import budgets_of, places_of
    from policypress.lists.streaming import streamed

    findings = Findings()
    shares = places_of(policy), budgets_of(policy)
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".policypress-", dir=out) as scratch:
        made = streamed(table, rules, Path(scratch), findings, shares)
        if made is None or has_errors(findings.kept):
            return None, [], in_order(findings.all())
        file, summary = made
        target = out / f"名单测算-{table.stem}" / "测算结果.parquet"
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)
    lines = _lines(rules, summary) + _shares(policy, summary)
    lines.append(
        "注意：名单超过一百万户，没有写资金测算表、公示名单和逐项结果"
    )
    if summary.places:
        lines.append(
            "注意：有名额的措施，最高数按全部待定的计，没有按名额限制"
        )
    lines += [f"注意：{one}" for one in summary.notes]
    return target, lines, in_order(findings.all())


def _lines(rules: dict[str, Any], summary: Summary) -> list[str]:
    """What the measures come to."""
    from policypress.lists.papers.blocks import span

    names = {
        f"m:{one['id']}": f"  {one['number']}　{one['title']}"
        for one in rules["measures"]
    }
    lines = []
    for name, (certain, undecided, low, high) in summary.sums.items():
        amount = span(low, None if name in summary.open else high)
        if name in names:
            lines.append(
                f"{names[name]}：可申报 {certain} 户，待定 {undecided} 户，{amount}"
            )
        else:
            lines.insert(0, f"{summary.applicants} 个申请人，合计 {amount}")
    return lines


def _shares(policy: Policy, summary: Summary) -> list[str]:
    """What became of places and budgets."""
    from policypress.lists.papers.blocks import span

    said = []
    for name, (inside, undecided) in summary.places.items():
        measure, _, key = name.partition(".")
        support = policy.measures[measure].supports[key]
        said.append(
            f"  名额　“{support.name}”：入围 {inside} 个，待定 {undecided} 个"
        )
    for one in summary.shared:
        asked = span(one.low, one.high)
        given = span(one.given_low, one.given_high)
        said.append(f"  总额　{one.budget.words}：需要{asked}，核减后{given}")
    return said
