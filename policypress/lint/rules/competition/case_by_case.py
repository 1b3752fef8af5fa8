"""一事一议、一企一策：对重大项目实行“一事一议”给予支持。

检查：支持条款中的一事一议、一企一策、一项目一策，经某会议审定的项目给予支持，按带动作用、市场前景等给予一个幅度内的资金，根据实际情况加大力度，不设上限，以协议为准，比照其他项目或者外地的条件，不符合条件的也可以研究支持；评分只作参考而由会议另定、评分细则内部掌握、不公开征集而由推荐产生的，也算；给一个幅度的比例、金额而不分档，对引进、龙头企业放宽条件的，同样算。对困难家庭的救助、按绩效或者评分分档的不算。
为什么：没有公开的标准，由个案商定，实为给予特定经营者选择性、差异化的支持。
不好：对重大项目采取“一事一议”方式给予奖励
好：对固定资产投资达到1亿元的项目，按投资额的2%给予奖励
来源：《公平竞争审查条例》第十条第（二）项，实施办法第四十六条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._by_grace import BY_GRACE
from policypress.lint.rules.competition._chosen_firms import (
    AT_WILL_SUM,
    NOT_AT_WILL_SUM,
    OTHERS_AT_WILL,
    SIGNED_BY_ONE,
    WEIGHED,
    WEIGHED_OPENLY,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    FIRM,
    GENRES,
    REGULATION,
    SPARES,
)
from policypress.lint.rules.competition._freely import (
    AS_PUBLISHED,
    PERSONS_HELPED,
)
from policypress.lint.rules.competition._left_open import LEFT_OPEN
from policypress.lint.rules.competition._off_the_measure import (
    ASIDE_DECIDED,
    AT_SIGHT,
    BELOW_THE_LINE,
    CALL_CLOSED,
    CLOSED_GAIN,
    GIVES_SOMETHING,
    HIDDEN,
    MAY_BE_HIDDEN,
    NOT_ALLOWED,
    NOT_AT_SIGHT,
    OPEN_CALL,
    POINTS_ASIDE,
    RESERVED,
    TOPPED_UP,
)
from policypress.lint.rules.competition._one_by_one import (
    AMONG_OWN_LEVELS,
    CASE_GAINS,
    NOT_ONE_BY_ONE,
    ONE_BY_ONE,
    THE_HIGHER,
)
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._selection import (
    CRITERIA,
)
from policypress.lint.rules.competition._set_apart import (
    AGAIN,
    NOT_AGAIN,
    NOT_UNMET,
    UNMET_DECIDED,
)
from policypress.lint.rules.competition._ties import (
    AT_WILL,
    GAINS,
    LAND_OR_TAX,
    NAMED_GAINS,
    NOT_AT_WILL,
    OTHERS_OTHERWISE,
)
from policypress.lint.rules.competition._vocabulary import (
    GAP,
    GRANT,
    ORGAN,
)
from policypress.lint.rules.competition._worth import AGREED_WORTH

RULE = Rule(
    code="FC-11",
    name="case-by-case",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第十条第（二）项；{DETAILS}第四十六条",
    genres=GENRES,
    spares=SPARES,
)
_GRANTS = "(?:奖励|扶持|补贴|补助|支持|资助|奖补)"
_CASES = re.compile(
    "[一专][企事]一[策议]|专企一策|一事一议|一项目一(?:[策议]|方案)|一链一策|个案(?:研究|商定|审定)"
    "|经[^。；，\n]{0,30}?(?:会议|例会|常务会|领导小组|协调小组)"
    "[^。；，\n]{0,8}?(?:审定|研究|确定|认定|同意)的[^。；，\n]{0,16}?(?:项目|企业|单位)"
    "|视[^。；，\n]{2,40}?给予[^。；，\n]{0,10}?[0-9.]{1,9}万?元?[—－～~至到-][0-9.]{1,9}[万亿]?元"
    "|(?:根据|视|按照)实际情况[，、]?(?:可|可以|适当)?"
    "给予[^。；，\n]{0,8}?(?:更大|更高|适当|一定|特殊|额外)"
    "[^。；，\n]{0,6}?(?:扶持|支持|奖励|补贴|资助)?"
    "|经[^。；，\n]{0,20}?(?:研究|批准|同意|审定)(?:同意)?后?，?(?:可|可以)?(?:适当)?"
    "(?:突破|提高|放宽)[^。；，\n]{0,16}|(?:可|可以)突破[^。；，\n]{0,10}?(?:标准|上限|限额|政策)"
    f"|{_GRANTS}[^。；，单\n]{{0,8}}?由[^。；，\n]{{2,24}}?(?:研究确定|研究决定|集体研究|会商确定)"
    f"|(?<!不){_GRANTS}[^。；，\n]{{0,10}}?不受[^。；，\n]{{0,14}}?(?:限制|约束)"
    f"|{_GRANTS}[^。；，\n]{{0,10}}?，?(?:另行|单独|协商|具体)(?:商定|议定|约定|确定)"
    f"|{_GRANTS}[^。；\n]{{0,20}}?协议中?(?:另行|具体|予以)?约定"
    f"|(?:另行|单独|专题)(?:商定|议定|研究给予)[^。；，\n]{{0,8}}?{_GRANTS}"
)
_SINGLY = "(?:逐案|逐个|逐项|个案|单独|另行|专题|专项|一并|再行|酌情|灵活|自主|综合|集体|视情况?|具体)"
_DECIDED = "(?:研究|议定|商定|确定|决定|审定|核定|约定|协商|会商|商议|决策|批准|认定|明确|裁定|讨论)"
_LOOSE = re.compile(
    f"(?:标准|力度|额度|比例|金额|数额|幅度|扶持政策|优惠政策|条款|额|档次){GAP}{{0,4}}?(?:等)?"
    f"{GAP}{{0,2}}?(?:由|经|提交|提请|报|提|根据|交){GAP}{{0,14}}?(?:{ORGAN}|会议|会|协议|合同)"
    f"{GAP}{{0,8}}?{_SINGLY}?{GAP}{{0,3}}?{_DECIDED}"
    f"|(?:扶持|支持|补助|奖励|补贴|资助){GAP}{{0,8}}?{_SINGLY}{GAP}{{0,3}}?{_DECIDED}"
    f"|{_SINGLY}{_DECIDED}{GAP}{{0,8}}?{GRANT}"
    f"|(?<!不){GRANT}{GAP}{{0,8}}?"
    "(?:不受(?!影响)|可不受|不设|上不封顶|不封顶|可突破|可以突破|(?<!不得)突破|超出本|超过本|高于本"
    "|超出上述"
    "|不限于|无上限)"
    f"{GAP}{{0,12}}?(?:限制|约束|上限|限额|标准|条款|封顶)?"
    "|(?:上不封顶|不设上限|不封顶|特事特办|一户一策|一业一策|一园一策|一店一策|一机构一策"
    f"|定制化?{GAP}{{0,4}}?(?:政策|扶持|支持)|量身定[制做]|专属{GAP}{{0,3}}?政策"
    "|(?:给予|实行|享受)特殊政策|专项政策包|政策大礼包)"
    "|(?:可|可以|适当|酌情|酌量|从优|从宽|优先|视情|特别)(?:给予|予以)?"
    f"{GAP}{{0,4}}?(?:追加|加大|提高|上浮|放宽|倾斜|叠加|增加)"
    f"{GAP}{{0,12}}?(?:奖励|扶持|补贴|补助|支持|资助|标准|额度|比例|力度|条件)"
    f"|(?:酌情|视情况?|视具体情况|视财力|适当|酌量){GAP}{{0,3}}?(?:给予|予以){GAP}{{0,14}}?{GRANT}"
    "|(?:视|根据|依据|结合|按照|按)"
    f"{GAP}{{0,4}}?(?:带动作用|贡献大小|影响力|项目情况|实际情况|重要程度|发展前景|综合情况"
    "|企业情况|具体情况|业绩情况|投资情况|引领作用|行业地位|项目质量"
    "|市场前景|示范效应)"
    f"{GAP}{{0,14}}?(?:给予|予以|确定|核定|安排)"
    f"{GAP}{{0,14}}?(?:奖励|扶持|补贴|补助|支持|资助|万元|额度)"
    "|(?:与|同)(?:企业|项目单位|投资方|投资者|申请人|项目方)"
    f"{GAP}{{0,8}}?(?:协商|商定|谈判|约定|签订|洽谈)"
    f"{GAP}{{0,16}}?(?:标准|金额|扶持|奖励|补助|政策|支持|额度)"
    f"|(?:不满足|不符合|未达到?|不具备){GAP}{{0,12}}?(?:条件|标准|要求)"
    f"{GAP}{{0,4}}?的?{GAP}{{0,4}}?，?{GAP}{{0,12}}?(?:经|报)"
    f"{GAP}{{0,16}}?{_DECIDED}{GAP}{{0,8}}?，?{GAP}{{0,4}}?(?:可|也可|亦可)"
    f"{GAP}{{0,10}}?(?:享受|给予|支持|参照|申报|获得)"
)
# Details that a later text settles, with a scale of points, or of a procedure.
_SETTLED = re.compile(
    f"{AS_PUBLISHED}|"
    "实施细则|评分|得分|考核结果|评审得分|绩效考核|因素法|不超过实际|资金分配方案|申报通知"
    "|年度预算|用途|公开遴选|名单|最低生活|户籍|监管|违约"
)
_SUBJECT = re.compile(f"{FIRM.pattern}|投资|机构|孵化")
_RELIEF = re.compile(
    f"{PERSONS_HELPED}|"
    "村级|筹资筹劳|村民|预案|汛期|抢险|救助|困难|家庭|个人|居民|学生|患者|老年人"
)
_WHY = "没有公开标准，由个案决定支持"
_REMEDY = "写明适用条件、标准和上限并公开，符合条件的均可享受。"
_TALKED = re.compile(
    "(?:部门|单位|街道|乡镇|镇街|园区|[局委办])[^。；，\n]{0,16}?"
    "(?:掌握|把握|裁量|酌定|自定|自行确定|视情)"
    "|(?:双方|合同|协议|会上|会议|主任会|办公会|专题会|常委会|常务会|党委会|主要领导|分管领导"
    "|区领导|县领导|市领导|管委会|领导小组|专班|指挥部)"
    "[^。；，\n]{0,12}?"
    "(?:拍板|谈|敲定|议定|商定|研究|确定|定夺|决定|约定|审定|同意|签批|批示|商量|议)"
    "|面议|面谈|谈判确定|一对一|领导签批|另议|另谈"
    "|具体[^。；，\n]{0,8}?(?:商量|面谈|另定|另议|再定|待定)"
)
_HOW_MUCH = re.compile(
    "(?:扶持|奖励|支持|补助|补贴|资助|优惠|奖补)[^。；，\n]{0,6}?"
    "(?:办法|标准|力度|金额|额度|政策|比例|数额|方式|条件|可以|可|翻番|翻倍|加倍|加码)"
    "|(?:入围|入选|支持|认定)标准|(?:给予|予以)适当(?:扶持|奖励|支持)|翻番|翻倍|加码|加倍|上浮"
    "|提高|突破|放宽|破格"
)
_LAND_AND_TAX = f"{REGULATION}第十条第（一）项、第十条第（二）项、第十条第（三）项；{DETAILS}第四十六条"
# How much is given is for a meeting to say.
_SUM_DECIDED = re.compile(
    "(?:补助|奖励|补贴|扶持|资助|奖补)(?:资金)?的?(?:具体)?(?:数额|金额|标准|额度|比例)"
    "(?:，|的?确定)?[^。；\n]{0,24}?(?:由|报|经)[^。；，\n]{0,14}?"
    "(?:审定|研究确定|研究决定|另行确定|集体研究|会议确定)"
    "|(?:补助|奖励|补贴|扶持|资助|奖补)[^。；\n]{0,14}?(?:标准|金额|数额)(?:另定|另议|面议)"
)
_SUM_RULED = re.compile(
    "公式|因素法|评审|评分|得分|公开|公示|按照?[^。；，\n]{0,10}?标准|国家|省级|审计|财政部门核定"
    "|实施细则|申报指南|绩效"
)
_usual = Usual(
    why=_WHY,
    remedy=_REMEDY,
    promise=True,
    unless=(_RELIEF,),
)
find = finder(
    RULE,
    _usual.sentence(
        AT_WILL,
        LAND_OR_TAX,
        promise=False,
        unless=(NOT_AT_WILL,),
        articles=_LAND_AND_TAX,
    ),
    _usual.words(_CASES, around=(_SUBJECT,)),
    _usual.words(_LOOSE, around=(_SUBJECT,), unless=(_RELIEF, _SETTLED)),
    _usual.sentence(
        _TALKED,
        _HOW_MUCH,
        unless=(
            _RELIEF,
            _SETTLED,
            re.compile(
                "修订|调整本|绩效|公开|公示|制定|评审结果|资金使用|程序合规"
            ),
        ),
    ),
    _usual.sentence(
        ONE_BY_ONE,
        CASE_GAINS,
        promise=False,
        unless=(NOT_ONE_BY_ONE,),
    ),
    _usual.sentence(
        THE_HIGHER,
        CASE_GAINS,
        promise=False,
        unless=(NOT_ONE_BY_ONE, AMONG_OWN_LEVELS),
    ),
    _usual.sentence(AT_WILL, GAINS, promise=False, unless=(NOT_AT_WILL,)),
    _usual.sentence(
        NAMED_GAINS,
        OTHERS_OTHERWISE,
        promise=False,
        unless=(NOT_AT_WILL,),
        why="只给点名的企业支持",
    ),
    _usual.sentence(
        OTHERS_AT_WILL,
        promise=False,
        paid=True,
        unless=(NOT_AT_WILL_SUM, _RELIEF),
        why="由个案批准确定支持对象，没有公开的条件",
    ),
    _usual.sentence(
        AT_WILL_SUM,
        promise=False,
        paid=True,
        unless=(NOT_AT_WILL_SUM, _RELIEF),
    ),
    _usual.sentence(
        UNMET_DECIDED,
        promise=False,
        paid=True,
        unless=(NOT_UNMET, _RELIEF),
        why="使不符合条件的也可以由个案决定支持",
    ),
    _usual.sentence(
        AGREED_WORTH,
        promise=False,
        paid=True,
        why="另行约定经济贡献一类的条件，内容没有公开",
    ),
    _usual.sentence(
        AGAIN,
        promise=False,
        paid=True,
        severity="note",
        unless=(NOT_AGAIN, _RELIEF),
        why="期满可以再享受，没有写明条件和期限",
    ),
    _usual.sentence(
        SIGNED_BY_ONE,
        promise=False,
        paid=True,
        severity="note",
        unless=(NOT_AT_WILL_SUM, _RELIEF),
        why="由领导个人批准，没有公开的分配标准",
    ),
    _usual.sentence(
        WEIGHED,
        promise=False,
        paid=True,
        severity="note",
        unless=(WEIGHED_OPENLY, _RELIEF),
        absent=CRITERIA,
        why="综合研究确定，评价的标准没有写明",
    ),
    _usual.sentence(
        POINTS_ASIDE,
        ASIDE_DECIDED,
        promise=False,
        whole=GIVES_SOMETHING,
        forbids=NOT_ALLOWED,
        unless=(OPEN_CALL,),
        why="不按公布的标准，由会议、部门另行决定支持",
    ),
    _usual.sentence(
        BELOW_THE_LINE,
        promise=False,
        whole=GIVES_SOMETHING,
        forbids=NOT_ALLOWED,
        unless=(OPEN_CALL,),
        why="使不符合条件的也可以由个案决定支持",
    ),
    _usual.sentence(
        RESERVED,
        promise=False,
        whole=GIVES_SOMETHING,
        forbids=NOT_ALLOWED,
        unless=(OPEN_CALL, MAY_BE_HIDDEN),
        why="不经公布的评审，由部门、领导直接安排",
    ),
    _usual.sentence(
        TOPPED_UP,
        promise=False,
        whole=GIVES_SOMETHING,
        forbids=NOT_ALLOWED,
        unless=(OPEN_CALL,),
        why="追加多少没有标准，由个案决定",
    ),
    _usual.sentence(
        HIDDEN,
        promise=False,
        whole=GIVES_SOMETHING,
        forbids=NOT_ALLOWED,
        unless=(MAY_BE_HIDDEN,),
        why="确定支持对象的标准不公开",
    ),
    _usual.sentence(
        CALL_CLOSED,
        CLOSED_GAIN,
        promise=False,
        whole=GIVES_SOMETHING,
        forbids=NOT_ALLOWED,
        unless=(OPEN_CALL,),
        why="不公开申报，由推荐单位确定受益者",
    ),
    _usual.sentence(
        AT_SIGHT,
        promise=False,
        whole=GIVES_SOMETHING,
        forbids=NOT_ALLOWED,
        unless=(NOT_AT_SIGHT,),
    ),
    _usual.sentence(
        _SUM_DECIDED,
        promise=False,
        severity="note",
        unless=(_SUM_RULED, _RELIEF),
        why="给多少由会议、部门逐个确定，没有标准",
    ),
    *BY_GRACE,
    *LEFT_OPEN,
)
