"""A small policy of an invented district that asks all kinds of questions: for tests of
amounts, conditions, limits and things.

A test writes a file with ⟦ where it expects the finding; the mark itself is left out.
"""

from __future__ import annotations

from pathlib import Path

from policypress.findings import Finding
from policypress.source import load
from policypress.source.model import Policy

MARK = "⟦"

FILES = {
    "policy.yaml": """\
title: 白鹭区支持科技创新若干措施
short_title: 若干措施
region: 白鹭区
issuer: 白鹭区人民政府
drafter: 白鹭区科技局
number: {basis: {status: unknown, reason: 印发时编号}}
issued: {basis: {status: unknown, reason: 印发时确定}}
effective: {basis: {status: unknown, reason: 印发时确定}}
validity: {value: 3年, basis: {status: proposed, reason: 拟定}}
preamble: [制定本措施。]
chapters:
  support: {title: 支持创新, measures: [grant]}
conditions:
  local: {field: local, op: "yes", text: 在本区依法设立}
basis: {status: proposed, reason: 样例}
""",
    "fields.yaml": """\
fields:
  local: {label: 在本区设立, question: 是否在本区设立？, type: yes_no}
  cost: {label: 研发费用, question: 研发费用是多少？, type: money, unit: 元}
  rent: {label: 实际租金, question: 实际支付多少租金？, type: money, unit: 元}
  upper_grant: {label: 上级资助, question: 上级资助多少？, type: money, unit: 元}
  staff: {label: 人数, question: 有几名员工？, type: number, unit: 人}
  area: {label: 面积, question: 面积多大？, type: number, unit: 平方米}
  months: {label: 租用月数, question: 租了几个月？, type: number, unit: 个月}
  score: {label: 得分, question: 得分是多少？, type: number, unit: 分}
  level:
    label: 认定级别
    question: 哪一级认定？
    type: choice
    choices: {national: 国家级, provincial: 省级, city: 市级}
  degree: {label: 学历, question: 什么学历？, type: choice, choices: {phd: 博士, master: 硕士}}
  post: {label: 任职方式, question: 全职还是兼职？, type: choice, choices: {full: 全职, part: 兼职}}
  founded: {label: 成立日期, question: 何时成立？, type: date}
  revenue: {label: 营业收入, question: 上年营业收入？, type: money, unit: 元}
  revenue_before: {label: 前年营业收入, question: 前年营业收入？, type: money, unit: 元}
things:
  patent:
    label: 获奖专利
    ask: 哪些专利获奖？一件一行。
    unit: 件
    columns:
      award: {label: 奖项, type: choice, several: true, choices: {gold: 金奖, silver: 银奖}}
      first: {label: 第一专利权人, type: yes_no}
      earlier: {label: 此前已得奖励, type: money, default: "0"}
      pages: {label: 页数, type: number, unit: 页}
derived:
  growth: {label: 营业收入增长率, formula: revenue / revenue_before - 1, unit: "%"}
""",
    "measures/grant.yaml": """\
title: 支持研发
paragraphs: {main: {text: 给予支持。}, more: {text: 另行支持。}}
supports:
  main:
    name: 研发支持
    mode: 补贴
    amount: 1万元
basis: {status: proposed, reason: 样例}
""",
}


def write(folder: Path, changes: dict[str, str] | None = None) -> Path:
    """The policy folder below `folder`. changes: file → its new text."""
    root = folder / "policy"
    for name, text in {**FILES, **(changes or {})}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(MARK, ""), encoding="utf-8")
    return root


def support(lines: str) -> dict[str, str]:
    """The measure with other lines for its amount; a line a rule, as they stand in YAML."""
    indented = "".join(f"    {line}\n" for line in lines.splitlines())
    return edited("measures/grant.yaml", "    amount: 1万元\n", indented)


def edited(name: str, old: str, new: str) -> dict[str, str]:
    """One changed file: `new` replaces words that must be there once."""
    text = FILES[name]
    assert text.count(old) == 1, f"{old!r} is not once in {name}"
    return {name: text.replace(old, new)}


def marked(changes: dict[str, str]) -> str:
    """file:line:column of the mark."""
    ((name, text),) = [(n, t) for n, t in changes.items() if MARK in t]
    before = text[: text.index(MARK)]
    column = len(before) - before.rfind("\n")
    return f"policy/{name}:{before.count(chr(10)) + 1}:{column}"


def found(folder: Path, changes: dict[str, str]) -> list[Finding]:
    """The findings on loading the policy with changed files."""
    return load(write(folder, changes)).findings


def policy(folder: Path, changes: dict[str, str] | None = None) -> Policy:
    """The policy, loaded; a mistake in it fails the test with its findings."""
    loaded = load(write(folder, changes))
    assert loaded.policy, "\n".join(map(str, loaded.findings))
    return loaded.policy


# A measure with an amount of every kind, each modifier, and conditions that nest.
ZOO = {
    "measures/grant.yaml": """\
title: 支持研发
paragraphs: {main: {text: 给予支持。}, more: {text: 另行支持。}}
for: [firm]
set_aside: {local: more}
supports:
  fixed: {name: 定额支持, mode: 奖励, amount: 25万元}
  long:
    name: 详写支持
    mode: 奖励
    amount: {value: {value: 12.5元, label: 每份, basis: {status: proposed, reason: 拟定}}}
  share:
    name: 比例支持
    mode: 配套资助
    amount: {share: 50%, of: upper_grant, at_most: 50万元, at_least: 1万元}
  each:
    name: 租金支持
    mode: 补贴
    amount:
      lowest:
        - {each: 40元, of: [area, {field: months, at_most: 36个月}], unit: 平方米·月}
        - {field: rent}
      at_most: 200万元
      years: 5年
      period: year
  tiers:
    name: 分档支持
    mode: 奖励
    for_each: patent
    amount:
      tiers:
        gold: 100万元
        silver: {when: 获得银奖, amount: {share: 10%, of: {lowest: [cost, 500万元]}, called: 投入}}
      by: award
      several: highest
      less: earlier
    conditions: {first: {field: first, op: "yes"}}
    limits: {row: {at_most: 150万元, scope: row}, many: {at_most: 3件, period: year}}
  bands:
    name: 规模支持
    mode: 奖励
    amount:
      by: staff
      tiers:
        small: {band: {to: 50人}, amount: 1万元}
        large: {band: {from: 50人}, amount: {sum: {one: 2万元, two: {each: 100元, of: staff, unit: 人}}}}
  cases:
    name: 分情形支持
    mode: 补助
    amount:
      tiers:
        fast: {if: {field: growth, op: at_least, value: 20%}, amount: 3万元}
        many: {if: {things: patent, where: {a: {field: award, op: is, value: gold}}, value: 2件}, amount: 5万元}
      several: sum
  table:
    name: 人才支持
    mode: 补贴
    amount: {table: {phd: {full: 8万元, part: 4万元}, master: {full: 5万元}}, by: [degree, post]}
  progressive:
    name: 累进支持
    mode: 补助
    amount:
      bands: [{to: 500万元, rate: 8%}, {rate: 10%}]
      of: {field: cost, minus: 100万元}
      paid: [40%, {share: 60%, when: 考核合格后}]
  steps:
    name: 阶梯支持
    mode: 奖补
    amount:
      sum:
        - {steps: {from: 30人, first: 3万元, every: 30人, add: 3万元}, of: staff}
        - {each: 2000元, of: {field: staff, at_most: 5人}, unit: 人, when: {field: local, op: "yes"}}
      at_most: {share: 30%, of: cost}
  decided:
    name: 重大项目
    mode: 支持
    amount: {discretionary: 由区政府一事一议确定, at_most: 5000万元}
    review: evaluation
    ranking: {by: score, at_least: 80分, top: 10}
highest: {one: {of: [fixed, long], clause: more}}
limits:
  all: {at_most: {lowest: [3000万元, {share: 10%, of: revenue}]}, period: year, of: [fixed, share]}
  budget: {at_most: 1亿元, scope: all, period: year, share_out: pro_rata}
  ceiling: {at_most: {field: cost}, together_with: [upper_grant]}
  ever: {at_most: 3次, period: ever, earlier: months}
conditions:
  scale:
    any:
      both:
        all:
          big: {field: revenue, op: at_least, value: 2000万元}
          fast: {field: growth, op: at_least, value: 20%}
      known: {not: {field: level, op: is, value: city}}
    text: 达到规模，或者获得认定
  strength:
    at_least: 2
    of:
      a: {field: founded, op: at_most, value: 2020年1月1日}
      b: {things: patent}
      c: {things: patent, total: pages, op: more_than, value: 30页}
basis: {status: proposed, reason: 样例}
""",
    "policy.yaml": FILES["policy.yaml"].replace(
        "chapters:\n",
        """\
groups:
  firm: {label: 企业, conditions: {size: {field: staff, op: at_least, value: 3人}}}
exclusions:
  dishonest: {field: local, op: "no", text: 不在本区设立的}
limits:
  year: {at_most: 3000万元, period: year}
chapters:
""",
    ),
}
