"""对申请人的变化: what changes for those a text is for, in plain words.

With the data of two policies it goes measure by measure: a new measure stands
in its own words, a new support in one sentence with all it gives, what stays
and changes figure by figure. Without data it goes by the clauses of the text
(`applicants_by_clause`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from policypress.compare.changes import Change, ChangeSet, Kind
from policypress.compare.reports.applicants_by_clause import groups_by_clause
from policypress.compare.reports.parts import body, heading, numbered, title
from policypress.compare.reports.wording import first_node, name_of
from policypress.document import Block, Document
from policypress.language.numerals import to_chinese

if TYPE_CHECKING:
    from policypress.compare.impact.figures import ChangeOfFigure, FigureChange

    _Rows = list[FigureChange]

# Heading of a section and its sentences.
_Group = tuple[str, list[str]]
# How the path of the row ends that stands for a whole support.
_EXISTS = ".exists"
_FIGURES = ("金额", "比例", "上限", "名额", "数量", "期限")


def for_applicants(
    changes: ChangeSet,
    subject: str,
    money: Sequence[FigureChange],
) -> Document:
    """The document. subject: the title of the text.

    money: () when no policy is compared.
    """
    words = f"《{subject}》对我有什么变化"
    rows = [row for row in money if row.label]
    groups = _by_measure(changes, rows) if rows else groups_by_clause(changes)
    blocks: list[Block] = [title(words)]
    order = 0
    for name, sentences in groups:
        if sentences:
            order += 1
            blocks.append(heading(f"{to_chinese(order)}、{name}"))
            blocks += numbered(sentences)
    if not order:
        blocks.append(body("支持的内容、标准和条件没有变化。"))
    blocks.append(body("以正式印发的文本为准。"))
    return Document(
        "对申请人的变化",
        words,
        tuple(blocks),
        subject="对申请人的变化",
    )


def _by_measure(
    changes: ChangeSet,
    rows: _Rows,
) -> Iterator[_Group]:
    """The sections, by what an applicant wants to know first."""
    new_measures = _measures(changes, rows, "新增")
    old_measures = _measures(changes, rows, "删去")
    whole = [f"{one}#" for one in (*new_measures, *old_measures)]
    rows = _outside(rows, whole)
    new_supports = _supports(rows, "新增")
    old_supports = _supports(rows, "取消")
    whole = [f"{one}." for one in (*new_supports, *old_supports)]
    rows = _outside(rows, whole)
    new = [
        *new_measures.values(),
        *new_supports.values(),
        *_texts_of_kind(rows, "新增"),
    ]
    standards = filter(_is_new_standard, rows)
    conditions = filter(_is_condition, rows)
    no_longer = [
        *old_measures.values(),
        *old_supports.values(),
        *_texts_of_kind(rows, "取消"),
    ]
    yield "新的支持", new
    yield "标准变动", [_row_text(row) for row in standards]
    yield "条件和规则变动", [_row_text(row) for row in conditions]
    yield "不再提供的", no_longer


def _measures(
    changes: ChangeSet,
    rows: _Rows,
    kind: Kind,
) -> dict[str, str]:
    """The measures that are new (新增) or deleted (删去), by id, each in its
    own words.

    Only those that give something, that is, with rows of their own.
    """
    found = {}
    for change in changes.clauses():
        if change.kind != kind:
            continue
        for node in change.new or change.old:
            if node.id and _below(rows, f"{node.id}#"):
                found[node.id] = _in_its_words(change)
    return found


def _in_its_words(change: Change) -> str:
    """第（二）条　支持……: the number of a measure and its text on one line."""
    node = first_node(change)
    first, *further = node.lines
    words = [first.text]
    words += [line.printed for line in further]
    name = name_of(change)
    number, _, _ = name.partition("　")
    text = "".join(words)
    return f"{number}　{text}"


def _outside(
    rows: _Rows,
    prefixes: list[str],
) -> _Rows:
    """The rows below none of these paths."""
    inside = tuple(prefixes)
    return [row for row in rows if not row.path.startswith(inside)]


def _below(
    rows: _Rows,
    prefix: str,
) -> _Rows:
    """The rows below a path."""
    return [row for row in rows if row.path.startswith(prefix)]


def _texts_of_kind(
    rows: _Rows,
    kind: ChangeOfFigure,
) -> Iterator[str]:
    """What is new or struck out; conditions have a section of their own."""
    for row in rows:
        if row.kind == kind and row.sort != "条件":
            yield _row_text(row)


def _is_new_standard(row: FigureChange) -> bool:
    """Whether a row gives another value to a figure that stays."""
    if row.sort in ("条件", "规则"):
        return False
    return row.kind == "调整"


def _is_condition(row: FigureChange) -> bool:
    """Whether a row changes what is asked, or the terms of what is given."""
    if row.sort == "条件":
        return True
    return row.sort == "规则" and row.kind == "调整"


# One support


def _supports(
    rows: _Rows,
    kind: ChangeOfFigure,
) -> dict[str, str]:
    """The supports that are new (新增) or struck out (取消) in a measure that
    stays.

    By path, each in one sentence.
    """
    found = {}
    for row in rows:
        if row.kind == kind and row.path.endswith(_EXISTS):
            path = row.path.removesuffix(_EXISTS)
            below = _below(rows, f"{path}.")
            found[path] = _support_text(row, below)
    return found


def _support_text(
    exists: FigureChange,
    rows: _Rows,
) -> str:
    """A support with all that it gives and asks.

    exists: the row that stands for it; rows: all rows below its path.
    """
    given = []
    asked = []
    for row in rows:
        value = row.new or row.old
        if row.sort in _FIGURES:
            given.append(_short_label(row, exists) + value)
        elif row.sort == "条件":
            asked.append(value)
    clause = exists.clause
    if exists.kind != "新增":
        clause = f"原{exists.old_clause}"
    standards = "，".join(given) or "标准见条文"
    sentence = f"{exists.label}（{clause}）：{standards}。"
    if asked:
        sentence += f"申报条件：{'；'.join(asked)}。"
    return sentence


def _short_label(
    row: FigureChange,
    support: FigureChange,
) -> str:
    """奖励甲·获奖奖励·金奖·金额 → 金奖; nothing for the one amount of a support."""
    name = row.label.removeprefix(f"{support.label}·")
    return name.removesuffix("金额").strip("·")


# One figure, condition or rule


def _row_text(row: FigureChange) -> str:
    """What differs, from what to what, and in which clause."""
    where = _where(row)
    if row.kind == "新增":
        return f"{row.label}：{row.new}{where}。"
    if row.kind == "取消":
        return f"{row.label}：原为{row.old}，不再适用{where}。"
    difference = f"，{row.difference}" if row.difference else ""
    return f"{row.label}：由{row.old}改为{row.new}{difference}{where}。"


def _where(row: FigureChange) -> str:
    """（第（二）条）, （原第（二）条） for what was deleted, "" outside the clauses."""
    if row.clause:
        return f"（{row.clause}）"
    if row.old_clause:
        return f"（原{row.old_clause}）"
    return ""
