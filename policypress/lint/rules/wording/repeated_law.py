"""照搬上位法：条文自己写明“按照某法第几条规定，……应当……”。

检查：条文引出法律、行政法规的某一条，接着又把那一条要求的内容（应当、不得、可以）复述出来。只引用不复述，以及为适用作出具体规定的，不算。没有法律全文可比，暗中照抄的查不出来。
为什么：法律、法规已经明确规定的内容，规范性文件一般不作重复规定；复述走样，又会与上位法不一致。
不好：按照《政府采购法》第十七条规定，集中采购机构应当采购价格低于市场平均价格的货物
好：集中采购依照《政府采购法》第十七条的规定执行
来源：国办发〔2018〕37号、《规章制定程序条例》第八条；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="WO-15",
    name="repeated-law",
    severity="warning",
    strength="一般",
    source="国办发〔2018〕37号、《规章制定程序条例》第八条",
    genres=frozenset(("rules", "measures")),
)
_HAN = "[一二三四五六七八九十百零]{1,7}"
_FEWEST = 8  # characters on either side of 应当 that say something
_SAID = re.compile(
    f"(?:根据|按照|依据|依照)《[^《》\n]{{1,40}}(?:法|法典|条例)》"
    f"(?:（[^（）\n]{{1,20}}）)?第{_HAN}条"
    f"(?:第{_HAN}款)?(?:第（?{_HAN}）?项)?(?:的|之)?规定，"
    f"(?P<law>[^。；\n]{{2,80}}?(?:应当|不得|必须"
    f"|可以)[^。；\n]{{{_FEWEST},}})"
)
# What applies the law here adds to it: 由区财政局, 本办法, 具体, a number, a limit.
_ADDS = re.compile(
    "本(?:办法|措施|细则|规定|区|市|县|省)|具体|[0-9]|[市县](?!场)|区(?!别|分|域)|制定|另行|自收到"
    "|(?:予以|进行|依法)处理|给予处罚|予以处罚"
    "|撤销|追回|退回|补贴|奖励|补助|资助"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each sentence that says itself which article has said it already."""
    for found in paper.search(_SAID):
        passage = paper.passage_at(found.start())
        if passage.part != "clause" or _ADDS.search(found["law"]):
            continue
        yield Hit(
            *found.span("law"),
            "这一句复述了所引条文的内容。",
            "改为“依照……的规定执行”，或者只写本地的具体做法。",
        )
