"""页码不合公文格式：没有页码，奇偶页不分。

检查：页脚里有没有页码域；双页打印的公文是否设了奇偶页不同（单页码居右空一字，双页码居左空一字）。
为什么：公文双面印刷，页码在外侧才便于翻检。
不好：页脚为空；页码一律居中
好：奇数页页码居右，偶数页页码居左
来源：GB/T 9704—2012 7.5；一般
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.rule import Rule, Spot
from policypress.lint.rules.page._package import W
from policypress.lint.subjects import WordFile

RULE = Rule(
    code="PG-04",
    name="page-numbers",
    severity="warning",
    strength="一般",
    source="GB/T 9704—2012 7.5",
    reads="package",
    genres=frozenset(("rules", "measures", "notice")),
    checks=(
        "page-number-missing",
        "page-number-distance",
        "page-number-side",
        "page-number-size",
    ),
)


def find(file: WordFile) -> Iterator[Spot]:
    """A file without page numbers, or with the same foot on both sides."""
    if not any(_has_number(one) for one in file.footers):
        yield Spot(
            file.place,
            "页脚里没有页码",
            "插入页码：4号半角宋体数字，两侧各一条一字线",
        )
        return
    settings = file.settings
    if settings is None or settings.find(f"{W}evenAndOddHeaders") is None:
        yield Spot(
            file.place,
            "页脚不分奇偶页，页码不在外侧",
            "设为奇偶页不同：单页码居右空一字，双页码居左空一字",
        )


def _has_number(footer: object) -> bool:
    """Whether a foot counts pages."""
    words = "".join(
        [one.text or "" for one in footer.iter(f"{W}instrText")]  # type: ignore[attr-defined]
        + [
            one.get(f"{W}instr", "")
            for one in footer.iter(f"{W}fldSimple")  # type: ignore[attr-defined]
        ]
    )
    return "PAGE" in words
