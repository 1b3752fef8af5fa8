"""What an applicant is asked, as rules.json has it (填报项): questions, tables, derived
figures."""

from __future__ import annotations

from typing import Any

from policypress.eligibility.answers import parse
from policypress.eligibility.building import most_of, table_columns
from policypress.eligibility.criteria import RulesBuilder
from policypress.rules import as_json, columns_of, fields_of
from policypress.source.model import Column, Policy, Question
from policypress.source.model.things import Derived, Thing

Rule = dict[str, Any]


def questions(
    policy: Policy,
    used: set[str],
    by_matter: dict[str, list[Rule]],
) -> list[Rule]:
    """The questions that some condition or amount asks. by_matter: of those asked
    about each support by itself, the supports as choices."""
    found = []
    for key, node in policy.fields.items():
        if key in by_matter:
            found.append(_of_matters(key, node, by_matter[key]))
        elif key in used:
            found.append(question(key, node))
    for key, column in policy.common_columns.items():
        if key in by_matter and key not in policy.fields:
            found.append(_of_matters(key, column, by_matter[key]))
    return found


def _of_matters(
    key: str,
    node: Question | Column,
    supports: list[Rule],
) -> Rule:
    """What is asked of each matter, as one question: of which of these."""
    rule = question(key, node)
    rule |= {
        "question": f"{rule['question']}逐项勾选，都没有的选“无”。",
        "type": "choice",
        "choices": supports,
        "several": True,
    }
    return rule


def question(key: str, node: Question | Column) -> Rule:
    """A question, or a column, as applicants see it."""
    rule: Rule = {
        "id": key,
        "label": node.label,
        "question": node.question or node.label,
        "type": node.type,
        "unit": node.unit,
        "help": node.help,
        "choices": [
            {"id": identity, "label": label}
            for identity, label in node.choices.items()
        ],
    }
    if node.several:
        rule["several"] = True
    if node.most is not None:
        most = most_of(node)
        rule["most"] = None if most is None else as_json(most)
    if not node.changeable:
        rule["fact"] = True
    default = getattr(node, "default", "")
    if default:
        rule["default"] = parse(rule, default)
    return rule


def things(policy: Policy, used: set[str]) -> list[Rule]:
    """The tables that some support is paid by, or some condition looks at."""
    return [
        _thing(policy, key, node)
        for key, node in policy.things.items()
        if key in used
    ]


def _thing(
    policy: Policy,
    key: str,
    node: Thing,
) -> Rule:
    """A table with the columns of all tables."""
    columns = table_columns(policy, key)
    rule: Rule = {
        "id": key,
        "label": node.label,
        "ask": node.ask,
        "unit": node.unit,
        "most": node.most,
        "columns": [question(name, one) for name, one in columns.items()],
    }
    if not node.changeable:
        rule["fact"] = True
    return rule


def derived(policy: Policy, used: set[str]) -> list[Rule]:
    """Derived figures (推算项) of which every answer is asked: the expressions
    that use one hold its formula."""
    build = RulesBuilder(policy)
    found = []
    for key, node in policy.derived.items():
        formula = build.read(key)
        if used.issuperset(fields_of(formula)) and not columns_of(formula):
            found.append(_derived(key, node, formula))
    return found


def _derived(
    key: str,
    node: Derived,
    formula: Any,
) -> Rule:
    """One derived figure as the page shows it."""
    return {
        "id": key,
        "label": node.label,
        "unit": node.unit,
        "formula": formula,
    }
