"""A numeric tier is written once, as a band, and says itself what it is."""

from __future__ import annotations

import pytest

from policypress.source.model import Tier


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
    assert Tier.model_validate({"value": "20万元", "band": band}).when == words


def test_words_of_its_own_stay() -> None:
    assert (
        Tier.model_validate(
            {"when": "长期经营", "value": "20万元", "band": {"from": "30"}}
        ).when
        == "长期经营"
    )
