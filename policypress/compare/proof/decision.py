"""What every run proves of the files it has just made, besides `compare.proof`: decision, page, and that all counts agree.

Each reads a finished file back with code that shares nothing with the code that wrote it. A finding is a fault of the toolkit.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from policypress.findings import Finding, Place

if TYPE_CHECKING:
    from policypress.compare import ChangeSet, Node, Tree

_HINT = "这是工具的错误，没有写入任何文件；请把两个版本发给维护者。"
_VOID = ("br", "meta", "input", "link", "col")
_LEFT_OUT = ("badge", "end", "indent", "was")


def prove_decision(name: str, text: str, changes: ChangeSet) -> list[Finding]:
    """Applying the decision to the old text gives the new one."""
    from policypress.compare.decision.apply.apply import apply

    applied = apply(text, changes.old, name)
    if applied.tree is None:
        return [_failed(name, f"修改决定不能适用于原文：{applied.findings[0].message}")]
    for got, wanted in zip([*_flat(applied.tree), None], [*_flat(changes.new), None]):
        if got != wanted:
            where = (wanted or got or ("", "", ()))[1:]
            return [
                _failed(
                    name,
                    f"修改决定适用于原文后与新文不同：{''.join(where[0])}{''.join(where[1])[:40]}",
                )
            ]
    return [
        _failed(name, f"修改决定引文不确切：{finding.message}")
        for finding in applied.findings
    ]


def prove_decision_document(
    name: str, data: bytes, changes: ChangeSet
) -> list[Finding]:
    """The same of the .docx; one that quotes tables is not read back."""
    from policypress.compare.proof.reading import Table, blocks, read_body

    title, *read = blocks(read_body(data), "accepted")
    if isinstance(title, Table) or any(isinstance(block, Table) for block in read):
        return []
    words = [
        title.text.replace("\n", ""),
        *(block.text for block in read),
    ]  # where a title breaks is typesetting
    return prove_decision(name, "\n".join(words), changes)


def prove_page(name: str, data: bytes, changes: ChangeSet) -> list[Finding]:
    """Without <ins> the page's sections are the old text, without <del> the new; its counts are those of the change set."""
    page = _Page()
    page.feed(data.decode("utf-8"))
    findings = []
    if [kind for kind, count in changes.counts().items() if count] != list(
        page.counts
    ) or any(changes.counts()[kind] != count for kind, count in page.counts.items()):
        findings.append(_failed(name, f"页面上的条数 {page.counts} 与比较结果不同"))
    if len(page.sections) != len(changes.changes):
        return [
            *findings,
            _failed(
                name,
                f"页面有 {len(page.sections)} 处，比较结果有 {len(changes.changes)} 处",
            ),
        ]
    # Sections stand in reading order of the new text, as changes do; one that moved stands where it is now.
    for change, (kind, old, new) in zip(changes.changes, page.sections):
        if (
            kind != change.kind
            or old != _words(change.old)
            or new != _words(change.new)
        ):
            findings.append(
                _failed(name, f"页面上“{change.id}”的文字与原文或者新文不同")
            )
            break
    return findings


def prove_counts(
    changes: ChangeSet, counted: Mapping[str, Mapping[str, int]]
) -> list[Finding]:
    """Summary, JSON and the rest give the same number of clauses of each kind. counted: by what says it."""
    wanted = {kind: count for kind, count in changes.counts().items() if count}
    return [
        _failed(
            name,
            f"{name}的条数 {json.dumps(dict(said), ensure_ascii=False)} 与比较结果不同",
        )
        for name, said in counted.items()
        if {kind: count for kind, count in said.items() if count} != wanted
    ]


def _failed(name: str, message: str) -> Finding:
    return Finding("proof-failed", message, Place(name), _HINT)


def _flat(tree: Tree) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    from policypress.compare import walk

    for node, above in walk(tree):
        # A label that says no number (第百条) is words to a decision; they are compared with the lines.
        label = node.label if node.kind != "annex" and node.number else ""
        yield (
            f"{len(above)}{node.kind}",
            label,
            tuple(line.printed for line in node.lines),
        )


def _words(nodes: tuple[Node, ...]) -> str:
    return "\n".join(_clean(line.printed) for node in nodes for line in node.lines)


def _clean(words: str) -> str:
    """The words a page can hold: without control characters."""
    return "".join(
        ch
        for ch in words
        if ch in "\t\n\r" or ch >= " " and ch != "\x7f" and ch not in "\ufffe\uffff"
    ).replace("\r", "\n")


class _Page(HTMLParser):
    """Reads the page back: counts of the filter; of each section its kind, its old words and its new words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.counts: dict[str, int] = {}
        self.sections: list[tuple[str, str, str]] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._kind = ""
        self._lines: tuple[list[str], list[str]] = ([], [])
        self._cells: tuple[list[str], list[str]] | None = None
        self._parts: tuple[list[str], list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if tag in _VOID:
            return
        self._open.append((tag, given))
        if tag == "section":
            self._kind, self._lines = given.get("data-kind", ""), ([], [])
        elif tag == "tr":
            self._cells = ([], [])
        elif tag == "td" or tag == "p" and "line" in classes:
            self._parts = ([], [])
        elif tag == "span" and "end" in classes and self._parts:
            self._put("\n")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or tag in _VOID:
            return
        _, given = self._open.pop()
        classes = given.get("class", "").split()
        if tag == "p" and "line" in classes and self._parts:
            for side, parts in zip(self._lines, self._parts):
                if parts:
                    side.append("".join(parts))
            self._parts = None
        elif tag == "td" and self._parts and self._cells:
            for side, absent in ((0, "added"), (1, "removed")):
                if absent not in classes:
                    self._cells[side].append("".join(self._parts[side]))
            self._parts = None
        elif tag == "tr" and self._cells:
            for side, absent in ((0, "added"), (1, "removed")):
                if absent not in classes and any(
                    name == "section" for name, _ in self._open
                ):
                    self._lines[side].append("\t".join(self._cells[side]))
            self._cells = None
        elif tag == "section":
            self.sections.append(
                (self._kind, "\n".join(self._lines[0]), "\n".join(self._lines[1]))
            )

    def handle_data(self, data: str) -> None:
        tag, given = self._open[-1] if self._open else ("", {})
        if "data-count" in given and data.isdigit():
            self.counts[given["data-count"]] = int(data)
        if self._parts is not None and not any(
            set(of.get("class", "").split()) & set(_LEFT_OUT) for _, of in self._open
        ):
            self._put(data)

    def _put(self, words: str) -> None:
        assert self._parts
        tags = {tag for tag, _ in self._open}
        if "ins" not in tags:
            self._parts[0].append(words)
        if "del" not in tags:
            self._parts[1].append(words)
