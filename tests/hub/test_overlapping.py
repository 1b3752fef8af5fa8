"""An applicant who fits two supports for one matter is told so."""

from __future__ import annotations

from typing import Any

import pytest

from policypress.eligibility import evaluate, export
from policypress.findings import Place
from policypress.hub.member import Member
from policypress.hub.merging import Ruleset, merged
from policypress.hub.overlapping import with_overlaps
from policypress.portfolio import Facts
from policypress.portfolio.facts import Matter
from tests.support.small_policy import policy

GUARD = "同一事项不重复享受本区其他扶持政策"
ANSWERS = {"local": True, "years": 5, "prize_level": "gold"}


def together(
    rules: dict[str, Any],
    guard: str,
    title: str = "{}的办法",
    names: tuple[str, str] = ("手艺大赛", "手艺大赛"),
) -> dict[str, Any]:
    """Two policies that both support a prize, by these names."""
    members = []
    for name, called in zip(("甲", "乙"), names, strict=True):
        matter = Matter(
            "prize.contest", called, (), "第一条", guard, Place(name)
        )
        facts = Facts(name, title.format(name), "青石区", matters=(matter,))
        members.append(
            Member(
                name, facts.title, "青石区", "", "both", "支持", "", 3,
                rules, {}, {}, (), facts,
            )
        )  # fmt: skip
    sets = [Ruleset(one.label, one.folder, one.rules) for one in members]
    return with_overlaps(merged(sets, "").rules, members)


@pytest.fixture
def rules(tmp_path) -> dict[str, Any]:
    return export(policy(tmp_path))


def test_what_does_not_add_up_is_counted_once_and_said_at_both(rules):
    found = together(rules, GUARD)
    notes = {
        one["id"]: one["supports"][0]["notes"] for one in found["measures"]
    }
    for name, other in (("p1-prize", "乙"), ("p2-prize", "甲")):
        assert any(
            GUARD in note and f"{other}的办法" in note and "只计一项" in note
            for note in notes[name]
        )
    result = evaluate(found, ANSWERS)
    one = {each.id: each for each in result.measures}
    assert one["p1-prize"].exclusive == ("p2-prize",)
    assert one["p1-prize"].amount == one["p2-prize"].amount
    assert result.amount.min == one["p1-prize"].amount.min


def test_of_a_measure_with_several_supports_only_that_one_is_counted_once(
    rules,
):
    prize = rules["measures"][0]
    more = {**prize["supports"][0], "id": "more", "name": "另一项"}
    measures = [
        {**prize, "supports": [*prize["supports"], more]},
        *rules["measures"][1:],
    ]
    found = together({**rules, "measures": measures}, GUARD)
    alone = evaluate(rules, ANSWERS)["prize"].amount
    # Two of the first policy, two of the second, of which the contest counts once.
    assert evaluate(found, ANSWERS).amount.min >= 3 * alone.min
    four = together({**rules, "measures": measures}, "")
    assert (
        evaluate(four, ANSWERS).amount.min
        - evaluate(found, ANSWERS).amount.min
        == alone.min
    )


def test_where_nobody_says_so_both_count_and_the_question_is_put(rules):
    found = together(rules, "")
    assert (
        "exclusive_with" not in found["measures"][0]
        or not (found["measures"][0]["exclusive_with"])
    )
    notes = found["measures"][0]["supports"][0]["notes"]
    assert any("都没有写明" in note for note in notes)
    alone = evaluate(rules, ANSWERS).amount
    assert evaluate(found, ANSWERS).amount.min == 2 * alone.min


@pytest.mark.parametrize(
    ("guard", "said"), [(GUARD, "只能择一"), ("", "都没有写明")]
)
def test_what_another_policy_is_all_about_is_said_at_both_and_not_deducted(
    rules, guard, said
):
    found = together(
        rules, guard, "{}工匠大赛奖励办法", ("工匠大赛奖励", "别的奖励名目")
    )
    first, second = found["measures"][0], found["measures"][3]
    assert (first["id"], second["id"]) == ("p1-prize", "p2-prize")
    (own,) = [note for note in first["supports"][0]["notes"] if said in note]
    assert own.startswith("“工匠大赛奖励”在乙工匠大赛奖励办法有专门规定")
    assert any(
        "甲工匠大赛奖励办法中也有支持" in one for one in second["notes"]
    )
    alone = evaluate(rules, ANSWERS).amount
    assert evaluate(found, ANSWERS).amount.min == 2 * alone.min
