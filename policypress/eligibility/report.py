"""The result of one applicant for a terminal (测算结果), and with the clauses it rests on
as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policypress.eligibility.amounts import amount_text
from policypress.eligibility.engine import open_questions
from policypress.eligibility.given import Given
from policypress.eligibility.refused import (
    conditions_of,
    reasons_of,
    refused_rows,
    row_conditions_of,
)
from policypress.eligibility.result import (
    ConditionResult,
    MeasureResult,
    Result,
    RowResult,
    SupportResult,
    as_json,
)
from policypress.language.genre import everything

Rule = dict[str, Any]
VERDICTS = {"yes": "可申报", "unknown": "待确认", "no": "不可申报"}
_MOST_QUESTIONS = 10  # asked for in full: more nobody answers at once
_RESERVE = "测算结果仅供参考，以主管单位的审核决定为准。"


def as_data(
    rules: Rule,
    answers: dict[str, Any],
    result: Result,
) -> dict[str, Any]:
    """Everything a program needs: answers, result, the next questions, and the clauses
    cited."""
    return {
        "policy": rules["policy"]["title"],
        "answers": answers,
        **as_json(result),
        "questions": open_questions(result),
        "clauses": rules["clauses"],
    }


def as_text(
    rules: Rule,
    answers: dict[str, Any],
    result: Result,
) -> str:
    """The verdicts by group, each with its amount, arithmetic, clause, and what would
    change it."""
    return "\n".join(_Report(rules, answers).lines(result))


class _Report:
    """Writes one result, line by line."""

    def __init__(
        self,
        rules: Rule,
        answers: dict[str, Any],
    ) -> None:
        """answers: those the result was made from."""
        self._rules = rules
        self._given = Given(rules, answers)
        self._clauses = rules["clauses"]

    def lines(self, result: Result) -> list[str]:
        """The whole report."""
        rules = self._rules
        lines = [f"《{rules['policy']['title']}》", _count_line(result)]
        general = self._failed(rules["general"], result.general)
        general += self._failed(
            rules.get("exclusions", ()),
            result.exclusions,
            "属于不予支持的情形",
        )
        if general:
            lines += ["", "不符合通用条件：", *general]
        pairs = list(zip(rules["measures"], result.measures, strict=True))
        for verdict in VERDICTS:
            for rule, found in pairs:
                if found.verdict == verdict:
                    lines += ["", _heading_line(rule, found)]
                    lines += self._measure(rule, found)
        lines += self._total(result)
        lines += self._questions(result)
        return [*lines, "", _RESERVE]

    def _measure(
        self,
        rule: Rule,
        found: MeasureResult,
    ) -> list[str]:
        """What there is to know of one measure, in the order in which it is asked
        for."""
        lines = self._failed(rule["conditions"], found.conditions)
        lines += self._open(rule["conditions"], found.conditions)
        rows = refused_rows(rule, found)
        for support, one in zip(rule["supports"], found.supports, strict=True):
            refused = rows.get(support["id"], [])
            lines += self._refusals(support, one, refused)
            if one.verdict != "no":
                lines += self._support(support, one, found)
        if found.verdict != "no":
            lines += [f"    {step.text}" for step in found.steps]
            lines += [f"    {note}" for note in rule["notes"]]
        lines += self._advice(found)
        return lines + self._clause_lines(rule)

    def _refusals(
        self,
        support: Rule,
        one: SupportResult,
        rows: list[RowResult],
    ) -> list[str]:
        """Why a support is refused: as a whole, or each of its rows."""
        rules = conditions_of(support)
        shown = reasons_of(one.conditions)
        of_rows = row_conditions_of(support) if one.rows else []
        pairs = [
            (rule, found)
            for rule, found in zip(rules, one.conditions, strict=True)
            if found in shown and rule not in of_rows
        ]
        lines = self._failed(
            [rule for rule, _ in pairs],
            [found for _, found in pairs],
        )
        if one.verdict == "no":
            lines += _arithmetic(one)
        for row in rows:
            lines += self._failed_row(support, row)
        return lines

    def _failed_row(
        self,
        support: Rule,
        row: RowResult,
    ) -> list[str]:
        """Why a row is refused."""
        thing = support["for_each"]
        lines = []
        rules = row_conditions_of(support)
        for rule, found in zip(rules, row.conditions, strict=True):
            if found not in reasons_of(row.conditions):
                continue
            lines.append(
                self._failed_line(
                    rule,
                    "不符合",
                    thing,
                    row.row,
                )
            )
        return lines + _arithmetic(row)

    def _failed(
        self,
        rules: Iterable[Rule],
        found: Iterable[ConditionResult],
        word: str = "不符合",
    ) -> list[str]:
        """The conditions that do not hold, with the clause and what was answered."""
        lines = []
        for rule, one in zip(rules, found, strict=True):
            if one.verdict == "no":
                lines.append(self._failed_line(rule, word))
        return lines

    def _open(
        self,
        rules: list[Rule],
        found: Iterable[ConditionResult],
        thing: str | None = None,
        row: int | None = None,
    ) -> list[str]:
        """The conditions that no answer can decide, with why: a divisor of 0."""
        lines = []
        for rule, one in zip(rules, found, strict=False):
            if one.verdict != "unknown" or one.unanswered:
                continue
            why = self._given.why_open(rule, thing, row)
            if why:
                line = self._failed_line(rule, "不能判断", thing, row, why)
                lines.append(line)
        return lines

    def _failed_line(
        self,
        rule: Rule,
        word: str,
        thing: str | None = None,
        row: int | None = None,
        why: str = "",
    ) -> str:
        """One condition that does not hold, in the row of a table where it is about
        one. why: what keeps it open."""
        line = f"    {word}  "
        if thing is not None and row is not None:
            line += f"{self._given.row_name(thing, row)}："
        line += self._given.text_of(rule, thing, row)
        given = self._given.of_condition(rule, thing, row)
        notes = [one for one in ("，".join(given), why) if one]
        if notes:
            line += f"（{'；'.join(notes)}）"
        if rule["clause"]:
            line += f"  {self._clauses[rule['clause']]['citation']}"
        return line

    def _support(
        self,
        support: Rule,
        one: SupportResult,
        measure: MeasureResult,
    ) -> list[str]:
        """One support that is open: what it gives, row by row, and the arithmetic
        when that is certain."""
        aside = "" if one.counted else "（就高，不计入）"
        state = ""
        if one.verdict != measure.verdict:
            state = f"（{VERDICTS[one.verdict]}）"
        amount = amount_text(one.amount)
        if one.each is not None and one.amount.max is None:
            amount = f"每项{amount_text(one.each)}"
        lines = [f"    {support['name']}{state}{aside}  {amount}"]
        if not one.rows:
            lines += self._open(support["conditions"], one.conditions)
        for row in one.rows:
            lines += self._row(support, row)
        if one.verdict == "yes":
            lines += [f"        {step.text}" for step in one.steps]
        lines += [f"        {note}" for note in support["notes"]]
        return lines

    def _row(
        self,
        support: Rule,
        row: RowResult,
    ) -> list[str]:
        """What is paid for one row, or why nothing is."""
        name = self._given.row_name(support["for_each"], row.row)
        if row.verdict == "no":
            return [f"        {name}  不可申报"]
        state = ""
        if row.verdict == "unknown":
            state = f"（{VERDICTS[row.verdict]}）"
        aside = "" if row.counted else "（不计入）"
        lines = [f"        {name}{state}{aside}  {amount_text(row.amount)}"]
        thing = support["for_each"]
        of_row = row_conditions_of(support)
        lines += self._open(of_row, row.conditions, thing, row.row)
        if row.verdict == "yes":
            lines += [f"            {step.text}" for step in row.steps]
        return lines

    def _advice(self, found: MeasureResult) -> list[str]:
        """What cannot be had as well, what would change a refusal, what is still to
        answer."""
        lines = []
        if found.exclusive:
            measures = self._rules["measures"]
            others = [
                one["number"]
                for one in measures
                if one["id"] in found.exclusive
            ]
            lines.append(f"    不得与{'、'.join(others)}同时享受")
        if found.change:
            changes = [answer.text for answer in found.change.answers]
            lines.append(f"    要改变结果：{'；'.join(changes)}")
        if found.unanswered:
            asked = [self._label(key) for key in found.unanswered]
            lines.append(f"    尚需回答：{'、'.join(asked)}")
        return lines

    def _label(self, key: str) -> str:
        """What a question is called, with the row it is about."""
        field, _, rest = key.partition(".")
        for one in (*self._rules["questions"], *self._rules.get("things", ())):
            if one["id"] == field and not rest:
                return one["label"]
        row, _, name = rest.partition(".")
        return self._given.column_label(field, int(row), name)

    def _clause_lines(self, rule: Rule) -> list[str]:
        """The clauses in which the supports stand, word for word, each once."""
        lines = []
        paths = dict.fromkeys(one["clause"] for one in rule["supports"])
        for path in paths:
            clause = self._clauses[path]
            lines.append(f"    {clause['citation']}：{clause['text']}")
        return lines

    def _total(self, result: Result) -> list[str]:
        """What limits of the policy, or a choice, make of all measures together."""
        notes = self._rules.get("notes", [])
        if not result.steps and not notes:
            return []
        all_of_it = everything(self._rules["policy"]["kind"])
        lines = ["", f"{all_of_it}合计  {amount_text(result.amount)}"]
        lines += [f"    {step.text}" for step in result.steps]
        return lines + [f"    {note}" for note in notes]

    def _questions(self, result: Result) -> list[str]:
        """The questions that can still change the result, the first of them in
        full."""
        questions = open_questions(result)
        if not questions:
            return []
        lines = ["", f"还有 {len(questions)} 个问题会影响结果，先回答："]
        return lines + [
            f"    {self._given.question_line(item)}"
            for item in questions[:_MOST_QUESTIONS]
        ]


def _arithmetic(one: SupportResult | RowResult) -> list[str]:
    """How an amount comes to nothing, where that is why it is refused."""
    return [f"        {step.text}" for step in one.steps]


def _count_line(result: Result) -> str:
    """可申报 3 项，待确认 2 项，不可申报 1 项."""
    verdicts: list[str] = [one.verdict for one in result.measures]
    counts = [
        f"{name} {verdicts.count(key)} 项" for key, name in VERDICTS.items()
    ]
    return "，".join(counts)


def _heading_line(
    rule: Rule,
    found: MeasureResult,
) -> str:
    """Verdict, number, title and amount of a measure."""
    line = f"{VERDICTS[found.verdict]}  {rule['number']} {rule['title']}"
    if found.verdict == "no":
        return line
    return f"{line}  {amount_text(found.amount)}"
