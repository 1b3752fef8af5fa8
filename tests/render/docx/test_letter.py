"""The letter form (信函式): GB/T 9704—2012, 10.1."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from policypress.document import Section
from policypress.render.docx import render
from tests.support.red_ink import bands
from tests.support.word_files import body, document, look, para, part

NAME = "云湾区住房和城乡建设局"


def letter(*more):
    return document(
        para("letter-masthead", NAME),
        para("letter-doc-number", "云住建规〔2026〕3号"),
        para("title", "关于印发办法的通知", level=1),
        para("body", "现将办法印发给你们。" * 20),
        *more,
        para("letter-imprint", "抄送：区委办。"),
    )


def test_the_first_page_has_a_footer_of_its_own_without_a_number() -> None:
    data = render(letter(), look())
    story = part(data)
    assert '<w:footerReference w:type="first" r:id="rIdFirstFooter"/>' in story
    assert story.count("<w:titlePg/>") == 1
    foot = part(data, "word/footer3.xml")
    assert "PAGE" not in foot and "thinThickSmallGap" in foot
    named = part(data, "word/_rels/document.xml.rels")
    assert "footer3.xml" in named
    assert "footer3.xml" in part(data, "[Content_Types].xml")


def test_a_document_of_the_other_form_has_no_such_footer() -> None:
    data = render(document(para("masthead", "甲局文件")), look())
    assert (
        "word/footer3.xml" not in zipfile.ZipFile(io.BytesIO(data)).namelist()
    )
    assert "titlePg" not in part(data)


def test_only_the_first_section_has_that_page() -> None:
    turned = (
        Section(landscape=True),
        para("body", "横排"),
        Section(landscape=False),
        para("body", "竖排"),
    )
    story = part(render(letter(*turned), look()))
    assert story.count("<w:sectPr>") == 3
    first = story[: story.index("</w:sectPr>")]
    assert "titlePg" in first and story.count("titlePg") == 1


def test_the_name_is_a_frame_and_the_number_stands_right() -> None:
    story = part(render(letter(), look()))
    mark = story[story.index("<w:framePr") : story.index(NAME)]
    assert 'w:vAnchor="page"' in mark and 'w:y="1701"' in mark
    assert 'w:w="9637"' in mark and "thickThinSmallGap" in mark
    assert "文件" not in story


def test_the_imprint_has_no_lines() -> None:
    assert "<w:tblBorders></w:tblBorders>" in body(
        para("letter-imprint", "抄送：甲。")
    )
    assert "w:insideH" in body(para("imprint", "抄送：甲。"))


@pytest.mark.libreoffice
def test_a_rendered_letter_keeps_the_measures_of_the_standard(
    tmp_path: Path,
) -> None:
    from policypress.render.pdf import convert

    path = tmp_path / "letter.docx"
    path.write_bytes(render(letter(), look()))
    result = convert([path], tmp_path)
    assert len(result.written) == 1, result.findings
    name, thick, thin, lower_thin, lower_thick = bands(result.written[0])
    assert name.top == pytest.approx(30, abs=0.5)
    # The ink of the name ends 4 mm above the line in one font and 2.4 in another.
    assert thick.top - name.bottom == pytest.approx(4, abs=1.8)
    assert lower_thick.bottom == pytest.approx(297 - 20, abs=0.5)
    for line in (thick, thin, lower_thin, lower_thick):
        assert line.right - line.left == pytest.approx(170, abs=0.5)
        assert line.left == pytest.approx(20, abs=0.5)
    assert thick.bottom - thick.top > thin.bottom - thin.top
    assert (
        lower_thick.bottom - lower_thick.top
        > lower_thin.bottom - lower_thin.top
    )
