"""Document → one self-contained HTML page, or the fragment inside it.

The fragment is for pandoc and the site. Blocks and figures carry
`data-source`, the id of the source node that made them. The page sends no
request: styles are inline, a content policy forbids everything else, and links
are limited to http(s), mailto and #anchors.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote

from policypress.document import (
    Block,
    Cell,
    Contents,
    Document,
    Field,
    Inline,
    LineBreak,
    Mark,
    Origin,
    PageBreak,
    Paragraph,
    Section,
    Table,
    Text,
)

_SAFE_LINK = re.compile(
    r"(?:https?://|mailto:|#)[^\s\x00-\x1f\"<>]+", re.IGNORECASE
)
_TAGS = {
    "strong": "strong",
    "emphasis": "em",
    "code": "code",
    "added": "ins",
    "deleted": "del",
}
_STATUS = {"proposed": "拟定", "unknown": "待核"}
_DEEPEST = 6  # levels of headings that HTML knows
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANK = {
    "text": "＿＿＿＿＿＿",
    "multiline": "＿＿＿＿＿＿＿＿＿＿＿＿",
    "date": "＿＿＿＿年＿＿月＿＿日",
    "check": "□",
}


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
    title = escape(_clean(document.title))
    author = ""
    if document.author:
        author = (
            f'<meta name="author" content="{_attribute(document.author)}">\n'
        )
    page = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        f'content="{_attribute(policy)}">\n'
        '<meta name="viewport" '
        'content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"{author}<title>{title}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n<main>\n{fragment(document, marks=marks)}</main>\n"
        "</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


def _content_policy(style: str) -> str:
    """What the browser may do for the page.

    Show it with this style, nothing else.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src-elem 'sha256-{digest}'; "
        "style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    )


def fragment(
    document: Document,
    *,
    marks: bool = False,
    form: bool = True,
) -> str:
    """The blocks of `document` as HTML without the page around them.

    form: fields become (disabled) inputs; False writes blanks to fill in by
    hand, for formats without forms.
    """
    return _Writer(document, marks, form).html()


class _Writer:
    """Writes the blocks of one document in order."""

    def __init__(
        self,
        document: Document,
        marks: bool,
        form: bool,
    ) -> None:
        """marks: whether proposed figures are marked.

        form: whether fields can be filled in.
        """
        self.document = document
        self.marks = marks
        self.form = form
        self.out: list[str] = []
        self.new_page = False
        self.in_section = False

    def html(self) -> str:
        """The draft line and all blocks."""
        if self.document.draft:
            draft = escape(_clean(self.document.draft))
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
            block.role, block.origin, block.anchor, new_page
        )
        if not block.level:
            inner = self._inlines(block.inlines, block.origin)
            return f"<p{attributes}>{inner}</p>"
        tag = f"h{min(block.level, _DEEPEST)}"
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
        identity = f' id="{_attribute(anchor)}"' if anchor else ""
        return f'{identity} class="{_attribute(classes)}"{_source(origin)}'

    def _table(self, block: Table) -> str:
        """A table in a region that scrolls sideways on a narrow screen."""
        head = self._rows(block.rows[: block.header], "th")
        body = self._rows(block.rows[block.header :], "td")
        label = _attribute(block.caption or block.name or self.document.title)
        region = (
            '<div class="scroll" role="region" tabindex="0" '
            f'aria-label="{label}">'
        )
        attributes = self._attributes(block.role, block.origin)
        above = f"<thead>\n{head}</thead>\n" if head else ""
        return (
            f"{region}\n"
            f"<table{attributes}>\n{_caption(block)}{_column_widths(block)}"
            f"{above}<tbody>\n{body}</tbody>\n</table>\n</div>"
        )

    def _rows(
        self,
        rows: Sequence[tuple[Cell, ...]],
        tag: str,
    ) -> str:
        """The rows with their cells as `tag`, without the cells covered from
        above.
        """
        written = []
        for row in rows:
            cells = "".join(self._cell(cell, tag) for cell in row if cell.rows)
            written.append(f"<tr>{cells}</tr>\n")
        return "".join(written)

    def _cell(
        self,
        cell: Cell,
        tag: str,
    ) -> str:
        """A cell; one that has a single paragraph is that paragraph."""
        attributes = _cell_attributes(cell, tag)
        if len(cell.paragraphs) == 1:
            only = cell.paragraphs[0]
            inner = self._inlines(only.inlines, only.origin)
            return f"<{tag}{attributes}{_source(only.origin)}>{inner}</{tag}>"
        parts = []
        for paragraph in cell.paragraphs:
            inner = self._inlines(paragraph.inlines, paragraph.origin)
            parts.append(f"<p{_source(paragraph.origin)}>{inner}</p>")
        return f"<{tag}{attributes}>{''.join(parts)}</{tag}>"

    def _contents(self, block: Contents) -> str:
        """A flat list whose items have their level as a class.

        Nested lists would add nothing that a reader can see.
        """
        items = []
        for item in self.document.blocks:
            if isinstance(item, Paragraph) and _is_listed(item, block.depth):
                words = escape(_clean(heading_words(item)))
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
                return _input(item) if self.form else _blank(item)
            case _:  # a page number means nothing without pages
                return ""

    def _text(
        self,
        item: Text,
        owner: Origin | None,
    ) -> str:
        """Words inside the elements of role, mark, source and
        link they have.
        """
        words = _styled(escape(_clean(item.text)), item.role)
        if item.mark and self.marks and item.mark.status != "published":
            words = _marked(words, item.mark)
        if item.origin and item.origin != owner:
            words = f"<span{_source(item.origin)}>{words}</span>"
        if item.link and _SAFE_LINK.fullmatch(item.link):
            target = f'href="{_attribute(item.link)}"'
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


def _caption(table: Table) -> str:
    if not table.caption:
        return ""
    return f"<caption>{escape(_clean(table.caption))}</caption>\n"


def _column_widths(table: Table) -> str:
    """The columns with their shares of the width.

    "" when the table names none.
    """
    total = sum(table.widths)
    if not total:
        return ""
    shares = [f"{width / total:.2%}" for width in table.widths]
    columns = [f'<col style="width: {share}">' for share in shares]
    return f"<colgroup>{''.join(columns)}</colgroup>\n"


def _cell_attributes(
    cell: Cell,
    tag: str,
) -> str:
    """What a cell heads, and over how many columns and rows it reaches."""
    attributes = ""
    if tag == "th":
        scope = "colgroup" if cell.span > 1 else "col"
        attributes += f' scope="{scope}"'
    if cell.span > 1:
        attributes += f' colspan="{cell.span}"'
    if cell.rows > 1:
        attributes += f' rowspan="{cell.rows}"'
    return attributes


def _styled(
    words: str,
    role: str,
) -> str:
    """Escaped words in the element of their role, if they have one."""
    if not role:
        return words
    tag = _TAGS.get(role)
    if tag:
        return f"<{tag}>{words}</{tag}>"
    return f'<span class="{_attribute(role)}">{words}</span>'


def _marked(
    words: str,
    mark: Mark,
) -> str:
    """An open figure, highlighted with the reason.

    A note begins with the status.
    """
    reason = _attribute(mark.note or _STATUS[mark.status])
    attributes = (
        f'class="{mark.status}" title="{reason}" aria-description="{reason}"'
    )
    return f"<mark {attributes}>{words}</mark>"


def _input(field: Field) -> str:
    """A form field as a disabled control named by its label."""
    common = (
        f'name="{_attribute(field.name)}" '
        f'aria-label="{_attribute(field.label)}" '
        f"disabled{_source(field.origin)}"
    )
    hint = ""
    if field.placeholder:
        hint = f' placeholder="{_attribute(field.placeholder)}"'
    match field.kind:
        case "multiline":
            return f"<textarea {common}{hint}></textarea>"
        case "choice":
            words = [field.placeholder or "请选择", *field.choices]
            options = [
                f"<option>{escape(_clean(word))}</option>" for word in words
            ]
            return f"<select {common}>{''.join(options)}</select>"
        case "check":
            return f'<input type="checkbox" {common}>'
        case kind:
            return f'<input type="{kind}" {common}{hint}>'


def _blank(field: Field) -> str:
    """What is filled in by hand in place of a form field."""
    if field.kind != "choice":
        return _BLANK[field.kind]
    boxes = [f"□{choice}" for choice in field.choices]
    return escape(_clean("　".join(boxes)))


def _source(origin: Origin | None) -> str:
    return f' data-source="{_attribute(origin.id)}"' if origin else ""


def _attribute(words: str) -> str:
    return escape(_clean(words), quote=True)


def _clean(words: str) -> str:
    """Without the control characters HTML forbids."""
    return _CONTROL.sub("", words)
