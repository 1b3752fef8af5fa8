"""在负面清单以外设审批、备案：须经乡镇人民政府同意后方可经营。

检查：以本地机关、乡镇、村的批准、同意、备案、盖章作为经营、承揽、销售的前提，而没有写明法律依据的说法；供水、供电等企业的意见、验收作为前提的，以部门文件挡住企业登记的，以编号、标识、意见书、批条等名目或者自设的评价决定能否经营的，也算，设立公司须经批准而没有写依据的提示核实，地方性法规里的同样检查。
为什么：市场准入负面清单以外的行业、领域、业务，不得违法设置审批程序。
不好：从事再生资源回收的，须经乡镇人民政府同意后方可经营
好：从事再生资源回收的，依法办理备案
来源：《公平竞争审查条例》第八条第（一）项，实施办法第九条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._chosen_firms import (
    UNWELCOME,
    WELCOME_BY_LAW,
)
from policypress.lint.rules.competition._concepts import (
    BEFORE_TRADING,
    ITS_PAPER,
    NO_OFFICE,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES_AND_LAWS,
    REGULATION,
)
from policypress.lint.rules.competition._entry import (
    BUSINESS,
    GATE_FREE,
    LEAVE,
    LOCAL_PAPER,
    NO_LEAVE,
    OPENS,
    OPERATOR_GATE,
    WITHOUT_LEAVE,
)
from policypress.lint.rules.competition._freely import LICENSED_BY_STATE
from policypress.lint.rules.competition._leave_by_name import (
    ALL_FILE,
    FILES_LAWFUL,
    FILING,
    FILING_PASSED,
    FREE_TRADE,
    PAPER_LAWFUL,
    PASSED_LAWFUL,
    TRADE_PAPER,
)
from policypress.lint.rules.competition._may_trade import LEAVE_ASKED
from policypress.lint.rules.competition._odd_papers import ODD_PAPERS
from policypress.lint.rules.competition._say_of_rivals import GRANTED_BY_OTHERS
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._soft_gates import (
    FOUNDED_BY_LEAVE,
    LEAVE_BY_LAW,
)
from policypress.lint.rules.competition._thresholds import (
    BY_LEAVE,
    BY_LEAVE_LAWFUL,
)
from policypress.lint.rules.competition._tied_deals import (
    NOT_TITLE_OPENS,
    TITLE_NAME,
    TITLE_OPENS,
)
from policypress.lint.rules.competition._vocabulary import (
    APPROVAL,
    BARRED,
    GAP,
    MUST,
    ORGAN,
    TRADING,
)
from policypress.lint.rules.competition._wide_market import (
    BEFORE_TRADE,
    LEAVE_WORD,
    NO_LEAVE_ASKED,
    TRADE,
)

RULE = Rule(
    code="FC-22",
    name="extra-approval",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第八条第（一）项；{DETAILS}第九条",
    genres=GENRES_AND_LAWS,
)
# What asks for money, or builds, asks for leave of another kind.
_NO_TRADE = re.compile(
    "自[^。；，]{1,10}之日起[^。；，]{0,8}日内|大型群众性"
    "|(?:凭|持|提交|提供|取得|领取|已领)[^。；，]{0,8}营业执照|公安|市场监督管理部门|工商行政"
    "|补贴|补助|奖励|资助|申报|资金|工程款|验收合格|竣工|消防|环评|环境影响|规划许可|职业病"
    "|学生|患者|户籍"
    "|招标|中标|参加人|考生|公示|变更"
    "|注销手续|[局委]应当组织"
)
_LAWFUL = re.compile(
    f"{LICENSED_BY_STATE}|"
    "(?:娱乐|演出|出版|快递|烟草|道路运输|互联网|卫生)[^。；，]{0,8}许可|依法|法律|法规|国家|依照"
    "|志愿|按照《|根据《|食品|药品|危险|燃气|枪|烟花|特种|医疗机构|办学"
    "|起重机械|电梯"
)
# What is said to authorities; 不得经营 without a paper is the very fault.
_FORBIDS = re.compile(
    "不得(?:以|将|把|要求|设置|限定|设定|增设|变相|强制|自行设)"
    "|取消(?![^。；，\n]{0,10}(?:资格|称号|优惠|补贴|奖励|等级))|清理|废止|不再要求|无需"
)
_WHY = "在市场准入负面清单以外设置审批、备案作为经营的前提"
_REMEDY = "删去；确有法律、行政法规依据的，写明依据。"
_LEAVE = re.compile(
    f"(?:{ORGAN}|人社所|[一-鿿]{{1,3}}(?:所|(?<!网)站|办)|中心|协会|乡镇|村委?会|居委会|业委会|社区)"
    f"{GAP}{{0,16}}?(?:{APPROVAL}|公布|制发|颁发|核发|统一制作|组织的|发放|签发|领取|发证|考核"
    "|意见|踏勘|查验|联审|会审|勘验|把关|核定)"
    "|备案证|准入证|备案准入|准入备案|准营证|服务证"
    f"|实行{GAP}{{0,10}}?(?:准入|备案|许可|认证|审批)(?:制|管理|准入)"
)
_PERMIT = re.compile(
    f"{MUST}{GAP}{{0,10}}?(?:送|报|取得|领取|申领|参加|通过|经|到|办理|持|获得|接受|列入|进入"
    f"|挂){GAP}{{0,30}}?"
    "(?:审定|审查|评定|审核|核准|备案|同意|批准|执业牌|牌照?|证|单|函|卡|目录|名录|年审|评估|验收"
    "|登记|公示牌|考核|许可|确认|认定|培训|意见|盖章)"
    f"|(?:报|送|提请|提交){GAP}{{0,14}}?(?:核准|批准|审批|同意|审定|备案同意)"
    f"|(?:资格|准入|认可|许可){GAP}{{0,4}}?制|实行{GAP}{{0,10}}?(?:准入|许可|认证|审批)"
    f"|(?:没有|未){GAP}{{0,4}}?(?:进入|列入|取得|通过|领取|参加|办理|经|在|挂|报)"
    f"{GAP}{{0,24}}?(?:目录|名录|牌|证|单|函|卡|审|评定|认定|同意|登记|备案|考核)"
    f"|(?:年审|评定|评估|考核|审查|审定|核验|备案){GAP}{{0,4}}?"
    "(?:不合格|未通过|不通过|通过|合格|后)"
)
_TRADERS = re.compile(
    f"{TRADING}|设立|新开|挂牌|网点|超市|房东|服务队|餐车|电商|前置仓|作业|出租|经营户|商铺|门店"
    "|会所|业主|综合体|促销|举办[^。；，]{0,4}活动|业务|中介|机构|企业|公司|商户|店|摊位|摊点"
    "|户外广告|从业|单位|平台|经营者|个体|酒店|民宿|餐馆|市场主体|服务商|驾校|家政|托管|物业"
    "|网约车|出租车|收购|销售"
)
_STOPPED = re.compile(
    f"{BARRED}"
    f"|(?:设立|开设|开办|举办|从事|经营|销售|新开|开展){GAP}{{1,16}}?{MUST}(?:先)?"
    f"经{GAP}{{0,4}}?(?:村|镇|乡|街道|社区|协会|商会)"
    f"|审核发证|执业牌|(?:协会|商会|学会){GAP}{{0,6}}?(?:颁发|核发|制发)"
    f"|(?:先|提前[^。；，]{{0,6}}?|事先|事前){GAP}{{0,3}}?(?:经|报|到|送|取得|由|向|通过)"
    f"|(?:合格|通过|同意|年检)后{GAP}{{0,4}}?(?:继续|再)?(?:经营|营业)"
    "|(?:开业|营业|经营|销售|投放|开办|开展业务|承接业务|入场|施工)前"
)
_usual = Usual(
    why=_WHY,
    remedy=_REMEDY,
    unless=(_LAWFUL, _NO_TRADE),
    forbids=_FORBIDS,
)
find = finder(
    RULE,
    _usual.sentence(_LEAVE, _PERMIT, _TRADERS, _STOPPED, near=_PERMIT),
    _usual.sentence(NO_OFFICE, ITS_PAPER, _TRADERS, BEFORE_TRADING),
    _usual.sentence(OPENS, LOCAL_PAPER, unless=(NO_LEAVE,), near=LOCAL_PAPER),
    _usual.sentence(
        LEAVE,
        WITHOUT_LEAVE,
        BUSINESS,
        unless=(NO_LEAVE,),
        joined=True,
        near=WITHOUT_LEAVE,
    ),
    _usual.sentence(
        OPERATOR_GATE,
        unless=(GATE_FREE,),
        why="由经营者审核同行能否设立、开业",
        remedy="删去；设立登记由登记机关依法办理。",
    ),
    _usual.sentence(LEAVE_WORD, TRADE, BEFORE_TRADE, unless=(NO_LEAVE_ASKED,)),
    _usual.sentence(
        ALL_FILE,
        unless=(FILES_LAWFUL,),
        why="以登记、备案作为经营的前提",
        severity="note",
    ),
    _usual.sentence(
        BY_LEAVE,
        unless=(BY_LEAVE_LAWFUL, _NO_TRADE),
        severity="note",
    ),
    _usual.sentence(
        FILING_PASSED,
        topic=FILING,
        unless=(PASSED_LAWFUL,),
        why="名为备案，实为审批",
        remedy="改为提交材料即予备案，不审查、不发证，未备案的不影响经营。",
        severity="note",
    ),
    _usual.sentence(
        TRADE_PAPER,
        FREE_TRADE,
        unless=(PAPER_LAWFUL,),
        why="以法律、行政法规没有设定的资格、许可作为经营的前提",
        severity="note",
    ),
    _usual.sentence(
        TITLE_OPENS,
        unless=(NOT_TITLE_OPENS,),
        why="把认定、授牌作为从事业务的前提",
    ),
    _usual.sentence(
        TITLE_NAME,
        severity="note",
        unless=(),
        why="以认定、授牌为使用名义的前提",
    ),
    _usual.sentence(
        UNWELCOME,
        severity="note",
        unless=(WELCOME_BY_LAW,),
        why="在负面清单以外以不明的标准禁止进入",
    ),
    _usual.sentence(
        FOUNDED_BY_LEAVE,
        severity="note",
        unless=(LEAVE_BY_LAW,),
        why="设定批准而没有写明法律、行政法规依据",
    ),
    *LEAVE_ASKED,
    *GRANTED_BY_OTHERS,
    *ODD_PAPERS,
)
