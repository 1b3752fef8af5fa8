"""Source tags: short, hidden, and computable from the id of a source node alone."""

from __future__ import annotations

import re

from policypress.word import bookmarks


def test_a_tag_is_a_legal_hidden_bookmark_name_of_at_most_forty_characters() -> (
    None
):
    name = bookmarks.name_of(
        "measures/china-patent#support.gold.amount", 10**9
    )
    assert re.fullmatch(r"_[A-Za-z0-9_]+", name) and len(name) <= 40


def test_the_tag_of_a_node_never_changes() -> None:
    assert (
        bookmarks.tag("measures/a#x")
        == bookmarks.tag("measures/a#x")
        != bookmarks.tag("measures/a#y")
    )
    assert bookmarks.tag("measures/a#x") == "aef5ftnkdhjn"


def test_a_tag_is_read_back_from_a_name_even_after_libreoffice_moved_it() -> (
    None
):
    tag = bookmarks.tag("x")
    assert bookmarks.tag_in(bookmarks.name_of("x", 7)) == tag
    assert bookmarks.tag_in(f"_pp_{tag}_7_Copy_1") == tag
    assert (
        bookmarks.tag_in("_Toc123")
        == bookmarks.tag_in(bookmarks.anchor_name("x"))
        == ""
    )
