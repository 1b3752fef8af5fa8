"""干预市场价格：规定租金不得高于某价。

检查：限定价格、规定收费标准、价格不得高于或者低于的说法。政府定价、指导价范围内的除外，需要核对。
为什么：对实行市场调节价的商品和要素，不得违法干预价格水平。
不好：服务价格不得低于每件500元
好：服务价格由双方协商确定
来源：《公平竞争审查条例》第十一条第（二）项、第（三）项，实施办法第二十三条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    REGULATION,
)
from policypress.lint.rules.competition._search import Search, finder

RULE = Rule(
    code="FC-16",
    name="price-intervention",
    severity="note",
    strength="规定",
    source=(
        f"{REGULATION}第十一条第（二）项、第十一条第（三）项；{DETAILS}第二十二条、第二十三条"
    ),
    genres=GENRES,
)
_PRICE = re.compile(
    "(?:价格?|租金|收费标准|服务费|培训费|佣金|收费)[^。；，\n]{0,8}?不得(?:高于|低于|超过)"
    "|(?:上浮|下浮|涨幅|降幅)[^。；，\n]{0,6}?不得(?:高于|低于|超过)"
    "|(?:限定|统一规定|统一制定)[^。；，\n]{0,8}?(?:价格|租金|收费标准)"
    "|(?:执行|实行|制定)[^。；，\n]{0,6}?统一的?(?:收费标准|价格|服务价格|销售价格)"
    "|(?:最低|最高)(?:销售价|售价|收费标准|零售价)"
)
_PUBLIC = re.compile(
    "政府定价|政府指导价|公共租赁|保障性|补贴标准|补助标准|招标|投标|控制价|预算|资助标准|医保"
)
find = finder(
    RULE,
    Search(
        words=_PRICE,
        unless=(_PUBLIC,),
        why="可能干预市场调节价",
        remedy="核对是否属于政府定价、指导价；不属于的，删去。",
    ),
)
