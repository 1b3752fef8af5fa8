"""Applicants that a list names twice (重复的申请人)."""

from __future__ import annotations

from typing import Any

from policypress.findings import Place
from policypress.lists.reading.heads import CODE, NAME, PERSON, Column
from policypress.lists.reading.raw import Findings, Raw


def check_twice(
    raw: Raw,
    frame: Any,
    identity: dict[str, Column],
    findings: Findings,
) -> None:
    """Nobody twice. People may share a name, and are told apart by their number: a name
    stands again only where a number says that somebody else is meant."""
    keys = [name for name in (CODE, PERSON) if name in identity]
    for key in keys:
        again = frame[key].is_duplicated() & frame[key].is_not_null()
        _told_twice(raw, frame[key], again, identity[key], findings)
    shared = frame[NAME].is_duplicated() & frame[NAME].is_not_null()
    for key in keys:
        shared = shared & frame[key].is_null()
    if shared.any():
        _told_twice(raw, frame[NAME], shared, identity[NAME], findings)


def _told_twice(
    raw: Raw,
    words: Any,
    again: Any,
    column: Column,
    findings: Findings,
) -> None:
    """A finding for each row that stands again, with the row where it stands first."""
    places: dict[str, int] = {}
    for row in words.is_in(words.filter(again).to_list()).arg_true():
        first = places.setdefault(words[row], row)
        if first == row or not (again[row] or again[first]):
            continue
        head = raw.heads[column.at]
        message = f"{head}“{words[row]}”与第{raw.row + first}行重复"
        place = Place(raw.name, raw.row + row, column.at + 1)
        hint = "一个申请人只写一行；同名而不是同一个的，都写上代码或者证件号码"
        findings.add("duplicate", message, place, hint)
