"""Every document of an example: whole, sound, and of that policy alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policypress.cli import main
from policypress.source.model import Policy
from tests.support.outputs import documents, paragraphs, words
from tests.support.verify_word import verify

pytestmark = pytest.mark.whole

# What only the shipped policy says.
SHIPPED = re.compile("光明|深圳|质量标准知识产权|科学城")
# Left over where a template or a policy was not composed.
LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|None|（）|《》|“”|，。|；。|。。|、、")
ALWAYS = ("起草说明", "印发通知", "政策解读", "申报指南汇编")


def test_nothing_can_be_said_against_it(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--policy", str(example)]) == 0
    assert "没有发现问题" in capsys.readouterr().out


def test_every_kind_of_document_is_there(
    outputs: Path, policy: Policy
) -> None:
    names = {
        file.relative_to(outputs).with_suffix("").as_posix()
        for file in documents(outputs)
    }
    assert names >= set(ALWAYS)
    guides = [one for one in names if one.startswith("申报指南/")]
    forms = [one for one in names if re.match("申请表/[0-9]", one)]
    assert len(guides) == len(forms) == len(policy.measures)
    assert "申请表/承诺书" in names


def test_its_documents_are_sound(outputs: Path) -> None:
    faults = {file.name: verify(file) for file in documents(outputs)}
    assert {name: found for name, found in faults.items() if found} == {}


def test_nothing_of_the_shipped_policy_is_in_them(outputs: Path) -> None:
    found = {file.name: SHIPPED.findall(words(file)) for file in _all(outputs)}
    assert {name: names for name, names in found.items() if names} == {}


def test_nothing_is_left_over_of_source_and_templates(outputs: Path) -> None:
    found = {
        file.name: LEFT_OVER.findall(words(file)) for file in _all(outputs)
    }
    assert {name: marks for name, marks in found.items() if marks} == {}


def _all(outputs: Path) -> list[Path]:
    """Its documents and workbooks."""
    return documents(outputs, ".docx", ".xlsx")


def test_each_page_of_the_site_is_of_this_policy(
    outputs: Path, policy: Policy
) -> None:
    pages = sorted((outputs / "site").rglob("*.html"))
    assert len(pages) > len(policy.measures) + len(policy.meta.chapters)
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not SHIPPED.search(text), page.name
        assert "{{" not in text and "{%" not in text, page.name


def test_a_guide_says_each_amount_of_its_clause(
    outputs: Path, policy: Policy
) -> None:
    """The figures of a support stand in the guide as they stand in the clause."""
    guides = {
        file.stem.partition("-")[2]: "".join(paragraphs(file)) + words(file)
        for file in documents(outputs)
        if file.parent.name == "申报指南"
    }
    for measure in policy.measures.values():
        text = guides[measure.subject]
        for support in measure.supports.values():
            for one in support.amount.figures():
                assert str(one.figure) in text, (measure.subject, one)
