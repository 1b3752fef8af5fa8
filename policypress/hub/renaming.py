"""The names of one policy's rules among those of others."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

Rule = dict[str, Any]
_REFERENCES = ("is", "one_of", "has")


class Renaming(Struct):
    """number: of the policy; supports: measure.support → its name among all; fields,
    things: the same of questions and tables, filled as they become known. Columns are
    looked up in their table and keep their names."""

    number: int
    supports: dict[str, str]
    fields: dict[str, str] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)
    # Questions whose choices are supports (同一事项是否已获资助).
    matters: set[str] = field(default_factory=set)

    def of(self, node: Any) -> Any:
        """A copy of some rules with the new names."""
        if isinstance(node, list):
            return [self.of(one) for one in node]
        if not isinstance(node, dict):
            return node
        made = {key: self._value(key, value) for key, value in node.items()}
        if self._asks_matters(node):
            made |= self._matters_of(node)
        return made

    def differing(self) -> dict[str, str]:
        """Questions and tables that are called otherwise: name among all → own name."""
        every = {**self.fields, **self.things}
        return {new: own for own, new in every.items() if new != own}

    def clause(self, path: str) -> str:
        """The path of a clause among those of all; "" of none."""
        return f"{self.number}:{path}" if path else ""

    def choices_named(self, question: Rule) -> Rule:
        """A question, with choices that are supports under their names among all."""
        choices = question["choices"]
        names = [one["id"] for one in choices]
        if not names or not all(name in self.supports for name in names):
            return question
        self.matters.add(question["id"])
        renamed = [{**one, "id": self.supports[one["id"]]} for one in choices]
        return {**question, "choices": renamed}

    def _value(self, key: str, value: Any) -> Any:
        """The value of one key: a name, or something with names in it."""
        if not isinstance(value, str):
            return self.of(value)
        if key == "field":
            return self.fields.get(value, value)
        if key in ("rows", "exists", "for_each"):
            return self.things.get(value, value)
        if key in ("clause", "path"):
            return self.clause(value)
        return value

    def _asks_matters(self, node: Rule) -> bool:
        """Whether a condition is about a question whose choices are supports."""
        for key in _REFERENCES:
            reference = node.get(key)
            if isinstance(reference, dict):
                return reference.get("field") in self.matters
        return False

    def _matters_of(self, node: Rule) -> Rule:
        """The choices that such a condition names."""
        if "values" in node:
            names = [self.supports.get(one, one) for one in node["values"]]
            return {"values": names}
        return {"value": self.supports.get(node["value"], node["value"])}
