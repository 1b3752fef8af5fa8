"""What the proof reads of a Word file: words, rows and marks that are there in a reading."""

from __future__ import annotations

import pytest
from lxml import etree

from policypress.compare.proof.reading import Paragraph, Table, blocks

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def p(words: str, mark: str = "", tag: str = "t") -> str:
    properties = f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{properties}<w:r><w:{tag}>{words}</w:{tag}></w:r></w:p>"


def row(words: str, properties: str = "") -> str:
    return f"<w:tr>{properties}<w:tc>{p(words)}</w:tc></w:tr>"


def read(body: str, reading: str) -> list[object]:
    """The words of each paragraph, and those of each row of a table."""
    element = etree.fromstring(f"<w:body {W}>{body}</w:body>")
    found: list[object] = []
    for block in blocks(element, reading):
        if isinstance(block, Paragraph):
            found.append(block.text)
        if isinstance(block, Table):
            found.append(
                [cell[0].text for cells in block.rows for cell in cells]
            )
    return found


@pytest.mark.parametrize(
    ("reading", "there"), [("accepted", "新"), ("rejected", "旧")]
)
def test_rows_come_and_go_and_plain_ones_stay(
    reading: str, there: str
) -> None:
    plain = row("留")
    other = row("头", "<w:trPr><w:tblHeader/></w:trPr>")
    new = row("新", "<w:trPr><w:ins/></w:trPr>")
    old = row("旧", "<w:trPr><w:del/></w:trPr>")
    body = f"<w:tbl>{plain}{other}{new}{old}</w:tbl>"
    assert read(body, reading) == [["留", "头", there]]
    assert read(f"<w:tbl>{new}{old}</w:tbl>", reading) == [[there]]


@pytest.mark.parametrize(
    ("reading", "lines"),
    [
        ("accepted", ["甲", "乙丙", "丁"]),
        ("rejected", ["甲乙", "丙", "丁"]),
    ],
)
def test_a_mark_that_goes_joins_its_paragraph_with_the_next(
    reading: str, lines: list[str]
) -> None:
    body = p("甲", "<w:ins/>") + p("乙", "<w:del/>") + p("丙") + p("丁")
    assert read(body, reading) == lines


def test_a_very_long_paragraph_is_read_whole() -> None:
    """libxml2 refuses more than ten million bytes unless it is told otherwise."""
    from policypress.compare.proof.reading import read_body
    from tests.compare.read.test_docx import package

    words = "甲" * 4_000_000
    (only,) = blocks(read_body(package(p(words))), "accepted")
    assert isinstance(only, Paragraph) and len(only.text) == 4_000_000
