"""Composing: which documents there are, what they are called, and where everything in them comes from."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from policypress.compose.compose import Composer
from policypress.compose.sandbox.template import load_templates
from policypress.document import (
    Document,
    Paragraph,
    Table,
    Text,
    paragraphs,
)
from tests.support.documents import FRONT, ROOT, body, composed, front
from tests.support.journey import decided
from tests.support.small_policy import edited, policy

NOTICE = (
    "preamble:",
    """\
notice:
  {title: 关于印发若干措施的通知, recipients: [各部门], text: [现印发。], issuer: 青石区人民政府,
   masthead: 青石区人民政府文件, printer: 青石区办公室}
preamble:""",
)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    """The tiny policy in every template of the project."""
    made = Composer(
        policy(
            tmp_path_factory.mktemp("shipped"), edited("policy.yaml", NOTICE)
        ),
        ROOT / "templates",
    )
    documents = [
        made.compose(job)
        for job in made.jobs(load_templates(ROOT / "templates")[0])
    ]
    assert made.all_findings() == []
    return [document for document in documents if document]


def test_a_template_for_each_measure_makes_a_document_of_each(
    tmp_path: Path,
) -> None:
    made = composed(
        tmp_path,
        one=front(
            title="'{{ m.title }}'",
            file="'指南/{{ m.order }}-{{ m.subject }}'",
            for_each="measures",
        )
        + "{{ s | map(attribute='name') | join }}\n",
    )
    assert [(d.name, d.title) for d in made.documents] == [
        ("指南/1-手艺大赛", "奖励手艺大赛"),
        ("指南/2-手艺培训", "资助手艺培训"),
        ("指南/3-市级展销配套", "配套市级展销资助"),
    ]
    assert made.words == ["大赛获奖奖励", "手艺培训资助", "展销配套资助"]


@pytest.mark.parametrize(
    ("needs", "missing"),
    [
        ("notes", {"notes.yaml": ""}),
        ("notice", {}),
        ("common_guide", {"guides/common.yaml": "", "guides/prize.yaml": ""}),
    ],
)
def test_a_document_is_made_only_when_the_policy_has_what_it_needs(
    tmp_path: Path, needs: str, missing: dict[str, str]
) -> None:
    text = f"---\ntitle: 试\nfile: 试\nwhen: {needs}\n---\n甲"
    assert composed(tmp_path / "without", missing, one=text).documents == []
    assert (
        len(
            composed(
                tmp_path / "with", edited("policy.yaml", NOTICE), one=text
            ).documents
        )
        == 1
    )


def test_a_draft_says_so_and_an_issued_policy_does_not(tmp_path: Path) -> None:
    (draft,) = body(tmp_path / "draft", "甲").documents
    (issued,) = body(tmp_path / "issued", "甲", decided("issued")).documents
    assert draft.draft.startswith("草案：本文件尚未印发")
    assert (issued.draft, issued.stage) == ("", "")


def test_a_repealed_policy_says_from_when(tmp_path: Path) -> None:
    repealed = decided(
        "issued",
        ("stage: issued", "stage: repealed"),
        (
            "  legality:",
            "  repeal: {date: 2028年5月31日, by: 届满}\n  legality:",
        ),
    )
    (document,) = body(tmp_path, "{{ p.stage_line }}", repealed).documents
    assert (
        document.draft
        == "已废止：本文件自2028年5月31日起废止，不再具有效力，仅供查阅"
    )
    assert document.stage == "（已废止）"


def test_a_document_carries_what_its_template_says_of_it(
    tmp_path: Path,
) -> None:
    made = composed(
        tmp_path,
        one=front(
            title="'《{{ p.title }}》一页纸'",
            formats="[docx, xlsx]",
            look="windows",
            landscape="true",
            subject="解读",
        )
        + "甲",
    )
    (document,) = made.documents
    assert (document.title, document.formats, document.look) == (
        "《青石区关于促进手艺发展的若干措施》一页纸",
        ("docx", "xlsx"),
        "windows",
    )
    assert (
        document.landscape,
        document.subject,
        document.author,
        document.template,
    ) == (
        True,
        "解读",
        "青石区文旅局",
        "one",
    )


def test_the_name_of_a_document_is_known_before_it_is_composed(
    tmp_path: Path,
) -> None:
    (tmp_path / "one.md").write_text(
        FRONT.replace("file: 试", "file: '{{ m.id }}'\nfor_each: measures")
        + "甲",
        encoding="utf-8",
    )
    made = Composer(policy(tmp_path), tmp_path)
    jobs = made.jobs(load_templates(tmp_path)[0])
    assert [made.name(job) for job in jobs] == [
        "prize",
        "training",
        "city-match",
    ]


def test_every_paragraph_and_table_of_every_shipped_template_knows_where_it_comes_from(
    shipped: list[Document],
) -> None:
    made = {document.template for document in shipped}
    every = {path.stem for path in (ROOT / "templates").glob("*.md")}
    # Nobody has said anything of the shipped policy yet; `audit` makes its own papers.
    audits = {name for name in every if name.startswith("audit-")}
    assert len(audits) == 3
    assert made == every - {"opinions"} - audits
    lost = [
        (d.template, b)
        for d in shipped
        for b in d.blocks
        if isinstance(b, (Paragraph, Table)) and b.origin is None
    ]
    assert lost == []


def test_every_figure_of_every_shipped_template_knows_where_it_comes_from(
    shipped: list[Document],
) -> None:
    texts = [
        item
        for d in shipped
        for p in paragraphs(d.blocks)
        for item in p.inlines
        if isinstance(item, Text)
    ]
    marked = [item for item in texts if item.mark]
    assert len(marked) > 100
    assert all(item.origin and item.origin.place.line for item in marked)
    amounts = [
        item.text
        for item in texts
        if not item.mark
        and item.text.endswith("万元")
        and item.text != "万元"  # a unit in a column of its own
    ]
    assert amounts == []


def test_clauses_lead_back_to_the_yaml(shipped: list[Document]) -> None:
    clauses = next(d for d in shipped if d.template == "measures")
    origins = [
        b.origin.id
        for b in clauses.blocks
        if isinstance(b, Paragraph) and b.origin
    ]
    assert origins == [
        "policy#title",
        "policy#preamble.0",
        "policy#chapters.makers.title",
        "measures/prize#paragraphs.main.text",
        "measures/training#paragraphs.main.text",
        "policy#chapters.market.title",
        "measures/city-match#paragraphs.main.text",
        "supplementary#title",
        "supplementary#articles.effect.paragraphs.main.text",
        "supplementary#articles.funding.paragraphs.main.text",
    ]


@pytest.mark.slow
def test_two_processes_compose_the_same_documents_whatever_the_hash_seed(
    tmp_path: Path,
) -> None:
    policy(tmp_path)
    script = """
import sys
from pathlib import Path
from hashlib import sha256
from policypress.compose.compose import Composer
from policypress.compose.sandbox.template import load_templates
from policypress.source import load
templates = Path("templates").absolute()
made = Composer(load(Path(sys.argv[1])).policy, templates)
said = repr([made.compose(job) for job in made.jobs(load_templates(templates)[0])])
print(sha256(said.encode()).hexdigest(), " at 0x" in said, "/templates" in said)
"""

    def run(seed: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / "policy")],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": str(ROOT),
            },
        ).stdout

    first, second = run("1"), run("2")
    assert first == second
    assert first.split()[1:] == ["False", "False"]
