"""What a kind of document calls itself."""

from __future__ import annotations

import pytest

from policypress.language.genre import everything, genre, unit


@pytest.mark.parametrize(
    ("kind", "noun", "called"),
    [
        ("若干措施", "措施", "措施"),
        ("管理办法", "办法", "条款"),
        ("实施细则（试行）", "细则", "条款"),
        ("实施意见", "意见", "条款"),
        ("通知", "通知", "条款"),
    ],
)
def test_the_noun_at_the_end_is_what_a_text_calls_itself(
    kind: str, noun: str, called: str
) -> None:
    assert genre(kind) == noun
    assert unit(kind) == called


def test_all_that_it_gives_is_called_as_its_provisions_are() -> None:
    assert everything("若干措施（试行）") == "全部措施"
    assert everything("管理办法") == "各项"
