"""Standards and conditions said in Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.documents import body
from tests.support.small_policy import edited

SUPPORT = "    amount: {share: 50%, of: cost, called: 实际培训费用}\n    limits: {cap: {at_most: 5万元, scope: row}}\n"
STANDARD = "{% for s in policy.measures[1].supports %}{% for line in s.standard %}\n{{ line }}\n\n{% endfor %}{% endfor %}"
TIERS = "{{by: prize_level, tiers: {{gold: {gold}, silver: {silver}}}}}"
PLAIN_PROSE = (
    "{{ s.course.of }}的{{ s.course.share }}资助，每期最高{{ s.course.cap }}",
    "标准资助",
)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("3万元", ["资助3万元"]),
        (
            "{share: 50%, of: cost, called: 实际费用}",
            ["按实际费用的50%给予资助"],
        ),
        ("{share: 30%, of: city_grant}", ["按市级资助的30%给予资助"]),
        (
            "{share: 20%, of: cost, at_most: 9万元, years: 3年}",
            ["按培训费用的20%给予资助", "最高9万元", "最长3年"],
        ),
        ("{each: 2万元, of: years, unit: 件}", ["每件资助2万元"]),
        (
            TIERS.format(gold="9万元", silver="{when: 次奖, amount: 4万元}"),
            ["金奖：9万元", "次奖：4万元"],
        ),
        (
            TIERS.format(
                gold="{amount: {share: 50%, of: cost, at_most: 3万元}}",
                silver="{amount: {share: 30%, of: cost}}",
            ),
            ["金奖：培训费用的50%，最高3万元", "银奖：培训费用的30%"],
        ),
        (
            "{bands: [{to: 5万元, rate: 8%}, {rate: 10%}], of: cost}",
            None,
        ),
        ("{discretionary: 由区政府一事一议确定}", ["由区政府一事一议确定"]),
        ("{value: 3万元, less: city_grant}", ["资助3万元", "扣除市级资助"]),
        (
            "{value: 3万元, paid: [40%, {share: 60%, when: 考核合格后}]}",
            ["资助3万元", "分2期按40%、60%（考核合格后）拨付"],
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
    assert made.findings == []
    if words is None:
        assert "5万元" in made.words[0] and "8%" in made.words[0]
    else:
        assert made.words == words


def test_caps_and_quotas_follow_the_amount(tmp_path: Path) -> None:
    limits = """\
    amount: 3万元
    limits:
      cap: {at_most: 4万元, scope: row}
      cap_year: {at_most: 6万元, period: year}
      pool: {at_most: 80万元, scope: all, period: year}
      quota_year: {at_most: 2项, period: year}
      quota_total: {at_most: 20项, scope: all, period: year}
      ever: {at_most: 3次, period: ever}
      part: {at_most: {share: 10%, of: cost}, period: year}
      ceiling: {at_most: {field: cost}, together_with: [city_grant]}
"""
    made = body(
        tmp_path,
        STANDARD,
        edited("measures/training.yaml", (SUPPORT, limits), PLAIN_PROSE),
    )
    assert made.words == [
        "资助3万元",
        "单项最高4万元",
        "单个申请人每年最高6万元",
        "每年总额最高80万元",
        "单个申请人每年不超过2项",
        "每年名额不超过20项",
        "单个申请人累计不超过3次",
        "单个申请人每年最高培训费用的10%",
        "与市级资助合计不超过培训费用",
    ]


@pytest.mark.parametrize("mode", ["奖励", "补贴", "配套资助", "贴息"])
def test_the_verb_is_the_policys_own_word(tmp_path: Path, mode: str) -> None:
    changes = edited(
        "measures/training.yaml",
        (SUPPORT, "    amount: 3万元\n"),
        ("mode: 资助", f"mode: {mode}"),
        PLAIN_PROSE,
    )
    assert body(tmp_path, STANDARD, changes).words == [f"{mode}3万元"]


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
            "{any: {a: {field: local, op: 'yes'}, b: {field: years, op: at_least, value: 2年}}}",
            "本区设立，或者经营年限不低于2年",
        ),
        (
            "{any: {a: {field: local, op: 'yes'}, b: {field: years, op: at_least, value: 2年}}, text: 二者之一}",
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
