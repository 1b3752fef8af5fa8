"""The calculators of the examples: in the browser they say what Python says."""

from __future__ import annotations

import json
from random import Random

import pytest

from policypress.eligibility import export
from policypress.source.model import Policy
from tests.eligibility.test_browser import (
    anybody,
    assert_agreed,
    pytestmark,
)

__all__ = ["pytestmark"]


@pytest.mark.slow
def test_both_engines_agree_on_anybody(policy: Policy) -> None:
    rules = json.loads(json.dumps(export(policy)))
    chance = Random(2029)
    assert_agreed([(rules, [anybody(rules, chance) for _ in range(25)])])
