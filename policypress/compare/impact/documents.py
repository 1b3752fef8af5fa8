"""The other documents of the set (成套文件).

Which of them differ once the text was changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from policypress.document import Block, Document, Paragraph, Table, plain

_NUMERAL = "[一二三四五六七八九十百千万零]+"
# The number of a clause where it is cited, or at the head of its own line or
# cell.
_CLAUSE_NUMBER = re.compile(
    rf"第（?{_NUMERAL}）?条"
    rf"|(?<![^\t\n])（{_NUMERAL}）"
)
# 01- before the name of a file, which follows the order of the measures.
_FILE_NUMBER = re.compile(r"(^|/)\d+-")


class DocumentImpact(Struct, frozen=True):
    """An output document that differs.

    The names of the fields are keys of ``--json``.

    state: 新增, 不再生成, 内容变化, 仅条序变化 (nothing but the numbers of
    clauses, its file name included) or 仅改名. gone, added: how many
    paragraphs; example: one of them.
    """

    name: str
    state: str
    gone: int = 0
    added: int = 0
    example: str = ""
    old_name: str = ""


def document_impacts(
    old: Sequence[Document],
    new: Sequence[Document],
) -> list[DocumentImpact]:
    """Every document that says something else now, those that are no longer
    made last.
    """
    before = {_identity(document): document for document in old}
    after = {_identity(document): document for document in new}
    found = []
    for identity, document in after.items():
        impact = _impact(before.get(identity), document)
        if impact:
            found.append(impact)
    for identity, document in before.items():
        if identity not in after:
            count = len(_lines(document))
            found.append(DocumentImpact(document.name, "不再生成", gone=count))
    return found


def _identity(document: Document) -> str:
    """What makes it the same document.

    Its template, and its name without numbers.
    """
    name = _FILE_NUMBER.sub(r"\1", document.name)
    return f"{document.template}|{name}"


def _impact(
    old: Document | None,
    new: Document,
) -> DocumentImpact | None:
    """What became of one document; None when it is as it was."""
    new_lines = _lines(new)
    if old is None:
        return DocumentImpact(new.name, "新增", added=len(new_lines))
    old_lines = _lines(old)
    deleted = _only_in(old_lines, new_lines)
    inserted = _only_in(new_lines, old_lines)
    old_name = old.name if old.name != new.name else ""
    if deleted or inserted:
        only_numbers = _without_numbers(deleted) == _without_numbers(inserted)
        return DocumentImpact(
            name=new.name,
            state="仅条序变化" if only_numbers else "内容变化",
            gone=len(deleted),
            added=len(inserted),
            example=(inserted or deleted)[0],
            old_name=old_name,
        )
    if old_name:
        return DocumentImpact(new.name, "仅改名", old_name=old_name)
    return None


def _lines(document: Document) -> list[str]:
    """The printed lines of a document that are not blank.

    A table gives one line a row.
    """
    lines = []
    for block in document.blocks:
        lines += _lines_of_block(block)
    return [line for line in lines if line.strip()]


def _lines_of_block(block: Block) -> list[str]:
    """The lines of one paragraph or table; other blocks have none."""
    if isinstance(block, Paragraph):
        return [plain(block.inlines)]
    if not isinstance(block, Table):
        return []
    lines = []
    for row in block.rows:
        cells = []
        for cell in row:
            words = [plain(paragraph.inlines) for paragraph in cell.paragraphs]
            cells.append("\n".join(words))
        lines.append("\t".join(cells))
    return lines


def _only_in(
    lines: list[str],
    others: list[str],
) -> list[str]:
    """The lines that stand here more often than there, each once, in order."""
    surplus = Counter(lines) - Counter(others)
    once = dict.fromkeys(lines)
    return [line for line in once if surplus[line]]


def _without_numbers(lines: list[str]) -> list[str]:
    """Lines in an order of their own, the numbers of clauses taken out."""
    return sorted(_CLAUSE_NUMBER.sub("", line) for line in lines)
