"""Automatic numbers: which list and level a paragraph has, and how they are counted."""

from __future__ import annotations

from policypress.compare.read.docx import read_docx
from tests.compare.read.test_docx import NUMBERING, numbered, p, package, texts

FORMATS = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0">{start}<w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:suff w:val="space"/><w:lvlText w:val="%1-%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)


def formats(start: str = "") -> str:
    return FORMATS.format(start=start)


def style(name: str, properties: str = "", based: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:styleId="{name}"><w:name w:val="{name}"/>{base}<w:pPr>{properties}</w:pPr></w:style>'


LIST = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>'


def test_the_list_may_come_with_the_style_and_the_level_with_the_paragraph() -> (
    None
):
    styles = style("T", '<w:numPr><w:numId w:val="7"/></w:numPr>')
    first = p("甲", '<w:pStyle w:val="T"/>')
    below = p(
        "子", '<w:pStyle w:val="T"/><w:numPr><w:ilvl w:val="1"/></w:numPr>'
    )
    assert texts(
        package(first + below, styles=styles, numbering=formats())
    ) == [
        "1.甲",
        "1-a) 子",
    ]


def test_the_level_may_come_with_the_style_and_the_list_with_the_paragraph() -> (
    None
):
    styles = style("T", LIST)
    own = '<w:pStyle w:val="T"/><w:numPr><w:numId w:val="7"/></w:numPr>'
    assert texts(
        package(p("子", own), styles=styles, numbering=formats())
    ) == ["1-a) 子"]


def test_number_0_takes_a_paragraph_out_of_the_list_of_its_style() -> None:
    styles = style("T", LIST)
    own = '<w:pStyle w:val="T"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    assert texts(
        package(p("子", own), styles=styles, numbering=formats())
    ) == ["子"]


def test_a_list_comes_from_the_nearest_style_and_a_circle_of_styles_has_none() -> (
    None
):
    styles = style("A", based="B") + style("B", LIST, based="C") + style("C")
    styles += (
        style("X", based="Y") + style("Y", based="X") + style("Z", based="X")
    )
    body = "".join(p(name, f'<w:pStyle w:val="{name}"/>') for name in "ABCXYZ")
    assert texts(package(body, styles=styles, numbering=formats())) == [
        "1-a) A",
        "1-b) B",
        "C",
        "X",
        "Y",
        "Z",
    ]


def test_a_list_may_start_at_any_number() -> None:
    for start, label in (("0", "0."), ("5", "5.")):
        numbering = formats(f'<w:start w:val="{start}"/>')
        assert texts(package(numbered("甲"), numbering=numbering)) == [
            f"{label}甲"
        ]


def test_a_list_that_starts_anew_does_so_once() -> None:
    again = (
        '<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    other = p(
        "乙", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="8"/></w:numPr>'
    )
    body = numbered("甲") * 3 + other * 2 + numbered("丙")
    assert texts(package(body, numbering=formats() + again)) == [
        "1.甲",
        "2.甲",
        "3.甲",
        "1.乙",
        "2.乙",
        "3.丙",
    ]


def test_levels_and_lists_that_are_not_there_give_no_number() -> None:
    unknown = p(
        "丙", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr>'
    )
    body = numbered("甲", 5) + numbered("乙", 2) + unknown
    assert texts(package(body, numbering=formats())) == ["甲", "乙", "丙"]


def test_a_number_above_that_was_never_counted_is_its_first() -> None:
    assert texts(package(numbered("子", 1), numbering=formats())) == [
        "1-a) 子"
    ]
    start = formats('<w:start w:val="4"/>')
    assert texts(package(numbered("子", 1), numbering=start)) == ["4-a) 子"]


def test_what_follows_the_number_is_a_tab_unless_it_says_otherwise() -> None:
    for suffix, gap in (("tab", "　"), ("space", " "), ("nothing", "")):
        numbering = NUMBERING.replace(
            'w:suff w:val="space"', f'w:suff w:val="{suffix}"'
        )
        assert texts(package(numbered("甲。"), numbering=numbering)) == [
            f"第一条{gap}甲。"
        ]
    without = NUMBERING.replace('<w:suff w:val="space"/>', "")
    assert texts(package(numbered("甲。"), numbering=without)) == [
        "第一条　甲。"
    ]


def test_levels_that_do_not_exist_are_named() -> None:
    numbering = formats().replace('w:ilvl="2"', 'w:ilvl="9"')
    _, findings, *_ = read_docx(
        package(numbered("甲"), numbering=numbering), "某文.docx"
    )
    assert [finding.code for finding in findings] == ["odd-numbering"]
    assert "级次“9”不是 0 到 8" in findings[0].message
