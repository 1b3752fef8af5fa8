"""Rules of version 2 written by hand, with what every part must have filled in."""

from __future__ import annotations

from typing import Any

Rule = dict[str, Any]


def question(identity: str, kind: str = "yes_no", **more: Any) -> Rule:
    """A question, or a column; choices as {id: label}."""
    choices = more.pop("choices", {})
    return {
        "id": identity,
        "label": more.pop("label", identity),
        "question": f"{identity}？",
        "type": kind,
        "unit": "元" if kind == "money" else "",
        "help": "",
        "choices": [{"id": k, "label": v} for k, v in choices.items()],
        **more,
    }


def thing(identity: str, *columns: Rule, **more: Any) -> Rule:
    """A table."""
    return {
        "id": identity,
        "label": more.pop("label", identity),
        "ask": f"有哪些{identity}？",
        "unit": "项",
        "most": 50,
        "columns": list(columns),
        **more,
    }


def condition(identity: str, holds: Any, text: str = "") -> Rule:
    """A condition with its clause."""
    return {
        "id": identity,
        "path": f"p#{identity}",
        "text": text or identity,
        "clause": "c",
        "subjective": False,
        "holds": holds,
    }


def support(identity: str, amount: Any, **more: Any) -> Rule:
    """A support. conditions: {id: C}."""
    conditions = more.pop("conditions", {})
    return {
        "id": identity,
        "path": f"p#{identity}",
        "name": more.pop("name", identity),
        "mode": "奖励",
        "review": "approval",
        "review_words": "",
        "timing_words": "",
        "payee": "申请单位",
        "clause": "c",
        "for_each": None,
        "set_aside": [],
        "conditions": [condition(k, c) for k, c in conditions.items()],
        "need": condition("amount", True, "按标准计算的金额大于0"),
        "amount": amount,
        "limits": [],
        "exclusive_with": [],
        "notes": [],
        "standard": [],
        **more,
    }


def limit(
    at_most: Any = None,
    *,
    scope: str = "applicant",
    count: Any = None,
    of: list[str] | None = None,
    name: str = "最高",
) -> Rule:
    """A limit of an amount, or of a number of rows."""
    return {
        "id": "cap",
        "path": "p#cap",
        "name": name,
        "scope": scope,
        "period": "year",
        "at_most": at_most,
        "count": count,
        "of": of or [],
        "clause": "c",
    }


def measure(identity: str, *supports: Rule, **more: Any) -> Rule:
    """A measure. conditions: {id: C}; highest: lists of support ids."""
    conditions = more.pop("conditions", {})
    groups = more.pop("highest", [])
    return {
        "id": identity,
        "path": f"measures/{identity}",
        "number": "第一条",
        "label": "第一条",
        "chapter": "all",
        "title": identity,
        "subject": identity,
        "payer": "专项资金",
        "paragraphs": ["c"],
        "conditions": [condition(k, c) for k, c in conditions.items()],
        "supports": list(supports),
        "highest": [{"of": list(one), "clause": "c"} for one in groups],
        "set_aside": [],
        "limits": [],
        "notes": [],
        "exclusive_with": [],
        **more,
    }


def rules(
    *measures: Rule,
    questions: tuple[Rule, ...] = (),
    things: tuple[Rule, ...] = (),
    general: Rule | None = None,
    exclusions: Rule | None = None,
    limits: tuple[Rule, ...] = (),
) -> Rule:
    """The whole. general, exclusions: {id: C}."""
    clause = {"citation": "第一条", "of": "m", "paragraph": "", "text": "条文"}
    return {
        "version": 2,
        "policy": {"title": "若干措施"},
        "chapters": [{"id": "all", "label": "", "title": ""}],
        "questions": list(questions),
        "things": list(things),
        "derived": [],
        "clauses": {"c": clause},
        "general": [condition(k, c) for k, c in (general or {}).items()],
        "exclusions": [condition(k, c) for k, c in (exclusions or {}).items()],
        "measures": list(measures),
        "limits": list(limits),
    }


def field(name: str) -> Rule:
    return {"field": name}


def column(name: str) -> Rule:
    return {"column": name}


def yes(name: str, value: bool = True) -> Rule:
    """A question is answered with yes."""
    return {"is": field(name), "value": value}


def row_yes(name: str, value: bool = True) -> Rule:
    """A column is answered with yes."""
    return {"is": column(name), "value": value}


def tiers(reference: Rule, amounts: dict[str, Any]) -> Rule:
    """An amount by a choice."""
    cases = [
        {"when": {"is": reference, "value": key}, "then": then, "words": key}
        for key, then in amounts.items()
    ]
    return {"choose": cases, "otherwise": 0}
