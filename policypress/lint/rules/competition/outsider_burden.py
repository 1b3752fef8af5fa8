"""对外地经营者、商品另设要求：外地企业进入我市销售，应当备案。

检查：外地、市外企业和商品进入本地经营、销售、承揽须另行备案、登记、检验、缴纳保证金，或者禁止、限制进入，以及另定收费、对本地和外地两样对待的说法；买外地服务须先垫付、只因不在本地注册就要备案的也算；邻县的商品不得运入、本地商品凭数量单运出、外地机构的报告另行复核、限制外地经营者开店家数的，也算。
为什么：限制外地商品、要素进入本地市场，在资质、监管、收费上歧视外地经营者。
不好：外地混凝土企业进入我市销售，应当向市住建局备案
好：在本市销售预拌混凝土的企业应当符合国家标准
来源：《公平竞争审查条例》第九条第（一）项、第（二）项、第（五）项，实施办法第十三条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._as_outsider import AS_OUTSIDER
from policypress.lint.rules.competition._concepts import (
    LAW,
    OPEN,
)
from policypress.lint.rules.competition._contrasts import (
    CONTRAST,
    CONTRAST_NONE,
)
from policypress.lint.rules.competition._cues import (
    AFAR,
    DETAILS,
    GENRES_AND_LAWS,
    HERE,
    IMPORTED,
    OUTSIDE,
    REGULATION,
)
from policypress.lint.rules.competition._flow import (
    ALIKE,
    DEPOSIT,
    FROM_AFAR,
    HARDER_FOR,
    LOOKED_AT,
    OTHERS_PAY,
    OURS_SPARED,
    SHUT_OUT,
    TOLL,
)
from policypress.lint.rules.competition._from_here import (
    BEGINS_LOW,
    NOT_OUT,
    NOT_OUT_LAWFUL,
    WITH_OURS,
)
from policypress.lint.rules.competition._matters import (
    NOT_FETCHED,
)
from policypress.lint.rules.competition._next_door import (
    GOODS_NEXT_DOOR,
    PAPERS_AGAIN,
)
from policypress.lint.rules.competition._outside_in import FILED_THERE
from policypress.lint.rules.competition._outsiders import (
    ACROSS_ALIKE,
    ACROSS_FREE,
    AFAR_FIRM,
    AGAIN,
    ALIKE_HERE,
    BIDS,
    COMERS_ASKED,
    FILES_THERE,
    LEAVE_FIRST,
    LET_OFF,
    NO_WORKERS,
    NOT_ACROSS,
    OUR_FIRMS,
    PAPER_FIRST,
    PAPERS_OF_HOME,
    SCOPE_SET,
    TAKES_ON,
    WORK_GIVEN,
    WORKERS_FREE,
    WORKS_ACROSS,
)
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._vocabulary import (
    FIRMS,
    GAP,
    MUST,
)
from policypress.lint.rules.competition._wide_flow import (
    THEM_ALIKE,
    THEM_WIDE,
    TREATED_WIDE,
)

RULE = Rule(
    code="FC-23",
    name="outsider-burden",
    severity="warning",
    strength="规定",
    source=(
        f"{REGULATION}第九条第（一）项、第九条第（二）项、第九条第（五）项；"
        f"{DETAILS}第十三条、第十四条、第十七条"
    ),
    genres=GENRES_AND_LAWS,
)
_GOODS = (
    "(?:产品|商品|货物|食品|砂浆|混凝土|建材|水泥|药品|生猪|猪肉|种子|农资|饲料|酒类?|烟花"
    "|车辆|机动车|货车|网约车|出租车|肥料|管材|设备|电动车|苗木|家禽|牛羊|禽肉|牛奶|乳制品"
    "|蔬菜|水产品|食盐|沥青|砖|石材|家具|桶装水|快递)"
)
_THEIRS = (
    f"(?:{OUTSIDE}|{IMPORTED}|非本[县镇]){GAP}{{0,12}}?(?:{FIRMS}|{_GOODS}"
    f"|人员|队伍|律所|律师|医师|导游|摊贩|司机|资本)"
)
# Foreign goods are inspected by the State; only what is added to that is a burden.
_TREATED = re.compile(
    f"{_THEIRS}[^。；\n]{{0,30}}?"
    f"(?:{MUST}|每批|逐批|按批次|重新|再次|二次|另行|另需|还需|还应|还须|一律)"
    f"{GAP}{{0,16}}?(?:送检|检测|检验|抽检|检查|认证|备案|登记|报备|报送|保证金|风险金|押金"
    "|许可|审批|同意|准入|核验|评审|换证|换领|办理|培训|考试|加贴|标识|抽样"
    "|取得|加收|缴纳)"
    "|(?:对|针对)"
    f"{_THEIRS}[^。；\n]{{0,24}}?(?:检查|抽查|抽检|检测|执法|监管|巡查|核查|处罚|信用扣分)"
    f"{GAP}{{0,10}}?(?:频次|次|一次|比例|力度|重点|加大|提高|增加|加密|从严|[0-9]{{1,9}}%|逐批)"
    f"|(?:加大|提高|增加|加密|加强|从严){GAP}{{0,4}}?(?:对)?{_THEIRS}{GAP}{{0,14}}?(?:检查|抽查"
    f"|抽检|检测|执法|监管|巡查)"
    f"|(?:非本[^。；，\n]{{1,4}}?|{OUTSIDE}|{IMPORTED}){GAP}{{0,12}}?(?:一律)?"
    "(?:不得|不准|禁止|不允许|严禁|谢绝|暂不|不予)"
    f"{GAP}{{0,8}}?(?:进入|上市|销售|入场|进场|流入|调入|运入|经营|参与|上路|入市|屠宰|接入"
    "|准入|摆卖)"
    "|(?:禁止|严禁|不得|不准|限制|控制|谢绝|杜绝)"
    f"{GAP}{{0,8}}?(?:采购|购进|调入|购入|从|使用|销售|引进|经销|经营)"
    f"{GAP}{{0,4}}?(?:{OUTSIDE}){GAP}{{0,14}}?(?:{FIRMS}|{_GOODS}|生产)"
    f"|(?:设置|设立|设|增设){GAP}{{0,8}}?(?:检查站|关卡|卡点|检查点|劝返点){GAP}{{0,16}}?(?:外地"
    f"|{OUTSIDE}|入境|进入)"
    f"|{_THEIRS}{GAP}{{0,16}}?每(?:月|季度?|半年|年|周|旬|批|车|次){GAP}{{0,14}}?(?:检查|抽查"
    f"|抽检|检测|核查|巡查|报告|报备)"
    f"|{_THEIRS}[^。；\n]{{0,24}}?"
    "(?:须有|应有|应当?具备|须具备|须达到|应达到|不少于|不低于|须配备|须派驻|须提供)"
    f"[^。；\n]{{0,24}}?(?:以上|名|万元|平方米|年|担保|连带)"
)
# 用工, 展会: persons and guests are no market.
_NO_MARKET = re.compile(
    "职称|社会保险费|务工人员|子女|居住证|参展商|游客|旅客|就业|学生|患者|展会期间|参保|工伤保险"
    "|国家规定查验|按照国家规定(?!的)|国家和省规定|投标|招标|政府采购"
    "|鼓励|不区分|同等|一视同仁|走私|固体废物|危险废物|疫木|松材|补贴|奖励|补助|资助"
    "|救助|遗体"
)
_REMEDY = "删去对外地经营者、商品的特别要求，与本地同等对待。"
_HEALTH_ONLY = re.compile("疫情|疫区|动物疫病|检验检疫证明")
_HEALTH = re.compile("检疫|疫情|疫区|动物")
_FORBIDS = re.compile(
    "不得(?:强制|要求|以|对|设置|限制|因|实行|采取|歧视|区分|阻碍|阻挠|重复|另设|拒绝)"
    "|取消(?![^。；，\n]{0,10}(?:资格|称号|优惠|补贴"
    "|奖励|等级))|清理|无需|不再要求|废止"
)
# The same for all.
_EQUAL = re.compile(
    "不得设卡|财政部门核准|与本地[^。；，\n]{0,8}?(?:相同|一致|同)|登记机关|办结|便利"
    "|不分(?:本地|内外|地域)|(?:相同"
    "|同一|一致|统一)的?(?:标准|批次|比例|频次|收费)|(?:本地"
    "|内地)[^。；，\n]{0,10}?(?:相同|一致)|不作限制|不得(?:重复|阻碍|阻挠|另设)|一视同仁|同等"
)
_THEY = re.compile(f"(?:{OUTSIDE}|{IMPORTED}|[市县]域外)")
_BUSINESS = re.compile(
    f"{FIRMS}|{_GOODS}|产品|货|品|车|店|药|料|苗|种|奶|肉|蛋|菜|果|机构|律师|设备|品牌|资本|队伍"
    "|件|材|木|石|粉|酒|原料|钢|砖"
)
_OF_OTHERS = re.compile(
    "除[^。；]{0,20}?外，?(?:还|另|须|应)|(?:还|另|再)(?:须|需|应|要)"
    "|须(?:到|向|经|在|另|提供|取得|领取|缴|持|有)|应(?:先|当先|到|向|另)|加倍"
    "|分开(?:检验|管理)|重复|重新|逐批|逐车|逐件|复检|复验|加贴|附贴|每批|每车|免予|免检"
    "|[0-9]{1,9}%(?:复核|检查|抽检)|全(?:部)?复核|拦截|不得(?:进|入|在|销|参)|不准|谢绝|劝返|限制"
    "|加收|只能|每(?:半年|季度?|月|年)[^。；，]{0,12}?(?:评|检|查|报)|从严|重点(?:检查|监管)"
    "|提高(?:检查|抽检)|增加一倍|加倍|高于本|较本|比本|一倍|两倍|从高|市场调节金|调节基金"
    "|不(?:得)?(?:使用|采购|购买|选用|接收)|特批|一[月季周年旬]一[查检]|专项检查|保证金|担保"
    "|驻点|不少于|以上"
)
_WELCOME = re.compile(
    "欢迎|引进|吸引|不区分|不得(?:歧视|以|因|要求|对)|同等|一视同仁|就医|转移接续|通办|异地办"
    "|委托异地|异地协作|培训班|观众|客源|订单|市场开拓|出口|走出去|调研|交流|招生|居民|旅游团"
    "|投资促进"
)
_TENDER = re.compile("投标|招标|中标|评标|采购文件|供应商|联合体|承包")
_PAYS = re.compile(
    "门票|票|价结算|收费|收取|缴纳|票价|通行费|停车费|管理费|摊位费|进场费|服务费|费|[0-9]元|半价"
    "|全价|全额|价格"
)
_WE = re.compile(
    f"{HERE}|本[地市县区镇省](?!办法|措施|意见|规定)|[市县区镇]内"
)
_LESS = re.compile(
    "倍|加收|上浮|另加|半价|免|减半|[一二三四五六七八九]折|优惠|[0-9.]{1,9}元|[0-9]{1,9}%|低"
)
# Their examination on the streets of a town is asked by the State (从业资格区域科目).
_OF_DRIVERS = re.compile("从业(?:人员)?资格证|区域科目|驾驶员证")
_CHARGES = f"{REGULATION}第九条第（四）项；{DETAILS}第十六条"
_IN_BIDDING = f"{REGULATION}第九条第（三）项、第九条第（五）项；{DETAILS}第十五条、第十七条"
_CONTRAST = f"{REGULATION}第九条第（四）项、第九条第（五）项；{DETAILS}第十六条、第十七条"
_usual = Usual(
    near=AFAR,
    why="对外地（进口）经营者、商品另设要求",
    remedy=_REMEDY,
    unless=(LAW, OPEN, _NO_MARKET, _WELCOME, _TENDER, _EQUAL),
    forbids=_FORBIDS,
)
find = finder(
    RULE,
    *PAPERS_AGAIN,
    _usual.sentence(
        FROM_AFAR,
        TOLL,
        unless=(ALIKE, _TENDER, _EQUAL, DEPOSIT),
        joined=True,
        why="对外地商品、经营者另定收费",
        articles=_CHARGES,
    ),
    _usual.words(_TREATED, unless=(_HEALTH, _NO_MARKET, _EQUAL)),
    _usual.sentence(
        _THEY,
        _BUSINESS,
        _PAYS,
        _WE,
        _LESS,
        joined=True,
        unless=(_WELCOME, _TENDER, _NO_MARKET, _EQUAL),
        why="对外地商品、经营者另定收费",
        articles=_CHARGES,
    ),
    _usual.sentence(
        _THEY,
        _BUSINESS,
        _OF_OTHERS,
        unless=(_HEALTH_ONLY, _NO_MARKET, _WELCOME, _TENDER, _EQUAL),
    ),
    _usual.sentence(NOT_FETCHED, why="不许购进外地商品"),
    _usual.sentence(
        FROM_AFAR,
        SHUT_OUT,
        unless=(ALIKE,),
        why="不许外地（进口）经营者、商品进入",
    ),
    _usual.sentence(
        FROM_AFAR,
        LOOKED_AT,
        HARDER_FOR,
        unless=(ALIKE, _TENDER, _OF_DRIVERS),
        why="对外地（进口）经营者、商品要求更高",
    ),
    _usual.sentence(
        OURS_SPARED,
        OTHERS_PAY,
        unless=(ALIKE, _TENDER, _EQUAL, DEPOSIT),
        joined=True,
        why="对外地商品、经营者另定收费",
        articles=_CHARGES,
        near=None,
    ),
    _usual.sentence(THEM_WIDE, TREATED_WIDE, unless=(THEM_ALIKE,), near=None),
    _usual.sentence(
        LEAVE_FIRST,
        TAKES_ON,
        WORK_GIVEN,
        unless=(ALIKE_HERE,),
        why="把工程、业务交给外地经营者须先经同意",
        articles=_IN_BIDDING,
    ),
    _usual.sentence(
        BIDS,
        PAPER_FIRST,
        topic=AFAR_FIRM,
        near=None,
        unless=(ALIKE_HERE,),
        why="外地经营者投标须先取得许可、登记",
        articles=_IN_BIDDING,
    ),
    _usual.sentence(
        BEGINS_LOW,
        unless=(ALIKE_HERE,),
        why="对外地经营者的信用从低评定",
        articles=_IN_BIDDING,
    ),
    _usual.sentence(
        WITH_OURS,
        topic=AFAR_FIRM,
        near=None,
        unless=(ALIKE_HERE,),
        why="外地经营者须使用本地经营者的服务",
    ),
    _usual.sentence(
        NOT_OUT,
        near=None,
        unless=(NOT_OUT_LAWFUL,),
        forbids=_FORBIDS,
        why="不许本地商品运出",
    ),
    _usual.sentence(
        AFAR_FIRM,
        COMERS_ASKED,
        near=None,
        unless=(ALIKE_HERE, LAW, _NO_MARKET),
    ),
    _usual.sentence(
        AGAIN,
        topic=AFAR_FIRM,
        near=None,
        unless=(ALIKE_HERE,),
        why="只对外地经营者设登记的期限、续期",
    ),
    _usual.sentence(
        PAPERS_OF_HOME,
        topic=AFAR_FIRM,
        near=None,
        unless=(ALIKE_HERE,),
        why="只要外地经营者提交原地的批准、证明",
    ),
    _usual.sentence(
        SCOPE_SET,
        topic=AFAR_FIRM,
        near=None,
        unless=(ALIKE_HERE,),
        why="另行核定外地经营者的业务范围",
    ),
    _usual.sentence(
        NO_WORKERS,
        unless=(WORKERS_FREE,),
        forbids=_FORBIDS,
        why="不许招用外地劳动力",
    ),
    _usual.sentence(
        NOT_ACROSS,
        near=None,
        unless=(ACROSS_FREE,),
        why="不许跨地区经营",
    ),
    _usual.sentence(
        WORKS_ACROSS,
        FILES_THERE,
        near=None,
        unless=(ACROSS_ALIKE,),
        why="跨地区经营须在每个项目所在地另行备案、登记",
    ),
    _usual.sentence(
        OUR_FIRMS,
        LET_OFF,
        near=None,
        unless=(ALIKE_HERE,),
        why="登记、核验的便利只给本地经营者",
    ),
    *AS_OUTSIDER,
    *FILED_THERE,
    *GOODS_NEXT_DOOR,
    _usual.sentence(
        CONTRAST,
        joined=True,
        unless=(CONTRAST_NONE, ALIKE),
        why="对本地、外地的经营者、商品两样对待",
        articles=_CONTRAST,
    ),
)
