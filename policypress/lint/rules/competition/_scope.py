"""Whom a text is for, in whatever place it says so (适用对象的概念): the row 服务对象 of a card,
本办法适用于, 所称…是指. Such words ask for something although their sentence gives nothing:
the text does.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import AT_HERE, HERE
from policypress.lint.rules.competition._vocabulary import FIRMS, GAP, MUST

_ROLES = (
    "(?:服务|支持|扶持|奖励|奖补|补助|补贴|资助|适用|申报|申请|受益|贴息|认定)(?:的)?"
    "(?:对象|范围|主体|单位|企业|机构|条件)"
)
# Blanks stand between the two cells of a row.
_IS = "(?:[：:为是属于须应当限指包括的]|[ 　]){0,14}"
SCOPE = re.compile(
    f"{_ROLES}{_IS}|适用于|(?:所称|所指)|(?:是|系|特)指"
    "|(?:可以?|均可|能够)享受(?:本|上述|以下|相应)|(?:必须|须|应当?)在"
    f"|(?:项目|企业|单位|机构|公司)(?:均|都)?{MUST}(?:当)?(?:是|为|在)?"
)
# Who only knows about a rule, or reads the register: nobody who gets anything.
NO_SCOPE = re.compile(
    "实际(?:从事|经营|生产|开展)|经营主体|个人|人员|入户|落户|用人单位|居民|学生|家庭|旅客|商标"
    "|专利|著作权|地理标志|著作|不动产|车辆|机动车|药品注册|医疗器械注册|(?<!但)不限|不问|不论"
    "|均可|登记机关|登记失业|初审|受理|报送|材料|全国(?:范围|各地)|境内注册|社会团体登记|管辖"
    "|审核办理|创业人员"
)
# 适用对象：本市企业 leaves open whether the seat counts or the work.
OURS_IN_SCOPE = re.compile(
    f"{_ROLES}{_IS}(?:在)?{HERE}(?:行政)?(?:区域|辖区|范围|境)?(?:以?内)?(?:的|所有|各类|依法设立)?"
    f"(?!实际|从事|开展|经营|生产|举办|承办|投资){GAP}{{0,16}}?{FIRMS}"
)
# A text that hands out a title: by what it is called (its last words), or by what it says.
GIVES_TITLE = re.compile(
    "(?:认定|评定|评选|命名|授牌|备案)(?:管理)?(?:暂行)?(?:办法|细则|标准|指南|工作|条件|通知)?\\Z"
    "|资质认定|予以(?:认定|挂牌|授牌|命名)"
    "|(?:申请|申报)[^。；，\n]{0,30}?"
    "(?:基地|示范单位|试点单位|示范企业|示范园区|孵化器|众创空间|称号)(?:的)?[^。；，\n]{0,4}?"
    "(?:应|须|需"
    "|条件)"
)
# Titles of our own, in a text that hands out another.
OUR_TITLE = re.compile(
    f"(?:认定为|评为|获得|获评|为|[）)]){HERE}[^。；，\n]{{0,18}}?"
    f"(?:示范|试点|品牌|优秀|重点)[^。；，\n]{{0,6}}?(?:单位|企业|机构"
    f"|称号)"
    f"|{HERE}[^。；，\n]{{0,24}}?联盟(?:成员|会员)"
)
OURS_ASKED = re.compile(
    f"(?:申报|申请|认定)(?:单位|企业|主体|机构|人){_IS}{HERE}(?:行政)?(?:区域|辖区|范围|境)?"
    "(?:以?内)?的?"
    f"{GAP}{{0,12}}?{FIRMS}"
)
IN_PROCUREMENT = re.compile("政府采购|首购|订购")
# A licence, a book or a room of this place instead of the seat itself.
LICENSED_HERE = re.compile(
    f"{AT_HERE}(?:内)?(?:依法)?(?:取得|办理|领取)[^。；，\n]{{0,12}}?(?:许可证|备案|资质|登记)"
    f"|注册(?:地址?)?(?:须|应当?|需|必须|均|登记)?(?:在|于)[^。；，\n]{{0,10}}?"
    "(?:孵化器|众创空间|楼宇|大厦|基地|产业园)"
)
# Our firms get it, and nobody says what makes them ours.
OURS_GET = re.compile(
    f"(?:对于?|支持|鼓励|凡|由|的)?(?<![为向给与投服入到至])(?!园区|集聚区|开发区|高新区)(?:{HERE})"
    "(?:的)?(?![一-鿿“”]{0,12}榜单)(?!外|口岸|港口|机场|车站|场站|入驻|实际|从事|开展|生产|举办"
    f"|承办|租|购|投资|范围"
    f"|内外|以外|各)"
    "[一-鿿“”]{0,14}?(?:企业|旅行社|合作社|商户)"
    "(?!提供|开展|家|的?产品|生产|采购|销售|在孵|职工|管理)"
)
OURS_GET_SUM = re.compile(
    "给予|奖励[0-9]|补助[0-9]|补贴[0-9]|予以[^。；，\n]{0,6}?(?:奖|补|资助)"
)
