"""Ties to this place that stand in what is asked to be shown (材料、票据中的本地要求): an invoice of
here, a patent applied for from an address of here, costs that arose here, a shop at the
registered address; conditions that an office may add as it likes; banks by name.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import (
    DETAILS,
    HERE,
    OWN,
    REGULATION,
)
from policypress.lint.rules.competition._search import Frame, Search, Usual
from policypress.lint.rules.competition._takes_part import SELECTS
from policypress.lint.rules.competition._vocabulary import FIRMS, GAP, MUST

# 具备开具我市发票的资格
_INVOICE = re.compile(
    f"(?:开具|提供|出具|开出|取得){GAP}{{0,4}}?(?:{HERE}|属地)(?:的|税务(?:机关|部门)的?|内的?)?"
    f"{GAP}{{0,6}}?(?:发票|票据)"
)
_INVOICE_ASKED = re.compile(
    f"{MUST}|要|具备|能够|能力|资格|方可|才能|否则|不予|仅限|限于|条件"
)
_INVOICE_FREE = re.compile(
    "不限|均可|不要求|无需|或者?其他|任何地区|消费者|游客|旅客|报销|食宿|保存|留存"
)
# 以本市地址申请的专利
_ADDRESS = re.compile(
    f"(?:以|用|按){OWN}(?:的)?(?:通信|通讯|联系|登记|注册)?地址{GAP}{{0,6}}?(?:申请|注册|登记|提交|取得|授权)"
    f"|(?:专利|商标|著作权|软著){GAP}{{0,12}}?(?:申请人|权利人|第一)?{GAP}{{0,4}}?地址{GAP}{{0,4}}?"
    f"(?:为|是|在|位于|属于?)(?:于)?{OWN}"
)
_ADDRESS_FREE = re.compile(
    "变更|邮寄|送达|报送|提交材料|受理|不限|均可|发明人"
)
# 已在我市建立总部的企业
_HEAD_OFFICE = re.compile(
    f"(?:已|正|计划|拟)?在{OWN}(?:内)?(?:建立|设有|建有|建成|启动)[^。；，\n]{{0,4}}?(?:总部|结算中心)"
    f"{GAP}{{0,16}}?{FIRMS}"
)
# 广东省内发生的研发费用占比不低于60%
_SHARE_HERE = re.compile(
    f"(?:在)?(?:{HERE}|[一-鿿]{{2,6}}[省市]内?)(?:境内|内)?(?:实际)?(?:发生|支出|投入)的{GAP}{{0,10}}?"
    f"(?:费用?|支出|投入|经费)(?:总额)?{GAP}{{0,2}}?占{GAP}{{0,30}}?(?:比例|比重)?{GAP}{{0,4}}?"
    "(?:不低于|不少于|不得低于|须达|达到|超过|大于)"
)
# 门店照片需和营业执照注册地址一致
_SAME_PLACE = re.compile(
    f"(?:门店|店铺|场所|场地|经营地|租赁地|办公地)(?:地址|地)?[^。；\n]{{0,12}}?(?:{MUST}|要)?(?:当)?"
    f"[和与同]{GAP}{{0,10}}?(?:注册|登记|执照)[^。；，\n]{{0,6}}?(?:地址?|住所|所在地)[^。；，\n]{{0,4}}?"
    "(?:一致|相同|相符)"
)
_NO_PLACE = re.compile(
    "不一致的|如果?[与和]|如不|请填|(?:无需|不要求|不必)[^。；\n]{0,20}?一致|不动产|食品经营许可|消防|变更登记"
)
# 属地部门可自行决定补充条件
_ADDS = re.compile(
    "(?:部门|[局委办]|各地|属地|乡镇|街道|各[区县市镇]|园区|单位|主办方|协会)[^。；，\n]{0,30}?"
    "(?:自行|自主|另行|酌情)(?:决定|确定|增[设加]|补充|设[定置]|制定|提出)[^。；，\n]{0,8}?"
    "(?:条件|门槛|要求|资格|(?:申[报请]|报名)材料)"
)
_NO_ADDING = re.compile(
    "不得|严禁|禁止|采购人|招标人|用人单位|业主|学校|企业(?:自行|自主)|经营者(?:自行|自主)|公开|法律|法规|依法"
)
# 优先推荐成立年限长的经营主体
_OLD_FIRST = re.compile(
    "(?:优先|择优|侧重|重点)(?:推荐|选[择取用定]|考虑|安排|确定|遴选|纳入|邀请|支持)[^。；，\n]{0,14}?"
    "(?:(?:成立|经营|从业|注册|开业)(?:年限|时间|历史)?(?:较?[长久早]|悠久)|资历(?:深|老)|老企业)"
)
_NO_AGE = re.compile("老字号|文物|个人|人才|医师|教师")
# 本人银行借记卡（甲/乙/丙行）
_BANK = "(?:[中农工建交]|中行|农行|工行|建行|交行|(?:中国|农业|工商|建设|交通|招商|广发|邮储|民生|光大|浦发|兴业|中信|平安|农商)(?:银行)?)"
_BANKS = re.compile(
    f"(?:卡|账户|存折|账号|银行)(?:复印件)?（(?:仅?限|须为|仅?支持|应为)?(?:{_BANK}[/、，或和]){{2,9}}{_BANK}(?:银行|卡|等)?）"
)
_ANY_BANK = re.compile("等任[一意]|任一|不限|均可|例如|如|示例")
_here = Usual(
    why="以票据、地址、支出在本地为条件",
    remedy="删去与本地的关联，改为与注册地、纳税地无关的客观条件。",
)
_seat = Usual(
    why="以在本地设总部、用本地地址为条件",
    remedy="改为“在本地实际从事生产经营或者研发活动”等与注册地无关的条件。",
)
INVOICED_HERE: tuple[Frame, ...] = (
    _here.sentence(
        _INVOICE,
        _INVOICE_ASKED,
        unless=(_INVOICE_FREE,),
        why="要求开具本地发票，等于要求在本地登记、纳税",
        remedy="改为能够依法开具发票。",
        articles=f"{REGULATION}第八条第（四）项、第九条第（二）项、第九条第（五）项；{DETAILS}第十二条、第十四条",
    ),
)
ADDRESS_HERE: tuple[Frame, ...] = (
    _seat.sentence(_ADDRESS, paid=True, unless=(_ADDRESS_FREE,)),
    _seat.sentence(_HEAD_OFFICE, paid=True),
    _seat.sentence(
        _SAME_PLACE,
        paid=True,
        absent=SELECTS,
        severity="note",
        unless=(_NO_PLACE,),
        why="以经营场所与登记的住所一致为条件",
        remedy="改为提供场所的产权、租赁证明。",
        articles=f"{REGULATION}第八条第（四）项、第十条第（二）项；{DETAILS}第十二条、第十九条",
    ),
)
COSTS_HERE: tuple[Frame, ...] = (
    _here.sentence(_SHARE_HERE, paid=True, why="以费用发生在本地的比例为条件"),
)
TERMS_ADDED: tuple[Frame, ...] = (
    _here.sentence(
        _ADDS,
        unless=(_NO_ADDING,),
        why="准许另加条件、材料，谁能参加没有定数",
        remedy="删去；条件和材料一次写全，各地一致。",
    ),
    _here.sentence(
        _OLD_FIRST,
        unless=(_NO_AGE,),
        why="按成立年限选择经营者，排斥新设的",
        remedy="改为与能力、服务质量有关的条件。",
        articles=f"{REGULATION}第八条第（四）项、第十条第（二）项；{DETAILS}第十二条、第十九条",
    ),
)
NAMED_BANKS: tuple[Frame, ...] = (
    _here.sentence(
        _BANKS,
        unless=(_ANY_BANK,),
        why="限定几家银行的账户",
        remedy="改为本人名下可以收款的银行账户。",
    ),
)
# 卖给本省的厂家，差价由财政补: paid where the buyer is of here.
_SOLD_TO = re.compile(
    f"(?:销售|出售|供应|供货|租赁|出租|让利|提供(?:产品|设备|服务)?)给?(?:予)?{HERE}(?:内|的)?{GAP}{{0,6}}?"
    "(?:企业|用户|单位|厂|客户|农户|合作社|经营者)的?，?[^。；\n]{0,30}?"
    "(?:给予|予以|按|补|奖)[^。；，\n]{0,16}?(?:奖补|补贴|补助|奖励|贴息|资助)"
)
_SOLD_FREELY = re.compile(
    "不限|均可|内外|救灾|保供|应急|平价|居民|养老|困难|公益|贷款|融资|担保|信贷|培训|咨询|检测|场地|厂房"
)
_sold = Usual(
    why="只补贴卖给本地买方的部分",
    remedy="删去对买方所在地的限定，对卖给各地买方的同等补贴。",
    articles=f"{REGULATION}第九条第（四）项、第十条第（二）项；{DETAILS}第十六条、第十九条",
)
SOLD_TO_OURS: tuple[Search, ...] = (
    _sold.words(_SOLD_TO, severity="warning", unless=(_SOLD_FREELY,)),
)
