"""书名号里面又用了双书名号：《关于印发《某办法》的通知》。

检查：双书名号之中的“《》”和半角尖括号“< >”。
为什么：书名号里面还要用书名号时，外层用双书名号，里层用单书名号。
不好：《关于印发《某办法》的通知》
好：《关于印发〈某办法〉的通知》
来源：GB/T 15834—2011 4.15（书名号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-08",
    name="nested-titles",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.15",
    spares=frozenset(("quoted",)),
)
_MARK = re.compile("[《》〈〉\n]|[<＜][^<>＜＞《》\n]{1,100}[>＞]")
# Without one of these a line has nothing within a title.
_SUSPECT = re.compile("[〈〉<＜]|《[^》\n]*《")
# A title that stands by itself, and the end of one that stands within another.
_TITLE = re.compile("(?:法|条例|办法|规定|细则|通知|意见|措施|方案|规划)〉")
_FARTHEST = 200  # characters of a title over several lines
Begun = tuple[int, str]


def find(paper: Paper) -> Iterator[Hit]:
    """Each title within a title that has double or half-width marks. Within 〈〉 the
    double ones are right again."""
    if not any(paper.search(_SUSPECT)):
        return
    begun: list[Begun] = []
    for found in paper.search(_MARK):
        mark = found[0]
        if mark == "\n":
            begun.clear()
        elif mark in "《〈":
            begun.append((found.start(), mark))
        elif mark in "》〉":
            if begun:
                yield from _ended(paper, begun, found.end())
        elif begun:
            yield _hit(paper, found.start(), found.end())


def _ended(
    paper: Paper,
    begun: list[Begun],
    end: int,
) -> Iterator[Hit]:
    """A title ends: whether it stands straight within another of its marks."""
    start, mark = begun.pop()
    if _is_alone(paper.text, start, end, mark, begun):
        words = paper.text[start + 1 : end - 1]
        yield Hit(
            start,
            end,
            "书名号的外层应当用双书名号。",
            f"改为“《{words[:30]}》”。",
            instead=f"《{words}》",
        )
    if mark == "《" and begun and begun[-1][1] == "《":
        yield _hit(paper, start, end)


def _is_alone(
    text: str,
    start: int,
    end: int,
    mark: str,
    begun: list[Begun],
) -> bool:
    """Whether a title in single marks stands within no other, not even one that began in
    a line before."""
    if mark != "〈" or begun or not _TITLE.search(text, start, end):
        return False
    before = text[max(0, start - _FARTHEST) : start]
    return before.rfind("《") <= before.rfind("》")


def _hit(
    paper: Paper,
    start: int,
    end: int,
) -> Hit:
    """A title within a title, from its 《 to behind its 》."""
    inner = paper.text[start + 1 : end - 1]
    return Hit(
        start,
        end,
        "书名号里面的书名应当用单书名号。",
        f"改为“〈{inner[:30]}〉”。",
        instead=f"〈{inner}〉",
    )
