"""The sums and rates of a text, one row each (金额清单), for those who go through them.

Only what stands there as a figure is said: whether it is granted, to whom and by what
rule is left to a person, so `kind`, `mode`, `of` and `per` stay empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from policypress.importing.pieces import Piece
from policypress.importing.prose import is_datum
from policypress.importing.shape import Clause, Heading, Shape, Words
from policypress.language.numerals import to_chinese
from policypress.language.quantity import Quantity
from policypress.language.tokens import typed_figures
from policypress.source.model.figure import Figure

_LONGEST = 160  # characters of a quotation
_SENTENCE = re.compile(r"[^。；;]*[。；;]?")
_MOST = re.compile(r"(?:最高|不超过|不高于|最多|上限为?)[^0-9，。；,;]{0,6}$")


def amounts_of(
    shape: Shape,
    pieces: Sequence[Piece],
) -> list[dict[str, Any]]:
    """Every sum and rate of the provisions, in the order of the text."""
    found = [one for clause in shape.clauses for one in _of(clause, pieces)]
    for heading in _all(shape.headings):
        # 第三条 is cited alone, （二） with the 一、 above it.
        is_cited = shape.scheme == "sections"
        above = pieces[heading.index].label.strip() if is_cited else ""
        for clause in heading.clauses:
            found += _of(clause, pieces, above)
    return found


def _all(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Headings and those below them, in the order of the text."""
    for one in headings:
        yield one
        yield from _all(one.headings)


def _of(
    clause: Clause,
    pieces: Sequence[Piece],
    above: str = "",
) -> Iterator[dict[str, Any]]:
    """The rows of one provision. above: what stands before its number."""
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
        yield from _in_words(paragraph, place + label)
        yield from _in_items(paragraph.items, place + label, pieces)


def _in_items(
    items: Sequence[Words],
    place: str,
    pieces: Sequence[Piece],
) -> Iterator[dict[str, Any]]:
    """The rows of items and of those below them."""
    for item in items:
        home = place + pieces[item.index].label.strip()
        yield from _in_words(item, home)
        yield from _in_items(item.items, home, pieces)


def _label(words: Words, pieces: Sequence[Piece]) -> str:
    """The number that stands in the words of a paragraph, "" without one."""
    label = pieces[words.index].label.strip()
    return label if label and words.text.startswith(label) else ""


def _in_words(
    words: Words,
    place: str,
) -> Iterator[dict[str, Any]]:
    """The rows of one line, and of the cells of its table."""
    cells = [cell for row in words.table[1:] for cell in row]
    for text in (words.text, *cells):
        for offset, figure, kind in typed_figures(text):
            if kind in ("money", "ratio"):
                yield _row(text, offset, figure, kind, place)


def _row(
    text: str,
    offset: int,
    figure: str,
    kind: str,
    place: str,
) -> dict[str, Any]:
    """One figure with the sentence that it stands in."""
    row: dict[str, Any] = {
        "place": place,
        "quote": _quote(text, offset),
        "kind": "",
        "mode": "",
        "yuan": None,
        "percent": None,
        "of": "",
        "per": "",
        "cap_yuan": None,
        "cap_scope": "",
        "max_is_amount": bool(_MOST.search(text[:offset])),
        "status": "unread",
    }
    parsed = Figure.model_validate({"value": figure}).parsed
    if not isinstance(parsed, Quantity) or not is_datum(figure, kind):
        return row
    if parsed.approx:  # 4000多万元 is no sum to reckon with
        return row
    if parsed.kind == "ratio":
        row["percent"] = _plain(Decimal(parsed.value) * 100)
    else:
        row["yuan"] = _plain(Decimal(parsed.value))
    row["status"] = "figure"
    return row


def _plain(number: Decimal) -> int | float:
    """A whole number as one."""
    whole = int(number)
    return whole if whole == number else float(number)


def _quote(text: str, offset: int) -> str:
    """The sentence around an offset, shortened towards the figure where it is long."""
    for found in _SENTENCE.finditer(text):
        if found.start() <= offset < found.end():
            start = max(found.start(), offset - _LONGEST // 2)
            return text[start : min(found.end(), start + _LONGEST)].strip()
    return text[offset : offset + _LONGEST]
