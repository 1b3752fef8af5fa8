"""Rules and answers → verdicts, amounts and reasons. Pure functions over plain data;
templates/site/calculator.js is the same, line by line, and
tests/eligibility/test_browser.py holds the two together.

A support is open to the applicant when the general conditions (通用申报条件), the measure's
and its own all hold; a measure when one of its supports is. Under 就高 the supports of
one measure count as the same matter, so only the largest is given: no answer tells two
matters apart, and the smaller promise is the safe one. Names and budgets that limit all
applicants together (全区名额、年度总额) are said as notes and never reckoned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from policypress.eligibility.amounts import (
    NOTHING,
    amount_of,
    amount_text,
    capped,
    highest,
    hull,
    total,
)
from policypress.eligibility.answers import known
from policypress.eligibility.change import Fixer
from policypress.eligibility.logic import (
    Answers,
    Verdict,
    all_of,
    any_of,
    condition,
    fields,
)
from policypress.eligibility.result import (
    ConditionResult,
    MeasureResult,
    Range,
    Result,
    Step,
    SupportResult,
)

Rule = dict[str, Any]


def evaluate(
    rules: Rule,
    answers: Answers,
    advice: bool = True,
) -> Result:
    """The result for one applicant.

    rules: what `export` gives. Answers that a question does not accept are left out.
    advice: work out as well which questions are left (`unanswered`) and what would
    change a refusal (`change`); where much is refused that takes ten times as long as
    all the rest. Without it these are empty and everything else is the same.
    """
    accepted = known(rules, answers)
    general = _conditions(rules["general"], accepted)
    fixer = Fixer(rules, accepted)
    results = []
    for rule in rules["measures"]:
        result = _measure(rule, general, accepted)
        if advice:
            result = _advised(result, rule, general, fixer)
        results.append(result)
    return Result(general, tuple(_excluding(rules, results)))


def questions_that_matter(
    rules: Rule,
    answers: Answers,
    measures: list[str] | None = None,
) -> list[dict[str, Any]]:
    """Questions that can still change a verdict or an amount, in the order to ask them:
    [{field, measures}].

    measures: ids the applicant cares about; None = all. Ask the first, then look again:
    one answer settles others.
    """
    return open_questions(evaluate(rules, answers), measures)


def open_questions(
    result: Result, measures: list[str] | None = None
) -> list[dict[str, Any]]:
    """What `questions_that_matter` gives, from a result that was evaluated with advice."""
    found: dict[str, list[str]] = {}
    for one in result.measures:
        if measures is None or one.id in measures:
            for field in one.unanswered:
                found.setdefault(field, []).append(one.id)
    return [{"field": field, "measures": ids} for field, ids in found.items()]


def _measure(
    rule: Rule,
    general: tuple[ConditionResult, ...],
    answers: Answers,
) -> MeasureResult:
    """The result of one measure, without advice and exclusions."""
    own = _conditions(rule["conditions"], answers)
    supports = _supports(rule, (*general, *own), answers)
    verdict = any_of(support.verdict for support in supports)
    amount, steps = _together(rule, supports)
    if rule["shared"] and not amount.is_settled:
        amount = _tightened(rule, general, answers, rule["shared"])
        if amount.min:  # something is given, whatever is answered
            verdict = "yes"
    return MeasureResult(
        id=rule["id"],
        verdict=verdict,
        amount=amount,
        conditions=own,
        supports=tuple(supports),
        steps=tuple(steps),
        unanswered=(),
        change=None,
        exclusive=(),
    )


def _advised(
    result: MeasureResult,
    rule: Rule,
    general: tuple[ConditionResult, ...],
    fixer: Fixer,
) -> MeasureResult:
    """The result with the change that would undo a refusal, or the questions that can
    still change verdict or amount."""
    if result.verdict == "no":
        return replace(result, change=fixer.nearest(rule))
    if result.verdict == "yes" and result.amount.is_settled:
        return result
    gate = (*general, *result.conditions)
    return replace(result, unanswered=_unanswered(gate, result.supports))


def _supports(
    rule: Rule,
    gate: tuple[ConditionResult, ...],
    answers: Answers,
) -> list[SupportResult]:
    """The results of a measure's supports. gate: conditions that stand before all."""
    opened = all_of(one.verdict for one in gate)
    results = [
        _support(support, rule, opened, answers)
        for support in rule["supports"]
    ]
    if rule["stacking"] == "cumulative":
        return results
    best: dict[str, SupportResult] = {}
    for matter, ones in _matters(rule, results).items():
        best[matter] = max(
            ones, key=lambda one: one.amount.min
        )  # the first of equals
    chosen = []
    for support, one in zip(rule["supports"], results, strict=True):
        first = best[support["matter"]]
        if one is not first and _is_beaten(one, first):
            one = replace(one, counted=False)
        chosen.append(one)
    return chosen


def _support(
    support: Rule,
    rule: Rule,
    opened: Verdict,
    answers: Answers,
) -> SupportResult:
    """The result of one support. opened: whether what stands before it holds."""
    own = _conditions(support["conditions"], answers)
    verdict = all_of((opened, *(one.verdict for one in own)))
    if verdict == "no":
        return SupportResult(
            support["id"],
            verdict,
            NOTHING,
            False,
            own,
            (),
        )
    amount, steps = amount_of(support, rule, answers)
    if verdict == "unknown":  # perhaps nothing is given
        amount = Range(0, amount.max)
    return SupportResult(
        support["id"],
        verdict,
        amount,
        True,
        own,
        tuple(steps),
    )


def _is_beaten(one: SupportResult, best: SupportResult) -> bool:
    """Whether it cannot give more than another of the same matter gives for certain."""
    return one.amount.max is not None and one.amount.max <= best.amount.min


def _together(
    rule: Rule, supports: list[SupportResult]
) -> tuple[Range, list[Step]]:
    """The amount of a measure: its supports by the stacking rule, then its cap for a
    year."""
    offered = [one for one in supports if one.verdict != "no"]
    if rule["stacking"] == "highest":
        how = "不同事项分别计算"
        parts, steps = _highest_of_each_matter(rule, offered)
    else:
        how = "可以叠加"
        parts = [one.amount for one in offered]
        steps = []
    amount = total(parts)
    if len(parts) > 1 and all(part.is_settled for part in parts):
        sums = " + ".join(map(amount_text, parts))
        first = next(one for one in offered if one.counted)
        clause = _support_rule(rule, first)["clause"]
        steps.append(
            Step("sum", f"{how}：{sums} = {amount_text(amount)}", clause)
        )
    cap = rule["caps"]["per_applicant_year"]
    amount, cap_steps = capped(amount, "单个申请人每年合计最高", cap)
    return amount, steps + cap_steps


def _highest_of_each_matter(
    rule: Rule, offered: list[SupportResult]
) -> tuple[list[Range], list[Step]]:
    """就高不重复: of the supports of one matter (事项) only the largest is given."""
    parts, steps = [], []
    for ones in _matters(rule, offered).values():
        rivals = [one for one in ones if one.counted]
        part = highest(one.amount for one in rivals)
        parts.append(part)
        if len(ones) > 1:
            first = _support_rule(rule, rivals[0])
            best = "其中最高的一项"
            if len(rivals) == 1:
                best = f"“{first['name']}”{amount_text(part)}"
            text = f"就高不重复（按同一事项计）：取{best}"
            steps.append(Step("highest", text, first["clause"]))
    return parts, steps


def _support_rule(rule: Rule, result: SupportResult) -> Rule:
    return next(one for one in rule["supports"] if one["id"] == result.id)


def _matters(
    rule: Rule, results: list[SupportResult]
) -> dict[str, list[SupportResult]]:
    """Results by the matter (事项) of their support: 就高 chooses among those of one."""
    by_id = {one.id: one for one in results}
    found: dict[str, list[SupportResult]] = {}
    for support in rule["supports"]:
        if support["id"] in by_id:
            found.setdefault(support["matter"], []).append(
                by_id[support["id"]]
            )
    return found


def _tightened(
    rule: Rule,
    general: tuple[ConditionResult, ...],
    answers: Answers,
    shared: list[Any],
) -> Range:
    """The range over every answer to a question that several supports share: they
    cannot all have their own way."""
    for position, (field, values) in enumerate(shared):
        if field not in answers:
            rest = shared[position + 1 :]
            trials = [{**answers, field: value} for value in values]
            return hull(
                _tightened(rule, general, trial, rest) for trial in trials
            )
    gate = (*general, *_conditions(rule["conditions"], answers))
    amount, _ = _together(rule, _supports(rule, gate, answers))
    return amount


def _unanswered(
    gate: tuple[ConditionResult, ...], supports: tuple[SupportResult, ...]
) -> tuple[str, ...]:
    """What to ask: only of supports that can still add to the amount, the conditions
    that stand before all first."""
    conditions = list(gate)
    for support in supports:
        if support.counted and support.verdict != "no":
            conditions += support.conditions
    asked: dict[str, None] = {}  # in order, each once
    for one in conditions:
        asked.update(dict.fromkeys(one.unanswered))
    return tuple(asked)


def _conditions(
    rules: list[Rule], answers: Answers
) -> tuple[ConditionResult, ...]:
    return tuple([_condition(rule, answers) for rule in rules])


def _condition(rule: Rule, answers: Answers) -> ConditionResult:
    """The verdict of one condition, and the questions that would decide it."""
    verdict = condition(rule, answers)
    unanswered: list[str] = []
    if verdict == "unknown":
        unanswered = [field for field in fields(rule) if field not in answers]
    return ConditionResult(rule["id"], verdict, tuple(unanswered))


def _excluding(
    rules: Rule, results: list[MeasureResult]
) -> Iterator[MeasureResult]:
    """The results, each with the measures that cannot be had as well (不得同时享受); only
    between measures that are open to the applicant."""
    open_ids = {result.id for result in results if result.verdict != "no"}
    for rule, result in zip(rules["measures"], results, strict=True):
        others = [
            other for other in rule["exclusive_with"] if other in open_ids
        ]
        if others and result.id in open_ids:
            result = replace(result, exclusive=tuple(others))
        yield result
