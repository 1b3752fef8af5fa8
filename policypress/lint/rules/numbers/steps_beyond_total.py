"""各环节的时限加起来超过总时限：15＋20＋5＋10个工作日，总时限40个工作日。

检查：办理程序（流程）的各项，每项写明的第一个工作日数之和，是否超过同一处写的“总时限”“全流程”“办理时限”；用箭头连着的流程也查。异议、补正、申诉的时间不计；写明不含公示的不计公示；并联、同步办理的不查。
为什么：各环节都按时办完，总时限还是超了，承诺不能兑现。
不好：初审15个工作日，核查20个工作日，公示5个工作日，拨付10个工作日，以上总时限40个工作日
好：初审15个工作日，核查20个工作日，公示5个工作日，拨付10个工作日，以上总时限50个工作日
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="NUM-19",
    name="steps-beyond-total",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    genres=EVERY - {"law", "decision"},
)
_TOTAL = re.compile(
    "(?P<what>(?:以上|上述)(?:各个?)?(?:程序|流程|环节|步骤)|总时限|总时长|全流程|全程|合计|总计"
    "|共计|(?:办理|办结|审批)总?时限)"
    "[^。；，0-9\n]{0,12}(?P<days>[0-9]{1,3})个工作日(?P<note>[（(][^（）()\n]{0,20}[）)])?"
)
_DAYS = re.compile("(?<![0-9.])([0-9]{1,3})个工作日")
_ASIDE = re.compile("[到有出]异议|补正|申诉|复议|逾期|整改|告知")
_BESIDE = re.compile("同步|同时|并联|并行|期间内")
# A time limit for handling ends where the result is there.
_AFTER_RESULT = re.compile("公示|拨付|兑现|发放|申报|申请")
_STEPS = re.compile("(?:流程|程序|步骤|环节)[：:]?$")
_ARROW = re.compile("→[^→\n]{1,60}")
_FARTHEST = 40  # lines before a total that are looked at
_LONGEST = 1000  # characters of a flow
_FEWEST = 2  # steps that make a sum


def find(paper: Paper) -> Iterator[Hit]:
    """Each total that the steps before it, or the flow of the text, go beyond."""
    flow = _flow(paper)
    for found in paper.search(_TOTAL):
        index = paper.index_at(found.start())
        steps = (
            _in_line(paper, index, found)
            or flow
            or list(_items(paper, index))
            or list(_behind(paper, index))
        )
        days = [_days(step, found) for step in steps]
        known = [one for one in days if one]
        total = int(found["days"])
        if len(known) >= _FEWEST and sum(known) > total:
            message = (
                f"各环节合计{sum(known)}个工作日，超过总时限{total}个工作日。"
            )
            yield Hit(*found.span(), message, "核对各环节的时限和总时限。")


def _in_line(paper: Paper, index: int, total: re.Match[str]) -> list[str]:
    """The parts of a total's own line before it, where these say how long they take."""
    line = paper.text[paper.passages[index].start : total.start()][-_LONGEST:]
    return re.split("[；。]", line) if _DAYS.search(line) else []


def _flow(paper: Paper) -> list[str]:
    """The steps of the only flow with arrows; [] where there is none, or several."""
    lines = {paper.index_at(found.start()) for found in paper.search(_ARROW)}
    if len(lines) != 1:
        return []
    return paper.line_of(paper.passages[lines.pop()])[:_LONGEST].split("→")


def _items(paper: Paper, index: int) -> Iterator[str]:
    """The items right above a line, from the last back to the first of their list."""
    level = ""
    before = paper.passages[max(0, index - _FARTHEST) : index]
    for passage in reversed(before):
        if not passage.label:
            continue
        level = level or passage.level
        if passage.level != level or _is_heading(paper, passage):
            return
        yield paper.words_of(passage)


def _behind(paper: Paper, index: int) -> Iterator[str]:
    """The items of the next list of steps behind a line, which has a heading."""
    following = paper.passages[index + 1 : index + _FARTHEST]
    heads = [
        at
        for at, one in enumerate(following)
        if _STEPS.search(paper.line_of(one))
    ]
    level = ""
    for passage in following[heads[0] + 1 :] if heads else ():
        level = level or passage.level
        if passage.level != level or not passage.label:
            return
        yield paper.words_of(passage)


def _is_heading(paper: Paper, passage: Passage) -> bool:
    """Whether a line says nothing but what follows."""
    return "。" not in paper.words_of(passage) and passage.part != "clause"


def _days(step: str, total: re.Match[str]) -> int:
    """How many days a step takes; 0 for what the total leaves out."""
    found = _DAYS.search(step)
    is_handling = total["what"].endswith("时限") and "总" not in total["what"]
    out = (total["note"] or "").strip("（）()")
    is_out = "公示" in out and "公示" in step
    if found is None or _BESIDE.search(step) or is_out:
        return 0
    if _ASIDE.search(step, 0, found.end()):
        return 0
    if is_handling and _AFTER_RESULT.search(step):
        return 0
    return int(found[1])
