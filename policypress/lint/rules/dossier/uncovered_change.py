"""修订对照表不完整、前后不符：两栏一样却写了修改理由，写着“未修改”两栏却不同。

检查：修订对照表（有“原条款”“修订后”一类两栏的表格）各行：两栏相同却当作修改的、写明未修改却不相同的、两栏都空的、修订后条号跳过的。
为什么：对照表要让审核的人看到每一处改动，漏一条、错一条就不能用。
不好：原条款与修订后一字不差，理由写“提高标准”
好：没有修改的写“未修改”，修改的逐条列出
来源：修订对照的基本要求；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="DOS-03",
    name="uncovered-change",
    severity="warning",
    strength="逻辑",
    source="修订对照的基本要求",
    genres=frozenset(("table", "note", "text")),
    spares=frozenset(),
)
_OLD = re.compile("^(?:原|现行|修[订改]前)[^\n]{0,10}$")
_NEW = re.compile("^(?:修[订改](?:后|稿)|新|拟修[订改])[^\n]{0,10}$")
_SAME = re.compile("^(?:未修改|无修改|不变|未作修改|保留|同左|无变化)")
_NUMBER = re.compile("^第([一二三四五六七八九十百]{1,6})条")
Row = dict[int, Passage]


def find(paper: Paper) -> Iterator[Hit]:
    """What is wrong in each table that holds an old text against a new one."""
    cells = [one for one in paper.passages if one.level == "cell"]
    for _, group in groupby(cells, key=lambda one: one.line):
        yield from _table(paper, list(group))


def _table(
    paper: Paper,
    cells: list[Passage],
) -> Iterator[Hit]:
    """What is wrong in one table; nothing where its head names no two texts."""
    rows: dict[int, Row] = {}
    for cell in cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    head = rows.pop(1, {})
    old, new = _column(paper, head, _OLD), _column(paper, head, _NEW)
    if not old or not new:
        return
    for row in rows.values():
        if old in row and new in row:
            yield from _row(paper, row, old, new)
    yield from _skipped(
        paper,
        [row[new] for row in rows.values() if new in row],
    )


def _column(
    paper: Paper,
    head: Row,
    names: re.Pattern[str],
) -> int:
    """Which column has a head of some kind; 0 where none has."""
    for column, cell in head.items():
        if names.match(_words(paper, cell)):
            return column
    return 0


def _row(
    paper: Paper,
    row: Row,
    old: int,
    new: int,
) -> Iterator[Hit]:
    """What is wrong in a row: what it says of a change and what its two cells are."""
    before, after = _words(paper, row[old]), _words(paper, row[new])
    if not before and not after:
        return
    said = _beside(paper, row, max(old, new))
    is_same = _SAME.match(said) is not None
    if before == after and said and not is_same:
        yield _hit(row[new], "两栏一字不差，却写了修改理由。")
    elif before != after and is_same and not _SAME.match(after):
        yield _hit(row[new], f"写明“{said[:6]}”，两栏却不相同。")


def _beside(paper: Paper, row: Row, column: int) -> str:
    """The words of the cells behind a column."""
    cells = [cell for at, cell in row.items() if at > column]
    return "".join(_words(paper, cell) for cell in cells)


def _skipped(
    paper: Paper,
    cells: list[Passage],
) -> Iterator[Hit]:
    """Numbers of the new text that no row has."""
    last = 0
    for cell in cells:
        found = _NUMBER.match(_words(paper, cell))
        if found is None:
            continue
        number = value_of(found[1])
        if last and number > last + 1:
            yield _hit(
                cell,
                f"第{last}条之后是第{number}条，中间的条文没有列出。",
            )
        last = max(last, number)


def _hit(cell: Passage, message: str) -> Hit:
    return Hit(cell.start, cell.end, message, "核对这一行，与两份文本一致。")


def _words(paper: Paper, cell: Passage) -> str:
    """The words of a cell without blanks."""
    return "".join(paper.line_of(cell).split())
