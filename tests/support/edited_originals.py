"""Word files as an office has them, and copies of them with random edits: words, paragraphs, rows."""

from __future__ import annotations

import copy
import importlib.util
import io
import random
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from policypress.compare import Tree, parse_lines
from policypress.compare.read.docx import read_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
SHARED = Path(__file__).resolve().parents[3] / "shared"
OFFICIAL = sorted((SHARED / "corpora" / "docx").glob("*.docx"))
SCHEMAS = SHARED / "tools" / "ooxml_xsd.py"
WORDS = ("一百万元", "，", "应当及时", "（二）", "", "2026年3月1日")
NEW_PARAGRAPH = "新增的一款，有关部门应当依照执行。"


def word_file(body: str, **parts: str) -> bytes:
    """A Word file: the inside of its body, and further parts by name (styles, numbering, header1)."""
    out = io.BytesIO()
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument'
        f'.wordprocessingml.{"document.main" if name == "document" else name.rstrip("1")}+xml"/>'
        for name in ("document", *parts)
    )
    related = "".join(
        f'<Relationship Id="r{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{name.rstrip("1")}" Target="{name}.xml"/>'
        for number, name in enumerate(parts, 1)
    )
    packages = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{packages}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/>{types}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{packages}/relationships"><Relationship Id="r1" Type="http://schemas.'
            'openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{packages}/relationships">{related}</Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        )
        roots = {"header1": "hdr", "footer1": "ftr"}
        for name, inner in parts.items():
            root = roots.get(name, name)
            archive.writestr(
                f"word/{name}.xml",
                f"<w:{root} {NAMESPACES}>{inner}</w:{root}>",
            )
    return out.getvalue()


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; what does not begin with < is the words of a run of their own."""
    inner = "".join(
        one
        if one.startswith("<")
        else f'<w:r><w:t xml:space="preserve">{one}</w:t></w:r>'
        for one in runs
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of plain cells."""
    cells = [
        "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{paragraph(cell)}</w:tc>'
            for cell in row
        )
        for row in rows
    ]
    grid = '<w:gridCol w:w="2000"/>' * len(rows[0])
    inner = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>'


def tree_of(data: bytes, name: str = "原稿.docx") -> Tree:
    """The text of a Word file."""
    read = read_docx(data, name)
    assert read.lines, read.findings
    tree = parse_lines(read.lines, name, read.unread).tree
    assert tree is not None
    return tree


def lines_of(data: bytes, reading: str | None = None) -> list[object]:
    """The lines of a Word file, or of one of its readings; a table is its rows."""
    return [
        line.rows or line.text
        for line in read_docx(data, "文.docx", reading).lines
    ]


def main_part(data: bytes) -> str:
    """The main part as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode("utf-8")


def edited(data: bytes, seed: str) -> bytes:
    """A copy of a Word file with random edits of words, paragraphs and rows."""
    from lxml import etree

    chance = random.Random(seed)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                _edit(root.find(f"{W}body"), chance)
                content = etree.tostring(root)
            new.writestr(name, content)
    return out.getvalue()


def _edit(body: object, chance: random.Random) -> None:
    for element in list(body):
        if element.tag == f"{W}tbl":
            _edit_rows(element, chance)
        if element.tag != f"{W}p" or element.find(f".//{W}sectPr") is not None:
            continue
        luck = chance.random()
        words = [
            text for text in element.iter(f"{W}t") if len(text.text or "") > 6
        ]
        if not words:
            continue
        if luck < 0.05:
            body.remove(element)
        elif luck < 0.30:
            for _ in range(chance.randrange(1, 4)):
                _edit_words(chance.choice(words), chance)
        elif luck < 0.36:
            _add(element, NEW_PARAGRAPH)
        elif luck < 0.40:
            _split(element, words[-1])


def _edit_words(text: object, chance: random.Random) -> None:
    words = text.text
    start = chance.randrange(2, len(words)) if len(words) > 2 else 0
    end = start + chance.randrange(0, 5)
    text.text = words[:start] + chance.choice(WORDS) + words[end:]


def _add(paragraph: object, words: str) -> None:
    """Another paragraph of the same look behind one."""
    added = copy.deepcopy(paragraph)
    kept = added.find(f"{W}pPr")
    run = next(added.iter(f"{W}r"))
    for child in list(added):
        if child is not kept:
            added.remove(child)
    for child in list(run):
        if child.tag != f"{W}rPr":
            run.remove(child)
    run.makeelement(f"{W}t")
    text = run.makeelement(f"{W}t")
    text.text = words
    run.append(text)
    added.append(run)
    paragraph.addnext(added)


def _split(paragraph: object, text: object) -> None:
    """The last words of a paragraph become one of their own."""
    middle = len(text.text) // 2
    words, text.text = text.text[middle:], text.text[:middle]
    _add(paragraph, words)


def _edit_rows(table: object, chance: random.Random) -> None:
    rows = list(table.iter(f"{W}tr"))
    for row in rows[1:]:
        luck = chance.random()
        if luck < 0.15:
            table.remove(row)
        elif luck < 0.30:
            row.addnext(copy.deepcopy(row))
        elif luck < 0.6:
            texts = [text for text in row.iter(f"{W}t") if text.text]
            if texts:
                _edit_words(chance.choice(texts), chance)


@cache
def schema_errors() -> Callable[[str], list[str]]:
    """Validates the parts of a file by ISO 29500; the schemas lie outside the project."""
    spec = importlib.util.spec_from_file_location("ooxml_xsd", SCHEMAS)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return lambda path: tool.validate(path)[1]
