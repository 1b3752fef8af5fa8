"""The first housing policy that was tried: a 管理办法 of which the purpose had no money, the
amounts stood in items, and the whole was 每人每月 for 36 months. Each of its files failed or
was wrong; each is here in today's format, with what it gives.

The files were half of another policy (a firm as applicant, 3000万元 a year), and are so here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from policypress.document import Document, paragraphs, plain
from policypress.eligibility import evaluate, export
from policypress.pipeline.composing import compose
from policypress.source import load
from policypress.source.model import Policy
from policypress.source.promises import promises

TEMPLATES = Path(__file__).parents[2] / "templates"
FILES = {
    "policy.yaml": """\
title: 云川市临港区人才住房补贴管理办法
short_title: 办法
kind: 办法
region: 临港区
issuer: 云川市临港区人民政府
drafter: 云川市临港区发展和改革局
payer: 临港区产业发展专项资金
grant: 补贴
number: {basis: {status: unknown, reason: 印发时编号}}
issued: {basis: {status: unknown, reason: 印发时确定}}
effective: {basis: {status: unknown, reason: 印发时确定}}
validity: {value: 3年, basis: {status: proposed, reason: 按规定不超过五年，拟定三年}}
numbering: {scheme: articles}
preamble:
  - 为抢抓低空经济发展机遇，培育和发展新质生产力，根据{{ cite('air-rule') }}等规定，结合{{ p.region }}实际，制定本办法。
chapters:
  general: {title: 总则}
  standards: {title: 补贴对象和标准, measures: [standard]}
limits:
  cap_all: {at_most: 3000万元, period: year, clause: ceiling.main}
conditions:
  entity: {field: entity, op: one_of, values: [company], text: 依法设立的企业, clause: scope}
basis: {status: proposed, reason: 按照同类政策测算拟定}
""",
    # What was housing-purpose.yaml: refused, since it gives nothing.
    "parts/general.yaml": """\
articles:
  purpose:
    subject: 目的依据
    text: 为规范人才住房补贴的申请、审核、发放和监督管理，根据有关规定，结合本区实际，制定本办法。
""",
    # What was housing-standard-items-rejected.yaml, and as one paragraph standard.yaml.
    "measures/standard.yaml": """\
subject: 补贴标准
paragraphs:
  main:
    text: 补贴标准如下：
    items:
      a: 博士研究生每人每月{{ s.t.doctor }}；
      b: 硕士研究生每人每月{{ s.t.master }}；
      c: 本科生每人每月{{ s.t.bachelor }}。
  d: 补贴按月计算、按季度发放，累计发放不超过{{ s.t.of.at_most }}；夫妻双方均符合条件的，只能由一方申请。
supports:
  t:
    name: 住房补贴
    mode: 补贴
    amount:
      each: {by: degree, called: 学历, tiers: {doctor: 3000元, master: 2000元, bachelor: 1000元}}
      of: {field: stay_months, at_most: 36个月}
      unit: 人·月
    conditions:
      couple: {field: spouse, op: "no", text: 配偶未申请, clause: d, quote: 只能由一方申请}
basis: {status: proposed, reason: 测算拟定}
""",
    "supplementary.yaml": """\
title: 附则
articles:
  scope:
    subject: 适用对象
    paragraphs:
      main:
        text: 本办法适用于在{{ p.region }}从事低空飞行器研发制造、飞行运营、基础设施建设和配套服务的、依法设立的企业。
  ceiling:
    subject: 总量控制
    paragraphs:
      main:
        text: 单个企业同一年度依据本办法获得的资助总额不超过{{ p.limits.cap_all }}。
  effect:
    subject: 施行时限
    paragraphs:
      main:
        text: 本办法自{{ p.effective }}起施行，有效期{{ p.validity }}。
""",
    "documents.yaml": """\
documents:
  air-rule:
    title: 无人驾驶航空器飞行管理暂行条例
    issuer: 国务院、中央军委
    number: 国务院 中央军委令第761号
    date: 2023年5月31日
    level: national
    force: in_force
""",
    "fields.yaml": """\
fields:
  entity: {label: 主体类型, question: 您是哪一类主体？, type: choice, choices: {company: 企业, individual: 个人, other: 其他}}
  paid_in: {label: 实缴资本, question: 实缴注册资本是多少？, type: money, unit: 元}
  revenue: {label: 营业收入, question: 上一年度营业收入是多少？, type: money, unit: 元}
  revenue_inc: {label: 营业收入增量, question: 上一年度营业收入比前一年度增加多少？, type: money, unit: 元}
  growth_rate: {label: 营业收入增速, question: 上一年度营业收入同比增长百分之几？, type: number, unit: "%"}
  rent_paid: {label: 实付租金, question: 一年实际支付租金多少？, type: money, unit: 元}
  rent_area: {label: 租赁面积, question: 租赁面积多少？, type: number, unit: 平方米}
  rent_months: {label: 租赁月数, question: 一年内实际租赁几个月？, type: number, unit: 个月}
  cert: {label: 适航证件, question: 取得哪一类型号合格证？, type: choice, choices: {evtol: 载人电动垂直起降航空器, large: 大型无人驾驶航空器, medium: 中型无人驾驶航空器}}
  rd: {label: 研发投入, question: 上一年度研发投入是多少？, type: money, unit: 元}
  flights: {label: 飞行架次, question: 新开航线一年飞行多少架次？, type: number, unit: 架次}
  uav: {label: 机型, question: 用什么机型？, type: choice, choices: {small: 小型, medium: 中型, large: 大型}}
  port_cost: {label: 起降点建设费用, question: 起降点设备投资多少？, type: money, unit: 元}
  port_kind: {label: 起降点规模, question: 起降点是什么规模？, type: choice, choices: {large: 大型起降枢纽, middle: 中型起降场, small: 小型起降点}}
  talents: {label: 新引进人才数, question: 新引进几人？, type: number, unit: 人}
  degree: {label: 学历, question: 学历？, type: choice, choices: {doctor: 博士研究生, master: 硕士研究生, bachelor: 本科生}}
  stay_months: {label: 在岗月数, question: 实际在岗几个月？, type: number, unit: 个月}
  pilots: {label: 执照人数, question: 新取得操控员执照的员工几人？, type: number, unit: 人}
  interest: {label: 利息, question: 实际支付利息多少？, type: money, unit: 元}
  principal: {label: 贷款本金, question: 贷款本金多少？, type: money, unit: 元}
  spouse: {label: 配偶申请, question: 配偶是否已经申请？, type: yes_no}
""",
}
APPLICANT = {"entity": "company", "spouse": False}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The policy on disk."""
    root = tmp_path_factory.mktemp("inputs") / "policy"
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def policy(folder: Path) -> Policy:
    loaded = load(folder)
    assert loaded.policy, [str(one) for one in loaded.findings]
    return loaded.policy


def lines(document: Document) -> list[str]:
    return [plain(one.inlines) for one in paragraphs(document.blocks)]


def test_the_text_prints_its_items_with_their_numbers(folder: Path) -> None:
    made = compose(folder, TEMPLATES, (), lambda *_: None, kinds=("measures",))
    assert made.findings == []
    (document,) = made.documents
    assert document.name == "办法正文"
    text = lines(document)
    start = text.index("第一章　总则")
    assert text[start:] == [
        "第一章　总则",
        "第一条　为规范人才住房补贴的申请、审核、发放和监督管理，根据有关规定，结合本区实际，制定本办法。",
        "第二章　补贴对象和标准",
        "第二条　补贴标准如下：",
        "（一）博士研究生每人每月3000元；",
        "（二）硕士研究生每人每月2000元；",
        "（三）本科生每人每月1000元。",
        "补贴按月计算、按季度发放，累计发放不超过36个月；夫妻双方均符合条件的，只能由一方申请。",
        "第三章　附则",
        "第三条　本办法适用于在临港区从事低空飞行器研发制造、飞行运营、基础设施建设和配套服务的、依法设立的企业。",
        "第四条　单个企业同一年度依据本办法获得的资助总额不超过3000万元。",
        "第五条　本办法自【待核】起施行，有效期3年。",
    ]


@pytest.mark.parametrize(
    ("degree", "months", "gives"),
    [
        ("doctor", 1, 3000),  # 3000 × 1
        ("doctor", 36, 108_000),  # 3000 × 36
        ("doctor", 40, 108_000),  # at most 36 months
        ("master", 12, 24_000),  # 2000 × 12
        ("bachelor", 3, 3000),  # 1000 × 3
    ],
)
def test_each_degree_gets_its_sum_for_each_month(
    policy: Policy, degree: str, months: int, gives: int
) -> None:
    found = given(policy, degree=degree, stay_months=months)
    assert (found.verdict, found.amount.min, found.amount.max) == (
        "yes",
        gives,
        gives,
    )


@pytest.mark.parametrize(
    "answers", [{"entity": "individual"}, {"spouse": True}]
)
def test_who_is_no_firm_or_whose_spouse_applies_gets_nothing(
    policy: Policy, answers: dict[str, Any]
) -> None:
    found = given(policy, degree="doctor", stay_months=3, **answers)
    assert found.verdict == "no"


def given(policy: Policy, **answers: Any) -> Any:
    """What the one support gives an applicant."""
    result = evaluate(export(policy), APPLICANT | answers)
    (support,) = result["standard"].supports
    return support


def test_the_guide_says_that_it_is_by_month_and_how_many(
    folder: Path, policy: Policy
) -> None:
    amount = policy.measures["standard"].supports["t"].amount
    assert amount.lines(amount.plain, "补贴") == [
        "博士研究生：每人每月3000元",
        "硕士研究生：每人每月2000元",
        "本科生：每人每月1000元",
        "在岗月数最多计36个月",
    ]


def test_only_the_words_of_the_two_halves_do_not_fit(policy: Policy) -> None:
    """Nothing is wrong with it but that no guide was written."""
    assert [one.code for one in promises(policy)] == []


def test_items_typed_into_a_paragraph_are_said(folder: Path) -> None:
    """As it was written first: the numbers by hand, in one paragraph."""
    typed = FILES["measures/standard.yaml"].replace(
        """\
    text: 补贴标准如下：
    items:
      a: 博士""",
        """\
    text: |
      补贴标准如下：

      （一）博士""",
    )
    typed = typed.replace("；\n      b: 硕士", "；\n\n      （二）硕士")
    typed = typed.replace("；\n      c: 本科", "；\n\n      （三）本科")
    file = folder / "measures" / "standard.yaml"
    try:
        file.write_text(typed, encoding="utf-8")
        found = load(folder).findings
    finally:
        file.write_text(FILES["measures/standard.yaml"], encoding="utf-8")
    (said,) = found
    assert (said.code, said.place.file) == (
        "typed-number",
        "policy/measures/standard.yaml",
    )
