"""Markdown to the document tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.compose.markdown.blocks import Builder
from policypress.compose.markdown.markers import (
    NEW_PARAGRAPH,
    Nodes,
    Span,
    escape,
    line_mark,
    take_line_marks,
)
from policypress.compose.markdown.parser import parse
from policypress.compose.sandbox.errors import BadMarkdown
from policypress.document import (
    Contents,
    Field,
    LineBreak,
    Mark,
    Origin,
    PageBreak,
    Paragraph,
    Section,
    Text,
    plain,
)
from policypress.findings import Place

ORIGIN = Origin(
    "measures/a#paragraphs.main", Place("policy/measures/a.yaml", 3, 5)
)
FIGURE = Origin(
    "measures/a#supports.b.amount.value", Place("policy/measures/a.yaml", 9, 7)
)


def build(markdown: str, nodes: Nodes | None = None) -> tuple:
    text, lines = take_line_marks(markdown)
    return Builder(nodes or Nodes(), lines).build(parse(text))


def test_headings_take_the_roles_of_an_official_document() -> None:
    roles = [
        (b.role, b.level)
        for b in build(
            "# 标题\n\n## 一、章\n\n### （一）节\n\n#### 1.目\n\n正文"
        )
    ]
    assert roles == [
        ("title", 1),
        ("chapter", 2),
        ("clause-heading", 3),
        ("heading3", 4),
        ("body", 0),
    ]


def test_a_container_names_the_style_of_its_paragraphs() -> None:
    first, second = build("::: signature\n某某局\n:::\n\n正文")
    assert (first.role, second.role) == ("signature", "body")


def test_a_figure_keeps_its_origin_inside_emphasis() -> None:
    nodes = Nodes()
    mark = Mark("proposed", "拟定：某理由", 1_000_000, "yuan")
    figure = nodes.wrap("100万元", Span(FIGURE, mark))
    (paragraph,) = build(f"给予**最高{figure}**奖励", nodes)
    assert [(i.text, i.role, i.origin, i.mark) for i in paragraph.inlines] == [
        ("给予", "", None, None),
        ("最高", "strong", None, None),
        ("100万元", "strong", FIGURE, mark),
        ("奖励", "", None, None),
    ]


def test_a_paragraph_takes_the_origin_of_the_clause_in_it() -> None:
    nodes = Nodes()
    (paragraph,) = build(
        "（一）" + nodes.wrap("条文。", Span(ORIGIN, block=True)), nodes
    )
    assert paragraph.origin == ORIGIN
    assert plain(paragraph.inlines) == "（一）条文。"


def test_a_paragraph_of_template_words_takes_the_template_line() -> None:
    nodes = Nodes()
    file = nodes.file_number("templates/x.md")
    (paragraph,) = build(
        f"第一行{line_mark(file, 7)}\n第二行{line_mark(file, 8)}", nodes
    )
    assert paragraph.origin == Origin(
        "templates/x.md:7", Place("templates/x.md", 7, 1)
    )
    assert plain(paragraph.inlines) == "第一行第二行"


def test_chinese_lines_join_without_a_space_and_latin_lines_with_one() -> None:
    assert [plain(p.inlines) for p in build("甲\n乙\n\nopen\nsource")] == [
        "甲乙",
        "open source",
    ]


def test_a_table_says_its_name_widths_and_header_and_cells_may_hold_paragraphs() -> (
    None
):
    nodes = Nodes()
    cell = (
        nodes.wrap("一", Span(ORIGIN, block=True))
        + NEW_PARAGRAPH
        + nodes.wrap("二", Span(FIGURE, block=True))
    )
    rows = f"| 甲 | 乙 |\n|---|---|\n| a\\|b | {cell} |"
    (table,) = build(
        f"::: table name=对照 widths=1,2 role=table-dense\n{rows}\n:::", nodes
    )
    assert (table.name, table.widths, table.role) == (
        "对照",
        (1.0, 2.0),
        "table-dense",
    )
    assert (table.header, len(table.rows)) == (1, 2)
    assert [
        [plain(p.inlines) for p in c.paragraphs] for c in table.rows[1]
    ] == [
        ["a|b"],
        ["一", "二"],
    ]
    assert [p.origin for p in table.rows[1][1].paragraphs] == [ORIGIN, FIGURE]


def test_sections_breaks_and_contents() -> None:
    blocks = build(
        "::: contents 1\n:::\n\n::: landscape\n正文\n:::\n\n---\n\n::: new-page\n:::\n\n# 附件"
    )
    assert blocks[0] == Contents(1)
    assert (
        blocks[1] == Section(True)
        and blocks[3] == Section(False)
        and blocks[4] == PageBreak()
    )
    assert isinstance(blocks[5], Paragraph) and blocks[5].new_page


def test_a_form_field_is_a_field_and_not_its_placeholder() -> None:
    nodes = Nodes()
    field = Field("date", "a.date", "日期", "选择日期", origin=FIGURE)
    (paragraph,) = build(
        "日期：" + nodes.wrap("选择日期", Span(field=field)), nodes
    )
    assert paragraph.inlines == (Text("日期："), field)


def test_lists_are_written_with_literal_numbers() -> None:
    assert [plain(p.inlines) for p in build("1. 甲\n2. 乙\n")] == [
        "1.甲",
        "2.乙",
    ]


def test_a_hard_break_is_a_line_break() -> None:
    (paragraph,) = build("上\\\n下")
    assert paragraph.inlines == (Text("上"), LineBreak(), Text("下"))


def test_headings_have_stable_anchors_that_differ() -> None:
    nodes = Nodes()
    heading = nodes.wrap("标题", Span(ORIGIN, block=True))
    first, second = build(f"# {heading}\n\n# {heading}", nodes)
    assert (first.anchor, second.anchor) == (ORIGIN.id, ORIGIN.id + "~2")


@given(
    st.text(
        st.characters(blacklist_categories=("Cs", "Cc")),
        min_size=1,
        max_size=80,
    )
)
def test_whatever_a_drafter_writes_stays_words(words: str) -> None:
    """Escaped words come out of Markdown exactly as they went in, and never as markup."""
    nodes = Nodes()
    blocks = build("x" + nodes.wrap(escape(words), Span(ORIGIN)) + "x", nodes)
    assert len(blocks) == 1 and isinstance(blocks[0], Paragraph)
    said = plain(blocks[0].inlines)
    kept = "".join(ch for ch in words if not "\ue000" <= ch <= "\ue005")
    assert said == "x" + kept + "x"
    assert all(
        isinstance(i, Text) and not i.role and not i.link
        for i in blocks[0].inlines
    )


def test_hostile_words_cannot_forge_a_marker() -> None:
    assert escape("\ue0000\ue001假\ue002") == "0假"


@pytest.mark.parametrize(
    "line", ["[说明]: 本表数据以年度为准", "[^1]: 同一主体累计"]
)
def test_words_behind_a_bracket_and_a_colon_stay_words(line: str) -> None:
    (block,) = build(line)
    assert plain(block.inlines) == line


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        (
            "| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |",
            "表格第 1 行有 3 格，表头只有 2 格",
        ),
        ("见下图：\n\n![流程](flow.png)", "图片“flow.png”不会印出"),
    ],
)
def test_what_would_be_lost_is_refused(markdown: str, message: str) -> None:
    with pytest.raises(BadMarkdown, match=message):
        build(markdown)


def test_empty_cells_beyond_the_head_are_no_loss() -> None:
    (table,) = build("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | |")
    assert [len(row) for row in table.rows] == [2, 2]


def test_items_of_a_list_have_its_style_and_dots_no_number() -> None:
    first, second, third = build("- 甲\n\n- 乙\n\n正文")
    assert [(one.role, plain(one.inlines)) for one in (first, second)] == [
        ("list", "甲"),
        ("list", "乙"),
    ]
    assert (third.role, plain(third.inlines)) == ("body", "正文")
    numbered = build("3. 甲\n4. 乙\n")
    assert [plain(one.inlines) for one in numbered] == ["3.甲", "4.乙"]


def test_lines_of_code_stand_as_they_are_written() -> None:
    blocks = build("```\n\n  甲  乙\n丙\n```")
    assert [one.inlines for one in blocks] == [
        (Text("", role="code"),),
        (Text("  甲  乙", role="code"),),
        (Text("丙", role="code"),),
    ]
    assert {one.role for one in blocks} == {"plain"}


def test_what_is_said_of_a_table_holds_for_the_tables_in_its_container() -> (
    None
):
    rows = "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |"
    note = "::: table-note\n注\n:::"
    nodes = Nodes()
    home = nodes.wrap("", Span(ORIGIN, block=True))
    inside, _, still, outside = build(
        f":::: table name=表 widths=1,2 from={home}\n{rows}\n\n{note}\n\n"
        f"{rows}\n::::\n\n{rows}",
        nodes,
    )
    said = [(one.name, one.widths, one.origin) for one in (inside, still)]
    assert said == [("表", (1.0, 2.0), ORIGIN)] * 2
    assert (outside.name, outside.widths, outside.origin) == ("", (), None)


def test_a_heading_of_the_template_has_an_anchor_of_its_own() -> None:
    first, second = build("# 甲\n\n# 乙")
    assert (first.anchor, second.anchor) == ("heading", "heading~2")


def test_a_table_may_have_a_caption() -> None:
    rows = "| 甲 |\n|---|\n| 一 |"
    (table,) = build(f"::: table caption=表1\n{rows}\n:::")
    assert table.caption == "表1"


def test_what_cannot_be_laid_out_is_refused_at_its_line() -> None:
    nodes = Nodes()
    file = nodes.file_number("templates/x.md")
    marked = "\n".join(
        f"{line}{line_mark(file, number)}"
        for number, line in enumerate(("| 甲 |", "|---|", "| 一 | 二 |"), 7)
    )
    with pytest.raises(BadMarkdown) as refused:
        build(marked, nodes)
    assert refused.value.place == Place("templates/x.md", 7, 1)
    assert refused.value.hint == (
        "补上表头，或者去掉多余的竖线；格内的竖线写作 \\|"
    )
    with pytest.raises(BadMarkdown) as nowhere:
        build("| 甲 |\n|---|\n| 一 | 二 |")
    assert nowhere.value.place is None


def test_a_row_with_one_filled_cell_heads_the_rows_below_where_a_table_says_so() -> (
    None
):
    rows = "|项目|本区|市级|\n|---|---|---|\n|**甲**| | |\n|金奖|1|2|"
    (table,) = build(f"::: table headings=yes\n{rows}\n:::")
    assert [[cell.span for cell in row] for row in table.rows] == [
        [1, 1, 1],
        [3],
        [1, 1, 1],
    ]
    (plain_table,) = build(f"::: table\n{rows}\n:::")
    assert len(plain_table.rows[1]) == 3


def test_a_table_may_stand_on_paper_only_or_in_workbooks_only() -> None:
    rows = "|甲|\n|---|\n|一|"
    (table,) = build(f"::: table only=workbook\n{rows}\n:::")
    assert table.only == "workbook"
    with pytest.raises(BadMarkdown, match="only 不能写“excel”"):
        build(f"::: table only=excel\n{rows}\n:::")
