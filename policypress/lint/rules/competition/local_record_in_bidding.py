"""招标采购看本地业绩：评标时对本地业绩、本地社保加分。

检查：招标、采购、评审中以本地业绩、社保、纳税、奖项、经营年限为资格或者加分条件的说法。
为什么：排斥、限制外地经营者参加本地政府采购和招标投标。
不好：投标人应当具有本市同类项目业绩
好：投标人应当具有同类项目业绩
来源：《公平竞争审查条例》第九条第（三）项，实施办法第十五条；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    OWN,
    REGULATION,
    hit,
    is_forbidden,
)

_SOURCE = f"{REGULATION}第九条第（三）项；{DETAILS}第十五条"
RULE = Rule(
    code="FC-13",
    name="local-record-in-bidding",
    severity="error",
    strength="规定",
    source=_SOURCE,
    genres=GENRES,
)
_RECORD = re.compile(
    f"(?:投标|招标|采购(?!中心|部)|评标|竞标|比选|遴选|供应商)[^。；\n]{{0,40}}?{OWN}(?:内|范围内|行政区域内)?的?[^。；，\n]{{0,10}}?"
    "(?:业绩|社保|社会保险|纳税|奖项|荣誉|经营年限|办公场所|办事机构)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each local record that bidding asks for."""
    for found in paper.search(_RECORD):
        if not is_forbidden(paper, found):
            yield hit(
                found,
                "以本地业绩等排斥外地经营者",
                _SOURCE,
                "删去地域限定，只看与履约能力有关的条件。",
            )
