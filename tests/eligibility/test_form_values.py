"""What an applicant answered stands in the form of a measure as words, each in its field."""

from __future__ import annotations

from policypress.eligibility import evaluate
from policypress.eligibility.form_values import FormValues, form_values
from tests.support.hand_rules import (
    Rule,
    column,
    field,
    measure,
    question,
    row_yes,
    rules,
    support,
    thing,
    tiers,
    yes,
)


def awards() -> Rule:
    """Works that win prizes, and a place that is paid by its cost; who is funded
    elsewhere says for which of these."""
    elsewhere = {"works.prize": "获奖奖励", "place.place": "场地资助"}
    prize = support(
        "prize",
        tiers(column("prize"), {"gold": 100_000}),
        for_each="work",
        conditions={"第一完成人": row_yes("first")},
    )
    new = support(
        "new", 20_000, conditions={"没有获过奖": yes("before", False)}
    )
    place = support("place", field("cost"))
    return rules(
        measure("works", prize, new),
        measure("place", place, conditions={"在本区": yes("local")}),
        questions=(
            question("before"),
            question("cost", "money"),
            question("local"),
            question("elsewhere", "choice", several=True, choices=elsewhere),
        ),
        things=(
            thing(
                "work",
                question("prize", "choice", choices={"gold": "金奖"}),
                question("first"),
                question("named", "text", optional=True),
            ),
        ),
    )


def values(of: str, applicant: str = "", **answers) -> FormValues:
    found = evaluate(awards(), answers)[of]
    return form_values(awards(), answers, found, applicant)


def test_what_was_answered_stands_in_its_field_and_in_its_row():
    works = [
        {"prize": "gold", "first": True, "named": "ZL1"},
        {"first": False},
    ]
    assert values(
        "works", "甲公司", before=True, elsewhere=["works.prize"], work=works
    ) == FormValues(
        {
            "common.name": "甲公司",
            "common.amount": "100000",
            "works.before": "是",
            "works.elsewhere": "获奖奖励",
        },
        {
            "works.work": [
                {"prize": "金奖", "first": "是", "named": "ZL1"},
                {"first": "否"},
            ]
        },
        ["prize"],
    )


def test_an_amount_stands_there_only_when_it_is_settled():
    settled = values("place", cost=12_345, local=True)
    assert settled == FormValues(
        {
            "common.amount": "12345",
            "place.cost": "12345元",
            "place.local": "是",
        },
        {},
        ["place"],
    )
    for answers in ({"cost": 12_345}, {"local": True}):
        assert "common.amount" not in values("place", **answers).words
    refused = values("place", cost=12_345, local=False)
    assert "common.amount" not in refused.words


def test_of_matters_only_those_of_the_measure_are_named():
    both = ["works.prize", "place.place"]
    assert values("place", elsewhere=both).words == {
        "place.elsewhere": "场地资助"
    }
    assert values("works", elsewhere=[]).words == {"works.elsewhere": "无"}
