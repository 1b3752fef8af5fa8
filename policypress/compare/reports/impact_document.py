"""影响清单: what a change touches, listed for those who have to follow it up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from policypress.compare.reports.parts import body, heading, table, title
from policypress.document import Block, Document

if TYPE_CHECKING:
    from policypress.compare.impact import Impact
    from policypress.compare.impact.benchmarks import BenchmarkImpact
    from policypress.compare.impact.citations import CitationImpact
    from policypress.compare.impact.documents import DocumentImpact

_STATES = {
    "followed": "已随条序调整",
    "stale": "可能指错",
    "dangling": "没有指向",
}
_EXAMPLE = 60  # characters: two lines of its column


def impact_document(
    impact: Impact,
    subject: str,
    name: str = "影响清单",
) -> Document:
    """The document. subject: the title of the text.

    Two texts have citations only.
    """
    words = f"《{subject}》修改影响清单"
    blocks: list[Block] = [title(words), *_citations(impact.citations)]
    if impact.documents or impact.benchmarks:
        blocks += _documents(impact.documents)
        blocks += _benchmarks(impact.benchmarks)
    return Document(
        name,
        words,
        tuple(blocks),
        formats=("docx", "xlsx"),
        subject="影响清单",
    )


def _citations(citations: Sequence[CitationImpact]) -> Iterator[Block]:
    """The citations whose target moved, those that somebody has to look at
    first.
    """
    yield heading("一、条文引用")
    if not citations:
        yield body("没有引用因条序变动而受影响。")
        return
    followed = [item for item in citations if item.state == "followed"]
    open_ones = [item for item in citations if item.state != "followed"]
    yield body(
        f"引用的条序有变动的共{len(citations)}处："
        f"已随条序调整{len(followed)}处，需要核对{len(open_ones)}处。"
    )
    yield table(
        "条文引用",
        ["所在条", "引用", "情况", "说明"],
        [_citation_row(item) for item in open_ones + followed],
        (8, 8, 9, 30),
    )


def _citation_row(item: CitationImpact) -> tuple[str, ...]:
    """A row of the table of citations."""
    state = _STATES[item.state]
    return item.clause, item.said, state, item.message


def _documents(documents: Sequence[DocumentImpact]) -> Iterator[Block]:
    """The documents of the set that say something else now."""
    only_numbers = [item for item in documents if item.state == "仅条序变化"]
    changed = [item for item in documents if item.state != "仅条序变化"]
    yield heading("二、成套文件")
    if changed:
        yield body(f"内容随之变动的文件共{len(changed)}个。")
        yield table(
            "成套文件",
            ["文件", "情况", "删去段落", "增加段落", "变动举例"],
            [_document_row(item) for item in changed],
            (18, 7, 6, 6, 30),
        )
    else:
        yield body("其他文件的内容没有变动。")
    if only_numbers:
        count = len(only_numbers)
        names = _by_folder(only_numbers)
        yield body(f"另有{count}个文件只有条序变化，也要重新生成：{names}。")


def _document_row(item: DocumentImpact) -> tuple[str, ...]:
    """A row of the table of documents."""
    old_name = f"（原{item.old_name}）" if item.old_name else ""
    return (
        item.name + old_name,
        item.state,
        str(item.gone),
        str(item.added),
        _shortened(item.example),
    )


def _by_folder(documents: Sequence[DocumentImpact]) -> str:
    """申报指南23个、申请表22个、政策解读: those in folders counted, others by name."""
    alone = []
    counts: Counter[str] = Counter()
    for item in documents:
        folder, _, name = item.name.rpartition("/")
        if folder:
            counts[folder] += 1
        else:
            alone.append(name)
    in_folders = [f"{folder}{count}个" for folder, count in counts.items()]
    return "、".join(in_folders + alone)


def _benchmarks(benchmarks: Sequence[BenchmarkImpact]) -> Iterator[Block]:
    """The figures of other policies that stand against one of ours that
    changed.
    """
    yield heading("三、需要重新核对的对照政策")
    if not benchmarks:
        yield body("有变动的数据没有登记对照政策。")
        return
    yield table(
        "对照政策",
        ["本区数据", "原", "新", "对照政策", "条款", "对照数据"],
        [_benchmark_row(item) for item in benchmarks],
        (20, 8, 8, 14, 10, 9),
    )


def _benchmark_row(item: BenchmarkImpact) -> tuple[str, ...]:
    """A row of the table of policies compared against."""
    return (
        item.label,
        item.old or "—",
        item.new or "—",
        item.benchmark,
        item.article or "—",
        item.value,
    )


def _shortened(words: str) -> str:
    """Words on one line, cut where they are long."""
    line = " ".join(words.split())
    if len(line) <= _EXAMPLE:
        return line
    return line[:_EXAMPLE] + "……"
