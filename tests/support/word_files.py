"""Small documents for the tests of the Word writer, and ways to look into what it wrote."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from policypress.document import (
    Block,
    Document,
    Inline,
    Mark,
    Origin,
    Paragraph,
    Text,
)
from policypress.findings import Place
from policypress.render.docx import Look, load_look, render

LOOKS = Path(__file__).resolve().parents[2] / "templates" / "looks"
PLACE = Place("policy/measures/award.yaml", 3, 5)


def look(name: str = "gbt9704") -> Look:
    """A look of the project, which must be without findings."""
    found, findings = load_look(LOOKS / f"{name}.yaml")
    assert found is not None and findings == []
    return found


def origin(node: str) -> Origin:
    """A source node."""
    return Origin(node, PLACE)


def para(
    role: str,
    *inlines: Inline | str,
    level: int = 0,
    node: str = "",
    **more: object,
) -> Paragraph:
    """A paragraph; strings are plain words, node is the id of its origin."""
    items = tuple(
        Text(item) if isinstance(item, str) else item for item in inlines
    )
    return Paragraph(
        role, items, origin(node) if node else None, level, **more
    )


def figure(
    words: str,
    node: str,
    status: str = "proposed",
    note: str = "按市级标准拟定",
) -> Text:
    """An amount with its origin and mark."""
    return Text(
        words, origin=origin(node), mark=Mark(status, note, 1_000_000, "yuan")
    )


def document(*blocks: Block, **more: object) -> Document:
    """A document of these blocks."""
    return Document("样例", "样例文件", blocks, **more)


def part(data: bytes, name: str = "word/document.xml") -> str:
    """The text of one part."""
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode("utf-8")


def body(*blocks: Block, marks: bool = False, **more: object) -> str:
    """The XML between w:body and the last section, source tags left out."""
    story = part(render(document(*blocks, **more), look(), marks=marks))
    inside = story[story.index("<w:body>") + 8 : story.rindex("<w:sectPr>")]
    return re.sub(
        r'<w:bookmarkStart w:id="\d+" w:name="_pp_[^>]*/>|<w:bookmarkEnd [^>]*/>',
        "",
        inside,
    )
