"""减免收费、基金、社会保险费：对入驻企业免收行政事业性收费。

检查：地方自行减免、缓缴行政事业性收费、政府性基金、社会保险费的说法，先缴后返、全额冲抵的也算；用能、排污权、房产、担保等要素只给或者便宜给签约、名单内、所属企业的，同样算。按照国家规定减免的不算。
为什么：收费和社会保险费的减免须有法律、行政法规依据或者经国务院批准。
不好：对入驻企业免收城市基础设施配套费
好：按照国家规定减免行政事业性收费
来源：《公平竞争审查条例》第十条第（三）项，实施办法第二十条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._chosen_firms import (
    CHEAP_INPUT,
    INPUTS_FIRST,
    NOT_CHEAP,
    NOT_FIRST,
    WHO_INVESTS,
    WHO_IS_FIRST,
)
from policypress.lint.rules.competition._concepts import (
    INSURANCE,
    LOWERED,
)
from policypress.lint.rules.competition._costs import (
    BELOW_PRICE,
    CHARGED,
    FAVOUR_BY_LAW,
    FAVOURED,
    INPUT,
    LAND_PAID,
    PAID_BACK,
    PRICED,
    SITE,
    SITE_GIVEN,
    SOME_FIRMS,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    FIRM,
    GENRES,
    REGULATION,
)
from policypress.lint.rules.competition._demands import (
    HOLDS_SHARE,
    OTHERS_REST,
    OUR_BANK,
)
from policypress.lint.rules.competition._inputs_apart import (
    INPUT_ALIKE,
    INPUT_APART,
    LAND_BY_LAW,
    LAND_EASED,
)
from policypress.lint.rules.competition._matters import (
    CHARGES,
    EASED,
    FOR_ALL,
    INPUTS,
    SOME,
)
from policypress.lint.rules.competition._named import (
    LAND_DECIDED,
    LAND_FOR_ONE,
    LAND_LAWFUL,
    SPARED_LAWFUL_ONE,
    SPARED_ONE,
    WITHOUT_AUCTION,
    WITHOUT_AUCTION_LAWFUL,
)
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._ties import (
    CHARGE_WORD,
    SOME_WORD,
    SPARED,
    SPARED_LAWFUL,
)
from policypress.lint.rules.competition._vocabulary import (
    FIRMS,
    GAP,
)

RULE = Rule(
    code="FC-15",
    name="fee-waiver",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第十条第（三）项；{DETAILS}第二十条",
    genres=GENRES,
)
_LESS = "(?:减按|减免|免收|缓缴|免征|减征|免缴|返还|降低|缓征|减半收取|减半征收|免除|少收|免交|减收)"
_FEES = (
    "(?:行政事业性?(?:收费|费用?)|政府性基金|社会保险费|社保费|养老保险费|手续费|配套费|登记费|保障金"
    "|建设基金|补偿费|规费|耕地开垦费|排污费|检测费|污水处理费|垃圾处理费|水土保持费"
    "|工会经费|教育费附加|残保金|占道费|易地建设费|社会保险|养老保险|医疗保险)"
)
_LAND = "(?:出让价款|出让金|出让底价|土地价款|起始价|地价|出让价|购地价格|土地价格|用地价格)"
_POWER = "(?:电价|水价|气价|用电|用水|用气|蒸汽|工业用电)"
_FREE = re.compile(
    f"(?<!应){_LESS}[^。；\n]{{0,24}}?{_FEES}"
    "|行政事业性?收费[^。；\n]{0,40}?(?:全免|减半|按[^。；，\n]{0,14}?[0-9]{1,9} ?%(?:收取|征收|缴纳|计收))"
    "|(?:社保|社会保险)[^。；，\n]{0,8}?(?:比例|基数|费率)[^。；，\n]{0,6}?(?:下调|降低|降至|下浮)"
)
# 配套费先缴后返, 全额冲抵租金: it is paid, and comes back by another way.
_PAID_BACK = re.compile(
    f"{_FEES}[^。；\n]{{0,30}}?(?:先[缴征收交]后[返补退]|即[缴征]即返|缴后(?:返还|奖补)|返还比例"
    "|(?:全额|等额|足额|按比例|如数)(?:返还|返补|冲抵|抵顶|抵缴|抵扣|奖补|返拨|补回|返给)"
    "|冲抵|抵顶|抵缴|列收列支|收支对冲|挂账(?:处理|停征|核销)|以奖代[缴免])"
)
# 列入培育榜的企业，工伤保险费率按基准费率的三成执行
_INSURED_LESS = re.compile(
    f"(?:列入|纳入|入选|进入|名单|榜单?)[^。；\n]{{0,14}}?{FIRMS}[^。；\n]{{0,14}}?"
    "(?:养老|医疗|失业|工伤|生育)保险(?:单位)?(?:缴费|缴纳)?(?:费率|比例|费|部分)"
    f"{GAP}{{0,10}}?按{GAP}{{0,10}}?(?:[0-9]{{1,3}}%|[一二三四五六七八九][成折])"
)
_CHEAP = re.compile(
    "零地价|优惠(?:电|水|气|地)价"
    f"|{_LAND}[^。；，\n]{{0,12}}?"
    f"(?:按[^。；，\n]{{0,12}}?[0-9]{{1,3}}%|优惠|下浮|减免|打折|[0-9一二三四五六七八九]折)"
    "|(?:用地|土地|地块)[^。；，\n]{0,14}?价[^。；，\n]{0,8}?"
    "(?:[0-9]{1,3}%|[0-9一二三四五六七八九]折|优惠|下浮)"
    f"|{_POWER}[^。；，\n]{{0,12}}?"
    f"(?:优惠|减免|下浮|打折|[0-9一二三四五六七八九]折|按[^。；，\n]{{0,6}}?[0-9]{{1,3}}%)"
)
_RATE = (
    "(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?%|[0-9一二三四五六七八九]折|[一二三四五六七八九]成|元|优惠|下浮|打折"
    "|减半|减免|免|低于|分期|差额|零|1元)"
)
# 用地按基准地价的六成起拍, 用电每度0.5元结算差额由财政承担, 优先安排用能指标.
_CHEAPER = re.compile(
    f"(?:用地|土地|地块|宗地|厂房|场地|办公用房|人才房){GAP}{{0,20}}?"
    f"(?:地价|价|价款|租金|出让金|成本){GAP}{{0,10}}?{_RATE}"
    "|(?:用电|用水|用气|用热|用能|电费|水费|气费|蒸汽|电价|气价|水价|热价|网费|带宽|算力"
    "|物流费|通行费|贷款利率|运费)"
    f"{GAP}{{0,16}}?{_RATE}[^。；\n]{{0,20}}?"
    "(?:财政|补足|补齐|承担|差额|结算|执行|供应|供给|收取|部分|计收)"
    f"|(?:差额|差价|不足部分|超出部分|溢价|价差|高出部分){GAP}{{0,8}}?(?:由|从)"
    f"{GAP}{{0,10}}?(?:财政|政府|区里|市里|平台公司|管委会)"
    f"{GAP}{{0,6}}?(?:承担|补足|补贴|兜底|支付|返还|补齐|解决|负担)"
)
_SPARED_FEES = re.compile(
    "(?:缓缴|缓交|免缴|免交|减免|免征|减半|少缴|缓征|停征|不收(?!费)|不再收取|全免|免收|豁免|零收费"
    "|代缴)"
    f"{GAP}{{0,20}}?(?:{_FEES}|收费|保险费|公积金|基金|费用?)"
    "(?:(?![一-鿿])|(?=[0-9一二三四五六七八九十百]|的|和|及|等|由|按))"
    f"|(?:{_FEES}|社保|社会保险)"
    f"{GAP}{{0,12}}?(?:免缴|免交|减免|免征|减半|缓缴|缓交|缓征|停征|不收|不再收取|全免|免收"
    "|零申报|豁免|返还|打折|下调"
    f"|按{GAP}{{0,6}}?(?:[0-9]{{1,9}}%|[一二三四五六七八九]折))"
)
_CHARGES = re.compile(
    "行政|政府性|配套|社保|保险|建设费|基金|登记|手续|规费|排污|水土|耕地|绿化|易地|教育|占道|挖掘"
    "|残疾人|诉讼|环评|检测|检验|收费"
)
_SHARED = re.compile(
    # What an office does for anybody costs nothing.
    "(?:代办|帮办|导办|辅导|咨询|培训|评审|评选|申报|报名|参评|参赛|查询|公共服务)[^。；\n]{0,10}?不收取?(?:任何)?费"
    "|登记机关|居民(?![水电气]?价)|学生|养老基金|单位增加值|小微企业|中小企业|面向社会|公共服务"
    "|展位|培训|咨询|老年人|(?:通过|以|采用)(?:政府)?购买服务|经营困难的|各类企业|所有企业|不限|灾|疫情|竞价|拍卖|公开|招标拍卖"
    "|不低于国家|最低价标准|最低价不|市场化交易|低收入"
)
_BY_LAW = re.compile(
    "以(?:国家|国务院|省)[^。；，\n]{0,10}?(?:文件|规定|政策|通知|公布的?[^。；，\n]{0,6}?)为准"
    "|按照?国家[^。；，\n]{0,10}?(?:政策|规定|统一|办法)"
    "|人社部|国家发展改革委|国家发改委|人力资源社会保障部|省(?:级)?(?:人民)?政府|任何费用|国家(?:和省)?(?:现行|统一)?(?:有关)?规定|国务院|依法|法律|财政部"
    "|按照有关规定|按(?:照)?规定|居民(?![水电气]?价)|价格主管部门"
)
_PRICES = f"{REGULATION}第十条第（三）项、第十一条第（二）项；{DETAILS}第二十条、第二十二条"
_LAND_BACK = f"{REGULATION}第十条第（二）项、第十条第（三）项；{DETAILS}第十九条、第二十条"
_DEAR = "在要素价格上给予特定经营者优惠"
_SPARES = "减免收费或者社会保险费，没有写明依据"
_REMEDY = "写明国家依据；没有依据的，删去。"
_PREFERRED = re.compile(
    "(?:重点|龙头|骨干|总部|链主|规上|上市|国有|税源|纳税|招商|引进|市属|县属|区属|央企|签约"
    "|落户|拟上市|后备|认定的|确定的|培育|支柱|头部|大项目|标杆|入园|入驻)"
    f"{GAP}{{0,6}}?(?:{FIRMS}|项目|企业)"
)
_INSURED_OR_CHARGED = re.compile(f"{INSURANCE.pattern}|{_FEES}")
_FOR_SOME = re.compile(
    f"{_PREFERRED.pattern}|(?:对|给|凡|为|入选|入库|获奖|受奖|名单内|认定的){GAP}{{0,16}}?{FIRMS}"
)
_usual = Usual(
    why=_SPARES,
    remedy=_REMEDY,
    unless=(_BY_LAW, _SHARED),
)
find = finder(
    RULE,
    _usual.words(_FREE, unless=(_BY_LAW,)),
    _usual.words(_PAID_BACK, unless=(_BY_LAW, SPARED_LAWFUL)),
    _usual.words(_INSURED_LESS, unless=(_BY_LAW,)),
    _usual.words(
        _CHEAP, around=(FIRM,), unless=(_BY_LAW,), why=_DEAR, articles=_PRICES
    ),
    _usual.words(
        _CHEAPER,
        around=(FIRM,),
        unless=(_BY_LAW, _SHARED, re.compile("补贴|补助")),
        why=_DEAR,
        articles=_PRICES,
    ),
    _usual.words(_SPARED_FEES, around=(FIRM,), beside=(_CHARGES,)),
    _usual.sentence(_FOR_SOME, _INSURED_OR_CHARGED, LOWERED),
    _usual.sentence(SOME, CHARGES, EASED, unless=(_BY_LAW, FOR_ALL)),
    _usual.sentence(
        SOME,
        INPUTS,
        EASED,
        unless=(_BY_LAW, FOR_ALL, re.compile("补贴|补助|贴息")),
        why=_DEAR,
        articles=_PRICES,
    ),
    _usual.sentence(
        SOME_FIRMS, CHARGED, FAVOURED, unless=(FAVOUR_BY_LAW,), near=CHARGED
    ),
    _usual.sentence(
        SOME_FIRMS,
        INPUT,
        FAVOURED,
        unless=(FAVOUR_BY_LAW, re.compile("补贴|贴息|贷款利息")),
        near=INPUT,
        why=_DEAR,
        articles=_PRICES,
    ),
    _usual.sentence(
        LAND_PAID,
        PAID_BACK,
        unless=(FAVOUR_BY_LAW,),
        why="变相返还土地出让价款",
        articles=_LAND_BACK,
    ),
    _usual.sentence(
        BELOW_PRICE,
        SITE,
        SITE_GIVEN,
        near=PRICED,
        unless=(
            _BY_LAW,
            _SHARED,
            re.compile(
                "补贴|补助|补偿|征收|抵押|质押|不得?低于|起始价|竞价|拍卖"
            ),
        ),
        why=_DEAR,
    ),
    _usual.sentence(
        OUR_BANK,
        HOLDS_SHARE,
        OTHERS_REST,
        joined=True,
        why="向本地银行倾斜存放资金",
        remedy="改为按公开、统一的标准分配。",
        articles=_PRICES,
    ),
    _usual.sentence(CHARGE_WORD, SPARED, SOME_WORD, unless=(SPARED_LAWFUL,)),
    _usual.sentence(
        INPUT_APART,
        joined=True,
        unless=(INPUT_ALIKE,),
        why="在要素获取上给予特定经营者优惠",
        remedy="改为对符合同一客观条件的经营者适用同一价格和次序。",
    ),
    _usual.sentence(
        LAND_EASED,
        unless=(LAND_BY_LAW,),
        why="变相返还土地出让价款",
        articles=_LAND_BACK,
    ),
    _usual.sentence(
        WITHOUT_AUCTION,
        unless=(WITHOUT_AUCTION_LAWFUL,),
        why="不经公开竞争供应土地",
        remedy="删去；经营性用地通过招标、拍卖、挂牌等公开竞争方式供应。",
    ),
    _usual.sentence(
        SPARED_ONE,
        unless=(SPARED_LAWFUL_ONE,),
        why="只给一家企业减免费用",
        remedy="删去；确有依据的，写明依据并对同类企业一致适用。",
    ),
    _usual.sentence(
        LAND_FOR_ONE,
        LAND_DECIDED,
        unless=(LAND_LAWFUL,),
        why="直接决定向特定经营者供应土地",
        remedy="删去；经营性用地通过招标、拍卖、挂牌等公开竞争方式供应。",
    ),
    _usual.sentence(
        INPUTS_FIRST,
        WHO_IS_FIRST,
        unless=(NOT_FIRST,),
        why="在土地、指标等要素上优待特定企业",
        remedy="改为对符合客观条件的经营者一律适用的标准。",
    ),
    _usual.words(
        CHEAP_INPUT,
        beside=(WHO_INVESTS,),
        unless=(NOT_CHEAP,),
        why="给特定企业减免收费、租金、地价",
    ),
)
