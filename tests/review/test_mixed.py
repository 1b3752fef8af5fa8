"""Of a file in which only some changes are tracked, the marks are believed where they say
everything."""

from __future__ import annotations

from random import Random

from policypress.review.lines import Added, tracked_groups
from policypress.review.mixed import mixed_groups
from policypress.word.marked import Change, MarkedParagraph, Piece

HAND = Change("张三", "2026-11-28")
OURS = [
    f"第{number}条　主管部门应当办理第{number}件事项。" for number in range(9)
]


def paragraph(text: str) -> MarkedParagraph:
    """One without marks."""
    return MarkedParagraph([Piece(text)] if text else [])


def marked(text: str, words: str) -> MarkedParagraph:
    """One with words inserted at its end."""
    return MarkedParagraph([Piece(text), Piece(words, "inserted", HAND)])


def without_insertions(paragraphs) -> list[str]:
    """What the file says without its marks."""
    return [one.text("inserted") for one in paragraphs]


def test_marks_keep_their_hand_beside_what_nobody_marked():
    file = [paragraph(one) for one in OURS]
    file[1] = marked(OURS[1], "并公开。")
    file[5] = paragraph(OURS[5].replace("办理", "及时办理"))
    groups = mixed_groups(OURS, without_insertions(file), tracked_groups(file))
    changed = [one for one in groups if not one.is_unchanged(OURS)]
    assert [one.numbers for one in changed] == [[1], [5]]
    hands = [
        token.by.author
        for group in changed
        for token in group.lines[0].tokens
        if isinstance(token, Added)
    ]
    assert hands == ["张三", ""]


def test_whatever_is_marked_and_whatever_is_not_all_words_are_there():
    for seed in range(200):
        rng = Random(seed)
        file = [paragraph(one) for one in OURS]
        for number in rng.sample(range(len(OURS)), 3):
            file[number] = marked(OURS[number], "并公开。")
        for _ in range(rng.randrange(3)):
            at = rng.randrange(len(file))
            change = rng.choice(("edit", "go", "come"))
            if change == "edit":
                file[at] = paragraph(file[at].text("deleted") + "另行规定。")
            elif change == "go":
                del file[at]
            else:
                file.insert(at, paragraph("区财政局安排预算。"))
        groups = mixed_groups(
            OURS, without_insertions(file), tracked_groups(file)
        )
        said = [
            line.text(OURS)
            for group in groups
            for line in group.lines
            if line.text(OURS)
        ]
        assert said == [one.text("deleted") for one in file], seed
        numbers = [one for group in groups for one in group.numbers]
        assert numbers == list(range(len(OURS))), seed
