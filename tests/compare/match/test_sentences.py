"""A replacement is told within its sentence: an amount by an amount, and a new sentence as one."""

from __future__ import annotations

import pytest

from policypress.compare import compare, parse_text
from policypress.compare.changes import Piece


def pieces(old: str, new: str) -> list[tuple[str, str]]:
    trees = [
        parse_text(f"第一条　{one}", f"{name}.txt").tree
        for one, name in ((old, "旧"), (new, "新"))
    ]
    found: list[Piece] = []
    for change in compare(*trees).changes:
        for pair in change.pairs:
            found += pair.pieces
    return [(one.op, one.text) for one in found if one.op != "equal"]


def test_an_amount_is_replaced_and_a_sentence_comes_behind_it() -> None:
    old = "未实施垄断协议的，处五十万元以下的罚款。"
    sentence = "负责人有个人责任的，可以处一百万元以下的罚款。"
    new = f"未实施垄断协议的，处三百万元以下的罚款。{sentence}"
    assert pieces(old, new) == [
        ("delete", "五十万元"),
        ("insert", "三百万元"),
        ("insert", sentence),
    ]
    assert pieces(new, old) == [
        ("delete", "三百万元"),
        ("insert", "五十万元"),
        ("delete", sentence),
    ]


def test_a_sentence_before_is_told_before() -> None:
    old = "申请人应当提交材料。主管部门应当在十日内作出决定。"
    new = (
        "申请人应当提交材料。主管部门应当一次告知需要补正的全部内容。"
        "主管部门应当在五日内作出决定。"
    )
    assert pieces(old, new) == [
        ("insert", "主管部门应当一次告知需要补正的全部内容。"),
        ("delete", "十"),
        ("insert", "五"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "最高1,000,000元，每年",
            "最高1,500,000元，每年",
            ["1,000,000元", "1,500,000元"],
        ),
        ("处壹佰万元整。", "处贰佰万元整。", ["壹佰万元整", "贰佰万元整"]),
        ("利率千分之五。", "利率千分之六。", ["千分之五", "千分之六"]),
        (
            "自2026 年3 月1 日起。",
            "自2026 年3 月15 日起。",
            ["2026 年3 月1 日", "2026 年3 月15 日"],
        ),
        ("经三分之二同意。", "经四分之三同意。", ["三分之二", "四分之三"]),
    ],
)
def test_numbers_are_whole_in_a_mark(
    old: str, new: str, expected: list[str]
) -> None:
    assert [text for _, text in pieces(old, new)] == expected


def test_marks_between_thousands_and_blanks_in_dates_are_typography() -> None:
    trees = [
        parse_text(text, "文.txt").tree
        for text in (
            "第一条　补贴1,000,000元，自2026 年3 月1 日起。",
            "第一条　补贴1000000元，自2026年3月1日起。",
        )
    ]
    [change] = [one for one in compare(*trees).changes if one.unit == "clause"]
    assert change.kinds == ("版式差异",)


def test_two_hundreds_beside_each_other_are_no_thousand() -> None:
    assert pieces("分别为5、100、200人。", "分别为5、100、300人。") == [
        ("delete", "200"),
        ("insert", "300"),
    ]
