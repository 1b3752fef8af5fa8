"""By which orders of the State Council regulations were issued and amended (国务院令): what
is cited with another number is cited wrongly.

Only what is often cited in 规范性文件. A regulation that is amended gets another order: add its
number. Orders that amend many regulations at once are never objected to.
"""

from __future__ import annotations

# Regulations that one order has issued anew as a whole (修订): the order before it, that
# one, and its year. What is amended in parts is not here.
REVISED: dict[str, tuple[frozenset[int], int, int]] = {
    "民办教育促进法实施条例": (frozenset((399,)), 741, 2021),
    "粮食流通管理条例": (frozenset((407,)), 740, 2021),
    "生猪屠宰管理条例": (frozenset((238, 525)), 742, 2021),
    "土地管理法实施条例": (frozenset((256,)), 743, 2021),
    "医疗器械监督管理条例": (frozenset((276, 650)), 739, 2021),
    "政府信息公开条例": (frozenset((492,)), 711, 2019),
    "食品安全法实施条例": (frozenset((557,)), 721, 2019),
    "预算法实施条例": (frozenset((186,)), 729, 2020),
    "农药管理条例": (frozenset((216,)), 677, 2017),
    "残疾人教育条例": (frozenset((161,)), 674, 2017),
    "保障中小企业款项支付条例": (frozenset((728,)), 802, 2025),
}

ORDERS: dict[str, frozenset[int]] = {
    "住房公积金管理条例": frozenset((262, 350, 710)),
    "残疾预防和残疾人康复条例": frozenset((675, 703)),
    "政府信息公开条例": frozenset((492, 711)),
    "工伤保险条例": frozenset((375, 586)),
    "失业保险条例": frozenset((258,)),
    "政府采购法实施条例": frozenset((658,)),
    "市场主体登记管理条例": frozenset((746,)),
    "优化营商环境条例": frozenset((722,)),
    "保障农民工工资支付条例": frozenset((724,)),
    "保障中小企业款项支付条例": frozenset((728, 802)),
    "公平竞争审查条例": frozenset((783,)),
    "重大行政决策程序暂行条例": frozenset((713,)),
    "规章制定程序条例": frozenset((322, 695)),
    "国有土地上房屋征收与补偿条例": frozenset((590,)),
    "社会救助暂行办法": frozenset((649, 709)),
    "残疾人就业条例": frozenset((488,)),
    "城市居民最低生活保障条例": frozenset((271,)),
    "促进个体工商户发展条例": frozenset((755,)),
    "财政违法行为处罚处分条例": frozenset((427, 588)),
    "预算法实施条例": frozenset((186, 729)),
    "行政事业性国有资产管理条例": frozenset((738,)),
    "社会保险经办条例": frozenset((765,)),
    "人力资源市场暂行条例": frozenset((700,)),
    "女职工劳动保护特别规定": frozenset((619,)),
    "职工带薪年休假条例": frozenset((514,)),
    "劳动合同法实施条例": frozenset((535,)),
    "政府投资条例": frozenset((712,)),
    "排污许可管理条例": frozenset((736,)),
    "建设工程质量管理条例": frozenset((279, 687, 714)),
    "生产安全事故报告和调查处理条例": frozenset((493,)),
    "住房租赁条例": frozenset((812,)),
}
# Orders that amend many regulations at once; and the last one that is known here.
OF_MANY = frozenset(
    (
        *(
            516,
            588,
            628,
            638,
            645,
            648,
            653,
            666,
            676,
            687,
            690,
            698,
            703,
            709,
            710,
        ),
        *(714, 726, 732, 752, 764, 777, 797),
    )
)
LAST = 805
