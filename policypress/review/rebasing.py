"""Changes of an older text carried over to the text of today (移到现在的文稿): a paragraph
that the source has not touched since takes them as they are; where both changed one,
nobody's words are taken, and all three are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from policypress.review.basis import Basis
from policypress.review.lines import Added, Group, Kept, Line, Token
from policypress.review.proposal import Proposal
from policypress.review.refusals import ALREADY
from policypress.review.shifting import Shift, same_words, shifted, shifts
from policypress.word.marked import NOBODY, Change

_BOTH = "送审以后源文件也改了这一段，现在是：“{now}”；请在编辑器里合并"
_GONE = "送审以后源文件里已经没有这一段"


def rebased(
    groups: Sequence[Group],
    old: Basis,
    now: Basis,
) -> tuple[list[Group], list[Proposal]]:
    """The groups in terms of today's paragraphs, and a refused proposal for each that
    has none of the same words there.

    old: the text that was sent; now: today's.
    """
    same = _same_paragraphs(old.texts, now.texts)
    known = {**shifts(old.texts, now), **same}
    carried: list[Group] = []
    conflicts: list[Proposal] = []
    for group in groups:
        moved = _carried(group, known)
        if moved is not None:
            carried.append(moved)
        elif not group.is_unchanged(old.texts):
            conflicts.append(_conflict(group, old, now))
    return carried, conflicts


def _same_paragraphs(
    old: Sequence[str],
    now: Sequence[str],
) -> dict[int, Shift]:
    """Where paragraphs stand today that say what they said, by the old numbers."""
    found: dict[int, Shift] = {}
    matcher = SequenceMatcher(None, old, now, autojunk=False)
    for first, second, length in matcher.get_matching_blocks():
        for at in range(length):
            end = len(old[first + at])
            found[first + at] = Shift(second + at, ((0, end, 0, end),))
    return found


def _carried(
    group: Group,
    known: Mapping[int, Shift],
) -> Group | None:
    """A group in terms of today's paragraphs; None where one of them says something else,
    or where something made was changed that is another one today."""
    if any(number not in known for number in group.numbers):
        return None
    lines = []
    for line in group.lines:
        tokens = shifted(line.tokens, known)
        if tokens is None:
            return None
        lines.append(Line(tokens, line.by, line.cell))
    return Group([known[one].number for one in group.numbers], lines, group.by)


def renumbered(
    group: Group,
    numbers: dict[int, int],
) -> Group:
    """A group with other numbers, today's or those of another text."""
    lines = [
        Line([_token(token, numbers) for token in line.tokens], line.by)
        for line in group.lines
    ]
    return Group([numbers[one] for one in group.numbers], lines, group.by)


def _token(token: Token, numbers: dict[int, int]) -> Token:
    """A token with today's number."""
    if isinstance(token, Added):
        return token
    return replace(token, number=numbers[token.number])


def _conflict(
    group: Group,
    old: Basis,
    now: Basis,
) -> Proposal:
    """What a reviewer wants of a paragraph that the source has changed since."""
    text = "\n".join(old.texts[number] for number in group.numbers)
    new = "\n".join(line.text(old.texts) for line in group.lines)
    path = old.paragraphs[group.numbers[0]].path
    by = _hands(group)
    today = [
        number
        for number, one in enumerate(now.paragraphs)
        if path and one.path == path
    ]
    if any(
        same_words(new, now, number) and not same_words(text, now, number)
        for number in today
    ):
        return Proposal("same", path, text, new, by, (), ALREADY, ())
    reason = _BOTH.format(now=now.texts[today[0]]) if today else _GONE
    return Proposal("refused", path, text, new, by, (), reason, ())


def _hands(group: Group) -> tuple[Change, ...]:
    """Who changed something in a group, and when, from early to late."""
    hands = {line.by for line in group.lines}
    for line in group.lines:
        hands |= {one.by for one in line.tokens if not isinstance(one, Kept)}
    hands.discard(NOBODY)
    return tuple(sorted(hands, key=lambda one: (one.date, one.author)))
