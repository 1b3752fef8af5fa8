"""Soft line breaks in Chinese paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.language.joining import is_cjk, join_lines


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (
            ["支持质量标准提升、", "知识产权发展"],
            "支持质量标准提升、知识产权发展",
        ),
        (["给予最高", "100万元奖励"], "给予最高100万元奖励"),
        (["共24", "条"], "共24条"),
        (["符合ISO 9001", "要求"], "符合ISO 9001要求"),
        (["符合", "ISO 9001要求"], "符合ISO 9001要求"),
        (["Open Source", "Software"], "Open Source Software"),
        (["ISO", "9001"], "ISO 9001"),
        (["（以下简称", "“领跑者”", "）"], "（以下简称“领跑者”）"),
        (["“BIM”", "“CIM”"], "“BIM”“CIM”"),
        (["建设——", "PPP模式……", "以及"], "建设——PPP模式……以及"),
        (["  标准  ", "", "\t制定"], "标准制定"),
        ([], ""),
        (["", " "], ""),
    ],
)
def test_lines_join_as_a_chinese_reader_expects(
    lines: list[str], joined: str
) -> None:
    assert join_lines(lines) == joined


@given(st.lists(st.text("质量标准，。（）《》“”", min_size=1), max_size=6))
def test_a_chinese_text_is_the_same_wherever_its_lines_break(
    lines: list[str],
) -> None:
    assert join_lines(lines) == "".join(lines)


@given(
    st.lists(st.text("质标，a1 ", max_size=5), max_size=5),
    st.lists(st.text("质标，a1 ", max_size=5), max_size=5),
)
def test_joining_may_be_done_in_parts(
    first: list[str], second: list[str]
) -> None:
    assert join_lines([join_lines(first), join_lines(second)]) == join_lines(
        [*first, *second]
    )


def test_a_full_cell_is_han_full_width_or_chinese_punctuation() -> None:
    assert all(map(is_cjk, "质〇，。《》（）〔〕“”‘’—…·％Ａ　"))
    assert not any(map(is_cjk, "aZ09 ,.()%\"'-"))
