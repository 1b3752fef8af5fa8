"""A minimal Word file with the page of GB/T 9704, as its XML: for cases that change a
word of it."""

from __future__ import annotations

import io
import zipfile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_PROSE = "对符合条件的单位按照实际投入的百分之十给予补助，最高二十万元。"
_LINE = f'<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:t>{_PROSE}</w:t></w:r></w:p>'
_ROWS = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
PARTS = {
    "document": (
        f"<w:document {_W} {_R}><w:body>"
        "<w:p><w:r><w:t>某区若干措施</w:t></w:r></w:p>"
        f"{_LINE * 4}<w:p/>"
        '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1430" w:gutter="0"/>'
        '<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
        "</w:body></w:document>"
    ),
    "styles": (
        f"<w:styles {_W}>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
        "</w:styles>"
    ),
    "settings": f"<w:settings {_W}><w:evenAndOddHeaders/></w:settings>",
    "footer1": (
        f"<w:ftr {_W}><w:p><w:r><w:t>— </w:t></w:r>"
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        "<w:r><w:t> —</w:t></w:r></w:p></w:ftr>"
    ),
}
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "footer1": "footer",
}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def packed(parts: dict[str, str]) -> bytes:
    """A .docx of these parts, by their names in word/."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in _KINDS.items()
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )
    main = _relationships([("rId1", "officeDocument", "word/document.xml")])
    inner = _relationships(
        [
            ("rId1", "styles", "styles.xml"),
            ("rId2", "settings", "settings.xml"),
            ("rId3", "footer", "footer1.xml"),
        ]
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("_rels/.rels", main)
        package.writestr("word/_rels/document.xml.rels", inner)
        for name, text in parts.items():
            package.writestr(f"word/{name}.xml", text)
    return made.getvalue()


def _relationships(rows: list[tuple[str, str, str]]) -> str:
    """A part of relationships: id, kind and target of each."""
    inner = "".join(
        f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for id_, kind, target in rows
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
