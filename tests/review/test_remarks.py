"""Comments of a returned file stand where they were made, with their answers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lxml import etree

from policypress.review.remarks import Said, said
from policypress.word.marked import Anchor, Change, MarkedParagraph, Piece
from policypress.word.remarks import COMMENTS, EXTENDED, Remark

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
DATE = "2026-11-28"
HAND = Change("张三", DATE)


def package(*names: str, **answers: str) -> Any:
    """A file with comments of these numbers. answers: which one answers which."""
    comments = "".join(
        f'<w:comment w:id="{name}" w:author="司法局" w:date="{DATE}">'
        f'<w:p w14:paraId="p{name}"><w:r><w:t>意见{name}</w:t></w:r></w:p>'
        "</w:comment>"
        for name in names
    )
    replies = "".join(
        f'<w15:commentEx w15:paraId="p{one[1:]}" w15:paraIdParent="p{other}"/>'
        for one, other in answers.items()
    )
    roots = {
        COMMENTS: f"<w:comments {SPACES}>{comments}</w:comments>",
        EXTENDED: f"<w15:commentsEx {SPACES}>{replies}</w15:commentsEx>",
    }
    parsed = {name: etree.fromstring(text) for name, text in roots.items()}
    return SimpleNamespace(roots=parsed)


def remark(name: str, answers: str = "") -> Remark:
    return Remark(name, "司法局", DATE, f"意见{name}", answers)


def basis(*paths: str) -> Any:
    paragraphs = [SimpleNamespace(path=path) for path in paths]
    return SimpleNamespace(paragraphs=paragraphs, texts=list(paths))


def paragraph(*pieces: Piece, end: str = "kept", **at: tuple[int, int]) -> Any:
    """A paragraph with comments from one place to another, each named with c before."""
    comments = [Anchor(name[1:], *places) for name, places in at.items()]
    mark = Piece("\n", end, HAND)  # type: ignore[arg-type]
    return MarkedParagraph(list(pieces), mark, comments=comments)


def test_a_comment_is_about_what_it_is_attached_to_with_its_answers():
    first = paragraph(
        Piece("申报单位"),
        Piece("应当", "inserted", HAND),
        Piece("对材料负责。"),
        c2=(2, 6),
        c1=(0, 2),
    )
    found = said(
        [first],
        package("1", "2", "3", "4", c3="1", c4="1"),
        basis("x#text"),
    )
    answers = (remark("3", "1"), remark("4", "1"))
    assert found == [
        Said(remark("2"), "x#text", "单位应当", 0),
        Said(remark("1"), "x#text", "申报", 0, answers),
    ]


def test_it_is_about_the_paragraph_of_ours_in_which_it_stands():
    """A paragraph that came has none of its own, and what came last is of the last."""
    paragraphs = [
        paragraph(Piece("甲"), end="inserted", c1=(0, 1)),
        paragraph(Piece("乙"), c2=(0, 1)),
        paragraph(Piece("丙"), end="deleted", c3=(0, 1)),
        paragraph(Piece("丁"), c4=(0, 1)),
    ]
    found = said(paragraphs, package("1", "2", "3", "4"), basis("a", "b"))
    assert [(one.words, one.node, one.number) for one in found] == [
        ("甲", "a", 0),
        ("乙", "a", 0),
        ("丙", "b", 1),
        ("丁", "b", 1),
    ]


def test_what_is_attached_to_nothing_comes_last_and_nothing_twice():
    both = [
        paragraph(Piece("甲"), c2=(0, 1), c7=(0, 1)),
        paragraph(Piece("乙"), c2=(0, 1), c3=(0, 1)),
    ]
    found = said(both, package("1", "2", "3", c3="1"), basis("a", "b"))
    assert found == [
        Said(remark("2"), "a", "甲", 0),
        Said(remark("1"), "", "", 0, (remark("3", "1"),)),
    ]
    assert said(both, SimpleNamespace(roots={}), basis("a")) == []
