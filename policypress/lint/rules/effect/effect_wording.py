"""施行条款用词不对：自印发之日起实施。

检查：“本办法（措施、细则……）自……起实施（执行、生效、实行）”，以及缺“起”的“自2026年3月1日施行”；合同生效、项目实施不算。
为什么：规范性文件的生效用“施行”，从哪一天算要有“起”。
不好：本办法自印发之日起实施
好：本办法自印发之日起施行
来源：立法技术规范（试行）（一）关于施行日期；一般
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.effect._effect import effects

RULE = Rule(
    code="EF-02",
    name="effect-wording",
    severity="warning",
    strength="一般",
    source="立法技术规范（试行）（一）",
    genres=EVERY - {"note"},
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each clause on effect in other words than 起施行."""
    for effect in effects(paper):
        if effect.verb == "试行":
            continue
        begin = effect.begin or effect.when.endswith("起")
        if effect.verb == "施行" and begin:
            continue
        words = paper.text[effect.start : effect.end]
        if not begin and effect.verb != "施行" and "日" not in effect.when:
            continue
        yield Hit(
            effect.start,
            effect.end,
            f"“{words}”应当用“起施行”。",
            "改为“自……起施行”。",
        )
