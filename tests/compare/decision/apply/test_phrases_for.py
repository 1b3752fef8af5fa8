"""Which phrases may stand in a sentence is told by a few words: none is left out that
would match.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from policypress.compare.decision.apply import wording
from policypress.compare.decision.apply.sentences import A, Q, R

_MOST = 3  # times that something is drawn which may stand any number of times


def drawn(parsed: Any, chance: random.Random) -> str:
    """Words that a parsed pattern matches, as chance has it."""
    return "".join(_one(op, value, chance) for op, value in parsed)


def _one(op: Any, value: Any, chance: random.Random) -> str:
    """Words of one piece of a pattern."""
    draw: dict[Any, Callable[[], str]] = {
        code.LITERAL: lambda: chr(value),
        code.NOT_LITERAL: lambda: "字",
        code.IN: lambda: _member(value, chance),
        code.BRANCH: lambda: drawn(chance.choice(value[1]), chance),
        code.SUBPATTERN: lambda: drawn(value[-1], chance),
    }
    if op in (code.MAX_REPEAT, code.POSSESSIVE_REPEAT):
        least, most, inner = value
        times = chance.randint(least, max(least, min(int(most), _MOST)))
        return "".join(drawn(inner, chance) for _ in range(times))
    return draw[op]() if op in draw else ""


def _member(members: Any, chance: random.Random) -> str:
    """A character of a set."""
    op, value = chance.choice(members)
    if op == code.LITERAL:
        return chr(value)
    if op == code.RANGE:
        return chr(chance.randint(*value))
    return "字"


@pytest.mark.slow
@pytest.mark.parametrize("row", wording._TABLE, ids=lambda row: row[2])
def test_whatever_a_phrase_matches_holds_one_of_its_words(
    row: tuple[str, wording.Builder, str],
) -> None:
    phrase, builder, _ = row
    pattern = wording._compiled(phrase)
    chance = random.Random(14)
    tried = 0
    for _ in range(300):
        shape = drawn(_parser.parse(pattern.pattern), chance)
        if not pattern.match(shape):
            continue  # a look around, or a list that took too much
        tried += 1
        assert (pattern, builder) in wording.phrases_for(shape), shape
    assert tried > 5


def test_a_sentence_without_its_words_does_not_ask_a_phrase() -> None:
    shape = f"删去{R}中的{Q}"
    asked = {pattern.pattern for pattern, _ in wording.phrases_for(shape)}
    assert not any("合并" in one or A in one for one in asked)
    assert len(asked) < len(wording._TABLE) / 2
