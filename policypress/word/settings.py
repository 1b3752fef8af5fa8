"""settings.xml and fontTable.xml.

What holds for a whole file, and the faces it names.

Settings that matter for the page of an official document: odd and even
footers, punctuation not compressed and broken lines not stretched (28
characters stay 28), and compatibility mode 15, without which Word opens a file
as one of Word 2007.
"""

from __future__ import annotations

from collections.abc import Iterable

from policypress.word.xml import DECLARATION, NAMESPACES, attribute

_COMPAT = "http://schemas.microsoft.com/office/word"
_COMPAT_SETTINGS = (
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
)


def _compat_settings() -> str:
    return "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_COMPAT}" w:val="{value}"/>'
        for name, value in _COMPAT_SETTINGS
    )


SETTINGS = (
    f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
    "<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>"
    '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>"
    f"{_compat_settings()}</w:compat>"
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)


def font_table(faces: Iterable[tuple[str, str, bool]]) -> str:
    """fontTable.xml from (name, name to use where it is missing or "", is
    Chinese).
    """
    items = "".join(_font(*face) for face in faces)
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{items}</w:fonts>"


def _font(
    name: str,
    instead: str,
    chinese: bool,
) -> str:
    """w:font; charset 86 is GB 2312 (hexadecimal), 00 is Latin."""
    other = f'<w:altName w:val="{attribute(instead)}"/>' if instead else ""
    charset, family = ("86", "auto") if chinese else ("00", "roman")
    return (
        f'<w:font w:name="{attribute(name)}">{other}'
        f'<w:charset w:val="{charset}"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
    )
