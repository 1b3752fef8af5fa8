"""Words of a file as prose of the source: what Jinja would take for code stays words, and
figures become data that the prose names (数据入册).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from policypress.importing.figures import (
    other_than_written,
    spaced_in,
)
from policypress.language.tokens import typed_figures
from policypress.source.model.datum import is_datum

_CODE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
# What follows a brace is a brace in prose, or becomes one.
_BRACE = re.compile(r"\{(?=[{%#｛]|附件)|｛")
_CODE_MARKS = re.compile(r"\{[{%#]|[}%#]\}|｛")
_ROUND = str.maketrans("{}｛", "（）（")
_LITERAL_BRACE = "{{ '{' }}"
# Prose of clauses refers to annexes of ours; that of the file speaks of its own
# (source.check.annexes).
_ANNEX = re.compile(r"附件\s*[0-9０-９一二三四五六七八九十]*")


_FIRST = 0xE000  # characters that no text has: each stands for a named figure


class Named(Struct, frozen=True):
    """A figure of a line that is data already. start, end: its place; code: how prose
    says it."""

    start: int
    end: int
    code: str

    def shifted(self, by: int) -> Named:
        """The same in words that begin elsewhere."""
        return Named(self.start + by, self.end + by, self.code)


OF_POLICY = "p.facts."


class Said(Struct, frozen=True):
    """Words of the file that prose says by what names them. lines: whole lines; phrases:
    words within one; annexes: 附件1 and the id of the annex."""

    lines: Mapping[str, str] = {}
    phrases: tuple[tuple[str, str], ...] = ()
    annexes: Mapping[str, str] = {}


class Facts:
    """The figures of one provision, or of policy.yaml.

    name: what stands before their keys in prose (``facts.``). values: by key.
    """

    def __init__(
        self,
        name: str,
        said: Said | None = None,
    ) -> None:
        """said: what has a name already."""
        self._name = name
        self._is_clause = name != OF_POLICY
        self._known = said or Said()
        self.values: dict[str, str] = {}
        self._counts: Counter[str] = Counter()

    def prose(
        self,
        words: str,
        named: Sequence[Named] = (),
    ) -> str:
        """The words as prose, each figure in them by its name. named: those that have
        one already."""
        if words in self._known.lines:
            return self._known.lines[words]
        named = [*named, *self._spaced(words, named)]
        made = _held(words, named)
        made = _BRACE.sub(lambda found: _literal(found[0]), made)
        made = _ANNEX.sub(self._annex, made)
        for phrase, said in self._known.phrases:
            made = made.replace(phrase, said)
        for number, one in enumerate(named):
            made = made.replace(chr(_FIRST + number), one.code)
        while True:
            found = typed_figures(_masked(made))
            if not found:
                return made
            names = [self._said(figure, kind) for _, figure, kind in found]
            pairs = zip(reversed(found), reversed(names), strict=True)
            for (offset, figure, _), words_of_it in pairs:
                before = made[:offset]
                if before.endswith("{"):
                    before = f"{before[:-1]}{_LITERAL_BRACE}"
                made = before + words_of_it + made[offset + len(figure) :]

    def _spaced(
        self,
        words: str,
        named: Sequence[Named],
    ) -> list[Named]:
        """The figures with blanks in them (50 万元), named as data. named: those that
        have a name already."""
        taken = [(one.start, one.end) for one in named]
        return [
            Named(start, end, self._datum(value, words[start:end]))
            for start, end, value in spaced_in(words)
            if not any(a < end and start < b for a, b in taken)
        ]

    def _annex(self, found: re.Match[str]) -> str:
        """How prose names an annex: one of ours by its id, any other in words."""
        annex = self._known.annexes.get(found[0])
        if not annex and not self._is_clause:
            return found[0]
        return f"{{{{ ref('{annex}') }}}}" if annex else _literal(found[0])

    def _said(self, figure: str, kind: str) -> str:
        """How prose says a figure. One that data would print in other characters (5,000元)
        is said as the file writes it; one in other words, such as 一百万元, is written out."""
        value = (
            figure if is_datum(figure, kind) else other_than_written(figure)
        )
        if not value:
            return _literal(figure)
        return self._datum(value, figure, kind)

    def _datum(self, value: str, figure: str, kind: str = "") -> str:
        """How prose says a value that it registers. figure: as the file writes it."""
        kind = kind or ("ratio" if value.endswith("%") else "money")
        self._counts[kind] += 1
        key = f"{kind}_{self._counts[kind]}"
        self.values[key] = value
        said = "" if value == figure else f" | written('{figure}')"
        return "{{ " + self._name + key + said + " }}"


def _held(words: str, named: Sequence[Named]) -> str:
    """The words with one character for each named figure."""
    made = words
    numbered = sorted(enumerate(named), key=lambda pair: -pair[1].start)
    for number, one in numbered:
        made = made[: one.start] + chr(_FIRST + number) + made[one.end :]
    return made


def _literal(words: str) -> str:
    """Words that stand for themselves in prose."""
    return "{{ '" + words + "' }}"


def _masked(words: str) -> str:
    """Words of the same length with a full stop for each character of code."""
    return _CODE.sub(lambda found: "。" * len(found[0]), words)


def has_code(words: str) -> bool:
    """Whether names, titles and heads of tables, which are no prose, cannot hold these
    words: they would be taken for code, and nothing there stands for itself."""
    return bool(_CODE_MARKS.search(words))


def name(words: str) -> str:
    """Words as a name: braces that would be code become round ones."""
    if not has_code(words):
        return words
    return words.translate(_ROUND)
