"""并列的词语之间顿号、逗号混用：滥用职权、玩忽职守，徇私舞弊。

检查：同一串并列的词里有的用顿号、有的用逗号（真实、准确、完整，及时）；两个表示违规的动词之间用逗号（截留，挪用）；“重点发展、包括、涵盖”等之后的名单。
为什么：逗号把一串并列断成两截，读者分不清哪几项并列。
不好：滥用职权、玩忽职守，徇私舞弊的
好：滥用职权、玩忽职守、徇私舞弊的
来源：GB/T 15834—2011 4.5（顿号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-33",
    name="mixed-series",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.5",
)
_ABUSES = "截留|挤占|挪用|侵占|套取|骗取|冒领|虚报|滞留|私分|贪污|瞒报|虚列"
_FAULTS = "滥用职权|玩忽职守|徇私舞弊|弄虚作假|失职渎职|索贿受贿"
_QUALITIES = (
    "真实|准确|完整|及时|合法|有效|规范|公开|公平|公正|客观|安全|科学|高效|便捷|透明|全面|有序"
    "|清晰"
)
_AIMS = "必要性|可行性|合法性|合规性|真实性|完整性|准确性|有效性|科学性|规范性|时效性"
_ROWS = (
    # Two verbs of one kind with the same object.
    rf"(?:{_ABUSES})(?P<mark1>，)(?:{_ABUSES})(?![^。；，\n]{{0,12}}的，)",
    rf"(?:{_FAULTS})(?P<mark2>，)(?:{_FAULTS})(?=的|等|行为|[，。；])",
    rf"(?:{_QUALITIES})、(?:{_QUALITIES})(?P<mark3>，)(?:{_QUALITIES})(?=[地的性、和])",
    rf"(?:{_QUALITIES})(?P<mark4>，)(?:{_QUALITIES})、(?:{_QUALITIES})",
    rf"(?:{_AIMS})(?:、(?:{_AIMS}))*(?P<mark5>，)(?:{_AIMS})(?=[、和进]|等|负责|审核)",
    # 涵盖新能源、集成电路，软件信息、现代物流5个产业: a comma between short names.
    "(?:涵盖|包括|重点发展|聚焦|围绕|支持|发展|分为|包含|组成|下列|以下)[一-鿿]{2,8}"
    "(?:、[一-鿿]{2,8}){0,6}"
    "(?P<mark6>，)[一-鿿]{2,6}(?:、[一-鿿]{2,6}){0,4}(?:等)?"
    "(?:[0-9]{1,2}|[二两三四五六七八九十])[个大类项](?:重点|主导|新兴|优势)?"
    "(?:产业|领域|行业|方面|方向|类别|环节)",
)
_ROW = re.compile("|".join(_ROWS))


def find(paper: Paper) -> Iterator[Hit]:
    """Each comma within a row of words that 、 joins."""
    for found in paper.search(_ROW):
        name = found.lastgroup
        if name is None:
            continue
        message = "并列的词语之间用了逗号。"
        yield Hit(*found.span(name), message, "改为顿号。", instead="、")
