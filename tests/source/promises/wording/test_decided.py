"""What somebody decides is said in the clause, and what the clause leaves open is decided."""

from __future__ import annotations

from pathlib import Path

from policypress.source.promises import promises
from tests.support.small_policy import edited, policy

TRAINING = "measures/training.yaml"
AMOUNT = "amount: {share: 50%, of: cost, called: 实际培训费用}"
TEXT = "按照{{ s.course.of }}的{{ s.course.share }}资助，每期最高{{ s.course.cap }}。"
OPEN = "amount: {discretionary: 由区文旅局一事一议确定}"


def said(folder: Path, *swaps: tuple[str, str]) -> list[str]:
    """What is told of decisions, whole."""
    found = promises(policy(folder, edited(TRAINING, *swaps)))
    shown = [
        f"{one.severity} {one}" for one in found if "decision" in one.code
    ]
    return [line.strip() for text in shown for line in text.splitlines()]


def test_an_amount_that_somebody_decides_is_said_to_be_decided(
    tmp_path: Path,
) -> None:
    silent = (TEXT, "给予资助，每期最高{{ s.course.cap }}。")
    assert said(tmp_path, (AMOUNT, OPEN), silent) == [
        "warning policy/measures/training.yaml:9:5: [decision-unsaid] "
        "“手艺培训资助”的金额由他人确定，所在的款没有这样写",
        "建议：在条文中写明由谁怎样确定；条文写明金额的，改用其他算法",
    ]


def test_what_a_clause_leaves_open_somebody_decides(tmp_path: Path) -> None:
    more = (TEXT, f"{TEXT}重大项目一事一议。")
    assert said(tmp_path, more) == [
        "warning policy/measures/training.yaml:5:1: [decision-missing] "
        "条文写明“一事一议”，各资助项目的金额却都是算出来的",
        "建议：为这一部分写一个资助项目：amount: {discretionary: 由谁确定}",
    ]


def test_where_both_say_so_nothing_is_told(tmp_path: Path) -> None:
    open_text = (TEXT, "一事一议给予资助，每期最高{{ s.course.cap }}。")
    assert said(tmp_path, (AMOUNT, OPEN), open_text) == []
