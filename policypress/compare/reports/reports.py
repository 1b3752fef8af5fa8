"""Papers of a comparison as composed documents (修改决定, 资金变动表, 影响清单), so that every renderer takes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from policypress.compare.decision.apply.quotes import cell_words
from policypress.compare.decision.quotation import TABLE
from policypress.compare.decision.write.decision import Amendment
from policypress.document import (
    Block,
    Cell,
    Document,
    Inline,
    LineBreak,
    Mark,
    Paragraph,
    Table,
    Text,
)
from policypress.language.title import break_title

if TYPE_CHECKING:
    from policypress.compare.impact import Impact
    from policypress.compare.impact.documents import DocumentImpact
    from policypress.compare.impact.figures import FigureChange

LANDSCAPE_TITLE = 30  # characters of a title line across a landscape page
_STATES = {"followed": "已随条序调整", "stale": "可能指错", "dangling": "没有指向"}


def title(words: str, width: int = 20) -> Paragraph:
    """A title in lines that keep its words whole (GB/T 9704—2012 7.3.1). width: characters of a line."""
    inlines: list[Inline] = []
    for line in break_title(words, width=width):
        inlines += [LineBreak(), Text(line)] if inlines else [Text(line)]
    return Paragraph("title", tuple(inlines), level=1)


def heading(words: str) -> Paragraph:
    return Paragraph("chapter", (Text(words),), level=2)


def body(*words: str | Text) -> Paragraph:
    return Paragraph(
        "body", tuple(word if isinstance(word, Text) else Text(word) for word in words)
    )


def table(
    name: str,
    head: Sequence[str],
    rows: Iterable[Sequence[str | Text | Cell]],
    widths: Sequence[float],
    role: str = "table",
) -> Table:
    """A table with one row of heads; a cell is words, or paragraphs ready made."""
    cells = [tuple(_cell(word, "table-head") for word in head)]
    cells += [
        tuple(
            word if isinstance(word, Cell) else _cell(word, "table-cell")
            for word in row
        )
        for row in rows
    ]
    return Table(tuple(cells), 1, tuple(widths), role, name)


def _cell(word: str | Text, role: str) -> Cell:
    return Cell((Paragraph(role, (word if isinstance(word, Text) else Text(word),)),))


def amendment_document(amendment: Amendment, name: str = "修改决定") -> Document:
    """The decision as a document: one paragraph a line, quoted tables as tables."""
    blocks: list[Block] = [title(amendment.title)]
    rows: list[tuple[str, ...]] | None = None
    for line in [*amendment.lines[1:], ""]:
        quoted = line.startswith("“")
        if rows is not None and (found := re.fullmatch(r"“\| (.*) \|(”?)", line)):
            rows.append(tuple(map(cell_words, found[1].split(" | "))))
            if not found[2]:
                continue
            line = ""
        if rows:
            width = max(map(len, rows))
            blocks.append(
                Table(
                    tuple(
                        tuple(
                            _cell(cell, "table-cell")
                            for cell in (*row, *[""] * (width - len(row)))
                        )
                        for row in rows
                    ),
                    0,
                    role="table",
                )
            )
            rows = None
        if line.lstrip("“") == TABLE or not quoted and line.endswith(f"“{TABLE}"):
            rows = []
            line = line[: -len(TABLE)].rstrip("“")
        if line:
            blocks.append(body(line))
    return Document(name, amendment.title, tuple(blocks), subject="修改决定")


def money_document(
    rows: Sequence[FigureChange], subject: str, name: str = "资金变动表"
) -> Document:
    """Old → new of every figure, condition and rule that differs; money in yuan in columns of its own, for workbooks."""
    blocks: list[Block] = [title(f"《{subject}》资金变动表", LANDSCAPE_TITLE)]
    counts = [
        f"{kind}{sum(row.kind == kind for row in rows)}项"
        for kind in ("调整", "新增", "取消")
        if any(row.kind == kind for row in rows)
    ]
    blocks.append(
        body(
            f"共{len(rows)}项变动：{'、'.join(counts)}。"
            if rows
            else "两个版本的金额、比例、上限、档次、条件均无变动。"
        )
    )
    groups = (
        ("一、金额、比例、上限和名额", ("金额", "比例", "上限", "名额")),
        ("二、条件和规则", ("条件", "规则")),
        ("三、日期、期限、数量和其他", ("日期", "期限", "数量", "文字")),
    )
    for words, sorts in groups:
        chosen = [row for row in rows if row.sort in sorts]
        if not chosen:
            continue
        head = ["序号", "条款", "事项", "类别", "原", "新", "变化", "出现在", "理由"]
        blocks += [
            heading(words),
            table(
                words[2:],
                head,
                [
                    (
                        str(number),
                        _clause(row),
                        row.label,
                        f"{row.sort}{'' if row.kind == '调整' else f'（{row.kind}）'}",
                        _number(row.old, row.old_number, row.unit),
                        _number(row.new, row.new_number, row.unit),
                        row.difference or ("—" if row.kind == "调整" else row.kind),
                        "、".join(row.where) or "—",
                        row.reason or "—",
                    )
                    for number, row in enumerate(chosen, 1)
                ],
                (4, 11, 22, 9, 11, 11, 14, 20, 24),
                "table-dense",
            ),
        ]
    return Document(
        name,
        f"《{subject}》资金变动表",
        tuple(blocks),
        formats=("docx", "xlsx"),
        landscape=True,
        subject="资金变动表",
    )


def _clause(row: FigureChange) -> str:
    if row.clause and row.old_clause and row.clause != row.old_clause:
        return f"{row.clause}（原{row.old_clause}）"
    return row.clause or (f"原{row.old_clause}" if row.old_clause else "—")


def _number(words: str, number: float | int | None, unit: str) -> Text:
    return (
        Text(words, mark=Mark("published", number=number, unit=unit))
        if number is not None
        else Text(words or "—")
    )


def impact_document(impact: Impact, subject: str, name: str = "影响清单") -> Document:
    blocks: list[Block] = [title(f"《{subject}》修改影响清单"), heading("一、条文引用")]
    open_ones = [item for item in impact.citations if item.state != "followed"]
    followed = [item for item in impact.citations if item.state == "followed"]
    if impact.citations:
        blocks.append(
            body(
                f"引用的条序有变动的共{len(impact.citations)}处：已随条序调整{len(followed)}处，需要核对{len(open_ones)}处。"
            )
        )
        blocks.append(
            table(
                "条文引用",
                ["所在条", "引用", "情况", "说明"],
                [
                    (item.clause, item.said, _STATES[item.state], item.message)
                    for item in (*open_ones, *followed)
                ],
                (8, 8, 9, 30),
            )
        )
    else:
        blocks.append(body("没有引用因条序变动而受影响。"))
    if impact.documents or impact.benchmarks:
        blocks.append(heading("二、成套文件"))
        numbers = [item for item in impact.documents if item.state == "仅条序变化"]
        changed = [item for item in impact.documents if item.state != "仅条序变化"]
        blocks.append(
            body(
                f"内容随之变动的文件共{len(changed)}个。"
                if changed
                else "其他文件的内容没有变动。"
            )
        )
        if changed:
            blocks.append(
                table(
                    "成套文件",
                    ["文件", "情况", "删去段落", "增加段落", "变动举例"],
                    [
                        (
                            item.name
                            + (f"（原{item.old_name}）" if item.old_name else ""),
                            item.state,
                            str(item.gone),
                            str(item.added),
                            _short(item.example),
                        )
                        for item in changed
                    ],
                    (18, 7, 6, 6, 30),
                )
            )
        if numbers:
            blocks.append(
                body(
                    f"另有{len(numbers)}个文件只有条序变化，也要重新生成：{_by_folder(numbers)}。"
                )
            )
        blocks.append(heading("三、需要重新核对的对照政策"))
        if impact.benchmarks:
            blocks.append(
                table(
                    "对照政策",
                    ["本区数据", "原", "新", "对照政策", "条款", "对照数据"],
                    [
                        (
                            item.label,
                            item.old or "—",
                            item.new or "—",
                            item.benchmark,
                            item.article or "—",
                            item.value,
                        )
                        for item in impact.benchmarks
                    ],
                    (20, 8, 8, 14, 10, 9),
                )
            )
        else:
            blocks.append(body("有变动的数据没有登记对照政策。"))
    return Document(
        name,
        f"《{subject}》修改影响清单",
        tuple(blocks),
        formats=("docx", "xlsx"),
        subject="影响清单",
    )


def _by_folder(documents: Sequence[DocumentImpact]) -> str:
    """申报指南23个、申请表22个、政策解读."""
    folders: dict[str, list[str]] = {}
    for item in documents:
        folder, _, name = item.name.rpartition("/")
        folders.setdefault(folder, []).append(name)
    alone = folders.pop("", [])
    return "、".join(
        [*(f"{folder}{len(names)}个" for folder, names in folders.items()), *alone]
    )


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else line[:60] + "……"
