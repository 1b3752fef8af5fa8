"""决策一页: a page for who decides — what changes, what it costs, what is
still open.

It decides nothing of its own: counts, clauses and figures are those of the
change set and of the figures that differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from policypress.compare.changes import Change, ChangeSet, Kind
from policypress.compare.extent import extent_note
from policypress.compare.impact.amounts import (
    AmountChange,
    amount_changes,
    clauses_of,
)
from policypress.compare.reports.parts import (
    body,
    heading,
    numbered,
    table,
    title,
)
from policypress.compare.reports.wording import (
    elsewhere,
    how_many,
    listed,
    name_of,
    numbers_of,
)
from policypress.compare.text.amending_paper import amending_paper
from policypress.document import Block, Document

if TYPE_CHECKING:
    from policypress.compare.impact import Impact
    from policypress.compare.impact.benchmarks import BenchmarkImpact
    from policypress.compare.impact.citations import CitationImpact
    from policypress.compare.impact.documents import DocumentImpact
    from policypress.compare.impact.figures import FigureChange

# Kinds of which the clauses are named after those that are amended.
_NAMED: tuple[Kind, ...] = ("新增", "删去", "拆分", "合并", "移动")
_STANDARDS = ("金额", "上限", "比例", "名额")
_MUST_HAVE_REASONS = ("金额", "比例", "上限")
_MOST_ROWS = 12  # with them the report still fits one page
# Less than the smallest difference of one yuan, whatever count or ratio is
# divided by it.
_BELOW_A_YUAN = 1e9


def decision_page(
    changes: ChangeSet,
    subject: str,
    money: Sequence[FigureChange],
    impact: Impact,
) -> Document:
    """The document. subject: the title of the text.

    money: () when no policy is compared.
    """
    words = f"《{subject}》修改要点"
    amounts = amount_changes(changes)
    blocks: list[Block] = [title(words), *_changes(changes, amounts)]
    if not money:
        blocks += _amounts(amounts)
    if money:
        blocks += _standards(money)
    order = "三" if money else "二"
    blocks.append(heading(f"{order}、需要决定或者核对的事"))
    blocks += numbered(_open_questions(changes, money, impact))
    return Document("决策一页", words, tuple(blocks), subject="决策一页")


def _changes(
    changes: ChangeSet,
    amounts: Sequence[AmountChange],
) -> Iterator[Block]:
    """How many clauses changed how, and the names of the first of each kind: amended
    ones with other figures before those with other words.
    """
    yield heading("一、改了什么")
    yield body(f"全文{how_many(changes)}。")
    extent = extent_note(changes)
    if extent:
        yield body(extent)
    clauses = changes.clauses()
    yield from _amended(clauses, clauses_of(amounts))
    for kind in _NAMED:
        yield from _names(kind, [one for one in clauses if one.kind == kind])
    outside = elsewhere(changes)
    if outside:
        yield body(f"条文之外：{outside}。")


def _amended(
    clauses: Sequence[Change],
    of_amounts: Sequence[Change],
) -> Iterator[Block]:
    """The amended clauses: those with other figures, then those with other words.
    of_amounts: clauses whose figures differ, in the order to tell them.
    """
    amended = [one for one in clauses if one.kind == "修改"]
    with_figures = [one for one in of_amounts if one in amended]
    rest = [one for one in amended if one not in with_figures]
    yield from _names("修改了数字的", with_figures)
    yield from _names("修改了文字的", rest)


def _names(sort: str, clauses: Sequence[Change]) -> Iterator[Block]:
    """What happened to some clauses, and the names of the first of them."""
    if clauses:
        names = listed([name_of(one) for one in clauses])
        yield body(f"{sort}：{names}。")


def _amounts(amounts: Sequence[AmountChange]) -> Iterator[Block]:
    """The figures that differ in a text without data, money first."""
    if not amounts:
        return
    rows = _amount_rows(amounts)
    yield table(
        "金额、比例、期限等的变动",
        ["条款", "原", "新", "变化"],
        rows[:_MOST_ROWS],
        (12, 16, 16, 18),
    )
    others = len(rows) - _MOST_ROWS
    if others > 0:
        yield body(f"其余{others}项见修改对照表。")


def _amount_rows(
    amounts: Sequence[AmountChange],
) -> list[tuple[str, str, str, str]]:
    """A row for each figure that became another, and one for all of a kind that only
    came or only went in a clause.
    """
    rows: list[tuple[str, str, str, str]] = []
    alone: dict[tuple[int, str, bool], list[AmountChange]] = {}
    for one in amounts:
        if one.old and one.new:
            change = one.difference or "调整"
            rows.append((_clause_of(one), one.old, one.new, change))
            continue
        key = (id(one.change), one.kind, bool(one.new))
        if key not in alone:
            alone[key] = []
            rows.append(("", "", "", ""))
        alone[key].append(one)
    groups = iter(alone.values())
    return [row if row[0] else _alone_row(next(groups)) for row in rows]


def _alone_row(ones: list[AmountChange]) -> tuple[str, str, str, str]:
    """Figures of one clause that stand for none."""
    words = "、".join(dict.fromkeys(one.old or one.new for one in ones))
    if ones[0].new:
        return _clause_of(ones[0]), "—", words, "新增"
    return _clause_of(ones[0]), words, "—", "删去"


def _clause_of(one: AmountChange) -> str:
    """第八十三条, or what else the change is called."""
    return numbers_of(one.change.new) or name_of(one.change)


# What it costs


def _standards(money: Sequence[FigureChange]) -> Iterator[Block]:
    """The standards (资金标准) that differ, the largest difference first."""
    standards = [row for row in money if row.sort in _STANDARDS]
    standards.sort(key=_weight, reverse=True)
    yield heading("二、资金标准怎么变")
    counts = _counts(standards)
    if counts:
        yield body(f"标准{counts}。")
    else:
        yield body("金额、比例、上限和名额没有变动。")
    if standards:
        shown = standards[:_MOST_ROWS]
        yield table(
            "资金标准",
            ["条款", "事项", "原", "新", "变化"],
            map(_cells, shown),
            (8, 22, 9, 9, 14),
        )
    others = len(standards) - _MOST_ROWS
    if others > 0:
        yield body(f"其余{others}项见资金变动表。")


def _weight(row: FigureChange) -> tuple[float, str]:
    """Money before ratios and counts, the larger difference first.

    What is new or was struck out counts with all of it.
    """
    new = row.new_number or 0
    old = row.old_number or 0
    gap = abs(new - old)
    if row.unit != "yuan":
        gap = gap / _BELOW_A_YUAN
    return gap, row.path


def _counts(standards: Sequence[FigureChange]) -> str:
    """提高1项、取消1项, "" when nothing of the kind happened."""
    rises = [row.rises for row in standards]
    kinds = [row.kind for row in standards]
    counts = {
        "提高": rises.count(True),
        "降低": rises.count(False),
        "新增": kinds.count("新增"),
        "取消": kinds.count("取消"),
    }
    parts = []
    for verb, count in counts.items():
        if count:
            parts.append(f"{verb}{count}项")
    return "、".join(parts)


def _cells(row: FigureChange) -> tuple[str, ...]:
    """A row of the table of standards."""
    support, _, _ = row.label.rpartition("·")
    return (
        row.clause or f"原{row.old_clause}",
        support or row.label,
        row.old or "—",
        row.new or "—",
        row.difference or row.kind,
    )


# What is still open


def _open_questions(
    changes: ChangeSet,
    money: Sequence[FigureChange],
    impact: Impact,
) -> Iterator[str]:
    """A sentence for each thing that somebody has to decide or check."""
    yield from _open_citations(impact.citations)
    yield from _missing_reasons(money)
    yield from _open_benchmarks(impact.benchmarks)
    yield from _other_documents(impact.documents)
    if any(change.changed for change in changes.changes):
        called = amending_paper(changes.old, "").called
        yield f"{called}、修改对照表和修订稿出自同一次比较，并已核验一致。"
    else:
        yield "没有实质修改。"


def _open_citations(citations: Sequence[CitationImpact]) -> Iterator[str]:
    """The citations that nobody adjusted."""
    wrong = [item for item in citations if item.state != "followed"]
    if wrong:
        sentences = [f"{item.clause}{item.message}" for item in wrong]
        names = listed(sentences)
        yield f"需要核对的引用有{len(wrong)}处：{names}。"


def _missing_reasons(money: Sequence[FigureChange]) -> Iterator[str]:
    """The new standards whose reason is not written in the source."""
    unreasoned = []
    for row in money:
        needs_reason = row.new and row.sort in _MUST_HAVE_REASONS
        if needs_reason and not row.reason:
            unreasoned.append(row.label)
    if unreasoned:
        count = len(unreasoned)
        names = listed(unreasoned)
        yield f"没有写明理由的标准有{count}项：{names}。"


def _open_benchmarks(benchmarks: Sequence[BenchmarkImpact]) -> Iterator[str]:
    """Our figures whose comparison with other policies is out of date."""
    labels = {item.label for item in benchmarks}
    count = len(labels)
    if count:
        yield (
            f"与其他政策作过对照的数据有{count}项变动，对照结论要重新核对（见影响清单）。"
        )


def _other_documents(documents: Sequence[DocumentImpact]) -> Iterator[str]:
    """The documents that are to be issued along with the text."""
    if not documents:
        return
    count = len(documents)
    states = [item.state for item in documents]
    renumbered = states.count("仅条序变化")
    only = f"（其中{renumbered}个只有条序变化）" if renumbered else ""
    yield f"随之变动的配套文件有{count}个{only}，应当一并印发（见影响清单）。"
