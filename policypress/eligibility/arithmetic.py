"""How an amount came about (计算过程): the lines of each row, then what several come
to together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policypress.eligibility.amounts import amount_text
from policypress.eligibility.case import Case
from policypress.eligibility.choices import CHOICE
from policypress.eligibility.combine import Trace, combined
from policypress.eligibility.offers import Offer
from policypress.eligibility.parts import Support
from policypress.eligibility.payments import Payment, blocks_of
from policypress.eligibility.result import (
    Range,
    RowResult,
    Step,
    SupportResult,
)
from policypress.rules import Scope, paid
from policypress.rules.arithmetic import arithmetic
from policypress.rules.exact import Number
from policypress.rules.ranges import least

Steps = tuple[Step, ...]
_MOST_PARTS = 6  # of a sum that is written out


def of_cell(support: Support, scope: Scope) -> Steps:
    """The lines of what is paid for one row, or for the application."""
    clause = support.rule["clause"]
    steps = [
        Step(one.kind, one.text, one.clause or clause)
        for one in arithmetic(support.rule["amount"], scope)
    ]
    amount = paid(support.amount(scope))
    for limit in support.limits:
        bound = limit.bound(scope)
        steps += _cap(
            limit.rule["name"],
            limit.rule["clause"],
            amount,
            bound,
        )
        amount = paid(least((amount, bound)))
    return tuple(steps)


def of_support(
    one: Payment,
    rows: Sequence[RowResult],
    case: Case,
) -> Steps:
    """The lines of a support: its own, or the sum over its rows and its limits."""
    traces: list[Trace] = []
    if one.support.own:
        combined(
            blocks_of((one,)),
            one.support.own,
            case.row,
            traces,
        )
    limits = combining(traces)
    if not one.support.thing:
        return (*of_cell(one.support, case.scope), *limits)
    counted = [row.amount for row in rows if row.counted]
    clause = one.support.rule["clause"]
    label = case.scope.labels.get(one.support.thing)
    unit = (label.unit if label else "") or "项"
    return (*_sum(counted, f"{len(counted)}{unit}合计", clause), *limits)


def of_measure(
    offer: Offer,
    supports: Sequence[SupportResult],
    case: Case,
) -> Steps:
    """The lines of a measure: 就高, the sum of its supports, its limits."""
    traces: list[Trace] = []
    ends = blocks_of(offer.payments, offer.given_up)
    combined(
        ends,
        offer.measure.operations,
        case.row,
        traces,
    )
    lines: list[Step] = []
    limits: list[Trace] = []
    for one in traces:
        if one.operation.kind in _HIGHEST:
            lines += _highest(one, offer, supports)
        elif not one.operation.is_own:
            limits.append(one)
    counted = [one for one in supports if one.counted]
    if len(counted) > 1 and CHOICE not in offer.amount.undecided:
        clause = _clause_of(offer, counted[0])
        lines += _sum([one.amount for one in counted], "合计", clause)
    return (*lines, *combining(limits))


_HIGHEST = ("highest_row", "highest")


def combining(traces: Iterable[Trace]) -> Steps:
    """The lines of limits and numbers of rows that bear, or may."""
    found: list[Step] = []
    for one in traces:
        operation = one.operation
        if operation.kind == "cap" and one.bound is not None:
            found += _cap(
                operation.name,
                operation.clause,
                one.before,
                one.bound,
            )
        elif one.before != one.after:
            kind = "count" if operation.kind == "count" else "cap"
            text = f"{operation.name}{_count_text(one)}"
            text += f"，按此计算：{amount_text(one.after)}"
            found.append(Step(kind, text, operation.clause))
    return tuple(found)


def _count_text(one: Trace) -> str:
    """3项, once it is known how many."""
    bound = one.bound
    if one.operation.kind != "count" or bound is None or not bound.is_settled:
        return ""
    return f"{bound.min}{one.operation.unit}"


def _highest(
    one: Trace,
    offer: Offer,
    supports: Sequence[SupportResult],
) -> list[Step]:
    """就高：取“国家级”20万元; of rows only what they come to."""
    offered = _offered(one, offer, supports)
    if len(offered) < 2:
        return []
    clause = one.operation.clause or _clause_of(offer, offered[0])
    after = amount_text(one.after)
    is_by_row = any(found.rows for found in offered)
    if one.operation.kind == "highest_row" and is_by_row:
        return [Step("highest", f"就高：每一项只取最高的，计{after}", clause)]
    left = [found for found in offered if found.counted]
    best = f"其中最高的一项，{after}"
    if len(left) == 1:
        rule = _rule_of(offer, left[0])
        best = f"“{rule['name']}”{after}"
    return [Step("highest", f"就高：取{best}", clause)]


def _offered(
    one: Trace,
    offer: Offer,
    supports: Sequence[SupportResult],
) -> list[SupportResult]:
    """The supports that an operation is about and that may give something."""
    rules = {paid.support.name: paid.support.rule for paid in offer.payments}
    inside = [rules[name]["id"] for name in one.operation.of]
    return [
        found
        for found in supports
        if found.id in inside and found.verdict != "no"
    ]


def _rule_of(
    offer: Offer,
    found: SupportResult,
) -> dict[str, str]:
    """The rule of a support, by its result."""
    rules = [one.support.rule for one in offer.payments]
    return next(one for one in rules if one["id"] == found.id)


def _clause_of(offer: Offer, found: SupportResult) -> str:
    return _rule_of(offer, found)["clause"]


def _cap(
    name: str,
    clause: str,
    amount: Range,
    bound: Range,
) -> list[Step]:
    """单个申请人每年最高50万元，按此计算; nothing where it cannot bear."""
    if _is_no_less(bound.min, amount.max):
        return []
    binds = "，按此计算" if _is_no_less(amount.min, bound.max) else ""
    text = f"{name}{_bound_text(bound, name)}{binds}"
    return [Step("cap", text, clause)]


def _bound_text(bound: Range, name: str) -> str:
    """How much a limit allows, behind its name. One that is less by something not
    answered is 最多80万元: 每人累计最高 says that already."""
    if bound.max is None:
        return ""
    text = amount_text(bound)
    return text.removeprefix("最多") if name.endswith("最高") else text


def _is_no_less(
    low: Number | None,
    high: Number | None,
) -> bool:
    """Whether one number is certainly no smaller than another."""
    return low is not None and high is not None and low >= high


def _sum(
    amounts: list[Range],
    name: str,
    clause: str,
) -> list[Step]:
    """合计：20万元 + 15万元 = 35万元, when all is certain."""
    if len(amounts) < 2 or not all(one.is_settled for one in amounts):
        return []
    whole = sum(one.min or 0 for one in amounts)
    total = amount_text(Range(whole, whole))
    if len(amounts) > _MOST_PARTS:
        return [Step("sum", f"{name}：{total}", clause)]
    parts = " + ".join(map(amount_text, amounts))
    return [Step("sum", f"{name}：{parts} = {total}", clause)]
