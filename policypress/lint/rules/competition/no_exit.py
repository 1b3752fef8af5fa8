"""不许迁出、注销、减资：承诺10年内不迁出我区。

检查：不迁出、不迁离、不注销、不减少注册资本的承诺，以及迁出即追缴、退回资金的规定，住所、税收、统计关系若干年保持不变的承诺，凭外运票、外销指标出县也算。户籍迁移不算。
为什么：限制企业迁出，阻碍要素自由流动；条例把阻碍本地经营者迁出列为禁止。
不好：获奖企业承诺10年内不迁离本区
好：按协议约定的建设内容和绩效目标考核
来源：《公平竞争审查条例》第九条第（一）项，实施办法第十三条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._comes_and_goes import (
    HELD_UP,
    MAY_GO,
    QUITS,
    QUITS_LOSES,
    STAYS_BY_ALL,
    STAYS_LIFTED,
)
from policypress.lint.rules.competition._concepts import (
    MOVES_SEAT,
    TAKEN_BACK,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    FIRM,
    GENRES,
    HERE,
    OUTSIDE,
    OWN,
    REGULATION,
)
from policypress.lint.rules.competition._dealt_here import (
    KEPT_HERE,
    NOT_KEPT,
    STAYS_LONG_IN,
    STAYS_OR,
)
from policypress.lint.rules.competition._demands import (
    LOST_LEAD,
    MOVES_ITEM,
)
from policypress.lint.rules.competition._flow import (
    GOES_OUT,
    HELD_BACK,
    LEAVES,
    LET_GO,
    NOT_LEAVING,
    OF_FIRMS,
    STAYS,
    THINGS,
)
from policypress.lint.rules.competition._remains import (
    LOSES_IT,
    MAY_LEAVE,
    REMAINS,
)
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._stays_said import (
    EXIT_GATE,
    LEAVES_AND_PAYS,
    LET_OUT_BY,
    OUT_FREELY,
    STAYS_AS_IT_IS,
    STAYS_FREE,
    STAYS_SO_LONG,
)
from policypress.lint.rules.competition._vocabulary import (
    GAP,
    MUST,
    YEARS,
)
from policypress.lint.rules.competition._wide_flow import (
    GOES,
    GOES_FREELY,
    GOES_NOT,
    GOES_OF,
    STAYS_LONG,
)

RULE = Rule(
    code="FC-04",
    name="no-exit",
    severity="error",
    strength="规定",
    source=f"{REGULATION}第九条第（一）项；{DETAILS}第十三条",
    genres=GENRES,
)
_LEAVES = "(?:迁出|迁离|搬离|搬出|搬迁|外迁|迁移|迁往|迁至|撤离|撤出|转出)"
_BACK = (
    "(?:追缴|退回|收回|返还|退还|追回|取消(?![^。；，\n]{0,10}(?:资格|称号|优惠|补贴|奖励|等级))"
    "|退缴|全额退)"
)
_SEAT = "(?:注册|登记|工商|税务|纳税|税收|住所)"
_NO = "(?:不|不得|不能|不可|不予|禁止|承诺不)"
_STAYS = re.compile(
    f"{_NO}(?:擅自|随意|自行|再)?(?:{_LEAVES}|迁移出|注销|减少注册资本|减资)"
    f"|{_NO}(?:擅自|随意|自行)?(?:将|把)?[^。；，\n]{{0,16}}?{_SEAT}[^。；，\n]{{0,10}}?"
    f"(?:{_LEAVES}|变更)"
    f"|{_NO}(?:擅自|随意|自行)?(?:变更|改变)[^。；，\n]{{0,12}}?{_SEAT}[^。；，\n]{{0,6}}?"
    "(?:地|关系|义务)"
    f"|{_SEAT}[^。；，\n]{{0,8}}?(?:转移|变更|迁)[^。；，\n]{{0,4}}?(?:至|到|往)?{OUTSIDE}"
    f"|{_SEAT}[^。；，\n]{{0,8}}?(?:不变更?|不改变|不转移|不迁移|保持不变)"
    f"|(?:搬离|迁出|迁离|外迁|撤离|转出|搬出|迁往)[^。；\n]{{0,80}}{_BACK}"
    f"|{_BACK}[^。；\n]{{0,30}}(?:搬离|迁出|迁离|外迁)"
    f"|承诺[^。；\n]{{0,16}}?在{OWN}[^。；，\n]{{0,8}}?(?:经营|存续|生产|注册|纳税)"
    f"[^。；，\n]{{0,8}}?[0-9一二三四五六七八九十]{{1,3}}年"
)
# 须保证在我市持续经营不低于8年, 经营未满三年离开的退还, 变更地址须征得同意.
_MOVES_SEAT = "(?:变更|迁移|迁出|迁离|转移|改变|调整|迁往|搬迁|搬离)"
_BOUND = re.compile(
    f"{_MOVES_SEAT}{GAP}{{0,6}}?"
    "(?:注册地址?|登记地址?|住所|工商登记|工商注册|注册登记|税务登记|税收关系|税务关系"
    "|税务征管|经营地址|隶属关系|统计关系|总部)"
    f"{GAP}{{0,12}}?，?{GAP}{{0,6}}?{MUST}{GAP}{{0,10}}?(?:经|报|征得|取得|获得|向)"
    f"{GAP}{{0,14}}?(?:同意|批准|审批|核准|许可|退还|备案同意)"
    f"|(?:未经|不经|没有){GAP}{{0,14}}?(?:同意|批准|许可|核准)"
    f"，?{GAP}{{0,4}}?(?:不得|不能|不可|不办理|不予办理){GAP}{{0,8}}?{_MOVES_SEAT}"
    f"|(?:不予|暂缓|不得|暂停|拒绝)(?:为其|给予|直接)?(?:办理|受理){GAP}{{0,16}}?"
    "(?:迁出|迁移|跨区|跨市|外迁|变更登记|注销)"
    "|(?:经营|运营|入驻|存续|注册|登记|落户|享受|领取|获得)"
    f"{GAP}{{0,8}}?(?:未满|不满|不足|未达到?|少于){GAP}{{0,3}}?{YEARS}{GAP}{{0,4}}?(?:即)?"
    f"(?:离开|迁|搬|注销|撤|退出|转出|关闭|外迁|变更|终止)[^。；\n]{{0,40}}?{_BACK}"
    f"|(?:未满|不满|不足){YEARS}{GAP}{{0,10}}?"
    f"(?:迁|搬|离开|注销|撤离|转出|退出|减资)[^。；\n]{{0,40}}?{_BACK}"
    "|(?:经营|运营|存续|服务|入驻|注册|纳税|落地|留驻|生产|办公)(?:时间|期限|期|年限|满)?"
    f"{GAP}{{0,8}}?(?:不低于|不少于|不短于|不得少于|不得低于|至少|满|达到?|不得短于|超过)"
    f"{GAP}{{0,3}}?{YEARS}{GAP}{{0,4}}?(?:以上)?"
    f"{GAP}{{0,6}}?(?:，?(?:否则|不足|未满|提前|达不到)[^。；\n]{{0,30}}?{_BACK}|的承诺"
    "|承诺书?)"
    f"|(?:承诺|保证|{MUST}){GAP}{{0,8}}?(?:在|于|留在|扎根|驻留)"
    f"{GAP}{{0,10}}?{HERE}{GAP}{{0,12}}?"
    "(?:经营|存续|生产|运营|注册|纳税|服务|发展|办公|留驻|驻留|开展)"
    f"{GAP}{{0,12}}?(?:不低于|不少于|不短于|至少|满|达|以上|不得少于|不得低于)?"
    f"{GAP}{{0,4}}?{YEARS}"
    f"|(?:承诺|保证|{MUST}|签订|签署|出具)"
    f"{GAP}{{0,16}}?{YEARS}{GAP}{{0,6}}?(?:内|以内|之内|期间)?"
    f"{GAP}{{0,6}}?(?:不(?:撤|迁|搬|离|外迁|转|注销|减资|变更|减少|抽)|留在|扎根|继续在"
    f"|持续在|在{HERE}{GAP}{{0,4}}?(?:持续)?(?:经营|纳税|注册))"
    f"|在{HERE}{GAP}{{0,6}}?(?:经营|存续|纳税|注册|登记){GAP}{{0,4}}?(?:{YEARS}"
    "|[0-9一二三四五六七八九十]{1,3}个(?:完整)?的?(?:会计|纳税|自然)?年度)(?:以上)?的?承诺"
    f"|(?:注册资[本金]|实收资本|实缴资本){GAP}{{0,8}}?(?:不得?|不予)(?:减少|抽减|降低|抽回)"
    f"|(?:外迁|迁出|迁离|搬离|撤离|迁址|减资|注销){GAP}{{0,10}}?(?:的|时|，)"
    f"{GAP}{{0,12}}?(?:补缴|补交|赔偿|违约金|加倍|双倍|罚没|扣回|缴回|清算|补足|失信|黑名单"
    "|列入)"
    "|(?:经营|注册|登记)(?:年限|期限|时间)(?:须|应当?|必须)?"
    f"{GAP}{{0,4}}?(?:不低于|不少于|不短于|满|达到?)"
    f"{GAP}{{0,2}}?{YEARS}{GAP}{{0,10}}?(?:方可|才能|才可)?{GAP}{{0,4}}?(?:迁|注销|变更|减资)"
    f"|(?:限制|控制|阻止|劝阻|严控|防止|不得擅自){GAP}{{0,10}}?(?:企业|公司|总部|税源|机构)"
    f"{GAP}{{0,6}}?(?:外迁|迁出|迁离|搬迁|流失|外流|撤离|搬离)"
)
_GOODS = re.compile(
    "产品|商品|原料|砂|石|矿|高岭土|稀土|陶土|黏土|木材|粮|农产品|资源|烟|煤|建材|货|药|茶|果|菜"
    "|畜|猪|牛|羊|毛竹|林|渔|奶|棉|蔗|油|渣|废旧|鲜"
)
_ABROAD = re.compile(
    "海关|进境|入境|传染|境外|国外|出口|走私|数据|保护动物|文物|疫区|疫情"
)
# 三年内不得搬离的承诺函
_PLEDGED = re.compile(
    f"{YEARS}(?:以?内|之内|期间)?{GAP}{{0,6}}?不(?:得|会|再|能)?(?:擅自)?"
    "(?:搬离|搬迁|搬出|迁出|迁离|迁址|外迁|撤离|迁移|转出|注销|减资)"
    f"{GAP}{{0,8}}?的?(?:书面)?(?:承诺|保证)(?:函|书)?"
)
# Only what is said to authorities forbids to hold firms back.
_FORBIDS = re.compile(
    "(?:部门|任何单位|行政机关|各级|各地|地方政府)[^。；，\n]{0,8}不得|严禁"
    "|不(?:予|再)?(?:追[缴回]|收回|退还|退回|扣回)|不在(?:此限|追回)|不影响"
    "|不得(?:以|限制|阻碍|要求|设置|干预|拖延|附加)|不限制|废止|不再(?:要求|执行)"
    "|取消[^。；，\n]{0,6}限制|清理|不以"
)
_FREES = re.compile(
    "(?:部门|行政机关|各级|各地)[^。；\n]{0,16}不得|不得(?:以|限制|阻碍|要求|设置|干预|拖延|附加)"
    "|不限制|废止|取消(?![^。；，\n]{0,10}(?:资格|称号|优惠|补贴|奖励|等级))|清理"
)
_FIRM = re.compile(f"{FIRM.pattern}|扶持|资助|奖补|补贴|资金")
_PERSONS = re.compile(
    "依法清算|清算组|依法结清|移[交送]档案|消费者|会员卡|预付|文物|失信主体|户口|户籍|入户|工作时间|聘用协议"
    "|人才(?!公寓)|毕业生|劳动合同|职工|学生|设备用于"
    "|不得少于[^。；，\n]{0,4}小时|家庭(?!农场)|师资|医师|承租人|租赁期|居民|博士|志愿|参保"
    "|专家"
    "|报废|注销手续|环保|资金[^。；\n]{0,12}?是指"
    "|(?:迁移|拆除|移动|搬迁)[^。；，\n]{0,10}?(?:管道|管线|管网|设施|线路|树木|古树|坟)"
    "|省级[^。；，\n]{0,12}?(?:部门|机构)(?:批准|审批)"
    "|(?:更名|合并|分立)[^。；\n]{0,30}?起[^。；，\n]{0,6}?日?内(?:书面)?报告(?![^。；]*?[退追缴])"
)
_AWAY = re.compile(
    "(?:转|移|迁|搬|撤|外移|流)(?:走|往|出|离|到|至|去)|迁址|迁移|外迁|离开|撤资|注销|关停|减资"
    "|终止经营|停止经营|退出[我本][区市县]|换(?:注册)?地|变更(?:到|至|为)|改到|另投"
)
_TIED = re.compile(
    "结清|报告|缴回|退钱|退还|退回|追回|追缴|收回|返还|补缴|赔偿|违约金|扣回|如数|不许|不得|不准"
    "|不能|不可|须经|同意|批准|承诺|禁止|保证"
    "|取消(?![^。；，\n]{0,10}(?:资格|称号|优惠|补贴|奖励|等级))|方可|须先|一次性偿还"
)
_SEATS = re.compile(
    f"工商|税务|注册|登记|总部|经营地|主要经营|结算|纳税|税收|公司|企业|主体|机构|商户|项目|{HERE}"
)
_HELPED = re.compile(f"{FIRM.pattern}|扶持|奖|补|资助|租金")
_TIME = re.compile(
    "(?:最低|最短|至少|连续|持续|不少于|不低于|不得少于)"
    f"(?:服务|经营|留驻|存续|运营|注册|纳税|入驻|落地)?(?:期限?|年限|时间)?{GAP}{{0,6}}?{YEARS}"
    f"|(?:服务期|经营期|存续期|留驻期|驻留期){GAP}{{0,6}}?{YEARS}"
)
_OUT = re.compile(
    "(?:(?:向|往|到|去|至)(?:外[县市区省地]|[县市区省]外)(?!供货商|供应商)|出县|出市|出区|出省|出境|外运|外销"
    "|外调|运出|销往(?:县|市|区|省)?外|流出|卖到(?:县|市|区)?外|卖给外|调出|外售|外供(?!货商|应商)"
    "|对外销售|出山|出村|装车离)"
)
_STOP = re.compile(
    "放行单|准运|须|应|拦截|不得|不准|禁止|同意|许可|批准|限制|原则上|劝返|登记|先满足|报批"
    "|优先满足|凭证"
)
_QUARANTINE = re.compile(
    "检疫|植物|疫病|疫情|疫区|保护|木材合法|采伐|环保|污染|防疫"
)
_STAYS_PAID = f"{REGULATION}第九条第（一）项、第十条第（二）项；{DETAILS}第十三条、第十九条"
_usual = Usual(
    why="限制企业迁出",
    remedy="删去不迁出、不减资的要求；需要约束的，按项目建设内容和绩效目标约定。",
    unless=(_PERSONS,),
    forbids=_FORBIDS,
)
find = finder(
    RULE,
    _usual.words(_STAYS, promise=True, unless=()),
    _usual.words(
        _BOUND,
        severity="warning",
        around=(_FIRM,),
        why="限制企业迁出，或者对本地经营年限提出要求",
        remedy="删去不迁出、不减资、经营年限的要求；需要约束的，按项目建设内容和绩效目标约定。",
    ),
    _usual.sentence(
        _AWAY,
        _TIED,
        _SEATS,
        _HELPED,
        unless=(
            _PERSONS,
            re.compile(
                "结余|尚未使用|弄虚作假|依法(?:办理|向|注销)|破产|规划|征收|设备|棚改|旧厂"
                "|退出市场|建设内容"
            ),
        ),
    ),
    _usual.sentence(
        _TIME,
        _TIED,
        _HELPED,
        unless=(
            _PERSONS,
            re.compile(
                "评价结果|(?:评价|监测|考核)不合格|为[A-D]类|合同|保存|凭证|工资|报酬|业绩|审计|研发|投标|近|以来|质保|保修|使用|贷款"
            ),
        ),
        why="对本地经营年限提出要求",
        remedy="删去经营年限的要求；需要约束的，按项目建设内容和绩效目标约定。",
    ),
    _usual.sentence(
        _GOODS,
        _OUT,
        _STOP,
        unless=(_ABROAD, _QUARANTINE),
        forbids=_FREES,
        why="阻碍商品输出",
        remedy="删去对销售地域的限制。",
    ),
    _usual.sentence(_PLEDGED, severity="warning"),
    _usual.sentence(MOVES_SEAT, TAKEN_BACK, _HELPED),
    _usual.sentence(
        re.compile(THINGS),
        GOES_OUT,
        HELD_BACK,
        unless=(_ABROAD, _QUARANTINE),
        forbids=_FREES,
        why="阻碍商品输出",
        remedy="删去对销售地域的限制。",
    ),
    _usual.sentence(MOVES_ITEM, TAKEN_BACK, unless=(NOT_LEAVING,)),
    _usual.sentence(MOVES_ITEM, lead=LOST_LEAD, unless=(NOT_LEAVING,)),
    _usual.sentence(LEAVES, LET_GO, OF_FIRMS, unless=(NOT_LEAVING,)),
    _usual.sentence(STAYS, OF_FIRMS, unless=(NOT_LEAVING,)),
    _usual.sentence(GOES, GOES_NOT, GOES_OF, unless=(GOES_FREELY,)),
    _usual.sentence(
        REMAINS,
        LOSES_IT,
        unless=(MAY_LEAVE, NOT_LEAVING),
        forbids=_FREES,
        severity="warning",
        articles=_STAYS_PAID,
    ),
    _usual.sentence(STAYS_LONG, unless=(GOES_FREELY,)),
    _usual.sentence(
        STAYS_AS_IT_IS,
        STAYS_SO_LONG,
        unless=(STAYS_FREE,),
        forbids=_FREES,
    ),
    _usual.sentence(
        LEAVES_AND_PAYS,
        unless=(STAYS_FREE, NOT_LEAVING),
        forbids=_FREES,
        severity="warning",
    ),
    _usual.sentence(
        EXIT_GATE,
        OF_FIRMS,
        unless=(STAYS_FREE, _PERSONS),
        forbids=_FREES,
        severity="warning",
    ),
    _usual.sentence(
        LET_OUT_BY,
        unless=(OUT_FREELY,),
        forbids=_FREES,
        severity="warning",
        why="阻碍商品输出",
        remedy="删去对销售地域的限制。",
    ),
    _usual.sentence(
        STAYS_LONG_IN,
        STAYS_OR,
        promise=False,
        severity="warning",
        unless=(NOT_KEPT,),
        articles=_STAYS_PAID,
    ),
    _usual.sentence(
        KEPT_HERE,
        STAYS_OR,
        promise=False,
        severity="warning",
        unless=(NOT_KEPT,),
        articles=_STAYS_PAID,
        why="限定资金、收益留在本地",
    ),
    _usual.sentence(QUITS, QUITS_LOSES, unless=(MAY_GO, _PERSONS)),
    _usual.sentence(STAYS_BY_ALL, unless=(_PERSONS,), forbids=STAYS_LIFTED),
    _usual.sentence(
        HELD_UP,
        unless=(MAY_GO, _PERSONS),
        forbids=_FREES,
        severity="warning",
    ),
)
