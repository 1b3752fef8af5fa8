"""Where a word would be cut, told from the text itself."""

from __future__ import annotations

import pytest

from policypress.language.cohesion import Cohesion

LAWS = Cohesion(
    [
        "法律规定，法律案",
        "依照法律，本法的规定",
        "规定的法律，按照法律",
        "10万元，10万元，10万元",
    ]
)


@pytest.mark.parametrize(
    ("pair", "together"),
    [
        ("法律", True),
        ("规定", True),
        ("律规", False),
        ("的规", False),
        ("不在", False),
        ("10", False),
        ("律，", False),
    ],
)
def test_characters_that_keep_standing_together_are_a_word(
    pair: str, together: bool
) -> None:
    assert LAWS.together(*pair) is together


def test_an_empty_text_has_no_words() -> None:
    assert not Cohesion([]).together("法", "律")
