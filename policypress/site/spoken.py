"""How people say things (说法), kept as data in everyday/: of each table the part that a
site needs, chosen by the words that occur in it.

The search in the browser stands on these tables; none of them knows a policy.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "everyday"


@cache
def table(name: str) -> dict[str, Any]:
    """A table that is kept as TOML: questions, fillers, elsewhere."""
    text = (_DATA / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _lines(name: str) -> tuple[str, ...]:
    """The lines of a plain table without its remarks."""
    text = (_DATA / f"{name}.txt").read_text(encoding="utf-8")
    lines = text.splitlines()
    return tuple(one for one in lines if one and not one.startswith("#"))


def everyday_words() -> Iterator[tuple[str, list[str]]]:
    """What people say, with what official texts write for it (words.txt)."""
    for line in _lines("words"):
        said, _, meant = line.partition(" = ")
        for one in said.split(" | "):
            yield one, meant.split(" | ")


def said_words(
    own: dict[str, tuple[str, ...]],
    text: str,
) -> list[list[Any]]:
    """[said, [meanings]] of those words whose meaning occurs in `text`.

    own: the policy's words (words.yaml), which go before the everyday ones.
    """
    found: dict[str, list[str]] = {}
    for said, meant in own.items():
        found[said.casefold()] = list(meant)
    pairs = {one + other for one, other in pairwise(text)}
    for said, meanings in everyday_words():
        if said.casefold() in found:
            continue
        occurring = [one for one in meanings if _occurs(one, text, pairs)]
        if occurring:
            found[said.casefold()] = occurring
    return [[said, meant] for said, meant in found.items()]


def _occurs(
    word: str,
    text: str,
    pairs: set[str],
) -> bool:
    """Whether a word stands in a text. pairs: all two characters that stand side by side
    in it, by which most words are told without looking through it."""
    if len(word) > 1 and not (word[:2] in pairs and word[-2:] in pairs):
        return False
    return word in text


def unsaid_words(said: Iterable[str]) -> list[str]:
    """Everyday words that mean nothing in a text, `said` being those that do: nobody who
    types one looks for its parts (新成立 is not 成立)."""
    known = set(said)
    return [one for one, _ in everyday_words() if one.casefold() not in known]


def vocabulary(more: Iterable[str]) -> list[str]:
    """Ordinary words, and `more` (the policy's own terms): by them a chance substring is
    told from a word, and a word that does not occur from one typed wrongly."""
    known = {*_lines("vocabulary"), *more}
    return sorted(word for word in known if len(word) > 1)


def syllables(text: str) -> str:
    """`zhi知支…|zi子…`: characters by how they sound. All common ones, for people type a
    wrong one of those, and the less common ones that occur in `text`."""
    occurring = set(text)
    rows = []
    for line in _lines("pinyin"):
        syllable, common, rare = line.split(" ")
        rare = "".join(one for one in rare if one in occurring)
        rows.append(f"{syllable}{common.strip('-')}{rare}")
    return "|".join(rows)


def traditional(text: str) -> str:
    """`专專…`: a character that occurs in `text` and each traditional form (繁体) of it,
    pair after pair."""
    occurring = set(text)
    found = []
    for line in _lines("traditional"):
        simplified = line[0]
        if simplified in occurring:
            found += [simplified + other for other in line[1:]]
    return "".join(found)


def not_here(text: str) -> list[list[str]]:
    """[name, pattern of what people type] of those kinds of support of which `text`
    says nothing (elsewhere.toml)."""
    topics = table("elsewhere")["topics"]
    return [
        [name, topic["said"]]
        for name, topic in topics.items()
        if not any(word in text for word in topic["of"])
    ]
