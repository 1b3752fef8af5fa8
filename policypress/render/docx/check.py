"""What a document asks of a look that the look does not have: findings instead of a surprise in Word."""

from __future__ import annotations

from collections.abc import Iterable

from policypress.document import Document, PageNumberOf, Table, Text, paragraphs
from policypress.findings import Finding, Place, nearest
from policypress.render.docx.tables import columns
from policypress.render.look.look import Look


def check_roles(document: Document, look: Look) -> list[Finding]:
    """One finding for each unknown role, unknown page target and wrong number of column widths."""
    all_paragraphs = list(paragraphs(document.blocks))
    anchors = {paragraph.anchor for paragraph in all_paragraphs}
    found: dict[tuple[str, str], Finding] = {}
    whole = Place(document.template or document.name)

    def missing(kind: str, role: str, known: Iterable[str], place: Place) -> None:
        near = nearest(role, known)
        hint = (
            f"是否想写“{near}”？"
            if near
            else f"在 templates/looks/{look.name}.yaml 里加上它，或改用已有的样式"
        )
        message = f"版式“{look.name}”没有{kind}样式“{role}”"
        found.setdefault((kind, role), Finding("unknown-role", message, place, hint))

    for paragraph in all_paragraphs:
        place = paragraph.origin.place if paragraph.origin else whole
        if paragraph.role not in look.paragraphs:
            missing("段落", paragraph.role, look.paragraphs, place)
        for item in paragraph.inlines:
            if (
                isinstance(item, Text)
                and item.role
                and item.role not in look.characters
            ):
                missing(
                    "字符",
                    item.role,
                    look.characters,
                    item.origin.place if item.origin else place,
                )
            elif isinstance(item, PageNumberOf) and item.target not in anchors:
                message = f"页码指向的“{item.target}”不在本文件中"
                found.setdefault(
                    ("页码", item.target),
                    Finding("unknown-anchor", message, place, "检查所指标题的标识"),
                )
    for block in document.blocks:
        if not isinstance(block, Table):
            continue
        place = block.origin.place if block.origin else whole
        if block.role not in look.tables:
            missing("表格", block.role, look.tables, place)
        if block.widths and len(block.widths) != columns(block):
            message = f"表格有 {columns(block)} 列，却写了 {len(block.widths)} 个列宽"
            found.setdefault(
                ("列宽", str(place)),
                Finding("table-widths", message, place, "列宽个数应与列数相同"),
            )
    return list(found.values())
