"""The package knows no policy: another district with another numbering gets its documents from the same templates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policypress.system.environment import ROOT
from tests.set.conftest import built
from tests.support.outputs import paragraphs, words
from tests.support.tiny_policy import tiny_policy
from tests.support.verify_word import verify

# What only the shipped policy says; 市级 and the like belong to every district.
SHIPPED = re.compile("光明|深圳|宝安|龙岗|质量标准知识产权|科学城")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("second")
    built(tiny_policy(folder / "policy"), folder / "outputs")
    return folder / "outputs"


def test_every_document_that_makes_sense_is_built(outputs: Path) -> None:
    names = {
        file.relative_to(outputs).as_posix()
        for file in outputs.rglob("*.*")
        if file.suffix in (".docx", ".xlsx")
    }
    assert names >= {
        "措施正文.docx",
        "印发通知.docx",
        "政策解读.docx",
        "数据来源与待核清单.docx",
        "数据来源与待核清单.xlsx",
    }
    # It has no drafting note, no guides and nothing to compare with: no such document, and no empty one.
    assert not names & {
        "起草说明.docx",
        "申报指南汇编.docx",
    } and not any("申报指南/" in name for name in names)


def test_measures_and_articles_are_numbered_as_the_policy_asks(
    outputs: Path,
) -> None:
    text = paragraphs(outputs / "措施正文.docx")
    numbers = [
        match[1]
        for line in text
        if (match := re.match("第([一二三四五六七八九十]+)条", line))
    ]
    assert numbers == list("一二三四五六")
    assert [line for line in text if re.match("第[一二三]章", line)][
        0
    ] == "第一章　支持便民网点"
    assert not any(line.startswith("（一）") for line in text)


def test_nothing_of_the_shipped_policy_is_in_its_documents(
    outputs: Path,
) -> None:
    found = {
        file.name: SHIPPED.findall(words(file))
        for file in outputs.rglob("*.*")
        if file.suffix in (".docx", ".xlsx")
    }
    assert {name: names for name, names in found.items() if names} == {}


def test_its_documents_are_sound(outputs: Path) -> None:
    assert {
        file.name: faults
        for file in outputs.rglob("*.docx")
        if (faults := verify(file))
    } == {}


@pytest.mark.parametrize("folder", ["policypress", "templates"])
def test_neither_the_package_nor_the_templates_name_the_shipped_policy(
    folder: str,
) -> None:
    """Names of districts are words of the language: only its vocabulary, by which titles are broken, lists them."""
    kinds = (".py", ".md", ".yaml", ".json", ".html", ".css", ".js")
    files = [
        file
        for file in (ROOT / folder).rglob("*.*")
        if file.suffix in kinds and file.name != "vocabulary.py"
    ]
    lines = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in files
        for number, line in enumerate(
            file.read_text(encoding="utf-8").splitlines(), 1
        )
        if re.search("光明|质量标准知识产权", line)
    ]
    assert lines == []
