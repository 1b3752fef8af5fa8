"""修改决定: the amending decision as a document, its quoted tables as real
tables.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.compare.decision.apply.quotes import cell_words
from policypress.compare.decision.quotation import TABLE
from policypress.compare.decision.write.decision import Amendment
from policypress.compare.reports.parts import body, row_of, title
from policypress.document import Block, Document, Table
from policypress.language.patterns import later

# A row of a quoted table: “| 金奖 | 10 |, the last one closing the quotation
# with ”.
_ROW = later(r"“\| (?P<cells>.*) \|(?P<closes>”?)")
_Row = list[str]


def amendment_document(
    amendment: Amendment,
    name: str = "",
) -> Document:
    """The decision: one paragraph a line, quoted tables as tables."""
    words = amendment.title
    lines = list(amendment.lines)
    written = _blocks(lines[1:])
    blocks = [title(words), *written]
    called = amendment.called
    return Document(name or called, words, tuple(blocks), subject=called)


def _blocks(lines: list[str]) -> Iterator[Block]:
    """The paragraphs and tables that the lines of a decision are."""
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        announced = _announces_table(line)
        if announced:
            before = line[: -len(TABLE)]
            line = before.rstrip("“")
        if line:
            yield body(line)
        if announced:
            rows = _rows_at(lines, index)
            index += len(rows)
            if rows:
                yield _table(rows)


def _announces_table(line: str) -> bool:
    """Whether a quoted table follows.

    〔表格〕 alone in its quotation, or at the end of a line.
    """
    if line.lstrip("“") == TABLE:
        return True
    if line.startswith("“"):
        return False
    return line.endswith(f"“{TABLE}")


def _rows_at(
    lines: list[str],
    index: int,
) -> list[_Row]:
    """The rows of the quoted table that begins at a line."""
    rows = []
    for line in lines[index:]:
        found = _ROW.fullmatch(line)
        if not found:
            break
        cells = found["cells"].split(" | ")
        rows.append([cell_words(words) for words in cells])
        if found["closes"]:
            break
    return rows


def _table(rows: list[_Row]) -> Table:
    """The table, short rows filled up with empty cells."""
    width = max(map(len, rows))
    printed = []
    for row in rows:
        missing = width - len(row)
        cells = row + [""] * missing
        printed.append(row_of(cells))
    return Table(tuple(printed), header=0)
