"""theme1.xml: the colours and faces behind Word's menus.

Styles here never refer to it.

Word itself makes do without, but readers that follow the Open XML SDK call a
file without a theme broken. The scheme is the smallest that ISO/IEC 29500
allows (20.1.6): twelve colours, two faces, three of each format.
"""

from __future__ import annotations

from policypress.word.xml import DECLARATION, attribute

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLORS = (
    ("dk1", "000000"),
    ("lt1", "FFFFFF"),
    ("dk2", "44546A"),
    ("lt2", "E7E6E6"),
    ("accent1", "C00000"),
    ("accent2", "ED7D31"),
    ("accent3", "7F7F7F"),
    ("accent4", "FFC000"),
    ("accent5", "4472C4"),
    ("accent6", "70AD47"),
    ("hlink", "0563C1"),
    ("folHlink", "954F72"),
)
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f"<a:ln>{_FILL}</a:ln>"
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_FORMATS = (
    '<a:fmtScheme name="policypress">'
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>"
    f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def theme(
    east_asia: str,
    latin: str,
) -> str:
    """theme1.xml with these two faces for headings and text alike."""
    face = (
        f'<a:latin typeface="{attribute(latin)}"/>'
        f'<a:ea typeface="{attribute(east_asia)}"/><a:cs typeface=""/>'
    )
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_A}" name="policypress">'
        "<a:themeElements>"
        f'<a:clrScheme name="policypress">{_colors()}</a:clrScheme>'
        f'<a:fontScheme name="policypress"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f"{_FORMATS}</a:themeElements></a:theme>"
    )


def _colors() -> str:
    return "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in _COLORS
    )
