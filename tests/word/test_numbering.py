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
        [
            NumberedList(1, CHINESE, "第", "条　"),
            NumberedList(3, DECIMAL, "<", "."),
        ]
    )
    assert text.count("<w:abstractNum ") == text.count("<w:num ") == 2
    assert '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>' in text
    assert '<w:start w:val="3"/><w:numFmt w:val="decimal"/>' in text
    assert (
        'w:lvlText w:val="第%1条　"' in text
        and 'w:lvlText w:val="&lt;%1."' in text
    )


def test_a_paragraph_names_its_list_or_none() -> None:
    assert (
        in_list(2)
        == '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    )
    assert in_list(0) == ""


def test_a_list_is_one_level_with_its_words_indents_and_face() -> None:
    one = NumberedList(3, DECIMAL, "第", "条", "<w:ind/>", "<w:b/>")
    bare = NumberedList(1, CHINESE, "", "、")
    inside = numbering_xml([one, bare]).partition('mc:Ignorable="w14 w15">')[2]
    assert inside == (
        '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="第%1条"/><w:lvlJc w:val="left"/>'
        "<w:pPr><w:ind/></w:pPr><w:rPr><w:b/></w:rPr></w:lvl></w:abstractNum>"
        '<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/>'
        '<w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )
