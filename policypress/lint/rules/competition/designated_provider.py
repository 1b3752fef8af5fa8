"""指定服务机构、平台：从区内交易平台取得贷款方可贴息。

检查：指定或者委托唯一、统一的公司、协会、平台，限于本地平台、国有公司办理，收款账户限于几家银行的说法。办事网站、小程序、受理窗口和医疗保险、护理保险依法协议定点的不算。向别家购买、委托的少给补贴、另行检测、费用自理、不予采信，由主管单位谈定、续用原来的经营者而不再比选的也算。地方性法规也查强制采购、统一纳入一家管理的说法。
为什么：限定使用特定经营者的商品或者服务，其他经营者失去交易机会。
不好：从区内知识产权交易平台取得贷款的给予贴息
好：从依法设立的金融机构取得贷款的给予贴息
来源：《公平竞争审查条例》第八条第（三）项，实施办法第十一条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._asked_here import NAMED_BANKS
from policypress.lint.rules.competition._assigned import ASSIGNED
from policypress.lint.rules.competition._bound_to import (
    ALL_BY_CENTRE,
    ALL_TO_ONE_PLACE,
    BY_ROLL_MEMBER,
    CENTRE_FREE,
    DONE,
    FIXED_AT,
    HOUSE_FREE,
    HOUSE_OF_HERE,
    OFFICE_CHOICE,
    OFFICE_CHOICE_FREE,
    PLACE_FREE,
    PUT_UNDER,
    PUT_UNDER_FREE,
    ROLL_OPEN,
    STRAIGHT,
    STRAIGHT_FREE,
)
from policypress.lint.rules.competition._brought_under import UNDER_ONE_HOUSE
from policypress.lint.rules.competition._concepts import (
    CHOSEN_PROVIDER,
    LAW,
    ONLY_BY,
    OPEN,
    OTHERS_UNPAID,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    FORBIDS,
    GENRES_AND_LAWS,
    REGULATION,
)
from policypress.lint.rules.competition._demands import (
    ENGAGED_ONE,
    NOT_TO_OTHERS,
    SHORT_LIST_OPEN,
    SHORT_LISTED,
    TO_THAT_FIRM,
)
from policypress.lint.rules.competition._entry import (
    BY_ONE,
    FREE_TO_DEAL,
    FROM_LIST,
    HANDED_DIRECTLY,
    NO_NEED,
    NO_OTHER,
    NO_OWN,
    OPEN_LIST,
    OTHERS_NOT_PAID,
    REFUSED,
    SERVICES,
    SOME_NAMED,
)
from policypress.lint.rules.competition._freely import FREELY, TAKES_POST
from policypress.lint.rules.competition._in_support import (
    ANY_PLATFORM,
    ON_PLATFORM,
)
from policypress.lint.rules.competition._matters import (
    LISTED_PROVIDER,
    NAMED_PROVIDER,
    NO_CHOICE,
    THINGS_BOUGHT,
)
from policypress.lint.rules.competition._named import (
    GUARDS_ONLY,
    NOT_TO_UNCHOSEN,
    ONE_QUALIFIED,
    OUR_GUARDS,
    SIGNED_WITH,
    TO_ONE_UNIT,
    UNIT_FREE,
)
from policypress.lint.rules.competition._office_picks import OFFICE_PICKS
from policypress.lint.rules.competition._one_alone import TIED_BY_NAME
from policypress.lint.rules.competition._only_there import (
    ONLY_IT,
    ONLY_THERE,
    OPEN_TO_ALL,
)
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._selection import (
    CRITERIA,
    NO_SELECTION,
    ONE_AT_WILL,
    SELECTION,
    TOLD_LATER,
)
from policypress.lint.rules.competition._tied_deals import (
    INSURER_OPEN,
    ONE_INSURER,
    OUR_FAIRS,
    PARTNER_ITEM,
    PARTNER_OPEN,
    THROUGH_ANY,
    THROUGH_ONE,
    THROUGH_PAID,
)
from policypress.lint.rules.competition._vocabulary import (
    BOUGHT,
    MUST,
)
from policypress.lint.rules.competition._wide_market import (
    BOUGHT_WIDE,
    FREE_CHOICE,
    IN_THEIR_LIST,
    NOT_OTHERS,
    ONE_PARTNER,
    ONE_PROVIDER,
    PAID_FOR_ONE,
)
from policypress.lint.rules.competition._worse_terms import WORSE_TERMS

RULE = Rule(
    code="FC-07",
    name="designated-provider",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第八条第（三）项；{DETAILS}第十一条",
    genres=GENRES_AND_LAWS,
)
_WHO = "(?:公司|协会|集团|研究院|测绘院|设计院|企业|平台|商会|学会)"
# Who is not just any firm.
_BODY = (
    "(?:公司|协会|集团|研究院|测绘院|设计院|商会|(?:所属|下属|国有|控股)企业)"
)
_DOES = "(?:承担|承接|提供|承办|代理|运营|供应|实施|经营|管理|维修|检测|配送|负责|承保|采购|销售|建设)"
_MAKERS = "(?:公司|企业|机构|平台|银行(?!账户|帐户)|供应商|厂家|单位|商家|加油站|门店|医院)"
_NAMED = re.compile(
    f"(?:指定|委托|授权|确定)[^。；，\n]{{1,24}}?"
    f"(?:公司|协会|平台|中心|机构|企业)[^。；，\n]{{0,6}}?(?:唯一|独家|统一)"
    "|(?:一律|统一|均须|必须|只能)(?:委托|交由|到|向|选择|在)[^。；，\n]{2,20}?"
    "(?:公司|集团|医院|协会|研究院)(?!登记|注册)"
    "|应当?(?:委托|交由)[^。；，\n]{2,20}?(?:公司|集团|医院|协会|研究院)"
    "|指定由[^。；，\n]{2,20}"
    "|(?:须|应当?|必须|统一)(?:在|到|向|通过)[^。；，\n]{1,16}?(?:银行|信用社|公司|医院)"
    "(?:开立|开户|办理|购买|投保|检测)"
    f"|(?:统一|一律|全部|只能|均)由[^。；，\n]{{1,24}}?{_WHO}{_DOES}"
    f"|(?:应当?|必须|须)由[^。；，\n]{{1,24}}?{_BODY}{_DOES}"
    f"|统一(?:使用|购买|采购|安装|订购|选用)[^。；，\n]{{2,20}}?(?:公司|集团|协会)"
    f"|由[^。；，\n]{{1,20}}?{_WHO}(?:负责)?(?:独家|统一){_DOES}"
    f"|(?:(?:委托|选择|使用|到|在|向|交由|通过)[^。；，\n]{{0,16}}?(?:指定|确定|选定|推荐)"
    f"|由[^。；，\n]{{0,16}}?(?:指定|推荐))"
    f"的[^。；，\n]{{0,8}}?{_MAKERS}(?:{_DOES}|进行|开展|办理|购买|检测)?"
    f"|(?:购买|投保|签订|安装|使用|选用|采购)[^。；，\n]{{0,4}}?(?:统一)?指定[^。；，\n]{{0,8}}?"
    "(?:产品|品牌|系统|软件|保险|设备|服务)"
    "|指定[^。；，\n]{1,12}?(?:公司|协会|商家|厂家)(?:为|作为|负责|承担|提供|开展|进行)"
    "|(?:从|在|通过|经)[^。；，\n]{0,14}?(?:区内|市内|本区|本市|我区|我市|[市区县]属|国有)"
    "[^。；，\n]{0,12}?(?:交易平台|平台|交易中心|银行|担保公司)"
    "(?:取得|办理|进行|交易|融资|购买|投保)"
    "|(?:可以|可|直接|应当|应)?委托[^。；，\n]{0,12}?(?:国有|区属|市属|县属)[^。；，\n]{0,16}?公司"
)
# What an authority itself is there for, and what everybody may choose.
_OFFICES = re.compile(
    "政务服务|公共资源交易|行政服务|税务|不动产登记|社保经办|一网通|政府采购网|统一受理|法院|公安"
    "|信用信息公示|国家企业信用|资金监管|财政专户|受理窗口"
    "|登录[^。；，\n]{0,8}系统"
    "|自主选|自行选|任选|均可|可以选择|不限|框架协议|入围供应商|依法设立的|持牌|取得相应"
    "|有能力的|信用中国|审批监管平台|申报系统|申报平台|服务平台(?:提交|申报|填报)"
    "|管理系统(?:提交|申报|填报)"
    "|指定的?媒[体介]"
    "|人民政府[^。；，]{0,8}?部门"
)
# Chosen in the open, or by a court.
_OPEN = re.compile(
    "通过政府采购(?:确定|选定)的?[两三四五六七八九多]家"
    "|招标|比选|遴选|公开|竞争|磋商|人民法院|仲裁|依法确定|自主选择|自愿|资质|具备|具有|符合条件"
    "|专业公司|第三方(?:专业)?机构|商业银行|具体由"
)
_WHY = "限定由特定经营者提供商品或者服务"
_REMEDY = "删去对特定机构的限定，写明资质条件，符合条件的均可选择。"
_FORBIDS = re.compile(
    "不得(?:以|将|要求|设置|限定|设定|指定|强制|强迫)|禁止|严禁|取消(?![^。；，\n]{0,6}资格)|清理"
    "|废止|无需|不再要求|防止"
)
# 市建科院, 人保财险, 县智慧城管公司, 市第二医院: one of its kind, by its name.
_NAMED_ONE = re.compile(
    "(?:到|在|由|向|从|经(?!营)|交由?|送|委托|使用|选用|购买|采购|自|出自|安装|加装|接入|投保|参加"
    "|通过|存入|定点|加盟|搭载|订|统一|挂靠|使用的?|选择)"
    "(?:为|于|使用|购买|加装|安装|采购|选用|委托)?"
    "(?!具有|具备|符合|依法|有资质|会计师|律师|第三方|专业|社会|各|其|任|相应|取得|本单位|企业"
    "|申请|多家"
    "|合格|国家|区外|市外|国内|两家|三家|若干|不同|中标|该|本|有|实际|依)"
    "[^的有为等或具及各。；，、（\n]{1,12}?"
    "(?:公司|集团|印刷厂|厂|协会|商会|学会|银行|信用社|农商行|供销社"
    "|(?:第[一二三四五六]|人民|中心|中|妇幼|市|县|区)医院|科院|研究院|设计院|测绘院|检测院"
    "|检测站|检测所|监测站|检验所"
    "|服务中心|培训中心|配送中心|检测中心|评估中心|财险|人寿|保险公司|人保|广电|电信|移动|联通"
    "|电网|燃气|水务|城投|交投|旅投|国投|农投|数投|驾校|职校|技校|学校|宾馆|招待所|超市|商城"
    "|书店|报社|电视台|事务所|设计室|规划室|工作站|服务站|加工厂|城商行|商行(?!政)|村镇银行|支行"
    "|云平台|专营店|旗舰店|维修厂|影城|合作社|联社|农场|粮库|物流园)"
)
_ONLY_THAT = re.compile(
    f"定点|统一|{MUST}|一律|只能|只|仅|均|全部|固定|不予|不作为|退回|不认|无效|不得自行|不得另"
    "|其[他它]|独家|唯一|指定|不接受|不报销|不得报销|拒收|出自|方予|方可|，费用由"
    f"|，由[^。；，]{{0,12}}?(?:承保|承担|提供|负责|进行|出具)"
)
_ORDERED = re.compile(BOUGHT)
_BOUGHT = re.compile(
    f"{BOUGHT}|购|买|租|委托|订阅|制作|领取|承办|接待|住宿|聘|型号|账户|车辆|指定|服务商|充值|消费"
    "|支付|使用|选用|通水|认定|出具"
)
# 补贴资金由某公司统一拨付, 管理中心受理: no deal in the market.
_NO_DEAL = re.compile(
    f"{FREELY}|{TAKES_POST}"
    "|出资人|国有资产监督|遵守本|适用本|考核范围|全部银行|反映|反应|集中采购平台|集中带量|依法(?:取得|设立)|债务"
    "|民事责任|许可证|挂牌|股份转让|证券|交易所|受理|提交材料|报送|拨付|公示|监督|兑付"
    "|主管部门(?:负责|会同)|参保|社会保险|法定|派出所|财政局|审批局|定点医疗机构|医保|住房保障"
    "|学籍|募捐|仲裁|诉讼|鼓励|支持(?!资金)|自主|自选|任一|任何一家|以上[^。；，]{0,4}家|任意|询价"
    "|可以选|自行选|经办银行|教育部"
)
_VOIDS = re.compile("清理|废止|无需|不再要求|不得(?:要求|强制|以)")
_PICKED = f"{REGULATION}第八条第（三）项、第十条第（二）项；{DETAILS}第十一条、第十九条"
_ONLY_THERE = f"{REGULATION}第八条第（三）项、第十条第（二）项；{DETAILS}第十一条、第十九条"
_usual = Usual(
    why=_WHY,
    remedy=_REMEDY,
    unless=(_OPEN, _OFFICES, _NO_DEAL, OPEN, LAW),
    forbids=_FORBIDS,
)
find = finder(
    RULE,
    _usual.words(_NAMED, unless=(_OPEN,), forbids=FORBIDS),
    _usual.words(ASSIGNED, unless=(_OPEN, _OFFICES)),
    _usual.sentence(
        _NAMED_ONE, _ONLY_THAT, _ORDERED, unless=(_OPEN, _OFFICES, _NO_DEAL)
    ),
    _usual.sentence(
        CHOSEN_PROVIDER,
        ONLY_BY,
        _ORDERED,
        unless=(_OPEN, _OFFICES, OPEN, LAW),
        near=ONLY_BY,
    ),
    _usual.sentence(OTHERS_UNPAID, _ORDERED, unless=(_OPEN, OPEN, LAW)),
    _usual.sentence(NAMED_PROVIDER, NO_CHOICE, THINGS_BOUGHT),
    _usual.sentence(LISTED_PROVIDER, NO_CHOICE, THINGS_BOUGHT),
    _usual.sentence(FROM_LIST, SERVICES, unless=(OPEN_LIST,)),
    _usual.sentence(REFUSED, unless=(NO_NEED,)),
    _usual.sentence(NO_OWN, NO_OTHER, unless=(NO_NEED,)),
    _usual.sentence(
        BY_ONE, NO_OTHER, _BOUGHT, unless=(NO_NEED,), near=NO_OTHER
    ),
    _usual.sentence(OTHERS_NOT_PAID, unless=(FREE_TO_DEAL,)),
    _usual.sentence(HANDED_DIRECTLY, unless=(LAW,)),
    _usual.sentence(SOME_NAMED, unless=(FREE_TO_DEAL,)),
    _usual.sentence(
        ONE_PROVIDER, NOT_OTHERS, BOUGHT_WIDE, unless=(FREE_CHOICE,)
    ),
    _usual.words(ENGAGED_ONE, unless=(_OPEN,)),
    _usual.sentence(SHORT_LISTED, unless=(SHORT_LIST_OPEN,)),
    _usual.sentence(TO_THAT_FIRM, NOT_TO_OTHERS, unless=(LAW,)),
    _usual.sentence(PAID_FOR_ONE, unless=(FREE_CHOICE,)),
    _usual.sentence(ONE_PARTNER, unless=(FREE_CHOICE,)),
    _usual.sentence(IN_THEIR_LIST, unless=(FREE_CHOICE,)),
    _usual.sentence(TO_ONE_UNIT, SIGNED_WITH, unless=(UNIT_FREE,)),
    _usual.sentence(
        NOT_TO_UNCHOSEN,
        unless=(),
        forbids=_VOIDS,
        remedy="改为不得交给未依法取得许可的单位；凡取得许可的均可承接。",
    ),
    _usual.sentence(
        ONE_QUALIFIED,
        unless=(),
        why="只公布一家，实为指定",
        remedy="公布条件，符合条件的均列入名单；或者写明公开选择的程序。",
    ),
    _usual.sentence(OUR_GUARDS, GUARDS_ONLY, unless=(_OPEN,)),
    _usual.sentence(OFFICE_CHOICE, DONE, unless=(OFFICE_CHOICE_FREE,)),
    _usual.sentence(HOUSE_OF_HERE, unless=(HOUSE_FREE, _OFFICES)),
    _usual.sentence(FIXED_AT, unless=(_OPEN,)),
    _usual.sentence(
        STRAIGHT,
        unless=(STRAIGHT_FREE,),
        why="不经竞争直接确定承接人",
        remedy="通过招标、采购等公平竞争程序确定。",
    ),
    _usual.sentence(
        PUT_UNDER,
        unless=(PUT_UNDER_FREE,),
        why="强制经营者接受其他企业的管理、服务",
        remedy="改为自愿委托，个体经营者可以独立经营。",
    ),
    _usual.sentence(
        ALL_TO_ONE_PLACE,
        unless=(PLACE_FREE,),
        why="限定只在特定场所办理、交易",
        severity="note",
    ),
    _usual.sentence(BY_ROLL_MEMBER, unless=(ROLL_OPEN,)),
    _usual.sentence(ALL_BY_CENTRE, unless=(CENTRE_FREE,)),
    _usual.sentence(
        ONE_AT_WILL,
        topic=SELECTION,
        absent=CRITERIA,
        unless=(NO_SELECTION,),
        why="没有评审的标准和方法，由主观决定选谁",
        remedy="写明评审因素、分值和方法，结果公示。",
    ),
    _usual.sentence(
        TOLD_LATER,
        topic=SELECTION,
        unless=(NO_SELECTION,),
        why="没有写明怎样选定",
        remedy="在公告中写明评审因素、分值和方法。",
    ),
    _usual.sentence(
        THROUGH_ONE,
        THROUGH_PAID,
        unless=(THROUGH_ANY,),
        why="以使用特定平台、机构为享受支持的条件",
        remedy="改为不限渠道和机构，由经营者自主选择。",
    ),
    _usual.sentence(
        PARTNER_ITEM,
        paid=True,
        unless=(PARTNER_OPEN,),
        articles=_PICKED,
        why="由主管部门选定合作的机构，条件和程序不明",
        remedy="公开遴选条件和程序，符合条件的机构均可参加。",
    ),
    _usual.sentence(
        OUR_FAIRS,
        paid=True,
        severity="note",
        why="只补助政府组织或者确认的展会",
        remedy="改为写明展会的客观条件，由经营者自主选择。",
    ),
    _usual.sentence(
        ONE_INSURER,
        unless=(INSURER_OPEN,),
        severity="note",
        why="限定由一家机构承办",
        remedy="公开选择，符合条件的机构均可承办。",
    ),
    _usual.sentence(
        ONLY_THERE,
        ONLY_IT,
        promise=False,
        severity="warning",
        unless=(OPEN_TO_ALL,),
        articles=_ONLY_THERE,
    ),
    *TIED_BY_NAME,
    *UNDER_ONE_HOUSE,
    *WORSE_TERMS,
    *OFFICE_PICKS,
    *NAMED_BANKS,
    _usual.sentence(
        ON_PLATFORM,
        paid=True,
        unless=(ANY_PLATFORM,),
        severity="note",
        articles=f"{REGULATION}第八条第（三）项、第十条第（二）项；{DETAILS}第十一条",
        why="以使用特定平台为享受支持的条件",
        remedy="改为写明功能要求，由经营者自主选择。",
    ),
)
