"""Headings of a text, and which of two guides says how a form is signed."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.compose.views.outline import heading_role
from tests.support.small_policy import edited, policy


@pytest.mark.parametrize(
    ("scheme", "chapters", "roles"),
    [
        ("sections", "", ["chapter", "section"]),
        ("sections", "counted", ["chapter", "section"]),
        ("articles", "", ["chapter-centred", "section-centred"]),
        # 一、 above 第X条 stands where it stands without them.
        ("articles", "counted", ["chapter", "section-centred"]),
    ],
)
def test_headings_are_centred_above_articles_unless_they_are_counted(
    scheme: str, chapters: str, roles: list[str]
) -> None:
    numbering = SimpleNamespace(scheme=scheme, chapters=chapters)
    made: Any = SimpleNamespace(meta=SimpleNamespace(numbering=numbering))
    assert [heading_role(made, depth) for depth in (1, 2)] == roles


def test_a_chapter_knows_its_provisions_and_what_it_is_for(
    tmp_path: Path,
) -> None:
    context = Context(policy(tmp_path), Nodes())
    makers, market = context.chapters[:2]
    assert (makers.id, makers.label, makers.title) == (
        "makers",
        "一、",
        "支持匠人",
    )
    assert (makers.ids, market.ids) == (("prize", "training"), ("city-match",))
    assert [one.id for one in makers.measures] == ["prize", "training"]
    assert "旨在让匠人留得住。" in makers.purpose
    assert (makers.order, market.order, makers.depth) == (1, 2, 1)


def test_who_signs_is_said_by_the_guide_or_else_by_the_common_one(
    tmp_path: Path,
) -> None:
    common = edited(
        "guides/common.yaml",
        ("channel:", "signing: [法定代表人签字]\nchannel:"),
    )
    own = edited(
        "guides/prize.yaml", ("form:\n", "signing: [经办人签字]\nform:\n")
    )
    context = Context(policy(tmp_path, common | own), Nodes())
    printed = {
        one.id: "".join(map(str, one.guide.signing))
        for one in context.measures
        if one.guide
    }
    assert "经办人签字" in printed["prize"]
    assert "法定代表人" not in printed["prize"]
    assert "法定代表人签字" in printed["training"]
