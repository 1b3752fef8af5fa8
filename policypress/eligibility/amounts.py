"""What a support gives (资助金额), with its arithmetic: exact whole yuan, a range where an
answer is missing.

A share is floor(base × n / d): the policy counts in whole yuan, and “按照…的50%” promises
no more than the share, so what is less than a yuan is left out. Caps and tiers only
ever grow with the answer, so ends go to ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from policypress.eligibility.logic import DECIMALS, Answers, scaled, within
from policypress.eligibility.result import Range, Step
from policypress.language.quantity import format_money

Rule = dict[str, Any]  # as `export` gives it

NOTHING, OPEN = Range(0, 0), Range(0, None)


def amount_of(
    support: dict[str, Any],
    measure: dict[str, Any],
    answers: Answers,
) -> tuple[Range, list[Step]]:
    """The amount of one support if its conditions hold, and how it came about.

    One item is counted (一项、一场、一个项目): caps of one item do not bear on what is paid
    for each piece, those of a year bear on all.
    """
    rule = support["amount"]
    amount, steps = _METHODS[rule["method"]](rule, support["clause"], answers)
    caps = []
    if rule["method"] != "per_unit":
        caps.append(("单项最高", support["caps"]["per_item"]))
        caps.append(("单项最高", measure["caps"]["per_item"]))
    caps.append(("单个申请人每年最高", support["caps"]["per_applicant_year"]))
    for name, cap in caps:
        amount, cap_steps = capped(amount, name, cap)
        steps += cap_steps
    return amount, steps


def capped(
    amount: Range,
    name: str,
    cap: dict[str, Any] | None,
) -> tuple[Range, list[Step]]:
    """The amount under a cap, and the step when the cap can matter.

    A cap that is still to be settled (待核) limits nothing yet.
    """
    if cap is None or cap["value"] is None:
        return amount, []
    most = cap["value"]
    if amount.max is not None and amount.max <= most:
        return amount, []
    binds = "，按此计算" if amount.min >= most else ""
    step = Step("cap", f"{name}{format_money(most)}{binds}", cap["clause"])
    return Range(min(amount.min, most), most), [step]


def highest(amounts: Iterable[Range]) -> Range:
    """就高: the largest of several."""
    return _each(max, amounts)


def total(amounts: Iterable[Range]) -> Range:
    """可叠加: all of them."""
    return _each(sum, amounts)


def hull(amounts: Iterable[Range]) -> Range:
    """The range of what may be one or the other."""
    ranges = list(amounts)
    lowest = min(one.min for one in ranges)
    return Range(lowest, highest(ranges).max)


def amount_text(amount: Range) -> str:
    """20万元, 20万元至100万元, 最多20万元, 20万元以上, 金额待定."""
    low = format_money(amount.min)
    if amount.max is None:
        return f"{low}以上" if amount.min else "金额待定"
    if amount.is_settled:
        return low
    high = format_money(amount.max)
    return f"{low}至{high}" if amount.min else f"最多{high}"


def _each(
    combine: Callable[[list[int]], int], amounts: Iterable[Range]
) -> Range:
    """A range of the lower and of the upper ends; open as soon as one end is."""
    ranges = list(amounts)
    if not ranges:
        return NOTHING
    least = combine([one.min for one in ranges])
    tops = [one.max for one in ranges if one.max is not None]
    if len(tops) < len(ranges):
        return Range(least, None)
    return Range(least, combine(tops))


def _exactly(yuan: int | None) -> Range:
    """A figure that is still to be settled (待核) may be anything."""
    if yuan is None:
        return OPEN
    return Range(yuan, yuan)


def _fixed(
    rule: Rule,
    clause: str,
    answers: Answers,
) -> tuple[Range, list[Step]]:
    """定额: one amount for everybody."""
    amount = _exactly(rule["value"])
    return amount, [Step("fixed", f"定额：{amount_text(amount)}", clause)]


def _share(
    rule: Rule,
    clause: str,
    answers: Answers,
) -> tuple[Range, list[Step]]:
    """按比例: a share of what was spent or granted."""
    amount, text = _share_of(rule, rule["of"], answers.get(rule["field"]))
    return amount, [Step("share", text, clause)]


def _tiers(
    rule: Rule,
    clause: str,
    answers: Answers,
) -> tuple[Range, list[Step]]:
    """分档: the tier that the answer falls into, or every tier while there is none."""
    answer = answers.get(rule["field"])
    tiers = rule["tiers"]
    if answer is not None:
        tiers = [tier for tier in tiers if _is_in(tier, answer)]
    if not tiers:
        return NOTHING, []
    base = answers.get(rule["base"]) if rule["base"] else None
    amounts, steps = [], []
    for tier in tiers:
        if tier["share"] is None:
            amount = _exactly(tier["value"])
            text = amount_text(amount)
        else:
            amount, text = _share_of(tier, rule["of"], base)
        amounts.append(amount)
        steps.append(Step("tier", f"{tier['when']}：{text}", clause))
    return hull(amounts), steps


def _is_in(tier: Rule, answer: Any) -> bool:
    """Whether an answer is of a tier: within its band, or the tier's own id."""
    if tier["band"]:
        return within(tier["band"], answer)
    return answer == tier["id"]


def _share_of(
    rule: Rule,
    of: str,
    base: int | None,
) -> tuple[Range, str]:
    """A share of a base in yuan, and the arithmetic. of: what the base is called."""
    percent = rule["share_words"]
    if base is None or rule["share"] is None:
        return OPEN, f"{of} × {percent}"
    above, below = map(int, rule["share"].split("/"))
    yuan, rest = divmod(base * above, below)
    cut = "（不足1元的部分舍去）" if rest else ""
    text = f"{of}{format_money(base)} × {percent} = {format_money(yuan)}{cut}"
    return Range(yuan, yuan), text


def _units(
    rule: Rule,
    clause: str,
    answers: Answers,
) -> tuple[Range, list[Step]]:
    """So much for each (每件、每人); a number that is not whole counts its whole units."""
    count = answers.get(rule["field"])
    if count is None:
        return _units_open(rule, clause)
    price, limit = rule["value"], rule["limit"]
    units = scaled(count) // 10**DECIMALS
    steps = []
    if limit and limit["value"] is not None and limit["value"] < units:
        units = limit["value"]
        quota = f"每年不超过{limit['words']}，按{limit['words']}计算"
        steps.append(Step("quota", quota, limit["clause"]))
    amount = OPEN
    text = f"{_each_unit(rule)} × {units}"
    if price is not None:
        amount = _exactly(price * units)
        text += f" = {amount_text(amount)}"
    steps.append(Step("units", text, clause))
    return amount, steps


def _units_open(rule: Rule, clause: str) -> tuple[Range, list[Step]]:
    """The same while the number is not answered: at most what the quota (名额) allows."""
    price, limit = rule["value"], rule["limit"]
    steps = [Step("units", f"{_each_unit(rule)} × 数量", clause)]
    if not limit:
        return OPEN, steps
    steps.append(Step("quota", f"每年不超过{limit['words']}", limit["clause"]))
    if price is None or limit["value"] is None:
        return OPEN, steps
    return Range(0, price * limit["value"]), steps


def _each_unit(rule: Rule) -> str:
    """每件2000元."""
    return f"每{rule['unit']}{amount_text(_exactly(rule['value']))}"


_METHODS: dict[
    str, Callable[[Rule, str, Answers], tuple[Range, list[Step]]]
] = {
    "fixed": _fixed,
    "tiers": _tiers,
    "share": _share,
    "per_unit": _units,
}
