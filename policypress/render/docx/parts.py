"""The parts of a file, and the relationships between them.

What depends on the look alone is deflated once per look.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from policypress.document import Document
from policypress.render.docx.body import FIRST, FOOTERS
from policypress.render.docx.state import State
from policypress.render.look.look import Look
from policypress.render.qr import png
from policypress.word import (
    comments,
    origins,
    properties,
    settings,
    stylesheet,
    theme,
)
from policypress.word.package import (
    Part,
    Relationship,
    deflate,
    pack,
    package,
    relationships,
)
from policypress.word.page import footer, section
from policypress.word.xml import DECLARATION, NAMESPACES

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
)
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
    document: Document,
    look: Look,
    body: str,
    state: State,
    numbering: str = "",
) -> bytes:
    """The bytes of the file whose body is `body`.

    numbering: numbering.xml, "" when no paragraph is in a list.
    """
    contents = _Contents(look)
    contents.add_story(body)
    contents.add_what_the_text_asks_for(state, numbering, document.properties)
    contents.add_properties(document)
    return contents.package()


def write_dotx(look: Look) -> bytes:
    """The look as a Word template (.dotx).

    It holds the page, footers and styles, and one empty paragraph of body
    text.
    """
    style = look.paragraph("body").id
    body = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'
    story = _story(body + section(look.page, False, FOOTERS))
    core = properties.core(look.title, "", "", "")
    return package(
        [
            relationships("_rels/.rels", _ROOT_RELATIONSHIPS),
            relationships("word/_rels/document.xml.rels", _LOOK_RELATIONSHIPS),
            deflate("word/document.xml", _TEMPLATE, story),
            *_static(look),
            deflate("docProps/core.xml", _CORE, core),
        ]
    )


class _Contents:
    """What goes into one file.

    Parts, and relationships of the story and the file.
    """

    def __init__(self, look: Look) -> None:
        self.look = look
        self.parts: list[Part] = []
        self.of_story = list(_LOOK_RELATIONSHIPS)
        self.of_file = list(_ROOT_RELATIONSHIPS)

    def add_story(self, body: str) -> None:
        """document.xml, and the parts of the look."""
        story = deflate("word/document.xml", _DOCUMENT, _story(body))
        self.parts += [story, *_static(self.look)]

    def add_what_the_text_asks_for(
        self,
        state: State,
        numbering: str,
        about: Mapping[str, str],
    ) -> None:
        """Comments, origins, lists and links, each where there are any."""
        if state.comments:
            notes = comments.comments_xml(
                state.comments,
                state.author,
                state.date,
            )
            part = deflate("word/comments.xml", f"{_WORD}.comments+xml", notes)
            self._add(part, "rIdComments", "comments", "comments.xml")
        if state.origins:
            listed = origins.origins_xml(state.origins, state.fields, about)
            part = deflate("customXml/item1.xml", "", listed)
            self._add(
                part,
                "rIdOrigins",
                "customXml",
                "../customXml/item1.xml",
            )
            self.parts += _ORIGIN_PARTS
        if numbering:
            part = deflate(
                "word/numbering.xml",
                f"{_WORD}.numbering+xml",
                numbering,
            )
            self._add(part, "rIdNumbering", "numbering", "numbering.xml")
        if state.first_footer:
            part = deflate(
                "word/footer3.xml",
                f"{_WORD}.footer+xml",
                state.first_footer,
            )
            self._add(part, FIRST, "footer", "footer3.xml")
        for number, (address, name) in enumerate(state.codes.items(), 1):
            file = f"media/code{number}.png"
            part = pack(f"word/{file}", "image/png", png(address))
            self._add(part, name, "image", file)
        for link, name in state.links.items():
            self.of_story.append(
                Relationship(name, f"{_OFFICE}/hyperlink", link, external=True)
            )

    def _add(
        self,
        part: Part,
        name: str,
        kind: str,
        target: str,
    ) -> None:
        """A part to which the story points.

        name: the id of the relationship.
        """
        self.parts.append(part)
        self.of_story.append(Relationship(name, f"{_OFFICE}/{kind}", target))

    def add_properties(self, document: Document) -> None:
        """Title, author and the like, and the properties of the
        project's own.
        """
        core = properties.core(
            document.title,
            document.subject,
            document.author,
            document.draft,
        )
        self.parts.append(deflate("docProps/core.xml", _CORE, core))
        if not document.properties:
            return
        custom = properties.custom(document.properties)
        self.parts.append(deflate("docProps/custom.xml", _CUSTOM, custom))
        kind = f"{_OFFICE}/custom-properties"
        self.of_file.append(Relationship("rId4", kind, "docProps/custom.xml"))

    def package(self) -> bytes:
        """The bytes of the file."""
        return package(
            [
                relationships("_rels/.rels", self.of_file),
                relationships("word/_rels/document.xml.rels", self.of_story),
                *self.parts,
            ]
        )


def _story(body: str) -> str:
    return (
        f"{DECLARATION}<w:document {NAMESPACES}>"
        f"<w:body>{body}</w:body></w:document>"
    )


@lru_cache(maxsize=16)
def _static(look: Look) -> tuple[Part, ...]:
    """Parts that are the same in every document of a look, which never
    changes.
    """
    sheet = stylesheet.styles_xml(
        look.paragraphs.values(),
        look.characters.values(),
        look.tables.values(),
    )
    body = look.paragraph("body").face
    scheme = theme.theme(body.east_asia, body.latin)
    faces = [
        (font.name, font.instead, not font.name.isascii())
        for font in look.fonts
    ]
    table = settings.font_table(faces)
    return (
        deflate("word/styles.xml", f"{_WORD}.styles+xml", sheet),
        deflate("word/theme/theme1.xml", _THEME, scheme),
        deflate(
            "word/settings.xml",
            f"{_WORD}.settings+xml",
            settings.SETTINGS,
        ),
        deflate("word/fontTable.xml", f"{_WORD}.fontTable+xml", table),
        *_footers(look),
        deflate("docProps/app.xml", _APP, properties.APP),
    )


def _footers(look: Look) -> list[Part]:
    """The footers of odd and of even pages."""
    parts = []
    for number, role in enumerate(_FOOTER_ROLES, start=1):
        content = footer(look.paragraph(role).id)
        name = f"word/footer{number}.xml"
        parts.append(deflate(name, f"{_WORD}.footer+xml", content))
    return parts


_LOOK_RELATIONSHIPS = (
    Relationship("rIdStyles", f"{_OFFICE}/styles", "styles.xml"),
    Relationship("rIdSettings", f"{_OFFICE}/settings", "settings.xml"),
    Relationship("rIdTheme", f"{_OFFICE}/theme", "theme/theme1.xml"),
    Relationship("rIdFonts", f"{_OFFICE}/fontTable", "fontTable.xml"),
    *(
        Relationship(name, f"{_OFFICE}/footer", f"footer{n}.xml")
        for n, name in enumerate(FOOTERS, start=1)
    ),
)
_ROOT_RELATIONSHIPS = (
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
