"""Worked examples (算例) of the explanation: what the invented applicants of notes.yaml get.
Compose and eligibility are joined here, since compose knows no engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from policypress.findings import Finding, Place
from policypress.source.reading.places import Places

if TYPE_CHECKING:
    from policypress.compose.views.context import Context
    from policypress.eligibility.result import MeasureResult, SupportResult
    from policypress.source.model import Policy
    from policypress.source.model.explanation import Example
    from policypress.source.reading.yaml_file import Read

Rule = dict[str, Any]
# Answers that say that there is nothing (没有获得, 0元), and what explains a choice.
_NOTHING = re.compile(r"没有|无$|无（|未|不|0(?![.,\d])")
_BRACKETS = re.compile(r"（[^（）]*）$")


class Measure(Struct, frozen=True):
    """What one measure gives. steps: the arithmetic in words."""

    measure: str
    steps: list[str]
    amount: str


class Worked(Struct, frozen=True):
    """facts: what was answered, in words; measures: those with a certain amount."""

    facts: list[str]
    measures: list[Measure]


def worked_examples(
    policy: Policy,
    context: Context | None = None,
) -> tuple[dict[str, Worked], list[Finding]]:
    """Each example of a policy by its id, and what is wrong with their answers. context: of
    the composition where there is one, so that no clause is rendered twice."""
    notes = policy.notes
    if notes is None or not notes.explanation.examples:
        return {}, []
    from policypress.eligibility import export

    rules = export(policy, context)
    found: dict[str, Worked] = {}
    findings: list[Finding] = []
    for key, example in notes.explanation.examples.items():
        worked, wrong = _worked(example, rules)
        found[key] = worked
        findings += wrong
    return found, findings


def import_engine() -> None:
    """Imports what works an example out, while somebody else has the processor's time."""
    from policypress import eligibility
    from policypress.eligibility import answer_file as _  # noqa: F401

    eligibility.export, eligibility.evaluate  # noqa: B018 - imported when first named


def _worked(
    example: Example,
    rules: Rule,
) -> tuple[Worked, list[Finding]]:
    """One example, reckoned as any applicant is."""
    from policypress.eligibility import evaluate
    from policypress.eligibility.answer_file import answers_in

    place = example.place_of("answers")
    answers = _lists(example.answers)
    source = _at_one_place({"answers": answers}, place)
    read = answers_in(source, rules)
    if read.findings:
        return Worked([], []), [_here(one, place) for one in read.findings]
    result = evaluate(rules, read.answers, advice=False, steps=True)
    given = [
        measure
        for rule, one in zip(rules["measures"], result.measures, strict=True)
        if (measure := _given(rule, one)) is not None
    ]
    facts = list(_facts(rules, read.answers))
    if given:
        return Worked(facts, given), []
    nothing = Finding(
        "example-without-amount",
        f"算例“{example.who}”没有一项能算出确定的金额",
        place,
        "补充填报内容，用 build.py calculate 试算",
        "warning",
    )
    return Worked(facts, []), [nothing]


def _lists(value: Any) -> Any:
    """Answers as a file has them: rows in lists."""
    if isinstance(value, dict):
        return {key: _lists(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_lists(one) for one in value]
    return value


def _at_one_place(data: Any, place: Place) -> Read:
    """Data as if it had been read, every value at one place."""
    from policypress.source.reading.yaml_file import Read

    places = _Everywhere(place)
    return Read(data, places, places, [])


class _Everywhere(Places):
    """The same place for every value."""

    __slots__ = ("_place",)

    def __init__(self, place: Place) -> None:
        super().__init__(place.file, {})
        self._place = place

    def __getitem__(self, loc: object) -> Place:
        return self._place

    def __contains__(self, loc: object) -> bool:
        return True

    def around(self, loc: object) -> Place:
        return self._place


def _here(finding: Finding, place: Place) -> Finding:
    """A finding about an answer: whatever it is, the example cannot be reckoned."""
    return replace(finding, place=place, severity="error")


def _given(
    rule: Rule,
    found: MeasureResult,
) -> Measure | None:
    """What a measure gives for certain; None where it gives nothing, or that is open."""
    from policypress.eligibility.amounts import amount_text

    amount = found.amount
    is_certain = found.verdict == "yes" and amount.min == amount.max
    if not is_certain or not amount.min:
        return None
    steps = list(dict.fromkeys(_steps(rule, found)))
    return Measure(found.id, steps, amount_text(amount))


def _steps(
    rule: Rule,
    found: MeasureResult,
) -> Iterator[str]:
    """The arithmetic of each support that enters the amount, item by item."""
    pairs = zip(rule["supports"], found.supports, strict=True)
    paid = [
        (support["name"], one)
        for support, one in pairs
        if one.counted and one.amount.max
    ]
    for name, one in paid:
        if len(paid) > 1:
            yield name
        yield from _steps_of(one)
    yield from (step.text for step in found.steps)


def _steps_of(support: SupportResult) -> Iterator[str]:
    """The same of one support: of its rows that count, then of all together."""
    for row in support.rows:
        if row.counted:
            yield from (step.text for step in row.steps)
    yield from (step.text for step in support.steps)


def _facts(
    rules: Rule,
    answers: dict[str, Any],
) -> Iterator[str]:
    """What was answered with more than yes or no, in words: 合同期限3年. What is yes or no
    are conditions, and those hold; what there is none of takes no part."""
    from policypress.eligibility import answer_text

    for question in rules["questions"]:
        if question["id"] in answers and question["type"] != "yes_no":
            words = answer_text(question, answers[question["id"]])
            if not _NOTHING.match(words):
                yield f"{question['label']}：{_BRACKETS.sub('', words)}"
    for thing in rules["things"]:
        rows = answers.get(thing["id"]) or []
        for number, row in enumerate(rows, 1):
            yield from _row(thing, number, row, answer_text)


def _row(
    thing: Rule,
    number: int,
    row: dict[str, Any],
    text: Any,
) -> Iterator[str]:
    """One thing that the applicant has."""
    columns: list[str] = []
    for column in thing["columns"]:
        value = row.get(column["id"])
        if value is None or column["type"] == "yes_no":
            continue
        words = text(column, value)
        if not _NOTHING.match(words):
            columns.append(f"{column['label']}：{_BRACKETS.sub('', words)}")
    if columns:
        listed = "，".join(columns)
        yield f"{thing['label']}第{number}{thing.get('unit') or '项'}（{listed}）"
