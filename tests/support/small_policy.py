"""A tiny valid policy of an invented district, for tests: 2 chapters, 3 measures, 2 supplementary articles."""

from __future__ import annotations

from pathlib import Path

from policypress.source import load
from policypress.source.model import Policy

FILES = {
    "policy.yaml": """\
title: 青石区关于促进手艺发展的若干措施
short_title: 若干措施
region: 青石区
issuer: 青石区人民政府
drafter: 青石区文旅局
number: {basis: {status: unknown, reason: 印发时编号}}
issued: {basis: {status: unknown, reason: 印发时确定}}
effective: {basis: {status: unknown, reason: 印发时确定}}
validity: {value: 3年, basis: {status: proposed, reason: 拟定三年后评估}}
numbering: {scheme: sections}
preamble: ["为促进手艺发展，根据{{ cite('plan') }}，制定本措施。"]
chapters:
  makers: {title: 支持匠人, measures: [prize, training], purpose: 旨在让匠人留得住。}
  market: {title: 支持市场, measures: [city-match], purpose: 旨在让作品卖得出。}
conditions:
  local: {field: local, op: "yes", text: 在本区依法设立}
facts: {makers: {value: 300多个, label: 匠人工作室}}
basis: {status: proposed, reason: 样例}
""",
    "supplementary.yaml": """\
articles:
  effect:
    subject: 施行时限
    paragraphs: {main: {text: "本措施自{{ p.effective }}起施行，有效期{{ p.validity }}。"}}
  funding:
    subject: 资金来源
    paragraphs: {main: {text: "所需资金由{{ p.region }}财政安排。"}}
""",
    "measures/prize.yaml": """\
title: 奖励手艺大赛
subject: 手艺大赛
paragraphs:
  main:
    text: |
      对获得{{ s.contest.tiers | listing('when') }}的，
      分别奖励{{ s.contest.tiers | listing('value') }}，每家每年最高{{ s.contest.cap_year }}。
supports:
  contest:
    name: 大赛获奖奖励
    mode: 奖励
    amount:
      by: prize_level
      called: 奖项等级
      tiers:
        gold: {when: 大赛金奖, amount: 20万元}
        silver: {when: 大赛银奖, amount: 10万元}
    limits: {cap_year: {at_most: 30万元, period: year}}
conditions:
  years: {field: years, op: at_least, value: 2年}
basis:
  status: proposed
  reason: 参照市级标准减半
  compared: [benchmarks/city#articles.contest.figures.gold]
""",
    "measures/training.yaml": """\
title: 资助手艺培训
subject: 手艺培训
paragraphs:
  main: {text: "按照{{ s.course.of }}的{{ s.course.share }}资助，每期最高{{ s.course.cap }}。"}
supports:
  course:
    name: 手艺培训资助
    mode: 资助
    amount: {share: 50%, of: cost, called: 实际培训费用}
    limits: {cap: {at_most: 5万元, scope: row}}
basis: {status: proposed, reason: 无可比数据}
""",
    "measures/city-match.yaml": """\
title: 配套市级展销资助
subject: 市级展销配套
paragraphs:
  main: {text: "符合{{ ref('prize') }}的，按照{{ s.grant.of }}的{{ s.grant.share }}配套。"}
supports:
  grant:
    name: 展销配套资助
    mode: 配套资助
    amount: {share: 30%, of: city_grant, called: 市级资助金额}
basis: {status: proposed, reason: 参照其他配套比例}
""",
    "documents.yaml": """\
documents:
  plan: {title: 青石区手艺发展规划, number: 青府〔2024〕6号, level: district, force: in_force}
  city-2022:
    {title: 市手艺资助规程, number: 市文规〔2022〕1号, level: city, force: replaced, replaced_by: city-2024}
  city-2024: {title: 市手艺资助办法, number: 市文规〔2024〕3号, level: city, force: in_force}
""",
    "fields.yaml": """\
fields:
  local: {label: 本区设立, question: 在本区设立吗？, type: yes_no}
  years: {label: 经营年限, question: 经营了几年？, type: number, unit: 年}
  prize_level: {label: 奖项, question: 获得哪一奖项？, type: choice, choices: {gold: 金奖, silver: 银奖}}
  cost: {label: 培训费用, question: 实际费用是多少？, type: money}
  city_grant: {label: 市级资助, question: 市级资助了多少？, type: money}
""",
    "benchmarks/city.yaml": """\
name: 市手艺规程
scope: superior
region: 全市
document: city-2022
articles:
  contest:
    article: 第五条
    measures: [prize]
    summary: 奖励大赛获奖者。
    figures:
      gold:
        label: 金奖
        value: 40万元
        compares: [measures/prize#supports.contest.amount.tiers.gold.amount.value]
    basis: {status: published, source: {document: city-2022, article: 第五条}}
called: 市级
""",
    "guides/common.yaml": """\
materials:
  application: {name: 申请表, form: form, copies: 1份}
steps:
  accept: {name: 受理, text: 核对材料。, actor: 窗口, limit: 5个工作日}
  decide: {name: 审定, text: "审定《{{ m.subject }}》申请。", actor: 文化局}
form:
  name: {label: 单位名称}
window: {value: 每年3月}
channel: [网上提交。]
contacts: {phone: {label: 电话, value: ""}}
supervision: [接受社会监督。]
cautions: [如实申报。]
commitment: [材料真实。]
basis: {status: proposed, reason: 参照同类指南}
""",
    "guides/prize.yaml": """\
audience: 获奖的工作室。
materials:
  certificate: {name: 获奖证书, form: copy}
form:
  level: {label: 所获奖项, kind: choice, choices: [金奖, 银奖], needed_for: certificate}
""",
    "guides/training.yaml": "audience: 培训机构。\n",
    "guides/city-match.yaml": "audience: 展销单位。\n",
    "notes.yaml": """\
opening: 现将《{{ p.short_title }}》说明如下。
background:
  why: {title: 起草缘由, paragraphs: {main: {text: "本区有{{ p.facts.makers }}工作室。"}}}
approach: {main: {text: "共{{ counts.measures }}条措施。"}}
""",
}


def write(folder: Path, changes: dict[str, str] | None = None) -> Path:
    """The policy folder below `folder`. changes: file → its new text ("" leaves the file out); see `edited`."""
    root = folder / "policy"
    for name, text in {**FILES, **(changes or {})}.items():
        if text:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return root


def edited(name: str, *swaps: tuple[str, str]) -> dict[str, str]:
    """One changed file: each swap replaces words that must be there."""
    text = FILES[name]
    for old, new in swaps:
        assert old in text, f"{old!r} is not in {name}"
        text = text.replace(old, new)
    return {name: text}


def policy(folder: Path, changes: dict[str, str] | None = None) -> Policy:
    """The tiny policy, loaded; a mistake in it fails the test with its findings."""
    loaded = load(write(folder, changes))
    assert loaded.policy, "\n".join(map(str, loaded.findings))
    return loaded.policy
