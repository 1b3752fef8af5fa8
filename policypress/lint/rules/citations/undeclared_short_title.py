"""书名号里的简称没有交代：按照《办法》。

检查：“《办法》”“《细则》”“《条例》”等只有文种的简称，全文没有“以下简称《办法》”一类的交代。
为什么：没有交代，读者不知道是哪一个办法。
不好：申报企业须符合《办法》的规定
好：……管理办法（以下简称《办法》）……须符合《办法》的规定
来源：立法技术规范（试行）（一）9；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="CI-03",
    name="undeclared-short-title",
    severity="warning",
    strength="规定",
    source="立法技术规范（试行）（一）9",
    genres=EVERY - {"table"},
)
_SHORT = re.compile(
    "《(?P<name>(?:管理|实施|暂行|若干|工作|操作|申报|认定|评审)?(?:办法|细则|规定|条例|方案|意见|通知|指南|目录|规划|计划"
    "|措施|标准|指引))》"
)
_FOR_WHAT = ("工作", "操作", "申报", "认定", "评审")
_DECLARED = "简称|统称|下称|称为|简写"
_FARTHEST = 30


def find(paper: Paper) -> Iterator[Hit]:
    """The first use of each short title that nothing introduces."""
    seen: set[str] = set()
    for found in paper.search(_SHORT):
        name = found["name"]
        is_quoted = paper.quoted.touch(found.start(), found.end())
        # 《某办法》政策解读 says in its title what 《办法》 is.
        is_in_title = f"{name}》" in paper.tree.title
        if (
            name in seen
            or is_quoted
            or is_in_title
            or _is_cited(paper.text, name)
        ):
            continue
        seen.add(name)
        if _is_declared(paper.text, name):
            continue
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”没有交代全称。",
            "首次出现时写全称，注明“以下简称”。",
        )


def _is_cited(text: str, name: str) -> bool:
    """Whether a name of some length ends a whole title that the text cites, which says what
    《申报指南》 is."""
    is_long = len(name) > len("办法")
    return (
        is_long
        and re.search(f"[一-鿿）]{re.escape(name)}》", text) is not None
    )


def _is_declared(text: str, name: str) -> bool:
    """Whether 以下简称 stands close before the name somewhere."""
    pattern = f"(?:{_DECLARED})[^。\n]{{0,{_FARTHEST}}}{re.escape(name)}"
    return re.search(pattern, text) is not None
