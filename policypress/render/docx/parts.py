"""The parts of a file and the arrows between them. What depends on the look alone is deflated once per look."""

from __future__ import annotations

from functools import lru_cache

from policypress.document import Document
from policypress.render.docx.body import FOOTERS
from policypress.render.docx.state import State
from policypress.render.look.look import Look
from policypress.word import comments, origins, properties, settings, styles, theme
from policypress.word.package import Part, Relationship, deflate, package, relationships
from policypress.word.page import footer, section
from policypress.word.xml import DECLARATION, NAMESPACES

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DOCUMENT = f"{_WORD}.document.main+xml"
_TEMPLATE = f"{_WORD}.template.main+xml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_ITEM_PROPERTIES = (
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
)
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_FOOTER_ROLES = ("page-number-odd", "page-number-even")


def docx(
    document: Document, look: Look, body: str, state: State, numbering: str = ""
) -> bytes:
    """The bytes of the file whose body is `body`. numbering: numbering.xml, "" when no paragraph is in a list."""
    parts = [deflate("word/document.xml", _DOCUMENT, _story(body)), *_static(look)]
    arrows = list(_LOOK_ARROWS)
    roots = list(_ROOT_ARROWS)
    if state.comments:
        notes = comments.comments_xml(state.comments, state.author, state.date)
        parts.append(deflate("word/comments.xml", f"{_WORD}.comments+xml", notes))
        arrows.append(
            Relationship("rIdComments", f"{_OFFICE}/comments", "comments.xml")
        )
    if state.origins:
        listed = origins.origins_xml(state.origins, state.fields)
        parts += [deflate("customXml/item1.xml", "", listed), *_ORIGIN_PARTS]
        arrows.append(
            Relationship("rIdOrigins", f"{_OFFICE}/customXml", "../customXml/item1.xml")
        )
    if numbering:
        parts.append(deflate("word/numbering.xml", f"{_WORD}.numbering+xml", numbering))
        arrows.append(
            Relationship("rIdNumbering", f"{_OFFICE}/numbering", "numbering.xml")
        )
    arrows += [
        Relationship(name, f"{_OFFICE}/hyperlink", link, True)
        for link, name in state.links.items()
    ]
    core = properties.core(
        document.title, document.subject, document.author, document.draft
    )
    parts.append(deflate("docProps/core.xml", _CORE, core))
    if document.properties:
        parts.append(
            deflate(
                "docProps/custom.xml", _CUSTOM, properties.custom(document.properties)
            )
        )
        roots.append(
            Relationship("rId4", f"{_OFFICE}/custom-properties", "docProps/custom.xml")
        )
    return package(
        [
            relationships("_rels/.rels", roots),
            relationships("word/_rels/document.xml.rels", arrows),
            *parts,
        ]
    )


def write_dotx(look: Look) -> bytes:
    """The look as a Word template (.dotx): its page, footers and styles, and one empty paragraph of body text."""
    body = f'<w:p><w:pPr><w:pStyle w:val="{look.paragraph("body").id}"/></w:pPr></w:p>'
    story = _story(body + section(look.page, False, FOOTERS))
    core = properties.core(look.title, "", "", "")
    return package(
        [
            relationships("_rels/.rels", _ROOT_ARROWS),
            relationships("word/_rels/document.xml.rels", _LOOK_ARROWS),
            deflate("word/document.xml", _TEMPLATE, story),
            *_static(look),
            deflate("docProps/core.xml", _CORE, core),
        ]
    )


def _story(body: str) -> str:
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


@lru_cache(maxsize=16)
def _static(look: Look) -> tuple[Part, ...]:
    """Parts that are the same in every document of a look."""
    faces = [(font.name, font.instead, not font.name.isascii()) for font in look.fonts]
    sheet = styles.styles_xml(
        look.paragraphs.values(), look.characters.values(), look.tables.values()
    )
    body = look.paragraph("body").face
    feet = (footer(look.paragraph(role).id) for role in _FOOTER_ROLES)
    return (
        deflate("word/styles.xml", f"{_WORD}.styles+xml", sheet),
        deflate(
            "word/theme/theme1.xml", _THEME, theme.theme(body.east_asia, body.latin)
        ),
        deflate("word/settings.xml", f"{_WORD}.settings+xml", settings.SETTINGS),
        deflate(
            "word/fontTable.xml", f"{_WORD}.fontTable+xml", settings.font_table(faces)
        ),
        *(
            deflate(f"word/footer{n}.xml", f"{_WORD}.footer+xml", foot)
            for n, foot in enumerate(feet, start=1)
        ),
        deflate("docProps/app.xml", _APP, properties.APP),
    )


_LOOK_ARROWS = (
    Relationship("rIdStyles", f"{_OFFICE}/styles", "styles.xml"),
    Relationship("rIdSettings", f"{_OFFICE}/settings", "settings.xml"),
    Relationship("rIdTheme", f"{_OFFICE}/theme", "theme/theme1.xml"),
    Relationship("rIdFonts", f"{_OFFICE}/fontTable", "fontTable.xml"),
    *(
        Relationship(name, f"{_OFFICE}/footer", f"footer{n}.xml")
        for n, name in enumerate(FOOTERS, start=1)
    ),
)
_ROOT_ARROWS = (
    Relationship("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
    Relationship("rId2", f"{_PACKAGE}/core-properties", "docProps/core.xml"),
    Relationship("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
)
_ORIGIN_PARTS = (
    deflate("customXml/itemProps1.xml", _ITEM_PROPERTIES, origins.PROPERTIES),
    relationships(
        "customXml/_rels/item1.xml.rels",
        [Relationship("rId1", f"{_OFFICE}/customXmlProps", "itemProps1.xml")],
    ),
)
