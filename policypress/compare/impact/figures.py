"""资金变动: every figure, condition and rule that differs between two versions
of a policy.

Each is matched by its permanent path, so a measure that was renamed or
renumbered keeps its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from policypress.compare.impact.condition_entries import condition_entries
from policypress.compare.impact.difference import (
    Number,
    difference_text,
    typed_number,
)
from policypress.compare.impact.entry import Entry
from policypress.compare.impact.figure_entries import figure_entries
from policypress.compare.impact.rule_entries import rule_entries
from policypress.compare.text.labels import cited
from policypress.compare.text.tree import Tree, walk
from policypress.findings import Place
from policypress.source.model import Policy

ChangeOfFigure = Literal["调整", "新增", "取消"]
_NOWHERE: Mapping[str, Sequence[str]] = MappingProxyType({})


class FigureChange(Struct, frozen=True):
    """One thing that differs. The names of the fields are keys of ``--json``.

    path: permanent; label: its name for a reader. sort: 金额, 比例, 上限,
    名额, 日期, 期限, 数量, 条件, 规则 or 文字. old, new: as printed, "" when
    it is not there; old_number, new_number: yuan, ratio or count. difference:
    增加10万元（+50%）; clause, old_clause: 第（九）条; where: documents that
    show it; reason: of the new version.
    """

    path: str
    label: str
    sort: str
    kind: ChangeOfFigure
    old: str
    new: str
    difference: str = ""
    clause: str = ""
    old_clause: str = ""
    where: tuple[str, ...] = ()
    reason: str = ""
    place: Place = Place("")
    old_number: Number | None = None
    new_number: Number | None = None
    unit: str = ""

    @property
    def rises(self) -> bool | None:
        """True when the number went up, False when down, None when nothing
        compares.
        """
        if self.old_number is None or self.new_number is None:
            return None
        if self.old_number == self.new_number:
            return None
        return self.new_number > self.old_number


def money_changes(
    old: Policy,
    new: Policy,
    trees: tuple[Tree, Tree],
    where: Mapping[str, Sequence[str]] = _NOWHERE,
) -> list[FigureChange]:
    """What differs, in the order of the new policy, what was struck out last.

    trees: the composed texts of the old and the new policy, which know the
    numbers of clauses. where: names of documents by the path of the figure
    that they show.
    """
    before = {entry.path: entry for entry in _entries(old)}
    after = {entry.path: entry for entry in _entries(new)}
    old_numbers, new_numbers = map(_clause_numbers, trees)
    rows = []
    paths = dict.fromkeys([*after, *before])
    for path in paths:
        was = before.get(path)
        now = after.get(path)
        if was and now and was.same_as(now):
            continue
        owner = _owner(path)
        row = _figure_change(
            was,
            now,
            clause=new_numbers.get(owner, ""),
            old_clause=old_numbers.get(owner, ""),
            where=where.get(path, ()),
        )
        rows.append(row)
    return rows


def _entries(policy: Policy) -> Iterator[Entry]:
    """Everything that may differ: figures, then conditions, then rules."""
    conditions = list(condition_entries(policy))
    yield from figure_entries(policy, conditions)
    yield from conditions
    yield from rule_entries(policy)


def _figure_change(
    was: Entry | None,
    now: Entry | None,
    *,
    clause: str,
    old_clause: str,
    where: Sequence[str],
) -> FigureChange:
    """The row for one path; at least one of both versions has it."""
    entry = now or was
    assert entry
    old_number, old_unit = typed_number(was)
    new_number, new_unit = typed_number(now)
    return FigureChange(
        path=entry.path,
        label=entry.label,
        sort=entry.sort,
        kind=_kind(was, now),
        old=was.words if was else "",
        new=now.words if now else "",
        difference=difference_text(was, now),
        clause=clause,
        old_clause=old_clause,
        where=tuple(where),
        reason=_reason(now),
        place=entry.place,
        old_number=old_number,
        new_number=new_number,
        unit=new_unit or old_unit,
    )


def _kind(
    was: Entry | None,
    now: Entry | None,
) -> ChangeOfFigure:
    """What happened to an entry."""
    if was is None:
        return "新增"
    if now is None:
        return "取消"
    return "调整"


def _reason(now: Entry | None) -> str:
    """Why the figure is as it is now (拟定理由), "" when nothing is written."""
    if now is None or now.figure is None:
        return ""
    return now.figure.reason


def _owner(path: str) -> str:
    """The clause a path belongs to, by the id that the clause has in the text.

    That is the file of a measure (measures/x), and file and key of a provision that
    stands in a part (supplementary#articles.y, parts/z#articles.y).
    """
    file, _, inner_path = path.partition("#")
    if file != "supplementary" and not file.startswith("parts/"):
        return file
    keys = inner_path.split(".")
    article = ".".join(keys[:2])
    return f"{file}#{article}"


def _clause_numbers(tree: Tree) -> dict[str, str]:
    """第（九）条 for the id of each clause that has a number."""
    found = {}
    for node, _ in walk(tree):
        if node.kind == "clause" and node.id and node.number:
            number = cited("条", node.number, node.label)
            found[node.id] = node.name or number
    return found
