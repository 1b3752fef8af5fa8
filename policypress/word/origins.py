"""The list of source tags inside a file (customXml): tag → source node.

With it a file can be read without its policy. Word and WPS keep custom XML
parts; LibreOffice keeps them too, though it may rename the part. The source of
a form field also names what the field is: a program that saves the form may
lose the name and the title of its control, and only its words distinguish a
prompt from an answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from policypress.word.xml import DECLARATION, attribute

OURS = "policypress."  # begins the names of properties that we write
NAMESPACE = "urn:policypress:origins"
ITEM_ID = "{6F2B1C3E-5A47-4D0B-9C35-70A1D1E5A2B4}"
_ITEM_PROPERTIES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
)

PROPERTIES = (
    f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_ITEM_PROPERTIES}" '
    f'ds:itemID="{ITEM_ID}"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/>'
    "</ds:schemaRefs></ds:datastoreItem>"
)


class FieldEntry(Struct, frozen=True):
    """What the list holds of a form field (内容控件).

    name: w:tag as written; title: as Word shows it; kind: text, multiline,
    date, choice or check; prompt: the words that stand in it until it is
    filled in; repeats: it stands in rows that can be repeated;
    asked: it is a question of the calculator.
    """

    name: str
    title: str
    kind: str
    prompt: str
    repeats: bool = False
    asked: bool = False


def origins_xml(
    origins: Mapping[str, tuple[str, str]],
    fields: Mapping[str, Sequence[FieldEntry]] | None = None,
    about: Mapping[str, str] | None = None,
) -> str:
    """The part itself from tag → (origin id, place), sorted by tag.

    fields: tag → form fields, for the tags that are the source of some. Each
    has an item: the questions about several things stand in the form once
    for each thing. about: what the document says of itself, by name.
    """
    known = fields or {}
    items = []
    for name in sorted(origins):
        identity, place = (attribute(value) for value in origins[name])
        start = f'<origin tag="{name}" id="{identity}" place="{place}"'
        entries = known.get(name, ())
        items += [f"{start}{_field(entry)}/>" for entry in entries]
        if not entries:
            items.append(f"{start}/>")
    said = "".join(
        f' {name.removeprefix(OURS)}="{attribute(value)}"'
        for name, value in sorted((about or {}).items())
        if name.startswith(OURS)
    )
    start = f'{DECLARATION}<origins xmlns="{NAMESPACE}"{said}>'
    return f"{start}{''.join(items)}</origins>"


def _field(entry: FieldEntry) -> str:
    """What a blank of a form asks, as attributes: name, title, kind, prompt;
    then whether it repeats and may be asked."""
    repeats = ' repeats="1"' if entry.repeats else ""
    asked = ' asked="1"' if entry.asked else ""
    return (
        f' field="{attribute(entry.name)}" title="{attribute(entry.title)}"'
        f' kind="{entry.kind}" prompt="{attribute(entry.prompt)}"{repeats}{asked}'
    )
