"""Sentences that differ in one word, each with all that is said of it: what is counted,
bounded, limited, chosen or asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source.model import Policy
from policypress.source.promises.wording import wording
from tests.support.measures import Clause, policy, said

FIXED = {"x": "amount: 9万元"}
TWO = {"x": "amount: 9万元", "y": "amount: 6万元"}
GIVEN = "给予{{ s.x.value }}"
EACH = {"x": "amount: {each: 30元, of: area, unit: 平方米}"}
ROWS = {"x": "for_each: patent\namount: 9万元"}
TOP = "limits: {top: {at_most: 30万元%s}}\n"
YEARS = "conditions:\n  years: {field: months, op: at_least, value: 24个月}\n"
BEYOND = "{{ cond.years }}（不含）以上"


def limited(period: str) -> dict[str, str]:
    """A share with a limit of this period or scope."""
    return {
        "x": f"amount: {{share: 10%, of: cost}}\nlimits: {{top: {{at_most: 30万元{period}}}}}"
    }


def counted(scope: str) -> dict[str, str]:
    """A panel that chooses, with a limit of this scope."""
    return {
        "x": f"review: evaluation\namount: 9万元\nlimits: {{top: {{at_most: 10家{scope}}}}}"
    }


SHARE = "按照研发费用的{{ s.x.share }}资助，"
YEAR = {
    "x": 'amount: 9万元\nconditions: {won: {field: local, op: "yes", text: 2025年获奖%s}}'
}

CLAUSES = {
    # 每项
    "each": Clause(f"每项{GIVEN}资助。", FIXED),
    "each-patent": Clause(f"每件专利分别{GIVEN}。", FIXED),
    "each-said-long": Clause(f"每引进一家总部企业的单位均{GIVEN}。", FIXED),
    "each-company": Clause(f"每户{GIVEN}，每个申请企业{GIVEN}。", FIXED),
    "each-band": Clause(
        "{{ s.x.bands.0.to }}以下的部分每人补贴{{ s.x.bands.0.rate }}，"
        "超过的部分每人补贴{{ s.x.bands.1.rate }}。",
        {
            "x": "amount: {bands: [{to: 50人, rate: 100元}, {rate: 50元}], of: staff}"
        },
    ),
    "each-band-of-money": Clause(
        "{{ s.x.bands.0.to }}以下的部分每人补贴{{ s.x.bands.0.rate }}，"
        "超过的部分补贴{{ s.x.bands.1.rate }}。",
        {
            "x": "amount: {bands: [{to: 50万元, rate: 8%}, {rate: 5%}], of: cost}"
        },
    ),
    "each-share-of-a-number": Clause(
        "每平方米补贴{{ s.x.share }}的费用。",
        {"x": "amount: {share: 30%, of: [cost, area]}"},
    ),
    "each-band-unsaid": Clause(
        "不满{{ s.x.bands.0.to }}的按{{ s.x.bands.0.rate }}，"
        "其余按{{ s.x.bands.1.rate }}资助。",
        {
            "x": "amount: {bands: [{to: 50人, rate: 100元}, {rate: 50元}], of: staff}"
        },
    ),
    "each-behind": Clause("给予{{ s.x.value }}的标准每人的补贴。", FIXED),
    "each-behind-year": Clause("给予{{ s.x.value }}每年的补贴。", FIXED),
    "each-more": Clause("每引进一人，再奖励{{ s.x.value }}。", FIXED),
    "each-limit": Clause(
        "给予{{ s.x.value }}，每项最高{{ s.x.top }}。",
        {"x": "amount: 9万元\nlimits: {top: {at_most: 30万元}}"},
    ),
    "each-cap": Clause(
        "给予{{ s.x.share }}，每项{{ s.x.cap }}。",
        {"x": "amount: {share: 30%, of: cost, at_most: 10万元}"},
    ),
    "each-other": Clause(
        "给予{{ s.x.value }}，每项再给予{{ s.y.value }}。", TWO
    ),
    "each-condition": Clause(
        "每项{{ cond.years }}以上的，" + GIVEN + "。", FIXED, YEARS
    ),
    "each-twice": Clause(f"每项{GIVEN}，每件{GIVEN}。", FIXED),
    "counted": Clause("按{{ s.x.each }}给予资助。", EACH),
    "counted-said": Clause("按每平方米{{ s.x.each }}给予资助。", EACH),
    "counted-slash": Clause("按{{ s.x.each }}/平方米给予补贴。", EACH),
    "counted-whole": Clause("给予补贴，{{ s.x.amount }}。", EACH),
    "counted-elsewhere": Clause("按标准给予补贴。", EACH),
    "rows": Clause(f"对获奖的，{GIVEN}。", ROWS),
    "rows-said": Clause(f"对获奖的，逐件{GIVEN}。", ROWS),
    # 以上、超过
    "beyond": Clause(f"租用{BEYOND}的，{GIVEN}。", FIXED, YEARS),
    "beyond-second": Clause(
        "租用{{ cond.years }}以上、超过{{ cond.years }}的，" + GIVEN + "。",
        FIXED,
        YEARS,
    ),
    "beyond-part": Clause(
        "租用超过{{ cond.a }}或者{{ cond.b }}以下的，" + GIVEN + "。",
        FIXED,
        "conditions:\n  both:\n    any:\n"
        "      a: {field: months, op: at_least, value: 24个月}\n"
        "      b: {field: staff, op: at_least, value: 10人}\n",
    ),
    "beyond-own": Clause(
        "租用超过{{ cond.r }}的，" + GIVEN + "。",
        {
            "x": "amount: 9万元\nconditions: {r: {field: months, op: at_least, value: 24个月}}"
        },
    ),
    "beyond-same": Clause(
        "租用超过{{ cond.r }}的，" + GIVEN + "。",
        FIXED,
        "conditions:\n  r: {field: months, op: is, value: 24个月}\n",
    ),
    "own-text": Clause(
        "租用{{ cond.years }}的，" + GIVEN + "。",
        FIXED,
        YEARS.replace("}", ", text: '租用。超过{{ cond.years }}的'}"),
    ),
    # 评审
    "panel-unsaid": Clause(
        f"{GIVEN}。", {"x": "review: evaluation\namount: 9万元"}
    ),
    "panel-said": Clause(
        f"经专家评审，{GIVEN}。", {"x": "review: evaluation\namount: 9万元"}
    ),
    "council-unsaid": Clause(
        f"{GIVEN}。", {"x": "review: deliberation\namount: 9万元"}
    ),
    "council-said": Clause(
        f"经区政府批准，{GIVEN}。",
        {"x": "review: deliberation\namount: 9万元"},
    ),
    "best-approved": Clause(f"择优{GIVEN}。", FIXED),
    "best-without-places": Clause(
        "择优选取{{ s.x.top }}，" + GIVEN + "。", counted(", period: year")
    ),
    "best-with-places": Clause(
        "择优选取共{{ s.x.top }}，" + GIVEN + "。", counted(", scope: all")
    ),
    "best-of-measure": Clause(
        "择优选取共{{ m.few }}，" + GIVEN + "。",
        {"x": "review: evaluation\namount: 9万元"},
        "limits: {few: {at_most: 10家, scope: all}}\n",
    ),
    "won-first-places": Clause(f"对获得前三名的，{GIVEN}。", FIXED),
    # 每年度
    "year-said": Clause(
        SHARE + "每年最高{{ s.x.top }}。", limited(", period: year")
    ),
    "year-far": Clause(
        "每年一次，" + SHARE + "最高{{ s.x.top }}。",
        limited(", period: year"),
    ),
    "year-behind": Clause(
        SHARE + "最高{{ s.x.top }}，每年核定。", limited(", period: year")
    ),
    "year-near": Clause(
        SHARE + "同一单位每年获得的，总额最高{{ s.x.top }}。",
        limited(", period: year"),
    ),
    "ever-unsaid": Clause(
        SHARE + "可达{{ s.x.top }}。", limited(", period: ever")
    ),
    "term-unsaid": Clause(
        SHARE + "可达{{ s.x.top }}。", limited(", period: term")
    ),
    "term-said": Clause(
        SHARE + "有效期内可达{{ s.x.top }}。", limited(", period: term")
    ),
    "once-yearly": Clause(SHARE + "每年可达{{ s.x.top }}。", limited("")),
    "all-unsaid": Clause(
        SHARE + "可达{{ s.x.top }}。", limited(", scope: all")
    ),
    "all-said": Clause(
        SHARE + "全区可达{{ s.x.top }}。", limited(", scope: all")
    ),
    "measure-year": Clause(
        GIVEN + "，最高{{ m.top }}。", FIXED, TOP % ", period: year"
    ),
    "measure-all": Clause(
        GIVEN + "，可达{{ m.top }}。", FIXED, TOP % ", scope: all"
    ),
    # 首次
    "word-unheld": Clause(f"对首次、连续获奖的企业，{GIVEN}。", FIXED),
    "word-behind": Clause(f"对企业{GIVEN}，首次申请的加急办理。", FIXED),
    "word-elsewhere": Clause(f"对企业{GIVEN}。首次申请的加急办理。", FIXED),
    "word-asked-otherwise": Clause(
        f"对新设立企业，{GIVEN}。",
        FIXED,
        "conditions:\n  f: {field: founded, op: at_least, value: 2025年1月1日, text: 成立日期较近}\n",
    ),
    "word-quoted": Clause(
        f"对首次获奖的企业，{GIVEN}。",
        FIXED,
        'conditions:\n  f: {field: local, op: "yes", text: 过去没有, quote: 首次获奖}\n',
    ),
    "word-of-tier": Clause(
        "对首次获奖的企业，给予{{ s.x.phd }}。",
        {
            "x": "amount:\n  by: degree\n  tiers: {phd: {when: 首次获奖的博士, amount: 9万元}, master: 6万元}"
        },
    ),
    "word-of-rows": Clause(
        f"对上一年度获奖的，每件{GIVEN}。",
        {"x": "for_each: patent\namount: 9万元"},
    ),
    # 上一年度
    "year-added": Clause(f"对获奖的，{GIVEN}。", {"x": YEAR["x"] % ""}),
    "year-of-clause": Clause(
        f"对上年度获奖的，{GIVEN}。",
        {"x": YEAR["x"] % ""},
    ),
    "year-elsewhere": Clause(
        f"对获奖的，{GIVEN}。", {"x": YEAR["x"] % ", clause: main"}
    ),
    # 一事一议
    "open-unsaid": Clause(
        "给予支持。", {"x": "amount: {discretionary: 由区政府商定}"}
    ),
    "open-missing": Clause(f"酌情{GIVEN}。", FIXED),
}


# Of the others nothing is said.
SAID: dict[str, list[str]] = {
    "each": [
        "9:13 warning each-uncounted 条文按“每项”给，“x资助”却只算一次",
    ],
    "each-patent": [
        "9:13 warning each-uncounted 条文按“每件专利”给，“x资助”却只算一次",
    ],
    "each-band-of-money": [
        "9:5 warning each-uncounted 条文按“每人”给，“x资助”却只算一次",
    ],
    "each-band-unsaid": [
        "9:5 warning count-unsaid “x资助”按数量计算，条文没有写“每项、每件”等",
    ],
    "each-behind": [
        "9:13 warning each-uncounted 条文按“每人”给，“x资助”却只算一次",
    ],
    "each-more": [
        "9:13 warning each-uncounted 条文按“每引进一人”给，“x资助”却只算一次",
    ],
    "each-other": [
        "13:13 warning each-uncounted 条文按“每项”给，“y资助”却只算一次",
    ],
    "each-twice": [
        "9:13 warning each-uncounted 条文按“每项”给，“x资助”却只算一次",
    ],
    "counted": [
        "9:5 warning count-unsaid “x资助”按数量计算，条文没有写“每项、每件”等",
    ],
    "rows": [
        "9:15 warning count-unsaid “x资助”按数量计算，条文没有写“每项、每件”等",
    ],
    "beyond": [
        "4:5 error edge-differs 此处写的是不含本数的“超过”，条件“years”比较的却是含本数的“以上”（24个月）",
    ],
    "beyond-second": [
        "4:5 error edge-differs 此处写的是不含本数的“超过”，条件“years”比较的却是含本数的“以上”（24个月）",
    ],
    "beyond-part": [
        "4:5 error edge-differs 此处写的是不含本数的“超过”，条件“a”比较的却是含本数的“以上”（24个月）",
        "4:5 error edge-differs 此处写的是含本数的“以下、不超过”，条件“b”比较的却是含本数的“以上”（10人）",
    ],
    "beyond-own": [
        "4:5 error edge-differs 此处写的是不含本数的“超过”，条件“r”比较的却是含本数的“以上”（24个月）",
    ],
    "own-text": [
        "11:59 error edge-differs 此处写的是不含本数的“超过”，条件“years”比较的却是含本数的“以上”（24个月）",
    ],
    "panel-unsaid": [
        "9:13 warning review-unsaid “x资助”按评审制，所在的款没有写评审、考核或者择优",
    ],
    "council-unsaid": [
        "9:13 warning review-unsaid “x资助”由审议确定，所在的款没有写由谁审议",
    ],
    "best-approved": [
        "6:3 warning review-missing 条文写明择优，“x资助”却是符合条件即给予的核准制",
    ],
    "best-without-places": [
        "9:13 warning selection-without-places 条文写明择优，“x资助”没有名额，也没有排名，无从择优",
        "11:42 warning limit-period 限额“单个申请人每年不超过”按“每年”计，条文在金额之前没有这样写",
    ],
    "year-far": [
        "10:43 warning limit-period 限额“单个申请人每年最高”按“每年”计，条文在金额之前没有这样写",
    ],
    "year-behind": [
        "10:43 warning limit-period 限额“单个申请人每年最高”按“每年”计，条文在金额之前没有这样写",
    ],
    "ever-unsaid": [
        "10:43 warning limit-period 限额“单个申请人累计最高”按“累计”计，条文在金额之前没有这样写",
    ],
    "term-unsaid": [
        "10:43 warning limit-period 限额“单个申请人有效期内最高”按“有效期内”计，条文在金额之前没有这样写",
    ],
    "once-yearly": [
        "10:14 warning limit-period 条文的限额按年度计，“单个申请人最高”没有写 period: year",
    ],
    "all-unsaid": [
        "10:42 warning limit-scope “全部总额最高”限制全部申请人，条文没有写总额、全区等",
    ],
    "measure-year": [
        "10:39 warning limit-period 限额“单个申请人每年最高”按“每年”计，条文在金额之前没有这样写",
    ],
    "measure-all": [
        "10:38 warning limit-scope “全部总额最高”限制全部申请人，条文没有写总额、全区等",
    ],
    "word-unheld": [
        "6:3 warning condition-unheld 条文写明“首次”，“x资助”的条件、填报项都没有问到",
        "6:3 warning condition-unheld 条文写明“连续”，“x资助”的条件、填报项都没有问到",
    ],
    "word-of-rows": [
        "6:3 warning condition-unheld 条文写明“上一年度”，“x资助”的条件、填报项都没有问到",
    ],
    "year-added": [
        "10:55 warning year-added 条件“won”写明“2025年”，所在的款没有这一限制",
    ],
    "open-unsaid": [
        "9:5 warning decision-unsaid “x资助”的金额由他人确定，所在的款没有这样写",
    ],
    "open-missing": [
        "5:1 warning decision-missing 条文写明“酌情”，各资助项目的金额却都是算出来的",
    ],
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    """A policy with all these clauses."""
    folder: Path = tmp_path_factory.mktemp("each-word")
    return policy(folder, CLAUSES)


@pytest.mark.parametrize("key", CLAUSES)
def test_a_sentence_is_told_all_that_its_words_and_the_model_differ_in(
    written: Policy, key: str
) -> None:
    found = wording(key, written.measures[key], written)
    assert said(found) == SAID.get(key, [])
