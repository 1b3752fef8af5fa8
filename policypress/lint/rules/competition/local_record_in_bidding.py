"""招标采购看本地业绩：评标时对本地业绩、本地社保加分。

检查：招标、采购、评审中以本地业绩、社保、纳税、奖项、经营年限为资格或者加分条件的说法；要求与本地企业组成联合体、以参考型号或者现有设备变相限定品牌的也算。
为什么：排斥、限制外地经营者参加本地政府采购和招标投标。
不好：投标人应当具有本市同类项目业绩
好：投标人应当具有同类项目业绩
来源：《公平竞争审查条例》第九条第（三）项，实施办法第十五条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._conditions import (
    BIDS_LEAD,
    RECORD_ITEM,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    HERE,
    OUTSIDE,
    OWN,
    REGULATION,
)
from policypress.lint.rules.competition._demands import (
    CLUB_OF_HERE,
    DRAWN_FREELY,
    DRAWN_FROM,
    MEMBER_ASKED,
    POINTS_LEAD,
    SAYS_WHO,
    TENDER_LAWFUL,
    TITLE_ITEM,
    WITHOUT_TENDER,
    WORKS,
)
from policypress.lint.rules.competition._freely import STANDS_BACK
from policypress.lint.rules.competition._from_here import (
    ACCOUNT_FREE,
    ACCOUNT_OF_HERE,
    AWARD_ASKED,
    AWARD_OF_HERE,
    FROM_THEIR_ROLL,
    NEARNESS,
    OURS_IN_PRINCIPLE,
    PRICE_OF_OURS,
)
from policypress.lint.rules.competition._next_door import BIDS_NEXT_DOOR
from policypress.lint.rules.competition._outside_in import BIDS_CLOSED
from policypress.lint.rules.competition._same_make import SAME_MAKE
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._selection import (
    IN_OUR_ROLL,
    LICENCE_ANY,
    LICENCE_OF_HERE,
    NO_SELECTION,
    REGISTERED_HERE,
    ROLL_FREE,
    SELECTION,
)
from policypress.lint.rules.competition._tender_points import (
    OURS_ONLY,
    POINTS,
    WEIGHED,
)
from policypress.lint.rules.competition._tied_deals import (
    NOT_TITLE_BUYS,
    OURS_IN_WORKS,
    TITLE_BUYS,
    WORKS_FOR_ALL,
)
from policypress.lint.rules.competition._vocabulary import (
    GAP,
    MUST,
)
from policypress.lint.rules.competition._wide_flow import (
    TENDER_FREE,
    TENDER_OURS,
    TENDER_WIDE,
)

RULE = Rule(
    code="FC-13",
    name="local-record-in-bidding",
    severity="error",
    strength="规定",
    source=f"{REGULATION}第九条第（三）项；{DETAILS}第十五条",
    genres=GENRES,
)
_BIDS = (
    "(?:投标|招标|采购(?!中心|部)|评标|竞标|比选|遴选|供应商|中标|成交|入围|磋商|询价|竞价"
    "|定标|标书|标段|承包人|承包商|总承包|分包|发包|代建|工程建设项目|限额以下|小额工程"
    "|服务外包|评分|信用分|信用评价|信用等级|抽取|摇号|评审(?:因素|办法|标准|时|中|，))"
)
_RECORD = re.compile(
    f"{_BIDS}[^。；\n]{{0,40}}?{OWN}(?:内|范围内|行政区域内)?的?[^。；，\n]{{0,10}}?"
    "(?:业绩|社保|社会保险|纳税|奖项|荣誉|优质工程|奖(?!励|补)|称号|经营年限|办公场所|办事机构"
    "|分支机构|服务网点|营业场所|经营场所|服务场所|固定场所|信用评价)"
)
_FAVOURED = re.compile(
    f"{HERE}(?:内)?"
    f"的?[^。；，\n]{{0,8}}?(?:业绩|社保|社会保险|纳税证明|获奖|荣誉|办公场所|分支机构)"
    f"[^。；，\n]{{0,16}}?(?:供应商|投标人|投标单位)"
    f"|(?:优先|直接|仅|只)(?:从|选择|邀请|抽取)[^。；，\n]{{0,4}}?{HERE}[^。；，\n]{{0,16}}?"
    "(?:企业|供应商|单位|队伍|承包商)"
    f"|{HERE}(?:的)?(?:企业|供应商|投标人|产品|单位)[^。；，\n]{{0,14}}?"
    "(?:加[0-9]*分|价格扣除|优先中标|优先成交)"
    f"|(?:仅限|只限|限于|只允许|只接受|仅允许|仅面向|只面向)(?:在?{HERE}|[市区县省]属)"
    f"[^。；，\n]{{0,10}}?(?:企业|单位|供应商|投标人)"
    f"[^。；，\n]{{0,8}}?(?:参加|参与|投标|报名|承接|承担)?"
    f"|{OUTSIDE}[^。；，\n]{{0,6}}?(?:企业|供应商|投标人|单位|公司)"
    f"[^。；，\n]{{0,12}}?(?:投标|招标|采购|竞标|承揽工程)"
    f"[^。；\n]{{0,24}}?(?:备案|登记|保证金|报名|介绍信|报告|同意|担保)"
)
_FEATURE = (
    "(?:业绩|社保|社会保险|纳税|税收|缴税|完税|获奖|奖项|荣誉|优质工程|质量奖|称号|注册|登记"
    "|设立(?!项目部)|机构|分公司|子公司|办公|营业|经营|服务|场所|场地|网点|仓库|基地|户籍|居民|名录"
    "|名单|库|产值|投资|年限|信用|信用分|工程奖|用工|员工|合作社|生产|制造|产地|产|自产"
    "|品牌|协会会员|会员)"
)
_FAVOUR = re.compile(
    "加[0-9一二三四五六七八九]*\\.?[0-9]*分|[得计记][0-9一二三四五六七八九](?:\\.[0-9])?分"
    f"|加分|优先|首选|(?:另|额外)加|价格扣除|{MUST}|至少|只|仅|限|否则|不得少于|不低于|直接"
    f"|[为作]为{GAP}{{0,6}}?(?:条件|资格|门槛)|抽取|摇号|满分|优惠|放宽|不再|废标|无效|不予受理"
    "|视为"
)
# 从区内名录中抽取, 联合体至少一方应为我市企业, 分包给镇内企业, 本市企业加分.
_OURS_FIRST = re.compile(
    f"{HERE}(?:范围内?|行政区域内?|境内)?(?:的)?{GAP}{{0,8}}?{_FEATURE}"
    f"|{HERE}(?!项目|各|食堂)(?:的)?(?:籍)?{GAP}{{0,6}}?"
    "(?:企业|公司|供应商|投标人|单位|队伍|主体|承包商|律所|事务所|机构|商家|厂家|经营者|中介)"
    f"|{OUTSIDE}{GAP}{{0,8}}?(?:企业|公司|供应商|投标人|单位|队伍|主体|承包商|机构)"
    f"|(?:产|产地|注册地|所在地|来源地|生产地)(?:为|在|于){HERE}"
)
# 全国统一的信用评价, 本市公共资源交易平台: no place of the bidder.
_NO_FAVOUR = re.compile(
    # Where a project is put.
    "优先[^。；，\n]{0,2}?[向在][^。；，\n]{0,8}?(?:布局|布点|选址|落地)|"
    # Whoever judges a firm does not work for it.
    f"{STANDS_BACK}|"
    # Who is inspected is drawn by lot; no roll is kept.
    "双随机|随机抽取[0-9.]{1,4}%|抽检|不(?:再|另行?)?(?:设|建立|设立|建)(?:立)?[^。；，\n]{0,6}?(?:备?选库|企业库|名录|供应商库|预选库)"
    "|人才|入户|不区分|不限|同等对待|一视同仁|平等|监督部门|监管部门负责|主管部门应当|全国统一"
    "|中小企业预留|面向中小企业|补贴|补助|奖励|资助|居民小区"
    "|招标文件范本|公平竞争审查"
    "|潜在(?:供应商|投标人)|集中采购目录|采购限额标准"
    "|不得同时[为是]|利益关联|利害关系|回避"
    "|取得[^。；，]{0,8}?许可|均(?:须|应当?)通过[^。；，]{0,4}?招投?标"
    "|专家库|评审专家|不作为[^。；，\n]{0,4}?(?:招标|控制价)"
)
_TENDER = re.compile(
    _BIDS.replace(
        "|比选|遴选|",
        "|比选|遴选[^。；，\n]{0,12}?(?:供应商|承包|服务商|施工|代建|机构)|",
    )
)
_BIDDING = re.compile(_BIDS)
_CREDIT = re.compile(
    "信用(?:评价|分|等级|评分)[^。；\n]{0,30}?(?:加|得|计|扣)[0-9.]*分"
)
_OURS_IN_CREDIT = re.compile(
    f"(?:在|于)?(?:{HERE})[^。；，\n]{{0,12}}?(?:纳税|缴纳|税款|注册|社保|业绩|奖|产值|投资)"
)
_BY_CREDIT = f"{REGULATION}第九条第（三）项、第九条第（五）项；{DETAILS}第十五条、第十七条"
_REMEDY = "删去地域限定，只看与履约能力有关的条件。"
_FORBIDS = re.compile(
    "不得(?:以|将|要求|设置|限定|设定|指定|对|因|设|把|排斥|限制|规定)|禁止|严禁|不以|不要求|不将"
    "|取消(?![^。；，\n]{0,10}(?:资格"
    "|称号|优惠|补贴|奖励|等级))|清理|废止|无需|不再要求|防止|排查|违反"
)
# Where a deal is made or published, who oversees it, what the firm itself does.
_ELSEWHERE = re.compile(
    "国家规定|依法|法律|法规|电子卖场|交易平台|交易中心|财政部门|主管部门|行政部门"
    "|本区(?:政府)?采购|信息公开|农民工工资|均可|不限|自愿|依法可以|鼓励|场地租|技能|就业见习"
    "|参加展会|贷款|补偿|绩效评价|不分|同一标准"
)
_CONTRACTS = re.compile(
    "投标|招标|采购|评标|竞标|中标|成交|入围|比价|邀标|评分标准|基础分|建筑市场|工程项目"
    "|建设工程|磋商|询价|定标|标段|承包|分包|发包|承接|政府投资|财政投资|政府性投资|服务外包"
    "|比选|预算[^。；，\n]{0,6}万|供货|食堂|供应商|施工企业|信用等级|信用评价|劳务用工|代建"
)
_LOCAL = re.compile(
    f"(?:(?!全){HERE}|在全[市县区旗州]|本(?:街道|镇|乡|县|区|市|省|州|旗))"
    "(?!项目|食堂|统筹|政府投资|财政|各|行政|国有投资|建设工程|工程|重点)"
    "|(?:[区县市镇省](?:级|属)|[县市镇省]域)(?!以上|财政|政府|预算|层面|公共|统筹|主管"
    "|[^。；，\n]{0,4}?部门)"
    f"|[县市区镇]内|{OUTSIDE}"
)
_BIDDER = re.compile(
    "企业|公司|供应商|投标人|单位|队伍|苗圃|产品|名录|辖区|称号|合作社|厂家|商家|机构|门店"
    "|联合体|施工|龙头|商户|场所|办公|劳动力|工人|材料|建筑队|队|水泥|钢材|建材|设备|总部"
)
_CHOICE = re.compile(
    "由[^。；，\n]{0,14}?(?:企业|公司|队伍|单位|合作社)"
    "(?:承接|承担|承包|实施|供应|供货|提供|配送)"
    "|份额|比例|不低于|不少于|加[0-9.]*分|另加|得满分|满分|加分|得[0-9]{1,9}分|[0-9]{1,9}分"
    "|邀请|要求"
    "|同等|列为评审|评审因素|谢绝|不接受|优先|首选|只|仅|限|须与|必须|须|应当?|扣分|方可|才能"
    "|不得(?:报名|参与|投标|参加)|劝退|直接(?:委托|指定|确定)"
)
_BIDDER_SEATED = re.compile(
    f"(?:供应商|投标人|投标单位){MUST}(?:当)?{GAP}{{0,3}}?在{OWN}{GAP}{{0,4}}?"
    "(?:注册|登记|设有|纳税|缴纳)"
)
_NO_TENDER = f"{REGULATION}第八条第（三）项、第九条第（三）项；{DETAILS}第十一条、第十五条"
_AWARDS = f"{REGULATION}第八条第（四）项、第九条第（三）项；{DETAILS}第十二条、第十五条"
_ROLL = f"{REGULATION}第八条第（三）项、第九条第（三）项；{DETAILS}第十一条、第十五条"
_usual = Usual(
    why="在采购、招标投标中区别对待外地经营者",
    remedy=_REMEDY,
)
find = finder(
    RULE,
    _usual.sentence(
        _CREDIT,
        _OURS_IN_CREDIT,
        forbids=_FORBIDS,
        why="以本地业绩、纳税等评价信用",
        articles=_BY_CREDIT,
    ),
    _usual.words(_RECORD, why="以本地业绩等排斥外地经营者"),
    _usual.words(_FAVOURED, around=(_BIDDING,)),
    _usual.words(
        _OURS_FIRST,
        severity="warning",
        beside=(_TENDER, _FAVOUR),
        unless=(_NO_FAVOUR,),
        forbids=_FORBIDS,
    ),
    _usual.sentence(
        _CONTRACTS,
        _LOCAL,
        _BIDDER,
        _CHOICE,
        unless=(_NO_FAVOUR, _ELSEWHERE),
        forbids=_FORBIDS,
    ),
    _usual.sentence(
        POINTS,
        OURS_ONLY,
        WEIGHED,
        joined=True,
        unless=(_NO_FAVOUR, _ELSEWHERE),
        forbids=_FORBIDS,
    ),
    _usual.sentence(
        RECORD_ITEM,
        lead=BIDS_LEAD,
        unless=(_NO_FAVOUR, re.compile("不限|均可|依法")),
        forbids=_FORBIDS,
    ),
    _usual.sentence(
        TITLE_ITEM,
        lead=POINTS_LEAD,
        unless=(_NO_FAVOUR,),
        forbids=_FORBIDS,
    ),
    _usual.sentence(
        WITHOUT_TENDER,
        SAYS_WHO,
        unless=(),
        forbids=TENDER_LAWFUL,
        why="免于竞争确定承包人、供应商",
        remedy="删去；通过招标、采购等公平竞争程序确定。",
        articles=_NO_TENDER,
    ),
    _usual.sentence(
        CLUB_OF_HERE,
        TENDER_WIDE,
        MEMBER_ASKED,
        unless=(_NO_FAVOUR, TENDER_FREE),
        forbids=_FORBIDS,
        why="以加入本地协会为条件",
        remedy="删去加入协会的要求。",
    ),
    _usual.sentence(
        DRAWN_FROM,
        WORKS,
        unless=(DRAWN_FREELY,),
        forbids=_FORBIDS,
        why="只从自建的库中选取承包人",
        remedy="改为公开选择，符合条件的均可参加。",
    ),
    _usual.sentence(_BIDDER_SEATED, unless=(_NO_FAVOUR,), forbids=_FORBIDS),
    _usual.sentence(
        TENDER_WIDE, TENDER_OURS, unless=(TENDER_FREE,), forbids=_FORBIDS
    ),
    _usual.sentence(
        NEARNESS,
        topic=SELECTION,
        unless=(NO_SELECTION,),
        forbids=_FORBIDS,
        why="以离采购人的远近排斥外地经营者",
        remedy="改为约定送达时间，由供应商自行安排。",
    ),
    _usual.sentence(
        AWARD_OF_HERE,
        unless=(NO_SELECTION,),
        forbids=_FORBIDS,
        why="给本地奖项、称号加分",
        remedy="删去以特定行政区域的奖项加分。",
    ),
    _usual.sentence(
        PRICE_OF_OURS,
        unless=(NO_SELECTION,),
        forbids=_FORBIDS,
        why="给本地经营者的报价优惠",
    ),
    _usual.sentence(
        AWARD_ASKED,
        unless=(NO_SELECTION,),
        forbids=_FORBIDS,
        why="以获得特定奖项、称号为条件",
        remedy="删去以奖项、称号为条件的要求。",
        articles=_AWARDS,
    ),
    _usual.sentence(
        FROM_THEIR_ROLL,
        unless=(DRAWN_FREELY,),
        forbids=_FORBIDS,
        why="只从自建的名录、库中选取",
        remedy="改为公开选择，符合条件的均可参加。",
        articles=_ROLL,
    ),
    _usual.sentence(
        OURS_IN_PRINCIPLE,
        unless=(_NO_FAVOUR,),
        forbids=_FORBIDS,
        why="原则上选用本地经营者",
    ),
    _usual.sentence(
        ACCOUNT_OF_HERE,
        unless=(ACCOUNT_FREE,),
        forbids=_FORBIDS,
        why="限定保证金从本地银行转出",
        remedy="改为从基本账户转出，或者以保函提交。",
    ),
    _usual.sentence(
        LICENCE_OF_HERE,
        topic=SELECTION,
        unless=(LICENCE_ANY, NO_SELECTION),
        forbids=_FORBIDS,
        why="只认本地核发的许可、资质",
        remedy="改为持有依法取得的许可、资质即可，不限核发的地方。",
    ),
    _usual.sentence(
        IN_OUR_ROLL,
        unless=(ROLL_FREE, NO_SELECTION),
        forbids=_FORBIDS,
        why="只许列入自建名录、库的参加",
        remedy="改为公开选择，符合条件的均可参加。",
        articles=_ROLL,
        severity="note",
    ),
    _usual.sentence(
        REGISTERED_HERE,
        topic=SELECTION,
        unless=(ROLL_FREE, NO_SELECTION),
        forbids=_FORBIDS,
        why="以在本地办理信用、备案登记为参加的条件",
    ),
    _usual.sentence(
        TITLE_BUYS,
        unless=(NOT_TITLE_BUYS,),
        why="把自行认定的结果与政府采购挂钩",
        remedy="删去；采购需求以性能、标准表述，不与认定结果挂钩。",
    ),
    _usual.sentence(
        OURS_IN_WORKS,
        unless=(WORKS_FOR_ALL,),
        why="在工程中优待本地企业",
    ),
    *BIDS_CLOSED,
    *BIDS_NEXT_DOOR,
    *SAME_MAKE,
)
