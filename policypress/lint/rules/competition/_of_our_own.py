"""Ties to this place that ask for no seat (与本地的关系，不说注册): a home or workers of here,
a firm founded here, a base here, one's standing with firms of here.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._conditions import OF_SEATS
from policypress.lint.rules.competition._cues import DETAILS, HERE, REGULATION
from policypress.lint.rules.competition._scope import NO_SCOPE, SCOPE
from policypress.lint.rules.competition._search import Frame, Usual
from policypress.lint.rules.competition._ties import GAINS, NO_TIE, SEAT_HERE
from policypress.lint.rules.competition._vocabulary import FIRMS, GAP, MUST

_HOME = "(?:的)?(?:常住|城镇|居民|城乡)?(?:户籍|户口)"
# Whoever begins a business gets the money if at home here.
HOME_HERE = re.compile(
    f"(?:具有|持有?|拥有|取得|属于?|[为是限凭]){HERE}{_HOME}"
    f"|(?:户籍|户口)(?:所在)?地?(?:{MUST})?(?:在|为|属于?|位于|登记在){HERE}"
    f"|{HERE}{_HOME}的?(?:人员|居民|人士|青年|大学生|毕业生|创业者|经营者)"
)
OF_HOME = re.compile("户[籍口]")
BEGINS = re.compile("创业|创办|开办|个体经营|自主经营|开店")
NOT_HOME = re.compile(
    "就业困难|残疾|低保|特困|救助|住房|公寓|租房|入学|学位|老年|养老|居住证|不限|不问|不论"
    "|受理|退役|脱贫|返乡|人才"
)
# A firm that is to be founded here, by whoever is paid.
OF_FOUNDING = re.compile("[创开兴]办|创建")
FOUNDED_HERE = re.compile(
    f"{MUST}(?:当)?{GAP}{{0,14}}?(?:在|于|到){HERE}(?:行政区域)?(?:范围)?(?:以?内)?"
    "(?:依法|成功|新|独立|自主)?(?:创办|开办|兴办|创建)"
    f"{GAP}{{0,10}}?(?:{FIRMS}|经济实体|实体|商铺)"
)
PAID_OR_LENT = re.compile(
    f"{GAINS.pattern}|借款|贷款|受助|受资助|获奖|团队|享受|申请人"
)
NOT_FOUNDED = re.compile(
    "学校|幼儿园|医疗|培训机构|托育|养老|(?<!但)不限|均可|依法办理|审批"
)
# Workers of here.
_OURS = f"(?:{HERE}|当地|本地)(?:的)?(?:户籍)?(?:的)?"
_WORKERS = "(?:劳动者|劳动力|居民|员工|职工|人员|工人|求职者|用工|户籍人口)"
OUR_WORKERS = re.compile(
    "(?:吸纳|吸收|招用|招聘|聘用|录用|雇用|雇佣|招录|安置)"
    f"{GAP}{{0,8}}?{_OURS}{_WORKERS}"
    f"|(?:员工|职工|从业人员|用工){GAP}{{0,6}}?{HERE}(?:的)?户籍"
    f"|{_OURS}{_WORKERS}{GAP}{{0,6}}?(?:占比?|比例|比重)"
)
OF_WORKERS = re.compile(
    "吸[纳收]|[招聘录雇]用|招聘|招录|雇佣|安置|占|比[例重]"
)
WORKERS_ASKED = re.compile(
    f"{MUST}|比例|占比?|不低于|不少于|不得少于|达到?|以上|超过"
)
ANY_WORKERS = re.compile(
    "就业困难|脱贫|贫困|残疾|失地|被征地|低收入|登记失业|零就业|移民|以工代赈|退役|毕业生|鼓励"
    "|引导|(?<!但)不限|农民工|人才|社会保险费|个人所得税|工资"
)
LOANS = re.compile("担保贷款|创业贷款|贷款贴息|贷款对象|借款")
# A base of here.
BASE_HERE = re.compile(
    "(?:主(?:运营|运行|经营|生产)?基地|主营地|主场|母港|(?:运营|总部|研发)基地)"
    f"(?:{MUST})?(?:当)?(?:设|落|落户)?(?:在|于|为|位于){{1,2}}{HERE}"
    f"|以{HERE}{GAP}{{0,8}}?为{GAP}{{0,4}}?(?:主(?:运营|运行|经营|生产)?基地|主营地|母港)"
    f"|在{HERE}(?:内)?(?:建立|设立|设有|设)?{GAP}{{0,3}}?(?:主(?:运营|运行|经营|生产)?基地|主营地|主场"
    "|母港|运营总部)"
)
NO_BASE = re.compile("学校|学生|培训|实习|见习|研学|赛事|演出|志愿")
# 并在县内建设生产线并投产的，给予补助
MADE_HERE = re.compile(
    f"在{HERE}(?:以?内)?(?:新)?(?:建设|新建|建成|建立|设立|布局)[^。；，\n]{{0,10}}?"
    "(?:生产线|产线|工厂|生产基地)[^。；，\n]{0,6}?(?:投产|量产|达产|生产)"
)
# 鼓励企业来设立总部, and nothing is given for it in the sentence.
WISHED_ONLY = re.compile(
    "(?<![^。；\n])[^。；，\n]{0,12}?(?:鼓励|引导|欢迎|倡导|支持|吸引)"
    "(?![^。；\n]*?(?:奖|补|资助|给予|享受|优惠|减免|万元|贴息|资金|方可|才能|须|应当))"
)
# Bodies of here, and no others, are paid for what they do.
OUR_BODIES = re.compile(
    f"(?:对|给|向)(?:{HERE})(?!外)(?:的)?[^。；，\n]{{0,10}}?(?:机构|中介|服务商)"
    "[^。；\n]{0,36}?(?:发放|给予|拨付)[^。；，\n]{0,8}?(?:补贴|补助|奖励|奖补)"
)
NO_BODIES = re.compile(
    "养老|托育|学校|幼儿|医疗|医院|公办|事业单位|社区|行政机构|内外|(?<!但)不限|均可|残疾"
)
_HIRES = f"{REGULATION}第十条第（二）项、第九条第（六）项；{DETAILS}第十九条"
_LENT_HIRES = (
    f"{REGULATION}第十条第（三）项、第九条第（六）项；{DETAILS}第二十条"
)
_LENT = f"{REGULATION}第十条第（二）项、第十条第（三）项；{DETAILS}第十九条、第二十条"
_usual = Usual(
    why="以在本地创办企业为条件",
    remedy="改为“在本地实际从事生产经营或者研发活动”等与注册地、户籍无关的条件。",
)
_hires = Usual(
    why="以招用本地劳动者为条件",
    remedy="改为按吸纳就业的人数确定，不问户籍。",
    unless=(ANY_WORKERS,),
    articles=_HIRES,
)
TIED_TO_HERE: tuple[Frame, ...] = (
    _usual.sentence(
        SCOPE,
        SEAT_HERE,
        near=OF_SEATS,
        topic=LOANS,
        unless=(NO_TIE, NO_SCOPE),
        why="以在本地注册为取得贷款的条件",
        articles=_LENT,
    ),
    _usual.sentence(
        HOME_HERE,
        near=OF_HOME,
        paid=True,
        topic=BEGINS,
        unless=(NOT_HOME,),
        why="以本地户籍为创业支持的条件",
    ),
    _usual.sentence(
        FOUNDED_HERE,
        PAID_OR_LENT,
        near=OF_FOUNDING,
        unless=(NOT_FOUNDED,),
    ),
    _hires.sentence(
        OUR_WORKERS,
        WORKERS_ASKED,
        near=OF_WORKERS,
        topic=LOANS,
        articles=_LENT_HIRES,
    ),
    _hires.sentence(
        OUR_WORKERS,
        WORKERS_ASKED,
        near=OF_WORKERS,
        paid=True,
    ),
    _usual.sentence(
        BASE_HERE,
        GAINS,
        paid=True,
        unless=(NO_BASE, NO_TIE),
        why="以基地设在本地为条件",
    ),
    _usual.sentence(
        MADE_HERE,
        GAINS,
        paid=True,
        unless=(NO_TIE,),
        severity="note",
        why="以在本地生产为条件",
    ),
    _usual.sentence(
        OUR_BODIES,
        unless=(NO_BODIES,),
        severity="note",
        why="没有说明以注册地还是以实际经营地划线",
    ),
)
