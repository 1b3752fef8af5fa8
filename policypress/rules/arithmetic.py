"""How a number came about, line by line in Chinese (计算过程).

Whatever decides something is a line: the case that was chosen, a cap that
bears, a row of a table, a sum. What is simply multiplied stands in one
formula: 市级资助金额100万元 × 50% = 50万元. `step` names lines and gives their
clause."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from policypress.rules.compiling import (
    compile_condition,
    compile_number,
)
from policypress.rules.formulas import FORMULAS
from policypress.rules.lines import LINES
from policypress.rules.logic import Verdict
from policypress.rules.ranges import Range
from policypress.rules.scope import Scope
from policypress.rules.shown import At, Step, is_atom, operation_of, unit_in
from policypress.rules.words import cut_text, is_short, range_text

_CUT = "（不足1分的部分舍去）"


def arithmetic(
    expression: Any,
    scope: Scope,
) -> list[Step]:
    """The lines of an expression, in the order it is reckoned.

    Raises RulesError when it is none of the language.
    """
    _once(expression, compile_number)
    writer = Writer()
    writer.show(expression, scope, At())
    return writer.lines


def _once(node: Any, make: Callable[[Any], Any]) -> Any:
    """A part of the rules compiled, once for as long as it is shown again."""
    found = _made.get(id(node))
    if found is None or found[0] is not node:
        if len(_made) >= _MOST_MADE:
            _made.clear()
        found = (node, make(node))
        _made[id(node)] = found
    return found[1]


_made: dict[int, tuple[Any, Any]] = {}  # a part lives on beside what it made
_MOST_MADE = 10_000


class Writer:
    """Collects lines: `show` writes those of a node, `formula` gives what
    stands for it in a line of another."""

    def __init__(self) -> None:
        self.lines: list[Step] = []

    def line(self, at: At, text: str) -> None:
        """One more line, behind its name where nothing else calls it."""
        name = f"{at.name}：" if at.name and not at.is_called else ""
        self.lines.append(Step(at.kind, at.prefix + name + text, at.clause))

    def show(
        self,
        node: Any,
        scope: Scope,
        at: At,
    ) -> None:
        """The lines of a node."""
        show = LINES.get(operation_of(node))
        if show:
            show(
                self,
                node,
                scope,
                at,
            )
            return
        self.show_formula(node, scope, at)

    def show_formula(
        self,
        node: Any,
        scope: Scope,
        at: At,
    ) -> None:
        """A line that is a formula and its result. Only a single figure needs
        a name: a formula says itself what is done."""
        here = at if is_atom(node) else at.without_name()
        text = self.formula(node, scope, at)
        self.line(here, text + self.result(node, scope))

    def formula(
        self,
        node: Any,
        scope: Scope,
        at: At,
    ) -> str:
        """What stands for a node in a line; what needs lines of its own gets
        them before, and its value stands here."""
        write = FORMULAS.get(operation_of(node))
        if write:
            return write(
                self,
                node,
                scope,
                at,
            )
        self.show(node, scope, at.without_name())
        return self.shown(node, scope)

    def value(self, node: Any, scope: Scope) -> Range:
        """The range of a node."""
        if not isinstance(node, dict):
            return compile_number(node)(scope)
        return _once(node, compile_number)(scope)

    def verdict(
        self,
        condition: Any,
        scope: Scope,
    ) -> Verdict:
        """The verdict of a condition."""
        if not isinstance(condition, dict):
            return compile_condition(condition)(scope)
        return _once(condition, compile_condition)(scope)

    def shown(self, node: Any, scope: Scope) -> str:
        """Its value in words."""
        return range_text(self.value(node, scope), unit_in(node, scope))

    def result(self, node: Any, scope: Scope) -> str:
        """= 50万元, once it is known; nothing where the formula is the
        value."""
        found = self.value(node, scope)
        number = found.min
        if is_atom(node) or number is None or number != found.max:
            return ""
        unit = unit_in(node, scope)
        if unit != "元" or number < 0 or is_short(number, unit):
            return f" = {range_text(found, unit)}"
        return f" = {cut_text(number, unit)}{_CUT}"
