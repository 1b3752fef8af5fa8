"""A utility that has its say, a register that is shut, a filing that has to be granted (企业
说了算、不予登记、备案变审批的概念).
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._leave_by_name import PASSED_LAWFUL
from policypress.lint.rules.competition._search import Frame, Usual
from policypress.lint.rules.competition._vocabulary import GAP, MUST

_SUPPLY = (
    "(?:供水|供电|供气|燃气|供热|热力|排水|污水处理|电网|电力|自来水|水务|通信|电信|广电|公交|铁塔"
    "|管网)"
)
_UTILITY = (
    f"{_SUPPLY}[^。；，、和与及\n]{{0,4}}?(?:公司|企业|集团|经营者|单位)"
)
UTILITY_SAYS = re.compile(
    f"(?:征求|征得|取得|经|由|报|送|通过|获得){GAP}{{0,30}}?{_UTILITY}的?{GAP}{{0,4}}?"
    "(?:意见|同意|验收|审核|审查|批准|认可|盖章|签字|确认|核准|检验合格)"
)
OF_SUPPLY = re.compile(_SUPPLY)
BEFORE_WORK = re.compile(
    f"{MUST}|方可|方能|才能|才可|后再|未[^。；，\n]{{1,20}}?不"
)
# What is done to the pipes of the utility itself.
ITS_OWN = re.compile(
    "迁移|改装|拆除|迁改|移动|保护范围|穿越|跨越|挖掘|开挖|停水|停气|停电|抢修|保护方案|保护协议"
    "|连接|依法|法律|法规|国务院|《[^》\n]{2,30}》(?:第|的?规定)|供水企业意见，并通过"
)
_REGISTER = "(?:工商(?:行政管理)?|市场监督管理|市场监管|行政审批|登记)(?:主管)?(?:部门|机关|局)"
NOT_REGISTERED = re.compile(
    f"(?:未|没有|不)[^。；\n]{{2,60}}?(?:的|，){GAP}{{0,24}}?，?{GAP}{{0,10}}?{_REGISTER}"
    f"{GAP}{{0,4}}?(?:不予|不得|暂缓|暂停|不能|停止|不给|不受理)"
    f"{GAP}{{0,4}}?{GAP}{{0,8}}?(?:登记|营业执照|执照|注册)"
)
OF_REGISTER = re.compile("登记|执照|注册")
REGISTER_LAWFUL = re.compile(
    "法律|行政法规|国务院|名称|虚假|齐全|法定形式|失信|冻结|不动产|产权|预售|商品房|婚姻|车|船"
    "|实名|股权|土地|合同|出生|抵押|教育|医疗"
)
BY_THEIR_PAPER = re.compile(
    f"(?:凭|持|取得|获得|领取){GAP}{{0,24}}?(?:通知书|批复|同意书|确认书|备案函|推荐函|意见书"
    f"|备案证明|同意函|批准函|核准函)[^。；\n]{{0,14}}?(?:办理|申请|申领){GAP}{{0,8}}?"
    "(?:工商登记|企业登记|商事登记|设立登记|注册登记|登记注册|市场主体登记|营业执照|登记)"
)
PAPER_BY_LAW = re.compile(
    "名称|外商|法律|行政法规|国务院|国家|依法|不动产|用地|土地|车|房屋|产权|补贴|补助|股权|抵押"
    "|法院|税|学校|办学|医疗|食品|药品|融资担保|社会组织|民办非企业|事业单位|社团|宗教|失业"
)
ASKED_BEFORE = re.compile(
    f"(?:设立|开办|登记|注册|开设){GAP}{{0,14}}?前，?{GAP}{{0,6}}?(?:征求|征得|取得){GAP}{{0,14}}?"
    f"(?:部门|局|委|办|街道|乡镇|镇政府|社区){GAP}{{0,6}}?(?:意见|同意)"
)
# 备案审批, 出具备案通知书.
FILED_BY_GRANT = re.compile(
    "备案审批|审批备案"
    "|(?:出具|核发|颁发|发给|签发|取得|领取)[^。；，\n]{0,12}?备案"
    "(?:审批|同意|批准|确认|许可|核准)(?:通知书|证明|证书?|批复|函|文件|意见书?)"
)
NO_TRADE = re.compile(
    "合同|网签|房屋|住房|档案|预案|竣工|消防|学籍|医保|器械|药品|收养|建设项目|投资项目|境外"
)
_usual = Usual(
    why="把供水、供电等企业的意见、验收作为前提",
    remedy="改为由主管部门依法审查；企业意见只作技术参考。",
)
GRANTED_BY_OTHERS: tuple[Frame, ...] = (
    _usual.sentence(
        UTILITY_SAYS,
        BEFORE_WORK,
        laws=True,
        near=OF_SUPPLY,
        unless=(ITS_OWN,),
        severity="note",
    ),
    _usual.sentence(
        NOT_REGISTERED,
        laws=True,
        near=OF_REGISTER,
        unless=(REGISTER_LAWFUL,),
        severity="note",
        why="以登记以外的手续挡住企业登记",
        remedy="删去；登记前置事项只能由法律、行政法规和国务院决定设定。",
    ),
    _usual.sentence(
        BY_THEIR_PAPER,
        near=OF_REGISTER,
        unless=(PAPER_BY_LAW,),
        severity="note",
        why="以部门的同意文件作为企业登记的前提",
        remedy="删去；登记前置事项只能由法律、行政法规和国务院决定设定。",
    ),
    _usual.sentence(
        FILED_BY_GRANT,
        unless=(PASSED_LAWFUL, NO_TRADE),
        severity="note",
        why="名为备案，实为审批",
        remedy="改为提交材料即予备案，不审查、不发证，未备案的不影响经营。",
    ),
    _usual.sentence(
        ASKED_BEFORE,
        near=OF_REGISTER,
        unless=(PAPER_BY_LAW,),
        severity="note",
        why="登记以前须先征求部门意见",
        remedy="删去；登记前置事项只能由法律、行政法规和国务院决定设定。",
    ),
)
