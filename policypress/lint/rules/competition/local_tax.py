"""奖励与税收、地方经济贡献挂钩：按地方经济贡献额的50%给予奖励。

检查：以纳税额、税收贡献、经济贡献、地方财力、财政增收、地方留成为条件、上限、评分或者计算基数的奖补，以及以在本地纳税、汇缴为条件。
为什么：按税收比例给钱实为税收返还，属于给予特定经营者选择性、差异化的财政奖励。
不好：按其对我区经济贡献的95%给予奖励
好：按其研发投入的10%给予补助
来源：《公平竞争审查条例》第十条第（二）项，实施办法第十九条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._conditions import (
    GRANT_LEAD,
    NOT_ASKED,
    OF_TAXES,
    TAX_ITEM,
)
from policypress.lint.rules.competition._costs import GIVEN, TAXED
from policypress.lint.rules.competition._counted_as import (
    FISCAL_GIVEN,
    FISCAL_NAME,
    NOT_WEIGHED,
    WEIGHED_BY_TAX,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    MONEY,
    OWN,
    REGULATION,
    SPARES,
)
from policypress.lint.rules.competition._flow import TRADER_SEATED
from policypress.lint.rules.competition._here_in_words import (
    NOT_WORDS,
    TAXED_IN_WORDS,
    WORDS_GAIN,
)
from policypress.lint.rules.competition._in_support import (
    TAXED_AT_HOME,
    WORTH_TO_PLACE,
)
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._tax_conditions import (
    FISCAL_PAID,
    NOT_FISCAL,
    NOT_OF_WORTH,
    OF_WORTH,
    OVER_BASE,
    PRIZE_FOR_WORTH,
    TAX_ASKED,
    TAX_BY_ANOTHER_NAME,
    TAX_GATHERED,
    TAX_GROWS,
    TAX_IN_ORDER,
    TAX_MET,
)
from policypress.lint.rules.competition._ties import (
    GAINS,
    TAX_RANKED,
)
from policypress.lint.rules.competition._vocabulary import (
    GAP,
    LEVEL,
    SHARE,
    TAXES,
)
from policypress.lint.rules.competition._worth import (
    CAPPED_BY_WORTH,
    LATER_STEP,
    NOT_CAPPED,
    SCORED_BY_TAX,
    STEP_OF_WORTH,
)

RULE = Rule(
    code="FC-02",
    name="local-tax",
    severity="error",
    strength="规定",
    source=f"{REGULATION}第十条第（二）项；{DETAILS}第十九条",
    genres=GENRES,
    spares=SPARES,
)
_LEVEL = "(?:地方|区级|市级|县级|本级|省级|区县级|镇级|园区|综合|区域)"
_TAXES = "(?:增值税|企业所得税|个人所得税|个税|所得税|税收)"
_TAX = re.compile(
    f"{_LEVEL}?(?:经济|财政|财税|税收|纳税|财力)贡献(?:额|度|总额)?|地方财力(?:贡献)?"
    f"|{_TAXES}[^。；，\n]{{0,14}}?{_LEVEL}[^。；，\n]{{0,4}}?(?:留[成存]|分成|分享|实得|所得)"
    f"(?:部分|额)?|(?:对|为){_LEVEL}[^。；，\n]{{0,6}}?贡献|{_LEVEL}(?:可用)?财力"
    "|(?<![含免前后])税(?!率|前|后|务|控|专用|普通|发票|法|收违法|收优惠)[^。；，、\n]{0,10}?"
    f"(?:达到?|超过|突破|不低于|不少于|每增)|{_LEVEL}(?:财力)?(?:留[成存]|实得)(?:部分|额)?"
    f"|{_LEVEL}(?:一般公共预算|公共财政|财政|税收)(?:预算)?收入(?!来源|支出)"
    "|(?:实缴|实际缴纳的?|已缴|上缴|入库|年度|月均|年均|年|季度|累计)税(?:收|款|额|金)(?:总额)?"
    "|(?:年)?上缴税[金收款]"
    "|(?:年)?(?:(?<!应)纳税(?!工资)|税收)(?:总额|额|规模|收入|增量|增幅|增长|产出)?[^。；，、证信\n]{0,4}?"
    "(?:达到?|超过|不低于|不少于|首次|每增|增长|[0-9]{1,9}(?:\\.[0-9]{1,9})?[万亿]?元)"
    "|(?:实缴|实际缴纳|形成)的?(?:税收|税额|税款|纳税额)"
    "|缴纳的?(?:税收|税额|税款)(?:的|总额|达|超过|[0-9])|纳税额|纳税大户"
    f"|在{OWN}(?:依法)?(?:注册)?[^。；，\n]{{0,4}}?(?:纳税|缴税|缴纳税[款收]|报税)|汇缴纳税"
    "|(?<!应)纳税(?:总)?额?(?:条件|门槛|标准|指标|规模要求)"
    f"|纳税义务|税务(?:征管)?关系[^。；\n]{{0,20}}在{OWN}"
    f"|(?:在|回){OWN}?[^。；，\n]{{0,4}}本地结算|税收(?:解缴|入库|归属)地?(?:在|为)"
)
_PAID_TAX = (
    "(?:税收|税金|税款|税额|税费|(?<!应)纳税(?!工资)|缴税|缴纳税|增值税|所得税|个税|入库税|财力|开票税|净税|利税"
    "|财税)"
)
_BY_TAX = re.compile(
    # 亩均税收排名前十, 税收首次跨上1000万元台阶, 个税地方部分的80%.
    f"{_PAID_TAX}{GAP}{{0,16}}?"
    "(?:排名|排位|前[0-9一二三四五六七八九十]|位居|位列|名列|台阶|突破|首次|增幅|增长|增速"
    "|增量|贡献|超过?|不低于|不少于|达|满|以上|高于|净增|同比|强度)"
    f"|{TAXES}{GAP}{{0,12}}?(?:{LEVEL}|县级|区级|市级){GAP}{{0,6}}?"
    "(?:所得|部分|留存|留成|分成|实得|财力|收入|库)"
    "|(?:所缴|缴纳|实缴|上缴|形成|产生|贡献|入库|新增|实现"
    f"|解缴){GAP}{{0,8}}?{TAXES}{GAP}{{0,20}}?{SHARE}"
    f"|{TAXES}{GAP}{{0,12}}?{SHARE}{GAP}{{0,12}}?"
    "(?:奖励|补助|补贴|扶持|支持|返|兑现|给予|用于|安排|领取|核发)"
    f"|(?:按|依据|根据|参照|视|以|比照|结合|对应){GAP}{{0,12}}?{_PAID_TAX}{GAP}{{0,12}}?"
    "(?:给予|奖励|补助|补贴|扶持|支持|返|兑现|核定|确定|计算|基数|挂钩|分档|领取)"
    f"|(?:对|给)?(?:财政|{LEVEL}|[本我][区县市]|社会)"
    f"{GAP}{{0,4}}?(?:贡献|留存|留成|增收|净收益)(?:额|度|量|率|值|大小|情况|程度)?"
    f"{GAP}{{0,8}}?(?:[0-9]|达|超|排|较?大|突出|的|前|给予|奖励|挂钩|确定)"
    f"|(?:纳税|税收|缴税){GAP}{{0,3}}?(?:大户|百强|十强|五十强|功臣|标兵|榜|[0-9]{{1,9}}强|贡献奖)"
    f"|(?:税收|税务|税款){GAP}{{0,4}}?"
    f"(?:在|归|入|缴入|留在|解缴|属于|缴纳在|落在){GAP}{{0,3}}?{OWN}"
    f"|在{OWN}{GAP}{{0,8}}?(?:纳税|缴税|完税|报税|开票|汇算|预缴|缴纳{TAXES})"
)
# Tax that is only proved, spared or counted by the State.
_NO_LINK = re.compile(
    "公示内容|商业秘密|不予公[示开]|收入总额|应纳税所得额|会计处理|不设[^。；，\n]{0,4}?(?:税收|纳税|贡献)"
    "|税收优惠|依法纳税|依法缴纳|纳税信用|纳税证明|完税证明"
    "|纳税申报表|税务登记|免税|涉税|税务部门|税务机关|发票|税务局|纳税人|加计扣除|退税|含税"
    "|税前(?![十二三四五六百])|税后|重大税收|纳税服务"
    "|未纳税|欠缴"
)
_PROMISED = re.compile(
    f"{MONEY.pattern}|给予|返还|一事一议|支持|分成|减免|申报单位|申请单位|追缴|承诺|无偿"
)
# Whoever broke the law on taxes gets nothing: that is no link to how much is paid.
_LAWFUL = re.compile(
    "税收违法|未按[^。；，\n]{0,6}[缴纳]|偷税|逃税|欠税|税收优惠按|依法享受"
)
_WHY = "使支持与本地税收或者经济贡献挂钩"
_REMEDY = (
    "删去与纳税、地方财力挂钩的条件和标准，改按研发投入、设备投资等客观指标。"
)
_PROMISED_WIDE = re.compile(
    f"{_PROMISED.pattern}|兑现|领取|安排|发放|授予|享受|申请|申报|优先|奖|补"
)
_NEUTRAL = re.compile(
    "工资薪金|财力状况|流程|税收政策|税收法|税收支持政策|不含|扣除|价税|进项|退税|人才个|个人所得税由"
    "|个人所得税优惠|税收违法|违法|违规|诚信|失信|依规|按时足额|税务|税率|凭证|证明(?!，在)|票据"
    "|信用|代扣|自行承担"
    "|应税|免征|减征|先征后返|政策宣|非税|留存(?:台账|备查|期限|档案|样)|留存备|材料|专项审计"
    "|(?:资助|奖励|补贴|奖金)[^。；，]{0,4}?依法(?:应当)?缴纳|财政收入来源|税收返还|社会保险费"
    "|两级财政"
    "|零申报"
)
_ANY_TAX = re.compile(
    "对[^。；，\n]{0,4}财政的?(?:实际)?贡献|财政(?:提供|创造|增加|贡献)"
    "|税收|税金|税款|缴税|纳税|上税|税源|完税|报税|税额|税负"
    "|(?:增值|所得|个|契|房产|土地使用|城建)税|财力|留成|留存|经济贡献|财政贡献|社会贡献|贡献度"
    "|区级收入|财政收入"
)
_REWARDS = re.compile(
    "拨付|拨给|奖|补(?:贴|助|给|还)|返|扶持资金|资助|给予[^。；，\n]{0,14}?(?:元|支持)|扶持"
    "|用于支持|兑现|贴息|上浮"
)
# A share of a kind of tax, paid back as an award: a favour in tax as well.
_AS_FAVOUR = re.compile(
    f"{TAXES}[^。；，\n]{{0,16}}?(?:{LEVEL}|实缴|缴纳|入库|留[成存])[^。；\n]{{0,16}}?{SHARE}"
)
_usual = Usual(
    why=_WHY,
    remedy=_REMEDY,
    promise=True,
    unless=(_LAWFUL, _NO_LINK),
)
find = finder(
    RULE,
    _usual.sentence(
        _AS_FAVOUR,
        _REWARDS,
        articles=f"{REGULATION}第十条第（一）项、第十条第（二）项；{DETAILS}第十八条、第十九条",
        severity=None,
    ),
    _usual.words(_TAX, beside=(_PROMISED,), unless=(_LAWFUL,)),
    _usual.sentence(
        WORTH_TO_PLACE,
        promise=False,
        paid=True,
        unless=(NOT_FISCAL, _NO_LINK),
    ),
    _usual.words(_BY_TAX, severity="warning", beside=(_PROMISED_WIDE,)),
    _usual.sentence(_ANY_TAX, _REWARDS, unless=(_LAWFUL, _NO_LINK, _NEUTRAL)),
    _usual.sentence(TAXED, GIVEN, unless=(_LAWFUL, _NO_LINK, _NEUTRAL)),
    _usual.sentence(
        TAX_ITEM,
        near=OF_TAXES,
        promise=False,
        paid=True,
        lead=GRANT_LEAD,
        unless=(_LAWFUL, _NO_LINK, NOT_ASKED, TRADER_SEATED),
    ),
    _usual.sentence(
        TAX_RANKED, GAINS, promise=False, unless=(_LAWFUL, _NEUTRAL, _NO_LINK)
    ),
    _usual.sentence(
        TAX_BY_ANOTHER_NAME,
        FISCAL_PAID,
        promise=False,
        unless=(NOT_FISCAL,),
    ),
    _usual.sentence(
        TAX_GROWS, promise=False, paid=True, unless=(NOT_FISCAL, TAX_IN_ORDER)
    ),
    _usual.sentence(
        TAX_ASKED,
        TAX_MET,
        promise=False,
        paid=True,
        unless=(NOT_FISCAL, TAX_IN_ORDER),
    ),
    _usual.sentence(
        OVER_BASE,
        promise=False,
        whole=OF_WORTH,
        unless=(NOT_FISCAL, NOT_OF_WORTH),
    ),
    _usual.sentence(
        PRIZE_FOR_WORTH, promise=False, paid=True, unless=(NOT_FISCAL,)
    ),
    _usual.sentence(
        TAX_GATHERED,
        promise=False,
        paid=True,
        unless=(NOT_FISCAL, TAX_IN_ORDER),
    ),
    _usual.sentence(
        TAXED_IN_WORDS,
        WORDS_GAIN,
        promise=False,
        severity="warning",
        unless=(NOT_WORDS,),
    ),
    _usual.sentence(
        CAPPED_BY_WORTH,
        promise=False,
        paid=True,
        unless=(NOT_FISCAL, NOT_CAPPED, _NO_LINK),
    ),
    _usual.sentence(
        SCORED_BY_TAX,
        promise=False,
        paid=True,
        unless=(NOT_FISCAL, _NO_LINK, _LAWFUL),
    ),
    _usual.words(LATER_STEP, before=STEP_OF_WORTH, severity="warning"),
    _usual.sentence(
        FISCAL_NAME,
        FISCAL_GIVEN,
        promise=False,
        severity="warning",
        unless=(NOT_FISCAL, _NO_LINK, _LAWFUL),
    ),
    _usual.sentence(
        WEIGHED_BY_TAX,
        promise=False,
        paid=True,
        severity="warning",
        unless=(NOT_WEIGHED, _LAWFUL),
    ),
    _usual.sentence(
        TAXED_AT_HOME, promise=False, paid=True, unless=(NOT_FISCAL,)
    ),
)
