"""发文字号中间有空格：〔2026〕 3号。

检查：年份、括号、序号、“号”之间的空格。全文的数字两边大多有空格的（从PDF取出的文字），不算。
为什么：一个文号断成两截，检索不到，排版时还会分到两行。
不好：深府规〔2026〕 3号
好：深府规〔2026〕3号
来源：公文排版惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.doc_numbers._numbers import doc_numbers

RULE = Rule(
    code="DN-04",
    name="space-in-number",
    severity="warning",
    strength="实务",
    source="公文排版惯例",
    mechanical=True,
)
# A number in prose: 给予 30 万元 as a PDF has it, or 给予30万元.
_FIGURE = re.compile(
    "(?<=[一-鿿、，。；])(?P<gap> ?)[0-9]{1,9}(?:\\.[0-9]{1,4})?(?P<behind> ?)(?=[一-鿿])"
)
_FEWEST = 3  # figures from which on they say how a text is set


def find(paper: Paper) -> Iterator[Hit]:
    """Each number with a space in it."""
    numbers = [one for one in doc_numbers(paper) if one.gaps]
    if not numbers or _is_spaced(paper):
        return
    for number in numbers:
        yield Hit(
            number.start,
            number.end,
            "发文字号中间有空格。",
            f"改为“{number.plain}”。",
            instead=number.plain,
        )


def _is_spaced(paper: Paper) -> bool:
    """Whether most figures of a text have spaces beside them: it was set so, and the
    spaces in its numbers are no slips."""
    figures = list(paper.search(_FIGURE))
    spaced = sum(bool(one["gap"] or one["behind"]) for one in figures)
    return len(figures) >= _FEWEST and spaced * 2 > len(figures)
