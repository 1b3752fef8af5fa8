"""How a clause calls what is given, of what and per what: each sentence with all that is said
of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source.model import Policy
from policypress.source.promises.wording.called import called
from tests.support.measures import Clause, policy, said

FIXED = {"x": "amount: 9万元"}  # its mode is 资助
SHARE = {"x": "amount: {share: 30%, of: cost}"}  # 研发费用
NAMED = {"x": "amount: {share: 30%, of: cost, called: 审计核定的投入}"}
EACH = {"x": "amount: {each: 30元, of: area, unit: 平方米}"}
BOTH = {"x": "amount: {each: 30元, of: [area, months], unit: 平方米·月}"}
ROWS = {"x": "for_each: patent\namount: {each: 30元, of: pages, unit: 页}"}

CLAUSES = {
    # The word for the money.
    "mode": Clause("给予{{ s.x.value }}资助。", FIXED),
    "mode-other": Clause("给予{{ s.x.value }}奖励。", FIXED),
    "mode-once": Clause("给予{{ s.x.value }}的一次性补贴。", FIXED),
    "mode-behind": Clause("按照费用的{{ s.x.share }}给予贴息。", SHARE),
    "mode-before": Clause("资助标准为{{ s.x.value }}，奖励从优。", FIXED),
    "mode-longer": Clause("给予{{ s.x.value }}配套资助。", FIXED),
    "mode-unsaid": Clause("给予{{ s.x.value }}。", FIXED),
    "mode-of-another-matter": Clause(
        "对获得省级奖励的，给予{{ s.x.value }}支持。", FIXED
    ),
    # What a share is of.
    "base": Clause("按照研发投入的{{ s.x.share }}给予资助。", SHARE),
    "base-other": Clause("按照房屋租金的{{ s.x.share }}给予资助。", SHARE),
    "base-called": Clause("按照核定支出的{{ s.x.share }}给予资助。", NAMED),
    "base-printed": Clause(
        "按照{{ s.x.of }}的{{ s.x.share }}给予资助。", SHARE
    ),
    "base-of-a-longer-sentence": Clause(
        "对租用厂房的企业按其当年研发费用的{{ s.x.share }}给予资助。", SHARE
    ),
    # The unit that is counted.
    "unit": Clause("每平方米给予{{ s.x.each }}资助。", EACH),
    "unit-other": Clause("按照每亩{{ s.x.each }}资助。", EACH),
    "units": Clause("按照每平方米每月{{ s.x.each }}资助。", BOTH),
    "units-other": Clause("按照每间每月{{ s.x.each }}资助。", BOTH),
    "unit-of-who-applies": Clause(
        "每家按照每平方米{{ s.x.each }}资助。", EACH
    ),
    "unit-of-the-row": Clause("每件每页{{ s.x.each }}资助。", ROWS),
    "unit-of-no-thing": Clause("每新增一平方米{{ s.x.each }}资助。", EACH),
}


def mode(word: str) -> str:
    """The word of the clause is not 资助."""
    return (
        f"8:11 warning mode-differs 条文写的是“{word}”，“x资助”的方式（mode）写的是“资助”，"
        "指南会这样印"
    )


# Of the others nothing is said.
SAID = {
    "mode-other": [mode("奖励")],
    "mode-once": [mode("补贴")],
    "mode-behind": [mode("贴息")],
    "base-other": [
        "9:30 warning base-differs 条文按“房屋租金”的比例给，“x资助”按“研发费用”计算"
    ],
    "unit-other": [
        "9:41 warning unit-differs 条文按“每亩”给，“x资助”的单位（unit）是“平方米”"
    ],
    "units-other": [
        "9:51 warning unit-differs 条文按“每间”给，“x资助”的单位（unit）是“平方米·月”"
    ],
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    """A policy with all these clauses."""
    folder: Path = tmp_path_factory.mktemp("called")
    return policy(folder, CLAUSES)


@pytest.mark.parametrize("key", CLAUSES)
def test_what_a_clause_calls_it_is_what_the_model_calls_it(
    written: Policy, key: str
) -> None:
    assert said(called(written.measures[key], written)) == SAID.get(key, [])
