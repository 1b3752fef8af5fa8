"""施行条款用词不对：自印发之日起实施。

检查：“本办法（措施、细则……）自……起实施（执行、生效、实行）”，以及缺“起”的“自2026年3月1日施行”，“起开始施行”“从2018年执行”，只写年份的，“自颁布之日起”；施行条款用“施行”而别处写“自本办法实施之日起”的只提示；合同生效、项目实施不算。
为什么：规范性文件的生效用“施行”，从哪一天算要有“起”。
不好：本办法自印发之日起实施
好：本办法自印发之日起施行
来源：立法技术规范（试行）（一）关于施行日期；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.effect._effect import Effect, effects

RULE = Rule(
    code="EF-02",
    name="effect-wording",
    severity="warning",
    strength="一般",
    source="立法技术规范（试行）（一）",
    genres=EVERY - {"note"},
)
# 该政策从2021年实行
_SINCE = re.compile(
    "该[一-鿿]{0,4}(?:办法|细则|规定|措施|意见|政策|方案)从"
    "(?:19|20)[0-9]{2}年[^。；，\n]{0,8}?(?:施行|实施|执行|实行)(?![以之情中])"
)
_FROM_HERE = re.compile(
    "自本(?:办法|细则|规定|措施|意见|通知|政策|方案|条例|实施细则|实施办法|实施意见|若干措施)"
    "(?P<verb>实施|执行|实行)之日起"
)
_YEAR = re.compile("[ ]?(?:19|20)[0-9]{2}[ ]?年(?:度)?")


def find(paper: Paper) -> Iterator[Hit]:
    """Each clause on effect in other words than 起施行."""
    for effect in effects(paper):
        if effect.verb == "试行":
            continue
        begin = effect.begin or effect.when.endswith("起")
        words = paper.text[effect.start : effect.end]
        if effect.verb == "施行" and begin:
            yield from _odd(paper, effect, words)
            continue
        if not begin and effect.verb != "施行" and "日" not in effect.when:
            continue
        yield Hit(
            effect.start,
            effect.end,
            f"“{words}”应当用“起施行”。",
            "改为“自……起施行”。",
        )
    yield from _from_here(paper)
    for found in paper.search(_SINCE):
        message = f"“{found[0]}”没有写明从哪一天起施行。"
        yield Hit(*found.span(), message, "写作“自×年×月×日起施行”。")


def _from_here(paper: Paper) -> Iterator[Hit]:
    """自本办法实施之日起, where the clause on effect says 施行."""
    if not any(one.verb == "施行" for one in effects(paper)):
        return
    for found in paper.search(_FROM_HERE):
        message = f"“{found[0]}”：施行条款用“施行”，这里用“{found['verb']}”。"
        hint = "统一用“施行”。"
        yield Hit(*found.span(), message, hint, severity="note")


def _odd(paper: Paper, effect: Effect, words: str) -> Iterator[Hit]:
    """What is wrong with a clause that does say 起施行."""
    if "从" + effect.when in words:
        message = "施行日期用“自”，不用“从”。"
        yield Hit(effect.start, effect.end, message, "写作“自……起施行”。")
    elif "起开始" in words:
        message = "“起”与“开始”重复。"
        yield Hit(effect.start, effect.end, message, "改为“起施行”。")
    elif _YEAR.fullmatch(effect.when):
        message = f"“{words}”没有写明月、日。"
        yield Hit(effect.start, effect.end, message, "写明从哪一天起施行。")
    elif "颁布" in effect.when and paper.genre != "law":
        message = "“颁布”用于法律；规范性文件用“印发”“公布”。"
        hint = "写明日期，或者写“自印发之日起”。"
        yield Hit(effect.start, effect.end, message, hint, severity="note")
