"""不必要的准入条件：非原厂生产的产品不得入库。

检查：产品目录、供应商入库等准入条件中，与质量安全没有关系的商标、专利、贴牌、注册资本、经营年限等要求；按与本地企业的关系、隶属关系、单位性质选服务机构，只要民营、自然人证明出资能力的，也算；准许部门、属地另加条件和材料，优先成立年限长的，也算；遴选参与活动的经营主体时没有数额的规模、没有标准的能力、以往参加的情况、厂商授权、上一期免于申报、门店与登记住所一致、严禁窜货的，也算；公办直接认定而民办另设条件、只许某种登记类型承接、核定家数满额不再受理的，营运车辆的车价、轴距，也算。
为什么：设置不合理或者歧视性的准入条件，把合格的经营者排除在外。
不好：产品应当已进行商标注册方可入库
好：产品应当符合强制性国家标准
来源：《公平竞争审查条例》第八条第（四）项，实施办法第十二条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._concepts import (
    ENTERING,
    LAW,
    NEAR_RIVAL,
    NEWCOMER,
    OPEN,
    OWNERS_ONLY,
)
from policypress.lint.rules.competition._conditions import (
    ANY_LEAD,
    HOME_ITEM,
    NOT_ASKED,
    OF_HOMES,
    OF_SIZES,
    SIZE_ITEM,
    TRADE_LEAD,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    FORBIDS,
    GENRES,
    HERE,
    REGULATION,
)
from policypress.lint.rules.competition._demands import (
    FLEET_ITEM,
    MEMBER_ASKED,
    MEMBER_FREE,
    MEMBER_ITEM,
    OURS_CHOSEN,
)
from policypress.lint.rules.competition._entry import (
    ASKS_ENTRY,
    BIDDERS_OWNED,
    IDENTITY,
    LEAVES_MARKET,
    NO_NEW,
    SAME_KEPT_OUT,
    SIZED,
)
from policypress.lint.rules.competition._freely import PAID_OR_LAWFUL
from policypress.lint.rules.competition._full_up import FULL_UP
from policypress.lint.rules.competition._matters import (
    NO_MORE,
    NOT_PUBLIC,
    TRADE_PLACES,
)
from policypress.lint.rules.competition._may_trade import DOORS_SHUT
from policypress.lint.rules.competition._public_first import PUBLIC_FIRST
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._selection import (
    BIDDER,
    CONDITIONS,
    IN_PERSON,
    NO_SELECTION,
    OLD_ENOUGH,
    RICH_ENOUGH,
    SELECTION,
    WELFARE_ONLY,
)
from policypress.lint.rules.competition._sizes import SIZES
from policypress.lint.rules.competition._thresholds import (
    GETS,
    GRANTS,
    HANDED_BY_LEAVE,
    HANDED_LAWFUL,
    HANDED_ON,
    NOT_ON_ROLL,
    OF_THIS_TOWN,
    PLACED_BY_PLAN,
    PLAN_LAWFUL,
    ROLL_LAWFUL,
    SIZE_ASKED,
    SIZE_FOR,
    SIZE_LAWFUL,
    SO_MANY_EACH,
    STOPS,
    STOPS_LAWFUL,
)
from policypress.lint.rules.competition._ties import (
    GAINS,
    OWNERS,
    OWNERS_ALIKE,
    OWNERS_APART,
)
from policypress.lint.rules.competition._vocabulary import (
    FIRMS,
    GAP,
    MUST,
    OWNERSHIP,
    TRADING,
    YEARS,
)
from policypress.lint.rules.competition._who_may_serve import WHO_SERVES
from policypress.lint.rules.competition._wide_market import (
    ENTRANTS,
    ENTRY_ASKED,
    NEEDLESS,
    NO_ENTRY,
    ONLY_SO_MANY,
)

RULE = Rule(
    code="FC-20",
    name="needless-entry-condition",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第八条第（四）项；{DETAILS}第十二条",
    genres=GENRES,
)
_NEEDLESS = re.compile(
    "(?:贴牌|代工|非原厂)[^。；\n]{0,16}?不得(?:入库|入围|进入|参[与加]|列入)"
    "|(?:应当?|须|必须)已?(?:进行|办理|取得|具有|完成)?[^。；，\n]{0,4}?(?:商标|专利)"
    "(?:(?:或|或者|、|和)(?:商标|专利))?注册"
    "|注册资[本金](?:须|应|应当)?(?:不低于|不少于|达到|在)[^。；，\n]{1,12}?元"
    "|(?:经营|成立)(?:年限|时间)?(?:须|应|应当)?(?:满|不少于|不低于)[^。；，\n]{1,6}?年"
)
_SIZE = (
    "(?:注册资[本金]|净资产|总资产|营业收入|营业额|销售额|年产值|产值|从业人员|员工人数"
    "|职工人数|车辆数|门店数|经营面积|营业面积|固定资产|开办资金|实缴资本|自有资金|规模"
    "|户数|产能)"
)
_YEARS_UP = (
    "(?:成立|经营|从业|开业|设立|存续|注册)(?:时间|年限|期限)?(?:须|应当?|必须)?"
    f"{GAP}{{0,4}}?(?:不足|未满|不满|满|达到?|不少于|不低于|超过)[^。；，\n]{{0,4}}?{YEARS}"
)
_KEPT_OUT = re.compile(
    # 注册资本低于5000万元的企业不得参与, and 须不低于
    f"{_SIZE}{GAP}{{0,6}}?(?:低于|不足|未达到?|少于|不满|小于)"
    f"{GAP}{{1,14}}?的{GAP}{{0,12}}?，?(?:一律)?(?:不得|不准|禁止|不予|不能|不允许)"
    f"|{_YEARS_UP}的{GAP}{{0,12}}?，?(?:一律)?"
    f"(?:不得|不准|禁止|不能|不允许|方可|才能){GAP}{{0,8}}?{TRADING}"
    "|(?<![和、及与或])"
    "(?:个体工商户|个体户|个体经营者|合伙企业|个人独资企业|小微企业|小企业|中小企业|自然人"
    f"|外地人员?|非公企业|{OWNERSHIP}(?:企业|资本|公司)|农民专业合作社|分公司)"
    f"{GAP}{{0,6}}?(?:一律)?(?:不得|不准|禁止|不能|不允许|不可|不宜)"
    f"{GAP}{{0,6}}?(?:{TRADING}|参与|承担|申请|入围|设立)"
    "|(?:举办者|经营者|负责人|法定代表人|股东|出资人|投资人|经营人|业主|从业人员|司机|驾驶员"
    "|店主|摊主)"
    f"{GAP}{{0,4}}?{MUST}?{GAP}{{0,3}}?(?:须为|应为|为|是|具有|限于?|仅限)"
    f"{GAP}{{0,10}}?(?:户籍|户口|居民|村民|原住民|国有|籍)"
    "|(?:只允许|仅允许|仅限|只准|限于|只能由|仅由|须由|应由|必须由|只能是|必须是|须为|应为)"
    f"{GAP}{{0,12}}?(?:{OWNERSHIP}(?:控股|独资|全资|背景)?|公司制|股份制|有限责任|独立法人"
    "|法人型|上市|大型|连锁)"
    f"{GAP}{{0,8}}?(?:{FIRMS}|资本){GAP}{{0,8}}?(?:{TRADING}|参与|准入|参加|承担|入围)"
    "|(?:外资|外商投资|民营|私营|个体)"
    f"[^。；\n]{{0,24}}?(?:净资产|注册资[本金]|保证金|门槛|条件|标准|资质)"
    f"{GAP}{{0,10}}?(?:高于|不得?低于|加倍|两倍|[0-9一二两三四五]倍|另行)"
)
_LEAVING = re.compile(
    f"(?:退出|停业|歇业|转让|终止|关停|撤店)[^。；\n]{{0,24}}?(?:由|经|报|征得){GAP}{{0,14}}?"
    "(?:同意|批准|审批"
    "|核准)后?(?:方|才|后方)"
    "|(?:退出|终止|停止|歇业|停业|注销|关闭|撤店|转让|关停)"
    f"{GAP}{{0,12}}?的?，?{GAP}{{0,4}}?{MUST}{GAP}{{0,14}}?(?:经|报|取得|征得|获得|向)"
    f"{GAP}{{0,12}}?(?:批准|同意|审批|许可|核准)"
    f"|(?:未经|不经){GAP}{{0,12}}?(?:批准|同意|许可){GAP}{{0,4}}?，?(?:不得|不准|禁止)(?:擅自)?"
    "(?:退出|歇业|停业|注销|关闭|停止经营|转让|终止)"
)
_MARKETS = re.compile(f"{TRADING}|参与|准入|市场")
_NO_MARKET = re.compile(
    "不(?:中断|间断)|补贴|补助|奖励|资助|贴息|扶持|投标人资格由|燃气|危险|民用爆炸|学校|幼儿园|医疗机构|金融"
    "|保险公司|证券|未成年|就业|救助"
)
_ENTRY = re.compile("入库|准入|入围|供应商|目录|定点|遴选")
_FIRM = re.compile(FIRMS)
_FORBIDS = re.compile(
    "不得(?:以|将|要求|设置|限定|设定)|取消(?![^。；，\n]{0,10}(?:资格|称号|优惠|补贴|奖励|等级))"
    "|清理|废止|不再要求|无需|不限"
)
_SO_MANY = f"{REGULATION}第八条第（四）项、第十条第（二）项；{DETAILS}第十二条、第十九条"
_WHY = "与质量、安全没有必然联系，作为准入条件不合理"
_REMEDY = "删去，或者改为与质量安全直接有关的条件。"
_BAR = re.compile(
    "(?:须|应|必须)(?:当)?(?:为|是)[^。；，\n]{0,16}?(?:国有|上市公司|央企|国企)"
    f"|在{HERE}(?:依法)?(?:注册|登记)|{HERE}(?:注册|户籍)"
    "|(?:车辆|员工|人员|技师|座席|门店|网点)[0-9]{1,9}[^。；，\n]{0,3}?以上"
    "|(?:国有|国资|民营|民间|外资|本地)(?:资本|股份?|股权)?"
    "[^。；，\n]{0,6}?(?:占比|比例|持股|股比)[^。；，\n]{0,8}?[0-9]"
    "|(?:注册|成立|登记|开业)(?:时间|年限)[^。；，\n]{0,8}?年"
    "|(?:面积|产能|仓容)[0-9]{1,9}[^。；，\n]{0,8}?以上"
    "|(?:员工|职工|人员|从业人员|注册资[本金]|实缴资本|净资产|总资产|营业收入|营业额|产值"
    "|车辆|门店|面积|资金|业绩|经验|年限|规模)"
    "[^。；，\n]{0,8}?(?:不足|不少于|不低于|须|应|达到?|满|以上|低于|未达)"
    "[^。；，\n]{0,8}?[0-9一二三四五六七八九十百千]"
    "|(?:户籍|户口|本地人|本[市县区镇]居民|本[市县区镇]村民)"
    "|(?<![和、及与或])"
    "(?:外资背景|国资以外|个人|自然人|个体户|个体工商户|合伙企业|小规模|夫妻店|民营|外资"
    "|私营|小微企业|中小企业)"
    "[^。；，\n]{0,8}?(?:一律)?"
    "(?:不得|不能|不准|禁止|不予|不接受|不受理|不许|暂不|不纳入|不列入|除外)"
    "|(?:只|仅)(?:允许|面向|限|接受|受理|准许?|向)[^。；，\n]{0,10}?"
    "(?:公司制|国有|国企|法人|有限公司|股份|规上|大型|上市|连锁)"
)
_GATE = re.compile(
    "申请成为|定点"
    "|(?:从事|参与|承担)[^，。；\n]{1,16}的(?:平台|服务|中介)?"
    "(?:经营者|企业|单位|机构|公司|平台|主体)，"
    "|进入[^，。；\n]{1,16}?(?:库|名录|目录|名单)的?"
    "|加入[^，。；\n]{1,20}?(?:名册|名录|平台|范围)|不予(?:核发|许可|准入|登记|受理)|经营资格"
    "|准入，|(?:暂?不|不得)(?:纳入|列入|考虑|进入)|准入条件"
    "|不得(?:承接|从事|参与|经营|进入|开办|申请|承担|设立|代理|参加)|不准|禁止|方可|才能|才可"
    "|进入[我本][市县区]|进入市场|开办|申请[^。；，\n]{0,10}?(?:经营|许可|站点|资格|运营)|准入"
    "|承接[^。；，\n]{0,10}?(?:业务|服务|项目|工程)|入场|入市|只允许|仅允许"
)
_WHO = re.compile(
    "店|经营资格|法定代表人|服务商|运营商|企业|公司|机构|个人|单位|经营者|开办人|举办者|经营户"
    "|商户|平台|门店|负责人|股东|法人|网点"
)
_OF_PERSONS = re.compile(
    "租住|住房|低保|救助|学位|入学|养老服务补贴|子女|户籍老|社保卡|职称|参赛|人才|落户|申请人|招聘"
    "|应聘|赛事|作业人数|申请认定|日前|服务能力证明"
    "|实习|逝者|墓地|墓穴"
    "|自产自销|投资(?:本金)?净?损失"
)
_BY_ROLL = f"{REGULATION}第八条第（一）项、第八条第（四）项；{DETAILS}第九条、第十二条"
_BY_RULE = re.compile("投标|招标|评标|法律|法规|国家|依法")
_usual = Usual(
    why="以规模、年限、户籍、所有制、组织形式划定谁可以经营",
    remedy=_REMEDY,
    unless=(PAID_OR_LAWFUL, LAW, OPEN),
    forbids=_FORBIDS,
)
find = finder(
    RULE,
    _usual.words(
        _NEEDLESS, around=(_ENTRY,), why=_WHY, unless=(), forbids=FORBIDS
    ),
    _usual.words(_KEPT_OUT, around=(_MARKETS,), unless=(_NO_MARKET,)),
    _usual.words(
        _LEAVING,
        around=(_FIRM,),
        unless=(_NO_MARKET,),
        why="给退出市场设置批准",
        remedy="删去；依法告知、公告即可。",
    ),
    _usual.sentence(
        _GATE,
        _BAR,
        _WHO,
        unless=(_NO_MARKET, _OF_PERSONS, _BY_RULE),
    ),
    _usual.sentence(OWNERS_ONLY, ENTERING, why="按所有制划定谁可以经营"),
    _usual.sentence(
        NEAR_RIVAL, NEWCOMER, why="由已有的经营者或者其数量决定新的能否进入"
    ),
    _usual.sentence(NOT_PUBLIC),
    _usual.sentence(TRADE_PLACES, NO_MORE, why="不再准许新的经营者进入"),
    _usual.sentence(
        SIZED, ASKS_ENTRY, unless=(PAID_OR_LAWFUL, LAW, OPEN, _OF_PERSONS)
    ),
    _usual.sentence(IDENTITY, ASKS_ENTRY),
    _usual.sentence(
        LEAVES_MARKET,
        _FIRM,
        why="给退出市场设置条件",
        remedy="删去；依法告知、公告即可。",
    ),
    _usual.sentence(NO_NEW, why="不再准许新的经营者进入"),
    _usual.sentence(
        HOME_ITEM,
        near=OF_HOMES,
        lead=TRADE_LEAD,
        unless=(NOT_ASKED,),
    ),
    _usual.sentence(
        SIZE_ITEM,
        near=OF_SIZES,
        lead=TRADE_LEAD,
        unless=(NOT_ASKED,),
    ),
    _usual.sentence(
        MEMBER_ITEM,
        MEMBER_ASKED,
        unless=(MEMBER_FREE,),
        why="以加入协会或者协会推荐为条件",
    ),
    _usual.sentence(
        MEMBER_ITEM,
        lead=ANY_LEAD,
        unless=(MEMBER_FREE,),
        why="以加入协会或者协会推荐为条件",
    ),
    _usual.sentence(FLEET_ITEM, lead=TRADE_LEAD, unless=(NOT_ASKED,)),
    _usual.sentence(OURS_CHOSEN, unless=(OPEN,), why="优先准入本地经营者"),
    _usual.sentence(BIDDERS_OWNED, why="按所有制划定谁可以投标"),
    _usual.sentence(SAME_KEPT_OUT, why="不许后来者经营同样的业务"),
    _usual.sentence(NEEDLESS, ENTRANTS, ENTRY_ASKED, unless=(NO_ENTRY,)),
    _usual.sentence(
        OWNERS,
        OWNERS_APART,
        unless=(OWNERS_ALIKE, GAINS),
        why="按所有制划定谁可以经营",
    ),
    _usual.sentence(
        ONLY_SO_MANY,
        unless=(OPEN,),
        why="限定家数，不再准许新的经营者进入",
        articles=_SO_MANY,
    ),
    _usual.sentence(
        NOT_ON_ROLL,
        unless=(ROLL_LAWFUL, GETS),
        why="未列入名录的不得经营",
        articles=_BY_ROLL,
    ),
    _usual.sentence(
        SIZE_ASKED,
        SIZE_FOR,
        absent=GRANTS,
        unless=(SIZE_LAWFUL, GETS),
        why="以注册资本、设备、人员、营业额的规模为门槛",
        severity="note",
    ),
    _usual.sentence(
        PLACED_BY_PLAN,
        unless=(PLAN_LAWFUL, GETS),
        why="以布点、布局计划决定新的经营者能否进入",
        severity="note",
    ),
    _usual.sentence(
        SO_MANY_EACH,
        unless=(PLAN_LAWFUL, GETS),
        why="限定家数，不再准许新的经营者进入",
        severity="note",
    ),
    _usual.sentence(
        STOPS,
        unless=(STOPS_LAWFUL, GETS),
        why="给退出市场设置批准",
        remedy="删去；依法告知、公告即可。",
    ),
    _usual.sentence(
        HANDED_ON,
        HANDED_BY_LEAVE,
        unless=(HANDED_LAWFUL, GETS),
        why="转让经营权须经批准，限制退出",
        severity="note",
    ),
    _usual.sentence(
        OF_THIS_TOWN,
        unless=(GETS,),
        why="只许本地户籍的人经营、从业",
        severity="note",
    ),
    _usual.sentence(
        WELFARE_ONLY,
        unless=(NO_SELECTION,),
        why="只许一类经营者参加",
        remedy="改为符合条件的均可参加；给中小企业等的优惠按国家规定写。",
    ),
    _usual.sentence(
        OLD_ENOUGH,
        BIDDER,
        topic=SELECTION,
        unless=(NO_SELECTION,),
        why="以成立、取得许可的时间为门槛",
    ),
    _usual.sentence(
        OLD_ENOUGH,
        topic=SELECTION,
        lead=CONDITIONS,
        unless=(NO_SELECTION,),
        why="以成立、取得许可的时间为门槛",
    ),
    _usual.sentence(
        RICH_ENOUGH,
        BIDDER,
        topic=SELECTION,
        unless=(NO_SELECTION,),
        why="以注册资本为门槛",
    ),
    _usual.sentence(
        IN_PERSON,
        topic=SELECTION,
        unless=(NO_SELECTION,),
        why="要求到场、亲自报名，不便于其他地方的经营者参加",
        severity="note",
    ),
    *SIZES,
    *DOORS_SHUT,
    *WHO_SERVES,
    *PUBLIC_FIRST,
    *FULL_UP,
)
