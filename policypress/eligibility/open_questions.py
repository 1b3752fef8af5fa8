"""Which questions would decide a condition or a number (尚需回答): only those that
still can."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from policypress.eligibility.result import question_key
from policypress.rules import Scope, compile_condition, compile_number
from policypress.rules.compiling import Decider

Node = dict[str, Any]
Keys = Sequence[str]
Asker = Callable[[Scope, int], Keys]  # from a scope, and the row's place


def open_keys(
    node: Any,
    scope: Scope,
    row: int = 0,
) -> tuple[str, ...]:
    """The unanswered questions of a condition or a number, in order, each once.

    scope: the answers, in a row where the node is about one; row: its place.
    Keys as `result.question_key` makes them. A table comes before its columns:
    while it is not answered, nothing of its rows is asked.
    """
    ask: Asker = once(("asks", id(node)), node, _asker)
    found = dict.fromkeys(ask(scope, row))
    return tuple(found)


def _nothing(scope: Scope, row: int) -> Keys:
    """What a plain figure asks."""
    return ()


def _asker(node: Any) -> Asker:
    """What gives the keys of a node, in the order in which it is written."""
    if isinstance(node, list):
        return _together(node)
    if not isinstance(node, dict):
        return _nothing
    for name, make in _ASKERS.items():
        if name in node:
            return make(node)
    return _together(node.values())


def _together(nodes: Iterable[Any]) -> Asker:
    """The keys of several nodes."""
    every = map(_asker, nodes)
    asking = [one for one in every if one is not _nothing]
    if not asking:
        return _nothing
    if len(asking) == 1:
        return asking[0]

    def ask_each(scope: Scope, row: int) -> Keys:
        """The keys of each, one behind the other."""
        found: list[str] = []
        for ask in asking:
            found += ask(scope, row)
        return found

    return ask_each


def _field(node: Node) -> Asker:
    """A question about the applicant."""
    name = node["field"]
    if not isinstance(name, str):
        return _nothing

    def ask(scope: Scope, row: int) -> Keys:
        """The question, while it is not answered."""
        if _is_given(scope.answers, name):
            return ()
        return (name,)

    return ask


def _column(node: Node) -> Asker:
    """A question about a row."""
    name = node["column"]

    def ask(scope: Scope, row: int) -> Keys:
        """Nothing where there is no row."""
        answers = scope.row
        if answers is None or _is_given(answers, name):
            return ()
        key = question_key(scope.thing, row, name)
        return (key,)

    return ask


def _is_given(
    answers: Mapping[str, Any],
    name: str,
) -> bool:
    """Whether a question is answered."""
    return answers.get(name) is not None


def _parts(node: Node) -> Asker:
    """Of the parts of a condition only those that are not decided."""
    key = next(key for key in ("all", "any", "of") if key in node)
    parts = [(compile_condition(one), _asker(one)) for one in node[key]]

    def ask(scope: Scope, row: int) -> Keys:
        """The keys of the parts that are open."""
        found: list[str] = []
        for decide, ask_part in parts:
            if decide(scope) == "unknown":
                found += ask_part(scope, row)
        return found

    return ask


def _choose(node: Node) -> Asker:
    """The cases that may apply, up to the first that does."""
    cases: list[tuple[Decider, Asker, Asker]] = []
    for case in node["choose"]:
        when = case["when"]
        then = case["then"]
        parts = (compile_condition(when), _asker(when), _asker(then))
        cases.append(parts)
    otherwise = _asker(node.get("otherwise", 0))

    def ask(scope: Scope, row: int) -> Keys:
        """The keys of each case: of when it applies, and of what it gives."""
        found: list[str] = []
        for decide, ask_when, ask_then in cases:
            verdict = decide(scope)
            if verdict == "no":
                continue
            if verdict == "unknown":
                found += ask_when(scope, row)
            found += ask_then(scope, row)
            if verdict == "yes":
                return found
        return [*found, *otherwise(scope, row)]

    return ask


def _product(node: Node) -> Asker:
    """Nothing, where a factor is 0 in any case."""
    factors = [compile_number(part) for part in node["product"]]
    whole = _together(node["product"])

    def ask(scope: Scope, row: int) -> Keys:
        """The keys of all factors, in case none is 0."""
        for factor in factors:
            found = factor(scope)
            if found.min == found.max == 0:
                return ()
        return whole(scope, row)

    return ask


def _difference(node: Node) -> Asker:
    """Nothing, where it is at its floor in any case."""
    whole = _together(node["difference"])
    if "floor" not in node:
        return whole
    reckon = compile_number(node)

    def ask(scope: Scope, row: int) -> Keys:
        """The keys of both, while the difference is open."""
        found = reckon(scope)
        return () if found.is_settled else whole(scope, row)

    return ask


def _table(node: Node) -> Asker:
    """The table, or what is open in its rows."""
    thing = node.get("rows") or node.get("exists")
    assert isinstance(thing, str)
    name = thing
    where = node.get("where", True)
    decide = compile_condition(where)
    ask_where = _asker(where)
    ask_value = _together([node.get("sum"), node.get("greatest")])
    ask_most = _asker(node.get("most_rows"))

    def ask(scope: Scope, row: int) -> Keys:
        """The keys of rows that count, or may."""
        table = scope.table(name)
        if table is None:
            return (name,)
        found: list[str] = []
        for at, answers in enumerate(table):
            inside = scope.inside(name, answers)
            verdict = decide(inside)
            if verdict == "unknown":
                found += ask_where(inside, at)
            if verdict != "no":
                found += ask_value(inside, at)
        return [*found, *ask_most(scope, row)]

    return ask


_made: dict[tuple[str, int], tuple[Any, Any]] = {}
_MOST_MADE = 1_000_000  # a guard: `forget` comes long before


def once(
    key: tuple[str, int],
    node: Any,
    make: Callable[[Any], Any],
) -> Any:
    """What is made of a part of the rules, made once. key: what it is made
    into, and the identity of the part, which lives on beside it."""
    found = _made.get(key)
    if found is None or found[0] is not node:
        if len(_made) >= _MOST_MADE:
            _made.clear()
        found = (node, make(node))
        _made[key] = found
    return found[1]


def forget() -> None:
    """Forgets what was made, of rules that are kept no longer."""
    _made.clear()


_ASKERS: dict[str, Callable[[Node], Asker]] = {
    "rows": _table,
    "exists": _table,
    "field": _field,
    "column": _column,
    "all": _parts,
    "any": _parts,
    "at_least": _parts,
    "choose": _choose,
    "product": _product,
    "difference": _difference,
}
