"""优先采购、使用本地产品和服务：同等条件下优先选用本区企业产品。

检查：优先或者只采购、选用、使用本地企业的产品、服务、工程的说法。奖励把外地的供应换成本地的也算。植物、树种、标准的本地不算。
为什么：以产地、企业所在地区别对待，限制外地商品和服务进入本地市场。
不好：优先采购本区企业产品
好：按质量、价格、服务等评审因素择优采购
来源：《公平竞争审查条例》第八条第（三）项、第九条第（一）项、第（三）项，实施办法第十一条、第十五条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._asked_here import SOLD_TO_OURS
from policypress.lint.rules.competition._concepts import (
    DEALS_IN_OURS,
    IS_PAID,
)
from policypress.lint.rules.competition._conditions import (
    BIDS_LEAD,
    MAKE_ITEM,
    NOT_ASKED,
    TRADE_LEAD,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    HERE,
    MONEY,
    OWN,
    REGULATION,
    SPARES,
)
from policypress.lint.rules.competition._dealt_here import (
    DEALT_GAIN,
    DEALT_HERE,
    NOT_KEPT,
)
from policypress.lint.rules.competition._demands import (
    MADE_ANYWHERE,
    MADE_HERE,
    PAID_MORE,
)
from policypress.lint.rules.competition._flow import (
    OURS_SHARE,
)
from policypress.lint.rules.competition._next_door import SWITCHED_HOME
from policypress.lint.rules.competition._outside_in import GOODS_OF_HERE
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._soft_gates import (
    BRAND_FREE,
    BRAND_OF_HERE,
)
from policypress.lint.rules.competition._tied_deals import (
    BUYS_ANYWHERE,
    BUYS_NEAR,
    DEAL_PAID,
    DEAL_WISHED,
)
from policypress.lint.rules.competition._tied_in_fact import (
    SHARE_FREE,
    SHARE_FROM_HERE,
    SHARE_PAID,
    SOLD_BY_OURS,
)
from policypress.lint.rules.competition._vocabulary import (
    GAP,
    MUST,
)
from policypress.lint.rules.competition._wide_flow import (
    BUYS_FREELY,
    BUYS_OURS,
    BUYS_OURS_HOW,
)

RULE = Rule(
    code="FC-06",
    name="buy-local",
    severity="error",
    strength="规定",
    source=(
        f"{REGULATION}第八条第（三）项、第九条第（一）项、第九条第（三）项；"
        f"{DETAILS}第十一条、第十五条"
    ),
    genres=GENRES,
    spares=SPARES,
)
_BUYS = "(?:采购|选用|使用|购买|选择|推荐|推广|应用|购置|租用|聘用|采用|选取|配备使用|订购)"
_GOODS = (
    "(?:产品|服务|企业|商品|设备|工程|供应商|厂家|药品|品牌|劳务|材料|建材|目录|施工|队伍|公司"
    "|农产品|车辆|软件|生产|制造|自产|名优|特产|药|茶|酒|粮|水泥|构件|部件|配件|原料|货物"
    "|机械)"
)
_PLACE = f"(?:《?{HERE}|{OWN})"
_FAVOURS = re.compile(
    f"(?:优先|应当?|只能|须|必须|尽量|原则上|(?:鼓励|引导)[^。；，、和\n]{{0,14}}?)"
    f"[^。；，、和\n]{{0,4}}?{_BUYS}[^。；，\n]{{0,8}}?{_PLACE}"
    f"[^。；，\n]{{0,14}}?{_GOODS}"
    "|(?:优先|原则上|应当?|必须)(?:向|从|由|与|支持|考虑)"
    f"{HERE}[^。；，\n]{{0,10}}?(?:企业|公司|单位|供应商|厂家)"
    f"[^。；，\n]{{0,6}}?(?:采购|购买|订购|订货|承接|承建|中标)"
    f"|{HERE}(?:企业|生产)?的?(?:水泥|钢材|砂石|建材|石材|产品|材料|劳务|设备|配套|采购)"
    f"[^。；，\n]{{0,8}}?(?:比例|占比|份额|率)"
    f"[^。；，\n]{{0,4}}?(?:不低于|不少于|应?达到?|不得低于)"
    f"|(?:分包|发包|交由|委托)给?[^。；，\n]{{0,4}}?{HERE}[^。；，\n]{{0,10}}?(?:施工)?"
    "(?:企业|公司|队伍)"
)
_PREFER = (
    "(?:优先|首选|只|仅|限|必须|应当|须|尽可能|尽量|原则上|一律|鼓励|引导|推动|支持|要求|带头"
    "|主动|全部|不少于|至少)"
)
# 首选县内合作社供货; 用本地造, 买本地货; 不低于30%用于采购本地产品.
_OURS = re.compile(
    f"(?:优先|首选|应当|必须){GAP}{{0,4}}?(?:选择|选用|委托|聘请|使用)"
    f"{GAP}{{0,12}}?{HERE}(?:的)?{GAP}{{0,4}}?(?:机构|企业|单位|公司|事务所)"
    "|"
    f"{_PREFER}{GAP}{{0,16}}?"
    "(?:采购|选用|使用|购买|选择|推广|应用|购置|采用|选取|配备|订购|吸纳|聘用|用好|消费|选"
    "|用|买|由|从|向|与)?"
    f"{GAP}{{0,4}}?{HERE}(?:的)?"
    f"{GAP}{{0,12}}?(?:供货|供应|配送|产品|企业生产|企业的|制造(?!业|强|类)|生产的|造(?!业|强)|货|施工|承建|承接"
    "|配套|加工|品牌|建材|设备|自产|出产|所产|产的|施工队伍|厂家)"
    f"|{HERE}(?:的)?"
    f"{GAP}{{0,8}}?(?:配套率|采购率|使用率|占有率|本地化率|化率|采购额|采购比例|使用比例"
    "|采购量|供应比例)"
    f"{GAP}{{0,8}}?(?:不低于|不少于|应?达到?|不得低于|提高到|力争|超过)"
    f"|(?:优先|直接|全部){GAP}{{0,4}}?(?:列入|纳入|进入){GAP}{{0,14}}?(?:采购|推荐)"
    f"{GAP}{{0,6}}?(?:目录|清单|名录){GAP}{{0,10}}"
)
_PAID_WHERE = re.compile(
    "(?:购买|采购|购置|选购|选用|使用(?!与|和|范围|对象|管理|方向|效益)|消费|采用|订购|租赁|租用|装配)"
    f"{GAP}{{0,6}}?{HERE}(?:范围内)?(?:的)?"
    f"{GAP}{{0,8}}?(?:总装|下线|生产|制造|产|造|研发|自主|品牌|企业|厂家|认定|销售|注册|上牌)"
    f"[^。；，\n]{{0,14}}"
    "|(?:限|仅限|只能|只可|仅可|须|必须|限于|限定|仅|应当?)"
    f"{GAP}{{0,4}}?(?:在|用于|适用于|购买|到|凭){GAP}{{0,4}}?{HERE}"
    f"(?!{GAP}{{0,6}}?(?:注册|登记|设立|成立|纳税)){GAP}{{0,14}}?"
    "(?:使用|门店|企业|商户|产品|购买|购置|品牌|消费|店|生产|商场|商家|汽车)"
    f"|{HERE}(?:企业)?(?:生产|制造|产|品牌|总装|造)的?{GAP}{{0,16}}?(?:每|给予|按|补)"
)
# A share of what is from here, for which money is given.
_SHARE = re.compile(
    f"{HERE}(?:的)?{GAP}{{0,8}}?(?:配套率|采购率|使用率|本地化率|采购额|采购比例|使用比例"
    f"|配套比例){GAP}{{0,8}}?(?:不低于|不少于|达到?|超过|提高|每)"
)
_NOT_GOODS = re.compile(
    "倡导|倡议|提倡|(?:支持|认定|管理)办法|公平对待|平等|区内外|市内外|植物|树种|苗木|植被|标准(?!化)|规范"
    "|实际(?!支付|购买|采购|发生|金额)|共享|场地|场馆|兼并|控股"
)
# Work and training, and what anybody may offer.
_WORKS = re.compile(
    "产品出口|国家节能|节能产品|环境标志|国家[^。；，]{0,8}目录|就业|培训|扩大产能|产能|技术改造"
    "|参加展会|展位|宣传|场地|劳动力|院校|高校|不限|不分产地|不问产地|非遗|传承|示范区建设|学生"
    "|用地|应用场景开放|实际经营"
)
_MONEY_FOR = re.compile(f"{MONEY.pattern}|消费券|补|元")
_SAME = "改为对符合同一技术、质量条件的商品同等补贴，不问产地。"
_ARTICLES = f"{REGULATION}第九条第（一）项、第九条第（四）项、第十条第（二）项；{DETAILS}第十六条"
_REMEDY = "改为按质量、价格、服务等与产地无关的因素择优。"
_SPENDS = re.compile(
    "(?:采购|购买|购置|选购|换购|购车|购房|(?<!购)买(?!力|断)|消费(?!基础|品质|场景|市场|环境|潜力|金融)"
    "|核销|选用|使用|换购|以旧换新|租用|装修|订购)"
)
_FROM_US = re.compile(
    f"(?:{HERE}|本[县区市地]|[县区市]属)(?:内)?(?:的)?"
    f"{GAP}{{0,8}}?(?:车企|企业|厂|门店|产品|品牌|商户|商家|景区|酒店|旅行社|生产|制造|造|总装"
    "|下线|家电|汽车|销售|注册)"
)
_RATHER = re.compile(
    f"{MUST}|只|仅|限|再补|额外|另(?:行)?补|每[辆台件套]|补贴|补助|奖励|优惠|消费券"
)
_OPEN_SHOPS = re.compile(
    "参与活动的|自愿报名|不限|全部商户|各类|均可|不分|不问|租金|研发|技术合同|房产|开票|人才|职工"
    "|投标"
    "|任一|公开征集"
)
# Whoever works for firms of here may be from anywhere.
_SERVES_US = re.compile(
    f"[为向给]{HERE}[^。；，\n]{{0,24}}?(?:提供|开展|配送|服务|供应)"
)
_MADE_HERE_ONLY = re.compile(
    f"{BIDS_LEAD.pattern}|{TRADE_LEAD.pattern}|车辆|产品"
)
# What is used here was bought anywhere.
_USED_HERE = re.compile(
    f"在{HERE}(?:行政区域|区域|范围|境)?内?使用(?![^。；，\n]{{0,4}}(?:{HERE}|本地))"
)
_DEARER = f"{REGULATION}第九条第（四）项；{DETAILS}第十六条"
# Goods from here: paid for (第四项), and others kept out by it (第一项).
_BOUGHT_HERE = f"{REGULATION}第九条第（四）项、第九条第（一）项、第十条第（二）项；{DETAILS}第十六条"
_FAVOURED_BY_MONEY = (
    f"{REGULATION}第八条第（三）项、第九条第（一）项、第九条第（四）项；"
    f"{DETAILS}第十一条、第十六条"
)
_DEALT = f"{REGULATION}第九条第（三）项、第九条第（四）项、第十条第（二）项；{DETAILS}第十五条、第十六条、第十九条"
_usual = Usual(
    why="只补贴购买本地商品",
    remedy=_SAME,
    unless=(_NOT_GOODS, _WORKS, _OPEN_SHOPS),
    articles=_ARTICLES,
)
find = finder(
    RULE,
    *SWITCHED_HOME,
    _usual.words(_SHARE, beside=(MONEY,), severity="warning"),
    _usual.words(
        _FAVOURS,
        beside=(DEAL_PAID,),
        unless=(_NOT_GOODS,),
        why="优待本地商品或者服务",
        remedy=_REMEDY,
        articles=_FAVOURED_BY_MONEY,
    ),
    _usual.words(
        _FAVOURS,
        unless=(_NOT_GOODS,),
        why="优待本地商品或者服务",
        remedy=_REMEDY,
        articles="",
    ),
    _usual.words(
        _PAID_WHERE,
        severity="warning",
        beside=(_MONEY_FOR,),
        unless=(_NOT_GOODS, _WORKS),
    ),
    _usual.words(
        _OURS,
        beside=(
            re.compile("消费券|补贴|以旧换新|购车|购房|消费者|市民|核销"),
        ),
        unless=(
            _NOT_GOODS,
            _WORKS,
            re.compile("政府采购|招标|食堂|预算单位|工程"),
        ),
        severity="warning",
    ),
    _usual.words(
        _OURS,
        severity="warning",
        unless=(_NOT_GOODS, _WORKS),
        why="优待本地商品或者服务",
        remedy=_REMEDY,
        articles="",
    ),
    _usual.sentence(DEALS_IN_OURS, IS_PAID),
    _usual.sentence(
        _SPENDS,
        _FROM_US,
        _RATHER,
        _MONEY_FOR,
        unless=(_NOT_GOODS, _WORKS, _OPEN_SHOPS, _SERVES_US, _USED_HERE),
    ),
    _usual.sentence(
        MAKE_ITEM,
        lead=_MADE_HERE_ONLY,
        unless=(NOT_ASKED,),
        why="只准用本地商品",
        remedy=_REMEDY,
        articles="",
    ),
    _usual.sentence(
        MADE_HERE,
        PAID_MORE,
        promise=True,
        unless=(MADE_ANYWHERE,),
        why="对本地产品补贴更高",
        articles=_DEARER,
    ),
    _usual.sentence(
        OURS_SHARE,
        unless=(_WORKS,),
        why="给本地企业、商品留出份额",
        remedy=_REMEDY,
        articles="",
    ),
    *SOLD_TO_OURS,
    _usual.sentence(
        BUYS_OURS,
        BUYS_OURS_HOW,
        unless=(BUYS_FREELY,),
        why="优待本地商品或者服务",
        remedy=_REMEDY,
    ),
    _usual.sentence(
        BUYS_NEAR,
        DEAL_PAID,
        unless=(BUYS_ANYWHERE, _NOT_GOODS, _WORKS, _USED_HERE),
        articles=_BOUGHT_HERE,
    ),
    _usual.sentence(
        BUYS_NEAR,
        DEAL_WISHED,
        paid=True,
        unless=(BUYS_ANYWHERE, _NOT_GOODS, _WORKS),
        why="引导购买本地商品",
        articles=_BOUGHT_HERE,
    ),
    _usual.sentence(
        DEALT_HERE,
        DEALT_GAIN,
        promise=False,
        severity="warning",
        unless=(NOT_KEPT,),
        articles=_DEALT,
    ),
    _usual.sentence(
        SHARE_FROM_HERE,
        SHARE_PAID,
        severity="warning",
        unless=(SHARE_FREE,),
        why="按本地商品的比例给予支持",
        articles=_BOUGHT_HERE,
    ),
    _usual.sentence(
        BRAND_OF_HERE,
        SHARE_PAID,
        severity="note",
        unless=(BRAND_FREE,),
        why="只奖励本地的品牌、作品",
        articles=_BOUGHT_HERE,
    ),
    _usual.sentence(
        SOLD_BY_OURS,
        promise=False,
        paid=True,
        severity="warning",
        unless=(SHARE_FREE, _OPEN_SHOPS),
        articles=_BOUGHT_HERE,
    ),
    *GOODS_OF_HERE,
)
