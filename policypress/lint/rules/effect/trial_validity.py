"""暂行、试行的文件有效期太长：某办法（试行），有效期5年。

检查：标题有“暂行”“试行”，有效期超过三年的。各地的上限不同，多数地方暂行、试行的不超过三年或者两年。
为什么：试行是为了尽快总结，期限应当短于一般文件。
不好：某办法（试行）……有效期5年
好：某办法（试行）……有效期3年
来源：地方规范性文件管理规定；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.effect._effect import is_local, terms

RULE = Rule(
    code="EF-04",
    name="trial-validity",
    severity="warning",
    strength="规定",
    source="地方规范性文件管理规定",
    genres=frozenset(("rules", "measures")),
)
_TRIAL = re.compile("暂行|试行")
_MOST = 3


def find(paper: Paper) -> Iterator[Hit]:
    """Each long term of a text on trial."""
    title = paper.tree.title or paper.text[: paper.passages[0].end]
    if not _TRIAL.search(title) or not is_local(paper):
        return
    for start, end, years in terms(paper):
        if years > _MOST:
            message = f"标题有“试行”“暂行”，有效期却有{years}年。"
            yield Hit(
                start, end, message, "有效期改为三年以内，或者删去试行。"
            )
