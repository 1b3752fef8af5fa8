"""What a Word file shows in its paragraphs, however a program wrote it: wrappers,
breaks, fields, boxes, symbols, notes, formulas, hidden words.

Each row is one paragraph or body and the lines that Word shows.
"""

from __future__ import annotations

import pytest

from policypress.compare.read.docx import read_docx
from tests.compare.read.test_docx import NUMBERING, p, package
from tests.compare.read.test_docx_kinds import M, field, run, words

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
WPS = (
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape"'
)


def lines(body: str, **parts: str) -> list[str]:
    """The lines of a body; a table as its cells between |, one row a line."""
    found = []
    for line in read_docx(package(body, **parts), "某文.docx").lines:
        if line.rows:
            found += ["|".join(row) for row in line.rows]
        else:
            found.append(line.text)
    return found


def told(body: str, **parts: str) -> str:
    """What is said of a body besides its lines, as one text."""
    read = read_docx(package(body, **parts), "某文.docx")
    assert read.unread is not None
    messages = [
        one.message for one in [*read.findings, *read.unread.findings()]
    ]
    kinds = [one.what for one in read.unread.uncompared()]
    return "\n".join([*messages, *kinds])


def par(*inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def sdt(inner: str, about: str = "") -> str:
    return (
        f"<w:sdt><w:sdtPr>{about}</w:sdtPr>"
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


JIA = words("甲")


@pytest.mark.parametrize(
    "inner",
    [
        f'<w:smartTag w:element="a">{JIA}</w:smartTag>',
        f'<w:customXml w:element="a">{JIA}</w:customXml>',
        f'<w:hyperlink w:anchor="a">{JIA}</w:hyperlink>',
        f'<w:fldSimple w:instr="REF a">{JIA}</w:fldSimple>',
        f'<w:dir w:val="rtl">{JIA}</w:dir>',
        f'<w:bdo w:val="ltr">{JIA}</w:bdo>',
        sdt(JIA),
        sdt(sdt(JIA)),
        f'<w:smartTag w:element="a">{sdt(JIA)}</w:smartTag>',
        f'<w:bookmarkStart w:id="1" w:name="a"/>{JIA}<w:bookmarkEnd w:id="1"/>',
        f'<w:permStart w:id="1"/>{JIA}<w:proofErr w:type="spellStart"/>',
        run("<w:lastRenderedPageBreak/><w:t>甲</w:t>"),
        f'<mc:AlternateContent {MC}><mc:Choice Requires="w14">{JIA}</mc:Choice>'
        f"<mc:Fallback>{JIA}</mc:Fallback></mc:AlternateContent>",
        f"<w:hyperlink><w:smartTag>{sdt(JIA)}</w:smartTag></w:hyperlink>",
    ],
)
def test_a_wrapper_around_words_changes_nothing(inner: str) -> None:
    assert lines(par(words("第一条　"), inner, words("乙"))) == [
        "第一条　甲乙"
    ]


@pytest.mark.parametrize(
    "body",
    [
        sdt(p("甲") + p("乙")),
        sdt(sdt(p("甲")) + p("乙")),
        f"<w:customXml>{p('甲')}{p('乙')}</w:customXml>",
        f"<w:customXml>{sdt(p('甲'))}</w:customXml>{p('乙')}",
        sdt(f"<w:customXml>{p('甲')}</w:customXml>{p('乙')}"),
        f"<w:moveFromRangeStart/>{p('甲')}<w:moveFromRangeEnd/>{p('乙')}",
    ],
)
def test_a_wrapper_around_paragraphs_changes_nothing(body: str) -> None:
    assert lines(body) == ["甲", "乙"]


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("<w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t>", ["甲-乙"]),
        ("<w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t>", ["甲乙"]),
        ("<w:t>甲</w:t><w:br/><w:t>乙</w:t>", ["甲", "乙"]),
        (
            '<w:t>甲</w:t><w:br w:type="textWrapping"/><w:t>乙</w:t>',
            ["甲", "乙"],
        ),
        ('<w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t>', ["甲", "乙"]),
        ('<w:t>甲</w:t><w:br w:type="column"/><w:t>乙</w:t>', ["甲", "乙"]),
        ("<w:t>甲</w:t><w:cr/><w:t>乙</w:t>", ["甲", "乙"]),
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", ["甲　乙"]),
        (
            '<w:t>甲</w:t><w:ptab w:alignment="right"/><w:t>乙</w:t>',
            ["甲　乙"],
        ),
        ("<w:t>甲\u2028乙</w:t>", ["甲", "乙"]),
        ("<w:t>甲\u00ad乙</w:t>", ["甲\u00ad乙"]),
        ('<w:t>甲</w:t><w:sym w:font="宋体" w:char="2160"/>', ["甲Ⅰ"]),
        ('<w:t>甲</w:t><w:sym w:font="Wingdings" w:char="F0FC"/>', ["甲✓"]),
        ('<w:t>甲</w:t><w:sym w:char="25CB"/>', ["甲○"]),
        ('<w:t>甲</w:t><w:sym w:font="X" w:char="Z"/>', ["甲□"]),
    ],
)
def test_what_stands_between_words_is_what_word_shows(
    inner: str, shown: list[str]
) -> None:
    assert lines(par(run(inner))) == shown


@pytest.mark.parametrize(
    ("font", "typed", "shown"),
    [
        ("Wingdings 2", "R", "☑"),
        ("Wingdings 2", "\u00a3", "□"),
        ("Wingdings 2", "\uf052", "☑"),
        ("Wingdings", "\u00fe", "☑"),
        ("Wingdings", "\uf0a8", "□"),
        ("Symbol", "\uf0b3", "≥"),
        ("Wingdings", "甲", "甲"),
        ("宋体", "R", "R"),
    ],
)
def test_a_character_of_a_symbol_font_is_what_the_font_draws(
    font: str, typed: str, shown: str
) -> None:
    about = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    assert lines(par(words(typed, about), words("同意"))) == [f"{shown}同意"]


@pytest.mark.parametrize(
    ("align", "typed", "shown"),
    [
        ("superscript", "2", "m²"),
        ("superscript", "-10", "m⁻¹⁰"),
        ("subscript", "2", "m₂"),
        ("superscript", "[注]", "m[注]"),
        ("baseline", "2", "m2"),
    ],
)
def test_raised_and_lowered_digits_are_told_from_others(
    align: str, typed: str, shown: str
) -> None:
    about = f'<w:vertAlign w:val="{align}"/>'
    assert lines(par(words("m"), words(typed, about))) == [shown]


NESTED = (
    run('<w:fldChar w:fldCharType="begin"/><w:instrText> IF </w:instrText>')
    + field("PAGE", "7")
    + run('<w:instrText> = 1 "丙" "丁"</w:instrText>')
    + run('<w:fldChar w:fldCharType="separate"/><w:t>甲</w:t>')
    + run('<w:fldChar w:fldCharType="end"/>')
)
DROP = (
    '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="5万元"/>'
    '<w:listEntry w:val="50万元"/></w:ddList></w:ffData>'
)
FIRST = (
    '<w:ffData><w:ddList><w:listEntry w:val="5万元"/>'
    '<w:listEntry w:val="50万元"/></w:ddList></w:ffData>'
)


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (NESTED, "甲"),
        (field("HYPERLINK", "") + JIA, "甲"),
        (field("FORMDROPDOWN", None, DROP), "50万元"),
        (field("FORMDROPDOWN", None, FIRST), "5万元"),
        (field("FORMTEXT", "甲"), "甲"),
        (field("MACROBUTTON NoMacro 请填写"), "请填写"),
        (field("XE 索引"), ""),
        (field("TC 目录项"), ""),
        (field("AUTONUM"), "〔自动编号域 AUTONUM〕"),
        (
            field("LISTNUM NumberDefault"),
            "〔自动编号域 LISTNUM NumberDefault〕",
        ),
        (r'<w:fldSimple w:instr="EQ \o\ac(○,3)"/>', "③"),
        ('<w:fldSimple w:instr="PAGE"/>', ""),
        (r'<w:fldSimple w:instr="SYMBOL 254 \f Wingdings"/>', "☑"),
        (field(r"SYMBOL 163 \f &quot;Wingdings 2&quot;"), "□"),
        (field(r"SYMBOL 8544 \u"), "Ⅰ"),
        (field("SYMBOL x"), "〔域 SYMBOL x〕"),
        (field(r"EQ \o\ac(○," + "1" + ")", None), "①"),
    ],
)
def test_a_field_shows_what_word_shows(inner: str, shown: str) -> None:
    assert lines(par(words("第"), inner, words("类"))) == [f"第{shown}类"]


def test_the_result_of_a_field_may_run_over_paragraphs() -> None:
    begin = run(
        '<w:fldChar w:fldCharType="begin"/><w:instrText>IF 1 = 1</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>甲</w:t>'
    )
    end = run('<w:t>乙</w:t><w:fldChar w:fldCharType="end"/>')
    assert lines(par(begin) + p("丙") + par(end, words("丁"))) == [
        "甲",
        "丙",
        "乙丁",
    ]


def vml_box(inner: str) -> str:
    return (
        f"<w:pict {V}><v:shape><v:textbox><w:txbxContent>{inner}"
        "</w:txbxContent></v:textbox></v:shape></w:pict>"
    )


def new_box(inner: str) -> str:
    return (
        f"<w:drawing><wps:wsp {WPS}><wps:txbx><w:txbxContent>{inner}"
        "</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"
    )


def either(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent {MC}><mc:Choice Requires="wps">{choice}'
        f"</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
        "</mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (vml_box(p("乙")), ["甲", "乙"]),
        (new_box(p("乙") + p("丙")), ["甲", "乙", "丙"]),
        (either(new_box(p("乙")), vml_box(p("乙"))), ["甲", "乙"]),
        (either("", vml_box(p("乙"))), ["甲"]),
        (new_box(sdt(p("乙"))), ["甲", "乙"]),
        (new_box(p("乙")) + new_box(p("丙")), ["甲", "乙", "丙"]),
        (new_box(par(run(new_box(p("丙"))), words("乙"))), ["甲", "乙", "丙"]),
    ],
)
def test_the_words_of_a_box_are_read_once(
    inner: str, shown: list[str]
) -> None:
    assert lines(par(JIA, run(inner))) == shown


FOOTNOTES = (
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
    "<w:r><w:t> 不超过50万元。</w:t></w:r></w:p></w:footnote>"
    '<w:footnote w:id="3"><w:tbl><w:tr><w:tc><w:p><w:r><w:t>格</w:t></w:r>'
    "</w:p></w:tc></w:tr></w:tbl></w:footnote>"
    '<w:footnote w:id="4"><w:p><w:pPr><w:numPr><w:ilvl w:val="1"/>'
    '<w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>丑</w:t></w:r></w:p>'
    "</w:footnote>"
)


def note(number: int, about: str = "") -> str:
    return run(f'<w:footnoteReference w:id="{number}"{about}/>')


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (par(JIA, note(2)), ["甲〔脚注：不超过50万元。〕"]),
        (par(JIA, note(3)), ["甲〔脚注：格〕"]),
        (par(JIA, note(4)), ["甲〔脚注：（一）丑〕"]),
        (
            f"<w:tbl><w:tr><w:tc>{par(JIA, note(2))}</w:tc></w:tr></w:tbl>",
            ["甲〔脚注：不超过50万元。〕"],
        ),
        (
            par(JIA, run(vml_box(par(note(2))))),
            ["甲", "〔脚注：不超过50万元。〕"],
        ),
        (
            par(JIA, note(2, ' w:customMarkFollows="1"'), words("*")),
            ["甲〔脚注：不超过50万元。〕*"],
        ),
    ],
)
def test_a_note_is_read_wherever_its_number_stands(
    body: str, shown: list[str]
) -> None:
    assert lines(body, footnotes=FOOTNOTES, numbering=NUMBERING) == shown


def mr(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (
            f"<m:sPre><m:sub>{mr('1')}</m:sub><m:sup>{mr('2')}</m:sup>"
            f"<m:e>{mr('A')}</m:e></m:sPre>",
            "_1^2A",
        ),
        (
            f"<m:limLow><m:e>{mr('max')}</m:e><m:lim>{mr('i')}</m:lim></m:limLow>",
            "max_i",
        ),
        (
            f"<m:limUpp><m:e>{mr('a')}</m:e><m:lim>{mr('n')}</m:lim></m:limUpp>",
            "a^n",
        ),
        (f"<m:bar><m:e>{mr('x')}</m:e></m:bar>", "x̅"),
        (f"<m:borderBox><m:e>{mr('a=b')}</m:e></m:borderBox>", "a=b"),
        (f"<m:box><m:e>{mr('a')}</m:e></m:box>", "a"),
        (
            '<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr>'
            f"<m:e>{mr('藏')}</m:e></m:phant>{mr('a')}",
            "a",
        ),
        (
            f"<m:groupChr><m:e>{mr('a+b')}</m:e></m:groupChr>",
            "(a+b)⏟",
        ),
    ],
)
def test_further_forms_of_formulas(formula: str, text: str) -> None:
    body = par(words("按"), f"<m:oMath {M}>{formula}</m:oMath>")
    assert lines(body) == [f"按{text}"]


VANISH = "<w:rPr><w:vanish/></w:rPr>"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (par(words("密", "<w:vanish/>"), properties=VANISH) + p("甲"), ["甲"]),
        (par(JIA, properties=VANISH) + p("乙"), ["甲乙"]),
        (
            par(
                JIA,
                properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>",
            )
            + p("乙"),
            ["甲乙"],
        ),
        (par(words("甲", "<w:webHidden/>")), ["甲"]),
        (par(words("甲", '<w:vanish w:val="false"/>')), ["甲"]),
        (par(JIA, sdt(words("密", "<w:vanish/>"))), ["甲"]),
        (par(JIA, properties=VANISH), ["甲"]),
        (
            par(JIA, properties=VANISH)
            + f"<w:tbl><w:tr><w:tc>{p('乙')}</w:tc></w:tr></w:tbl>",
            ["甲", "乙"],
        ),
    ],
)
def test_what_is_hidden_does_not_show(body: str, shown: list[str]) -> None:
    assert lines(body) == shown


def test_a_hidden_paragraph_has_no_number() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    hidden = par(words("密", "<w:vanish/>"), properties=listed + VANISH)
    body = p("甲。", listed) + hidden + p("乙。", listed)
    assert lines(body, numbering=NUMBERING) == ["第一条 甲。", "第二条 乙。"]


OLE = 'xmlns:o="urn:schemas-microsoft-com:office:office"'


@pytest.mark.parametrize(
    ("inner", "named"),
    [
        (
            run(f"<w:object {OLE}><o:OLEObject ProgID='Excel'/></w:object>"),
            "嵌入对象",
        ),
        (run('<w:contentPart xmlns:r="r" r:id="r9"/>'), "手写墨迹等内容"),
        ('<w:subDoc xmlns:r="r" r:id="r9"/>', "子文档"),
        (
            run(
                f'<w:pict {V}><v:shape><v:textpath string="机密"/></v:shape></w:pict>'
            ),
            "图形",
        ),
        (words("十", "<w:dstrike/>"), "带删除线"),
        (words("密", "<w:vanish/>"), "设为隐藏"),
        (
            run('<w:sym w:font="Wingdings" w:char="F0FE"/>', "<w:vanish/>"),
            "设为隐藏",
        ),
    ],
)
def test_what_has_no_words_is_named(inner: str, named: str) -> None:
    assert named in told(par(JIA, inner))
