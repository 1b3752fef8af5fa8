"""A reader opens the page in a browser, on paper or with a screen reader; an attacker has written the source."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.document import (
    Cell,
    Contents,
    Document,
    Field,
    LineBreak,
    Mark,
    Origin,
    PageBreak,
    Paragraph,
    Section,
    Table,
    Text,
)
from policypress.findings import Place
from policypress.render.html import fragment, render

VOID = {"meta", "br", "col", "input"}


class Tree(HTMLParser):
    """Reads a page, checks that every tag is closed, and remembers tags and words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open, self.tags, self.words = [], [], ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data

    def find(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


def origin(name: str) -> Origin:
    return Origin(name, Place("policy/a.yaml", 3))


def para(words: str, role: str = "body", **options) -> Paragraph:
    return Paragraph(role, (Text(words),), **options)


def document(*blocks, **options) -> Document:
    return Document("甲", "若干措施", blocks, **options)


def page(*blocks, marks: bool = False, **options) -> Tree:
    return Tree(
        render(document(*blocks, **options), None, marks=marks).decode()
    )


def test_headings_follow_the_outline_and_keep_their_role():
    found = page(
        para("若干措施", "title", level=1),
        para("一、总则", "chapter", level=2, anchor="c1"),
        para("正文。"),
    )
    assert found.find("h1") == [{"class": "title"}]
    assert found.find("h2") == [{"id": "c1", "class": "chapter"}]
    assert found.find("p") == [{"class": "body"}]
    assert found.find("html") == [{"lang": "zh-CN"}]


def test_a_title_outside_the_outline_is_the_heading_of_the_page():
    volume = page(
        para("申报指南汇编", "title"),
        para("一、项目", "chapter", level=2),
        para("附录", "title"),
    )
    assert volume.find("h1") == [{"class": "title"}]
    notice = page(para("通知", "title", level=1), para("又名", "title"))
    assert len(notice.find("h1")) == 1


def test_a_run_in_heading_is_a_heading_and_its_text_is_not():
    block = Paragraph(
        "clause-heading",
        (Text("（一）奖励。", "run-in"), Text("给予100万元。")),
        level=3,
        anchor="m1",
    )
    html = fragment(document(Contents(3), block))
    assert (
        '<h3 class="run-in"><span class="run-in">（一）奖励。</span></h3>\n<p>给予100万元。</p>'
        in html
    )
    assert '<a href="#m1">（一）奖励</a>' in html


def test_paragraphs_and_figures_know_their_source():
    block = Paragraph(
        "body",
        (
            Text("最高"),
            Text("100万元", origin=origin("m#cap"), mark=Mark("published")),
            Text("。", origin=origin("m#p")),
        ),
        origin("m#p"),
    )
    html = fragment(document(block))
    assert (
        '<p class="body" data-source="m#p">最高<span data-source="m#cap">100万元</span>。</p>'
        in html
    )


def test_marks_highlight_open_figures_with_their_reason():
    block = Paragraph(
        "body",
        (
            Text("100万元", mark=Mark("proposed", "拟定：参照市级")),
            Text("5项", mark=Mark("published")),
        ),
    )
    found = page(block, marks=True)
    assert found.find("mark") == [
        {
            "class": "proposed",
            "title": "拟定：参照市级",
            "aria-description": "拟定：参照市级",
        }
    ]
    assert page(block).find("mark") == []


def test_tables_are_told_to_screen_readers():
    table = Table(
        (
            (Cell((para("措施"),), rows=2), Cell((para("标准"),), span=2)),
            (Cell((), rows=0), Cell((para("市"),)), Cell((para("区"),))),
            (
                Cell((para("甲"),)),
                Cell((para("一"), para("二"))),
                Cell((para("三"),)),
            ),
        ),
        header=2,
        widths=(1, 1, 2),
        caption="对照",
    )
    found = page(table)
    assert [
        t for t, _ in found.tags if t in ("caption", "thead", "tbody")
    ] == [
        "caption",
        "thead",
        "tbody",
    ]
    assert found.find("th") == [
        {"scope": "col", "rowspan": "2"},
        {"scope": "colgroup", "colspan": "2"},
        {"scope": "col"},
        {"scope": "col"},
    ]
    assert [c["style"] for c in found.find("col")] == [
        "width: 25.00%",
        "width: 25.00%",
        "width: 50.00%",
    ]
    assert len(found.find("td")) == 3 and found.words.count("二") == 1


def test_contents_become_navigation():
    found = page(
        Contents(2),
        para("一、总则", "chapter", level=2, anchor="policy#c 1"),
        para("小节", level=3, anchor="x"),
    )
    assert found.find("nav") == [{"class": "contents", "aria-label": "目录"}]
    assert [a["href"] for a in found.find("a")] == ["#policy%23c%201"]


def test_fields_are_labelled_and_cannot_be_sent():
    fields = tuple(
        Field(kind, f"f-{kind}", "名称", "请填写", ("甲", "乙"))
        for kind in ("text", "multiline", "date", "choice", "check")
    )
    found = page(Paragraph("body", fields))
    controls = [
        a for name in ("input", "textarea", "select") for a in found.find(name)
    ]
    assert len(controls) == 5 and all(
        "disabled" in a and a["aria-label"] == "名称" for a in controls
    )
    assert found.find("form") == [] and "乙" in found.words
    blanks = fragment(document(Paragraph("body", fields)), form=False)
    assert "input" not in blanks and "□甲　□乙" in blanks


@pytest.mark.parametrize(
    "link, kept",
    [
        ("https://www.sz.gov.cn/a?b=1&c=2", True),
        ("mailto:a@b.cn", True),
        ("#m1", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,x", False),
        ("//evil.example", False),
        ("http://a\nb", False),
        (" javascript:x", False),
        ('https://a" onclick="x', False),
    ],
)
def test_only_harmless_links_are_links(link, kept):
    found = page(Paragraph("body", (Text("看", link=link),)))
    assert [a["href"] for a in found.find("a")] == ([link] if kept else [])
    assert "看" in found.words


HOSTILE = "\"><script>alert(1)</script><img src=x onerror=y>' &amp; \x00"


def test_hostile_text_is_only_text():
    evil = origin(HOSTILE)
    blocks = (
        Paragraph(
            HOSTILE,
            (
                Text(
                    HOSTILE, HOSTILE, evil, Mark("proposed", HOSTILE), HOSTILE
                ),
                LineBreak(),
            ),
            evil,
            2,
            HOSTILE,
        ),
        Table(
            ((Cell((para(HOSTILE, HOSTILE),)),),),
            caption=HOSTILE,
            role=HOSTILE,
            name=HOSTILE,
        ),
        Contents(),
        Paragraph(
            "p", (Field("choice", HOSTILE, HOSTILE, HOSTILE, (HOSTILE,)),)
        ),
    )
    found = Tree(
        render(
            Document("甲", HOSTILE, blocks, draft=HOSTILE, author=HOSTILE),
            None,
            marks=True,
        ).decode()
    )
    assert found.find("script") == [] and found.find("img") == []
    assert not any(
        name.startswith("on")
        for _, attributes in found.tags
        for name in attributes
    )
    assert HOSTILE.rstrip("\x00") in found.words


@given(
    st.lists(st.tuples(st.text(max_size=20), st.text(max_size=10)), max_size=4)
)
def test_any_words_come_back_as_they_were(items):
    shown = "".join(
        c for words, _ in items for c in words if c >= " " and c not in "\x7f"
    )
    html = fragment(
        document(
            Paragraph(
                "body", tuple(Text(words, role) for words, role in items)
            )
        )
    )
    words = Tree(html).words.removesuffix("\n")
    assert "".join(c for c in words if c >= " ") == shown


def test_no_request_leaves_the_page():
    text = render(document(para("正文")), None).decode()
    assert "default-src 'none'" in text.replace("&#x27;", "'")
    assert not any(
        word in text
        for word in ("@import", "url(", "src=", "<link", "<script")
    )


def test_landscape_parts_and_page_breaks_reach_the_printer():
    html = fragment(
        document(
            para("甲"),
            Section(True),
            para("乙"),
            Section(False),
            PageBreak(),
            para("丙"),
        )
    )
    assert html == (
        '<p class="body">甲</p>\n<section class="landscape">\n<p class="body">乙</p>\n</section>\n'
        '<p class="body new-page">丙</p>\n'
    )
    assert Tree(fragment(document(para("甲"), landscape=True))).find(
        "section"
    ) == [{"class": "landscape"}]


def test_a_draft_says_so():
    assert '<p class="draft">草案</p>' in fragment(
        document(para("甲"), draft="草案")
    )
