"""Inlines to runs: words, figures with their marks, form fields, links and page numbers."""

from __future__ import annotations

from policypress.document import Field, Inline, LineBreak, Origin, Text
from policypress.render.docx.state import State
from policypress.word import bookmarks, comments, controls, fields
from policypress.word.origins import FieldEntry
from policypress.word.runs import BREAK, needs_hint, run
from policypress.word.xml import legal

_WITHOUT_NOTE = {"proposed": "拟定数值，尚未公布。", "unknown": "数值待核。"}
_SCHEMES = ("http://", "https://", "mailto:")


def inline_xml(state: State, item: Inline, around: Origin | None, size: int = 0) -> str:
    """The runs of an inline.

    around: the origin of its paragraph, which needs no second tag. size: half-points, 0 for those of the style.
    """
    if isinstance(item, Text):
        return _text(state, item, around, size) if item.text else ""
    if isinstance(item, LineBreak):
        return BREAK
    if isinstance(item, Field):
        return _field(state, item)
    page = state.page_of(item.target)
    return fields.page_of(bookmarks.anchor_name(item.target), str(page)) if page else ""


def inlines_xml(
    state: State, items: tuple[Inline, ...], around: Origin | None, size: int = 0
) -> str:
    """The runs of all inlines of a paragraph, two fields never side by side."""
    written = []
    before: Inline | None = None
    for item in items:
        if isinstance(item, Field) and isinstance(before, Field):
            written.append(controls.BETWEEN)
        content = inline_xml(state, item, around, size)
        written.append(content)
        if content:
            before = item
    return "".join(written)


def _text(state: State, item: Text, around: Origin | None, size: int) -> str:
    status = (
        item.mark.status
        if state.marks and item.mark and item.mark.status != "published"
        else ""
    )
    content = run(
        item.text, state.run_properties(item.role, needs_hint(item.text), status, size)
    )
    if item.link:
        content = _linked(state, item.link, content)
    if status:
        content = comments.commented(
            state.comment(item.mark.note or _WITHOUT_NOTE[status]), content
        )
    if item.origin and (around is None or item.origin.id != around.id):
        content = state.tagged(item.origin, content)
    return content


def _linked(state: State, link: str, content: str) -> str:
    """A link to an anchor ("#…") or to a web or mail address; anything else stays words."""
    if link.startswith("#"):
        if link[1:] not in state.anchors:
            return content
        return f'<w:hyperlink w:anchor="{bookmarks.anchor_name(link[1:])}" w:history="1">{content}</w:hyperlink>'
    if not link.startswith(_SCHEMES):
        return content
    return f'<w:hyperlink r:id="{state.link(_address(link))}" w:history="1">{content}</w:hyperlink>'


def _address(link: str) -> str:
    """The link as a URI: everything outside ASCII percent-encoded, as package readers demand."""
    from urllib.parse import quote

    return quote(legal(link).encode("utf-8"), safe=":/?#[]@!$&'()*+,;=%-._~")


def _field(state: State, item: Field) -> str:
    """The content control of a field, inside the tag of its source if it has one."""
    prompt = item.placeholder or controls.prompt_of(item.kind, item.label)
    control = _control(state.next_id(), item, prompt)
    if item.origin is None:
        return control
    title = item.label[: controls.LONGEST]
    name = controls.name_of(item.name)
    state.listed(item.origin, FieldEntry(name, title, item.kind, prompt))
    return state.tagged(item.origin, control)


def _control(number: int, item: Field, prompt: str) -> str:
    if item.kind == "date":
        return controls.date(number, item.name, item.label, prompt)
    if item.kind == "choice":
        return controls.choice(number, item.name, item.label, prompt, item.choices)
    if item.kind == "check":
        return controls.check(item.name, item.label)
    return controls.text(number, item.name, item.label, prompt)
