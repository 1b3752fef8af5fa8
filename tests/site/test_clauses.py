"""The text cut into provisions and annexes for the page that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.compose import Composer
from policypress.compose.sandbox.template import load_templates
from policypress.document import Paragraph, Table
from policypress.site.clauses import Clause, chapter_of, clauses
from tests.support.text_policies import GENRES, policy

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def cut(folder: Path, genre: str) -> list[Clause]:
    composer = Composer(policy(folder, GENRES[genre]()), TEMPLATES)
    kinds, _ = load_templates(TEMPLATES)
    (job,) = composer.jobs([one for one in kinds if one.name == "measures"])
    document = composer.compose(job)
    assert document
    return clauses(document)


@pytest.mark.parametrize("genre", list(GENRES))
def test_every_provision_and_annex_is_one_piece(
    tmp_path: Path, genre: str
) -> None:
    found = [one.id for one in cut(tmp_path, genre) if one.id]
    assert found == [
        "purpose",
        "scope",
        "对象",
        "equipment",
        "panel",
        "publish",
        "effect",
        "scoring",
        "catalogue",
    ]


def test_paragraphs_and_items_can_be_linked_to(tmp_path: Path) -> None:
    (own,) = [one for one in cut(tmp_path, "管理办法") if one.id == "对象"]
    anchors = [
        block.anchor for block in own.blocks if isinstance(block, Paragraph)
    ]
    assert anchors == [
        "对象.main",
        "对象.main.设立",
        "对象.main.staff",
        "对象.main.staff.master",
        "对象.main.staff.heir",
        "对象.main.credit",
        "对象.exception",
    ]


def test_a_title_in_the_line_of_a_provision_is_a_heading(
    tmp_path: Path,
) -> None:
    """And so is the title of an annex; other paragraphs are none."""
    levels = {
        one.id: [
            block.level for block in one.blocks if isinstance(block, Paragraph)
        ][:2]
        for one in cut(tmp_path, "管理办法")
        if one.id
    }
    assert levels["scope"] == [3, 0]
    assert levels["equipment"] == [3, 0]
    assert levels["对象"] == [0, 0]
    assert levels["scoring"] == [0, 2]


def test_a_table_and_who_is_responsible_stay_with_their_provision(
    tmp_path: Path,
) -> None:
    (own,) = [
        one for one in cut(tmp_path, "管理办法") if one.id == "equipment"
    ]
    assert any(isinstance(block, Table) for block in own.blocks)
    assert "（责任单位：区文旅局、区财政局）" in own.text


def test_an_annex_keeps_its_label_and_its_tables(tmp_path: Path) -> None:
    annexes = [one for one in cut(tmp_path, "管理办法") if one.annex]
    assert [one.text.split("\n")[0] for one in annexes] == ["附件1", "附件2"]
    assert any(isinstance(block, Table) for block in annexes[0].blocks)
    assert "陶瓷烧造" in annexes[1].text


def test_headings_know_their_chapter(tmp_path: Path) -> None:
    found = [chapter_of(one) for one in cut(tmp_path, "管理办法")]
    assert [key for key in found if key] == [
        "general",
        "grants",
        "objects",
        "amounts",
        "review",
        "closing",
    ]
