"""The result of one applicant for a terminal (测算结果), and with the clauses it rests on
as JSON."""

from __future__ import annotations

from typing import Any

from policypress.eligibility.amounts import amount_text
from policypress.eligibility.answers import answer_text
from policypress.eligibility.engine import open_questions
from policypress.eligibility.logic import fields
from policypress.eligibility.result import (
    MeasureResult,
    Result,
    SupportResult,
    as_json,
)

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
    lines = [f"《{rules['policy']['title']}》", _count_line(result)]
    general = _failed_lines(rules, rules["general"], result.general, answers)
    if general:
        lines += ["", "不符合通用条件：", *general]
    pairs = list(zip(rules["measures"], result.measures, strict=True))
    for verdict in VERDICTS:
        for rule, found in pairs:
            if found.verdict == verdict:
                lines += ["", _heading_line(rule, found)]
                lines += _measure_lines(rules, rule, found, answers)
    lines += _question_lines(rules, result)
    return "\n".join([*lines, "", _RESERVE])


def _count_line(result: Result) -> str:
    """可申报 3 项，待确认 2 项，不可申报 1 项."""
    verdicts: list[str] = [one.verdict for one in result.measures]
    counts = [
        f"{name} {verdicts.count(key)} 项" for key, name in VERDICTS.items()
    ]
    return "，".join(counts)


def _heading_line(rule: Rule, found: MeasureResult) -> str:
    """Verdict, number, title and amount of a measure."""
    line = f"{VERDICTS[found.verdict]}  {rule['number']} {rule['title']}"
    if found.verdict == "no":
        return line
    return f"{line}  {amount_text(found.amount)}"


def _question_lines(rules: Rule, result: Result) -> list[str]:
    """The questions that can still change the result, the first of them in full."""
    questions = open_questions(result)
    if not questions:
        return []
    by_id = {question["id"]: question for question in rules["questions"]}
    lines = ["", f"还有 {len(questions)} 个问题会影响结果，先回答："]
    for item in questions[:_MOST_QUESTIONS]:
        question = by_id[item["field"]]
        lines.append(
            f"    {question['label']}（{item['field']}）：{question['question']}"
        )
    return lines


def _measure_lines(
    rules: Rule,
    rule: Rule,
    found: MeasureResult,
    answers: dict[str, Any],
) -> list[str]:
    """What there is to know of one measure, in the order in which it is asked for."""
    lines = _failed_lines(rules, rule["conditions"], found.conditions, answers)
    for support, one in zip(rule["supports"], found.supports, strict=True):
        lines += _failed_lines(
            rules, support["conditions"], one.conditions, answers
        )
        if one.verdict != "no":
            lines += _support_lines(support, one, found)
    if found.verdict != "no":
        lines += [f"    {step.text}" for step in found.steps]
        lines += [f"    {note}" for note in rule["notes"]]
    lines += _advice_lines(rules, found)
    return lines + _clause_lines(rules, rule)


def _advice_lines(rules: Rule, found: MeasureResult) -> list[str]:
    """What cannot be had as well, what would change a refusal, what is still to answer."""
    lines = []
    if found.exclusive:
        numbers = {other["id"]: other["number"] for other in rules["measures"]}
        others = [
            number for key, number in numbers.items() if key in found.exclusive
        ]
        lines.append(f"    不得与{'、'.join(others)}同时享受")
    if found.change:
        changes = [answer.text for answer in found.change.answers]
        lines.append(f"    要改变结果：{'；'.join(changes)}")
    if found.unanswered:
        labels = {
            question["id"]: question["label"]
            for question in rules["questions"]
        }
        asked = [labels[field] for field in found.unanswered]
        lines.append(f"    尚需回答：{'、'.join(asked)}")
    return lines


def _support_lines(
    support: Rule,
    one: SupportResult,
    measure: MeasureResult,
) -> list[str]:
    """One support that is open: what it gives, and the arithmetic when that is certain."""
    aside = "" if one.counted else "（就高，不计入）"
    state = (
        ""
        if one.verdict == measure.verdict
        else f"（{VERDICTS[one.verdict]}）"
    )
    lines = [f"    {support['name']}{state}{aside}  {amount_text(one.amount)}"]
    if one.verdict == "yes":
        lines += [f"        {step.text}" for step in one.steps]
    lines += [f"        {note}" for note in support["notes"]]
    return lines


def _clause_lines(rules: Rule, rule: Rule) -> list[str]:
    """The clauses in which the supports stand, word for word, each once."""
    lines = []
    for path in dict.fromkeys(
        support["clause"] for support in rule["supports"]
    ):
        clause = rules["clauses"][path]
        lines.append(f"    {clause['citation']}：{clause['text']}")
    return lines


def _failed_lines(
    rules: Rule,
    conditions: list[Rule],
    found: Any,
    answers: dict[str, Any],
) -> list[str]:
    """The conditions that do not hold, with the clause and what was answered."""
    lines = []
    for rule, one in zip(conditions, found, strict=True):
        if one.verdict == "no":
            given = "，".join(_given(rules, rule, answers))
            clause = ""
            if rule["clause"]:
                clause = f"  {rules['clauses'][rule['clause']]['citation']}"
            lines.append(f"    不符合  {rule['text']}（{given}）{clause}")
    return lines


def _given(
    rules: Rule,
    rule: Rule,
    answers: dict[str, Any],
) -> list[str]:
    """What was answered to the questions of a condition: 注册资本：50万元."""
    questions = {question["id"]: question for question in rules["questions"]}
    given = []
    for field in fields(rule):
        question = questions[field]
        given.append(
            f"{question['label']}：{answer_text(question, answers[field])}"
        )
    return list(dict.fromkeys(given))
