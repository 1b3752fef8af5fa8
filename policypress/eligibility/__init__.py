"""Who can apply, for how much, and why (资格与金额): the rules of a policy as data, and the
engine that runs them.

export: Policy → rules, plain JSON. evaluate: rules and answers → verdicts in
three-valued logic, amounts with their arithmetic, the clause behind each. The same
engine runs in the browser (templates/site/answers.js and calculator.js).

Export: rules, with asked, criteria, building, bounds, clauses. Answers: answers, and
answer_file with its tables and findings. Engine: compiled makes rules ready once, gate
and payments decide and reckon, combine and total add up, arithmetic shows it, change and
advice say what would help. For people: given, report, letter.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policypress.eligibility.answers import accepts, answer_text, parse
    from policypress.eligibility.engine import evaluate, questions_that_matter
    from policypress.eligibility.result import Result, as_json
    from policypress.eligibility.rules import export

# Public name → the module of this package that has it.
_HOMES = {
    "accepts": "answers",
    "parse": "answers",
    "answer_text": "answers",
    "evaluate": "engine",
    "questions_that_matter": "engine",
    "export": "rules",
    "Result": "result",
    "as_json": "result",
}
__all__ = [
    "Result",
    "accepts",
    "as_json",
    "evaluate",
    "export",
    "parse",
    "questions_that_matter",
    "answer_text",
]


def __getattr__(name: str) -> Any:
    """Imported when first used: the engine needs nothing, the export needs the
    composer."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
