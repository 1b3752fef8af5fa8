"""A file came back without marks: what became of each paragraph is told by its words."""

from __future__ import annotations

from random import Random
from time import process_time

from policypress.review.lines import Added, Gone, Kept
from policypress.review.untracked import compared_groups

OURS = [
    "第一条　为规范补助的管理，制定本办法。",
    "申请人应当如实提交材料，并对材料的真实性负责。",
    "主管部门应当在十日内审核，并将结果告知申请人。",
    "补助资金应当专款专用。",
    "本办法由区文旅局解释。",
]


def lines(groups):
    """What stands in place of which paragraphs."""
    return [
        (group.numbers, [line.text(OURS) for line in group.lines])
        for group in groups
    ]


def test_a_paragraph_that_was_edited_is_known_again():
    theirs = [*OURS]
    theirs[1] = theirs[1].replace("真实性", "真实性、合法性")
    (group,) = [
        one
        for one in compared_groups(OURS, theirs)
        if not one.is_unchanged(OURS)
    ]
    assert lines([group]) == [([1], [theirs[1]])]
    assert [
        one.text for one in group.lines[0].tokens if isinstance(one, Added)
    ]


def test_a_split_paragraph_is_one_paragraph_in_two_lines():
    first, second = "申请人应当如实提交材料。", "申请人对材料的真实性负责。"
    theirs = [OURS[0], first, second, *OURS[2:]]
    groups = compared_groups(OURS, theirs)
    assert ([1], [first, second]) in lines(groups)
    (group,) = [one for one in groups if len(one.lines) == 2]
    assert [line.numbers for line in group.lines] == [[1], [1]]


def test_joined_paragraphs_are_one_line_of_both():
    joined = OURS[1].replace("。", "，") + OURS[2]
    theirs = [OURS[0], joined, *OURS[3:]]
    groups = compared_groups(OURS, theirs)
    assert ([1, 2], [joined]) in lines(groups)
    (group,) = [one for one in groups if one.numbers == [1, 2]]
    kept = {
        one.number for one in group.lines[0].tokens if isinstance(one, Kept)
    }
    gone = {
        one.number for one in group.lines[0].tokens if isinstance(one, Gone)
    }
    assert kept == {1, 2} and gone <= {1}


def test_what_came_and_what_went_is_not_taken_for_a_split():
    theirs = [OURS[0], "区财政局负责预算的安排。", *OURS[2:4]]
    assert lines(compared_groups(OURS, theirs))[1:] == [
        ([1], ["", "区财政局负责预算的安排。"]),
        ([2], [OURS[2]]),
        ([3], [OURS[3]]),
        ([4], [""]),
    ]


def test_every_paragraph_of_a_long_text_may_have_been_changed():
    """A hundred and fifty paragraphs, each edited: they are still told apart, in seconds."""
    rng = Random(15)
    words = [one for text in OURS for one in text]
    ours = ["".join(rng.choices(words, k=80)) for _ in range(150)]
    theirs = [f"{text[:40]}依法{text[40:]}" for text in ours]
    started = process_time()
    groups = compared_groups(ours, theirs)
    assert process_time() - started < 5
    assert [one.numbers for one in groups] == [[one] for one in range(150)]
    assert [one.lines[0].text(ours) for one in groups] == theirs
