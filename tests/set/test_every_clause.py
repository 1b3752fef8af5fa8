"""Each of the 24 measures and 6 supplementary articles stands in every document it belongs into."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.clauses import Clause, articles, measures
from tests.support.outputs import paragraphs, rows, sheets, words

pytestmark = pytest.mark.whole

each = pytest.mark.parametrize(
    "clause", [*measures(), *articles()], ids=lambda clause: clause.id
)
each_measure = pytest.mark.parametrize(
    "clause", measures(), ids=lambda clause: clause.id
)


def test_there_are_24_measures_and_6_articles() -> None:
    assert (len(measures()), len(articles())) == (24, 6)


@each
@pytest.mark.parametrize("document", ["措施正文", "印发通知"])
def test_a_clause_stands_in_the_policy_under_its_number(
    shipped: Path, clause: Clause, document: str
) -> None:
    opening = (
        f"{clause.label}{clause.title}。" if clause.title else clause.label
    )
    clauses = [
        text
        for text in paragraphs(shipped / f"{document}.docx")
        if text.startswith(opening)
    ]
    assert len(clauses) == 1 and len(clauses[0]) > len(opening) + 10


@each
def test_a_clause_stands_in_the_drafting_note(
    shipped: Path, clause: Clause
) -> None:
    opening = "附则共" if not clause.title else "（"
    assert any(
        clause.subject in text
        for text in paragraphs(shipped / "起草说明.docx")
        if text.startswith(opening)
    )


@each
def test_a_clause_stands_in_the_comparison(
    shipped: Path, clause: Clause
) -> None:
    docx, xlsx = shipped / "政策对照表.docx", shipped / "政策对照表.xlsx"
    if clause.title:
        heading = f"{clause.label}　{clause.subject}"
        assert [row[0] for row in rows(docx)].count(heading) == 1
        assert {
            row[1]
            for row in sheets(xlsx)["对照数据"]
            if row[0] == clause.order
        } == {clause.subject}
    else:
        for file in (docx, xlsx):
            assert f"{clause.citation}{clause.subject}" in words(file)


@each
@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_clause_stands_in_the_list_of_sources(
    shipped: Path, clause: Clause, suffix: str
) -> None:
    file = shipped / f"数据来源与待核清单{suffix}"
    between = "　" if clause.title else ""
    assert f"{clause.citation}{between}{clause.subject}" in words(file)
    if clause.title:
        heading = f"{clause.label}　{clause.subject}"
        if suffix == ".docx":
            assert [row[0] for row in rows(file)].count(heading) == 1
        else:
            found = [
                row for row in sheets(file)["拟定和待核"] if row[5] == heading
            ]
            assert found and all(
                row[1].startswith(f"{clause.title}·") for row in found
            )


@each_measure
def test_a_measure_has_a_guide_of_its_own(
    shipped: Path, clause: Clause
) -> None:
    [file] = (shipped / "申报指南").glob(f"{clause.order:02}-*.docx")
    text = paragraphs(file)
    assert f"{clause.subject}申报指南" in text
    assert any(
        line.endswith(f"{clause.citation}{clause.quoted_title}。")
        for line in text
    )


@each_measure
def test_a_measure_has_a_form_of_its_own(
    shipped: Path, clause: Clause
) -> None:
    [file] = (shipped / "申请表").glob(f"{clause.order:02}-*.docx")
    text = paragraphs(file)
    assert f"{clause.subject}申请表" in text
    assert any(
        line.startswith("依据：《") and line.endswith(f"》{clause.citation}。")
        for line in text
    )


@each_measure
def test_a_measure_stands_in_the_volume_of_guides_and_in_its_contents(
    shipped: Path, clause: Clause
) -> None:
    text = paragraphs(shipped / "申报指南汇编.docx")
    named = [
        index
        for index, line in enumerate(text)
        if line.partition("）")[2].rstrip("0123456789") == clause.subject
    ]
    assert len(named) == 2
    listed, begins = named
    assert text[listed].startswith(text[begins])
    assert any(
        line.endswith(f"{clause.citation}{clause.quoted_title}。")
        for line in text[begins:][:3]
    )
