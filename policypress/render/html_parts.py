"""The smaller parts of an HTML page: words, marks, fields, tables' frames."""

from __future__ import annotations

from policypress.document import (
    Cell,
    Document,
    Field,
    Mark,
    Origin,
    Paragraph,
    Table,
    cell_text,
)
from policypress.render.escaping import attribute

_TAGS = {
    "strong": "strong",
    "emphasis": "em",
    "code": "code",
    "added": "ins",
    "deleted": "del",
}
# Tables of guides that become cards on a phone, by name.
_LISTS = ("支持标准", "申报材料", "通用材料", "办理流程")
_STATUS = {"proposed": "拟定", "unknown": "待核"}
_BLANK = {
    "text": "＿＿＿＿＿＿",
    "multiline": "＿＿＿＿＿＿＿＿＿＿＿＿",
    "date": "＿＿＿＿年＿＿月＿＿日",
    "check": "□",
}


def caption(table: Table) -> str:
    if not table.caption:
        return ""
    return f"<caption>{attribute(table.caption)}</caption>\n"


def column_widths(table: Table) -> str:
    """The columns with their shares of the width.

    "" when the table names none.
    """
    total = sum(table.widths)
    if not total:
        return ""
    shares = [f"{width / total:.2%}" for width in table.widths]
    columns = [f'<col style="width: {share}">' for share in shares]
    return f"<colgroup>{''.join(columns)}</colgroup>\n"


def title_of(document: Document) -> Paragraph | None:
    """The paragraph that is the title of a document whose outline does not begin with one,
    as in volumes: a page needs a heading of the first level. None where it has one."""
    paragraphs = [one for one in document.blocks if isinstance(one, Paragraph)]
    if any(one.level == 1 for one in paragraphs):
        return None
    return next((one for one in paragraphs if one.role == "title"), None)


def column_titles(table: Table) -> list[str]:
    """The title of each column of a list of things, such as materials: what a screen
    too narrow for a table shows beside each value.

    [] of other tables: those that have no name, more than one row at the top, or cells
    that reach over several columns or rows.
    """
    if table.header != 1 or table.name not in _LISTS:
        return []
    cells = [cell for row in table.rows for cell in row]
    if any(cell.span > 1 or cell.rows != 1 for cell in cells):
        return []
    return [cell_text(cell) for cell in table.rows[0]]


def cell_attributes(
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


def styled(
    words: str,
    role: str,
) -> str:
    """Escaped words in the element of their role, if they have one."""
    if not role:
        return words
    tag = _TAGS.get(role)
    if tag:
        return f"<{tag}>{words}</{tag}>"
    return f'<span class="{attribute(role)}">{words}</span>'


def marked(
    words: str,
    mark: Mark,
) -> str:
    """An open figure, highlighted with the reason.

    A note begins with the status.
    """
    reason = attribute(mark.note or _STATUS[mark.status])
    attributes = (
        f'class="{mark.status}" title="{reason}" aria-description="{reason}"'
    )
    return f"<mark {attributes}>{words}</mark>"


def disabled_input(field: Field) -> str:
    """A form field as a disabled control named by its label."""
    common = (
        f'name="{attribute(field.name)}" '
        f'aria-label="{attribute(field.label)}" '
        f"disabled{source(field.origin)}"
    )
    hint = ""
    if field.placeholder:
        hint = f' placeholder="{attribute(field.placeholder)}"'
    match field.kind:
        case "multiline":
            return f"<textarea {common}{hint}></textarea>"
        case "choice":
            words = [field.placeholder or "请选择", *field.choices]
            options = [f"<option>{attribute(word)}</option>" for word in words]
            return f"<select {common}>{''.join(options)}</select>"
        case "check":
            return f'<input type="checkbox" {common}>'
        case kind:
            return f'<input type="{kind}" {common}{hint}>'


def blank(field: Field) -> str:
    """What is filled in by hand in place of a form field."""
    if field.kind != "choice":
        return _BLANK[field.kind]
    boxes = [f"□{choice}" for choice in field.choices]
    return attribute("　".join(boxes))


def source(origin: Origin | None) -> str:
    if origin:
        return f' data-source="{attribute(origin.id)}"'
    return ""
