"""A CSV file of applicants (UTF-8, GBK or UTF-16; commas, tabs or semicolons)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from policypress.findings import Place
from policypress.lists.reading.raw import (
    LONGEST,
    MOST_COLUMNS,
    Findings,
    Raw,
    frame_of,
)
from policypress.system.user_files import read_bytes_file

LARGEST = (
    1024**3
)  # bytes; a million applicants with a hundred answers take half
_LONGEST_CELL = 2**31 - 1  # what the reader's limit can hold
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MARKS = (
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)


def read_csv(path: Path, name: str, findings: Findings) -> Raw | None:
    """The file as a sheet; None when it cannot be read."""
    data, problems = read_bytes_file(path, name, LARGEST)
    findings.kept += problems
    if data is None:
        return None
    if data.startswith((_ZIP, _OLE)):
        findings.add(
            "not-text",
            "不是 CSV 文件，像是 Excel 工作簿",
            Place(name),
            "把文件名改为以 .xlsx 结尾；旧的 .xls 先另存为 .xlsx",
        )
        return None
    text = _text(data, name, findings)
    if text is None:
        return None
    if not text.strip():
        findings.add(
            "empty-table",
            "文件是空的",
            Place(name),
            "第一行写栏目，以下每行一个申请人",
        )
        return None
    head = text[: text.find("\n")] if "\n" in text else text
    separator = max(",\t;", key=head.count)
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, strict=True
    )
    with _cells_of(len(text)):
        return _sheet(reader, path.stem, name, findings)


@contextmanager
def _cells_of(characters: int) -> Iterator[None]:
    """Lets a cell be as long as the whole text. The limit is one for the whole process,
    and others count on theirs."""
    before = csv.field_size_limit(min(characters + 1, _LONGEST_CELL))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _text(data: bytes, name: str, findings: Findings) -> str | None:
    """The words of a file. GBK is what Excel writes where Chinese is the language of the
    system."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, name, findings)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return _decoded(data, "gb18030", name, findings, problem.start)


def _decoded(
    data: bytes,
    encoding: str,
    name: str,
    findings: Findings,
    first: int | None = None,
) -> str | None:
    """The words in one encoding, or a finding where they are none. first: where they
    began not to be UTF-8."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        start = problem.start if first is None else first
        line = data.count(b"\n", 0, start) + 1
        findings.add(
            "not-text",
            "有不能识别的文字，文件应为 UTF-8 或 GBK 编码",
            Place(name, line),
            "在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”",
        )
        return None


def _sheet(
    reader: Iterable[list[str]], title: str, name: str, findings: Findings
) -> Raw | None:
    """The rows as a sheet."""
    heads: list[str] = []
    rows: list[list[str | None]] = []
    begun = 1
    try:
        for number, row in enumerate(reader, 1):
            begun = number + 1
            if number == 1:
                heads = [cell.strip() for cell in row]
                if len(heads) > MOST_COLUMNS:
                    too_many_columns(len(heads), name, findings)
                    return None
                continue
            if len(row) > len(heads) and any(row[len(heads) :]):
                message = f"这一行有{len(row)}列，第一行只有{len(heads)}个栏目"
                hint = "带逗号的内容要加双引号"
                findings.add(
                    "too-many-cells", message, Place(name, number), hint
                )
            rows.append(
                [
                    _cell(cell, name, number, at, findings)
                    for at, cell in enumerate(row)
                ]
            )
    except csv.Error:
        findings.add(
            "not-a-csv",
            "这一行起双引号不成对，后面的内容分不清是哪一格",
            Place(name, begun),
            "补上或者删去双引号；格内的双引号写两个",
        )
        return None
    return Raw(name, title, heads, frame_of(heads, rows))


def too_many_columns(number: int, name: str, findings: Findings) -> None:
    """A table that cannot be one of applicants."""
    findings.add(
        "too-many-columns",
        f"有{number}列，最多{MOST_COLUMNS}列",
        Place(name),
        "删去空白和无关的列；可用 --table-template 生成空白名单",
    )


def _cell(
    text: str, name: str, row: int, at: int, findings: Findings
) -> str | None:
    """The words of a cell; None where there are none."""
    if len(text) > LONGEST:
        message = f"一格有{len(text)}个字，最多{LONGEST}个"
        findings.add(
            "huge-cell", message, Place(name, row, at + 1), "检查引号是否成对"
        )
        return None
    return text.strip() or None
