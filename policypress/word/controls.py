"""Content controls (内容控件, w:sdt): the fields of a form.

What Word really does: with w:showingPlcHdr the content counts as a prompt, is
selected as a whole on a click and goes at the first key; w:tag is the stable
name a program reads, w:alias the title on the frame; w:id must be unique where
it is written, and Word gives one where it is not. The check box is Word 2010's
(w14); older readers and WPS show its character. w:lock "sdtLocked" keeps the
field itself from being deleted, not its words.

LibreOffice 7.4 decides the shape (measured, docs/word/content-controls.md):
- A field for words is a rich text control inside the paragraph. With w:text,
  or around a paragraph or a cell, its words are written three to five times on
  saving.
- w:tag and w:alias are lost on saving, w:placeholder is kept. So the name of
  the field is also the name of its prompt. Word looks for a prompt of that
  name only when a field is emptied, finds none, and shows its own.
- A check box that has a w:id is written twice; without one it stays.
- Two fields side by side melt into one; see `BETWEEN`.
- Rows that can be repeated (重复节, Word 2013's w15:repeatingSection) lose that
  and keep their words and fields. Where section or item have a w:id, a control
  without a name is left around the first cell's paragraph.

`form` reads what was filled in.
"""

from __future__ import annotations

from policypress.word.bookmarks import tag
from policypress.word.runs import run
from policypress.word.xml import attribute

PLACEHOLDER_STYLE = "PlaceholderText"
DATE_FORMAT = "yyyy年M月d日"
# What has to stand between two fields, or LibreOffice 7.4 puts the words of
# both in one. Bookmarks and an empty run are not enough.
BETWEEN = run(" ")
LONGEST = 64  # characters that Word allows in w:tag and w:alias
_BOX_FONT = "Segoe UI Symbol"
_BOX = "☐"
_PROMPTS = {"date": "请选择日期", "choice": "请选择"}
_PROMPT = f'<w:rStyle w:val="{PLACEHOLDER_STYLE}"/>'


def name_of(name: str) -> str:
    """The name as it stands in a file.

    The same, or for one too long for Word its beginning and a hash, so that
    two long names do not become one.
    """
    if len(name) <= LONGEST:
        return name
    mark = tag(name)
    return name[: LONGEST - len(mark)] + mark


def prompt_of(
    kind: str,
    label: str,
) -> str:
    """What a field of a kind (see `FieldEntry`) shows when nothing else is
    asked for.
    """
    if kind == "check":
        return ""
    return _PROMPTS.get(kind) or f"请填写{label}"


def text(
    number: int,
    name: str,
    label: str,
    prompt: str,
) -> str:
    """A field for words, of one line or several."""
    return _control(
        number,
        name,
        label,
        "",
        prompt or prompt_of("text", label),
    )


def date(
    number: int,
    name: str,
    label: str,
    prompt: str,
) -> str:
    """A field for a date, with a calendar."""
    kind = (
        f'<w:date><w:dateFormat w:val="{DATE_FORMAT}"/><w:lid w:val="zh-CN"/>'
        '<w:storeMappedDataAs w:val="dateTime"/>'
        '<w:calendar w:val="gregorian"/></w:date>'
    )
    return _control(
        number,
        name,
        label,
        kind,
        prompt or prompt_of("date", label),
    )


def choice(
    number: int,
    name: str,
    label: str,
    prompt: str,
    choices: tuple[str, ...],
) -> str:
    """A drop-down list. Word refuses a value twice.

    Repeated choices are written once.
    """
    items = "".join(map(_item, dict.fromkeys(choices)))
    kind = f"<w:dropDownList>{items}</w:dropDownList>"
    return _control(
        number,
        name,
        label,
        kind,
        prompt or prompt_of("choice", label),
    )


def _item(choice: str) -> str:
    value = attribute(choice)
    return f'<w:listItem w:displayText="{value}" w:value="{value}"/>'


def check(
    name: str,
    label: str,
) -> str:
    """A box to tick. It has no w:id, see above."""
    kind = (
        '<w14:checkbox><w14:checked w14:val="0"/>'
        f'<w14:checkedState w14:val="2611" w14:font="{_BOX_FONT}"/>'
        f'<w14:uncheckedState w14:val="2610" w14:font="{_BOX_FONT}"/>'
        "</w14:checkbox>"
    )
    slots = ("ascii", "hAnsi", "eastAsia", "cs")
    faces = " ".join(f'w:{slot}="{_BOX_FONT}"' for slot in slots)
    properties = _identity(name, label, "") + kind
    return _sdt(properties, run(_BOX, f"<w:rFonts {faces}/>"))


def _control(
    number: int,
    name: str,
    label: str,
    kind: str,
    prompt: str,
) -> str:
    """A field for words; number: its w:id.

    kind: what makes it a date or a list.
    """
    identity = _identity(name, label, f'<w:id w:val="{number}"/>')
    return _sdt(f"{identity}<w:showingPlcHdr/>{kind}", run(prompt, _PROMPT))


def _identity(
    name: str,
    label: str,
    number: str,
) -> str:
    """Title, name, number, lock and prompt, in the order of the schema."""
    named = attribute(name_of(name))
    return (
        f'<w:alias w:val="{attribute(label[:LONGEST])}"/>'
        f'<w:tag w:val="{named}"/>'
        f'{number}<w:lock w:val="sdtLocked"/>'
        f'<w:placeholder><w:docPart w:val="{named}"/></w:placeholder>'
    )


def _sdt(
    properties: str,
    content: str,
) -> str:
    """A content control (w:sdt) around what it holds."""
    return (
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>"
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def repeating(
    title: str,
    items: str,
) -> str:
    """Rows of a table as a section of which Word offers more (w15:repeatingSection).

    items: those of `repeated`, one behind the other; title: what one is called.
    Without w:alias, w:tag and w:id: LibreOffice would leave a control for them
    in the first cell, and one more each time it saves.
    """
    name = attribute(title[:LONGEST])
    kind = (
        "<w15:repeatingSection>"
        f'<w15:sectionTitle w:val="{name}"/>'
        "</w15:repeatingSection>"
    )
    return _sdt(kind, items)


def repeated(rows: str) -> str:
    """One item of such a section: the rows (w:tr) that come and go together."""
    return _sdt("<w15:repeatingSectionItem/>", rows)
