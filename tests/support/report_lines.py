"""Reports of a comparison as lines of text, and figures that changed, for their tests."""

from __future__ import annotations

from policypress.compare.impact.figures import FigureChange
from policypress.document import Document, Paragraph, Table, plain

RISE = FigureChange(
    "measures/a#supports.b.amount.value",
    "奖励甲·获奖奖励·金额",
    "金额",
    "调整",
    "10万元",
    "20万元",
    "增加10万元（+100%）",
    "第（一）条",
    "第（一）条",
    old_number=100000,
    new_number=200000,
    unit="yuan",
)
GONE = FigureChange(
    "measures/c#supports.d.amount.value",
    "资助丙·培训资助·金额",
    "金额",
    "取消",
    "5万元",
    "",
    "",
    "",
    "第（三）条",
    old_number=50000,
    unit="yuan",
)


def lines_of(document: Document) -> list[str]:
    """Each paragraph, and each row of a table with its cells between bars."""
    lines = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(plain(block.inlines))
        elif isinstance(block, Table):
            for row in block.rows:
                cells = [plain(cell.paragraphs[0].inlines) for cell in row]
                lines.append("|".join(cells))
    return lines


def text_of(document: Document) -> str:
    """The words of a document."""
    return "\n".join(lines_of(document))
