"""Readings of a change set: a page for who decides, and clause by clause for legal review. The third is `applicants`.

None decides anything of its own: counts, clauses and figures are those of the change set and of the figures that differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from policypress.compare.changes import Change, ChangeSet, Pair, Piece
from policypress.compare.reports.reports import body, heading, table, title
from policypress.compare.text.labels import cited
from policypress.compare.text.tree import Node
from policypress.document import Block, Document, Paragraph, Text

if TYPE_CHECKING:
    from policypress.compare.impact import Impact
    from policypress.compare.impact.figures import FigureChange

_MOST = 12
_ROLES = {"equal": "", "delete": "deleted", "insert": "added"}


def name_of(change: Change) -> str:
    """第九条（原第八条）实施专利奖配套奖励."""
    new, old = (_numbers(change.new), _numbers(change.old))
    number = (
        new if not old or old == new else f"{new}（原{old}）" if new else f"原{old}"
    )
    return "　".join(filter(None, [number, change.heading])) or change.id


def _numbers(nodes: tuple[Node, ...]) -> str:
    """第九条 or 第（九）条 of each clause."""
    return "、".join(
        cited("条", node.number, node.label)
        for node in nodes
        if node.kind == "clause" and node.number
    )


def counted(changes: ChangeSet) -> str:
    """新增3条、修改20条、仅条序调整28条、未变2条."""
    return "、".join(
        f"{kind}{count}条" for kind, count in changes.counts().items() if count
    )


def elsewhere(changes: ChangeSet) -> str:
    """附件一（修改）；第三章 监督（修改）: what changed outside the clauses, "" when nothing did."""
    return "；".join(
        f"{_unit_name(change)}（{'、'.join(change.kinds)}）"
        for change in changes.elsewhere()
    )


def _unit_name(change: Change) -> str:
    node = (change.new or change.old)[0]
    if change.unit == "heading":
        return " ".join(node.lines[0].printed.split())
    return node.label if change.unit == "annex" and node.label else change.id


# 决策一页


def decision_page(
    changes: ChangeSet,
    subject: str,
    money: Sequence[FigureChange],
    impact: Impact,
    reasons: Mapping[str, str],
) -> Document:
    """What is decided, what it costs and what is still open, on one page."""
    total = sum(changes.counts().values())
    blocks: list[Block] = [
        title(f"《{subject}》修改要点"),
        heading("一、改了什么"),
        body(f"全文共{total}条：{counted(changes)}。"),
    ]
    for kind, verb in (
        ("新增", "新增"),
        ("删去", "删去"),
        ("拆分", "拆分"),
        ("合并", "合并"),
        ("移动", "移动"),
    ):
        chosen = [change for change in changes.clauses() if change.kind == kind]
        if chosen:
            blocks.append(
                body(f"{verb}：{_listed([name_of(change) for change in chosen])}。")
            )
    if words := elsewhere(changes):
        blocks.append(body(f"条文之外：{words}。"))
    if money:
        rows = sorted(
            (row for row in money if row.sort in ("金额", "上限", "比例", "名额")),
            key=_weight,
            reverse=True,
        )
        blocks.append(heading("二、资金标准怎么变"))
        up, down = (sum(row.rises is way for row in rows) for way in (True, False))
        new, gone = (sum(row.kind == kind for row in rows) for kind in ("新增", "取消"))
        words = [
            f"{verb}{count}项"
            for verb, count in (
                ("提高", up),
                ("降低", down),
                ("新增", new),
                ("取消", gone),
            )
            if count
        ]
        blocks.append(
            body(
                f"标准{'、'.join(words)}。"
                if words
                else "金额、比例、上限和名额没有变动。"
            )
        )
        if rows:
            blocks.append(
                table(
                    "资金标准",
                    ["条款", "事项", "原", "新", "变化"],
                    [
                        (
                            row.clause or f"原{row.old_clause}",
                            row.label.rpartition("·")[0] or row.label,
                            row.old or "—",
                            row.new or "—",
                            row.difference or row.kind,
                        )
                        for row in rows[:_MOST]
                    ],
                    (8, 22, 9, 9, 14),
                )
            )
        if len(rows) > _MOST:
            blocks.append(body(f"其余{len(rows) - _MOST}项见资金变动表。"))
    blocks.append(heading(f"{'三' if money else '二'}、需要决定或者核对的事"))
    blocks += [
        body(f"{number}.{words}")
        for number, words in enumerate(_open(changes, money, impact, reasons), 1)
    ]
    return Document(
        "决策一页", f"《{subject}》修改要点", tuple(blocks), subject="决策一页"
    )


def _weight(row: FigureChange) -> tuple[float, str]:
    """Money before ratios, the larger difference first; what is new or gone counts with all of it."""
    gap = abs((row.new_number or 0) - (row.old_number or 0))
    return (gap if row.unit == "yuan" else gap / 1e9), row.path


def _open(
    changes: ChangeSet,
    money: Sequence[FigureChange],
    impact: Impact,
    reasons: Mapping[str, str],
) -> Iterator[str]:
    wrong = [item for item in impact.citations if item.state != "followed"]
    if wrong:
        yield f"需要核对的引用有{len(wrong)}处：{_listed([f'{item.clause}{item.message}' for item in wrong])}。"
    unreasoned = [
        row
        for row in money
        if row.new and row.sort in ("金额", "比例", "上限") and not row.reason
    ]
    if unreasoned:
        yield f"没有写明理由的标准有{len(unreasoned)}项：{_listed([row.label for row in unreasoned])}。"
    if impact.benchmarks:
        count = len({item.label for item in impact.benchmarks})
        yield f"与其他政策作过对照的数据有{count}项变动，对照结论要重新核对（见影响清单）。"
    if impact.documents:
        numbers = sum(item.state == "仅条序变化" for item in impact.documents)
        only = f"（其中{numbers}个只有条序变化）" if numbers else ""
        yield f"随之变动的配套文件有{len(impact.documents)}个{only}，应当一并印发（见影响清单）。"
    if any(change.changed for change in changes.changes):
        yield "修改决定、修改对照表和修订稿出自同一次比较，并已核验一致。"
    else:
        yield "没有实质修改。"


def _listed(names: Sequence[str], most: int = 6) -> str:
    return "；".join(names[:most]) + (f"等{len(names)}项" if len(names) > most else "")


# 法律审核稿


def legal_review(
    changes: ChangeSet, subject: str, impact: Impact, reasons: Mapping[str, str]
) -> Document:
    """Every clause that is not as it was: kind, words taken out and put in, reason, citations to look at."""
    blocks: list[Block] = [
        title(f"《{subject}》逐条审核稿"),
        body(
            f"共{sum(changes.counts().values())}条：{counted(changes)}。删去的文字加删除线，增加的文字加粗。"
        ),
    ]
    waiting: list[Block] = []  # a chapter is named only when something in it changed
    for change in changes.changes:
        if (
            change.unit != "clause"
        ):  # an annex stands in no chapter, and a heading that changed says its own name
            waiting = (
                [heading(_plain_heading(change))]
                if change.unit == "heading" and not change.changed
                else []
            )
        if not change.changed:
            continue
        blocks += waiting
        waiting = []
        kinds = "、".join(change.kinds)
        blocks.append(
            Paragraph(
                "clause-heading",
                (Text(f"{name_of(change)}【{kinds}】"),),
                level=3,
                anchor="",
            )
        )
        for pair in change.pairs:
            blocks += _marked(pair)
        reason = next(
            (
                reasons[key]
                for key in (
                    change.id,
                    *(node.id for node in (*change.new, *change.old)),
                )
                if key in reasons
            ),
            "",
        )
        if reason:
            blocks.append(body(Text("修改说明：", "strong"), reason))
        numbers = _numbers(change.new).split("、")
        blocks += [
            body(Text("引用核对：", "strong"), item.message + "。")
            for item in impact.citations
            if item.state != "followed" and item.clause in numbers
        ]
    only = [
        change
        for change in changes.clauses()
        if not change.changed and "仅条序调整" in change.kinds
    ]
    if only:
        blocks += [
            heading("仅条序调整"),
            body(
                f"以下{len(only)}条只有条序和随之调整的引用不同：{'；'.join(_renumbered(only))}。"
            ),
        ]
    typed = [
        change
        for change in changes.changes
        if not change.changed and "版式差异" in change.kinds
    ]
    if typed:
        blocks += [
            heading("版式差异"),
            body(
                f"以下{len(typed)}处只有标点、空格或者字形写法不同：{'、'.join(_numbers(change.new) or change.id for change in typed)}。"
            ),
        ]
    return Document(
        "法律审核稿", f"《{subject}》逐条审核稿", tuple(blocks), subject="法律审核稿"
    )


def _renumbered(only: Sequence[Change]) -> Iterator[str]:
    """原第二条改为第三条; 原第五条至第三十条依次改为第六条至第三十一条."""
    runs: list[list[Change]] = []
    for change in only:
        if runs and _follows(runs[-1][-1], change):
            runs[-1].append(change)
        else:
            runs.append([change])
    for run in runs:
        ends = run[:: len(run) - 1] if len(run) > 1 else run
        old, new = (
            "至".join(_numbers(nodes) for nodes in side)
            for side in ([c.old for c in ends], [c.new for c in ends])
        )
        yield f"原{old}{'依次' if len(run) > 1 else ''}改为{new}"


def _follows(before: Change, change: Change) -> bool:
    """Whether both numbers of a clause are the next ones."""
    sides = ((before.old, change.old), (before.new, change.new))
    return all(
        len(a) == len(b) == 1
        and len(a[0].number) == len(b[0].number) == 1
        and a[0].number[0] + 1 == b[0].number[0]
        for a, b in sides
    )


def _plain_heading(change: Change) -> str:
    node = (change.new or change.old)[0]
    return " ".join(node.lines[0].printed.split()) + (
        "（删去）" if not change.new else ""
    )


def _marked(pair: Pair) -> Iterator[Block]:
    if pair.rows:
        yield table(
            "",
            [
                f"第{number}列"
                for number in range(1, max(len(row.cells) for row in pair.rows) + 1)
            ],
            [
                ["".join(_words(piece) for piece in cell.pieces) for cell in row.cells]
                for row in pair.rows
            ],
            (),
        )
        return
    lines: list[list[Text]] = [[]]
    for piece in pair.pieces:
        for place, words in enumerate(piece.text.split("\n")):
            if place:
                lines.append([])
            if words:
                lines[-1].append(
                    Text(words, _ROLES[piece.op] if piece.op != "equal" else "")
                )
    for line in lines:
        if line:
            yield Paragraph("body", tuple(line))


def _words(piece: Piece) -> str:
    return {
        "equal": piece.text,
        "delete": f"［删：{piece.text}］",
        "insert": f"［增：{piece.text}］",
    }[piece.op]
