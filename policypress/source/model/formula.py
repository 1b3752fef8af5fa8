"""Simple arithmetic over answers (推算项): `revenue / revenue_before - 1`, exact."""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from msgspec import Struct

_LONGEST = 500
_OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "add",
    ast.Sub: "minus",
    ast.Mult: "times",
    ast.Div: "divide",
}
_FULL_WIDTH = str.maketrans("＋－×÷（）＊／−", "+-*/()*/-")


# An id that is a word of Python's own (class, if) is read with _ before it; no id begins so.
_WORD = re.compile(r"(?<![\w.])[^\W\d]\w*")
_OWN = "_"


class FormulaError(Struct, frozen=True):
    """Why a text is no formula, and what to write instead (Chinese)."""

    message: str
    hint: str


class Formula(Struct, frozen=True):
    """A formula as a tree: numbers, names, and operations of two parts."""

    tree: ast.expr
    text: str

    def names(self) -> Iterator[str]:
        """The ids it uses, in order, as often as they stand there."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name):
                yield _id(node)

    def built(
        self,
        number: Callable[[Fraction], Any],
        name: Callable[[str], Any],
        operate: Callable[[str, Any, Any], Any],
    ) -> Any:
        """The formula made of something else: numbers, names and operations (add, minus,
        times, divide) are given to these."""

        def part(node: ast.expr) -> Any:
            """One part of the tree."""
            if isinstance(node, ast.BinOp):
                kind = _OPERATORS[type(node.op)]
                return operate(kind, part(node.left), part(node.right))
            if isinstance(node, ast.Name):
                return name(_id(node))
            return number(self._number(node))

        return part(self.tree)

    def _number(self, node: ast.expr) -> Fraction:
        """A number exactly as it is written: 0.1 is a tenth."""
        written = ast.get_source_segment(self.text, node)
        return Fraction(written or "0")


def parse_formula(text: str) -> Formula | FormulaError:
    """Reads a formula of + - * / ( ), numbers and ids; anything else is an error."""
    shown = text.strip()
    if len(shown) > _LONGEST:
        return FormulaError("算式太长", "拆成几个推算项")
    if shown.translate(_FULL_WIDTH) != shown:
        return FormulaError(
            f"算式“{shown}”里有全角符号",
            f"写成 {shown.translate(_FULL_WIDTH)}",
        )
    try:
        code = _WORD.sub(_readable, shown)
        tree = ast.parse(code, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return FormulaError(
            f"算式“{shown}”读不懂",
            "用填报项的标识、数字和 + - * / ( )，如 revenue / revenue_before - 1",
        )
    for node in ast.walk(tree):
        if problem := _problem(node, code):
            return problem
    formula = Formula(tree, code)
    if _divides_by_zero(formula):
        return FormulaError("算式里的除数是0", "核对除号后面的数")
    return formula


def _readable(word: re.Match[str]) -> str:
    if keyword.iskeyword(word[0]):
        return f"{_OWN}{word[0]}"
    return word[0]


def _id(node: ast.Name) -> str:
    """The id that a name stands for."""
    own = node.id.removeprefix(_OWN)
    if keyword.iskeyword(own):
        return own
    return node.id


def _divides_by_zero(formula: Formula) -> bool:
    """Whether a divisor of numbers alone is 0, whatever is answered."""
    for node in ast.walk(formula.tree):
        if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Div):
            continue
        divisor = Formula(node.right, formula.text)
        if any(divisor.names()):
            continue
        try:
            value = divisor.built(lambda one: one, Fraction, _operated)
        except ZeroDivisionError:
            return True
        if value == 0:
            return True
    return False


def _operated(
    kind: str,
    one: Fraction,
    other: Fraction,
) -> Fraction:
    """What an operation of two numbers comes to."""
    return {
        "add": one.__add__,
        "minus": one.__sub__,
        "times": one.__mul__,
        "divide": one.__truediv__,
    }[kind](other)


def _problem(
    node: ast.AST,
    text: str,
) -> FormulaError | None:
    """Why a part of a tree may not stand in a formula."""
    if isinstance(node, (ast.Name, ast.BinOp, ast.expr_context)):
        return _operator_problem(node)
    if isinstance(node, ast.operator):
        return None
    if isinstance(node, ast.Constant) and _is_number(node, text):
        return None
    segment = ""
    if isinstance(node, ast.expr):
        segment = ast.get_source_segment(text, node) or ""
    return FormulaError(
        f"算式里不能有“{segment or text}”",
        "只能用填报项的标识、数字和 + - * / ( )；百分数写成小数",
    )


def _operator_problem(node: ast.AST) -> FormulaError | None:
    """An operation of another kind, such as a power or a remainder."""
    if not isinstance(node, ast.BinOp) or type(node.op) in _OPERATORS:
        return None
    return FormulaError("算式里只能用 + - * /", "百分数写成小数，如 0.2")


def _is_number(node: ast.Constant, text: str) -> bool:
    """Whether a constant is a plain decimal number."""
    written = ast.get_source_segment(text, node) or ""
    digits = written.replace(".", "", 1)
    return digits.isascii() and digits.isdigit() and written[-1] != "."
