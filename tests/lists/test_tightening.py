"""Questions that several supports of a measure share are tried with every answer, in a list
as for one applicant."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

pytest.importorskip("polars")

from policypress.eligibility import evaluate
from policypress.lists import one_by_one
from tests.lists.test_agreement import differences
from tests.support.hand_rules import (
    field,
    limit,
    measure,
    question,
    rules,
    support,
    tiers,
    yes,
)

LEVELS = {"city": "市级", "province": "省级", "nation": "国家级"}


def by_level(**amounts: int) -> dict[str, Any]:
    """An amount by the answer to `level`."""
    return tiers(field("level"), amounts)


def everybody(names: tuple[str, ...], values: tuple[Any, ...]) -> list[Any]:
    """An applicant for each combination of answers; None = not answered."""
    found = []
    for chosen in product(values, repeat=len(names)):
        answers = dict(zip(names, chosen, strict=True))
        found.append({k: v for k, v in answers.items() if v is not None})
    return found


def test_a_level_that_two_supports_ask_is_one_level() -> None:
    """Each alone is most at another level: together they are never both most."""
    made = rules(
        measure(
            "m",
            support("a", by_level(city=100, nation=30)),
            support("b", by_level(province=70, nation=60)),
        ),
        questions=(question("level", "choice", choices=LEVELS),),
    )
    people = everybody(("level",), (None, *LEVELS))
    found, plan = differences(made, people)
    assert found == [] and plan.skipped == {}
    assert plan.wholes["m"].amount is not plan.offers["m"].amount


def test_two_shared_questions_and_a_limit() -> None:
    """What is answered stays as it is, while the other question is tried."""
    is_new = yes("new")
    first = support(
        "a",
        {"product": [field("spent"), "1/2"]},
        conditions={"new": is_new},
    )
    second = support(
        "b",
        by_level(city=50_000, province=80_000),
        conditions={"old": {"not": is_new}},
    )
    third = support("c", by_level(nation=40_000, city=10_000))
    made = rules(
        measure("m", first, second, third, limits=[limit(85_000)]),
        questions=(
            question("level", "choice", choices=LEVELS),
            question("new"),
            question("spent", "money"),
        ),
    )
    people = [
        {**one, **more}
        for one in everybody(("level",), (None, *LEVELS))
        for more in everybody(("new",), (None, True, False))
    ]
    people += [{**one, "spent": "30000.33"} for one in people]
    found, plan = differences(made, people)
    assert found == [] and plan.skipped == {}


def test_as_many_answers_as_are_ever_tried() -> None:
    """Six questions of yes and no: 64 combinations."""
    names = tuple("abcdef")
    said_yes = [yes(one) for one in names]
    said_no = [yes(one, False) for one in names]
    either = {
        "choose": [{"when": {"all": said_yes}, "then": 900}],
        "otherwise": 1,
    }
    other = {
        "choose": [{"when": {"any": said_no}, "then": 500}],
        "otherwise": 2,
    }
    made = rules(
        measure("m", support("s", either), support("t", other)),
        questions=tuple(question(one) for one in names),
    )
    found, plan = differences(made, everybody(names, (None, True, False)))
    assert found == [] and plan.skipped == {}


def test_what_stands_before_a_measure_is_not_tried() -> None:
    """A general condition that asks the shared question stays open."""
    at_home = {"not": {"is": field("level"), "value": "nation"}}
    made = rules(
        measure(
            "m",
            support("a", by_level(city=100, nation=30)),
            support("b", by_level(province=70, nation=60)),
        ),
        questions=(question("level", "choice", choices=LEVELS),),
        general={"home": at_home},
    )
    found, plan = differences(made, everybody(("level",), (None, *LEVELS)))
    assert found == [] and plan.skipped == {}


def test_a_choice_between_a_drawn_measure_and_another_is_told_the_same() -> (
    None
):
    """Both supports are 8 together whatever the level is, each alone 3 or 5: what is chosen
    among measures is chosen by their supports, and whether limits cross there is told."""
    drawn = measure(
        "m",
        support("a", by_level(city=5, nation=3)),
        support("b", by_level(city=3, nation=5)),
    )
    other = measure("n", support("s", 2), exclusive_with=["m"])
    levels = {"city": "市级", "nation": "国家级"}
    made = rules(
        drawn,
        other,
        questions=(question("level", "choice", choices=levels),),
        limits=(limit(9),),
    )
    found, plan = differences(made, everybody(("level",), (None, *levels)))
    assert found == [] and "" in plan.doubts


def test_who_has_another_open_measure_is_not_reckoned_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Only where each measure is one number may limits cross in the choice between two."""
    drawn = measure(
        "m",
        support("a", by_level(city=5, nation=3)),
        support("b", by_level(city=3, nation=5)),
    )
    other = measure("n", support("s", 2), exclusive_with=["m"])
    third = measure("t", support("s", {"field": "spent"}))
    levels = {"city": "市级", "nation": "国家级"}
    made = rules(
        drawn,
        other,
        third,
        questions=(
            question("level", "choice", choices=levels),
            question("spent", "money"),
        ),
        limits=(limit(9),),
    )
    people = [{}, {"spent": 1}, {"level": "city", "spent": 1}, {"spent": 0}]
    found, _ = differences(made, people)
    assert found == []
    asked = []

    def alone(rules: Any, answers: Any, **more: Any) -> Any:
        """The engine for one applicant, which says who is asked for."""
        asked.append(answers)
        return evaluate(rules, answers, **more)

    monkeypatch.setattr(one_by_one, "evaluate", alone)
    assert differences(made, people)[0] == []
    assert asked == [{"spent": 1}, {"spent": 0}]
