"""One structure for both sides of a comparison, whatever the text was written
in (文本结构).

The truth about the text is a row of printed lines: a `Line` is one paragraph
as printed, or one table. Nodes only say what the lines belong to: 编 章 节 条,
or 一、（一） measures. So nothing can be lost: `text_of(tree)` is the input.

款, 项 and 目 are the levels of the lines of a clause (立法法;
立法技术规范（试行）（一）; GB/T 9704—2012 7.3.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from policypress.findings import Place

Level = Literal["heading", "clause", "paragraph", "item", "subitem", "table"]
Kind = Literal[
    "letter",
    "title",
    "preamble",
    "contents",
    "part",
    "subpart",
    "chapter",
    "section",
    "clause",
    "annex",
    "closing",
]
Scheme = Literal["articles", "measures"]
# Highest rank first: a heading stands below every heading named before it.
HEADINGS: tuple[Kind, ...] = ("part", "subpart", "chapter", "section")
Rows = tuple[tuple[str, ...], ...]


class FigureInText(Struct, frozen=True):
    """A figure of our own policy inside a line (数据).

    The words at `start` of the line's text, and its source node.

    number: yuan, ratio (0.5) or count; None for text. unit: "yuan", "ratio",
        "date", "count" or "".
    """

    start: int
    text: str
    id: str
    number: float | int | None = None
    unit: str = ""


class Line(Struct, frozen=True):
    """One printed paragraph, or one table.

    level: what it is: "heading" (编章节), "clause" (the line that opens a 条 and holds
        its 第一款), "paragraph" (款, and any line outside clauses), "item" (项),
        "subitem" (目), "table" (also the title above one).
    label: its own number as written: 第十七条, （九）, 1.; "" when it has none.
    gap: what stands between label and text.
    text: the words after label and gap, never with a line end.
    rows: the cells of a table; then label, gap and text are "".
    """

    level: Level
    text: str = ""
    label: str = ""
    gap: str = ""
    place: Place = Place("")
    id: str = ""
    figures: tuple[FigureInText, ...] = ()
    rows: Rows = ()

    @property
    def lead(self) -> str:
        """Label and gap: what stands before the text."""
        return self.label + self.gap

    @property
    def printed(self) -> str:
        """The line as printed.

        The rows of a table are lines of cells between tabs.
        """
        if self.rows:
            return "\n".join("\t".join(row) for row in self.rows)
        return self.label + self.gap + self.text


class Node(Struct, frozen=True):
    """A part of a text.

    kind: "letter" (印发通知: the letter that issues the text); "title";
        "preamble" (题注, 制定机关, 序言: whatever precedes the first heading or
        clause); "contents" (目录); "part" 编, "subpart" 分编, "chapter" 章 or 一、,
        "section" 节; "clause" 条 or measure; "annex" 附件; "closing" (落款). A
        clause without label is text that stands directly under a heading.
    label: its number as written (第十七条, （九）, 一、), number: what it means:
        (17,), 第十七条之一 (17, 1), () without.
    heading: its own heading: 章名, or the 条旨 of a clause, with which the
        text of its first line begins (it stays there).
    lines: its own printed lines; of a heading node, the heading.
    children: the nodes below it, never below a clause.
    name: how it is cited in its text (第十七条, 第二部分第（三）项), "" without a
        number.
    id: permanent id of the source node (measures/patent-award), "" when the
    text has none.
    """

    kind: Kind
    lines: tuple[Line, ...] = ()
    label: str = ""
    number: tuple[int, ...] = ()
    heading: str = ""
    children: tuple[Node, ...] = ()
    id: str = ""
    name: str = ""

    @property
    def place(self) -> Place:
        """Where its first line stands."""
        return self.lines[0].place if self.lines else Place("")


class Uncompared(Struct, frozen=True):
    """What a text holds besides words: what (图片), where, and for each a digest
    that equal things share.

    at: for each how much of its paragraph or table prints before it
    (`glyphs.weight`; each cell counts one more), () where nobody knows.
    """

    what: str
    places: tuple[Place, ...]
    digests: tuple[str, ...]
    at: tuple[int, ...] = ()


class Remark(Struct, frozen=True):
    """A comment in a text (批注): where, by whom, when, what."""

    place: Place
    author: str
    date: str
    text: str


class Revision(Struct, frozen=True):
    """A tracked change (修订) that the file itself marks: where, by whom, when.

    kind: 插入, 删除, 移入 or 移出. text: the words it concerns.
    """

    place: Place
    author: str
    date: str
    kind: str
    text: str


class Unprinted(Struct, frozen=True):
    """A character of a file that its text is read without, because no page shows it
    (零宽空格), or that was read as the one it looks like (⼀ for 一).

    at: how many characters of the line are before it. row, column: of the cell of a
    table, from 1; 0 in a line of words.
    """

    place: Place
    character: str
    at: int
    row: int = 0
    column: int = 0


class Tree(Struct, frozen=True):
    """A whole text. name: what the user calls it. scheme: "articles" (第X条) or
    "measures" (一、（一）). uncompared: what is in it besides words. remarks:
    its comments. revisions: changes that its file marks. unprinted: what its file holds
    that no page shows. merged: cells of its tables that are merged, None where what it
    was written in cannot have any.
    """

    name: str
    nodes: tuple[Node, ...]
    scheme: Scheme = "articles"
    uncompared: tuple[Uncompared, ...] = ()
    remarks: tuple[Remark, ...] = ()
    revisions: tuple[Revision, ...] = ()
    unprinted: tuple[Unprinted, ...] = ()
    merged: Uncompared | None = None

    @property
    def title(self) -> str:
        """The title as printed, its lines joined.

        "" when the text has none.
        """
        for node in self.nodes:
            if node.kind == "title":
                return "".join(line.printed for line in node.lines)
        return ""


class Address(Struct, frozen=True):
    """Where a line stands in its clause: 款, 项 and 目 from 1; 0 = none.

    A table counts as the 款 it follows.
    """

    paragraph: int
    item: int = 0
    subitem: int = 0


def nest(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """A flat row of nodes as a tree: a heading holds what follows it.

    It ends before the next heading of its rank or a higher one, and before
    whatever is neither heading nor clause (an annex, the signature).
    """
    tree: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        start = index + 1
        index = _end_below(nodes, index)
        children = nest(nodes[start:index])
        tree.append(replace(node, children=children) if children else node)
    return tuple(tree)


def _end_below(
    nodes: Sequence[Node],
    index: int,
) -> int:
    """Place behind the last node that stands below the node at `index`."""
    kind = nodes[index].kind
    index += 1
    if kind not in HEADINGS:
        return index
    lower = HEADINGS[HEADINGS.index(kind) + 1 :]
    while index < len(nodes) and nodes[index].kind in ("clause", *lower):
        index += 1
    return index


def walk(tree: Tree) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """Every node in reading order, with the headings above it, outermost
    first.
    """
    waiting: list[tuple[Node, tuple[Node, ...]]] = []
    waiting += [(node, ()) for node in reversed(tree.nodes)]
    while waiting:
        node, above = waiting.pop()
        yield node, above
        below = (*above, node)
        waiting += [(child, below) for child in reversed(node.children)]


def clauses(tree: Tree) -> list[Node]:
    """Every 条 or measure in order."""
    return [node for node, _ in walk(tree) if node.kind == "clause"]


def text_of(tree: Tree) -> list[str]:
    """The printed lines of a text, in order; a table gives one line a row."""
    found = []
    for node, _ in walk(tree):
        for line in node.lines:
            if line.rows:
                found += ["\t".join(row) for row in line.rows]
            else:
                found.append(line.printed)
    return found


def plain(node: Node) -> str:
    """The words of a node without those below it, one printed line a line."""
    return "\n".join(line.printed for line in node.lines)


def addresses(node: Node) -> list[Address]:
    """The 款, 项 and 目 of each line of a clause."""
    found = []
    paragraph = item = subitem = 0
    for line in node.lines:
        if line.level in ("clause", "paragraph"):
            # A label that stands alone on its line is not yet a 款.
            if line.text or line.level == "paragraph":
                paragraph += 1
            item = subitem = 0
        elif line.level == "item":
            item += 1
            subitem = 0
        elif line.level == "subitem":
            subitem += 1
        found.append(Address(paragraph, item, subitem))
    return found
