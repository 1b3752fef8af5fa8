"""Policies with tables, groups and limits, from YAML to what an applicant gets; each
reckoned by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pytest

from policypress.eligibility import evaluate, export, questions_that_matter
from policypress.eligibility.report import as_text
from policypress.eligibility.result import Range
from policypress.source import load

POLICY = """\
title: 白塔区扶持办法
short_title: 办法
region: 白塔区
issuer: 白塔区人民政府
drafter: 白塔区科技局
number: {basis: {status: unknown, reason: 待编号}}
issued: {basis: {status: unknown, reason: 待定}}
effective: {basis: {status: unknown, reason: 待定}}
validity: 3年
numbering: {scheme: articles}
basis: {status: proposed, reason: 样例}
measures: [MEASURES]
"""
FIELDS = """\
fields:
  kind: {label: 组织类型, question: 是哪一类？, type: choice, choices: {firm: 企业, person: 个人}, changeable: true}
  banned: {label: 失信, question: 失信吗？, type: yes_no}
  taxed: {label: 在本区纳税, question: 纳税吗？, type: yes_no, changeable: true}
  elsewhere: {label: 其他资金, question: 哪些事项另有资金？, type: yes_no, changeable: true}
  revenue: {label: 营业收入, question: 多少？, type: money, unit: 元, changeable: true}
  before: {label: 上年收入, question: 多少？, type: money, unit: 元, changeable: true}
  had: {label: 此前已得, question: 多少？, type: money, unit: 元, changeable: true}
  cost: {label: 费用, question: 多少？, type: money, unit: 元, changeable: true}
  grant: {label: 市级资助, question: 多少？, type: money, unit: 元, changeable: true}
  area: {label: 面积, question: 多少？, type: number, unit: 平方米, changeable: true}
  months: {label: 月数, question: 几个月？, type: number, unit: 个月, changeable: true}
  rent: {label: 实付租金, question: 多少？, type: money, unit: 元, changeable: true}
  doctors: {label: 博士, question: 几名？, type: number, unit: 人, changeable: true}
  titles: {label: 称号, question: 有哪些？, type: choice, several: true, choices: {nation: 国家级, province: 省级}, changeable: true}
things:
  project:
    label: 项目
    ask: 有哪些项目？
    unit: 项
    changeable: true
    columns:
      name: {label: 名称, type: text}
      level: {label: 级别, type: choice, choices: {nation: 国家级, city: 市级}}
      spent: {label: 支出, type: money, unit: 元}
      upper: {label: 上级资助, type: money, unit: 元, default: "0"}
derived:
  growth: {label: 增长率, formula: revenue / before - 1, unit: "%"}
"""


def rules_of(folder: Path, measures: dict[str, str], policy: str = "") -> Any:
    """The rules of a policy with these measures. policy: more of policy.yaml."""
    (folder / "measures").mkdir()
    names = ", ".join(measures)
    text = POLICY.replace("MEASURES", names) + dedent(policy)
    (folder / "policy.yaml").write_text(text, "utf-8")
    (folder / "fields.yaml").write_text(FIELDS, "utf-8")
    for name, body in measures.items():
        head = f"title: 支持{name}\ntext: 对{name}给予支持。\n"
        basis = "basis: {status: proposed, reason: 样例}\n"
        path = folder / "measures" / f"{name}.yaml"
        path.write_text(head + dedent(body) + basis, "utf-8")
    loaded = load(folder)
    assert loaded.policy, "\n".join(map(str, loaded.findings))
    return export(loaded.policy)


def support(amount: str, more: str = "") -> str:
    """A measure with one support."""
    body = f"name: 资助\nmode: 资助\namount: {amount}\n{dedent(more)}"
    return "supports:\n  one:\n" + indent(body, "    ")


def paid(rules: Any, measure: str = "甲", **answers: Any) -> Any:
    """What a measure gives for certain, None while it is open."""
    found = evaluate(rules, answers)[measure].amount
    return found.min if found.is_settled else (found.min, found.max)


@pytest.mark.parametrize(
    ("amount", "answers", "yuan"),
    [
        # 每平方米每月40元，100平方米6个月 = 24000，实付22000：按实际
        (
            "{lowest: [{each: 40元, of: [area, months], unit: 平方米·个月},"
            " {field: rent}]}",
            {"area": 100, "months": 6, "rent": 22_000},
            22_000,
        ),
        # 同上，实付30000：按标准24000
        (
            "{lowest: [{each: 40元, of: [area, months], unit: 平方米·个月},"
            " {field: rent}]}",
            {"area": 100, "months": 6, "rent": 30_000},
            24_000,
        ),
        # 1234.57 × 30% = 370.371元，舍去不足1分的部分：370.37元
        (
            "{share: 30%, of: cost}",
            {"cost": "1234.57"},
            Fraction(37037, 100),
        ),
        # 费用100万的50% = 50万，最高30万
        ("{share: 50%, of: cost, at_most: 30万元}", {"cost": 10**6}, 300_000),
        # 费用1000元的50% = 500，最低1万元
        ("{share: 50%, of: cost, at_least: 1万元}", {"cost": 1000}, 10_000),
        # 博士每人8万 × 3 = 24万，扣除已得10万 = 14万
        (
            "{each: 8万元, of: doctors, unit: 人, less: had}",
            {"doctors": 3, "had": 100_000},
            140_000,
        ),
        # 500万以下部分8% = 40万，超过的200万10% = 20万：60万
        (
            "{bands: [{to: 500万元, rate: 8%}, {rate: 10%}], of: cost}",
            {"cost": 7_000_000},
            600_000,
        ),
        # 每满1000万元奖10万：2599万有2个1000万
        (
            "{steps: {every: 1000万元, add: 10万元}, of: revenue}",
            {"revenue": 25_990_000},
            200_000,
        ),
        # 国家级20万、省级10万，取高
        (
            "{by: titles, tiers: {nation: 20万元, province: 10万元}}",
            {"titles": ["province", "nation"]},
            200_000,
        ),
        # 同上，相加
        (
            "{by: titles, several: sum,"
            " tiers: {nation: 20万元, province: 10万元}}",
            {"titles": ["province", "nation"]},
            300_000,
        ),
        # 15万 + 市级资助的50% = 15 + 10
        (
            "{sum: [15万元, {share: 50%, of: grant}]}",
            {"grant": 200_000},
            250_000,
        ),
    ],
)
def test_amounts_for_one_application(tmp_path, amount, answers, yuan):
    assert paid(rules_of(tmp_path, {"甲": support(amount)}), **answers) == yuan


def test_what_is_left_to_a_decision_is_never_a_number(tmp_path):
    amount = "{discretionary: 由区政府一事一议确定, at_most: 50万元}"
    rules = rules_of(tmp_path, {"甲": support(amount)})
    found = evaluate(rules, {}, steps=True)["甲"]
    assert found.verdict == "yes" and found.unanswered == ()
    assert found.amount == Range(0, 500_000, ("由区政府一事一议确定",))
    said = as_text(rules, {}, evaluate(rules, {}, steps=True))
    assert "不能测算，最多50万元" in said


EACH = "for_each: project\n"
LEVELS = "{by: level, tiers: {nation: 20万元, city: 5万元}}"


def projects(*levels: str, **more: Any) -> list[dict[str, Any]]:
    return [{"level": level, "spent": 0, **more} for level in levels]


def test_only_so_many_projects_are_paid_the_most_valuable_first(tmp_path):
    # 3项：20 + 20 + 5，每年不超过2项：40万元
    limit = EACH + "limits: {times: {at_most: 2项, period: year}}\n"
    rules = rules_of(tmp_path, {"甲": support(LEVELS, limit)})
    found = evaluate(rules, {"project": projects("city", "nation", "nation")})
    assert found["甲"].amount == Range(400_000, 400_000)
    rows = found["甲"].supports[0].rows
    assert [row.counted for row in rows] == [False, True, True]


def test_with_other_grants_no_project_has_more_than_it_spent(tmp_path):
    # 支出30万、上级15万：20 → 30 − 15 = 15万；支出100万、上级10万：20万；支出5万、上级8万：0
    limit = EACH + (
        "limits: {whole: {at_most: {field: spent}, scope: row,"
        " together_with: [upper]}}\n"
    )
    rules = rules_of(tmp_path, {"甲": support(LEVELS, limit)})
    rows = [
        {"level": "nation", "spent": 300_000, "upper": 150_000},
        {"level": "nation", "spent": 1_000_000, "upper": 100_000},
        {"level": "city", "spent": 50_000, "upper": 80_000},
    ]
    assert paid(rules, project=rows) == 350_000
    last = evaluate(rules, {"project": rows})["甲"].supports[0].rows[2]
    assert last.verdict == "no"


def test_what_was_had_before_counts_against_the_limit_of_the_term(tmp_path):
    # 3 × 20 = 60万，有效期内累计最高50万，此前已得35万：15万元
    limit = EACH + (
        "limits: {ever: {at_most: 50万元, period: term, earlier: had}}\n"
    )
    rules = rules_of(tmp_path, {"甲": support(LEVELS, limit)})
    many = projects("nation", "nation", "nation")
    assert paid(rules, project=many, had=350_000) == 150_000
    assert paid(rules, project=many) == (0, 500_000)
    asked = questions_that_matter(rules, {"project": many})
    assert [one["field"] for one in asked] == ["had"]


def test_a_limit_says_what_it_is_less_by(tmp_path):
    # 50万 − 35万 = 15万元: “最高15万元” alone would be no limit of the clause
    limit = EACH + (
        "limits: {ever: {at_most: 50万元, period: term, earlier: had}}\n"
    )
    rules = rules_of(tmp_path, {"甲": support(LEVELS, limit)})
    answers = {"project": projects("nation", "nation"), "had": 350_000}
    found = evaluate(rules, answers, steps=True)["甲"].supports[0]
    assert (
        found.steps[-1].text
        == "扣除此前已得的资金后，单个申请人有效期内最高15万元，按此计算"
    )


def test_the_total_shows_the_limits_of_the_policy_alone(tmp_path):
    times = EACH + "limits: {times: {at_most: 2项, period: year}}\n"
    whole = "limits: {whole: {at_most: 30万元, period: year}}\n"
    rules = rules_of(tmp_path, {"甲": support(LEVELS, times)}, whole)
    answers = {"project": projects("nation", "nation", "city")}
    found = evaluate(rules, answers, steps=True)
    assert found.amount == Range(300_000, 300_000)
    assert [one.text for one in found.steps] == [
        "单个申请人每年最高30万元，按此计算"
    ]


def test_all_measures_together_stop_at_a_share_of_the_revenue(tmp_path):
    # 甲60万 + 乙30万 = 90万；不超过收入600万的10% = 60万，也不超过80万
    limit = """\
    limits:
      whole:
        at_most: {lowest: [80万元, {share: 10%, of: revenue}]}
        period: year
    """
    measures = {
        "甲": support(LEVELS, EACH),
        "乙": support("{share: 30%, of: cost}"),
    }
    rules = rules_of(tmp_path, measures, limit)
    answers = {
        "project": projects("nation", "nation", "nation"),
        "cost": 1_000_000,
    }
    found = evaluate(rules, {**answers, "revenue": 6_000_000})
    assert [one.amount.min for one in found.measures] == [600_000, 300_000]
    assert found.amount == Range(600_000, 600_000)
    rich = evaluate(rules, {**answers, "revenue": 90_000_000})
    assert rich.amount == Range(800_000, 800_000)
    open_one = evaluate(rules, answers)
    assert open_one.amount == Range(0, 800_000)
    assert "revenue" in open_one.unanswered


def test_the_same_project_is_paid_once_under_two_measures(tmp_path):
    # 第一项：甲20万、乙8万，取20万；第二项：甲5万、乙8万，取8万：合计28万元
    measures = {
        "甲": support(LEVELS, EACH) + "exclusive_with: [乙]\n",
        "乙": support("8万元", EACH),
    }
    rules = rules_of(tmp_path, measures)
    found = evaluate(rules, {"project": projects("nation", "city")})
    assert [one.amount.min for one in found.measures] == [250_000, 160_000]
    assert found.amount == Range(280_000, 280_000)
    assert found["甲"].exclusive == ("乙",)


GROUPS = """\
conditions:
  taxed: {field: taxed, op: "yes", text: 在本区纳税}
groups:
  firms: {label: 企业, conditions: {firm: {field: kind, op: is, value: firm, text: 是企业}}}
  people: {label: 人才, conditions: {person: {field: kind, op: is, value: person, text: 是个人}}}
exclusions:
  banned: {field: banned, op: "yes", text: 被列入失信名单的}
"""


def test_a_person_has_what_is_for_people_though_firms_must_be_taxed(tmp_path):
    measures = {
        "甲": support("10万元") + "for: firms\n",
        "乙": support("2万元") + "for: people\nset_aside: [taxed]\n",
    }
    rules = rules_of(tmp_path, measures, GROUPS)
    person = {"kind": "person", "taxed": False, "banned": False}
    found = evaluate(rules, person)
    assert [one.verdict for one in found.measures] == ["no", "yes"]
    assert found["乙"].amount == Range(20_000, 20_000)
    firm = evaluate(rules, {"kind": "firm", "taxed": True, "banned": False})
    assert [one.verdict for one in firm.measures] == ["yes", "no"]


def test_a_situation_that_excludes_refuses_everything_and_is_named(tmp_path):
    rules = rules_of(tmp_path, {"甲": support("10万元")}, GROUPS)
    answers = {"kind": "firm", "taxed": True, "banned": True}
    found = evaluate(rules, answers)
    assert found.exclusions[0].verdict == "no"
    assert found["甲"].verdict == "no"
    assert found["甲"].change is None  # credit is no answer to change
    assert "属于不予支持的情形  被列入失信名单的" in as_text(
        rules, answers, found
    )


def test_growth_is_reckoned_and_a_change_names_the_nearest_revenue(tmp_path):
    more = """\
    conditions:
      grown: {field: growth, op: at_least, value: 20%, text: 增长20%以上}
    """
    rules = rules_of(tmp_path, {"甲": support("10万元", more)})
    assert paid(rules, revenue=1200, before=1000) == 100_000
    found = evaluate(rules, {"revenue": 1199, "before": 1000})["甲"]
    assert found.verdict == "no"
    (new,) = found.change.answers
    assert (new.field, new.value) in [("revenue", 1200), ("before", 999)]


def test_two_of_three_are_enough(tmp_path):
    more = """\
    conditions:
      strength:
        at_least: 2
        of:
          big: {field: revenue, op: at_least, value: 100万元}
          taxed: {field: taxed, op: "yes"}
          doctors: {field: doctors, op: at_least, value: 3人}
        text: 满足其中两项
    """
    rules = rules_of(tmp_path, {"甲": support("10万元", more)})
    verdict = lambda **given: evaluate(rules, given)["甲"].verdict  # noqa: E731
    assert verdict(revenue=10**6, taxed=True) == "yes"
    assert verdict(revenue=1, taxed=False, doctors=9) == "no"
    assert verdict(revenue=1, taxed=True) == "unknown"


def test_so_many_projects_of_a_kind_open_what_is_paid_once(tmp_path):
    more = """\
    conditions:
      many:
        things: project
        where: {national: {field: level, op: is, value: nation}}
        op: at_least
        value: 2项
        text: 国家级项目2项以上
    """
    rules = rules_of(tmp_path, {"甲": support("10万元", more)})
    assert paid(rules, project=projects("nation", "city", "nation")) == 10**5
    assert paid(rules, project=projects("nation", "city")) == 0
    asked = questions_that_matter(rules, {})
    assert [one["field"] for one in asked] == ["project"]


def test_a_matter_that_had_money_elsewhere_closes_itself_alone(tmp_path):
    each = """\
    conditions:
      once: {field: elsewhere, op: "no", each_matter: true, text: 没有其他资金}
    """
    measures = {"甲": support("10万元"), "乙": support(LEVELS, EACH)}
    rules = rules_of(tmp_path, measures, each)
    (asked,) = [one for one in rules["questions"] if one["id"] == "elsewhere"]
    assert asked["several"] and [one["id"] for one in asked["choices"]] == [
        "甲.one"
    ]
    rows = [
        {"level": "nation", "elsewhere": True},
        {"level": "city", "elsewhere": False},
    ]
    found = evaluate(rules, {"elsewhere": ["甲.one"], "project": rows})
    assert [one.amount.min for one in found.measures] == [0, 50_000]
    assert paid(rules, elsewhere=[]) == 100_000


def test_tables_are_asked_before_their_columns(tmp_path):
    rules = rules_of(tmp_path, {"甲": support(LEVELS, EACH)})
    assert questions_that_matter(rules, {}) == [
        {"field": "project", "measures": ["甲"]}
    ]
    assert questions_that_matter(rules, {"project": [{}, {}]}) == [
        {"field": "project", "row": 0, "column": "level", "measures": ["甲"]},
        {"field": "project", "row": 1, "column": "level", "measures": ["甲"]},
    ]
    none = evaluate(rules, {"project": []})["甲"]
    assert (none.verdict, none.change.answers[0].text) == (
        "no",
        "“项目”增加一项",
    )


def test_a_project_is_shown_by_its_name(tmp_path):
    rules = rules_of(tmp_path, {"甲": support(LEVELS, EACH)})
    answers = {"project": [{"name": "灯塔", "level": "nation"}]}
    said = as_text(rules, answers, evaluate(rules, answers, steps=True))
    assert "项目第1项（灯塔）  20万元" in said
