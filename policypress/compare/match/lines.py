"""The printed lines of a unit on both sides, paired (款项的对应)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policypress.compare.changes import Kind, Op, Pair, Piece
from policypress.compare.match.align import align
from policypress.compare.match.groups import (
    Group,
    chosen,
    in_order,
    stretches,
)
from policypress.compare.match.pieces import pieces
from policypress.compare.match.tables import (
    kind_of_pieces,
    kind_of_rows,
    lone_rows,
    one_sided,
    rows_of,
)
from policypress.compare.match.words import MatchOptions, one_word, words_of
from policypress.compare.text.citations import masked
from policypress.compare.text.tree import Line
from policypress.compare.text.typography import core

# What a line is worth that keeps its place, in characters: more than any
# paragraph has, so that as many lines as possible stay, and of as many the
# longest ones.
_LINE_WEIGHT = 1000

Lines = Sequence[Line]


def comparable(line: Line) -> str:
    """A line without its own number, with typography and cited numbers put
    aside.
    """
    if line.rows:
        rows = [map(core, row) for row in line.rows]
        return "\n".join(map("\t".join, rows))
    words = core(line.text)
    return masked(words)


def pairs_of(
    old: Lines,
    new: Lines,
    options: MatchOptions,
) -> tuple[Pair, ...]:
    """Every line of both sides in one pair each, in an order that keeps both
    orders.
    """
    if not old or not new:
        pairs = [_lone(line, "删去") for line in old]
        pairs += [_lone(line, "新增") for line in new]
        return tuple(pairs)
    if _plainly_one_to_one(old, new):
        pairs = []
        opposite = zip(old, new, strict=True)
        for one, other in opposite:
            pair = _paired([one], [other], options)
            pairs.append(pair)
        return tuple(pairs)
    alignment = _Alignment(old, new)
    return tuple(alignment.pairs(options))


def _plainly_one_to_one(
    old: Lines,
    new: Lines,
) -> bool:
    """Whether each line belongs to the one opposite.

    One line on each side does, and so do lines that say the same throughout.
    """
    if len(old) != len(new):
        return False
    if len(old) == 1:
        one = old[0]
        other = new[0]
        if not one.rows and not other.rows:
            return True
    opposite = zip(old, new, strict=True)
    for one, other in opposite:
        if one.text != other.text:
            return False
        if one.rows != other.rows:
            return False
    return True


class _Alignment:
    """Which lines of a unit belong together, which moved, and which stand
    alone.
    """

    def __init__(
        self,
        old: Lines,
        new: Lines,
    ) -> None:
        """old, new: at least one line each."""
        self.old = old
        self.new = new
        self.old_texts = [comparable(line) for line in old]
        self.new_texts = [comparable(line) for line in new]
        groups = align(self.old_texts, self.new_texts)
        groups = list(filter(self._of_one_sort, groups))
        weights = [self._weight(group) for group in groups]
        stayed = self._headed(in_order(groups, weights))
        self.stayed = stayed
        # Index of a line that moved within the unit → name of the move.
        self.old_moves: dict[int, str] = {}
        self.new_moves: dict[int, str] = {}
        self._name_moves(groups)

    def _of_one_sort(self, group: Group) -> bool:
        """Whether it is words with words, or one table with one table."""
        lines = chosen(self.old, group.old)
        lines += chosen(self.new, group.new)
        tables = [line.rows for line in lines]
        if not any(tables):
            return True
        return all(tables) and group.one_to_one

    def _weight(self, group: Group) -> float:
        """What it is worth that a group keeps its place."""
        texts = chosen(self.old_texts, group.old)
        return _LINE_WEIGHT + sum(map(len, texts))

    def _headed(self, stayed: list[Group]) -> list[Group]:
        """The groups, the first one with the lines before it where that needs
        be.

        A 款 that is new or deleted before the first one of a clause takes over
        or gives up the clause's number. The lines go together, so that the
        number stays where it is.
        """
        old_label = self.old[0].label
        new_label = self.new[0].label
        if not stayed or not old_label or not new_label:
            return stayed
        first = stayed[0]
        old_end = first.old[-1] + 1
        new_end = first.new[-1] + 1
        if old_end == new_end == 1:
            return stayed
        if old_end > 1 and new_end > 1:
            return stayed
        below = [*self.old[1:old_end], *self.new[1:new_end]]
        for line in below:
            if line.rows or line.label:
                return stayed
        olds = tuple(range(old_end))
        news = tuple(range(new_end))
        return [Group(olds, news), *stayed[1:]]

    def _name_moves(self, groups: Iterable[Group]) -> None:
        """Name the lines that moved within the unit.

        Same words, another place.
        """
        stayed = set(self.stayed)
        for group in groups:
            if group in stayed or not group.one_to_one:
                continue
            i = group.old[0]
            j = group.new[0]
            same_words = self.old_texts[i] == self.new_texts[j]
            if same_words:
                number = len(self.old_moves) + 1
                name = str(number)
                self.old_moves[i] = name
                self.new_moves[j] = name

    def pairs(self, options: MatchOptions) -> Iterator[Pair]:
        """The pairs, in an order that keeps both orders."""
        old_size = len(self.old)
        new_size = len(self.new)
        for stretch in stretches(self.stayed, old_size, new_size):
            for i in stretch.old:
                move = self.old_moves.get(i, "")
                yield _lone(self.old[i], "删去", move)
            for j in stretch.new:
                move = self.new_moves.get(j, "")
                yield _lone(self.new[j], "新增", move)
            group = stretch.group
            if group:
                olds = chosen(self.old, group.old)
                news = chosen(self.new, group.new)
                yield _paired(olds, news, options)


def _lone(
    line: Line,
    kind: Kind,
    move: str = "",
) -> Pair:
    """A line that stands on one side only. kind: 删去 or 新增."""
    old: tuple[Line, ...] = ()
    new: tuple[Line, ...] = ()
    if kind == "删去":
        old = (line,)
    else:
        new = (line,)
    if line.rows:
        rows = lone_rows(line.rows, kind)
        return Pair(kind, old, new, rows=rows, move=move)
    found = one_sided(line.printed, kind)
    return Pair(kind, old, new, found, move=move)


def _paired(
    old: Lines,
    new: Lines,
    options: MatchOptions,
) -> Pair:
    """Lines that belong together. old, new: one of them is one line."""
    olds = tuple(old)
    news = tuple(new)
    one = old[0]
    other = new[0]
    if one.rows:
        rows = tuple(rows_of(one.rows, other.rows, options))
        kind = kind_of_rows(rows)
        return Pair(kind, olds, news, rows=rows)
    one_to_one = len(old) == len(new) == 1
    if one_to_one and one.printed == other.printed:
        unchanged: tuple[Piece, ...] = ()
        if one.printed:
            unchanged = (Piece("equal", one.printed),)
        return Pair("未变", olds, news, unchanged)
    if one_to_one and one.text == other.text:
        old_words = one_word(one)
        new_words = one_word(other)
    else:
        old_words = words_of(old, options.terms, options.numbers)
        new_words = words_of(new, options.terms)
    found = pieces(old_words, new_words)
    kind = _kind_of_lines(old, new, found)
    return Pair(kind, olds, news, found)


def _kind_of_lines(
    old: Lines,
    new: Lines,
    found: Iterable[Piece],
) -> Kind:
    """What happened to lines that belong together, by what differs between
    them.

    Several lines on one side are 拆分 or 合并 when most of what they say
    stands in the one line of the other side; otherwise lines were inserted or
    deleted: 修改.
    """
    if len(old) == len(new) == 1:
        return kind_of_pieces(found)
    if len(new) > 1:
        mostly_same = _mostly_same(new, found, "insert")
        return "拆分" if mostly_same else "修改"
    mostly_same = _mostly_same(old, found, "delete")
    return "合并" if mostly_same else "修改"


def _mostly_same(
    parts: Lines,
    found: Iterable[Piece],
    op: Op,
) -> bool:
    """Whether the parts of a line add little to what it says.

    Less than half of the shortest part: otherwise a whole part may be new. The
    line ends count as added, one for each part. op: how what they add is
    marked.
    """
    kept = 0
    added = 0
    for piece in found:
        if piece.op == "equal":
            kept += len(piece.text)
        elif piece.op == op:
            added += len(piece.text)
    if not kept:
        return False
    line_ends = len(parts)
    shortest = min(len(line.text) for line in parts)
    return added < shortest / 2 + line_ends
