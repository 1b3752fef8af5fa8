"""Word files nobody here wrote: their words as a reader sees them, or a reason why not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from policypress.compare import clauses, parse_lines
from policypress.compare.read.docx import read_docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCX = sorted(
    (Path(__file__).parents[4] / "shared" / "corpora" / "docx").glob("*.docx")
)


def package(body: str, name: str = "word/document.xml", **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            name, f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        for part, inner in parts.items():
            archive.writestr(
                f"word/{part}.xml", f"<w:{part} {W}>{inner}</w:{part}>"
            )
    return out.getvalue()


def p(text: str, properties: str = "") -> str:
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def texts(data: bytes) -> list[str]:
    lines, findings, _ = read_docx(data, "某文.docx")
    assert findings == []
    return [line.text for line in lines]


def code(data: bytes) -> str:
    lines, findings, _ = read_docx(data, "某文.docx")
    assert lines == [] and findings[0].hint
    return findings[0].code


def test_paragraphs_become_lines_and_empty_ones_nothing():
    assert texts(
        package(p("第一条　甲。") + "<w:p/>" + p("第二条　乙。"))
    ) == [
        "第一条　甲。",
        "第二条　乙。",
    ]


NUMBERING = """<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="space"/><w:lvlText w:val="第%1条"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>"""


def numbered(text: str, level: int = 0) -> str:
    return p(
        text,
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>',
    )


def test_automatic_numbers_are_spelled_out_and_start_again_below():
    body = (
        numbered("甲：")
        + numbered("子；", 1)
        + numbered("丑。", 1)
        + numbered("乙：")
        + numbered("寅。", 1)
    )
    assert texts(package(body, numbering=NUMBERING)) == [
        "第一条 甲：",
        "（一）子；",
        "（二）丑。",
        "第二条 乙：",
        "（一）寅。",
    ]


def test_a_number_that_comes_with_a_style_counts_as_well():
    styles = '<w:style w:styleId="T"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    styles += '<w:style w:styleId="U"><w:name w:val="条2"/><w:basedOn w:val="T"/></w:style>'
    body = p("甲。", '<w:pStyle w:val="T"/>') + p(
        "乙。", '<w:pStyle w:val="U"/>'
    )
    assert texts(package(body, styles=styles, numbering=NUMBERING)) == [
        "第一条 甲。",
        "第二条 乙。",
    ]


def test_a_number_format_nobody_knows_is_reported():
    lines, findings, _ = read_docx(
        package(
            numbered("甲。"),
            numbering=NUMBERING.replace(
                "chineseCountingThousand", "thaiLetters"
            ),
        ),
        "某文.docx",
    )
    assert lines[0].text == "第1条 甲。"
    assert [(f.code, f.severity) for f in findings] == [
        ("automatic-number", "warning")
    ]


def test_tables_become_rows_and_a_wide_cell_covers_its_columns():
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    wide = (
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
        + p("标准")
        + "</w:tc></w:tr>"
    )
    lines, *_ = read_docx(
        package(
            p("第一条　如下：")
            + "<w:tbl>"
            + wide
            + row.format(p("金奖"), p("10") + p("万元"))
            + "</w:tbl>"
        ),
        "某文.docx",
    )
    assert lines[1].rows == (("标准", ""), ("金奖", "10\n万元"))


def test_a_table_of_contents_is_marked_as_one():
    toc = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>第一章</w:t></w:r></w:p><w:p><w:r><w:t>第二章</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    lines, *_ = read_docx(package(toc + p("第一条　甲。")), "某文.docx")
    assert [(line.text, line.style) for line in lines] == [
        ("第一章", "contents"),
        ("第二章", "contents"),
        ("第一条　甲。", ""),
    ]


def test_content_controls_links_and_symbols_are_read_and_hidden_words_are_not():
    body = f"<w:sdt><w:sdtContent>{p('第一条　甲。')}</w:sdtContent></w:sdt>"
    body += '<w:p><w:hyperlink><w:r><w:t>第二条</w:t></w:r></w:hyperlink><w:r><w:sym w:char="2460"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>'
    assert texts(package(body)) == ["第一条　甲。", "第二条①"]


def test_a_break_joins_a_centred_title_and_separates_other_lines():
    centred = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>若干</w:t><w:br/><w:t>措施</w:t></w:r></w:p>'
    plain = "<w:p><w:r><w:t>甲。</w:t><w:br/><w:t>乙。</w:t></w:r></w:p>"
    assert texts(package(centred + plain)) == ["若干措施", "甲。", "乙。"]


@pytest.mark.parametrize(
    "mark",
    [
        "<w:ins><w:r><w:t>甲</w:t></w:r></w:ins>",
        "<w:del><w:r><w:delText>甲</w:delText></w:r></w:del>",
        "<w:moveFrom/>",
    ],
)
def test_a_file_with_tracked_changes_must_first_be_settled(mark):
    assert code(package(f"<w:p>{mark}</w:p>")) == "tracked-changes"


def test_a_body_in_a_foreign_format_is_not_taken_for_an_empty_one():
    assert code(package("<w:altChunk/>")) == "alt-chunk"


def test_a_document_type_declaration_is_refused():
    text = (
        f'<!DOCTYPE x [<!ENTITY a "b">]><w:document {W}><w:body/></w:document>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", text)
    assert code(out.getvalue()) == "unsafe-docx"


def test_an_entry_that_climbs_out_is_refused():
    out = io.BytesIO(package(p("甲")))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("../../evil", "x")
    assert code(out.getvalue()) == "unsafe-docx"


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    assert code(package("<w:p/>" * 4_000_000)) in ("zip-bomb", "too-large")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty-file"),
        (b"PK\x03\x04 broken", "broken-docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 word", "old-format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + "EncryptedPackage".encode("utf-16-le"),
            "encrypted-file",
        ),
        (b"%PDF-1.7", "pdf-file"),
        (package(p("甲"), "xl/workbook.xml"), "not-docx"),
        (package("<w:p>"), "broken-docx"),
    ],
)
def test_what_is_no_readable_word_file_is_named(data, expected):
    assert code(data) == expected


def test_half_a_file_is_broken():
    whole = package("".join(p(f"第{n}条") for n in range(500)))
    assert code(whole[: len(whole) // 2]) == "broken-docx"


@pytest.mark.skipif(not DOCX, reason="没有 docx 语料")
@pytest.mark.parametrize("file", DOCX, ids=lambda file: file.stem[:20])
def test_every_official_file_is_read_with_its_clauses_in_order(file):
    lines, findings, _ = read_docx(file.read_bytes(), file.name)
    parsed = parse_lines(lines, file.name)
    assert findings == [] and parsed.tree
    numbers = [node.number[0] for node in clauses(parsed.tree) if node.number]
    assert numbers == list(range(1, len(numbers) + 1))


def control(inner: str, gallery: str = "") -> str:
    part = (
        f'<w:docPartObj><w:docPartGallery w:val="{gallery}"/></w:docPartObj>'
    )
    return f"<w:sdt><w:sdtPr>{part if gallery else ''}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def cell(inner: str) -> str:
    return f"<w:tc>{inner}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def lines_of(body: str, **parts: str):
    lines, findings, _ = read_docx(package(body, **parts), "某文.docx")
    assert findings == []
    return lines


@pytest.mark.parametrize(
    ("gallery", "style"),
    [("Table of Contents", "contents"), ("Cover Pages", "")],
)
def test_words_own_contents_stand_in_a_control_of_their_own(gallery, style):
    lines = lines_of(control(p("第一章"), gallery) + p("第一条　甲。"))
    assert [(line.text, line.style) for line in lines] == [
        ("第一章", style),
        ("第一条　甲。", ""),
    ]


def test_what_stands_in_blocks_of_xml_of_ones_own_is_read():
    assert texts(
        package(f"<w:customXml>{p('甲')}</w:customXml>{p('乙')}")
    ) == [
        "甲",
        "乙",
    ]


def test_rows_and_cells_in_controls_and_tables_in_cells_stay_where_they_are():
    inner = f"<w:tbl>{row(cell(p('内')))}</w:tbl>"
    table = control(row(cell(p("甲")), control(cell(p("乙"))))) + row(
        cell(p("丙")), cell(inner + p("丁"))
    )
    (line,) = lines_of(f"<w:tbl>{table}</w:tbl>")
    assert line.rows == (("甲", "乙"), ("丙", "内\n丁"))


def test_what_is_read_otherwise_than_written_is_named_with_its_paragraph():
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="三"/></w:tcPr><w:p/></w:tc>'
    table = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
    _, (found,), *_ = read_docx(package(p("甲") + table), "某文.docx")
    assert (found.code, found.severity) == ("odd-attribute", "warning")
    assert str(found.place) == "某文.docx:2:1"
    assert found.message == ("“某文.docx”里有单元格横跨“三”列，没有照此读取。")
    assert found.hint == "用 Word 打开、另存后再比较，并核对此处。"


def test_paragraphs_of_cells_have_their_automatic_numbers():
    table = f"<w:tbl>{row(cell(numbered('甲') + numbered('乙')))}</w:tbl>"
    lines = lines_of(table, numbering=NUMBERING)
    first, second = lines[0].rows[0][0].split("\n")
    assert first.endswith("甲") and second.endswith("乙")
    assert [first[:-1].strip(), second[:-1].strip()] == ["第一条", "第二条"]


def test_only_the_first_line_in_the_style_of_titles_is_the_title():
    styles = '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    titled = '<w:pStyle w:val="T"/>'
    lines = lines_of(
        p("办法", titled) + p("副题", titled) + p("甲"), styles=styles
    )
    assert [line.style for line in lines] == ["title", "", ""]


def test_a_style_centres_what_builds_on_it():
    styles = (
        '<w:style w:styleId="A"><w:name w:val="A"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
        '<w:style w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
        '<w:style w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="B"/><w:pPr><w:jc w:val="left"/></w:pPr></w:style>'
        '<w:style w:styleId="D"><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    )

    def broken(properties: str) -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>若干</w:t><w:br/><w:t>措施</w:t></w:r></w:p>"

    named = '<w:pStyle w:val="{}"/>'.format
    assert texts(package(broken(named("B")), styles=styles)) == ["若干措施"]
    assert texts(package(broken(named("C")), styles=styles)) == [
        "若干",
        "措施",
    ]
    assert texts(package(broken(""), styles=styles)) == ["若干", "措施"]
    left = named("B") + '<w:jc w:val="left"/>'
    assert texts(package(broken(left), styles=styles)) == ["若干", "措施"]


def test_a_text_box_is_read_once_whatever_programs_it_is_meant_for():
    box = "<w:txbxContent>{}</w:txbxContent>".format
    body = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><w:t>甲</w:t></w:r><w:r>'
        f"<mc:AlternateContent><mc:Choice>{box(p('框'))}</mc:Choice>"
        f"<mc:Fallback>{box(p('框'))}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(package(body)) == ["甲", "框"]
    only_fallback = body.replace(f"<mc:Choice>{box(p('框'))}</mc:Choice>", "")
    assert texts(package(only_fallback)) == ["甲", "框"]


@pytest.mark.parametrize(
    ("code", "character"),
    [
        ("2460", "①"),
        ("F0A3", "□"),
        ("F000", "□"),
        ("F0FF", "□"),
        ("EFFF", "\uefff"),
        ("D800", "□"),
        ("0", "□"),
        ("xyz", "□"),
        ("12345", "□"),
    ],
)
def test_a_symbol_is_its_character_where_that_is_one(code, character):
    body = f'<w:p><w:r><w:t>甲</w:t><w:sym w:char="{code}"/></w:r></w:p>'
    assert texts(package(body)) == [f"甲{character}"]


def test_hidden_words_show_again_where_hiding_is_switched_off():
    run = "<w:r><w:rPr><w:vanish{}/></w:rPr><w:t>{}</w:t></w:r>".format
    runs = "".join(
        run(f' w:val="{off}"', off) for off in ("0", "false", "off")
    )
    assert texts(package(f"<w:p>{runs}{run('', '藏')}</w:p>")) == ["0falseoff"]


def test_a_new_page_begins_a_new_line_in_a_centred_paragraph_too():
    centred = '<w:jc w:val="center"/>'
    inner = '甲办法<w:br/>乙</w:t><w:br w:type="page"/><w:t>丙'
    inner = inner.replace("<w:br/>", "</w:t><w:br/><w:t>")
    assert texts(package(p(inner, centred))) == ["甲办法乙", "丙"]


def test_a_new_page_or_column_begins_a_new_line():
    breaks = '<w:br w:type="page"/><w:br w:type="column"/>'
    body = f"<w:p><w:r><w:t>甲</w:t>{breaks}<w:t>乙</w:t><w:cr/><w:t>丙</w:t><w:tab/><w:t>丁</w:t></w:r></w:p>"
    assert texts(package(body)) == ["甲", "乙", "丙　丁"]
