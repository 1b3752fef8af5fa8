"""奖励迁入、落户：对新落户本区的企业，给予50万元落户奖励。

检查：以迁入、落户、新引进、注册地变更到本地为条件的奖补。人才落户、户籍迁移不算。
为什么：只奖励迁来的企业，对已在本地的经营者不公平，也助长相互挖企业。
不好：对新迁入我区的企业给予50万元奖励
好：对符合同一客观条件的全部企业给予同等支持
来源：《公平竞争审查条例》第十条第（二）项，实施办法第十九条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    FIRM,
    GENRES,
    OUTSIDE,
    OWN,
    REGULATION,
)
from policypress.lint.rules.competition._search import Search, finder

RULE = Rule(
    code="FC-03",
    name="move-in-reward",
    severity="error",
    strength="规定",
    source=f"{REGULATION}第十条第（二）项；{DETAILS}第十九条",
    genres=GENRES,
)
_MOVES = re.compile(
    f"(?:整体|新|成功)?迁入(?:{OWN})?|(?:搬)?迁移?[至到]{OWN}|新落户(?:{OWN})?|落户(?:{OWN})|落户奖[励金补]|落户补[贴助]|落户三年内"
    f"|落户(?!配额|指标|政策|条件|手续)[^。；，、\n]{{0,12}}(?:企业|项目|总部)|新引进(?:{OWN})?的?[^。；，\n]{{0,10}}(?:企业|总部|机构)|引进落户的?"
    f"|(?:招引|招商引资)[^。；，\n]{{0,16}}?(?:企业|项目|总部|机构)|(?:企业|总部|公司|机构)[^。；，\n]{{0,6}}?落户(?!口|奖|补)"
    f"|(?:从|由|自)?{OUTSIDE}[^。；，\n]{{0,10}}?(?:引[入进]|迁[入至移来]|搬[迁至]|转移|迁移?来)[^。；，\n]{{0,12}}"
    f"|{OUTSIDE}[^。；，\n]{{0,12}}?(?:投资|落户|入驻)"
    f"|将[^。；，\n]{{0,16}}?(?:迁|搬|转移|变更)[入至到]{OWN}"
    f"|注册地址?由[^。；，\n]{{0,20}}变更[至到]{OWN}"
    f"|来{OWN}(?:投资)?(?:落户|注册|设立|投资|新设|办厂)"
    f"|在{OWN}(?:内)?(?:投资)?(?:新设立?|新成立|新注册|首次设立)[^。；，\n]{{0,16}}?(?:总部|公司|企业|机构|基金|中心)"
)
_PROMISED = re.compile(
    "奖励|补贴|补助|资助|给予|申报单位|申请单位|万元|扶持资金"
)
# A project that settles in a zone is counted somewhere; only money makes it a reward.
_ONLY_COUNTED = re.compile(
    "计算为|计入|列入[^。；\n]{0,8}任务|考核|迁移登记|补偿|搬迁改造|退城"
)
find = finder(
    RULE,
    Search(
        words=_MOVES,
        promise=True,
        beside=(FIRM, _PROMISED),
        unless=(_ONLY_COUNTED,),
        why="以迁入、落户为条件给予支持",
        remedy="删去迁入（落户）奖励，改为对全部符合客观条件的单位同等支持。",
    ),
)
