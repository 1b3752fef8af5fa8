"""What is counted in templates and prose, and which are refused before they run.

Jinja turns a template into Python. Here its tree gets the places at which the budget is
spent (see budget.py), and a tree that Python could not compile, or only after minutes,
is refused with the line where it begins to be too much.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
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
MOST_NODES = (
    40_000  # fifty times our longest template; they compile within seconds
)
# Names set, macros, blocks; branches of one {% if %}. Ours have ten; the time Jinja and
# Python take for these grows faster than their number.
MOST_NAMES, BRANCHES = 500, 200
LONGEST = 1_000_000  # characters
TURN = 8  # steps of one turn of a loop besides what it does
SHORT = 100  # characters of a constant below which weighing costs more than it finds
_HIDDEN = "#"  # begins the names of the sandbox's own filters
_SELF_COUNTING = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)
_LITERALS = (nodes.List, nodes.Tuple, nodes.Dict)


class TooComplex(TemplateSyntaxError):
    """A template that is too deep or too large to be compiled; message is Chinese."""


class UnknownName(TemplateSyntaxError):
    """A filter or test that does not exist. known: the names of those that do."""

    def __init__(
        self,
        message: str,
        line: int,
        wanted: str,
        known: list[str],
    ) -> None:
        """wanted: the name that was written; line: where."""
        super().__init__(message, line)
        self.wanted = wanted
        self.known = known


def checked(
    tree: nodes.Template,
    name: str | None,
) -> nodes.Template:
    """The tree, unless it is too deep or too large.

    Walked without recursion, in the order of the file, so that the line named is the
    first that is too much. name: the template's, for TooComplex.
    """
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    count = 0
    names = 0
    while waiting:
        node, depth, loops = waiting.pop()
        count += 1
        names += _defines(node)
        loops += isinstance(node, nodes.For)
        problem = (
            _too_deep(depth, loops)
            or _too_many(count, names)
            or _too_large(node)
        )
        if problem:
            raise TooComplex(problem, node.lineno, name)
        inner = [
            (child, depth + 1, loops) for child in node.iter_child_nodes()
        ]
        waiting += reversed(inner)
    return tree


def _too_deep(depth: int, loops: int) -> str:
    """What is wrong with a node within so many others, so many of them loops; or ""."""
    if depth > DEEPEST or loops > LOOPS:
        return "括号或语句嵌套太深"
    return ""


def _too_many(count: int, names: int) -> str:
    """What is wrong with so many nodes that define so many names; or ""."""
    if count > MOST_NODES:
        return "模板太长，语句太多"
    if names > MOST_NAMES:
        return "模板里的变量、宏和块太多"
    return ""


def _too_large(node: nodes.Node) -> str:
    """What is wrong with one node by itself; or ""."""
    if isinstance(node, nodes.If) and len(node.elif_) > BRANCHES:
        return "一个 if 的分支太多"
    if isinstance(node, nodes.Const) and _is_endless(node.value):
        return "数字太大"
    return ""


def _defines(node: nodes.Node) -> bool:
    """Whether it gives something a name."""
    if isinstance(node, nodes.Name):
        return node.ctx in ("store", "param")
    return isinstance(node, (nodes.Block, nodes.Macro, nodes.Import))


def _is_endless(value: object) -> bool:
    """Whether it is a number with hundreds of digits, or one that became infinite."""
    if isinstance(value, int):
        return not -LARGEST < value < LARGEST
    return isinstance(value, float) and math.isinf(value)


class Generator(CodeGenerator):
    """Jinja's own, but what a template does is counted, and ``~`` is ours: it knows
    which values have words."""

    def visit_Template(
        self,
        node: nodes.Template,
        frame: Frame | None = None,
    ) -> None:
        """Compiles a template with the places at which it spends."""
        super().visit_Template(_Counted().visit(node), frame)

    def visit_Filter(
        self,
        node: nodes.Filter,
        frame: Frame,
    ) -> None:
        """Compiles ``value | name``; UnknownName when there is no such filter, even
        where Jinja would wait until the branch of an {% if %} runs."""
        if node.name not in self.environment.filters:
            raise self._unknown("filter", node, self.environment.filters)
        super().visit_Filter(node, frame)

    def visit_Test(
        self,
        node: nodes.Test,
        frame: Frame,
    ) -> None:
        """Compiles ``value is name``; UnknownName when there is no such test."""
        if node.name not in self.environment.tests:
            raise self._unknown("test", node, self.environment.tests)
        super().visit_Test(node, frame)

    def _output_child_pre(
        self,
        node: nodes.Expr,
        frame: Frame,
        finalize: Any,
    ) -> None:
        """Writes what stands before a value that is printed: not Jinja's own escaping, where
        the sandbox has made it safe already."""
        context = frame.eval_ctx
        is_escaped = context.autoescape and not context.volatile
        if is_escaped and getattr(self.environment, "marks_values", False):
            self.write(f"({finalize.src}")
            return
        super()._output_child_pre(node, frame, finalize)

    def _unknown(
        self,
        kind: str,
        node: nodes.Filter | nodes.Test,
        known: Iterable[str],
    ) -> UnknownName:
        """The error for a filter or test that is not among the known ones."""
        offered = [name for name in known if not name.startswith(_HIDDEN)]
        error = UnknownName(
            f"No {kind} named {node.name!r}.",
            node.lineno,
            node.name,
            offered,
        )
        error.name = self.name
        error.filename = self.filename
        return error


class _Counted(NodeTransformer):
    """Puts the sandbox's filters around whatever can grow or take long."""

    def visit_For(self, node: nodes.For) -> nodes.For:
        """A loop spends with each turn."""
        turn = TURN + _written(node.body)
        self.generic_visit(node)
        items: Any = node.iter
        node.iter = _filter(COUNTED, items, turn)
        if node.recursive:  # what loop(…) is called with passes by the filter
            node.body.insert(0, _statement(turn, node.lineno))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:
        """``a ~ b`` is joined by the sandbox."""
        self.generic_visit(node)
        items = nodes.List(node.nodes, lineno=node.lineno)
        return _filter(CONCATENATED, items)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:
        """What is compared is looked at as a whole."""
        self.generic_visit(node)
        node.expr = _weighed(node.expr)
        for operand in node.ops:
            operand.expr = _weighed(operand.expr)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Getitem:
        """A part costs the length of the whole; a key is hashed as a whole."""
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            whole: Any = node.node
            node.node = _filter(SLICED, whole)
        else:
            node.arg = _weighed(node.arg)
        return node

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:
        """A tuple that is read, not one of the names of an assignment."""
        if node.ctx == "load":
            return self._weighed_whole(node)
        self.generic_visit(node)
        return node

    def _weighed_whole(self, node: nodes.Expr) -> nodes.Expr:
        """A list or mapping costs what it holds."""
        self.generic_visit(node)
        return _weighed(node)

    def _spending(self, node: Any) -> Any:
        """A body spends each time it runs."""
        amount = 1 + _written(node.body)
        self.generic_visit(node)
        node.body.insert(0, _statement(amount, node.lineno))
        return node

    visit_List = _weighed_whole
    visit_Dict = _weighed_whole

    visit_Template = _spending
    visit_Block = _spending
    visit_Macro = _spending
    visit_CallBlock = _spending


def _written(body: list[nodes.Node]) -> int:
    """How many characters stand in a body, without those that count themselves."""
    total = 0
    waiting: list[nodes.Node] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.TemplateData):
            total += len(node.data)
        if not isinstance(node, _SELF_COUNTING):
            waiting += node.iter_child_nodes()
    return total


def _weighed(node: nodes.Expr) -> nodes.Expr:
    """A value that is weighed where it stands, unless it is a short constant."""
    if isinstance(node, nodes.Const) and len(str(node.value)) < SHORT:
        return node
    if isinstance(node, nodes.Filter) and node.name == WEIGHED:
        return node
    if isinstance(node, _LITERALS) and not node.items:
        return node
    return _filter(WEIGHED, node)


def _filter(
    name: str,
    node: nodes.Expr,
    *values: int,
) -> nodes.Filter:
    """The expression ``node | name(values…)``."""
    line = node.lineno
    given: list[nodes.Expr] = [
        nodes.Const(value, lineno=line) for value in values
    ]
    return nodes.Filter(
        node,
        name,
        given,
        [],
        None,
        None,
        lineno=line,
    )


def _statement(amount: int, line: int) -> nodes.ExprStmt:
    """A statement that spends so many steps."""
    spent = _filter(SPENT, nodes.Const(amount, lineno=line))
    return nodes.ExprStmt(spent, lineno=line)
