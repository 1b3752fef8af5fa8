"""What stands inside a paragraph: emphasis, code, links, breaks, pictures, fields."""

from __future__ import annotations

from markdown_it.token import Token

from policypress.compose.markdown.inlines import InlineBuilder
from policypress.compose.markdown.markers import NEW_PARAGRAPH, Nodes, Span
from policypress.compose.markdown.parser import inline
from policypress.document import (
    Field,
    LineBreak,
    Mark,
    Origin,
    PageNumberOf,
    Text,
)
from policypress.findings import Place

CLAUSE = Origin("measures/a#paragraphs.main", Place("policy/a.yaml", 3, 5))
FIGURE = Origin("measures/a#amount.value", Place("policy/a.yaml", 9, 7))
OTHER = Origin("measures/b#amount.value", Place("policy/b.yaml", 9, 7))


def build(words: str, nodes: Nodes | None = None) -> tuple:
    """The inlines of some Markdown."""
    spans = (nodes or Nodes()).spans
    return InlineBuilder(spans).build(inline(words))[0]


def test_words_take_the_style_that_is_open_and_lose_it_when_it_ends() -> None:
    assert build("甲**乙*丙*丁**戊*己*`庚`") == (
        Text("甲"),
        Text("乙", "strong"),
        Text("丙", "emphasis"),
        Text("丁", "strong"),
        Text("戊"),
        Text("己", "emphasis"),
        Text("庚", "code"),
    )


def test_a_link_keeps_its_address_as_long_as_it_is_open() -> None:
    assert build("见[办法](https://example.gov.cn/a)第三条") == (
        Text("见"),
        Text("办法", link="https://example.gov.cn/a"),
        Text("第三条"),
    )


def test_a_picture_in_a_cell_leaves_its_words() -> None:
    assert build("甲![示意图](a.png)乙") == (Text("甲示意图乙"),)


def test_lines_are_joined_as_what_stands_beside_them_asks() -> None:
    nodes = Nodes()
    latin = nodes.wrap("open\nsource", Span(FIGURE))
    # Between Han and Latin there is no space, between Latin words there is one; the
    # words before and after the figure are not written twice.
    assert build(f"甲{latin}乙", nodes) == (
        Text("甲"),
        Text("open source", origin=FIGURE),
        Text("乙"),
    )
    ends = nodes.wrap("GB\n", Span(OTHER))
    assert build(f"见{ends}9704", nodes) == (
        Text("见"),
        Text("GB ", origin=OTHER),
        Text("9704"),
    )
    begins = nodes.wrap("\n9704", Span(OTHER))
    assert [one.text for one in build(f"GB{begins}号", nodes)] == [
        "GB",
        " 9704",
        "号",
    ]


def test_neighbours_become_one_text_only_where_nothing_tells_them_apart() -> (
    None
):
    nodes = Nodes()
    mark = Mark("proposed", "拟定：理由")
    one = nodes.wrap("1万元", Span(FIGURE, mark))
    again = nodes.wrap("2万元", Span(FIGURE, mark))
    settled = nodes.wrap("3万元", Span(FIGURE))
    other = nodes.wrap("4万元", Span(OTHER, mark))
    found = build(f"{one}{again}{settled}{other}", nodes)
    assert [text.text for text in found] == ["1万元2万元", "3万元", "4万元"]


def test_the_first_clause_among_the_words_makes_the_paragraph() -> None:
    nodes = Nodes()
    clause = nodes.wrap("条文", Span(CLAUSE, block=True))
    second = nodes.wrap("又一条", Span(OTHER, block=True))
    tokens = inline(f"（一）{clause}{second}")
    inlines, origin = InlineBuilder(nodes.spans).build(tokens)
    assert origin == CLAUSE
    # The words themselves carry no origin: their paragraph has it.
    assert inlines == (Text("（一）条文又一条"),)


def test_a_field_or_a_page_number_stands_for_its_words() -> None:
    nodes = Nodes()
    field = Field("text", "a.name", "名称", "填写", origin=FIGURE)
    page = PageNumberOf("measures/a")
    form = nodes.wrap("填写", Span(field=field))
    number = nodes.wrap("12", Span(page=page))
    found = build(f"名称{form}，见第{number}页\\\n完", nodes)
    assert found == (
        Text("名称"),
        field,
        Text("，见第"),
        page,
        Text("页"),
        LineBreak(),
        Text("完"),
    )


def test_a_style_of_the_look_goes_before_that_of_markdown() -> None:
    nodes = Nodes()
    run_in = nodes.wrap("标题", Span(role="run-in"))
    assert build(f"**{run_in}正文**", nodes) == (
        Text("标题", "run-in"),
        Text("正文", "strong"),
    )


def test_what_ends_without_having_begun_changes_nothing() -> None:
    tokens = [Token("span_close", "", -1), Token("text", "", 0, content="甲")]
    assert InlineBuilder([]).build(tokens) == ((Text("甲"),), None)
    assert NEW_PARAGRAPH not in str(build(f"甲{NEW_PARAGRAPH}"))


def test_a_line_end_with_nothing_behind_it_is_no_space() -> None:
    nodes = Nodes()
    field = Field("text", "a.name", "名称", "填写", origin=FIGURE)
    last = nodes.wrap("GB\n", Span(FIGURE))
    form = nodes.wrap("填写", Span(field=field))
    assert build(last, nodes) == (Text("GB", origin=FIGURE),)
    assert build(f"{last}{form}", nodes) == (Text("GB", origin=FIGURE), field)
    first = nodes.wrap("\nGB", Span(FIGURE))
    assert build(f"{form}{first}", nodes) == (field, Text("GB", origin=FIGURE))


def test_emphasis_may_begin_a_line_with_a_bracket() -> None:
    assert build("**(a)** b") == (Text("(a)", "strong"), Text(" b"))
