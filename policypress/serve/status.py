"""The state of the preview for the page in the browser, as plain JSON."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from policypress.document import Document
from policypress.findings import Finding, Place
from policypress.serve.session import Session
from policypress.system import terminal

_LONGEST = 300  # characters of a source line: the page shows one line of it


def status(
    session: Session,
    shown: str,
    as_pages: bool = False,
) -> dict[str, Any]:
    """What a tab of the browser shows.

    shown: the document looked at, "" for the site.

    as_pages: its page images are wanted. "page" is another when that document
    says something else than before.
    """
    page = session.page(shown) if shown else None
    site = session.templates / "site"
    documents = [_listed(one) for one in session.documents]
    findings = [_finding(session, one) for one in session.findings]
    with_images = shown if as_pages else ""
    return {
        "revision": session.revision.count,
        "version": session.version,
        "page": _version(page),
        "site": site.is_dir(),
        "documents": documents,
        "findings": findings,
        "page_images": _page_images(session, with_images),
    }


def _listed(document: Document) -> dict[str, str]:
    """A document in the list beside the page."""
    return {"name": document.name, "title": document.title}


def _version(page: bytes | None) -> str:
    """Another for each content of a page, "" when there is none."""
    if not page:
        return ""
    digest = sha256(page).hexdigest()
    return digest[:24]


def _page_images(
    session: Session,
    wanted: str,
) -> dict[str, Any]:
    """Which page images there are of a document, "" for none.

    "pages" is None as long as they are being made.
    """
    images = session.page_images
    state = {"available": images.available, "digest": "", "pages": 0}
    if not images.available or not wanted:
        return state
    docx = session.docx(wanted)
    if docx is None:
        return state
    digest, pages = images.ask(wanted, docx)
    return {**state, "digest": digest, "pages": pages}


def _finding(
    session: Session,
    finding: Finding,
) -> dict[str, Any]:
    """A finding with the line it is about.

    "origin": the id of what a page shows of it.
    """
    place = finding.place
    shown_place = str(place) if place.file else ""
    line = source_line(session, place)
    opens = line.rstrip().endswith(":")
    origins = session.origins()
    return {
        "severity": finding.severity,
        "code": finding.code,
        "message": terminal.visible(finding.message),
        "hint": finding.hint,
        "place": terminal.visible(shown_place),
        "line": line,
        "column": place.column,
        "origin": origins.of(place, opens),
    }


def source_line(
    session: Session,
    place: Place,
) -> str:
    """The line of a source file that a finding points at.

    "" when it is no line of policy or templates.
    """
    first, _, rest = place.file.partition("/")
    folders = {
        "templates": session.templates,
        session.policy.name: session.policy,
    }
    folder = folders.get(first)
    if folder is None or not rest or not place.line:
        return ""
    if ".." in Path(rest).parts:
        return ""
    try:
        path = folder / rest
        text = path.read_text("utf-8-sig", errors="replace")
    except OSError:
        return ""
    lines = text.split("\n")
    if place.line > len(lines):
        return ""
    line = lines[place.line - 1]
    return line[:_LONGEST].rstrip("\r")
