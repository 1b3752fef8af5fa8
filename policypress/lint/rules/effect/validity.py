"""没有有效期，或者有效期超过五年：有效期8年。

检查：规范性文件（办法、细则、规定、措施）有施行条款而全文没有有效期的（协议、证书的有效期不算），有效期超过上限的，写“长期有效”的。上限按制发机关所在地查表（validity_limits.toml，深圳、广东、上海、湖南），没有核对过原文的只作警告；别的地方按多数地方的五年提示。法律、规章、司法文件不查。
为什么：规范性文件有有效期，到期自动失效；超过上限的，备案审查时要求改。
不好：本措施自2026年3月1日起施行，有效期8年
好：本措施自2026年3月1日起施行，有效期5年
来源：国办发〔2018〕37号、地方规范性文件管理规定；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.effect._effect import (
    effects,
    has_term,
    is_local,
    terms,
)
from policypress.lint.rules.effect._limits import kind_of, limit_of

RULE = Rule(
    code="EF-03",
    name="validity",
    severity="error",
    strength="规定",
    source="国办发〔2018〕37号、地方规范性文件管理规定",
    genres=frozenset(("rules", "measures", "notice", "guide", "text")),
    checks=("lacks-validity", "bad-validity"),
)

_ENDLESS = re.compile(
    "(?:施行|实施|执行)，(?:有效期(?:限)?为?)?(?P<endless>长期有效|长期)(?=[。；])"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each term that is too long, and the clause on effect where there is none."""
    if not is_local(paper):
        return
    for start, end, years in terms(paper):
        before = paper.text[max(0, start - 40) : start]
        is_own = "施行" in before or "实施" in before or "本" in before
        if is_own:
            yield from _too_long(paper, start, end, years)
    for found in paper.search(_ENDLESS):
        limit = limit_of(paper)
        yield Hit(
            *found.span("endless"),
            "有效期没有期限。",
            f"写明有效期，不超过{limit.most(kind_of(paper))}年。依据：{limit.words}。",
            severity="warning",
        )
        return
    if paper.genre in ("text", "notice", "guide") or has_term(paper):
        return
    last = list(effects(paper))[-1:]
    for effect in last:
        limit = limit_of(paper)
        yield Hit(
            effect.start,
            effect.end,
            "没有写有效期。",
            f"写明有效期，不超过{limit.most(kind_of(paper))}年。依据：{limit.words}。",
            severity="warning",
        )


def _too_long(
    paper: Paper,
    start: int,
    end: int,
    years: int,
) -> Iterator[Hit]:
    """A term above the limit of the place; those on trial are another rule's."""
    kind = kind_of(paper)
    limit = limit_of(paper)
    most = limit.most(kind)
    if kind == "trial" and years <= limit.years:
        return
    if years > most:
        where = limit.place or "多数地方"
        yield Hit(
            start,
            end,
            f"有效期{years}年，超过{where}{most}年的上限。",
            f"依据：{limit.words}。",
            severity=limit.severity,
        )
