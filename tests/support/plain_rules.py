"""The meaning of rules.json said once more, as plainly as can be: one number, one
truth, no ranges, for an applicant who has answered everything.

What stays open even then (待核, 一事一议, 除以0) is any number that fits, taken by
chance: a sound range holds them all.
"""

from __future__ import annotations

import math
from fractions import Fraction
from random import Random
from typing import Any

from policypress.rules import exact, shape

Answers = dict[str, Any]
_HOLDS = {
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
    "=": lambda one, other: one == other,
    "!=": lambda one, other: one != other,
}


class Plain:
    """Reckons for one applicant. guessed: a number was taken by chance."""

    def __init__(self, answers: Answers, chance: Random) -> None:
        self.answers = answers
        self.chance = chance
        self.guessed = False

    def guess(self, most: Fraction | None = None) -> Fraction:
        self.guessed = True
        share = Fraction(self.chance.randrange(11), 10)
        return share * (10**6 if most is None else max(Fraction(0), most))

    def number(self, node: Any, row: Answers) -> Fraction:
        """One number."""
        if not isinstance(node, dict):
            return Fraction(exact(node))
        name = next(name for name in shape.NUMBERS if name in node)
        return getattr(self, f"_{name}")(node, row)

    def _value(self, node, row):
        if node["value"] is None:
            return self.guess()
        return Fraction(exact(node["value"]))

    def _field(self, node, row):
        return Fraction(self.answers[node["field"]])

    def _column(self, node, row):
        return Fraction(row[node["column"]])

    def _all(self, nodes, row):
        return [self.number(node, row) for node in nodes]

    def _sum(self, node, row):
        return sum(self._all(node["sum"], row))

    def _product(self, node, row):
        return math.prod(self._all(node["product"], row))

    def _least(self, node, row):
        return min(self._all(node["least"], row))

    def _greatest(self, node, row):
        return max(self._all(node["greatest"], row))

    def _difference(self, node, row):
        one, other = self._all(node["difference"], row)
        floor = node.get("floor")
        if floor is None:
            return one - other
        return max(one - other, Fraction(exact(floor)))

    def _quotient(self, node, row):
        one, other = self._all(node["quotient"], row)
        return one / other if other else self.guess()

    def _whole(self, node, row):
        of = Fraction(exact(node["of"]))
        return self.number(node["whole"], row) // of * of

    def _choose(self, node, row):
        for case in node["choose"]:
            if self.holds(case["when"], row):
                return self.number(case["then"], row)
        return self.number(node.get("otherwise", 0), row)

    def _undecided(self, node, row):
        most = None
        if "most" in node:
            most = self.number(node["most"], row)
        return self.guess(most)

    def _step(self, node, row):
        return self.number(node["step"], row)

    def _rows(self, node, row):
        where = node.get("where", True)
        table = self.answers[node["rows"]]
        counted = [one for one in table if self.holds(where, one)]
        value = node.get("sum", node.get("greatest", 1))
        found = [self.number(value, one) for one in counted]
        if "most_rows" in node:
            limit = max(0, math.floor(self.number(node["most_rows"], row)))
            found = [max(Fraction(0), one) for one in found]
            found = sorted(found, reverse=True)[:limit]
        if "greatest" in node:
            return max([Fraction(0), *found])
        return sum(found, Fraction(0))

    def holds(self, node: Any, row: Answers) -> bool:
        """One truth."""
        match node:
            case bool():
                return node
            case {"all": parts}:
                return all(self.holds(part, row) for part in parts)
            case {"any": parts}:
                return any(self.holds(part, row) for part in parts)
            case {"at_least": number, "of": parts}:
                return sum(self.holds(part, row) for part in parts) >= number
            case {"not": part}:
                return not self.holds(part, row)
            case {"exists": thing, "where": where}:
                return any(self.holds(where, o) for o in self.answers[thing])
            case {"compare": [one, op, other]}:
                return _HOLDS[op](
                    self.number(one, row), self.number(other, row)
                )
        return self._atom(node, row)

    def _atom(self, node: Any, row: Answers) -> bool:
        name = next(iter(node))
        ((kind, asked),) = node[name].items()
        answer = (row if kind == "column" else self.answers)[asked]
        if name == "one_of":
            return answer in node["values"]
        value = node["value"]
        if value is None:
            self.guessed = True
            return self.chance.choice([True, False])
        if name == "date":
            return _HOLDS[node["op"]](answer[: len(value)], value)
        return value in answer if name == "has" else answer == value
