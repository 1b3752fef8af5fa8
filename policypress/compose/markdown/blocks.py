"""Markdown tokens to the blocks of a composed document; every paragraph takes the
origin of the node that made it."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token
from msgspec import Struct, field

from policypress.compose.markdown.inlines import Built, InlineBuilder
from policypress.compose.markdown.markers import SPAN, Nodes
from policypress.compose.markdown.merged_cells import merged_down, spanned
from policypress.compose.markdown.parser import InlineToken, inline
from policypress.compose.markdown.table_options import (
    ONLY_HINT,
    Only,
    is_width,
    only_in,
)
from policypress.compose.sandbox.errors import BadMarkdown
from policypress.document import (
    Block,
    Cell,
    Contents,
    Origin,
    PageBreak,
    Paragraph,
    Section,
    Table,
    Text,
)

HEADINGS = {
    "h1": ("title", 1),
    "h2": ("chapter", 2),
    "h3": ("clause-heading", 3),
    "h4": ("heading3", 4),
}
_DIGITS = 4  # of a number of rows: far more than a page has
COLUMNS = 63  # of a table: more Word does not open
LEVELS = range(1, 10)  # of headings in Word
_USUAL_DEPTH = (
    2  # levels of a table of contents that says none: parts and chapters
)
_CONTAINERS = {"landscape", "contents", "table", "new-page", "page-break"}


class Builder(Struct):
    """Walks tokens once. lines: for each Markdown line, (template file number, template
    line)."""

    nodes: Nodes
    lines: list[tuple[int, int]]
    blocks: list[Block] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    lists: list[tuple[str, int]] = field(default_factory=list)
    table: dict[str, str] = field(default_factory=dict)
    anchors: dict[str, int] = field(default_factory=dict)
    widths: tuple[float, ...] = ()
    new_page: bool = False
    source: Origin | None = None

    def build(self, tokens: list[Token]) -> tuple[Block, ...]:
        stream = iter(tokens)
        for token in stream:
            self._token(token, stream)
        return tuple(self.blocks)

    def _token(
        self,
        token: Token,
        stream: Iterator[Token],
    ) -> None:
        """Takes in one token; a paragraph's words are the next one of the stream."""
        match token.type:
            case "paragraph_open" | "heading_open":
                self._paragraph(token, next(stream))
            case "hr":
                self.blocks.append(PageBreak())
            case "table":
                self._table(token)
            case "container_role_open":
                self._open(token)
            case "container_role_close":
                self._close()
            case "bullet_list_open" | "ordered_list_open":
                start = token.attrGet("start")
                first = int(start or 1)
                self.lists.append((token.type, first))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "fence" | "code_block":
                self._code(token)

    def _code(self, token: Token) -> None:
        """Lines that stand as they are written."""
        origin = self._line_origin(token)
        content = token.content.rstrip("\n")
        for line in content.split("\n"):
            text = Text(line, role="code")
            paragraph = Paragraph("plain", (text,), origin)
            self.blocks.append(paragraph)

    def _open(self, token: Token) -> None:
        """``::: name rest`` begins: a style for its paragraphs, or one of _CONTAINERS."""
        name, _, rest = token.info.strip().partition(" ")
        self.roles.append(name)
        if name == "landscape":
            self.blocks.append(Section(landscape=True))
        elif name == "contents":
            depth = self._depth(rest.strip(), token)
            self.blocks.append(Contents(depth))
        elif name == "new-page":
            self.new_page = True
        elif name == "table":
            self._open_table(rest, token)

    def _open_table(self, rest: str, token: Token) -> None:
        """``::: table widths=18,42 from=…``: what the next table is like."""
        self.table = {}
        for part in rest.split():
            name, _, value = part.partition("=")
            self.table[name] = value
        self.widths = self._widths(token)
        made_of = self.table.get("from", "")
        self.source = self._source(made_of)

    def _source(self, marked: str) -> Origin | None:
        """The node that a table is made of: ``from=`` and the node as a value."""
        found = SPAN.match(marked)
        if found is None:
            return None
        number = int(found[1])
        return self.nodes.spans[number].origin

    def _depth(self, written: str, token: Token) -> int:
        """The levels of a table of contents."""
        if not written:
            return _USUAL_DEPTH
        if written in map(str, LEVELS):
            return int(written)
        raise self._bad(
            "contents 后应写目录的级数",
            token,
            "写成如 ::: contents 2",
        )

    def _widths(self, token: Token) -> tuple[float, ...]:
        """Widths of columns in proportion to each other."""
        widths = self.table.get("widths", "").split(",")
        written = [width for width in widths if width]
        if len(written) > COLUMNS or not all(map(is_width, written)):
            raise self._bad(
                "widths 应写各列的宽度，用英文逗号隔开",
                token,
                "写成如 widths=18,42",
            )
        return tuple(map(float, written))

    def _bad(
        self,
        message: str,
        token: Token,
        hint: str,
    ) -> BadMarkdown:
        """A document that cannot be laid out, at the line of a token."""
        origin = self._line_origin(token)
        place = origin.place if origin else None
        return BadMarkdown(message, place, hint)

    def _close(self) -> None:
        """``:::`` ends what was opened last."""
        name = self.roles.pop()
        if name == "landscape":
            self.blocks.append(Section(landscape=False))
        elif name == "table":
            self.table = {}
            self.source = None

    def _paragraph(
        self,
        opening: Token,
        content: Token,
    ) -> None:
        """A paragraph or heading: its style is that of the container it stands in, else
        that of its level."""
        inlines, origin = self.inlines(content.content)
        if "![" in content.content:
            self._refuse_pictures(opening, content)
        if not inlines:
            return
        role, level = HEADINGS.get(opening.tag, ("body", 0))
        named = [name for name in self.roles if name not in _CONTAINERS]
        if named:
            role = named[-1]
        elif self.lists and not level:
            role = "list"
            inlines = (Text(self._bullet()), *inlines)
        origin = origin or self._line_origin(opening)
        anchor = self._anchor(origin) if level else ""
        paragraph = Paragraph(
            role,
            inlines,
            origin,
            level,
            anchor,
            self.new_page,
        )
        self.blocks.append(paragraph)
        self.new_page = False

    def _refuse_pictures(
        self,
        opening: Token,
        content: Token,
    ) -> None:
        """A picture would be left out: none of the renderers has pictures."""
        for token in inline(content.content):
            if isinstance(token, Token) and token.type == "image":
                address = token.attrGet("src")
                raise self._bad(
                    f"图片“{address}”不会印出：文档里还不能放图片",
                    opening,
                    "改用文字或者表格；印发后在 Word 中插入",
                )

    def _anchor(self, origin: Origin | None) -> str:
        """A stable id for a heading: that of its source node, numbered when the node
        makes several headings."""
        base = origin.id if origin else "heading"
        count = self.anchors.get(base, 0) + 1
        self.anchors[base] = count
        if count == 1:
            return base
        return f"{base}~{count}"

    def _bullet(self) -> str:
        """What stands before an item of a list: its number, or "" in a list of dots."""
        kind, number = self.lists[-1]
        if kind == "bullet_list_open":
            return ""
        self.lists[-1] = (kind, number + 1)
        return f"{number}."

    def _line_origin(self, token: Token) -> Origin | None:
        """The template line that made a block."""
        if not token.map:
            return None
        first, end = token.map
        return self._origin_of(first, max(end, first + 1))

    def _origin_of(
        self,
        first: int,
        end: int,
    ) -> Origin | None:
        """The template line that made the first of these Markdown lines that a template
        wrote."""
        for place in self.lines[first:end]:
            if place[0] >= 0:
                return self.nodes.template_line(*place)
        return None

    def _table(self, token: Token) -> None:
        """A table; a header whose cells are all empty is left out."""
        head, *body = token.meta["rows"]
        self._refuse_too_wide(head, body, token)
        assert token.map, "the rule for tables says where they stand"
        first = token.map[0]
        cells = self._row(head, "table-head", first)
        header = spanned(cells)
        rows: list[tuple[Cell, ...]] = []
        is_named = any(cell.paragraphs for cell in header)
        if is_named:
            rows.append(tuple(header))
        behind_dashes = first + 2
        repeat = self._repeat(len(body), token)
        spans = repeat or "headings" in self.table
        for number, row in enumerate(body, behind_dashes):
            cells = self._row(row, "table-cell", number)
            # A question that is alone in its line has all of it.
            rows.append(tuple(spanned(cells) if spans else cells))
        if self.table.get("down"):
            rows = merged_down(rows, int(is_named))
        table = Table(
            rows=tuple(rows),
            header=int(is_named),
            widths=self.widths if self.table else (),
            role=self.table.get("role", "table"),
            name=self.table.get("name", ""),
            caption=self.table.get("caption", ""),
            origin=self.source or self._line_origin(token),
            repeat=repeat,
            only=self._only(token),
        )
        self.blocks.append(table)

    def _repeat(self, rows: int, token: Token) -> int:
        """How many of the rows are one item that can be repeated; 0 = none."""
        written = self.table.get("repeat", "")
        if not written:
            return 0
        is_number = written.isascii() and written.isdecimal()
        size = int(written) if is_number and len(written) < _DIGITS else 0
        if size and rows and rows % size == 0:
            return size
        message = f"repeat 应写一项占几行，写的是“{written}”，表有 {rows} 行"
        raise self._bad(message, token, "写成如 repeat=2，表的行数是它的几倍")

    def _only(self, token: Token) -> Only:
        """``only=workbook`` or ``only=paper``: where the table stands."""
        written = self.table.get("only", "")
        found = only_in(written)
        if found is None:
            raise self._bad(f"only 不能写“{written}”", token, ONLY_HINT)
        return found

    def _refuse_too_wide(
        self,
        head: list[str],
        body: list[list[str]],
        token: Token,
    ) -> None:
        """Of more columns than Word has, and of cells that stand below no header."""
        columns = len(head)
        if columns > COLUMNS:
            message = f"表格有 {columns} 列，Word 最多容 {COLUMNS} 列"
            raise self._bad(message, token, "拆成几个表格")
        for number, row in enumerate(body, 1):
            cells = len(row)
            if cells > columns:
                message = (
                    f"表格第 {number} 行有 {cells} 格，表头只有 {columns} 格"
                )
                hint = "补上表头，或者去掉多余的竖线；格内的竖线写作 \\|"
                raise self._bad(message, token, hint)

    def _row(
        self,
        row: list[str],
        role: str,
        line: int,
    ) -> list[Cell]:
        """The cells of a row that stands on this line of the Markdown."""
        origin = self._origin_of(line, line + 1)
        return [self._cell(words, role, origin) for words in row]

    def _cell(
        self,
        words: str,
        role: str,
        line: Origin | None,
    ) -> Cell:
        """A cell; its own words take the origin of the template line, those of the
        policy have one. Cells of the same words are made once a composition."""
        home = line.id if line else None
        key = (role, words, home)
        known = self.nodes.cells.get(key)
        if known is not None:
            return known
        paragraphs: list[Paragraph] = []
        tokens = inline(words)
        for group in _split(tokens, "cell_break"):
            inlines, origin = self._inlines(group)
            if inlines:
                paragraph = Paragraph(role, inlines, origin or line)
                paragraphs.append(paragraph)
        cell = Cell(tuple(paragraphs))
        self.nodes.cells[key] = cell
        return cell

    def inlines(self, words: str) -> Built:
        """The inlines of a block's words, and the origin of the first block span among
        them."""
        known = self.nodes.lines.get(words)
        if known is None:
            tokens = inline(words)
            known = self._inlines(tokens)
            self.nodes.lines[words] = known
        return known

    def _inlines(self, children: list[InlineToken]) -> Built:
        builder = InlineBuilder(self.nodes.spans)
        return builder.build(children)


def _split(
    children: list[InlineToken],
    kind: str,
) -> list[list[InlineToken]]:
    """The tokens in groups, parted at those of a kind."""
    groups: list[list[InlineToken]] = [[]]
    for child in children:
        if child.type == kind:
            groups.append([])
        else:
            groups[-1].append(child)
    return groups
