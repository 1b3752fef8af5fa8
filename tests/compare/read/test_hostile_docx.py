"""Word files made to hang or to crash a reader: each is read in no time, or refused with a reason and a place."""

from __future__ import annotations

import random

import pytest
from lxml import etree

from policypress.compare.read.docx import read_docx
from policypress.compare.text import limits
from policypress.findings import has_errors
from tests.compare.read.test_docx import NUMBERING, numbered, p, package, texts

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def refused(data: bytes) -> tuple[str, str]:
    """The code and the words of the only finding of a file that is not read."""
    lines, findings, _ = read_docx(data, "某文.docx")
    assert lines == [] and len(findings) == 1 and has_errors(findings)
    assert findings[0].hint
    return findings[0].code, findings[0].message


def warned(data: bytes) -> list[str]:
    """The codes of the warnings about a file that is read."""
    lines, findings, _ = read_docx(data, "某文.docx")
    assert lines and not has_errors(findings)
    return [finding.code for finding in findings]


def inside(opening: str, closing: str, times: int) -> bytes:
    return package(p("外面") + opening * times + p("里面") + closing * times)


BOX = "<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"
TABLE = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
CONTROL = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"


@pytest.mark.parametrize("kind", [BOX, TABLE, CONTROL])
def test_what_is_nested_is_read_once(kind):
    lines, findings, _ = read_docx(inside(*kind, limits.DEPTH), "某文.docx")
    words = "".join(
        line.text + "".join(map("".join, line.rows)) for line in lines
    )
    assert findings == [] and words == "外面里面"


@pytest.mark.parametrize("kind", [BOX, TABLE, CONTROL])
def test_what_is_nested_too_deep_is_named(kind):
    code, message = refused(inside(*kind, limits.DEPTH + 1))
    assert code == "nested-too-deep" and str(limits.DEPTH + 1) in message


def test_marks_nested_deeper_than_any_program_writes_them_are_named():
    assert refused(inside("<w:r>", "</w:r>", 300))[0] == "nested-too-deep"


def test_of_alternatives_only_the_one_that_word_shows_is_read():
    choice = f"<mc:Choice>{BOX[0]}{p('新')}{BOX[1]}</mc:Choice>"
    fallback = f"<mc:Fallback>{BOX[0]}{p('旧')}{BOX[1]}</mc:Fallback>"
    body = "<w:p><w:r><mc:AlternateContent {0}>{1}</mc:AlternateContent></w:r></w:p>"
    assert texts(package(body.format(MC, choice + choice + fallback))) == [
        "新"
    ]
    assert texts(package(body.format(MC, fallback))) == ["旧"]


@pytest.mark.parametrize("span", ["64", "1000000000", "9" * 40])
def test_a_cell_over_more_columns_than_word_has_is_refused(span):
    cell = (
        f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{p("甲")}</w:tc>'
    )
    code, message = refused(package(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))
    assert code == "wide-table" and "63" in message


def test_wide_cells_are_named_once_where_the_first_is():
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="64"/></w:tcPr><w:p/></w:tc>'
    table = f"<w:tbl><w:tr>{wide}{wide}</w:tr></w:tbl>"
    _, found, *_ = read_docx(
        package(p("甲") + table + p("乙") + table), "某文.docx"
    )
    assert [(one.code, str(one.place)) for one in found] == [
        ("wide-table", "某文.docx:2:1")
    ]


@pytest.mark.parametrize("span", ["", "-1", "²", "三"])
def test_a_number_of_columns_that_is_none_is_named(span):
    cell = (
        f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{p("甲")}</w:tc>'
    )
    assert warned(package(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")) == [
        "odd-attribute"
    ]


def test_a_row_without_cells_is_no_row():
    lines, *_ = read_docx(
        package(f"<w:tbl><w:tr/><w:tr><w:tc>{p('甲')}</w:tc></w:tr></w:tbl>"),
        "某文.docx",
    )
    assert lines[0].rows == (("甲",),)


def level(
    start: str = "1",
    form: str = "decimal",
    number: str = 'w:ilvl="0"',
    text: str = "%1.",
) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl {number}><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )


@pytest.mark.parametrize(
    "form", ["upperRoman", "lowerLetter", "decimal", "chineseCounting"]
)
@pytest.mark.parametrize("start", ["32768", "1000000000000"])
def test_a_list_that_starts_beyond_the_numbers_of_word_is_refused(form, start):
    code, message = refused(
        package(p("甲", LISTED), numbering=level(start, form))
    )
    assert code == "list-number" and "32,767" in message


def test_numbers_longer_than_word_writes_them_are_refused():
    assert (
        "31"
        in refused(
            package(p("甲", LISTED), numbering=level("807", "lowerLetter"))
        )[1]
    )
    assert (
        "31"
        in refused(
            package(p("甲", LISTED), numbering=level(text="%1" * 1000))
        )[1]
    )
    assert texts(
        package(p("甲", LISTED), numbering=level("53", "lowerLetter"))
    ) == ["aaa.甲"]
    assert (
        refused(
            package(
                p("甲", LISTED), numbering=level("10000", "chineseCounting")
            )
        )[0]
        == "list-number"
    )


@pytest.mark.parametrize(
    "odd",
    [
        level(number=""),
        level(number='w:ilvl="九"'),
        level(number='w:ilvl="9"'),
        level(number='w:ilvl="-1"'),
        level(start="²"),
        level(start="-3"),
        level(start=""),
        level() + level(),
    ],
)
def test_what_makes_no_number_is_named(odd):
    assert warned(package(p("甲", LISTED), numbering=odd)) == ["odd-numbering"]


def test_styles_built_on_one_another_are_followed_once_each():
    styles = "".join(
        f'<w:style w:styleId="s{at}"><w:name w:val="n{at}"/><w:basedOn w:val="s{at + 1}"/></w:style>'
        for at in range(3000)
    )
    circle = '<w:style w:styleId="s3000"><w:name w:val="n"/><w:basedOn w:val="s0"/></w:style>'
    ends = '<w:style w:styleId="s3000"><w:name w:val="n"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    body = p("甲</w:t><w:br/><w:t>乙", '<w:pStyle w:val="s0"/>')
    assert texts(package(body, styles=styles + circle)) == ["甲", "乙"]
    assert texts(package(body, styles=styles + ends)) == [
        "甲乙"
    ]  # a break in a centred title is typesetting


def test_more_paragraphs_or_lines_than_any_law_has_are_refused():
    code, message = refused(package("<w:p/>" * (limits.PARAGRAPHS + 1)))
    assert code == "too-many-paragraphs" and "100,001" in message
    code, message = refused(package(p("x") * (limits.LINES + 1)))
    assert code == "too-many-lines" and "12,001" in message


def test_fields_that_nothing_closes_cost_no_more_than_others():
    field = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    assert texts(package(field * 3000 + p("甲"))) == ["甲"]


@pytest.mark.parametrize("mark", ["&#x2028;", "&#x2029;", "&#x85;"])
def test_a_mark_that_word_shows_as_a_new_line_is_one(mark):
    assert texts(package(p(f"甲{mark}乙"))) == ["甲", "乙"]
    lines, *_ = read_docx(
        package(
            f"<w:tbl><w:tr><w:tc>{p(f'甲{mark}乙')}</w:tc></w:tr></w:tbl>"
        ),
        "某文.docx",
    )
    assert lines[0].rows == (("甲\n乙",),)


@pytest.mark.parametrize("code", ["D800", "110000", "0", "F0A7", "x", ""])
def test_a_symbol_that_is_no_character_is_a_box(code):
    assert texts(
        package(f'<w:p><w:r><w:sym w:char="{code}"/></w:r></w:p>')
    ) == ["□"]


@pytest.mark.parametrize(
    "reference", ["&#xD800;", "&#7;", "&#11;", "&#xFFFE;"]
)
def test_a_character_that_xml_does_not_have_is_a_broken_file(reference):
    assert refused(package(p(f"甲{reference}")))[0] == "broken-docx"


def test_an_element_with_thousands_of_attributes_is_refused():
    attributes = " ".join(f'a{at}="甲乙丙"' for at in range(500))
    assert refused(package(f"<w:p {attributes}/>"))[0] == "too-large"


VALUES = [
    "",
    "0",
    "-1",
    "9" * 25,
    "64",
    "²",
    "abc",
    "1.5",
    " 1 ",
    "%1%9",
    "lowerRoman",
    "begin",
    "\u2028",
]


@pytest.mark.parametrize("seed", range(120))
def test_no_attribute_gone_or_changed_is_more_than_a_finding(seed):
    body = "".join(numbered(f"第{at}段", at % 2) for at in range(4))
    body += f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("甲")}</w:tc></w:tr></w:tbl>'
    body += '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:sym w:char="0041"/></w:r></w:p>'
    chosen = random.Random(seed)
    parts = [
        etree.fromstring(f'<w:x xmlns:w="{W}">{part}</w:x>')
        for part in (body, NUMBERING)
    ]
    for _ in range(3):
        element = chosen.choice(
            [item for part in parts for item in part.iter() if item.attrib]
        )
        name = chosen.choice(list(element.attrib))
        if chosen.random() < 0.3:
            del element.attrib[name]
        else:
            element.set(name, chosen.choice(VALUES))
    inner = [
        "".join(etree.tostring(child, encoding="unicode") for child in part)
        for part in parts
    ]
    lines, findings, _ = read_docx(
        package(inner[0], numbering=inner[1]), "某文.docx"
    )
    assert lines or has_errors(findings)


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
