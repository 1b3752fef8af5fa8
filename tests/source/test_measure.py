"""A numeric tier is written once, as a band, and says itself what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source.model import Tier
from tests.support.small_policy import edited, policy

BY = (
    ("by: prize_level", "by: years"),
    ("\n  compared: [benchmarks/city#articles.contest.figures.gold]", ""),
    ("        gold: {when: 大赛金奖, amount: 20万元}\n", ""),
    ("        silver: {when: 大赛银奖, amount: 10万元}\n", ""),
)


@pytest.mark.parametrize(
    "band, words",
    [
        ({"from": "3000万元"}, "3000万元以上"),
        ({"from": "1000万元", "to": "3000万元"}, "1000万元以上不满3000万元"),
        ({"to": "10天"}, "不满10天"),
        ({"to": "10天", "includes": "upper"}, "10天以下"),
        ({"from": "5年", "includes": "none"}, "超过5年"),
        ({"from": "5年", "to": "8年", "includes": "none"}, "超过5年不满8年"),
        (
            {"from": "5年", "to": "8年", "includes": "upper"},
            "超过5年不超过8年",
        ),
        ({"from": "5年", "to": "8年", "includes": "both"}, "5年以上不超过8年"),
    ],
)
def test_a_band_is_said_as_the_drafting_rules_say_it(
    band: dict[str, str], words: str
) -> None:
    """以上、以下、不超过 count the figure itself; 超过、不满 do not."""
    tier = Tier.model_validate({"amount": "20万元", "band": band})
    assert tier.band is not None
    assert tier.band.words == words


def test_words_of_its_own_stay(tmp_path: Path) -> None:
    """And a tier without words is called as its band, or as the choice that selects it."""
    swap = (
        "tiers:",
        "tiers:\n        long: {amount: 1万元, band: {from: 30年}, when: 长期}"
        "\n        short: {amount: 1万元, band: {to: 30年}}",
    )
    named = edited("measures/prize.yaml", swap, *BY)
    loaded = policy(tmp_path / "named", {**named, "benchmarks/city.yaml": ""})
    amount = loaded.measures["prize"].supports["contest"].amount
    assert [one.name for one in amount.figures()] == ["“长期”", "“不满30年”"]
    swap = ("gold: {when: 大赛金奖, amount: 20万元}", "gold: 20万元")
    loaded = policy(tmp_path / "bare", edited("measures/prize.yaml", swap))
    amount = loaded.measures["prize"].supports["contest"].amount
    assert [one.name for one in amount.figures()] == ["“金奖”", "“大赛银奖”"]
