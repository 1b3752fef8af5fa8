"""Who certainly gets what (拟支持的申请人和金额), as a notice lists it: of the results of a list,
or of a part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from policypress.lists.masking import is_person, masked_name, masked_number
from policypress.lists.papers.sums import TOTAL, given_columns
from policypress.lists.reading.heads import CODE, NAME, PERSON

Rule = dict[str, Any]
IN_ALL = "合计（按合计限额、择一享受和总额核减后）"


class Entry(Struct, frozen=True):
    """name, number: of the applicant; clause: of the measure, "" for what all measures
    come to, which is said where it is less than they are; low, high: in fen."""

    name: str
    number: str
    clause: str
    measure: str
    low: int
    high: int | None


class People(Struct, frozen=True):
    """Who applicants are. frame: with their names and numbers; are_persons: all of them
    are; is_masked: persons are shown in part only."""

    frame: Any
    are_persons: bool
    is_masked: bool

    def shown(self, places: list[int]) -> list[tuple[str, str]]:
        """Names and numbers of some as they are shown."""
        some = self.frame.select(NAME, CODE, PERSON)[places]
        return [self._shown(*known) for known in some.iter_rows()]

    def _shown(
        self, name: str | None, code: str | None, person: str | None
    ) -> tuple[str, str]:
        """The same of one."""
        name = name or ""
        number = person or code or ""
        if not self.is_masked or not is_person(name, person, self.are_persons):
            return name, code or number
        return masked_name(name), masked_number(number) if number else ""


def entries_of(
    results: Any, people: People, measures: Sequence[Rule]
) -> Iterator[list[Entry]]:
    """The entries of each applicant who certainly gets something. results: columns as
    `outcome.Outcome` has them; those of budgets may be missing."""
    certain: dict[int, list[tuple[Rule, int, int | None]]] = {}
    for rule in measures:
        name = f"m:{rule['id']}"
        places = results[f"{name}.v"].fill_null(False).arg_true()
        ends = _ends(results, name, places)
        for at, low, high in zip(places.to_list(), *ends, strict=True):
            certain.setdefault(at, []).append((rule, low, high))
    chosen = sorted(certain)
    lows, highs = _ends(results, TOTAL, chosen)
    shown = people.shown(chosen)
    for at, who, low, high in zip(chosen, shown, lows, highs, strict=True):
        found = [
            Entry(*who, rule["number"], rule["title"], least, most)
            for rule, least, most in certain[at]
        ]
        if low < sum(one.low for one in found):
            found.append(Entry(*who, "", IN_ALL, low, high))
        yield found


def _ends(results: Any, name: str, places: Any) -> list[list[Any]]:
    """What some are paid at least and at most."""
    return [
        results[f"{name}{one}"][places].to_list()
        for one in given_columns(results, name)
    ]
