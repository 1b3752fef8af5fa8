"""One text however it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.compare.text.typography import core, fold, spaces


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第一章　总　则", "第一章 总则"),
        ("（一）甲", "(一)甲"),
        ("甲，乙", "甲、乙"),
        ("二〇二四", "二○二四"),
        ("二零二四", "二〇二四"),
        ("“甲”", '"甲"'),
        ("１０万元", "10万元"),
        ("《甲》、《乙》", "《甲》《乙》"),
        ("〔2024〕1号", "[2024]1号"),
        ("５０％", "50%"),
    ],
)
def test_only_typography_differs(one, other):
    assert core(one) == core(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("应当", "可以"),
        ("10万元", "100万元"),
        ("AI expert", "AIexpert"),
        ("甲。乙", "甲，乙"),
    ],
)
def test_substance_is_not_typography(one, other):
    assert core(one) != core(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第一章　总　则", ["　", "　"]),
        ("《甲》、《乙》", ["、"]),
        ("“甲”、“乙”", ["、"]),
        ("甲、乙", []),
        ("AI expert", []),
        ("10 万元", [" "]),
    ],
)
def test_what_is_only_typography_in_itself(text, found):
    assert [text[start:end] for start, end in spaces(text)] == found
    bare = text
    for blank in set(found):
        bare = bare.replace(blank, "")
    assert core(text) == fold(bare)


@given(st.text())
def test_folding_keeps_every_position(text):
    assert len(fold(text)) == len(text)
