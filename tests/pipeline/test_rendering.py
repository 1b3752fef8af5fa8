"""Documents become files in as many processes as there are, the longest first."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.document import Cell, Document, Paragraph, Table, Text
from policypress.pipeline import rendering
from policypress.pipeline.earlier_files import EarlierFiles
from policypress.pipeline.rendering import Rendering
from policypress.pipeline.workers import Workers
from policypress.system.environment import ROOT


def paragraph(words: str) -> Paragraph:
    return Paragraph("body", (Text(words),))


def test_a_large_table_is_longer_than_many_paragraphs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cell = Cell((paragraph("一"),))
    table = Document("表", "表", (Table(((cell,) * 5,) * 9),))
    letter = Document("信", "信", (paragraph("二"),) * 20)
    note = Document("便条", "便条", (paragraph("三"),))
    made: list[str] = []

    def render(document: Document, *_: object) -> bytes:
        made.append(document.name)
        return b""

    monkeypatch.setattr(rendering, "render", render)
    with Workers(1) as workers:
        earlier = EarlierFiles(tmp_path, False, folder=tmp_path / "kept")
        work = Rendering(ROOT / "templates/looks", False, workers, earlier)
        for one in (note, table, letter):
            work.add(one, ["html"])
        work.finish()
    assert made == ["表", "信", "便条"]
