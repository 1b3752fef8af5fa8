"""The marks of a reviewer are read as Word, WPS and LibreOffice write them."""

from __future__ import annotations

from lxml import etree

from policypress.word.formats import read_formats
from policypress.word.marked import Anchor, read_marked
from policypress.word.package_reader import DOCUMENT, Package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HAND = 'w:author="张三" w:date="2026-11-28T10:00:00Z"'


def package(body: str) -> Package:
    """A file with that body."""
    text = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return Package(roots={DOCUMENT: etree.fromstring(text)})


def run(words: str) -> str:
    """A run."""
    return f"<w:r><w:t>{words}</w:t></w:r>"


def moved(kind: str, words: str, name: str) -> str:
    """Words that moved, with the range around the mark as Word writes it."""
    start = f'<w:{kind}RangeStart w:id="1" w:name="{name}" {HAND}/>'
    mark = f'<w:{kind} w:id="2" {HAND}>{run(words)}</w:{kind}>'
    return f'{start}{mark}<w:{kind}RangeEnd w:id="1"/>'


def test_both_ends_of_a_move_bear_its_name():
    paragraphs = read_marked(
        package(
            f"<w:p>{run('甲')}{moved('moveFrom', '乙', 'move7')}</w:p>"
            f"<w:p>{moved('moveTo', '乙', 'move7')}{run('丙')}</w:p>"
        )
    )
    pieces = [
        (one.text, one.state, one.move)
        for paragraph in paragraphs
        for one in paragraph.pieces
    ]
    assert pieces == [
        ("甲", "kept", ""),
        ("乙", "deleted", "move7"),
        ("乙", "inserted", "move7"),
        ("丙", "kept", ""),
    ]


def test_a_range_that_begins_within_the_mark_is_libreoffice_s():
    start = f'<w:moveFromRangeStart w:id="1" w:name="a" {HAND}/>'
    end = '<w:moveFromRangeEnd w:id="1"/>'
    gone = f"<w:pPr><w:rPr><w:moveFrom {HAND}/></w:rPr></w:pPr>"
    (first, second) = read_marked(
        package(
            f"<w:p>{gone}<w:moveFrom {HAND}>{start}{run('乙')}</w:moveFrom>{end}</w:p>"
            f"<w:p>{run('丙')}</w:p>"
        )
    )
    assert [one.move for one in (*first.pieces, first.end)] == ["a", "a"]
    assert [one.move for one in (*second.pieces, second.end)] == ["", ""]


def test_a_range_over_paragraphs_names_them_all():
    start = f'<w:moveToRangeStart w:id="1" w:name="b" {HAND}/>'
    end = '<w:moveToRangeEnd w:id="1"/>'
    new = f"<w:pPr><w:rPr><w:moveTo {HAND}/></w:rPr></w:pPr>"
    words = [f"<w:moveTo {HAND}>{run(one)}</w:moveTo>" for one in "甲乙"]
    paragraphs = read_marked(
        package(
            f"{start}<w:p>{new}{words[0]}</w:p><w:p>{new}{words[1]}</w:p>{end}"
            f"<w:p><w:ins {HAND}>{run('丙')}</w:ins></w:p>"
        )
    )
    names = [one.move for made in paragraphs for one in made.pieces]
    assert names == ["b", "b", ""]
    assert [one.end.move for one in paragraphs] == ["b", "b", ""]


def test_what_only_looks_otherwise_changes_no_word_and_is_listed():
    look = f'<w:rPr><w:b/><w:rPrChange w:id="3" {HAND}><w:rPr/></w:rPrChange></w:rPr>'
    flow = f'<w:pPr><w:jc w:val="center"/><w:pPrChange w:id="4" {HAND}><w:pPr/></w:pPrChange></w:pPr>'
    file = package(
        f"<w:p>{flow}<w:r>{look}<w:t>甲</w:t></w:r></w:p><w:p>{run('乙')}</w:p>"
    )
    assert not any(one.is_changed for one in read_marked(file))
    (change,) = read_formats(file)
    assert (change.words, change.by.author) == ("甲", "张三")


def table(*rows: str) -> str:
    """A table; each row has the XML of its cells."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(*content: str) -> str:
    return f"<w:tc>{''.join(content)}</w:tc>"


def test_a_paragraph_knows_its_table_row_and_column():
    inner = table(cell("<w:p/>"))
    gone = f"<w:trPr><w:del {HAND}/></w:trPr>"
    first = table(
        cell("<w:p/>") + cell("<w:p/>", inner, "<w:p/>"),
        f"{gone}{cell('<w:p/>')}",
    )
    second = table(f"<w:trPr/>{cell('<w:p/>')}")
    found = read_marked(package(f"<w:p/>{first}<w:p/>{second}"))
    assert [(one.cell, one.row.state) for one in found] == [
        ((), "kept"),
        ((0, 0, 0), "kept"),
        ((0, 0, 1), "kept"),
        ((1, 0, 0), "kept"),
        ((0, 0, 1), "kept"),
        ((0, 1, 0), "deleted"),
        ((), "kept"),
        ((2, 0, 0), "kept"),
    ]
    assert [one.is_changed for one in found] == [False] * 5 + [True] + [
        False
    ] * 2


def test_signs_words_and_hands_are_told_apart():
    other = HAND.replace("张三", "李四")
    (made,) = read_marked(
        package(
            f'<w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr>{run("甲")}'
            "<w:r><w:tab/><w:br/><w:cr/><w:noBreakHyphen/></w:r>"
            "<w:r><w:instrText>PAGE</w:instrText></w:r>"
            f"<w:ins {HAND}>{run('乙')}</w:ins><w:ins {HAND}>{run('丙')}</w:ins>"
            f"<w:ins {other}>{run('丁')}</w:ins>"
            f"<w:ins {HAND}><w:del {other}>{run('戊')}</w:del></w:ins>"
            f"<w:del {HAND}><w:ins {other}>{run('己')}</w:ins></w:del></w:p>"
        )
    )
    assert [(one.text, one.state, one.by.author) for one in made.pieces] == [
        ("甲\t\v\v-", "kept", ""),
        ("乙丙", "inserted", "张三"),
        ("丁", "inserted", "李四"),
        ("戊", "deleted", ""),
        ("己", "deleted", "张三"),
    ]
    assert made.pieces[1].by.date == "2026-11-28T10:00:00Z"
    assert made.text(without="deleted") == "甲\t\v\v-乙丙丁"
    assert made.text(without="inserted") == "甲\t\v\v-己"
    assert (made.style, made.end.state) == ("a3", "kept")


def test_a_bookmark_and_a_comment_know_from_where_to_where():
    paragraphs = read_marked(
        package(
            f'<w:p>{run("甲")}<w:bookmarkStart w:id="1" w:name="b"/>'
            f'<w:commentRangeStart w:id="1"/><w:del {HAND}>{run("乙")}</w:del>'
            f'<w:bookmarkEnd w:id="1"/>{run("丙")}</w:p>'
            f'<w:p>{run("丁")}<w:commentRangeEnd w:id="1"/>'
            '<w:bookmarkEnd w:id="9"/></w:p>'
        )
    )
    first, second = paragraphs
    assert first.bookmarks == [Anchor("b", 1, 2)]
    assert first.comments == [Anchor("1", 1, None)]
    assert (second.bookmarks, second.comments) == ([], [])
