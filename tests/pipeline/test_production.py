"""A publisher asks for PDFs, on a machine with LibreOffice and on one without."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from policypress.document import Contents, Document, Paragraph, Text
from policypress.findings import Finding, Place
from policypress.pipeline import production
from policypress.pipeline.request import BuildRequest, BuildResult
from policypress.render import pdf
from policypress.system import tools
from policypress.system.environment import ROOT

CALLS: list[list[str]] = []


def letter(name: str, words: str = "正文。") -> Document:
    return Document(
        name,
        name,
        (Paragraph("body", (Text(words),)),),
        "gbt9704",
        ("docx",),
        template="letter",
    )


def produce(
    out: Path, *documents: Document, formats: tuple[str, ...] | None = None
) -> BuildResult:
    return production.produce(
        list(documents),
        BuildRequest(
            ROOT / "policy", ROOT / "templates", out, formats=formats
        ),
        lambda *_: None,
    )


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> None:
    """A LibreOffice that turns anything into a PDF."""
    CALLS.clear()

    def convert(files: list[Path], out: Path) -> pdf.PdfResult:
        CALLS.append([file.name for file in files])
        out.mkdir()
        for file in files:
            (out / f"{file.stem}.pdf").write_bytes(b"%PDF-1.7 %%EOF")
        return pdf.PdfResult(tuple(files))

    monkeypatch.setattr(
        tools, "find_soffice", lambda: Path("/usr/bin/soffice")
    )
    monkeypatch.setattr(pdf, "convert", convert)


def test_the_pdfs_of_a_whole_set_take_one_call_and_only_what_has_changed_another(
    office: None, tmp_path: Path
) -> None:
    papers = [letter("甲"), letter("夹/乙")]
    made = produce(tmp_path, *papers, formats=("docx", "pdf"))
    assert (
        sorted(path.name for path in made.written)
        == ["乙.docx", "乙.pdf", "甲.docx", "甲.pdf"]
        and made.hints == []
    )
    produce(tmp_path, *papers, formats=("docx", "pdf"))
    produce(
        tmp_path, papers[0], letter("夹/乙", "改了。"), formats=("docx", "pdf")
    )
    assert [len(call) for call in CALLS] == [2, 1]


def test_a_plain_build_says_how_to_get_pdfs_and_keeps_those_that_still_hold(
    office: None, tmp_path: Path
) -> None:
    paper = letter("甲")
    (hint,) = produce(tmp_path, paper).hints
    assert "--format docx,xlsx,pdf" in hint
    produce(tmp_path, paper, formats=("docx", "pdf"))
    again = produce(tmp_path, paper)
    assert (tmp_path / "甲.pdf").exists() and again.hints == []


def test_a_pdf_that_no_longer_says_the_same_goes(
    office: None, tmp_path: Path
) -> None:
    produce(tmp_path, letter("甲"), formats=("docx", "pdf"))
    result = produce(tmp_path, letter("甲", "改了。"))
    assert [path.name for path in result.removed] == ["甲.pdf"] and len(
        result.hints
    ) == 1


def test_without_libreoffice_the_word_files_come_out_and_the_remedy_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "find_soffice", lambda: None)
    result = produce(tmp_path, letter("甲"), formats=("docx", "pdf"))
    assert [path.name for path in result.written] == ["甲.docx"]
    assert (
        len(result.hints) == 1
        and "没有找到 LibreOffice" in result.hints[0]
        and "apt install" in result.hints[0]
    )
    assert "安装 LibreOffice" in produce(tmp_path, letter("甲")).hints[0]


def test_a_build_with_news_is_not_taken_for_one_with_nothing_to_do(
    office: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The note about other fonts comes with the conversion, and not again."""
    convert = pdf.convert
    note = Finding(
        "font-substituted", "PDF 中以其他字体代替", Place(""), "", "note"
    )

    def with_a_note(files: list[Path], out: Path) -> pdf.PdfResult:
        return replace(convert(files, out), findings=(note,))

    monkeypatch.setattr(pdf, "convert", with_a_note)
    first = produce(tmp_path, letter("甲"), formats=("docx", "pdf"))
    assert first.findings == [note] and first.digests == {}
    second = produce(tmp_path, letter("甲"), formats=("docx", "pdf"))
    assert second.findings == []
    assert set(second.digests) == {"甲.docx", "甲.pdf", ".manifest.json"}


def volume(name: str) -> Document:
    heading = Paragraph("chapter", (Text("一、总则"),), level=1)
    return replace(letter(name), blocks=(Contents(1), heading))


def pages_in_contents(file: Path) -> list[str]:
    with ZipFile(file) as package:
        story = package.read("word/document.xml").decode()
    return re.findall(r"PAGEREF.*?<w:t[^>]*>(\d*)</w:t>", story)


def test_contents_get_the_pages_of_the_pdf_and_keep_them_while_it_holds(
    office: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    convert = pdf.convert

    def with_outline(files: list[Path], out: Path) -> pdf.PdfResult:
        result = convert(files, out)
        title = "一、总则".encode("utf-16-be").hex().upper()
        laid_out = f"<</Type/Pages/Kids[ 1 0 R 4 0 R ]>> /Title<FEFF{title}>/Dest[4 0 R"
        for file in files:
            made = out / f"{file.stem}.pdf"
            made.write_text(f"%PDF-1.7 {laid_out} %%EOF")
        return result

    monkeypatch.setattr(pdf, "convert", with_outline)
    file = tmp_path / "汇编.docx"
    produce(tmp_path, volume("汇编"))
    assert pages_in_contents(file) == [""], "none that is only estimated"
    produce(tmp_path, volume("汇编"), formats=("docx", "pdf"))
    assert pages_in_contents(file) == ["2"]
    again = produce(tmp_path, volume("汇编"), formats=("docx",))
    assert pages_in_contents(file) == ["2"] and again.written == []
