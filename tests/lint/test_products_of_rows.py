"""A column that is the product of two others is found in a table that a page can hold."""

from __future__ import annotations

import pytest

from policypress.lint.rules.numbers import _products_of_rows
from policypress.lint.rules.numbers._products_of_rows import products
from tests.support.lint_cases import Case, paper_of_case

ROWS = (
    ("缴存基数", "缴存比例", "月缴存额"),
    ("1000", "5%", "50"),
    ("2000", "5%", "100"),
    ("3000", "5%", "160"),
)


@pytest.mark.parametrize(
    ("more", "is_found"), [(0, True), (9, True), (10, False)]
)
def test_the_odd_row_is_found_unless_there_are_more_columns_than_any_page_has(
    more: int, is_found: bool
) -> None:
    """Each two columns are tried with each third: of a thousand that would take hours."""
    lines = ["\t".join([*row, *"一" * more]) for row in ROWS]
    paper = paper_of_case(Case("\n".join(["缴存明细", *lines])))
    assert [paper.text[one.start : one.end] for one in products(paper)] == (
        ["160"] if is_found else []
    )


def test_a_table_without_shares_and_prices_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(cell: object) -> None:
        raise AssertionError(cell)

    monkeypatch.setattr(_products_of_rows, "_value", read)
    lines = ["甲\t乙\t丙", "10\t20\t200", "10\t30\t300", "10\t40\t401"]
    paper = paper_of_case(Case("\n".join(["明细", *lines])))
    assert list(products(paper)) == []
