"""What a document asks of a look that the look lacks.

Findings, not a surprise later.
"""

from __future__ import annotations

from collections.abc import Iterable

from policypress.document import (
    Document,
    PageNumberOf,
    Paragraph,
    Table,
    Text,
    paragraphs,
)
from policypress.findings import Finding, Place, did_you_mean
from policypress.render.docx.table_sizes import columns
from policypress.render.look.look import Look


def check_roles(
    document: Document,
    look: Look,
) -> list[Finding]:
    """A finding for each unknown role and page target, and for wrong column
    widths.
    """
    return _Check(document, look).findings()


class _Check:
    """One document against one look; what is wrong often is reported once."""

    def __init__(
        self,
        document: Document,
        look: Look,
    ) -> None:
        """document: as composed. look: of the whole file."""
        self.document = document
        self.look = look
        self.whole = Place(document.template or document.name)
        self.found: dict[tuple[str, str], Finding] = {}

    def findings(self) -> list[Finding]:
        """All findings, paragraphs first, then tables."""
        found = list(paragraphs(self.document.blocks))
        anchors = {paragraph.anchor for paragraph in found}
        for paragraph in found:
            self._paragraph(paragraph, anchors)
        for block in self.document.blocks:
            if isinstance(block, Table):
                self._table(block)
        return list(self.found.values())

    def _paragraph(
        self,
        paragraph: Paragraph,
        anchors: set[str],
    ) -> None:
        """The role of a paragraph and of all that stands in it."""
        if paragraph.role not in self.look.paragraphs:
            place = self._place(paragraph)
            self._unknown("段落", paragraph.role, self.look.paragraphs, place)
        for item in paragraph.inlines:
            if isinstance(item, Text):
                if item.role and item.role not in self.look.characters:
                    self._words(item, paragraph)
            elif isinstance(item, PageNumberOf) and item.target not in anchors:
                self._page_number(item, paragraph)

    def _words(
        self,
        words: Text,
        paragraph: Paragraph,
    ) -> None:
        """Words in a role that the look does not know."""
        place = self._place(words if words.origin else paragraph)
        self._unknown("字符", words.role, self.look.characters, place)

    def _page_number(
        self,
        number: PageNumberOf,
        paragraph: Paragraph,
    ) -> None:
        """The number of a page on which nothing stands."""
        message = f"页码指向的“{number.target}”不在本文件中"
        place = self._place(paragraph)
        finding = Finding(
            "unknown-anchor",
            message,
            place,
            "检查所指标题的标识",
        )
        self.found.setdefault(("页码", number.target), finding)

    def _table(self, table: Table) -> None:
        """The role of a table, and whether its widths are as many as its
        columns.
        """
        place = self._place(table)
        if table.role not in self.look.tables:
            self._unknown("表格", table.role, self.look.tables, place)
        count = columns(table)
        if not table.widths or len(table.widths) == count:
            return
        message = f"表格有 {count} 列，却写了 {len(table.widths)} 个列宽"
        finding = Finding(
            "table-widths",
            message,
            place,
            "列宽个数应与列数相同",
        )
        self.found.setdefault(("列宽", str(place)), finding)

    def _place(self, block: Paragraph | Table | Text) -> Place:
        return block.origin.place if block.origin else self.whole

    def _unknown(
        self,
        kind: str,
        role: str,
        known: Iterable[str],
        place: Place,
    ) -> None:
        """A finding: `role` is not among the roles that the look knows."""
        file = f"templates/looks/{self.look.name}.yaml"
        remedy = f"在 {file} 里加上它，或改用已有的样式"
        hint = did_you_mean(role, known, remedy)
        message = f"版式“{self.look.name}”没有{kind}样式“{role}”"
        finding = Finding("unknown-role", message, place, hint)
        self.found.setdefault((kind, role), finding)
