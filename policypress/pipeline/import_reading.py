"""A file of any kind as the text to import (读取待导入的文件): what `compare` reads, and
pages of the web.
"""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct, field

from policypress.compare import RawLine, Tree, parse_lines
from policypress.compare.read.encodings import decode
from policypress.compare.read.plain_text import read_lines
from policypress.compare.read.unread import Unread
from policypress.compare.text import limits
from policypress.findings import Finding, Place
from policypress.pipeline.foreign_files import (
    Side,
    bytes_of,
    is_other,
    read_file,
)

_TEXTS = (".txt", ".md", ".markdown")
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)", re.I)
_FEW = 100  # bytes among which one zero is an accident
_PAGES = (".html", ".htm", ".xhtml", ".shtml")


class Source(Struct, frozen=True):
    """A file that was read. tree: None where a finding says why not. aside: what it
    prints besides the document (navigation of a page, page numbers)."""

    tree: Tree | None
    findings: list[Finding] = field(default_factory=list)
    aside: list[RawLine] = field(default_factory=list)


def read_source(path: Path, tracked: str) -> Source:
    """Read a file. tracked: accept or reject, for Word files with tracked changes.

    A page or a PDF is one whatever it is called: sites give pages out as .doc.
    """
    data = bytes_of(path)
    if isinstance(data, Side):
        return Source(None, list(data.findings))
    suffix = path.suffix.lower()
    if data.startswith(b"%PDF"):
        return _pdf(data, path.name)
    if _PAGE.match(data) or (suffix in _PAGES and not is_other(data)):
        return _page(data, path.name)
    if suffix in _TEXTS and data.strip() and not is_other(data):
        return _text(data, path.name)
    side = read_file(path, tracked)
    return Source(side.tree, list(side.findings))


def _text(data: bytes, name: str) -> Source:
    """A text or Markdown file. It is read as for a comparison, but for zero bytes, which
    programs leave behind that were cut off, and for paragraphs too long to compare."""
    left, findings = _without_zeros(data, name)
    text, finding = decode(left, name)
    if finding:
        findings.append(finding)
    if text is None:
        return Source(None, findings)
    unread = Unread(name)
    lines = read_lines(text, name, unread)
    problems = [
        one for one in limits.beyond(lines, name) if one.code != "long-line"
    ]
    if problems:
        return Source(None, problems)
    parsed = parse_lines(lines, name, unread)
    return Source(parsed.tree, [*findings, *parsed.findings])


def _without_zeros(
    data: bytes,
    name: str,
) -> tuple[bytes, list[Finding]]:
    """The bytes of a text without those that are zero, and what to say of them. Where
    they are many, it is UTF-16, or no text at all, and stays as it is."""
    count = data.count(b"\x00")
    if not count or count * _FEW > len(data):
        return data, []
    message = f"“{name}”里有 {count} 个空字节，已略去"
    hint = "对照原件核对"
    found = Finding("zero-bytes", message, Place(name), hint, "warning")
    return data.replace(b"\x00", b""), [found]


def _pdf(data: bytes, name: str) -> Source:
    """A PDF with words in it."""
    from policypress.pipeline.pdf_reading import read_pdf

    made = read_pdf(data, name)
    if not made.lines:
        return Source(None, made.findings)
    parsed = parse_lines(made.lines, name)
    findings = [*made.findings, *parsed.findings]
    return Source(parsed.tree, findings, made.aside)


def _page(data: bytes, name: str) -> Source:
    """A page of the web."""
    from policypress.importing.web.page import read_page

    unread = Unread(name)
    page = read_page(data, name, unread)
    parsed = parse_lines(page.lines, name, unread)
    findings = [*page.findings, *parsed.findings]
    return Source(parsed.tree, findings, page.aside)
