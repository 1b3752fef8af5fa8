"""附件对不上：见附件3，只有两个附件。

检查：正文引用的“附件N”在附件说明或者附件里有没有；附件说明列的附件正文后有没有。
为什么：附件缺失或者编号不符，申请人找不到表格。
不好：见附件3（只有附件1、附件2）
好：见附件2
来源：GB/T 9704—2012 7.3.4、7.3.7；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.compare.text.numbers import value
from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="REF-02",
    name="annex-missing",
    severity="warning",
    strength="逻辑",
    source="GB/T 9704—2012 7.3.4、7.3.7",
    checks=("annex-never-cited", "annex-by-hand", "unknown-annex"),
)
_CITED = re.compile(
    "附[件表][ \\u3000]?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
    "(?![0-9一二三四五六七八九十])"
)
# 具体见下表。 and a heading right behind it.
_TABLE = re.compile("(?:见|如)(?P<table>下表)(?![0-9])")
_HEADED = ("第", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
_LIST = re.compile("^附件(?:清单|目录)?[：:](?P<first>.*)$", re.MULTILINE)
_LISTED = re.compile("(?:^|[；;　 ])(?P<number>[0-9]{1,2})[.．、]")


def find(paper: Paper) -> Iterator[Hit]:
    """Each annex that is cited and not there; only noted where none is, since annexes
    often are files of their own."""
    if paper.is_ours:  # its references are made, and checked when they are
        return
    yield from _tables(paper)
    there = _headed(paper) or _listed(paper)
    if not there and _LIST.search(paper.text):
        return
    told: set[int] = set()
    for found in paper.search(_CITED):
        number = value(found["number"])
        passage = paper.passage_at(found.start())
        if number in there or number in told or passage.part == "annex":
            continue
        told.add(number)
        yield Hit(
            found.start(),
            found.end(),
            f"引用了“{found[0]}”，文后没有这个附件。",
            "核对附件的编号，或者补上附件。",
            severity=None if there else "note",
        )


def _tables(paper: Paper) -> Iterator[Hit]:
    """下表 where the next line is a heading or a clause, or there is none, and the whole
    text has no cell."""
    if any(one.level == "cell" for one in paper.passages):
        return
    for found in paper.search(_TABLE):
        index = paper.index_at(found.start()) + 1
        following = paper.passages[index : index + 1]
        is_next = not following or following[0].label.startswith(_HEADED)
        if is_next and "\t" not in paper.text:
            message = "后面没有表。"
            yield Hit(*found.span("table"), message, "补上表，或者改写。")


def _headed(paper: Paper) -> set[int]:
    """The numbers of the annexes that stand in the text."""
    found: set[int] = set()
    for passage in paper.passages:
        if passage.part != "annex" or passage.start != _first(paper, passage):
            continue
        head = _CITED.match(paper.line_of(passage).strip())
        if head:
            found.add(value(head["number"]))
    return found


def _listed(paper: Paper) -> set[int]:
    """The numbers in the list of annexes: those of its line and of the lines right
    behind it; 1 of a single one, which has no number."""
    found = _LIST.search(paper.text)
    if found is None:
        return set()
    numbers = {int(one["number"]) for one in _numbers(found["first"])}
    for line in paper.text[found.end() + 1 :].split("\n"):
        row = _LISTED.match(line.strip())
        if row is None:
            break
        numbers.add(int(row["number"]))
    return numbers or ({1} if found["first"].strip() else set())


def _numbers(line: str) -> Iterator[re.Match[str]]:
    """Each number of a list in one line."""
    return _LISTED.finditer(line.strip())


def _first(paper: Paper, passage: Passage) -> int:
    """Where the annex of a line begins."""
    return next(
        one.start for one in paper.passages if one.node is passage.node
    )
