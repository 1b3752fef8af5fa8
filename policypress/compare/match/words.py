"""A printed line as words to compare (词): what is one word is replaced whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from policypress.compare.text.citations import Numbers, citations
from policypress.compare.text.tree import Figure, Line
from policypress.compare.text.typography import core, fold, spaces
from policypress.language.tokens import tokenize

LABEL = "\0"
END = "\n"


@dataclass(slots=True)
class Words:
    """Words in order: as written, and the key under which they are the same on both sides.

    gaps: the spaces after each word that are typography only. stale: for the citation of a number that has moved, by
    index, the key it would have had it not followed.
    """

    texts: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    stale: dict[int, str] = field(default_factory=dict)

    def add(self, text: str, key: str, gap: str = "") -> None:
        self.texts.append(text)
        self.keys.append(key)
        self.gaps.append(gap)

    def keys_against(self, new: Words) -> list[str]:
        """The keys, where a citation that the new side left as it was keeps its own number."""
        if not self.stale:
            return self.keys
        there = set(new.keys)
        keys = list(self.keys)
        for index, key in self.stale.items():
            if keys[index] not in there and key in there:
                keys[index] = key
        return keys

    def __len__(self) -> int:
        return len(self.keys)


def words_of(
    lines: Sequence[Line], terms: tuple[str, ...], numbers: Numbers | None = None
) -> Words:
    """The words of printed lines, "\\n" between two of them. numbers: old → new, given for the old side only."""
    words = Words()
    for index, line in enumerate(lines):
        if index:
            words.add(END, END)
        if line.label:
            words.add(line.label, LABEL, line.gap)
        _split(words, line.text, terms, numbers, line.figures)
    return words


def one_word(line: Line) -> Words:
    """A line whose text needs no cutting, since it is the same on both sides."""
    words = Words()
    if line.label:
        words.add(line.label, LABEL, line.gap)
    words.add(line.text, line.text)
    return words


def words_in(
    text: str, terms: tuple[str, ...], numbers: Numbers | None = None
) -> Words:
    """The words of one text without label."""
    words = Words()
    _split(words, text, terms, numbers, ())
    return words


def _split(
    words: Words,
    text: str,
    terms: tuple[str, ...],
    numbers: Numbers | None,
    figures: Iterable[Figure],
) -> None:
    """Figures and citations are words; the rest is tokenized. Spaces go to the gap of the word before them."""
    atoms = [
        (figure.start, figure.start + len(figure.text), None) for figure in figures
    ]
    if "第" in text:
        atoms += [
            (cited.start, cited.start + len(cited.text), cited)
            for cited in citations(text)
        ]
    place = 0
    for start, end, cited in sorted(atoms, key=lambda atom: atom[:2]):
        if start < place:
            continue
        _tokens(words, text[place:start], terms)
        atom = text[start:end]
        key = core(atom)
        if cited and not cited.foreign:
            name = (cited.unit, cited.number)
            target = numbers.get(name, name) if numbers else name
            key = f"{LABEL}{target}" if target else f"{LABEL}-{name}"
            if target != name:
                words.stale[len(words)] = f"{LABEL}{name}"
        words.add(atom, key)
        place = end
    _tokens(words, text[place:], terms)


def _tokens(words: Words, text: str, terms: tuple[str, ...]) -> None:
    if not text:
        return
    blanks = spaces(text)
    place = 0
    for start, end in [*blanks, (len(text), len(text))]:
        if start > place:
            keys = tokenize(fold(text[place:start]), terms)
            bounds = list(accumulate(map(len, keys), initial=place))
            words.texts += [text[at:until] for at, until in pairwise(bounds)]
            words.keys += keys
            words.gaps += [""] * len(keys)
        if end > start:
            if words.gaps:
                words.gaps[-1] += text[start:end]
            else:
                words.add(text[start:end], "")
        place = end
