"""Rules and answers → verdicts, amounts and reasons. Pure functions over plain data; templates/site/calculator.js is
the same, line by line, and tests/eligibility/test_browser.py holds the two together.

A support is open to the applicant when the general conditions (通用申报条件), the measure's and its own all hold; a
measure when one of its supports is. Under 就高 the supports of one measure count as the same matter, so only the largest
is given: no answer tells two matters apart, and the smaller promise is the safe one. Names and budgets that limit all
applicants together (全区名额、年度总额) are said as notes and never reckoned.
"""

from __future__ import annotations

from typing import Any

from policypress.eligibility.amounts import (
    NOTHING,
    amount_of,
    capped,
    highest,
    hull,
    total,
    words,
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


def evaluate(rules: Rule, answers: Answers) -> Result:
    """The result for one applicant. rules: what `export` gives; answers that a question does not accept are left out."""
    answers = known(rules, answers)
    general = _conditions(rules["general"], answers)
    fixer = Fixer(rules, answers)
    results = [_measure(rule, general, answers, fixer) for rule in rules["measures"]]
    open_ids = {result.id for result in results if result.verdict != "no"}
    exclusive = {
        rule["id"]: tuple(
            other
            for other in rule["exclusive_with"]
            if other in open_ids and rule["id"] in open_ids
        )
        for rule in rules["measures"]
    }
    return Result(
        general, tuple(_excluding(result, exclusive[result.id]) for result in results)
    )


def questions_that_matter(
    rules: Rule, answers: Answers, measures: list[str] | None = None
) -> list[dict[str, Any]]:
    """Questions that can still change a verdict or an amount, in the order to ask them: [{field, measures}].

    measures: ids the applicant cares about; None = all. Ask the first, then look again: one answer settles others.
    """
    return open_questions(evaluate(rules, answers), measures)


def open_questions(
    result: Result, measures: list[str] | None = None
) -> list[dict[str, Any]]:
    """The same, of a result that is there already."""
    found: dict[str, list[str]] = {}
    for one in result.measures:
        if measures is None or one.id in measures:
            for field in one.unanswered:
                found.setdefault(field, []).append(one.id)
    return [{"field": field, "measures": ids} for field, ids in found.items()]


def _measure(
    rule: Rule, general: tuple[ConditionResult, ...], answers: Answers, fixer: Fixer
) -> MeasureResult:
    own = _conditions(rule["conditions"], answers)
    gate = (*general, *own)
    supports = _supports(rule, gate, answers)
    verdict = any_of(support.verdict for support in supports)
    amount, steps = _together(rule, supports)
    if rule["shared"] and not amount.is_settled:
        amount = _tightened(rule, general, answers, rule["shared"])
        verdict = (
            "yes" if amount.min else verdict
        )  # something is given, whatever is answered
    unanswered = (
        ()
        if verdict == "no" or verdict == "yes" and amount.is_settled
        else _unanswered(gate, supports)
    )
    change = fixer.nearest(rule) if verdict == "no" else None
    return MeasureResult(
        rule["id"],
        verdict,
        amount,
        own,
        tuple(supports),
        tuple(steps),
        unanswered,
        change,
        (),
    )


def _supports(
    rule: Rule, gate: tuple[ConditionResult, ...], answers: Answers
) -> list[SupportResult]:
    opened = all_of(one.verdict for one in gate)
    results = [_support(support, rule, opened, answers) for support in rule["supports"]]
    if rule["stacking"] == "cumulative":
        return results
    best = {
        matter: max(ones, key=lambda one: one.amount.min)
        for matter, ones in _matters(rule, results).items()
    }  # the first of equals
    pairs = [
        (one, best[support["matter"]])
        for support, one in zip(rule["supports"], results)
    ]
    return [
        _left_out(one) if one is not first and _is_beaten(one, first) else one
        for one, first in pairs
    ]


def _support(
    support: Rule, rule: Rule, opened: Verdict, answers: Answers
) -> SupportResult:
    own = _conditions(support["conditions"], answers)
    verdict = all_of((opened, *(one.verdict for one in own)))
    if verdict == "no":
        return SupportResult(support["id"], verdict, NOTHING, False, own, ())
    amount, steps = amount_of(support, rule, answers)
    given = amount if verdict == "yes" else Range(0, amount.max)
    return SupportResult(support["id"], verdict, given, True, own, tuple(steps))


def _is_beaten(one: SupportResult, best: SupportResult) -> bool:
    return one.amount.max is not None and one.amount.max <= best.amount.min


def _left_out(one: SupportResult) -> SupportResult:
    return SupportResult(
        one.id, one.verdict, one.amount, False, one.conditions, one.steps
    )


def _together(rule: Rule, supports: list[SupportResult]) -> tuple[Range, list[Step]]:
    """The amount of a measure: its supports by the stacking rule, then its cap for a year."""
    names = {support["id"]: support for support in rule["supports"]}
    counted = [one for one in supports if one.counted and one.verdict != "no"]
    offered = [one for one in supports if one.verdict != "no"]
    steps = []
    if by_height := rule["stacking"] == "highest":
        parts = []
        for ones in _matters(rule, offered).values():
            rivals = [one for one in ones if one.counted]
            parts.append(highest(one.amount for one in rivals))
            if len(ones) > 1:
                best = (
                    f"“{names[rivals[0].id]['name']}”{words(parts[-1])}"
                    if len(rivals) == 1
                    else "其中最高的一项"
                )
                steps.append(
                    Step(
                        "highest",
                        f"就高不重复（按同一事项计）：取{best}",
                        names[rivals[0].id]["clause"],
                    )
                )
    else:
        parts = [one.amount for one in counted]
    amount = total(parts)
    if len(parts) > 1 and all(part.is_settled for part in parts):
        how, sums = (
            "不同事项分别计算" if by_height else "可以叠加",
            " + ".join(map(words, parts)),
        )
        steps.append(
            Step(
                "sum",
                f"{how}：{sums} = {words(amount)}",
                names[counted[0].id]["clause"],
            )
        )
    amount, step = capped(
        amount, "单个申请人每年合计最高", rule["caps"]["per_applicant_year"]
    )
    return amount, steps + step


def _matters(
    rule: Rule, results: list[SupportResult]
) -> dict[str, list[SupportResult]]:
    """Results by the matter (事项) of their support: 就高 chooses among those of one."""
    by_id = {one.id: one for one in results}
    found: dict[str, list[SupportResult]] = {}
    for support in rule["supports"]:
        if support["id"] in by_id:
            found.setdefault(support["matter"], []).append(by_id[support["id"]])
    return found


def _tightened(
    rule: Rule,
    general: tuple[ConditionResult, ...],
    answers: Answers,
    shared: list[Any],
) -> Range:
    """The range over every answer to a question that several supports share: they cannot all have their own way."""
    for position, (field, values) in enumerate(shared):
        if field not in answers:
            rest = shared[position + 1 :]
            return hull(
                _tightened(rule, general, {**answers, field: value}, rest)
                for value in values
            )
    gate = (*general, *_conditions(rule["conditions"], answers))
    return _together(rule, _supports(rule, gate, answers))[0]


def _unanswered(
    gate: tuple[ConditionResult, ...], supports: list[SupportResult]
) -> tuple[str, ...]:
    """What to ask: only of supports that can still add to the amount, the conditions that stand before all first."""
    live = [one for one in supports if one.counted and one.verdict != "no"]
    asked = [field for one in gate for field in one.unanswered]
    asked += [
        field
        for support in live
        for one in support.conditions
        for field in one.unanswered
    ]
    return tuple(dict.fromkeys(asked))


def _conditions(rules: list[Rule], answers: Answers) -> tuple[ConditionResult, ...]:
    return tuple(_condition(rule, answers) for rule in rules)


def _condition(rule: Rule, answers: Answers) -> ConditionResult:
    verdict = condition(rule, answers)
    open_fields = (
        [field for field in fields(rule) if field not in answers]
        if verdict == "unknown"
        else []
    )
    return ConditionResult(rule["id"], verdict, tuple(open_fields))


def _excluding(result: MeasureResult, others: tuple[str, ...]) -> MeasureResult:
    if not others:
        return result
    return MeasureResult(
        result.id,
        result.verdict,
        result.amount,
        result.conditions,
        result.supports,
        result.steps,
        result.unanswered,
        result.change,
        others,
    )
