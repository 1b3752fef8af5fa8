"""A .docx that nobody here wrote → the printed lines of its body (读取 Word 文件).

Automatic numbers are spelled out, tables become rows, the table of contents is marked as one. What would make the text
ambiguous is refused with a finding: tracked changes, a body that stands in a foreign format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from policypress.compare.read.docx_numbering import Numbering, inherited
from policypress.compare.read.docx_package import STYLES, open_package
from policypress.compare.read.docx_shape import (
    boxes_of,
    large_number_of,
    misshapen,
    one_of_each_choice,
)
from policypress.compare.read.parser import RawLine
from policypress.compare.text import limits
from policypress.findings import Finding, Place

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT, _RUN = f"{_W}t", f"{_W}r"
_PARTS = ("word/document.xml", STYLES, "word/numbering.xml")
_TRACKED = tuple(
    f"{_W}{tag}"
    for tag in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
)
_WORDS = {f"{_W}tab": "　", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOT_TEXT = {
    f"{_W}pPr",
    f"{_W}rPr",
    f"{_W}sdtPr",
    f"{_W}instrText",
    f"{_W}del",
    f"{_W}moveFrom",
    f"{_W}txbxContent",
}
_PAGE_BREAKS = ("page", "column")
_TITLES = ("title", "标题", "公文标题")
_HEX = re.compile("[0-9A-Fa-f]{1,4}")
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")  # end a line wherever Word shows them
_NOTICE = "草案提示"  # the line by which our own drafts say what they are


def read_docx(data: bytes, name: str) -> tuple[list[RawLine], list[Finding]]:
    """The lines of a .docx and what a user should know. An error among the findings means there is nothing to compare."""
    package = open_package(data, name, _PARTS)
    if package.finding:
        return [], [package.finding]
    body = package.roots["word/document.xml"].find(f"{_W}body")
    if body is None:
        return [], [
            Finding(
                "broken-docx", f"“{name}”没有正文。", Place(name), "请确认选对了文件。"
            )
        ]
    if any(next(body.iter(tag), None) is not None for tag in _TRACKED):
        return [], [
            Finding(
                "tracked-changes",
                f"“{name}”里还有未处理的修订（插入、删除或移动），不能确定哪一个是要比较的文字。",
                Place(name),
                "先在 Word 或 WPS 的“审阅”中全部接受，或者全部拒绝，另存后再比较。",
            )
        ]
    if problems := misshapen(body, name):
        return [], problems
    one_of_each_choice(body)
    reader = _Reader(package.roots, name)
    lines = list(reader.lines(body))
    foreign = next(body.iter(f"{_W}altChunk"), None) is not None
    if foreign:
        message = f"“{name}”的{'部分' if lines else ''}正文以嵌入文件（altChunk）存放，不能读取。"
        return [], [
            Finding(
                "alt-chunk",
                message,
                Place(name),
                "在 Word 中打开，另存为 .docx 后再比较。",
            )
        ]
    problems = [*reader.problems, *limits.beyond(lines, name)]
    if problems:
        return [], problems
    return lines, reader.findings()


class _Reader:
    """Walks the body once, counting numbers as it goes."""

    def __init__(self, roots: dict[str, Any], name: str) -> None:
        self.name = name
        self.numbering = Numbering(roots.get("word/numbering.xml"), roots.get(STYLES))
        self.styles, self.centred = _styles(roots.get(STYLES))
        self.count = 0
        self.fields: list[
            bool
        ] = []  # open fields, innermost last: whether each is a table of contents
        self.contents = 0  # how many of them are
        self.titled = False
        self.problems: list[Finding] = []  # what cannot be read at all
        self.odd: dict[
            str, Place
        ] = {}  # what was read as if it were not there, and where it stands first

    def findings(self) -> list[Finding]:
        """What was read in another way than it is written."""
        found = []
        if self.numbering.unknown:
            unknown = "、".join(self.numbering.unknown)
            message = f"“{self.name}”用了不认识的自动编号格式（{unknown}），已按 1、2、3 读取。"
            hint = "请在 Word 中把自动编号转为文字后再比较。"
            found.append(
                Finding("automatic-number", message, Place(self.name), hint, "warning")
            )
        if self.numbering.odd:
            odd = "；".join(self.numbering.odd)
            message = f"“{self.name}”的自动编号有读不懂的地方（{odd}），这些编号可能与 Word 显示的不同。"
            hint = "请对照 Word 中的编号核对；也可以把自动编号转为文字后再比较。"
            found.append(
                Finding("odd-numbering", message, Place(self.name), hint, "warning")
            )
        for what, place in self.odd.items():
            hint = "用 Word 打开、另存后再比较，并核对此处。"
            found.append(
                Finding(
                    "odd-attribute",
                    f"“{self.name}”里{what}，没有照此读取。",
                    place,
                    hint,
                    "warning",
                )
            )
        return found

    def _odd(self, what: str) -> None:
        """Notes an attribute that says nothing, once for each kind of it."""
        self.odd.setdefault(what, Place(self.name, self.count))

    def _label(self, own: Mapping[str, Any]) -> str:
        """The automatic number of a paragraph. One that Word could not show ends the reading."""
        known = self.numbering.beyond
        label = self.numbering.label(own)
        if self.numbering.beyond and not known:
            message = f"“{self.name}”的自动编号超出 Word 的范围：{self.numbering.beyond}，没有比较。"
            hint = "请在 Word 中核对这一段编号的起始值和格式，或者把自动编号转为文字。"
            self.problems.append(
                Finding("list-number", message, Place(self.name, self.count), hint)
            )
        return label

    def lines(self, element: Any, contents: bool = False) -> Iterator[RawLine]:
        for child in element:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child, contents)
            elif child.tag == f"{_W}tbl":
                self.count += 1
                rows = tuple(cells for row in _rows(child) if (cells := self._row(row)))
                if any(any(cell for cell in row) for row in rows):
                    yield RawLine("", place=Place(self.name, self.count), rows=rows)
            elif child.tag == f"{_W}sdt":
                gallery = child.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
                inner = child.find(f"{_W}sdtContent")
                if inner is not None:
                    is_contents = (
                        gallery is not None
                        and gallery.get(f"{_W}val") == "Table of Contents"
                    )
                    yield from self.lines(inner, contents or is_contents)
            elif child.tag not in _NOT_TEXT:
                yield from self.lines(child, contents)

    def _paragraph(self, paragraph: Any, contents: bool) -> Iterator[RawLine]:
        self.count += 1
        place = Place(self.name, self.count)
        own = _properties(paragraph)
        style = self._style(own)
        in_field = self.contents > 0
        text = self._said(paragraph)
        if style == _NOTICE:
            return
        contents = (
            contents
            or in_field
            or self.contents > 0
            or style.startswith(("toc ", "toc标题", "toc heading"))
        )
        label = self._label(own)
        aligned = own.get(f"{_W}jc")
        centred = (
            style in self.centred
            if aligned is None
            else aligned.get(f"{_W}val") == "center"
        )
        # A forced break within a centred title is only typesetting; elsewhere it stands between two lines.
        pieces = (
            ["".join(part.strip() for part in text.split("\n"))]
            if centred or contents
            else text.split("\n")
        )
        for number, piece in enumerate(pieces):
            words = ((label if not number else "") + piece).strip(" \t\u3000\u00a0\r")
            if words:
                hint = (
                    "contents"
                    if contents
                    else "title"
                    if style in _TITLES and not self.titled
                    else ""
                )
                self.titled = self.titled or hint == "title"
                yield RawLine(words, hint, place)
        for box in boxes_of(paragraph):
            yield from self.lines(box)

    def _said(self, paragraph: Any) -> str:
        """The words of a paragraph, with \n wherever Word begins a new line."""
        words = self._words(paragraph)
        return _LINE_ENDS.sub("\n", words) if _LINE_ENDS.search(words) else words

    def _words(self, element: Any) -> str:
        words = []
        for child in element:
            tag = child.tag
            if tag == _TEXT:
                words.append(child.text or "")
            elif tag == f"{_W}fldChar":
                self._field(child)
            elif (
                tag == f"{_W}instrText"
                and self.fields
                and (child.text or "").strip().upper().startswith("TOC")
            ):
                self.contents += not self.fields[-1]
                self.fields[-1] = True
            elif tag == _RUN and _hidden(child) or tag in _NOT_TEXT:
                continue
            elif tag == f"{_W}br":
                words.append("" if child.get(f"{_W}type") in _PAGE_BREAKS else "\n")
            elif tag == f"{_W}sym":
                words.append(_symbol(child))
            elif tag in _WORDS:
                words.append(_WORDS[tag])
            else:
                words.append(self._words(child))
        return "".join(words)

    def _field(self, mark: Any) -> None:
        kind = mark.get(f"{_W}fldCharType")
        if kind == "begin":
            self.fields.append(False)
        elif kind == "end" and self.fields:
            self.contents -= self.fields.pop()

    def _row(self, row: Any) -> tuple[str, ...]:
        """The cells of a row; a cell that covers several columns counts for the first of them."""
        cells: list[str] = []
        for cell in row.iter(f"{_W}tc"):
            if (
                next(
                    (above for above in cell.iterancestors() if above.tag == f"{_W}tr"),
                    None,
                )
                is not row
            ):
                continue  # of a table inside a cell: its words belong to that cell
            words = [
                (self._label(_properties(paragraph)) + self._said(paragraph)).strip()
                for paragraph in cell.iter(f"{_W}p")
            ]
            cells.append("\n".join(words))
            cells += [""] * (self._columns(cell) - 1)
        return tuple(cells)

    def _columns(self, cell: Any) -> int:
        """How many columns a cell covers (w:gridSpan); 1, and a note or a finding, when that cannot be."""
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        if span is None:
            return 1
        value = span.get(f"{_W}val") or ""
        columns = large_number_of(value)
        if columns is None:
            self._odd(f"有单元格横跨“{value[:8]}”列")
            return 1
        if columns <= limits.COLUMNS:
            return max(columns, 1)
        if all(problem.code != "wide-table" for problem in self.problems):
            self.problems.append(
                limits.wide_table(self.name, columns, Place(self.name, self.count))
            )
        return 1

    def _style(self, own: Mapping[str, Any]) -> str:
        named = own.get(f"{_W}pStyle")
        return "" if named is None else self.styles.get(named.get(f"{_W}val"), "")


def _properties(paragraph: Any) -> dict[str, Any]:
    """What its w:pPr says, by tag. Asked once: each search among the children costs as much."""
    properties = next(paragraph.iterchildren(f"{_W}pPr"), ())
    return {child.tag: child for child in properties}


@lru_cache(maxsize=2)
def _styles(styles: Any | None) -> tuple[dict[str, str], set[str]]:
    """Names of the styles by id, and the names of those that centre their text, by themselves or from the style they build on."""
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    aligned: dict[str, str] = {}
    for style in () if styles is None else styles.iterfind(f"{_W}style"):
        identity = style.get(f"{_W}styleId") or ""
        for tag, found in (
            (f"{_W}name", names),
            (f"{_W}basedOn", based),
            (f"{_W}pPr/{_W}jc", aligned),
        ):
            if (element := style.find(tag)) is not None:
                found[identity] = element.get(f"{_W}val") or ""
    names = {identity: name.lower() for identity, name in names.items()}
    alignments = inherited(dict.fromkeys(names, "") | based, aligned)
    return names, {
        name for identity, name in names.items() if alignments.get(identity) == "center"
    }


def _rows(table: Any) -> Iterator[Any]:
    for row in table.iter(f"{_W}tr"):
        if (
            next(above for above in row.iterancestors() if above.tag == f"{_W}tbl")
            is table
        ):
            yield row


def _hidden(run: Any) -> bool:
    properties = next(run.iterchildren(f"{_W}rPr"), None)
    mark = (
        None
        if properties is None
        else next(properties.iterchildren(f"{_W}vanish"), None)
    )
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off")


def _symbol(element: Any) -> str:
    """The character of a w:sym, □ where only its font says what it is or the code is no character."""
    code = element.get(f"{_W}char") or ""
    if not _HEX.fullmatch(code):
        return "□"
    value = int(code, 16)
    private = 0xF000 <= value <= 0xF0FF
    surrogate = 0xD800 <= value <= 0xDFFF
    return "□" if private or surrogate or not value else chr(value)
