"""A table whose rows the redline replaces as a whole: its amounts are told."""

from __future__ import annotations

from policypress.compare.impact.replaced_tables import replaced_tables
from tests.support.texts import changed

OLD = (("级别", "金额"), ("一级", "10万元"), ("二级", "5万元"))


def told(new: tuple[tuple[str, ...], ...]) -> list[str]:
    changes = changed(["第一条 标准：", OLD], ["第一条 标准：", new])
    return [finding.message for finding in replaced_tables(changes)]


def test_amounts_of_replaced_rows_are_told() -> None:
    new = (
        ("项目", "条件", "级别", "期限", "比例"),
        ("一级", "有", "一", "一年", "20万元"),
        ("二级", "无", "二", "一年", "50%"),
    )
    [message] = told(new)
    assert message.startswith("第一条的表格栏目大半不同")
    assert "“10万元”→“20万元”" in message
    assert "“5万元”→“50%”" in message


def test_a_table_with_one_more_column_is_marked_and_not_told() -> None:
    new = tuple((*row, "备注") for row in OLD)
    assert told(new) == []
