"""What other policies say and this one does not: each shape of amount, limit and
condition, reckoned by hand from the clause."""

from __future__ import annotations

from fractions import Fraction

import pytest

from policypress.eligibility import evaluate, export
from policypress.source import load

FIELDS = """\
fields:
  local: {label: 本区设立, question: 在本区设立吗？, type: yes_no}
  years: {label: 经营年限, question: 经营了几年？, type: number, unit: 年}
  cost: {label: 研发费用, question: 研发费用是多少？, type: money}
  revenue: {label: 营业收入, question: 上一年度营业收入是多少？, type: money}
  before: {label: 上年营业收入, question: 再上一年度营业收入是多少？, type: money}
  had: {label: 此前已得, question: 此前累计得到多少？, type: money}
  pilots: {label: 试点数, question: 有几项试点？, type: number, unit: 项}
  people: {label: 人数, question: 有几人？, type: number, unit: 人}
  months: {label: 月数, question: 住了几个月？, type: number, unit: 个月}
  area: {label: 面积, question: 租了多少平方米？, type: number, unit: 平方米}
  paid: {label: 实际租金, question: 实际支付多少租金？, type: money}
  size: {label: 规模, question: 属于哪一规模？, type: choice, choices: {large: 大型, middle: 中型, small: 小型}}
  degree: {label: 学位, question: 是什么学位？, type: choice, choices: {doctor: 博士, master: 硕士}}
  time: {label: 方式, question: 全职还是柔性？, type: choice, choices: {full: 全职, part: 柔性}}
  high: {label: 高新技术企业, question: 是高新技术企业吗？, type: yes_no}
  a: {label: 甲, question: 甲？, type: yes_no}
  b: {label: 乙, question: 乙？, type: yes_no}
  c: {label: 丙, question: 丙？, type: yes_no}
  d: {label: 丁, question: 丁？, type: yes_no}
things:
  flight: {label: 航线, ask: 开了哪些航线？, unit: 条, columns: {kind: {label: 机型, type: choice, choices: {s: 小型, m: 中型, l: 大型}}, flights: {label: 架次, type: number, unit: 架次}}}
  loan: {label: 贷款, ask: 有哪些贷款？, unit: 笔, columns: {interest: {label: 利息, type: money}, lpr: {label: 按LPR的利息, type: money}, others: {label: 各级贴息, type: money}}}
  patent: {label: 专利, ask: 有哪些专利获奖？, unit: 件, columns: {award: {label: 奖项, type: choice, several: true, choices: {gold: 金奖, silver: 银奖}}, earlier: {label: 此前所得, type: money}}}
derived:
  growth: {label: 增速, formula: revenue / before - 1, unit: "%"}
"""
MEASURE = """\
title: 支持测试
subject: 测试
text: "{{{{ s.it.amount }}}}。"
supports:
  it:
    name: 测试资助
    mode: 资助
{support}
basis: {{status: proposed, reason: 测算}}
"""


POLICY = """\
title: 青石区关于支持测试的若干措施
short_title: 若干措施
region: 青石区
issuer: 青石区人民政府
drafter: 青石区文旅局
number: {basis: {status: unknown, reason: 印发时编号}}
issued: {basis: {status: unknown, reason: 印发时确定}}
effective: {basis: {status: unknown, reason: 印发时确定}}
validity: {value: 3年, basis: {status: proposed, reason: 拟定三年}}
chapters: {only: {title: 支持测试, measures: [it]}}
basis: {status: proposed, reason: 样例}
"""


@pytest.fixture
def reckon(tmp_path):
    """The result of the one measure, for what its support says and the answers; of the
    whole policy, where `meta` is what policy.yaml says besides."""

    def found(support: str, answers: dict, meta: str = ""):
        lines = support.strip("\n").splitlines()
        body = "\n".join(f"    {line}" for line in lines)
        root = tmp_path / "policy"
        (root / "measures").mkdir(parents=True, exist_ok=True)
        files = {
            "policy.yaml": POLICY + meta,
            "fields.yaml": FIELDS,
            "measures/it.yaml": MEASURE.format(support=body),
        }
        for name, text in files.items():
            (root / name).write_text(text, "utf-8")
        loaded = load(root)
        assert loaded.policy, loaded.findings
        result = evaluate(export(loaded.policy), answers)
        return result if meta else result.measures[0]

    return found


def ends(found) -> tuple:
    """The least and the most that is given, in ten thousand yuan; None = no bound."""
    low, high = found.amount.min, found.amount.max
    return tuple(
        None if end is None else Fraction(end) / 10000 for end in (low, high)
    )


def sure(found) -> Fraction:
    """What is given for certain, in ten thousand yuan."""
    low, high = ends(found)
    assert low == high, (low, high)
    return low


WAN = 10000
CASES = [
    # 基础奖励10万元，每增加1项再奖励2万元: 10 + 3 × 2
    (
        "amount: {sum: [10万元, {each: 2万元, of: pilots, unit: 项}]}",
        {"pilots": 3},
        16,
    ),
    # 大型30%最高500万元、中型30%最高100万元: 1000 × 30% = 300 > 100
    (
        "amount: {by: size, tiers: {large: {amount: {share: 30%, of: cost, at_most: 500万元}}, middle: {amount: {share: 30%, of: cost, at_most: 100万元}}, small: {amount: {share: 30%, of: cost, at_most: 30万元}}}}",
        {"size": "middle", "cost": 1000 * WAN},
        100,
    ),
    # 10%，最高不超过上一年度营业收入的3%: min(100 × 10%, 200 × 3%) = min(10, 6)
    (
        "amount: {share: 10%, of: cost, at_most: {share: 3%, of: revenue}}",
        {"cost": 100 * WAN, "revenue": 200 * WAN},
        6,
    ),
    # 10%，最低1万元: 5 × 10% = 0.5 → 1
    ("amount: {share: 10%, of: cost, at_least: 1万元}", {"cost": 5 * WAN}, 1),
    # 最低1万元 gives nothing where nothing is spent
    ("amount: {share: 10%, of: cost, at_least: 1万元}", {"cost": 0}, 0),
    # 每人每月3000元，最长36个月: 2人 × 36 × 0.3 = 21.6
    (
        "amount: {each: 3000元, of: [people, {field: months, at_most: 36个月}], unit: 人·月}",
        {"people": 2, "months": 40},
        Fraction(216, 10),
    ),
    # 500万元以下部分按8%，超过部分按10%: 40 + 300 × 10% = 70
    (
        "amount: {bands: [{to: 500万元, rate: 8%}, {rate: 10%}], of: cost}",
        {"cost": 800 * WAN},
        70,
    ),
    # just at the bound: 500 × 8%
    (
        "amount: {bands: [{to: 500万元, rate: 8%}, {rate: 10%}], of: cost}",
        {"cost": 500 * WAN},
        40,
    ),
    # 30件以上3万元，每增加30件增加3万元: 95件 → 3 + 2 × 3
    (
        "amount: {steps: {from: 30项, first: 3万元, every: 30项, add: 3万元}, of: pilots}",
        {"pilots": 95},
        9,
    ),
    (
        "amount: {steps: {from: 30项, first: 3万元, every: 30项, add: 3万元}, of: pilots}",
        {"pilots": 30},
        3,
    ),
    (
        "amount: {steps: {from: 30项, first: 3万元, every: 30项, add: 3万元}, of: pilots}",
        {"pilots": 29},
        0,
    ),
    # 每满1000万元奖10万元: 3999 → 3 × 10
    (
        "amount: {steps: {every: 1000万元, add: 10万元}, of: revenue}",
        {"revenue": 3999 * WAN},
        30,
    ),
    # 博士全职8万元、柔性4万元，硕士5万元、2.5万元
    (
        "amount: {table: {doctor: {full: 8万元, part: 4万元}, master: {full: 5万元, part: 2.5万元}}, by: [degree, time]}",
        {"degree": "master", "time": "part"},
        Fraction(5, 2),
    ),
    # 每平方米每月最高40元，实际支付低于标准的按实际，每年最高200万元:
    # 1000 × 12 × 40 = 48万元 against 30万元 paid
    (
        "amount: {lowest: [{each: 40元, of: [area, months], unit: 平方米·月}, {field: paid}], at_most: 200万元}",
        {"area": 1000, "months": 12, "paid": 30 * WAN},
        30,
    ),
    # 每架次20元、40元、80元，每条航线最高50万元: 20 × 10000 = 20 and 80 × 9000 = 72 → 50
    (
        "for_each: flight\namount: {by: kind, tiers: {s: {amount: {each: 20元, of: flights, unit: 架次}}, m: {amount: {each: 40元, of: flights, unit: 架次}}, l: {amount: {each: 80元, of: flights, unit: 架次}}}, at_most: 50万元}",
        {
            "flight": [
                {"kind": "s", "flights": 10000},
                {"kind": "l", "flights": 9000},
            ]
        },
        70,
    ),
    # 利息的50%且不超过同期LPR的50%，与各级贴息合计不超过利息, a loan a row:
    # min(10, 8) × 50% = 4; min(20, 30) × 50% = 10, but 20 − 15 = 5 is left
    (
        "for_each: loan\namount: {share: 50%, of: {lowest: [interest, lpr]}}\nlimits: {ceiling: {at_most: {field: interest}, together_with: [others], scope: row}}",
        {
            "loan": [
                {"interest": 10 * WAN, "lpr": 8 * WAN, "others": 0},
                {"interest": 20 * WAN, "lpr": 30 * WAN, "others": 15 * WAN},
            ]
        },
        9,
    ),
    # 同一专利取最高，不同专利相加，补足差额: max(100, 50) − 50 and 50
    (
        "for_each: patent\namount: {by: award, tiers: {gold: 100万元, silver: 50万元}, several: highest, less: earlier}",
        {
            "patent": [
                {"award": ["gold", "silver"], "earlier": 50 * WAN},
                {"award": ["silver"], "earlier": 0},
            ]
        },
        100,
    ),
    # 同一企业累计最高30万元, of which 25 were had
    (
        "amount: 10万元\nlimits: {ever: {at_most: 30万元, period: ever, earlier: had}}",
        {"had": 25 * WAN},
        5,
    ),
    # exact to the fen: 12345.67 × 50% = 6172.835 → 6172.83
    (
        "amount: {share: 50%, of: cost}",
        {"cost": "12345.67"},
        Fraction(617283, 1000000),
    ),
    # instalments change nothing of the sum
    ("amount: {value: 10万元, paid: [40%, 30%, 30%]}", {}, 10),
]


@pytest.mark.parametrize(("support", "answers", "wan"), CASES)
def test_each_shape_of_amount_gives_what_the_clause_gives(
    reckon, support, answers, wan
):
    assert sure(reckon(support, answers)) == wan


def test_what_is_left_to_a_decision_is_never_reckoned(reckon):
    found = reckon("amount: {discretionary: 由区政府一事一议确定}", {})
    assert ends(found) == (0, None)
    assert found.amount.undecided == ("由区政府一事一议确定",)


def test_what_is_left_to_a_decision_may_have_a_limit(reckon):
    support = "amount: {discretionary: 按经济效益核定, at_most: 50万元}"
    assert ends(reckon(support, {})) == (0, 50)


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ({"revenue": 2000 * WAN, "before": 1600 * WAN, "high": False}, "yes"),
        ({"revenue": 2000 * WAN, "before": 1700 * WAN, "high": False}, "no"),
        ({"revenue": 100 * WAN, "before": 50 * WAN, "high": True}, "yes"),
        ({"revenue": 100 * WAN, "high": False}, "no"),
        ({"revenue": 3000 * WAN, "high": False}, "unknown"),
    ],
)
def test_revenue_and_growth_or_a_title(reckon, answers, verdict):
    """年营收2000万元以上且增速20%以上，或者国家高新技术企业: 2000/1600 − 1 = 25%."""
    support = """
amount: 10万元
conditions:
  either:
    any:
      scale:
        all:
          r: {field: revenue, op: at_least, value: 2000万元}
          g: {field: growth, op: at_least, value: 20%}
      title: {field: high, op: "yes"}
"""
    assert reckon(support, answers).verdict == verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("yyyn", "yes"),
        ("yynn", "no"),
        ("yy??", "unknown"),
        ("yyy?", "yes"),
        ("ynn?", "no"),
    ],
)
def test_three_of_four(reckon, said, verdict):
    """满足以下条件中的三项."""
    parts = ", ".join(f'{key}: {{field: {key}, op: "yes"}}' for key in "abcd")
    support = f"amount: 10万元\nconditions: {{some: {{at_least: 3, of: {{{parts}}}}}}}"
    answers = {
        key: one == "y"
        for key, one in zip("abcd", said, strict=True)
        if one != "?"
    }
    assert reckon(support, answers).verdict == verdict


def test_all_that_the_policy_gives_has_a_limit(reckon):
    """单个企业资助总额不超过营业收入的10%."""
    meta = (
        "limits: {all: {at_most: {share: 10%, of: revenue}, period: year}}\n"
    )
    result = reckon("amount: 30万元", {"revenue": 200 * WAN}, meta)
    assert sure(result.measures[0]) == 30
    assert sure(result) == 20


def test_rows_that_are_not_answered_leave_the_amount_open(reckon):
    support = "for_each: flight\namount: {each: 20元, of: flights, unit: 架次}"
    found = reckon(support, {})
    assert found.verdict == "unknown" and found.amount.min == 0
    assert reckon(support, {"flight": []}).verdict == "no"
