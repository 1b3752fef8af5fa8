"""要求循环证明、无谓证明：需提供居委会证明。

检查：居委会、村委会证明，无犯罪记录、亲属关系等证明，原件加复印件再公证等要求。
为什么：不得要求企业群众提供没有法律法规依据或者可以通过部门共享核查的证明。
不好：申请人需提供居委会证明
好：由主管部门通过数据共享核查
来源：国办发〔2018〕37号；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="WO-07",
    name="burdensome-proof",
    severity="warning",
    strength="规定",
    source="国办发〔2018〕37号",
    genres=frozenset(("rules", "measures", "notice", "guide", "text")),
)
_WORDS = re.compile(
    "(?:居委会|居民委员会|村委会|村民委员会|派出所|街道办?|社区)"
    "(?:出具的?|开具的?)?[^。；，、\\n]{0,8}证明"
    "|(?:无犯罪(?:记录)?|亲属关系|未婚|单身|健在|生存|无违法记录|奇葩)证明"
    "|(?:复印件|原件)[^。；\\n]{0,8}(?:须|并|需)[^。；，\\n]{0,4}公证"
)
_FREE = re.compile("无需|不需|不得要求|免于|取消|不再|共享|核查替代|告知承诺")


def find(paper: Paper) -> Iterator[Hit]:
    """Each paper of proof that others could look up."""
    for found in paper.search(_WORDS):
        first, last = paper.sentence(found.start())
        if not _FREE.search(paper.text, first, last):
            yield Hit(
                found.start(),
                found.end(),
                f"“{found[0]}”可能属于无谓证明、循环证明（国办发〔2018〕37号）。",
                "核对有无法律、行政法规依据；能共享核查的，删去。",
            )
