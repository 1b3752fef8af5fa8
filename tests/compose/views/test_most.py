"""The most that a measure gives, in one line."""

from __future__ import annotations

import pytest

from policypress.compose.views.most import further_limits, highest
from tests.support import small_policy as small


def said(folder, measure: str, *swaps: tuple[str, str]) -> str:
    changes = (
        small.edited(f"measures/{measure}.yaml", *swaps) if swaps else None
    )
    policy = small.policy(folder, changes)
    found = highest(policy.measures[measure], policy)
    return "，".join(f"{most.before}{most.figure}" for most in found)


def test_of_several_tiers_the_best_counts(tmp_path):
    assert said(tmp_path, "prize") == "最高20万元"


def test_a_share_with_a_cap_is_known_by_its_cap(tmp_path):
    assert said(tmp_path, "training") == "最高5万元"


def test_a_share_without_a_cap_is_known_by_its_base(tmp_path):
    assert said(tmp_path, "city-match") == "市级资助金额的30%"


def test_a_fixed_amount_is_no_maximum(tmp_path):
    swap = (
        "amount: {share: 50%, of: cost, called: 实际培训费用}\n    limits: {cap: {at_most: 5万元, scope: row}}",
        "amount: 3万元",
    )
    assert (
        said(
            tmp_path,
            "training",
            swap,
            (
                "{{ s.course.of }}的{{ s.course.share }}资助，每期最高{{ s.course.cap }}",
                "{{ s.course.value }}资助",
            ),
        )
        == "3万元"
    )


MORE = "  second: {name: 另一项, mode: 奖励, amount: 8万元}\n"
BOTH = "highest: {one: {of: [contest, second]}}\n"
YEARLY = "limits: {cap_year: {at_most: 50万元, period: year}}\n"


@pytest.mark.parametrize("amount", ["8万元", "30万元"])
def test_of_several_supports_the_best_counts_wherever_it_stands(
    tmp_path, amount
):
    more = MORE.replace("8万元", amount)
    swap = ("conditions:\n  years", f"{more}conditions:\n  years")
    most = "30万元" if amount == "30万元" else "20万元"
    assert said(tmp_path, "prize", swap) == f"每一资助事项最高{most}"


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (BOTH, "最高20万元"),
        ("", "每一资助事项最高20万元"),
        (YEARLY, "每一资助事项最高20万元，单个申请人每年最高50万元"),
    ],
)
def test_several_supports_are_not_added_up_unless_the_clause_does(
    tmp_path, terms, words
):
    swap = ("conditions:\n  years", f"{MORE}{terms}conditions:\n  years")
    assert said(tmp_path, "prize", swap) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("{each: 2万元, of: years, unit: 年}", "每年2万元"),
        ("{each: 2万元, of: years, unit: 年, at_most: 9万元}", "最高9万元"),
        (
            "{share: 30%, of: cost, at_most: {share: 5%, of: city_grant}}",
            "最高市级资助的5%",
        ),
        (
            "{share: 30%, of: cost, at_most: {by: prize_level, tiers: {gold: 5万元, silver: 2万元}}}",
            "最高5万元",
        ),
        (
            "{share: 30%, of: cost, at_most: {share: 5%, of: city_grant}}\n"
            "    limits: {year: {at_most: 8万元, period: year}}",
            "单个申请人每年最高8万元",
        ),
        ("{sum: [3万元, {each: 1万元, of: years, unit: 年}]}", ""),
        ("{sum: [3万元, 5万元]}", ""),
        ("{highest: [3万元, 8万元, 5万元]}", "最高8万元"),
        ("{value: 8万元, when: {field: local, op: 'yes'}}", "8万元"),
        (
            "{by: prize_level, tiers: {gold: 3万元, silver: {amount: {share: 20%, of: cost}}}}",
            "",
        ),
        ("{highest: [3万元, {share: 20%, of: cost}]}", ""),
        (
            "{by: prize_level, tiers: {gold: 3万元, silver: {amount: {share: 20%, of: cost, at_most: 9万元}}}}",
            "最高9万元",
        ),
        (
            "{by: prize_level, tiers: {gold: {amount: {share: 9%, of: city_grant}}, silver: {amount: {share: 20%, of: cost}}}}",
            "",
        ),
        (
            "{by: prize_level, tiers: {gold: {amount: {share: 9%, of: cost}}, silver: {amount: {share: 20%, of: cost}}}}",
            "培训费用的最高20%",
        ),
        (
            "{steps: {from: 2年, first: 3万元, every: 1年, add: 1万元}, of: years}",
            "",
        ),
        (
            "{share: 30%, of: {field: cost, minus: 3万元}, at_least: 2万元}",
            "培训费用超过3万元的部分的30%",
        ),
        (
            "{tiers: {"
            "old: {if: {field: years, op: at_least, value: 5年}, "
            "amount: {share: 30%, of: cost}}, "
            "young: {if: {field: years, op: less_than, value: 5年}, "
            "amount: {share: 50%, of: cost}}}}",
            "培训费用的最高50%",
        ),
        (
            "{each: {by: prize_level, tiers: {gold: 3000元, silver: 2000元}}, of: years, unit: 人·年}",
            "每人每年最高3000元",
        ),
        (
            "{by: prize_level, paid: [40%, 60%], tiers: {gold: {amount: {share: 10%, of: cost, at_most: 60万元}}, silver: {amount: {share: 5%, of: cost, at_most: 20万元}}}}",
            "最高60万元",
        ),
        ("{discretionary: 由区政府确定}", ""),
        ("{discretionary: 由区政府确定, at_most: 80万元}", "最高80万元"),
    ],
)
def test_no_sum_is_promised_that_the_clause_does_not_name(
    tmp_path, amount, words
):
    old = "{share: 50%, of: cost, called: 实际培训费用}\n    limits: {cap: {at_most: 5万元, scope: row}}"
    prose = (
        "按照{{ s.course.of }}的{{ s.course.share }}资助，每期最高{{ s.course.cap }}",
        "{{ s.course.amount }}",
    )
    assert said(tmp_path, "training", (old, amount), prose) == words


STALLS = """\
things:
  stall:
    label: 展位
    ask: 租了哪些展位？
    unit: 个
    columns: {place: {label: 位置, type: choice, choices: {hall: 展厅, yard: 院落}}}
"""


def of_stalls(folder, supports: str, more: str = "") -> tuple[str, str]:
    """What is said of a measure with these supports for each stall: at most, and beside."""
    old = small.FILES["measures/training.yaml"]
    head = old[: old.index("supports:")].partition("paragraphs:")[0]
    basis = old[old.index("basis:") :]
    text = f"{head}paragraphs: {{main: 按规定资助。}}\nsupports:\n{supports}"
    files = {
        "fields.yaml": small.FILES["fields.yaml"] + STALLS,
        "measures/training.yaml": f"{text}{more}{basis}",
    }
    policy = small.policy(folder, files)
    measure = policy.measures["training"]
    most = "，".join(
        f"{one.before}{one.figure}" for one in highest(measure, policy)
    )
    beside = further_limits(measure)
    return most, "，".join(f"{one.before}{one.figure}" for one in beside)


ONE = "  a: {name: 布展资助, mode: 资助, for_each: stall, amount: 2万元%s}\n"
OTHER = "  b: {name: 运行资助, mode: 资助, for_each: stall, amount: 1万元%s}\n"
WHERE = ", conditions: {place: {field: place, op: is, value: %s}}"
COUNT = ", limits: {n: {at_most: 3个, period: year}}"
YEAR = ", limits: {n: {at_most: 9万元, period: year}}"


def test_what_is_given_for_each_of_several_things_says_so(tmp_path):
    assert of_stalls(tmp_path, ONE % "") == ("每个展位2万元", "")


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (COUNT, "每个展位2万元，单个申请人每年不超过3个"),
        (YEAR, "每个展位2万元，单个申请人每年最高9万元"),
        (", limits: {n: {at_most: 3个, scope: all}}", "每个展位2万元"),
    ],
)
def test_how_many_are_paid_is_said_beside_what_each_gets(
    tmp_path, limit, words
):
    assert of_stalls(tmp_path, ONE % limit) == (words, "")


def test_what_a_thing_gets_each_year_says_so(tmp_path):
    share = "{share: 50%, of: cost}, limits: {n: {at_most: 3万元, scope: row, period: year}}"
    support = f"  a: {{name: 布展资助, mode: 资助, for_each: stall, amount: {share}}}\n"
    assert of_stalls(tmp_path, support) == ("每个展位每年最高3万元", "")


@pytest.mark.parametrize(
    ("supports", "more", "said_of_them"),
    [
        # One stall may get both: 每个展位最高2万元 would not be true of it.
        (ONE % "" + OTHER % "", "", ("布展资助每个最高2万元", "")),
        (
            ONE % (WHERE % "hall") + OTHER % (WHERE % "yard"),
            "",
            ("每个展位最高2万元", ""),
        ),
        (
            ONE % "" + OTHER % "",
            "highest: {h: {of: [a, b]}}\n",
            ("每个展位最高2万元", ""),
        ),
        (
            ONE % COUNT + OTHER % "",
            "limits: {m: {at_most: 5万元, period: year}, n: {at_most: 4个}}\n",
            (
                "布展资助每个最高2万元，单个申请人每年最高5万元，单个申请人不超过4个",
                "布展资助单个申请人每年不超过3个",
            ),
        ),
        (
            ONE % "" + OTHER % "",
            "limits: {m: {at_most: 5万元, of: [b]}}\n",
            ("布展资助每个最高2万元", ""),
        ),
    ],
)
def test_several_supports_for_the_same_thing_say_which_gives_most(
    tmp_path, supports, more, said_of_them
):
    assert of_stalls(tmp_path, supports, more) == said_of_them


@pytest.mark.parametrize(
    ("second", "words"),
    [
        # What has no end of its own is not said to have that of the other.
        (
            "{name: 另一项, mode: 奖励, amount: {share: 30%, of: cost}}",
            "大赛获奖奖励最高20万元",
        ),
        (
            "{name: 另一项, mode: 奖励, amount: {each: 30万元, of: years, unit: 件}}",
            "另一项每件最高30万元",
        ),
        (
            "{name: 另一项, mode: 奖励, amount: {share: 30%, of: cost},"
            " limits: {year: {at_most: 80万元, period: year}}}",
            "另一项单个申请人每年最高80万元",
        ),
    ],
)
def test_of_several_supports_it_is_said_what_the_most_is_of(
    tmp_path, second, words
):
    more = f"  second: {second}\n"
    swap = ("conditions:\n  years", f"{more}conditions:\n  years")
    assert said(tmp_path, "prize", swap) == words
