"""干预市场价格：规定租金不得高于某价。

检查：限定价格、规定收费标准、价格不得高于或者低于的说法。政府定价、指导价范围内的除外，需要核对。以下架、不予备案等保证价格清单、参考线执行的也算。地方性法规也查禁止收费、最低价指引的说法。要求参与活动的经营主体按比例让利、承担补贴的也算。
为什么：对实行市场调节价的商品和要素，不得违法干预价格水平。
不好：服务价格不得低于每件500元
好：服务价格由双方协商确定
来源：《公平竞争审查条例》第十一条第（二）项、第（三）项，实施办法第二十三条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._conduct import (
    KEPT_AT,
    NO_MARKET_PRICE,
    OFFICIAL_PRICE,
    PRICE,
    SET_BY,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES_AND_LAWS,
    REGULATION,
)
from policypress.lint.rules.competition._price_guides import PRICE_GUIDES
from policypress.lint.rules.competition._prices_ruled import PRICES_RULED
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._takes_part import FORCED_DISCOUNT
from policypress.lint.rules.competition._vocabulary import (
    GAP,
    ORGAN,
)
from policypress.lint.rules.competition._wide_market import (
    PRICE_KEPT,
    PRICE_LAWFUL,
    PRICE_WIDE,
)

RULE = Rule(
    code="FC-16",
    name="price-intervention",
    severity="note",
    strength="规定",
    source=(
        f"{REGULATION}第十一条第（二）项、第十一条第（三）项；{DETAILS}第二十二条、第二十三条"
    ),
    genres=GENRES_AND_LAWS,
)
_PRICE = re.compile(
    "(?:(?<![评计税])价(?!位)格?|租金|收费标准|服务费|培训费|佣金|收费)[^。；，\n]{0,8}?不得(?:高于|低于|超过)"
    "|(?:上浮|下浮|涨幅|降幅)[^。；，\n]{0,6}?不得(?:高于|低于|超过)"
    "|(?:限定|统一规定|统一制定)[^。；，\n]{0,8}?(?:价格|租金|收费标准)"
    "|(?:执行|实行|制定)[^。；，\n]{0,6}?统一的?(?:收费标准|价格|服务价格|销售价格)"
    "|(?:最低|最高)(?:销售价|售价|收费标准|零售价)"
)
_FEE = (
    "(?:(?<!评)(?<!计税)价格?|租金|收费|收费标准|服务费|培训费|佣金|(?<!缴费)(?<!征缴)费率|保费|手续费|学费|票价|运价|停车费|物业费"
    "|房价|折扣|薪酬|利率|差价率|毛利率|加价率)"
)
_FIXED = re.compile(
    f"{_FEE}{GAP}{{0,14}}?(?:由|经|报){GAP}{{0,12}}?(?:{ORGAN}|发改)"
    f"{GAP}{{0,6}}?(?:核定|制定|确定|审批|审定|批准|统一|备案同意|核准|公布|调整|定价)"
    f"|{_FEE}{GAP}{{0,16}}?"
    "(?:不得|不能|不准|不许|不应|不可|控制在|最高|最低|上限|封顶|统一为|统一按|按)"
    f"{GAP}{{0,8}}?(?:高于|低于|超过|超出|上浮|下浮|上调|涨|[0-9]{{1,9}}%|[0-9.]{{1,9}}元|[0-9.]{{1,9}}倍|执行"
    "|[0-9]折)"
    f"{GAP}{{0,12}}"
    "|(?:发布|公布|制定|出台|实行|执行|设置|设定|推行)"
    f"{GAP}{{0,10}}?(?:建议价|参考价|指导价|限价|最高价|最低价|最高限价|最低限价|统一价"
    "|保护价|基准价|协议价|平价)"
    f"|(?:不得|不准|禁止|严禁|不许){GAP}{{0,6}}?(?:擅自|自行|随意)?"
    f"{GAP}{{0,2}}?(?:涨价|降价|提价|打折|低价促销|调价|上调价格|低于成本以外|降价销售"
    "|折扣销售)"
)
_PUBLIC = re.compile(
    "政府定价|政府指导价|公共租赁|人才(?:住房|公寓)|保障性|补贴标准|补助标准|招标|投标|控制价|预算|资助标准|医保"
    f"|{NO_MARKET_PRICE}"
)
_PAID_FOR = re.compile("补贴|补助|奖励|资助|贴息|给予|担保费率")
_WHY = "可能干预市场调节价"
_REMEDY = "核对是否属于政府定价、指导价；不属于的，删去。"
_COST = re.compile(
    f"{_FEE}|备案价|售价|保教费|[床位房管养护洗护理车停]{{1,3}}费|收费|降价|涨价|幅度|折扣|抽成"
    "|提成|佣金|学费|房价|零售价|收购价|批发价|工时费|诊费|服务价"
)
_HELD = re.compile(
    f"(?:由|经|报){GAP}{{0,12}}?(?:{ORGAN}|发改){GAP}{{0,6}}?(?:直接)?"
    "(?:审批|审定|核定|制定|确定|批准|核准|统一(?!印制|受理|组织))"
    f"|(?:不得|不能|不准|不许|禁止){GAP}{{0,4}}?(?:超过|高于|低于|上调|下调|自定|涨|降)"
    f"|(?:压到|降到|控制在|稳定在|限定在|统一为|统一压|统一到|下调{GAP}{{0,4}}?(?:不得|至))"
    f"{GAP}{{0,10}}?[0-9一二三四五六七八九]"
    f"|(?:幅度|涨幅|降幅){GAP}{{0,6}}?不(?:得)?(?:超过|高于|低于)|实行政府(?:核定|审批)"
    "|(?:最高|最低)(?:限)?价"
)
# Parking of a firm's own is priced by the market (发改价格〔2015〕2975号).
_PARKS = re.compile(
    "(?:经营性|社会|商业|商贸|专业|配建|自建|自有|小区|住宅|物业|商场|酒店|宾馆|综合体|超市"
    "|写字楼|楼宇|民营|企业|各类|所有)"
    "[^。；，\n]{0,14}?停车(?:场|位|泊位|库|设施|服务)"
)
_PARKED_FREE = re.compile(
    "免费|免收|免予收费|不(?:得|能|准)?收取?[^。；，\n]{0,6}?费|不收费|不得收费|减半收|半价"
    "|(?:统一|一律)[^。；，\n]{0,4}?(?:收费|执行)"
)
_PARKING_PUBLIC = re.compile(
    "政府投资|军车|警车|残疾|鼓励|倡导|引导|自愿|自主|业主委员会|协商|新能源|行政事业|机关"
)
_usual = Usual(
    why=_WHY,
    remedy=_REMEDY,
    unless=(_PUBLIC, _PAID_FOR),
)
find = finder(
    RULE,
    _usual.words(_PRICE, unless=(_PUBLIC,)),
    _usual.words(_FIXED),
    _usual.sentence(_COST, _HELD),
    _usual.sentence(PRICE, SET_BY, unless=(OFFICIAL_PRICE,)),
    _usual.sentence(PRICE, KEPT_AT, unless=(OFFICIAL_PRICE, _PUBLIC)),
    _usual.sentence(PRICE_WIDE, PRICE_KEPT, unless=(PRICE_LAWFUL,)),
    _usual.sentence(
        _PARKS,
        _PARKED_FREE,
        unless=(_PARKING_PUBLIC,),
        why="要求实行市场调节价的停车场免费、减费",
        remedy="限于实行政府定价的停车泊位；其他停车场改为鼓励、由经营者自主决定。",
        articles=f"{REGULATION}第十一条第（三）项；{DETAILS}第二十三条",
    ),
    *PRICES_RULED,
    *PRICE_GUIDES,
    *FORCED_DISCOUNT,
)
