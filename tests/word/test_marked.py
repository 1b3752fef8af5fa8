"""The marks of a reviewer are read as Word, WPS and LibreOffice write them."""

from __future__ import annotations

from lxml import etree

from policypress.word.formats import read_formats
from policypress.word.marked import read_marked
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
