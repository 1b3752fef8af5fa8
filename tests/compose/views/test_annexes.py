"""Annexes are printed behind the text with what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.compose import Composer
from policypress.compose.sandbox.template import load_templates
from policypress.document import (
    Document,
    Field,
    Paragraph,
    Table,
    cell_text,
    paragraphs,
    plain,
)
from policypress.findings import Finding
from tests.support.text_policies import policy, rules

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
FORM = """\
title: 申请表
form:
  name: {label: 单位名称}
  kind: {label: 类别, kind: choice, choices: [陶瓷, 织造]}
"""


def composed(
    folder: Path, changes: dict[str, str]
) -> tuple[Document, list[Finding]]:
    composer = Composer(policy(folder, {**rules(), **changes}), TEMPLATES)
    kinds, _ = load_templates(TEMPLATES)
    (job,) = composer.jobs([one for one in kinds if one.name == "measures"])
    document = composer.compose(job)
    assert document
    return document, composer.all_findings()


@pytest.fixture
def document(tmp_path: Path) -> Document:
    cited = {
        "parts/closing.yaml": "articles:\n  effect:\n    text: 申请表见{{ ref('form') }}。\n",
        "annexes/form.yaml": FORM,
    }
    made, findings = composed(tmp_path, cited)
    assert not findings
    return made


def words(document: Document, role: str) -> list[str]:
    return [
        plain(block.inlines)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.role == role
    ]


def test_they_are_listed_below_the_text_and_stand_behind_it(
    document: Document,
) -> None:
    assert words(document, "attachment-first") == ["附件：1.手艺工坊评分表"]
    assert words(document, "attachment-note") == [
        "2.青石区手艺行业目录",
        "3.申请表",
    ]
    assert words(document, "attachment-label") == ["附件1", "附件2", "附件3"]
    assert words(document, "attachment-title") == [
        "手艺工坊评分表",
        "青石区手艺行业目录",
        "申请表",
    ]


def test_a_scoring_table_ends_with_its_total(document: Document) -> None:
    tables = [one for one in document.blocks if isinstance(one, Table)]
    (scoring,) = [one for one in tables if one.name == "评分表"]
    rows = [[cell_text(cell) for cell in row] for row in scoring.rows]
    assert rows[1] == ["1", "技艺", "技艺水平", "40分", "获奖作品"]
    assert rows[-1][1:4] == ["合计", "", "100分"]


def test_a_form_has_content_controls(document: Document) -> None:
    fields = [
        item
        for paragraph in paragraphs(document.blocks)
        for item in paragraph.inlines
        if isinstance(item, Field)
    ]
    assert [(one.name, one.kind) for one in fields] == [
        ("form.name", "text"),
        ("form.kind", "choice"),
    ]


def test_a_table_of_the_text_comes_from_its_node(document: Document) -> None:
    origins = [
        one.origin.id
        for one in document.blocks
        if isinstance(one, Table) and one.origin
    ]
    assert "measures/equipment#paragraphs.main.table" in origins


def test_what_is_scored_and_listed_may_name_figures_itself(
    tmp_path: Path,
) -> None:
    scoring = rules()["annexes/scoring.yaml"]
    _, findings = composed(
        tmp_path,
        {
            "annexes/scoring.yaml": scoring.replace(
                "standard: 获奖作品", "standard: 获奖作品3件以上"
            )
        },
    )
    assert not findings
