"""Expressions and conditions → columns. The operations are in `numbers`, `conditions`
and `tables`, as those of one applicant are in `policypress.rules`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policypress.lists.compiling import conditions, numbers, tables
from policypress.lists.compiling.columns import Columns
from policypress.lists.compiling.ends import End
from policypress.lists.compiling.layout import (
    Layout,
    answer_column,
    count_column,
    row_column,
)
from policypress.lists.compiling.number import Number, exactly
from policypress.lists.compiling.verdicts import Verdict
from policypress.rules.exact import exact


class Compiler(Struct):
    """thing: the table whose rows `column` means, "" = none; is_blank: a row of which
    nothing is known. columns: takes in the columns that are made on the way."""

    layout: Layout
    columns: Columns
    thing: str = ""
    is_blank: bool = False

    def inside(self, thing: str, is_blank: bool = False) -> Compiler:
        """The same in a row of a table."""
        return Compiler(self.layout, self.columns, thing, is_blank)

    @property
    def home(self) -> str:
        """Where its columns lie: among the rows of a table, "" = the applicants."""
        return "" if self.is_blank else self.thing

    def number(self, node: Any) -> Number:
        """The range of a number that the rules have been checked to be."""
        if not isinstance(node, dict):
            return exactly(exact(node) or 0)
        return self._once("number", node, self._number)

    def condition(self, node: Any) -> Verdict:
        """The verdict of a condition that the rules have been checked to be."""
        if isinstance(node, bool):
            return node
        return self._once("condition", node, self._condition)

    def _once(self, kind: str, node: Any, make: Callable[[Any], Any]) -> Any:
        """What is made of a part of the rules, once for all places where it stands."""
        text = json.dumps(node, sort_keys=True)
        key = (kind, self.thing, self.is_blank, text)
        known = self.columns.known
        if key not in known:
            known[key] = make(node)
        return known[key]

    def _number(self, node: Any) -> Number:
        """The same, made anew."""
        for name, make in numbers.NUMBERS.items():
            if name in node:
                return self.kept(make(self, node))
        return self.kept(tables.rows(self, node))

    def _condition(self, node: Any) -> Verdict:
        """The same, made anew."""
        if "exists" in node:
            return self.keep(tables.exists(self, node))
        for name, make in conditions.CONDITIONS.items():
            if name in node:
                return self.keep(make(self, node))
        raise AssertionError("the rules were checked before")

    def keep(self, verdict: Verdict) -> Verdict:
        """A verdict as a column of its own."""
        if isinstance(verdict, bool):
            return verdict
        return self.columns.keep(self.home, verdict)

    def kept(self, number: Number) -> Number:
        """A number whose ends are columns of their own."""
        low = self._kept_end(number.low)
        high = low if number.is_settled else self._kept_end(number.high)
        why = {words: self.keep(holds) for words, holds in number.why.items()}
        return Number(low, high, why, number.is_above)

    def _kept_end(self, end: End) -> End:
        """An end as columns of their own."""
        if end.value is not None:
            return end
        above = self.columns.keep(self.home, end.above)
        below = end.below
        if not isinstance(below, int):
            below = self.columns.keep(self.home, below)
        return replace(end, above=above, below=below)

    def asked(self, reference: Any) -> tuple[dict[str, Any] | None, Any]:
        """The question that a reference means and its column; None where nothing is
        ever answered there."""
        import polars as pl

        name = reference.get("field")
        if name is not None:
            question = self.layout.questions.get(name)
            return question, pl.col(answer_column(name))
        if self.is_blank or not self.thing:
            return None, None
        name = reference["column"]
        question = self.layout.columns.get((self.thing, name))
        return question, pl.col(row_column(name))

    def key(self, reference: Any) -> str:
        """How the layout calls the column of a reference."""
        if "field" in reference:
            return str(reference["field"])
        return f"{self.thing}.{reference['column']}"

    def count(self, thing: str) -> Any:
        """How many rows a table has; null while it is not answered."""
        import polars as pl

        return pl.col(count_column(thing))
