"""计量单位的俗称：2000平米、中心温度不低于60度。

检查：数字后面的“平米”“平方”（应为平方米）“立方”（应为立方米）；温度写“度”（应为℃或者摄氏度）；用电量写“度”（应为千瓦时）的；“公尺”“公分”“里地”。
为什么：正式文件用法定计量单位，“度”既是温度又是电量和角度，“平米”“平方”不是单位名称。
不好：经营面积不少于2000平米
好：经营面积不少于2000平方米
来源：《中华人民共和国法定计量单位》、GB 3100—1993；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NU-15",
    name="everyday-unit",
    severity="warning",
    strength="一般",
    source="《中华人民共和国法定计量单位》、GB 3100—1993",
)
_N = r"[0-9]{1,9}(?:\.[0-9]{1,4})?[ ]?"
_UNITS = {
    "平米": "平方米",
    "平方": "平方米",
    "平": "平方米",
    "块": "元",
    "块钱": "元",
    "立方": "立方米",
    "公尺": "米",
    "公分": "厘米",
}
_COMMON = re.compile(
    f"(?<![0-9.]){_N}[万]?(?P<unit>平米|平方(?![米公千厘分毫英])|立方(?![米厘分毫英])"
    "|平(?=[，。；、的以])|块钱?(?=[，。；、的）])|公尺|公分)"
)
_WARM = re.compile(
    "(?:温度|水温|室温|体温|气温|高温|低温|温控|冷藏|冷冻|保温|加热|供暖|制冷"
    rf"|恒温)[^。；，\n0-9]{{0,14}}"
    f"(?:零下|[-－])?{_N}(?P<unit>度)(?!电|[数以]内|角)"
)
_POWER = re.compile(
    rf"(?:用电|电量|耗电|节电|发电|充电|供电|电费|电价)[^。；，\n0-9]{{0,14}}{_N}[万亿]?"
    "(?P<unit>度)(?!角)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each everyday name of a unit."""
    for found in paper.search(_COMMON):
        legal = _UNITS[found["unit"]]
        yield _hit(found, legal, legal)
    for found in paper.search(_WARM):
        yield _hit(found, "℃", "℃”或者“摄氏度")
    for found in paper.search(_POWER):
        yield _hit(found, "千瓦时", "千瓦时")


def _hit(found: re.Match[str], legal: str, shown: str) -> Hit:
    """A unit and its legal name."""
    message = f"“{found['unit']}”不是这里的法定计量单位。"
    return Hit(*found.span("unit"), message, f"改为“{shown}”。", instead=legal)
