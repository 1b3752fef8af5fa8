"""没有有效期，或者有效期超过五年：有效期8年。

检查：规范性文件（办法、细则、规定、措施）有施行条款而全文没有有效期的，有效期超过五年的。法律、规章、司法文件不查。各地的上限不同，这里按多数地方的五年提示。
为什么：规范性文件有有效期，到期自动失效；超过上限的，备案审查时要求改。
不好：本措施自2026年3月1日起施行，有效期8年
好：本措施自2026年3月1日起施行，有效期5年
来源：国办发〔2018〕37号、地方规范性文件管理规定；规定
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.effect._effect import (
    effects,
    has_term,
    is_local,
    terms,
)

RULE = Rule(
    code="EF-03",
    name="validity",
    severity="warning",
    strength="规定",
    source="国办发〔2018〕37号、地方规范性文件管理规定",
    genres=frozenset(("rules", "measures", "text")),
    checks=("lacks-validity", "bad-validity"),
)
_MOST = 5


def find(paper: Paper) -> Iterator[Hit]:
    """Each term that is too long, and the clause on effect where there is none."""
    if not is_local(paper):
        return
    for start, end, years in terms(paper):
        before = paper.text[max(0, start - 40) : start]
        is_own = "施行" in before or "实施" in before or "本" in before
        if years > _MOST and is_own:
            message = f"有效期{years}年，超过多数地方五年的上限。"
            yield Hit(start, end, message, "核对本地规定的上限。")
    if paper.genre == "text" or has_term(paper):
        return
    last = list(effects(paper))[-1:]
    for effect in last:
        yield Hit(
            effect.start,
            effect.end,
            "没有写有效期。",
            "写明有效期，一般不超过五年。",
        )
