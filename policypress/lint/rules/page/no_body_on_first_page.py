"""首页没有正文：版头、标题和主送机关占满了第一页。

检查：`check 文稿.docx --layout` 排成页面以后，有标题和页码的首页有没有正文。
为什么：公文首页必须显示正文；主送机关过多的，移到版记。
不好：首页只有标题和三十个主送机关
好：主送机关移到版记，首页有正文
来源：GB/T 9704—2012 7.3.3；规定
"""

from __future__ import annotations

from policypress.lint.rule import Rule

RULE = Rule(
    code="PG-05",
    name="no-body-on-first-page",
    severity="error",
    strength="规定",
    source="GB/T 9704—2012 7.3.3",
    reads="check",
    checks=("no-body-on-first-page",),
)
