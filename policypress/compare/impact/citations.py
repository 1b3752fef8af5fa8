"""影响清单: what a change touches beyond its own words: citations, the other documents of the set, policies compared against."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.impact import inner_citations, relative_citations
from policypress.compare.impact.inner_citations import Misled
from policypress.compare.text.citations import Citation, citations
from policypress.compare.text.labels import cited
from policypress.compare.text.tree import Node, Tree, walk
from policypress.document import Document, Paragraph, Table, cell_text, plain
from policypress.findings import Place

if TYPE_CHECKING:  # comparing two documents needs no policy, and the model takes longer to load than to compare them
    from policypress.compare.impact.figures import FigureChange
    from policypress.source.model import Policy


# The number of a clause where it is cited, or at the head of its own line or cell.
_CLAUSE_NUMBER = re.compile(
    r"第（?[一二三四五六七八九十百千万零]+）?条|(?<![^\t\n])（[一二三四五六七八九十百千万零]+）"
)


@dataclass(frozen=True, slots=True)
class CitationImpact:
    """A citation whose target moved or went. clause: where it stands now; said: as the new text has it; was: as the old had it.

    state: followed (it cites the new number), stale (it still cites the old number of a clause that moved),
    dangling (no such clause now).
    """

    clause: str
    said: str
    state: Literal["followed", "stale", "dangling"]
    message: str
    was: str = ""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class DocumentImpact:
    """An output document that differs. gone, added: paragraphs; example: one of them.

    state: 新增, 不再生成, 内容变化, 仅条序变化 (nothing but the numbers of clauses, its file name included) or 仅改名.
    """

    name: str
    state: str
    gone: int = 0
    added: int = 0
    example: str = ""
    old_name: str = ""


@dataclass(frozen=True, slots=True)
class BenchmarkImpact:
    """A figure of another policy compared with one of ours that changed."""

    benchmark: str
    article: str
    value: str
    path: str
    label: str
    old: str
    new: str
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Impact:
    citations: tuple[CitationImpact, ...] = ()
    documents: tuple[DocumentImpact, ...] = ()
    benchmarks: tuple[BenchmarkImpact, ...] = ()


# Citations

_Key = tuple[str, tuple[int, ...]]


def citation_impacts(changes: ChangeSet) -> list[CitationImpact]:
    """Citations of the text's own numbers that point elsewhere now, or nowhere."""
    there = _numbers(changes.new)
    were = _numbers(changes.old)
    moved = _moved(changes, there, were)
    sources: dict[_Key, list[_Key]] = {}
    for old_key, new_key in moved.items():
        if new_key and new_key != old_key:
            sources.setdefault(new_key, []).append(old_key)
    found = []
    for change in changes.changes:
        for node, old in _sides(change):
            before = Counter(_keys(old)) if old else Counter()
            for line in node.lines:
                for citation in _own(line.text):
                    found += _judged(
                        citation, node, line.place, before, moved, sources, there, were
                    )
    return [
        *found,
        *map(_inner, inner_citations.misled(changes)),
        *map(_inner, relative_citations.misled(changes)),
    ]


def _inner(item: Misled) -> CitationImpact:
    state = "followed" if item.followed else "dangling" if item.gone else "stale"
    return CitationImpact(
        _label(item.node), item.said, state, item.message, item.was, item.line.place
    )


def _label(node: Node) -> str:
    return (
        cited("条", node.number, node.label) if node.number else node.heading or "正文"
    )


def _judged(
    citation: Citation,
    node: Node,
    place: Place,
    before: Counter,
    moved: dict[_Key, _Key | None],
    sources: dict[_Key, list[_Key]],
    there: set[_Key],
    were: set[_Key],
) -> Iterator[CitationImpact]:
    key = (citation.unit, citation.number)
    label = _label(node)
    if key not in there:
        message = f"引用的{citation.text}已经没有"
        if key in moved and moved[key]:
            message += f"，原{citation.text}现{_now(moved[key], citation)}"
        elif key in were:
            message += "，原条已删去"
        yield CitationImpact(label, citation.text, "dangling", message, "", place)
        return
    source = next((old for old in sources.get(key, ()) if before[old]), None)
    if source:
        before[source] -= 1
        yield CitationImpact(
            label,
            citation.text,
            "followed",
            f"原引{_words(source, citation)}，条序调整后为{citation.text}",
            _words(source, citation),
            place,
        )
    elif before[key] and key in moved and moved[key] != key:
        before[key] -= 1
        now = moved[key]
        yield CitationImpact(
            label,
            citation.text,
            "stale",
            f"仍引{citation.text}，原{citation.text}{f'现{_now(now, citation)}' if now else '已删去'}",
            citation.text,
            place,
        )


def _sides(change: Change) -> Iterator[tuple[Node, Node | None]]:
    """The new nodes of a change, each with the old node it came from."""
    for index, node in enumerate(change.new):
        yield node, change.old[min(index, len(change.old) - 1)] if change.old else None


def _own(text: str) -> Iterator[Citation]:
    return (citation for citation in citations(text) if not citation.foreign)


def _keys(node: Node) -> Iterator[_Key]:
    return (
        (citation.unit, citation.number)
        for line in node.lines
        for citation in _own(line.text)
    )


def _numbers(tree: Tree) -> set[_Key]:
    return {
        (unit, node.number)
        for node, _ in walk(tree)
        if (unit := _unit(node)) and node.number
    }


def _unit(node: Node) -> str:
    return {"clause": "条", "chapter": "章"}.get(node.kind, "")


def _moved(
    changes: ChangeSet, there: set[_Key], were: set[_Key]
) -> dict[_Key, _Key | None]:
    """What became of every number of the old text; a number that stood twice says nothing."""
    twice = Counter(
        (_unit(node), node.number) for node, _ in walk(changes.old) if node.number
    )
    found: dict[_Key, _Key | None] = {}
    for change in changes.changes:
        for node in change.old:
            key = (_unit(node), node.number)
            if key[0] and node.number and twice[key] == 1:
                found[key] = (
                    (_unit(change.new[0]), change.new[0].number) if change.new else None
                )
    return found


def _now(key: _Key, like: Citation) -> str:
    return f"为{_words(key, like)}" if key[1] else "没有条序"


def _words(key: _Key, like: Citation) -> str:
    """A number in the writing of a citation: 第（九）条 beside 第（十）条."""
    return cited(*key, like.text[1:])


# Documents


def document_impacts(
    old: Sequence[Document], new: Sequence[Document]
) -> list[DocumentImpact]:
    """Every document of the set that says something else now. Numbers in file names are not part of what a document is."""
    before = {_identity(document): document for document in old}
    after = {_identity(document): document for document in new}
    found = []
    for identity, document in after.items():
        was = before.get(identity)
        if was is None:
            found.append(
                DocumentImpact(document.name, "新增", added=len(_lines(document)))
            )
            continue
        gone, added = _differences(_lines(was), _lines(document))
        if gone or added:
            found.append(
                DocumentImpact(
                    document.name,
                    "仅条序变化"
                    if _unnumbered(gone) == _unnumbered(added)
                    else "内容变化",
                    len(gone),
                    len(added),
                    (added or gone)[0],
                    was.name if was.name != document.name else "",
                )
            )
        elif was.name != document.name:
            found.append(DocumentImpact(document.name, "仅改名", old_name=was.name))
    found += [
        DocumentImpact(document.name, "不再生成", gone=len(_lines(document)))
        for identity, document in before.items()
        if identity not in after
    ]
    return found


def _identity(document: Document) -> str:
    return document.template + "|" + re.sub(r"(^|/)\d+-", r"\1", document.name)


def _lines(document: Document) -> list[str]:
    lines = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(plain(block.inlines))
        elif isinstance(block, Table):
            lines += ["\t".join(cell_text(cell) for cell in row) for row in block.rows]
    return [line for line in lines if line.strip()]


def _unnumbered(lines: list[str]) -> list[str]:
    return sorted(_CLAUSE_NUMBER.sub("", line) for line in lines)


def _differences(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    gone, added = Counter(old) - Counter(new), Counter(new) - Counter(old)
    return [line for line in dict.fromkeys(old) if gone[line]], [
        line for line in dict.fromkeys(new) if added[line]
    ]


# Policies compared against


def benchmark_impacts(
    policy: Policy, rows: Iterable[FigureChange]
) -> list[BenchmarkImpact]:
    """Figures of other policies that stand against one of ours that changed: their comparison is to be looked at again."""
    from policypress.source.figures import figures
    from policypress.source.model.register import BenchmarkFigure

    changed = {row.path: row for row in rows}
    records = {record.path: record for record in figures(policy)}
    links: dict[str, dict[str, None]] = {}
    for record in records.values():
        if isinstance(record.figure, BenchmarkFigure):
            for path in record.figure.compares:
                links.setdefault(path, {})[record.path] = None
        elif record.path in changed and record.figure.provenance:
            for path in record.figure.provenance.compared:
                links.setdefault(record.path, {})[path] = None
    found = []
    for path, row in changed.items():
        for target in links.get(path, {}):
            record = records.get(target)
            if record:
                benchmark, article = _benchmark(policy, target)
                found.append(
                    BenchmarkImpact(
                        benchmark,
                        article,
                        str(record.figure),
                        path,
                        row.label,
                        row.old,
                        row.new,
                        record.place,
                    )
                )
    return found


def _benchmark(policy: Policy, path: str) -> tuple[str, str]:
    file, _, inner = path.partition("#")
    benchmark = policy.benchmarks.get(file.removeprefix("benchmarks/"))
    parts = inner.split(".")
    article = benchmark.articles.get(parts[1]) if benchmark and len(parts) > 1 else None
    return (benchmark.name if benchmark else file), (article.article if article else "")
