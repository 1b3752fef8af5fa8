"""Characters that look right: radicals for words, and what has no glyph."""

from __future__ import annotations

import pytest

from policypress.compare import compare
from policypress.compare.read.look_alikes import found_in, unified
from policypress.compare.read.plain_text import parse_text
from policypress.compare.text.tree import clauses, text_of

TEXT = "某区奖励办法\n第一条　支持企业方案。\n第二条　奖励10万元。\n"


def test_radicals_are_read_as_the_words_and_told() -> None:
    copied = TEXT.replace("一", "⼀").replace("支", "⽀").replace("方", "⽅")
    found = parse_text(copied, "旧.txt")
    assert found.tree and text_of(found.tree) == TEXT.splitlines()
    assert [one.code for one in found.findings] == ["look-alike"]
    assert "3 个" in found.findings[0].message
    assert "⼀（U+2F00，应为一）" in found.findings[0].message
    assert found.findings[0].place.line == 2


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("⾦", "金"), ("⻓", "长"), ("⻅", "见"), ("⻔", "门"), ("\uf90a", "金")],
)
def test_each_radical_has_its_word(wrong: str, right: str) -> None:
    assert unified(wrong) == right
    assert found_in(f"甲{wrong}乙") == [wrong]
    assert found_in(right) == []


@pytest.mark.parametrize(
    "invisible",
    ["\u200b", "\u200d", "\ufeff", "\u00ad", "\u2060", "\u202a", "\ufe0f"],
)
def test_what_has_no_glyph_is_not_there(invisible: str) -> None:
    spoilt = f"第{invisible}一条　奖{invisible}励10{invisible}万元。"
    tree = parse_text(spoilt, "旧.txt").tree
    assert tree and text_of(tree) == ["第一条　奖励10万元。"]
    assert clauses(tree)[0].label == "第一条"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("奖励1,000,000元", "奖励1000000元"),
        ("面积100㎡", "面积100m²"),
        ("详见㈠", "详见（一）"),
        ("详见⑵", "详见(2)"),
        ("等等……", "等等..."),
        ("零下5℃", "零下5°C"),
    ],
)
def test_other_writing_of_the_same_is_typography(one: str, other: str) -> None:
    old, new = (
        parse_text(f"第一条　{words}。\n第二条　乙。", name).tree
        for words, name in ((one, "旧.txt"), (other, "新.txt"))
    )
    assert old and new
    kinds = [change.kind for change in compare(old, new).changes]
    assert kinds == ["版式差异", "未变"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("奖励1,000元", "奖励1,0000元"),
        ("奖励1,000,000元", "奖励100000元"),
        ("面积100㎡", "面积100m"),
        ("详见㈠", "详见（二）"),
    ],
)
def test_another_number_is_no_typography(one: str, other: str) -> None:
    old, new = (
        parse_text(f"第一条　{words}。\n第二条　乙。", name).tree
        for words, name in ((one, "旧.txt"), (other, "新.txt"))
    )
    assert old and new
    assert [change.kind for change in compare(old, new).changes] == [
        "修改",
        "未变",
    ]
