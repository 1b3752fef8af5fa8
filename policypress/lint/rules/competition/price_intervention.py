"""干预市场价格：规定租金不得高于某价。

检查：限定价格、规定收费标准、价格不得高于或者低于的说法。政府定价、指导价范围内的除外，需要核对。
为什么：对实行市场调节价的商品和要素，不得违法干预价格水平。
不好：服务价格不得低于每件500元
好：服务价格由双方协商确定
来源：《公平竞争审查条例》第十一条第（二）项、第（三）项，实施办法第二十三条；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    REGULATION,
    hit,
    is_forbidden,
    is_in_sentence,
)

_SOURCE = f"{REGULATION}第十一条第（二）项、第（三）项；{DETAILS}第二十三条"
RULE = Rule(
    code="FC-16",
    name="price-intervention",
    severity="note",
    strength="规定",
    source=_SOURCE,
    genres=GENRES,
)
_PRICE = re.compile(
    "(?:价格|租金|收费标准|服务费|单价)[^。；，\n]{0,8}?不得(?:高于|低于|超过)|(?:限定|统一规定|统一制定)[^。；，\n]{0,8}?(?:价格|租金|收费标准)"
)
_PUBLIC = re.compile("政府定价|政府指导价|公共租赁|保障性|补贴标准")


def find(paper: Paper) -> Iterator[Hit]:
    """Each price that a text fixes, to be looked at."""
    for found in paper.search(_PRICE):
        is_public = is_in_sentence(paper, found.start(), _PUBLIC)
        if not is_public and not is_forbidden(paper, found):
            yield hit(
                found,
                "可能干预市场调节价",
                _SOURCE,
                "核对是否属于政府定价、指导价；不属于的，删去。",
            )
