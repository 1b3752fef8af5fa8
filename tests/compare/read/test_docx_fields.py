"""Fields of a Word file: what one shows that keeps no result, and how much of a file one
may hold up that never ends."""

from __future__ import annotations

import pytest

from policypress.compare.read.docx import read_docx
from tests.compare.read.test_docx import p, package
from tests.compare.read.test_docx_kinds import field, run, words
from tests.compare.read.test_docx_tracked import WHO, both
from tests.compare.read.test_docx_variants import (
    lines,
    new_box,
    note,
    par,
    told,
    vml_box,
)

BEGUN = run(
    '<w:fldChar w:fldCharType="begin"/><w:instrText> REF a </w:instrText>'
)
END = run('<w:fldChar w:fldCharType="end"/>')
OPEN = par(BEGUN, words("含税"))
REST = p("第二条　奖励10万元。")
ROW = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_field_that_a_note_leaves_open_holds_up_nothing_behind_the_note(
    kind: str,
) -> None:
    mark = run(f'<w:{kind}Reference w:id="2"/>')
    notes = f'<w:{kind} w:id="2">{OPEN}</w:{kind}>'
    body = par(words("第一条　甲"), mark, words("。")) + REST
    called = "脚注" if kind == "footnote" else "尾注"
    assert lines(body, **{f"{kind}s": notes}) == [
        f"第一条　甲〔{called}：含税〕。",
        "第二条　奖励10万元。",
    ]


@pytest.mark.parametrize("box", [new_box, vml_box])
@pytest.mark.parametrize("inner", [OPEN, par(END, words("含税"))])
def test_a_text_box_has_fields_of_its_own(box, inner: str) -> None:
    held = par(words("甲"), run(box(inner)))
    assert lines(held + REST) == ["甲", "含税", "第二条　奖励10万元。"]
    shown = field("REF a", "乙")
    around = shown.replace(words("乙"), words("乙") + run(box(inner)))
    assert lines(par(around, words("丙")) + REST)[0] == "乙丙"
    assert lines(ROW.format(held + p("乙")) + REST) == [
        "甲\n含税\n乙",
        "第二条　奖励10万元。",
    ]


def test_a_comment_may_leave_a_field_open() -> None:
    body = par(words("甲"), run('<w:commentReference w:id="2"/>')) + REST
    comments = f'<w:comment w:id="2" w:author="某">{OPEN}</w:comment>'
    read = read_docx(package(body, comments=comments), "来稿.docx")
    assert [one.text for one in read.lines] == ["甲", "第二条　奖励10万元。"]
    assert read.unread and read.unread.remarks[0].text == "含税"


def test_a_field_whose_end_a_change_takes_away_ends_for_that_text() -> None:
    gone = f"<w:del {WHO}>{END}</w:del>"
    body = par(BEGUN, words("甲"), gone, words("乙")) + REST
    rejected, accepted = both(body)
    assert accepted == ["甲乙", "第二条　奖励10万元。"]
    assert rejected[-1] == "第二条　奖励10万元。"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r"EQ \o\ac(○,1)", "①"),
        (r"SYMBOL 254 \f Wingdings", "☑"),
        ("MACROBUTTON NoMacro 甲类企业", "甲类企业"),
        ("AUTONUM", "〔自动编号域 AUTONUM〕"),
        ("REF a", ""),
        ("PAGE", ""),
    ],
)
@pytest.mark.parametrize("result", ["", " "])
def test_a_field_with_an_empty_result_shows_what_its_code_draws(
    code: str, shown: str, result: str
) -> None:
    complex_field = lines(par(words("第"), field(code, result), words("类")))
    assert complex_field == [f"第{result}{shown}类"]
    simple = f'<w:fldSimple w:instr="{code}">{words("")}</w:fldSimple>'
    assert lines(par(words("第"), simple, words("类"))) == [f"第{shown}类"]


def test_a_code_that_draws_something_else_than_the_result_is_told() -> None:
    """Word may draw it anew, so that two equal results do not mean equal texts."""
    assert "域的代码" in told(par(field(r"EQ \o\ac(○,1)", "②")))
    assert "域的代码" in told(par(field("MACROBUTTON a 甲类", "乙类")))
    assert told(par(field(r"EQ \o\ac(○,1)", "①"))) == ""
    assert told(par(field("REF a", "第三条"))) == ""


def test_a_result_that_is_there_is_what_is_shown() -> None:
    assert lines(par(field(r"EQ \o\ac(○,1)", "②"))) == ["②"]
    tick = run('<w:sym w:font="Wingdings" w:char="F0FE"/>')
    code = field(r"SYMBOL 168 \f Wingdings", "")
    ends = run('<w:fldChar w:fldCharType="end"/>')
    assert lines(par(code.replace(ends, tick + ends))) == ["☑"]


def test_what_a_field_in_a_code_shows_is_a_part_of_that_code() -> None:
    around = field(r"EQ \o\ac(○,|)").split("|")
    inside = field("SEQ a", "7")
    text = around[0] + "</w:instrText></w:r>" + inside
    text += "<w:r><w:instrText>" + around[1]
    assert lines(par(text, words("类"))) == ["⑦类"]


HIDING = "<w:vanish/>"


def test_a_field_begins_and_ends_where_words_do_not_show() -> None:
    end = run('<w:fldChar w:fldCharType="end"/>', HIDING)
    body = par(BEGUN, end, words("甲")) + REST
    assert lines(body) == ["甲", "第二条　奖励10万元。"]
    drawn = field(r"EQ \o\ac(○,1)").replace("<w:rPr>", f"<w:rPr>{HIDING}")
    assert lines(par(words("甲"), drawn)) == ["甲"]
    assert "设为隐藏" in told(par(words("甲"), drawn))
    index = field("XE 索引").replace("<w:rPr>", f"<w:rPr>{HIDING}")
    assert told(par(words("甲"), index)) == ""


def test_a_note_in_a_code_does_not_show() -> None:
    notes = f'<w:footnote w:id="2">{p("注")}</w:footnote>'
    body = par(BEGUN, note(2), run("<w:tab/>"), END, words("甲"))
    assert lines(body, footnotes=notes) == ["甲"]
