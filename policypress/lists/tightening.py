"""Questions that several supports of a measure share (共同的问题): they cannot all have
their own way, so every answer is tried, as the engine for one applicant does."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

from msgspec.structs import replace

from policypress.eligibility.parts import Measure
from policypress.lists.compiling import ends, number, terms
from policypress.lists.compiling.compiler import Compiler
from policypress.lists.compiling.layout import answer_term, code_of
from policypress.lists.compiling.number import Number
from policypress.lists.compiling.openness import is_settled
from policypress.lists.compiling.terms import Term
from policypress.lists.compiling.verdicts import Verdict
from policypress.lists.paying.measures import Offer, offer

Answers = dict[str, Any]  # by question, as its column has it


def drawn_together(
    measure: Measure,
    compiler: Compiler,
    standing: dict[str, Verdict],
    made: Offer,
) -> Number:
    """The amount of a measure; for whom it is open and a shared question is not answered,
    what all answers leave of it. made: the measure without it; standing: what stands
    before it, which no answer changes."""
    layout = compiler.layout
    asked = {
        name: values
        for name, values in measure.shared
        if name not in layout.never_null
    }
    if not asked or made.amount.is_settled:
        return made.amount
    columns = {
        name: answer_term(layout, layout.questions[name]) for name in asked
    }
    tried = []
    for answers in _every_answer(compiler, asked):
        own = replace(compiler, answers=answers, known={}, doubts=[])
        amount = offer(measure, standing, own).amount
        tried.append((_fits(answers, columns), amount))
    all_answers = number.hull(_of_fitting(tried))
    is_open = terms.any_of([one.is_null() for one in columns.values()])
    is_tried = is_open & ~is_settled(made.amount)
    return Number(
        ends.chosen([(is_tried, all_answers.low)], made.amount.low),
        ends.chosen([(is_tried, all_answers.high)], made.amount.high),
        made.amount.why,
    )


def _every_answer(
    compiler: Compiler, asked: dict[str, tuple[Any, ...]]
) -> Iterator[Answers]:
    """Each combination of answers to some questions."""
    codes = []
    for name, values in asked.items():
        question = compiler.layout.questions[name]
        codes.append(
            [
                one if isinstance(one, bool) else code_of(question, one)
                for one in values
            ]
        )
    for chosen in product(*codes):
        yield dict(zip(asked, chosen, strict=True))


def _fits(answers: Answers, columns: dict[str, Term]) -> Term:
    """For whom answers are tried: who has not given another. Of one question alone they
    are tried only where it is not answered."""
    fits = terms.constant(True)
    if len(columns) == 1:
        return fits
    for name, answer in answers.items():
        column = columns[name]
        same = column.equals(answer)
        if isinstance(answer, bool):
            same = column if answer else ~column
        fits = fits & same.fill_null(True)
    return fits


def _of_fitting(tried: list[tuple[Term, Number]]) -> list[Number]:
    """Amounts that change nothing where their answers do not fit: the low end is more
    than any then, the high end nothing."""
    lows = [one.low for _, one in tried]
    most = max(Fraction(one.most, one.most_below) for one in lows)
    found = []
    for fits, one in tried:
        low = ends.chosen([(fits, one.low)], ends.plain(most))
        high = ends.chosen([(fits, one.high)], ends.plain(0))
        found.append(Number(low, high, one.why))
    return found
