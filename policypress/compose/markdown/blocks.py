"""Markdown tokens to the blocks of a composed document; every paragraph takes the origin of the node that made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from policypress.compose.markdown.markers import Nodes, Span
from policypress.compose.markdown.parser import inline
from policypress.compose.sandbox.errors import BadMarkdown
from policypress.document import (
    Block,
    Cell,
    Contents,
    Inline,
    LineBreak,
    Origin,
    PageBreak,
    Paragraph,
    Section,
    Table,
    Text,
)
from policypress.language.joining import join_lines

HEADINGS = {
    "h1": ("title", 1),
    "h2": ("chapter", 2),
    "h3": ("clause-heading", 3),
    "h4": ("heading3", 4),
}
COLUMNS = 63  # of a table: more Word does not open
LEVELS = range(1, 10)  # of headings in Word
_CONTAINERS = {"landscape", "contents", "table", "new-page", "page-break"}


@dataclass
class Builder:
    """Walks tokens once. lines: for each Markdown line, (template file number, template line)."""

    nodes: Nodes
    lines: list[tuple[int, int]]
    blocks: list[Block] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    lists: list[tuple[str, int]] = field(default_factory=list)
    table: dict[str, str] = field(default_factory=dict)
    anchors: dict[str, int] = field(default_factory=dict)
    widths: tuple[float, ...] = ()
    new_page: bool = False

    def build(self, tokens: list[Token]) -> tuple[Block, ...]:
        stream = iter(tokens)
        for token in stream:
            self._token(token, stream)
        return tuple(self.blocks)

    def _token(self, token: Token, stream: Iterator[Token]) -> None:
        kind = token.type
        if kind in ("paragraph_open", "heading_open"):
            self._paragraph(token, next(stream))
        elif kind == "hr":
            self.blocks.append(PageBreak())
        elif kind == "table":
            self._table(token)
        elif kind == "container_role_open":
            self._open(token)
        elif kind == "container_role_close":
            self._close()
        elif kind in ("bullet_list_open", "ordered_list_open"):
            self.lists.append((token.type, int(token.attrGet("start") or 1)))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif kind in ("fence", "code_block"):
            origin = self._line_origin(token)
            for line in token.content.rstrip("\n").split("\n"):
                self.blocks.append(
                    Paragraph("plain", (Text(line, role="code"),), origin)
                )

    def _open(self, token: Token) -> None:
        name, _, rest = token.info.strip().partition(" ")
        self.roles.append(name)
        if name == "landscape":
            self.blocks.append(Section(landscape=True))
        elif name == "contents":
            self.blocks.append(Contents(self._depth(rest.strip(), token)))
        elif name == "new-page":
            self.new_page = True
        elif name == "table":
            self.table = dict(part.partition("=")[::2] for part in rest.split())
            self.widths = self._widths(token)

    def _depth(self, written: str, token: Token) -> int:
        """The levels of a table of contents."""
        if written in ("", *map(str, LEVELS)):
            return int(written or 2)
        raise self._bad("contents 后应写目录的级数", token, "写成如 ::: contents 2")

    def _widths(self, token: Token) -> tuple[float, ...]:
        """Widths of columns in proportion to each other."""
        written = [width for width in self.table.get("widths", "").split(",") if width]
        if len(written) > COLUMNS or not all(map(_is_width, written)):
            raise self._bad(
                "widths 应写各列的宽度，用英文逗号隔开", token, "写成如 widths=18,42"
            )
        return tuple(map(float, written))

    def _bad(self, message: str, token: Token, hint: str) -> BadMarkdown:
        origin = self._line_origin(token)
        return BadMarkdown(message, origin.place if origin else None, hint)

    def _close(self) -> None:
        name = self.roles.pop()
        if name == "landscape":
            self.blocks.append(Section(landscape=False))
        elif name == "table":
            self.table = {}

    def _paragraph(self, opening: Token, content: Token) -> None:
        inlines, origin = self.inlines(content.content)
        if not inlines:
            return
        role, level = HEADINGS.get(opening.tag, ("body", 0))
        named = [name for name in self.roles if name not in _CONTAINERS]
        if named:
            role, level = named[-1], level
        elif self.lists and not level:
            role = "list"
            inlines = (Text(self._bullet()), *inlines)
        origin = origin or self._line_origin(opening)
        anchor = self._anchor(origin) if level else ""
        self.blocks.append(
            Paragraph(role, inlines, origin, level, anchor, self.new_page)
        )
        self.new_page = False

    def _anchor(self, origin: Origin | None) -> str:
        """A stable id for a heading: that of its source node, numbered when the node makes several headings."""
        base = origin.id if origin else "heading"
        self.anchors[base] = count = self.anchors.get(base, 0) + 1
        return base if count == 1 else f"{base}~{count}"

    def _bullet(self) -> str:
        kind, number = self.lists[-1]
        if kind == "bullet_list_open":
            return ""
        self.lists[-1] = (kind, number + 1)
        return f"{number}."

    def _line_origin(self, token: Token) -> Origin | None:
        return (
            self._origin_of(token.map[0], max(token.map[1], token.map[0] + 1))
            if token.map
            else None
        )

    def _origin_of(self, first: int, end: int) -> Origin | None:
        """The template line that made the first of these Markdown lines that a template wrote."""
        for place in self.lines[first:end]:
            if place[0] >= 0:
                return self.nodes.template_line(*place)
        return None

    def _table(self, token: Token) -> None:
        head, *body = token.meta["rows"]
        first = token.map[0]
        rows = [
            [
                self._cell(words, "table-cell", self._origin_of(number, number + 1))
                for words in row
            ]
            for number, row in enumerate(body, first + 2)
        ]
        header = _spanned(
            [
                self._cell(words, "table-head", self._origin_of(first, first + 1))
                for words in head
            ]
        )
        if named := any(cell.paragraphs for cell in header):
            rows.insert(0, header)
        if len(head) > COLUMNS:
            raise self._bad(
                f"表格有 {len(head)} 列，Word 最多容 {COLUMNS} 列",
                token,
                "拆成几个表格",
            )
        widths = self.widths if self.table else ()
        self.blocks.append(
            Table(
                tuple(map(tuple, rows)),
                int(named),
                widths,
                self.table.get("role", "table"),
                self.table.get("name", ""),
                self.table.get("caption", ""),
                self._line_origin(token),
            )
        )

    def _cell(self, words: str, role: str, line: Origin | None) -> Cell:
        """A cell; its own words take the origin of the template line, those of the policy have one."""
        key = (role, words, line and line.id)
        known = self.nodes.cells.get(key)
        if known is None:
            made = (
                self._inlines(group) for group in _split(inline(words), "cell_break")
            )
            known = Cell(
                tuple(
                    Paragraph(role, inlines, origin or line)
                    for inlines, origin in made
                    if inlines
                )
            )
            self.nodes.cells[key] = known
        return known

    def inlines(self, words: str) -> tuple[tuple[Inline, ...], Origin | None]:
        """The inlines of a block's words, and the origin of the first block span among them."""
        known = self.nodes.lines.get(words)
        if known is None:
            known = self.nodes.lines[words] = self._inlines(inline(words))
        return known

    def _inlines(
        self, children: list[Token]
    ) -> tuple[tuple[Inline, ...], Origin | None]:
        out: list[Inline] = []
        spans: list[Span] = []
        styles: list[str] = []
        link = ""
        origin: Origin | None = None
        for child in children:
            kind = child.type
            if kind == "span_open":
                span = self.nodes.spans[child.meta["span"]]
                spans.append(span)
                if span.block:
                    origin = origin or span.origin
                if span.field or span.page:
                    out.append(span.field or span.page)
            elif kind == "span_close":
                if spans:
                    spans.pop()
            elif kind in ("text", "text_special", "code_inline", "softbreak"):
                words = "\n" if kind == "softbreak" else child.content
                if words and not (spans and (spans[-1].field or spans[-1].page)):
                    out.append(_text(words, spans, styles, link, kind == "code_inline"))
            elif kind == "hardbreak":
                out.append(LineBreak())
            elif kind in ("strong_open", "em_open"):
                styles.append("strong" if kind == "strong_open" else "emphasis")
            elif kind in ("strong_close", "em_close"):
                styles.pop()
            elif kind == "link_open":
                link = str(child.attrGet("href") or "")
            elif kind == "link_close":
                link = ""
            elif kind == "image":
                out.append(Text(child.content))
        return _merged(out), origin


def _is_width(written: str) -> bool:
    """Whether it is a number from 0.01 to 9999."""
    plain = written.isascii() and written.replace(".", "", 1).isdecimal()
    return plain and 0.01 <= float(written) < 10_000


def _spanned(row: list[Cell]) -> list[Cell]:
    """A header row in which a cell reaches over the empty cells after it."""
    out: list[Cell] = []
    for cell in row:
        if out and not cell.paragraphs:
            out[-1] = replace(out[-1], span=out[-1].span + 1)
        else:
            out.append(cell)
    return out


def _split(children: list[Token], kind: str) -> list[list[Token]]:
    groups: list[list[Token]] = [[]]
    for child in children:
        if child.type == kind:
            groups.append([])
        else:
            groups[-1].append(child)
    return groups


def _text(
    words: str, spans: list[Span], styles: list[str], link: str, code: bool
) -> Text:
    role = "code" if code else (styles[-1] if styles else "")
    origin = mark = None
    for span in spans:
        role = span.role or role
        if not span.block:
            origin, mark = span.origin or origin, span.mark or mark
    return Text(words, role, origin, mark, link)


def _merged(items: list[Inline]) -> tuple[Inline, ...]:
    """Neighbours that differ in nothing but words become one; Chinese lines are joined without a space."""
    out: list[Inline] = []
    for item in items:
        last = out[-1] if out else None
        if (
            isinstance(item, Text)
            and isinstance(last, Text)
            and _manner(item) == _manner(last)
        ):
            out[-1] = replace(last, text=last.text + item.text)
        else:
            out.append(item)
    return tuple(_joined(out))


def _manner(item: Text) -> tuple:
    return item.role, item.link, item.origin, item.mark


def _joined(items: list[Inline]) -> Iterator[Inline]:
    for index, item in enumerate(items):
        if not isinstance(item, Text) or "\n" not in item.text:
            yield item
            continue
        before = next(
            (t.text[-1:] for t in reversed(items[:index]) if isinstance(t, Text)), ""
        )
        after = next(
            (t.text[:1] for t in items[index + 1 :] if isinstance(t, Text)), ""
        )
        words = join_lines((before + item.text + after).split("\n"))
        yield replace(
            item, text=words[len(before) : len(words) - len(after) if after else None]
        )
