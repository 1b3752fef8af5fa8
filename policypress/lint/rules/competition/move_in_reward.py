"""奖励迁入、落户：对新落户本区的企业，给予50万元落户奖励。

检查：以迁入、落户、新引进、注册地变更到本地为条件的奖补。人才落户、户籍迁移不算。
为什么：只奖励迁来的企业，对已在本地的经营者不公平，也助长相互挖企业。
不好：对新迁入我区的企业给予50万元奖励
好：对符合同一客观条件的全部企业给予同等支持
来源：《公平竞争审查条例》第十条第（二）项，实施办法第十九条；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    FIRM,
    GENRES,
    OWN,
    REGULATION,
    hit,
    is_in_sentence,
    promised,
)

RULE = Rule(
    code="FC-03",
    name="move-in-reward",
    severity="error",
    strength="规定",
    source=f"{REGULATION}第十条第（二）项；{DETAILS}第十九条",
    genres=GENRES,
)
_MOVES = re.compile(
    f"(?:整体|新|成功)?迁入(?:{OWN})?|迁移?至{OWN}|新落户(?:{OWN})?|落户(?:{OWN})|落户奖[励金补]|落户补[贴助]|落户三年内"
    f"|落户(?!配额|指标|政策|条件)[^。；，、\n]{{0,12}}(?:企业|项目|总部)|新引进(?:{OWN})?的?[^。；，\n]{{0,10}}(?:企业|总部|机构)"
    f"|注册地址?由[^。；，\n]{{0,20}}变更[至到]{OWN}"
)
_PROMISED = re.compile(
    "奖励|补贴|补助|资助|给予|申报单位|申请单位|万元|扶持资金"
)
# A project that settles in a zone is counted somewhere; only money makes it a reward.
_ONLY_COUNTED = re.compile("计算为|计入|列入[^。；\n]{0,8}任务|考核")
_ARTICLES = f"{REGULATION}第十条第（二）项；{DETAILS}第十九条"


def find(paper: Paper) -> Iterator[Hit]:
    """Each sum for firms that come here."""
    for found in promised(paper, _MOVES):
        is_firm = is_in_sentence(paper, found.start(), FIRM)
        is_promised = is_in_sentence(paper, found.start(), _PROMISED)
        is_counted = is_in_sentence(paper, found.start(), _ONLY_COUNTED)
        if is_firm and is_promised and not is_counted:
            yield hit(
                found,
                "以迁入、落户为条件给予支持",
                _ARTICLES,
                "删去迁入（落户）奖励，改为对全部符合客观条件的单位同等支持。",
            )
