"""A text as rules read it (待校文稿): all its lines one below the other, and for each
what it is and where it stands.

A rule searches `text` once with its pattern, which is what makes a hundred rules
cheap, and asks for the `Passage` only where it found something.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from policypress.compare.text.numbers import begins_with_number
from policypress.compare.text.tree import (
    Address,
    Kind,
    Level,
    Line,
    Node,
    Tree,
    addresses,
    walk,
)
from policypress.findings import Place
from policypress.language.numerals import to_chinese
from policypress.lint.exempt import Stretches, quoted, titled
from policypress.lint.needs import Index
from policypress.lint.new_text import NewText
from policypress.lint.quiet_lines import QuietLines, Searched
from policypress.lint.rule import Genre

PassageLevel: TypeAlias = Level | Literal["cell"]
_STOPS = "\n。；"
_ENDS = ("。", "：", "；", "！", "？", "…", ":", ";")
_LONGEST = (
    400  # characters of a sentence, either way from where it is asked for
)
_SHORTEST = 6  # characters of a sentence that demands something
_SENTENCE = re.compile(f"[^{_STOPS}]{{{_SHORTEST},{_LONGEST}}}")
_PERIOD = re.compile(f"[^。\n]{{{_SHORTEST},{_LONGEST}}}")
# 【申报条件】, 申报时间：: a field of a card, which begins a line.
_FIELD = re.compile("【|[一-鿿]{2,6}[：:]")
# Characters of a line that fills its page; the share of such lines that end within a
# sentence from which a text counts as wrapped.
_WRAPPED = 24
_MANY_BROKEN = 0.4


class Passage(Struct, frozen=True):
    """One printed line of a text, or one cell of a table: text[start:end] of its paper.

    words: where they begin behind the number (第三条　) and the gap. part: the kind of
    node that it belongs to. address: its 款 and 项 in the clause. row, column: of a
    cell, from 1. line: which line of the text, from 0; the cells of a table share it.
    where: what a reader calls it, 第九条第二款."""

    start: int
    end: int
    words: int
    level: PassageLevel
    part: Kind
    node: Node
    place: Place
    label: str = ""
    address: Address = Address(0)
    row: int = 0
    column: int = 0
    line: int = 0

    @property
    def where(self) -> str:
        """第九条第二款第（三）项; "" for what has no number. Of a cell, its row and
        column."""
        name = self.node.name if self.part == "clause" else ""
        if self.level == "cell":
            return f"{name}表格第{self.row}行第{self.column}列"
        if not name:
            return ""
        return name + _below(self.address, _has_paragraphs(self.node))


def _has_paragraphs(node: Node) -> bool:
    """Whether a clause has more than one 款, so that 第一款 says something."""
    return sum(line.level == "paragraph" for line in node.lines) > 0


def _below(address: Address, has_paragraphs: bool) -> str:
    """第二款第（三）项第1目."""
    name = ""
    if has_paragraphs and address.paragraph:
        name += f"第{to_chinese(address.paragraph)}款"
    if address.item:
        name += f"第（{to_chinese(address.item)}）项"
    if address.subitem:
        name += f"第{address.subitem}目"
    return name


class Paper(Struct, frozen=True, dict=True):
    """A text to be read for mistakes. name: what the user calls it. is_ours: rendered
    from a policy of ours, so that its numbers and references are made and not typed.
    quiet: what is known of lines, where many texts have the same."""

    name: str
    genre: Genre
    text: str
    passages: Sequence[Passage]
    tree: Tree
    is_ours: bool = False
    quiet: QuietLines | None = None

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    @cached_property
    def titled(self) -> Stretches:
        """What stands within 《》."""
        return titled(self.text)

    @cached_property
    def quoted(self) -> Stretches:
        """What stands within “”."""
        return quoted(self.text)

    def passage_at(self, start: int) -> Passage:
        """The line that a character belongs to."""
        return self.passages[self.index_at(start)]

    def index_at(self, start: int) -> int:
        """Which of the passages a character belongs to."""
        return bisect_right(self._starts, start) - 1

    def words_of(self, passage: Passage) -> str:
        """The words of a line, without its number."""
        return self.text[passage.words : passage.end]

    def line_of(self, passage: Passage) -> str:
        """A line as printed."""
        return self.text[passage.start : passage.end]

    def search(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every place that a pattern matches; it never reaches into another line."""
        if self._searched is None:
            return self._new.search(pattern)
        return self._searched.search(pattern)

    def lines_with(
        self,
        question: str,
        answer: Callable[[Sequence[str]], Iterable[str]],
    ) -> Iterable[str]:
        """The lines of which something is so that each line tells by itself: most lines
        of our own documents are known from earlier checks, and are not asked again.

        question: names what is asked, with everything that the answer is made from
        besides the line; answer: gives those lines, of some.
        """
        if self._searched is None:
            return answer(list(dict.fromkeys(self.text.split("\n"))))
        return self._searched.lines_with(question, answer)

    def search_where(
        self,
        pattern: re.Pattern[str],
        question: str,
        answer: Callable[[Sequence[str]], Iterable[str]],
    ) -> Iterator[re.Match[str]]:
        """Every place that a pattern matches in the lines of which something is so, for
        who has no use for its matches in others. question, answer: as of `lines_with`."""
        if self._searched is None:
            return pattern.finditer(self.text)
        lines = self._searched.lines_with(question, answer)
        return self._searched.matches_in(pattern, lines)

    @cached_property
    def _searched(self) -> Searched | None:
        """The text as a part of what is known of its lines."""
        return self.quiet.text(self.text) if self.quiet else None

    def in_other_words(
        self,
        text: str,
        passages: Sequence[Passage],
    ) -> Paper:
        """The same paper with other words in the same lines."""
        made = replace(self, text=text, passages=passages)
        searched = self.quiet.beside(text) if self.quiet else None
        made.__dict__["_searched"] = searched
        return made

    @cached_property
    def known(self) -> dict[tuple[int, str], bool]:
        """Whether a pattern is met in a node or a line, by its identity, since both live
        as long as their paper: a megabyte is not read anew for each hit in it."""
        return {}

    @cached_property
    def made(self) -> dict[str, Any]:
        """What rules have made of the text for themselves, by the name of who did."""
        return {}

    def is_in_node(self, node: Node, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is met in a line of a node."""
        key = (id(node), pattern.pattern)
        if key not in self.known:
            lines = (line.printed for line in node.lines)
            self.known[key] = any(pattern.search(one) for one in lines)
        return self.known[key]

    def is_in_line(self, passage: Passage, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is met in a line."""
        key = (id(passage), pattern.pattern)
        if key not in self.known:
            found = pattern.search(self.text, passage.start, passage.end)
            self.known[key] = found is not None
        return self.known[key]

    def is_in_text(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is met anywhere in the text."""
        key = (id(self), pattern.pattern)
        if key not in self.known:
            found = next(self.search(pattern), None)
            self.known[key] = found is not None
        return self.known[key]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Every sentence, in pieces of at most `_LONGEST` characters, and without the
        fields of tables that are too short to be one."""
        return [found.span() for found in _SENTENCE.finditer(self.text)]

    @cached_property
    def periods(self) -> list[tuple[int, int]]:
        """The same, where only full stops and line ends end a sentence."""
        return [found.span() for found in _PERIOD.finditer(self.text)]

    def pieces(
        self,
        parts: Sequence[re.Pattern[str]],
        are_periods: bool = False,
    ) -> Iterator[tuple[int, int]]:
        """The sentences, or periods, that may have all of some parts: those of the lines
        in which one does, where that is known, or else every one."""
        if self._searched is not None:
            piece = _PERIOD if are_periods else _SENTENCE
            for found in self._searched.pieces(piece, parts):
                yield found.span()
            return
        index = self._periods if are_periods else self._sentences
        yield from index.that_may_have(parts)

    @cached_property
    def _new(self) -> NewText:
        return NewText(self.text)

    @cached_property
    def _sentences(self) -> Index:
        return Index(self.text, self.sentences)

    @cached_property
    def _periods(self) -> Index:
        return Index(self.text, self.periods)

    def sentence(self, start: int) -> tuple[int, int]:
        """The sentence around a character: from behind the last full stop, semicolon or
        line end to the next one, at most `_LONGEST` characters either way."""
        lowest, highest = max(0, start - _LONGEST), start + _LONGEST
        before = [self.text.rfind(mark, lowest, start) + 1 for mark in _STOPS]
        behind = [self.text.find(mark, start, highest) for mark in _STOPS]
        ends = [end for end in behind if end >= 0]
        last = min(ends, default=min(highest, len(self.text)))
        return max(lowest, *before), last


class _Read(Struct, frozen=True):
    """A printed line, or a cell, before it is known where it stands in the paper. lead:
    characters of its number and the gap behind it; the rest as in `Passage`."""

    text: str
    lead: int
    level: PassageLevel
    node: Node
    place: Place
    label: str
    address: Address
    row: int
    column: int
    line: int


def paper_of(
    tree: Tree,
    genre: Genre,
    is_ours: bool = False,
    quiet: QuietLines | None = None,
) -> Paper:
    """A text as rules read it. quiet: as in `Paper`."""
    lines = list(_lines(tree))
    is_wrapped = not is_ours and _is_wrapped(lines)
    passages: list[Passage] = []
    texts: list[str] = []
    start = 0
    for number, read in enumerate(lines):
        if number:
            goes_on = is_wrapped and _goes_on(lines[number - 1], read)
            texts.append("" if goes_on else "\n")
            start += len(texts[-1])
        passage = _passage(read, start)
        passages.append(passage)
        texts.append(read.text)
        start = passage.end
    text = "".join(texts)
    return Paper(tree.name, genre, text, passages, tree, is_ours, quiet)


def _is_wrapped(lines: Sequence[_Read]) -> bool:
    """Whether a text was broken into lines of one width (折行), as text taken out of a
    PDF is: much of what is long ends in the middle of a sentence."""
    long = [one.text for one in lines if len(one.text) >= _WRAPPED]
    broken = [text for text in long if not text.endswith(_ENDS)]
    return len(broken) > _MANY_BROKEN * max(len(long), 1)


def _goes_on(line: _Read, following: _Read) -> bool:
    """Whether the sentence of a line goes on in the next one."""
    text = line.text
    is_broken = len(text) >= _WRAPPED and not text.endswith(_ENDS)
    same = following.level == "paragraph" and line.level != "cell"
    # An item of a table of contents is a paragraph with a number.
    is_new = begins_with_number(following.text) or _FIELD.match(following.text)
    return is_broken and same and not is_new


def _passage(read: _Read, start: int) -> Passage:
    """A line that begins at a character of the paper."""
    return Passage(
        start,
        start + len(read.text),
        start + read.lead,
        read.level,
        read.node.kind,
        read.node,
        read.place,
        read.label,
        read.address,
        read.row,
        read.column,
        read.line,
    )


def _lines(tree: Tree) -> Iterator[_Read]:
    """Every line of a text and what is known of it, its offsets still its own."""
    number = 0
    for node, _ in walk(tree):
        for line, address in zip(node.lines, addresses(node), strict=True):
            yield from _line(node, line, address, number)
            number += 1


def _line(
    node: Node,
    line: Line,
    address: Address,
    number: int,
) -> Iterator[_Read]:
    """A line, or each cell of a table. number: of the line in the text."""
    place = line.place
    if not line.rows:
        text = " ".join(line.printed.split("\n"))
        yield _Read(
            text,
            len(line.lead),
            line.level,
            node,
            place,
            line.label,
            address,
            0,
            0,
            number,
        )
        return
    for row, cells in enumerate(line.rows, 1):
        for column, cell in enumerate(cells, 1):
            text = " ".join(cell.split("\n"))
            yield _Read(
                text, 0, "cell", node, place, "", address, row, column, number
            )
