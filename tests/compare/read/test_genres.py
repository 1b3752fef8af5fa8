"""Whatever the genre: a composed text reads back as the tree it was made of, from the
Document and from its Word file, and nothing is lost.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compare.read.document import from_document
from policypress.compare.read.docx import read_docx
from policypress.compare.read.parser import parse_lines
from policypress.compare.text.tree import (
    Tree,
    addresses,
    clauses,
    text_of,
    walk,
)
from policypress.compose.compose import Composer
from policypress.compose.sandbox.template import load_templates
from policypress.document import Document, Paragraph, Table, cell_text, plain
from policypress.findings import Place
from policypress.render.docx import named_look, render
from tests.support.text_policies import GENRES, policy

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


@pytest.fixture(scope="module", params=list(GENRES))
def genre(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def document(genre: str, tmp_path_factory: pytest.TempPathFactory) -> Document:
    made = policy(tmp_path_factory.mktemp("text"), GENRES[genre]())
    composer = Composer(made, TEMPLATES, final=True)
    kinds, _ = load_templates(TEMPLATES)
    (job,) = composer.jobs([one for one in kinds if one.name == "measures"])
    document = composer.compose(job)
    assert document and not composer.all_findings()
    return document


@pytest.fixture(scope="module")
def tree(document: Document) -> Tree:
    return from_document(document)


@pytest.fixture(scope="module")
def read_back(document: Document) -> Tree:
    look, _ = named_look(TEMPLATES / "looks", "gbt9704", Place(""))
    lines, findings, _ = read_docx(render(document, look), "正文.docx")
    assert not findings
    found = parse_lines(lines, "正文.docx").tree
    assert found
    return found


def shape(tree: Tree) -> list[tuple]:
    """Every node with its lines, without the ids that only our own text has."""
    return [
        (
            len(above),
            node.kind,
            node.label,
            node.heading,
            [(line.level, line.label, line.printed) for line in node.lines],
        )
        for node, above in walk(tree)
    ]


def printed(document: Document) -> list[str]:
    found = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(plain(block.inlines).replace("\n", ""))
        elif isinstance(block, Table):
            found += ["\t".join(map(cell_text, row)) for row in block.rows]
    return found


def test_nothing_is_lost(
    document: Document, tree: Tree, read_back: Tree
) -> None:
    assert text_of(tree) == printed(document)
    assert text_of(read_back) == printed(document)


def test_the_word_file_has_the_same_tree(tree: Tree, read_back: Tree) -> None:
    assert shape(read_back) == shape(tree)


def test_each_provision_is_a_clause_with_its_id_and_its_items(
    tree: Tree,
) -> None:
    found = {node.id.rpartition(".")[2]: node for node in clauses(tree)}
    own = next(node for key, node in found.items() if key.endswith("对象"))
    assert [
        (one.paragraph, one.item, one.subitem) for one in addresses(own)
    ] == [
        (1, 0, 0),
        (1, 1, 0),
        (1, 2, 0),
        (1, 2, 1),
        (1, 2, 2),
        (1, 3, 0),
        (2, 0, 0),
    ]


def test_a_table_belongs_to_the_paragraph_above_it(tree: Tree) -> None:
    (own,) = [one for one in clauses(tree) if one.id == "measures/equipment"]
    assert [
        (line.level, one.paragraph)
        for line, one in zip(own.lines, addresses(own), strict=True)
    ] == [
        ("clause", 1),
        ("table", 1),
        ("table", 1),
        ("paragraph", 2),
    ]


def test_annexes_stand_behind_the_text_and_open_no_chapter(tree: Tree) -> None:
    kinds = [node.kind for node, above in walk(tree) if not above]
    labels = [node.label for node, _ in walk(tree) if node.kind == "annex"]
    assert labels[-2:] == ["附件1", "附件2"]
    assert set(kinds[-2:]) == {"annex"}


HEADINGS = {
    "管理办法": ["第一章", "第二章", "第一节", "第二节", "第三章", "第四章"],
    "实施意见": ["一、", "二、", "（一）", "（二）", "三、", "四、"],
    "通知": [],
    "编章节": [
        "第一编",
        "第一章",
        "第二编",
        "第一章",
        "第一节",
        "第二节",
        "第二章",
        "第三章",
    ],
}


def test_headings_count_anew_below_each_other(genre: str, tree: Tree) -> None:
    kinds = ("part", "chapter", "section")
    found = [node.label for node, _ in walk(tree) if node.kind in kinds]
    assert found == HEADINGS[genre]
