"""Sums and rates are found where a text writes them, with what they are worth."""

from __future__ import annotations

import pytest

from policypress.language.sums import Sum, even, sums_of


def shown(one: Sum) -> str:
    """A sum in a line: place, words, value, kind, unit, and what else is known of it."""
    value = format(one.value, "f")
    if "." in value:
        value = value.rstrip("0").rstrip(".")
    said = [f"{one.start}-{one.end}", one.words, "=", value, one.kind]
    said.append(f"[{one.unit.strip()}]")
    said += [one.side] if one.side else []
    said += [] if one.is_exact else ["about"]
    said += [] if one.is_said else ["unsaid"]
    return " ".join(said)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "奖励１０万元，最高1,000.5元",
            [
                "2-6 10万元 = 100000 money [万元]",
                "9-17 1,000.5元 = 1000.5 money [元]",
            ],
        ),
        (
            "按20％给予，3.5个百分点，5‰",
            [
                "1-4 20% = 20 percent [%]",
                "7-14 3.5个百分点 = 3.5 percent [个百分点]",
                "15-17 5‰ = 0.5 percent [‰]",
            ],
        ),
        (
            "10万元—100万元",
            [
                "0-4 10万元 = 100000 money [万元] low",
                "5-10 100万元 = 1000000 money [万元] high",
            ],
        ),
        (
            "500-1000元",
            [
                "0-3 500 = 500 money [元] low",
                "4-9 1000元 = 1000 money [元] high",
            ],
        ),
        (
            "5%至20%",
            ["0-2 5% = 5 percent [%] low", "3-6 20% = 20 percent [%] high"],
        ),
        (
            "1万（不含）-2万元",
            [
                "0-2 1万 = 10000 money [万元] low",
                "7-10 2万元 = 20000 money [万元] high",
            ],
        ),
        (
            "50、30、20万元",
            [
                "0-2 50 = 500000 money [万元]",
                "3-5 30 = 300000 money [万元]",
                "6-10 20万元 = 200000 money [万元]",
            ],
        ),
        (
            "第一年5/3万元",
            ["3-4 5 = 50000 money [万元]", "5-8 3万元 = 30000 money [万元]"],
        ),
        (
            "100多万元，20余元",
            [
                "0-6 100多万元 = 1000000 money [多万元] about",
                "7-11 20余元 = 20 money [余元] about",
            ],
        ),
        ("1000 万，另有", ["0-6 1000 万 = 10000000 money [万]"]),
        ("五十万元", ["0-4 五十万元 = 500000 money []"]),
        (
            "百分之五十、万分之五、千分之3",
            [
                "0-5 百分之五十 = 50 percent []",
                "6-10 万分之五 = 0.05 percent []",
                "11-15 千分之3 = 0.3 percent []",
            ],
        ),
        (
            "等额配套，减半收取，免收，1:1",
            [
                "0-2 等额 = 100 percent [] unsaid",
                "5-7 减半 = 50 percent [] unsaid",
                "10-12 免收 = 100 percent [] unsaid",
                "13-16 1：1 = 100 percent [] unsaid",
            ],
        ),
        (
            "免缴，全额资助，减半",
            [
                "0-2 免缴 = 100 percent [] unsaid",
                "3-5 全额 = 100 percent [] unsaid",
                "8-10 减半 = 50 percent [] unsaid",
            ],
        ),
        (
            "500元以上1万元以下",
            [
                "0-4 500元 = 500 money [元] low",
                "6-9 1万元 = 10000 money [万元] high",
            ],
        ),
        ("500元（含）以上", ["0-4 500元 = 500 money [元]"]),
        (
            "500元以上1万元（含）以下",
            [
                "0-4 500元 = 500 money [元] low",
                "6-9 1万元 = 10000 money [万元] high",
            ],
        ),
        (
            "500元以上20%以下",
            ["0-4 500元 = 500 money [元]", "6-9 20% = 20 percent [%]"],
        ),
        (
            "500元以上1万元",
            ["0-4 500元 = 500 money [元]", "6-9 1万元 = 10000 money [万元]"],
        ),
        ("1，000元", ["0-6 1,000元 = 1000 money [元]"]),
        (
            "1亿5000万元、2万5千元",
            [
                "0-8 1亿5000万元 = 150000000 money [万元]",
                "9-14 2万5千元 = 25000 money [千元]",
            ],
        ),
        (
            "二十五亿元、一亿两千万元、十亿零五百万元",
            [
                "0-5 二十五亿元 = 2500000000 money []",
                "6-12 一亿两千万元 = 120000000 money []",
                "13-20 十亿零五百万元 = 1005000000 money []",
            ],
        ),
        ("1万20000元、三亿亿元", []),
        ("第5元", []),
        ("GB100元", []),
        ("半年、5年", []),
        ("十百千元", []),
    ],
)
def test_every_sum_is_found_with_its_value(
    text: str, found: list[str]
) -> None:
    assert [shown(one) for one in sums_of(even(text))] == found


def test_an_even_text_is_as_long_and_its_thousands_stay_together() -> None:
    text = "（1，000）元；3，00元: １%"
    assert even(text) == "（1,000）元；3，00元： 1%"
    assert len(even(text)) == len(text)
