"""What is asked for the one reason that somebody is from elsewhere (只因来自外地而要求的): a
filing because the register is elsewhere, money first, a partner of here to come in with.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import (
    AFAR,
    DETAILS,
    HERE,
    OUTSIDE,
    OWN,
    REGULATION,
)
from policypress.lint.rules.competition._search import Frame, Usual
from policypress.lint.rules.competition._vocabulary import FIRMS, GAP, MUST

_NOT_OURS = (
    f"(?:(?:非|未|没有?|不)(?:在|于){HERE}(?:行政区域|辖区|境)?(?:以?内)?(?:依法|办理|进行)?"
    "(?:设立登记|工商登记|登记注册|注册登记|登记|注册|设立)"
    f"|(?:注册地|登记地|住所地?)(?:不在{HERE}|在{OUTSIDE}|在外地)(?:以?内)?)"
)
FILES_AS_OUTSIDER = re.compile(
    f"{_NOT_OURS}{GAP}{{0,16}}?(?:{FIRMS}|施工队|队伍)[^。；\n]{{0,44}}?{MUST}"
    f"[^。；\n]{{0,36}}?(?:备案|登记|报送|报告|报备|核验|核准|年检|手续|领取|申领|换领|保证金)"
)
FILED_ALIKE = re.compile(
    "税|外出经营|国家|法律|行政法规|国务院|工资|社会保险|同等|无需|无须|不得(?:要求|以)|取消"
    "|补贴|补助|奖励|信息推送|个体演员|危险|疫"
)
_THERE = f"(?:{OUTSIDE}|跨(?:[省市县区]|区域|地区|行政区域?)|异地)"
OF_PAYING = re.compile("垫|先")
PAYS_FIRST = re.compile(
    f"{_THERE}[^。；\n]{{0,60}}?"
    "(?:(?:先行|先自行|自行先|预先|先)[^。；，\n]{0,3}?(?:垫付|垫支|垫资|支付|付款|缴费|自付)"
    "|(?:自行|全额)(?:垫付|垫支|垫资))"
)
BUYS = re.compile("购买|采购|委托|服务|培训|检测|研发|加工|配送")
PAID_AFTER = re.compile("垫|再|后|凭|报销|兑付|兑现|返还|申[请领]")
PAID_FOR = re.compile(
    "医|患者|参保|住院|生育|工伤|工资|救助|赔偿|保证金|诉讼|执行|殡|丧葬|仲裁|律师费|差旅|参赛|参会|救援"
)
THROUGH_OURS = re.compile(
    f"{_THERE}{GAP}{{0,8}}?(?:{FIRMS}|旅行社|院校)[^。；\n]{{0,16}}?(?:{MUST}|只能|方可|由)(?:当)?"
    f"{GAP}{{0,4}}?(?:通过|依托|委托|借助|挂靠|联合|经由?|加入|[与和同]){GAP}{{0,4}}?"
    f"(?:{HERE}|[当本]地|[省市区县]属)(?:的)?{GAP}{{0,12}}?"
    f"(?:平台|{FIRMS}|旅行社|协会){GAP}{{0,10}}?"
    "(?:申请|申报|签订|签署|联合|合作|入驻|开展|提供|进入|备案|接入|服务|经营|销售|领取|办理|承接|推荐)"
)
THROUGH_FREE = re.compile(
    "自愿|自主|可以?(?:自行|直接)|不得|招标|投标|医|患者|政务服务|法律|国家"
)
# 工商、税收关系留在本区, in a text that pays nobody for it.
_RELATION = "(?:工商|税[收务]|纳税|统计|注册)(?:登记|注册)?"
TIES_STAY = re.compile(
    f"{_RELATION}(?:[、和及与]{_RELATION}){{0,3}}关系[^。；，\n]{{0,6}}?"
    f"(?:保留|留|归属|落|放|迁入|转入)?[在到至于]?{OWN}"
)
ASKED_TO_STAY = re.compile(f"{MUST}|承诺|保证|不得|方可|条件|将在|[须应]在")
STAYS_FREELY = re.compile(
    "无需|不要求|不得(?:以|要求|将)|(?<!但)不限|迁移登记|跨区迁移"
)
_FILING = f"{REGULATION}第九条第（五）项、第九条第（二）项；{DETAILS}第十四条、第十七条"
_MONEY = f"{REGULATION}第九条第（四）项、第九条第（六）项；{DETAILS}第十六条"
_COMING = f"{REGULATION}第九条第（二）项、第九条第（四）项；{DETAILS}第十四条、第十六条"
_usual = Usual(
    why="只因不在本地注册就要求另行备案、登记",
    remedy="删去，与本地经营者同等对待。",
)
AS_OUTSIDER: tuple[Frame, ...] = (
    _usual.sentence(
        FILES_AS_OUTSIDER,
        laws=True,
        unless=(FILED_ALIKE,),
        articles=_FILING,
    ),
    _usual.sentence(
        PAYS_FIRST,
        BUYS,
        PAID_AFTER,
        near=OF_PAYING,
        unless=(PAID_FOR,),
        why="购买外地的服务须先垫付，购买本地的不用",
        articles=_MONEY,
    ),
    _usual.sentence(
        THROUGH_OURS,
        near=AFAR,
        unless=(THROUGH_FREE,),
        why="外地经营者须通过本地经营者才能进入、申请",
        articles=_COMING,
    ),
)
