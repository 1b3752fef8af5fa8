"""Several reviewers of one text: what they agree on is one proposal, and where they do not
nobody's is taken."""

from __future__ import annotations

from policypress.edit import Edit, NoFile, Put, Remove
from policypress.edit.edit import Step
from policypress.review.agreeing import agree, clashes
from policypress.review.ordering import in_order
from policypress.review.proposal import Kind, Proposal
from policypress.word.marked import Change

FILE = "measures/prize.yaml"
LI, WU = Change("李四", "2026-11-28"), Change("吴六", "2026-11-28")


def put(new: str, loc: str = "title") -> Edit:
    return Edit(FILE, Put((loc,), new))


def proposal(
    by: Change,
    new: str,
    *steps: Step,
    kind: Kind = "words",
    source: str = "",
) -> Proposal:
    """A change of the title by somebody, whose file bears his name."""
    return Proposal(
        kind,
        "measures/prize#title",
        "旧",
        new,
        (by,),
        steps or (put(new),),
        source=source or f"{by.author}.docx",
    )


def test_the_same_change_is_taken_once_from_both():
    one, other = proposal(LI, "甲"), proposal(WU, "甲")
    agree([proposal(LI, "甲", put("丙", "subject")), one, other])
    assert (one.kind, one.authors) == ("words", ["李四", "吴六"])
    assert (other.kind, other.steps) == ("same", ())
    assert other.reason == "与第2处相同，一并采纳"


def test_different_changes_are_both_refused_each_with_the_others_words():
    one, other = proposal(LI, "甲"), proposal(WU, "乙")
    unnamed = proposal(Change("", ""), "丙", source="回稿.docx")
    agree([one, other, unnamed])
    end = "；用 --author 只采纳其中一人的，或在编辑器里改"
    assert one.reason == f"与回稿.docx的修改冲突：丙{end}"
    assert other.reason == f"与李四的修改冲突：甲{end}"
    assert unnamed.reason == f"与李四的修改冲突：甲{end}"
    assert {each.kind for each in (one, other, unnamed)} == {"refused"}


def test_within_one_file_only_figures_are_held_against_each_other():
    words = [proposal(LI, "甲"), proposal(LI, "乙")]
    agree(words)
    assert [one.kind for one in words] == ["words", "words"]
    figures = [proposal(LI, "甲", kind="figure") for _ in range(2)]
    agree(figures)
    assert [one.kind for one in figures] == ["figure", "same"]
    assert figures[1].reason == "与第1处相同，一并采纳"


def test_what_one_removes_another_may_remove_but_not_move():
    gone = Edit(FILE, Remove(("title",)))
    both = [proposal(by, "", gone, kind="removed") for by in (LI, WU)]
    agree(both)
    assert both[1].reason == "与第1处相同，一并采纳"
    moved = [
        proposal(LI, "移到“甲”之后", gone, kind="moved"),
        proposal(WU, "移到“乙”之后", gone, kind="moved"),
    ]
    agree(moved)
    assert "移到“乙”之后" in moved[0].reason
    apart = [
        proposal(LI, "", gone, kind="removed"),
        proposal(WU, "移到“乙”之后", gone, kind="moved"),
    ]
    agree(apart)
    assert [one.kind for one in apart] == ["refused", "refused"]


def test_values_come_first_then_lists_from_their_ends_then_what_is_moved():
    from policypress.edit import Insert, Move, MoveBeside, NewFile, NoFile

    beside = Edit("policy.yaml", MoveBeside(("x",), "a", after="b"))
    first = [
        NewFile("a.yaml", "甲"),
        put("乙"),
        Edit("policy.yaml", Remove(("x", "y"))),
        NoFile("b.yaml"),
    ]
    rows = [
        Edit("policy.yaml", Insert(("rows",), 3, "甲")),
        Edit("policy.yaml", Remove(("rows", 2))),
        Edit("policy.yaml", Move(("rows", 1), 0)),
    ]
    others = [
        Edit("other.yaml", Remove(("rows", 9))),
        Edit("other.yaml", Remove(("rows", 0))),
    ]
    mixed = [beside, rows[1], others[1], first[0], rows[0], *first[1:]]
    assert in_order([*mixed, rows[2], others[0]]) == [
        *first,
        *rows,
        *others,
        beside,
    ]


def test_where_a_half_of_a_change_conflicts_all_of_it_waits():
    words = proposal(LI, "最多", put("最多", "subject"))
    figure, other = proposal(LI, "5万元"), proposal(WU, "6万元")
    for one in (words, figure):
        one.stretches = frozenset({1})
    agree([words, figure, other])
    assert {each.kind for each in (words, figure, other)} == {"refused"}
    assert words.reason == figure.reason


def test_who_deletes_what_another_edits_waits_for_a_decision():
    gone = Edit(FILE, Remove(("title",)))
    removal = proposal(LI, "", gone, kind="removed")
    words, apart = proposal(WU, "甲"), proposal(WU, "丙", put("丙", "subject"))
    same_file = proposal(LI, "乙")
    agree([removal, apart, words, same_file])
    kinds = [one.kind for one in (removal, words, apart, same_file)]
    assert kinds == ["refused", "refused", "words", "refused"]
    assert "删去“旧”" in words.reason and "甲" in removal.reason
    assert [one for one, _ in clashes([removal, apart])] == []


def test_a_file_that_goes_is_in_the_way_of_what_is_changed_in_it():
    removal = proposal(LI, "", NoFile(FILE), kind="removed")
    words = proposal(WU, "甲")
    assert [others for _, others in clashes([removal, words])] == [[words]]
    whole = proposal(WU, "", NoFile(FILE), kind="words")
    assert list(clashes([removal, whole])) == []
