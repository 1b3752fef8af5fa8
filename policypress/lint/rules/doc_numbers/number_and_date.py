"""发文字号的年份与成文日期对不上：某函〔2026〕14号，成文日期2025年4月15日。

检查：文首单独一行的发文字号，年份晚于成文日期的年份，或者早于它而成文日期不在一、二月的。
为什么：字号按年编，年份错了就与别的文件重号。
不好：某函〔2026〕14号……2025年4月15日
好：某函〔2025〕14号……2025年4月15日
来源：GB/T 9704—2012 7.2.5（发文字号的年份）；逻辑
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.doc_numbers._numbers import DocNumber, doc_numbers
from policypress.lint.rules.effect._days import issue_date

RULE = Rule(
    code="DN-11",
    name="number-and-date",
    severity="warning",
    strength="逻辑",
    source="GB/T 9704—2012 7.2.5",
    genres=EVERY - {"law", "table"},
)
_HEAD = 6  # lines of a text in which its own number stands
_LONGEST = 30  # characters of a line that is nothing but a number
_EARLY = 2  # months in which a number of the year before may still be used


def find(paper: Paper) -> Iterator[Hit]:
    """The number of a text, where its year is not that of its date."""
    own = next(
        (one for one in doc_numbers(paper) if _is_own(paper, one)), None
    )
    issued = issue_date(paper) if own else None
    if own is None or issued is None or len(own.year) != len("2026"):
        return
    year = int(own.year)
    is_late = year < issued.year and issued.month > _EARLY
    if year > issued.year or is_late:
        message = f"成文日期是{issued.year}年{issued.month}月{issued.day}日。"
        yield Hit(own.start, own.end, message, "核对字号的年份和成文日期。")


def _is_own(paper: Paper, number: DocNumber) -> bool:
    """Whether a number stands alone on a line at the head of a text."""
    at = paper.index_at(number.start)
    line = paper.line_of(paper.passages[at]).strip(" \u3000（）()")
    is_alone = (
        len(line) < _LONGEST and line.endswith("号") and "，" not in line
    )
    return at < _HEAD and is_alone and "《" not in line
