"""同一年度就高: of two supports the higher within a year. Reckoned where the table has a row
a year, or where a year pays for one row; named with its place where it has neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.eligibility import evaluate, export
from policypress.source.model import Policy
from policypress.source.promises import promises
from tests.support import small_policy as small

CLAUSE = "同一年度符合两项规定的，按照较高的一项给予。"
LIMIT = "limits:\n  once: {at_most: 1项, period: year, clause: main}\n"


def written(
    folder: Path,
    unit: str,
    clause: str = CLAUSE,
    limits: str = "",
) -> Policy:
    """A policy that pays for sales and for courses of a table, the higher of both."""
    measure = f"""\
title: 资助手艺经营
subject: 手艺经营
paragraphs:
  main: {{text: "每{unit}按照{{{{ s.sales.of }}}}的{{{{ s.sales.share }}}}资助，或者每期培训资助{{{{ s.courses.each }}}}。{clause}"}}
supports:
  sales: {{name: 销售资助, mode: 资助, for_each: period, amount: {{share: 10%, of: sold}}}}
  courses: {{name: 培训资助, mode: 资助, for_each: period, amount: {{each: 1万元, of: held, unit: 期}}}}
highest:
  one: {{of: [sales, courses], clause: main}}
{limits}basis: {{status: proposed, reason: 无可比数据}}
"""
    things = f"""\
things:
  period:
    label: 经营情况
    ask: 一{unit}一行。
    unit: {unit}
    columns:
      sold: {{label: 销售额, type: money, unit: 元}}
      held: {{label: 培训期数, type: number, unit: 期}}
"""
    files = {
        "measures/training.yaml": measure,
        "fields.yaml": small.FILES["fields.yaml"] + things,
    }
    return small.policy(folder, files)


def paid(policy: Policy) -> tuple[int | None, ...]:
    """What two rows come to, least and most: 10万元 and 5万元, then 3万元 and 8万元."""
    rows = [
        {"sold": 1_000_000, "held": 5},
        {"sold": 300_000, "held": 8},
    ]
    answers = {"local": True, "years": 3, "period": rows}
    rules = export(policy)
    amount = evaluate(rules, answers)["training"].amount
    return amount.min, amount.max


def named(policy: Policy) -> list[str]:
    return [
        f"{one.place}"
        for one in promises(policy)
        if one.code == "highest-by-year"
    ]


@pytest.mark.parametrize("unit", ["年", "年度"])
def test_a_row_for_each_year_pays_the_higher_of_each_year(tmp_path, unit):
    policy = written(tmp_path, unit)
    assert paid(policy) == (180_000, 180_000)
    assert named(policy) == []


def test_of_shops_a_year_pays_once_where_the_model_says_so(tmp_path):
    policy = written(tmp_path, "家", limits=LIMIT)
    assert paid(policy) == (100_000, 100_000)
    assert named(policy) == []


def test_what_adds_up_within_a_year_is_named_with_its_place(tmp_path):
    policy = written(tmp_path / "year", "家")
    assert paid(policy) == (180_000, 180_000)
    assert named(policy) == ["policy/measures/training.yaml:9:3"]
    plain = CLAUSE.replace("同一年度", "同一家店")
    assert named(written(tmp_path / "shop", "家", plain)) == []
