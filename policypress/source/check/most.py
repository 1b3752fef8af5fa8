"""What an answer never exceeds (most): said in the unit of the answer, and no condition and no
band asks for more, for nobody could meet it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from policypress.findings import Finding
from policypress.source.asking import TYPES, Asked, Asking, mismatch
from policypress.source.figures import nodes_in
from policypress.source.model import (
    AmountNode,
    Atom,
    Column,
    ConditionNode,
    Figure,
    Policy,
    Question,
    Things,
)
from policypress.source.model.amount._bands import bound
from policypress.source.model.amount.tiers import Tiers
from policypress.source.model.base import Node
from policypress.source.traverse import at, condition_sets, supports

_NUMBER = re.compile(r"([0-9]+(?:\.[0-9]+)?)([^0-9]*)")
# More than a value, or no less than it: what a bound asks at least.
_FROM = {"at_least": False, "is": False, "more_than": True}


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for bounds that are none, and for what they leave out."""
    if "fields" in policy.broken:
        return
    homes: list[Mapping[str, Question | Column]] = [
        policy.fields,
        policy.common_columns,
        *(thing.columns for thing in policy.things.values()),
    ]
    for home in homes:
        for one in home.values():
            yield from _bound(one)
    yield from _conditions(policy)
    for provision, support in supports(policy):
        asking = Asking(policy, support.for_each or provision.thing)
        yield from _amount(support.amount, asking)


def _bound(one: Question | Column) -> Iterator[Finding]:
    """A bound is a number of what is asked."""
    most = one.most
    if most is None or not most.value:
        return
    if one.type not in ("number", "money"):
        yield at(
            one,
            "most",
            "wrong-field-type",
            f"“{one.label}”是{TYPES[one.type]}，没有最多是多少",
            "删去 most",
        )
        return
    is_bare = _NUMBER.fullmatch(most.value) and most.value[-1].isdigit()
    if is_bare and one.type == "number":
        return
    why = mismatch(most.parsed, one)
    if not why:
        return
    example = "100万元" if one.type == "money" else f"365{one.unit}"
    yield at(
        one,
        "most",
        "wrong-unit",
        f"“{one.label}”的最多：{why}",
        f"写成如 {example}",
    )


def _conditions(policy: Policy) -> Iterator[Finding]:
    """Conditions outside amounts, each at a place from which columns are seen or not."""
    asking = Asking(policy)
    for provision, conditions in condition_sets(policy):
        within = asking.within(provision.thing if provision else None)
        of_support = {
            id(support.conditions): support.for_each
            for support in (provision.supports if provision else {}).values()
        }
        thing = of_support.get(id(conditions))
        for one in conditions.values():
            yield from _condition(one, within.within(thing))


def _condition(one: ConditionNode, asking: Asking) -> Iterator[Finding]:
    """One condition, and those in it."""
    if isinstance(one, Atom):
        yield from _atom(one, asking)
        return
    inner = asking.within(one.things) if isinstance(one, Things) else asking
    for _, part in one.parts():
        yield from _condition(part, inner)


def _atom(one: Atom, asking: Asking) -> Iterator[Finding]:
    """One comparison with a value that no answer reaches."""
    asked = asking.known.get(one.field)
    if one.op not in _FROM or one.value is None or not one.value.value:
        return
    wanted = _number(one.value)
    if wanted is None or not _is_out_of_reach(asked, wanted, _FROM[one.op]):
        return
    beyond = _beyond(str(one.value), _FROM[one.op])
    yield _nobody(asked, beyond, one.value, "value")


def _amount(amount: AmountNode, asking: Asking) -> Iterator[Finding]:
    """The bands and conditions of an amount, and of those in it."""
    for node in nodes_in(amount):
        if isinstance(node, Atom):
            yield from _atom(node, asking)
        elif isinstance(node, Tiers) and node.by:
            asked = asking.known.get(node.by)
            for tier in node.tiers.values():
                low = bound(tier.band.lower) if tier.band else None
                if tier.band is None or low is None:
                    continue
                is_open = not tier.band.has_lower
                if _is_out_of_reach(asked, low[0], is_open):
                    beyond = _beyond(tier.band.lower, is_open)
                    yield _nobody(asked, beyond, tier.band, "lower")


def _is_out_of_reach(
    asked: Asked | None, wanted: Fraction, is_open: bool
) -> bool:
    """Whether no answer is so large. is_open: it would have to be larger still."""
    most = getattr(asked, "most", None)
    bound_ = _number(most) if most is not None and most.value else None
    if bound_ is None:
        return False
    return wanted > bound_ or (is_open and wanted == bound_)


def _number(figure: Figure) -> Fraction | None:
    """The number of a figure, in yuan where it is money."""
    found = bound(figure.value)
    if found is not None:
        return found[0]
    written = _NUMBER.fullmatch(figure.value)
    return Fraction(written[1]) if written else None


def _beyond(wanted: str, is_open: bool) -> str:
    """超过12个月, 达到30天."""
    return f"{'超过' if is_open else '达到'}{wanted}"


def _nobody(
    asked: Asked | None,
    beyond: str,
    node: Node,
    child: str,
) -> Finding:
    """What nobody can meet."""
    most = getattr(asked, "most", None)
    label = asked.label if asked is not None else ""
    return at(
        node,
        child,
        "out-of-reach",
        f"“{label}”最多{most}（fields.yaml 的 most），不会{beyond}，没有人能符合",
        "核对两处的数，改正其中一处",
    )
