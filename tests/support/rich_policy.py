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
