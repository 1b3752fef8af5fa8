"""Whether an answer that is missing could still decide a number (尚需回答).

The twin of `eligibility.open_questions`, without saying which answer it is. It matters
where a number cannot be reckoned even with every answer: then nothing is left to ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policypress.lists.compiling import ends, terms, verdicts
from policypress.lists.compiling.errors import NotCompiledError
from policypress.lists.compiling.number import Number
from policypress.lists.compiling.verdicts import (
    Verdict,
    any_of,
    column,
    is_true,
    may_hold,
)

if TYPE_CHECKING:
    from policypress.lists.compiling.compiler import Compiler

Node = dict[str, Any]


def is_open(compiler: Compiler, node: Any) -> Verdict:
    """For whom a question of a condition or a number is open; never unknown."""
    if isinstance(node, list):
        return any_of(is_open(compiler, one) for one in node)
    if not isinstance(node, dict):
        return False
    return _of_node(compiler, node)


def _of_node(compiler: Compiler, node: Node) -> Verdict:
    """The same of one condition or one number."""
    if "rows" in node or "exists" in node:
        return _table(compiler, node)
    if _is_answer(node):
        return _answer(compiler, node)
    for name in ("all", "any", "of"):
        if name in node:
            return _parts(compiler, node[name])
    if "choose" in node:
        return _choose(compiler, node)
    if "product" in node:
        return _product(compiler, node)
    if "difference" in node and "floor" in node:
        return _difference(compiler, node)
    return is_open(compiler, list(node.values()))


def _is_answer(node: Node) -> bool:
    """Whether a node asks a question of the application, or of the rows of a table."""
    names = (node.get("field"), node.get("column"))
    return any(isinstance(one, str) for one in names)


def _answer(compiler: Compiler, node: Node) -> Verdict:
    """A question that is not answered; a column where there is no row is never asked."""
    _, answered = compiler.asked(node)
    if answered is None:
        return bool(compiler.thing) and compiler.is_blank
    return answered.is_null()


def _parts(compiler: Compiler, parts: list[Any]) -> Verdict:
    """Of the parts of a condition only those that are not decided."""
    found = []
    for one in parts:
        verdict = compiler.condition(one)
        if isinstance(verdict, bool):
            continue
        asked = is_open(compiler, one)
        found.append(verdicts.all_of([verdict.is_null(), asked]))
    return any_of(found)


def _choose(compiler: Compiler, node: Node) -> Verdict:
    """The cases that may apply, up to the first that does."""
    found = is_open(compiler, node.get("otherwise", 0))
    for case in reversed(node["choose"]):
        when = compiler.condition(case["when"])
        asked = is_open(compiler, case["then"])
        if isinstance(when, bool):
            found = asked if when else found
            continue
        asks_when = verdicts.all_of(
            [when.is_null(), is_open(compiler, case["when"])]
        )
        mine = verdicts.all_of([may_hold(when), any_of([asks_when, asked])])
        rest = verdicts.all_of([~column(is_true(when)), found])
        found = any_of([mine, rest])
    return found


def _product(compiler: Compiler, node: Node) -> Verdict:
    """Nothing, where a factor is 0 in any case."""
    factors = [compiler.number(one) for one in node["product"]]
    asked = is_open(compiler, node["product"])
    return verdicts.all_of([asked, *[~_is_nothing(one) for one in factors]])


def _is_nothing(one: Number) -> Any:
    """For whom a number is 0 in any case."""
    low = one.low.above.equals(0)
    high = one.high.above.equals(0)
    return (low & high).fill_null(False)


def _difference(compiler: Compiler, node: Node) -> Verdict:
    """Nothing, where it is at its floor in any case."""
    found = compiler.number(node)
    asked = is_open(compiler, node["difference"])
    return verdicts.all_of([~is_settled(found), asked])


def is_settled(number: Number) -> Any:
    """For whom it is one number."""
    if number.is_settled:
        return terms.constant(True)
    return ends.equal(number.low, number.high).fill_null(False)


def _table(compiler: Compiler, node: Node) -> Verdict:
    """The table, or what is open in its rows."""
    thing = node.get("rows") or node["exists"]
    where = node.get("where", True)
    if "most_rows" in node:
        raise NotCompiledError("计入的项数限制了待定的数")
    inner = compiler.inside(thing)
    holds = inner.condition(where)
    asked = [
        is_open(inner, node.get("sum")),
        is_open(inner, node.get("greatest")),
    ]
    mine = verdicts.all_of([may_hold(holds), any_of(asked)])
    if not isinstance(holds, bool):
        undecided = verdicts.all_of([holds.is_null(), is_open(inner, where)])
        mine = any_of([mine, undecided])
    has_rows = compiler.has_rows(thing)
    is_unanswered = compiler.is_unanswered(thing)
    if isinstance(mine, bool):
        return is_unanswered | (mine and has_rows.fill_null(False))
    some = terms.gathered(thing, column(mine), "any")
    return is_unanswered | (has_rows & some).fill_null(False)
