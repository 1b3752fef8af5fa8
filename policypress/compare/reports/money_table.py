"""资金变动表: old → new of every figure, condition and rule that differs.

Money stands in yuan in columns of its own, for workbooks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from policypress.compare.reports.parts import (
    LANDSCAPE_TITLE,
    Words,
    body,
    heading,
    table,
    title,
)
from policypress.document import Block, Document, Mark, Text

if TYPE_CHECKING:
    from policypress.compare.impact.difference import Number
    from policypress.compare.impact.figures import FigureChange

_KINDS = ("调整", "新增", "取消")
# Heading, name of the sheet, and the sorts of figures that stand below it.
_SECTIONS = (
    (
        "一、金额、比例、上限和名额",
        "金额、比例、上限和名额",
        ("金额", "比例", "上限", "名额"),
    ),
    ("二、条件和规则", "条件和规则", ("条件", "规则")),
    (
        "三、日期、期限、数量和其他",
        "日期、期限、数量和其他",
        ("日期", "期限", "数量", "文字"),
    ),
)
_HEAD = ("序号", "条款", "事项", "类别", "原", "新", "变化", "出现在", "理由")
_WIDTHS = (4, 11, 22, 9, 11, 11, 14, 20, 24)


def money_document(
    rows: Sequence[FigureChange],
    subject: str,
    name: str = "资金变动表",
) -> Document:
    """The document. rows: what differs; subject: the title of the policy."""
    words = f"《{subject}》资金变动表"
    blocks: list[Block] = [title(words, LANDSCAPE_TITLE), body(_summary(rows))]
    for section, sheet, sorts in _SECTIONS:
        chosen = [row for row in rows if row.sort in sorts]
        if chosen:
            numbered = enumerate(chosen, 1)
            cells = [_cells(number, row) for number, row in numbered]
            blocks.append(heading(section))
            made = table(sheet, _HEAD, cells, _WIDTHS, "table-dense")
            blocks.append(made)
    return Document(
        name,
        words,
        tuple(blocks),
        formats=("docx", "xlsx"),
        landscape=True,
        subject="资金变动表",
    )


def _summary(rows: Sequence[FigureChange]) -> str:
    """共12项变动：调整9项、新增3项。"""
    if not rows:
        return "两个版本的金额、比例、上限、档次、条件均无变动。"
    counts = []
    for kind in _KINDS:
        of_kind = [row for row in rows if row.kind == kind]
        count = len(of_kind)
        if count:
            counts.append(f"{kind}{count}项")
    return f"共{len(rows)}项变动：{'、'.join(counts)}。"


def _cells(
    number: int,
    row: FigureChange,
) -> tuple[Words, ...]:
    """A row of the table."""
    adjusted = row.kind == "调整"
    return (
        str(number),
        _clause_text(row),
        row.label,
        row.sort if adjusted else f"{row.sort}（{row.kind}）",
        _value(row.old, row.old_number, row.unit),
        _value(row.new, row.new_number, row.unit),
        row.difference or ("—" if adjusted else row.kind),
        "、".join(row.where) or "—",
        row.reason or "—",
    )


def _clause_text(row: FigureChange) -> str:
    """第（九）条（原第（八）条）, with one number alone when they agree, — without any."""
    if not row.old_clause or row.clause == row.old_clause:
        return row.clause or "—"
    if not row.clause:
        return f"原{row.old_clause}"
    return f"{row.clause}（原{row.old_clause}）"


def _value(
    words: str,
    number: Number | None,
    unit: str,
) -> Text:
    """A value as printed, with its number for workbooks."""
    if number is None:
        return Text(words or "—")
    mark = Mark("published", number=number, unit=unit)
    return Text(words, mark=mark)
