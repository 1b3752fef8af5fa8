"""A publisher measures a page that somebody else has set."""

from __future__ import annotations

import pytest

from policypress.cli import main
from policypress.system.tools import find_program
from tests.support.word_files import document, look, para, render


def test_without_a_file_the_command_says_what_it_takes(capsys):
    assert main(["layout"]) == 2
    assert "文件" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    assert main(["layout", str(tmp_path / "没有.pdf")]) == 1
    assert (
        "没有.pdf：找不到这个文件  [missing-file]" in capsys.readouterr().out
    )


@pytest.mark.skipif(not find_program("pdftotext"), reason="没有安装 poppler")
def test_each_file_that_is_no_pdf_is_named(tmp_path, capsys):
    names = ("甲.pdf", "乙.pdf")
    for name in names:
        (tmp_path / name).write_text("not a PDF")

    assert main(["layout", *(str(tmp_path / name) for name in names)]) == 1

    output = capsys.readouterr().out
    assert output.count("[not-a-pdf]") == len(names)


def test_without_poppler_the_remedy_is_named(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(
        "policypress.layout.measure.find_program", lambda name: None
    )
    (tmp_path / "甲.pdf").write_text("%PDF")

    assert main(["layout", str(tmp_path / "甲.pdf")]) == 1

    assert "poppler" in capsys.readouterr().out


def test_without_libreoffice_a_word_file_cannot_be_measured(
    tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr("policypress.render.pdf.find_soffice", lambda: None)
    (tmp_path / "甲.docx").write_bytes(
        render(document(para("body", "第一条")), look())
    )

    assert main(["layout", str(tmp_path / "甲.docx")]) == 1

    assert "LibreOffice" in capsys.readouterr().out


@pytest.mark.libreoffice
@pytest.mark.skipif(not find_program("pdftotext"), reason="没有安装 poppler")
def test_a_word_file_is_set_and_measured(tmp_path, capsys):
    (tmp_path / "甲.docx").write_bytes(
        render(document(para("body", "第一条")), look())
    )

    assert main(["layout", str(tmp_path / "甲.docx")]) in (0, 1)

    assert "甲.docx" in capsys.readouterr().out
