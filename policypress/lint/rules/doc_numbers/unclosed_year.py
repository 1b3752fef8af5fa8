"""发文字号的年份没有括起来：某发201120号、某规〔20231号。

检查：机关代字后面的年份与序号连在一起，没有六角括号，或者只有一半括号；括号重复的（〔2025〕〕12号）。
为什么：分不清哪是年份、哪是序号，检索不到文件。
不好：某发201120号
好：某发〔2011〕20号
来源：GB/T 9704—2012 7.2.5；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DN-12",
    name="unclosed-year",
    severity="warning",
    strength="规定",
    source="GB/T 9704—2012 7.2.5",
    spares=frozenset(),
)
# 〔2025〕〕12号, 〔〔2025〕12号
_MARKS = "〔〕\\[\\]［］【】﹝﹞"
_DOUBLED = re.compile(
    f"[{_MARKS}]{{1,3}}(?P<year>(?:19|20)[0-9]{{2}})[{_MARKS}]{{1,3}}(?P<digits>[0-9]{{1,4}})[ ]?号"
)
_PLAIN = 2  # brackets of a year
_NUMBER = re.compile(
    "(?:(?<=[发字规办函府政])[（(]?|(?<=[一-鿿])[〔\\[［【])(?P<year>(?:19[89]|20[0-3])[0-9])"
    "(?P<digits>[0-9]{1,3})[ ]?号(?![楼线院门])"
    "|(?<=[发字规办函府政])(?P<year2>(?:19[89]|20[0-3])[0-9])[〕\\]］】）)]"
    "(?P<digits2>[0-9]{1,4})[ ]?号"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each number whose year has no brackets, one, or more than two."""
    for found in paper.search(_DOUBLED):
        marks = found.start("digits") - found.start() - len(found["year"])
        if marks > _PLAIN:
            message = f"“{found[0]}”的括号重复。"
            meant = f"〔{found['year']}〕{int(found['digits'])}号"
            yield Hit(*found.span(), message, f"核对，一般是“{meant}”。")
    for found in paper.search(_NUMBER):
        year, digits = (
            found["year"] or found["year2"],
            found["digits"] or found["digits2"],
        )
        message = f"“{found[0]}”的年份没有用六角括号括起来。"
        yield Hit(
            *found.span(),
            message,
            f"核对，一般是“〔{year}〕{int(digits)}号”。",
        )
