"""The low-altitude policy holds, whole, what an earlier model could only say in part: ten
measures with formulas, tiers of counts, limits a row, a year and a policy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from policypress.cli import main
from policypress.eligibility import Result, evaluate, export
from policypress.eligibility.answer_file import read_answers
from policypress.source import load
from policypress.source.model import Policy
from policypress.system.environment import ROOT
from tests.support.reckoned_cases import giving_nothing

pytestmark = pytest.mark.whole

FOLDER = ROOT / "examples" / "low-altitude"
WAN = 10_000
# The figures of each measure in the order of its clause.
CLAUSES = {
    "settle": "5000万元 2% 2000万元 3年 40% 30% 30%",
    "growth": "1亿元 5亿元 10亿元 100万元 200万元 500万元 20% 1% 500万元",
    "rent": "50% 30元 2000平方米 36个月 100万元",
    "airworthiness": "1500万元 500万元 300万元 2个",
    "research": "500万元 1000万元 8% 10% 300万元",
    "vertiport": "30% 500万元 100万元 30万元",
    "route": "1000架次 20元 40元 80元 50万元 500万元",
    "talent": "3000元 2000元 1000元 36个月 100万元",
    "pilot": "1000元 20万元",
    "loan": "50% 50% 3年 200万元",
}
# One company, as the first model was asked about it.
ANSWERS: dict[str, Any] = {
    "entity": "企业",
    "engaged": "是",
    "sound_finance": "是",
    "new_company": "是",
    "paid_in": "10亿元",
    "revenue": "20亿元",
    "revenue_before": "14亿元",
    "first_reached": "是",
    "leased": "是",
    "rent_paid": "300万元",
    "rd": "5000万元",
    "pilots": "50人",
    "certificate": [
        {
            "cert_kind": "载人电动垂直起降航空器",
            "cert_last_year": "是",
            "funded_elsewhere": "否",
        }
    ],
    "route": [
        {
            "uav": "小型",
            "route_last_year": "是",
            "flights": "20000架次",
            "funded_elsewhere": "否",
        }
    ],
    "vertiport": [
        {
            "port_last_year": "是",
            "port_open": "是",
            "port_cost": "2000万元",
            "funded_elsewhere": "否",
        }
    ],
}
NOT_SAID = ("rent_area", "rent_months", "rent_months_before")
# By hand from the clauses, in yuan: from, to.
RECKONED = {
    "settle": (2000 * WAN, 2000 * WAN),  # 10亿元 × 2%
    # 500万元 above 10亿元; 6亿元 more × 1% is 600万元, 500万元 at most.
    "growth": (1000 * WAN, 1000 * WAN),
    # How large and how long is not said: 30元 × 2000 × 12 at most, half the rent is more.
    "rent": (0, 72 * WAN),
    "airworthiness": (1500 * WAN, 1500 * WAN),
    "research": (300 * WAN, 300 * WAN),  # 10% is 500万元, 300万元 at most
    "route": (40 * WAN, 40 * WAN),  # 20元 × 20000, below 50万元
    "vertiport": (0, 500 * WAN),  # of which size is not said; 30% is 600万元
    "pilot": (5 * WAN, 5 * WAN),
}


@pytest.fixture(scope="module")
def policy() -> Policy:
    loaded = load(FOLDER)
    assert loaded.policy
    return loaded.policy


@pytest.fixture(scope="module")
def result(policy: Policy, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """What the company gets of everything."""
    rules = export(policy)
    file = tmp_path_factory.mktemp("company") / "answers.yaml"
    text = yaml.safe_dump({"answers": ANSWERS}, allow_unicode=True)
    file.write_text(text, encoding="utf-8")
    read = read_answers(file, file.name, rules)
    assert [str(one) for one in read.findings] == []
    nothing = giving_nothing(rules)
    for name in NOT_SAID:
        nothing.pop(name)
    return evaluate(rules, nothing | read.answers)


@pytest.mark.parametrize("measure", CLAUSES)
def test_the_clause_has_the_figures_in_their_order(
    measure: str, tmp_path: Path
) -> None:
    text = _clauses(tmp_path)[measure]
    position = 0
    for figure in CLAUSES[measure].split():
        found = text.find(figure, position)
        assert found >= 0, (measure, figure, text)
        position = found + len(figure)


def _clauses(out: Path) -> dict[str, str]:
    """The words of each measure as the calculator cites them."""
    loaded = load(FOLDER)
    assert loaded.policy
    clauses = export(loaded.policy)["clauses"]
    words: dict[str, str] = {}
    for path, clause in clauses.items():
        for measure in CLAUSES:
            if path.startswith(f"measures/{measure}#"):
                words[measure] = words.get(measure, "") + clause["text"]
    return words


@pytest.mark.parametrize("measure", RECKONED)
def test_the_company_gets_what_the_clauses_give(
    result: Result, measure: str
) -> None:
    amount = result[measure].amount
    assert (amount.min, amount.max) == RECKONED[measure]


def test_all_of_it_together_is_cut_to_the_limit_of_a_year(
    result: Result,
) -> None:
    """4845万元 at least, of which a company gets 3000万元 in one year."""
    assert (result.amount.min, result.amount.max) == (3000 * WAN, 3000 * WAN)


def test_a_refusal_cites_the_clause_and_speaks_to_whom_it_is_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "young.yaml"
    own = {"entity": "企业", "new_company": "是", "paid_in": "100万元"}
    text = {"applicant": "云翼公司", "answers": own}
    file.write_text(yaml.safe_dump(text, allow_unicode=True), "utf-8")
    code = main(
        [
            "calculate",
            str(file),
            "--policy",
            str(FOLDER),
            "--letter",
            "settle",
            "--out",
            str(tmp_path / "out"),
        ]
    )
    assert code == 0, capsys.readouterr()
    assert list((tmp_path / "out").rglob("*云翼公司*.docx"))
