"""Being registered here, or having moved here, said through the papers that show it
(以证照、编号、档案表示的注册和迁入): who issued a licence, the first digits of a code, the
plate of a car, the floor that a firm is registered on, the file that one office hands to
another.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import HERE, OUTSIDE
from policypress.lint.rules.competition._vocabulary import FIRMS, GAP

_PAPER = (
    "(?:执照|行驶证|运输证|营运证|许可证|经营证|登记证书?|法人证书|资质证书|证书"
    "|备案(?:表|凭证|证明|回执)|信用代码|识别号|号牌|车牌|牌照|产权证|发票|凭证)"
)
_FIELD = "(?:机关|部门|住址|地址|住所|所在地|归属地|属地|编号|序列|号段|代码|签章|落款|印章|公章)"
_ASKED = "(?:须|应当?|均|都|需|必须|一律|显示|载明|限|仅限|同时)"
_DIGITS = "(?:前|首|第)[0-9一二三四五六七八两至到-]{1,5}位"
_OFFICE = (
    "(?:市场监督管理|市场监管|行政审批|工商(?:行政管理)?|登记|税务|发证|道路运输|交通运输"
    "|公安交管|车管)"
)
# Asked for in a text that gives money.
PAPER_OF_HERE = re.compile(
    f"{_PAPER}{GAP}{{0,16}}?{_FIELD}{GAP}{{0,6}}?{_ASKED}{{1,3}}(?:为|是|属于?|在|系|位于)?"
    f"{HERE}"
    f"|{_PAPER}{GAP}{{0,16}}?{_FIELD}{GAP}{{0,3}}?(?:为|是|属于?|系|在|载明){HERE}"
    f"|{_PAPER}{_ASKED}{{0,3}}(?:由|为){HERE}{GAP}{{0,14}}?"
    "(?:核发|颁发|签发|发放|登记|出具|制发)"
    f"|(?:信用代码|识别号|注册号|编号|号牌|车牌){GAP}{{0,8}}?"
    f"(?:{_DIGITS}|以[0-9A-Z一-鿿]{{1,6}}(?:开头|打头|起头)|[0-9]{{4,6}}(?:开头|打头))"
    f"|(?:由|经|在)(?:[市区县旗]|{HERE}){_OFFICE}{GAP}{{0,2}}?(?:局|机关|部门|分局)"
    f"{GAP}{{0,4}}?(?:登记|注册|发照|核发|颁发|设立|签发){GAP}{{0,10}}?的?{FIRMS}"
    # The seat is on one floor of one house.
    "|(?:住所|注册地址?|注册|登记地址?|执照地址|执照住所|工商地址|工商登记|工商注册|税务登记)"
    f"{_ASKED}{{0,2}}(?:登记|变更|迁移?|落|设|挂|使用|统一)?(?:于|在|至|到|为|进)"
    "(?:本|该|所在|入驻的?|所申报的?|承租的?)(?:众创)?"
    "(?:空间|园|基地|楼|载体|孵化器|大厦|街区|集聚区|小镇|中心|平台|市场)"
)
# A plate or a home port of here: it says as much, but a clause may mean the car alone.
PLATE_OF_HERE = re.compile(
    f"(?:悬挂|办理|登记|取得|持有|持|上|挂|落|领取|注册)(?:为|在)?(?:{HERE})的?"
    "(?:号牌|牌照|车牌|牌|籍|户)"
    f"|在(?:{HERE})(?:上牌|挂牌照|上户|入户登记)"
    f"|(?:{HERE})(?:号牌|牌照|车牌|籍)的?(?:新能源|纯电动|营运)?"
    "(?:车辆|货车|客车|牵引车|出租车|网约车|船舶|渔船|运力)"
)
NO_PAPER = re.compile(
    "报废|二手车|排放标准|查验标准|不影响|(?<!但)不限|均可|任一|任何|任意|何地|不作|无需|无须"
    "|不要求|残疾|低保|毕业生|学生|患者|居民|户口|户籍|入户|人员|失业|家庭(?!农场)|消费者|老年|投诉|举报|互认"
    "|国家|省级|法律|法规|公安机关核发|专利|商标|个人|驾驶人|驾驶员|相同|同等"
)
_SEAT = (
    "(?:住所|注册地址?|登记地址?|登记机关|工商登记|工商关系|税务登记|主管税务机关|税务关系|税籍"
    "|户管|执照|证书|编号|档案|资质|法人登记|统计关系|社保账户|船籍港?)"
)
_SHIFTED = (
    "(?:变更|迁移|迁入|迁来|移交|转入|划转|转移|转至|转到|调档|转档|调入|改为|换发|变为|迁至|迁到"
    "|改登|改挂|改注|落到|换成)"
)
_FROM = (
    f"(?:原(?:登记|注册|主管税务|发证|住所|户管|税务|工商|经营){GAP}{{0,2}}?(?:机关|地|部门)?"
    f"|{OUTSIDE}|跨[省市区县盟州]|其他[省市区县])"
)
SEAT_SHIFTED = re.compile(
    f"{_SEAT}{GAP}{{0,10}}?{_SHIFTED}|{_SHIFTED}{GAP}{{0,6}}?{_SEAT}"
    "|整体(?:搬迁|迁移|迁址)|整建制(?:迁|转)|移籍|转籍"
)
SHIFTED_FROM = re.compile(_FROM)
# 迁入核准文件, 调档函: papers that only a firm has which has moved.
MOVING_PAPERS = re.compile(
    "(?:迁入|迁出|迁移)(?:地)?(?:的)?(?:准予|登记|核准|受理)?"
    "(?:通知书?|证明|核准|调档函|文件|函|单|回执|登记)"
    "|调档函|(?:企业|登记|工商)档案(?:的)?(?:迁移|移交|转移)(?:函|单|证明|回执|情况)"
    "|(?:户管|税务|征管)(?:关系)?(?:迁移|转移|转入)(?:单|通知书?|证明|回执)"
)
PAPERS_LEAD = re.compile("材料|资料|文件|证明|附件|凭证|条件|对象|清单")
# 视同首次认定, 比照新设企业: who has moved is taken for new.
TAKEN_FOR_NEW = re.compile(
    "(?:视同|视为|比照|按照?|参照|等同于?|视作)(?:首次|新设立?|新办|新引进|新认定|新注册|新落户"
    "|新增|初次)(?:认定|设立|企业|项目|申报|标准|引进|办理|入库)?"
)
HAS_MOVED = re.compile(
    f"搬迁|迁入|迁移|迁来|迁至|转入|转移|变更(?:住所|注册|登记)|{OUTSIDE}|跨[省市区县]"
)
NOT_MOVED = re.compile(
    "一次办|即办|通办|一窗|便利|拖延|障碍|不得|补偿|退城|红线|户口|户籍|毕业|人才|学生|低保|居民"
    "|二手车|报废|追缴|收回|退还|退回|追回|停止享受|境外|海外|跨境|品种|耕地|农机|种畜|同等"
)
