"""A composed document becomes a Word file."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from policypress.document import (
    Block,
    Cell,
    Contents,
    Document,
    Field,
    LineBreak,
    PageBreak,
    PageNumberOf,
    Paragraph,
    Section,
    Table,
    Text,
)
from policypress.render.docx import render, write_dotx
from policypress.render.docx.arrange import is_heading
from policypress.render.docx.paragraphs import gap
from policypress.word import bookmarks
from tests.support.verify_word import verify
from tests.support.word_files import body, document, figure, look, para, part

RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def everything() -> Document:
    """One of each."""
    row = tuple(
        Cell((para("table-cell", words, node=f"cell/{words}"),))
        for words in ("甲", "乙", "丙")
    )
    kinds = ("text", "multiline", "date", "choice", "check")
    fields = [
        Field(kind, f"f{kind}", kind, "", ("一", "二", "一")) for kind in kinds
    ]
    blocks: list[Block] = [
        para("masthead", "某某区人民政府文件"),
        para("doc-number", "某府规〔2026〕1号"),
        para(
            "title",
            "关于促进质量发展的",
            LineBreak(),
            "若干措施",
            level=1,
            node="title",
        ),
        Contents(2),
        PageBreak(),
        para("chapter", "一、“总则”", level=2, anchor="c1", node="c1"),
        para(
            "clause",
            Text("（一）质量奖。", "run-in"),
            figure("100万元", "a"),
            figure("50万元", "b", "unknown"),
            level=3,
        ),
        Section(True),
        Table((row, row), 1, (1, 2, 3), caption="表1"),
        Section(False),
        para(
            "body",
            "见第",
            PageNumberOf("c1"),
            "页",
            Text("网址", link="https://example.org/政策?a=<b>"),
        ),
        para("attachment-note", "附件：1.申请表"),
        para("signature", "某某区人民政府"),
        para("date-line", "2026年3月1日"),
        para("attachment-label", "附件1"),
        Table(((Cell((para("field-label", *fields),)),),), 0, role="form"),
        PageBreak(),
        Table(((Cell((), span=2),), (Cell(()),)), 0),
        Section(True),
        Section(False),
        para("imprint", "抄送：某某。"),
        para("imprint", "某某办公室\t2026年3月1日印发"),
    ]
    return document(
        *blocks,
        draft="（草案）",
        author="起草组",
        properties={"来源": "policy", "a": "<b>"},
    )


@pytest.mark.parametrize("marks", [False, True])
@pytest.mark.parametrize("name", ["gbt9704", "windows", "gbt9704-wps"])
def test_a_file_with_everything_in_it_has_no_faults(
    name: str, marks: bool
) -> None:
    assert verify(render(everything(), look(name), marks=marks)) == []


def test_a_template_of_a_look_has_no_faults_and_holds_its_styles() -> None:
    data = write_dotx(look())
    assert verify(data) == []
    assert "template.main+xml" in part(data, "[Content_Types].xml")
    assert 'w:val="公文正文"' in part(data, "word/styles.xml")


def test_a_template_stands_upright_and_holds_one_empty_paragraph() -> None:
    story = part(write_dotx(look()))
    assert story.count("<w:p>") == 1 and "landscape" not in story


def test_only_paragraphs_are_headings() -> None:
    row = (Cell((para("table-cell", "甲", level=1),)),)
    assert not is_heading(Table((row,)), 2)
    assert not is_heading(Contents(2), 2)
    assert is_heading(para("chapter", "甲", level=2), 2)
    assert not is_heading(para("body", "甲"), 2)


def test_what_a_field_shows_is_what_was_asked_for() -> None:
    field = Field("text", "name", "姓名", "照身份证填写")
    assert "照身份证填写" in body(para("body", field))
    assert "请填写姓名" in body(para("body", Field("text", "name", "姓名")))


def test_the_small_paragraph_that_word_demands_is_one_point_high() -> None:
    height = (
        '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    )
    inside = f'<w:snapToGrid w:val="0"/>{height}'
    assert gap() == f"<w:p><w:pPr>{inside}</w:pPr></w:p>"
    assert gap(new_page=True, mark="<w:ins/>", section="<w:sectPr/>") == (
        f"<w:p><w:pPr><w:pageBreakBefore/>{inside}"
        "<w:rPr><w:ins/></w:rPr><w:sectPr/></w:pPr></w:p>"
    )


def test_every_part_of_the_file_has_a_relationship_of_its_own() -> None:
    data = render(everything(), look(), marks=True)
    for name in ("_rels/.rels", "word/_rels/document.xml.rels"):
        ids = re.findall(r' Id="([^"]*)"', part(data, name))
        assert len(set(ids)) == len(ids) and "None" not in ids


def test_an_empty_document_is_a_file_too() -> None:
    assert verify(render(document(), look())) == []


def test_python_docx_opens_it_and_sees_words_styles_and_properties() -> None:
    import docx

    file = docx.Document(io.BytesIO(render(everything(), look())))
    chapter = next(
        p
        for p in file.paragraphs
        if p.text.startswith("一、“总则”") and p.style.style_id == "chapter"
    )
    assert chapter.style.name == "一级标题"
    assert [cell.text for cell in file.tables[0].rows[0].cells] == [
        "甲",
        "乙",
        "丙",
    ]
    properties = file.core_properties
    assert (properties.title, properties.author, properties.comments) == (
        "样例文件",
        "起草组",
        "（草案）",
    )
    assert properties.content_status == "草案"


def test_the_bytes_are_the_same_in_another_process_with_another_hash_seed() -> (
    None
):
    root = Path(__file__).resolve().parents[3]
    code = (
        "import hashlib; from tests.render.docx.test_render import *; "
        "print(hashlib.sha256(render(everything(), look(), marks=True)).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


HOSTILE = "<w:p>]]>&\"'\x00\x0b\ud800\ufffe\u202eRTL\u200f</w:t>\n\t"


def test_hostile_words_never_become_markup() -> None:
    field = Field("choice", HOSTILE, HOSTILE, HOSTILE, (HOSTILE,))
    bad = para(
        "body",
        HOSTILE,
        figure(HOSTILE, HOSTILE, note=HOSTILE),
        field,
        Text("x", link="https://x/" + HOSTILE),
        node=HOSTILE,
        level=1,
        anchor=HOSTILE,
    )
    table = Table(((Cell((bad,)),),), 0, caption=HOSTILE)
    whole = document(
        Contents(1),
        bad,
        table,
        draft=HOSTILE,
        author=HOSTILE,
        subject=HOSTILE,
        properties={"x": HOSTILE},
    )
    data = render(whole, look(), marks=True)
    assert verify(data) == []
    story = part(data)
    assert (
        "&lt;w:p&gt;]]&gt;&amp;" in story
        and "\x00" not in story
        and "\u202eRTL" in story
    )


def test_a_paragraph_is_as_plain_as_it_can_be() -> None:
    assert body(para("plain", "甲")) == f"<w:p>{RUN.format('甲')}</w:p>"
    assert (
        body(para("body", "甲"))
        == f'<w:p><w:pPr><w:pStyle w:val="body"/></w:pPr>{RUN.format("甲")}</w:p>'
    )


def test_words_of_another_style_name_it() -> None:
    story = body(
        para("body", Text("甲", "strong"), Text("乙", "strong"), "丙")
    )
    assert story.count('<w:rPr><w:rStyle w:val="strong"/></w:rPr>') == 2


def test_what_one_paragraph_has_of_its_own_stands_in_the_order_word_asks() -> (
    None
):
    """CT_PPr is a sequence: style, keepNext, pageBreakBefore, outlineLvl."""
    first = para("body", "甲", level=1, new_page=True)
    story = body(first, para("signature", "某区政府"))
    assert story.startswith(
        '<w:p><w:pPr><w:pStyle w:val="body"/><w:keepNext/><w:pageBreakBefore/>'
        '<w:outlineLvl w:val="0"/></w:pPr>'
    )
    plain = body(para("plain", "甲", new_page=True))
    assert plain.startswith("<w:p><w:pPr><w:pageBreakBefore/></w:pPr>")


def test_a_line_with_a_long_address_is_not_stretched() -> None:
    assert '<w:jc w:val="left"/>' in body(
        para("body", "请登录（https://www.example.gov.cn/portal）申报。")
    )
    assert "<w:jc" not in body(para("body", "请登录（www.example.cn）申报。"))


def test_quotation_marks_and_dashes_ask_for_the_chinese_face() -> None:
    for words in ("“质量”", "‘奖’", "……", "——", "张·三"):
        assert '<w:rFonts w:hint="eastAsia"/>' in body(para("body", words))
    assert "hint" not in body(para("body", "质量100%"))


def test_each_paragraph_and_each_figure_carries_its_source() -> None:
    story = part(
        render(
            document(
                para("body", "奖励", figure("100万元", "n/amount"), node="n")
            ),
            look(),
        )
    )
    outer, inner = bookmarks.tag("n"), bookmarks.tag("n/amount")
    assert (
        story.index(f"_pp_{outer}_")
        < story.index("奖励")
        < story.index(f"_pp_{inner}_")
        < story.index("100万元")
    )


def test_words_with_the_source_of_their_paragraph_need_no_second_tag() -> None:
    story = part(
        render(
            document(para("body", figure("100万元", "n"), node="n")), look()
        )
    )
    assert story.count("<w:bookmarkStart") == 1


def test_marks_show_each_unpublished_figure_with_its_own_comment() -> None:
    block = para(
        "body",
        figure("10万元", "a"),
        figure("10万元", "a"),
        figure("20万元", "b", "unknown", ""),
        figure("30万元", "c", "published"),
    )
    data = render(document(block), look(), marks=True)
    story, comments = part(data), part(data, "word/comments.xml")
    assert (
        story.count('<w:highlight w:val="yellow"/>') == 2
        and story.count('w:fill="FFC7CE"') == 1
    )
    assert (
        comments.count("<w:comment ") == 3
        and comments.count("按市级标准拟定") == 2
        and "数值待核" in comments
    )
    assert (
        'w:author="policypress" w:initials="pp"' in comments
        and "w:date" not in comments
    )


def test_without_marks_nothing_of_them_is_left() -> None:
    data = render(document(para("body", figure("10万元", "a"))), look())
    assert "highlight" not in part(data) and "comment" not in part(
        data
    ) + part(data, "[Content_Types].xml")


def test_the_draft_line_stands_before_the_title() -> None:
    story = body(
        para("doc-number", "文号"), para("title", "标题"), draft="（草案）"
    )
    assert story.index("文号") < story.index("（草案）") < story.index("标题")
    assert "（草案）" in body(para("body", "没有标题"), draft="（草案）")


@pytest.mark.parametrize(
    "opening",
    [
        (PageBreak(), para("title", "标题")),
        (Section(True), para("title", "标题")),
        (para("title", "标题", new_page=True),),
    ],
)
def test_the_draft_line_comes_first_where_the_title_opens_a_page(
    opening: tuple[Block, ...],
) -> None:
    """On the page before it the line would stand alone at the foot."""
    story = body(para("doc-number", "文号"), *opening, draft="（草案）")
    assert story.index("（草案）") < story.index("文号")


def test_a_role_the_look_lacks_is_set_as_body() -> None:
    assert body(para("nonsense", "甲")) == body(para("body", "甲"))


def test_an_outline_level_is_written_where_the_style_has_another() -> None:
    run_in = para("clause", Text("（一）质量奖。", "run-in"), "正文", level=3)
    assert '<w:outlineLvl w:val="2"/>' in body(run_in)
    assert "outlineLvl" not in body(para("chapter", "一、总则", level=2))


def test_a_run_in_heading_stays_below_the_contents() -> None:
    run_in = para("clause", Text("（一）质量奖。", "run-in"), "正文", level=2)
    story = body(Contents(2), para("chapter", "一、总则", level=2), run_in)
    assert '<w:outlineLvl w:val="2"/>' in story
    assert story.count('w:history="1"') == 1


def test_contents_are_a_field_with_linked_entries_whose_pages_word_computes() -> (
    None
):
    filler = [para("body", "字" * 28 * 21)] * 2
    story = body(Contents(1), *filler, para("chapter", "一、总则", level=1))
    assert (
        'w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u '
        in story
    )
    entry = (
        '<w:hyperlink w:anchor="_Toc00000001" w:history="1">'
        + RUN.format("一、总则")
        + "<w:r><w:tab/></w:r>"
    )
    assert entry in story and "PAGEREF _Toc00000001 \\h" in story
    assert 'w:name="_Toc00000001"' in story
    assert RUN.format("3") not in story, "no page before one is measured"
    assert story.count('"begin"') == story.count('"end"') == 2


def test_a_page_number_points_at_the_anchor_and_vanishes_without_one() -> None:
    name = bookmarks.anchor_name("c1")
    story = body(
        para("body", "第", PageNumberOf("c1"), PageNumberOf("gone"), "页"),
        para("chapter", "总则", anchor="c1"),
    )
    assert (
        f"PAGEREF {name} \\h" in story
        and f'w:name="{name}"' in story
        and story.count("PAGEREF") == 1
    )
    assert RUN.format("1") in story, "the page on which it stands"


def test_only_web_and_mail_addresses_become_links() -> None:
    data = render(
        document(
            para(
                "body",
                Text("网", link="https://x.cn/政?a=1"),
                Text("坏", link="javascript:x"),
            )
        ),
        look(),
    )
    assert 'Target="https://x.cn/%E6%94%BF?a=1" TargetMode="External"' in part(
        data, "word/_rels/document.xml.rels"
    )
    assert part(data).count("<w:hyperlink") == 1


@pytest.mark.parametrize(
    "tail",
    [
        (),
        (PageBreak(),),
        (Section(False),),
        (PageBreak(), Section(True), Section(False)),
    ],
)
def test_nothing_at_the_end_makes_an_empty_page(
    tail: tuple[Block, ...],
) -> None:
    story = part(render(document(para("body", "甲"), *tail), look()))
    assert (
        story.count("<w:sectPr>") == 1
        and story.count("<w:p>") == 1
        and "pageBreakBefore" not in story
    )


def test_a_landscape_part_returns_to_upright_pages_without_an_empty_paragraph() -> (
    None
):
    whole = document(
        para("body", "甲"),
        Section(True),
        para("body", "乙"),
        Section(False),
        para("body", "丙"),
    )
    story = part(render(whole, look()))
    turns = [
        piece.split("</w:sectPr>")[0]
        for piece in story.split("<w:sectPr>")[1:]
    ]
    assert ["landscape" in turn for turn in turns] == [False, True, False]
    assert (
        all("footerReference" in turn for turn in turns)
        and story.count("<w:p>") == 3
    )


def test_a_document_may_begin_on_a_landscape_page() -> None:
    for whole in (
        document(Section(True), para("body", "甲")),
        document(para("body", "甲"), landscape=True),
    ):
        story = part(render(whole, look()))
        assert (
            story.count("<w:sectPr>") == 1 and 'w:orient="landscape"' in story
        )


def test_a_page_break_is_a_property_of_what_follows() -> None:
    assert body(para("body", "甲"), PageBreak(), para("body", "乙")) == body(
        para("body", "甲"), Paragraph("body", (Text("乙"),), new_page=True)
    )


def test_a_long_document_takes_time_and_ids_in_proportion() -> None:
    story = part(
        render(
            document(*[para("body", "甲", node=f"n{i}") for i in range(2000)]),
            look(),
        )
    )
    assert (
        f'<w:bookmarkStart w:id="2000" w:name="_pp_{bookmarks.tag("n1999")}_2000"/>'
        in story
    )
