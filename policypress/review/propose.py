"""From what became of our paragraphs to changes of the source (提出修改建议)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

from policypress.review import parting, structure
from policypress.review.basis import Basis
from policypress.review.changing import of_paragraph
from policypress.review.editing import (
    as_source,
    changed_everywhere,
    edited,
    hands_of,
)
from policypress.review.lines import Added, Gone, Group, Line
from policypress.review.proposal import Proposal
from policypress.review.rewriting import rewritten
from policypress.word.marked import Change

_MIXED = "这几段既拆分又合并，请在编辑器里改"


def proposals(
    basis: Basis,
    groups: Sequence[Group],
) -> list[Proposal]:
    """Every change of a returned file, in the order of the text."""
    found: list[Proposal] = []
    noted = _Noted([], [])
    basis.follows = {}
    basis.follows = dict(changed_everywhere(basis, groups))
    before = -1  # the paragraph of ours that stands before what is looked at
    for group in groups:
        if not group.is_unchanged(basis.texts):
            found += _of_group(basis, group, before, noted)
        if group.numbers:
            before = group.numbers[-1]
    return structure.settled(basis, found, noted.gone, noted.new)


class _Noted(Struct):
    """Whole paragraphs that came and went, as far as the text has been looked at."""

    gone: list[structure.Gone]
    new: list[structure.New]


def _of_group(
    basis: Basis,
    group: Group,
    before: int,
    noted: _Noted,
) -> Iterator[Proposal]:
    """The changes of paragraphs that became some lines together. What went and what
    came as whole paragraphs is only noted: it may have moved."""
    ours = list(chain.from_iterable(line.numbers for line in group.lines))
    lost = [number for number in group.numbers if number not in ours]
    if _is_mixed(group, ours):
        yield _mixed(basis, group)
        return
    main = _retyped(group, lost)
    at = before
    for line in group.lines:
        numbers = [lost.pop(0)] if line is main else line.numbers
        if not numbers:
            _note_new(basis, line, at, noted)
            continue
        is_again = ours.count(numbers[0]) > 1 and numbers[0] == at
        if not is_again:
            yield from _of_line(basis, group, line, numbers, ours)
        at = numbers[-1]
    _note_gone(basis, group, lost, noted)


def _note_gone(
    basis: Basis,
    group: Group,
    lost: Sequence[int],
    noted: _Noted,
) -> None:
    """Notes paragraphs of which no line is left, but for empty ones."""
    for number in lost:
        if basis.texts[number].strip():
            by = _deleters(group, number)
            noted.gone.append(structure.Gone(number, by))


def _is_mixed(group: Group, ours: Sequence[int]) -> bool:
    """Whether paragraphs were parted and their parts joined with others, or something
    new put between."""
    if len(set(ours)) == len(ours):
        return False
    if any(len(line.numbers) > 1 for line in group.lines):
        return True
    numbers = [line.numbers[:1] for line in group.lines]
    inner = numbers[numbers.index([ours[0]]) : _last(numbers) + 1]
    return [] in inner


def _last(numbers: Sequence[list[int]]) -> int:
    """Where the last line stands that has words of ours."""
    return max(index for index, one in enumerate(numbers) if one)


def _mixed(basis: Basis, group: Group) -> Proposal:
    """A refusal for paragraphs that were parted and joined at once."""
    old = "\n".join(basis.texts[number] for number in group.numbers)
    new = "\n".join(line.text(basis.texts) for line in group.lines)
    path = basis.paragraphs[group.numbers[0]].path
    hands = hands_of(group.lines)
    numbers = tuple(group.numbers)
    return Proposal("refused", path, old, new, hands, (), _MIXED, numbers)


def _of_line(
    basis: Basis,
    group: Group,
    line: Line,
    numbers: Sequence[int],
    ours: Sequence[int],
) -> Iterator[Proposal]:
    """The changes of a line made of paragraphs of ours: joined, split or edited.

    ours: the paragraphs of which characters are left, once for each line.
    """
    if len(numbers) > 1:
        yield _joined(basis, line, group)
    elif ours.count(numbers[0]) > 1:
        yield _split(basis, numbers[0], group)
    else:
        yield from edited(basis, line, numbers[0])


def _note_new(
    basis: Basis,
    line: Line,
    at: int,
    noted: _Noted,
) -> None:
    """Notes a paragraph that came behind ours of that number."""
    words = line.text(basis.texts)
    if words.strip() or line.cell:
        hands = hands_of([line])
        noted.new.append(structure.New(at, words, hands, line.cell))


def _retyped(
    group: Group,
    lost: Sequence[int],
) -> Line | None:
    """The line that took the place of a paragraph all of whose words went."""
    filled = [
        line
        for line in group.lines
        if any(isinstance(one, Added) for one in line.tokens)
    ]
    is_one = len(group.numbers) == len(group.lines) == 1
    return filled[0] if is_one and len(lost) == 1 and filled else None


def _split(
    basis: Basis,
    number: int,
    group: Group,
) -> Proposal:
    """One paragraph that became several."""
    lines = [line for line in group.lines if number in line.numbers]
    text = basis.texts[number]
    parts = [
        as_source(basis, number, [of_paragraph(line.tokens, number, text)])
        for line in lines
    ]
    news = [line.text(basis.texts) for line in lines]
    return parting.split(basis, number, parts, news, hands_of(lines))


def _joined(
    basis: Basis,
    line: Line,
    group: Group,
) -> Proposal:
    """Several paragraphs that became one."""
    numbers = line.numbers
    parts = [
        rewritten(
            of_paragraph(line.tokens, number, basis.texts[number]),
            basis.segments(number),
            basis.texts[number],
            number != numbers[0],
            basis.follows,
        )
        for number in numbers
    ]
    hands = tuple(dict.fromkeys((*hands_of([line]), *group.by)))
    new = line.text(basis.texts)
    return parting.joined(basis, numbers, parts, new, hands)


def _deleters(
    group: Group,
    number: int,
) -> tuple[Change, ...]:
    """Who deleted a paragraph."""
    hands = [
        token.by
        for line in group.lines
        for token in line.tokens
        if isinstance(token, Gone) and token.number == number
    ]
    return tuple(dict.fromkeys(one for one in hands if one.author))
