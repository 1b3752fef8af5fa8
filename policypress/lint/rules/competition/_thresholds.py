"""Thresholds that keep firms out of a trade (准入门槛的概念): a roll, a size, a plan of
places, a number for each county, a household register, a leave to stop.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import HERE
from policypress.lint.rules.competition._vocabulary import FIRMS, GAP, MUST

_NUMBER = "[0-9一二三四五六七八九十百千两]+(?:\\.[0-9]+)?"
# Who gets money, or a public post, is measured for other reasons.
GETS = re.compile(
    "补贴|补助|奖励|资助|贴息|扶持|(?<!新)申报|示范|试点|评选|推荐|认定|名额|创建|救助|保障性"
    "|公租房|招聘|考试|职称"
)
GRANTS = re.compile("申报|资助|贴息|专项资金|补助|补贴|示范单位|试点示范")
# 8.1, 8.4: whoever is not on a roll may not trade.
NOT_ON_ROLL = re.compile(
    f"(?:未|没有|不在)(?:被)?(?:纳入|列入|进入|入选|载入)?{GAP}{{0,16}}?(?:名录|目录|名单"
    "|企业库|名册|资源库)(?:库)?(?:内|中)?的?"
    f"{GAP}{{0,14}}?(?:{FIRMS}|车辆|个人|产品|的)，?{GAP}{{0,6}}?(?:一律)?(?:不得|不准|禁止"
    "|不能|严禁)"
    f"{GAP}{{0,6}}?(?:从事|经营|承接|参加|参与|承揽|运输|进入|使用|开展|销售|投标|施工|采购)"
)
ROLL_LAWFUL = re.compile(
    "国家|国务院|法律|行政法规|危险|药品|医保|食品|建设用地|污染|生态|黑名单|失信|烟草"
    "|民用爆炸|烟花|医疗|投资目录|道路机动车辆"
)
# 8.4: money, vehicles and people in numbers.
SIZE_ASKED = re.compile(
    "(?:注册资[本金]|实缴资[本金]|净资产|资产总额|总投资|投资额|营业收入|营业额|年产值"
    "|从业人员|职工人数|员工人数|营业面积|经营面积|场地面积"
    "|车辆(?:总数|数量)?|自有[^。；，\n]{0,8}?(?:车辆|设备|船舶|门店))"
    f"{GAP}{{0,8}}?(?:(?:不低于|不少于|不得低于|不得少于|应达到?|须达到?|达到|≥|超过"
    f"|大于){GAP}{{0,4}}?{_NUMBER}"
    f"|{_NUMBER}{GAP}{{0,4}}?以上)"
)
SIZE_FOR = re.compile(
    "(?:申请|从事|经营|设立|开办|承接|新申报|准入|入围|供应商|投标|报名"
    f"|{FIRMS}){GAP}{{0,24}}?(?:{MUST}|具备|条件|注册资|自有|车辆|不低于|不少于)"
)
SIZE_LAWFUL = re.compile(
    "保安|劳务派遣|贷款|担保|典当|拍卖|旅行社|人力资源|保险|银行|证券|依法|法律|法规|国家"
    "|国务院|资质标准|安全|消防|危险|缴费|社会保险"
    "|罚款|处罚|统计|规模以上|税|小型微型|划型|建筑面积|立项|审批权限|预算|采购限额"
)
# 8.4: a plan says where and how many.
PLACED_BY_PLAN = re.compile(
    f"(?:设立|新建|新设|开办|设置|建设|开设|布设){GAP}{{0,16}}?(?:企业|站|店|场|点|厂|机构"
    "|市场|网点)"
    f"[^。；\n]{{0,20}}?(?:符合|纳入|服从|按照|依据){GAP}{{0,20}}?(?:布点|布局|网点|行业发展"
    "|总量控制|设置)(?:规划|方案|意见|计划|要求)"
)
PLAN_LAWFUL = re.compile(
    "加油|国土空间|城乡规划|公墓|殡葬|医疗|学校|幼儿园|养老|消防|充电|环境|港口|公交|车站"
    "|变电|公益|公共厕所|垃圾|烟草|屠宰"
)
SO_MANY_EACH = re.compile(
    f"(?:每|各|全)个?(?:县|市|区|乡镇?|镇|街道|片区|社区){GAP}{{0,10}}?(?:不超过|不多于"
    "|不得超过|最多|只|仅|限|原则上|控制在)"
    f"{GAP}{{0,6}}?(?:设立?|批准|保留|布局|发展|引进|有)?{GAP}{{0,2}}?(?:[一二两三四五]"
    "|[1-9])(?:家|户)"
    f"|原则上{GAP}{{0,4}}?(?:每|各)个?(?:县|市|区|乡镇?|镇|街道)(?:只|仅)?设(?:立)?[一二两]家"
)
# 8.4: whoever wants to stop has to be let.
STOPS = re.compile(
    "(?:停业|歇业|退出(?:市场|经营)?|终止经营|关闭|停止(?:经营"
    f"|营业)){GAP}{{0,10}}?的?，?{GAP}{{0,2}}?(?:{MUST}|应|须){GAP}{{0,16}}?"
    "(?:报|经|取得|征得)[^。；，\n]{0,14}?(?:批准|同意|审批|核准)"
)
STOPS_LAWFUL = re.compile(
    "燃气|供水|供热|公交|客运|医疗|学校|幼儿园|养老|危险|依法|法律|法规|银行|保险|矿山|邮政"
    "|电信|殡葬|污水|垃圾"
)
# 8.4: people of here only.
OF_THIS_TOWN = re.compile(
    "(?:驾驶员|司机|从业人员|经营者|摊主|店主|投资人|法定代表人|负责人|经营户"
    f"|从业者){GAP}{{0,8}}?(?:{MUST}|应|须|限){GAP}{{0,6}}?"
    f"(?:具有|为|是|有|取得)?{HERE}(?:常住|城镇)?(?:户籍|户口|居民|居住证)"
)
# 8.4: what one runs may not be handed on without leave.
HANDED_ON = re.compile(
    "(?:经营权|营运权|摊位|店铺|车辆|门店|经营指标|特许权|企业|线路|股权)[^。；\n]{0,30}?转让"
    "|转让[^。；，\n]{0,6}?(?:经营权|营运权|摊位|经营指标)"
)
HANDED_BY_LEAVE = re.compile(
    f"(?:经|报|取得|征得){GAP}{{0,20}}?(?:审查同意|批准|同意|审批"
    f"|核准){GAP}{{0,4}}?(?:后)?，?{GAP}{{0,14}}?(?:方可|方能|才能|不得)"
)
HANDED_LAWFUL = re.compile(
    "国有|产权|土地|矿业|采矿|探矿|特许经营协议|依法|法律|法规|危险|医疗|上市|银行|燃气|供水"
    "|股东会|债权人|质押|抵押|用工"
)
