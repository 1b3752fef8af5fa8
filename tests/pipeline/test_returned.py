"""A table of contents comes back with the numbers of its pages, which nobody typed."""

from __future__ import annotations

from types import SimpleNamespace

from policypress.pipeline.returned import Returned, matched, rejected
from policypress.review.lines import Kept
from policypress.word.marked import Change, MarkedParagraph, Piece

OURS = ["一、申报条件\t", "二、办理\t", "期限为10日。"]


def returned(*paragraphs: list[Piece]) -> Returned:
    """A file that says it is of nobody."""
    made = [MarkedParagraph(pieces) for pieces in paragraphs]
    return Returned("回稿.docx", made, SimpleNamespace())


def test_numbers_of_pages_in_the_contents_are_no_change():
    file = returned(
        [Piece("一、申报条件\t"), Piece("1"), Piece("2")],
        [Piece("二、办理\t3")],
        [
            Piece("期限为"),
            Piece("10日", "deleted", Change("张三")),
            Piece("。"),
        ],
    )
    groups = matched(file, SimpleNamespace(texts=OURS))
    assert file.witness == "exact" and rejected(file.paragraphs) == OURS
    assert groups[0].lines[0].tokens == [Kept(0, 0, len(OURS[0]))]


def test_numbers_that_somebody_typed_stay():
    mark = Change("张三")
    file = returned(
        [Piece("一、申报条件\t")],
        [Piece("二、办理\t"), Piece("4", "inserted", mark)],
        [Piece("期限为10日。")],
    )
    groups = matched(file, SimpleNamespace(texts=OURS))
    assert file.witness == "exact"
    assert not groups[1].is_unchanged(OURS)
