"""A picture in a line of text (w:drawing with wp:inline, ISO/IEC 29500-1 20.4.2.8)."""

from __future__ import annotations

from policypress.word.xml import attribute

_EMU = 36_000  # of a millimetre
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture(
    relationship: str,
    number: int,
    label: str,
    millimetres: int,
) -> str:
    """A run with a square picture. relationship: the id of its part; number: no other
    drawing of the file has it; label: what it shows (alternative text)."""
    size = millimetres * _EMU
    text = attribute(label)
    extent = f'cx="{size}" cy="{size}"'
    about = f'id="{number}" name="{text}" descr="{text}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" '
        f'distL="0" distR="0"><wp:extent {extent}/><wp:docPr {about}/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}">'
        f'<pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr {about}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
