"""What Word computes stands there already when the file is opened."""

from __future__ import annotations

from policypress.word import fields


def test_a_page_reference_shows_its_cached_page_and_leads_there() -> None:
    assert fields.page_of("_Toc1", "7") == (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGEREF _Toc1 \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t xml:space="preserve">7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_the_look_of_a_field_holds_for_each_of_its_runs() -> None:
    written = fields.page_of("x", "7", "<w:b/>")
    assert written.count("<w:r><w:rPr><w:b/></w:rPr>") == 4


def test_the_page_number_is_1_until_a_program_counts() -> None:
    assert "> PAGE </w:instrText>" in fields.page()
    assert '<w:t xml:space="preserve">1</w:t>' in fields.page()
    assert '<w:t xml:space="preserve">9</w:t>' in fields.page("9")


def test_contents_are_computed_anew_when_the_file_is_opened() -> None:
    opening = fields.contents(2)
    assert '<w:fldChar w:fldCharType="begin" w:dirty="true"/>' in opening
    assert '> TOC \\o "1-2" \\h \\z \\u </w:instrText>' in opening
