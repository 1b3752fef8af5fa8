"""Tables of which rows are replaced as a whole (整行替换), since most of their
columns are others: what changed in a row no mark shows, so its amounts are
told.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.compare.changes import Change, ChangeSet, RowPair
from policypress.findings import Finding
from policypress.language.tokens import typed_figures

_SHOWN = 6  # rows that are named


def replaced_tables(changes: ChangeSet) -> Iterator[Finding]:
    """A warning for each table with rows that are replaced as a whole."""
    for change in changes.changes:
        for pair in change.pairs:
            rows = [row for row in pair.rows if _is_replaced(row)]
            if rows and pair.new:
                yield _finding(change, rows)


def _is_replaced(row: RowPair) -> bool:
    """Whether a row is in both texts, with mostly other columns."""
    is_in_both = row.old is not None and row.new is not None
    return is_in_both and not row.keeps_columns


def _finding(
    change: Change,
    rows: list[RowPair],
) -> Finding:
    """What a reader of the redline should look at."""
    name = change.new_label or change.old_label or "文中"
    amounts = [told for row in rows if (told := _amounts(row))]
    message = f"{name}的表格栏目大半不同，修订稿按整行替换，不能逐处标出。"
    if amounts:
        listed = "；".join(amounts[:_SHOWN])
        more = f"等 {len(amounts)} 行" if len(amounts) > _SHOWN else ""
        message += f"其中金额、比例有变动：{listed}{more}。"
    place = change.new[0].place
    hint = "请对照两个版本的表格核对。"
    return Finding("table-replaced", message, place, hint, "warning")


def _amounts(row: RowPair) -> str:
    """The amounts of a row that only one of its versions has, "" for none."""
    old = _figures([cell.old for cell in row.cells])
    new = _figures([cell.new for cell in row.cells])
    gone, come = _only_in(old, new), _only_in(new, old)
    if not gone and not come:
        return ""
    return f"“{'、'.join(gone) or '无'}”→“{'、'.join(come) or '无'}”"


def _only_in(some: list[str], others: list[str]) -> list[str]:
    """What some have and others have not."""
    return [one for one in some if one not in others]


def _figures(cells: list[str | None]) -> list[str]:
    """The amounts and ratios of some cells."""
    found = []
    for cell in cells:
        for _, words, kind in typed_figures(cell or ""):
            if kind in ("money", "ratio"):
                found.append(words)
    return found
