"""以纳入本地统计为条件：对首次纳入规模以上统计的企业给予奖励。

检查：支持条款、申报条件中以纳统、入统、升规、在库、统计关系在本地、数据在本地报送为条件的说法，转由外地或者集团报送就不给的，要求销售额归集本地的，也算。
为什么：统计归属地随注册地走，实为以注册在本地为条件，也易诱发统计造假。
不好：对首次纳入规模以上统计的企业奖励20万元
好：对年营业收入增长20%以上的企业给予奖励
来源：《公平竞争审查条例》第十条第（二）项，实施办法第十九条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._conditions import GRANT_LEAD
from policypress.lint.rules.competition._counted_as import (
    BY_OUR_FIGURES,
    COUNTED_BY_LAW,
    COUNTED_ELSEWHERE,
    FIGURES_HERE,
    IN_THE_ROLL,
    NOT_COUNTED,
    NOT_REPORTED,
    OF_STATISTICS,
    ONLY_READ,
    OTHER_ROLL,
    OUTPUT_BROUGHT,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    MONEY,
    REGULATION,
    SPARES,
)
from policypress.lint.rules.competition._here_in_words import (
    COUNTED_AND_TAXED,
    COUNTED_IN_WORDS,
    NOT_WORDS,
    WORDS_GAIN,
)
from policypress.lint.rules.competition._let_in import COUNTED_TO_US
from policypress.lint.rules.competition._search import Frame, Search, finder
from policypress.lint.rules.competition._tax_conditions import (
    COUNTED_PAID,
    COUNTED_SLANG,
)
from policypress.lint.rules.competition._ties import (
    IN_STATISTICS,
    LOSES_OR_GAINS,
    NO_TIE,
)

RULE = Rule(
    code="FC-05",
    name="local-statistics",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第十条第（二）项；{DETAILS}第十九条",
    genres=GENRES,
    spares=SPARES,
)
_COUNTED = re.compile(
    "纳入[^。；，\n]{0,24}统计(?:范围|库)?|纳统|入统(?!年度)(?:奖励)?|统计(?:征管)?关系|统计归属|规上入库"
    "|小升规|首次升规|升规纳统|(?:新增|首次)的?规模以上|上规(?:入[库统]|上限|纳统|升级)|首次上规"
    "|(?:新增)?入库的?(?:限额以上|规模以上|[规限]上|“?四上”?)"
    "|(?:进入|纳入|入选|新增)“?四上”?企业(?:名录)?库?|(?:月度|年度)(?:新增)?(?:入库|上[规限])企业"
    "|(?:新晋|新进|新纳入|首次(?:进入|纳入|晋升|跻身)|晋升|跻身|升入)[^。；，\n]{0,6}?“?"
    "(?:统计平台|规模以上|限额以上|规上|限上|四上)”?(?![^。；，\n]{0,6}?统计)"
    "|新增[^。；，\n]{0,4}?“?(?:四上|规上|限上|规模以上|限额以上)”?"
    "|在库(?:的)?[^。；，\n]{0,4}?(?:规上|限上|规模以上|限额以上|四上|企业|单位|统计)"
    "|(?:规上|限上|规模以上|限额以上|四上)[^。；，\n]{0,6}?(?:在库|入库|库内)"
    "|统计(?:部门|局)(?![^。；，\n]{0,10}?(?:划型|划分))[^。；，\n]{0,10}?(?:入库|在库|纳入|认定)"
    "|(?:数据|产值|营收|报表|销售额|投资额)"
    "[^。；，\n]{0,10}?(?:计入|纳入|归入|并入|统计在|报送至?|统计到)"
    "[^。；，\n]{0,4}?(?:[我本全][区县市]|区内|县内|市内)"
    "|(?:计入|归入)[^。；，\n]{0,8}统计|报表[^。；，\n]{0,6}?归口|归口[^。；，\n]{0,6}?统计"
    "|列为[^。；，\n]{0,4}(?:规上|限上|四上)|(?:留在|在)统计(?:名录)?库|联网直报"
    "|升[为到至](?:规|限)上"
    "|(?:成长为|转为|培育为|晋升为?|跃升)[^。；，\\n]{0,2}(?:规上|限上|规模以上|四上)"
    "|报表[^。；，\\n]{0,4}?(?:并入|归入|纳入|转入)"
    "|(?:纳入|进入)[^。；，\\n]{0,6}?统计(?:平台|口径|名录|直报)|个转企|一套表"
    "|(?:由下转上|下转上|小升限|个转企、?小升规|育规|入规|下限上|培规)"
    "|(?:首次|新|当年|年度(?!上限)|月度)(?:上|达|升|入|进)[规限库]"
    "|(?:首次|按[月季]|新)报送统计报表|升级为“?(?:四上|规上|限上|规模以上)"
    "|(?:达到规模以上|达规|升规)[^。；，\n]{0,4}(?:入库|纳统)"
)
_PROMISED = re.compile(
    f"{MONEY.pattern}|给予|申报单位|申请单位|万元|支持|引进"
)
# A form is called by what it asks for.
_FORM = re.compile("(?:申请|申报|信息|登记|汇总|明细)表(?![彰明决现述达])")
find = finder(
    RULE,
    Search(
        words=_COUNTED,
        promise=True,
        around=(_PROMISED,),
        # The duty of those who count, and help for those who are counted.
        unless=(
            COUNTED_BY_LAW,
            re.compile("统计(?:机构|部门)[^。；，\n]{0,6}(?:应当|负责)"),
            _FORM,
        ),
        why="以纳入本地统计为条件",
        remedy="删去纳统条件，改按产值、营业收入、投资等实际成果给予支持。",
    ),
    Frame(
        parts=(IN_STATISTICS, LOSES_OR_GAINS),
        unless=(NO_TIE, _FORM, COUNTED_BY_LAW),
        why="以纳入本地统计为条件",
        remedy="删去纳统条件，改按产值、营业收入、投资等实际成果给予支持。",
    ),
    Frame(
        parts=(IN_STATISTICS,),
        lead=GRANT_LEAD,
        paid=True,
        unless=(NO_TIE, _FORM, COUNTED_BY_LAW),
        why="以纳入本地统计为条件",
        remedy="删去纳统条件，改按产值、营业收入、投资等实际成果给予支持。",
    ),
    Frame(
        parts=(COUNTED_SLANG, COUNTED_PAID),
        unless=(NO_TIE, _FORM, COUNTED_BY_LAW),
        severity="note",
        why="以纳入本地统计为条件",
        remedy="删去纳统条件，改按产值、营业收入、投资等实际成果给予支持。",
    ),
    Frame(
        parts=(COUNTED_AND_TAXED,),
        paid=True,
        unless=(NO_TIE, _FORM, COUNTED_BY_LAW),
        why="以在本地统计、纳税为条件",
        remedy="删去纳统、纳税条件，改按产值、营业收入、投资等实际成果给予支持。",
    ),
    Frame(
        parts=(COUNTED_IN_WORDS, WORDS_GAIN),
        unless=(NO_TIE, NOT_WORDS, _FORM),
        why="以纳入本地统计为条件",
        remedy="删去纳统条件，改按产值、营业收入、投资等实际成果给予支持。",
    ),
    Frame(
        parts=(IN_THE_ROLL,),
        paid=True,
        topic=OF_STATISTICS,
        unless=(OTHER_ROLL, _FORM, COUNTED_BY_LAW),
        why="以列入本地统计库为条件",
        remedy="删去纳统条件，改按产值、营业收入、投资等实际成果给予支持。",
    ),
    Search(
        words=IN_THE_ROLL,
        promise=True,
        around=(OF_STATISTICS,),
        unless=(OTHER_ROLL, _FORM, COUNTED_BY_LAW),
        why="以列入本地统计库为条件",
        remedy="删去纳统条件，改按产值、营业收入、投资等实际成果给予支持。",
    ),
    Search(
        words=COUNTED_ELSEWHERE,
        beside=(NOT_COUNTED,),
        unless=(ONLY_READ, _FORM),
        why="以在本地报送统计数据为条件",
        remedy="删去纳统条件，改按产值、营业收入、投资等实际成果给予支持。",
    ),
    Search(
        words=NOT_REPORTED,
        beside=(NOT_COUNTED,),
        around=(OF_STATISTICS,),
        unless=(ONLY_READ, _FORM),
        why="以在本地报送统计数据为条件",
        remedy="删去纳统条件，改按产值、营业收入、投资等实际成果给予支持。",
    ),
    Frame(
        parts=(BY_OUR_FIGURES,),
        paid=True,
        severity="note",
        unless=(ONLY_READ, _FORM),
        why="以本地统计的数据为准，数据在外地报送的不能享受",
        remedy="改按企业财务报表、合同、发票等认定产值、营业收入。",
    ),
    Frame(
        parts=(OUTPUT_BROUGHT,),
        paid=True,
        unless=(ONLY_READ, _FORM),
        why="以在本地报送统计数据为条件",
        remedy="删去纳统条件，改按产值、营业收入、投资等实际成果给予支持。",
    ),
    Frame(
        parts=(FIGURES_HERE,),
        paid=True,
        unless=(ONLY_READ, _FORM),
        why="以在本地报送统计数据为条件",
        remedy="删去纳统条件，改按产值、营业收入、投资等实际成果给予支持。",
    ),
    Frame(
        parts=(COUNTED_TO_US,),
        paid=True,
        unless=(_FORM,),
        why="以销售额归集到本地为条件",
        remedy="删去归集的要求，在本地实际开展经营的门店均可参加。",
    ),
)
