"""Standards and conditions said in Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.documents import body
from tests.support.small_policy import edited

SUPPORT = "    amount: {method: share_of_cost, share: 50%, of: 实际培训费用, field: cost}\n    caps: {per_item: 5万元}\n"
STANDARD = "{% for s in policy.measures[1].supports %}{% for line in s.standard %}\n{{ line }}\n\n{% endfor %}{% endfor %}"
TIERS = (
    "{{method: tiers, by: 奖项, field: prize_level, of: {of}, "
    "tiers: {{gold: {{when: 金奖, {gold}}}, silver: {{when: 银奖, {silver}}}}}}}"
)
PLAIN_PROSE = (
    "{{ s.course.of }}的{{ s.course.share }}资助，每期最高{{ s.course.cap }}",
    "标准资助",
)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("{method: fixed, value: 3万元}", ["资助3万元"]),
        (
            "{method: share_of_cost, share: 50%, of: 实际费用, field: cost}",
            ["按实际费用的50%给予资助"],
        ),
        (
            "{method: share_of_grant, share: 30%, of: 市级资助金额, field: city_grant}",
            ["按市级资助金额的30%给予资助"],
        ),
        (
            "{method: share_of_interest, share: 20%, of: 利息, field: cost}",
            ["按利息的20%给予资助"],
        ),
        (
            "{method: per_unit, value: 2万元, unit: 件, field: years}",
            ["每件资助2万元"],
        ),
        (
            TIERS.format(of="''", gold="value: 9万元", silver="value: 4万元"),
            ["金奖：9万元", "银奖：4万元"],
        ),
        (
            TIERS.format(
                of="市级奖金", gold="share: 50%", silver="share: 30%"
            ),
            ["金奖：市级奖金的50%", "银奖：市级奖金的30%"],
        ),
    ],
)
def test_each_form_of_amount_is_said_in_words(
    tmp_path: Path, amount: str, words: list[str]
) -> None:
    made = body(
        tmp_path,
        STANDARD,
        edited(
            "measures/training.yaml",
            (SUPPORT, f"    amount: {amount}\n"),
            PLAIN_PROSE,
        ),
    )
    assert (made.words, made.findings) == (words, [])


def test_caps_and_quotas_follow_the_amount(tmp_path: Path) -> None:
    limits = (
        "    amount: {method: fixed, value: 3万元}\n"
        "    caps: {per_item: 4万元, per_applicant_year: 6万元, total_year: 80万元}\n"
        "    quota: {per_applicant_year: 2项, total_year: 20项}\n"
    )
    made = body(
        tmp_path,
        STANDARD,
        edited("measures/training.yaml", (SUPPORT, limits), PLAIN_PROSE),
    )
    assert made.words == [
        "资助3万元",
        "单项最高4万元",
        "单个申请人每年最高6万元",
        "年度总额最高80万元",
        "单个申请人每年不超过2项",
        "全区每年不超过20项",
    ]


@pytest.mark.parametrize(
    ("mode", "verb"),
    [("reward", "奖励"), ("subsidy", "资助"), ("matching", "配套资助")],
)
def test_the_verb_is_that_of_the_mode(
    tmp_path: Path, mode: str, verb: str
) -> None:
    changes = edited(
        "measures/training.yaml",
        (SUPPORT, "    amount: {method: fixed, value: 3万元}\n"),
        ("mode: subsidy", f"mode: {mode}"),
        PLAIN_PROSE,
    )
    assert body(tmp_path, STANDARD, changes).words == [f"{verb}3万元"]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("{field: years, op: at_least, value: 2年}", "经营年限不低于2年"),
        ("{field: years, op: more_than, value: 2年}", "经营年限超过2年"),
        ("{field: years, op: at_most, value: 2年}", "经营年限不超过2年"),
        ("{field: years, op: less_than, value: 2年}", "经营年限不满2年"),
        ("{field: cost, op: is, value: 2万元}", "培训费用为2万元"),
        ("{field: prize_level, op: is, value: gold}", "奖项为金奖"),
        ("{field: prize_level, op: is_not, value: gold}", "奖项不为金奖"),
        (
            "{field: prize_level, op: one_of, values: [gold, silver]}",
            "奖项为金奖、银奖之一",
        ),
        ("{field: local, op: 'yes'}", "本区设立"),
        ("{field: local, op: 'no'}", "无本区设立"),
        ("{field: local, op: 'no', text: 不在本区设立}", "不在本区设立"),
        (
            "{field: years, op: at_least, value: 2年, text: '经营满{{ cond.it }}'}",
            "经营满2年",
        ),
        (
            "{any_of: {a: {field: local, op: 'yes'}, b: {field: years, op: at_least, value: 2年}}}",
            "本区设立，或者经营年限不低于2年",
        ),
        (
            "{any_of: {a: {field: local, op: 'yes'}, b: {field: years, op: at_least, value: 2年}}, text: 二者之一}",
            "二者之一",
        ),
    ],
)
def test_each_comparison_is_said_in_words(
    tmp_path: Path, condition: str, words: str
) -> None:
    changes = edited(
        "measures/prize.yaml",
        (
            "years: {field: years, op: at_least, value: 2年}",
            f"it: {condition}",
        ),
    )
    made = body(tmp_path, "{{ policy.measures[0].conditions[0] }}", changes)
    assert (made.words, made.findings) == ([words], [])
    assert (
        made.paragraphs[0].origin
        and made.paragraphs[0].origin.id == "measures/prize#conditions.it"
    )
