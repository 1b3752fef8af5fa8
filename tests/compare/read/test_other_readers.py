"""Our reading of Word files beside LibreOffice's and pandoc's: what differs is explained
by a rule, or it is a fault.

The files: official ones where they are at hand, cases of what was once misread, and
what we write ourselves, of every genre.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.compose import Composer
from policypress.compose.sandbox.template import load_templates
from policypress.findings import Place
from policypress.render.docx import named_look, render
from tests.compare.read.test_docx import p, package
from tests.support.other_readers import (
    Difference,
    differences,
    explained,
    office_lines,
    our_lines,
    pandoc_lines,
)
from tests.support.text_policies import GENRES, policy

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"
OFFICIAL = sorted((SHARED / "corpora" / "docx").glob("*.docx"))
CASES = sorted((SHARED / "cases").glob("reading/*/*.docx"))
FOREIGN = OFFICIAL + CASES
needs_files = pytest.mark.skipif(not FOREIGN, reason="没有公文语料")


def test_a_rule_explains_no_lost_words() -> None:
    """The comparison itself sees a line, a word and a number that is not
    there.
    """
    rules = explained(package(p("甲")))
    lost = differences(["甲", "乙"], ["甲"], rules, numbers=True)
    assert lost == [Difference("乙", "")]
    more = differences(["甲"], ["甲", "乙"], rules, numbers=True)
    assert more == [Difference("", "乙")]
    assert differences(["甲乙"], ["甲丙"], rules, numbers=True)
    assert differences(["第一条甲"], ["第二条甲"], rules, numbers=False)
    assert not differences(["第一条甲"], ["1.甲"], rules, numbers=True)


@needs_files
@pytest.mark.slow
@pytest.mark.parametrize("file", FOREIGN, ids=lambda file: file.stem[:30])
def test_pandoc_reads_the_same(file: Path) -> None:
    data = file.read_bytes()
    ours, theirs = our_lines(data), pandoc_lines(file)
    assert differences(ours, theirs, explained(data), numbers=True) == []


@needs_files
@pytest.mark.slow
@pytest.mark.libreoffice
def test_libreoffice_reads_the_same(tmp_path: Path) -> None:
    files = []
    for number, file in enumerate(FOREIGN):
        copy = tmp_path / f"{number}.docx"
        copy.write_bytes(file.read_bytes())
        files.append(copy)
    read = office_lines(files, tmp_path / "out", tmp_path / "profile")
    found = {}
    for file, copy, theirs in zip(FOREIGN, files, read, strict=True):
        data = copy.read_bytes()
        rules = explained(data)
        if odd := differences(our_lines(data), theirs, rules, numbers=False):
            found[f"{file.parent.name}/{file.name}"] = odd
    assert found == {}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A Word file of ours of each genre."""
    templates = ROOT / "templates"
    look, _ = named_look(templates / "looks", "gbt9704", Place(""))
    kinds, _ = load_templates(templates)
    chosen = [one for one in kinds if one.name == "measures"]
    folder = tmp_path_factory.mktemp("own")
    files = []
    for number, genre in enumerate(GENRES.values()):
        made = policy(tmp_path_factory.mktemp("text"), genre())
        composer = Composer(made, templates, final=True)
        (job,) = composer.jobs(chosen)
        document = composer.compose(job)
        assert document
        file = folder / f"{number}.docx"
        file.write_bytes(render(document, look))
        files.append(file)
    return files


def test_pandoc_reads_our_own_files_as_we_do(own: list[Path]) -> None:
    for file in own:
        data = file.read_bytes()
        ours, theirs = our_lines(data), pandoc_lines(file)
        assert differences(ours, theirs, explained(data), numbers=True) == []


@pytest.mark.libreoffice
def test_libreoffice_reads_our_own_files_as_we_do(
    own: list[Path], tmp_path: Path
) -> None:
    read = office_lines(own, tmp_path / "out", tmp_path / "profile")
    for file, theirs in zip(own, read, strict=True):
        data = file.read_bytes()
        rules = explained(data)
        assert differences(our_lines(data), theirs, rules, numbers=False) == []
