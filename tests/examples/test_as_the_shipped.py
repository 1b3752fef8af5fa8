"""What the shipped policy passes beyond its own documents, the examples pass: other processes give the
same bytes, programs of others find nothing wrong, a version proves itself against another."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from policypress.cli import main
from policypress.source.model import Policy
from policypress.system.environment import ROOT
from policypress.word.form import read_form
from tests.set.test_determinism import digests
from tests.support.effort import has_time
from tests.support.outputs import documents, figures, words
from tests.support.reading_word import read_origins
from tests.support.saving_in_libreoffice import saved

_SCHEMAS = ROOT.parent / "shared" / "tools" / "ooxml_xsd.py"
_PROGRAM = "import sys; from policypress.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.mark.slow
def test_another_process_gives_the_same_bytes(
    example: Path, outputs: Path, tmp_path: Path
) -> None:
    out = tmp_path / "again"
    more = {"PYTHONHASHSEED": "4711", "TZ": "Asia/Shanghai", "PYTHONPATH": str(ROOT)}  # fmt: skip
    command = [sys.executable, "-c", _PROGRAM, "build", "--policy", str(example), "--out", str(out), "-j", "2"]  # fmt: skip
    subprocess.run(
        command,
        check=True,
        capture_output=True,
        env={**os.environ, **more},
        timeout=300,
    )
    again, before = digests(out), digests(outputs)
    # The manifest names the folder that it was made for.
    assert {one for one in again if again[one] != before.get(one)} <= {
        ".manifest.json"
    }
    assert again.keys() == before.keys()


@pytest.mark.validator
@pytest.mark.usefixtures("one_example")
def test_every_part_of_every_document_follows_the_schemas(
    outputs: Path,
) -> None:
    if not _SCHEMAS.is_file():
        pytest.skip("没有 OOXML 的 XSD")
    spec = importlib.util.spec_from_file_location("ooxml_xsd", _SCHEMAS)
    assert spec and spec.loader
    schemas = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(schemas)
    for file in documents(outputs):
        parts, errors = schemas.validate(file)
        assert len(parts) >= 8 and errors == [], file.name


@pytest.mark.slow
@pytest.mark.validator
def test_the_open_xml_sdk_finds_no_error(
    example: Path, outputs: Path, ooxml_validator: Path
) -> None:
    """One of each kind, and every workbook; the validator takes one file a call. Where
    there is no time the examples, which have the same kinds, share them."""
    kinds = [
        *outputs.glob("*.docx"),
        *outputs.glob("*.xlsx"),
        max((outputs / "申报指南").glob("*.docx"), key=_size),
        max((outputs / "申请表").glob("[0-9]*.docx"), key=_size),
        outputs / "申请表" / "承诺书.docx",
    ]
    if not has_time():
        kinds = kinds[is_first(example) :: 2]
    for file in kinds:
        done = subprocess.run(
            [str(ooxml_validator), str(file)], capture_output=True, timeout=120
        )
        assert json.loads(done.stdout)["errors"] == [], file.name


def is_first(example: Path) -> bool:
    """Whether it is the first of all examples by its name."""
    return example.name == min(one.name for one in example.parent.iterdir())


def _size(file: Path) -> int:
    return file.stat().st_size


@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.usefixtures("one_example")
def test_libreoffice_reads_every_document_as_we_wrote_it(
    outputs: Path, tmp_path: Path
) -> None:
    """Opened and saved by another program, words, sources and figures are the same."""
    top = sorted(outputs.glob("*.docx"))
    again = saved(top, tmp_path / "saved", tmp_path / "profile")
    for ours, theirs in zip(top, again, strict=True):
        assert _letters(theirs) == _letters(ours), ours.name
        assert read_origins(theirs).keys() == read_origins(ours).keys()
        before, after = (
            Counter((one.id, one.words) for one in figures(file))
            for file in (ours, theirs)
        )
        assert after == before, ours.name


def _letters(file: Path) -> str:
    """All words without the white space that programs set differently."""
    return "".join(words(file).split())


@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.usefixtures("one_example")
def test_a_form_saved_by_libreoffice_keeps_its_fields(
    outputs: Path, tmp_path: Path
) -> None:
    forms = sorted((outputs / "申请表").glob("*.docx"))
    again = saved(forms, tmp_path / "saved", tmp_path / "profile")
    for ours, theirs in zip(forms, again, strict=True):
        before, after = (
            [
                (one.name, one.kind)
                for one in read_form(file.read_bytes(), file.name).answers
            ]
            for file in (ours, theirs)
        )
        assert after == before and before, ours.name


@pytest.mark.slow
def test_a_new_version_is_proven_against_this_one(
    example: Path,
    policy: Policy,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Redline, table, decision, page and counts agree; the decision applied to the old text
    gives the new one."""
    new = Path(shutil.copytree(example, tmp_path / "new"))
    first, *_, last = policy.measures
    for key in (first, last):
        file = new / "measures" / f"{key}.yaml"
        text = file.read_text("utf-8")
        file.write_text(text.replace("0万元", "5万元", 1), "utf-8")
    out = tmp_path / "out"
    assert main(["compare", str(example), str(new), "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert "已核验：修订稿、修改对照表、修改决定、页面与两个版本一致。" in said
    assert "资金和条件" in said
