"""Sentences as real policies write them, right and with one slip: each slip is found and
no right sentence is blamed."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source.promises import promises
from tests.support import rich_policy as rich

LEVELS = """\
amount:
  by: level
  tiers: {national: 100万元, provincial: 50万元, city: 20万元}"""
AWARDED = "for_each: patent\namount: 10万元"
FIXED = "amount: 10万元"
CAPPED = """\
amount:
  by: level
  tiers:
    national: {amount: {share: 30%, of: cost, at_most: 500万元}}
    provincial: {amount: {share: 30%, of: cost, at_most: 100万元}}"""
SHARE = '按照{{ s.x.tiers | listing("when") }}，分别按照研发费用的{{ s.x.tiers | listing("share") }}给予资助，'
THREE = "{{ s.x.national }}、{{ s.x.provincial }}、{{ s.x.city }}"
TURNED = "{{ s.x.city }}、{{ s.x.provincial }}、{{ s.x.national }}"
LESS = "amount: {value: 10万元, less: upper_grant}"
TOGETHER = """\
amount: 10万元
limits: {t: {at_most: {field: cost}, together_with: [upper_grant]}}"""
YEARLY = """\
amount: {share: 10%, of: cost}
limits: {top: {at_most: 30万元, period: year}}"""
PLACES = """\
review: evaluation
amount: 10万元
limits: {places: {at_most: 10家, scope: all}}"""
STEPPED = "amount: {each: 30元, of: [area, months], unit: 平方米·月}"
OPEN = "amount: {discretionary: 由区政府一事一议确定}"


def found(folder: Path, text: str, support: str, more: str = "") -> set[str]:
    """Codes of what is found for a measure with this clause and this support x."""
    lines = "".join(f"    {line}\n" for line in support.splitlines())
    measure = (
        f"title: 支持研发\nparagraphs:\n  main: |\n    {text}\n"
        f"supports:\n  x:\n    name: 资助\n    mode: 资助\n{lines}"
        f"{more}basis: {{status: proposed, reason: 样例}}\n"
    )
    policy = rich.policy(folder, {"measures/grant.yaml": measure})
    codes = {one.code for one in promises(policy)}
    # The word for the money is 资助 in all of them.
    return codes - {"condition-without-clause", "mode-differs"}


@pytest.mark.parametrize(
    ("text", "support"),
    [
        (f"对国家级、省级、市级平台，依次给予{THREE}奖励。", LEVELS),
        (f"分别给予国家级、省级、市级平台{THREE}奖励。", LEVELS),
        (f"国家级、省级、市级平台的奖励分别为{THREE}。", LEVELS),
        (
            SHARE
            + "最高分别为{{ s.x.national.at_most }}、{{ s.x.provincial.at_most }}。",
            CAPPED,
        ),
        ("对获得金奖的专利，每件给予{{ s.x.value }}奖励。", AWARDED),
        ("按照{{ s.x.value }}/件的标准给予奖励。", AWARDED),
        ("每家企业每年给予{{ s.x.value }}奖励。", FIXED),
        ("按每平方米每月{{ s.x.each }}的标准给予补贴。", STEPPED),
        ("给予{{ s.x.value }}奖励，已享受较低奖励的，予以补差。", LESS),
        ("给予{{ s.x.value }}资助，与上级资助合计不超过研发费用。", TOGETHER),
        (
            "经评审，择优选取不超过{{ s.x.places }}，给予{{ s.x.value }}。",
            PLACES,
        ),
        ("按照研发费用的{{ s.x.share }}资助，每年最高{{ s.x.top }}。", YEARLY),
        ("对重大项目，由区政府“一事一议”给予支持。", OPEN),
        ("对重大项目给予支持，{{ s.x.amount }}。", OPEN),
    ],
)
def test_a_right_sentence_is_not_blamed(
    tmp_path: Path, text: str, support: str
) -> None:
    assert not found(tmp_path, text, support)


@pytest.mark.parametrize(
    ("text", "support", "code"),
    [
        (
            f"对国家级、省级、市级平台，依次给予{TURNED}奖励。",
            LEVELS,
            "respectively-order",
        ),
        (
            f"分别给予国家级、省级、市级平台{TURNED}奖励。",
            LEVELS,
            "respectively-order",
        ),
        (
            "对国家级平台给予{{ s.x.national }}奖励，对省级、市级平台分别给予"
            "{{ s.x.city }}和{{ s.x.provincial }}奖励。",
            LEVELS,
            "respectively-order",
        ),
        (
            SHARE
            + "最高分别为{{ s.x.provincial.at_most }}、{{ s.x.national.at_most }}。",
            CAPPED,
            "respectively-order",
        ),
        ("按照{{ s.x.value }}每人的标准给予补贴。", FIXED, "each-uncounted"),
        ("每新增一名员工，给予{{ s.x.value }}补贴。", FIXED, "each-uncounted"),
        (
            "给予{{ s.x.value }}奖励，晋级的给予差额奖励。",
            FIXED,
            "difference-missing",
        ),
        (
            "给予{{ s.x.value }}奖励，已获低档的只奖励差额。",
            FIXED,
            "difference-missing",
        ),
        (
            "给予{{ s.x.value }}资助，与上级财政资助累计不超过研发费用。",
            FIXED,
            "together-missing",
        ),
        (
            "按照得分排名取前列企业，给予{{ s.x.value }}。",
            FIXED,
            "review-missing",
        ),
        ("遴选一批优秀企业，给予{{ s.x.value }}。", FIXED, "review-missing"),
        ("对规上工业企业，给予{{ s.x.value }}。", FIXED, "condition-unheld"),
        ("对新迁入企业，给予{{ s.x.value }}。", FIXED, "condition-unheld"),
        ("对上市企业，给予{{ s.x.value }}。", FIXED, "condition-unheld"),
        (
            "对重大项目“一事一议”，给予{{ s.x.value }}。",
            FIXED,
            "decision-missing",
        ),
        ("对重大项目给予支持。", OPEN, "decision-unsaid"),
    ],
)
def test_a_slip_is_found(
    tmp_path: Path, text: str, support: str, code: str
) -> None:
    assert code in found(tmp_path, text, support)


@pytest.mark.parametrize(
    ("words", "op"),
    [
        ("大于等于{{ cond.r }}的", "at_least"),
        ("小于或等于{{ cond.r }}的", "at_most"),
        ("不低于人民币{{ cond.r }}的", "at_least"),
        ("{{ cond.r }}（不含）以上的", "more_than"),
        ("{{ cond.r }}以上（不含本数）的", "more_than"),
        ("超{{ cond.r }}的", "more_than"),
        ("不超{{ cond.r }}的", "at_most"),
        ("达{{ cond.r }}的", "at_least"),
    ],
)
@pytest.mark.parametrize(
    "written", ["at_least", "more_than", "at_most", "less_than"]
)
def test_rarer_words_of_bounds(
    tmp_path: Path, words: str, op: str, written: str
) -> None:
    more = f"conditions:\n  r: {{field: revenue, op: {written}, value: 2000万元}}\n"
    text = f"对营业收入{words}，给予{{{{ s.x.value }}}}。"
    codes = found(tmp_path, text, FIXED, more)
    assert ("edge-differs" in codes) == (op != written)


@pytest.mark.parametrize(
    ("sentence", "is_missing"),
    [
        ("两项不可同时享受，由企业择其一申报", True),
        ("同时符合多项的，从优不重复享受", True),
        ("可以叠加享受", False),
    ],
)
def test_only_one_of_several_payments(
    tmp_path: Path, sentence: str, is_missing: bool
) -> None:
    text = f"给予{{{{ s.x.value }}}}、{{{{ s.y.value }}}}奖励。{sentence}。"
    more = "  y: {name: 乙奖, mode: 奖励, amount: 5万元}\n"
    codes = found(tmp_path, text, FIXED, more)
    assert ("highest-missing" in codes) == is_missing
