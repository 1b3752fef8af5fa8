"""以名录库、白名单、重点企业名单为门槛：入库企业方可申请奖励。

检查：奖补条件中的名录库、培育库、白名单、后备企业、重点扶持企业，点名或者由部门选定的几家，须先加盟、入会才能享受的，协会认定的称号；只支持附件名单上的、只支持强企榜单和央企的，也算。人才公寓以所在企业列入名录为条件的，也算。失信黑名单、厂房台账不算。
为什么：名单由主管部门自定而条件不公开的，等于直接确定受益者。
不好：对列入白名单的企业给予补贴
好：对符合公开条件的企业均给予补贴
来源：《公平竞争审查条例》第十条第（二）项，实施办法第十九条第（一）项；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._chosen_firms import (
    AUTHORISED,
    AUTHORISED_GETS,
    LOCALLY_CHOSEN,
    NOT_AUTHORISED,
)
from policypress.lint.rules.competition._conditions import GRANT_LEAD
from policypress.lint.rules.competition._costs import (
    GIVEN,
    SIGNED,
    UNSIGNED,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    MONEY,
    REGULATION,
    SPARES,
)
from policypress.lint.rules.competition._demands import (
    LEADERS_BY,
    LEADERS_OPEN,
    LIST_ASKED,
    LIST_FREES,
    LIST_ITEM,
    LIST_OPEN,
    NONE_ELSE_ASKS,
    ONE_ASKS,
)
from policypress.lint.rules.competition._kept_apart import (
    DRAWN_UP,
    FEW_GAIN,
    FIXED_FEW,
    JOIN_FREE,
    NAMED_ROW,
    NO_ROW,
    OPENLY_FIXED,
    OTHERS_JOIN,
    ROW_GAINS,
)
from policypress.lint.rules.competition._left_open import CLOSED_CIRCLE
from policypress.lint.rules.competition._named import (
    GIVEN_TO_NAMED,
    NAMED_LAWFUL,
)
from policypress.lint.rules.competition._only_there import (
    INSIDE,
    INSIDE_GAIN,
    NOT_INSIDE,
)
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._set_apart import (
    CHOSEN_IN_SCOPE,
    LIST_FAIR,
    LIST_MADE,
    RANKED_MORE,
    RANKED_ONLY,
)
from policypress.lint.rules.competition._soft_gates import (
    BODY_OF_STATE,
    OFFICE_SAID,
    TITLE_BY_BODY,
    TITLE_BY_OFFICE,
    WHITE_LIST,
    WHITE_LIST_FAIR,
)
from policypress.lint.rules.competition._takes_part import ON_OUR_LIST
from policypress.lint.rules.competition._tied_in_fact import (
    MORE_FOR_OURS,
    OURS_ALIKE,
)
from policypress.lint.rules.competition._ties import (
    GAINS,
    LIST_CLOSED,
    LIST_LAWFUL,
    LISTED_FIRMS,
)
from policypress.lint.rules.competition._vocabulary import (
    FIRMS,
    GAP,
    GRANT,
    ORGAN,
)

_ALLOWED_ONES = f"{REGULATION}第十条第（二）项、第八条第（三）项；{DETAILS}第十九条第（一）项"
RULE = Rule(
    code="FC-08",
    name="list-as-gateway",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第十条第（二）项；{DETAILS}第十九条第（一）项",
    genres=GENRES,
    spares=SPARES,
)
_LISTED = re.compile(
    "(?:企业|培育|名录|后备|种子)库(?!房|存)|(?<!评价)入库(?:培育|储备)?企业|白名单"
    "|后备(?:上市)?企业|重点(?:扶持|支持|培育)的?(?:企业|单位)|重点企业(?:名[单录]|目录|清单)"
    "|重点建设发展的(?:园区|企业)"
    "|(?:本|我)[区市县]认定的[^。；，\n]{0,24}?(?:人才|企业)[^。；，\n]{0,10}?创办的企业"
    "|(?:名录|名单|清单)[内中]的?(?:企业|单位)"
    "|(?:列入|纳入|进入)(?!国家|省|工信|部|企业标准|标准)[^。；，国省\n]{0,20}?"
    "(?:名单|名录|(?:培育|项目|储备|资源|后备)库)"
    "|(?:仅|只)(?:对|限|支持)[^。；，\n]{0,12}?(?:政府|部门|管委会|[局委办])(?:认定|确定|选定)的"
)
# 由区委区政府确定的链主企业, 列为市领导挂钩服务的企业, 只给名单里的.
_CHOSEN = re.compile(
    f"(?:由|经|只有){GAP}{{0,16}}?(?<!国家)(?<!省){ORGAN}(?![^。；，\n]{{0,4}}首次认定){GAP}{{0,8}}?"
    "(?:确定|认定|选定|重点扶持|重点培育|重点支持|圈定|推荐|遴选|提名|指定|审定|研究同意|研究确定"
    "|列名|点名|确认)"
    f"的?{GAP}{{0,8}}?(?:链主|龙头|骨干|重点|总部|标杆|种子|领军|领航|示范|优质|优势|潜力|头部"
    "|成长|骨干型|旗舰|核心|特色|明星|瞪羚|独角兽|主导|优秀|招商|产业|企业"
    "|项目|单位)"
    f"{GAP}{{0,6}}?{FIRMS}?"
    "|(?:列为|列入|纳入|作为|属于|入选|进入|被确定为|被认定为|被评为)"
    f"{GAP}{{0,10}}?(?:挂钩|挂点|联系|包联|包保|帮扶|结对|直通车?|重点服务|服务专班|领导包"
    "|调度|绿色通道|VIP|贵宾)"
    f"{GAP}{{0,10}}?(?:的)?{FIRMS}"
    f"|(?:名单|目录|名册|清单|名录|库|计划|梯队|方阵){GAP}{{0,3}}?"
    f"(?:内|中|里|上|所列|以内|范围内)的?{GAP}{{0,6}}?{FIRMS}"
    f"|(?:凡|对|仅|只)?{GAP}{{0,8}}?(?:未)?(?:列入|纳入|进入|选入|加入|未入)(?!选)"
    f"[^。；，国省\n“]{{0,12}}?"
    "(?:名单|名录|培育库|项目库|企业库|资源库|备选库|资格库|储备库|种子库|白名单|重点库"
    "|方阵|梯队)"
    f"{GAP}{{0,4}}?(?:的|者|方可|才能|不予|不得|优先|享受)"
    f"|(?:由|经){GAP}{{0,14}}?(?:党委|政府|工委|{ORGAN}){GAP}{{0,4}}?(?:研究)?"
    f"(?:列为|确定为|定为|纳入|评为|认定为){GAP}{{0,14}}?的{GAP}{{0,6}}?(?:业主|项目|{FIRMS})"
    f"|(?:由|经){GAP}{{0,16}}?(?:政府|{ORGAN}|镇街){GAP}{{0,10}}?(?:推荐|提名|举荐|研究|圈定)"
    f"{GAP}{{0,2}}?(?:产生|确定|认定|名单)"
    "|(?:纳入|列入|入选)(?!国家|省|工信)[^。；，国省\n]{0,16}?(?:工程|计划|行动|培育|梯队"
    "|方阵)(?:培育)?的[^。；，\n]{0,6}?(?:企业|单位|公司)"
    "|(?:对|给)[^。；，\n]{0,10}?[一二两三四五六七八九十0-9]{1,9}家[^。；，\n]{0,8}?"
    "(?:企业?|公司|厂|机构)(?:，)?(?:分别|每家|各)"
    f"|经{GAP}{{0,8}}?(?:{ORGAN})点名{GAP}{{0,14}}?的{FIRMS}"
    f"|入选(?:[我本][区市县镇]|[区市县镇]级?){GAP}{{0,16}}?(?:名单|名录|计划|库)"
    f"|(?:列入|纳入|进入)(?!国家|省)[^。；，国省\n]{{0,16}}?清单"
    f"|(?:经|由){GAP}{{0,14}}?(?:政府|{ORGAN})(?:研究)?(?:同意|批准|认可)"
    f"的?(?:其他|其它|个别|特殊|重大|重点){GAP}{{0,8}}?{FIRMS}"
    f"|(?:{ORGAN}|区领导|市领导|县领导|主要领导|分管领导){GAP}{{0,6}}?"
    f"(?:挂钩|挂点|联系|包联|包保|点名|圈定){GAP}{{0,6}}?{FIRMS}"
)
# The firm itself is named: 对宏达科技有限公司.
_BY_NAME = re.compile(
    "(?:对|给予|支持|向|为|补贴|补助|奖励)"
    "(?!大型|中型|各|企业|本|区内|市内|国有|上市|符合|该|其|股份|有限|入驻|申请|龙头|外资|产业"
    "|跨国|央企|世界|知名|境外|小额|融资|担保|保险|科技型)"
    "[^的有为新各等或及与和类在设从年个家。；，、（“\n]{2,10}?"
    "(?:有限责任公司|股份有限公司|有限公司|股份公司|集团(?!化|型|内|军|总部|企业|公司|成员))"
    "|(?:对|给予|支持|向|为|补贴|补助|奖励)"
    "(?!各|区内|市内|有限|新|国有|上市|本|我|全|省|中央)"
    f"[一-鿿]{{2,4}}(?:科技|药业|汽车|重工|电子|实业|制造|食品|机械|能源|酒业|医药|材料|物流"
    "|光电|新材)"
    f"{GAP}{{0,2}}?(?:公司|厂)"
)
_GIVES = re.compile(f"{MONEY.pattern}|给予|企业可申请|万元")
_ONLY_HELPS = re.compile(
    "跟踪|指导|培训|黑名单|失信|异常名录|违法|惩戒|负面|代表性项目"
)
_GIVES_WIDE = re.compile(f"{_GIVES.pattern}|{GRANT}|优先|上浮|倾斜|享受")
_OPEN_LIST = re.compile(
    "向社会公[布开示]|公开(?:条件|标准|申报|征集|遴选)|动态(?:调整|管理|开放)"
    "|随时(?:可以|可)?(?:申请|进入|投档|加入)|评分|得分"
)
# A list that the State keeps, or that anybody may enter at any time.
_OF_STATE = re.compile(
    "国家[^。；，\n]{2,12}?(?:目录|名录|名单)|随时(?:可以|可)?(?:申请|进入|投档|加入)"
    # What a firm reaches on a market of the whole country.
    "|(?<![^。；\n])(?![^。；\n]{0,80}?(?:列入|纳入|入库|资源库|名录|名单))[^。；\n]{0,80}?"
    "(?:全国中小企业股份转让系统|辅导备案|创新层|北交所|(?:上海|深圳|北京)证券交易所|证监会)"
)
_CONTRACTOR = re.compile("招标|中标|委托|承担|审计|管理费|担保|资本金")
_WHY = "作为享受支持的门槛，入选条件是否公开、客观、动态开放不明"
_REMEDY = "写明入选条件和程序并公开，符合条件的随时可以进入。"
_INSIDE = f"{REGULATION}第十条第（二）项、第十条第（三）项；{DETAILS}第十九条第（一）项"
_A_SUM = re.compile("公司|集团|企业|房企|合作社")
_usual = Usual(
    why=_WHY,
    remedy=_REMEDY,
    promise=True,
    unless=(_ONLY_HELPS,),
)
find = finder(
    RULE,
    *ON_OUR_LIST,
    _usual.words(_LISTED, beside=(_GIVES,), unless=(_ONLY_HELPS, _OF_STATE)),
    _usual.words(
        _CHOSEN,
        beside=(_GIVES_WIDE,),
        unless=(_ONLY_HELPS, _OPEN_LIST, _OF_STATE),
    ),
    _usual.words(
        _BY_NAME,
        beside=(_GIVES,),
        unless=(_CONTRACTOR,),
        why="直接确定了受益的经营者",
        remedy="改为写明客观条件，符合条件的经营者均可享受。",
    ),
    _usual.sentence(
        SIGNED,
        UNSIGNED,
        GIVEN,
        why="只给签订招商协议的企业",
        remedy="改为写明客观条件，符合条件的经营者均可享受。",
        near=UNSIGNED,
    ),
    _usual.sentence(LIST_ASKED, unless=(LIST_OPEN,)),
    # An item that gives something itself is no condition of the list.
    _usual.sentence(LIST_ITEM, lead=GRANT_LEAD, unless=(LIST_OPEN, _GIVES)),
    _usual.sentence(LIST_FREES, unless=(LIST_OPEN,)),
    _usual.sentence(
        LEADERS_BY,
        unless=(LEADERS_OPEN,),
        why="，由主管部门决定谁是受益者，条件未写明",
    ),
    _usual.sentence(
        ONE_ASKS,
        NONE_ELSE_ASKS,
        why="只许一家申报",
        remedy="改为符合条件的经营者均可自行申报。",
    ),
    _usual.sentence(
        LISTED_FIRMS, LIST_CLOSED, GAINS, promise=False, unless=(LIST_LAWFUL,)
    ),
    _usual.sentence(
        AUTHORISED,
        AUTHORISED_GETS,
        promise=False,
        paid=True,
        unless=(NOT_AUTHORISED,),
        articles=_ALLOWED_ONES,
        why="作为享受支持的门槛，授权、认定的条件和程序不明",
    ),
    _usual.sentence(
        LOCALLY_CHOSEN,
        promise=False,
        paid=True,
        severity="note",
        unless=(NOT_AUTHORISED,),
    ),
    _usual.sentence(
        RANKED_MORE,
        promise=False,
        why="另给优惠，给什么、按什么条件没有写明",
    ),
    _usual.sentence(
        GIVEN_TO_NAMED,
        promise=False,
        near=_A_SUM,
        unless=(NAMED_LAWFUL, _ONLY_HELPS),
        why="直接确定了受益的经营者",
        remedy="改为写明客观条件，符合条件的经营者均可享受。",
    ),
    _usual.sentence(
        RANKED_ONLY,
        promise=False,
        paid=True,
        why="只给上榜的企业，其他企业不能享受",
    ),
    _usual.sentence(
        CHOSEN_IN_SCOPE, promise=False, paid=True, unless=(LIST_FAIR,)
    ),
    _usual.sentence(
        LIST_MADE,
        promise=False,
        paid=True,
        severity="note",
        unless=(LIST_FAIR, _ONLY_HELPS),
        why="的入选条件是否公开、客观、动态开放不明",
    ),
    _usual.sentence(
        WHITE_LIST,
        promise=False,
        paid=True,
        severity="note",
        unless=(WHITE_LIST_FAIR,),
        why="的入选条件是否公开、客观、动态开放不明",
    ),
    _usual.sentence(
        TITLE_BY_OFFICE,
        promise=False,
        paid=True,
        severity="note",
        unless=(OFFICE_SAID,),
        why="以本地授予的称号为条件，怎样取得没有写明",
    ),
    _usual.sentence(
        TITLE_BY_BODY,
        promise=False,
        paid=True,
        severity="note",
        unless=(BODY_OF_STATE,),
        why="由协会一类的组织决定谁可以享受，认定的条件没有写明",
    ),
    _usual.sentence(
        NAMED_ROW,
        ROW_GAINS,
        promise=False,
        unless=(NO_ROW,),
        why="直接确定了受益的经营者",
        remedy="改为写明客观条件，符合条件的经营者均可享受。",
    ),
    _usual.sentence(
        MORE_FOR_OURS,
        promise=False,
        paid=True,
        joined=True,
        unless=(OURS_ALIKE,),
        why="所属单位与其他经营者标准不同",
        remedy="改为对各类经营者适用同一标准。",
    ),
    _usual.sentence(
        DRAWN_UP,
        promise=False,
        paid=True,
        unless=(OPENLY_FIXED,),
        why="由主管部门决定谁可以申报，条件和程序没有写明",
    ),
    _usual.sentence(
        FIXED_FEW,
        FEW_GAIN,
        promise=False,
        unless=(OPENLY_FIXED,),
        why="由主管部门选定几家受益，条件和程序没有写明",
    ),
    _usual.sentence(
        OTHERS_JOIN,
        promise=False,
        paid=True,
        unless=(JOIN_FREE,),
        why="其他经营者须先加入某一经营者才能享受",
        remedy="改为写明客观条件，符合条件的经营者均可享受。",
    ),
    _usual.sentence(
        INSIDE,
        INSIDE_GAIN,
        promise=False,
        severity="warning",
        unless=(NOT_INSIDE,),
        articles=_INSIDE,
    ),
    *CLOSED_CIRCLE,
)
