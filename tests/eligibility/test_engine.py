"""An applicant learns what can be applied for, how much, and why."""

from __future__ import annotations

import json
from fractions import Fraction

from policypress.eligibility import evaluate, questions_that_matter
from policypress.eligibility.result import Range
from tests.support import hand_rules as hand
from tests.support.applicants import amount, calculate, tiny


def texts(steps) -> list[str]:
    return [step.text for step in steps]


def asked(answers) -> list[str]:
    return [
        question["field"]
        for question in questions_that_matter(tiny(), answers)
    ]


def test_a_prize_gives_the_amount_of_its_level():
    found = calculate("prize", prize="silver", won_before=True)
    assert (
        found.verdict,
        amount("prize", prize="silver", won_before=True),
    ) == (
        "yes",
        (100_000, 100_000),
    )
    assert texts(found.supports[0].steps) == ["大赛银奖：10万元"]


def test_of_two_awards_for_one_matter_the_higher_counts():
    found = calculate("prize", prize="gold", won_before=False)
    assert [support.counted for support in found.supports] == [True, False]
    assert texts(found.steps) == ["就高：取“大赛奖励”20万元"]
    assert amount("prize", prize="silver", won_before=False) == (
        150_000,
        150_000,
    )


def test_an_unanswered_level_gives_a_range():
    assert amount("prize", won_before=True) == (0, 200_000)
    assert calculate("prize", won_before=True).verdict == "unknown"


def test_an_answer_outside_all_levels_is_a_refusal_with_what_would_change_it():
    found = calculate("prize", prize="none", won_before=True)
    assert found.verdict == "no" and found.amount.max == 0
    assert found.change and texts(found.change.answers) == [
        "“奖项”由“没有”改为“金奖”"
    ]


def test_a_share_is_cut_to_the_fen_and_to_its_cap():
    founded = {"founded": "2020-01-01", "tonnage": 0}
    found = calculate("yard", cost=100, **founded)
    assert texts(found.supports[0].steps) == ["船台费用100元 × 33% = 33元"]
    found = calculate("yard", cost="0.05", **founded)
    assert texts(found.supports[0].steps) == [
        "船台费用0.05元 × 33% = 0.01元（不足1分的部分舍去）"
    ]
    assert found.amount.min == Fraction(1, 100)
    found = calculate("yard", cost=10**13, **founded)
    assert texts(found.supports[0].steps)[1] == "单项最高5万元，按此计算"
    assert found.amount == Range(50_000, 50_000)


def test_the_edges_of_bands_fall_where_the_words_put_them():
    def output(tonnage):
        return amount("yard", founded="2020-01-01", cost=0, tonnage=tonnage)[0]

    assert [output(t) for t in (500, "500.5", 501, 2999, "2999.9", 3000)] == [
        0,
        20_000,
        20_000,
        20_000,
        20_000,
        80_000,
    ]


def test_what_adds_up_stops_at_the_cap_of_the_year():
    found = calculate("yard", founded="2020-01-01", cost=10**6, tonnage=5000)
    assert texts(found.steps) == [
        "合计：5万元 + 8万元 = 13万元",
        "单个申请人每年最高11万元，按此计算",
    ]
    assert (found.amount.min, found.amount.max) == (110_000, 110_000)


def test_a_date_within_the_month_is_not_before_the_month():
    assert (
        calculate("yard", founded="2024-02-01", cost=1, tonnage=600).verdict
        == "no"
    )
    found = calculate("yard", founded="2024-02-20", cost=1, tonnage=600)
    assert found.change and found.change.answers[0].value == "2024-01-31"


def test_units_are_paid_up_to_the_quota_of_one_applicant():
    assert amount("crew", prize="gold", crew=3) == (9_000, 9_000)
    found = calculate("crew", prize="gold", crew=9)
    assert texts(found.supports[0].steps) == [
        "新增船员9名",
        "单个申请人每年不超过4名，按此计算",
        "3000元 × 4名 = 1.2万元",
    ]
    assert amount("crew", prize="gold") == (0, 12_000)


def test_one_of_two_conditions_is_enough_and_both_may_be_open():
    assert calculate("crew", tonnage=99, crew=1).verdict == "unknown"
    assert calculate("crew", tonnage=100, crew=1).verdict == "yes"
    assert (
        calculate("crew", tonnage=99, prize="none", crew=1)
        .change.answers[0]
        .value
        == 100
    )


def test_a_share_depends_on_the_level_and_the_base():
    assert amount("dock", level="city", grant=1000) == (125, 125)
    assert amount("dock", grant=1000) == (0, 500)
    assert amount("dock", level="city") == (0, None)


def test_supports_that_exclude_one_another_do_not_add_to_the_most_one_can_get():
    assert amount("fleet") == (40_000, 60_000)
    assert calculate("fleet").verdict == "yes"


def test_measures_that_cannot_be_had_together_name_one_another():
    result = evaluate(
        tiny(),
        {
            "dishonest": False,
            "prize": "gold",
            "won_before": True,
            "port": "east",
        },
    )
    assert (result["prize"].exclusive, result["fleet"].exclusive) == (
        ("fleet",),
        ("prize",),
    )
    assert calculate("fleet", port="east", prize="none").exclusive == ()


def test_supports_of_one_measure_that_exclude_one_another_are_paid_once():
    small = hand.support("small", 5, exclusive_with=["m.large"])
    rules = hand.rules(hand.measure("m", small, hand.support("large", 8)))
    assert evaluate(rules, {}).amount == Range(8, 8)


def test_a_change_goes_no_further_than_the_bound():
    found = calculate("buoy", crew=70, tonnage="4.5", cost=12_345)
    assert [(new.field, new.value) for new in found.change.answers] == [
        ("crew", 49),
        ("tonnage", 6),
        ("cost", 10_000),
    ]


def test_a_general_condition_that_fails_settles_everything():
    result = evaluate(tiny(), {"dishonest": True})
    assert {measure.verdict for measure in result.measures} == {"no"}
    assert questions_that_matter(tiny(), {"dishonest": True}) == []
    assert result["fleet"].change.answers[0].field == "dishonest"


def test_only_questions_that_can_still_change_something_are_asked():
    assert asked({})[0] == "dishonest"
    assert "won_before" not in asked({"dishonest": False, "prize": "gold"})
    assert "prize" in asked({"dishonest": False, "tonnage": 50})
    full = {"dishonest": False, "founded": "2020-01-01", "cost": 10**6}
    assert "tonnage" in asked(full) and "founded" not in asked(full)
    assert [
        q["field"] for q in questions_that_matter(tiny(), {}, ["fleet"])
    ] == [
        "dishonest",
        "port",
    ]


def test_an_answer_of_the_wrong_kind_counts_as_none():
    assert (
        calculate("prize", prize="platinum", won_before=True).verdict
        == "unknown"
    )
    assert calculate("dock", level="city", grant=-5).verdict == "unknown"


def test_what_no_clause_sets_against_one_another_is_added():
    rules = json.loads(json.dumps(tiny()))
    prize = next(one for one in rules["measures"] if one["id"] == "prize")
    prize["highest"] = []
    answers = {"dishonest": False, "prize": "gold", "won_before": False}
    found = evaluate(rules, answers, steps=True)["prize"]
    assert found.amount == Range(350_000, 350_000)
    assert all(one.counted for one in found.supports)
    assert texts(found.steps) == ["合计：20万元 + 15万元 = 35万元"]


def test_without_advice_everything_but_the_advice_is_the_same():
    for answers in (
        {},
        {"dishonest": True},
        {"dishonest": False, "prize": "none", "won_before": True},
        {"dishonest": False, "prize": "gold", "port": "east", "cost": 100},
    ):
        full = evaluate(tiny(), answers)
        short = evaluate(tiny(), answers, advice=False)
        assert short.amount == full.amount
        for advised, plain in zip(full.measures, short.measures, strict=True):
            assert (plain.verdict, plain.amount) == (
                advised.verdict,
                advised.amount,
            )
            for one, other in zip(
                plain.supports, advised.supports, strict=True
            ):
                assert one.amount == other.amount
                assert [c.verdict for c in one.conditions] == [
                    c.verdict for c in other.conditions
                ]
        assert any(one.unanswered or one.change for one in full.measures)
        assert not any(one.unanswered or one.change for one in short.measures)


def test_a_change_to_the_last_day_there_is_stays_a_date():
    answers = {
        "dishonest": False,
        "founded": "2024-02-20",
        "cost": 100,
        "tonnage": 0,
    }
    (new,) = evaluate(founded(">=", "9999-12-31"), answers)[
        "yard"
    ].change.answers
    assert (new.field, new.value) == ("founded", "9999-12-31")
    assert evaluate(founded(">", "9999-12-31"), answers)["yard"].change is None


def founded(op, date):
    """The rules with another date of foundation."""
    rules = json.loads(json.dumps(tiny()))
    yard = next(one for one in rules["measures"] if one["id"] == "yard")
    yard["conditions"][0]["holds"] |= {"op": op, "value": date}
    return rules


def test_what_one_applicant_was_told_is_not_told_to_the_next():
    # 表格未填时，合计最高不超过费用的一半：前一个申请人100元的一半，与后一个无关
    half = {"product": [hand.field("cost"), "1/2"]}
    prize = hand.support(
        "prize", 7, for_each="patent", limits=[hand.limit(half)]
    )
    rules = hand.rules(
        hand.measure("m", prize),
        questions=(hand.question("cost", "money"),),
        things=(hand.thing("patent", hand.question("good")),),
    )
    tops = [
        evaluate(rules, answers)["m"].supports[0].amount.max
        for answers in ({"cost": 100}, {"cost": 6}, {})
    ]
    assert tops == [50, 3, None]


def test_supports_of_a_measure_that_exclude_each_other_are_paid_once():
    # 甲5元与乙8元不得同时享受，丙2元不受影响：本措施8＋2＝10元
    one = hand.support("one", 5, exclusive_with=["m.other"])
    other = hand.support("other", {"field": "cost"})
    free = hand.support("free", 2)
    rules = hand.rules(
        hand.measure("m", one, other, free),
        questions=(hand.question("cost", "money"),),
    )
    found = evaluate(rules, {"cost": 8}, steps=True)
    assert found["m"].amount == found.amount == Range(10, 10)
    counted = [support.counted for support in found["m"].supports]
    assert counted == [False, True, True]
    assert texts(found["m"].steps) == ["合计：8元 + 2元 = 10元"]
    poorer = evaluate(rules, {"cost": 3})["m"]
    assert poorer.amount == Range(7, 7)
    assert [one.counted for one in poorer.supports] == [True, False, True]
    open_ = evaluate(rules, {})["m"]
    assert open_.amount == Range(7, None)  # 乙可能高于甲，也可能没有


def test_rows_of_a_table_are_chosen_one_by_one():
    # 第一件：甲5、乙9取9；第二件：甲5、乙1取5：本措施14元
    thing = hand.thing("patent", hand.question("worth", "money"))
    gold = hand.support(
        "gold", 5, for_each="patent", exclusive_with=["m.plain"]
    )
    plain = hand.support("plain", {"column": "worth"}, for_each="patent")
    rules = hand.rules(hand.measure("m", gold, plain), things=(thing,))
    found = evaluate(rules, {"patent": [{"worth": 9}, {"worth": 1}]})["m"]
    assert found.amount == Range(14, 14)
    counted = [[row.counted for row in one.rows] for one in found.supports]
    assert counted == [[False, True], [True, False]]
    assert [one.amount for one in found.supports] == [
        Range(5, 5),
        Range(9, 9),
    ]


def test_what_a_choice_leaves_is_what_limits_and_the_highest_bear_on():
    # 甲、乙就高，丙与甲不得同时享受：取乙4＋丙9＝13，最高12元
    measure = hand.measure(
        "m",
        hand.support("a", 6, exclusive_with=["m.c"]),
        hand.support("b", 4),
        hand.support("c", 9),
        highest=[["a", "b"]],
        limits=[hand.limit(12)],
    )
    found = evaluate(hand.rules(measure), {}, steps=True)["m"]
    assert found.amount == Range(12, 12)
    assert [one.counted for one in found.supports] == [False, True, True]
