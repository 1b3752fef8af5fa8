"""How those are weighed who want to take part in a scheme that the public pays for (参与单位的审核): by
abilities without a measure, by their size, by whether they took part before, by the office
where they are registered. What they have to be and to bring is in `_takes_part`.

具备较强的服务能力 can be met by nobody in particular, and whoever decides may let in whom he likes.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import (
    DETAILS,
    HERE,
    REGULATION,
)
from policypress.lint.rules.competition._search import Frame, Usual
from policypress.lint.rules.competition._vocabulary import MUST

# Who is gathered, for what: in the title of the notice, or in its first sentence.
_THEM = "(?:企业|主体|单位|平台|商户|机构|经营者)"
_CALLS = "(?:征集|征选|遴选|选定|招募)"
GATHERS = re.compile(
    f"{_CALLS}[^。；\n]{{0,40}}?{_THEM}[^。；，\n]{{0,12}}?(?:通知|公告|通告|启事|方案)"
    f"|(?:参与|参加|合作|承办|经营|销售)(?:活动)?(?:的)?{_THEM}[^。；，\n]{{0,6}}?{_CALLS}[^。；，\n]{{0,4}}?"
    "(?:通知|公告|通告|启事|方案)"
    f"|(?:现|拟|将)[^。；，\n]{{0,10}}?(?:公开|预){_CALLS}[^。；\n]{{0,40}}?{_THEM}"
)
_FREE = re.compile("鼓励|优惠政策|扶持资金|补助对象|奖励对象")
# 具备较强的运营能力, 网点布局能够满足需求, 认可度较高
_ABLE = re.compile(
    "(?:具备|具有|拥有|有)(?:较[强高好大]|一定|良好|过硬|完善|雄厚|较为?完善|相当)的?[^。；\n]{0,30}?"
    "(?:能力|优势|实力|覆盖|体系|技术|经验|基础)"
    "|(?:具备|具有)[^。；，\n]{0,20}?(?:销售|规模|市场|品牌|行业)优势"
    "|网点布局[^。；，\n]{0,10}?(?:满足|覆盖|完善|合理)[^。；\n]{0,50}?(?:能力|(?=[。；\n])|$)"
    "|(?:具备|具有)[^。；，\n]{0,24}?等综合服务能力"
    "|(?:认可度|使用率|信誉度|知名度|影响力)[^。；，\n]{0,6}?较?[高强大好](?![于达])"
)
# 根据企业规模等审核
_SO_BIG = re.compile(
    "(?:根据|按照?|结合|依据|综合考虑)[^。；，\n]{0,10}?(?:企业|经营|销售|资产)规模[、，和][^。；\n]{0,40}?"
    "(?:审核|遴选|择优|确定|筛选|评审)"
)
# 认为需要提交的其他材料; 综合评估企业情况，动态调整范围; 存在潜在风险的企业退出
_AT_PLEASURE = re.compile(
    "认为(?:需要|应当|有必要)(?:提交|提供|补充)的其他[^。；，\n]{0,8}?材料"
    "|综合评估[^。；\n]{0,14}?(?:动态)?调整[^。；，\n]{0,8}?(?:范围|名单|企业)"
    "|(?:存在|有)(?:潜在|一定|较大)风险[^。；\n]{0,16}?(?:企业|商户|主体|平台|单位)"
)
# 以往参与类似活动的情况
_BEEN_THERE = re.compile(
    "(?:以往|往年|历年|曾经?)(?:参与|承办|承接|服务)[^。；\n]{0,30}?(?:活动|补贴|消费券|项目)[^。；，\n]{0,8}?"
    "(?:情况|经验|经历|案例|业绩)"
)
_NO_RECORD = re.compile("违法|违规|骗补|套补|失信|处罚")
# 经企业注册所在地街道初审; 连锁企业仅在总部所在地申报
_BY_ITS_SEAT = re.compile(
    f"(?:{MUST}|经|由|提交|报)(?:[^。；，\n]{{0,6}}?)(?:企业)?(?:注册|登记)(?:登记)?(?:地|所在地|地所在地)"
    "(?:（[^）\n]{1,20}）)?[^。；，\n]{0,12}?(?:初审|审核|盖章|推荐|出具)"
    "|连锁[^。；，\n]{0,10}?(?:仅|只)[^。；，\n]{0,4}?总部(?:所在地)?[^。；，\n]{0,6}?(?:申报|报名|申请)"
)
# 销售额归集本区的门店
COUNTED_TO_US = re.compile(
    f"(?:销售额|营业额|营收|产值|交易额|零售额)[^。；，\n]{{0,4}}?"
    f"(?:归集|计入|归入|并入|汇总|纳统)(?:到|至|于|在)?{HERE}"
)
_BARS = re.compile("不得(?:以|将|把|要求|设置|设定)|不要求|不限")
_IN = f"{REGULATION}第八条第（四）项；{DETAILS}第十二条"
_entry = Usual(
    why="参与条件没有标准，由主管部门裁量谁能参加",
    remedy="改为客观、可核验的条件，符合条件的均可参加。",
    unless=(_FREE,),
    articles=_IN,
)
WEIGHED_IN: tuple[Frame, ...] = (
    _entry.sentence(_SO_BIG, whole=GATHERS, forbids=_BARS),
    _entry.sentence(_AT_PLEASURE, whole=GATHERS),
    _entry.sentence(_ABLE, whole=GATHERS, severity="note"),
    _entry.sentence(
        _BEEN_THERE,
        whole=GATHERS,
        severity="note",
        unless=(_FREE, _NO_RECORD),
        why="以参加过同类活动为条件",
    ),
)
BY_THEIR_SEAT: tuple[Frame, ...] = (
    _entry.sentence(
        _BY_ITS_SEAT,
        whole=GATHERS,
        severity="note",
        why="由注册地、总部所在地初审，注册在外地的无处申报",
        remedy="改为由实际经营地受理。",
        articles=f"{REGULATION}第九条第（五）项、第十条第（二）项；{DETAILS}第十七条、第十九条",
    ),
)
