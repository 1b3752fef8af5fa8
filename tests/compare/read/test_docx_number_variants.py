"""Automatic numbers of Word as they are shown, however lists are made: restarts,
overrides, legal numbers, lists of styles, tracked and hidden paragraphs.
"""

from __future__ import annotations

import pytest

from policypress.compare.read.docx import read_docx
from tests.compare.read.test_docx import p, package
from tests.compare.read.test_docx_tracked import WHO, both, paragraph
from tests.compare.read.test_docx_tracked import inserted as ins
from tests.compare.read.test_docx_variants import lines


def level(
    at: int, text: str, form: str = "decimal", more: str = "", start: int = 1
) -> str:
    """One w:lvl: the number in `text`, in a format; more: further elements."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{form}"/>{more}<w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(*levels: str, number: int = 1) -> str:
    inner = "".join(levels)
    return f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'


def listed(number: int, of: int = 1, inner: str = "") -> str:
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{inner}'
        "</w:num>"
    )


def restart(at: int, start: int) -> str:
    return (
        f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/>'
        "</w:lvlOverride>"
    )


def item(words: str, at: int = 0, of: int = 1) -> str:
    return p(words, about(at, of))


def about(at: int = 0, of: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{of}"/></w:numPr>'


ARTICLES = abstract(
    level(0, "第%1条　", "chineseCountingThousand"),
    level(1, "（%2）", "chineseCounting"),
    level(2, "%3.", "decimal"),
)
THREE = item("甲") + item("乙") + item("丙")


@pytest.mark.parametrize(
    ("numbering", "body", "shown"),
    [
        pytest.param(
            ARTICLES + listed(1) + listed(2, inner=restart(0, 1)),
            item("甲") + item("乙") + item("丙", of=2) + item("丁", of=2),
            ["第一条　甲", "第二条　乙", "第一条　丙", "第二条　丁"],
            id="a second list of one definition starts anew",
        ),
        pytest.param(
            ARTICLES + listed(1) + listed(2),
            item("甲") + item("乙", of=2),
            ["第一条　甲", "第二条　乙"],
            id="without an override it counts on",
        ),
        pytest.param(
            ARTICLES + listed(1, inner=restart(0, 8)),
            item("甲") + item("乙"),
            ["第八条　甲", "第九条　乙"],
            id="a list that begins with eight",
        ),
        pytest.param(
            ARTICLES + listed(1) + listed(2, inner=restart(1, 3)),
            item("甲") + item("子", 1) + item("丑", 1, of=2),
            ["第一条　甲", "（一）子", "（三）丑"],
            id="a level that starts with three",
        ),
        pytest.param(
            ARTICLES
            + listed(
                1,
                inner='<w:lvlOverride w:ilvl="0">'
                + level(0, "%1、", "chineseCounting")
                + "</w:lvlOverride>",
            ),
            item("甲") + item("子", 1),
            ["一、甲", "（一）子"],
            id="a level of the list's own",
        ),
        pytest.param(
            abstract(level(0, "第%1条", start=5)) + listed(1),
            item("甲") + item("乙"),
            ["第5条甲", "第6条乙"],
            id="a definition that begins with five",
        ),
        pytest.param(
            abstract(
                level(0, "%1", "chineseCounting"),
                level(1, "%1.%2", "decimal", "<w:isLgl/>"),
            )
            + listed(1),
            item("甲") + item("子", 1) + item("乙") + item("丑", 1),
            ["一甲", "1.1子", "二乙", "2.1丑"],
            id="legal numbers",
        ),
        pytest.param(
            abstract(
                level(0, "第%1章", "chineseCounting"),
                level(
                    1, "第%2条", "chineseCounting", '<w:lvlRestart w:val="0"/>'
                ),
            )
            + listed(1),
            item("总则") + item("甲", 1) + item("奖励") + item("乙", 1),
            ["第一章总则", "第一条甲", "第二章奖励", "第二条乙"],
            id="clauses count through the chapters",
        ),
        pytest.param(
            abstract(
                level(0, "%1"),
                level(1, "%1.%2"),
                level(2, "%1.%2.%3", "decimal", '<w:lvlRestart w:val="1"/>'),
            )
            + listed(1),
            item("甲")
            + item("乙", 1)
            + item("丙", 2)
            + item("丁", 1)
            + item("戊", 2)
            + item("己")
            + item("庚", 1)
            + item("辛", 2),
            [
                "1甲",
                "1.1乙",
                "1.1.1丙",
                "1.2丁",
                "1.2.2戊",
                "2己",
                "2.1庚",
                "2.1.1辛",
            ],
            id="a level that starts again after the first alone",
        ),
        pytest.param(
            abstract(level(0, "附则", "none")) + listed(1),
            item("甲"),
            ["附则甲"],
            id="words without a number",
        ),
        pytest.param(
            abstract(level(0, "●", "bullet")) + listed(1),
            item("甲"),
            ["甲"],
            id="a bullet is no number",
        ),
        pytest.param(
            abstract(level(0, "%1.", "decimalZero")) + listed(1),
            THREE,
            ["01.甲", "02.乙", "03.丙"],
            id="a nought before the digit",
        ),
        pytest.param(
            abstract(
                '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent '
                'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
                '<mc:Choice Requires="w14"><w:numFmt w:val="custom" '
                'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
                '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
                '<w:suff w:val="space"/><w:lvlText w:val="%1"/></w:lvl>'
            )
            + listed(1),
            item("甲") + item("乙"),
            ["001 甲", "002 乙"],
            id="three digits",
        ),
        pytest.param(
            abstract(
                level(0, "%1", "upperRoman"), level(1, "%1-%2", "upperLetter")
            )
            + listed(1),
            item("甲") + item("子", 1),
            ["I甲", "I-A子"],
            id="romans and letters",
        ),
        pytest.param(
            abstract(level(0, "%1、", "ideographTraditional")) + listed(1),
            THREE,
            ["甲、甲", "乙、乙", "丙、丙"],
            id="stems",
        ),
        pytest.param(
            abstract(level(0, "%1", "decimalEnclosedCircleChinese"))
            + listed(1),
            THREE,
            ["①甲", "②乙", "③丙"],
            id="circles",
        ),
        pytest.param(
            ARTICLES + listed(1),
            item("甲")
            + f"<w:tbl><w:tr><w:tc>{item('格')}</w:tc></w:tr></w:tbl>"
            + item("乙"),
            ["第一条　甲", "第二条　格", "第三条　乙"],
            id="a cell counts as well",
        ),
        pytest.param(
            ARTICLES + listed(1),
            item("甲") + item("") + item("乙"),
            ["第一条　甲", "第二条", "第三条　乙"],
            id="an empty paragraph has its number",
        ),
        pytest.param(
            ARTICLES + listed(1),
            item("甲") + p("乙", about(0, 0)) + item("丙", of=9) + item("丁"),
            ["第一条　甲", "乙", "丙", "第二条　丁"],
            id="out of the list, and in none that is there",
        ),
        pytest.param(
            ARTICLES + listed(1),
            "<w:sdt><w:sdtContent>" + item("甲") + "</w:sdtContent></w:sdt>"
            f"<w:customXml>{item('乙')}</w:customXml>",
            ["第一条　甲", "第二条　乙"],
            id="within controls",
        ),
        pytest.param(
            abstract(level(0, "%1."), level(1, "%1.%2")) + listed(1),
            item("甲", 1) + item("乙", 1),
            ["1.1甲", "1.2乙"],
            id="below a level that was not used",
        ),
        pytest.param(
            ARTICLES + listed(1),
            item("甲") + item("子", 2) + item("丑", 1) + item("寅", 2),
            ["第一条　甲", "1.子", "（一）丑", "1.寅"],
            id="a level that was left out",
        ),
    ],
)
def test_a_number_is_the_one_that_word_shows(
    numbering: str, body: str, shown: list[str]
) -> None:
    assert lines(body, numbering=numbering) == shown


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N">'
    '<w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="N"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    "</w:pPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="K"><w:name w:val="条"/>'
    '<w:basedOn w:val="H"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr>'
    "</w:pPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="不编号"/>'
    '<w:basedOn w:val="H"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr>'
    "</w:pPr></w:style>"
)


@pytest.mark.parametrize(
    ("style", "own", "shown"),
    [
        ("H", "", "第一条　甲"),
        ("K", "", "（一）甲"),
        ("L", "", "甲"),
        ("N", "", "甲"),
        ("H", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', "（一）甲"),
        ("H", '<w:numPr><w:numId w:val="0"/></w:numPr>', "甲"),
        ("L", about(2), "1.甲"),
    ],
)
def test_a_style_brings_its_list_and_a_paragraph_may_say_otherwise(
    style: str, own: str, shown: str
) -> None:
    body = p("甲", f'<w:pStyle w:val="{style}"/>{own}')
    numbering = ARTICLES + listed(1)
    assert lines(body, styles=STYLES, numbering=numbering) == [shown]


LISTED = {"numbering": ARTICLES + listed(1)}


def test_a_deleted_paragraph_gives_its_number_to_the_next() -> None:
    gone = f"<w:del {WHO}><w:r><w:delText>乙</w:delText></w:r></w:del>"
    body = item("甲") + paragraph(gone, mark="del", more=about()) + item("丙")
    assert both(body, **LISTED) == (
        ["第一条　甲", "第二条　乙", "第三条　丙"],
        ["第一条　甲", "第二条　丙"],
    )


def test_an_item_that_was_raised_has_the_number_of_its_new_level() -> None:
    change = f"<w:pPrChange {WHO}><w:pPr>{about(1)}</w:pPr></w:pPrChange>"
    body = item("甲") + paragraph(ins("子"), more=about() + change)
    assert both(body, **LISTED) == (
        ["第一条　甲", "（一）"],
        ["第一条　甲", "第二条　子"],
    )


def test_a_split_clause_has_two_numbers_only_when_accepted() -> None:
    first = paragraph("<w:r><w:t>甲，</w:t></w:r>", mark="ins", more=about())
    assert both(first + item("乙。"), **LISTED) == (
        ["第一条　甲，乙。"],
        ["第一条　甲，", "第二条　乙。"],
    )


@pytest.mark.parametrize(
    "numbering",
    [
        abstract(level(0, "%1", "thaiCounting")) + listed(1),
        abstract(level(0, "%1", "hebrew1")) + listed(1),
        abstract('<w:lvl w:ilvl="x"/>' + level(0, "%1")) + listed(1),
        abstract(level(0, "%1", start=1).replace('"1"', '"一"', 1))
        + listed(1),
    ],
)
def test_a_number_that_is_not_understood_is_named(numbering: str) -> None:
    read = read_docx(package(item("甲"), numbering=numbering), "某文.docx")
    assert read.findings and read.findings[0].severity == "warning"
