"""How an amending decision quotes (引用原文): quotation marks inside a quotation change
places, “甲‘乙’丙” (GB/T 15834—2011 4.8.3.4).

So a quotation of several paragraphs opens with “ in each and closes with ” in the last;
a table stands as rows of cells.
"""

from __future__ import annotations

from policypress.compare.text.tree import Line, Rows

SWAPPED = str.maketrans("“”‘’", "‘’“”")
TABLE = "〔表格〕"


def quoted(words: str) -> str:
    """One phrase in quotation marks."""
    return f"“{words.translate(SWAPPED)}”"


def quotable(words: str) -> bool:
    """Whether a phrase stays unmistakable within one line: the marks inside it must not
    become those around it.
    """
    return bool(words) and not any(mark in words for mark in "‘’\n\t")


def block(lines: list[str]) -> list[str]:
    """Paragraphs in quotation marks, as the lines of a decision."""
    written = [f"“{line.translate(SWAPPED)}" for line in lines]
    return [*written[:-1], written[-1] + "”"]


def lines_of(line: Line) -> list[str]:
    """A printed line as it is quoted: a table as its rows, and words that look like a
    table's with a mark before them.
    """
    if line.rows:
        return rows_of(line.rows)
    return [escaped(line.printed)]


def escaped(words: str) -> str:
    """A paragraph that begins like a table's row gets a backslash before it."""
    return f"\\{words}" if words.startswith((TABLE, "|", "\\")) else words


def rows_of(rows: Rows) -> list[str]:
    return [
        TABLE,
        *(f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows),
    ]


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")
