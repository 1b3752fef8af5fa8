"""How much one rendering may do (运算上限).

Clause prose and templates are small programs. A slip in one, or malice, must end in a finding and not in a build that
never ends: each turn of a loop, each call and each character made is taken from a budget, full for every rendering.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.visitor import NodeTransformer

COUNTED, CONCATENATED = "counted", "concatenated"  # filters of the sandbox
_WIDE = re.compile(r"\*|\d{3}")  # "%1000000d", "%*d"
_SEQUENCE = (str, list, tuple)


class Budget:
    """Steps and characters left; `spend` raises SecurityError when there are no more."""

    def __init__(self, most: int) -> None:
        self._most = self._left = most

    def refill(self) -> None:
        self._left = self._most

    def spend(self, amount: int) -> None:
        self._left -= amount
        if self._left < 0:
            raise SecurityError("too much work")


def cost(operator: str, left: Any, right: Any) -> int:
    """What `left operator right` makes, in characters or items; SecurityError where that cannot be said."""
    if operator == "**" or operator == "%" and isinstance(left, str) and _WIDE.search(left):
        raise SecurityError("too much work")
    if operator == "*" and isinstance(left, _SEQUENCE) != isinstance(right, _SEQUENCE):
        return _size(left) * abs(right) if isinstance(left, _SEQUENCE) else abs(left) * _size(right)
    return _size(left) + _size(right)


def _size(value: Any) -> int:
    if isinstance(value, _SEQUENCE):
        return len(value)
    return value.bit_length() if isinstance(value, int) else 1


class Generator(CodeGenerator):
    """Jinja's own, but loops count their turns, and ``~`` is ours: it knows which values have words."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        super().visit_Template(_Counted().visit(node), frame)


class _Counted(NodeTransformer):
    def visit_For(self, node: nodes.For) -> nodes.For:
        self.generic_visit(node)
        node.iter = _filter(COUNTED, node.iter)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:
        self.generic_visit(node)
        return _filter(CONCATENATED, nodes.List(node.nodes, lineno=node.lineno))


def _filter(name: str, node: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
