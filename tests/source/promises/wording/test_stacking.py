"""就高、补足差额、合计不超过: each sentence with all that is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source.model import Policy
from policypress.source.promises.wording import wording
from tests.support import rich_policy as rich
from tests.support.measures import Clause, policy, said

FIXED = {"x": "amount: 9万元"}
TWO = {"x": "amount: 9万元", "y": "amount: 6万元"}
GIVEN = "给予{{ s.x.value }}"
BOTH = "给予{{ s.x.value }}，另给予{{ s.y.value }}"
HIGHEST = "highest: {one: {of: [x, y], clause: main}}\n"
LESS = {"x": "amount: {value: 9万元, less: upper_grant}"}
TOGETHER = {
    "x": "amount: 9万元\nlimits: {t: {at_most: {field: cost}, together_with: [upper_grant]%s}}"
}
PATENTS = {
    "x": "for_each: patent\namount: 9万元",
    "y": "for_each: patent\namount: 6万元",
}

RANKS = {
    "x": """\
amount:
  by: level
  tiers: {national: 9万元, city: 6万元}""",
    "y": "amount: 6万元",
}
DERIVED = rich.edited(
    "fields.yaml",
    "derived:\n",
    "derived:\n"
    "  gap: {label: 收入差额, formula: revenue_before - revenue, unit: 元}\n"
    "  increase: {label: 增加额, formula: revenue - revenue_before, unit: 元}\n",
)

CLAUSES = {
    # 就高
    "highest-said": Clause(f"{BOTH}，同时符合的就高。", TWO, HIGHEST),
    "highest-unsaid": Clause(f"{BOTH}。", TWO, HIGHEST),
    "highest-missing": Clause(f"{BOTH}，从高给予。", TWO),
    "highest-one": Clause(f"{GIVEN}，从高给予。", FIXED),
    "highest-year": Clause(f"{BOTH}，同一年度就高。", PATENTS, HIGHEST),
    "highest-year-apart": Clause(
        f"{BOTH}，就高给予。同一年度申请一次。", PATENTS, HIGHEST
    ),
    "highest-year-once": Clause(
        f"{BOTH}，同一年度就高，每年{{{{ m.once }}}}。",
        PATENTS,
        f"{HIGHEST}limits: {{once: {{at_most: 1项, period: year}}}}\n",
    ),
    "highest-year-one-of": Clause(
        f"{BOTH}，同一年度就高，每年{{{{ m.once }}}}。",
        PATENTS,
        f"{HIGHEST}limits: {{once: {{at_most: 1项, period: year, of: [x]}}}}\n",
    ),
    "highest-year-both-of": Clause(
        f"{BOTH}，同一年度就高，每年{{{{ m.once }}}}。",
        PATENTS,
        f"{HIGHEST}limits: {{once: {{at_most: 1项, period: year, of: [x, y]}}}}\n",
    ),
    "highest-year-ever": Clause(
        f"{BOTH}，同一年度就高，累计{{{{ m.once }}}}。",
        PATENTS,
        f"{HIGHEST}limits: {{once: {{at_most: 1项, period: ever}}}}\n",
    ),
    "highest-year-no-rows": Clause(f"{BOTH}，同一年度就高。", TWO, HIGHEST),
    "highest-of-tiers": Clause(
        "对国家级、市级平台，分别给予{{ s.x.tiers | listing('value') }}；"
        "同时获得两级的，就高给予。另给予{{ s.y.value }}。",
        RANKS,
    ),
    "highest-of-tiers-last": Clause(
        "给予{{ s.y.value }}。对国家级、市级平台，分别给予"
        "{{ s.x.tiers | listing('value') }}，同时获得认定的按照最高一级给予。",
        RANKS,
    ),
    "highest-of-both-beside-tiers": Clause(
        "给予{{ s.y.value }}。对国家级、市级平台，分别给予"
        "{{ s.x.tiers | listing('value') }}；同时符合以上两项的，就高给予。",
        RANKS,
    ),
    "highest-of-tiers-that-add-up": Clause(
        "给予{{ s.y.value }}。对国家级、市级平台，分别给予"
        "{{ s.x.tiers | listing('value') }}；同时获得认定的，就高给予。",
        {**RANKS, "x": RANKS["x"] + "\n  several: sum"},
    ),
    "highest-with-other-policies": Clause(
        f"{BOTH}。与市级其他政策重复的，从优不重复。", TWO
    ),
    # 补足差额
    "less-unsaid": Clause(f"{GIVEN}。", LESS),
    "less-said": Clause(f"{GIVEN}，已获得的扣除。", LESS),
    "less-printed": Clause("给予{{ s.x.amount }}。", LESS),
    "less-second": Clause(
        BOTH + "。",
        {**FIXED, "y": "amount: {value: 6万元, less: upper_grant}"},
    ),
    "topped-up-of-a-gap": Clause(
        "营业收入低于前年的，按照差额部分的{{ s.x.share }}给予资助。",
        {"x": "amount: {share: 30%, of: gap}"},
    ),
    "topped-up-of-a-derived-sum": Clause(
        "营业收入低于前年的，补足差额，最高{{ s.x.at_most }}。",
        {"x": "amount: {field: increase, at_most: 9万元}"},
    ),
    "topped-up-beside-an-increase": Clause(
        "按照增加额的{{ s.x.share }}给予资助，已获较低档的，补足差额。",
        {"x": "amount: {share: 30%, of: increase}"},
    ),
    "topped-up": Clause(f"{GIVEN}，予以补差。", FIXED),
    # 合计不超过
    "together-unsaid": Clause(f"{GIVEN}。", {"x": TOGETHER["x"] % ""}),
    "together-said": Clause(
        f"{GIVEN}，合计以费用为限。", {"x": TOGETHER["x"] % ""}
    ),
    "together-measure": Clause(
        f"{GIVEN}。",
        FIXED,
        "limits: {t: {at_most: {field: cost}, together_with: [upper_grant]}}\n",
    ),
    "together-missing": Clause(f"{GIVEN}，各级资助合计不超过费用。", FIXED),
}

MISSING = (
    "5:1 warning highest-missing 条文规定取最高的一项，模型却把各项目相加"
)
NOT_TAKEN_OFF = (
    "5:1 warning difference-missing "
    "条文规定补足差额，模型没有扣除此前已得的金额，会多算"
)
# Of the others nothing is said.
SAID: dict[str, list[str]] = {
    "highest-unsaid": [
        "14:11 error highest-unsaid 模型在几个项目中只取最高的一项，条文没有这样规定",
    ],
    "highest-missing": [MISSING],
    "highest-year": [
        "9:15 warning count-unsaid “x资助”按数量计算，条文没有写“每项、每件”等",
        "14:15 warning count-unsaid “y资助”按数量计算，条文没有写“每项、每件”等",
        "16:11 warning highest-by-year 条文在一个年度内取最高的一项，测算只在每一件获奖专利内取高；同一年度有几行的，各行仍相加，没有按年度比较",
    ],
    "highest-year-apart": [
        "9:15 warning count-unsaid “x资助”按数量计算，条文没有写“每项、每件”等",
        "14:15 warning count-unsaid “y资助”按数量计算，条文没有写“每项、每件”等",
    ],
    "highest-year-one-of": [
        "16:11 warning highest-by-year 条文在一个年度内取最高的一项，测算只在每一件获奖专利内取高；同一年度有几行的，各行仍相加，没有按年度比较",
    ],
    "highest-year-ever": [
        "9:15 warning count-unsaid “x资助”按数量计算，条文没有写“每项、每件”等",
        "14:15 warning count-unsaid “y资助”按数量计算，条文没有写“每项、每件”等",
        "16:11 warning highest-by-year 条文在一个年度内取最高的一项，测算只在每一件获奖专利内取高；同一年度有几行的，各行仍相加，没有按年度比较",
    ],
    "highest-of-both-beside-tiers": [MISSING],
    "highest-of-tiers-that-add-up": [MISSING],
    "less-unsaid": [
        "9:32 error difference-unsaid 模型扣除此前已得的金额，条文没有规定补足差额",
    ],
    "less-second": [
        "13:32 error difference-unsaid 模型扣除此前已得的金额，条文没有规定补足差额",
    ],
    "topped-up-beside-an-increase": [NOT_TAKEN_OFF],
    "topped-up": [NOT_TAKEN_OFF],
    "together-unsaid": [
        "10:14 error together-unsaid 模型规定与其他资金合计不超过限额，条文没有这样规定",
    ],
    "together-measure": [
        "10:10 error together-unsaid 模型规定与其他资金合计不超过限额，条文没有这样规定",
    ],
    "together-missing": [
        "5:1 warning together-missing 条文规定与各级资助合计不超过限额，模型没有这一限额，会多算",
    ],
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    """A policy with all these clauses."""
    folder: Path = tmp_path_factory.mktemp("stacking")
    return policy(folder, CLAUSES, DERIVED)


@pytest.mark.parametrize("key", CLAUSES)
def test_of_several_payments_words_and_model_say_the_same(
    written: Policy, key: str
) -> None:
    found = wording(key, written.measures[key], written)
    assert said(found) == SAID.get(key, [])
