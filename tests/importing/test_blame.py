"""Of an error in what we wrote it is known which support it is about."""

from __future__ import annotations

from pathlib import Path

from policypress.findings import Finding, Place
from policypress.importing.blame import blamed
from policypress.importing.proposals import Proposed

FILES = {
    Path("measures/m1.yaml"): (
        "title: 甲\nsupports:\n  s1:\n    name: 乙\n  s2:\n"
        "    name: 丙\n    amount: 1\nparagraphs:\n  p1: {{ s.s1.value }}\n"
    ).encode(),
    Path("parts/c1.yaml"): (
        "articles:\n  a1:\n    supports:\n      s1:\n        name: 乙\n"
        "  a2:\n    subject: 丁\n"
    ).encode(),
}
PROPOSALS = {
    "m1": Proposed({"s1": 1, "s2": 2}),
    "a1": Proposed({"s1": 1}),
    "a2": Proposed({"s1": 1, "s2": 2}),
}


def about(*places: tuple[str, int]) -> set[tuple[str, str]]:
    errors = [Finding("x", "", Place(*place)) for place in places]
    return blamed(errors, FILES, PROPOSALS)


def test_an_error_is_about_the_support_it_stands_in():
    assert about(("policy/measures/m1.yaml", 4)) == {("m1", "s1")}
    assert about(("policy/measures/m1.yaml", 7)) == {("m1", "s2")}
    assert about(("policy/parts/c1.yaml", 5)) == {("a1", "s1")}


def test_prose_names_the_support_that_it_is_about():
    assert about(("policy/measures/m1.yaml", 9)) == {("m1", "s1")}


def test_else_it_is_about_all_of_its_provision_or_all_there_are():
    assert about(("policy/measures/m1.yaml", 1)) == {
        ("m1", "s1"),
        ("m1", "s2"),
    }
    assert about(("policy/parts/c1.yaml", 7)) == {("a2", "s1"), ("a2", "s2")}
    every = {
        (home, one)
        for home, made in PROPOSALS.items()
        for one in made.supports
    }
    assert about(("policy/policy.yaml", 3)) == every
    assert about(("policy/parts/c1.yaml", 1)) == every


def test_several_errors_are_about_all_that_each_is_about():
    assert about(
        ("policy/measures/m1.yaml", 4), ("policy/parts/c1.yaml", 5)
    ) == {("m1", "s1"), ("a1", "s1")}
    assert about() == set()


def test_a_provision_that_is_no_article_is_known_by_its_key_as_well():
    """一、（一） have keys of their own."""
    files = {
        Path("parts/c1.yaml"): (
            "articles:\n  u1:\n    supports:\n      s1:\n        name: 乙\n"
        ).encode(),
    }
    proposals = {"u1": Proposed({"s1": 1}), "u2": Proposed({"s1": 1})}
    error = Finding("x", "", Place("policy/parts/c1.yaml", 5))
    assert blamed([error], files, proposals) == {("u1", "s1")}
