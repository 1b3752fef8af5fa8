"""Enumerations, titles and quotations inside a sentence."""

from __future__ import annotations

import pytest

from policypress.language.listing import book_title, enumerate_names, quote


@pytest.mark.parametrize(
    ("names", "last", "sentence"),
    [
        ([], "", ""),
        (["甲"], "和", "甲"),
        (["甲", "乙"], "", "甲、乙"),
        (["甲", "乙"], "和", "甲和乙"),
        (["甲", "乙", "丙"], "和", "甲、乙和丙"),
        (["《甲》", "《乙》", "《丙》"], "", "《甲》《乙》《丙》"),
        (["《甲》", "《乙》", "《丙》"], "和", "《甲》《乙》和《丙》"),
        (["“甲”", "“乙”"], "", "“甲”“乙”"),
        (
            ["《甲》（深府规〔2021〕5号）", "《乙》"],
            "",
            "《甲》（深府规〔2021〕5号）、《乙》",
        ),
        (["《甲》", "乙"], "", "《甲》、乙"),
        (["甲", "《乙》"], "", "甲、《乙》"),
    ],
)
def test_names_are_enumerated_by_the_punctuation_standard(
    names: list[str], last: str, sentence: str
) -> None:
    assert enumerate_names(names, last=last) == sentence


def test_an_enumeration_may_end_with_et_cetera() -> None:
    assert enumerate_names(["甲", "乙", "丙"], end="等方面") == "甲、乙、丙等方面"
    assert enumerate_names([], end="等方面") == ""


def test_marks_inside_a_title_or_a_quotation_step_down() -> None:
    assert book_title("关于印发《若干措施》的通知") == "《关于印发〈若干措施〉的通知》"
    assert quote("企业标准“领跑者”") == "“企业标准‘领跑者’”"
