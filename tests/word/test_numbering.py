"""Automatic numbers as Word XML: a list is a definition of its own, a paragraph names it."""

from __future__ import annotations

from policypress.word.numbering import (
    CHINESE,
    DECIMAL,
    NumberedList,
    in_list,
    numbering_xml,
)


def test_every_list_has_a_definition_of_its_own() -> None:
    text = numbering_xml(
        [NumberedList(1, CHINESE, "第", "条　"), NumberedList(3, DECIMAL, "<", ".")]
    )
    assert text.count("<w:abstractNum ") == text.count("<w:num ") == 2
    assert '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>' in text
    assert '<w:start w:val="3"/><w:numFmt w:val="decimal"/>' in text
    assert 'w:lvlText w:val="第%1条　"' in text and 'w:lvlText w:val="&lt;%1."' in text


def test_a_paragraph_names_its_list_or_none() -> None:
    assert in_list(2) == '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    assert in_list(0) == ""
