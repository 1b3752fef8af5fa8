"""Guides to prices that bind, and charges that are barred (有约束力的价格指引、禁止收费的概念)."""

from __future__ import annotations

import re

from policypress.lint.rules.competition._conduct import NO_MARKET_PRICE
from policypress.lint.rules.competition._cues import DETAILS, REGULATION
from policypress.lint.rules.competition._search import Frame, Usual
from policypress.lint.rules.competition._vocabulary import GAP

_FEE = "(?:费|价格?|收费|租金|佣金|费用|报酬|工时)"
_GUIDE = (
    "(?:指引|指导|参考|建议|引导|基准|自律)(?:性)?(?:标准|价格?|价目|收费|线)?"
)
_PAYER = (
    "(?:收件人|寄件人|买方|卖方|买受人|消费者|用户|租户|承租人|商户|客户|顾客|车主|货主|乘客|旅客"
    "|游客|业主|会员|购房人|经营者|企业|学员|入驻商家)"
)
CHARGE_BARRED = re.compile(
    f"(?:不得|不准|不能|一律不)(?:再)?(?:另行)?向[^。；，\n]{{0,4}}?{_PAYER}(?:和{_PAYER})?(?:收"
    "取?|索取)"
    f"{GAP}{{0,8}}?费"
)
MIN_GUIDE = re.compile(
    f"(?<![对和])(?:制定|发布|公布|建立|确定|出台|设定|调整){GAP}{{0,26}}?(?:最低|最高"
    f"|统一){GAP}{{0,10}}?"
    f"(?:{_FEE}{GAP}{{0,4}}?{_GUIDE}|费标准)"
)
GUIDE_ENFORCED = re.compile(
    f"(?:不(?:执行|按照?|遵守|落实)|低于|高于|违反|未(?:执行|按照?)|超[过出])"
    f"{GAP}{{0,18}}?{_GUIDE}[^。；\n]{{0,24}}?"
    "(?:约谈|提醒|通报|警示|处罚|扣分|整改|曝光|重点监[管测]|失信)"
)
PRICED_BY_LAW = re.compile(
    "政府指导价|政府定价|定价目录|最低工资|工资(?:标准|指导|价位|支付)|薪酬|最低收购|粮食|补贴"
    "|补助|地价|出让|医|药|公办|学校"
    "|幼儿园|招标|投标|法律|法规|国家|国务院|行政事业性|政府性基金|电价|水价|气价|供[水电气热]"
    "|涉企|乱收费|违规|中介服务费用由|用人单位|公共|水电"
    f"|{NO_MARKET_PRICE}"
)
# 高于参考线的不得挂牌; 执行街道价目表, 表外加价按扰乱秩序处理.
_LINE = (
    "(?:参考线|指导线|警戒线|控制线|价格线|参考价|指导价|建议价|清单价|价格清单|价目表|标价表"
    "|价格表|收费表|定价表|报价表|限价|核定价"
    "|备案价|公布价|发布价|约定价|联盟价|自律价|行业价|基准价|统一价|调度价)"
)
ABOVE_THE_LINE = re.compile(
    "(?:高于|低于|超过|超出|突破|偏离|不高于|不低于|不按|未按|不执行|表外"
    f"|上浮超过){GAP}{{0,18}}?{_LINE}?[^。；\n]{{0,24}}?"
    "(?:下架|不得挂牌|不予挂牌|不得上线|不予备案|不予[^。；，\n]{0,6}?备案|暂停(?:销售|接单"
    "|供货|营业|客源|派单|展示|考试)|停止供货|扰乱|列入[^。；，\n]{0,6}?名单"
    "|取消[^。；，\n]{0,6}?(?:资格|会员|摊位)|退还差价|缴纳违约金|扣(?:除|缴"
    "|减)[^。；，\n]{0,4}?(?:保证金|押金|分))"
)
LINE_SET = re.compile(
    "(?:局|委|办|政府|街道|[镇乡]|协会|商会|联盟|市场方?|管理方|中心|部门)(?:统一)?(?:制定|公布"
    "|发布|确定|核定|印发|审定|核准|备案|下发|议定)?的?"
    f"{GAP}{{0,8}}?{_LINE}"
)
# 协会组织各公司统一承包金标准、停运天数
AGREED_BY_CLUB = re.compile(
    "(?:协会|商会|联盟|联合会|学会|理事会|联席会|促进会)[^。；，\n]{0,8}?(?:组织|牵头|引导|协调"
    "|召集|推动|指导)"
    "[^。；，\n]{0,12}?(?:公司|企业|会员|成员|经营者|商户|门店|驾校"
    "|业户)(?:单位)?[^。；，\n]{0,6}?(?:统一|约定|商定|协商确定|议定|共同确定|联合确定)"
    "[^。；，\n]{0,10}?(?:价|费|承包金|佣金|折扣|租金|产量|停产|停运|份额|片区|区域|客户|工时|抽成)"
    "|(?:统一|协同|同步)(?:停产|停运|停窑|限产|检修停产)[^。；，\n]{0,8}?(?:天数|时间|安排|计划"
    "|标准)"
)
AGREED_LAWFUL = re.compile(
    "不得|禁止|严禁|环保|错峰|重污染|安全|检疫|国家|法律|法规|依法|工资|集体合同|公益|团体标准"
    "|质量|服务标准|培训"
)
# 各公司按公布价签单; 同类品种统一标价
PRICE_THE_SAME = re.compile(
    "(?:按|照|执行|依)(?:照)?[^。；，\n]{0,6}?(?:公布|发布|测算|下发)(?:的)?(?:价|价格|工价"
    "|标准价|收费标准)[^。；，\n]{0,4}?(?:签|收|结算|销售|执行|接单|计费|报价)"
    "|统一(?:标价|价签|报价|挂牌价|定价)(?!牌|签式样|规则|格式)|低于(?:公布|发布"
    "|统一)价[^。；，\n]{0,6}?(?:揽客|销售|接单|经营|的)"
    "|(?:实行|执行|按)[^。；，\n]{0,24}?(?:不超过|不低于|不高于)[0-9.]{1,6}元的?统一(?:价格"
    "|收费|价)"
)
# 收费标准由主管局召开协调会确定
SET_AT_A_MEETING = re.compile(
    "(?:收费|价格|价|费用|租金|费率|票价|售价)(?:标准)?[^。；，\n]{0,4}?由[^。；，\n]{2,16}?(?:"
    "局|委|办|街道|镇|政府|部门|中心|协会)[^。；，\n]{0,6}?"
    "(?:召开|组织|牵头|会同|主持)?[^。；，\n]{0,10}?(?:协调会|座谈会|联席会|会议|会商|协商会"
    "|统筹|议价会)[^。；，\n]{0,4}?(?:确定|议定|核定|商定|讨论|研究)"
)
# What nobody may charge anyway (价格法第十三条).
UNMARKED = re.compile(
    "未(?:予)?标明|价外|加价|约定以外|约定之外|额外|任何|其他费用|变相|强制|重复收|抽查|检验|检查"
    "|押金|登记|评审|申报|政府|财政|机关|协会|部门|第三方机构|评价机构|评估机构|受托"
)
_ARTICLE = f"{REGULATION}第十一条第（三）项、第十一条第（二）项；{DETAILS}第二十二条、第二十三条"
_usual = Usual(
    why="对实行市场调节价的服务禁止收费",
    remedy="改为由经营者自主定价、明码标价；属于政府定价的，写明依据。",
    articles=_ARTICLE,
)
PRICE_GUIDES: tuple[Frame, ...] = (
    _usual.sentence(
        CHARGE_BARRED,
        laws=True,
        unless=(PRICED_BY_LAW, UNMARKED),
        severity="note",
    ),
    _usual.sentence(
        MIN_GUIDE,
        laws=True,
        unless=(PRICED_BY_LAW,),
        severity="note",
        why="为市场调节价制定最低、最高、统一的指引",
        remedy="删去；可以发布成本、行情信息。",
    ),
    _usual.sentence(
        GUIDE_ENFORCED,
        laws=True,
        unless=(PRICED_BY_LAW,),
        severity="note",
        why="以约谈、通报等保证价格指引执行",
        remedy="删去；市场调节价由经营者自主确定。",
    ),
    _usual.sentence(
        LINE_SET,
        ABOVE_THE_LINE,
        joined=True,
        unless=(PRICED_BY_LAW,),
        severity="note",
        why="以下架、不予备案等保证价格清单、参考线执行",
        remedy="删去；市场调节价由经营者自主确定。",
    ),
    _usual.sentence(
        AGREED_BY_CLUB,
        unless=(AGREED_LAWFUL,),
        why="组织经营者统一价格、产量、市场",
        remedy="删去；由经营者各自决定。",
        articles=f"{REGULATION}第十一条第（一）项、第十一条第（三）项；{DETAILS}第二十一条",
        forbids=re.compile("不得|严禁|禁止"),
    ),
    _usual.sentence(
        PRICE_THE_SAME,
        unless=(PRICED_BY_LAW, AGREED_LAWFUL),
        severity="note",
        why="要求经营者执行统一的价格",
        remedy="删去；市场调节价由经营者自主确定。",
    ),
    _usual.sentence(
        SET_AT_A_MEETING,
        unless=(PRICED_BY_LAW,),
        severity="note",
        why="以会议确定实行市场调节价的收费",
        remedy="删去；市场调节价由经营者自主确定。",
    ),
)
