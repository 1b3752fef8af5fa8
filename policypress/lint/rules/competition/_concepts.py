"""What a clause on competition is about, as concepts and not as wordings (概念表): who ×
what is demanded, barred or given × what ties it to a place or a firm.

Each is a pattern that a rule puts into a `Frame`; the wordings of a concept stand in one
line, so that a new one is added here and every rule knows it.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import HERE, OUTSIDE
from policypress.lint.rules.competition._vocabulary import (
    FIRMS,
    GAP,
    MUST,
    OWNERSHIP,
)

# Who: from elsewhere, and goods from there.
_GOODS = (
    "(?:产品|装备|商品|货|物|品|车|酒|药|料|苗|种|奶|肉|蛋|菜|果|茶|粮|砂石|砖|钢|水泥|混凝土|沥青"
    "|设备|软件|活禽|资本|队伍|人员|品牌|石材|建材|牌照|超市|药房|酒店|旅行社|门店|连锁店|大巴"
    "|医院|院校)"
)
# The head office that stands elsewhere makes an outsider of a firm too.
_SEAT_ELSEWHERE = f"(?:总部|注册地|住所地?|法人)(?:不在|未设在|不设在|在外|设在外|位于外)(?:{HERE})?"

# Firms by who owns them: who alone may, who may not.
_ENTERS = (
    "(?:参与|参加|进入|申请|承接|承担|承揽|从事|经营|投资|开办|举办|设立|入围|报名|运营|入股|实施"
    "|竞标|竞买|竞拍|受让|建设)"
)
OWNERS_ONLY = re.compile(
    f"(?:{MUST}(?:当)?|仅|只|限|仅限|只能|限于|只允许|仅允许|只接受|专门?)"
    f"(?:为|是|由|限|面向|向|具有|属于?|选择|从)?{GAP}{{0,8}}?{OWNERSHIP}"
    f"(?:独资|控股|全资|参股|背景|资本|性质|成分)?(?:的)?{GAP}{{0,4}}?"
    f"(?:{FIRMS}|资本|控股|独资|全资)"
)
ENTERING = re.compile(
    f"{_ENTERS}|承接主体|遴选|市场|准入|项目|服务|许可|资格|运营商|主体"
)

# A branch or a seat at this place, and what depends on it.
BRANCH = (
    "(?:子公司|分公司|分支机构|分店|分所|项目公司|独立法人|法人(?:公司|企业|机构)|独立核算"
    "|办事处|办事机构|网点|代表处|区域总部|结算中心|销售公司)"
)
NO_BRANCH = re.compile(
    f"(?:未|没有|尚未|不){GAP}{{0,3}}?(?:在{GAP}{{0,8}}?)?"
    f"(?:设立|成立|注册|开设|设有|组建){GAP}{{0,14}}?{BRANCH}"
    f"|(?:在)?{HERE}(?:内)?(?:未|没有|尚未|无)"
    f"(?:设立|成立|注册|开设|设有|组建|依法设立)?{GAP}{{0,14}}?{BRANCH}"
    f"|{_SEAT_ELSEWHERE}"
)
NOT_WITHOUT = re.compile(
    "方可|方能|才可|才能|后方|始得|否则|取消[^。；，\n]{0,6}?资格|不得(?!以|要求|将|设)|不予"
    "|不受理|暂不|不准|禁止"
)

# One who provides: chosen by an authority, or the only one.
ONLY_BY = re.compile(
    f"{MUST}|只能|仅限|仅能|限于|一律|统一|全部|均|只接受|不予认可|仅可|只可|优先"
)
CHOSEN_PROVIDER = re.compile(
    "(?<!国家)(?<!省级)(?<!自主)(?<!自行)(?<!依法)(?<!取得)(?<!国务院)"
    "(?:公布|确定|推荐|推介|选定|指定|认可|入围|签约|合作"
    "|协商确定|引进|准入|备案)的"
    f"{GAP}{{0,12}}?(?:供应商|服务商|机构|公司|银行|平台|厂家|商家|事务所|设备|系统|产品|品牌|软件"
    "|门店|企业|场所|医院|驾校|商户|保险)"
    "|定点(?:采购|供应|维修|印刷|加油|检测|配送|体检|住宿|就餐|保险|培训|企业|商户|单位|厂家)"
)
OTHERS_UNPAID = re.compile(
    "(?:其他|其它|别的|他行|非(?:指定|合作|推荐|定点|入围|名单)"
    f"|自行(?:选择|委托|购买)){GAP}{{0,10}}?"
    "(?:机构|单位|公司|银行|企业|协会|医院|平台|渠道|厂家|品牌|产品|服务|贷款|报告|保险|保单|系统"
    "|设备)"
    f"{GAP}{{0,8}}?(?:的|，){GAP}{{0,10}}?，?{GAP}{{0,4}}?"
    "(?:不予|不在|不纳入|不得(?!在)|不认|不作为|无效|不享受|不给|不再)"
)


# What takes back the help of whoever changes where it is taxed.
MOVES_SEAT = re.compile(
    "(?:变更|转移|迁移|改变|转出|迁出)"
    "[^。；，\n]{0,14}?(?:登记|注册|税务|工商|统计|住所|纳税|结算)"
    "[^。；，\n]{0,10}?(?:[至到往][^。；，\n]{0,4}?(?:其他|其它|外|异地|他)|出)"
)
TAKEN_BACK = re.compile(
    "(?:退还|退回|追回|追缴|收回|返还|补缴|扣回|缴回|偿还|停发|取消)"
)
# What one firm is spared or charged less.
INSURANCE = re.compile(
    "(?:养老|医疗|失业|工伤|生育|社会)保险|社保|五险|公积金|缴费(?:比例|基数|费率)"
)
LOWERED = re.compile(
    "降[为到至低]|下调|下浮|减按|缓缴|缓交|免缴|免交|减免|减半|少缴|先[缴征收]后[返退补奖]|返还"
    "|低于国家|由[0-9.]+%(?:降|调|减)|按最低"
)
# Whoever sells or books what is from here is paid, and others are not.
DEALS_IN_OURS = re.compile(
    f"(?:销售|经销|推销|代销|展销|上架|订购|使用|采用){GAP}{{0,4}}?{HERE}(?:内)?"
    f"(?:的)?{GAP}{{0,6}}?{_GOODS}|(?:疗休养|研学|团建|培训|会议|体检|年会)"
    f"{GAP}{{0,10}}?(?:安排在|选择|选定|由|委托|交由|放在)"
    f"{HERE}{GAP}{{0,8}}?(?:旅行社|酒店|机构|基地|宾馆|企业)"
    f"|(?:{OUTSIDE}){GAP}{{0,12}}?(?:{FIRMS}|{_GOODS}){GAP}{{0,6}}?的?，?(?:不予|不给|不再)"
    "(?:补|奖|资助|享受)"
)
IS_PAID = re.compile(
    "[0-9.]+(?:万|亿)?元|[0-9.]+%|给予[^。；，\n]{0,10}?(?:补|奖|支持)|补贴|奖励|补助"
)

# A paper of a body that has no say in who may trade.
NO_OFFICE = re.compile(
    "供销(?:社|联社|合作社)|村(?:民)?委(?:员)?会|居(?:民)?委(?:员)?会|社区|协会|商会|学会|同业公会"
    "|街道|工作站|管理站|服务中心|乡镇|镇政府|业委会|村（居）(?:民)?委(?:员)?会|居民小组|派出所"
    "|招商办"
)
ITS_PAPER = re.compile(
    "(?:取得|领取|申领|办理|办妥|出具|提交|持|凭|提供|加盖|获得|换取|征得|经|报)[^。；，\n]{0,16}?"
    "(?:准[营入运]证|证明|同意|盖章|公章|签字|意见|审核|审批|批准|登记|推荐信?|备案证?|介绍信"
    "|合格证|入行证|行业证|上岗证|服务证|会员证)"
)
BEFORE_TRADING = re.compile(
    "否则|设立前|方可|方能|才能|才可|后再|再(?:办理|申请|开业|经营|销售)"
    "|未[^。；\n]{1,20}?不(?:得|予|准)|(?:开业|营业|经营|销售"
    "|开办|开工)(?:之)?前|先"
)

# An incumbent who keeps the next one away.
NEAR_RIVAL = re.compile(
    "(?:与|距|距离|和)[^。；，\n]{0,6}?(?:既有|已有|现有|原有|已设|已经|同类|同业|其他)"
    "[^。；\n]{0,20}?(?:[0-9]+米|距离|间距|间隔|半径|不得[小少低]于|应当?(?:大于|超过))"
    "|(?:取得|征得|经|获得)[^。；，\n]{0,4}?(?:既有|已有|现有|原有|同业|同类|周边)"
    "[^。；，\n]{0,8}?(?:经营者|企业|经营户|商户|单位)[^。；，\n]{0,6}?同意"
    "|(?:实行|按照|控制)[^。；，\n]{0,8}?(?:总量控制|数量控制|限额设置|家数)"
    "[^。；\n]{0,14}?(?:不再|暂停|停止|不予)(?:新增|新设|审批|核准|受理|登记)"
)
NEWCOMER = re.compile(
    "新[设开办建增]|设立|开办|开设|申请|进入|经营|网点|门店|站点"
)

# Conditions of a grant that tie a firm to this place by whom it employs.
INSURED_HERE = re.compile(
    "(?:企业|单位|机构|公司)"
    f"[^。；\n]{{0,12}}?在{HERE}{GAP}{{0,8}}?(?:参保|缴纳社保|社保|社会保险)"
    f"[^。；\n]{{0,14}}?(?:人数|达)[^。；，\n]{{0,4}}?[0-9]"
    "|"
    f"在{GAP}{{0,3}}?{HERE}(?:内)?(?:依法)?(?:参加|缴纳|参保|购买){GAP}{{0,8}}?"
    f"(?:社会保险|社保|五险|保险)?{GAP}{{0,8}}?"
    "(?:[^。；\n]{0,10}?(?:人数|员工|职工|从业人员))[^。；，\n]{0,8}?"
    "(?:不少于|不低于|达到?|以上|超过|满|占)|(?:申请人|申报(?:单位|主体|企业)|申请单位|企业|单位)"
    f"{GAP}{{0,4}}?{MUST}{GAP}{{0,3}}?在{GAP}{{0,2}}?{HERE}(?:内)?(?:依法)?(?:参加|缴纳)(?:职工)?"
    "(?:社会保险|社保)"
)
# What clears a sentence of all this: law, openness, everybody alike.
OPEN = re.compile(
    "招标|比选|公开(?:遴选|征集|竞争|选择|招募)|随时(?:可以|可)?加入|自主选择|自行选择|自愿|均可"
    "|任选|不限|集中采购平台|不区分|不分|同等|平等|公平竞选|一视同仁|相同|依法取得"
    "|符合条件的(?:均|各类)"
)
LAW = re.compile(
    "依法|法律|法规|国务院|国家(?:有关)?规定|依照《|根据《|按照《|按照国家|负面清单|检疫|疫情|疫区"
)
