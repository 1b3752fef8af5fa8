"""What may have happened, to choose from: as the policy words it, then by table and by
measure, so that nothing is out of reach."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from policypress.eligibility.happenings import happenings
from tests.support.hand_rules import (
    column,
    condition,
    field,
    measure,
    support,
    thing,
    tiers,
    yes,
)


def event(label: str, *about: str) -> SimpleNamespace:
    return SimpleNamespace(label=label, help=f"{label}的", about=about)


def happened(**events: SimpleNamespace) -> list[dict[str, Any]]:
    """Two supports that are paid by works, one of another measure that is too, one by
    its cost and one for everybody who is local."""
    prize = tiers(column("prize"), {"gold": 100_000})
    works = measure(
        "works",
        support("prize", prize, for_each="work"),
        support("more", 1, for_each="work", conditions={"a": yes("before")}),
        subject="作品",
    )
    shows = measure(
        "shows",
        support("show", 2, for_each="work"),
        support("place", field("cost")),
        support("local", 3),
        subject="展览",
        conditions={"b": yes("local")},
    )
    policy: Any = SimpleNamespace(happenings=events)
    tables = [thing("work", label="作品表")]
    return happenings(policy, [works, shows], tables)


def test_what_no_words_reach_is_chosen_by_its_table_or_its_measure():
    assert happened() == [
        {
            "id": "thing.work",
            "label": "作品表",
            "help": "有哪些work？",
            "supports": ["works.prize", "works.more", "shows.show"],
        },
        {
            "id": "measure.shows",
            "label": "展览",
            "help": "",
            "supports": ["shows.place", "shows.local"],
        },
    ]


def test_words_reach_what_asks_of_it_in_a_condition_an_amount_or_a_table():
    spent = event("花了钱", "cost", "nothing")
    here = event("在本区", "local")
    idle = event("没有的事", "nothing")
    again = event("以前获过奖", "before")
    assert happened(spent=spent, here=here, idle=idle, again=again) == [
        {
            "id": "spent",
            "label": "花了钱",
            "help": "花了钱的",
            "supports": ["shows.place"],
        },
        {
            "id": "here",
            "label": "在本区",
            "help": "在本区的",
            "supports": ["shows.show", "shows.place", "shows.local"],
        },
        {
            "id": "again",
            "label": "以前获过奖",
            "help": "以前获过奖的",
            "supports": ["works.more"],
        },
        {
            "id": "thing.work",
            "label": "作品表",
            "help": "有哪些work？",
            "supports": ["works.prize"],
        },
    ]
    (whole,) = happened(work=event("有作品", "work"), here=here)[:1]
    assert whole["supports"] == ["works.prize", "works.more", "shows.show"]


def test_what_a_condition_of_the_measure_asks_reaches_each_of_its_supports():
    gate = condition("gate", yes("gate"))
    both = measure("both", support("a", 1), support("b", 2))
    both["conditions"] = [gate]
    policy: Any = SimpleNamespace(happenings={"g": event("过门", "gate")})
    (one,) = happenings(policy, [both], [])
    assert one["supports"] == ["both.a", "both.b"]
