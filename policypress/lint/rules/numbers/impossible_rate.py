"""不可能的率和分数：覆盖率达到120%，接入比例达到120%，三分之四，每周8天。

检查：覆盖率、合格率、普及率、参保率、入学率、办结率等（不含完成率、增长率、负债率、毛入学率）和“接入（安装、纳入、参加）……的比例”超过100%的；分子大于分母的“几分之几”；每天超过24小时、每周超过7天、每月超过31天、每年超过366天的。
为什么：部分不会多于全体，多半是多打了一个数字。
不好：公共停车场接入平台的比例达到120%
好：公共停车场接入平台的比例达到90%
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="NUM-32",
    name="impossible-rate",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    is_second=True,
)
_OVER = (
    r"(?P<share>(?:1(?!00(?:\.0+)?[%％])[0-9]{2}|[2-9][0-9]{2}|[1-9]"
    r"[0-9]{3,4})(?:\.[0-9]+)?[%％])"
)
_RATES = (
    "(?<!拨备)(?<!利息)(?<!保障)覆盖率|合格率|普及率|参保率|参合率|(?<!毛)入学率|入园率|办结率"
    "|满意率|满意度|达标率|优良率|知晓率|完好率|成功率|兑现率|落实率"
    "|出租率|入住率|绿化率|绿地率|就业率|签约率|回收率|处理率|处置率|收集率|通过率|巩固率|接种率"
    "|建档率|上线率|公开率|网办率|可办率|响应率|反馈率|见面率|稳岗率|留用率|持证率|上岗率|到位率"
    "|检测率|抽查率|入驻率|入住率|出租率|就业率|满意率|及格率|达标率|出勤率|到课率|知晓率|回收率|留存率|安装率|接入率|联网率|硬化率|通达率|自来水普及率|森林覆盖率"
    "|及时率|准确率|报销比例|优秀率|及格率|识别率|配备率|建成率|开通率|好评率"
)
_TO = (
    "(?:均)?(?:达到?|不低于|不少于|超过|为|提高到|提升至|提升到|提高至|保持在|稳定在|达到或超过"
    "|控制在)?(?:了)?(?:或|和)?"
)
_RATE = re.compile(rf"(?:{_RATES})[^。；，、\n0-9]{{0,6}}?{_TO}{_OVER}")
_VERBS = (
    "接入|安装|配备|纳入|参加|参保|建成|覆盖|采用|公开|完成|通过|持证|享受|签订|办理|使用|设置"
    "|开通|实现"
)
_PROPORTION = re.compile(
    rf"(?:{_VERBS})[^。；，、\n0-9]{{0,16}}的?(?:比例|比率|占比)(?:均)?"
    f"(?:达到?|不低于|不少于|超过|为|提高到|提升至)?{_OVER}"
)
_HAN = "[一二三四五六七八九十]{1,3}"
_FRACTION = re.compile(
    f"(?<![一二三四五六七八九十百千])(?P<under>{_HAN})分之(?P<over>{_HAN})"
    "(?![一二三四五六七八九十百千点])"
)
# 每周不少于8天: what the calendar does not have.
_MOST = {
    ("天", "小时"): 24,
    ("日", "小时"): 24,
    ("周", "天"): 7,
    ("周", "日"): 7,
    ("星期", "天"): 7,
    ("周", "个工作日"): 7,
    ("月", "天"): 31,
    ("月", "日"): 31,
    ("个月", "天"): 31,
    ("季度", "天"): 92,
    ("季度", "个月"): 3,
    ("年", "天"): 366,
    ("年", "个月"): 12,
    ("小时", "分钟"): 60,
}
_OFTEN = re.compile(
    "(?<![0-9一二三四五六七八九十两])每(?P<span>天|日|周|星期|个月|月|季度|年"
    "|小时)[^。；，、\n0-9每]{0,10}?"
    "(?:不少于|不低于|不超过|达到?|至少|满|工作|开放|服务|值班)"
    "(?P<count>[0-9]{1,3})(?P<unit>小时|个工作日|天|日|个月|分钟)(?![前内后起至以])"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each rate, fraction and stretch of time that is more than the whole."""
    for pattern in (_RATE, _PROPORTION):
        for found in paper.search(pattern):
            message = f"比例“{found['share']}”超过了全体。"
            hint = "核对是不是多写了一个数字。"
            yield Hit(*found.span("share"), message, hint)
    for found in paper.search(_FRACTION):
        if value_of(found["over"]) > value_of(found["under"]):
            message = f"“{found[0]}”的分子大于分母。"
            yield Hit(*found.span(), message, "核对分数。")
    for found in paper.search(_OFTEN):
        most = _MOST.get((found["span"], found["unit"]))
        if most is not None and int(found["count"]) > most:
            message = f"每{found['span']}最多{most}{found['unit']}。"
            yield Hit(*found.span(), message, "核对时间单位和数目。")
