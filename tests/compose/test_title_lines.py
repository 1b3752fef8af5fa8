"""Titles of documents break where the meaning stays whole."""

from __future__ import annotations

from pathlib import Path

from policypress.document import LineBreak, Text, plain
from tests.support.documents import body
from tests.support.small_policy import edited


def test_a_long_title_is_broken_by_meaning_and_keeps_its_origin(
    tmp_path: Path,
) -> None:
    long = edited(
        "policy.yaml",
        (
            "title: 青石区关于促进手艺发展的若干措施",
            "title: 青石区关于促进手工技艺传承和手工艺产业高质量发展的若干措施",
        ),
    )
    (title,) = body(tmp_path, "# {{ p.title }}", long).paragraphs
    lines = plain(title.inlines).split("\n")
    assert len(lines) == 2 and max(map(len, lines)) <= 20
    assert (
        "".join(lines)
        == "青石区关于促进手工技艺传承和手工艺产业高质量发展的若干措施"
    )
    assert title.origin and title.origin.id == "policy#title"


def test_a_title_broken_by_hand_stays_as_it_is(tmp_path: Path) -> None:
    (title,) = body(tmp_path, "::: title\n甲\\\n乙\n:::").paragraphs
    assert title.role == "title"
    assert [type(item) for item in title.inlines] == [Text, LineBreak, Text]
