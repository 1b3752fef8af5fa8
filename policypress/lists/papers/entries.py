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

    def at(self, place: int) -> tuple[str, str]:
        """Name and number of one as they are shown."""
        known = [self.frame[one][place] or "" for one in (NAME, CODE, PERSON)]
        name, code, person = known
        if not self.is_masked or not is_person(name, person, self.are_persons):
            return name, code or person
        number = person or code
        return masked_name(name), masked_number(number) if number else ""


def entries_of(
    results: Any, people: People, measures: Sequence[Rule]
) -> Iterator[list[Entry]]:
    """The entries of each applicant who certainly gets something. results: columns as
    `outcome.Outcome` has them; those of budgets may be missing."""
    certain: dict[int, list[tuple[Rule, int, int | None]]] = {}
    for rule in measures:
        name = f"m:{rule['id']}"
        low, high = _ends(results, name)
        is_certain = results[f"{name}.v"].fill_null(False)
        for at in is_certain.arg_true():
            ends = int(low[at]), _whole(high[at])
            certain.setdefault(at, []).append((rule, *ends))
    low, high = _ends(results, TOTAL)
    for at, ones in sorted(certain.items()):
        who = people.at(at)
        found = [
            Entry(*who, rule["number"], rule["title"], least, most)
            for rule, least, most in ones
        ]
        in_all = int(low[at])
        if in_all < sum(one.low for one in found):
            less = Entry(*who, "", IN_ALL, in_all, _whole(high[at]))
            found.append(less)
        yield found


def _ends(results: Any, name: str) -> list[Any]:
    """What is paid at least and at most."""
    return [results[f"{name}{one}"] for one in given_columns(results, name)]


def _whole(fen: Any) -> int | None:
    """An amount; None without a bound."""
    return None if fen is None else int(fen)
