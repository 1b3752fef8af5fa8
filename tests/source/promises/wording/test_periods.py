"""Whom a limit is for, and that it is the most: each sentence with all that is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source.model import Policy
from policypress.source.promises.wording.periods import periods
from tests.support.measures import Clause, policy, said


def given(scope: str, rows: str = "") -> dict[str, str]:
    """A share with a limit in money of this scope."""
    return {
        "x": f"{rows}amount: {{share: 10%, of: cost}}\n"
        f"limits: {{top: {{at_most: 30万元, scope: {scope}}}}}"
    }


PAID = "按照研发费用的{{ s.x.share }}资助，"
TOP = "{{ s.x.top }}"
ROWS = "for_each: patent\n"  # 获奖专利, 件
BOUNDED = {
    "x": "amount: {share: 10%, of: cost, at_most: 30万元, at_least: 1万元}"
}
COUNTED = {
    "x": "amount: 9万元\nlimits: {top: {at_most: 10家, scope: all}}",
}

CLAUSES = {
    # Whom it is for.
    "applicant": Clause(f"{PAID}同一企业最高{TOP}。", given("applicant")),
    "applicant-held-for-all": Clause(
        f"{PAID}同一企业最高{TOP}，合计不超过预算。", given("all")
    ),
    "applicant-held-for-rows": Clause(
        f"{PAID}每个申请人最高{TOP}。", given("row")
    ),
    "applicant-held-for-all-each-year": Clause(
        f"{PAID}同一企业每年最高{TOP}。", given("all, period: year")
    ),
    "all": Clause(f"{PAID}全区合计最高{TOP}。", given("all")),
    "all-held-for-applicants": Clause(
        f"{PAID}全区每年最高{TOP}。", given("applicant, period: year")
    ),
    "all-of-the-district": Clause(
        f"对全区企业最高资助{TOP}，{PAID}。", given("applicant")
    ),
    "row": Clause(f"{PAID}每件最高{TOP}。", given("row", ROWS)),
    "row-held-for-applicants": Clause(
        f"{PAID}每件最高{TOP}。", given("applicant", ROWS)
    ),
    "row-of-no-table": Clause(f"{PAID}每店最高{TOP}。", given("applicant")),
    "row-of-one-applicant": Clause(
        f"{PAID}同一企业的每件专利最高{TOP}。", given("applicant", ROWS)
    ),
    "number-of-firms": Clause(
        "对单个企业给予{{ s.x.value }}，共{{ s.x.top }}。", COUNTED
    ),
    # The most, and the least.
    "most": Clause(
        f"{PAID}最高{{{{ s.x.at_most }}}}，最低{{{{ s.x.at_least }}}}。",
        BOUNDED,
    ),
    "turned": Clause(
        f"{PAID}不少于{{{{ s.x.cap }}}}，最高{{{{ s.x.at_least }}}}。",
        BOUNDED,
    ),
    "least-reckoned": Clause(
        f"{PAID}不足{{{{ s.x.at_least }}}}的按{{{{ s.x.at_least }}}}给予，"
        "超过{{ s.x.at_most }}的按{{ s.x.at_most }}给予。",
        BOUNDED,
    ),
    "limit-as-the-least": Clause(
        f"{PAID}同一企业不低于{TOP}。", given("applicant")
    ),
}


def scope(place: str, words: str, name: str, held: str) -> str:
    """The words limit somebody else."""
    return (
        f"{place} warning limit-scope 条文限的是{words}，“{name}”限的是{held}"
    )


APPLICANT = "每个申请人（scope: applicant）"
# Of the others nothing is said.
SAID = {
    "applicant-held-for-all": [
        "10:42 warning limit-scope “全部总额最高”限制全部申请人，条文没有写总额、全区等",
    ],
    "applicant-held-for-all-each-year": [
        scope(
            "10:42", "“同一企业”", "每年总额最高", "全部申请人（scope: all）"
        ),
    ],
    "applicant-held-for-rows": [
        scope("10:42", "“每个申请人”", "单项最高", "每一项（scope: row）"),
    ],
    "all-held-for-applicants": [
        scope("10:42", "全部申请人", "单个申请人每年最高", APPLICANT),
    ],
    "row-held-for-applicants": [
        scope("11:42", "“每件”", "单个申请人最高", APPLICANT),
    ],
    "turned": [
        "4:5 error bound-differs 条文写的是“不少于”，这个数在模型中是最高（at_most）",
        "4:5 error bound-differs 条文写的是“最高”，这个数在模型中是最低（at_least）",
    ],
    "limit-as-the-least": [
        "4:5 error bound-differs 条文写的是“不低于”，这个数在模型中是最高（限额）",
    ],
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    """A policy with all these clauses."""
    folder: Path = tmp_path_factory.mktemp("periods")
    return policy(folder, CLAUSES)


@pytest.mark.parametrize("key", CLAUSES)
def test_a_limit_is_for_whom_its_clause_says(
    written: Policy, key: str
) -> None:
    found = periods(written.measures[key], written)
    assert said(found) == SAID.get(key, [])
