"""A condition in a unit that only its question has, or in none, is decided like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.eligibility import evaluate, export
from tests.support.rich_policy import FILES, edited, policy


@pytest.mark.parametrize(
    ("unit", "value"), [("航线", "3航线"), ("", "'3'"), ("条", "3条")]
)
@pytest.mark.parametrize(("answer", "verdict"), [(2, "no"), (3, "yes")])
def test_a_number_is_compared_in_the_unit_of_its_question(
    tmp_path: Path, unit: str, value: str, answer: int, verdict: str
) -> None:
    lines = f"  lines: {{label: 航线, question: 几条航线？, type: number, unit: '{unit}'}}\n"
    fields = FILES["fields.yaml"].replace("fields:\n", f"fields:\n{lines}")
    measure = edited(
        "measures/grant.yaml",
        "basis: {status",
        f"conditions:\n  many: {{field: lines, op: at_least, value: {value}}}\n"
        "basis: {status",
    )
    rules = export(policy(tmp_path, {"fields.yaml": fields, **measure}))
    result = evaluate(rules, {"local": True, "lines": answer})
    assert result["grant"].verdict == verdict
