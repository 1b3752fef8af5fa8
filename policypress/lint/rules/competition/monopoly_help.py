"""组织经营者统一价格、划分市场：协会组织会员统一报价。

检查：由机关、协会组织、引导、要求经营者统一价格、商定报价、限产、划分区域的说法。
为什么：不得强制或者变相强制经营者实施垄断行为，也不得为其提供便利。
不好：协会应当组织会员企业统一报价
好：协会应当引导会员企业依法竞争、明码标价
来源：《公平竞争审查条例》第十一条第（一）项，实施办法第二十一条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._concepts import (
    OPEN,
)
from policypress.lint.rules.competition._conduct import (
    BY_CALL,
    FLOOR,
    MEMBERS,
    PEERS,
    PRIVATE,
    SETTLED,
    TO_PEERS,
    TOLD,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    FORBIDS,
    GENRES,
    REGULATION,
)
from policypress.lint.rules.competition._matters import (
    AS_ONE,
    FUTURE_PRICE,
    PASSED_ON,
)
from policypress.lint.rules.competition._rivals_act import ACT_AS_ONE
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._vocabulary import (
    FIRMS,
    GAP,
)
from policypress.lint.rules.competition._wide_market import (
    AS_ONE_FREE,
    AS_ONE_OF,
    AS_ONE_WIDE,
)

RULE = Rule(
    code="FC-24",
    name="monopoly-help",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第十一条第（一）项；{DETAILS}第二十一条",
    genres=GENRES,
)
_BODY = f"(?:协会|商会|同业公会|联盟|联合会|自律组织|会员|同行业?|行业|驾校|砂石|混凝土|{FIRMS})"
_AGREED = re.compile(
    "(?:组织|引导|要求|督促|协调|推动|支持|指导|牵头|倡导|促成|鼓励|召集|会同|由|应当)"
    f"[^。；\n]{{0,24}}?{_BODY}?{GAP}{{0,16}}?"
    "(?:统一[^。；，\n]{{0,8}}?(?:价格|定价|报价|收费|涨价|售价|调价|费率|折扣|口径)"
    "|(?:商定|议定|约定|协商|商议|签订|达成|执行|制定|形成|遵守|公布|确定)"
    f"{GAP}{{0,10}}?(?:价格|最低价|最低收费|收费标准|报价|限价|自律价|指导价|售价|佣金"
    "|费率|折扣|销量|产量|配额|区域|份额|停产|限产)"
    "(?!监测|管理|政策|法|违法)"
    f"|(?:划分|分割|划定|分配){GAP}{{0,12}}?"
    "(?:市场|区域|客户|份额|片区|业务|生产|产能|经营|供应|采购)"
    "|(?:分片|轮流|错峰停产|联合停产|联合限产|轮停"
    "|抱团(?:定价|涨价|报价|限产|压价|采购)|联合抵制|共同抵制|拒绝交易)"
    f"{GAP}{{0,12}}?(?:市场|区域|客户|份额|片区|业务|生产|产能|经营|供应|采购|定价|涨价"
    "|低价)?)"
    f"|(?:自律公约|价格联盟|自律价|价格同盟|限价公约|保价协议|最低收费公约)"
    f"|{_BODY}{GAP}{{0,10}}?(?<!不)(?:议定|商定|约定|协商确定|制定|公布|确定|发布)"
    f"{GAP}{{0,4}}?的?{GAP}{{0,4}}?(?:最低)?(?:收费|价格|售价|报价|产量|折扣)"
    "|(?<!不)(?:报送|上报|填报|报告|提供|提交|公开|披露|交换|共享|通报|互通|公布)"
    f"{GAP}{{0,16}}?(?:产量|库存|报价|成本|售价|销量|客户|订单|产销计划|生产计划|价格计划"
    "|经销商|采购价|定价|价格)"
    f"[^。；\n]{{0,24}}?"
    "(?:通报|公布|共享|公开|互通|互换|披露|发布|向会员|向社会|向同行|向成员|交流|知悉)"
    f"|(?:披露|公开|共享|互通){GAP}{{0,14}}?"
    "(?:拟定价格|成本|生产销售数量|库存|客户信息|经销商|报价|产销计划|产销量|订单|终端客户)"
)
# What the law wants, and what statistics ask for.
_FAIR = re.compile(
    "不(?:公布|公开|披露|发布|收集|交换|涉及)[^。；，\n]{0,8}?(?:单个|个别|单一|具体|各家|企业|会员|经营者|商户)"
    "|(?:匿名|脱敏)(?:化|处理|方式|后)(?![^。；\n]{0,60}?(?:最低|执行|不得低于))"
    # What each tells whoever buys from it; prices of the State; kerbs for all.
    "|(?:应当?|须|要)?(?:公布|公示|公开)[^。；，\n]{0,10}?(?:流程|时限|服务项目|服务内容|投诉电话|办理条件)"
    "|国家[^。；，\n]{0,4}?最低收购价|施划|均可使用"
    "|行政区域|收费项目|收益分配|利润分配|分配利润|破产|债权|文物|服务项目和收费|自主协商|自行协商"
    "|自主定价|产销对接|利率|明码标价|依法保密|自主(?:确定|决定)|政府定价"
    "|政府指导价|统计|监测预警|预警|不得|禁止|防止|反垄断|公平竞争|疫情|应急|环保限产|重污染"
    "|煤矿安全"
    "|[和与]用户[^。；]{0,12}?协商"
    "|集中带量|集采|(?:服务质量|文明经营|诚信)[^。；，\n]{0,14}?(?:公约|承诺)"
)
# The same without 不得, which the members are told as well: 不得低于保底价.
_FREE = re.compile(_FAIR.pattern.replace("|不得|禁止|防止", ""))
_FORBIDS = re.compile(
    "取消(?![^。；，\n]{0,10}(?:资格|称号|优惠|补贴|奖励|等级))|清理|废止|(?<![为以，])防止|排查"
    "|违反|涉嫌|(?:不得|禁止"
    "|严禁)[^。；，\n]{0,12}?(?:组织|达成|串通|垄断协议|商定|固定价格)"
    "|不得(?:组织|商定|协商|达成|统一|从事|签订|制定|实施|串通|分割|划分|限制|垄断)"
)
_FIRMS = re.compile(_BODY)
# What one asks of its own guests is for everybody to see.
_OWN_RATES = re.compile("收?费标准[^。；，]{0,10}?自行制定")
_WHY = "为经营者达成垄断协议提供便利"
_REMEDY = "删去；价格、产量、区域由各经营者自主决定。"
_RIVALS = re.compile(
    "同类企业|同类经营|成员|行业平台|协会|商会|公会|联盟|联合会|会员|同行|各家|砂场|各企业|各站"
    "|各公司|各店|经营户|商户|驾校|负责人|各[^。；，\n]{0,6}(?:企业|公司|店|站|户)|企业之间"
    "|厂家"
)
_CALLS = re.compile(
    "鼓励|支持|倡导|下达|汇总|按季|按月|牵头|召集|组织|协调|引导|要求|督促|应当?|须|约谈|主持|由"
    "|统筹|推动|促成|在平台"
)
_SPLIT = re.compile(
    "(?:下达|分解|规定|核定)[^。；，\n]{0,14}?(?:产量|销量|半径|价格|配额)"
    "|统一(?:公布执行|执行|对外报价|调价|采购价|收购价)"
    "|(?:分配|划分|分割|划定|轮流|分片|分区|均分|调剂|平衡|限定)"
    "[^。；，\n]{0,12}?(?:范围|市场|区域|客户|份额|片区|产量|销量|配额|订单|生产)"
    "|(?:约定|商定|议定|统一|协商|确定|锁定|稳住|明确|设定|执行)"
    "[^。；，\n]{0,10}?(?:折扣|下限|底价|价格|售价|收费|报价|最低|费率|涨幅|利润率|价)"
    "(?!值|格监测)"
    "|(?:公开|通报|交换|共享|公布|报送|披露|互通|晒|上传|汇总|填报|开放)[^。；，\n]{0,14}?"
    "(?:拟收购价|拟定价|下[周月季]|库存|成本|客户|产量|销量|报价|产能利用|订单|供货价|出厂价"
    "|渠道)"
    "|(?:联合|共同|集体|一致|同步|抱团)[^。；，\n]{0,6}?"
    "(?:涨价|提价|停产|限产|减产|抵制|拒绝|降价|压价|报价|采购价)"
)
_usual = Usual(
    why=_WHY,
    remedy=_REMEDY,
    unless=(_FREE, OPEN),
    forbids=_FORBIDS,
)
find = finder(
    RULE,
    _usual.words(_AGREED, beside=(_FIRMS,), unless=(_FAIR,), forbids=FORBIDS),
    _usual.sentence(
        _RIVALS,
        _CALLS,
        _SPLIT,
        unless=(
            _FAIR,
            re.compile(
                "当日|分工|质押|采购人|政府采购|公益|定价机制|电力|医药集中|统一标识"
            ),
        ),
        forbids=FORBIDS,
    ),
    _usual.sentence(FLOOR, MEMBERS, unless=(AS_ONE_FREE,)),
    _usual.sentence(AS_ONE),
    _usual.sentence(PASSED_ON, FUTURE_PRICE),
    _usual.sentence(SETTLED, PEERS, BY_CALL),
    _usual.sentence(TOLD, PRIVATE, TO_PEERS, unless=(_FREE, OPEN, _OWN_RATES)),
    _usual.sentence(AS_ONE_WIDE, AS_ONE_OF, unless=(AS_ONE_FREE,)),
    *ACT_AS_ONE,
)
