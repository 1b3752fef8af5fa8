"""What the page in the browser is given to show: findings with their lines, documents, page images."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

from policypress.document import Document, Origin, Paragraph, Text
from policypress.findings import Finding, Place
from policypress.serve.origins import Origins
from policypress.serve.revision import Revision
from policypress.serve.status import source_line, status

MEASURE = "policy/measures/prize.yaml"


class Images:
    """Page images that are being made, or are there."""

    def __init__(self, available: bool, pages: int | None = None) -> None:
        self.available, self.pages = available, pages
        self.asked: list[tuple[str, bytes]] = []

    def ask(self, name: str, docx: bytes) -> tuple[str, int | None]:
        self.asked.append((name, docx))
        return "digest", self.pages


@pytest.fixture
def session(tmp_path: Path) -> SimpleNamespace:
    """A preview of one document, with nothing wrong."""
    (tmp_path / "policy" / "measures").mkdir(parents=True)
    (tmp_path / MEASURE).write_text(
        "\ufefftitle: 奖励\nsupports: \r\n  prize: 10万元\n" + "长" * 400,
        "utf-8",
    )
    (tmp_path / "templates").mkdir()
    words = Text("10万元", origin=Origin("m#prize", Place(MEASURE, 3, 3)))
    document = Document("正文", "办法", (Paragraph("body", (words,)),))
    return SimpleNamespace(
        policy=tmp_path / "policy",
        templates=tmp_path / "templates",
        documents=[document],
        findings=[],
        version=2,
        revision=Revision(),
        page_images=Images(False),
        page=lambda name: b"<p>" if name == "正文" else None,
        docx=lambda name: b"PK" if name == "正文" else None,
        origins=lambda: Origins([document]),
    )


def test_without_mistakes_there_are_documents_and_a_version(
    session: SimpleNamespace,
) -> None:
    session.revision.advance()
    shown = status(session, "")
    assert json.loads(json.dumps(shown)) == {
        "revision": 1,
        "version": 2,
        "page": "",
        "site": False,
        "documents": [{"name": "正文", "title": "办法"}],
        "findings": [],
        "page_images": {"available": False, "digest": "", "pages": 0},
    }
    (session.templates / "site").mkdir()
    assert status(session, "")["site"]


def test_a_page_is_known_by_what_it_says(session: SimpleNamespace) -> None:
    digest = sha256(b"<p>").hexdigest()[:24]
    assert status(session, "正文")["page"] == digest
    assert status(session, "没有")["page"] == ""


def test_a_finding_has_its_line_and_what_the_page_shows_of_it(
    session: SimpleNamespace,
) -> None:
    place = Place(MEASURE, 2, 1)
    session.findings = [
        Finding("bad", "坏\x1b了", place, "改", "warning"),
        Finding("none", "没有位置", Place(""), ""),
    ]
    first, second = status(session, "")["findings"]
    assert first == {
        "severity": "warning",
        "code": "bad",
        "message": "坏\\u001b了",
        "hint": "改",
        "place": f"{MEASURE}:2:1",
        "line": "supports: ",
        "column": 1,
        "origin": "m#prize",
    }
    assert (second["place"], second["line"], second["origin"]) == ("", "", "")


def test_page_images_are_asked_for_only_where_they_are_wanted(
    session: SimpleNamespace,
) -> None:
    images = session.page_images = Images(True, 3)
    idle = {"available": True, "digest": "", "pages": 0}
    assert status(session, "正文")["page_images"] == idle
    assert status(session, "没有", True)["page_images"] == idle
    assert status(session, "", True)["page_images"] == idle
    assert images.asked == []
    shown = status(session, "正文", True)["page_images"]
    assert shown == {"available": True, "digest": "digest", "pages": 3}
    assert images.asked == [("正文", b"PK")]


def test_without_libreoffice_no_page_image_is_asked_for(
    session: SimpleNamespace,
) -> None:
    images = session.page_images
    assert not status(session, "正文", True)["page_images"]["available"]
    assert images.asked == []


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (Place(MEASURE, 1, 1), "title: 奖励"),
        (Place(MEASURE, 2, 1), "supports: "),
        (Place(MEASURE, 3, 3), "  prize: 10万元"),
        (Place(MEASURE, 4, 1), "长" * 300),
        (Place(MEASURE, 5, 1), ""),
        (Place(MEASURE), ""),
        (Place("policy/none.yaml", 1), ""),
        (Place("policy/../policy/measures/prize.yaml", 1), ""),
        (Place("policy", 1), ""),
        (Place("elsewhere/measures/prize.yaml", 1), ""),
    ],
)
def test_only_lines_of_policy_and_templates_are_shown(
    session: SimpleNamespace, place: Place, line: str
) -> None:
    assert source_line(session, place) == line


def test_a_line_of_a_template_is_shown(session: SimpleNamespace) -> None:
    (session.templates / "a.md").write_text("# 题\n正文", "utf-8")
    assert source_line(session, Place("templates/a.md", 2)) == "正文"
