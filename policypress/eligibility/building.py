"""Builds numbers of the language of rules.json for amounts and limits of a policy
(source/model/amount/_asking.Builder); `criteria` adds conditions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import Any, Self

from policypress import rules
from policypress.language.dates import Date
from policypress.language.quantity import Quantity
from policypress.source.model import (
    Column,
    Figure,
    Policy,
    Question,
    amount_kinds,
)
from policypress.source.model.things import Derived

Node = Any  # a number or a condition of the language
Nodes = Sequence[Node]
Counted = tuple[str, Node]  # how it is said that so many count, and how many
_FORMULAS = {
    "add": lambda one, other: rules.add([one, other]),
    "minus": rules.minus,
    "times": lambda one, other: rules.times([one, other]),
    "divide": rules.divide,
}


def _combined(
    kind: str,
    one: Node,
    other: Node,
) -> Node:
    """One sign of a formula between two numbers."""
    make = _FORMULAS[kind]
    return make(one, other)


class NumberBuilder:
    """Numbers and conditions, as those see them who stand in a row of a table.

    thing: the table, "" for none. most: how many of an answer are counted at most
    (名额), by its id: how that is said, and the number. sums_rows: a column means its
    sum over all rows.
    """

    def __init__(
        self,
        policy: Policy,
        thing: str = "",
        most: dict[str, list[Counted]] | None = None,
        sums_rows: bool = False,
    ) -> None:
        """See above; policy: whose questions may be read."""
        self.policy = policy
        self.thing = thing
        self._most = most or {}
        self._sums_rows = sums_rows

    def within(self, thing: str) -> Self:
        """The same, in the rows of a table."""
        return type(self)(self.policy, thing)

    def asked(self, name: str) -> Question | Column | Derived | None:
        """The question, column or derived figure of an id; a column comes first."""
        column = self.column(name)
        if column:
            return column
        return self.policy.fields.get(name)

    def column(self, name: str) -> Question | Column | None:
        """The column of the table that has this id; None where it has none."""
        if self.thing not in self.policy.things:
            return None
        columns = table_columns(self.policy, self.thing)
        return columns.get(name)

    def reference(self, name: str) -> dict[str, Any]:
        """What reads an answer that is no number."""
        if self.column(name):
            return {"column": name}
        return {"field": name}

    # What amounts ask for.

    def figure(self, figure: Figure) -> Node:
        """A figure with its words; null while it is to be settled (待核)."""
        number = number_of(figure)
        words = str(figure) if figure.is_known else "待核"
        return rules.constant(number, words)

    def number(self, value: int | Fraction) -> Node:
        return rules.constant(value)

    def read(self, name: str) -> Node:
        """An answer, of which perhaps only so many count, a derived figure, or a
        standard. A share that is asked in percent is read as a share."""
        if not self.column(name):
            derived = self.policy.derived.get(name)
            if derived is not None:
                return self._derived(derived)
            standard = self.policy.standards.get(name)
            if standard is not None:
                return self.figure(standard.value)
        found = self._answer(name)
        for words, bound in self._most.get(name, ()):
            counted = rules.least([found, bound])
            found = rules.step(counted, "count", words)
        node = self.asked(name)
        if node is None or node.unit != "%":
            return found
        percent = rules.constant(Fraction(1, 100))
        return rules.times([found, percent])

    def _answer(self, name: str) -> Node:
        """The answer to a question, or in a column; of a column where rows are summed
        the sum."""
        node = self.asked(name)
        limit = most_of(node)
        if self.column(name) is None:
            return rules.field(name, limit)
        found = rules.column(name, limit)
        if self._sums_rows:
            return rules.rows(self.thing, sum=found)
        return found

    def _derived(self, derived: Derived) -> Node:
        """The formula itself, of answers."""
        formula = derived.parsed
        return formula.built(rules.constant, self.read, _combined)

    def chosen(self, name: str, key: str) -> Node:
        reference = self.reference(name)
        if self.takes_several(name):
            return rules.has(reference, key)
        return rules.equals(reference, key)

    def takes_several(self, name: str) -> bool:
        node = self.asked(name)
        return bool(getattr(node, "several", False))

    def compare(
        self,
        left: Node,
        op: str,
        right: Node,
    ) -> Node:
        """Whether two numbers compare so. op: as in rules.json (>=)."""
        return rules.compare(left, op, right)

    def all_of(self, conditions: Nodes) -> Node:
        return rules.all_of(conditions)

    def add(self, parts: Nodes) -> Node:
        return rules.add(parts)

    def times(self, parts: Nodes) -> Node:
        """The product; a share stands last: 费用10万元 × 30%."""
        ordered = sorted(parts, key=_is_share)
        return rules.times(ordered)

    def least(self, parts: Nodes) -> Node:
        return rules.least(parts)

    def greatest(self, parts: Nodes) -> Node:
        return rules.greatest(parts)

    def minus(self, left: Node, right: Node) -> Node:
        return rules.minus(left, right, 0)

    def divide(self, left: Node, right: Node) -> Node:
        return rules.divide(left, right)

    def whole(self, part: Node, of: Figure) -> Node:
        """How many times a figure goes into it."""
        step = number_of(of)
        if step is None:
            return rules.constant(None, "待核")
        shown = rules.constant(step, str(of))
        cut = rules.whole(part, step)
        return rules.divide(cut, shown)

    def choose(self, cases: Sequence[tuple[Node, Node, str]]) -> Node:
        made = [rules.case(*one) for one in cases]
        return rules.choose(made)

    def undecided(
        self,
        words: str,
        most: Node | None,
    ) -> Node:
        """What a decision leaves open. words: which; most: None = no bound."""
        return rules.undecided(words, most)

    def step(
        self,
        kind: str,
        name: str,
        part: Node,
    ) -> Node:
        """Without a name where that would only say the kind: 分档、定额."""
        shown = "" if name in _kind_titles() else name
        return rules.step(part, kind, shown)


def _is_share(node: Node) -> bool:
    """Whether a number is written as a share: 50%."""
    if not isinstance(node, dict):
        return False
    words = str(node.get("words", ""))
    return words.endswith("%")


@cache
def _kind_titles() -> frozenset[str]:
    """How the kinds of amounts are called."""
    kinds = amount_kinds().values()
    return frozenset(kind.kind_title for kind in kinds)


Columns = dict[str, Question | Column]


def table_columns(policy: Policy, thing: str) -> Columns:
    """The columns of a table: the name of a row, those of every table, its own, and
    what the general conditions ask of each matter."""
    node = policy.things[thing]
    found: Columns = {
        **node.name_column,
        **policy.common_columns,
        **node.columns,
    }
    for condition in policy.meta.conditions.values():
        if not condition.each_matter:
            continue
        for name in condition.fields():
            question = policy.fields.get(name)
            if question is not None:
                found.setdefault(name, question)
    return found


# 3航线: a unit of the question's own, which the source was checked to have.
_IN_ANY_UNIT = re.compile(r"([0-9]+(?:\.[0-9]+)?)[^0-9万亿]*")


def number_of(figure: Figure) -> int | Fraction | None:
    """The number of a figure: yuan, a share, a count; None when it is none, or to
    be settled (待核)."""
    if not figure.is_known:
        return None
    parsed = figure.parsed
    if isinstance(parsed, Quantity):
        value = parsed.value
        if isinstance(value, int):
            return value
        return Fraction(value)
    if isinstance(parsed, Date):
        return None
    written = _IN_ANY_UNIT.fullmatch(parsed)
    if written is None:
        return None
    return rules.exact(written[1])


def most_of(asked: Any) -> int | Fraction | None:
    """What an answer never exceeds, as answers count; None where nothing is said of it. A
    share is answered in percent."""
    most = getattr(asked, "most", None)
    found = None if most is None else number_of(most)
    if found is None or not str(most).endswith("%"):
        return found
    return found * 100


def date_of(figure: Figure) -> str | None:
    """A date as an answer writes it, as far as it is given: 2023-02."""
    parsed = figure.parsed
    if not figure.is_known or not isinstance(parsed, Date):
        return None
    parts = (parsed.year, parsed.month, parsed.day)
    given = [f"{part:02d}" for part in parts if part]
    return "-".join(given)
