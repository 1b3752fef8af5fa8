"""Which paragraphs became which, by the characters that they have in common."""

from __future__ import annotations

from policypress.review.pairing import Pair, pairs


def test_half_of_the_characters_are_enough_and_less_is_not():
    assert pairs(["甲乙丙丁"], ["甲乙戊己"]) == [Pair(0, 1, 0, 1)]
    assert pairs(["甲乙丙丁子"], ["甲乙戊己丑"]) == []


def test_a_common_name_pairs_what_has_no_word_in_common():
    assert pairs(["甲乙丙丁"], ["戊己庚辛"], {(0, 0)}) == [Pair(0, 1, 0, 1)]
