"""The words by which a text gives, bounds and counts (句式词语)."""

from __future__ import annotations

import re

# What is given, the longer and the more telling word first.
SPECIFIC = (
    "贷款贴息",
    "风险补偿",
    "股权投资",
    "信用贷款",
    "奖励性资助",
    "奖励性补助",
    "以奖代补",
    "贴息",
    "奖补",
    "补贴",
    "补助",
    "奖励",
    "资助",
    "配套",
    "奖金",
    "津贴",
    "补偿",
    "救助金",
    "补助金",
    "慰问金",
    "护理费",
    "扶持资金",
    "安家费",
    "奖学金",
    "抚恤金",
)
LOOSE = (
    "贴费",
    "返还",
    "退还",
    "减免",
    "资金支持",
    "建设运行费",
    "经费",
    "扶持",
    "支持",
    "奖",
    "资金",
    "补",
)
BENEFIT = (
    "奖励|奖补|补贴|补助|资助|扶持|支持|配套|贴息|补偿|奖金|津贴|经费|救助|"
    "以奖代补|股权投资|信用贷款|建设运行费|贴费|安家费|奖学金|慰问金|抚恤金"
)
# Words that are said shorter, and the other way round.
_PLAIN = {"贷款贴息": "贴息", "奖": "奖励", "补": "补助", "经费支持": "经费"}
_SPECIFIC = re.compile("|".join(SPECIFIC))
_LOOSE = re.compile("|".join(LOOSE))
# What is added to something, in one word.
ADDS = "加发|加付|加补|加奖|增发(?![债股行])|增奖|另加|再加(?![快强大工])"
# A verb that gives.
GIVE = (
    f"{ADDS}|"
    "给予|给与|予以|发放(?!贷款)|发给|领取|申领|享受|奖励|奖补|补贴|补助|资助|扶持|补偿|"
    "配套(?!公共|设施|服务|政策|商业|措施|费|环境|完善|产业|企业)|"
    "拨付|贴息|减免|返还|(?<![发金费际造设备总的额产务])投入|提供|安排|给企业|给其|颁发|"
    "奖(?![励补金项状牌章])|(?<![候增填])补(?![贴助充偿齐])"
    "|申请(?![人表书材条]|单位|主体|企业|机构)"
)
# Words of a ceiling before the figure, and behind it.
MOST = "最高|不超过|不高于|不得超过|不得高于|不大于|不多于|最多|至多|上限为?|封顶|限额"
LEAST = "不低于|不少于|不得低于|不得少于|最低|至少|不小于"
# What is counted of one applicant: each makes a sum one per unit.
COUNTED = (
    "美元|人次|亩次|户次|车次|辆次|间夜|床日|人天|台班|人|名|位|张床位|平方公里|平方千米|平方米"
    "|平米|㎡|m2|m²|立方米|立方|千瓦时|千瓦|兆瓦|公里|千米|公顷|公斤|千克|标准箱|标箱|架次|航次"
    "|班次|车次|台次|课时|学时|航班|床位|TEU|kWh|kW|KW|件|项|亩|吨|台|套|辆|架|艘|班|次|场|个|户"
    "|只|头|株|瓦|度|箱|床|张|篇|部|集|"
    "种|款|例|笔|单(?![位个家])|份|条|支|座|间|月|日|天|晚|餐|小时|分钟|季度|学期|学年|公升|升|期"
    "|届|批|本|首|幅|岁|周|颗|双|盏|口|根|米|路|栋|节|门|所|票|柜|"
    "标准|专利|航线|作品|组|列|趟|片|块|宗|册|棵|羽|尾|匹|枚|幢"
)
# What applies, or is applied for, as a whole: a sum for each is one fixed sum.
WHOLE = (
    "家|机构|企业|单位|项目|平台|基地|园区|产品|品牌|中心|年度|年|基金|银行|企|店|"
    "实验室|团队|家庭|孵化器|社区|村|镇|街道|站|示范区|集群|联盟|协会|院|馆|载体|"
    "个人|申请人|主体|成果|技术|课题|品种|活动|展会|合同|工厂|车间|商户|网点"
)
COUNTED_UNIT = re.compile(f"^(?:{COUNTED})$")


_WAY = re.compile(
    f"(?:采取|采用|以|通过)[^，。；]{{0,12}}?({'|'.join(SPECIFIC)})[^，。；]{{0,12}}?方式"
)
# Words that say that something is given, and not of what sort.
VAGUE = frozenset(
    ("", "贴费", "支持", "资金", "经费", "资金支持", "奖", "补", "扶持")
)


# Given on top of something; and the years of an instalment.
MORE = re.compile(
    f"{ADDS}|再(?:一次性)?(?:给予|奖励|奖|补|资助|予以|享受|增加)|额外|另(?:外|行)?(?:给予|奖励|奖|补)"
    "|追加|叠加给予|"
    "(?<!每)(?<![0-9人件个家项])增加(?:给予|奖励|补助|补贴|资助|奖补)"
)
GROWS = "每(?:再)?(?:增加|新增|递增|提高|增长|多|超过?)[ ]?"
STEP_BEFORE = re.compile(
    f"{GROWS}[0-9]+[^，。；0-9]{{1,8}}，?[^，；。0-9]{{0,10}}[0-9.]+[ ]*[万亿]?元$"
)
STEP_NEAR = re.compile(
    f"{GROWS}[0-9]+[^，。；0-9]{{1,8}}，?(?:再|则)?(?:增加|增发|加)[^，；。0-9]{{0,6}}$"
)
YEAR = re.compile(
    "^(?:其中[，：]?)?(?:第[一二三四五、]+年|首年|次年|前[一二三四五]年|后[一二三四五]年)"
)
# What an applicant has, earns or owes.
_HAS = (
    "注册资本金?|实缴资本|实收资本|实缴|营业收入|营业额|营收|主营业务|产值|销售额|销售收入|销售"
    "|收入|投资额|总投资|投资|投入|税收|纳税额?|纳税|税|经济贡献|地方贡献|贡献额?|融资额?|融资"
    "|成交额|交易额|进出口额?|进口额|出口额|合同额|合同金额|保费|货值|估值|市值|成本|价格|单价"
    "|售价|费用|贷款|借款|授信|债券|资产|利润|增加值|工资|收入水平|价值|存款|财产|流水|房租|租金"
    "|学费|保险金额|保额|保险费|起付线|最低工资"
)
HAS_BEFORE = re.compile(
    f"(?:{_HAS})(?:总额|金额|额度|额|规模|总计|合计|累计)?(?:每年)?(?:均|都|各)?"
    f"(?:为|在|达|约|共|是)?[^，。；：、0-9]{{0,4}}$"
)
# What is given, named behind a figure.
BENEFIT_AFTER = re.compile(
    f"^(?:人民币)?(?:[ ]?/[^，。；]{{1,8}})?(?:的标准|标准|的比例|比例|的额度)?(?:的|对)?"
    f"[^，。；0-9]{{0,24}}?(?:{BENEFIT})"
)


def mode_of_way(words: str) -> str:
    """补助, of 采取事前补助方式给予支持; "" where nothing says so."""
    found = list(_WAY.finditer(words))
    return mode_in(found[-1][1]) if found else ""


def mode_in(words: str) -> str:
    """The first telling word for what is given; "" without one."""
    found = _SPECIFIC.search(words) or _LOOSE.search(words)
    return _PLAIN.get(found[0], found[0]) if found else ""


def last_mode_in(words: str) -> str:
    """The last one."""
    every = list(_SPECIFIC.finditer(words)) or list(_LOOSE.finditer(words))
    if not every:
        return ""
    return _PLAIN.get(every[-1][0], every[-1][0])
