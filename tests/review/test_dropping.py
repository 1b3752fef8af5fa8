"""With a provision or a 款 goes what comes from it, and its name where others list it."""

from __future__ import annotations

from typing import Any

from policypress.edit import Edit, NoFile, Remove
from policypress.review.basis import _texts
from policypress.review.dropping import told, with_clause, with_provision
from policypress.review.leaning import parted

PRIZE = {
    "paragraphs": {"main": {"text": "甲"}, "more": {"text": "乙"}},
    "supports": {
        "gold": {"name": "金奖"},
        "late": {"name": "追加", "clause": "more"},
    },
    "limits": {"cap": {"clause": "more.a"}, "all": {"at_most": 1}},
}


class Source:
    """The files of a policy as data."""

    def __init__(self, **files: Any) -> None:
        self.files = {key.replace("_", "/"): one for key, one in files.items()}

    def ids(self) -> list[str]:
        return list(self.files)

    def file(self, name: str) -> bool:
        return name in self.files

    def data(self, name: str) -> Any:
        return self.files.get(name)

    def value(self, where: tuple[str, tuple[Any, ...]]) -> Any:
        value = self.files[where[0]]
        for key in where[1]:
            value = value[key]
        return value

    def texts(self, key: str) -> list[tuple[Any, str]]:
        return [
            ((name, loc), text)
            for name, data in self.files.items()
            for loc, text in _texts(data, key, ())
        ]


def gone(steps: Any) -> list[str]:
    """What goes, as reports name it."""
    found = []
    for step in steps:
        name = step.file.removesuffix(".yaml")
        if isinstance(step, NoFile):
            found.append(name)
            continue
        assert isinstance(step, Edit) and isinstance(step.change, Remove)
        keys = ".".join(map(str, step.change.loc))
        found.append(f"{name}#{keys}")
    return found


def test_supports_and_limits_go_with_the_paragraph_that_they_come_from():
    source = Source(
        measures_prize=PRIZE,
        guides_prize={"steps": []},
        policy={
            "conditions": {
                "a": {"clause": "prize.more"},
                "b": {"clause": "prize.main"},
            },
            "parts": [{"conditions": {"c": {"clause": "prize.more"}}}],
        },
    )
    where = ("measures/prize", ())
    assert gone(with_clause(source, where, "more")) == [
        "measures/prize#supports.late",
        "measures/prize#limits.cap",
        "policy#conditions.a",
        "policy#parts.0.conditions",
    ]
    assert gone(with_clause(source, where, "main")) == [
        "measures/prize#supports.gold",
        "policy#conditions.b",
    ]


def test_a_guide_goes_where_no_support_is_left_to_apply_for():
    only = {"supports": {"gold": {"name": "金奖"}}}
    source = Source(measures_prize=only, guides_prize={}, guides_main={})
    where = ("measures/prize", ())
    steps = list(with_clause(source, where, "main"))
    assert gone(steps) == ["measures/prize#supports", "guides/prize"]
    assert told(steps) == "（连同measures/prize#supports、guides/prize）"
    assert told([]) == ""
    without = Source(measures_prize=only)
    assert gone(with_clause(without, where, "main")) == [
        "measures/prize#supports"
    ]
    # An article of a part has no guide of its own.
    part = Source(parts_one={"articles": {"prize": only}}, guides_prize={})
    inner = ("parts/one", ("articles", "prize"))
    assert gone(with_clause(part, inner, "main")) == []


def test_lists_forget_a_provision_that_is_gone_but_for_its_chapter():
    path = "measures/prize#supports.gold.amount"
    source = Source(
        measures_prize=PRIZE,
        guides_prize={"about": ["prize", "other"]},
        measures_other={"exclusive_with": ["prize", "third"]},
        policy={
            "chapters": {"one": {"measures": ["prize", "other"]}},
            "conditions": {"a": {"clause": "prize.more"}, "b": {}},
        },
        benchmarks_city={
            "articles": {
                "a": {"measures": ["prize"]},
                "b": {
                    "measures": ["other", "prize"],
                    "figures": {
                        "x": {"compares": [path]},
                        "y": {"compares": ["measures/other#x", path]},
                    },
                },
            }
        },
    )
    assert gone(with_provision(source, ("measures/prize", ()))) == [
        "measures/other#exclusive_with.0",
        "policy#conditions.a",
        "benchmarks/city#articles.a",
        "benchmarks/city#articles.b.measures.1",
        "benchmarks/city#articles.b.figures.x.compares",
        "benchmarks/city#articles.b.figures.y.compares.1",
    ]


def test_what_a_split_paragraph_gave_comes_from_the_part_that_says_so():
    home = {
        "supports": {"gold": {}, "late": {"clause": "main"}, "x": {}},
        "conditions": {"c": {"clause": "main", "quote": "乙地"}},
    }
    source = Source(measures_prize=home)
    words = ["奖{{ s.gold.value }}。", "给{{ s.late.value }}，限乙地。"]
    steps = parted(
        source, ("measures/prize", ()), words, ["main", "added_1"], "main"
    )
    assert [
        (step.file, type(step.change).__name__, step.change.loc)
        for step in steps
    ] == [
        (
            "measures/prize.yaml",
            "Put",
            ("supports", "late", "clause"),
        ),
        (
            "measures/prize.yaml",
            "Put",
            ("conditions", "c", "clause"),
        ),
    ]
