"""What is counted in templates and prose, and which are refused before they run.

Jinja turns a template into Python. Here its tree gets the places at which the budget is
spent (see budget.py), and a tree that Python could not compile, or only after minutes,
is refused with the line where it begins to be too much.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import TemplateSyntaxError
from jinja2.visitor import NodeTransformer

from policypress.compose.sandbox.budget import LARGEST

# Filters of the sandbox that only the compiler uses: no template can write such a name.
COUNTED, CONCATENATED = "#counted", "#concatenated"
WEIGHED, SLICED, SPENT = "#weighed", "#sliced", "#spent"

# Python refuses more than 20 loops and 100 levels of indentation, Jinja some 70 brackets;
# nobody reads a template that comes near.
DEEPEST, LOOPS = 50, 12
BRACKETS = 40
MOST_NODES = 40_000  # fifty times our longest template; they compile within seconds
# Names set, macros, blocks; branches of one {% if %}. Ours have ten; the time Jinja and
# Python take for these grows faster than their number.
MOST_NAMES, BRANCHES = 500, 200
LONGEST = 1_000_000  # characters
TURN = 8  # steps of one turn of a loop besides what it does


class TooComplex(TemplateSyntaxError):
    """A template that is too deep or too large to be compiled; message is Chinese."""


def checked(tree: nodes.Template, name: str | None) -> nodes.Template:
    """The tree, unless it is too deep or too large; walked without recursion."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    count = names = 0
    while waiting:
        node, depth, loops = waiting.pop()
        count += 1
        loops += isinstance(node, nodes.For)
        if depth > DEEPEST or loops > LOOPS:
            raise TooComplex("括号或语句嵌套太深", node.lineno, name)
        names += _defines(node)
        if count > MOST_NODES:
            raise TooComplex("模板太长，语句太多", node.lineno, name)
        if names > MOST_NAMES:
            raise TooComplex("模板里的变量、宏和块太多", node.lineno, name)
        if isinstance(node, nodes.If) and len(node.elif_) > BRANCHES:
            raise TooComplex("一个 if 的分支太多", node.lineno, name)
        if isinstance(node, nodes.Const):
            _check_number(node, name)
        inner = [(child, depth + 1, loops) for child in node.iter_child_nodes()]
        waiting += reversed(inner)
    return tree


def _defines(node: nodes.Node) -> bool:
    """Whether it gives something a name."""
    if isinstance(node, nodes.Name):
        return node.ctx in ("store", "param")
    return isinstance(node, (nodes.Block, nodes.Macro, nodes.Import))


def _check_number(node: nodes.Const, name: str | None) -> None:
    value = node.value
    if isinstance(value, int) and not -LARGEST < value < LARGEST:
        raise TooComplex("数字太大", node.lineno, name)
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        raise TooComplex("数字太大", node.lineno, name)


class Generator(CodeGenerator):
    """Jinja's own, but what a template does is counted, and ``~`` is ours: it knows
    which values have words."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        super().visit_Template(_Counted().visit(node), frame)


class _Counted(NodeTransformer):
    """Puts the sandbox's filters around whatever can grow or take long."""

    def visit_Template(self, node: nodes.Template) -> nodes.Template:
        return self._spending(node)

    def visit_Block(self, node: nodes.Block) -> nodes.Block:
        return self._spending(node)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Macro:
        return self._spending(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.CallBlock:
        return self._spending(node)

    def visit_For(self, node: nodes.For) -> nodes.For:
        turn = TURN + _written(node.body)
        self.generic_visit(node)
        node.iter = _filter(COUNTED, node.iter, turn)
        if node.recursive:  # what loop(…) is called with passes by the filter
            node.body.insert(0, _statement(turn, node.lineno))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:
        self.generic_visit(node)
        return _filter(CONCATENATED, nodes.List(node.nodes, lineno=node.lineno))

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:
        self.generic_visit(node)
        node.expr = _weighed(node.expr)
        for operand in node.ops:
            operand.expr = _weighed(operand.expr)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Getitem:
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            node.node = _filter(SLICED, node.node)
        else:
            node.arg = _weighed(node.arg)
        return node

    def visit_List(self, node: nodes.List) -> nodes.Expr:
        self.generic_visit(node)
        return _weighed(node)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Expr:
        self.generic_visit(node)
        return _weighed(node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:
        self.generic_visit(node)
        return _weighed(node) if node.ctx == "load" else node

    def _spending(self, node: Any) -> Any:
        """A body that counts each time it runs."""
        amount = 1 + _written(node.body)
        self.generic_visit(node)
        node.body.insert(0, _statement(amount, node.lineno))
        return node


def _written(body: list[nodes.Node]) -> int:
    """How many characters stand in a body, without those that count themselves."""
    total = 0
    waiting: list[nodes.Node] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.TemplateData):
            total += len(node.data)
        if not isinstance(node, (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)):
            waiting += node.iter_child_nodes()
    return total


def _weighed(node: nodes.Expr) -> nodes.Expr:
    """A value that is weighed where it stands, unless it is a short constant."""
    if isinstance(node, nodes.Const) and len(str(node.value)) < 100:
        return node
    if isinstance(node, nodes.Filter) and node.name == WEIGHED:
        return node
    if isinstance(node, (nodes.List, nodes.Tuple, nodes.Dict)) and not node.items:
        return node
    return _filter(WEIGHED, node)


def _filter(name: str, node: nodes.Expr, *values: int) -> nodes.Filter:
    line = node.lineno
    given: list[nodes.Expr] = [nodes.Const(value, lineno=line) for value in values]
    return nodes.Filter(node, name, given, [], None, None, lineno=line)


def _statement(amount: int, line: int) -> nodes.ExprStmt:
    spent = _filter(SPENT, nodes.Const(amount, lineno=line))
    return nodes.ExprStmt(spent, lineno=line)
