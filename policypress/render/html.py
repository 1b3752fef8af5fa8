"""Document → one self-contained HTML page, or the fragment inside it.

The fragment is for pandoc and the site. Blocks and figures carry
`data-source`, the id of the source node that made them. The page sends no
request: styles are inline, a content policy forbids everything else, and links
are limited to http(s), mailto, tel and #anchors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from urllib.parse import quote

from policypress.document import (
    Block,
    Cell,
    Code,
    Contents,
    Document,
    Field,
    Inline,
    LineBreak,
    Origin,
    PageBreak,
    Paragraph,
    Section,
    Table,
    Text,
)
from policypress.render.escaping import attribute
from policypress.render.html_head import digest, head
from policypress.render.html_parts import (
    blank,
    caption,
    cell_attributes,
    column_titles,
    column_widths,
    disabled_input,
    marked,
    source,
    styled,
    title_of,
)

_SAFE_LINK = re.compile(
    r"(?:https?://|mailto:|tel:|#)[^\s\x00-\x1f\"<>]+",
    re.IGNORECASE,
)
_DEEPEST = 6  # levels of headings that HTML knows


def render(
    document: Document,
    look: object = None,
    *,
    marks: bool = False,
) -> bytes:
    """The whole page in UTF-8.

    look is not used; marks: proposed and unknown figures are highlighted, with
    the reason.
    """
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    policy = _content_policy(style)
    title = attribute(document.title)
    author = ""
    if document.author:
        name = attribute(document.author)
        author = f'<meta name="author" content="{name}">\n'
    beginning = head(title, style, policy, author)
    body = fragment(document, marks=marks)
    page = f"{beginning}<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    return page.encode("utf-8", "replace")


def _content_policy(style: str) -> str:
    """What the browser may do for the page.

    Show it with this style, nothing else.
    """
    return (
        f"default-src 'none'; style-src-elem {digest(style)}; "
        "style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    )


def fragment(
    document: Document,
    *,
    marks: bool = False,
    form: bool = True,
    cards: bool = False,
) -> str:
    """The blocks of `document` as HTML without the page around them.

    form: fields become (disabled) inputs; False writes blanks to fill in by
    hand, for formats without forms. cards: lists of things say enough of
    themselves to be shown as cards on a narrow screen.
    """
    return _Writer(document, marks, form, cards).html()


class _Writer:
    """Writes the blocks of one document in order."""

    def __init__(
        self,
        document: Document,
        marks: bool,
        form: bool,
        cards: bool = False,
    ) -> None:
        """marks: whether proposed figures are marked.

        form: whether fields can be filled in. cards: whether tables may become
        cards.
        """
        self.cards = cards
        self.document = document
        self.marks = marks
        self.form = form
        self._title = title_of(document)
        self.out: list[str] = []
        self.new_page = False
        self.in_section = False

    def html(self) -> str:
        """The draft line and all blocks."""
        if self.document.draft:
            draft = attribute(self.document.draft)
            self.out.append(f'<p class="draft">{draft}</p>')
        if self.document.landscape:
            self._section(Section(landscape=True))
        for block in self.document.blocks:
            self._block(block)
        if self.in_section:
            self.out.append("</section>")
        return "\n".join(self.out) + "\n"

    def _block(self, block: Block) -> None:
        """Writes a block, or keeps in mind that the next one begins a page."""
        match block:
            case Paragraph():
                self.out.append(self._paragraph(block))
            case Table():
                if block.only != "workbook":
                    self.out.append(self._table(block))
            case Section():
                self._section(block)
            case PageBreak():
                self.new_page = True
            case Contents():
                self.out.append(self._contents(block))

    def _section(self, block: Section) -> None:
        """Landscape pages stand in a section of their own.

        Back in portrait it is closed.
        """
        if self.in_section:
            self.out.append("</section>")
        if block.landscape:
            self.out.append('<section class="landscape">')
        self.in_section = block.landscape

    def _paragraph(self, block: Paragraph) -> str:
        """A paragraph or a heading.

        A run-in heading is followed by its text.
        """
        new_page = block.new_page
        attributes = self._attributes(
            block.role,
            block.origin,
            block.anchor,
            new_page,
        )
        level = block.level or int(block is self._title)
        if not level:
            inner = self._inlines(block.inlines, block.origin)
            return f"<p{attributes}>{inner}</p>"
        tag = f"h{min(level, _DEEPEST)}"
        heading = run_in(block)
        if not heading:
            inner = self._inlines(block.inlines, block.origin)
            return f"<{tag}{attributes}>{inner}</{tag}>"
        words = self._inlines(block.inlines[:heading], block.origin)
        rest = self._inlines(block.inlines[heading:], block.origin)
        title = f'<{tag} class="run-in">{words}</{tag}>'
        return f"<div{attributes}>{title}\n<p>{rest}</p></div>"

    def _attributes(
        self,
        role: str,
        origin: Origin | None,
        anchor: str = "",
        new_page: bool = False,
    ) -> str:
        """class, id and data-source of a block, which takes a waiting page
        break.
        """
        classes = role
        if new_page or self.new_page:
            classes += " new-page"
        self.new_page = False
        identity = f' id="{attribute(anchor)}"' if anchor else ""
        return f'{identity} class="{attribute(classes)}"{source(origin)}'

    def _table(self, block: Table) -> str:
        """A table in a region that scrolls sideways on a narrow screen."""
        head = self._rows(block.rows[: block.header], "th")
        titles = column_titles(block) if self.cards else []
        if titles:
            return self._list(block, titles)
        body = self._rows(block.rows[block.header :], "td")
        label = attribute(block.caption or block.name or self.document.title)
        region = (
            '<div class="scroll" role="region" tabindex="0" '
            f'aria-label="{label}">'
        )
        attributes = self._attributes(block.role, block.origin)
        above = f"<thead>\n{head}</thead>\n" if head else ""
        return (
            f"{region}\n"
            f"<table{attributes}>\n{caption(block)}{column_widths(block)}"
            f"{above}<tbody>\n{body}</tbody>\n</table>\n</div>"
        )

    def _list(
        self,
        block: Table,
        titles: list[str],
    ) -> str:
        """A list of things: a table that a style sheet may show as cards. Roles
        keep it a table for those who hear it, and each cell has its title.
        """
        heads = self._rows(block.rows[:1], "th")
        rows = self._rows(block.rows[1:], "td", titles)
        attributes = self._attributes(f"{block.role} list", block.origin)
        label = attribute(block.caption or block.name)
        table = (
            f'<table{attributes} role="table" aria-label="{label}">\n'
            f"{caption(block)}{column_widths(block)}"
            f'<thead role="rowgroup">\n{heads}</thead>\n'
            f'<tbody role="rowgroup">\n{rows}</tbody>\n</table>'
        )
        table = table.replace("<tr>", '<tr role="row">')
        return table.replace("<th ", '<th role="columnheader" ')

    def _rows(
        self,
        rows: Sequence[tuple[Cell, ...]],
        tag: str,
        titles: Sequence[str] = (),
    ) -> str:
        """The rows with their cells as `tag`, without the cells covered from
        above. titles: of the columns, which each cell repeats for screens too narrow
        for a table. One cell over the whole row heads the rows below it.
        """
        written = []
        for row in rows:
            heads_all = len(row) == 1 and row[0].span > 1
            kind = "th" if heads_all else tag
            cells = "".join(
                self._cell(cell, kind, title)
                for cell, title in zip_longest(row, titles, fillvalue="")
                if isinstance(cell, Cell) and cell.rows
            )
            written.append(f"<tr>{cells}</tr>\n")
        return "".join(written)

    def _cell(
        self,
        cell: Cell,
        tag: str,
        title: str = "",
    ) -> str:
        """A cell; one that has a single paragraph is that paragraph. title: of its
        column."""
        attributes = cell_attributes(cell, tag)
        if title:
            attributes += f' role="cell" data-label="{attribute(title)}"'
        if len(cell.paragraphs) == 1:
            only = cell.paragraphs[0]
            inner = self._inlines(only.inlines, only.origin)
            return f"<{tag}{attributes}{source(only.origin)}>{inner}</{tag}>"
        parts = []
        for paragraph in cell.paragraphs:
            inner = self._inlines(paragraph.inlines, paragraph.origin)
            parts.append(f"<p{source(paragraph.origin)}>{inner}</p>")
        return f"<{tag}{attributes}>{''.join(parts)}</{tag}>"

    def _contents(self, block: Contents) -> str:
        """A flat list whose items have their level as a class.

        Nested lists would add nothing that a reader can see.
        """
        items = []
        for item in self.document.blocks:
            if isinstance(item, Paragraph) and _is_listed(item, block.depth):
                words = attribute(heading_words(item))
                link = f'<a href="#{quote(item.anchor)}">{words}</a>'
                items.append(f'<li class="level-{item.level}">{link}</li>\n')
        self.new_page = False
        listed = f"<ul>\n{''.join(items)}</ul>"
        return f'<nav class="contents" aria-label="目录">\n{listed}\n</nav>'

    def _inlines(
        self,
        inlines: Sequence[Inline],
        owner: Origin | None,
    ) -> str:
        """owner: the node that made the block around them."""
        return "".join(self._inline(item, owner) for item in inlines)

    def _inline(
        self,
        item: Inline,
        owner: Origin | None,
    ) -> str:
        """owner: the source of the paragraph, which its words
        need not repeat.
        """
        match item:
            case Text():
                return self._text(item, owner)
            case LineBreak():
                return "<br>"
            case Field():
                if self.form:
                    return disabled_input(item)
                return blank(item)
            case Code():
                return self._code(item)
            case _:  # a page number means nothing without pages
                return ""

    def _code(self, item: Code) -> str:
        """A QR code; without forms and pictures (pandoc) its address."""
        if not self.form:
            return attribute(item.address)
        from policypress.render.qr import svg

        return svg(item.address, item.label)

    def _text(
        self,
        item: Text,
        owner: Origin | None,
    ) -> str:
        """Words inside the elements of role, mark, source and
        link they have.
        """
        text = attribute(item.text)
        words = styled(text, item.role)
        if item.mark and self.marks and item.mark.is_open:
            words = marked(words, item.mark)
        if item.origin and item.origin != owner:
            words = f"<span{source(item.origin)}>{words}</span>"
        if item.link and _SAFE_LINK.fullmatch(item.link):
            target = f'href="{attribute(item.link)}"'
            words = f'<a {target} rel="noopener noreferrer">{words}</a>'
        return words


def run_in(block: Paragraph) -> int:
    """How many inlines at the start are a run-in heading (条标题) followed by
    text.

    0 when all of the paragraph is heading.
    """
    for count, item in enumerate(block.inlines):
        if getattr(item, "role", "") != "run-in":
            return count
    return 0


def heading_words(block: Paragraph) -> str:
    """The words of a heading.

    Of a run-in heading only the part before the text.
    """
    inlines = block.inlines[: run_in(block) or None]
    words = [item.text for item in inlines if isinstance(item, Text)]
    return "".join(words).rstrip("。 　")


def _is_listed(
    block: Paragraph,
    depth: int,
) -> bool:
    """Whether contents of this depth list the paragraph."""
    return 0 < block.level <= depth and bool(block.anchor)
