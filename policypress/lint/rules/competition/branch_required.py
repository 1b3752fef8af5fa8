"""要求设立子公司、分公司：须在本区设立独立法人公司方可申请补贴。

检查：以在本地设立子公司、分公司、法人机构为享受支持、参与经营前提的说法；要求开具本地发票的也算。单纯鼓励设立的不算。
为什么：强制或者变相强制外地经营者在本地设立分支机构。
不好：须在本区设立子公司方可申请补贴
好：在本区开展业务的企业均可申请补贴
来源：《公平竞争审查条例》第九条第（二）项，实施办法第十四条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._as_outsider import (
    ASKED_TO_STAY,
    STAYS_FREELY,
    TIES_STAY,
)
from policypress.lint.rules.competition._asked_here import INVOICED_HERE
from policypress.lint.rules.competition._concepts import (
    LAW,
    NO_BRANCH,
    NOT_WITHOUT,
    OPEN,
)
from policypress.lint.rules.competition._conditions import (
    GRANT_LEAD,
    NOT_ASKED,
    PLACE_ITEM,
    TRADE_LEAD,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    FORBIDS,
    GENRES,
    HERE,
    OUTSIDE,
    OWN,
    REGULATION,
)
from policypress.lint.rules.competition._demands import (
    BRANCH_ASKED,
    BRANCH_FREE,
    BRANCH_ITEM,
)
from policypress.lint.rules.competition._flow import (
    BRINGS_HERE,
    COMER,
    FREE_TO_COME,
    IS_ASKED,
)
from policypress.lint.rules.competition._from_here import (
    SITE_ALIKE,
    SITE_ASKS,
    SITE_OF_HERE,
)
from policypress.lint.rules.competition._next_door import AFTER_AWARD
from policypress.lint.rules.competition._outside_in import SETTLED_HERE
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._thresholds import GRANTS
from policypress.lint.rules.competition._tied_deals import (
    BRANCH_IN_SCOPE,
    SEAT_WISHED,
)
from policypress.lint.rules.competition._vocabulary import (
    FIRMS,
    GAP,
    MUST,
)
from policypress.lint.rules.competition._wide_flow import (
    SET_UP_FOR,
    SETS_FREELY,
    SETS_UP,
    SETTERS,
)

RULE = Rule(
    code="FC-12",
    name="branch-required",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第九条第（二）项；{DETAILS}第十四条",
    genres=GENRES,
)
_KIND = (
    "(?:子公司|分公司|分支机构|法人公司|项目公司|独立法人(?:资格的?)?(?:公司|机构|企业)?"
    "|独立核算(?:机构|单位)|办事处|实验室|营业网点|生产基地)"
)
_BRANCH = re.compile(
    f"(?:须|应当?|必须|需)?(?:在[^。；，\n]{{1,10}}?)?(?:设立|成立|组建|新设|注册)"
    f"(?![且、并]{{1,2}}具有)[^。；，\n]{{0,16}}?{_KIND}"
    "|(?:须|应当?|必须)[^。；，\n]{0,12}?(?:注册|设立|成立)独立法人"
)
_NEEDED = re.compile(
    "方可|才能|才可|须在|要求|必须|应当在|应在|为(?:前提|条件)|需在|后方"
    "|(?:须|应当?|需)(?:设立|成立|组建|注册)"
)
_INVEST = (
    "(?:开票额|开票销售|产值|营收|营业收入|投资额|投资强度|投资总额|固定资产投资|税收|纳税额"
    "|税额|用工|本地用工|注册资[本金]|销售额|产出|亩均税收|采购额|结算额|交易额)"
)
# What an outsider has to bring: a partner, a turnover, a factory.
_ASKED = re.compile(
    f"(?:{OUTSIDE}){GAP}{{0,20}}?(?:{FIRMS}|院校)?[^。；\n]{{0,24}}?{MUST}[^。；，\n]{{0,16}}?"
    "(?:设立|注册|成立|组建|新设|投资|建设|建厂|设厂|落地|设置|开设|登记)"
    f"{GAP}{{0,20}}?(?:公司|机构|企业|工厂|基地|分店|网点|法人|项目|仓库|办事处|生产线|中心"
    "|场所)"
    f"|(?:进入|来|到|在)(?:{HERE}|{OWN})"
    f"{GAP}{{0,10}}?(?:开店|经营|投资|开展|发展|从事|运营|承接|布局|展业|设立|建设|销售|供货"
    "|投放)"
    f"[^。；\n]{{0,16}}?{MUST}{GAP}{{0,6}}?(?:先|同时|一并)?"
    f"{GAP}{{0,4}}?(?:与|和|同|由|引入|吸收)"
    f"{GAP}{{0,14}}?(?:合资|合作|联营|控股|参股|入股|联合|共同出资|成立合资)"
    f"|(?:开展|从事|承接|经营|进入|入驻|展业|运营|在{HERE})"
    f"[^。；\n]{{0,20}}?{_INVEST}{GAP}{{0,6}}?(?:{MUST}|不得)?"
    f"{GAP}{{0,4}}?(?:达到?|不低于|不少于|超过|低于)"
    f"{GAP}{{0,12}}?[0-9一二三四五六七八九十百千万亿][^。；\n]{{0,16}}?"
    f"(?:达不到|未达|否则|低于|不达标|不足|方可|才能)[^。；\n]{{0,24}}"
    f"|(?:投资|项目|企业)?{GAP}{{0,6}}?(?:取得|获得|承接|拿到|参与)"
    f"{GAP}{{0,16}}?(?:工程|项目|资源|指标|订单|特许|矿权|风电|光伏|业务)"
    f"{GAP}{{0,10}}?(?:的)?，?{GAP}{{0,12}}?{MUST}{GAP}{{0,4}}?(?:配套|同步|同时|先行)?"
    f"{GAP}{{0,4}}?(?:在{GAP}{{1,6}}?)?(?:投资|建设|建厂|设厂|落地|引进|导入)"
    f"{GAP}{{0,16}}?(?:产业|制造|工厂|项目|生产线|基地|亿元|万元)"
    f"|{GAP}{{0,12}}?(?:不得以|不接受|不允许以|不得采取)"
    f"{GAP}{{0,4}}?(?:分公司|分支机构|办事处|代表处|加盟|轻资产|租赁厂房)"
    f"{GAP}{{0,10}}?(?:形式|方式|名义|模式)"
    f"{GAP}{{0,12}}?(?:经营|投资|进入|设立|开展|承接|落地)?"
    "|(?:拒绝|禁止|不允许|限制|不得|暂不(?:接受|受理)|不再(?:接受|引进))"
    f"{GAP}{{0,6}}?(?:{OUTSIDE})"
    f"{GAP}{{0,14}}?{FIRMS}?{GAP}{{0,6}}?(?:投资|设立|开设|新建|落户|入驻|办厂|设点|开店)"
)
_ASK_FREE = re.compile(
    "登记机关|办结|不得拒绝|不强制|自愿|可以不|工伤保险|国家规定|平等|一视同仁|奖励|补贴|补助|资助"
    "|贴息|服务能力证明|税法|预缴"
)
_OUTSIDER = re.compile(
    f"{OUTSIDE}|中标|中选|承揽|投标|承接|进入{OWN}|总承包|入围"
)
_FORBIDS = re.compile(
    "不要求|不再办理|不得(?:将|要求|设置|限定|设定|强制|以[^。；，\n]{0,12}为(?:由|条件))|严禁"
    "|取消(?![^。；，\n]{0,10}(?:资格|称号|优惠"
    "|补贴|奖励|等级))|清理|废止|无需|不再要求"
)
_WHY = "以在本地设立机构为前提"
_REMEDY = "删去设立机构的前提，对在本地实际开展业务的经营者同等对待。"
_COMING = re.compile(
    f"{OUTSIDE}|在{HERE}(?:运营|经营|开展|从事|展业|投放|布局|营业|开店)"
    f"|(?:进入|进驻|来|落户到|到){HERE}"
    "|(?:取得|获得|获取|拿到|承接|中标|参与|配置|竞得|申请)"
    f"{GAP}{{0,12}}?(?:资源|指标|项目|工程|业务|矿|风电|光伏|订单|改造|更新|特许)"
)
_BRINGS = re.compile(
    "(?:设立|开办|注册|成立|建设|新建|落户|引进|投资|建厂|建立|设|导入"
    "|建(?=[^。；，业设成议材筑立]{0,8}厂)|配套|落成|带动|合资|参股|入股|组建|联营)"
    "[^。；，\n]{0,14}?"
    "(?:公司|机构|分院|分所|工厂|厂|基地|企业|项目|门店|网点|法人|仓|总部|产业|制造|生产线"
    "|供销社|国企|平台|股份)"
    "|(?:开店数|门店数|固定资产投入|投入|固定资产|投资额|产值|营收|纳税|税收|开票|用工"
    "|投资强度|投资规模|销售额)"
    "[^。；，\n]{0,8}?(?:不少于|不低于|达|超过|须|应|以上)"
)
_FORCED = re.compile(
    f"{MUST}|要(?:在|与|先|同时|到|把)|不少于|不低于|方可|才能|否则|作为(?:条件|前提)"
    "|为(?:条件|前提)|同步|不得低于"
)
_TRADES = re.compile(f"{FIRMS}|院|店|风电|光伏|资本")
# What each kind of what is asked has in it.
_ANY_ASKED = re.compile(
    "外|异地|非本|合资|合作|联营|控股|参股|入股|联合|共同出资|方可|才能|达不到|未达|否则|低于"
    "|不达标|不足|形式|方式|名义|模式|取得|获得|承接|拿到|参与"
)
# A seat here, asked of whoever wants to trade, is a condition of entry as well.
_ENTRY = f"{REGULATION}第八条第（四）项、第九条第（二）项；{DETAILS}第十二条、第十四条"
# 注册地与服务所在地不一致的，应当设立分支机构; a site of one's own where one serves.
SEAT_ELSEWHERE = re.compile(
    "(?:注册地|登记地|住所地?|总部)(?:与|和|同)[^。；，\n]{0,10}?(?:所在地|经营地|服务地"
    "|施工地)[^。；，\n]{0,4}?(?:不一致|不同|不在)"
    "|(?:所在地|经营地|服务地|施工地)(?:与|和|同)[^。；，\n]{0,6}?(?:注册地|登记地"
    "|住所地?)[^。；，\n]{0,4}?(?:不一致|不同|不在)"
)
BRANCH_THERE = re.compile(
    f"{MUST}(?:当)?{GAP}{{0,4}}?(?:在|于|到){GAP}{{0,10}}?(?:登记|设立|注册|成立|办理|开设"
    "|设置?|组建)"
    f"{GAP}{{0,8}}?(?:分支机构|分公司|子公司|支公司|办事机构|分店|服务机构)"
)
SITE_THERE = re.compile(
    f"在(?:服务(?:所在)?地|经营(?:所在)?地|项目(?:所在)?地|承接地|{OWN})(?:内)?(?:应当?|须"
    "|必须)?(?:当)?(?:具有|设有|拥有|设立|配备|有)"
    f"{GAP}{{0,12}}?固定的?{GAP}{{0,4}}?(?:营业|经营|办公|服务|生产|场所|场地|网点)"
)
SEAT_FREE = re.compile(
    "不得要求|无需|可以不|自愿|鼓励|补贴|奖励|资助|申报|扶持|户籍|学校|幼儿园|医疗机构|食品"
    "|餐饮|养老"
)
_SITES = f"{REGULATION}第九条第（二）项、第九条第（三）项；{DETAILS}第十四条、第十五条"
_usual = Usual(
    why=_WHY,
    remedy=_REMEDY,
    unless=(LAW, OPEN),
    forbids=_FORBIDS,
)
find = finder(
    RULE,
    _usual.words(
        _BRANCH, promise=True, beside=(_NEEDED,), unless=(), forbids=FORBIDS
    ),
    _usual.words(
        _BRANCH, beside=(_NEEDED, _OUTSIDER), unless=(), forbids=FORBIDS
    ),
    _usual.words(
        _ASKED,
        near=_ANY_ASKED,
        unless=(_ASK_FREE,),
        why="对外地经营者在本地投资经营提出要求",
        remedy="删去对合资、产值、投资额、机构形式的要求，由经营者自主决定。",
    ),
    _usual.sentence(
        _COMING,
        _BRINGS,
        _FORCED,
        _TRADES,
        unless=(
            _ASK_FREE,
            re.compile(
                "申报|日期|证照|鼓励|支持|生态修复|环境|安全|劳动|工资|保证金|公共资源|就业|依照"
                "|依法|法律|资质证书|协议约定|可行性研究|验收"
            ),
        ),
        why="对外地经营者在本地投资经营提出要求",
        remedy="删去对合资、产值、投资额、机构形式的要求，由经营者自主决定。",
    ),
    _usual.sentence(NO_BRANCH, NOT_WITHOUT, _TRADES, near=NOT_WITHOUT),
    _usual.sentence(
        BRINGS_HERE,
        COMER,
        IS_ASKED,
        unless=(FREE_TO_COME,),
        why="对外地经营者在本地投资经营提出要求",
        remedy="删去对合资、产值、投资额、机构形式的要求，由经营者自主决定。",
    ),
    _usual.sentence(
        PLACE_ITEM,
        lead=TRADE_LEAD,
        unless=(FREE_TO_COME, NOT_ASKED),
        why="以在本地注册、纳税、设点为经营条件",
        articles=_ENTRY,
    ),
    _usual.sentence(
        BRANCH_ITEM,
        BRANCH_ASKED,
        unless=(BRANCH_FREE,),
    ),
    _usual.sentence(
        BRANCH_ITEM,
        lead=GRANT_LEAD,
        paid=True,
        unless=(BRANCH_FREE, NOT_ASKED),
    ),
    _usual.sentence(SETS_UP, SET_UP_FOR, SETTERS, unless=(SETS_FREELY,)),
    _usual.sentence(SEAT_ELSEWHERE, BRANCH_THERE, unless=(SEAT_FREE,)),
    _usual.sentence(
        SITE_OF_HERE,
        SITE_ASKS,
        unless=(SITE_ALIKE,),
        why="以在本地有场地、网点为经营、参加的条件",
        remedy="删去；可以要求履行合同时具备服务能力。",
        articles=_SITES,
    ),
    _usual.sentence(
        SITE_THERE,
        unless=(SEAT_FREE,),
        why="以在本地有固定场所为经营条件",
        remedy="删去；可以要求履行合同时具备服务能力。",
        articles=_ENTRY,
        severity="note",
    ),
    _usual.sentence(
        BRANCH_IN_SCOPE,
        paid=True,
        unless=(),
    ),
    _usual.sentence(
        SEAT_WISHED,
        paid=True,
        severity="note",
        unless=(),
    ),
    *SETTLED_HERE,
    *INVOICED_HERE,
    _usual.sentence(
        TIES_STAY,
        ASKED_TO_STAY,
        absent=GRANTS,
        unless=(STAYS_FREELY,),
        why="以工商、税收、统计关系留在本地为条件",
        remedy="删去；经营者可以自主选择注册和纳税的地方。",
        articles=_ENTRY,
    ),
    *AFTER_AWARD,
)
