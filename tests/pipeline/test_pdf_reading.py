"""A PDF is read by pdftotext; what cannot be read is said to be that."""

from __future__ import annotations

import pytest

from policypress.pipeline import pdf_reading
from policypress.pipeline.importing import ImportRequest, import_text
from policypress.pipeline.pdf_reading import read_pdf
from policypress.system.environment import ROOT
from policypress.system.tools import find_program

needs_poppler = pytest.mark.skipif(
    find_program("pdftotext") is None, reason="需要 pdftotext（没有时跳过）"
)


def pdf(words: str) -> bytes:
    """A page with one line in Helvetica; no words for a page without any."""
    content = f"BT /F1 16 Tf 72 500 Td ({words}) Tj ET" if words else ""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made = "%PDF-1.4\n"
    offsets = []
    for number, one in enumerate(objects, 1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n"
    start = len(made)
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    made += f"xref\n0 6\n0000000000 65535 f \n{rows}"
    made += f"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return made.encode("latin-1")


def codes(data: bytes) -> list[str]:
    return [one.code for one in read_pdf(data, "文.pdf").findings]


@needs_poppler
def test_the_words_of_a_page_are_read(tmp_path):
    file = tmp_path / "Measures.pdf"
    file.write_bytes(pdf("Article 1 These Measures support incubators."))
    into = tmp_path / "政策"
    request = ImportRequest(file, into, ROOT / "templates")
    result = import_text(request, lambda *_: None)
    assert result.is_equal, [str(one) for one in result.findings]
    assert "from-pdf" in {one.code for one in result.findings}


@needs_poppler
def test_a_scan_and_a_damaged_file_are_said_to_be_that():
    assert codes(pdf("")) == ["scanned-pdf"]
    assert codes(b"%PDF-1.4\nnothing") == ["broken-file"]


def test_without_the_program_a_user_is_told_what_to_do(monkeypatch):
    monkeypatch.setattr(pdf_reading, "find_program", lambda _: None)
    (finding,) = read_pdf(pdf("words"), "文.pdf").findings
    assert finding.code == "no-pdftotext"
    assert "poppler" in finding.hint
