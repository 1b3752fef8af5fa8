"""Operations that are part of a line: 市级资助金额100万元 × 50%."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from policypress.rules.exact import exact
from policypress.rules.scope import Scope
from policypress.rules.shown import (
    At,
    answer_label,
    is_atom,
    operation_of,
    rows_unit,
    thing_label,
    unit_in,
    unwrapped,
)
from policypress.rules.words import number_text, range_text

if TYPE_CHECKING:
    from policypress.rules.arithmetic import Writer

Node = Any


def _number(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> str:
    """A plain number."""
    return writer.shown(node, scope)


def _value(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> str:
    """A figure as it is written."""
    return node.get("words") or writer.shown(node, scope)


def _answer(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> str:
    """The label and the answer; the label alone while there is none."""
    label = answer_label(node, scope)
    found = writer.value(node, scope)
    if not found.is_settled:
        return label.text
    return label.text + range_text(found, label.unit)


def _product(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> str:
    """每件2000元 × 3: the only count of a price per unit needs no name; a
    share comes last."""
    parts = sorted(
        node["product"],
        key=lambda part: unit_in(part, scope) == "%",
    )
    texts = [
        _inside(
            writer,
            part,
            scope,
            at,
        )
        for part in parts
    ]
    if len(parts) == 2 and texts[0].startswith("每"):
        texts[1] = _count_alone(writer, parts[1], scope) or texts[1]
    return " × ".join(texts)


def _count_alone(
    writer: Writer,
    node: Node,
    scope: Scope,
) -> str:
    """An answer as a bare number; "" when it is none, or not known."""
    if operation_of(node) not in ("field", "column"):
        return ""
    found = writer.value(node, scope)
    is_money = answer_label(node, scope).unit == "元"
    if not found.is_settled or is_money:
        return ""
    return range_text(found, "")


def _quotient(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> str:
    """One divided by the other."""
    one, other = node["quotient"]
    left = _inside(
        writer,
        one,
        scope,
        at,
    )
    right = _inside(
        writer,
        other,
        scope,
        at,
    )
    if operation_of(other) in ("product", "quotient"):
        right = f"（{right}）"
    return f"{left} ÷ {right}"


def _difference(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> str:
    """One less the other."""
    one, other = node["difference"]
    left = writer.formula(one, scope, at)
    right = _inside(
        writer,
        other,
        scope,
        at,
    )
    return f"{left} − {right}"


def _bounded(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> str:
    """服务月数40个月（最高36个月）: an answer within bounds, in one line; of
    anything else the value, after its own lines."""
    name = operation_of(node)
    first, *others = node[name]
    bounds = [unwrapped(other) for other in others]
    if not all(map(is_atom, [first, *[bound for bound, _ in bounds]])):
        writer.show(node, scope, at.without_name())
        return writer.shown(node, scope)
    text = writer.formula(first, scope, at)
    if writer.value(node, scope)[:2] == writer.value(first, scope)[:2]:
        return text
    word = "最高" if name == "least" else "最低"
    limits = [
        (called or word) + writer.formula(bound, scope, at)
        for bound, called in bounds
    ]
    return f"{text}（{'，'.join(limits)}）"


def _whole(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> str:
    """（申请100件按30件的整数倍计为90件）, （3.5取整为3）."""
    inner = _inside(
        writer,
        node["whole"],
        scope,
        at,
    )
    found = writer.value(node, scope)
    if found[:2] == writer.value(node["whole"], scope)[:2]:
        return inner
    unit = unit_in(node, scope)
    of = exact(node["of"]) or 1
    cut = f"按{number_text(of, unit)}的整数倍计"
    if of == 1:
        cut = "取整"
    if not found.is_settled:
        return f"（{inner}{cut}）"
    return f"（{inner}{cut}为{range_text(found, unit)}）"


def write_count(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> str:
    """符合条件的获奖专利3项."""
    fitting = "符合条件的" if "where" in node else ""
    label = thing_label(node, scope).text
    found = writer.value(node, scope)
    if not found.is_settled:
        return f"{fitting}{label}数量"
    return f"{fitting}{label}{range_text(found, rows_unit(node, scope))}"


def _rows(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> str:
    """A count in the line; anything else after its own lines."""
    if "count" in node:
        return write_count(
            writer,
            node,
            scope,
            at,
        )
    writer.show(node, scope, at.without_name())
    return writer.shown(node, scope)


def _inside(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> str:
    """A part of a longer formula: what holds weaker stands in brackets."""
    text = writer.formula(node, scope, at)
    if operation_of(node) == "difference":
        return f"（{text}）"
    return text


_Write = Callable[["Writer", Node, Scope, At], str]
FORMULAS: dict[str, _Write] = {
    "number": _number,
    "value": _value,
    "field": _answer,
    "column": _answer,
    "product": _product,
    "quotient": _quotient,
    "difference": _difference,
    "least": _bounded,
    "greatest": _bounded,
    "whole": _whole,
    "rows": _rows,
}
