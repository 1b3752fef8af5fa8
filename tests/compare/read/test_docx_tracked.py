"""One returned file with tracked changes is both texts: all rejected, and all
accepted."""

from __future__ import annotations

import pytest

from policypress.compare.read.docx import has_tracked_changes, read_docx
from policypress.compare.read.docx_tracked import Reading
from tests.compare.read.test_docx import NUMBERING, W, numbered, p, package
from tests.compare.read.test_docx_things import OFFICE as RELATIONS
from tests.compare.read.test_docx_things import listed, zipped

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
OFFICE = f'xmlns:r="{RELATIONS}"'
READINGS: tuple[Reading, ...] = ("rejected", "accepted")
WHO = 'w:id="1" w:author="张三" w:date="2026-03-01T09:00:00Z"'


def words(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def inserted(text: str) -> str:
    return f"<w:ins {WHO}>{words(text)}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def paragraph(*inner: str, mark: str = "", more: str = "") -> str:
    ended = f"<w:rPr><w:{mark} {WHO}/></w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{more}{ended}</w:pPr>{''.join(inner)}</w:p>"


def both(body: str, **parts: str) -> tuple[list[str], list[str]]:
    """The lines with all changes rejected, and with all accepted."""
    data = package(body, **parts)
    assert has_tracked_changes(data, "来稿.docx")
    found = []
    for reading in ("rejected", "accepted"):
        read = read_docx(data, "来稿.docx", reading)
        assert read.findings == []
        found.append(
            [
                "|".join(" ".join(row) for row in line.rows) or line.text
                for line in read.lines
            ]
        )
    return found[0], found[1]


def test_words_come_and_go() -> None:
    body = paragraph(
        words("奖励"), deleted("10"), inserted("20"), words("万元。")
    )
    assert both(body) == (["奖励10万元。"], ["奖励20万元。"])


def test_a_change_within_an_insertion_belongs_to_neither() -> None:
    inner = f"<w:ins {WHO}>{words('甲')}{deleted('乙')}</w:ins>"
    assert both(paragraph(words("子"), inner)) == (["子"], ["子甲"])


def test_moved_words_stand_where_they_came_from_or_where_they_went() -> None:
    source = f"<w:moveFrom {WHO}>{words('甲。')}</w:moveFrom>"
    target = f"<w:moveTo {WHO}>{words('甲。')}</w:moveTo>"
    body = (
        paragraph(source, mark="moveFrom")
        + p("乙。")
        + paragraph(target, mark="moveTo")
    )
    assert both(body) == (["甲。", "乙。"], ["乙。", "甲。"])


def test_a_new_paragraph_is_one_only_when_accepted() -> None:
    body = p("甲。") + paragraph(inserted("乙。"), mark="ins") + p("丙。")
    assert both(body) == (["甲。", "丙。"], ["甲。", "乙。", "丙。"])


def test_a_deleted_paragraph_is_one_only_when_rejected() -> None:
    body = p("甲。") + paragraph(deleted("乙。"), mark="del") + p("丙。")
    assert both(body) == (["甲。", "乙。", "丙。"], ["甲。", "丙。"])


def test_a_paragraph_that_was_split_is_one_when_rejected() -> None:
    body = paragraph(words("甲，"), mark="ins") + paragraph(words("乙。"))
    assert both(body) == (["甲，乙。"], ["甲，", "乙。"])


def test_paragraphs_that_were_joined_are_two_when_rejected() -> None:
    body = paragraph(words("甲，"), mark="del") + paragraph(words("乙。"))
    assert both(body) == (["甲，", "乙。"], ["甲，乙。"])


def test_the_numbers_are_those_of_each_text() -> None:
    own = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    new = paragraph(inserted("新。"), mark="ins", more=own)
    body = numbered("甲。") + new + numbered("乙。")
    assert both(body, numbering=NUMBERING) == (
        ["第一条 甲。", "第二条 乙。"],
        ["第一条 甲。", "第二条 新。", "第三条 乙。"],
    )


def test_a_number_that_was_given_is_there_only_when_accepted() -> None:
    own = (
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
        f"<w:pPrChange {WHO}><w:pPr/></w:pPrChange>"
    )
    body = paragraph(words("甲。"), inserted("乙。"), more=own)
    assert both(body, numbering=NUMBERING) == (["甲。"], ["第一条 甲。乙。"])


def row(*cells: str, mark: str = "") -> str:
    about = f"<w:trPr><w:{mark} {WHO}/></w:trPr>" if mark else ""
    inner = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    return f"<w:tr>{about}{inner}</w:tr>"


def test_rows_come_and_go() -> None:
    table = (
        row(p("甲"))
        + row(paragraph(inserted("乙")), mark="ins")
        + row(paragraph(deleted("丙")), mark="del")
    )
    assert both(f"<w:tbl>{table}</w:tbl>") == (["甲|丙"], ["甲|乙"])


def test_a_table_that_is_new_is_there_only_when_accepted() -> None:
    table = f"<w:tbl>{row(paragraph(inserted('乙')), mark='ins')}</w:tbl>"
    assert both(p("甲。") + table + p("丙。")) == (
        ["甲。", "丙。"],
        ["甲。", "乙", "丙。"],
    )


@pytest.mark.parametrize(
    ("mark", "texts"),
    [("cellIns", (["甲"], ["甲 乙"])), ("cellDel", (["甲 乙"], ["甲"]))],
)
def test_cells_come_and_go(
    mark: str, texts: tuple[list[str], list[str]]
) -> None:
    about = f"<w:tcPr><w:{mark} {WHO}/></w:tcPr>"
    table = f"<w:tr><w:tc>{p('甲')}</w:tc><w:tc>{about}{p('乙')}</w:tc></w:tr>"
    assert both(f"<w:tbl>{table}</w:tbl>") == texts


def test_who_changed_what_is_kept() -> None:
    body = paragraph(
        words("奖励"), deleted("10"), inserted("20"), words("万元。")
    )
    read = read_docx(package(body), "来稿.docx", "accepted")
    assert read.unread is not None
    assert [
        (one.author, one.date[:10], one.kind, one.text, one.place.line)
        for one in read.unread.revisions
    ] == [
        ("张三", "2026-03-01", "删除", "10", 1),
        ("张三", "2026-03-01", "插入", "20", 1),
    ]


def test_a_file_without_changes_has_none() -> None:
    assert not has_tracked_changes(package(p("甲。")), "来稿.docx")
    assert not has_tracked_changes(b"words", "来稿.docx")


def test_changes_in_a_note_are_changes_of_the_text() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = paragraph(
        words("最高"), deleted("10"), inserted("20"), words("万元")
    )
    body = f"<w:p>{words('甲。')}{mark}</w:p>"
    notes = f'<w:footnote w:id="2">{note}</w:footnote>'
    assert both(body, footnotes=notes) == (
        ["甲。〔脚注：最高10万元〕"],
        ["甲。〔脚注：最高20万元〕"],
    )
    refused = read_docx(package(body, footnotes=notes), "来稿.docx")
    assert [one.code for one in refused.findings] == ["tracked-changes"]


def formula(inner: str) -> str:
    shown = f"<m:oMath {M}>{inner}</m:oMath>"
    return paragraph(words("A="), shown, words("甲"))


def fraction(mark: str, above: str, below: str) -> str:
    about = f"<m:fPr><m:ctrlPr>{mark}</m:ctrlPr></m:fPr>"
    return f"<m:f>{about}<m:num>{above}</m:num><m:den>{below}</m:den></m:f>"


def term(text: str, kind: str = "") -> str:
    run = f"<m:r><m:t>{text}</m:t></m:r>"
    return f"<w:{kind} {WHO}>{run}</w:{kind}>" if kind else run


INS, DEL = f"<w:ins {WHO}/>", f"<w:del {WHO}/>"
MARKED = f"<m:r><w:rPr>{INS}</w:rPr><m:t>B</m:t></m:r>"
POWER = (
    f"<m:sSup><m:sSupPr><m:ctrlPr>{INS}</m:ctrlPr></m:sSupPr>"
    f"<m:e>{term('x')}</m:e><m:sup>{term('2', 'ins')}</m:sup></m:sSup>"
)
BRACKETS = (
    '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/>'
    f"<m:ctrlPr>{DEL}</m:ctrlPr></m:dPr><m:e>{term('x')}</m:e></m:d>"
)


@pytest.mark.parametrize(
    ("inner", "rejected", "accepted"),
    [
        (fraction(INS, term("B", "ins"), term("C", "ins")), "", "B/C"),
        (fraction(DEL, term("B", "del"), term("C", "del")), "B/C", ""),
        (fraction("", term("B", "ins"), term("C")), "/C", "B/C"),
        (fraction(INS, MARKED, term("C")), "C", "B/C"),
        (fraction(INS, term("B"), term("2", "ins")), "B", "B/2"),
        (
            fraction(
                INS,
                fraction(INS, term("B", "ins"), term("C", "ins")),
                term("D", "ins"),
            ),
            "",
            "(B/C)/D",
        ),
        (POWER, "x", "x^2"),
        (BRACKETS, "[x]", "x"),
        (
            f"<w:ins {WHO}>{fraction('', term('B'), term('C'))}</w:ins>",
            "",
            "B/C",
        ),
    ],
)
def test_what_a_formula_draws_comes_and_goes(
    inner: str, rejected: str, accepted: str
) -> None:
    assert both(formula(inner)) == ([f"A={rejected}甲"], [f"A={accepted}甲"])


# What looks say


def changed_run(old: str, new: str) -> str:
    """A run whose properties were changed with nobody's leave."""
    was = f"<w:rPrChange {WHO}><w:rPr>{old}</w:rPr></w:rPrChange>"
    return f"<w:p><w:r><w:rPr>{new}{was}</w:rPr><w:t>奖励10万元。</w:t></w:r></w:p>"


def met(body: str, reading: Reading) -> list[str]:
    """What a text holds besides words, in a reading."""
    unread = read_docx(package(body), "来稿.docx", reading).unread
    assert unread is not None
    return [one.what for one in unread.uncompared()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "<w:strike/>"),
        ("<w:dstrike/>", ""),
        ("", "<w:vanish/>"),
        ("<w:b/>", '<w:vertAlign w:val="superscript"/>'),
        ('<w:rStyle w:val="甲"/>', '<w:rStyle w:val="乙"/>'),
        ("", '<w:rFonts w:ascii="Wingdings"/>'),
    ],
)
def test_looks_that_change_what_is_read_make_two_texts(
    old: str, new: str
) -> None:
    body = changed_run(old, new)
    assert has_tracked_changes(package(body), "来稿.docx")
    (finding,) = read_docx(package(body), "来稿.docx").findings
    assert finding.code == "tracked-changes" and "--tracked" in finding.hint


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "<w:b/>"),
        ('<w:rFonts w:ascii="宋体"/>', '<w:rFonts w:ascii="黑体"/>'),
        ("<w:strike/><w:i/>", "<w:strike/>"),
    ],
)
def test_looks_alone_are_two_texts_only_where_the_file_stands_alone(
    old: str, new: str
) -> None:
    body = changed_run(old, new)
    assert read_docx(package(body), "来稿.docx").findings == []
    assert both(body) == (["奖励10万元。"],) * 2


@pytest.mark.parametrize(
    "mark",
    [
        "<w:tblGrid><w:tblGridChange w:id='1'/></w:tblGrid>",
        f"<w:tblPr><w:tblPrChange {WHO}><w:tblPr/></w:tblPrChange></w:tblPr>",
    ],
)
def test_any_change_that_is_tracked_makes_two_texts_of_one_file(
    mark: str,
) -> None:
    table = f"<w:tbl>{mark}<w:tr><w:tc>{p('甲')}</w:tc></w:tr></w:tbl>"
    assert both(p("第一条　乙。") + table) == (["第一条　乙。", "甲"],) * 2


def test_words_that_were_struck_are_so_in_one_text_alone() -> None:
    body = changed_run("", "<w:strike/>")
    assert met(body, "rejected") == [] and met(body, "accepted") == ["删除线"]


def test_a_number_that_was_taken_off_alone_makes_two_texts() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    was = f"<w:pPrChange {WHO}><w:pPr>{number.format(7)}</w:pPr></w:pPrChange>"
    body = numbered("甲。") + p("乙。", number.format(0) + was)
    assert both(body, numbering=NUMBERING) == (
        ["第一条 甲。", "第二条 乙。"],
        ["第一条 甲。", "乙。"],
    )


def test_cells_that_were_merged_alone_make_two_texts() -> None:
    def cell(text: str, about: str) -> str:
        return f"<w:tr><w:tc><w:tcPr>{about}</w:tcPr>{p(text)}</w:tc></w:tr>"

    mark = f'<w:cellMerge {WHO} w:vMerge="{{}}"/>'
    table = cell("10万元", mark.format("rest")) + cell("", mark.format("cont"))
    data = package(f"<w:tbl>{table}</w:tbl>")
    found = []
    for reading in READINGS:
        unread = read_docx(data, "来稿.docx", reading).unread
        assert unread is not None
        merged = unread.merged()
        assert merged is not None
        found.append(merged.digests)
    assert found == [(), ("1x2",)]
    assert has_tracked_changes(data, "来稿.docx")


def test_a_header_may_be_all_that_was_changed() -> None:
    def header(*inside: str) -> bytes:
        return with_header("".join(inside))

    data = header(deleted("内部"), inserted("公开"))
    assert has_tracked_changes(data, "来稿.docx")
    shown = {}
    for reading in (*READINGS, None):
        unread = read_docx(data, "来稿.docx", reading).unread
        assert unread is not None
        shown[reading] = {one.what: one.digests for one in unread.uncompared()}
    assert shown["rejected"] != shown["accepted"]
    # Beside another file it is read as the newer one, and told.
    assert set(shown[None]) == {"页眉", "页眉、页脚里的修订"}
    assert shown[None]["页眉"] == shown["accepted"]["页眉"]


def with_header(inside: str) -> bytes:
    """A file whose only section shows a header."""
    named = f'<w:headerReference {OFFICE} w:type="default" r:id="r1"/>'
    return zipped(
        {
            "word/document.xml": f"<w:document {W}><w:body>{p('甲。')}"
            f"<w:sectPr>{named}</w:sectPr></w:body></w:document>",
            "word/_rels/document.xml.rels": listed(header="header1.xml"),
            "word/header1.xml": f"<w:hdr {W}><w:p>{inside}</w:p></w:hdr>",
        }
    )
