"""Lines of a picture: wide enough for any font, broken where Chinese lines may break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.render.svg.words import width, wrapped


@pytest.mark.parametrize(
    ("words", "ems", "lines"),
    [
        ("最高三十万元", 6, ["最高三十万元"]),
        ("最高三十万元，每年", 6, ["最高三十万", "元，每年"]),
        ("符合条件的（见附件）", 6, ["符合条件的", "（见附件）"]),
        ("给予100万元奖励", 4.5, ["给予", "100万元", "奖励"]),
        ("", 5, []),
        ("　 \n ", 5, []),
    ],
)
def test_where_a_line_breaks(words: str, ems: float, lines: list[str]) -> None:
    assert wrapped(words, ems) == lines


@given(
    st.text(
        alphabet="一二三，。（）《》“”abcXYZ0123456789万元% -/:.", max_size=60
    )
)
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(
    words: str,
) -> None:
    lines = wrapped(words, 8)
    assert all(width(line) <= 8 for line in lines)
    assert "".join("".join(lines).split()) == "".join(words.split())


def test_a_word_wider_than_a_line_is_torn() -> None:
    lines = wrapped(
        "https://www.example.gov.cn/policies/service/index.html", 8
    )
    assert len(lines) > 3 and all(width(line) <= 8 for line in lines)


def test_letters_are_reckoned_as_wide_as_the_widest_face_has_them() -> None:
    assert width("政策") == 2
    assert 0.55 < width("8") < 0.75
    assert width("W") == 1
