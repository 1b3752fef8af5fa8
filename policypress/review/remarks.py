"""What reviewers said beside the text (批注): each comment with the node it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from policypress.review.basis import Basis
from policypress.word.marked import MarkedParagraph
from policypress.word.package_reader import Package
from policypress.word.remarks import Remark, read_remarks


class Said(Struct, frozen=True):
    """A comment with its answers. node: the path of what it is about, "" for words of a
    template; words: what it is attached to; number: the paragraph of ours."""

    remark: Remark
    node: str
    words: str
    number: int
    answers: tuple[Remark, ...] = ()


def said(
    paragraphs: Sequence[MarkedParagraph],
    package: Package,
    basis: Basis,
) -> list[Said]:
    """The comments of a file in the order of the text; those attached to nothing
    last."""
    remarks = read_remarks(package)
    found: list[Said] = []
    placed: set[str] = set()
    for number, paragraph in _numbered(paragraphs, len(basis.texts)):
        for anchor in paragraph.comments:
            remark = remarks.get(anchor.name)
            if remark is None or remark.answers or anchor.name in placed:
                continue
            placed.add(anchor.name)
            text = "".join(piece.text for piece in paragraph.pieces)
            words = text[anchor.start : anchor.end]
            node = basis.paragraphs[number].path
            answers = _answers(remark, remarks)
            found.append(Said(remark, node, words, number, answers))
    for identity, remark in remarks.items():
        if identity not in placed and not remark.answers:
            answers = _answers(remark, remarks)
            found.append(Said(remark, "", "", 0, answers))
    return found


def _answers(
    remark: Remark,
    remarks: dict[str, Remark],
) -> tuple[Remark, ...]:
    """The replies to a comment."""
    return tuple(
        one for one in remarks.values() if one.answers == remark.identity
    )


def _numbered(
    paragraphs: Sequence[MarkedParagraph],
    count: int,
) -> Iterator[tuple[int, MarkedParagraph]]:
    """The paragraphs with the number of the one of ours in which they stand."""
    number = 0
    for paragraph in paragraphs:
        yield min(number, count - 1), paragraph
        number += paragraph.end.state != "inserted"
