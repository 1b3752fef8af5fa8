"""All are brought under one platform, market or bank (统一纳入、通过一家的概念), one is named
to pay, and what an authority must buy.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import DETAILS, HERE, REGULATION
from policypress.lint.rules.competition._search import Frame, Usual
from policypress.lint.rules.competition._vocabulary import GAP, MUST

_HOUSE = (
    "(?:车站|集散中心|码头|停车场|市场|平台|交易所|交易中心|物流园|物流中心|配送中心|调度中心"
    "|产业园|屠宰场|结算中心)"
)
_ALL = "(?:统一|一律|全部|均|都)"
OF_HOUSE = re.compile(_HOUSE)
UNDER_ONE = re.compile(
    f"(?:{MUST}|{_ALL})(?:当)?(?:统一|一律|全部)?"
    "(?:纳入|并入|归入|接入|进驻|入驻|归口|划归)"
    f"{GAP}{{0,24}}?{_HOUSE}(?:[^。；，、\n]{{0,8}}?[和及、]{GAP}{{0,8}}?{_HOUSE})?"
    "(?:统一|集中|进行|实行)*(?:管理|经营|运营|调度|交易|停放|服务|配送|结算)"
)
TRADERS = re.compile(
    "车|船|骑手|配送|快递|外卖|经营|交易|企业|商户|摊|货|业务|网点|租赁|从业|个体|商家|公司|合同"
)
_DEAL = "(?:交易|采购|买卖|流通|流转|租赁|招聘|招用|销售|购销|检测|结算|融资|支付|配送|拍卖|转让|挂牌)"
# From where a phrase begins, in which nobody is only encouraged.
_NOT_WISHED = (
    "(?<![^。；，,.：: ）\n])(?![^。；，,.\n]{0,40}?(?:鼓励|倡导|引导|可以?|自愿|支持))"
    "[^。；，,.\n]{0,30}?"
)
THROUGH_HOUSE = re.compile(
    f"{_NOT_WISHED}{_DEAL}(?:业务|活动|行为)?"
    f"(?:{MUST}|{_ALL}){{0,2}}(?:当)?(?:通过|经由|在|到|进入)"
    f"(?!依法|任一|各|线上|本单位|上述){GAP}{{1,16}}?{_HOUSE}(?:内|上|中)?(?:统一|集中)?"
    "(?:进行|开展|办理|完成|实施|交易|发布)"
)
NO_CHOICE_OF_HOUSE = re.compile(f"{MUST}|{_ALL}|推动|推进|要求|不得|只能|方可")
HOUSE_LAWFUL = re.compile(
    "公共资源|产权交易|国有产权|国有资产|国有企业资产|排污权|碳排放|用能权|林权|矿业权|土地使用权"
    "|水权|药品|医用耗材|招标|投标|法律|法规|国务院|国家(?!级)|依法|自主|任选"
    "|政务|监管平台|信用|监测|追溯|全国|垃圾|危险|疫|检疫|屠宰|财政|资金监管|应急|证券|股权"
    "|政府采购|网上超市|信息平台|办事|申报|填报|登录"
)
# Vouchers for those on a roll alone.
VOUCHER_ON_ROLL = re.compile(
    "(?:券|补贴|资金|额度)[^。；，\n]{0,10}?(?:仅|只|限){1,2}(?:适用于|可用于|能用于|用于|能|可|在|向|于)?"
    "[^。；，\n]{0,10}?(?:库内|名单内|名录内|入库|入围|签约|定点|受理|合作)(?:的)?"
    "(?:服务)?(?:机构|单位|企业|商户|商家)"
)
# 会议原则上安排在县会议中心
HELD_AT = re.compile(
    "(?:会议|培训|接待|住宿|餐饮|体检|团建|疗养|婚宴)[^。；，\n]{0,10}?"
    f"(?:{MUST}|{_ALL}|原则上)[^。；，\n]{{0,4}}?(?:安排|放|设|集中)[在到]{GAP}{{0,10}}?"
    "(?:会议中心|宾馆|酒店|饭店|招待所|培训中心|度假村|疗养院)"
)
HELD_FREE = re.compile("定点饭店|政府采购|协议|内部|四星|五星|不得|禁止|上限")
# The bank of the place.
BANK_OF_PLACE = re.compile(
    f"(?:向|在|到|于|由|存入){GAP}{{0,14}}?(?:所在地|属地|当地|{HERE}(?:内)?)的?{GAP}{{0,4}}?"
    f"银行(?!业|卡|机构监|保险监){GAP}{{0,8}}?"
    "(?:开立|开设|设立|开户|存入|存放|办理|贷款|的专户|专户)"
)
BANK_FREE = re.compile(
    "任[一选意何]|自主|自选|自愿|人民银行|基本存款|国库|税|个人|养老|社保|工会|党费|外汇|(?<!但)不限"
    "|具有法人"
)
# To sit in a house that an office has picked, before one is paid.
_HATCHERY = (
    "(?:孵化器|众创空间|(?:孵化|示范|创业|实训)[^。；，、\n]{0,4}?基地)"
)
IN_PICKED_HOUSE = re.compile(
    "(?:入驻|进驻|入孵)[^。；，\n]{0,14}?(?:认定|备案|授牌|评定|[省市区县]级(?:以上)?)的?"
    f"[^。；，、\n]{{0,8}}?{_HATCHERY}"
    f"|(?:认定|备案|评定)的[^。；，\n]{{0,8}}?{_HATCHERY}(?:成功)?(?:孵化|培育|推荐)的"
)
OF_HATCHERIES = re.compile("孵化|众创|基地")
HOUSE_FOR_ALL = re.compile(
    "(?<!但)不限|均可|自主|负责|管理机构|运营(?:机构|单位|主体)|考核|租金标准|孵化器(?:给予|每)"
)
# One body by its name, for a part that is paid for.
ONE_PAYS = re.compile(
    f"(?:兑付|审核|受托|承办|运营|评审|检测|担保|推广|兑现|拨付|发放){GAP}{{0,14}}?"
    "(?:工作|业务|机构|单位|服务|事务)?，?(?:统一)?由(?:我?[省市区县州]|[一-鿿]{2,6}?)"
    "(?!政府|人民政府)[^。；，\n]{0,12}?(?:投资中心|公司|集团|协会|促进会|商会|研究院)"
    "(?:具体)?(?:负责|承担|承办|担任|实施)"
)
PAID_SERVICE = re.compile("政府购买|服务费|管理费|委托费|工作经费|手续费")
ONE_OPEN = re.compile(
    "招标|公开|遴选|竞争|比选|征集|各|联合体|主管部门|国家|法律|依法"
)
# Well-known houses by their names.
_BRAND = (
    "(?:阿里巴巴|阿里云|阿里|腾讯|华为|百度|京东|美团|抖音|快手|拼多多|滴滴|携程|飞猪|饿了么|支付宝"
    "|微信支付|云闪付|银联|淘宝|天猫|顺丰|德邦|邮政(?!编码|管理|局|普遍|储蓄)|中国移动|中国电信|中国联通|科大讯飞|浪潮|字节跳动"
    "|中国邮政|邮政储蓄银行|建设银行|工商银行|农业银行|中国银行|交通银行)"
)
BRANDS = re.compile(
    f"(?:由|通过|[与和]|依托|委托|使用|接入|入驻|引入|联合)(?:{_BRAND})"
    f"(?:[、和及与或]{_BRAND}){{0,5}}(?:等)?(?:知名)?(?:平台|企业|公司|集团)?"
    f"[^。；\n]{{0,12}}?(?:发放|核销|合作|运营|建设|采购|承办|推广|开展|提供|收银|结算)"
)
BRANDS_FREE = re.compile(
    "等[^。；，\n]{0,4}?(?:均可|任)|招标|公开|遴选|自主|自愿|任选|鼓励|支持企业|(?<!但)不限|例如|如：|对接会"
)
# What is new or one's own has to be bought.
_NEW = "(?:自主创新|创新产品|首台|首批次|首版次|首次投放|新技术|新产品|推荐目录|目录内|本目录|自主品牌)"
_BUYER = "(?:政府采购|采购人|采购单位|预算单位|财政性?资金|国有企业|招标人|政府投资项目)"
MUST_BUY = re.compile(
    f"{_NEW}[^。；\n]{{0,44}}?{_BUYER}[^。；，\n]{{0,8}}?(?:{MUST}|一律)(?:当)?"
    "(?:率先|直接|优先|首先|全部)?(?:购买|采购|选用|订购|使用|首购)"
    f"|{_BUYER}[^。；，\n]{{0,4}}?(?:{MUST}|一律|率先|直接)(?:当)?(?:率先|直接|首先|全部)?"
    f"(?:购买|采购|选用|订购|使用){GAP}{{0,14}}?{_NEW}"
)
MAY_BUY = re.compile(
    "公平|平等|同等|国家|财政部|合作创新|鼓励|可以|公开招标|不得|中小企业|节能|环境标志"
)
SHORT_LIST = re.compile(
    "(?:确定为|列为|列入|纳入|作为|定为)[^。；，\n]{0,10}?(?:入围|定点|首选|推荐)"
    "(?:供应商|服务商|供货商|采购(?:单位|名录|目录|名单))"
)
SHORT_LIST_BY = re.compile("采购|机关|财政|培训|公务|事业单位|国有企业|工会")
SHORT_LIST_FREE = re.compile(
    "公开|招标|竞争|征集|评审|磋商|框架协议|不得|取消|清理"
)
_PICKED_HOUSE = f"{REGULATION}第八条第（三）项、第十条第（二）项；{DETAILS}第十一条、第十九条"
_BUYING = f"{REGULATION}第八条第（三）项、第九条第（三）项；{DETAILS}第十一条、第十五条"
_usual = Usual(
    why="限定只在特定平台、场所交易或者受其管理",
    remedy="改为自愿接入；符合条件的平台、场所均可选择。",
)
UNDER_ONE_HOUSE: tuple[Frame, ...] = (
    _usual.sentence(
        UNDER_ONE,
        TRADERS,
        near=OF_HOUSE,
        laws=True,
        unless=(HOUSE_LAWFUL,),
        severity="note",
    ),
    _usual.sentence(
        THROUGH_HOUSE,
        NO_CHOICE_OF_HOUSE,
        near=OF_HOUSE,
        unless=(HOUSE_LAWFUL,),
        severity="note",
    ),
    _usual.sentence(
        VOUCHER_ON_ROLL,
        unless=(ONE_OPEN,),
        severity="note",
        why="只许向名单内的机构购买",
        remedy="写明条件，符合条件的机构均可提供服务。",
    ),
    _usual.sentence(
        HELD_AT,
        unless=(HELD_FREE,),
        severity="note",
        why="限定在特定场所消费",
        remedy="删去，由各单位按规定自主选择。",
    ),
    _usual.sentence(
        BANK_OF_PLACE,
        laws=True,
        unless=(BANK_FREE,),
        severity="note",
        why="限定在所在地的银行办理",
        remedy="改为由经营者自主选择银行。",
    ),
    _usual.sentence(
        ONE_PAYS,
        whole=PAID_SERVICE,
        unless=(ONE_OPEN,),
        severity="note",
        why="直接指定由一家承担有偿的事务",
        remedy="通过公开、公平的方式选定承担单位。",
    ),
    _usual.sentence(
        BRANDS,
        unless=(BRANDS_FREE,),
        severity="note",
        why="点名与特定企业合作",
        remedy="写明条件，符合条件的均可参加。",
    ),
    _usual.sentence(
        MUST_BUY,
        laws=True,
        unless=(MAY_BUY,),
        severity="warning",
        why="强制采购特定的产品",
        remedy="改为按公平竞争的方式采购；支持创新按国家规定写。",
        articles=_BUYING,
    ),
    _usual.sentence(
        SHORT_LIST,
        SHORT_LIST_BY,
        laws=True,
        unless=(SHORT_LIST_FREE,),
        severity="note",
        why="直接确定入围的供应商",
        remedy="通过公开、公平的方式确定。",
        articles=_BUYING,
    ),
    _usual.sentence(
        IN_PICKED_HOUSE,
        near=OF_HATCHERIES,
        paid=True,
        unless=(HOUSE_FOR_ALL,),
        severity="note",
        why="以入驻认定的载体为享受支持的条件",
        remedy="改为不限载体，按创业、经营的实际情况支持。",
        articles=_PICKED_HOUSE,
    ),
)
