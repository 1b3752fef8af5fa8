"""Comments of a reviewed file are read with their replies, whatever part is missing."""

from __future__ import annotations

from lxml import etree

from policypress.word.package_reader import Package
from policypress.word.remarks import (
    COMMENTS,
    EXTENDED,
    Remark,
    read_remarks,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)


def comment(number: int, *paragraphs: str) -> str:
    """A comment of 司法局, each paragraph in two runs."""
    lines = "".join(
        f'<w:p w14:paraId="P{number}{at}"><w:r><w:t>{words[:1]}</w:t></w:r>'
        f"<w:r><w:t>{words[1:]}</w:t></w:r></w:p>"
        for at, words in enumerate(paragraphs)
    )
    return (
        f'<w:comment w:id="{number}" w:author="司法局" w:date="2026-03-0{number}">'
        f"{lines}</w:comment>"
    )


def package(*comments: str, extended: str = "") -> Package:
    """A file with these comments, and what is known of who answers whom."""
    parts = {
        COMMENTS: f"<w:comments {SPACES}>{''.join(comments)}</w:comments>"
    }
    if extended:
        parts[EXTENDED] = (
            f"<w15:commentsEx {SPACES}>{extended}</w15:commentsEx>"
        )
    roots = {name: etree.fromstring(text) for name, text in parts.items()}
    return Package(roots=roots)


def test_a_comment_says_who_said_what_and_when_line_by_line():
    found = read_remarks(package(comment(1, "应当删去。", "", "理由如下。")))
    said = Remark("1", "司法局", "2026-03-01", "应当删去。\n理由如下。")
    assert found == {"1": said}


def test_a_reply_names_any_paragraph_of_what_it_answers_and_may_settle_it():
    known = (
        '<w15:commentEx w15:paraId="unknown" w15:done="1"/>'
        '<w15:commentEx w15:paraId="P11" w15:done="1"/>'
        '<w15:commentEx w15:paraId="P20" w15:paraIdParent="P11" w15:done="0"/>'
        '<w15:commentEx w15:paraId="P30" w15:paraIdParent="gone" w15:done="true"/>'
        '<w15:commentEx w15:paraId="P40"/>'
    )
    lines = [comment(1, "甲甲", "乙乙")]
    lines += [comment(number, "同意。") for number in (2, 3, 4)]
    found = read_remarks(package(*lines, extended=known))
    assert [
        (one.identity, one.answers, one.done) for one in found.values()
    ] == [
        ("1", "", True),
        ("2", "1", False),
        ("3", "", True),
        ("4", "", False),
    ]


def test_a_comment_that_says_nothing_of_itself_is_a_comment():
    bare = f'<w:comments xmlns:w="{W}"><w:comment/></w:comments>'
    file = Package(roots={COMMENTS: etree.fromstring(bare)})
    assert read_remarks(file) == {"": Remark("", "", "", "")}


def test_a_file_without_comments_has_none():
    assert read_remarks(Package()) == {}
