"""Automatic numbers as Word counts them, where a list says more than its levels."""

from __future__ import annotations

import pytest

from tests.compare.read.test_docx import p, package, texts

NUMBER = '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'


def level(
    number: int, text: str, form: str = "chineseCounting", more: str = ""
) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'{more}<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(*levels: str, identity: int = 1, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{identity}">{more}{"".join(levels)}'
        "</w:abstractNum>"
    )


def numbered(text: str, at: int = 0, number: int = 3) -> str:
    return p(
        text,
        f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>',
    )


def style(
    identity: str, listed: str = "", based: str = "", default: bool = False
) -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"{mark}>'
        f'<w:name w:val="{identity}"/>{base}<w:pPr><w:numPr>{listed}</w:numPr></w:pPr>'
        "</w:style>"
    )


def styled(text: str, identity: str) -> str:
    return p(text, f'<w:pStyle w:val="{identity}"/>')


CHAPTER = level(0, "第%1章　")
BODY = (
    numbered("总则") + numbered("甲", 1) + numbered("附则") + numbered("乙", 1)
)


@pytest.mark.parametrize(
    ("restart", "labels"),
    [
        ("", ["第一章　", "第一条　", "第二章　", "第一条　"]),
        (
            '<w:lvlRestart w:val="0"/>',
            ["第一章　", "第一条　", "第二章　", "第二条　"],
        ),
        (
            '<w:lvlRestart w:val="1"/>',
            ["第一章　", "第一条　", "第二章　", "第一条　"],
        ),
    ],
)
def test_a_level_says_whether_it_counts_anew(
    restart: str, labels: list[str]
) -> None:
    numbering = abstract(CHAPTER, level(1, "第%2条　", more=restart)) + NUMBER
    said = texts(package(BODY, numbering=numbering))
    assert [
        line[:-2] if line[-2:] in ("总则", "附则") else line[:-1]
        for line in said
    ] == labels


def test_a_level_may_count_on_below_the_second_and_anew_below_the_first() -> (
    None
):
    numbering = (
        abstract(
            CHAPTER,
            level(1, "第%2节　"),
            level(2, "第%3条　", more='<w:lvlRestart w:val="1"/>'),
        )
        + NUMBER
    )
    body = "".join(
        numbered(text, at)
        for text, at in [
            ("A", 0),
            ("B", 1),
            ("C", 2),
            ("D", 1),
            ("E", 2),
            ("F", 0),
            ("G", 2),
        ]
    )
    assert texts(package(body, numbering=numbering)) == [
        "第一章　A", "第一节　B", "第一条　C", "第二节　D", "第二条　E", "第二章　F", "第一条　G",
    ]  # fmt: skip


def test_a_definition_may_only_name_a_style() -> None:
    numbering = (
        abstract(more='<w:numStyleLink w:val="L"/>')
        + abstract(
            level(0, "第%1条　"), identity=2, more='<w:styleLink w:val="L"/>'
        )
        + NUMBER
        + '<w:num w:numId="9"><w:abstractNumId w:val="2"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="条列表"/><w:pPr>'
        '<w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
    )
    body = numbered("甲。") + numbered("乙。")
    assert texts(package(body, styles=styles, numbering=numbering)) == [
        "第一条　甲。",
        "第二条　乙。",
    ]


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = level(0, "%1、")
    numbering = abstract(level(0, "第%1条　")) + (
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
        f'<w:lvlOverride w:ilvl="0">{own}</w:lvlOverride></w:num>'
    )
    assert texts(package(numbered("甲。"), numbering=numbering)) == [
        "一、甲。"
    ]


def test_list_and_level_are_inherited_one_by_one() -> None:
    numbering = abstract(CHAPTER, level(1, "第%2条　")) + NUMBER
    styles = style("C", '<w:numId w:val="3"/>') + style(
        "D", '<w:ilvl w:val="1"/>', "C"
    )
    body = styled("总则", "C") + styled("甲。", "D") + styled("乙。", "D")
    assert texts(package(body, styles=styles, numbering=numbering)) == [
        "第一章　总则",
        "第一条　甲。",
        "第二条　乙。",
    ]


def test_the_level_that_names_a_style_is_the_style_s() -> None:
    named = level(1, "第%2条　", more='<w:pStyle w:val="D"/>')
    numbering = abstract(CHAPTER, named) + NUMBER
    styles = style("C", '<w:numId w:val="3"/>') + style(
        "D", '<w:numId w:val="3"/>', "C"
    )
    body = styled("总则", "C") + styled("甲。", "D")
    assert texts(package(body, styles=styles, numbering=numbering)) == [
        "第一章　总则",
        "第一条　甲。",
    ]


def test_a_paragraph_without_a_style_has_the_default_one() -> None:
    numbering = abstract(level(0, "第%1条　")) + NUMBER
    styles = style("N", '<w:numId w:val="3"/>', default=True)
    body = "<w:p><w:r><w:t>甲。</w:t></w:r></w:p>"
    assert texts(package(body, styles=styles, numbering=numbering)) == [
        "第一条　甲。"
    ]


def test_legal_numbers_are_arabic_throughout() -> None:
    numbering = (
        abstract(
            level(0, "第%1条　"), level(1, "%1.%2　", "decimal", "<w:isLgl/>")
        )
        + NUMBER
    )
    body = numbered("甲：") + numbered("子。", 1)
    assert texts(package(body, numbering=numbering)) == [
        "第一条　甲：",
        "1.1　子。",
    ]
