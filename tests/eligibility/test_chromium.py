"""The engine in a real browser says the same as the one in Python: as test_browser.py, which runs it in Node."""

from __future__ import annotations

from random import Random

import pytest

from policypress.site.site import CALCULATOR
from tests.eligibility.test_browser import REPOSITORY, Case, applicants, here
from tests.support.effort import times
from tests.support.random_rules import policy

pytestmark = pytest.mark.browser
RUN = """([rules, applicants]) => applicants.map((answers) =>
    JSON.stringify([policypress.evaluate(rules, answers, { steps: true }), policypress.questionsThatMatter(rules, answers)]))"""


def assert_agreed(browser, cases: list[Case]) -> None:
    page = browser.new_page()
    for script in CALCULATOR:
        page.add_script_tag(path=REPOSITORY / "templates" / "site" / script)
    for rules, found in cases:
        theirs = page.evaluate(RUN, [rules, found])
        for answers, line in zip(found, theirs, strict=True):
            assert here(rules, answers) == line, (rules, answers)
    page.close()


def random_cases(seed: int, number: int) -> list[Case]:
    chance = Random(seed)
    return [(policy(chance), applicants(chance, 4)) for _ in range(number)]


def test_both_agree_on_random_policies_and_applicants(browser):
    assert_agreed(browser, random_cases(2026, 40))


@pytest.mark.slow
def test_both_agree_on_a_hundred_random_policies(browser):
    assert_agreed(browser, random_cases(2027, max(25, times(100))))
