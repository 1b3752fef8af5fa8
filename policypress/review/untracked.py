"""What became of our paragraphs in a file without tracked changes: found by comparing
the words (无修订痕迹的改动).

Paragraphs that are the same are matched first, then those most alike between them, in
order; their words are compared by words of the language. What moved is found later,
from what went and what came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from policypress.language.tokens import tokenize
from policypress.review.lines import Added, Gone, Group, Kept, Line, Token
from policypress.review.pairing import Pair, pairs


def compared_groups(
    ours: Sequence[str],
    theirs: Sequence[str],
    named: Collection[tuple[int, int]] = (),
) -> list[Group]:
    """The groups of a file by its paragraphs, and by ours.

    named: numbers of ours and theirs that bear the same name (bookmark).
    """
    groups: list[Group] = []
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            groups += [_same(number, ours) for number in range(start, end)]
        else:
            own, new = range(start, end), range(first, last)
            inside = [
                (one - start, other - first)
                for one, other in named
                if one in own and other in new
            ]
            texts = theirs[first:last]
            groups += _paired(own, texts, ours, groups, inside)
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
    named: Collection[tuple[int, int]],
) -> list[Group]:
    """The groups of a stretch in which nothing is the same. before: the groups that
    come before it; what is new at the beginning is added to the last. named: by their
    places in the stretch."""
    groups: list[Group] = []
    waiting = [Line([Added(text)]) for text in texts]
    mine = [ours[number] for number in numbers]
    row = column = 0
    for pair in pairs(mine, texts, named):
        groups += [_gone(one, ours) for one in numbers[row : pair.first]]
        new = waiting[column : pair.begin]
        groups.append(_changed(pair, numbers, texts, ours, new))
        row, column = pair.last, pair.end
    groups += [_gone(one, ours) for one in numbers[row:]]
    rest = waiting[column:]
    last = [*before[-1:], *groups][-1:]
    if rest and last:
        last[0].lines += rest
    elif rest:
        groups.append(Group([], rest))
    return groups


def _changed(
    pair: Pair,
    numbers: Sequence[int],
    texts: Sequence[str],
    ours: Sequence[str],
    new: Sequence[Line],
) -> Group:
    """The group of a pair. new: the lines that came before it."""
    own = list(numbers[pair.first : pair.last])
    parts = texts[pair.begin : pair.end]
    tokens = _edited(own, ours, "".join(parts))
    return Group(own, [*new, *_lines(tokens, parts)])


def _gone(number: int, ours: Sequence[str]) -> Group:
    """A paragraph of which nothing is left."""
    return Group([number], [Line([Gone(number, 0, len(ours[number]))])])


def _edited(
    numbers: Sequence[int],
    ours: Sequence[str],
    new: str,
) -> Iterator[Token]:
    """The tokens of paragraphs that were edited into one text, by words of the
    language."""
    before = tokenize("".join(ours[number] for number in numbers))
    after = tokenize(new)
    at = 0
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        length = sum(map(len, before[start:end]))
        made = Kept if kind == "equal" else Gone
        for number, begin, finish in _parts(numbers, ours, at, at + length):
            yield made(number, begin, finish)
        if kind in ("insert", "replace"):
            yield Added("".join(after[first:last]))
        at += length


def _parts(
    numbers: Sequence[int],
    ours: Sequence[str],
    start: int,
    end: int,
) -> Iterator[tuple[int, int, int]]:
    """Characters of paragraphs put together, as characters of each."""
    at = 0
    for number in numbers:
        length = len(ours[number])
        begin, finish = max(start - at, 0), min(end - at, length)
        if begin < finish:
            yield number, begin, finish
        at += length


def _lines(
    tokens: Iterator[Token],
    parts: Sequence[str],
) -> list[Line]:
    """The lines that tokens make which together say some texts."""
    lines = [Line()]
    left = [len(part) for part in parts]
    for token in tokens:
        if isinstance(token, Gone):
            lines[-1].tokens.append(token)
            continue
        while len(left) > len(lines) and _length(token) > _room(lines, left):
            head, token = _cut(token, _room(lines, left))
            if _length(head):
                _put(lines, left, head)
            lines.append(Line())
        _put(lines, left, token)
    return lines


def _room(
    lines: Sequence[Line],
    left: Sequence[int],
) -> int:
    """How many characters the last line still takes."""
    return left[len(lines) - 1]


def _put(
    lines: Sequence[Line],
    left: list[int],
    token: Kept | Added,
) -> None:
    """Adds a token to the last line."""
    lines[-1].tokens.append(token)
    left[len(lines) - 1] -= _length(token)


def _length(token: Kept | Added) -> int:
    """How many characters a token has in the new text."""
    if isinstance(token, Added):
        return len(token.text)
    return token.end - token.start


def _cut(
    token: Kept | Added,
    at: int,
) -> tuple[Kept | Added, Kept | Added]:
    """A token in two."""
    if isinstance(token, Added):
        return Added(token.text[:at]), Added(token.text[at:])
    middle = token.start + at
    return (
        Kept(token.number, token.start, middle),
        Kept(token.number, middle, token.end),
    )
