"""Paragraphs that one text or both join are counted together or not at all."""

from __future__ import annotations

from policypress.render.redline.blocks import (
    Status,
    TrackedParagraph,
    TrackedTable,
    TrackedWords,
)
from policypress.render.redline.paragraph_groups import paragraph_groups


def words(text: str, status: Status = "") -> TrackedWords:
    return TrackedWords(status, "", text, "", None)


def number(text: str, status: Status = "") -> TrackedWords:
    return TrackedWords(status, "", text, "", "item")


def paragraph(
    *parts: TrackedWords, mark: Status = "", former: str = "body"
) -> TrackedParagraph:
    return TrackedParagraph(parts, mark, "body", former)


def test_a_number_has_the_style_of_its_paragraph_in_each_text() -> None:
    """Where the style changes, so does the list: its numbers look otherwise."""
    block = paragraph(number("（一）"), words("甲"), former="heading")
    (group,) = paragraph_groups([block])
    sides = group.numbers[0]
    assert group.counted and sides["new"] and sides["old"]
    assert sides["new"][0].style == "body"
    assert sides["old"][0].style == "heading"


def test_a_number_behind_joined_words_is_not_counted() -> None:
    """甲（一）乙 in one text is 甲 and （一）乙 in the other."""
    blocks = [
        paragraph(words("甲"), mark="ins"),
        paragraph(number("（一）"), words("乙")),
    ]
    (group,) = paragraph_groups(blocks)
    assert not group.counted and group.places == range(2)


def test_a_number_whose_mark_goes_before_a_table_is_not_counted() -> None:
    """Nothing can take the paragraph in: where the mark goes is not written."""
    blocks = [
        paragraph(number("（一）"), words("乙"), mark="del"),
        TrackedTable(()),
        paragraph(words("丙")),
    ]
    (group,) = paragraph_groups(blocks)
    assert group.places == range(1) and not group.counted


def test_paragraphs_that_overlap_in_the_two_texts_are_one_group() -> None:
    blocks = [
        paragraph(number("（一）"), words("甲")),
        paragraph(number("（二）"), words("乙"), mark="del"),
        paragraph(words("丙"), mark="ins"),
        paragraph(words("丁")),
        paragraph(number("（三）"), words("戊")),
    ]
    places = [group.places for group in paragraph_groups(blocks)]
    assert places == [range(1), range(1, 4), range(4, 5)]
