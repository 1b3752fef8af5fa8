"""The proof of a review (改回核对): composed again after the edits, our document says what
the returned file says with everything accepted, but for what was refused.

Numbers and references are made, and follow by themselves; the returned file has them as
they were. They are left out of the comparison, and so are figures that a refused change
is about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain

from msgspec import Struct

from policypress.edit import Edit, Put
from policypress.language.said_values import as_printed
from policypress.review.basis import LABEL, Basis
from policypress.review.proposal import Proposal
from policypress.review.sources import Where
from policypress.word.marked import LINE

# Stands behind the last paragraph of a provision, whichever that is.
_RESPONSIBLE = re.compile(r"（责任单位：[^（）]*）$")


class Difference(Struct, frozen=True):
    """Paragraphs in which both differ, and no refusal says why."""

    ours: str
    theirs: str


def differences(
    after: Basis,
    theirs: Sequence[str],
    before: Basis,
    proposals: Sequence[Proposal],
    sent: Sequence[str] | None = None,
) -> list[Difference]:
    """What our document says otherwise than the returned file.

    after, before: our document with the edits and without; theirs: the paragraphs of
    the file with all changes accepted; proposals: all, made and refused; sent: the
    paragraphs that went out, where the source says something else meanwhile.
    """
    context = _context_of(before, after, proposals)
    context.excused.update(_meanwhile(before.texts, sent))
    numbers = [
        number
        for number, text in enumerate(after.texts)
        if _is_held(_plain(text), context)
    ]
    ours = [_plain(after.texts[number]) for number in numbers]
    wanted = [
        words for text in theirs if _is_held(words := _plain(text), context)
    ]
    found: list[Difference] = []
    matcher = SequenceMatcher(None, ours, wanted, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind != "equal":
            found += _different(
                after,
                numbers[start:end],
                wanted[first:last],
                context,
            )
    return found


class _Context(Struct, frozen=True):
    """excused: paragraphs in which something was refused; untouched: those that were
    there before; changed: places of the source that have other words now; figures: those
    of figures with what was printed before, for a paragraph may say one twice and a
    reviewer change it once; written: figures as a reviewer wrote them, and as we print
    them."""

    excused: set[str]
    untouched: set[str]
    changed: set[Where]
    figures: dict[Where, str]
    written: list[tuple[str, str]]


def _context_of(
    before: Basis,
    after: Basis,
    proposals: Sequence[Proposal],
) -> _Context:
    """What a comparison has to know of the proposals."""
    figures = {
        where: as_printed(one.old)
        for one in proposals
        if one.kind == "figure"
        for where in _changed([one])
    }
    return _Context(
        set(_excused(before, after, proposals)),
        {_plain(text) for text in before.texts},
        set(_changed(proposals)),
        figures,
        list(_written(proposals)),
    )


def _written(proposals: Iterable[Proposal]) -> Iterator[tuple[str, str]]:
    """Figures that a reviewer wrote otherwise than we print them."""
    for one in proposals:
        if one.kind == "same":
            yield one.new, one.old
        elif one.said:
            yield one.said, as_printed(one.new)


def _meanwhile(
    today: Sequence[str],
    sent: Sequence[str] | None,
) -> set[str]:
    """Paragraphs that the source says otherwise than what went out, on either side."""
    if sent is None:
        return set()
    return set(map(_plain, today)) ^ set(map(_plain, sent))


def _is_held(text: str, context: _Context) -> bool:
    """Whether a paragraph is compared: it says something, and nothing in it was
    refused."""
    return bool(text) and text not in context.excused


def _different(
    after: Basis,
    numbers: Sequence[int],
    wanted: Sequence[str],
    context: _Context,
) -> list[Difference]:
    """The same for a stretch in which paragraphs differ."""
    left = list(wanted)
    found: list[Difference] = []
    for number in numbers:
        text = _plain(after.texts[number])
        pattern = _pattern(after, number, figures=context.figures)
        follows = _pattern(after, number, context.changed)
        same = next(
            (
                one
                for one in left
                if any(map(pattern.fullmatch, _as_ours(one, context)))
                or (one in context.untouched and follows.fullmatch(one))
            ),
            None,
        )
        if same is None:
            found.append(Difference(text, ""))
        else:
            left.remove(same)
    return found + [Difference("", text) for text in left]


def _as_ours(text: str, context: _Context) -> Iterator[str]:
    """A paragraph of the file, and the same with figures as we print them."""
    yield text
    for said, printed in context.written:
        if said in text:
            text = text.replace(said, printed)
            yield text


def _pattern(
    basis: Basis,
    number: int,
    changed: Collection[Where] = (),
    figures: Mapping[Where, str] | None = None,
) -> re.Pattern[str]:
    """Our paragraph with anything for what is made in it, and for what comes from the
    changed places: a paragraph that a reviewer left alone follows them. figures: may
    also say what they said before."""
    figures = figures or {}
    text = basis.texts[number]
    label = LABEL.match(text)
    begins = label.end() if label else 0
    named = _RESPONSIBLE.search(text)
    ends = named.start() if named else len(text)
    parts = []
    for segment in basis.segments(number):
        words = text[max(segment.start, begins) : min(segment.end, ends)]
        words = words.replace(LINE, "")
        is_made = segment.kind == "made" and segment.where is not None
        home = segment.datum or segment.where
        is_made |= home in changed
        said = re.escape(words)
        if home is not None and home in figures:
            said = f"(?:{said}|{re.escape(figures[home])})"
        parts.append(".*?" if is_made else said)
    return re.compile("".join(parts), re.DOTALL)


def _plain(text: str) -> str:
    """The words of a paragraph without its number and lines."""
    words = text.replace(LINE, "").strip()
    return _RESPONSIBLE.sub("", LABEL.sub("", words, count=1))


def _excused(
    before: Basis,
    after: Basis,
    proposals: Sequence[Proposal],
) -> Iterator[str]:
    """Paragraphs in which something was refused, as they are on either side, and as
    other changes in them make them."""
    refused = [one for one in proposals if one.is_refused]
    yield from _said(refused)
    numbers = set(chain.from_iterable(one.numbers for one in refused))
    for one in proposals:
        if not numbers.isdisjoint(one.numbers):
            yield from map(_plain, one.printed)
    for number in numbers:
        yield _plain(before.texts[number])
    paths = {before.paragraphs[number].path for number in numbers} - {""}
    for printed in after.paragraphs:
        if printed.path in paths:
            yield _plain(printed.text)


def _said(refused: Iterable[Proposal]) -> Iterator[str]:
    """What stood and what should stand in the paragraphs of refused changes."""
    for one in refused:
        said = [*one.old.split("\n"), *one.new.split("\n"), *one.printed]
        yield from map(_plain, said)


def _changed(proposals: Iterable[Proposal]) -> Iterator[Where]:
    """The places of the source that have new words."""
    for one in proposals:
        for step in one.steps:
            if isinstance(step, Edit) and isinstance(step.change, Put):
                yield step.file.removesuffix(".yaml"), step.change.loc
