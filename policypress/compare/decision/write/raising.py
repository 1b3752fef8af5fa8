"""New clauses that are another wording of a 款 that is gone (单列一条的识别)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policypress.compare.changes import Change
from policypress.compare.decision.write.likeness import HALF, Words, share
from policypress.compare.decision.write.regrouped import Paragraph, Regrouped
from policypress.compare.decision.write.units import matched_lines
from policypress.compare.text.tree import Node, addresses

Candidate = tuple[Paragraph, Words]


def raise_paragraphs(
    found: Regrouped,
    changes: Sequence[Change],
    come: Sequence[Node],
) -> None:
    """Each new clause that is another wording of a 款 that is gone, and of no other."""
    candidates = [
        (paragraph, Words(paragraph.old))
        for change in changes
        for paragraph in _gone_paragraphs(change)
    ]
    likeness = _likeness(candidates, come)
    taken: set[int] = set()
    for (at, place), _ in sorted(likeness.items(), key=_least_alike):
        key = id(come[at])
        if key in found.raised or place in taken:
            continue
        taken.add(place)
        found.raised[key] = candidates[place][0]
    _only_wholly(found, changes)


def _least_alike(one: tuple[tuple[int, int], float]) -> float:
    """What puts the most alike first."""
    return -one[1]


def _likeness(
    candidates: Sequence[Candidate],
    come: Sequence[Node],
) -> dict[tuple[int, int], float]:
    """How much alike new clauses and 款 are, by the places of both, where they have half
    of each other's words.
    """
    having: dict[str, list[int]] = {}
    for place, (_, words) in enumerate(candidates):
        for phrase in words.phrases:
            having.setdefault(phrase, []).append(place)
    found: dict[tuple[int, int], float] = {}
    for at, node in enumerate(come):
        own = Words(node.lines)
        for place in _sharing(own, having):
            pairs = candidates[place][1].pairs
            both = min(share(own.pairs, pairs), share(pairs, own.pairs))
            if both >= HALF:
                found[at, place] = both
    return found


def _sharing(own: Words, having: dict[str, list[int]]) -> list[int]:
    """The places of what has a phrase in common with some words, in order."""
    places: set[int] = set()
    for phrase in own.phrases:
        places.update(having.get(phrase, ()))
    return sorted(places)


def _only_wholly(
    found: Regrouped,
    changes: Sequence[Change],
) -> None:
    """A clause that is gone left in parts only when every 款 of it did."""
    for change in changes:
        if change.new:
            continue
        parts = [one for one in found.raised.values() if one.change is change]
        lines = sum(len(one.lines) for one in parts)
        if parts and lines < len(change.old[0].lines):
            found.forget(change)


def _gone_paragraphs(change: Change) -> Iterator[Paragraph]:
    """The 款 of an old clause of which nothing stays there; the first only of a clause
    that is gone.
    """
    node = change.old[0]
    if any(line.rows for line in node.lines) or len(node.lines) < 2:
        return
    paragraphs = _paragraphs(node)
    if len(paragraphs) < 2 or 0 in paragraphs:
        return
    matched = matched_lines(change)
    for lines in paragraphs.values():
        opens = 0 in lines and bool(change.new)
        if not opens and not matched & set(lines):
            yield Paragraph(change, tuple(lines))


def _paragraphs(node: Node) -> dict[int, list[int]]:
    """The places of the lines of each 款, by its number; 0 for what stands in none."""
    found: dict[int, list[int]] = {}
    for at, address in enumerate(addresses(node)):
        found.setdefault(address.paragraph, []).append(at)
    return found
