"""Opening a .docx that is to be compared.

`word.package_reader` has the care it takes.
"""

from __future__ import annotations

from policypress.word.package_reader import Hints, Package
from policypress.word.package_reader import open_package as open_parts

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
COMMENTS = "word/comments.xml"
SETTINGS = "word/settings.xml"
# The parts whose words are those of the text.
WORDED = (DOCUMENT, "word/footnotes.xml", "word/endnotes.xml")
_PARTS = (*WORDED, STYLES, NUMBERING, COMMENTS, SETTINGS)
# Headers and footers; whoever changes them takes a copy.
MARGINS = ("word/header", "word/footer")
_HINTS = Hints(
    not_docx="支持政策文件夹、git 版本、.docx、.md 和 .txt。",
    pdf="请使用 Word、Markdown 或文本文件；扫描件须先识别为文字。",
    large_part="请确认文件来源可靠，或者拆成几个文件比较。",
    nested="在 Word 中减少表格、文本框的嵌套，另存后再比较。",
)


def open_package(
    data: bytes,
    name: str,
) -> Package:
    """Reads the parts of a .docx that say what its text is.

    Never raises for what a file holds.
    """
    return open_parts(data, name, _is_wanted, _HINTS, shared=MARGINS)


def _is_wanted(part: str) -> bool:
    """Whether a part is read."""
    return part in _PARTS or part.startswith(MARGINS)
