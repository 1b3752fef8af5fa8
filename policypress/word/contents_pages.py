"""The page numbers of contents (目录页码), in a .docx of our own.

None is written where none is known: Word computes the field when it opens the
file. What has been laid out knows them; `with_pages` writes those in. LibreOffice
takes what stands in a field of contents for text and does not count; without the
field around the entries it computes each page (`computed_when_laid_out`).
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from html import unescape

from policypress.word import fields

_DOCUMENT = "word/document.xml"
# A heading and the number of the page on which it stands.
Standing = tuple[str, int]
_OPENING = re.compile(
    r'<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
    r'<w:r><w:instrText xml:space="preserve"> TOC [^<]*</w:instrText></w:r>'
    r'<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_CLOSING = f"</w:hyperlink>{fields.END}"
_ENTRY = re.compile(
    r'<w:hyperlink w:anchor="(_Toc\d+)" w:history="1">(.*?)<w:tab/>'
)
_WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def computed_when_laid_out(docx: bytes) -> bytes:
    """A copy for LibreOffice, which computes the page of each entry."""
    return _changed(docx, _without_field)


def with_pages(
    docx: bytes,
    standing: Sequence[Standing],
) -> bytes:
    """The file with the page of each entry of its contents; as it is where one of them
    is not among the headings, which stand in the order of the text."""
    return _changed(docx, lambda story: _numbered(story, standing))


def _without_field(story: str) -> str:
    """The entries as paragraphs of their own."""
    opened = _OPENING.sub("", story)
    if opened == story:
        return story
    return opened.replace(_CLOSING, "</w:hyperlink>")


def _numbered(
    story: str,
    standing: Sequence[Standing],
) -> str:
    """The story with a number behind each entry."""
    entries = _ENTRY.findall(story)
    pages = _pages_of((_words(runs) for _, runs in entries), standing)
    if pages is None:
        return story
    for (bookmark, _), page in zip(entries, pages, strict=True):
        empty = fields.page_of(bookmark, "")
        known = fields.page_of(bookmark, str(page))
        story = story.replace(empty, known)
    return story


def _words(runs: str) -> str:
    """What an entry says."""
    return unescape("".join(_WORDS.findall(runs)))


def _pages_of(
    entries: Iterable[str],
    standing: Sequence[Standing],
) -> list[int] | None:
    """The page of each entry; None unless all are found, one behind the other."""
    pages: list[int] = []
    left = iter(standing)
    for entry in entries:
        wanted = "".join(entry.split())
        found = (page for words, page in left if _same(words, wanted))
        page = next(found, None)
        if page is None:
            return None
        pages.append(page)
    return pages


def _same(words: str, wanted: str) -> bool:
    """Whether a heading says this, wherever its lines and blanks are."""
    return "".join(words.split()) == wanted


def _changed(
    docx: bytes,
    change: Callable[[str], str],
) -> bytes:
    """The package with its story changed; the same bytes where nothing is."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as original,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        story = original.read(_DOCUMENT).decode()
        changed = change(story)
        if changed == story:
            return docx
        for entry in original.infolist():
            is_story = entry.filename == _DOCUMENT
            data = changed.encode() if is_story else original.read(entry)
            written.writestr(copy.copy(entry), data)
    return stream.getvalue()
