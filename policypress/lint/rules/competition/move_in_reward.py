"""奖励迁入、落户：对新落户本区的企业，给予50万元落户奖励。

检查：以迁入、落户、新引进、注册地变更到本地为条件的奖补，以调档、迁入核准、换发证照表示的，和把迁来的视同新设、首次认定的，也算。人才落户、户籍迁移不算。
为什么：只奖励迁来的企业，对已在本地的经营者不公平，也助长相互挖企业。
不好：对新迁入我区的企业给予50万元奖励
好：对符合同一客观条件的全部企业给予同等支持
来源：《公平竞争审查条例》第十条第（二）项，实施办法第十九条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._by_paper import (
    HAS_MOVED,
    MOVING_PAPERS,
    NOT_MOVED,
    PAPERS_LEAD,
    SEAT_SHIFTED,
    SHIFTED_FROM,
    TAKEN_FOR_NEW,
)
from policypress.lint.rules.competition._chosen_firms import (
    NEWCOMERS,
    NEWCOMERS_GET,
    NOT_NEWCOMERS,
)
from policypress.lint.rules.competition._comes_and_goes import (
    NOT_SWITCHED,
    SWITCH_GAIN,
    SWITCHES,
)
from policypress.lint.rules.competition._costs import (
    COMES,
    GIVEN,
    NEWCOMERS_ONLY,
    NO_ARRIVAL,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    FIRM,
    GENRES,
    HERE,
    OUTSIDE,
    OWN,
    REGULATION,
    SPARES,
)
from policypress.lint.rules.competition._freely import LEAVES_FREELY
from policypress.lint.rules.competition._here_in_words import (
    NEW_IN_WORDS,
    NOT_WORDS,
    WORDS_GAIN,
)
from policypress.lint.rules.competition._in_support import (
    BROUGHT_IN,
    NEWLY_IN,
    NOT_BROUGHT,
)
from policypress.lint.rules.competition._newly_come import (
    ALREADY_HAD,
    BRINGS_IN,
    COME_ALIKE,
    COME_GET,
    FOR_COMERS,
    GOES_ON,
    NEWLY,
    NEWLY_COME,
    NOT_BRINGING,
    THERE_ALREADY,
)
from policypress.lint.rules.competition._search import Said, Usual, finder
from policypress.lint.rules.competition._soft_gates import (
    NEW_OR_APPROVED,
    NOT_NEW,
)
from policypress.lint.rules.competition._ties import (
    ARRIVERS,
    ARRIVES,
    GAINS,
    NO_NEWS,
)
from policypress.lint.rules.competition._vocabulary import (
    FIRMS,
    GAP,
)

RULE = Rule(
    code="FC-03",
    name="move-in-reward",
    severity="error",
    strength="规定",
    source=f"{REGULATION}第十条第（二）项；{DETAILS}第十九条",
    genres=GENRES,
    spares=SPARES,
)
_MOVES = re.compile(
    f"(?:整体|新|成功)?迁入(?:{OWN})?|(?:搬)?迁移?[至到]{OWN}|新落户(?:{OWN})?|落户(?:{OWN})"
    "|落户奖[励金补]|落户补[贴助]|落户三年内"
    f"|落户(?!配额|指标|政策|条件|手续)[^。；，、\n]{{0,12}}(?:企业|项目|总部)"
    f"|新引进(?:{OWN})?的?[^。；，\n]{{0,10}}(?:{FIRMS}|总部)|引进落户的?"
    f"|(?:企业|总部|公司|机构)[^。；，\n]{{0,6}}?落户(?!口|奖|补)"
    f"|(?:从|由|自)?{OUTSIDE}[^。；，\n]{{0,10}}?"
    f"(?:引[入进]|迁[入至移来]|搬[迁至]|转移|迁移?来)[^。；，\n]{{0,12}}"
    f"|{OUTSIDE}[^。；，\n]{{0,12}}?(?:投资|落户|入驻)"
    f"|将[^。；，\n]{{0,16}}?(?:迁|搬|转移|变更)[入至到]{OWN}"
    f"|将[^。；，\n]{{0,12}}?(?:总部|机构|公司|中心)[^。；，\n]{{0,4}}?(?:设立?|落户?|放|注册)[在于到至]{OWN}"
    f"|注册地址?由[^。；，\n]{{0,20}}变更[至到]{OWN}"
    f"|来{OWN}(?:投资)?(?:落户|注册|设立|投资|新设|办厂)"
    f"|在{OWN}(?:内)?(?:投资)?(?:新设立?|新成立|新注册|首次设立)[^。；，\n]{{0,16}}?"
    "(?:总部|公司|企业|机构|基金|中心)"
)
_COMES = (
    "(?:迁入|迁址|迁来|迁到|迁至|搬来|搬到|搬至|搬入|搬迁到|移师|转移至|转移到|回迁|回流|回归"
    "|返乡|落户|落地|引进|招引|引入|转入|移入|变更至|变更到|变更为|总部迁)"
)
_ARRIVALS = re.compile(
    f"(?:把|将){GAP}{{0,20}}?{_COMES}{GAP}{{0,4}}?{HERE}"
    f"|{OUTSIDE}{GAP}{{0,16}}?{_COMES}"
    f"|(?<!已){_COMES}(?:到|至|于|在|我|了)?{HERE}{GAP}{{0,20}}?{FIRMS}"
    f"|(?:企业|公司|总部|机构|税源|基金|团队|项目|事务所){GAP}{{0,8}}?"
    f"(?:迁址|迁来|搬来|迁至|回迁|回归|迁移){GAP}{{0,6}}?(?:{OWN})?"
    f"|(?:招引|引进|引荐|推介|介绍|促成|引入){GAP}{{0,24}}?(?:企业|项目|公司|总部|500强|机构)"
    f"{GAP}{{0,8}}?(?:落地|落户|注册|签约|入驻|投产)"
    f"|(?:招引|招商引资)(?!需求|任务|大会|活动|考核)[^。；，\n]{{0,16}}?(?:企业|项目|总部|机构)"
    f"|(?:招商|引荐|引资|中介){GAP}{{0,4}}?(?:中介|引荐人|功臣|大使|奖|人)"
    "|(?:新招商|新招引|新引入|首次落户|新迁|新入驻|新落地|新转入|新进驻|当年迁入|当年落户"
    f"|首次迁入){GAP}{{0,16}}?{FIRMS}"
    f"|(?:首次|新|来|初次|首家|首个|首批){GAP}{{0,4}}?(?:在|到|于|来)?"
    f"{HERE}{GAP}{{0,4}}?(?:设立|成立|注册|开办|开设|组建|布局|设点){GAP}{{0,10}}?{FIRMS}"
    f"|(?:落户|落地|入驻|迁入)(?:一次性)?(?:奖|补贴|补助|扶持|礼包)"
)
_NO_ARRIVAL = re.compile(
    "人才|博士|毕业生|技术|设备|留学|孵化器|众创|成果|院士|专家|首店|农民工|标准厂房|台商|本科"
    "|课程|师资|国外|境外先进|残疾人|就业机构"
)
_PROMISED = re.compile(
    "奖励|补贴|补助|资助|给予|申报单位|申请单位|万元|扶持资金"
)
# A project that settles in a zone is counted somewhere; only money makes it a reward.
_ONLY_COUNTED = re.compile(
    f"{LEAVES_FREELY}|"
    "登记申请|当场办结|套取|骗取|终止[^。；，\n]{0,10}?奖励|开具发票"
    "|不予追回|不影响|不受影响|计算为|计入|列入[^。；\n]{0,8}任务|(?:仅|只有?) ?[0-9一] ?家[^。；\n]{0,20}?享受|考核|迁移登记|补偿|搬迁改造|退城"
)
_WHY = "以迁入、落户为条件给予支持"
_REMEDY = "删去迁入（落户）奖励，改为对全部符合客观条件的单位同等支持。"
_usual = Usual(
    why=_WHY,
    remedy=_REMEDY,
    promise=True,
    unless=(_ONLY_COUNTED,),
)
find = finder(
    RULE,
    _usual.words(_MOVES, beside=(FIRM, _PROMISED)),
    _usual.words(
        _ARRIVALS,
        severity="warning",
        beside=(FIRM, _PROMISED),
        unless=(_ONLY_COUNTED, _NO_ARRIVAL),
    ),
    _usual.sentence(COMES, GIVEN, FIRM, unless=(_ONLY_COUNTED, NO_ARRIVAL)),
    _usual.sentence(NEWCOMERS_ONLY, unless=(_ONLY_COUNTED, NO_ARRIVAL)),
    _usual.sentence(
        ARRIVES, ARRIVERS, GAINS, promise=False, unless=(NO_NEWS,)
    ),
    _usual.words(
        NEWCOMERS,
        beside=(NEWCOMERS_GET,),
        promise=False,
        severity="warning",
        unless=(_ONLY_COUNTED, NOT_NEWCOMERS),
        why="只支持新来的企业，已有的同类企业不能享受",
    ),
    _usual.sentence(
        NEW_IN_WORDS,
        WORDS_GAIN,
        promise=False,
        severity="warning",
        unless=(NOT_WORDS,),
        why="只支持新来的企业，已有的同类企业不能享受",
    ),
    _usual.sentence(
        NEWLY_IN,
        GAINS,
        promise=False,
        severity="warning",
        unless=(NO_NEWS, NOT_BROUGHT),
        why="只支持新来的企业，已有的同类企业不能享受",
    ),
    _usual.sentence(
        BROUGHT_IN,
        GAINS,
        promise=False,
        severity="note",
        unless=(NO_NEWS, NOT_BROUGHT),
        why="按引进的企业给予奖励",
    ),
    _usual.sentence(
        NEWLY_COME,
        COME_GET,
        near=NEWLY,
        promise=False,
        severity="note",
        unless=(NO_NEWS, COME_ALIKE),
        why="只支持新来的企业，已有的同类企业不能享受",
    ),
    _usual.sentence(
        BRINGS_IN,
        GIVEN,
        promise=False,
        severity="note",
        unless=(NOT_BRINGING,),
        why="按引进的企业给予奖励",
    ),
    _usual.words(
        GOES_ON,
        around=(NEWCOMERS,),
        promise=False,
        severity="note",
        unless=(_ONLY_COUNTED, NOT_NEWCOMERS),
        why="承前只支持新来的企业",
    ),
    _usual.sentence(
        NEW_OR_APPROVED,
        promise=False,
        paid=True,
        severity="note",
        unless=(NOT_NEW,),
        why="把新引进作为条件",
    ),
    _usual.words(
        SEAT_SHIFTED,
        beside=(SHIFTED_FROM, GAINS),
        promise=False,
        severity="warning",
        unless=(NOT_MOVED, NO_NEWS),
    ),
    _usual.sentence(
        MOVING_PAPERS,
        promise=False,
        paid=True,
        lead=PAPERS_LEAD,
        severity="warning",
        unless=(NOT_MOVED,),
        why="只有迁来的企业才有，等于以迁入为条件",
    ),
    _usual.words(
        TAKEN_FOR_NEW,
        promise=False,
        severity="warning",
        beside=(HAS_MOVED,),
        unless=(NOT_MOVED,),
        why="把迁来的当作新的给予支持",
    ),
    _usual.sentence(
        THERE_ALREADY,
        promise=False,
        paid=True,
        severity="warning",
        whole=FOR_COMERS,
        unless=(ALREADY_HAD,),
        why="只支持新来的企业，已有的同类企业不能享受",
    ),
    _usual.sentence(
        SWITCHES,
        SWITCH_GAIN,
        promise=False,
        paid=True,
        severity="warning",
        unless=(NOT_SWITCHED, NO_NEWS, NOT_MOVED),
    ),
    carries=Said(why="承前只支持新来的企业", remedy=_REMEDY, severity="note"),
)
