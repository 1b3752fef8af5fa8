"""并列的词语之间顿号、逗号混用：滥用职权、玩忽职守，徇私舞弊。

检查：同一串并列的词里有的用顿号、有的用逗号（真实、准确、完整，及时）；两个表示违规的动词之间用逗号（截留，挪用）；“重点发展、包括、涵盖”等之后的名单；几个机关同做一件事的，“使用权，所有权和股权”“在公告栏，公众号，微信群等发布”。
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
_ORGAN = "(?:部门|单位|机构|办事处|人民政府|委员会|管委会)"
_NO_VERB = "(?![^。；\n，]{0,24}(?:负责|应当|按照|会同|协助|配合|是指|所称|由|将|对|向|报|经|应|可|须))"
_ROWS = (
    # Two verbs of one kind with the same object.
    rf"(?:{_ABUSES})(?P<mark1>，)(?:{_ABUSES})(?![^。；，\n]{{0,12}}的，)",
    rf"(?:{_FAULTS})(?P<mark2>，)(?:{_FAULTS})(?=的|等|行为|[，。；])",
    rf"(?:{_QUALITIES})、(?:{_QUALITIES})(?P<mark3>，)(?:{_QUALITIES})(?=[地的性、和])",
    rf"(?:{_QUALITIES})(?P<mark4>，)(?:{_QUALITIES})、(?:{_QUALITIES})",
    rf"(?:{_AIMS})(?:、(?:{_AIMS}))*(?P<mark5>，)(?:{_AIMS})(?=[、和进]|等|负责|审核)",
    # 区民政部门，街道办事处、镇人民政府以及服务组织: organs that do one thing together.
    rf"(?:^|(?<=[。；　]))(?!各){_NO_VERB}[一-鿿、]{{2,24}}{_ORGAN}(?P<mark7>，)(?!市政府|各){_NO_VERB}"
    rf"[一-鿿]{{1,12}}{_ORGAN}(?:、[一-鿿]{{1,12}}{_ORGAN}|以及|及|和)",
    # 由甲局，乙局，丙局联合验收
    "(?:^|(?<=[。；，　由]))(?![^。；\n]{0,24}[由向报经将])[一-鿿]{2,9}[局委办厅](?P<mark11>，)"
    "[一-鿿]{2,9}[局委办厅](?:，[一-鿿]{2,9}[局委办厅]){0,6}(?=联合|共同|分别)",
    # 使用权，所有权和股权: names that end alike.
    "(?<=[的、])[一-鿿]{2,7}(?P<alike>[权费税证])(?P<mark8>，)[一-鿿]{2,7}(?P=alike)(?:和|及|以及|、)",
    # 包括：蜂农，合作社，企业。
    "(?:包括|分为|分别是)：(?![^。；\n]{0,30}[、给予的])[一-鿿]{2,7}(?P<mark10>，)[一-鿿]{2,7}"
    "(?:，[一-鿿]{2,7}){0,6}[。；]",
    # 在公告栏，公众号，微信群等发布
    "(?<=在)[一-鿿]{2,9}(?P<mark9>，)[一-鿿]{2,7}，[一-鿿]{2,7}等(?:渠道|平台|媒体|场所)?"
    "(?:上)?(?:发布|公布|公示|公开|宣传|张贴|公告)",
    # 涵盖新能源、集成电路，软件信息、现代物流5个产业: a comma between short names.
    "(?:涵盖|包括|重点发展|聚焦|围绕|支持|发展|分为|包含|组成|下列|以下)[一-鿿]{2,8}"
    "(?:、[一-鿿]{2,8}){0,6}"
    "(?P<mark6>，)[一-鿿]{2,6}(?:、[一-鿿]{2,6}){0,4}(?:等)?"
    "(?:[0-9]{1,2}|[二两三四五六七八九十])[个大类项](?:重点|主导|新兴|优势)?"
    "(?:产业|领域|行业|方面|方向|类别|环节)",
)
_ROW = re.compile("|".join(_ROWS), re.MULTILINE)


def find(paper: Paper) -> Iterator[Hit]:
    """Each comma within a row of words that 、 joins."""
    for found in paper.search(_ROW):
        groups = found.groupdict()
        name = next(one for one in groups if one != "alike" and groups[one])
        message = "并列的词语之间用了逗号。"
        yield Hit(*found.span(name), message, "改为顿号。", instead="、")
