"""What quotes a paragraph, or comes from it, follows where its words or its key change."""

from __future__ import annotations

from typing import Any

import pytest

from policypress.edit import Add, Edit, Put
from policypress.review.leaning import (
    parted,
    renamed,
    requoted,
    split_key,
)
from tests.review.test_dropping import Source

PRIZE, POLICY = "measures/prize.yaml", "policy.yaml"
PROSE = ("measures/prize", ("paragraphs", "main", "text"))


@pytest.mark.parametrize(
    ("new", "quote"),
    [
        ("在本区依法登记满两年的企业，可以申请。", "依法登记满两年的企业"),
        ("在本区注册的企业，可以申请。", "注册的企业"),
        (
            "在本区依法登记、诚信经营的企业可以申请。",
            "依法登记、诚信经营的企业",
        ),
        ("在本区依法登记满{{ cond.years }}的企业，可以申请。", "依法登记满"),
        ("在本区依法登记的企业，应当申请。", None),
        ("企业可以申请。", None),
    ],
)
def test_a_quotation_says_what_stands_in_its_place_now(new, quote):
    old = "在本区依法登记的企业，可以申请。"
    home = {"conditions": {"local": {"quote": "依法登记的企业"}}}
    steps = list(requoted(Source(measures_prize=home), PROSE, old, new))
    loc = ("conditions", "local", "quote")
    assert steps == ([Edit(PRIZE, Put(loc, quote))] if quote else [])


def quoting(*clauses: str) -> dict[str, Any]:
    """Conditions that all quote the same words, of some paragraphs."""
    return {
        f"c{number}": {"quote": "登记的企业"}
        | ({"clause": one} if one else {})
        for number, one in enumerate(clauses)
    }


def test_a_quotation_of_another_paragraph_that_says_the_same_stays():
    source = Source(
        measures_prize={"conditions": quoting("", "main", "main.a", "more")},
        measures_other={"conditions": quoting("", "main", "prize.main")},
        policy={
            "conditions": quoting("prize", "prize.main.b", "prize.more"),
            "parts": [{"conditions": quoting("prize.main")}],
        },
    )
    steps = requoted(source, PROSE, "登记的企业。", "注册的企业。")
    assert [(one.file, one.change.loc[-2]) for one in steps] == [
        (PRIZE, "c0"),
        (PRIZE, "c1"),
        (PRIZE, "c2"),
        ("measures/other.yaml", "c2"),
        (POLICY, "c0"),
        (POLICY, "c1"),
        (POLICY, "c0"),
    ]


def test_the_one_paragraph_of_a_provision_is_quoted_as_its_main():
    prose = ("parts/one", ("articles", "x", "text"))
    source = Source(
        policy={"conditions": quoting("x", "x.main", "x.more", "y.main")},
    )
    steps = requoted(source, prose, "登记的企业。", "注册的企业。")
    assert [one.change.loc[1] for one in steps] == ["c0", "c1"]


def test_what_came_from_a_paragraph_comes_from_it_by_its_new_key():
    home = {
        "supports": {"gold": {}, "late": {"clause": "more"}, "odd": "甲"},
        "limits": {"cap": {"clause": "main"}},
    }
    source = Source(
        measures_prize=home,
        measures_other={"limits": {"x": {"clause": "main"}}},
        policy={"conditions": {"a": {"clause": "prize.main"}}},
    )
    assert list(renamed(source, "measures/prize", (), "main", "first")) == [
        Edit(PRIZE, Put(("limits", "cap", "clause"), "first")),
        Edit(POLICY, Put(("conditions", "a", "clause"), "prize.first")),
        Edit(PRIZE, Add(("supports", "gold"), "clause", "first")),
    ]
    assert list(renamed(source, "measures/prize", (), "more", "last")) == [
        Edit(PRIZE, Put(("supports", "late", "clause"), "last"))
    ]


def test_what_no_part_or_several_parts_say_stays_with_the_first():
    home = {
        "supports": {"gold": {}, "late": {}, "both": {}, "odd": "甲"},
        "limits": {"cap": {}},
        "conditions": {"a": {"clause": "main"}, "b": {"quote": "乙地"}},
        "highest": {"h": {"clause": "main"}},
    }
    words = [
        "甲地{{ s.both.value }}。",
        "{{ s.late.value }}，{{ cond.a }}乙地{{ s.both.value }}。",
        "取{{ highest.h.value }}，最高{{ limits.cap }}，s.gold。",
    ]
    steps = parted(
        Source(measures_prize=home),
        ("measures/prize", ()),
        words,
        ["main", "two", "three"],
        "main",
    )
    assert list(steps) == [
        Edit(PRIZE, Add(("supports", "late"), "clause", "two")),
        Edit(PRIZE, Put(("conditions", "a", "clause"), "two")),
        Edit(PRIZE, Put(("highest", "h", "clause"), "three")),
    ]


def test_a_key_of_a_paragraph_is_that_within_its_provision():
    loc = ("articles", "x", "paragraphs", "main", "items", "a", "text")
    assert split_key(("parts/one", loc)) == (("articles", "x"), "main.a")
    assert split_key(("measures/prize", ("paragraphs", "m"))) == ((), "m")
    assert split_key(("measures/prize", ("title",))) is None


def test_what_is_quoted_elsewhere_comes_from_the_part_that_has_the_words_now():
    nested = {
        "gold": {"conditions": {"a": {"clause": "main", "quote": "乙地"}}}
    }
    source = Source(
        measures_prize={"supports": nested},
        policy={
            "conditions": {
                "b": {"clause": "prize.main", "quote": "乙地"},
                "c": {"clause": "prize.main", "quote": "甲地"},
                "d": {"clause": "prize.more", "quote": "乙地"},
            },
            "clause": "prize.main",
        },
    )
    words, keys = ["限甲地。", "限丙地。"], ["main", "added_1"]
    loc = ("supports", "gold", "conditions", "a")
    quotes = {
        ("measures/prize", (*loc, "quote")): "丙地",
        ("policy", ("conditions", "b", "quote")): "丙地",
    }
    home = ("measures/prize", ())
    assert list(parted(source, home, words, keys, "main", quotes)) == [
        Edit(PRIZE, Put((*loc, "clause"), "added_1")),
        Edit(POLICY, Put(("conditions", "b", "clause"), "prize.added_1")),
    ]
