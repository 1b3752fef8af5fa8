"""Sites, awards, partners and accounts of this place that a trader or a bidder is to have
(本地化要求的概念).
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import HERE, OUTSIDE, OWN
from policypress.lint.rules.competition._vocabulary import FIRMS, GAP, MUST

# 9.2, 9.3: a yard, a store, a shop at this place.
SITE_OF_HERE = re.compile(
    f"(?:在|于)(?:{OWN}|服务(?:所在)?地|经营(?:所在)?地|采购人所在地)(?:行政区域|范围"
    "|境内)?(?:内)?(?:应当?|须|必须)?(?:当)?"
    f"(?:具备|具有|设有|拥有|有|建有|设立|自有)了?{GAP}{{0,16}}?"
    "(?:停放场地|停车场地|仓库|仓储|冷库|分拣中心|配送中心|办公场所|办公场地|营业场所"
    "|经营场所|服务网点|维修网点|售后(?:服务)?(?:机构|网点|点)"
    "|生产基地|种植基地|养殖基地|搅拌站|厂房)"
)
SITE_ASKS = re.compile(f"{MUST}|条件|申请|要求|资格|以上|下列|如下")
SITE_ALIKE = re.compile(
    "不得(?:要求|以|将)|无需|不要求|鼓励|补贴|补助|奖励|资助|贴息|扶持|申报|承诺|中标后"
    "|合同签订后|学校|幼儿园|医疗|养老机构"
)
# 9.3: as near as only those of here are.
NEARNESS = re.compile(
    f"(?:配送|供应商|仓库|企业|公司|厂区|服务点|网点|距离|距|路程|车程|运送|到达){GAP}{{0,24}}?"
    f"(?:(?:距离|路程|车程|里程|时间)?{GAP}{{0,4}}?(?:不超过|不得超过|不大于|不多于|≤|控制在"
    "|小于|少于))"
    f"{GAP}{{0,3}}?[0-9一二三四五六七八九十]{{1,9}}(?:公里|千米|km|KM|分钟|小时车程)"
)
# 9.3: awards that are given here.
AWARD_OF_HERE = re.compile(
    f"(?:{HERE}|(?<!省)[市县区]级?){GAP}{{0,14}}?(?:奖|称号|文明工地|优质工程|标准化工地"
    "|标化工地|先进(?:单位|企业)|守合同重信用|优秀企业)"
    f"{GAP}{{0,10}}?(?:加|得|计|记){GAP}{{0,3}}?[0-9.]{{1,9}}分"
    f"|{HERE}{GAP}{{0,14}}?(?:颁发|核发|认定|授予|评定)的{GAP}{{0,12}}?(?:证书|称号|企业|等级"
    "|奖)的?，?"
    f"{GAP}{{0,4}}?(?:加|得|计|记){GAP}{{0,3}}?[0-9.]{{1,9}}分"
)
# 9.3, 9.5: an outsider begins at the bottom.
BEGINS_LOW = re.compile(
    f"(?:{OUTSIDE}){GAP}{{0,16}}?(?:{FIRMS}|施工){GAP}{{0,20}}?，?{GAP}{{0,6}}?(?:信用|诚信"
    f"|考核|评价){GAP}{{0,10}}?"
    "(?:最低|[CD]级|[一两]级以下|基础分|不得?高于|降低|下调|不予评价|零分|0分)"
)
# 9.1, 9.5: an outsider only with one of ours.
WITH_OURS = re.compile(
    f"(?:{MUST}|应|须){GAP}{{0,6}}?(?:委托|聘用|使用|选用|聘请|租用|通过|交由|雇用|与)"
    f"(?:{HERE}|当地){GAP}{{0,6}}?(?:地接社|旅行社|导游|车辆|企业|公司|机构|司机|劳务"
    "|律师事务所|代理人|代理商)"
)
# 9.1: what is made here stays here.
NOT_OUT = re.compile(
    f"(?:不得|不准|严禁|禁止|限制){GAP}{{0,6}}?[运销调卖流输]出(?:{HERE}|[县市省区]境?外?"
    "|县境|市境)"
)
NOT_OUT_LAWFUL = re.compile(
    "疫|检疫|文物|濒危|保护动物|重点保护|未经批准的?档案|国家|出境"
)
# 9.3: an account of here for the deposit.
ACCOUNT_OF_HERE = re.compile(
    f"保证金{GAP}{{0,14}}?(?:{HERE}|项目所在地|采购人所在地){GAP}{{0,12}}?(?:银行|账户|开户"
    "|支行|分行)"
)
ACCOUNT_FREE = re.compile(
    "农民工|工资|收款|退还|监管账户|预售|汇入|存入以下|任一|不限"
)
# 9.3: an award as a condition; a roll that an office keeps; ours in principle.
AWARD_ASKED = re.compile(
    "(?:投标|供应商|参选|报名|承接单位|竞标|比选申请人"
    f"|应征){GAP}{{0,8}}?(?:{MUST}){GAP}{{0,14}}?(?:获得?|取得|具有|荣获)过?"
    f"{GAP}{{0,12}}?(?:奖|称号|荣誉)"
)
FROM_THEIR_ROLL = re.compile(
    f"从{GAP}{{0,10}}?(?:[镇县区市乡村局委办]|街道|政府){GAP}{{0,6}}?(?:建立|设立|公布|组建"
    f"|确定|管理)的{GAP}{{0,12}}?(?:名[录册单]|库)(?:中|内)"
    f"{GAP}{{0,6}}?(?:选|抽|摇|轮|确定|委托)"
)
OURS_IN_PRINCIPLE = re.compile(
    "(?:原则上|首先|尽量|一般)(?:应当?|须)?(?:当)?(?:选择|选用|委托|聘请|使用|由|从|安排"
    f"|采购){HERE}{GAP}{{0,8}}?"
    "(?:机构|企业|公司|单位|队伍|供应商|酒店|旅行社|产品)"
)
# 9.3: the bid of ours counts as lower.
PRICE_OF_OURS = re.compile(
    f"{HERE}{GAP}{{0,6}}?(?:企业|供应商|投标人|产品){GAP}{{0,8}}?(?:报价|价格"
    f"|评标价){GAP}{{0,10}}?(?:扣除|优惠|折算|下浮)"
)
