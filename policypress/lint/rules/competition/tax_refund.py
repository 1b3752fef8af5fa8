"""以先征后返、税收返还等方式给予奖励：按缴纳税款全额返还。

检查：先征后返、即征即退（由地方给予的）、税收返还、财政返还、列收列支、核定征收优惠等说法。
为什么：没有法律、行政法规依据或者未经国务院批准，不得给予特定经营者税收优惠，变相返还同样在内。
不好：对其缴纳的税款给予先征后返
好：按研发投入的10%给予补助
来源：《公平竞争审查条例》第十条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._costs import (
    BY_STATE_TAX,
    TAX_BY_LAW,
    TAX_LESS,
    TAX_NAMED,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    REGULATION,
    SPARES,
)
from policypress.lint.rules.competition._in_support import TAXED_AS_LIKED
from policypress.lint.rules.competition._matters import (
    TAX_EASED,
    TAX_KINDS,
    TAX_OF_STATE,
)
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._tax_conditions import (
    TAX_HANDED_BACK,
)
from policypress.lint.rules.competition._ties import (
    TAX_BACK,
    TAX_LAWFUL,
    TAX_WORD,
)
from policypress.lint.rules.competition._vocabulary import (
    GAP,
    TAXES,
)
from policypress.lint.rules.competition._worth import AS_MUCH_AS_TAX

RULE = Rule(
    code="FC-10",
    name="tax-refund",
    severity="error",
    strength="规定",
    source=(
        f"{REGULATION}第十条第（一）项、第十条第（二）项；{DETAILS}第十八条"
    ),
    genres=GENRES,
    spares=SPARES,
)
_PAID = "(?:税款|税收|税额|契税|所得税|增值税|房产税|土地使用税)"
# 先交后补 of a rent or a premium, in a sentence without a tax, gives no tax back.
_OF_RENT = re.compile(
    "(?<![^。；\n])(?![^。；\n]*?(?:税|留成|留存|财力))[^。；\n]*?(?:租|保费|学费|物业费|培训费|担保费)"
)
_REFUND = re.compile(
    "先[征缴]后(?:返|退|奖|补)|即征即(?:奖|返)|税收返还|财政返还|税款返还"
    "|返还[^。；，\n]{0,10}(?:税款|税收|增值税|所得税)"
    "|列收列支|(?:税收|税款)[^。；，\n]{0,8}(?:全额|部分)?返还"
    f"|{_PAID}[^。；\n]{{0,40}}?(?:返还|返补|全额(?:补助|奖励|补贴|奖补)"
    "|等额(?:补助|奖励|补贴|奖补))"
)
# 前三年免缴房产税, 核定应税所得率: what only the State may spare.
_SPARED = re.compile(
    "(?:免缴|免征|减征|减按|免除|减半(?:征收|缴纳)?|不征|免收|缓缴|缓征|减免|少缴|免交|豁免"
    "|抵减|暂不征收|不再征收)"
    f"{GAP}{{0,10}}?(?:{TAXES}|税)(?!务)"
    f"|{TAXES}{GAP}{{0,12}}?"
    "(?:免缴|免征|减征|减按|免除|减半|不征|免收|缓缴|缓征|减免|豁免|抵扣|挂账"
    "|[0-9]免[0-9]减半|[一二两三五]免[一二两三五]减半)"
    f"|核定(?:征收|应税|所得率|利润率)|零税负|零税率|税负{GAP}{{0,6}}?[0-9.]{{1,9}}%|定期定额核定"
    f"|(?:{TAXES}){GAP}{{0,8}}?核定{GAP}{{0,8}}?(?:所得率|征收|税率|政策|方式|优惠|[0-9])"
    "|(?:两|三|五|[2-5])免(?:两|三|五|[2-5])减半"
)
# A rate for whoever buys a home, and no firm in the sentence: the State's own rule.
_OF_HOMES = re.compile(
    "(?<![^。；\n])(?![^。；\n]*?(?:企业|公司|园区|入驻|入园|经营者|机构|单位))[^。；\n]*?"
    "(?:个人[^。；，\n]{0,20}?(?:购买|转让|销售|出售)|住房|房屋|月销售额|小规模"
    "|减按[0-9.]{1,9}%的(?:税率|征收率))"
)
# What forbids or takes back is no promise; what the State itself gives back is its own.
_LAWFUL = re.compile(
    "不得|禁止|严禁|清理|取消(?![^。；，\n]{0,10}(?:资格|称号|优惠|补贴|奖励|等级))|废止|追缴"
    "|退还已|骗取|财税〔|国家规定|税法|留抵|出口退税|稳岗|减税降费|落实国家"
    "|(?:印花税|增值税|消费税|关税)实行"
)
_OF_STATE = re.compile(
    "(?:根据|依照|按照|依据)《|公告|印花税|国家|国务院|财政部|税务总局|依法|依照"
    "|按照[^。；，\n]{0,8}规定|按规定|税收优惠政策|落实|增值税留抵|进口环节|海关|关税|民族自治"
    "|小型微利|小规模纳税人|省政府规定|省人民政府规定"
    f"|{BY_STATE_TAX}"
)
_LIKED_BY_LAW = re.compile(
    "国家(?:有关)?规定|国务院|税务总局|财政部|小微|小规模|纳税人自主"
)
_WHY = "属于变相税收优惠"
_REMEDY = "删去与税收挂钩的返还，改按研发投入、设备投资等客观指标支持。"
_usual = Usual(
    why=_WHY,
    remedy="删去；税收优惠只能依照法律、行政法规和国务院规定。",
    unless=(_LAWFUL, _OF_STATE),
)
# What an office or a meeting lets a firm off, one by one.
_AGREED_TO = re.compile(
    "同意|议定|议决|会议明确|协调税务|协调[^。；，\n]{0,6}?税务"
)
_GRANTED_BY_LAW = re.compile(
    "依法|依照|落实|公告|国家|国务院|税务总局|财政部|小规模纳税人|不得|税务机关[^。；，\n]{0,4}?(?:核准|批准)"
)
_OF_TAX = re.compile(
    "(?:所得税|增值税|房产税|土地使用税|契税|印花税|个税|税款|税率|税负)"
)
_EASED_TAX = re.compile(
    "暂不预缴|不再?预缴|少预缴|酌减|核减|减按|缓征|缓缴|按[^。；，\n]{0,12}?(?:口径|低限|最低限?额?)[^。；，\n]{0,6}?"
    "(?:适用|计征|征收|处理|缴纳)"
)
find = finder(
    RULE,
    _usual.words(_REFUND, unless=(_LAWFUL, _OF_RENT), remedy=_REMEDY),
    _usual.words(
        _SPARED,
        severity="warning",
        unless=(_LAWFUL, _OF_STATE, _OF_HOMES),
        why="自行减免税收",
    ),
    _usual.sentence(
        TAX_KINDS,
        TAX_EASED,
        unless=(_OF_STATE, TAX_OF_STATE, _OF_HOMES),
        why="自行减免、返还税收",
    ),
    _usual.sentence(
        TAX_NAMED,
        TAX_LESS,
        unless=(TAX_BY_LAW, _OF_HOMES),
        why="自行减免、返还税收",
        remedy="删去；税收优惠只能依照法律、行政法规和国务院规定。",
    ),
    _usual.sentence(
        _OF_TAX,
        _AGREED_TO,
        _EASED_TAX,
        unless=(_GRANTED_BY_LAW, _OF_HOMES),
        why="自行减免税收",
        remedy="删去；税收优惠只能依照法律、行政法规和国务院规定。",
    ),
    _usual.sentence(TAX_WORD, TAX_BACK, unless=(TAX_LAWFUL, _OF_HOMES)),
    _usual.sentence(TAX_HANDED_BACK, unless=(TAX_LAWFUL,)),
    _usual.sentence(AS_MUCH_AS_TAX, unless=(TAX_LAWFUL,)),
    _usual.sentence(
        TAXED_AS_LIKED, unless=(_LIKED_BY_LAW,), why="自行选用低的征收方式"
    ),
)
