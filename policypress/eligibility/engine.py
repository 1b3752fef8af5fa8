"""Rules and answers → verdicts, amounts and reasons. Pure functions over plain
data; templates/site/calculator.js mirrors them one by one, and
tests/eligibility/test_browser.py holds the two together.

Mirrored is everything in: `compiled`, `parts`, `operations`, `related` (rules made
ready) · `case`, `deciding`, `gate`, `payments`, `operation`, `highest`, `limiting`,
`combine`, `pile`, `left_out`, `offers`, `offering`, `choices`, `total`, `results`,
this module (what is paid) ·
`arithmetic` (its lines) · `open_questions`, `positive`, `worlds`, `change`, `advice` ·
and of `answers` and `amounts` what these use. Only Python keeps what was made before
(`ready`, `alike`, `Support.kept`, `once`): that changes no result.

A support is open to the applicant when the general conditions, the exclusions,
the measure's and its own conditions all hold; a measure when one of its
supports is. Where a support is paid by item (a table), each row is decided by
itself: 就高 is within a row, sums go over rows, limits come last. What limits
all applicants together (全区名额、年度总额) is a note and never reckoned.
"""

from __future__ import annotations

from typing import Any

from policypress.eligibility import arithmetic
from policypress.eligibility.advice import advised, open_limits
from policypress.eligibility.case import Case, case_of
from policypress.eligibility.change import Fixer
from policypress.eligibility.combine import Trace
from policypress.eligibility.compiled import ready
from policypress.eligibility.gate import Gate, gate_of
from policypress.eligibility.offering import offer_of
from policypress.eligibility.offers import Offer
from policypress.eligibility.result import MeasureResult, Result
from policypress.eligibility.results import Results
from policypress.eligibility.total import policy_total
from policypress.rules import Scope

Rule = dict[str, Any]


def evaluate(
    rules: Rule,
    answers: dict[str, Any],
    advice: bool = True,
    steps: bool = False,
) -> Result:
    """The result for one applicant.

    rules: what `export` gives (version 2), not changed after its first use.
    Answers that a question does not accept are left out. advice: work out as
    well which questions are left (`unanswered`) and what would change a refusal
    (`change`). steps: show the arithmetic. Without them these are empty and
    everything else is the same.
    """
    prepared = ready(rules)
    known = prepared.known(answers)
    scope = Scope(known, None, prepared.labels)
    case = case_of(scope, prepared.things, advice)
    gate = gate_of(prepared, case)
    offers = [offer_of(one, gate, case) for one in prepared.measures]
    results = _results(offers, case, steps)
    asked: tuple[str, ...] = ()
    if advice:
        fixer = Fixer(prepared, case)
        results = _advised(
            results,
            offers,
            gate,
            case,
            fixer,
        )
        asked = open_limits(prepared, case)
    traces: list[Trace] = []
    amount = policy_total(
        prepared,
        offers,
        case,
        traces if steps else None,
    )
    # What measures did is shown with these.
    of_policy = [one for one in traces if not one.operation.home]
    return Result(
        gate.general,
        gate.exclusions,
        tuple(results),
        amount,
        arithmetic.combining(of_policy),
        asked,
    )


def results_of(
    rules: Rule,
    answers: dict[str, Any],
    measures: set[str],
) -> list[MeasureResult]:
    """The results of some measures only, each as if there were no other, without
    advice."""
    prepared = ready(rules)
    scope = Scope(prepared.known(answers), None, prepared.labels)
    case = case_of(scope, prepared.things, False)
    gate = gate_of(prepared, case)
    wanted = [one for one in prepared.measures if one.id in measures]
    offers = [offer_of(one, gate, case) for one in wanted]
    return _results(offers, case, False)


def _results(
    offers: list[Offer],
    case: Case,
    steps: bool,
) -> list[MeasureResult]:
    """The result of each measure, without advice. steps: show the arithmetic."""
    open_ids = {one.measure.id for one in offers if one.is_open}
    results = Results(case, open_ids, steps)
    return [results.of_measure(offer) for offer in offers]


def _advised(
    results: list[MeasureResult],
    offers: list[Offer],
    gate: Gate,
    case: Case,
    fixer: Fixer,
) -> list[MeasureResult]:
    """The same results with what is left to ask and what would change a refusal."""
    pairs = zip(results, offers, strict=True)
    return [
        advised(
            one,
            offer,
            gate,
            case,
            fixer,
        )
        for one, offer in pairs
    ]


def questions_that_matter(
    rules: Rule,
    answers: dict[str, Any],
    measures: list[str] | None = None,
) -> list[dict[str, Any]]:
    """Questions that can still change a verdict or an amount, in the order to
    ask them: [{field, measures}]; of a row {field, row, column, measures},
    where field is the table. A table as a whole comes before its rows.

    measures: ids the applicant cares about; None = all. Ask the first, then
    look again: one answer settles others.
    """
    return open_questions(evaluate(rules, answers), measures)


def open_questions(
    result: Result,
    measures: list[str] | None = None,
) -> list[dict[str, Any]]:
    """What `questions_that_matter` gives, from a result that was evaluated with
    advice."""
    found: dict[str, list[str]] = {}
    for one in result.measures:
        if measures is None or one.id in measures:
            for key in one.unanswered:
                found.setdefault(key, []).append(one.id)
    offered = [one.id for one in result.measures if one.verdict != "no"]
    for key in result.unanswered:
        found.setdefault(key, offered)
    return [_question(key, ids) for key, ids in found.items()]


def _question(
    key: str,
    measures: list[str],
) -> dict[str, Any]:
    """A question by its key, with the measures it matters to."""
    field, _, rest = key.partition(".")
    if not rest:
        return {"field": field, "measures": measures}
    row, _, column = rest.partition(".")
    return {
        "field": field,
        "row": int(row),
        "column": column,
        "measures": measures,
    }
