"""以在本地注册为享受支持的条件：在我区登记注册的企业，给予奖励。

检查：支持条款、申报条件中以注册地、工商登记、独立法人资格在本地为条件的说法；本地户籍、本地用工、须在本地创办、基地设在本地的，和承前仍以此为条件的后续奖补，也算；以证照的核发机关、编号、号段在本地为条件的，对分支机构、总部在外地的少给的，以本地地址申请专利、在本地设有总部、场所与登记地址一致为条件的，同样算；遴选参与活动的经营主体限于本地登记、纳税、入统的，也算。
为什么：注册地不反映实际贡献，等于给予特定经营者选择性的财政奖励，也妨碍企业自由选址。
不好：对在本区登记注册的企业，给予10万元奖励
好：对在本区实际从事生产经营或者研发活动的企业，给予10万元奖励
来源：《公平竞争审查条例》第十条第（二）项，实施办法第十二条第（二）项、第十九条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._asked_here import ADDRESS_HERE
from policypress.lint.rules.competition._by_paper import (
    NO_PAPER,
    PAPER_OF_HERE,
    PLATE_OF_HERE,
)
from policypress.lint.rules.competition._concepts import (
    INSURED_HERE,
)
from policypress.lint.rules.competition._conditions import (
    GRANT_LEAD,
    NOT_ASKED,
    OF_SEATS,
    SEAT_ITEM,
)
from policypress.lint.rules.competition._costs import (
    GIVEN,
    OUTSIDERS_LESS,
    SEATED_HERE,
)
from policypress.lint.rules.competition._cues import (
    AFAR,
    DETAILS,
    FIRM,
    GENRES,
    HERE,
    OWN,
    REGULATION,
    SPARES,
)
from policypress.lint.rules.competition._flow import TRADER_SEATED
from policypress.lint.rules.competition._freely import ELSEWHERE_TOO
from policypress.lint.rules.competition._here_in_words import (
    NOT_SEATED_HERE,
    NOT_WORDS,
    SEATED_IN_WORDS,
    WORDS_GAIN,
)
from policypress.lint.rules.competition._in_support import PAPERS_HERE
from policypress.lint.rules.competition._kept_apart import (
    BRANCH_ALIKE,
    BRANCH_LESS,
    OUTSIDER_ALIKE,
    OUTSIDER_NONE,
    OUTSIDER_WHO,
)
from policypress.lint.rules.competition._let_in import BY_THEIR_SEAT
from policypress.lint.rules.competition._newly_come import (
    GOES_ON,
    SHARE_OF_OURS,
)
from policypress.lint.rules.competition._of_our_own import (
    TIED_TO_HERE,
    WISHED_ONLY,
)
from policypress.lint.rules.competition._scope import (
    GIVES_TITLE,
    IN_PROCUREMENT,
    LICENSED_HERE,
    NO_SCOPE,
    OUR_TITLE,
    OURS_ASKED,
    OURS_GET,
    OURS_GET_SUM,
    OURS_IN_SCOPE,
    SCOPE,
)
from policypress.lint.rules.competition._search import Said, Usual, finder
from policypress.lint.rules.competition._set_apart import NOT_LEAD, OURS_LEAD
from policypress.lint.rules.competition._takes_part import SEATED_TO_JOIN
from policypress.lint.rules.competition._tied_in_fact import (
    DONE_ALIKE,
    DONE_ELSEWHERE,
    NOT_RATE,
    PERSON_FREE,
    PERSON_OF_HERE,
    RATE_OF_HERE,
    SEAT_SLANG,
    STAFF_HIRED,
    STAFF_INSURED,
)
from policypress.lint.rules.competition._ties import (
    GAINS,
    NO_FIRST,
    NO_TIE,
    OURS_BEFORE,
    SEAT_HERE,
)
from policypress.lint.rules.competition._vocabulary import (
    FIRMS,
    GAP,
)

RULE = Rule(
    code="FC-01",
    name="local-registration",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第十条第（二）项；{DETAILS}第十九条",
    genres=GENRES,
    spares=SPARES,
)
_REGISTERED = (
    "(?:登记注册|注册登记|注册成立|注册运行|注册设立|工商注册|工商登记|注册纳税|注册|登记)"
    "(?!商标|会计|资本|类|证|人数|专利|失业)"
)
_HOW = "(?:依法|办理|工商|合法|正式|新|且|已|、|完成|进行){0,4}"
_AREA = f"{OWN}(?:（[^）\n]{{0,12}}）)?(?:行政)?(?:区域|辖区|范围|地区|境|域)?(?:范围)?(?:以?内)?"
_SEAT = (
    "(?:(?:注册|登记|税务登记|工商登记|住所)(?:所在)?地(?:址)?|(?:税务|税收|征管|户管"
    "|统计)[^。；，、\n]{0,4}?(?:关系|管地))"
)
_CONDITION = re.compile(
    f"(?<!未)在[^，。；：、\n]{{0,10}}?{_AREA}{_HOW}{_REGISTERED}"
    f"|注册(?:在|于){_AREA}"
    f"|(?<!负责)(?<!受理)(?<!不受){_SEAT}(?:[、及和与][^。；\n]{{0,24}}?)?"
    f"(?:均|都|须|需|应当?|必须)*(?:在|位于|为|属于?){_AREA}"
    f"|注册地址?由[^。；，\n]{{0,20}}变更[至到]{_AREA}"
    f"|(?:总部|结算中心|法人|公司)[^。；，\n]{{0,8}}?设[在于]{_AREA}"
    f"|在{_AREA}(?:依法)?(?:办理|领取|取得)[^。；，\n]{{0,6}}?(?:营业执照|税务登记)"
    f"|在{_AREA}(?:依法)?(?:具有|注册且具有|设立的?)独立法人"
    f"|在{_AREA}(?:依法)?(?:设立|成立)(?:的(?!分|各类|养老)|并|且|、|，)"
    f"|具有{_AREA}的?独立(?:企业)?法人(?:资格)?"
    f"|{HERE}(?:已|依法)?注册(?:登记|成立)?的?[^。；，、\n]{{0,8}}?(?:企业|公司|单位|机构|基金)"
    # 青山市注册的企事业单位
    "|(?<=[省市区县州])(?<!各[省市区县州])(?<!未在我[省市区县州])(?:行政区域|辖区|境)?内?(?:已|依法)?"
    "(?:工商)?(?:登记)?注册(?:登记|成立)?的[^。；，、\n]{0,12}?(?:企业|公司|单位|机构|基金)"
    "|在[京沪津渝穗深杭莞甬蓉榕邕厦汉](?:依法)?(?:注册|登记|具有独立法人|工商注册)"
    "|属地(?:化)?(?:注册|登记)"
)
# 领取执照, 工商、税务关系均在本县, 户籍地在高新区, 本地持照企业.
_SEATED = re.compile(
    f"在{GAP}{{0,8}}?{_AREA}{GAP}{{0,6}}?(?:领取|领有|办理|取得|申领|完成|核发)"
    f"{GAP}{{0,6}}?(?:执照|证照|设立登记|工商登记|注册|主体登记|税务登记)"
    "|(?<!不受)"
    "(?:注册|登记|工商|户籍|住所|执照|税务|税收|统计|纳统|法人|征管|隶属|核算|总部(?!型)|开票"
    "|社保|参保|营业执照)"
    f"[^。；，（）\n]{{0,12}}?(?:地址?|关系|所在地|归属地?|属地|地点|机关)?"
    f"{GAP}{{0,4}}?(?:均|都|须|应当?|必须|需|全部|同时)*"
    "(?:在|位于|为|属于?|落在|隶属于?|设在|留在|转入|归属于?)(?:于)?"
    f"{GAP}{{0,2}}?{_AREA}(?!市场|税务|行政审批|[^。；，\n]{{0,6}}?(?:部门|局|机关))"
    f"|{HERE}(?:依法)?(?:持照|在册|登记在册|注册|户籍|籍|领照|办照)的?{GAP}{{0,10}}?{FIRMS}"
    f"|(?:经|由|在){HERE}(?:市场监督管理|市场监管|工商|登记|行政审批)"
    f"{GAP}{{0,10}}?(?:登记|注册|发照)(?:成立)?的{GAP}{{0,10}}?{FIRMS}"
    f"|在{HERE}(?:市场监督管理|市场监管|工商(?:行政管理)?|行政审批|登记){GAP}{{0,4}}?"
    "(?:部门|局|机关)(?:依法|办理)?(?:登记注册|注册登记|设立登记|注册成立|注册|登记成立)"
    f"(?:，{GAP}{{0,20}}?(?:纳税|税务|税收|账户|统计){GAP}{{0,8}}?(?:在|位于){HERE})?"
    f"|(?:持有|具有|取得|领有|具备){GAP}{{0,3}}?(?:{HERE}|本[地市县区]){GAP}{{0,6}}?(?:营业执照"
    f"|法人资格|独立法人|注册|工商|税务登记)"
    "|(?:营业执照|统一社会信用代码)"
    f"{GAP}{{0,10}}?(?:登记机关|发证机关|核发机关|前[0-9一二三四五六]位|住所)"
    f"{GAP}{{0,6}}?(?:为|是|在|属)?{GAP}{{0,10}}"
    f"|(?:登记|注册)(?:住所|地址|机关)?{GAP}{{0,3}}?(?:须|应当?|必须|仅限|限){GAP}{{0,4}}?(?:在|为"
    f"|于){GAP}{{0,2}}?{OWN}"
    f"|(?:把|将){GAP}{{0,10}}?(?:注册|登记|法人|总部|结算){GAP}{{0,8}}?(?:放在|设在|落在|留在|落到"
    f"|放到){GAP}{{0,2}}?{OWN}"
)
# Papers that are handed in here, and what is settled about persons and rights.
_NOT_SEATED = re.compile(
    f"{ELSEWHERE_TOO}|"
    "全国|任一|总部在外[^。；，\n]{1,4}?的企业在[^。；，\n]{1,6}?实际"
    "|报废|机动车|排放|同样|无须|无需|不必|残疾人|退役军人|低保|失业人员|不受|受理|材料报"
    "|报送|不动产|专利|商标|地理标志|失业登记|就业登记|居住登记|户口|不限|不问|不论|不因|均可"
    "|不作为|提交材料|签订|依法办理变更"
    "|(?<![区县市省镇内])(?<!辖区)依法登记注册、在"
)
# What is registered is a car.
_OF_CARS = re.compile("报废|机动车|号牌|行驶证|排放标准")
# A branch may ask as its firm may.
_ALIKE = re.compile(
    "自主决定|不影响|，由[^。；，\n]{0,10}?(?:地|窗口|部门|机关|机构|中心)受理|居民企业[^。；\n]{0,30}?《(?:高新技术企业)?认定(?:管理)?办法》"
    "|(?:没有|未)(?:通过|以)[^。；，\n]{0,4}?与已?在|可以?与[^。；，\n]{0,8}?(?:企业|法人)[^。；，\n]{0,2}?同等"
)
_TITLE_FOR_OURS = f"{REGULATION}第九条第（五）项、第十条第（二）项；{DETAILS}第十七条、第十九条"
_BOUGHT_FROM_OURS = f"{REGULATION}第九条第（三）项、第九条第（五）项；{DETAILS}第十五条、第十七条"
_LESS_FOR_OUTSIDERS = f"{REGULATION}第九条第（四）项、第十条第（二）项；{DETAILS}第十六条、第十九条"
_FEWER = "对外地的经营者少给或者不给"
_WHY = "以在本地注册为条件"
_REMEDY = "改为“在本地实际从事生产经营或者研发活动”等与注册地无关的条件。"
# What every word for here, or for elsewhere, has in it.
_SOMEWHERE = re.compile(
    "[我本全][省市区县镇州旗乡]|[省市区县州园镇旗]内|本地|本土|本村|辖|域内|属地|当地|县域"
    "|[在驻][京沪津渝穗深杭莞甬蓉榕邕厦汉]|[经高]开区|所在地|高新区|开发区|自贸区|园区|集聚区|登记机关"
    "|由[县区市镇]|海关|外|注册地"
)
_usual = Usual(
    why=_WHY,
    remedy=_REMEDY,
    promise=True,
)
find = finder(
    RULE,
    # 资质认定: a title that only ours can get breaks another article than money does.
    _usual.sentence(
        SEAT_HERE,
        whole=GIVES_TITLE,
        promise=False,
        unless=(NO_TIE, _NOT_SEATED),
        articles=_TITLE_FOR_OURS,
    ),
    _usual.sentence(
        OURS_ASKED,
        whole=IN_PROCUREMENT,
        promise=False,
        unless=(NO_TIE, NO_SCOPE),
        articles=_BOUGHT_FROM_OURS,
        why="只许本地单位申请，而认定结果用于采购",
    ),
    _usual.sentence(
        OURS_ASKED,
        whole=GIVES_TITLE,
        promise=False,
        unless=(NO_TIE, NO_SCOPE),
        articles=_TITLE_FOR_OURS,
        why="只许本地单位申请",
    ),
    *TIED_TO_HERE,
    _usual.words(_CONDITION, unless=(_ALIKE, _OF_CARS)),
    _usual.words(
        _SEATED,
        unless=(_NOT_SEATED,),
    ),
    _usual.sentence(INSURED_HERE, FIRM, why="以职工在本地参加社会保险为条件"),
    _usual.sentence(
        SEATED_HERE,
        unless=(_NOT_SEATED, _ALIKE, WISHED_ONLY),
        near=_SOMEWHERE,
    ),
    _usual.sentence(
        OUTSIDERS_LESS,
        GIVEN,
        unless=(_NOT_SEATED,),
        why=_FEWER,
        articles=_LESS_FOR_OUTSIDERS,
        near=AFAR,
    ),
    _usual.sentence(
        SEAT_ITEM,
        near=OF_SEATS,
        promise=False,
        paid=True,
        lead=GRANT_LEAD,
        unless=(_NOT_SEATED, NOT_ASKED, TRADER_SEATED),
    ),
    _usual.sentence(SEAT_HERE, GAINS, promise=False, unless=(NO_TIE,)),
    _usual.sentence(SEAT_HERE, unless=(NO_TIE, _NOT_SEATED)),
    _usual.sentence(OURS_BEFORE, unless=(NO_FIRST,), why="优先支持本地企业"),
    _usual.sentence(
        SCOPE,
        SEAT_HERE,
        promise=False,
        paid=True,
        unless=(NO_TIE, NO_SCOPE),
    ),
    _usual.sentence(
        OURS_IN_SCOPE,
        promise=False,
        paid=True,
        severity="note",
        unless=(NO_TIE, NO_SCOPE),
        why="没有说明以注册地还是以实际经营地划线",
    ),
    _usual.sentence(
        OUR_TITLE,
        whole=GIVES_TITLE,
        promise=False,
        severity="note",
        unless=(NO_TIE,),
        articles=_TITLE_FOR_OURS,
        why="以本地授予的称号为条件",
    ),
    _usual.sentence(
        LICENSED_HERE, promise=False, paid=True, unless=(NO_TIE, NO_SCOPE)
    ),
    _usual.sentence(
        OURS_GET,
        OURS_GET_SUM,
        promise=False,
        severity="note",
        unless=(NO_TIE, NO_SCOPE),
        why="没有说明以注册地还是以实际经营地划线",
    ),
    _usual.sentence(
        SEATED_IN_WORDS,
        WORDS_GAIN,
        promise=False,
        severity="warning",
        unless=(
            NOT_SEATED_HERE,
            NOT_WORDS,
        ),
    ),
    _usual.sentence(
        OURS_LEAD,
        promise=False,
        paid=True,
        unless=(NOT_LEAD, NO_TIE),
        why="只支持由本地企业牵头的成果",
    ),
    _usual.sentence(
        SHARE_OF_OURS,
        near=AFAR,
        promise=False,
        paid=True,
        unless=(_NOT_SEATED,),
        why=_FEWER,
        articles=_LESS_FOR_OUTSIDERS,
    ),
    _usual.words(
        GOES_ON,
        around=(SEAT_HERE, GAINS),
        promise=False,
        severity="note",
        unless=(NO_TIE,),
        why="承前以在本地注册为条件",
    ),
    _usual.sentence(PAPERS_HERE, promise=False, paid=True, unless=(NO_TIE,)),
    _usual.sentence(
        PAPER_OF_HERE, promise=False, paid=True, unless=(NO_PAPER,)
    ),
    _usual.sentence(
        PLATE_OF_HERE,
        promise=False,
        paid=True,
        severity="note",
        unless=(NO_PAPER,),
        why="以车船在本地登记为条件",
    ),
    _usual.sentence(
        BRANCH_LESS,
        promise=False,
        paid=True,
        unless=(BRANCH_ALIKE,),
        why="对分支机构少给或者不给，外地企业因此须在本地设立法人",
    ),
    _usual.sentence(
        DONE_ELSEWHERE,
        promise=False,
        paid=True,
        near=AFAR,
        unless=(DONE_ALIKE,),
        why="在外地办理、发生的不给",
        articles=_LESS_FOR_OUTSIDERS,
    ),
    _usual.sentence(
        RATE_OF_HERE,
        promise=False,
        paid=True,
        unless=(NOT_RATE,),
        why="以企业在本地注册、纳税的比例为条件",
    ),
    _usual.sentence(SEAT_SLANG, promise=False, paid=True, unless=(NOT_RATE,)),
    _usual.sentence(
        STAFF_INSURED,
        promise=False,
        paid=True,
        lead=GRANT_LEAD,
        unless=(STAFF_HIRED,),
        why="以职工在本地参加社会保险为条件",
    ),
    _usual.sentence(
        PERSON_OF_HERE,
        promise=False,
        paid=True,
        unless=(PERSON_FREE,),
        why="以负责人、投资者是本地人为条件",
    ),
    _usual.sentence(
        OUTSIDER_WHO,
        OUTSIDER_NONE,
        promise=False,
        paid=True,
        severity="warning",
        unless=(OUTSIDER_ALIKE,),
        why=_FEWER,
        articles=_LESS_FOR_OUTSIDERS,
        near=AFAR,
    ),
    *ADDRESS_HERE,
    *BY_THEIR_SEAT,
    *SEATED_TO_JOIN,
    carries=Said(
        why="承前以在本地注册为条件", remedy=_REMEDY, severity="note"
    ),
)
