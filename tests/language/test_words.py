"""Known words of laws are found so that no quotation cuts them."""

from __future__ import annotations

import pytest

from policypress.language.cohesion import Cohesion
from policypress.language.words import known_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("主管部门应当公示", ["主管部门", "应当", "公示"]),
        ("国务院和人民政府", ["国务院", "和", "人民政府"]),
        ("鼎铛玉石", []),
        ("", []),
    ],
)
def test_words_of_the_list_are_found_the_longest_first(
    text: str, words: list[str]
) -> None:
    assert [text[start:end] for start, end in known_words(text)] == words


def test_rare_characters_that_stand_beside_each_other_may_be_a_word() -> None:
    text = Cohesion(["如果适逢星期六，应当补假，如果不补假，应当说明"])
    assert text.perhaps("适", "逢") and not text.together("适", "逢")
    assert not text.perhaps("，", "应")
    assert not text.perhaps("逢", "补")
