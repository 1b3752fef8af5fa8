"""How large a text may be to be compared (上限), and the finding that each
limit has.

The largest law of the country, 民法典, has 1,260 articles, some 3,000 printed
lines and 110,000 characters. Whatever is many times larger was not written to
be read, and would be compared for minutes. It is named and left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from policypress.compare.text.citations import CITATION
from policypress.findings import Finding, Place

if TYPE_CHECKING:
    from policypress.compare.changes import ChangeSet
    from policypress.compare.read.raw_lines import RawLine

# Printed lines, a row of a table being one; each that differs costs half a
# millisecond to write.
LINES = 12_000
# Characters of one paragraph; the longest of 58 laws has 273.
LINE = 20_000
# Characters in all: nine times 民法典.
TEXT = 1_000_000
# Characters of a text file, marks, comments and spaces included.
RAW = 8 * 1024 * 1024
# Columns of a table; Word opens none with more, so neither could our redline
# be opened.
COLUMNS = 63
# Cells of all tables of a text.
CELLS = 30_000
# Tables, text boxes and content controls inside one another; nobody reads the
# tenth.
DEPTH = 24
# Paragraphs of a .docx, the empty ones included.
PARAGRAPHS = 100_000
# Units that came, went or changed; each is written into five files and read
# back from them.
CHANGES = 8_000
# Each may have a line of its own in the list of impacts.
CITATIONS = 5_000
# Word's largest number of a list (w:start is a signed 16-bit number).
LIST_NUMBER = 32_767
# Characters of an automatic number (MS-OI29500 2.1.283 b).
LABEL = 31

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

    what: what there is too much of, # standing for the count (有 # 段).
    place: where it was found, the file as a whole when not given.
    """
    counted = what.replace("#", f"{count:,}")
    message = f"“{name}”{counted}，超过 {most:,} 的上限，没有比较。"
    return Finding(
        code,
        message,
        place or Place(name),
        hint,
    )


def too_different(changes: ChangeSet) -> list[Finding]:
    """The finding of two texts so different that they are no versions of one
    text.
    """
    differing = sum(step.change.kinds != ("未变",) for step in changes.steps)
    if differing <= CHANGES:
        return []
    new = changes.new.name
    what = f"与“{changes.old.name}”有 # 处不同"
    hint = (
        "请核对两个文件是不是同一文件的两个版本；确需比较的，分成几部分比较。"
    )
    return [
        too_many(
            "too-many-changes",
            new,
            what,
            differing,
            CHANGES,
            Place(new),
            hint,
        )
    ]


def beyond(
    lines: Iterable[RawLine],
    name: str,
) -> list[Finding]:
    """One finding for each limit that the printed lines of a text go beyond.

    A limit of a single line or row is reported at the first that goes beyond
    it.
    """
    size = _Size()
    found: dict[str, Finding] = {}
    for line in lines:
        size.add(line)
        for problem in _line_problems(line, name):
            found.setdefault(problem.code, problem)
    return [*found.values(), *size.problems(name)]


class _Size(Struct):
    """How much there is of a text: printed lines, characters, cells of tables,
    citations.
    """

    lines: int = 0
    characters: int = 0
    cells: int = 0
    citations: int = 0

    def add(self, line: RawLine) -> None:
        """Counts one printed line or table more."""
        self.lines += len(line.rows) or 1
        self.characters += len(line.text)
        if "第" in line.text:
            self.citations += len(CITATION.findall(line.text, 1))
        for row in line.rows:
            self.characters += sum(map(len, row))
            self.cells += len(row)

    def problems(self, name: str) -> Iterator[Finding]:
        """The limits of a whole text that these numbers go beyond."""
        limits = (
            ("too-many-lines", "有 # 段（表格一行算一段）", self.lines, LINES),
            ("too-much-text", "有 # 字", self.characters, TEXT),
            ("too-many-cells", "的表格有 # 格", self.cells, CELLS),
            (
                "too-many-citations",
                "引用条、章有 # 处",
                self.citations,
                CITATIONS,
            ),
        )
        for code, what, count, most in limits:
            if count > most:
                yield too_many(code, name, what, count, most)


def _line_problems(
    line: RawLine,
    name: str,
) -> Iterator[Finding]:
    """The limits of a single line or table that this one goes beyond."""
    longest = len(line.text)
    for row in line.rows:
        longest = max(
            longest,
            *map(len, row),
            0,
        )
        if len(row) > COLUMNS:
            yield wide_table(name, len(row), line.place)
    if longest > LINE:
        what = "有一段长达 # 字"
        yield too_many(
            "long-line",
            name,
            what,
            longest,
            LINE,
            line.place,
        )


def wide_table(
    name: str,
    columns: int,
    place: Place,
) -> Finding:
    """A table of more columns than Word has."""
    hint = "Word 的表格最多 63 列；拆成几个表格，或者核对单元格的合并。"
    return too_many(
        "wide-table",
        name,
        "的表格有一行占 # 列",
        columns,
        COLUMNS,
        place,
        hint,
    )
