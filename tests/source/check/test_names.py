"""Names: figures typed into them, and names that stand twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.changing import edited, found, of

SHARE = "amount: {share: 50%, of: cost, called: 实际培训费用}"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("policy.yaml", "title: 支持匠人", "title: 支持50万元匠人"),
        (
            "policy.yaml",
            "title: 支持匠人,",
            "title: 支持匠人, support_word: 50万元的资助,",
        ),
        ("supplementary.yaml", "subject: 资金来源", "subject: 50万元资金来源"),
        (
            "measures/prize.yaml",
            "title: 奖励手艺大赛",
            "title: 奖励50万元手艺大赛",
        ),
        (
            "measures/prize.yaml",
            "subject: 手艺大赛",
            "subject: 50万元手艺大赛",
        ),
        ("measures/prize.yaml", "name: 大赛获奖奖励", "name: 50万元获奖奖励"),
        (
            "measures/prize.yaml",
            "    mode: 奖励",
            "    payee: 营收50万元的单位\n    mode: 奖励",
        ),
        (
            "measures/prize.yaml",
            "called: 奖项等级",
            "called: 50万元以上的奖项",
        ),
        ("measures/prize.yaml", "when: 大赛金奖", "when: 50万元大奖"),
        (
            "measures/training.yaml",
            "called: 实际培训费用",
            "called: 50万元以内的费用",
        ),
        (
            "measures/training.yaml",
            SHARE,
            "amount: {each: 1万元, of: years, unit: 50万元产值}",
        ),
    ],
)
def test_a_figure_typed_into_a_name_is_found(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    change = edited(file, (old, new))
    (typed,) = of(found(tmp_path, change), "typed-figure")
    assert "“50万元”" in typed.message
    text = change[file]
    assert typed.place.line == text[: text.index("50万元")].count("\n") + 1


def test_a_name_that_a_band_gave_is_not_held_against_the_drafter(
    tmp_path: Path,
) -> None:
    swaps = (
        (
            "{when: 大赛金奖, amount: 20万元}",
            "{amount: 20万元, band: {from: 3年}}",
        ),
        (
            "{when: 大赛银奖, amount: 10万元}",
            "{amount: 10万元, band: {to: 3年}}",
        ),
        ("by: prize_level", "by: years"),
    )
    assert not of(
        found(tmp_path, edited("measures/prize.yaml", *swaps)), "typed-figure"
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        ("policy.yaml", "title: 支持市场", "title: 支持匠人", "章名"),
        (
            "measures/training.yaml",
            "title: 资助手艺培训",
            "title: 奖励手艺大赛",
            "措施名称",
        ),
        (
            "measures/training.yaml",
            "subject: 手艺培训",
            "subject: 手艺大赛",
            "事项",
        ),
        (
            "measures/training.yaml",
            "supports:\n",
            "supports:\n  other:\n    name: 手艺培训资助\n    mode: 资助\n"
            "    amount: 1万元\n",
            "资助项目名称",
        ),
    ],
)
def test_a_name_that_stands_twice_is_found_at_the_second(
    tmp_path: Path, file: str, old: str, new: str, what: str
) -> None:
    (twice,) = of(found(tmp_path, edited(file, (old, new))), "same-title")
    assert twice.message.startswith(f"{what}“")
    assert "先见于" in twice.message
