"""What shown arithmetic is made of: its lines, and how an expression is
called."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policypress.rules.exact import exact
from policypress.rules.scope import Label, Scope
from policypress.rules.shape import NUMBERS
from policypress.rules.words import unit_of

Node = Any  # an expression
_MANY = ("sum", "product", "least", "greatest", "difference", "quotient")


class Step(Struct, frozen=True):
    """One line. kind: as the `step` around it says, `sum` for a total; clause:
    path."""

    kind: str
    text: str
    clause: str


class At(Struct, frozen=True):
    """Where a line stands: before it the row and the case, then its own name.

    is_called: a row or a case has called it something; the name of a `step`
    inside says nothing more, but for a bound.
    """

    prefix: str = ""
    name: str = ""
    kind: str = "amount"
    clause: str = ""
    is_called: bool = False

    def without_name(self) -> At:
        """The same place for the lines of a part."""
        return replace(self, name="")

    def within(self, words: str) -> At:
        """The place of what belongs to a case or a row."""
        prefix = f"{self.prefix}{words}："
        return At(
            prefix,
            "",
            self.kind,
            self.clause,
            True,
        )


def operation_of(node: Node) -> str:
    """The operation of a node; "number" for a plain number."""
    if not isinstance(node, dict):
        return "number"
    return next(name for name in NUMBERS if name in node)


def is_atom(node: Node) -> bool:
    """Whether its formula is its value: a number, a figure or an answer."""
    return operation_of(node) in ("number", "value", "field", "column")


def is_plain(node: Node) -> bool:
    """Whether it takes no lines of its own: what a bound looks like."""
    inner, _ = unwrapped(node)
    name = operation_of(inner)
    return is_atom(inner) or name in ("product", "quotient", "whole")


def unwrapped(node: Node) -> tuple[Node, str]:
    """A bound without the `step` around it, and the name that this gave it."""
    if operation_of(node) != "step":
        return node, ""
    inner, name = unwrapped(node["step"])
    return inner, node.get("name", "") or name


def answer_label(node: Node, scope: Scope) -> Label:
    """How a question or a column is called."""
    name = node.get("field")
    if name is None:
        name = node["column"]
        found = scope.labels.get(f"{scope.thing}.{name}")
    else:
        found = scope.labels.get(name)
    return found or Label(name)


def thing_label(node: Node, scope: Scope) -> Label:
    """How the table of a `rows` is called."""
    return scope.labels.get(node["rows"]) or Label(node["rows"])


def row_name(
    label: Label,
    number: int,
    scope: Scope,
) -> str:
    """获奖专利（1）, with the name that the row gives itself."""
    name = (scope.row or {}).get(label.name) if label.name else None
    own = f"“{name}”" if isinstance(name, str) and name else ""
    return f"{label.text}（{number}）{own}"


def row_value(node: Node) -> Node:
    """What a `rows` makes of a row."""
    return node["sum"] if "sum" in node else node["greatest"]


def unit_in(node: Node, scope: Scope) -> str:
    """What a number is counted in: 元 for money, % for a share, a measure
    word, or "" when nothing says it."""
    name = operation_of(node)
    match name:
        case "number":
            return ""
        case "value":
            return unit_of(node.get("words", ""))
        case "field" | "column":
            return answer_label(node, scope).unit
        case "whole" | "step":
            return unit_in(node[name], scope)
        case "undecided":
            return unit_in(node.get("most", 0), scope) or "元"
        case "rows":
            return _unit_of_rows(node, scope)
    units = [unit_in(part, scope) for part in _parts(node, name)]
    return _unit_of_many(name, units)


def rows_unit(node: Node, scope: Scope) -> str:
    """What the rows of a table are counted in: 件; 项 where nothing says it."""
    label = scope.labels.get(node["rows"])
    return (label.unit if label else "") or "项"


def _unit_of_rows(node: Node, scope: Scope) -> str:
    """What a number over rows is counted in."""
    if "count" in node:
        return rows_unit(node, scope)
    inner = scope.inside(node["rows"], {})
    return unit_in(row_value(node), inner)


def _parts(node: Node, name: str) -> list[Node]:
    """The operands that may give the unit."""
    if name in _MANY:
        return node[name]
    cases = [case["then"] for case in node["choose"]]
    return [*cases, node.get("otherwise", 0)]


def _unit_of_many(name: str, units: list[str]) -> str:
    """The unit of an operation on several; units: of its operands."""
    if name == "quotient":
        is_share = units[0] in units[1:]
        return "" if is_share else units[0]
    known = [unit for unit in units if unit]
    if name == "product":
        return _unit_of_product(known)
    return known[0] if known else ""


def _unit_of_product(known: list[str]) -> str:
    """Money times anything is money, a share of anything is the same again.
    known: the units of those that have one."""
    if "元" in known:
        return "元"
    counted = [unit for unit in known if unit != "%"]
    if counted:
        return counted[0]
    return "%" if known else ""


def is_nothing(node: Node) -> bool:
    """Whether it is a plain 0."""
    return not isinstance(node, dict) and exact(node) == 0
