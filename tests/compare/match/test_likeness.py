"""How alike two texts are, and which pairs are looked at in very large ones."""

from __future__ import annotations

import pytest

from policypress.compare.match import likeness
from policypress.compare.match.likeness import Likeness, grams

APPLY = "申请人应当提交申请书、营业执照和项目说明。"
DECIDE = "主管部门应当在二十日内作出决定，并书面通知。"


def test_likeness_is_the_share_of_character_pairs_that_both_have() -> None:
    assert grams("甲乙丙") == {"甲乙", "乙丙"} and grams("甲") == {"甲"}
    found = Likeness({3: "甲乙丙"}, {5: "甲乙丁"}).pairs
    assert found == {(3, 5): 0.5}
    assert Likeness({0: "甲乙"}, {0: "丙丁"}).pairs == {}


def test_what_many_texts_say_makes_none_alike() -> None:
    """应当依照有关规定 in each of ten clauses weighs less than rarer words."""
    common = "应当依照有关规定"
    old = {index: f"{common}{chr(0x4E00 + index) * 4}" for index in range(10)}
    alone = Likeness({0: old[0]}, {0: f"{common}甲乙丙丁"}).pairs[0, 0]
    among = Likeness(old, {0: f"{common}甲乙丙丁"}).pairs
    assert among.get((0, 0), 0) < alone


def test_in_a_very_large_comparison_the_likeliest_are_still_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Only the candidate that shares most is weighed, once enough were weighed."""
    monkeypatch.setattr(likeness, "_MOST_WEIGHED", -1)
    monkeypatch.setattr(likeness, "_LIKELIEST", 1)
    old = {0: DECIDE[:12] + APPLY[:8], 1: APPLY, 2: DECIDE}
    found = Likeness(old, {0: APPLY, 1: DECIDE[:-2]}).pairs
    assert set(found) == {(1, 0), (2, 1)} and found[1, 0] == 1
    same = {0: APPLY, 1: APPLY}
    assert set(Likeness(same, {0: APPLY}).pairs) == {(0, 0)}


def test_a_pair_of_characters_that_too_many_texts_have_leads_to_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(likeness, "_FOLLOWED", 2)
    texts = dict.fromkeys(range(3), "甲乙丙丁")
    assert Likeness(texts, {0: "甲乙丙丁"}).pairs == {}
    del texts[2]
    assert set(Likeness(texts, {0: "甲乙丙丁"}).pairs) == {(0, 0), (1, 0)}
