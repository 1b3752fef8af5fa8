"""How large a text may be to be compared (上限), and the finding that each limit has.

The largest law of the country, 民法典, has 1,260 articles, some 3,000 printed lines and 110,000 characters. Whatever is
many times larger was not written to be read, and would be compared for minutes. It is named and left alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from policypress.compare.text.citations import CITATION
from policypress.findings import Finding, Place

if TYPE_CHECKING:
    from policypress.compare.changes import ChangeSet
    from policypress.compare.read.parser import RawLine

LINES = 12_000  # printed lines, a row of a table being one; every one that differs costs half a millisecond to write
LINE = 20_000  # characters of one paragraph; the longest of 58 laws has 273
TEXT = 1_000_000  # characters in all: nine times 民法典
RAW = 8 * 1024 * 1024  # characters of a text file, marks, comments and spaces included
COLUMNS = (
    63  # of a table; Word opens none with more, so neither could our redline be opened
)
CELLS = 30_000  # of all tables of a text
DEPTH = 24  # tables, text boxes and content controls inside one another; nobody reads the tenth
PARAGRAPHS = 100_000  # of a .docx, the empty ones included
CHANGES = 8_000  # units that came, went or changed; every one is written into five files and read back from them
CITATIONS = 5_000  # each may have a line of its own in the list of impacts
LIST_NUMBER = (
    32_767  # Word's largest number of a list (w:start is a signed 16-bit number)
)
LABEL = 31  # characters of an automatic number (MS-OI29500 2.1.283 b)

_SPLIT = "请确认选对了文件；确需比较的，拆成几个文件分别比较。"


def too_many(
    code: str,
    name: str,
    what: str,
    count: int,
    most: int,
    place: Place | None = None,
    hint: str = _SPLIT,
) -> Finding:
    """The finding of a limit that a file goes beyond.

    what: says what there is too much of, # standing for the count (有 # 段). place: where it was found.
    """
    message = f"“{name}”{what}，超过 {most:,} 的上限，没有比较。".replace(
        "#", f"{count:,}"
    )
    return Finding(code, message, place or Place(name), hint)


def too_different(changes: ChangeSet) -> list[Finding]:
    """The finding of two texts that have so much that differs that they are no versions of one text."""
    differing = sum(step.change.kinds != ("未变",) for step in changes.steps)
    if differing <= CHANGES:
        return []
    hint = "请核对两个文件是不是同一文件的两个版本；确需比较的，分成几部分比较。"
    message = f"与“{changes.old.name}”有 # 处不同"
    place = Place(changes.new.name)
    return [
        too_many(
            "too-many-changes",
            changes.new.name,
            message,
            differing,
            CHANGES,
            place,
            hint,
        )
    ]


def beyond(lines: Iterable[RawLine], name: str) -> list[Finding]:
    """One finding for each limit that the printed lines of a text go beyond, at the first line that does."""
    found: dict[str, Finding] = {}
    count = size = cells = citations = 0
    for line in lines:
        count += len(line.rows) or 1
        longest = len(line.text)
        size += longest
        if "第" in line.text:
            citations += len(CITATION.findall(line.text, 1))
        for row in line.rows:
            longest = max(longest, *map(len, row), 0)
            size += sum(map(len, row))
            cells += len(row)
            if len(row) > COLUMNS and "wide-table" not in found:
                found["wide-table"] = wide_table(name, len(row), line.place)
        if longest > LINE and "long-line" not in found:
            found["long-line"] = too_many(
                "long-line", name, "有一段长达 # 字", longest, LINE, line.place
            )
    if count > LINES:
        found["too-many-lines"] = too_many(
            "too-many-lines", name, "有 # 段（表格一行算一段）", count, LINES
        )
    if size > TEXT:
        found["too-much-text"] = too_many("too-much-text", name, "有 # 字", size, TEXT)
    if cells > CELLS:
        found["too-many-cells"] = too_many(
            "too-many-cells", name, "的表格有 # 格", cells, CELLS
        )
    if citations > CITATIONS:
        what = "引用条、章有 # 处"
        found["too-many-citations"] = too_many(
            "too-many-citations", name, what, citations, CITATIONS
        )
    return list(found.values())


def wide_table(name: str, columns: int, place: Place) -> Finding:
    """A table of more columns than Word has."""
    hint = "Word 的表格最多 63 列；拆成几个表格，或者核对单元格的合并。"
    return too_many(
        "wide-table", name, "的表格有一行占 # 列", columns, COLUMNS, place, hint
    )
