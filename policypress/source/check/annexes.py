"""Annexes and tables: each annex is cited and there, each table has its cells, each
scoring table its total (附件、表、评分表)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.source.model import (
    Policy,
    Scoring,
    Text,
    TextTable,
)
from policypress.source.model.figure import Figure, quantity_of
from policypress.source.traverse import at, known

_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_REF = re.compile(r"""\bref\(\s*['"]([^'".]+)""")
_TYPED = re.compile(r"附件\s*[0-9０-９一二三四五六七八九十]*")


def check(policy: Policy) -> Iterator[Finding]:
    """All findings about annexes and tables."""
    if policy.meta:
        yield from _listed(policy)
    texts = list(_texts(policy))
    yield from _never_cited(policy, texts)
    for text in texts:
        yield from _typed(policy, text)
        for paragraph in text.paragraphs.values():
            yield from _table(paragraph.table)
    for annex in policy.annexes.values():
        yield from _table(annex.table)
        if annex.scoring:
            yield from _scoring(annex.scoring)


def _texts(policy: Policy) -> Iterator[Text]:
    """Everything that is printed and may cite an annex."""
    yield from policy.provisions.values()
    yield from policy.annexes.values()


def _listed(policy: Policy) -> Iterator[Finding]:
    """What policy.yaml lists are files of annexes/, each once."""
    there = known(policy, "annexes", policy.annexes)
    seen: set[str] = set()
    for number, name in enumerate(policy.meta.annexes):
        child = f"annexes.{number}"
        if name not in there:
            message = f"没有附件文件 annexes/{name}.yaml"
            hint = did_you_mean(
                name,
                there,
                f"用 build.py new annex 新建“{name}”",
            )
            yield at(policy.meta, child, "unknown-annex", message, hint)
        elif name in seen:
            message = f"附件“{name}”写了两次"
            yield at(policy.meta, child, "annex-twice", message, "只留一处")
        seen.add(name)


def _never_cited(
    policy: Policy,
    texts: list[Text],
) -> Iterator[Finding]:
    """An annex that no text names stands there for nothing; not asked while a text
    cannot be read, which may name it."""
    folders = ("measures/", "parts/", "supplementary")
    if any(file.startswith(folders) for file in policy.broken):
        return
    cited = {name for text in texts for name in _REF.findall(_prose(text))}
    if policy.meta:
        for line in policy.meta.preamble:
            cited.update(_REF.findall(line))
    for key, annex in policy.annexes.items():
        if key not in cited:
            yield Finding(
                "annex-never-cited",
                f"条文没有提到附件“{annex.title}”",
                annex.place,
                f"在条文中写明，如“见{{{{ ref('{key}') }}}}”；不需要时删去这个文件",
                "warning",
            )


def _prose(text: Text) -> str:
    """The words of a text and of the cells of its tables, as they are written."""
    tables = [one.table for one in text.paragraphs.values() if one.table]
    cells = [cell for table in tables for row in table.rows for cell in row]
    return "\n".join([text.words, *cells])


def _typed(
    policy: Policy,
    text: Text,
) -> Iterator[Finding]:
    """附件1 typed by hand names no annex for certain, and its number does not follow."""
    for paragraph in text.paragraphs.values():
        for piece in paragraph.pieces():
            words = _TYPED.search(_CODE.sub("", piece.text))
            if words is None:
                continue
            message = f"此处直接写了“{words[0]}”"
            hint = "用 {{ ref('附件标识') }} 引用，编号随附件自动变动"
            if not policy.annexes:
                message = f"条文提到“{words[0]}”，政策没有附件"
                hint = "用 build.py new annex 标识 新建附件，并用 {{ ref('标识') }} 引用"
            yield at(piece, "text", "annex-by-hand", message, hint)


def _table(table: TextTable | None) -> Iterator[Finding]:
    """Every row has a cell for each column."""
    if table is None:
        return
    wanted = len(table.columns)
    for number, row in enumerate(table.rows):
        if len(row) != wanted:
            message = f"这一行有 {len(row)} 格，表头有 {wanted} 栏"
            hint = "每栏写一格；没有内容的写 ''"
            yield at(table, f"rows.{number}", "table-cells", message, hint)


def _scoring(scoring: Scoring) -> Iterator[Finding]:
    """The points of the lines add up to the total; who passes has no more than that."""
    total = _count(scoring.total)
    points = [_count(item.points) for item in scoring.items.values()]
    known_points = [one for one in points if one is not None]
    if total is None or len(known_points) < len(points):
        return
    reached = sum(known_points)
    if reached != total:
        message = f"各项分值合计{reached:g}分，总分写的是{total:g}分"
        hint = "改各项的 points，或改 total"
        yield at(scoring, "total", "scoring-total", message, hint)
    passing = _count(scoring.passing)
    if passing is not None and passing > total:
        message = f"合格线{passing:g}分高于总分{total:g}分"
        yield at(
            scoring,
            "pass",
            "scoring-pass",
            message,
            "核对 pass 和 total",
        )


def _count(figure: Figure | None) -> int | None:
    """A count as a number; None for what is still to be found out."""
    quantity = quantity_of(figure)
    if quantity is None:
        return None
    return int(quantity.value)
