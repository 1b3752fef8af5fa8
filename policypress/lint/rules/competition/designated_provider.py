"""指定服务机构、平台：从区内交易平台取得贷款方可贴息。

检查：指定或者委托唯一、统一的公司、协会、平台，限于本地平台、国有公司办理的说法。办事网站、受理窗口不算。
为什么：限定使用特定经营者的商品或者服务，其他经营者失去交易机会。
不好：从区内知识产权交易平台取得贷款的给予贴息
好：从依法设立的金融机构取得贷款的给予贴息
来源：《公平竞争审查条例》第八条第（三）项，实施办法第十一条；规定
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
)

_SOURCE = f"{REGULATION}第八条第（三）项；{DETAILS}第十一条"
RULE = Rule(
    code="FC-07",
    name="designated-provider",
    severity="warning",
    strength="规定",
    source=_SOURCE,
    genres=GENRES,
)
_NAMED = re.compile(
    "(?:指定|委托|授权|确定)[^。；，\n]{1,24}?(?:公司|协会|平台|中心|机构|企业)[^。；，\n]{0,6}?(?:唯一|独家|统一)"
    "|由[^。；，\n]{1,20}?(?:公司|协会|平台)(?:独家|统一)(?:提供|承办|代理|运营|负责)"
    "|(?:从|在|通过|经)[^。；，\n]{0,14}?(?:区内|市内|本区|本市|我区|我市)[^。；，\n]{0,12}?(?:交易平台|平台|交易中心|银行|担保公司)"
    "(?:取得|办理|进行|交易|融资|购买|投保)"
    "|(?:可以|可|直接|应当|应)?委托[^。；，\n]{0,12}?(?:国有|区属|市属|县属)[^。；，\n]{0,16}?公司"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each provider that others are kept out for."""
    for found in paper.search(_NAMED):
        if not is_forbidden(paper, found):
            yield hit(
                found,
                "限定由特定经营者提供商品或者服务",
                _SOURCE,
                "删去对特定机构的限定，写明资质条件，符合条件的均可选择。",
            )
