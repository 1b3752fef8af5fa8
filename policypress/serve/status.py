"""What the page in the browser is told, as plain JSON."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from policypress.findings import Finding, Place
from policypress.serve.session import Desk
from policypress.system import terminal

_LONGEST = 300  # characters of a source line


def told(desk: Desk, shown: str, as_pages: bool = False) -> dict[str, Any]:
    """The state of the preview. shown: name of the document looked at, "" for the site.

    as_pages: its page images are wanted. page: another when that document says something else than before.
    """
    page = desk.page(shown) if shown else None
    pages: int | None = 0
    digest = ""
    if as_pages and desk.pictures.available and shown and (docx := desk.docx(shown)):
        digest, pages = desk.pictures.ask(shown, docx)
    return {
        "tick": desk.ticks.count,
        "version": desk.version,
        "page": sha256(page).hexdigest()[:24] if page else "",
        "site": (desk.templates / "site").is_dir(),
        "documents": [
            {"name": document.name, "title": document.title}
            for document in desk.documents
        ],
        "findings": [_finding(desk, finding) for finding in desk.findings],
        "pictures": {
            "available": desk.pictures.available,
            "digest": digest,
            "pages": pages,
        },
    }


def _finding(desk: Desk, finding: Finding) -> dict[str, Any]:
    place, line = finding.place, source_line(desk, finding.place)
    spot = desk.spots().of(
        place, opens=line.rstrip().endswith(":")
    )  # the id of what a page shows of it
    return {
        "severity": finding.severity,
        "code": finding.code,
        "message": terminal.visible(finding.message),
        "hint": finding.hint,
        "place": terminal.visible(str(place)) if place.file else "",
        "line": line,
        "column": place.column,
        "spot": spot,
    }


def source_line(desk: Desk, place: Place) -> str:
    """The line of a source file a finding points at; "" when it is no line of policy or templates."""
    first, _, rest = place.file.partition("/")
    folder = (
        desk.policy
        if first == desk.policy.name
        else desk.templates
        if first == "templates"
        else None
    )
    if not (folder and rest and place.line) or ".." in Path(rest).parts:
        return ""
    try:
        lines = (folder / rest).read_text("utf-8-sig", errors="replace").split("\n")
    except OSError:
        return ""
    return (
        lines[place.line - 1][:_LONGEST].rstrip("\r")
        if place.line <= len(lines)
        else ""
    )
