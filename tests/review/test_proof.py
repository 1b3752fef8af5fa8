"""After the edits our document says what came back: where it does not, that is told, unless
it was refused or follows from what was changed."""

from __future__ import annotations

from policypress.edit import Edit, Put
from policypress.review.basis import Basis
from policypress.review.proof import Difference, differences
from policypress.review.proposal import Proposal
from policypress.review.sources import Printed, Span
from tests.support.proposals import basis_of_ours, ours, replaced

CAP = ("supports", "contest", "limits", "cap_year", "at_most")


def of(texts: list[str]) -> Basis:
    """Our document where it says this, each paragraph of the node it is of."""
    basis = basis_of_ours()
    paragraphs = [
        Printed(
            text,
            tuple(Span(0, len(text), one.path) for one in old.spans[:1]),
            old.cell,
        )
        for text, old in zip(texts, basis.paragraphs, strict=True)
    ]
    return Basis(paragraphs, basis.files, "")


def told(after: list[str], theirs: list[str], *made: Proposal):
    return differences(of(after), theirs, of(ours()), made)


def test_the_same_words_are_no_difference_whatever_their_numbers():
    numbered = replaced("（六）主管", "（九）主管")
    assert told(ours(), numbered) == []
    assert told(ours(), [*numbered, "", "　"]) == []
    behind = [*ours()]
    behind[10] += "（责任单位：文化局）"
    assert told(ours(), behind) == []


def test_other_words_are_told_from_both_sides():
    theirs = replaced("真实性", "合法性")
    assert told(ours(), theirs) == [
        Difference("申报单位对材料的真实性负责。", ""),
        Difference("", "申报单位对材料的合法性负责。"),
    ]
    without = [one for one in ours() if "真实性" not in one]
    assert told(ours(), without) == [
        Difference("申报单位对材料的真实性负责。", "")
    ]
    more = [*ours()[:11], "一段。", *ours()[11:]]
    assert told(ours(), more) == [Difference("", "一段。")]


def test_what_is_made_may_differ_but_not_what_stands_beside_it():
    assert told(replaced("符合（一）", "符合（二）"), ours()) == []
    theirs = replaced("符合（一）的，按照", "符合（二）的，依照")
    assert len(told(ours(), theirs)) == 2


def test_a_refused_change_is_no_difference_of_its_paragraph():
    theirs = replaced("真实性", "合法性")
    number = next(n for n, one in enumerate(ours()) if "真实性" in one)
    refused = Proposal(
        "refused",
        "x",
        ours()[number],
        theirs[number],
        reason="甲",
        numbers=(number,),
    )
    assert told(ours(), theirs, refused) == []
    beside = Proposal(
        "words", "x", "", "", numbers=(number,), printed=(theirs[number],)
    )
    short = Proposal("refused", "x", "负责", "", numbers=(number,))
    assert told(ours(), theirs, short) != []
    assert told(ours(), theirs, short, beside) == []


def test_a_figure_that_one_place_changes_may_stand_unchanged_elsewhere():
    step = Edit("measures/prize.yaml", Put(CAP, "30万元"))
    made = Proposal("figure", "x", "40万元", "30万元", steps=(step,))
    theirs = replaced("最高30万元", "最高40万元")
    basis = basis_of_ours()
    assert differences(basis, theirs, basis, [made]) == []
    assert len(differences(basis, theirs, basis, [])) == 2
    words = Proposal("words", "x", "40万元", "30万元", steps=(step,))
    assert len(differences(basis, theirs, basis, [words])) == 2
    assert differences(basis, ours(), basis, [words]) == []


def test_a_changed_figure_says_nothing_but_what_it_is_or_was():
    step = Edit("measures/prize.yaml", Put(CAP, "30万元"))
    made = Proposal("figure", "x", "40万元", "30万元", steps=(step,))
    basis = basis_of_ours()
    other = replaced("最高30万元", "最高30万元半")
    assert len(differences(basis, other, basis, [made])) == 2


def test_a_figure_may_be_written_otherwise_by_the_reviewer():
    step = Edit("measures/prize.yaml", Put(CAP, "30万元"))
    theirs = replaced("最高30万元", "最高三十万元")
    basis = basis_of_ours()
    made = Proposal(
        "figure", "x", "40万元", "30万元", steps=(step,), said="三十万元"
    )
    assert differences(basis, theirs, basis, [made]) == []
    same = Proposal("same", "x", "30万元", "三十万元")
    assert differences(basis, theirs, basis, [same]) == []
