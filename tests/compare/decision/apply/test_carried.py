"""款 and 项 that become a clause of their own, or go into another one (单列、分列、移动)."""

from __future__ import annotations

import pytest

from policypress.compare import text_of
from policypress.compare.decision.apply.apply import apply
from tests.compare.decision.apply.test_verbs import OLD, codes

OLD_LINES = text_of(OLD)


@pytest.mark.parametrize(
    ("decision", "gone", "come"),
    [
        (
            "将第二条第二款单列一条，作为第三条。",
            ["个人不奖励。"],
            ["第三条　个人不奖励。"],
        ),
        (
            "将第二条第二款单列一条，作为第六条，修改为：“个人另行奖励。”",
            ["个人不奖励。"],
            ["第六条　个人另行奖励。"],
        ),
        (
            "将第二条第二款单列一条，作为第六条，将其中的“个人”修改为“自然人”。",
            ["个人不奖励。"],
            ["第六条　自然人不奖励。"],
        ),
        (
            "将第二条第二款改为第七条，第一款改为第六条。",
            ["第二条　获奖企业奖励10万元。", "个人不奖励。"],
            ["第六条　获奖企业奖励10万元。", "第七条　个人不奖励。"],
        ),
        (
            "将第二条第二款移至第一条，作为第二款。",
            [],
            [],
        ),
        (
            "将第五条改为第四条第二款。",
            ["第五条　本办法由区局解释。"],
            ["本办法由区局解释。"],
        ),
        (
            "将第三条第三项移至第一项前，作为第一项，第一项、第二项改为第二项、第三项。",
            ["（一）申请表；", "（二）营业执照；", "（三）承诺书。"],
            ["（一）承诺书。", "（二）申请表；", "（三）营业执照；"],
        ),
        (
            "将第二条、第五条合并，作为第二条：“企业由区局奖励。”",
            [
                "第二条　获奖企业奖励10万元。",
                "个人不奖励。",
                "第五条　本办法由区局解释。",
            ],
            ["第二条　企业由区局奖励。"],
        ),
    ],
)
def test_lines_leave_their_place(
    decision: str, gone: list[str], come: list[str]
) -> None:
    applied = apply(f"一、{decision}", OLD)
    assert [str(one) for one in applied.findings] == []
    assert applied.tree
    new = text_of(applied.tree)
    assert new != OLD_LINES
    assert [line for line in OLD_LINES if line not in new] == gone
    assert [line for line in new if line not in OLD_LINES] == come


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        ("将第二条第二款单列一条。", "raise-without-number"),
        ("将第二条第九款单列一条，作为第三条。", "amendment-target"),
        ("将第二条第二款移至第五条后。", "amendment-place"),
        ("将第二条第二款移至第五条，作为第九款。", "number-disagrees"),
        ("将第二条第二款改为第九条第二款。", "number-disagrees"),
        ("将第二条第二款改为第六条，删去第二条第二款。", "contradictory-amendments"),
        ("将第二条移至第五条。", "move-without-side"),
        ("将第二条、第五条第一款合并，作为第二款。", "amendment-place"),
    ],
)  # fmt: skip
def test_what_has_no_place_is_refused(decision: str, code: str) -> None:
    assert codes(f"一、{decision}")[0] == code


def test_words_are_replaced_wherever_they_stand() -> None:
    decision = "一、将全文中的“奖励”统一修改为“资助”，共两处。"
    applied = apply(decision, OLD)
    assert not applied.findings and applied.tree
    assert "奖励" not in "".join(text_of(applied.tree))
    assert codes(decision.replace("两", "三")) == ["replacement-count"]


def test_the_closing_of_a_decision_says_when_and_by_whom() -> None:
    decision = (
        "一、删去第二条第二款。\n"
        "此外，对条文顺序和个别文字作相应调整和修改。\n"
        "本决定自2022年8月1日起施行。\n"
        "《示范办法》根据本决定作相应修改，重新公布。\n"
    )
    applied = apply(decision, OLD)
    assert applied.tree
    assert not applied.findings
    assert [one.code for one in applied.open_ends] == ["unspecified-wording"]
