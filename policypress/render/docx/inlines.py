"""Inlines to runs: words, figures with their marks, form fields, links and
page numbers.
"""

from __future__ import annotations

from policypress.document import Code, Field, Inline, LineBreak, Origin, Text
from policypress.render.docx.state import State
from policypress.word import bookmarks, comments, controls, fields
from policypress.word.origins import FieldEntry
from policypress.word.picture import picture
from policypress.word.runs import BREAK, needs_hint, run
from policypress.word.xml import legal

_WITHOUT_NOTE = {"proposed": "拟定数值，尚未公布。", "unknown": "数值待核。"}
_SCHEMES = ("http://", "https://", "mailto:")


def inline_xml(
    state: State,
    item: Inline,
    around: Origin | None,
    size: int = 0,
) -> str:
    """The runs of an inline.

    around: the origin of its paragraph, which needs no second tag. size:
    half-points, 0 for those of the style.
    """
    if isinstance(item, Text):
        return _text(state, item, around, size) if item.text else ""
    if isinstance(item, LineBreak):
        return BREAK
    if isinstance(item, Field):
        return _field(state, item)
    if isinstance(item, Code):
        part = state.picture(item.address)
        return picture(part, state.next_id(), item.label, item.millimetres)
    page = state.page_of(item.target)
    if not page:
        return ""
    return fields.page_of(bookmarks.anchor_name(item.target), str(page))


def inlines_xml(
    state: State,
    items: tuple[Inline, ...],
    around: Origin | None,
    size: int = 0,
) -> str:
    """The runs of all inlines of a paragraph, two fields never
    side by side.
    """
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


def _text(
    state: State,
    item: Text,
    around: Origin | None,
    size: int,
) -> str:
    """The run of words, inside its link, its comment and its source tag if it
    has any.
    """
    status = _open_status(state, item)
    hint = needs_hint(item.text)
    content = run(
        item.text,
        state.run_properties(item.role, hint, status, size),
    )
    if item.link:
        content = _linked(state, item.link, content)
    if status and item.mark:
        note = item.mark.note or _WITHOUT_NOTE[status]
        content = comments.commented(state.comment(note), content)
    if item.origin and (around is None or item.origin.id != around.id):
        content = state.tagged(item.origin, content)
    return content


def _open_status(
    state: State,
    item: Text,
) -> str:
    """The status of a figure that is to be marked as "proposed" or "unknown",
    or "".
    """
    if state.marks and item.mark is not None and item.mark.is_open:
        return item.mark.status
    return ""


def _linked(
    state: State,
    link: str,
    content: str,
) -> str:
    """A link to an anchor ("#…") or to a web or mail address.

    All else stays words.
    """
    if link.startswith("#"):
        anchor = link[1:]
        if anchor not in state.anchors:
            return content
        target = f'w:anchor="{bookmarks.anchor_name(anchor)}"'
    elif link.startswith(_SCHEMES):
        target = f'r:id="{state.link(_address(link))}"'
    else:
        return content
    return f'<w:hyperlink {target} w:history="1">{content}</w:hyperlink>'


def _address(link: str) -> str:
    """The link as a URI: what is not ASCII is percent-encoded, as readers
    demand.
    """
    from urllib.parse import quote

    return quote(legal(link).encode("utf-8"), safe=":/?#[]@!$&'()*+,;=%-._~")


def _field(
    state: State,
    item: Field,
) -> str:
    """The content control of a field, inside its source tag if it has one."""
    prompt = item.placeholder or controls.prompt_of(item.kind, item.label)
    control = _control(state.next_id(), item, prompt)
    if item.origin is None:
        return control
    title = item.label[: controls.LONGEST]
    name = controls.name_of(item.name)
    entry = FieldEntry(
        name,
        title,
        item.kind,
        prompt,
        item.repeats,
        item.asked,
    )
    state.listed(item.origin, entry)
    return state.tagged(item.origin, control)


def _control(
    number: int,
    item: Field,
    prompt: str,
) -> str:
    """The control by the kind of the field; number: its w:id."""
    if item.kind == "date":
        return controls.date(number, item.name, item.label, prompt)
    if item.kind == "choice":
        return controls.choice(
            number,
            item.name,
            item.label,
            prompt,
            item.choices,
        )
    if item.kind == "check":
        return controls.check(item.name, item.label)
    return controls.text(number, item.name, item.label, prompt)
