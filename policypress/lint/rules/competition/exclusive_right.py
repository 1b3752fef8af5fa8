"""授予特许、独家、专营权：由某公司独家经营。

检查：特许经营、独家、专营、垄断经营的说法，不经公开竞争授予、延长经营权的说法。是否有法律、行政法规依据需要核对。
为什么：特许经营权只能依法、经公平竞争程序授予。
不好：授予某公司独家经营权
好：依法通过招标方式授予特许经营权
来源：《公平竞争审查条例》第八条第（二）项，实施办法第十条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    FORBIDS,
    GENRES,
    REGULATION,
    SPARES,
)
from policypress.lint.rules.competition._demands import (
    RUN_BY_ONE,
    RUN_OPENLY,
)
from policypress.lint.rules.competition._entry import (
    CHOSEN_OPENLY,
    NO_RIVALS,
    RESOURCES,
    TAKEN_BY,
)
from policypress.lint.rules.competition._named import (
    RUNS_THIS,
    SET_UP_FOR_IT,
    SET_UP_OPENLY,
)
from policypress.lint.rules.competition._no_contest import (
    CONTEST_LAWFUL,
    MADE_LONGER,
    RIGHT_TO_RUN,
    WITHOUT_CONTEST,
)
from policypress.lint.rules.competition._one_alone import ONE_ALONE
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._tied_deals import (
    ONE_RUNS_ALL,
    RUNS_OPENLY,
)
from policypress.lint.rules.competition._vocabulary import (
    FIRMS,
    GAP,
    YEARS,
)
from policypress.lint.rules.competition._wide_market import (
    BUSINESS_WIDE,
    HANDED_TO,
    LONG_TERM,
    NOT_SOLE,
    OTHERS_SHUT,
    SOLE,
)

RULE = Rule(
    code="FC-14",
    name="exclusive-right",
    severity="note",
    strength="规定",
    source=f"{REGULATION}第八条第（二）项；{DETAILS}第十条",
    genres=GENRES,
    spares=SPARES,
)
_RIGHT = re.compile(
    "独家(?:负责|承担|承接|提供|投放|管理|从事|供应|生产|经营|代理|运营|授权|供[水气热电应]?"
    "|特许|开发|收购|配送|享有|承办|实施|建设|服务|开展)"
    "|(?:直接|无偿)授予[^。；，\n]{1,16}?公司|专营(?:权|(?!店|企业|单位))|特许经营权|垄断经营"
)
# 交由某公司特许经营, 授权某公司独享, 其他主体不得参与.
_GRANTED = re.compile(
    "(?:交由|授予|授权|划归|委托|指定|确定|赋予|由)"
    f"{GAP}{{1,20}}?(?:公司|集团|中心|企业|协会|平台|社)"
    f"{GAP}{{0,6}}?(?:特许经营|独享|独占|独家|专营|专营权|包干经营|统一经营|统一特许|买断)"
    "|(?:经营权|运营权|特许权|收运权|冠名权|开发权|使用权|采砂权|广告权|建设运营权|资格)"
    f"{GAP}{{0,12}}?(?:直接|整体|无偿|一次性|打包|协议|统一)?"
    "(?:授予|交由|授权给?|划归|划转|出让给|交给|归)"
    f"{GAP}{{1,16}}?(?:公司|集团|中心|企业|协会|社|平台)"
    "|(?:其他|其它|别的|任何其他)(?:任何)?(?:单位|主体|企业|公司|机构|经营者|个人|市场主体)"
    f"{GAP}{{0,6}}?(?:不得|不再|均不|一律不)"
    f"{GAP}{{0,6}}?(?:参与|进入|经营|从事|介入|承接|开展|承担)"
    f"|(?:独家|唯一|专属|排他性?)(?:的)?{GAP}{{0,4}}?"
    f"(?:经营|运营|供应|服务|代理|授权|合作|使用){GAP}{{0,6}}?(?:权"
    "|商|单位|伙伴|资格)"
    f"|(?:不再|不另行?|不得再){GAP}{{0,6}}?(?:引进|引入|批准|新增|设立|审批|发展)"
    f"(?:第二|其他|其它|同类|新的){GAP}{{0,6}}?{FIRMS}"
    # Who tried it out has all of it; who paid for the station has its shops.
    f"|(?:范围|区域|业务|份额)自动(?:扩展|扩大|延伸){GAP}{{0,6}}?[至到]"
    "|(?:广告位|商业|商铺|停车场|摊位|车位)[^。；，\n]{0,6}?[｜，]?(?:协议|直接)(?:出让|转让|授予|配置)给"
    f"|特许经营{GAP}{{0,6}}?(?:期限|期)?{GAP}{{0,4}}?(?:自动|直接)"
    f"{GAP}{{0,4}}?(?:延长|顺延|续期){GAP}{{0,8}}?{YEARS}?"
)
_OPEN = re.compile(
    "(?<!不再)(?<!另行)(?<!不进行)(?<!不得再)(?<!无需)(?<!不再另行)(?<!免于)招标|竞争性|依法授予"
    "|法律、行政法规"
)
_RIVALS = re.compile(
    "公开竞争|公开选择|公平竞争|比选|拍卖|挂牌(?!交易服务)|依法确定|择优|商标|著作权"
    "|专利(?!挂牌|交易|服务|代理)|排水许可|土地使用权"
    "|不因[^。；，]{1,8}?(?:取得|享有)"
)
_FORBIDS = re.compile(
    "不得(?:以|将|设置|授予|要求|排斥|约定|设定|限定)|禁止"
    "|取消(?![^。；，\n]{0,10}(?:资格|称号|优惠|补贴|奖励|等级))|清理|废止|无需"
)
_VOIDS = re.compile(
    "不得(?:以|将|授予|排斥|约定|限定)|取消(?![^。；，\n]{0,10}(?:资格|称号|优惠|补贴|奖励|等级))"
    "|清理|废止"
)
_WHY = "涉及独家或者特许权利"
_REMEDY = "核对有无法律、行政法规依据，并经公平竞争程序授予。"
_RUNS = re.compile(
    "开采权|采砂|采矿|清运|收储|拖轮|拍卖权|经营权|运营权|经营|运营|特许|索道|停车|渡口|管网|线路"
    "|资格|开发|收运|供[水气热]|业务"
)
_ONE_FIRM = re.compile(
    "(?:由|给|收归|归|配置给|打包给|授权|授予|交|划给|划转[至给]?|委托|让)[一-鿿]{0,14}?"
    "(?:公司|集团|城投|交投|旅投|国投|燃气|水务)"
)
_NO_RIVAL = re.compile(
    "只设一家|统一收归|其[他它][^。；，]{0,6}?(?:退出|清退)|一家(?:经营|运营|承担|负责|实施)"
    "|(?:不得|不再)另行(?:招引|引[进入]|招标|选)|一家单位"
    "|不再(?:审批|引进|批准|新增|招标|设立|受理)|其[他它](?:任何)?(?:单位|企业|主体|公司)?不得"
    "|独家|唯一|无偿划转|直接(?:授予|配置|交)|不(?:再)?引[入进](?:其他)?|整体打包|打包给"
    "|不再组织[^。；，]{0,4}?(?:竞买|招标|拍卖|竞争)|二十[一二三四五六七八九]?年|[2-9][0-9]年"
    "|直接授予|到期自动|自动续|[0-9二三四五]十年|不另行|排他|第二家|垄断|买断|整体划|不经招标"
    "|专属"
)
# 由县殡仪馆负责承办，其他任何单位不得从事: one provider, and a right of its own.
DONE_BY_ONE = re.compile(
    f"(?:由|归|交由){GAP}{{2,24}}?(?:馆|公司|集团|中心|站|所|队|厂|局|处|社|场|单位|机构)"
    "(?:统一|独家"
    "|集中|专门)?(?:负责)?"
    "(?:承办|承担|供应|经营|销售|办理|提供|管理|收运|清运|运营|安装|施工|维护|建设|生产|制作|配送)"
)
NO_OTHERS = re.compile(
    "(?:其他|其它|其余|任何)(?:任何)?(?:单位|企业|组织|机构|公司|经营者|市场主体)(?:和|及"
    "|或者?|、)?(?:个人)?"
    f"{GAP}{{0,4}}?(?:一律)?(?:不得|不准|禁止|不再|均不得){GAP}{{0,6}}?(?:从事|经营|承办|开展"
    "|提供|销售|设立|参与|安装|收运|制作)"
)
_ONE_ALONE = f"{REGULATION}第八条第（二）项、第八条第（三）项；{DETAILS}第十条、第十一条"
# 经营权有偿出让, 设置权拍卖: a right that the State sells.
RIGHT_SOLD = re.compile(
    "(?:经营权|营运权|设置权|经营指标|营运指标|运营权|揽客权|摆卖权"
    f"|冠名权){GAP}{{0,12}}?，?{GAP}{{0,16}}?"
    "(?:有偿(?:出让|使用|转让|取得|竞)|拍卖|竞投|竞拍|竞买|出让金|使用费|公开出让|重新出让)"
    f"|(?:有偿出让|有偿使用|拍卖|竞投|竞拍|公开出让|出让){GAP}{{0,12}}?(?:经营权|营运权"
    "|设置权|经营指标|营运指标)"
)
RIGHT_TO = re.compile(
    "出租|客运|公交|三轮|摩托|广告|停车|泊位|车辆|渡口|市场|摊位|砂|客车|小客车|运营"
)
SOLD_LAWFUL = re.compile(
    "土地(?:承包)?经营权|林地|承包经营权|海域|矿业权|探矿|采矿|水面|草原|禁止|取消|不再"
    "|无偿使用|不得(?:收取|实行)"
)
_TO_CARRY = re.compile("出租|客运|公交|三轮|摩托|客车|巡游")
_SOLD_CARRIER = f"{REGULATION}第八条第（二）项、第八条第（四）项；{DETAILS}第十条、第十二条"
# 特许: a way that is left open.
_OTHER_WAY = re.compile(
    "(?:政府|主管部门|管委会)(?:确定|批准|同意|规定|认可)的其他(?:方式|形式|方法|途径)"
    "|(?:招标|竞争性谈判|公开竞争)等(?:方式|形式|方法)"
)
_BY_CONCESSION = re.compile(
    '特许(?:开发|运营|经营|使用|建设)[”"]?(?:的)?(?:模式|方式|机制)'
)
_CONCESSION = re.compile("特许经营")
_SOLD = (
    f"{REGULATION}第八条第（一）项、第八条第（二）项；{DETAILS}第九条、第十条"
)
_RUN_BY_ONE = f"{REGULATION}第八条第（二）项、第八条第（三）项；{DETAILS}第十条、第十一条"
_usual = Usual(
    why=_WHY,
    remedy=_REMEDY,
    unless=(_OPEN, _RIVALS),
    forbids=_FORBIDS,
)
find = finder(
    RULE,
    _usual.sentence(
        DONE_BY_ONE,
        NO_OTHERS,
        unless=(_OPEN, _RIVALS),
        why="只许一家经营，不许其他经营者从事",
        remedy="删去；符合条件的均可经营。",
        articles=_ONE_ALONE,
    ),
    _usual.words(_RIGHT, unless=(_OPEN,), forbids=FORBIDS),
    _usual.words(_GRANTED),
    _usual.sentence(_RUNS, _ONE_FIRM, _NO_RIVAL, articles=_ONE_ALONE),
    _usual.sentence(
        RESOURCES,
        NO_RIVALS,
        TAKEN_BY,
        unless=(CHOSEN_OPENLY,),
        articles=_ONE_ALONE,
        forbids=_VOIDS,
        near=TAKEN_BY,
    ),
    _usual.sentence(
        HANDED_TO,
        SOLE,
        BUSINESS_WIDE,
        unless=(NOT_SOLE,),
        articles=_ONE_ALONE,
    ),
    _usual.sentence(
        OTHERS_SHUT,
        unless=(),
        why="不许其他经营者进入",
        remedy="删去；符合条件的均可经营。",
    ),
    _usual.sentence(RUN_BY_ONE, unless=(RUN_OPENLY,), severity="note"),
    _usual.words(LONG_TERM, unless=(_OPEN,)),
    _usual.sentence(
        _BY_CONCESSION,
        unless=(_OPEN, _RIVALS),
        severity="note",
        why="没有写明授予特许权利的公平竞争程序",
        remedy="写明通过招标、谈判等公开竞争方式授予，写明期限和退出办法。",
    ),
    _usual.sentence(
        _OTHER_WAY,
        topic=_CONCESSION,
        unless=(),
        why="给不经公开竞争授予特许经营权留有余地",
        remedy="写明通过招标、谈判等公开竞争方式，不留其他方式。",
        severity="note",
    ),
    _usual.sentence(
        WITHOUT_CONTEST,
        RIGHT_TO_RUN,
        unless=(CONTEST_LAWFUL,),
        severity="warning",
        why="不经公开竞争授予经营权",
        remedy="改为通过招标、谈判等公开竞争方式选择经营者。",
    ),
    _usual.sentence(
        MADE_LONGER,
        unless=(CONTEST_LAWFUL,),
        severity="warning",
        why="不经公开竞争延长经营权",
        remedy="删去；期满后通过公开竞争方式重新选择经营者。",
    ),
    _usual.sentence(SET_UP_FOR_IT, RUNS_THIS, unless=(SET_UP_OPENLY,)),
    _usual.sentence(
        RIGHT_SOLD,
        _TO_CARRY,
        unless=(SOLD_LAWFUL,),
        why="对客运经营权实行有偿出让，抬高准入成本",
        remedy="改为无偿、有期限使用，以服务质量为条件公开选择。",
        articles=_SOLD_CARRIER,
        severity="note",
    ),
    _usual.sentence(
        RIGHT_SOLD,
        RIGHT_TO,
        unless=(SOLD_LAWFUL,),
        why="对经营权实行有偿出让、统一拍卖",
        remedy="核对有无法律、行政法规依据；没有的，删去，符合条件的均可经营。",
        articles=_SOLD,
        severity="note",
    ),
    _usual.sentence(
        ONE_RUNS_ALL,
        unless=(RUNS_OPENLY,),
        severity="note",
        why="由一家企业独占经营，没有说明怎样选定",
        articles=_RUN_BY_ONE,
    ),
    *ONE_ALONE,
)
