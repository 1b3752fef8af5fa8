"""Enumerations and quotations inside a sentence."""

from __future__ import annotations

import pytest

from policypress.language.listing import joint, quote


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("甲", "乙", "、"),
        ("《甲》", "《乙》", ""),
        ("“甲”", "“乙”", ""),
        ("《甲》（深府规〔2021〕5号）", "《乙》", "、"),
        ("《甲》", "乙", "、"),
        ("甲", "《乙》", "、"),
    ],
)
def test_names_are_enumerated_by_the_punctuation_standard(
    before: str, after: str, between: str
) -> None:
    assert joint(before, after) == between


def test_marks_inside_a_quotation_step_down() -> None:
    assert quote("企业标准“领跑者”") == "“企业标准‘领跑者’”"
