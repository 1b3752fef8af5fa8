"""Operations whose arithmetic takes lines of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from policypress.rules.formulas import write_count
from policypress.rules.logic import NO, UNKNOWN, YES
from policypress.rules.ranges import Range
from policypress.rules.scope import Scope
from policypress.rules.shown import (
    At,
    is_atom,
    is_nothing,
    is_plain,
    row_name,
    row_value,
    rows_unit,
    thing_label,
    unit_in,
    unwrapped,
)
from policypress.rules.words import number_text, range_text

if TYPE_CHECKING:
    from policypress.rules.arithmetic import Writer

Node = dict[str, Any]


def _step(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> None:
    """A step names the line of what is in it."""
    clause = node.get("clause") or at.clause
    name = node.get("name", "")
    inner = replace(
        at,
        name=name,
        kind=node["kind"],
        clause=clause,
    )
    writer.show(node["step"], scope, inner)


def _least(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> None:
    """The amount, then each cap that can matter."""
    if at.kind == "lowest" or not all(map(is_plain, node["least"][1:])):
        _compared(
            writer,
            "least",
            node,
            scope,
            at,
        )
        return
    first, *caps = node["least"]
    amount = writer.value(first, scope)
    _bounded(
        writer,
        first,
        scope,
        at,
    )
    for cap in caps:
        limit = writer.value(cap, scope)
        if not _is_at_least(limit.min, amount.max):
            binds = _is_at_least(amount.min, limit.max)
            _bound(
                writer,
                cap,
                "最高",
                binds,
                scope,
                at,
            )


def _greatest(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> None:
    """The amount, then each floor that can matter."""
    if at.kind == "highest" or not all(map(is_plain, node["greatest"][1:])):
        _compared(
            writer,
            "greatest",
            node,
            scope,
            at,
        )
        return
    first, *floors = node["greatest"]
    amount = writer.value(first, scope)
    _bounded(
        writer,
        first,
        scope,
        at,
    )
    for floor in floors:
        limit = writer.value(floor, scope)
        if not _is_at_least(amount.min, limit.max):
            binds = _is_at_least(limit.min, amount.max)
            _bound(
                writer,
                floor,
                "最低",
                binds,
                scope,
                at,
            )


def _is_at_least(low: Any, high: Any) -> bool:
    """Whether what is no less than low is no less than what is at most
    high."""
    return low is not None and high is not None and low >= high


def _bounded(
    writer: Writer,
    node: Any,
    scope: Scope,
    at: At,
) -> None:
    """The lines of what is bounded: the name is that of the bound."""
    writer.show(node, scope, at.without_name())


def _bound(
    writer: Writer,
    node: Any,
    word: str,
    binds: bool,
    scope: Scope,
    at: At,
) -> None:
    """最高50万元，按此计算. The name is that of the bound itself, or of its
    step."""
    inner, name = unwrapped(node)
    here = at.without_name()
    if name:
        clause = node.get("clause") or at.clause
        here = replace(here, kind=node["kind"], clause=clause)
    text = writer.formula(inner, scope, here)
    result = writer.result(inner, scope)
    end = "，按此计算" if binds else ""
    writer.line(here, f"{name or at.name or word}{text}{result}{end}")


def _compared(
    writer: Writer,
    name: str,
    node: Node,
    scope: Scope,
    at: At,
) -> None:
    """Each of several, then which of them it is (就高、就低)."""
    parts = node[name]
    for part in parts:
        writer.show(part, scope, at.without_name())
    if name == "greatest":  # what gives nothing is no rival
        parts = [one for one in parts if writer.value(one, scope).max != 0]
    if len(parts) < 2:
        return
    which = "最高" if name == "greatest" else "最低"
    values = "、".join(writer.shown(part, scope) for part in parts)
    result = writer.shown(node, scope)
    writer.line(at, f"{values}，取其中{which}的：{result}")


def _sum(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> None:
    """Each part, then the sum."""
    parts = node["sum"]
    for part in parts:
        writer.show(part, scope, at.without_name())
    if len(parts) > 1:
        values = [writer.shown(part, scope) for part in parts]
        _total(
            writer,
            values,
            node,
            scope,
            at,
        )


def _total(
    writer: Writer,
    values: list[str],
    node: Node,
    scope: Scope,
    at: At,
) -> None:
    """合计：10万元 + 5万元 = 15万元; only the range while it is none."""
    text = writer.shown(node, scope)
    if writer.value(node, scope).is_settled:
        text = " + ".join(values) + writer.result(node, scope)
    writer.line(replace(at, name=at.name or "合计", kind="sum"), text)


def _difference(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> None:
    """50万元 − 此前领取20万元 = 30万元; what takes nothing off is not
    shown."""
    one, other = node["difference"]
    taken = writer.value(other, scope)
    if taken.min == taken.max == 0 and not is_atom(one):
        writer.show(one, scope, at.without_name())
        return
    writer.show_formula(node, scope, at)


def _choose(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> None:
    """A line for each case that may be the one."""
    for case in node["choose"]:
        verdict = writer.verdict(case["when"], scope)
        if verdict == NO:
            continue
        words = case.get("words", "")
        here = at.within(words) if words else at
        writer.show(case["then"], scope, here)
        if verdict == YES:
            return
    otherwise = node.get("otherwise", 0)
    if not is_nothing(otherwise):
        writer.show(otherwise, scope, at.within("其他情形"))


def _undecided(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> None:
    """由区政府一事一议确定，不能测算，最多50万元."""
    text = f"{node['undecided']}，不能测算"
    limit = writer.value(node, scope).max
    if limit is not None:
        text += f"，最多{number_text(limit, unit_in(node, scope))}"
    writer.line(at, text)


def _rows(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> None:
    """A line for each row, then what is made of them."""
    if "count" in node:
        writer.line(
            at,
            write_count(
                writer,
                node,
                scope,
                at,
            ),
        )
        return
    label = thing_label(node, scope)
    table = scope.table(node["rows"])
    if not table:
        text = "尚未填写" if table is None else "：无"
        writer.line(at, label.text + text)
        return
    counted = []
    for number, row in enumerate(table, 1):
        inner = scope.inside(node["rows"], row)
        here = at.within(row_name(label, number, inner))
        if _row(
            writer,
            node,
            inner,
            here,
        ):
            counted.append(writer.shown(row_value(node), inner))
    if len(counted) > 1 or "most_rows" in node:
        _made_of_rows(
            writer,
            node,
            counted,
            scope,
            at,
        )


def _row(
    writer: Writer,
    node: Node,
    scope: Scope,
    at: At,
) -> bool:
    """The lines of one row; whether it counts, or may."""
    verdict = writer.verdict(node.get("where", True), scope)
    if verdict == NO:
        writer.line(at, "不符合条件，不计")
        return False
    writer.show(row_value(node), scope, at)
    if verdict == UNKNOWN:
        writer.line(at, "是否符合条件，尚待填报")
    return True


def _made_of_rows(
    writer: Writer,
    node: Node,
    values: list[str],
    scope: Scope,
    at: At,
) -> None:
    """The sum over the rows, or the highest of them."""
    shown = writer.shown(node, scope)
    if "greatest" in node:
        writer.line(at, f"取其中最高的：{shown}")
        return
    if "most_rows" in node:
        limit = writer.value(node["most_rows"], scope)
        if _may_be_below(limit, len(values)):
            count = range_text(limit, rows_unit(node, scope))
            writer.line(at, f"计{count}，从高到低取：{shown}")
            return
    if len(values) > 1:
        _total(
            writer,
            values,
            node,
            scope,
            at,
        )


def _may_be_below(limit: Range, count: int) -> bool:
    return limit.min is None or limit.min < count


_Show = Callable[["Writer", Node, Scope, At], None]
LINES: dict[str, _Show] = {
    "step": _step,
    "least": _least,
    "greatest": _greatest,
    "sum": _sum,
    "difference": _difference,
    "choose": _choose,
    "undecided": _undecided,
    "rows": _rows,
}
