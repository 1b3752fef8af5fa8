"""The steps of a guide follow how its measure is reviewed (审核方式)."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source.promises import promises
from tests.support.small_policy import edited, policy

CODES = ("review-without-step", "step-without-review", "limits-exceed-total")
EVALUATED = edited(
    "measures/prize.yaml",
    ("    mode: 奖励\n", "    mode: 奖励\n    review: evaluation\n"),
)


def found(folder: Path, *changes: dict[str, str]) -> list[str]:
    """The codes that the check finds of steps, with their files."""
    together = {name: text for one in changes for name, text in one.items()}
    return [
        f"{one.code} {one.place.file}"
        for one in promises(policy(folder, together))
        if one.code in CODES
    ]


def with_step(line: str, *swaps: tuple[str, str]) -> dict[str, str]:
    """A further step in the common part of the guides."""
    return edited(
        "guides/common.yaml", ("form:\n", f"  {line}\nform:\n"), *swaps
    )


def test_what_is_chosen_by_experts_has_a_step_for_it(tmp_path: Path) -> None:
    assert found(tmp_path, EVALUATED) == [
        "review-without-step policy/guides/prize.yaml"
    ]
    step = with_step(
        "judge: {name: 专家评审, text: 打分。, actor: 专家, only: evaluation}"
    )
    assert found(tmp_path, EVALUATED, step) == []


def test_what_is_not_chosen_has_no_step_called_so(tmp_path: Path) -> None:
    step = with_step("judge: {name: 专家评审, text: 打分。, actor: 专家}")
    assert (
        found(tmp_path, step)
        == ["step-without-review policy/guides/common.yaml"] * 3
    )


def test_a_step_of_the_measure_itself_will_do(tmp_path: Path) -> None:
    own = edited(
        "guides/prize.yaml",
        (
            "form:\n",
            "steps:\n  decide: {name: 审定, text: 组织专家打分。, actor: 文化局}\nform:\n",
        ),
    )
    assert found(tmp_path, EVALUATED, own) == []


@pytest.mark.parametrize(
    ("modes", "expected"),
    [("evaluation", []), ("[approval, evaluation]", ["limits-exceed-total"])],
)
def test_only_steps_that_happen_count_in_the_time(
    tmp_path: Path, modes: str, expected: list[str]
) -> None:
    step = with_step(
        f"judge: {{name: 打分, text: 专家打分。, actor: 专家, limit: 9个工作日, only: {modes}}}",
        ("window:", "total_limit: 10个工作日\nwindow:"),
    )
    own = edited(
        "guides/prize.yaml",
        (
            "form:\n",
            "steps:\n  accept: {name: 受理, text: 核对。, actor: 窗口, limit: 4个工作日}\nform:\n",
        ),
    )
    codes = [one.partition(" ")[0] for one in found(tmp_path, step, own)]
    assert codes == expected


def test_a_mode_that_is_none_is_named(tmp_path: Path) -> None:
    step = with_step(
        "judge: {name: 打分, text: 打。, actor: 专家, only: 评审}"
    )
    with pytest.raises(AssertionError, match="可用：approval"):
        policy(tmp_path, step)
