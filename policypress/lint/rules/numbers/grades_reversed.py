"""等次高的反而少：一等奖5万元、二等奖8万元。

检查：一、二、三等奖（特等奖），国家级、省级、市级、县级，五星、四星、三星，甲、乙、丙级，各写一个金额或者“分别给予……”依次对应的，等次高的金额低于等次低的；同一句里等次从高到低或者从低到高写都可以。危房、风险、处罚的等级不查。
为什么：奖励应当就高，多半是两个数写反了。
不好：一等奖5万元、二等奖8万元、三等奖3万元
好：一等奖8万元、二等奖5万元、三等奖3万元
来源：奖励标准的常理；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._amounts import MONEY, NUMBER, shown, worth

RULE = Rule(
    code="NUM-35",
    name="grades-reversed",
    severity="warning",
    strength="逻辑",
    source="奖励标准的常理",
    genres=EVERY - {"law", "decision"},
)
# Highest first; names of one row are held against each other.
_LADDERS = (
    ("特等奖", "一等奖", "二等奖", "三等奖"),
    ("国家级", "省级", "市级", "县级"),
    ("国家级", "省级", "市级", "区级"),
    ("国家级", "自治区级", "市级", "县级"),
    ("五星", "四星", "三星"),
    ("5A级", "4A级", "3A级", "2A级"),
    ("甲级", "乙级", "丙级"),
    ("金奖", "银奖", "铜奖"),
    ("第一名", "第二名", "第三名"),
    ("优秀", "良好", "合格"),
)
# In an order that is the same in every process, so that the pattern is.
_NAMES = sorted(
    dict.fromkeys(name for row in _LADDERS for name in row),
    key=len,
    reverse=True,
)
_NAME = "|".join(_NAMES)
_EACH = re.compile(
    rf"(?P<name>{_NAME})[^。；，、\n0-9]{{0,14}}?[，]?(?:[^。；，、\n0-9]{{0,10}}?)"
    f"(?P<number>{NUMBER})(?P<unit>{MONEY})(?![以及])"
)
_ROW = re.compile(
    rf"(?P<names>(?:{_NAME})(?:[、和](?:{_NAME}))+)[^。；\n0-9]{{0,40}}?分别[^。；，\n0-9]{{0,12}}"
    rf"(?P<amounts>{NUMBER}(?:{MONEY})(?:[、和]{NUMBER}(?:{MONEY}))+)"
)
_AMOUNT = re.compile(f"({NUMBER})({MONEY})")
_PENAL = re.compile(
    "罚|扣|危|险|违|追缴|投资|营业|产值|收入|销售|注册|以上|不低于|每增|补差|再|财政|出资|配套"
    "|承担|安排|投入"
)
_APART = 40  # characters between two grades of one row


def find(paper: Paper) -> Iterator[Hit]:
    """Each grade that gets less than a lower one of its sentence."""
    yield from _of_rows(paper)
    yield from _one_by_one(paper)


def _of_rows(paper: Paper) -> Iterator[Hit]:
    """Grades named together, and what they get 分别."""
    for found in paper.search(_ROW):
        names = re.findall(_NAME, found["names"])
        amounts = [worth(*one)[0] for one in _AMOUNT.findall(found["amounts"])]
        is_plain = len(names) == len(amounts) and not _PENAL.search(found[0])
        if is_plain and _is_reversed(names, amounts):
            yield _hit(found.start(), found.end(), names, amounts)


def _one_by_one(paper: Paper) -> Iterator[Hit]:
    """Two grades of one row, each with what it gets. Nothing is said of a row of fines."""
    row: list[re.Match[str]] = []
    for found in paper.search(_EACH):
        is_next = row and _goes_on(paper, row[-1], found)
        row = [*row, found] if is_next else [found]
        words = paper.text[row[0].start() : found.end()]
        if len(row) == 1 or _PENAL.search(words):
            continue
        last = row[-2:]
        names = [one["name"] for one in last]
        amounts = [worth(one["number"], one["unit"])[0] for one in last]
        if _is_reversed(names, amounts):
            yield _hit(last[0].start(), found.end(), names, amounts)


def _goes_on(paper: Paper, last: re.Match[str], found: re.Match[str]) -> bool:
    """Whether two grades stand in one line, with nothing of their kind between."""
    between = paper.text[last.end() : found.start()]
    return (
        "\n" not in between
        and "。" not in between
        and len(between) < _APART
        and not _AMOUNT.search(between)
    )


def _is_reversed(names: Sequence[str], amounts: Sequence[Decimal]) -> bool:
    """Whether of grades of one ladder a higher one has less."""
    for ladder in _LADDERS:
        if all(name in ladder for name in names) and len(set(names)) == len(
            names
        ):
            ranks = [ladder.index(name) for name in names]
            ordered = [
                amount
                for _, amount in sorted(zip(ranks, amounts, strict=True))
            ]
            return any(
                one < other
                for one, other in zip(ordered, ordered[1:], strict=False)
            )
    return False


def _hit(
    start: int, end: int, names: Sequence[str], amounts: Sequence[Decimal]
) -> Hit:
    """Grades and what they get."""
    text = "、".join(
        f"{name}{shown(one, '元')}"
        for name, one in zip(names, amounts, strict=True)
    )
    return Hit(
        start, end, f"等次高的金额反而少：{text}。", "核对各等次的金额。"
    )
