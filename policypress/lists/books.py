"""The sheets of the workbook of results (测算结果.xlsx)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policypress.lists.outcome import Outcome
from policypress.lists.papers.estimates import lines
from policypress.lists.reading.heads import CODE, NAME
from policypress.lists.rows import yuan

Sheet = tuple[str, list[str], Any]
_BY_MEASURE = [
    "条款", "措施", "可申报户数", "待定户数", "需要低（元）", "需要高（元）", "核减后低（元）", "核减后高（元）",
]  # fmt: skip
_BY_APPLICANT = [
    "申请人", "统一社会信用代码", "可申报措施", "待定措施", "合计低（元）", "合计高（元）", "核减后低（元）", "核减后高（元）", "说明",
]  # fmt: skip


def result_sheets(
    outcome: Outcome, results: Any, most: int
) -> Iterator[Sheet]:
    """The sheets: name, heads, rows. results: each support of each applicant; of more
    than `most` rows those that are refused are left to the other files."""
    yield "按措施", _BY_MEASURE, _by_measure(outcome)
    yield "按申请人", _BY_APPLICANT, _by_applicant(outcome)
    import polars as pl

    name = "逐项"
    shown = results
    if len(shown) > most:
        name = "可申报和待定"
        shown = shown.filter(pl.col("结论") != "不可申报").head(most)
    yield name, list(shown.columns), _rows(shown)
    if outcome.notes:
        yield "说明", ["说明"], [[one] for one in outcome.notes]


def _by_measure(outcome: Outcome) -> Iterator[list[Any]]:
    """A row for each measure."""
    for one in lines(outcome):
        yield [
            one.number,
            one.title,
            one.certain,
            one.open,
            yuan(one.asked.low),
            yuan(one.asked.high),
            yuan(one.paid.low),
            yuan(one.paid.high),
        ]


def _by_applicant(outcome: Outcome) -> Iterator[list[Any]]:
    """A row for each applicant."""
    import polars as pl

    verdicts = [
        pl.col(name)
        for name in outcome.results.columns
        if name.startswith("m:") and name.endswith(".v")
    ]
    counted = outcome.results.select(
        pl.sum_horizontal(
            [one.fill_null(False).cast(pl.Int32) for one in verdicts]
        ),
        pl.sum_horizontal(
            [one.is_null().cast(pl.Int32) for one in verdicts]
        ).alias("open"),
        "total.low",
        "total.high",
        "total.given",
        "total.given high",
        "total.why",
    )
    people = outcome.register.applicants.select(NAME, CODE)
    for who, found in zip(
        people.iter_rows(), counted.iter_rows(), strict=True
    ):
        certain, undecided, *amounts, why = found
        yield [*who, certain, undecided, *map(yuan, amounts), why]


def _rows(shown: Any) -> Iterator[list[Any]]:
    """The rows, amounts as numbers."""
    for row in shown.iter_rows():
        yield [_number(cell, at) for at, cell in enumerate(row)]


def _number(cell: Any, at: int) -> Any:
    """An amount as a number; anything else as it is."""
    if at not in (6, 7) or cell is None:
        return cell
    whole, _, rest = cell.partition(".")
    return float(cell) if rest != "00" else int(whole)
