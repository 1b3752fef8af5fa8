"""A tiny policy with every kind of amount and condition, and the words to calculate with it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from policypress.eligibility import evaluate, export
from policypress.eligibility.result import MeasureResult
from policypress.source import load

REPOSITORY = Path(__file__).parent.parent.parent
FILES = {
    "policy.yaml": """\
title: 白塔区关于支持造船的若干措施
short_title: 若干措施
region: 白塔区
issuer: 白塔区人民政府
drafter: 白塔区船务局
number: {basis: {status: unknown, reason: 待编号}}
issued: {basis: {status: unknown, reason: 待定}}
effective: {basis: {status: unknown, reason: 待定}}
validity: 3年
numbering: {scheme: articles}
preamble: [制定本措施。]
chapters: {ships: {title: 支持造船, measures: [prize, yard, crew, dock, fleet, buoy]}}
conditions:
  honest: {field: dishonest, op: "no", text: 没有失信情形, clause: scope}
basis: {status: proposed, reason: 样例}
""",
    "supplementary.yaml": """\
articles:
  scope: {subject: 对象, paragraphs: {main: {text: 没有失信情形的单位可以申请。}}}
""",
    "fields.yaml": """\
fields:
  dishonest: {label: 失信情形, question: 有失信情形吗？, type: yes_no, changeable: true}
  prize: {label: 奖项, question: 获得哪一奖项？, type: choice, choices: {gold: 金奖, silver: 银奖, none: 没有}, changeable: true}
  won_before: {label: 以前获奖, question: 以前获过奖吗？, type: yes_no, changeable: true}
  cost: {label: 船台费用, question: 实际费用是多少？, type: money, unit: 元, changeable: true}
  tonnage: {label: 年产吨位, question: 年产多少吨？, type: number, unit: 吨, changeable: true}
  founded: {label: 成立日期, question: 何时成立？, type: date, changeable: true}
  crew: {label: 新增船员, question: 新增几名船员？, type: number, unit: 名, changeable: true}
  level: {label: 立项级别, question: 哪一级立项？, type: choice, choices: {national: 国家级, city: 市级}, changeable: true}
  grant: {label: 上级资助, question: 上级资助多少？, type: money, unit: 元, changeable: true}
  port: {label: 船籍港, question: 在哪个港？, type: choice, choices: {east: 东港, west: 西港}, changeable: true}
""",
    "measures/prize.yaml": """\
title: 奖励造船大赛
subject: 造船大赛
paragraphs:
  main: {text: "获得{{ s.prize.tiers | listing('when') }}的，奖励{{ s.prize.tiers | listing('value') }}；初次获奖的，奖励{{ s.first.value }}。"}
supports:
  prize:
    name: 大赛奖励
    mode: 奖励
    amount:
      by: prize
      called: 奖项
      tiers: {gold: {when: 大赛金奖, amount: 20万元}, silver: {when: 大赛银奖, amount: 10万元}}
  first:
    name: 初次获奖奖励
    mode: 奖励
    amount: 15万元
    conditions:
      won: {field: prize, op: is_not, value: none, text: 获得奖项}
      new: {field: won_before, op: "no", text: 以前没有获奖}
highest: {prize: {of: [prize, first]}}
exclusive_with: [fleet]
""",
    "measures/yard.yaml": """\
title: 资助建设船台
subject: 船台
paragraphs:
  main: {text: "按照{{ s.slip.of }}的{{ s.slip.share }}资助，每个最高{{ s.slip.cap }}。"}
  output: {text: "年产吨位{{ s.output.tiers | listing('when') }}的，分别奖励{{ s.output.tiers | listing('value') }}，全年最高{{ m.cap_year }}。"}
supports:
  slip:
    name: 船台资助
    mode: 资助
    amount: {share: 33%, of: cost, called: 实际费用}
    limits: {cap: {at_most: 5万元, scope: row}}
  output:
    name: 产量奖励
    mode: 奖励
    clause: output
    amount:
      by: tonnage
      called: 年产吨位
      tiers:
        big: {amount: 8万元, band: {from: 3000吨}}
        small: {amount: 2万元, band: {from: 500吨, to: 3000吨, includes: none}}
limits: {cap_year: {at_most: 11万元, period: year}}
conditions:
  old_enough: {field: founded, op: less_than, value: 2024年2月, text: 在规定的月份前成立}
""",
    "measures/crew.yaml": """\
title: 资助招收船员
subject: 船员
paragraphs:
  main: {text: "每{{ s.crew.unit }}资助{{ s.crew.value }}，每家每年不超过{{ m.quota_year }}。"}
supports:
  crew:
    name: 船员资助
    mode: 资助
    amount: {each: 3000元, of: crew, unit: 名船员}
limits: {quota_year: {at_most: 4名, period: year}}
conditions:
  known:
    any:
      sized: {field: tonnage, op: at_least, value: 100吨}
      won: {field: prize, op: one_of, values: [gold, silver]}
    text: 年产吨位达到规定，或者获得奖项
""",
    "measures/dock.yaml": """\
title: 配套上级船坞项目
subject: 船坞
paragraphs:
  main: {text: "按照{{ s.dock.of }}的{{ s.dock.tiers | listing('value') }}配套。"}
supports:
  dock:
    name: 船坞配套
    mode: 配套资助
    amount:
      by: level
      called: 立项级别
      tiers: {national: {when: 国家级项目, amount: {share: 50%, of: grant, called: 上级资助金额}}, city: {when: 市级项目, amount: {share: 12.5%, of: grant, called: 上级资助金额}}}
""",
    "measures/fleet.yaml": """\
title: 奖励船队
subject: 船队
paragraphs:
  main: {text: "在东港的，奖励{{ s.east.value }}；在西港的，奖励{{ s.west.value }}；已依据{{ ref('prize') }}获得奖励的除外。"}
supports:
  east:
    name: 东港船队奖励
    mode: 奖励
    amount: 6万元
    conditions: {east: {field: port, op: is, value: east, text: 船籍港为东港}}
  west:
    name: 西港船队奖励
    mode: 奖励
    amount: 4万元
    conditions: {west: {field: port, op: is, value: west, text: 船籍港为西港}}
""",
    "measures/buoy.yaml": """\
title: 资助设置浮标
subject: 浮标
paragraphs:
  main: {text: "新增船员不满{{ cond.few }}、年产吨位超过{{ cond.some }}、费用在{{ cond.cheap }}以下的，资助{{ s.buoy.value }}。"}
supports:
  buoy:
    name: 浮标资助
    mode: 资助
    amount: 1万元
conditions:
  few: {field: crew, op: less_than, value: 50名}
  some: {field: tonnage, op: more_than, value: 5吨}
  cheap: {field: cost, op: at_most, value: 1万元}
""",
}


def rules_of(
    folder: Path, changes: dict[str, str] | None = None
) -> dict[str, Any]:
    """Rules of the tiny policy. changes: file → its new text."""
    for name, text in {**FILES, **(changes or {})}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        basis = (
            "basis: {status: proposed, reason: 样例}\n"
            if name.startswith("measures/")
            else ""
        )
        (folder / name).write_text(text + basis, encoding="utf-8")
    loaded = load(folder)
    assert loaded.policy, "\n".join(map(str, loaded.findings))
    return export(loaded.policy)


@cache
def tiny() -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        return rules_of(Path(folder))


@cache
def shipped() -> dict[str, Any]:
    """The rules of the policy in this repository, as a browser reads them."""
    policy = load(REPOSITORY / "policy").policy
    assert policy
    return json.loads(json.dumps(export(policy)))


def calculate(measure: str, **answers: Any) -> MeasureResult:
    """One measure of the tiny policy, for an honest applicant."""
    given = {"dishonest": False, **answers}
    return evaluate(tiny(), given, steps=True)[measure]


def amount(measure: str, **answers: Any) -> tuple[int, int | None]:
    found = calculate(measure, **answers).amount
    return found.min, found.max
