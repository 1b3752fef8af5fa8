"""What a Word file shows besides plain runs: notes, formulas, symbols, fields; and
what it hides."""

from __future__ import annotations

import pytest

from policypress.compare.read.docx import read_docx
from policypress.compare.read.docx_field_codes import drawn
from tests.compare.read.test_docx import p, package

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def first(body: str, **parts: str) -> str:
    """The words of the first paragraph."""
    return read_docx(package(body, **parts), "某文.docx").lines[0].text


def run(inner: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def words(text: str, properties: str = "") -> str:
    return run(f"<w:t>{text}</w:t>", properties)


# Notes


@pytest.mark.parametrize(
    ("kind", "called"), [("footnote", "脚注"), ("endnote", "尾注")]
)
def test_a_note_stands_in_brackets_where_its_number_stands(
    kind: str, called: str
) -> None:
    mark = run(f'<w:{kind}Reference w:id="2"/>')
    body = f"<w:p>{words('奖励10万元')}{mark}{words('。')}</w:p>"
    notes = (
        f'<w:{kind} w:type="separator" w:id="0"><w:p/></w:{kind}>'
        f'<w:{kind} w:id="2">{p("累计不超过50万元。")}{p("每年一次。")}</w:{kind}>'
    )
    said = f"〔{called}：累计不超过50万元。　每年一次。〕"
    assert first(body, **{f"{kind}s": notes}) == f"奖励10万元{said}。"


def test_a_note_that_is_not_there_says_nothing() -> None:
    mark = run('<w:footnoteReference w:id="9"/>')
    assert first(f"<w:p>{words('甲')}{mark}</w:p>") == "甲"


# Formulas


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<m:r><m:t>=投入×50%</m:t></m:r>", "=投入×50%"),
        (
            "<m:f><m:num><m:r><m:t>A+B</m:t></m:r></m:num>"
            "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>",
            "(A+B)/2",
        ),
        (
            "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e>"
            "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>",
            "x^2",
        ),
        (
            "<m:sSub><m:e><m:r><m:t>N</m:t></m:r></m:e>"
            "<m:sub><m:r><m:t>上年</m:t></m:r></m:sub></m:sSub>",
            "N_(上年)",
        ),
        (
            "<m:rad><m:deg/><m:e><m:r><m:t>a+b</m:t></m:r></m:e></m:rad>",
            "√(a+b)",
        ),
        (
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
            "<m:sub><m:r><m:t>i=1</m:t></m:r></m:sub>"
            "<m:sup><m:r><m:t>n</m:t></m:r></m:sup>"
            "<m:e><m:r><m:t>a</m:t></m:r></m:e></m:nary>",
            "∑_(i=1)^na",
        ),
        (
            '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>'
            "<m:e><m:r><m:t>a</m:t></m:r></m:e></m:d>",
            "[a]",
        ),
        ("<m:r><w:t>B</w:t></m:r>", "B"),
    ],
)
def test_a_formula_is_one_line_of_text(formula: str, text: str) -> None:
    body = f"<w:p>{words('按')}<m:oMath {M}>{formula}</m:oMath></w:p>"
    assert first(body) == f"按{text}"


# Symbols and fields


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "F0A3", "□"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F0A8", "□"),
        ("Wingdings", "00FE", "☑"),
        ("Wingdings", "F081", "①"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F0E5", "∑"),
        ("宋体", "2611", "☑"),
        ("某字体", "F041", "〔符号 某字体 F041〕"),
    ],
)
def test_a_symbol_is_what_its_font_makes_of_it(
    font: str, code: str, shown: str
) -> None:
    mark = run(f'<w:sym w:font="{font}" w:char="{code}"/>')
    assert first(f"<w:p>{mark}{words('同意')}</w:p>") == f"{shown}同意"


def field(code: str, result: str | None = None, extra: str = "") -> str:
    begin = f'<w:fldChar w:fldCharType="begin">{extra}</w:fldChar>'
    parts = [begin, f"<w:instrText>{code}</w:instrText>"]
    if result is not None:
        parts.append('<w:fldChar w:fldCharType="separate"/>')
        parts.append(f"<w:t>{result}</w:t>")
    parts.append('<w:fldChar w:fldCharType="end"/>')
    return "".join(run(part) for part in parts)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r"eq \o\ac(○,1)", "①"),
        (r"EQ \o\ac(○,20)", "⑳"),
        (r"eq \o\ac(□,甲)", "〔□甲〕"),
        (r"eq \f(1,3)", "1/3"),
        (r"eq \r(2)", "√2"),
        (r"eq \x(a)", r"〔公式域 \x(a)〕"),
    ],
)
def test_an_eq_field_is_what_it_draws(code: str, shown: str) -> None:
    body = f"<w:p>{words('第')}{field(code)}{words('类')}</w:p>"
    assert first(body) == f"第{shown}类"


def test_the_code_of_a_field_may_be_split_and_is_no_text() -> None:
    code = (
        '<w:fldChar w:fldCharType="begin"/><w:instrText>eq \\o\\ac(</w:instrText>'
        "<w:t>藏</w:t><w:instrText>○</w:instrText><w:instrText>,3)</w:instrText>"
        '<w:fldChar w:fldCharType="end"/>'
    )
    assert first(f"<w:p>{run(code)}{words('类')}</w:p>") == "③类"


def test_a_ref_field_shows_its_result() -> None:
    assert first(f"<w:p>{field('REF a', '第三条')}</w:p>") == "第三条"


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        ('<w:default w:val="0"/>', "☐"),
        ('<w:default w:val="1"/>', "☑"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "☐"),
        ('<w:default w:val="0"/><w:checked/>', "☑"),
    ],
)
def test_a_box_of_a_form_is_ticked_or_not(box: str, shown: str) -> None:
    extra = f"<w:ffData><w:checkBox>{box}</w:checkBox></w:ffData>"
    found = field("FORMCHECKBOX", "", extra)
    assert first(f"<w:p>{found}{words('是')}</w:p>") == f"{shown}是"


def test_contents_whose_code_is_split_are_contents() -> None:
    begin = (
        '<w:fldChar w:fldCharType="begin"/><w:instrText> T</w:instrText>'
        '<w:instrText>OC \\o "1-3" </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/>'
    )
    end = run('<w:fldChar w:fldCharType="end"/>')
    body = (
        f"<w:p>{run(begin)}{words('第一章　总则')}</w:p>"
        f"<w:p>{words('第二章　附则')}{end}</w:p>{p('第一章　总则')}"
    )
    lines = read_docx(package(body), "某文.docx").lines
    assert [line.style for line in lines] == ["contents", "contents", ""]


def test_a_code_that_draws_nothing_known_is_named() -> None:
    assert drawn(r"\a\vs4\al(甲,乙)") == r"〔公式域 \a\vs4\al(甲,乙)〕"


# What does not show


def style(kind: str, identity: str, inner: str, based: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}">'
        f'<w:name w:val="{identity}"/>{base}<w:rPr>{inner}</w:rPr></w:style>'
    )


HIDING = style("character", "H", "<w:vanish/>")


def test_words_that_a_style_hides_are_not_read_and_told() -> None:
    styles = HIDING + style("character", "I", "", "H")
    hidden = words("底线", '<w:rStyle w:val="H"/>')
    hidden += words("密", '<w:rStyle w:val="I"/>')
    body = f"<w:p>{words('甲')}{hidden}</w:p>"
    found = read_docx(package(body, styles=styles), "某文.docx")
    assert found.lines[0].text == "甲"
    assert found.unread is not None
    (told,) = found.unread.findings()
    assert told.code == "read-otherwise" and "2 处文字设为隐藏" in told.message


def test_words_of_a_hidden_paragraph_style_are_not_read() -> None:
    styles = style("paragraph", "P", "<w:vanish/>")
    body = p("密", '<w:pStyle w:val="P"/>') + p("甲")
    assert first(body, styles=styles) == "甲"


def test_a_run_may_show_what_its_style_hides() -> None:
    shown = words("乙", '<w:rStyle w:val="H"/><w:vanish w:val="0"/>')
    assert first(f"<w:p>{words('甲')}{shown}</w:p>", styles=HIDING) == "甲乙"


def test_struck_words_are_read_and_told() -> None:
    body = f"<w:p>{words('十万元', '<w:strike/>')}</w:p>"
    found = read_docx(package(body), "某文.docx")
    assert found.lines[0].text == "十万元" and found.unread
    (told,) = found.unread.findings()
    assert "带删除线" in told.message


def test_the_reading_beside_a_word_is_no_word() -> None:
    ruby = (
        "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>pín</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>频</w:t></w:r></w:rubyBase></w:ruby>"
    )
    assert first(f"<w:p>{run(ruby)}{words('次')}</w:p>") == "频次"


def test_a_line_end_inside_a_text_is_a_space() -> None:
    assert first(p("甲\n乙")) == "甲 乙"


# Tables


def test_a_row_may_begin_behind_the_first_column() -> None:
    def row(*cells: str, about: str = "") -> str:
        inner = "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in cells)
        return f"<w:tr><w:trPr>{about}</w:trPr>{inner}</w:tr>"

    table = (
        row("等级", "金额", "说明")
        + row("5万元", "乙", about='<w:gridBefore w:val="1"/>')
        + row("金奖", about='<w:gridAfter w:val="2"/>')
    )
    lines = read_docx(package(f"<w:tbl>{table}</w:tbl>"), "某文.docx").lines
    assert lines[0].rows == (
        ("等级", "金额", "说明"),
        ("", "5万元", "乙"),
        ("金奖", "", ""),
    )
