"""Text on its way into XML.

Escaping, and the characters XML 1.0 does not allow.

Whatever stands in a source becomes words, never markup. Control characters,
lone surrogates and the two non-characters U+FFFE/U+FFFF cannot stand in XML
1.0 (§2.2) at all, so they are dropped.
"""

from __future__ import annotations

import re

from policypress.language.patterns import later

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:w14="{W14}" xmlns:w15="{W15}" '
    f'xmlns:mc="{MC}" mc:Ignorable="w14 w15"'
)

_ILLEGAL = later("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')

_BLANKS = re.compile("[\t\n\r]")


def legal(text: str) -> str:
    """The text without characters that XML 1.0 forbids."""
    return _ILLEGAL.sub("", text)


def escape(text: str) -> str:
    """Text for element content.

    ``& < >`` become entities, forbidden characters go.
    """
    if not _SPECIAL.search(text):
        return text
    return (
        legal(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
    )


def attribute(text: str) -> str:
    """Text for a double-quoted attribute.

    Line ends and tabs become spaces, as a parser would make them.
    """
    if not _SPECIAL.search(text):
        return text
    quoted = escape(text).replace('"', "&quot;")
    return _BLANKS.sub(" ", quoted)
