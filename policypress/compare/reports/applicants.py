"""对申请人的变化: what changes for those a text is for, in plain words; the third reading of a change set.

A measure that is new is told in its own words, a support that is new with all it gives in one sentence; what stays and
changes is told figure by figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.reports.readings import name_of
from policypress.compare.reports.reports import body, heading, title
from policypress.document import Block, Document
from policypress.language.numerals import to_chinese
from policypress.language.tokens import typed_figures

if TYPE_CHECKING:
    from policypress.compare.impact.figures import FigureChange

_EXISTS = ".exists"  # how the path of the row ends that says a support is there
_FIGURES = ("金额", "比例", "上限", "名额", "数量", "期限")


def for_applicants(
    changes: ChangeSet, subject: str, money: Sequence[FigureChange]
) -> Document:
    """What changes for those the text is for, measure by measure; of a text without data, by its words."""
    rows = [row for row in money if row.label]
    groups = _groups(changes, rows) if rows else _by_clause(changes)
    blocks: list[Block] = [title(f"《{subject}》对我有什么变化")]
    for order, (words, told) in enumerate([group for group in groups if group[1]], 1):
        blocks.append(heading(f"{to_chinese(order)}、{words}"))
        blocks += [body(f"{number}.{said}") for number, said in enumerate(told, 1)]
    if len(blocks) == 1:
        blocks.append(body("支持的内容、标准和条件没有变化。"))
    blocks.append(body("以正式印发的文本为准。"))
    return Document(
        "对申请人的变化",
        f"《{subject}》对我有什么变化",
        tuple(blocks),
        subject="对申请人的变化",
    )


def _groups(
    changes: ChangeSet, rows: list[FigureChange]
) -> Iterator[tuple[str, list[str]]]:
    new = {
        node.id: change
        for change in changes.clauses()
        if change.kind == "新增"
        for node in change.new
        if node.id
    }
    gone = {
        node.id: change
        for change in changes.clauses()
        if change.kind == "删去"
        for node in change.old
        if node.id
    }
    whole = tuple(
        f"{name}#"
        for name in (*new, *gone)
        if any(row.path.startswith(f"{name}#") for row in rows)
    )
    left = [row for row in rows if not row.path.startswith(whole)]
    measures = {
        kind: [_quoted(change) for name, change in found.items() if f"{name}#" in whole]
        for kind, found in (("新增", new), ("取消", gone))
    }
    supports = {kind: list(_supports(left, kind)) for kind in ("新增", "取消")}
    inside = tuple(f"{path}." for found in supports.values() for path, _ in found)
    left = [row for row in left if not row.path.startswith(inside)]
    yield (
        "新的支持",
        [
            *measures["新增"],
            *(said for _, said in supports["新增"]),
            *(_told(row) for row in left if row.kind == "新增" and row.sort != "条件"),
        ],
    )
    yield (
        "标准变动",
        [
            _told(row)
            for row in left
            if row.kind == "调整" and row.sort not in ("条件", "规则")
        ],
    )
    yield (
        "条件和规则变动",
        [
            _told(row)
            for row in left
            if row.sort == "条件" or row.sort == "规则" and row.kind == "调整"
        ],
    )
    yield (
        "不再提供的",
        [
            *measures["取消"],
            *(said for _, said in supports["取消"]),
            *(_told(row) for row in left if row.kind == "取消" and row.sort != "条件"),
        ],
    )


def _quoted(change: Change) -> str:
    """A measure that is new or gone, in its own words."""
    lines = [line for node in (change.new or change.old) for line in node.lines]
    words = "".join(
        line.printed if number else line.text for number, line in enumerate(lines)
    )
    return f"{name_of(change).partition('　')[0]}　{words}"


def _supports(rows: list[FigureChange], kind: str) -> Iterator[tuple[str, str]]:
    """Path and sentence of each support that came or went with a measure that stays."""
    for exists in rows:
        if exists.kind != kind or not exists.path.endswith(_EXISTS):
            continue
        path = exists.path.removesuffix(_EXISTS)
        own = [
            row for row in rows if row.path.startswith(f"{path}.") and row is not exists
        ]
        given = [
            _short(row.label, exists.label) + (row.new or row.old)
            for row in own
            if row.sort in _FIGURES
        ]
        asked = [row.new or row.old for row in own if row.sort == "条件"]
        where = exists.clause if kind == "新增" else f"原{exists.old_clause}"
        said = f"{exists.label}（{where}）：{'，'.join(given) or '标准见条文'}"
        yield path, said + (f"。申报条件：{'；'.join(asked)}。" if asked else "。")


def _short(label: str, support: str) -> str:
    """奖励甲·获奖奖励·金奖·金额 → 金奖; nothing for the one amount of a support."""
    return label.removeprefix(f"{support}·").removesuffix("金额").strip("·")


def _told(row: FigureChange) -> str:
    where = (
        f"（{row.clause or '原' + row.old_clause}）"
        if row.clause or row.old_clause
        else ""
    )
    if row.kind == "新增":
        return f"{row.label}：{row.new}{where}。"
    if row.kind == "取消":
        return f"{row.label}：原为{row.old}，不再适用{where}。"
    change = f"，{row.difference}" if row.difference else ""
    return f"{row.label}：由{row.old}改为{row.new}{change}{where}。"


def _by_clause(changes: ChangeSet) -> Iterator[tuple[str, list[str]]]:
    """For texts of others: clauses and annexes that are new or gone, and in the amended ones the figures that differ."""
    for kind, words in (
        ("新增", "新的规定"),
        ("修改", "改了的规定"),
        ("删去", "不再有的规定"),
    ):
        chosen = [
            change
            for change in changes.changes
            if change.unit in ("clause", "annex")
            if kind == change.kind
            or kind == "修改"
            and change.changed
            and change.kind not in ("新增", "删去")
        ]
        yield (
            words,
            [
                _amended(change) if kind == "修改" else _opening(change)
                for change in chosen
            ],
        )


def _amended(change: Change) -> str:
    return f"{name_of(change)}：{_figures(change) or '文字有修改，见修改对照表。'}"


def _opening(change: Change) -> str:
    """A clause by its first sentence, its own heading aside."""
    node = (change.new or change.old)[0]
    text = node.lines[0].text
    if node.heading and text.startswith(f"{node.heading}。"):
        text = text.removeprefix(f"{node.heading}。")
    return f"{name_of(change)}：{''.join(text.partition('。')[:2])}"


def _figures(change: Change) -> str:
    old, new = (
        [
            words
            for node in nodes
            for line in node.lines
            for _, words, kind in typed_figures(line.text)
            if kind in ("money", "ratio", "duration", "date")
        ]
        for nodes in (change.old, change.new)
    )
    gone, come = (
        [word for word in dict.fromkeys(old) if word not in new],
        [word for word in dict.fromkeys(new) if word not in old],
    )
    if not gone and not come:
        return ""
    parts = ([f"不再有{'、'.join(gone)}"] if gone else []) + (
        [f"现有{'、'.join(come)}"] if come else []
    )
    return "数字有变化：" + "，".join(parts) + "。"
