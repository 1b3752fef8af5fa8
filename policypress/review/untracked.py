"""What became of our paragraphs in a file without tracked changes: found by comparing
the words (无修订痕迹的改动).

Paragraphs that are the same are matched first, then those most alike between them, in
order; their words are compared by words of the language. What moved is found later,
from what went and what came.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from policypress.language.tokens import tokenize
from policypress.review.lines import Added, Gone, Group, Kept, Line, Token

_ALIKE = (
    0.5  # share of equal characters above which two paragraphs are one, edited
)
_MOST = 40_000  # pairs that are compared; a text that is all new has more


def compared_groups(
    ours: Sequence[str],
    theirs: Sequence[str],
) -> list[Group]:
    """The groups of a file by its paragraphs, and by ours."""
    groups: list[Group] = []
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            groups += [_same(number, ours) for number in range(start, end)]
        else:
            numbers = range(start, end)
            groups += _paired(numbers, theirs[first:last], ours, groups)
    return groups


def _same(number: int, ours: Sequence[str]) -> Group:
    """A paragraph that is as it was."""
    length = len(ours[number])
    return Group([number], [Line([Kept(number, 0, length)] if length else [])])


def _paired(
    numbers: Sequence[int],
    texts: Sequence[str],
    ours: Sequence[str],
    before: list[Group],
) -> list[Group]:
    """The groups of a stretch in which nothing is the same. before: the groups that
    come before it; what is new at the beginning is added to the last."""
    pairs = dict(_best(numbers, texts, ours))
    groups: list[Group] = []
    waiting = [Line([Added(text)]) for text in texts]
    done = 0
    for number in numbers:
        if number not in pairs:
            groups.append(_gone(number, ours))
            continue
        index = pairs[number]
        new = waiting[done:index]
        line = Line(list(_edited(number, ours[number], texts[index])))
        groups.append(Group([number], [*new, line]))
        done = index + 1
    rest = waiting[done:]
    if rest and groups:
        groups[-1].lines += rest
    elif rest and before:
        before[-1].lines += rest
    elif rest:
        groups.append(Group([], rest))
    return groups


def _gone(number: int, ours: Sequence[str]) -> Group:
    """A paragraph of which nothing is left."""
    return Group([number], [Line([Gone(number, 0, len(ours[number]))])])


def _best(
    numbers: Sequence[int],
    texts: Sequence[str],
    ours: Sequence[str],
) -> Iterator[tuple[int, int]]:
    """Pairs of ours and theirs in order that are most alike together."""
    rows, columns = len(numbers), len(texts)
    if rows * columns > _MOST:
        return
    like = [[_likeness(ours[n], text) for text in texts] for n in numbers]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            paired = like[row][column] + best[row + 1][column + 1]
            skipped = max(best[row + 1][column], best[row][column + 1])
            is_one = like[row][column] >= _ALIKE
            best[row][column] = max(paired if is_one else 0.0, skipped)
    row = column = 0
    while row < rows and column < columns:
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            yield numbers[row], column
            row, column = row + 1, column + 1


def _likeness(one: str, other: str) -> float:
    """The share of characters that two paragraphs have in common, from 0 to 1."""
    if not one or not other:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def _edited(
    number: int,
    old: str,
    new: str,
) -> Iterator[Token]:
    """The tokens of a paragraph that was edited, by words of the language."""
    before, after = tokenize(old), tokenize(new)
    at = 0
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        length = sum(map(len, before[start:end]))
        if kind == "equal":
            yield Kept(number, at, at + length)
        elif length:
            yield Gone(number, at, at + length)
        if kind in ("insert", "replace"):
            yield Added("".join(after[first:last]))
        at += length
