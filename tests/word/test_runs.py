"""White space of a source is white space in Word, and Chinese dots stay Chinese."""

from __future__ import annotations

import pytest

from policypress.word.runs import needs_hint, run


def words(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_line_end_of_any_system_is_one_break(end: str) -> None:
    assert run(f"甲{end}乙") == f"<w:r>{words('甲')}<w:br/>{words('乙')}</w:r>"


def test_a_tab_is_a_tab_and_nothing_is_written_for_nothing() -> None:
    assert run("\t甲\t") == f"<w:r><w:tab/>{words('甲')}<w:tab/></w:r>"
    assert run("") == f"<w:r>{words('')}</w:r>"


def test_deleted_words_are_marked_as_such_and_keep_their_look() -> None:
    inside = '<w:delText xml:space="preserve">&lt;</w:delText>'
    assert (
        run("<", "<w:b/>", "delText")
        == f"<w:r><w:rPr><w:b/></w:rPr>{inside}</w:r>"
    )
    broken = run("<\n", "<w:b/>", "delText")
    assert broken == f"<w:r><w:rPr><w:b/></w:rPr>{inside}<w:br/></w:r>"


@pytest.mark.parametrize(
    ("text", "expected"), [("“甲”", True), ("·", True), ("甲，A1", False)]
)
def test_only_signs_of_both_scripts_need_a_hint(
    text: str, expected: bool
) -> None:
    assert needs_hint(text) is expected
