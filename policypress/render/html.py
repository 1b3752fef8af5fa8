"""Document → one self-contained HTML page, or the fragment inside it (for pandoc and the site).

Blocks and figures carry `data-source`, the id of the source node that made them. The page sends no request: styles
are inline, a content policy forbids everything else, and links are limited to http(s), mailto and #anchors.
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

_SAFE_LINK = re.compile(r"(?:https?://|mailto:|#)[^\s\x00-\x1f\"<>]+", re.IGNORECASE)
_TAGS = {
    "strong": "strong",
    "emphasis": "em",
    "code": "code",
    "added": "ins",
    "deleted": "del",
}
_STATUS = {"proposed": "拟定", "unknown": "待核"}
_BLANK = {
    "text": "＿＿＿＿＿＿",
    "multiline": "＿＿＿＿＿＿＿＿＿＿＿＿",
    "date": "＿＿＿＿年＿＿月＿＿日",
    "check": "□",
}


def render(document: Document, look: object = None, *, marks: bool = False) -> bytes:
    """The whole page in UTF-8. look is not used; marks: proposed and unknown figures are highlighted, with the reason."""
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src-elem 'sha256-{digest}'; style-src-attr 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'"
    )
    author = (
        f'<meta name="author" content="{_attribute(document.author)}">\n'
        if document.author
        else ""
    )
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_attribute(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"{author}<title>{escape(_clean(document.title))}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n<main>\n{fragment(document, marks=marks)}</main>\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


def fragment(document: Document, *, marks: bool = False, form: bool = True) -> str:
    """The blocks of `document` as HTML without the page around them.

    form: fields become (disabled) inputs; False writes blanks to fill in by hand, for formats without forms.
    """
    return _Writer(document, marks, form).html()


class _Writer:
    """Writes the blocks of one document in order."""

    def __init__(self, document: Document, marks: bool, form: bool) -> None:
        self.document, self.marks, self.form = document, marks, form
        self.out: list[str] = []
        self.new_page = False
        self.in_section = False

    def html(self) -> str:
        if self.document.draft:
            self.out.append(
                f'<p class="draft">{escape(_clean(self.document.draft))}</p>'
            )
        if self.document.landscape:
            self._section(Section(landscape=True))
        for block in self.document.blocks:
            self._block(block)
        if self.in_section:
            self.out.append("</section>")
        return "\n".join(self.out) + "\n"

    def _block(self, block: Block) -> None:
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
        """Landscape pages stand in a section of their own; back in portrait it is closed."""
        if self.in_section:
            self.out.append("</section>")
        if block.landscape:
            self.out.append('<section class="landscape">')
        self.in_section = block.landscape

    def _paragraph(self, block: Paragraph) -> str:
        attributes = self._attributes(
            block.role, block.origin, block.anchor, block.new_page
        )
        inner = self._inlines(block.inlines, block.origin)
        if not block.level:
            return f"<p{attributes}>{inner}</p>"
        tag = f"h{min(block.level, 6)}"
        heading = run_in(block)
        if not heading:
            return f"<{tag}{attributes}>{inner}</{tag}>"
        words = self._inlines(block.inlines[:heading], block.origin)
        rest = self._inlines(block.inlines[heading:], block.origin)
        return f'<div{attributes}><{tag} class="run-in">{words}</{tag}>\n<p>{rest}</p></div>'

    def _attributes(
        self, role: str, origin: Origin | None, anchor: str = "", new_page: bool = False
    ) -> str:
        """class, id and data-source of a block; takes a page break that is waiting for it."""
        classes = [role] + ["new-page"] * (new_page or self.new_page)
        self.new_page = False
        identity = f' id="{_attribute(anchor)}"' if anchor else ""
        return f'{identity} class="{_attribute(" ".join(classes))}"{_source(origin)}'

    def _table(self, block: Table) -> str:
        total = sum(block.widths)
        caption = (
            f"<caption>{escape(_clean(block.caption))}</caption>\n"
            if block.caption
            else ""
        )
        columns = (
            "".join(
                f'<col style="width: {width / total:.2%}">' for width in block.widths
            )
            if total
            else ""
        )
        head = self._rows(block.rows[: block.header], "th")
        body = self._rows(block.rows[block.header :], "td")
        label = _attribute(block.caption or block.name or self.document.title)
        return (
            f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">\n'
            f"<table{self._attributes(block.role, block.origin)}>\n{caption}"
            + (f"<colgroup>{columns}</colgroup>\n" if columns else "")
            + (f"<thead>\n{head}</thead>\n" if head else "")
            + f"<tbody>\n{body}</tbody>\n</table>\n</div>"
        )

    def _rows(self, rows: Sequence[tuple[Cell, ...]], tag: str) -> str:
        written = []
        for row in rows:
            cells = "".join(self._cell(cell, tag) for cell in row if cell.rows)
            written.append(f"<tr>{cells}</tr>\n")
        return "".join(written)

    def _cell(self, cell: Cell, tag: str) -> str:
        spans = f' colspan="{cell.span}"' * (
            cell.span > 1
        ) + f' rowspan="{cell.rows}"' * (cell.rows > 1)
        scope = (
            f' scope="{"colgroup" if cell.span > 1 else "col"}"' if tag == "th" else ""
        )
        if len(cell.paragraphs) == 1:
            only = cell.paragraphs[0]
            return f"<{tag}{scope}{spans}{_source(only.origin)}>{self._inlines(only.inlines, only.origin)}</{tag}>"
        inner = "".join(
            f"<p{_source(p.origin)}>{self._inlines(p.inlines, p.origin)}</p>"
            for p in cell.paragraphs
        )
        return f"<{tag}{scope}{spans}>{inner}</{tag}>"

    def _contents(self, block: Contents) -> str:
        """A flat list whose items say their level; nested lists would add nothing a reader can see."""
        headings = [
            item
            for item in self.document.blocks
            if isinstance(item, Paragraph)
            and 0 < item.level <= block.depth
            and item.anchor
        ]
        items = "".join(
            f'<li class="level-{item.level}"><a href="#{quote(item.anchor)}">{escape(_clean(heading_words(item)))}</a></li>\n'
            for item in headings
        )
        self.new_page = False
        return f'<nav class="contents" aria-label="目录">\n<ul>\n{items}</ul>\n</nav>'

    def _inlines(self, inlines: Sequence[Inline], owner: Origin | None) -> str:
        return "".join(self._inline(item, owner) for item in inlines)

    def _inline(self, item: Inline, owner: Origin | None) -> str:
        match item:
            case Text():
                return self._text(item, owner)
            case LineBreak():
                return "<br>"
            case Field():
                return _input(item) if self.form else _blank(item)
            case _:  # a page number means nothing without pages
                return ""

    def _text(self, item: Text, owner: Origin | None) -> str:
        words = escape(_clean(item.text))
        if item.role in _TAGS:
            words = f"<{_TAGS[item.role]}>{words}</{_TAGS[item.role]}>"
        elif item.role:
            words = f'<span class="{_attribute(item.role)}">{words}</span>'
        if item.mark and self.marks and item.mark.status != "published":
            words = _marked(words, item.mark)
        if item.origin and item.origin != owner:
            words = f"<span{_source(item.origin)}>{words}</span>"
        if item.link and _SAFE_LINK.fullmatch(item.link):
            words = f'<a href="{_attribute(item.link)}" rel="noopener noreferrer">{words}</a>'
        return words


def run_in(block: Paragraph) -> int:
    """How many inlines at the start are a run-in heading (条标题) followed by text; 0 when all is heading."""
    count = 0
    while (
        count < len(block.inlines)
        and getattr(block.inlines[count], "role", "") == "run-in"
    ):
        count += 1
    return count if count < len(block.inlines) else 0


def heading_words(block: Paragraph) -> str:
    """The words of a heading; of a run-in heading only the part before the text."""
    inlines = block.inlines[: run_in(block) or None]
    return "".join(item.text for item in inlines if isinstance(item, Text)).rstrip(
        "。 　"
    )


def _marked(words: str, mark: Mark) -> str:
    reason = _attribute(
        mark.note or _STATUS[mark.status]
    )  # a note begins with the status
    return f'<mark class="{mark.status}" title="{reason}" aria-description="{reason}">{words}</mark>'


def _input(field: Field) -> str:
    """A form field as a disabled control named by its label."""
    common = f'name="{_attribute(field.name)}" aria-label="{_attribute(field.label)}" disabled{_source(field.origin)}'
    hint = (
        f' placeholder="{_attribute(field.placeholder)}"' if field.placeholder else ""
    )
    match field.kind:
        case "multiline":
            return f"<textarea {common}{hint}></textarea>"
        case "choice":
            options = "".join(
                f"<option>{escape(_clean(choice))}</option>" for choice in field.choices
            )
            return f"<select {common}><option>{escape(_clean(field.placeholder or '请选择'))}</option>{options}</select>"
        case "check":
            return f'<input type="checkbox" {common}>'
        case kind:
            return f'<input type="{kind}" {common}{hint}>'


def _blank(field: Field) -> str:
    if field.kind == "choice":
        return escape(_clean("　".join(f"□{choice}" for choice in field.choices)))
    return _BLANK[field.kind]


def _source(origin: Origin | None) -> str:
    return f' data-source="{_attribute(origin.id)}"' if origin else ""


def _attribute(words: str) -> str:
    return escape(_clean(words), quote=True)


def _clean(words: str) -> str:
    """Without the control characters HTML forbids."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", words)
