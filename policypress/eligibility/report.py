"""The result of one applicant for a terminal (测算结果), and with the clauses it rests on as JSON."""

from __future__ import annotations

from typing import Any

from policypress.eligibility.amounts import words
from policypress.eligibility.answers import say
from policypress.eligibility.engine import open_questions
from policypress.eligibility.result import MeasureResult, Result, as_json

Rule = dict[str, Any]
VERDICTS = {"yes": "可申报", "unknown": "待确认", "no": "不可申报"}
_RESERVE = "测算结果仅供参考，以主管单位的审核决定为准。"


def as_data(rules: Rule, answers: dict[str, Any], result: Result) -> dict[str, Any]:
    """Everything a program needs: answers, result, the next questions, and the clauses cited."""
    return {
        "policy": rules["policy"]["title"],
        "answers": answers,
        **as_json(result),
        "questions": open_questions(result),
        "clauses": rules["clauses"],
    }


def as_text(rules: Rule, answers: dict[str, Any], result: Result) -> str:
    """The verdicts by group, each with its amount, arithmetic, clause, and what would change it."""
    lines = [f"《{rules['policy']['title']}》", _counts(result)]
    ordered = sorted(
        zip(rules["measures"], result.measures),
        key=lambda pair: list(VERDICTS).index(pair[1].verdict),
    )
    general = [
        line for line in _failed(rules, rules["general"], result.general, answers)
    ]
    if general:
        lines += ["", "不符合通用条件：", *general]
    for rule, found in ordered:
        lines += [
            "",
            f"{VERDICTS[found.verdict]}  {rule['number']} {rule['title']}{_amount(found)}",
        ]
        lines += _measure(rules, rule, found, answers)
    questions = open_questions(result)
    if questions:
        by_id = {question["id"]: question for question in rules["questions"]}
        lines += ["", f"还有 {len(questions)} 个问题会影响结果，先回答："]
        lines += [
            f"    {by_id[item['field']]['label']}（{item['field']}）：{by_id[item['field']]['question']}"
            for item in questions[:10]
        ]
    return "\n".join([*lines, "", _RESERVE])


def _measure(
    rules: Rule, rule: Rule, found: MeasureResult, answers: dict[str, Any]
) -> list[str]:
    lines = _failed(rules, rule["conditions"], found.conditions, answers)
    for support, one in zip(rule["supports"], found.supports):
        lines += _failed(rules, support["conditions"], one.conditions, answers)
        if one.verdict == "no":
            continue
        aside = "" if one.counted else "（就高，不计入）"
        state = "" if one.verdict == found.verdict else f"（{VERDICTS[one.verdict]}）"
        lines.append(f"    {support['name']}{state}{aside}  {words(one.amount)}")
        lines += (
            [f"        {step.text}" for step in one.steps]
            if one.verdict == "yes"
            else []
        )
        lines += [f"        {note}" for note in support["notes"]]
    if found.verdict != "no":
        lines += [
            f"    {line}"
            for line in (*(step.text for step in found.steps), *rule["notes"])
        ]
    if found.exclusive:
        others = "、".join(
            other["number"]
            for other in rules["measures"]
            if other["id"] in found.exclusive
        )
        lines.append(f"    不得与{others}同时享受")
    if found.change:
        lines.append(
            "    要改变结果："
            + "；".join(answer.text for answer in found.change.answers)
        )
    if found.unanswered:
        labels = {question["id"]: question["label"] for question in rules["questions"]}
        lines.append(
            f"    尚需回答：{'、'.join(labels[field] for field in found.unanswered)}"
        )
    for path in dict.fromkeys(support["clause"] for support in rule["supports"]):
        lines.append(
            f"    {rules['clauses'][path]['citation']}：{rules['clauses'][path]['text']}"
        )
    return lines


def _failed(
    rules: Rule, conditions: list[Rule], found: Any, answers: dict[str, Any]
) -> list[str]:
    """The conditions that do not hold, with the clause and what was answered."""
    questions = {question["id"]: question for question in rules["questions"]}
    lines = []
    for rule, one in zip(conditions, found):
        if one.verdict != "no":
            continue
        said = "，".join(
            dict.fromkeys(
                f"{questions[a['field']]['label']}：{say(questions[a['field']], answers[a['field']])}"
                for a in rule["any"]
            )
        )
        clause = (
            f"  {rules['clauses'][rule['clause']]['citation']}"
            if rule["clause"]
            else ""
        )
        lines.append(f"    不符合  {rule['text']}（{said}）{clause}")
    return lines


def _counts(result: Result) -> str:
    counts = [
        (name, sum(one.verdict == verdict for one in result.measures))
        for verdict, name in VERDICTS.items()
    ]
    return "，".join(f"{name} {number} 项" for name, number in counts)


def _amount(found: MeasureResult) -> str:
    return "" if found.verdict == "no" else f"  {words(found.amount)}"
