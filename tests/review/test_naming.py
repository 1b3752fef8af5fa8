"""What of the source an expression names, and what it prints."""

from __future__ import annotations

import pytest

from policypress.review.naming import (
    data_named,
    name_named,
    prose_named,
    said,
)

FILES = {
    "policy": {
        "region": "青石区",
        "drafter": "{{ p.region }}文旅局",
        "round": "{{ p.round }}",
        "made": "{% if 1 %}甲{% endif %}",
        "cited": "见{{ ref('x') }}",
        "years": ["2024"],
        "exclusions": {"late": {"text": "逾期的"}, "odd": {"text": []}},
    },
    "measures/prize": {
        "supports": {
            "gold": {
                "name": "金奖",
                "of": "成本",
                "amount": {
                    "tiers": {
                        "a": {"when": "甲级", "amount": "1万元"},
                        "b": {"when": "乙级", "amount": "2万元"},
                        "c": {"when": "丙级", "amount": "2万元"},
                    }
                },
                "notes": [{"of": "收入"}],
            }
        }
    },
    "parts/one": {"articles": {"x": {"supports": {"s": {"of": "成本"}}}}},
}
PROSE = ("measures/prize", ("paragraphs", "main", "text"))
GOLD = ("supports", "gold")


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("{{ exclusions.late }}", ("policy", ("exclusions", "late", "text"))),
        ("{{exclusions.late}}", ("policy", ("exclusions", "late", "text"))),
        ("{{ exclusions.odd }}", None),
        ("{{ exclusions.none }}", None),
        ("{{ exclusions.late.text }}", None),
        ("{{ p.late }}", None),
        ("{{ exclusions.late | upper }}", None),
    ],
)
def test_a_situation_is_named_by_its_key(source, where):
    assert prose_named(source, FILES.get) == where


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("{{ p.region }}", ("policy", ("region",))),
        ("{{ p.years }}", None),
        ("{{ p.nothing }}", None),
        ("{{ s.region }}", None),
        ("{{ p.region.x }}", None),
        ("{{ region }}", None),
    ],
)
def test_a_name_is_a_text_of_the_policy(source, where):
    assert name_named(source, FILES.get) == where
    assert name_named(source, {}.get) is None


def test_a_text_is_said_with_the_names_in_it_unless_it_is_computed():
    def words(key: str) -> str | None:
        return said(("policy", (key,)), FILES.get)

    assert words("region") == "青石区"
    assert words("drafter") == "青石区文旅局"
    for computed in ("round", "made", "cited", "years", "nothing"):
        assert words(computed) is None


def test_names_may_stand_in_names_four_deep():
    chain = {f"n{n}": f"{{{{ p.n{n + 1} }}}}" for n in range(9)}
    files = {"policy": {**chain, "n9": "末"}}
    assert said(("policy", ("n5",)), files.get) == "末"
    assert said(("policy", ("n4",)), files.get) is None


@pytest.mark.parametrize(
    ("source", "words", "found"),
    [
        ("{{ s.gold.name }}", "金奖", [("金奖", ("name",))]),
        ("{{ s.gold.name }}", "银奖", []),
        (
            "{{ s.gold.tiers | listing('when') }}",
            "乙级、甲级",
            [
                ("乙级", ("amount", "tiers", "b", "when")),
                ("甲级", ("amount", "tiers", "a", "when")),
            ],
        ),
        ("{{ s.gold.tiers | listing('amount') }}", "1万元、2万元", []),
        (
            "{{ s.gold.tiers.a.amount }}",
            "1万元",
            [("1万元", ("amount", "tiers", "a", "amount"))],
        ),
        ("{{ s.gold.of }}", "成本", [("成本", ("of",))]),
        ("{{ s.gold.of }}", "收入", [("收入", ("notes", 0, "of"))]),
        ("{{ s.none.of }}", "成本", []),
        ("{{ s.gold }}", "金奖", []),
        ("{{ m.gold.of }}", "成本", []),
    ],
)
def test_words_of_a_support_have_one_place_or_none(source, words, found):
    made = data_named(PROSE, source, words, FILES.get)
    assert made == [
        (word, ("measures/prize", (*GOLD, *loc))) for word, loc in found
    ]


def test_a_support_is_that_of_the_provision_that_the_prose_stands_in():
    prose = ("parts/one", ("articles", "x", "text"))
    home = ("articles", "x", "supports", "s", "of")
    made = data_named(prose, "{{ s.s.of }}", "成本", FILES.get)
    assert made == [("成本", ("parts/one", home))]
    title = ("measures/prize", ("title",))
    assert data_named(title, "{{ s.gold.name }}", "金奖", FILES.get) == [
        ("金奖", ("measures/prize", (*GOLD, "name")))
    ]
