"""Phrases with a character that was taken for another one (形近、音近的字): 末能, 撒回,
泻密. The table says which; here is asked whether such a phrase stands at a place, or its
characters belong to the words beside them (期末能, 生产禁)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

from msgspec import Struct

TABLE = Path(__file__).with_name("confused_characters.txt")
MADE_FROM = (Path(__file__), TABLE)
_PAIR = 2
# Characters that are words by themselves, or stand before and behind many words: of a
# phrase of two with one of these the other one may belong to what stands beside it.
_ALONE = frozenset(
    "一中为也于人他代以件会但作使供値值做像先公内再出列到制副务化千即双反发只只可各合同名后向含员和因土在城域"
    "境备外多大子安完容就层已己市并应度开当形往得必快急性总或所才抓折拔按据接改效数新方旧无日旦时既早是普有服条"
    "查栏标样根格正比求法活消清源点然照特犯率现用田由的目直相看知示离种称空竞竟算类线经给维置署者考聚能自至致行"
    "被要规计让记设认试该话财责费质走超足转软较近返还进送退造通速那部量金铁长间问限院除随险难需非面须项顾题额风"
    "高其原仅全付份分定则加务头度例与予与些从处将"
)


class Phrase(Struct, frozen=True):
    """A phrase as it is written and as it is meant, which character is wrong, and what
    may stand beside that one where it is right."""

    wrong: str
    right: str
    at: int
    beside: str


@cache
def phrases() -> dict[str, list[Phrase]]:
    """The table, by two characters of which one is the wrong one."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    for row in TABLE.read_text("utf-8").splitlines():
        if row.startswith("#"):
            continue
        head, *words = row.split(" ")
        for word in words:
            phrase = _phrase(word, head)
            begin = max(0, phrase.at - 1)
            found[word[begin : begin + _PAIR]].append(phrase)
    return found


def _phrase(wrong: str, head: str) -> Phrase:
    """One of a row; head: 末未|年月."""
    letters, _, beside = head.partition("|")
    right = wrong.replace(letters[0], letters[1])
    return Phrase(wrong, right, wrong.index(letters[0]), beside)


def stands_there(
    phrase: Phrase,
    line: str,
    start: int,
    is_word: Callable[[str], bool],
) -> bool:
    """Whether a phrase at a place of a line is one: none of its outer characters makes a
    word with what stands beside it."""
    end = start + len(phrase.wrong)
    before, behind = line[max(0, start - 1) : start], line[end : end + 1]
    return not (
        _goes_with_before(phrase, before, is_word)
        or _goes_with_behind(phrase, behind, is_word)
    )


def _goes_with_before(
    phrase: Phrase,
    before: str,
    is_word: Callable[[str], bool],
) -> bool:
    """Whether the first character of a phrase belongs to the one before it."""
    is_wrong_one = phrase.at == 0
    if is_wrong_one and before and before in phrase.beside:
        return True
    may_belong = is_wrong_one or _has_common(phrase)
    return may_belong and is_word(before + phrase.wrong[0])


def _goes_with_behind(
    phrase: Phrase,
    behind: str,
    is_word: Callable[[str], bool],
) -> bool:
    """Whether the last character of a phrase belongs to the one behind it."""
    is_wrong_one = phrase.at == len(phrase.wrong) - 1
    if is_wrong_one and behind and behind in phrase.beside:
        return True
    may_belong = is_wrong_one or _has_common(phrase)
    return may_belong and is_word(phrase.wrong[-1] + behind)


def _has_common(phrase: Phrase) -> bool:
    """Whether the wrong one of two characters is common, so that the other one may belong
    to what stands beside it."""
    return len(phrase.wrong) == _PAIR and phrase.wrong[phrase.at] in _ALONE
