"""Proof of 修改对照表: its columns are both texts, its counts those of the changes.

What it must show is taken from the nodes of both texts; the pieces of a
comparison serve only for which words stand out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from policypress.compare.changes import SUBSTANCE, Change, ChangeSet, Kind
from policypress.compare.proof.messages import failed
from policypress.compare.proof.reading import (
    Block,
    Paragraph,
    Row,
    Table,
    blocks,
    read_body,
)
from policypress.compare.proof.table_rows import (
    ExpectedRow,
    cell_text,
    changed_rows,
    renumbered_rows,
    retyped_rows,
)
from policypress.findings import Finding

# The three tables, known by the first row of each.
_CHANGED = ("原条款", "修订后条款", "修改说明")
_RENUMBERED = ("原条序", "修订后条序", "随之调整的引用")
_RETYPED = ("条款", "原文", "修订后文字")

# 共12条：新增1条、修改3条、未变8条。
_TOTAL = r"共(\d+)条：(.*)。$"
_COUNT = r"([^、\d]+)(\d+)条"


def prove_table(
    file_name: str,
    data: bytes,
    changes: ChangeSet,
) -> list[Finding]:
    """What is wrong with the table of comparison `data`."""
    body = read_body(data)
    found = blocks(body, "accepted")
    rows_of = _tables(found)
    changed = rows_of.get(_CHANGED, [])
    renumbered = rows_of.get(_RENUMBERED, [])
    retyped = rows_of.get(_RETYPED, [])
    paragraphs = [
        block.text for block in found if isinstance(block, Paragraph)
    ]
    every = changes.changes
    must_be_changed = list(changed_rows(every))
    must_be_renumbered = list(renumbered_rows(every))
    must_be_retyped = list(retyped_rows(every))
    faults = [
        *_total_faults(paragraphs, changes),
        *_note_faults(changed, changes.clauses()),
        *_row_faults("条款修改", changed, must_be_changed),
        *_row_faults("条序调整", renumbered, must_be_renumbered),
        *_row_faults("版式差异", retyped, must_be_retyped),
    ]
    return [failed(file_name, fault) for fault in faults]


def _tables(found: Iterable[Block]) -> dict[tuple[str, ...], list[Row]]:
    """The rows of each table below its first row, by the texts of that."""
    tables = {}
    for block in found:
        if isinstance(block, Table):
            head, *rows = block.rows
            texts = tuple(map(cell_text, head))
            tables[texts] = rows
    return tables


def _row_faults(
    name: str,
    found: Sequence[Row],
    wanted: Sequence[ExpectedRow],
) -> Iterator[str]:
    """The first fault of the first bad row of a table, or that rows are
    missing.
    """
    for row, expected in zip(found, wanted, strict=False):
        fault = next(expected.faults(row), "")
        if fault:
            yield f"“{name}”表，{expected.id}：{fault}"
            return
    if len(found) != len(wanted):
        yield f"“{name}”表应有{len(wanted)}行，实有{len(found)}行"


def _total_faults(
    paragraphs: Iterable[str],
    changes: ChangeSet,
) -> Iterator[str]:
    """Whether the counts in the opening sentence are those of the changes."""
    every = changes.counts()
    counts = {kind: count for kind, count in every.items() if count}
    total = 0
    mentioned: dict[str, int] = {}
    for text in paragraphs:
        sentence = re.search(_TOTAL, text)
        if sentence:
            total = int(sentence[1])
            counted = re.findall(_COUNT, sentence[2])
            for kind, count in counted:
                mentioned[kind] = int(count)
            break
    wanted = sum(counts.values())
    if mentioned != counts or total != wanted:
        yield f"开头写的条数与比较结果不同：应为{counts}，实为{mentioned}"


def _note_faults(
    rows: Iterable[Row],
    clauses: Iterable[Change],
) -> Iterator[str]:
    """Whether as many rows of 条款修改 have each kind as there are such clauses.

    The note of a row, its last column, begins with the kind of its change;
    that of a unit which is no clause begins with its name and ：.
    """
    listed: Counter[str] = Counter()
    for row in rows:
        note = row[-1]
        if not note:
            continue
        words = note[0].text
        if "：" not in words:
            named = words.rstrip("。")
            first, *_ = named.split("、")
            listed[first] += 1
    wanted: Counter[str] = Counter()
    mentioned: set[str] = set()
    for change in clauses:
        if change.changed:
            first_kind = _first_of_substance(change)
            wanted[first_kind] += 1
            mentioned.update(change.kinds)
    for kind in sorted(mentioned):
        if listed[kind] != wanted[kind]:
            counts = f"应有{wanted[kind]}条，实有{listed[kind]}条"
            yield f"“条款修改”表中“{kind}”{counts}"


def _first_of_substance(change: Change) -> Kind:
    """The kind with which the note of a change begins."""
    kinds = [kind for kind in change.kinds if kind in SUBSTANCE]
    return kinds[0]
