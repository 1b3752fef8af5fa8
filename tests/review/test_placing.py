"""Where a provision stands among the others, and the steps that put it elsewhere."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from policypress.edit import (
    Add,
    Edit,
    Insert,
    MoveBeside,
    NewFile,
    Remove,
)
from policypress.review.placing import Spot, added, moved
from policypress.review.sources import Where

ARTICLES = ("articles",)
CHAPTERS = {"one": {"measures": ["a", "b"]}, "two": {"measures": ["c", "x"]}}


def article(name: str, part: str = "parts/one") -> Where:
    return part, ("articles", name)


def basis(**policy: Any) -> Any:
    """A policy; every article of it says its name."""
    files = SimpleNamespace(
        data=lambda name: policy if name == "policy" else None,
        value=lambda where: {"text": where[1][-1]},
    )
    return SimpleNamespace(files=files)


def test_an_article_comes_behind_another_or_before_the_first():
    where, content = article("new"), {"text": "乙"}
    behind = added(basis(), Spot(article("x")), where, content)
    assert behind == [
        Edit("parts/one.yaml", Add(ARTICLES, "new", content, after="x"))
    ]
    first = added(basis(), Spot(article("x"), True), where, content)
    assert first == [
        Edit("parts/one.yaml", Add(ARTICLES, "new", content, before="x"))
    ]


def test_a_measure_that_no_list_names_says_itself_behind_which_it_stands():
    new = ("measures/new", ())
    made = added(basis(), Spot(("measures/a", ())), new, {"subject": "乙"})
    assert made == [
        NewFile("measures/new.yaml", "subject: 乙\nafter: a\n"),
    ]
    first = Spot(("measures/a", ()), True)
    made = added(basis(), first, new, {"subject": "乙"})
    assert made == [NewFile("measures/new.yaml", "subject: 乙\n")]
    listed = added(basis(chapters=CHAPTERS), first, new, {"subject": "乙"})
    assert listed == [
        NewFile("measures/new.yaml", "subject: 乙\n"),
        Edit(
            "policy.yaml",
            Insert(("chapters", "one", "measures"), 0, "new"),
        ),
    ]


def test_an_article_moves_within_its_part_or_to_another():
    one, other = article("x"), article("y")
    within = moved(basis(), one, Spot(other, True))
    assert within == [
        Edit("parts/one.yaml", MoveBeside(ARTICLES, "x", before="y"))
    ]
    away = moved(basis(), one, Spot(article("z", "parts/two")))
    assert away == [
        Edit("parts/one.yaml", Remove(("articles", "x"))),
        Edit("parts/two.yaml", Add(ARTICLES, "x", {"text": "x"}, after="z")),
    ]
    assert moved(basis(), one, Spot(one)) == []


def test_what_its_own_file_places_and_an_article_of_a_chapter_stay():
    policy = basis(chapters=CHAPTERS)
    a, c = ("measures/a", ()), ("measures/c", ())
    free = ("measures/free", ())
    assert moved(policy, free, Spot(a)) == []
    assert moved(policy, a, Spot(free)) == []
    assert moved(basis(), a, Spot(c)) == []
    assert moved(policy, article("x"), Spot(a)) == []
    assert moved(policy, a, Spot(c)) == [
        Edit("policy.yaml", Remove(("chapters", "one", "measures", 0))),
        Edit("policy.yaml", Insert(("chapters", "two", "measures"), 1, "a")),
    ]
