"""Goods, firms and staff from elsewhere, in the words of orders (外来货、外来企业、外来人员的另
几种说法): the county next door, a list of what is forbidden, goods that leave by a quota, a
partner of here in the bid, staff insured here, a firm to be set up here after the award.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import (
    DETAILS,
    HERE,
    OUTSIDE,
    OWN,
    REGULATION,
)
from policypress.lint.rules.competition._search import Frame, Search, Usual
from policypress.lint.rules.competition._vocabulary import FIRMS, GAP, MUST

# The county next door is elsewhere too.
_NEAR = (
    "(?:(?:相邻|毗邻|邻近|周边|附近)(?:的)?(?:[省市县区旗]|地区|城市|乡镇){1,2}|邻[省市县区]"
    "|兄弟[市县区]|(?:其[他它]|别的|别)(?:的)?(?:[省市县区旗]|地市|城市))"
)
_THERE = f"(?:{OUTSIDE}|{_NEAR})"
_GOODS = (
    "(?:产|品|商品|货|车|酒|药|料|苗|种|奶|肉|蛋|菜|果|茶|粮|砂|石|砖|钢|水泥|混凝土|沥青|禽|猪"
    "|牛|羊|鱼|气|油|水|煤|盐|肥|饲料"
    "|建材|设备|木|电动车|矿|豆制品|食材|盒饭|快餐)"
)
_INTO = (
    "(?:运入|运进|运到|调入|购入|购进|采购|带入|引入|流入|拉入|拉到|输入|销入|贩运|贩入|进货"
    "|批进|接收|收购)"
)
_TRADE = (
    "(?:销售|出售|批发|零售|经营|交易|使用|摆卖|配送|屠宰|加工|施工|灌装|投放|供应"
    "|本[区县市省镇]|我[区县市省镇]|区内|县内|市内|境内|辖区)"
)
BROUGHT_IN = re.compile(
    f"(?:从|将|把|由|自|向)?{_THERE}{GAP}{{0,22}}?{_GOODS}{GAP}{{0,8}}?{_INTO}{GAP}{{0,10}}?"
    f"{_TRADE}"
    "|(?:销售|经营|采购|购进|批发|配送|使用|经销|代销|储存"
    f"|运输){GAP}{{0,6}}?{_THERE}{GAP}{{0,8}}?(?:生产|灌装|屠宰|加工|制造|出产"
    f"|产)?的?{GAP}{{0,8}}?{_GOODS}"
    f"|(?:从|到|在|向){_THERE}{GAP}{{0,10}}?{_INTO}{GAP}{{0,12}}?{_GOODS}"
    f"|{_THERE}的?{GAP}{{0,18}}?{_GOODS}{GAP}{{0,10}}?(?:不准|不许|不得|禁止|不能|严禁"
    "|谢绝)(?:进|入|上|在|到|销|卖|摆|流)"
)
# The list says what traders may not do, not what inspectors may not.
FORBIDDEN_LIST = re.compile(
    "^(?!.{0,16}(?:工作人员|检查人员|执法|机关|部门|招标人|采购人|协会|商会|采购代理|任何单位"
    "|政府))"
    ".{0,24}?(?:禁止|严禁|不得(?:有|从事|实施)?)(?:有|从事|实施)?(?:下列|以下)"
)
PUNISHED = re.compile(
    "(?:查处|退运|劝返|没收|罚款|责令(?:退|停|改)|不准|不许|扣留|查扣|处以|取缔|清退|不得(?:入"
    "|进|销|在)"
    "|禁止|一律(?:不|退)|拒收|退回|不予(?:放行|入库|验收|检疫|接收))"
)
GOODS_LAWFUL = re.compile(
    "疫|检疫|走私|假冒|伪劣|不合格|超标|未经检验|无证|未取得|非法|违法|国家(?!级)|法律|法规"
    "|依法|危险废物|固体废物|垃圾|野生|濒危|文物|烟草|卷烟|烟花"
    "|染疫|松材|毒|病死|无合法|来源不明|禁用|入侵|国外|境外|不得(?:以|限制|阻碍|要求|设置)|救灾"
    "|补贴|奖励|补助"
)
# 凭外销数量单出县
OUT_BY_QUOTA = re.compile(
    "(?:凭|持|经|取得|办理|领取|核发){1,2}[^。；，\n]{0,24}?(?:数量单|准运单|准运证|外运证"
    "|外运单|外销单|外销证|调运单|调运证|放行单|放行证|外销指标|外运指标|外销计划|外运计划"
    "|外销配额|配额|出县证|准销单)"
    f"[^。；，\n]{{0,12}}?(?:出[县市区境]|外运|外销|运出|调出|销往|外调|放行|装车|{OUTSIDE})"
    f"|(?:出[县市区](?!域|级|场)|外运|外销|外调|运往{_THERE}"
    f"|销往{_THERE})[^。；，\n]{{0,14}}?(?:{MUST}|凭|持|经|按)[^。；\n]{{0,30}}?"
    "(?:数量单|准运|外运证|外运单|外销单|外销证|调运单|放行单|指标|计划|配额|核定量|限量|额度"
    "|用完即止)"
    "|(?:外运|外销|外调)(?:数量|总量|量|比例)[^。；，\n]{0,10}?(?:不得?超过|控制在|限于|按月"
    "|核定|下达|不高于)"
)
OUT_LAWFUL = re.compile(
    "检疫|疫|林木|木材运输|野生|文物|危险|固体废物|国家|法律|法规|依法|救灾|旅客|班车|客运|渣土"
    "|建筑垃圾|垃圾|人员|数据|档案|不得(?:要求|以|设置|限制)|取消|无需"
)
# 引导与本地企业组成联合体；未组成联合体的，须作出说明
WITH_ONE_OF_OURS = re.compile(
    f"[与和同](?:{HERE}|本地|属地|当地){GAP}{{0,8}}?(?:{FIRMS}|单位|队伍){GAP}{{0,6}}?"
    "(?:联合体|联营|合作|分包|合资|联合)"
)
JOINT_ASKED = re.compile(
    "(?:未|不|没有)(?:能|按要求|与[^。；，\n]{1,12}?)?(?:组成|组建|采用|采取|接受|形成|签订"
    "|联合|开展)?[^。；，\n]{0,6}?"
    "(?:联合体|联营|联合投标|合作|分包)[^。；，\n]{0,4}?的"
    "[^。；\n]{0,24}?(?:说明|解释|理由|报告|备案|扣[0-9减分]|不予|降|约谈|审查|通报|同意|批准)"
)
BIDS_FREE = re.compile(
    "不得(?:以|要求|限定|强制|设置)|自愿|自主|不作为|均可|不影响|取消|不限"
)
# 省外机构的报告，经区内机构复测后采信: a paper from elsewhere counts only after another look.
PAPER_FROM_AFAR = re.compile(
    f"{_THERE}{GAP}{{0,16}}?(?:机构|公司|事务所|单位|实验室|企业|院|所|部门|医院|站"
    f"|中心){GAP}{{0,10}}?(?:出具|核发|颁发|签发|评定|认定|作出|发)?的?"
    f"{GAP}{{0,6}}?(?:报告|证书|结果|证明|鉴定|评价|数据|等级|合格证|资质|资格)"
    f"|(?:报告|证书|证明|结果|鉴定)(?:系|由|为|是){_THERE}{GAP}{{0,12}}?(?:机构|单位|实验室|企业)"
)
LOOKED_AT_AGAIN = re.compile(
    "(?:复测|复检|复核|复验|重检|重测|抽样|重新(?:检测|鉴定|评定|认定|考核)|再次检测|二次检测"
    "|比对|鉴定|审核|盖章|加盖|换证|换发|换领|确认|验证|核验|降[一1]级)"
    "[^。；\n]{0,16}?(?:采信|认可|有效|使用|后|方|费|合格|承认|采纳|执行)|不予(?:采信|认可"
    "|承认|互认)|不作为|仅供参考"
)
# 项目负责人近半年社会保险在本县缴纳
_STAFF = (
    "(?:项目经理|负责人|技术负责人|建造师|监理工程师|总监|人员|班子|团队|员工|项目部|职工"
    "|服务人员|管理人员)"
)
STAFF_INSURED = re.compile(
    f"{_STAFF}{GAP}{{0,30}}?(?:社会保险|社保|养老保险)(?:费|关系)?(?:缴纳)?{GAP}{{0,8}}?(?:在|于"
    f"|为){OWN}{GAP}{{0,4}}?(?:缴纳|参保|缴存)?"
    f"|{_STAFF}{GAP}{{0,24}}?(?:在|于){OWN}{GAP}{{0,14}}?(?:缴纳|参加|连续|缴存"
    f"|办理){GAP}{{0,10}}?(?:社会保险|社保|养老保险)"
    f"|(?:{OWN}|本地|属地){GAP}{{0,6}}?(?:社会保险|社保)(?:机构|经办机构|局|中心"
    f"|部门)?{GAP}{{0,8}}?(?:缴纳|缴费|参保|出具)?的?"
    f"{GAP}{{0,6}}?(?:证明|记录|清单)"
)
OF_TENDERS = re.compile(
    "投标|招标|采购|供应商|入库|预选库|承包商|承包人|遴选|比选|标段|磋商|询价|竞标|施工队"
    "|承接主体|服务商|中标|成交"
)
# 对本市投标人免于考察，对市外投标人安排考察
OURS_LET_OFF = re.compile(
    f"(?:{HERE}|本地|驻地在[^。；，\n]{{1,4}}?)[^。；\n]{{0,10}}?(?:投标人|供应商|投标单位"
    "|承包商|施工企业)[^。；，\n]{0,6}?(?:可以?|均)?"
    f"(?:免于|免予|免|无需|不|直接|优先)[^。\n]{{0,24}}?{_THERE}[^。；\n]{{0,10}}?(?:投标人"
    "|供应商|投标单位|承包商|施工企业|企业)"
    "[^。；\n]{0,16}?(?:须|安排|应|由|费用|另|需)"
)
STAFF_FREE = re.compile(
    "补贴|补助|奖励|资助|学生|居民|住房|户籍|子女|人才|低保|就业困难|公租|不限|任一|任意|均可"
    "|农民工工资|工伤|缴纳地不|不作|不得(?:以|要求|限定)"
)
# More where a buyer leaves a seller from elsewhere for one of here.
SWITCHED = re.compile(
    f"(?:由|自|从|将|把)(?:{OUTSIDE}|{_NEAR}){GAP}{{0,20}}?(?:切换|转换|替换|转|改|调整"
    "|更换)(?:至|为|到|由|向|成)"
    f"{GAP}{{0,6}}?(?:{HERE}|本地){GAP}{{0,10}}?(?:供应|采购|配套|企业|生产|供货|产品|购买|加工"
    "|机构|服务)"
)
SWITCH_GAIN = re.compile(
    "奖|补(?:贴|助|给)|资助|贴息|比例|提高|上浮|优惠|加分|另给|减免"
)
SWITCHED_HOME: tuple[Frame, ...] = (
    Usual(
        why="奖励把外地的供应换成本地的",
        remedy="删去；需要支持配套的，不问供应者在哪里。",
        articles=f"{REGULATION}第九条第（四）项、第十条第（二）项；{DETAILS}第十六条、第十九条",
    ).sentence(SWITCHED, SWITCH_GAIN, joined=True),
)
# In a firm to be set up here, by whoever was chosen.
_CHOSEN = (
    "(?:中标|中选|成交|入选|竞得|摘牌|受托|受让|拟合作|合作方|合作单位|中签|投资人|特许经营者"
    "|经营权人|运营商|运营方|服务商|承接主体|社会资本方?"
    "|管理机构|管理人|供应商|承包人|施工总承包|竞买人|平台企业|承办方"
    "|获得[^。；，\n]{1,12}?(?:权|指标|资格|项目)的?)"
)
SET_UP_AFTER = re.compile(
    f"{_CHOSEN}[^。；\n]{{0,40}}?(?:在|于|到)?(?:{OWN}|项目所在地|属地|服务地"
    f"|采购人所在地)(?:行政区域|境内|范围|辖区)?(?:内)?{GAP}{{0,4}}?"
    f"(?:注册|设立|成立|组建|新设|登记|设有){GAP}{{0,18}}?(?:公司|法人|机构|实体|总部|企业|主体)"
    f"|未(?:在|于)?(?:{OWN}|项目所在地|属地){GAP}{{0,4}}?(?:注册|设立|成立|组建"
    f"|设有){GAP}{{0,14}}?(?:公司|法人|机构)的?{_CHOSEN}"
)
OR_NO_DEAL = re.compile(
    "否则|方可|方能|不签|不再签|拒绝|视为|放弃|取消|终止|不予|解除|没收|重新(?:确定|遴选|招标)"
    "|顺延|承诺|[0-9一二三四五六七八九十]{1,3}(?:个)?(?:工作)?(?:日|天|月)"
    "|由(?:该|其)?[^。；，\n]{0,8}?公司(?:负责)?(?:签|承接|履行|开|结算|纳税|实施|运营|作为)"
    f"|纳税|{MUST}"
)
SET_UP_FREE = re.compile(
    "不要求|无需|无须|不得(?:要求|以|将|强制)|自愿|自主|鼓励|可以?(?:不|自行)|奖励|补贴|补助"
    "|资助|扶持|不以|不作为|取消|依照《|登记机关|国家|法律|法规|不受理由"
)
_goods = Usual(
    why="不许外地商品进入",
    remedy="删去；外地商品符合国家标准的，与本地商品同等对待。",
    unless=(GOODS_LAWFUL,),
    articles=f"{REGULATION}第九条第（一）项；{DETAILS}第十三条",
    forbids=re.compile("不得(?:以|要求|设置|限制|阻碍)|清理|废止"),
)
_bids = Usual(
    why="在采购、招标投标中区别对待外地经营者",
    remedy="删去，只看与履约能力有关的条件。",
    unless=(BIDS_FREE,),
    articles=f"{REGULATION}第九条第（三）项；{DETAILS}第十五条",
)
# 外省护理员来本县上岗，应参加补训
STAFF_FROM_AFAR = re.compile(
    f"{_THERE}(?:的)?[^。；，\n]{{0,10}}?(?:师|员|人员|护工|工匠|司机)[^。；\n]{{0,14}}?(?:上岗"
    f"|从业|执业|来|进入|受聘)[^。；\n]{{0,12}}?{MUST}"
    "[^。；，\n]{0,10}?(?:参加|重新|补|另行|通过|接受)[^。；，\n]{0,14}?(?:培训|补训|考核|考试"
    "|学时|测试|复训|面试)"
)
STAFF_BY_LAW = re.compile(
    "国家|法律|法规|依法|全国统一|教师|公务员|医师注册|驾驶员|区域科目|出租|巡游|网约|补贴|补助|自愿"
    "|鼓励|人才|招聘|学生|务工|就业"
)
# 外县客户每吨3元，县内客户2元
DEARER_FOR_THEM = re.compile(
    f"{_THERE}[^。；\n]{{0,24}}?[0-9.]{{1,6}}元[^。\n]{{0,12}}?(?:{HERE}"
    "|本地)[^。；\n]{0,12}?[0-9.]{1,6}元"
    f"|(?:{HERE}|本地)[^。；\n]{{0,24}}?[0-9.]{{1,6}}元[^。\n]{{0,12}}?{_THERE}[^。；\n]{{0,1"
    "2}?[0-9.]{1,6}元"
)
DEARER_BY = re.compile(
    f"{_THERE}[^。；\n]{{0,40}}?(?:租金|月租|费|价|票|收费)[^。；，\n]{{0,8}}?(?:按|为|执行"
    f"|较)[^。；，\n]{{0,8}}?(?:{HERE}|本地)"
    "[^。；，\n]{0,12}?(?:[0-9.]{1,5}倍|1[0-9]{2}%|[二两三1-3]倍|上浮|加收|加成)"
)
PAID_THERE = re.compile(
    "费|租|票|元/|每[吨天日月车次人辆吨小时平件箱位]|价|停|收取|缴纳|交纳"
)
PRICED_FAIRLY = re.compile(
    "补贴|补助|奖励|资助|工资|救助|差旅|伙食|中标|学费|医|养老|住宿费标准|成本|人均|收入|产值"
    "|国家|政府定价|居民"
)
# 外地超市最多开一家店; 外来车辆进入工地须提前报告
CAPPED = re.compile(
    f"{_THERE}{GAP}{{0,12}}?(?:{FIRMS}|店|超市|品牌|社|驾校|药房|机构)[^。；\n]{{0,24}}?(?:最多"
    "|至多|不得?超过|不多于|限)"
    "[^。；，\n]{0,4}?(?:开设?|设立?|布设)?[^。；，\n]{0,2}?[0-9一二两三四五六七八九十]{1,"
    "2}(?:家|个|处|间|户)"
)
COMES_IN = re.compile(
    f"{_THERE}的?{GAP}{{0,10}}?{_GOODS}{GAP}{{0,4}}?(?:进入?|入|运到|到)(?:{HERE}|本地|超市|市场"
    "|校园|工地|门店|食堂|商场|景区|小区|批发|农贸)"
    f"[^。；\n]{{0,16}}?(?:{MUST}|要|得)(?:当)?(?:先|提前[^。；，\n]{{0,6}}?|事先)?(?:送|经|到"
    "|向|由|报|接受|取得|办)"
    f"[^。；\n]{{0,24}}?(?:检|化验|报告|登记|备案|取样|抽样|同意|验|审|证|审批)"
)
PAPERS_AGAIN: tuple[Frame, ...] = (
    Usual(
        why="对外地商品、经营者另定收费",
        remedy="改为对各地的经营者同一标准收费。",
        unless=(PRICED_FAIRLY, BIDS_FREE),
        articles=f"{REGULATION}第九条第（四）项；{DETAILS}第十六条",
    ).sentence(DEARER_FOR_THEM, PAID_THERE, joined=True),
    Usual(
        why="对外地人员另设培训、考核",
        remedy="删去；依法取得的证书各地同样有效。",
        unless=(STAFF_BY_LAW, BIDS_FREE),
        articles=f"{REGULATION}第九条第（五）项；{DETAILS}第十七条",
    ).sentence(STAFF_FROM_AFAR),
    Usual(
        why="对外地商品、经营者另定收费",
        remedy="改为对各地的经营者同一标准收费。",
        unless=(PRICED_FAIRLY, BIDS_FREE),
        articles=f"{REGULATION}第九条第（四）项；{DETAILS}第十六条",
    ).sentence(DEARER_BY),
    Usual(
        why="外地机构的报告、证书须另行复核才采信",
        remedy="改为依法具有资质的机构出具的，一律采信。",
        unless=(GOODS_LAWFUL, BIDS_FREE),
        articles=f"{REGULATION}第九条第（五）项；{DETAILS}第十七条",
    ).sentence(PAPER_FROM_AFAR, LOOKED_AT_AGAIN),
)
GOODS_NEXT_DOOR: tuple[Frame, ...] = (
    _goods.sentence(
        CAPPED,
        why="限制外地经营者开店的数量",
        remedy="删去，与本地经营者同等对待。",
        articles=f"{REGULATION}第九条第（二）项；{DETAILS}第十四条",
    ),
    _goods.sentence(COMES_IN, why="对外地商品另设检验、报告"),
    _goods.sentence(BROUGHT_IN, lead=FORBIDDEN_LIST),
    _goods.sentence(BROUGHT_IN, PUNISHED),
    _goods.sentence(
        OUT_BY_QUOTA,
        unless=(OUT_LAWFUL,),
        why="限制本地商品运出",
        remedy="删去，由经营者自主销售。",
    ),
)
BIDS_NEXT_DOOR: tuple[Search | Frame, ...] = (
    _bids.words(
        JOINT_ASKED,
        before=WITH_ONE_OF_OURS,
        severity="warning",
        why="要求外地经营者与本地经营者联合",
    ),
    _bids.sentence(OURS_LET_OFF, joined=True),
    _bids.sentence(
        STAFF_INSURED,
        topic=OF_TENDERS,
        unless=(STAFF_FREE,),
        why="以人员在本地参保排斥外地经营者",
    ),
)
AFTER_AWARD: tuple[Frame, ...] = (
    Usual(
        why="以在本地设立公司为签约、履约的条件",
        remedy="删去；需要项目公司的，不限注册地。",
        unless=(SET_UP_FREE,),
        articles=f"{REGULATION}第九条第（二）项、第九条第（三）项；{DETAILS}第十四条、第十五条",
    ).sentence(SET_UP_AFTER, OR_NO_DEAL),
)
