"""The engine in a real browser says the same as the one in Python: as test_browser.py, which runs it in Node."""

from __future__ import annotations

from typing import Any

import pytest

from tests.eligibility.test_browser import Case, at_every_edge, at_random, here
from tests.support.applicants import REPOSITORY, shipped

pytestmark = pytest.mark.browser
BATCH = 200
RUN = """({rules, cases}) => cases.map(([id, answers]) => {
    const chosen = id ? {...rules, measures: rules.measures.filter((one) => one.id === id)} : rules;
    return JSON.stringify([policypress.evaluate(chosen, answers), policypress.questionsThatMatter(chosen, answers)]);
})"""


def assert_agreed(browser, rules: dict[str, Any], cases: list[Case]) -> None:
    page = browser.new_page()
    for script in ("answers.js", "calculator.js"):
        page.add_script_tag(path=REPOSITORY / "templates" / "site" / script)
    for start in range(0, len(cases), BATCH):
        batch = cases[start : start + BATCH]
        theirs = page.evaluate(RUN, {"rules": rules, "cases": batch})
        for case, line in zip(batch, theirs, strict=True):
            assert here(rules, *case) == line, case
    page.close()


def test_both_agree_at_every_edge_and_on_random_applicants(browser):
    assert_agreed(
        browser,
        shipped(),
        [*at_every_edge(shipped()), *at_random(shipped(), 40)],
    )


@pytest.mark.slow
def test_both_agree_on_ten_thousand_applicants(browser):
    assert_agreed(browser, shipped(), at_random(shipped(), 10_000))
