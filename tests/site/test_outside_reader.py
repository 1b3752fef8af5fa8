"""The program of thirty lines in docs/rules.md, which uses nothing of ours, says what the engine says."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from policypress.eligibility import evaluate, export
from policypress.source import load
from tests.support.sites import ROOT

FIRM = {
    "entity": "company", "engaged": True, "sound_finance": True, "dishonest": False, "false_material": False,
    "illegal_flight": False, "major_accident": False, "funded_elsewhere": [], "rd": 12345678, "pilots": 7,
    "new_company": True, "paid_in": 80000000, "standard": [
        {"standard_kind": "international", "standard_role": "lead", "standard_last_year": True, "funded_elsewhere": False},
        {"standard_kind": "national", "standard_role": "join", "standard_last_year": True, "funded_elsewhere": False},
        {"standard_kind": "national", "standard_role": "lead", "standard_last_year": True, "funded_elsewhere": True},
    ],
}  # fmt: skip
SUPPORTS = (
    "measures/research#supports.rd",
    "measures/settle#supports.settle",
    "measures/standard#supports.standard",
    "measures/pilot#supports.pilot",
)


def program() -> str:
    """The fenced block of the page."""
    page = (ROOT / "docs/rules.md").read_text("utf-8")
    (found,) = re.findall(r"```python\n(import json.*?)```", page, re.DOTALL)
    return found


def test_it_is_short_and_stands_on_nothing():
    assert len(program().splitlines()) <= 30
    imported = {
        alias.name
        for node in ast.walk(ast.parse(program()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported <= {"json", "math", "operator", "sys", "Fraction"}


@pytest.fixture(scope="module")
def rules() -> dict:
    return export(load(ROOT / "examples/low-altitude").policy)


def told(tmp_path: Path, rules: dict, answers: dict, support: str) -> Fraction:
    """What the program prints for an applicant."""
    names = []
    for name, value in (("rules", rules), ("answers", answers)):
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps(value), "utf-8")
        names.append(str(file))
    script = tmp_path / "reckon.py"
    script.write_text(program(), "utf-8")
    done = subprocess.run(
        [sys.executable, "-I", str(script), *names, support],
        capture_output=True,
        text=True,
        check=True,
    )
    return Fraction(done.stdout.strip())


def engine(rules: dict, answers: dict, support: str) -> object:
    """What ours says the support gives."""
    measure, _, name = support.removeprefix("measures/").partition("#supports.")  # fmt: skip
    results = evaluate(rules, answers)[measure].supports
    (found,) = [one for one in results if one.id == name]
    return found.amount.min if found.amount.is_settled else None


@pytest.mark.parametrize("support", SUPPORTS)
@pytest.mark.parametrize("dishonest", [False, True])
def test_it_agrees_with_the_engine(tmp_path, rules, support, dishonest):
    answers = {**FIRM, "dishonest": dishonest}
    found = told(tmp_path, rules, answers, support)
    assert found == engine(rules, answers, support)
    assert (found == 0) is dishonest
