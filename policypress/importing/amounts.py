"""The sums and rates of a text, one row each (金额清单), for those who go through them.

What is understood as part of a support says what it is, of what, for each of what and up
to where; of any other figure only what stands there is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from policypress.importing.figures import data_in
from policypress.importing.pieces import Piece
from policypress.importing.proposals import Proposed
from policypress.importing.prose import Named
from policypress.importing.readings import Line, Place, Reading, reading_of
from policypress.importing.shape import Clause, Heading, Shape, Words
from policypress.importing.supports.flow import full_width
from policypress.importing.supports.given import Given, Grant, plain
from policypress.importing.supports.tabled import BETWEEN
from policypress.importing.supports.unplaced import doubt_alone
from policypress.language.numerals import to_chinese
from policypress.language.sums import Sum, even, sums_of

_LONGEST = 160  # characters of a quotation
_ONE = re.compile("^1(?=[^0-9.十百千万亿])")  # 每增加1家
_SENTENCE = re.compile(r"[^。；;\n]*[。；;\n]?")
# The label of a column of the page, before a row of a table.
_COLUMN = re.compile(r"^[^\s，。；：、0-9]{2,6} {4,}(?=\S+ {2,}\S)")
_MOST = re.compile(r"(?:最高|不超过|不高于|最多|上限为?)[^0-9，。；,;]{0,6}$")


def readings_of(
    shape: Shape,
    pieces: Sequence[Piece],
) -> list[tuple[Clause, Reading]]:
    """What the provisions give, in the order of the text."""
    # A provision alone may be too short to show how wide its page is.
    full = full_width([one.words for one in pieces])
    found = [
        (one, reading_of(_lines(one, pieces), full)) for one in shape.clauses
    ]
    for heading in _all(shape.headings):
        # 第三条 is cited alone, （二） with the 一、 above it.
        is_cited = shape.scheme == "sections"
        above = pieces[heading.index].label.strip() if is_cited else ""
        found += [
            (clause, reading_of(_lines(clause, pieces, above), full))
            for clause in heading.clauses
        ]
    before: list[Given] = []
    for _, reading in found:
        doubt_alone(reading.flow.text, reading.given, before)
        before += reading.given
    return found


def annex_readings(
    label: str,
    shape: Shape,
    pieces: Sequence[Piece],
) -> list[tuple[Clause, Reading]]:
    """The same of an annex, which gives nothing itself. label: 附件1."""
    full = full_width([one.words for one in pieces])
    return [
        (clause, reading_of(_lines(clause, pieces, label), full))
        for clause in shape.clauses
    ]


def amounts_of(
    readings: Sequence[tuple[Clause, Reading]],
    modelled: Collection[int] = (),
    proposals: Mapping[str, Proposed] | None = None,
) -> list[dict[str, Any]]:
    """Every sum and rate of the provisions. modelled: ids of the supports that stand in
    the model; proposals: what is written into the provisions, by their keys."""
    found = []
    for clause, reading in readings:
        proposal = (proposals or {}).get(clause.key)
        named = proposal.named if proposal else {}
        found += list(_rows(_Registered(reading, named), modelled))
    return found


class _Registered(Struct, frozen=True):
    """A reading, with the figures of its lines that have a name in the prose."""

    reading: Reading
    named: Mapping[Place, Sequence[Named]]

    def holds(self, one: Sum) -> bool:
        """Whether a figure is data: of a support, or a fact."""
        number, at = self.reading.flow.home(one.start)
        line = self.reading.lines[number]
        spans = [
            (name.start, name.end) for name in self.named.get(line.home, ())
        ]
        spans += data_in(line.text)
        return any(start <= at < end for start, end in spans)


def _all(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Headings and those below them, in the order of the text."""
    for one in headings:
        yield one
        yield from _all(one.headings)


def _lines(
    clause: Clause,
    pieces: Sequence[Piece],
    above: str = "",
) -> Iterator[Line]:
    """The lines of one provision with their places. above: what stands before its
    number."""
    clause_place = above + clause.number
    # A line whose number stayed words is no 款.
    labels = [_label(one, pieces) for one in clause.paragraphs]
    are_several = labels.count("") > 1 and clause_place.endswith("条")
    count = 0
    place = clause_place
    for paragraph, label in zip(clause.paragraphs, labels, strict=True):
        if not label:
            count += 1
            place = clause_place
        if not label and are_several:
            place += f"第{to_chinese(count)}款"
        yield Line(paragraph, paragraph.text, place + label)
        yield from _in_items(paragraph.items, place + label, pieces)


def _in_items(
    items: Sequence[Words],
    place: str,
    pieces: Sequence[Piece],
) -> Iterator[Line]:
    """The lines of items and of those below them."""
    for item in items:
        label = pieces[item.index].label.strip()
        yield Line(item, item.text, place + label, label)
        yield from _in_items(item.items, place + label, pieces)


def _label(words: Words, pieces: Sequence[Piece]) -> str:
    """The number that stands in the words of a paragraph, "" without one."""
    label = pieces[words.index].label.strip()
    return label if label and words.text.startswith(label) else ""


def _rows(
    text: _Registered,
    modelled: Collection[int],
) -> Iterator[dict[str, Any]]:
    """The rows of one provision: its supports, and every figure that is in none."""
    reading = text.reading
    rows: list[tuple[int, dict[str, Any]]] = []
    taken: set[Sum | None] = set()
    for given in reading.given:
        is_modelled = id(given) in modelled
        for grant in given.grants:
            row = _granted(text, given, grant, is_modelled)
            at = grant.main.start if grant.main else given.start
            rows.append((at, row))
            taken |= {grant.main, grant.cap, grant.every}
    rows += [
        (cell.one.start, _figure(text, cell.one))
        for cell in reading.cells
        if cell.one
    ]
    rows += [
        (one.start, _figure(text, one))
        for one in sums_of(even(reading.flow.text))
        if one.is_said and one not in taken
    ]
    rows.sort(key=lambda found: found[0])
    yield from (row for _, row in rows)


def _granted(
    text: _Registered,
    given: Given,
    grant: Grant,
    is_modelled: bool,
) -> dict[str, Any]:
    """An amount of a support."""
    one = grant.main
    if one is None:
        row = _empty(text.reading.place_at(given.start))
        row["quote"] = _quote(text.reading.flow.text, given.start)
    else:
        row = _figure(text, one)
    row["of"] = grant.base
    row["per"] = _ONE.sub("", grant.per)
    row["cap_yuan"] = plain(grant.cap.value) if grant.cap else None
    row["cap_scope"] = grant.cap_scope
    row["max_is_amount"] = grant.is_most
    if is_modelled:
        row["kind"] = given.kind
        row["mode"] = given.mode
        row["status"] = "modelled"
    return row


def _figure(registered: _Registered, one: Sum) -> dict[str, Any]:
    """One figure with the sentence that it stands in; 4000多万元 is no sum to reckon with."""
    text = registered.reading.flow.text
    row = _empty(registered.reading.place_at(one.start))
    row["quote"] = _quote(text, one.start)
    row["max_is_amount"] = bool(_MOST.search(text[: one.start]))
    if one.is_exact:
        name = "percent" if one.kind == "percent" else "yuan"
        row[name] = plain(one.value)
    if one.is_exact and registered.holds(one):
        row["status"] = "figure"
    return row


def _empty(place: str) -> dict[str, Any]:
    """A row that says nothing yet."""
    return {
        "place": place,
        "quote": "",
        "kind": "",
        "mode": "",
        "yuan": None,
        "percent": None,
        "of": "",
        "per": "",
        "cap_yuan": None,
        "cap_scope": "",
        "max_is_amount": False,
        "status": "unread",
    }


def _quote(text: str, offset: int) -> str:
    """The sentence around an offset, shortened towards the figure where it is long."""
    for found in _SENTENCE.finditer(text):
        if found.start() <= offset < found.end():
            start = max(found.start(), offset - _LONGEST // 2)
            words = text[start : min(found.end(), start + _LONGEST)]
            bare = _COLUMN.sub("", words.strip())
            return bare.replace(BETWEEN, "，")
    return text[offset : offset + _LONGEST]
