"""Tracked changes as Word XML."""

from __future__ import annotations

from policypress.word.revisions import (
    Who,
    former_properties,
    mark,
    move_range,
    tracked,
)
from policypress.word.runs import run

WHO = Who("甲<乙>", "2026-03-01T09:00:00Z")
SIGNED = 'w:author="甲&lt;乙&gt;" w:date="2026-03-01T09:00:00Z"'


def test_a_revision_is_signed_and_numbered() -> None:
    assert (
        tracked("ins", 3, WHO, run("增"))
        == f'<w:ins w:id="3" {SIGNED}>{run("增")}</w:ins>'
    )


def test_deleted_words_are_words_of_their_own_kind() -> None:
    assert run("删\t去", element="delText") == (
        '<w:r><w:delText xml:space="preserve">删</w:delText><w:tab/><w:delText xml:space="preserve">去</w:delText></w:r>'
    )


def test_a_mark_and_a_former_properties_have_no_words() -> None:
    assert mark("moveTo", 4, WHO) == f'<w:moveTo w:id="4" {SIGNED}/>'
    assert former_properties(5, WHO, "body") == (
        f'<w:pPrChange w:id="5" {SIGNED}><w:pPr><w:pStyle w:val="body"/></w:pPr></w:pPrChange>'
    )


def test_the_two_ends_of_a_range_share_their_number() -> None:
    assert move_range("moveFrom", 6, WHO, "move1") == (
        f'<w:moveFromRangeStart w:id="6" {SIGNED} w:name="move1"/>',
        '<w:moveFromRangeEnd w:id="6"/>',
    )
