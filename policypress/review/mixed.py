"""A file in which some changes are tracked and others are not (部分留痕): where the text
without its marks is ours, the marks say what was done and by whom; elsewhere the words are
compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from policypress.review.lines import Group
from policypress.review.rebasing import renumbered
from policypress.review.untracked import compared_groups


def mixed_groups(
    ours: Sequence[str],
    rejected: Sequence[str],
    tracked: Sequence[Group],
) -> list[Group]:
    """The groups of such a file in terms of our paragraphs.

    rejected: its paragraphs without the marks; tracked: the groups over those.
    """
    known: dict[int, int] = {}
    matcher = SequenceMatcher(None, rejected, ours, autojunk=False)
    for first, start, length in matcher.get_matching_blocks():
        known.update((first + at, start + at) for at in range(length))
    made: list[Group] = []
    at = 0  # the first paragraph of ours that nothing has been said of
    waiting: list[str] = []
    for group in tracked:
        numbers = [known.get(one, -1) for one in group.numbers]
        if not _are_in_a_row(numbers, at):
            waiting += [line.text(rejected) for line in group.lines]
            continue
        _compare(ours, range(at, numbers[0]), waiting, made)
        made.append(renumbered(group, known))
        waiting, at = [], numbers[-1] + 1
    _compare(ours, range(at, len(ours)), waiting, made)
    return made


def _are_in_a_row(numbers: Sequence[int], at: int) -> bool:
    """Whether all paragraphs of a group are ours, one behind the other, from a place
    on."""
    if not numbers or numbers[0] < at:
        return False
    return list(numbers) == list(range(numbers[0], numbers[-1] + 1))


def _compare(
    ours: Sequence[str],
    numbers: range,
    texts: Sequence[str],
    made: list[Group],
) -> None:
    """Adds the groups of a stretch in which something was changed without a mark."""
    own = [ours[number] for number in numbers]
    for group in compared_groups(own, texts):
        moved = renumbered(group, dict(enumerate(numbers)))
        if moved.numbers or not made:
            made.append(moved)
        else:
            made[-1].lines += moved.lines
