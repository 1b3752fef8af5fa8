"""Word files as other programs pack them: parts by other names, other prefixes,
Strict, names with backslashes. One text is read from all of them.
"""

from __future__ import annotations

import io
import zipfile

import pytest

from policypress.compare.read.docx import read_docx
from tests.compare.read.test_docx import NUMBERING, numbered, p, package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_KIND = "http://purl.oclc.org/ooxml/officeDocument/relationships"
BODY = (
    numbered("甲。")
    + p("乙")
    + "<w:p><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
)
NOTES = f"<w:footnote w:id='2'>{p('注。')}</w:footnote>"
SHOWN = ["第一条 甲。", "乙", "〔脚注：注。〕"]


def part(tag: str, inner: str, namespace: str = W) -> str:
    return f'<w:{tag} xmlns:w="{namespace}">{inner}</w:{tag}>'


def rels(*targets: tuple[str, str], kind: str = KIND) -> str:
    listed = "".join(
        f'<Relationship Id="r{at}" Type="{kind}/{name}" Target="{target}"/>'
        for at, (name, target) in enumerate(targets)
    )
    return f"<Relationships>{listed}</Relationships>"


def packed(parts: dict[str, str], codec: str = "utf-8") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text.encode(codec))
    return out.getvalue()


def whole(
    main: str = "word/document.xml",
    numbering: str = "numbering.xml",
    footnotes: str = "footnotes.xml",
    folder: str = "word",
    namespace: str = W,
    kind: str = KIND,
) -> dict[str, str]:
    """The parts of a file. numbering, footnotes: targets as the main part has
    them.
    """
    base = main.rpartition("/")[2]
    about = f"{folder}/_rels/{base}.rels".lstrip("/")

    def placed(target: str) -> str:
        if target.startswith("/"):
            return target[1:]
        return f"{folder}/{target}".lstrip("/")

    return {
        "_rels/.rels": rels(("officeDocument", main), kind=kind),
        main.lstrip("/"): part(
            "document", f"<w:body>{BODY}</w:body>", namespace
        ),
        about: rels(
            ("numbering", numbering), ("footnotes", footnotes), kind=kind
        ),
        placed(numbering): part("numbering", NUMBERING, namespace),
        placed(footnotes): part("footnotes", NOTES, namespace),
    }


def backslashed(parts: dict[str, str]) -> dict[str, str]:
    return {name.replace("/", "\\"): text for name, text in parts.items()}


def with_prefix(parts: dict[str, str], prefix: str) -> dict[str, str]:
    """The same XML with another prefix for its namespace."""
    return {
        name: text.replace("<w:", f"<{prefix}:")
        .replace("</w:", f"</{prefix}:")
        .replace(" w:", f" {prefix}:")
        .replace("xmlns:w=", f"xmlns:{prefix}=")
        for name, text in parts.items()
    }


def declared(parts: dict[str, str], codec: str) -> bytes:
    head = f'<?xml version="1.0" encoding="{codec}"?>'
    return packed(
        {
            name: text if "rels" in name else head + text
            for name, text in parts.items()
        }
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(packed(whole()), id="as Word does"),
        pytest.param(
            packed(whole("word/document2.xml", "numbering7.xml")),
            id="other names",
        ),
        pytest.param(
            packed(whole("/word/document.xml", "/word/numbering.xml")),
            id="absolute targets",
        ),
        pytest.param(
            packed(whole("main.xml", "a/b.xml", "c.xml", folder="")),
            id="at the root",
        ),
        pytest.param(
            packed(whole("doc/text.xml", folder="doc")), id="another folder"
        ),
        pytest.param(packed(backslashed(whole())), id="backslashes"),
        pytest.param(
            packed(whole(namespace=STRICT, kind=STRICT_KIND)), id="Strict"
        ),
        pytest.param(packed(with_prefix(whole(), "x")), id="another prefix"),
        pytest.param(declared(whole(), "UTF-8"), id="a declaration"),
        pytest.param(
            packed({**whole(), "customXml/item1.xml": "<a/>"}),
            id="parts that nobody needs",
        ),
        pytest.param(
            packed(dict(reversed(whole().items()))), id="in another order"
        ),
    ],
)
def test_one_text_is_read_however_it_is_packed(data: bytes) -> None:
    read = read_docx(data, "来稿.docx")
    assert read.findings == []
    assert [line.text for line in read.lines] == SHOWN


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed({"xl/workbook.xml": "<workbook/>"}), "not-docx"),
        (packed({"word/document.xml": part("document", "")}), "broken-docx"),
        (packed({"word/document.xml": "<w:document"}), "broken-docx"),
        (packed({"../word/document.xml": "<a/>"}), "unsafe-docx"),
        (
            packed(
                {
                    "word/document.xml": part(
                        "document",
                        "<w:body><w:altChunk/></w:body>",
                    )
                }
            ),
            "alt-chunk",
        ),
        (b"{\\rtf1 a}", "broken-docx"),
        (b"%PDF-1.7", "pdf-file"),
    ],
)
def test_what_is_no_text_of_word_says_why(data: bytes, code: str) -> None:
    read = read_docx(data, "来稿.docx")
    assert read.lines == [] and read.findings[0].code == code
    assert read.findings[0].hint


@pytest.mark.parametrize(
    ("part", "tag", "called"),
    [
        ("footnotes", "footnote", "部分脚注"),
        ("endnotes", "endnote", "部分尾注"),
        ("comments", "comment", "部分批注"),
        ("header1", "p", "部分页眉"),
    ],
)
def test_a_note_in_a_foreign_format_is_refused_as_the_body_is(
    part: str, tag: str, called: str
) -> None:
    inner = f'<w:{tag} w:id="2"><w:altChunk/><w:p/></w:{tag}>'
    found = read_docx(package(p("甲"), **{part: inner}), "某文.docx")
    assert found.lines == []
    assert [one.code for one in found.findings] == ["alt-chunk"]
    assert called in found.findings[0].message
