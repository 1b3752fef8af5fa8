"""One applicant: the answers, and a scope for each row of each table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from policypress.eligibility.blocks import RowKey
from policypress.rules import Scope


class Case(NamedTuple):
    """One applicant. tables: a scope for each row; None while not answered. asks:
    work out what is left to ask."""

    scope: Scope
    tables: dict[str, tuple[Scope, ...] | None]
    asks: bool = True

    def row(self, key: RowKey | None) -> Scope:
        """The answers as a row sees them; the applicant's where there is none."""
        if key is None or not key[0]:
            return self.scope
        table = self.tables[key[0]]
        if table is None:
            return self.scope.inside(key[0], {})
        return table[key[1]]


def case_of(
    scope: Scope,
    things: Iterable[str],
    asks: bool = True,
) -> Case:
    """The applicant with the rows of each table."""
    tables: dict[str, tuple[Scope, ...] | None] = {}
    for thing in things:
        rows = scope.answers.get(thing)
        tables[thing] = None
        if rows is not None:
            tables[thing] = tuple([scope.inside(thing, row) for row in rows])
    return Case(scope, tables, asks)
