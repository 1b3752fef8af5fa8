"""Word files that are nearly right: their XML, their parts, their container."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from random import Random

from tests.hostile import oddities

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WPS = (
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TAG = re.compile(r"<[^<>]+>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_ELEMENT = re.compile(r"<(w:\w+)\b[^<>]*(?:/>|>.*?</\1>)", re.DOTALL)
_NUMBERS = (
    "-1", "0", "1", "9", "63", "64", "99", "9999", "32768", "2147483648", "1000000000000",
    "99999999999999999999999", "1.5", "x", "", " ", "NaN", "0x10", "１", "+1",
)  # fmt: skip
_FORMATS = (
    "decimal", "chineseCounting", "chineseCountingThousand", "upperRoman", "lowerLetter",
    "none", "bullet", "ideographDigital", "decimalEnclosedCircle", "hex", "ordinalText",
)  # fmt: skip
_NAMES = (
    "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:ins", "w:del", "w:delText", "w:sdt",
    "w:sdtContent", "w:txbxContent", "w:pPr", "w:rPr", "w:body", "w:numPr", "w:lvl", "w:style",
    "w:hyperlink", "w:fldSimple", "w:smartTag", "w:moveFrom", "w:moveTo", "w:ruby", "w:x",
)  # fmt: skip

NUMBERING = f"""<w:numbering {_W}><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:suff w:val="space"/><w:lvlText w:val="第%1条"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">
<w:startOverride w:val="3"/></w:lvlOverride></w:num></w:numbering>"""
STYLES = f"""<w:styles {_W}><w:style w:type="paragraph" w:styleId="T"><w:name w:val="条"/>
<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="U"><w:name w:val="条二"/><w:basedOn w:val="T"/></w:style>
<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr>
<w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>"""


def _p(text: str, properties: str = "") -> str:
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_p(text)}</w:tc>"


_NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="7"/></w:numPr>'
_SPAN = '<w:gridSpan w:val="2"/>'
_MERGED = '<w:vMerge w:val="restart"/>'
_TABLE = (
    "<w:tbl><w:tblGrid><w:gridCol w:w='900'/><w:gridCol w:w='900'/></w:tblGrid>"
    f"<w:tr>{_cell('奖项')}{_cell('金额')}</w:tr><w:tr>{_cell('合计', _SPAN)}</w:tr>"
    f"<w:tr>{_cell('金奖', _MERGED)}{_cell('20万元')}</w:tr>"
    f"<w:tr>{_cell('', '<w:vMerge/>')}{_cell('10万元')}</w:tr></w:tbl>"
)
_REVISED = (
    '<w:p><w:ins w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"><w:r><w:t>第九条　增。</w:t>'
    '</w:r></w:ins><w:del w:id="2" w:author="甲"><w:r><w:delText>删去。</w:delText></w:r></w:del></w:p>'
)
_FIELD = (
    '<w:p><w:r><w:t>见</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
    ' REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>第三条'
    '</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
_BOX = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>"
    f"{_p('框中文字。')}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox>"
    f"<w:txbxContent>{_p('框中文字。')}</w:txbxContent></v:textbox></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)
_CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{_p('控件中的字。')}</w:sdtContent></w:sdt>"
_BODY = (
    _p("青石区若干措施") + _p("第一章　总则", '<w:pStyle w:val="H"/>')
    + _p("为了促进手艺发展，制定本措施。", _NUMBERED.format(0))
    + _p("适用于下列单位：", '<w:pStyle w:val="U"/>') + _p("工作室；", _NUMBERED.format(1))
    + _p("培训机构。", _NUMBERED.format(1)) + _p("第三条　奖励20万元。") + _TABLE + _BOX
    + _p("第四条　依照本措施第三条处理。") + _FIELD + _CONTROL
    + '<w:p><w:r><w:t xml:space="preserve">第五条　 </w:t></w:r><w:r><w:tab/><w:br/><w:sym '
    'w:font="Symbol" w:char="F0B7"/><w:noBreakHyphen/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
)  # fmt: skip
_SNIPPETS = (
    _p("又一段。"), _TABLE, _BOX, _FIELD, _CONTROL, _REVISED, "<w:p/>", "<w:p>", "</w:p>", "<w:x/>",
    '<w:fldChar w:fldCharType="begin"/>', '<w:gridSpan w:val="1000000000"/>', "<!-- x -->", "<?x?>",
    '<w:vMerge w:val="restart"/>', "<w:tr/>", "<w:tc/>", "<w:tbl/>", '<w:numPr><w:numId w:val="99"/></w:numPr>',
    '<w:lvl><w:numFmt w:val="decimal"/></w:lvl>', '<w:altChunk r:id="x"/>', "<![CDATA[x]]>", "&x;", "&#0;",
    '<w:pStyle w:val="T"/>', '<w:basedOn w:val="U"/>', '<w:outlineLvl w:val="99"/>', "<w:t>\u202e</w:t>",
    '<w:gridBefore w:val="999999999"/>', '<w:ilvl w:val="99"/>', '<w:start w:val="1000000000000"/>',
    "<w:moveFrom>x</w:moveFrom>", "<w:r><w:t>\u2028\x85</w:t></w:r>", "<w:vanish/>", "<w:customXml/>",
    "<w:cr/>" * 300, "<w:tab/>" * 3000, "<w:p/>" * 20000, "<w:r><w:t>字</w:t></w:r>" * 4000,
)  # fmt: skip
_DOCTYPES = (
    '<!DOCTYPE x [<!ENTITY a "x">]>', '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x">',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
)  # fmt: skip


def base() -> dict[str, bytes]:
    """A Word file with a bit of everything: part → bytes."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="a" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="n" Type="{_OFFICE}/numbering" Target="numbering.xml"/>'
        f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_W} {_WPS}><w:body>{_BODY}</w:body></w:document>",
        "word/numbering.xml": NUMBERING,
        "word/styles.xml": STYLES,
        "word/footnotes.xml": f'<w:footnotes {_W}><w:footnote w:id="2">{_p("脚注。")}'
        "</w:footnote></w:footnotes>",
    }
    return {name: content.encode() for name, content in parts.items()}


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file somebody made."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(
    parts: dict[str, bytes], extra: tuple[tuple[str, bytes], ...] = ()
) -> bytes:
    """The file of these parts; extra: further entries, whose names may be there twice."""
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about names that are there twice
        with zipfile.ZipFile(
            out, "w", zipfile.ZIP_DEFLATED, compresslevel=1
        ) as archive:
            for name, content in (*parts.items(), *extra):
                archive.writestr(name, content)
    return out.getvalue()


def mutated(rng: Random, parts: dict[str, bytes]) -> bytes:
    """A damaged Word file."""
    parts = dict(parts)
    chance = rng.random()
    if chance < 0.1:
        return oddities.damaged(rng, zipped(parts))
    if chance < 0.2:
        return _container(rng, parts)
    for _ in range(rng.choice((1, 1, 2, 3))):
        name = _part(rng, parts)
        content = parts[name].decode("utf-8", "replace")
        parts[name] = _change(rng, content).encode("utf-8", "surrogatepass")
    if chance > 0.95:
        name = _part(rng, parts)
        parts[name] = oddities.damaged(rng, parts[name])
    return zipped(parts)


def _part(rng: Random, parts: dict[str, bytes]) -> str:
    if rng.random() < 0.55 and "word/document.xml" in parts:
        return "word/document.xml"
    return rng.choice(
        [name for name in parts if name.endswith((".xml", ".rels"))]
    )


def _container(rng: Random, parts: dict[str, bytes]) -> bytes:
    """Parts that are missing, twice there, oddly named, or far too large."""
    name = rng.choice(list(parts))
    way = rng.randrange(8)
    if way == 0:
        del parts[name]
    elif way == 1:
        return zipped(parts, ((name, b"<x/>"),))
    elif way == 2:
        odd = rng.choice(
            (
                "../x.xml",
                "/word/document.xml",
                "WORD/Document.xml",
                "a\\b",
                "\u202e",
            )
        )
        parts[odd] = parts.pop(name)
    elif way == 3:
        parts[name] = b"<w:x>" + b" " * 150_000_000
    elif way == 4:
        parts[name] = (
            parts[name]
            .decode("utf-8", "replace")
            .encode(rng.choice(("utf-16", "gb18030")))
        )
    elif way == 5:
        return zipped(
            parts,
            tuple(
                (f"x{n}.xml", b"") for n in range(rng.choice((300, 20_000)))
            ),
        )
    elif way == 6:
        parts[name] = rng.choice(
            (b"", b"\0" * 99, b"PK\3\4", b"<", b"\xff\xfe<")
        )
    else:
        return zipped(parts) + rng.choice(
            (b"x" * 70_000, b"PK\5\6" + b"\0" * 18)
        )
    return zipped(parts)


def _change(rng: Random, content: str) -> str:
    """One change of a part's XML; it may no longer be well-formed."""
    way = rng.randrange(10)
    if way <= 3:
        return _attribute(rng, content)
    if way == 4:
        return _element(rng, content, lambda found: "")
    if way == 5:
        return _element(
            rng, content, lambda found: found * rng.choice((2, 3, 60, 800))
        )
    if way == 6:
        return _element(rng, content, lambda found: _nested(rng, found))
    if way == 7:
        return _between(rng, content, rng.choice(_SNIPPETS))
    if way == 8:
        doctype = rng.choice(_DOCTYPES) if rng.random() < 0.2 else ""
        piece = "&a;" if doctype else oddities.text(rng)
        return doctype + oddities.splice(rng, content, piece)
    names = _TAG.findall(content)
    old = rng.choice(names) if names else "<x>"
    return content.replace(old, f"<{rng.choice(_NAMES)}>", rng.choice((1, -1)))


def _attribute(rng: Random, content: str) -> str:
    """One attribute given another value, or taken away."""
    found = list(_ATTRIBUTE.finditer(content))
    if not found:
        return content
    one = rng.choice(found)
    if rng.random() < 0.15:
        return content[: one.start()] + content[one.end() :]
    value = rng.choice(
        (rng.choice(_NUMBERS), rng.choice(_FORMATS), oddities.text(rng))
    )
    value = (
        value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    )
    return f'{content[: one.start()]}{one[1]}="{value}"{content[one.end() :]}'


def _element(rng: Random, content: str, change) -> str:
    """One whole element changed; `change` turns its text into another."""
    starts = [found.start() for found in re.finditer(r"<w:", content)]
    if not starts:
        return content
    found = _ELEMENT.match(content, rng.choice(starts))
    if not found or len(found[0]) > 20_000:
        return content
    return content[: found.start()] + change(found[0]) + content[found.end() :]


def _nested(rng: Random, element: str) -> str:
    """The element in many others: tables in tables, boxes in boxes, anything."""
    depth = rng.choice((1, 2, 18, 60, 300))
    kind = rng.randrange(4)
    if kind == 0:
        open_, close = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    elif kind == 1:
        inner = element
        for _ in range(min(depth, 12)):
            copy = f"<w:txbxContent>{inner}</w:txbxContent>"
            inner = (
                f"<w:p><w:r><mc:AlternateContent><mc:Choice>{copy}</mc:Choice>"
            )
            inner += f"<mc:Fallback>{copy[:20_000]}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
            if len(inner) > 60_000:
                break
        return inner
    elif kind == 2:
        open_, close = (
            "<w:p><w:r><w:txbxContent>",
            "</w:txbxContent></w:r></w:p>",
        )
    else:
        name = rng.choice(_NAMES)
        open_, close = f"<{name}>", f"</{name}>"
    return open_ * depth + element + close * depth


def _between(rng: Random, content: str, piece: str) -> str:
    """A piece put before one of the tags."""
    tags = [found.start() for found in _TAG.finditer(content)]
    at = rng.choice(tags) if tags else 0
    return content[:at] + piece + content[at:]
