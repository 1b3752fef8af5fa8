"""Small policies that are mostly text, for tests: a 管理办法 in 第X条 with sections, items, a
table and two annexes; the same as 意见 in 一、（一）1., as 通知 without chapters, and in 编.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from policypress.source import load
from policypress.source.model import Policy

BASIS = "basis: {status: proposed, reason: 样例}\n"
POLICY = """\
title: 青石区手艺工坊扶持资金管理办法
short_title: 管理办法
kind: 管理办法
region: 青石区
issuer: 青石区人民政府
drafter: 青石区文旅局
number: {basis: {status: unknown, reason: 印发时编号}}
issued: {basis: {status: unknown, reason: 印发时确定}}
effective: {basis: {status: unknown, reason: 印发时确定}}
validity: {value: 3年, basis: {status: proposed, reason: 拟定三年后评估}}
numbering: {scheme: articles}
annexes: [scoring, catalogue]
conditions:
  local: {field: local, op: "yes", text: 在本区依法设立, clause: 对象.main.设立}
"""
CHAPTERS = """\
chapters:
  general: {title: 总则}
  grants:
    title: 扶持对象和标准
    chapters:
      objects: {title: 扶持对象}
      amounts: {title: 扶持标准, measures: [equipment]}
  review: {title: 申请与审核}
  closing: {title: 附则}
"""
PARTS = {
    "general": """\
articles:
  purpose:
    text: 为规范青石区手艺工坊扶持资金（以下简称扶持资金）的使用，制定本办法。
  scope:
    title: 适用范围
    paragraphs:
      main: 本办法适用于扶持资金的申请、审核、拨付和监督。
      meaning: 本办法所称手艺工坊，是指{{ ref('catalogue') }}所列行业的经营单位。
""",
    "objects": """\
articles:
  对象:
    subject: 扶持对象
    paragraphs:
      main:
        text: 申请扶持资金的单位，应当符合下列条件：
        items:
          设立: 在本区依法设立；
          staff:
            text: 具备下列人员之一：
            items:
              master: 工艺美术大师；
              heir: 非物质文化遗产代表性传承人；
          credit: 未被列入严重失信主体名单。
      exception: 不符合{{ ref('对象.main.credit') }}规定的，信用修复后可以申请。
""",
    "review": """\
articles:
  panel:
    text: 区文旅局组织专家按照{{ ref('scoring') }}评分，{{ ref('equipment.main') }}规定的补助由高到低排序。
  publish:
    text: 评审结果应当公示。
    responsible: [区文旅局]
""",
    "closing": """\
articles:
  effect:
    text: 本办法自{{ p.effective }}起施行，有效期{{ p.validity }}。
""",
}
EQUIPMENT = """\
title: 设备补助
subject: 购置设备
paragraphs:
  main:
    text: 对符合{{ ref('对象.main.staff.master') }}规定的单位，按照下表给予补助：
    table:
      title: 设备补助标准
      columns: [设备, 标准, 说明]
      rows:
        - [窑炉, "{{ s.kiln.value }}", 每单位一台]
        - [织机, "{{ s.loom.value }}", ""]
  more: 同一单位不得重复申请。
responsible: [区文旅局, 区财政局]
supports:
  kiln: {name: 窑炉补助, mode: 补助, amount: 5万元}
  loom: {name: 织机补助, mode: 补助, amount: 2万元}
"""
ANNEXES = {
    "scoring": """\
title: 手艺工坊评分表
text: 评分由五名专家独立进行，取平均分。
scoring:
  total: 100分
  pass: 60分
  items:
    skill: {group: 技艺, name: 技艺水平, points: 40分, standard: 获奖作品}
    market: {group: 经营, name: 市场表现, points: 60分, standard: 销售情况}
""",
    "catalogue": """\
title: 青石区手艺行业目录
paragraphs:
  one: 一、本目录每年更新。
  two: {text: 二、下列行业优先：, items: {a: 陶瓷烧造；, b: 织造。}}
list: {pottery: 陶瓷烧造, weaving: 织造}
""",
}
FIELDS = "fields:\n  local: {label: 本区设立, question: 在本区设立吗？, type: yes_no}\n"
PARTS_OF_A_BOOK = """\
chapters:
  first: {title: 总则编, chapters: {general: {title: 总则}}}
  second:
    title: 扶持编
    chapters:
      grants:
        title: 扶持
        chapters:
          objects: {title: 扶持对象}
          amounts: {title: 扶持标准, measures: [equipment]}
      review: {title: 申请与审核}
      closing: {title: 附则}
"""


def rules() -> dict[str, str]:
    """管理办法: 章 with 节, 第X条, 附则 as a chapter of its own, two annexes."""
    return {
        "policy.yaml": f"{POLICY}{CHAPTERS}{BASIS}",
        "measures/equipment.yaml": EQUIPMENT + BASIS,
        "fields.yaml": FIELDS,
        **{f"parts/{key}.yaml": text for key, text in PARTS.items()},
        **{
            f"annexes/{key}.yaml": text + BASIS
            for key, text in ANNEXES.items()
        },
    }


def opinions() -> dict[str, str]:
    """意见: the same in 一、（一）1.（1）."""
    files = rules()
    head = files["policy.yaml"].replace("scheme: articles", "scheme: sections")
    head = head.replace("扶持资金管理办法", "扶持资金管理实施意见")
    head = head.replace("kind: 管理办法", "kind: 实施意见")
    return {**files, "policy.yaml": head}


def book() -> dict[str, str]:
    """管理办法 in 编, 章 and 节."""
    return {**rules(), "policy.yaml": f"{POLICY}{PARTS_OF_A_BOOK}{BASIS}"}


def notice() -> dict[str, str]:
    """通知 without chapters: 一、二、三、."""
    head = POLICY.replace("scheme: articles", "scheme: sections")
    head = head.replace("扶持资金管理办法", "扶持资金管理的通知")
    head = head.replace("kind: 管理办法", "kind: 通知")
    listed = (
        "measures: [purpose, scope, 对象, equipment, panel, publish, effect]\n"
    )
    files = {
        name: text
        for name, text in rules().items()
        if not name.startswith("parts/")
    }
    files["policy.yaml"] = f"{head}{listed}{BASIS}"
    for part in PARTS.values():
        for key, article in yaml.load(part, yaml.CSafeLoader)[
            "articles"
        ].items():
            files[f"measures/{key}.yaml"] = yaml.safe_dump(
                article, allow_unicode=True, sort_keys=False
            )
    return files


GENRES = {
    "管理办法": rules,
    "实施意见": opinions,
    "通知": notice,
    "编章节": book,
}


def write(folder: Path, files: dict[str, str]) -> Path:
    """The policy folder with these files; "" leaves a file out."""
    for name, text in files.items():
        if text:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder


def policy(folder: Path, files: dict[str, str]) -> Policy:
    """The policy, loaded; a mistake in it fails the test with its findings."""
    loaded = load(write(folder, files))
    assert loaded.policy, "\n".join(map(str, loaded.findings))
    return loaded.policy


def codes(folder: Path, files: dict[str, str]) -> dict[str, str]:
    """The findings of a policy: code → place."""
    found = load(write(folder, files)).findings
    return {one.code: str(one.place).split("/", 1)[-1] for one in found}
