"""The inside of w:body: every step of the document in turn, then the last section."""

from __future__ import annotations

from policypress.document import Contents, Document, Paragraph, Table
from policypress.render.docx.arrange import Step, arrange, is_heading
from policypress.render.docx.contents import Entry, contents_xml, entry
from policypress.render.docx.imprint import imprint_xml
from policypress.render.docx.pages import Pages
from policypress.render.docx.paragraphs import gap, paragraph_xml
from policypress.render.docx.placement import drop, indents, one_line_size, tight
from policypress.render.docx.state import State
from policypress.render.docx.tables import table_xml
from policypress.word.page import section

FOOTERS = ("rIdOdd", "rIdEven")
_ONE_LINE = "masthead"


def body_xml(state: State, document: Document) -> str:
    """Word XML of the whole document; `state` then holds what belongs into other parts."""
    steps = arrange(document)
    state.depth = max(
        (s.block.depth for s in steps if isinstance(s.block, Contents)), default=0
    )
    pages = Pages(steps, state.look, state.depth)
    state.anchors, state.page_of = pages.anchors, pages.of
    headings = [step.block for step in steps if is_heading(step.block, state.depth)]
    numbers = pages.headings if headings else []
    entries = [
        entry(head, number, page)
        for number, (head, page) in enumerate(zip(headings, numbers), start=1)
    ]
    waiting = iter(entries)
    own = indents(steps, state.look)
    parts: list[str] = []
    before: Step | None = None
    for index, step in enumerate(steps):
        block, ending = step.block, _ending(state, step)
        if isinstance(block, Paragraph):
            bookmark = next(waiting).bookmark if is_heading(block, state.depth) else ""
            parts.append(
                _paragraph(state, block, step, bookmark, own.get(index, ""), ending)
            )
        else:
            if step.new_page or _touch(before, step):
                parts.append(gap(new_page=step.new_page))
            parts.append(_other(state, step, entries))
            if ending or (isinstance(block, Table) and step is steps[-1]):
                parts.append(gap(section=ending))
        before = step
    landscape = steps[-1].landscape if steps else document.landscape
    return "".join(parts) + section(state.look.page, landscape, FOOTERS)


def _ending(state: State, step: Step) -> str:
    """The section that ends with this step, "" when pages go on."""
    return (
        "" if step.turn is None else section(state.look.page, step.landscape, FOOTERS)
    )


def _touch(before: Step | None, step: Step) -> bool:
    """True for two tables in a row, which Word would join."""
    return (
        before is not None
        and before.turn is None
        and isinstance(before.block, Table)
        and not isinstance(step.block, Contents)
    )


def _paragraph(
    state: State, block: Paragraph, step: Step, bookmark: str, direct: str, ending: str
) -> str:
    style = state.look.paragraph(block.role)
    size = 0
    if block.role == _ONE_LINE:
        size = one_line_size(
            block, state.look, state.look.page.text_width(step.landscape)
        )
        direct = tight(size)
    return (drop(style.drop) if style.drop else "") + paragraph_xml(
        state,
        block,
        heading=bookmark,
        direct=direct,
        size=size,
        new_page=step.new_page,
        keep=step.keep,
        section=ending,
    )


def _other(state: State, step: Step, entries: list[Entry]) -> str:
    if isinstance(step.block, Table):
        return table_xml(state, step.block, step.landscape)
    if isinstance(step.block, Contents):
        return contents_xml(state, step.block, entries)
    return imprint_xml(state, step.block, step.landscape)
