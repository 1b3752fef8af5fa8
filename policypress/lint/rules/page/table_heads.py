"""长表格没有重复标题行，行可以断开。

检查：二十行以上的表格，首行是否设为在各页重复的标题行。
为什么：跨页的表格没有表头，读者不知道各列是什么。
不好：三页的对照表只有第一页有表头
好：首行设为重复标题行
来源：GB/T 9704—2012 8；一般
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.rule import Rule, Spot
from policypress.lint.rules.page._package import W
from policypress.lint.subjects import WordFile

RULE = Rule(
    code="PG-14",
    name="table-heads",
    severity="warning",
    strength="一般",
    source="GB/T 9704—2012 8",
    reads="package",
)
_LONG = 20  # rows: more do not fit one page


def find(file: WordFile) -> Iterator[Spot]:
    """Each long table whose head stands on its first page only."""
    for count, table in enumerate(file.document.iter(f"{W}tbl"), 1):
        rows = table.findall(f"{W}tr")
        if len(rows) < _LONG:
            continue
        head = rows[0].find(f"{W}trPr/{W}tblHeader")
        if head is None:
            yield Spot(
                file.place,
                f"第{count}个表格有{len(rows)}行，标题行不在各页重复",
                "选中首行，设为“重复标题行”",
                where=f"第{count}个表格",
            )
