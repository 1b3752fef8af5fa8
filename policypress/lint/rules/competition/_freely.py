"""What leaves a choice to those who deal (自行选择), lets a property openly, serves
persons, and what the State's own law has named (法定的许可): pieces of patterns that the
rules join to what clears them.
"""

from __future__ import annotations

import re

# 也可以自行委托, 任选一家; 自行委托的不予认可 leaves no choice.
_NO_CHOICE = "(?!其他|其它)(?![^。；，\n]{0,12}?的?，?[^。；，\n]{0,6}?(?:不予|不得|不能|不再|费用由))"
FREELY = (
    "(?:(?:自行|自主|自由|自愿|任意)(?:委托|选|聘请|购买|采购|采用|挑选|决定|联系|雇)"
    f"|也可以?(?:自行|自主|另行|委托|选择)|(?:可|可以)[^。；，\n]{{0,6}}?任选){_NO_CHOICE}"
)
# 公开招租, 进场挂牌: whoever offers most has it.
LET_OPENLY = (
    "(?<!不经)(?<!未经)(?<!不再)(?<!无需)(?<!免于)公开(?:进场|挂牌|竞价)?"
    "(?:招租|竞租|拍租|拍卖|挂牌|出租|招标|竞价|比选)"
)
# A teacher or a doctor who took an allowance serves for some years.
TAKES_POST = "(?:教师|医师|医生|护士|毕业生|人才|师范生|医学生|选调)[^。；\n]{0,40}?服务(?:满|期|不少于|年限)"
# To whom a village or a home gives its services: households, not firms.
_SERVED = "(?:居民|村民|逝者|老年人|老人|儿童|患者|学生|家庭|常住户|农户|住户|职工|残疾人|困难群众)"
SERVES_PERSONS = (
    f"(?:只|仅)?(?:为|向|面向|供|给)[^。；，\n]{{0,24}}?{_SERVED}[^。；，\n]{{0,10}}?"
    "(?:提供|供应|服务|供水|安葬|收住|开放|使用|减免|免除)"
    f"|{_SERVED}[^。；，\n]{{0,10}}?(?:去世|死亡|安葬|入住|就餐)"
)
# Leave that laws and regulations of the State ask for, by its usual name.
_LICENCES = (
    "(?:办学|民办学校|班线|客运|货运|道路运输|道路旅客运输|水路运输|港口|出租汽车|网络预约|人力资源服务"
    "|劳务派遣|职业中介|食品|餐饮|出版物|印刷|娱乐|营业性演出|演出经纪|网络文化|危险废物|危险化学品"
    "|烟花爆竹|燃气|医疗机构|药品|医疗器械|特种行业|旅行社|保安服务|典当|拍卖|驾驶员培训"
    "|民用爆炸物品|烟草专卖|快递|邮政|电信业务|增值电信|互联网信息|种子|种畜禽|兽药|农药|饲料|肥料"
    "|生猪|定点屠宰|动物防疫|动物诊疗|排污|取水|采矿|采砂|林木采伐|安全生产|建筑业|建筑施工|勘察|监理"
    "|测绘|检验检测|特种设备|计量|公共场所卫生|卫生|校车|律师|会计师|司法鉴定|消防|融资担保|小额贷款"
    "|报废机动车|放射|辐射|互联网上网服务|文物)"
)
LICENSED_BY_STATE = (
    # Leave of a village or a club beside it is none of the State's.
    "(?<![^。；\n])(?![^。；\n]{0,200}?(?:乡镇|镇政府|街道|村委|居委|社区|协会|商会|布点|推荐函|同意函|意见函))"
    "[^。；\n]{0,200}?"
    "(?:取得|申领|持有|办理|领取|获得|具有|具备|核发|换发|申请|无)[^。；，\n]{0,20}?"
    f"{_LICENCES}[^。；，\n]{{0,8}}?(?:许可证?|执照|资质证?书?|合格证|批准书|批准证书|证)"
)
# A person who is helped, case by case as it has to be.
PERSONS_HELPED = (
    "照料|护理|特困|供养|低保|住院|丧葬|抚恤|优抚|孤儿|困境儿童|倒房|农户|逐户"
)
# How much is given stands in a text that all can read.
AS_PUBLISHED = (
    "按照?本(?:办法|细则|措施|政策|指南|意见|规定|方案)[^。；，\n]{0,8}?(?:标准|比例|规定|公式)[^。；，\n]{0,4}?"
    "(?:计算|核定|执行|确定|拨付)|按(?:全部|所有|同一|统一)[^。；，\n]{0,6}?(?:比例|标准)|"
    # A meeting settles how much there is in a year, not who has it.
    "(?:审定|审议|确定|审核|批准)(?:年度|当年|本年度|下年度|总体)(?:的)?资金[^。；，\n]{0,4}?(?:安排|计划|规模|总量|总额|预算)|"
    "按照?[^。；，\n]{0,12}?(?:载明|公布|公开|列明|规定)的[^。；，\n]{0,8}?"
    "(?:条件|标准|比例)"
)
# 登记地不在本区的，提供场地使用凭证即可.
ELSEWHERE_TOO = (
    "(?:不在|未在|非)[^。；，\n]{1,12}?的，?[^。；，\n]{0,30}?"
    "(?:即可|也可|亦可|均可申|同样|可凭|可以凭)"
    "|(?:登记|注册|住所|执照)[^。；，\n]{0,4}?[在为](?:外|异)[^。；，\n]{0,4}?的，"
    "(?![^。；\n]{0,60}?(?:设立|变更|迁|承诺|不予|不得|减半))[^。；，\n]{0,4}?(?:提供|提交|凭|持)"
)
# A firm that leaves, and asks where it goes to.
LEAVES_FREELY = (
    "迁往(?:外|他|其他|[省市区县]外)|迁入地(?:提出|申请|办理|受理|登记|的?税务|政务)"
    "|(?:办[结理]|协助|简化)[^。；，\n]{0,16}?迁出(?:手续|登记)"
    "|(?:跨[区县市省]|迁移|迁出|变更)[^。；\n]{0,16}?(?:当场|即时|一次性?|一站式|窗口)[^。；，\n]{0,3}?"
    "(?:受理|办[结理])(?![^。；\n]{0,40}?(?:奖|补贴|补助|资助|扶持))"
    # A licence or an entry that the law has changed with the address.
    "|依法(?:及时)?(?:申请|办理|申报|提出)[^。；，\n]{0,6}?变更[^。；，\n]{0,14}?(?:许可|登记|执照|备案|证)"
    "|变更(?:登记|许可)[^。；，\n]{0,8}?(?:依法|依照《)"
)
# What makes it easy to leave; a firm that comes may keep its titles and be paid too.
GOES_EASILY = (
    f"{LEAVES_FREELY}|不得以[^。；\n]{{0,20}}?为由(?:拖延|阻碍|限制|拒绝)"
    "|不(?:用|需|必)回|电子移送|继续(?:有效|认可)"
)
# Whoever judges a firm or its goods does not work for it.
STANDS_BACK = (
    "回避|利益(?:关联|冲突|输送)|利害关系|不得(?:同时)?(?:为|承接|担任)[^。；，\n]{0,12}?被"
    "|主动披露[^。；，\n]{0,4}?退出"
)
# Those who use a thing settle what it costs them.
BY_ITS_USERS = "村民(?:会议|代表)|业主(?:大会|共同)|受益(?:户|范围)"
# Money, tax that the State spares, its licences: no terms of this place for who may trade.
PAID_OR_LAWFUL = re.compile(
    f"补贴|补助|奖励|资助|贴息|扶持|减半征收|[免减]征|依次扣减|{LICENSED_BY_STATE}"
)
