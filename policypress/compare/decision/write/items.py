"""The items of an amending decision as paragraphs (条目排版): 一、 or （一） and what follows,
sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct, field

from policypress.compare.changes import Change
from policypress.compare.decision.quotation import block
from policypress.compare.decision.write.amend import Amend
from policypress.compare.text.tree import Node
from policypress.language.numerals import to_chinese

Nature = Literal["substance", "citation", "typography"]


class Item(Struct):
    """What is written of one unit: a lead and the amendments after it.

    owner: the name of the unit, when the lead does not give it; whole: what is deleted,
    so that neighbours become one
    sentence; parts: the amendments are the words of a split unit, on lines of their own
    and without numbers; added: new clauses not yet in words, which stand `after`, behind
    that unit of the old text; heading: a new one, which may take its clauses along.
    """

    lead: str
    amends: list[Amend] = field(default_factory=list)
    nature: Nature = "substance"
    owner: str = ""
    whole: str = ""
    parts: bool = False
    added: list[Node] = field(default_factory=list)
    after: str = ""
    behind: Node | None = None
    heading: Node | None = None


def quotation(lines: list[str]) -> Amend:
    """Quoted paragraphs with no words before them."""
    return Amend(lambda owner: "", tuple(block(lines)))


def deletions_joined(items: Iterable[Item]) -> Iterator[Item]:
    """Neighbouring deletions in one sentence: 删去第八条、第九条。"""
    run: list[str] = []
    for item in items:
        if item.whole:
            run.append(item.whole)
            continue
        if run:
            yield Item(f"删去{'、'.join(run)}")
            run = []
        yield item
    if run:
        yield Item(f"删去{'、'.join(run)}")


def numbered(
    number: str,
    item: Item,
) -> Iterator[str]:
    """The paragraphs of an item: one sentence, or a lead and （一）（二）… below it."""
    lead = number + item.lead
    if not item.amends:
        yield f"{lead}。"
        return
    if len(item.amends) == 1 and not item.parts:
        yield from _sentence(lead, item.amends[0], item.owner)
        return
    yield lead
    for count, amend in enumerate(item.amends, 1):
        inner = ""
        if not item.parts:
            inner = _inner_number(number, count)
        yield from _sentence(inner, amend, item.owner)


def _inner_number(
    outer: str,
    count: int,
) -> str:
    """（一） below 一、 and 1. below （一）."""
    return f"（{to_chinese(count)}）" if outer.endswith("、") else f"{count}."


def _sentence(
    lead: str,
    amend: Amend,
    owner: str,
) -> Iterator[str]:
    """One amendment: its words, and its quotation on the same and the next lines."""
    sentence = lead + amend.render(owner)
    if not amend.block:
        yield f"{sentence}。"
        return
    yield sentence + amend.block[0]
    yield from amend.block[1:]


def nature_of(change: Change) -> Nature:
    """Whether a change is of substance, follows from numbers that moved, or is only
    typography.
    """
    if change.kind in ("未变", "仅条序调整"):
        return "citation"
    return "typography" if change.kind == "版式差异" else "substance"
