"""What a support gives (资助金额), with its arithmetic: exact whole yuan, a range where an answer is missing.

A share is floor(base × n / d): the policy counts in whole yuan, and “按照…的50%” promises no more than the share,
so what is less than a yuan is left out. Caps and tiers only ever grow with the answer, so ends go to ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policypress.eligibility.logic import DECIMALS, Answers, scaled, within
from policypress.eligibility.result import Range, Step
from policypress.language.quantity import format_money

NOTHING, OPEN = Range(0, 0), Range(0, None)


def amount_of(
    support: dict[str, Any], measure: dict[str, Any], answers: Answers
) -> tuple[Range, list[Step]]:
    """The amount of one support if its conditions hold, and how it came about. One item is reckoned (一项、一场、一个项目)."""
    rule, clause = support["amount"], support["clause"]
    match rule["method"]:
        case "fixed":
            amount = _exactly(rule["value"])
            steps = [Step("fixed", f"定额：{words(amount)}", clause)]
        case "tiers":
            amount, steps = _tiers(rule, clause, answers)
        case "share":
            amount, step = _share(rule, rule["of"], answers.get(rule["field"]), clause)
            steps = [step]
        case _:
            amount, steps = _units(rule, clause, answers)
    caps = [
        ("单项最高", support["caps"]["per_item"]),
        ("单项最高", measure["caps"]["per_item"]),
        ("单个申请人每年最高", support["caps"]["per_applicant_year"]),
    ]
    for name, cap in caps[2:] if rule["method"] == "per_unit" else caps:
        amount, step = capped(amount, name, cap)
        steps += step
    return amount, steps


def capped(
    amount: Range, name: str, cap: dict[str, Any] | None
) -> tuple[Range, list[Step]]:
    """The amount under a cap, and the step when the cap can matter."""
    if (
        cap is None
        or cap["value"] is None
        or amount.max is not None
        and amount.max <= cap["value"]
    ):
        return amount, []
    most = cap["value"]
    binds = "，按此计算" if amount.min >= most else ""
    return Range(min(amount.min, most), most), [
        Step("cap", f"{name}{format_money(most)}{binds}", cap["clause"])
    ]


def highest(amounts: Iterable[Range]) -> Range:
    """就高: the largest of several."""
    return _each(max, amounts)


def total(amounts: Iterable[Range]) -> Range:
    """可叠加: all of them."""
    return _each(lambda values: sum(values), amounts)


def hull(amounts: Iterable[Range]) -> Range:
    """The range of what may be one or the other."""
    ranges = list(amounts)
    return Range(min(r.min for r in ranges), highest(ranges).max)


def words(amount: Range) -> str:
    """20万元, 20万元至100万元, 最多20万元, 20万元以上, 金额待定."""
    low = format_money(amount.min)
    if amount.max is None:
        return f"{low}以上" if amount.min else "金额待定"
    if amount.is_settled:
        return low
    return (
        f"{low}至{format_money(amount.max)}"
        if amount.min
        else f"最多{format_money(amount.max)}"
    )


def _each(combine: Any, amounts: Iterable[Range]) -> Range:
    ranges = list(amounts)
    if not ranges:
        return NOTHING
    tops = [r.max for r in ranges]
    return Range(
        combine([r.min for r in ranges]), None if None in tops else combine(tops)
    )


def _exactly(yuan: int | None) -> Range:
    """A figure that is still to be settled (待核) may be anything."""
    return OPEN if yuan is None else Range(yuan, yuan)


def _tiers(
    rule: dict[str, Any], clause: str, answers: Answers
) -> tuple[Range, list[Step]]:
    answer = answers.get(rule["field"])
    tiers = [tier for tier in rule["tiers"] if answer is None or _is_in(tier, answer)]
    if not tiers:
        return NOTHING, []
    base = answers.get(rule["base"]) if rule["base"] else None
    amounts, steps = [], []
    for tier in tiers:
        if tier["share"] is None:
            amount = _exactly(tier["value"])
            step = Step("tier", f"{tier['when']}：{words(amount)}", clause)
        else:
            amount, step = _share(tier, rule["of"], base, clause)
            step = Step("tier", f"{tier['when']}：{step.text}", clause)
        amounts.append(amount)
        steps.append(step)
    return hull(amounts), steps


def _is_in(tier: dict[str, Any], answer: Any) -> bool:
    return within(tier["band"], answer) if tier["band"] else answer == tier["id"]


def _share(
    rule: dict[str, Any], of: str, base: int | None, clause: str
) -> tuple[Range, Step]:
    percent = rule["share_words"]
    if base is None or rule["share"] is None:
        return OPEN, Step("share", f"{of} × {percent}", clause)
    above, below = map(int, rule["share"].split("/"))
    yuan, rest = divmod(base * above, below)
    cut = "（不足1元的部分舍去）" if rest else ""
    text = f"{of}{format_money(base)} × {percent} = {format_money(yuan)}{cut}"
    return Range(yuan, yuan), Step("share", text, clause)


def _units(
    rule: dict[str, Any], clause: str, answers: Answers
) -> tuple[Range, list[Step]]:
    """So much for each (每件、每人); a number that is not whole counts its whole units."""
    price, count, limit = rule["value"], answers.get(rule["field"]), rule["limit"]
    each = f"每{rule['unit']}{words(_exactly(price))}"
    most = None if limit is None else limit["value"]
    if count is None:
        top = price * most if price is not None and most is not None else None
        steps = [Step("units", f"{each} × 数量", clause)]
        return Range(0, top), steps + (
            [Step("quota", f"每年不超过{limit['words']}", limit["clause"])]
            if limit
            else []
        )
    whole = scaled(count) // 10**DECIMALS
    counted = whole if most is None else min(whole, most)
    quota = (
        [
            Step(
                "quota",
                f"每年不超过{limit['words']}，按{limit['words']}计算",
                limit["clause"],
            )
        ]
        if counted < whole
        else []
    )
    amount = OPEN if price is None else Range(price * counted, price * counted)
    text = f"{each} × {counted}" + (f" = {words(amount)}" if price is not None else "")
    return amount, [*quota, Step("units", text, clause)]
