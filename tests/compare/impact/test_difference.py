"""How much more or less, in the words of an official table."""

from __future__ import annotations

import pytest

from policypress.compare.impact.difference import difference_text, typed_number
from policypress.compare.impact.entry import Entry
from policypress.findings import Place
from tests.support import small_policy as small


@pytest.fixture
def entry(tmp_path):
    """The entry of a figure of this value."""

    def made(value: str) -> Entry:
        files = small.edited("policy.yaml", ("300多个", value))
        figure = small.policy(tmp_path / value, files).meta.facts["makers"]
        return Entry("a", "甲", "", value, Place(""), figure)

    return made


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("20万元", "25万元", "增加5万元（+25%）"),
        ("25万元", "20万元", "减少5万元（-20%）"),
        ("30万元", "40万元", "增加10万元（+33.3%）"),
        ("0元", "40万元", "增加40万元"),
        ("50%", "40%", "降低10个百分点"),
        ("0.5%", "1%", "提高0.5个百分点"),
        ("20家", "30家", "增加10家（+50%）"),
        ("30家", "20家", "减少10家（-33.3%）"),
        ("2000家", "2001家", "增加1家（+0.1%）"),
        ("30日", "60日", "延长30日（+100%）"),
        ("60日", "30日", "缩短30日（-50%）"),
        ("300多个", "300个", ""),
        ("30日", "2年", ""),
        ("20家", "20人", ""),
        ("20家", "20%", ""),
        ("每年3月", "20%", ""),
        ("20%", "每年3月", ""),
    ],
)
def test_a_difference_in_words(entry, old, new, difference):
    assert difference_text(entry(old), entry(new)) == difference


def test_what_is_new_or_struck_out_has_no_difference(entry):
    assert difference_text(None, entry("20家")) == ""
    assert difference_text(entry("20家"), None) == ""


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("20万元", (200000, "yuan")),
        ("12.5%", (0.125, "ratio")),
        ("20家", (20, "count")),
        ("30日", (30, "count")),
        ("每年3月", (None, "")),
    ],
)
def test_workbooks_get_a_number(entry, value, number):
    assert typed_number(entry(value)) == number


def test_an_entry_that_is_not_there_has_no_number():
    assert typed_number(None) == (None, "")
