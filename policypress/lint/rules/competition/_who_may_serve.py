"""Who may serve, by what he is and not by what he can (服务者的身份): one with friends among
the firms of here, one of this province, a university, a firm of the State.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._asked_here import TERMS_ADDED
from policypress.lint.rules.competition._cues import DETAILS, HERE, REGULATION
from policypress.lint.rules.competition._let_in import WEIGHED_IN
from policypress.lint.rules.competition._search import Frame, Usual
from policypress.lint.rules.competition._takes_part import ADMITTED
from policypress.lint.rules.competition._vocabulary import GAP, MUST

# A text or a clause that chooses who serves.
CHOOSES = re.compile(
    "遴选|征集|(?:评审|评估)机构|服务(?:提供)?(?:机构|单位|商)|中介机构|受理单位|接券|承接(?:单位|机构)|供应商|入库"
    "|(?:运营|承办|评审|检测|培训)(?:机构|单位)"
)
_THEM = "(?:企业|院所|高校|高等学校|机构|单位|园区|商户|行业|产业)"
CLOSE_TO_OURS = re.compile(
    f"[与和同]{GAP}{{0,20}}?{HERE}{GAP}{{0,20}}?{_THEM}{GAP}{{0,4}}?"
    "(?:联系|关系|合作|往来)(?:较?为?)(?:紧密|密切|广泛|频繁|良好|稳固|较多)"
    f"|[与和同]{GAP}{{0,8}}?{HERE}{GAP}{{0,14}}?{_THEM}(?:保持|具?有){GAP}{{0,8}}?"
    "(?:合作|联系|往来|业务)(?:关系|基础|经历)"
)
CLOSE_WORDS = re.compile("联系|关系|合作|往来")
KNOWS_OURS = re.compile(
    f"(?:熟悉|熟知|了解){GAP}{{0,2}}?{HERE}{GAP}{{0,10}}?(?:企业|产业|市场|行业|情况|需求)"
    f"|(?:长期|累计|已经?|曾)服务过?{GAP}{{0,4}}?{HERE}{GAP}{{0,10}}?{_THEM}"
)
NOT_CLOSE = re.compile(
    "加强|推动|促进|建立|鼓励|引导|支持|干部|挂职|内外|宣传"
)
# An item of a list that is one kind of unit: 市属科研院所；
OF_OUR_LEVEL = re.compile(
    "(?<![^\n])(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）).．、] ?)?"
    "[省市区县州]属(?:国有)?[^。；，\n]{0,14}?"
    "(?:单位|院所|机构|高校|院校|高等学校|企业|医院|公司)[^。；，\n]{0,14}$"
)
OURS_APPLY = re.compile(
    f"{HERE}(?!外)(?:的)?(?:(?:符合|具备|具有|有)[^。；，\n]{{0,8}}?的|各类|所有|有关|相关)"
    "[^。；，\n]{0,8}?(?:机构|单位|院所)(?:均|都)?(?:可以?|自愿|自主|积极|按要求)*"
    "(?:申报|申请|报名|参加遴选)"
)
SERVER_OF_HERE = re.compile(
    "(?:服务|接券|受理|承接|检测|培训|运营|评审|评估|代理)(?:机构|单位|主体)[^。；，\n]{0,4}?"
    f"{MUST}(?:当)?[为是属]于?(?:设在)?(?:{HERE}|[省市区县州]属)"
)
OF_APPLYING = re.compile("申[报请]|报名|遴选")
# By what kind of unit one is.
_NATURE = (
    "(?:高等院校|高等学校|高校|院校|科研院所|科研机构|研究院所|事业单位|国有企业|国企|公立医院"
    "|国有[^。；，、\n]{0,4}?(?:公司|院所|机构))"
)
BY_NATURE = re.compile(
    f"(?:从|在|由|面向){GAP}{{0,14}}?{_NATURE}(?:[、和及与或等]{{1,2}}[^。；，、\n]{{0,10}}?){{0,3}}?"
    "(?:中|里|范围内)(?:择优)?(?:遴选|选取|选择|选定|产生|确定|征集|选派)"
    "|(?:服务|检测|培训|承接|运营|受理)(?:机构|单位|主体)[^。；，\n]{0,4}?"
    "(?:仅?限于?|[须应]为|只能是|主要是|主要为|原则上为)"
    f"{GAP}{{0,8}}?{_NATURE}"
)
OF_NATURE = re.compile("院|国[企有]|事业单位|高校")
SERVES = re.compile(
    "服务|承接|供应商|代建|养护|物业|施工|运营|检测|培训|中介|受理单位|承办|代理|评估|设计"
)
NOT_BY_NATURE = re.compile(
    "专家|人才|干部|教师|学生|评委|顾问|导师|特派员|毕业生|人员|社会(?:资本|力量|机构)|公开"
    "|(?:院所|高校|院校)(?:、|和|以及|或者?)(?:各类)?(?:科技型?|龙头)?(?:企业|社会组织)(?!服务)"
)
# A brand, a name, a strength that nobody can measure, for whoever may serve.
NAMED_WELL = re.compile(
    "(?:引入|引进|选择|选取|遴选|选定|由)[^。；，\n]{0,6}?(?:品牌化|知名(?!品牌产品)"
    "|实力(?:雄厚|较?强|突出)|有影响力)[^。；\n]{0,14}?(?:机构|企业|团队|公司|组织)"
    "[^。；，\n]{0,6}?(?:承接|运营|管理|承办|实施|申请|参与)"
)
FAILS_VAGUELY = re.compile(
    "(?:服务能力|能力|实力|配合度|积极性)(?:不足|不强|较?差|不高|欠缺)[^。；\n]{0,12}?"
    "(?:取消|清退|淘汰|退出|移出|终止)[^。；，\n]{0,8}?(?:资格|名单|入库|合作|服务)"
)
VAGUE_FREE = re.compile(
    "评分|得分|招标|国家|人才|专家|教师|干部|职业经理|考核(?:结果|得分|不合格)"
)
# A proof of means that the State's own firms need not bring.
_SOME = "(?:民营|民间|民办|私营|私人|非国有|非公有制|个体|自然人|外资|外商|港澳台|社会资本|境外)"
PROOF_OF_SOME = re.compile(
    f"{_SOME}[^。；，\n]{{0,4}}?"
    "(?:股东|出资人|投资人|投资方|投资者|出资方|出资者|合伙人|法人|企业|机构|资本|公司)?"
    f"[^。；\n]{{0,12}}?(?:{MUST}|另|还)(?:当|须|应|需)?(?:另外|另行|额外|还)?{GAP}{{0,4}}?"
    "(?:提供|提交|出具|缴纳|交纳|交|附|具有|具备)"
    f"{GAP}{{0,14}}?(?:出资能力|资金实力|经济实力|财务能力|资产证明|净资产|存款|验资|担保|保函"
    "|保证金|资信|资金证明|履约能力|审计报告|业绩)"
)
NOT_OF_SOME = re.compile(
    "国家|法律|行政法规|国务院|金融监管|证监会|贷款|补贴|补助|奖励|各类|所有(?!制)|均|同样"
    "|国有[^。；，\n]{0,8}?[和、与或](?:民营|民间)|(?:民营|民间)[^。；，\n]{0,4}?[和、与或]国有|工资"
)
_SERVICE = f"{REGULATION}第八条第（四）项、第九条第（五）项；{DETAILS}第十二条、第十七条"
_APPLY = f"{REGULATION}第九条第（一）项、第八条第（四）项；{DETAILS}第十二条、第十三条"
_NATURE_OF = f"{REGULATION}第八条第（三）项、第八条第（四）项；{DETAILS}第十一条、第十二条"
_usual = Usual(
    why="以与本地企业的关系为条件",
    remedy="改为专业能力、人员、业绩等客观条件，不问所在地、隶属关系和单位性质。",
)
WHO_SERVES: tuple[Frame, ...] = (
    _usual.sentence(
        CLOSE_TO_OURS,
        topic=CHOOSES,
        near=CLOSE_WORDS,
        unless=(NOT_CLOSE,),
        articles=_SERVICE,
    ),
    _usual.sentence(
        KNOWS_OURS,
        topic=CHOOSES,
        unless=(NOT_CLOSE,),
        severity="note",
        why="以熟悉本地、服务过本地企业为条件",
        articles=_SERVICE,
    ),
    _usual.sentence(
        OF_OUR_LEVEL,
        topic=CHOOSES,
        severity="note",
        why="按隶属关系划定谁可以提供服务",
        articles=_NATURE_OF,
    ),
    _usual.sentence(
        OURS_APPLY,
        near=OF_APPLYING,
        topic=CHOOSES,
        severity="note",
        why="只许本地单位申请提供服务",
        articles=_APPLY,
    ),
    _usual.sentence(
        SERVER_OF_HERE,
        topic=CHOOSES,
        severity="note",
        why="只许本地单位提供服务",
        articles=_APPLY,
    ),
    _usual.sentence(
        BY_NATURE,
        SERVES,
        near=OF_NATURE,
        unless=(NOT_BY_NATURE,),
        severity="note",
        why="按单位性质划定谁可以提供服务",
        articles=_NATURE_OF,
    ),
    _usual.sentence(
        PROOF_OF_SOME,
        unless=(NOT_OF_SOME,),
        why="只要求一种所有制的出资人证明能力、提供担保",
        remedy="删去，或者对各种所有制的经营者同等要求。",
    ),
    _usual.sentence(
        NAMED_WELL,
        unless=(VAGUE_FREE,),
        severity="note",
        why="以不能度量的评价选择谁提供服务",
        remedy="改为人员、业绩、服务标准等客观条件，公开竞争选定。",
    ),
    _usual.sentence(
        FAILS_VAGUELY,
        topic=CHOOSES,
        unless=(VAGUE_FREE,),
        severity="note",
        why="退出的条件没有标准",
        remedy="写明考核的指标、分值和程序。",
    ),
    *TERMS_ADDED,
    *ADMITTED,
    *WEIGHED_IN,
)
