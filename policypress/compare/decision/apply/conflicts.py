"""Amendments that contradict each other (互相矛盾的修改): two that touch one place, and words
that are missing or too many.

Every verb leaves a claim on what it touches; here the claims of one unit are held
against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.compare.decision.apply.claims import Inserted
from policypress.compare.decision.apply.clashes import clash
from policypress.compare.decision.apply.new_lines import counted_lines
from policypress.compare.decision.apply.reference import last_part
from policypress.compare.decision.apply.unit import Delivery, Origin, Unit
from policypress.compare.decision.apply.work import Anchor, Work
from policypress.compare.text.tree import Address, Line, Node, addresses
from policypress.findings import Finding, Place

_ONE_ONLY = "同一处只写一种修改：删去、整条修改或者逐处修改。"
_SPLIT_WORDS = "接着逐条写明，如：第八条：“……”，下一行第九条：“……”。"
_MERGED_WORDS = "接着写明合并后的条文，如：合并，作为第八条，修改为：“……”。"
_NEW_NUMBER = "序号按修改后的文本写：核对前面增加、删去了几款、几项。"


def contradictions(work: Work) -> Iterator[Finding]:
    """What the decision wants of one place that cannot be done together."""
    for unit in work.units:
        claim = clash(unit)
        if claim:
            message = f"对“{claim.reference}”的几处修改互相矛盾。"
            yield _contradiction(work, message, claim.said_at)
        yield from _missing_words(work, unit)
    for anchor in work.anchors:
        yield from _lost_anchor(work, anchor)


def disagreements(work: Work) -> Iterator[Finding]:
    """Numbers that the decision gives to 款 and 项, and that the new text does not bear
    out.
    """
    for lost in work.lost:
        message = f"“{lost.target}”要移到的那一条，修改后的文本里没有。"
        yield _other_number(work, message, lost.said_at)
    for unit in work.units:
        if not unit.stays:
            continue
        if unit.expected or unit.inserted or unit.deliveries:
            yield from _wrong_numbers(work, unit)


def _contradiction(
    work: Work,
    message: str,
    line: int,
) -> Finding:
    """Two things that exclude each other."""
    place = Place(work.name, line, 1)
    return Finding("contradictory-amendments", message, place, _ONE_ONLY)


def _no_words(
    work: Work,
    message: str,
    line: int,
    hint: str,
) -> Finding:
    """Words that the decision does not give."""
    place = Place(work.name, line, 1)
    return Finding("amendment-without-text", message, place, hint)


def _other_number(
    work: Work,
    message: str,
    line: int,
) -> Finding:
    """A number that the new text does not bear out."""
    place = Place(work.name, line, 1)
    return Finding("number-disagrees", message, place, _NEW_NUMBER)


def _missing_words(
    work: Work,
    unit: Unit,
) -> Iterator[Finding]:
    """A split without the words of each part, a merger without the words of the whole."""
    for claim in unit.claims:
        if claim.act == "split":
            numbers = tuple(part.number for part in unit.parts)
            if numbers != unit.expected_parts:
                message = (
                    f"拆分“{claim.reference}”，没有逐条写明拆分后的条文。"
                )
                yield _no_words(work, message, claim.said_at, _SPLIT_WORDS)
        merged = claim.act == "merge"
        words = unit.rewritten
        if merged and claim.line is not None:
            words = unit.replaced.get(claim.line)
        if merged and words is None:
            message = f"合并到“{claim.reference}”，没有写明合并后的条文。"
            yield _no_words(work, message, claim.said_at, _MERGED_WORDS)


def _lost_anchor(
    work: Work,
    anchor: Anchor,
) -> Iterator[Finding]:
    """Something is put beside a unit that moves away, or moved to where all is deleted."""
    unit = work.units[anchor.unit]
    moved = [claim for claim in unit.claims if claim.act == "move"]
    goes = (
        bool(moved) if anchor.moving else any(not one.covered for one in moved)
    )
    lost = unit.deleted and (anchor.moving or anchor.inside)
    if goes or lost:
        what = "移走" if goes else "删去"
        message = (
            f"“{anchor.reference}”在本决定里已经{what}，不能再放在它旁边。"
        )
        line = anchor.operation.line
        yield _contradiction(work, message, line)


def _wrong_numbers(
    work: Work,
    unit: Unit,
) -> Iterator[Finding]:
    """Findings on one unit: each line whose number in the new text is another."""
    written = unit.written()
    lines = tuple(line for _, line in written)
    where = addresses(Node("clause", lines))
    origins = [origin for origin, _ in written]
    for expected in unit.expected:
        at = origins.index(expected.line) if expected.line in origins else -1
        if (
            at < 0
            or _number_at(lines, where, at, "款")
            != last_part(expected.became)[1][0]
        ):
            message = f"按本决定修改后，原来的这一款不是{expected.became}。"
            yield _other_number(work, message, expected.said_at)
    for delivery in unit.deliveries:
        yield from _wrong_delivery(work, delivery, origins, lines, where)
    for added in _insertions(unit):
        yield from _wrong_insertion(
            work,
            added,
            origins,
            lines,
            where,
        )


def _wrong_delivery(
    work: Work,
    delivery: Delivery,
    origins: list[Origin],
    lines: tuple[Line, ...],
    where: list[Address],
) -> Iterator[Finding]:
    """What comes from elsewhere and does not stand where its number says, or beside a
    line that is gone.
    """
    if delivery not in origins:
        return
    if not delivery.number:
        if delivery.anchor is not None and delivery.anchor not in origins:
            message = f"“{delivery.target}”要移到的那一款、项已经不在原处。"
            yield _contradiction(work, message, delivery.said_at)
        return
    at = origins.index(delivery)
    if _number_at(lines, where, at, delivery.kind) != delivery.number:
        message = (
            f"按本决定修改后，移来的“{delivery.target}”"
            f"不是第{delivery.number}{delivery.kind}。"
        )
        yield _other_number(work, message, delivery.said_at)


def _insertions(unit: Unit) -> Iterator[Inserted]:
    for group in unit.inserted.values():
        yield from (added for added in group if added.became)


def _wrong_insertion(
    work: Work,
    added: Inserted,
    origins: list[Origin],
    lines: tuple[Line, ...],
    where: list[Address],
) -> Iterator[Finding]:
    """New lines that do not stand where their numbers say."""
    if added not in origins:
        return
    start = origins.index(added)
    word, _ = last_part(added.became[0])
    kind = "表格" if word == "个表格" else word
    places = counted_lines(list(added.lines), kind)
    for place, became in zip(places, added.became, strict=True):
        if (
            _number_at(lines, where, start + place, kind)
            != last_part(became)[1][0]
        ):
            message = f"按本决定修改后，增加的这一{kind}不是{became}。"
            yield _other_number(work, message, added.said_at)


def _number_at(
    lines: tuple[Line, ...],
    where: list[Address],
    at: int,
    kind: str,
) -> int:
    """Which 款, 项, 目, 段 or table of its unit a line is."""
    address = where[at]
    if kind == "段":
        return at + 1
    if kind == "表格":
        return sum(1 for line in lines[: at + 1] if line.rows)
    return {
        "款": address.paragraph,
        "项": address.item,
        "目": address.subitem,
    }[kind]
