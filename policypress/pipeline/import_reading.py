"""A file of any kind as the text to import (读取待导入的文件): what `compare` reads, and
pages of the web.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from policypress.compare import RawLine, Tree, parse_lines
from policypress.compare.read.unread import Unread
from policypress.findings import Finding
from policypress.pipeline.foreign_files import (
    Side,
    bytes_of,
    read_file,
)

_PAGES = (".html", ".htm", ".xhtml", ".shtml")


class Source(Struct, frozen=True):
    """A file that was read. tree: None where a finding says why not. aside: what it
    prints besides the document (navigation of a page, page numbers)."""

    tree: Tree | None
    findings: list[Finding] = field(default_factory=list)
    aside: list[RawLine] = field(default_factory=list)


def read_source(path: Path, tracked: str) -> Source:
    """Read a file. tracked: accept or reject, for Word files with tracked changes."""
    if path.suffix.lower() in _PAGES:
        return _page(path)
    side = read_file(path, tracked)
    return Source(side.tree, list(side.findings))


def _page(path: Path) -> Source:
    """A page of the web."""
    from policypress.importing.web.page import read_page

    data = bytes_of(path)
    if isinstance(data, Side):
        return Source(None, list(data.findings))
    unread = Unread(path.name)
    page = read_page(data, path.name, unread)
    parsed = parse_lines(page.lines, path.name, unread)
    findings = [*page.findings, *parsed.findings]
    return Source(parsed.tree, findings, page.aside)
