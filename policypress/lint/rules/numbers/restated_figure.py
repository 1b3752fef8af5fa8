"""同一个数写了两遍却不相等：60个月（三年）。

检查：大写金额和括注的小写金额，N个月（M年）、N年（M个月）、百分之N（M%）、每季度一次与全年几次，两种写法是否相等。
为什么：两个数不等，执行时不知道以哪个为准。
不好：租期累计不超过60个月（三年）
好：租期累计不超过36个月（三年）
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="NUM-15",
    name="restated-figure",
    severity="error",
    strength="逻辑",
    source="数量关系",
)
_HAN = "一二两三四五六七八九十百"
_CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
_PLAIN = str.maketrans(_CAPITALS, "零一二三四五六七八九十百千万亿")
_NUMBER = f"(?:[0-9]{{1,3}}|[{_HAN}]{{1,4}})"
_ONCE = "1|一"
_TIMES = {"季": 4, "季度": 4, "月": 12, "个月": 12, "半年": 2}  # a year
_TWICE = re.compile(
    f"(?<![0-9.])(?P<months>{_NUMBER})个月（(?:即|共)?(?P<years>{_NUMBER})年）"
    f"|(?<![0-9.])(?P<span>{_NUMBER})年（(?:即|共)?(?P<parts>{_NUMBER})个月）"
    f"|(?P<capital>[{_CAPITALS}]{{1,12}})[元圆]整?（(?:小写)?[：:￥¥]?"
    f"(?P<small>[0-9]{{1,9}}万?)元）"
    f"|(?P<first>[0-9]{{1,9}}万?)元（(?:人民币)?(?:大写)?[：:]?(?:人民币)?"
    f"(?P<then>[{_CAPITALS}]{{1,12}})[元圆]整?）"
    f"|每(?P<span2>季度?|个?月|半年)(?:{_ONCE})次，?(?:全年|每年|一年)(?:共|共计|合计)?"
    f"(?P<times>{_NUMBER})次"
    f"|公示(?:期|时间)?(?:为|不少于)?(?P<shown>{_NUMBER})"
    rf"(?P<kind>个工作日|日|天)[^。\n0-9公]{{0,8}}[。；，]"
    rf"公示期?满(?P<full>{_NUMBER})(?:个工作日|日|天)"
    f"|百分之(?P<words>[{_HAN}]{{1,4}})（(?:即)?(?P<digits>[0-9]{{1,3}})%）"
)
_YEAR = 12  # months
_MYRIAD = 10_000


def find(paper: Paper) -> Iterator[Hit]:
    """Each figure whose second form is another figure."""
    for found in paper.search(_TWICE):
        if _is_same(found):
            continue
        yield Hit(
            *found.span(),
            f"“{found[0]}”前后两个数不相等。",
            "核对以哪个为准。",
        )


def _is_same(found: re.Match[str]) -> bool:
    """Whether both forms are one figure."""
    if found["months"]:
        years = value_of(found["years"])
        return value_of(found["months"]) == years * _YEAR
    if found["span"]:
        months = value_of(found["parts"])
        return value_of(found["span"]) * _YEAR == months
    if found["words"]:
        return value_of(found["words"]) == value_of(found["digits"])
    if found["times"]:
        return value_of(found["times"]) == _TIMES[found["span2"]]
    if found["full"]:
        return value_of(found["shown"]) == value_of(found["full"])
    capital = found["capital"] or found["then"]
    small = found["small"] or found["first"]
    said = value_of(capital.translate(_PLAIN))
    amount = int(small.rstrip("万")) * (_MYRIAD if "万" in small else 1)
    return said in (0, amount)
