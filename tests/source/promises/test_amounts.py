"""Which figures of an amount a clause says, and in which of its paragraphs: each clause with
all that is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source.model import Policy
from policypress.source.promises.amounts import amounts, limits
from policypress.source.promises.mentions import Mentions
from tests.support.measures import Clause, policy, said

FIXED = {"x": "amount: 9万元"}
GIVEN = "给予{{ s.x.value }}"
LEVELS = {"x": "amount:\n  by: degree\n  tiers: {phd: 9万元, master: 6万元}"}
SHARES = {
    "x": """\
amount:
  by: level
  tiers:
    national: {amount: {share: 30%, of: cost, at_most: 5万元}}
    provincial: {amount: {share: 20%, of: cost, at_most: 5万元}}
    city: {amount: {share: 10%, of: cost, at_most: 1万元}}"""
}
MONTHS = {
    "x": """\
amount:
  by: level
  tiers:
    national: {amount: {each: 40元, of: [area, {field: months, at_most: 36个月}], unit: 平方米·月}}
    provincial: {amount: {each: 30元, of: [area, {field: months, at_most: 36个月}], unit: 平方米·月}}
    city: {amount: {each: 20元, of: [area, {field: months, at_most: 24个月}], unit: 平方米·月}}"""
}
PRICES = {
    "x": """\
amount:
  each: {by: degree, tiers: {phd: 40元, master: 30元}}
  of: {field: months, at_most: 36个月}
  unit: 月"""
}
SUMS = {
    "x": """\
amount:
  by: degree
  tiers:
    phd: {amount: {sum: {base: 9万元, more: 2万元}}}
    master: 6万元"""
}
PAID = {"x": "amount: {value: 9万元, paid: [40%, 60%]}"}
BOUNDED = {
    "x": "amount: {share: 30%, of: cost, at_most: 5万元, at_least: 1万元}"
}
SECOND = {"x": "clause: then1\namount: 9万元"}

INTEREST = {
    "x": """\
amount:
  lowest:
    - {share: 70%, of: cost}
    - {share: %s, of: rent, called: 按照市场利率计算的利息}"""
}

CLAUSES = {
    # All of something is said in words.
    "the-whole": Clause(
        "按照研发费用的{{ s.x.0.share }}给予，且不超过按照市场利率计算的利息。",
        {"x": INTEREST["x"].replace("%s", "100%")},
    ),
    "the-whole-in-full": Clause(
        "对研发费用给予全额资助。", {"x": "amount: {share: 100%, of: cost}"}
    ),
    "the-whole-unsaid": Clause(
        "按照研发费用给予资助。", {"x": "amount: {share: 100%, of: cost}"}
    ),
    "less-than-the-whole": Clause(
        "按照研发费用的{{ s.x.0.share }}给予，且不超过按照市场利率计算的利息。",
        {"x": INTEREST["x"].replace("%s", "90%")},
    ),
    # A bound that several tiers share is said once.
    "bounds-of-shares": Clause("最高{{ s.x.national.at_most }}。", SHARES),
    "bounds-of-counts": Clause(
        "累计不超过{{ s.x.national.of.1.at_most }}。", MONTHS
    ),
    "all-tiers": Clause("给予{{ s.x.tiers | listing('value') }}。", LEVELS),
    "name-of-a-tier": Clause("对{{ s.x.city.when }}。", SHARES),
    "least": Clause("按照{{ s.x.share }}给予，最高{{ s.x.cap }}。", BOUNDED),
    "most": Clause(
        "按照{{ s.x.share }}给予，至少{{ s.x.at_least }}。", BOUNDED
    ),
    "in-a-loop": Clause(
        "{% for one in s.x.tiers %}{{ one }}{% endfor %}", LEVELS
    ),
    # A list of values prints no ceilings; one of ceilings, or of whole amounts, does.
    "values-alone": Clause(
        "按照{{ s.x.tiers | listing('value') }}给予。", SHARES
    ),
    "values-by-no-name": Clause(
        "按照{{ s.x.tiers | listing(last='和') }}给予。", SHARES
    ),
    "shares-alone": Clause(
        "按照{{ s.x.tiers | listing('share') }}给予。", SHARES
    ),
    "values-of-counts": Clause(
        "按照{{ s.x.tiers | listing('value') }}给予。", MONTHS
    ),
    "values-and-one-ceiling": Clause(
        "按照{{ s.x.tiers | listing('value') }}给予，最高{{ s.x.city.cap }}。",
        SHARES,
    ),
    "values-and-ceilings": Clause(
        "按照{{ s.x.tiers | listing('value') }}给予，分别最高{{ s.x.tiers | listing('at_most') }}。",
        SHARES,
    ),
    "values-and-caps": Clause(
        "按照{{ s.x.tiers | listing('value') }}给予，分别最高{{ s.x.tiers | listing('cap') }}。",
        SHARES,
    ),
    "ceilings-alone": Clause(
        "分别最高{{ s.x.tiers | listing('at_most') }}。", SHARES
    ),
    "whole-tiers": Clause(
        "按照{{ s.x.tiers | listing('amount') }}给予。", SHARES
    ),
    "ceilings-elsewhere": Clause(
        "按照{{ s.x.tiers | listing('value') }}给予。",
        SHARES,
        then=("分别最高{{ s.x.tiers | listing('at_most') }}。",),
    ),
    "values-of-prices": Clause(
        "按照{{ s.x.tiers | listing('value') }}给予。", PRICES
    ),
    "prices-by-name": Clause(
        "给予{{ s.x.phd }}、{{ s.x.master }}，最多{{ s.x.of.at_most }}。",
        PRICES,
    ),
    # A value that is no figure is the whole amount.
    "values-of-sums": Clause("给予{{ s.x.tiers | listing('value') }}。", SUMS),
    # Printing a tier prints its figure alone.
    "named-tiers": Clause(
        "按照{{ s.x.national }}、{{ s.x.provincial.share }}、{{ s.x.city.value }}给予。",
        SHARES,
    ),
    "amounts-of-tiers": Clause(
        "给予{{ s.x.national.amount }}、{{ s.x.provincial.amount }}、{{ s.x.city.amount }}。",
        SHARES,
    ),
    # A paragraph goes on with the one before it, or it does not.
    "unfinished": Clause("对平台，", FIXED, then=(f"{GIVEN}。",)),
    "finished": Clause("对平台给予资助。", FIXED, then=(f"{GIVEN}。",)),
    "asked": Clause("资助多少？", FIXED, then=(f"{GIVEN}。",)),
    "numbered": Clause("给予资助。", FIXED, then=(f"（一）{GIVEN}。",)),
    "numbered-third": Clause(
        "给予资助。", FIXED, then=("1.申请；", f"2.{GIVEN}。")
    ),
    "broken-off": Clause("给予资助：", FIXED, then=("申请。", f"{GIVEN}。")),
    "own-paragraph": Clause(
        "对平台给予资助。", SECOND, then=("另外。", f"{GIVEN}。")
    ),
    "paragraph-before": Clause(
        f"{GIVEN}，", SECOND, then=("另外，", "给予。")
    ),
    "paid-apart": Clause(
        f"{GIVEN}。",
        PAID,
        then=("分期付给{{ s.x.paid.0 }}、{{ s.x.paid.1 }}。",),
    ),
    "paid-unsaid": Clause(
        f"{GIVEN}。", PAID, then=("付给{{ s.x.paid.0 }}。",)
    ),
    # Limits stand anywhere.
    "limit-anywhere": Clause(
        f"{GIVEN}。",
        {"x": "amount: 9万元\nlimits: {top: {at_most: 30万元}}"},
        then=("最高{{ s.x.top }}。",),
    ),
    "limit-of-share": Clause(
        f"{GIVEN}。",
        {
            "x": "amount: 9万元\nlimits: {top: {at_most: {share: 30%, of: cost, at_most: 8万元}}}"
        },
    ),
    "limit-of-other": Clause(
        "给予{{ s.x.value }}、{{ s.y.value }}，最高{{ s.y.top }}。",
        {
            "x": "amount: 9万元\nlimits: {top: {at_most: 30万元}}",
            "y": "amount: 6万元\nlimits: {top: {at_most: 20万元}}",
        },
    ),
}
# Of the others nothing is said.
SAID: dict[str, list[str]] = {
    "the-whole-unsaid": [
        "9:21 error unstated-amount “x资助”的比例100%没有写进条文，指南和计算器却会这样承诺",
    ],
    "less-than-the-whole": [
        "12:19 error unstated-amount “x资助”的“第2项”90%没有写进条文，指南和计算器却会这样承诺",
    ],
    "bounds-of-shares": [
        "12:36 error unstated-amount “x资助”的“国家级”30%没有写进条文，指南和计算器却会这样承诺",
        "13:38 error unstated-amount “x资助”的“省级”20%没有写进条文，指南和计算器却会这样承诺",
        "14:32 error unstated-amount “x资助”的“市级”10%没有写进条文，指南和计算器却会这样承诺",
        "14:56 error unstated-amount “x资助”的“市级”最高1万元没有写进条文，指南和计算器却会这样承诺",
    ],
    "bounds-of-counts": [
        "12:35 error unstated-amount “x资助”的“国家级”40元没有写进条文，指南和计算器却会这样承诺",
        "13:37 error unstated-amount “x资助”的“省级”30元没有写进条文，指南和计算器却会这样承诺",
        "14:31 error unstated-amount “x资助”的“市级”20元没有写进条文，指南和计算器却会这样承诺",
        "14:72 error unstated-amount “x资助”的“市级”数量最多计24个月没有写进条文，指南和计算器却会这样承诺",
    ],
    "name-of-a-tier": [
        "12:36 error unstated-amount “x资助”的“国家级”30%没有写进条文，指南和计算器却会这样承诺",
        "12:60 error unstated-amount “x资助”的“国家级”最高5万元没有写进条文，指南和计算器却会这样承诺",
        "13:38 error unstated-amount “x资助”的“省级”20%没有写进条文，指南和计算器却会这样承诺",
        "13:62 error unstated-amount “x资助”的“省级”最高5万元没有写进条文，指南和计算器却会这样承诺",
        "14:32 error unstated-amount “x资助”的“市级”10%没有写进条文，指南和计算器却会这样承诺",
        "14:56 error unstated-amount “x资助”的“市级”最高1万元没有写进条文，指南和计算器却会这样承诺",
    ],
    "values-alone": [
        "12:60 error unstated-amount “x资助”的“国家级”最高5万元没有写进条文，指南和计算器却会这样承诺",
        "13:62 error unstated-amount “x资助”的“省级”最高5万元没有写进条文，指南和计算器却会这样承诺",
        "14:56 error unstated-amount “x资助”的“市级”最高1万元没有写进条文，指南和计算器却会这样承诺",
    ],
    "values-by-no-name": [
        "12:60 error unstated-amount “x资助”的“国家级”最高5万元没有写进条文，指南和计算器却会这样承诺",
        "13:62 error unstated-amount “x资助”的“省级”最高5万元没有写进条文，指南和计算器却会这样承诺",
        "14:56 error unstated-amount “x资助”的“市级”最高1万元没有写进条文，指南和计算器却会这样承诺",
    ],
    "shares-alone": [
        "12:60 error unstated-amount “x资助”的“国家级”最高5万元没有写进条文，指南和计算器却会这样承诺",
        "13:62 error unstated-amount “x资助”的“省级”最高5万元没有写进条文，指南和计算器却会这样承诺",
        "14:56 error unstated-amount “x资助”的“市级”最高1万元没有写进条文，指南和计算器却会这样承诺",
    ],
    "values-of-counts": [
        "12:76 error unstated-amount “x资助”的“国家级”数量最多计36个月没有写进条文，指南和计算器却会这样承诺",
        "13:78 error unstated-amount “x资助”的“省级”数量最多计36个月没有写进条文，指南和计算器却会这样承诺",
        "14:72 error unstated-amount “x资助”的“市级”数量最多计24个月没有写进条文，指南和计算器却会这样承诺",
    ],
    "values-and-one-ceiling": [
        "12:60 error unstated-amount “x资助”的“国家级”最高5万元没有写进条文，指南和计算器却会这样承诺",
        "13:62 error unstated-amount “x资助”的“省级”最高5万元没有写进条文，指南和计算器却会这样承诺",
    ],
    "ceilings-alone": [
        "12:36 error unstated-amount “x资助”的“国家级”30%没有写进条文，指南和计算器却会这样承诺",
        "13:38 error unstated-amount “x资助”的“省级”20%没有写进条文，指南和计算器却会这样承诺",
        "14:32 error unstated-amount “x资助”的“市级”10%没有写进条文，指南和计算器却会这样承诺",
    ],
    "ceilings-elsewhere": [
        "14:60 error wrong-clause “x资助”的“国家级”最高5万元写在“then0”款，不在所注明的“main”款",
        "15:62 error wrong-clause “x资助”的“省级”最高5万元写在“then0”款，不在所注明的“main”款",
        "16:56 error wrong-clause “x资助”的“市级”最高1万元写在“then0”款，不在所注明的“main”款",
    ],
    "values-of-prices": [
        "11:36 error unstated-amount “x资助”的数量最多计36个月没有写进条文，指南和计算器却会这样承诺",
    ],
    "named-tiers": [
        "12:60 error unstated-amount “x资助”的“国家级”最高5万元没有写进条文，指南和计算器却会这样承诺",
        "13:62 error unstated-amount “x资助”的“省级”最高5万元没有写进条文，指南和计算器却会这样承诺",
        "14:56 error unstated-amount “x资助”的“市级”最高1万元没有写进条文，指南和计算器却会这样承诺",
    ],
    "least": [
        "9:60 error unstated-amount “x资助”的最低1万元没有写进条文，指南和计算器却会这样承诺",
    ],
    "most": [
        "9:45 error unstated-amount “x资助”的最高5万元没有写进条文，指南和计算器却会这样承诺",
    ],
    "finished": [
        "11:13 error wrong-clause “x资助”的定额9万元写在“then0”款，不在所注明的“main”款",
    ],
    "asked": [
        "11:13 error wrong-clause “x资助”的定额9万元写在“then0”款，不在所注明的“main”款",
    ],
    "broken-off": [
        "13:13 error wrong-clause “x资助”的定额9万元写在“then1”款，不在所注明的“main”款",
    ],
    "paragraph-before": [
        "14:13 error wrong-clause “x资助”的定额9万元写在“main”款，不在所注明的“then1”款",
    ],
    "paid-unsaid": [
        "11:38 error unstated-amount “x资助”的第2期比例60%没有写进条文，指南和计算器却会这样承诺",
    ],
    "limit-of-share": [
        "10:37 error unstated-limit “x资助”单个申请人最高30%没有写进条文",
        "10:61 error unstated-limit “x资助”单个申请人最高8万元没有写进条文",
    ],
    "limit-of-other": [
        "10:29 error unstated-limit “x资助”单个申请人最高30万元没有写进条文",
    ],
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    """A policy with all these clauses."""
    folder: Path = tmp_path_factory.mktemp("amounts")
    return policy(folder, CLAUSES)


def found(written: Policy, key: str) -> list[str]:
    """What is said of the amounts and limits of one clause."""
    measure = written.measures[key]
    mentions = Mentions(measure)
    told: list[str] = []
    for support in measure.supports.values():
        told += said(amounts(support, measure, mentions))
        told += said(limits(support, mentions))
    return told


@pytest.mark.parametrize("key", CLAUSES)
def test_each_figure_stands_in_its_paragraph(
    written: Policy, key: str
) -> None:
    assert found(written, key) == SAID.get(key, [])
