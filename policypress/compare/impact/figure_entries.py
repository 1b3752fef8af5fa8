"""The figures (数据) of a policy.

Amounts, ratios, caps, quotas, counts, periods and dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policypress.compare.impact.entry import Entry
from policypress.language.dates import Date
from policypress.language.quantity import Quantity
from policypress.source.figures import FigureRecord, figures
from policypress.source.model import Figure, Policy

# Notes, documents and benchmarks hold figures too, but those bind nobody.
_PARTS = (
    "policy",
    "measures",
    "supplementary",
    "annexes",
    "guides",
)
_SORT_OF_QUANTITY = {
    "money": "金额",
    "ratio": "比例",
    "count": "数量",
    "duration": "期限",
}


def figure_entries(
    policy: Policy,
    conditions: Sequence[Entry],
) -> Iterator[Entry]:
    """Every figure in the order of the policy.

    conditions: the entries of its conditions; a figure inside one is part of
    what that condition says, so it is not listed again.
    """
    inside_conditions = tuple(f"{entry.path}." for entry in conditions)
    for record in figures(policy):
        if record.part not in _PARTS:
            continue
        if not record.path.startswith(inside_conditions):
            yield _figure_entry(record)


def _figure_entry(record: FigureRecord) -> Entry:
    """The entry of one figure."""
    return Entry(
        path=record.path,
        label=record.label,
        sort=sort_of(record.figure, record.path),
        words=str(record.figure),
        place=record.place,
        figure=record.figure,
    )


def sort_of(
    figure: Figure,
    path: str,
) -> str:
    """What kind of figure it is (类别): its path decides before its value does.

    A cap (上限) stands below `at_most` of an amount or a limit; one that counts is a
    quota (名额).
    """
    _, _, inner_path = path.rpartition("#")
    is_limit = "at_most" in inner_path.split(".")
    if is_limit and isinstance(figure.parsed, Quantity):
        return "名额" if figure.parsed.kind == "count" else "上限"
    if isinstance(figure.parsed, Quantity):
        return _SORT_OF_QUANTITY[figure.parsed.kind]
    if isinstance(figure.parsed, Date):
        return "日期"
    return "文字"
