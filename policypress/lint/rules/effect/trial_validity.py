"""暂行、试行的文件有效期太长：某办法（试行），有效期5年。

检查：标题有“暂行”“试行”，有效期超过制发机关所在地上限的（查表，见 EF-03：深圳、广东三年，上海、湖南两年，别的地方按三年提示）；没有核对过原文的只作警告。
为什么：试行是为了尽快总结，期限应当短于一般文件。
不好：某办法（试行）……有效期5年
好：某办法（试行）……有效期3年
来源：地方规范性文件管理规定；规定
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.effect._effect import is_local, terms
from policypress.lint.rules.effect._limits import kind_of, limit_of

RULE = Rule(
    code="EF-04",
    name="trial-validity",
    severity="error",
    strength="规定",
    source="地方规范性文件管理规定",
    genres=frozenset(("rules", "measures")),
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each long term of a text on trial."""
    if kind_of(paper) != "trial" or not is_local(paper):
        return
    for start, end, years in terms(paper):
        limit = limit_of(paper)
        if years > limit.trial:
            where = limit.place or "多数地方"
            yield Hit(
                start,
                end,
                f"标题有“试行”“暂行”，有效期却有{years}年，超过{where}{limit.trial}年的上限。",
                f"缩短有效期，或者删去试行。依据：{limit.words}。",
                severity=limit.severity,
            )
