"""优先采购、使用本地产品和服务：同等条件下优先选用本区企业产品。

检查：优先或者只采购、选用、使用本地企业的产品、服务、工程的说法。植物、树种、标准的本地不算。
为什么：以产地、企业所在地区别对待，限制外地商品和服务进入本地市场。
不好：优先采购本区企业产品
好：按质量、价格、服务等评审因素择优采购
来源：《公平竞争审查条例》第九条第（一）项、第（三）项，实施办法第十五条；规定
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
    is_in_sentence,
)

_SOURCE = f"{REGULATION}第九条第（一）项、第（三）项；{DETAILS}第十五条"
RULE = Rule(
    code="FC-06",
    name="buy-local",
    severity="error",
    strength="规定",
    source=_SOURCE,
    genres=GENRES,
)
_LOCAL = re.compile(
    f"(?:优先|鼓励|引导|应当|只能|须)(?:采购|选用|使用|购买|选择|推荐)[^。；，\n]{{0,8}}?{OWN}"
    "[^。；，\n]{0,14}?(?:产品|服务|企业|商品|设备|工程|供应商|厂家|药品|品牌)"
)
_NOT_GOODS = re.compile("植物|树种|苗木|植被|标准|规范|实际")


def find(paper: Paper) -> Iterator[Hit]:
    """Each preference for what is made here."""
    for found in paper.search(_LOCAL):
        is_spared = is_in_sentence(paper, found.start(), _NOT_GOODS)
        if not is_spared and not is_forbidden(paper, found):
            yield hit(
                found,
                "优待本地商品或者服务",
                _SOURCE,
                "改为按质量、价格、服务等与产地无关的因素择优。",
            )
