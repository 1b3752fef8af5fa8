"""Lines of pages become paragraphs again; page numbers and running heads stay apart."""

from __future__ import annotations

from policypress.importing.pdf.lines import Page, PdfLine, Word
from policypress.importing.pdf.paragraphs import paragraphs_of

EM = 16.0
LEFT, FULL = 100.0, 10  # a line has room for ten characters


def line(text, number, page=1, indent=0.0, top=None, height=EM):
    """A line of characters one em wide, its words parted at blanks."""
    words = []
    left = LEFT + indent * EM
    for word in text.split("|"):
        right = left + len(word) * height
        if word.strip():
            words.append(Word(word, left, right))
        left = right
    top = 120.0 + number * 30 if top is None else top
    return PdfLine(tuple(words), page, number, top, height)


def page(*lines):
    return Page(2 * LEFT + FULL * EM, 800.0, lines)


def texts(*pages):
    return [text for text, _ in paragraphs_of(pages).texts]


def test_a_paragraph_goes_on_over_full_lines_and_pages():
    first = page(
        line("本办法所称", 1, indent=2),
        line("器是指为企业提供", 2),
        line("第一条为支持孵化", 3, indent=2),
        line("器在本区设立和发展壮", 4),
    )
    second = page(
        line("大，制定本办法。", 1, page=2),
        line("第二条本办法适用", 2, page=2, indent=2),
        line("于孵化器。", 3, page=2),
    )
    assert texts(first, second) == [
        "本办法所称",
        "器是指为企业提供",
        "第一条为支持孵化器在本区设立和发展壮大，制定本办法。",
        "第二条本办法适用于孵化器。",
    ]


def test_page_numbers_and_running_heads_are_set_apart():
    pages = [
        page(
            line("云湾区公报2025年第3期", 1, number, top=20.0),
            line(f"第{'一二'[number - 1]}页的字。", 2, number),
            line(f"—{number}—", 3, number, top=770.0),
        )
        for number in (1, 2)
    ]
    found = paragraphs_of(pages)
    assert [text for text, _ in found.texts] == [
        "第一页的字。",
        "第二页的字。",
    ]
    assert [one.text for one in found.aside] == [
        "云湾区公报2025年第3期",
        "—1—",
        "云湾区公报2025年第3期",
        "—2—",
    ]


def test_lines_of_a_title_are_one_and_not_joined_to_the_text():
    found = texts(
        page(
            line("云湾区", 1, indent=3.5, height=22.0),
            line("办法", 2, indent=4, height=22.0),
            line("（2025年）", 3, indent=2.5),
            line("第一条这一行字是满的", 4),
            line("接着写。", 5),
        )
    )
    assert found == [
        "云湾区办法",
        "（2025年）",
        "第一条这一行字是满的接着写。",
    ]


def test_letters_set_apart_are_words_without_blanks():
    wide = line("总| |则| |第| |一| |章", 1)
    assert wide.text == "总则第一章"
    assert not wide.is_row


def test_a_row_of_a_table_stays_alone_and_is_told():
    found = paragraphs_of(
        [
            page(
                line("甲类|　　　|十万元", 1),
                line("乙类|　　　|五万元", 2),
                line("下面是正文的一行", 3),
            )
        ]
    )
    assert [text for text, _ in found.texts] == [
        "甲类 十万元",
        "乙类 五万元",
        "下面是正文的一行",
    ]
    assert len(found.rows) == 2


def test_nothing_gives_nothing():
    assert texts(page()) == []
