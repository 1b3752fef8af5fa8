"""Expressions and conditions → Python functions, made once and run often."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from policypress.rules.conditions import CONDITIONS
from policypress.rules.errors import MOST_DEPTH, MOST_NODES, RulesError
from policypress.rules.exact import Number, exact
from policypress.rules.known import Knower, knower
from policypress.rules.logic import NO, YES, Verdict
from policypress.rules.operations import NUMBERS
from policypress.rules.ranges import Range, exactly
from policypress.rules.scope import Scope
from policypress.rules.shape import CASE, check_keys, operation
from policypress.rules.shape import CONDITIONS as CONDITION_SHAPES
from policypress.rules.shape import NUMBERS as NUMBER_SHAPES

Reckoner = Callable[[Scope], Range]
Decider = Callable[[Scope], Verdict]


def compile_number(expression: Any) -> Reckoner:
    """A function from a scope to the range the number lies in.

    Raises RulesError when the expression is none of the language.
    """
    return Compiler().number(expression, "")


def compile_known(expression: Any) -> Knower:
    """A function from a scope to the number where all it needs is answered; None
    where only `compile_number` tells.

    expression: one that `compile_number` has accepted.
    """
    return knower(expression, compile_condition)


def compile_condition(condition: Any) -> Decider:
    """A function from a scope to "yes", "no" or "unknown".

    Raises RulesError when the condition is none of the language.
    """
    return Compiler().condition(condition, "")


class Compiler:
    """Compiles one expression; each operation compiles its operands with it.

    path: where we are, for messages.
    """

    def __init__(self) -> None:
        self.depth = 0
        self.nodes = 0

    def number(self, node: Any, path: str) -> Reckoner:
        """An operand that is a number."""
        value = self._constant(node)
        if value is not None:
            result = exactly(value)
            return lambda scope: result
        self._enter(path)
        name = operation(node, NUMBER_SHAPES, path)
        reckoner = NUMBERS[name](self, node, path)
        self.depth -= 1
        return reckoner

    def condition(self, node: Any, path: str) -> Decider:
        """An operand that is a condition."""
        if node is True:
            return lambda scope: YES
        if node is False:
            return lambda scope: NO
        self._enter(path)
        name = operation(node, CONDITION_SHAPES, path)
        decider = CONDITIONS[name](self, node, path)
        self.depth -= 1
        return decider

    def numbers(
        self,
        nodes: Any,
        path: str,
    ) -> list[Reckoner]:
        """Operands, at least one."""
        return [
            self.number(node, f"{path}[{at}]")
            for at, node in enumerate(self.items(nodes, path))
        ]

    def conditions(
        self,
        nodes: Any,
        path: str,
    ) -> list[Decider]:
        """Conditions, perhaps none."""
        if not isinstance(nodes, list):
            raise RulesError("应是一个列表", path)
        return [
            self.condition(node, f"{path}[{at}]")
            for at, node in enumerate(nodes)
        ]

    def items(self, nodes: Any, path: str) -> list[Any]:
        """A list that is not empty."""
        if not isinstance(nodes, list) or not nodes:
            raise RulesError("应是一个非空的列表", path)
        return nodes

    def case(
        self,
        node: Any,
        path: str,
    ) -> tuple[Decider, Reckoner]:
        """A case of `choose`: when it applies, and its number."""
        if not isinstance(node, dict):
            raise RulesError("应是{when: …, then: …}", path)
        check_keys(
            node,
            "when",
            CASE,
            path,
        )
        self.text(node.get("words", ""), f"{path}.words")
        when = self.condition(node["when"], f"{path}.when")
        return when, self.number(node["then"], f"{path}.then")

    def two(
        self,
        nodes: Any,
        path: str,
    ) -> tuple[Reckoner, Reckoner]:
        """Two operands."""
        found = self.numbers(nodes, path)
        if len(found) != 2:
            raise RulesError("应有两个数", path)
        return found[0], found[1]

    def text(self, value: Any, path: str) -> str:
        """A name or words."""
        if not isinstance(value, str):
            raise RulesError("应是文字", path)
        return value

    def figure(self, value: Any, path: str) -> Number:
        """A plain number."""
        number = self._constant(value)
        if number is None:
            raise RulesError("应是一个确切的数", path)
        return number

    def count(self, value: Any, path: str) -> int:
        """A plain whole number from 0."""
        number = None if isinstance(value, str) else self._constant(value)
        if not isinstance(number, int) or number < 0:
            raise RulesError("应是不小于0的整数", path)
        return number

    def _constant(self, node: Any) -> Number | None:
        """A number written plainly."""
        if isinstance(node, bool):
            return None
        return exact(node)

    def _enter(self, path: str) -> None:
        """One level down, within the limits."""
        self.depth += 1
        self.nodes += 1
        if self.depth > MOST_DEPTH:
            raise RulesError(f"嵌套超过{MOST_DEPTH}层", path[:200])
        if self.nodes > MOST_NODES:
            raise RulesError(f"运算超过{MOST_NODES}个", path[:200])
