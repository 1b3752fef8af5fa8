"""Expressions and conditions → columns. The operations are in `numbers`, `conditions`
and `tables`, as those of one applicant are in `policypress.rules`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from policypress.lists.compiling import conditions, numbers, tables, terms
from policypress.lists.compiling.layout import (
    Layout,
    answer_term,
    has_rows_term,
    row_term,
    unanswered_term,
)
from policypress.lists.compiling.number import Number, exactly
from policypress.lists.compiling.terms import Term
from policypress.lists.compiling.verdicts import Verdict, plainly
from policypress.rules.exact import exact


class Compiler(Struct):
    """thing: the table whose rows `column` means, "" = none; is_blank: a row of which
    nothing is known. known: what was compiled before; doubts: takes in for whom rules
    cross, so that only the engine for one applicant tells. answers: those that are taken
    for given, by question, as a column has them."""

    layout: Layout
    thing: str = ""
    is_blank: bool = False
    known: dict[Any, Any] = field(default_factory=dict)
    doubts: list[Verdict] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)

    def inside(self, thing: str, is_blank: bool = False) -> Compiler:
        """The same in a row of a table."""
        return replace(self, thing=thing, is_blank=is_blank)

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
        if key not in self.known:
            self.known[key] = make(node)
        return self.known[key]

    def _number(self, node: Any) -> Number:
        """The same, made anew."""
        for name, make in numbers.NUMBERS.items():
            if name in node:
                return make(self, node)
        return tables.rows(self, node)

    def _condition(self, node: Any) -> Verdict:
        """The same, made anew."""
        if "exists" in node:
            return plainly(tables.exists(self, node))
        for name, make in conditions.CONDITIONS.items():
            if name in node:
                return plainly(make(self, node))
        raise AssertionError("the rules were checked before")

    def asked(self, reference: Any) -> tuple[dict[str, Any] | None, Any]:
        """The question that a reference means and its column; None where nothing is
        ever answered there."""
        name = reference.get("field")
        if name is not None:
            question = self.layout.questions.get(name)
            if question is None:
                return None, terms.unknown()
            if name in self.answers:
                return question, terms.constant(self.answers[name])
            return question, answer_term(self.layout, question)
        if self.is_blank or not self.thing:
            return None, None
        name = reference["column"]
        question = self.layout.columns.get((self.thing, name))
        if question is None:
            return None, terms.unknown()
        return question, row_term(self.layout, self.thing, question)

    def key(self, reference: Any) -> str:
        """How the layout calls the column of a reference."""
        if "field" in reference:
            return str(reference["field"])
        return f"{self.thing}.{reference['column']}"

    def has_rows(self, thing: str) -> Term:
        """Whether a table has rows; null while it is not answered."""
        return has_rows_term(thing)

    def is_unanswered(self, thing: str) -> Term:
        """Whether a table is not answered."""
        return unanswered_term(thing)
