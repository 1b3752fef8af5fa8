"""条序自动编号: a number is left to a Word list only where counting gives it in both texts."""

from __future__ import annotations

import re

from policypress.compare.proof import prove
from policypress.render.redline import render
from tests.support.texts import AUTHOR, DATE, changed, part, shorthand
from tests.support.verify_revisions import verify_revisions
from tests.support.verify_word import verify
from tests.support.word_files import look

JOINED = "第一条 甲方应当守约。乙方应当诚信。\n第二条 丙方应当保密。"
PARTED = "第一条 甲方应当守约。\n（一）乙方应当诚信。\n第二条 丙方应当保密。"


def redline(old: str, new: str) -> bytes:
    """The redline with automatic numbers, proven and free of faults."""
    changes = changed(old, new)
    data = render(changes, look(), author=AUTHOR, date=DATE, auto_numbers=True)
    assert prove(changes, {"修订稿.docx": data}) == []
    assert verify(data) == [] and verify_revisions(data) == []
    return data


def lists(data: bytes) -> list[list[str]]:
    """The lists of each paragraph: that it is in, then that it was in."""
    paragraphs = re.findall(r"<w:p>.*?</w:p>", part(data))
    return [re.findall(r'<w:numId w:val="(\d+)"', text) for text in paragraphs]


def test_a_clause_that_becomes_two_paragraphs_has_a_list_for_each_level() -> (
    None
):
    data = redline(JOINED, PARTED)
    assert shorthand(data) == [
        "甲方应当守约。 [ins]",
        "乙方应当诚信。",
        "丙方应当保密。",
    ]
    assert lists(data) == [["1"], ["2", "1"], ["1"]]
    texts = r'<w:lvlText w:val="([^"]*)"'
    assert re.findall(texts, part(data, "word/numbering.xml")) == [
        "第%1条 ",
        "（%1）",
    ]


def test_two_paragraphs_that_become_one_clause_give_back_their_numbers() -> (
    None
):
    data = redline(PARTED, JOINED)
    assert shorthand(data)[:2] == ["甲方应当守约。 [del]", "乙方应当诚信。"]
    assert lists(data) == [["1"], ["1", "2"], ["1"]]


def test_a_number_that_no_list_writes_stays_words_in_both_texts() -> None:
    """第三条 could be counted, 第二条之一 could not: neither is left to a list."""
    old = "第一条 甲。\n第二条 乙方应当守约。\n第三条 丙方应当诚信。\n第四条 丁。"
    assert shorthand(redline(old, old.replace("第三条", "第二条之一"))) == [
        "甲。",
        "乙方应当守约。",
        "-第三条-+第二条之一+ 丙方应当诚信。",
        "丁。",
    ]


def test_paragraphs_that_each_text_joins_otherwise_leave_the_numbers_before_them() -> (
    None
):
    ends = ("第一条 总则。\n第二条 甲方应当守约。", "\n第三条 施行。")
    old = "\n乙方应当诚信。丙方应当保密。".join(ends)
    new = "乙方应当诚信。\n丙方应当保密。".join(ends)
    data = redline(old, new)
    assert lists(data) == [["1"], ["1"], [], ["1"]]
