"""Every Word file is sound: by our own check always, by the schemas and by Microsoft's validator where they are."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from policypress.system.environment import ROOT
from tests.support.effort import has_time
from tests.support.outputs import documents
from tests.support.verify_word import verify

_SCHEMAS = ROOT.parent / "shared" / "tools" / "ooxml_xsd.py"


def one_of_each(out: Path) -> list[Path]:
    """A document of every template, the first by name, and the longest guide and form."""
    single = sorted(out.glob("*.docx"))
    longest = [
        max(
            (out / folder).glob("[0-9]*.docx"),
            key=lambda file: file.stat().st_size,
        )
        for folder in ("申报指南", "申请表")
    ]
    return [*single, *longest, out / "申请表" / "承诺书.docx"]


@pytest.mark.parametrize("copy", ["shipped", "marked"])
def test_no_document_has_a_fault(
    copy: str, request: pytest.FixtureRequest
) -> None:
    files = documents(request.getfixturevalue(copy))
    assert len(files) == 80
    some = files[:: 1 if has_time() else 3]
    assert {
        file.name: faults for file in some if (faults := verify(file))
    } == {}


def test_every_style_used_by_any_document_names_its_chinese_face(
    shipped: Path,
) -> None:
    for file in documents(shipped):
        styles = zipfile.ZipFile(file).read("word/styles.xml").decode()
        assert (
            "w:asciiTheme" not in styles and "w:eastAsiaTheme" not in styles
        ), file.name
        assert styles.count('w:eastAsia="仿宋_GB2312"') > 10, file.name


@pytest.mark.validator
def test_every_part_of_every_document_follows_the_schemas(
    shipped: Path, marked: Path
) -> None:
    if not _SCHEMAS.is_file():
        pytest.skip("没有 OOXML 的 XSD")
    spec = importlib.util.spec_from_file_location("ooxml_xsd", _SCHEMAS)
    schemas = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(schemas)
    for file in [*documents(shipped), *documents(marked)]:
        parts, errors = schemas.validate(file)
        assert len(parts) >= 8 and errors == [], file.name


@pytest.mark.validator
@pytest.mark.parametrize("copy", ["shipped", "marked"])
def test_the_open_xml_sdk_finds_no_error(
    copy: str, request: pytest.FixtureRequest, ooxml_validator: Path
) -> None:
    out = request.getfixturevalue(copy)
    files = [*one_of_each(out), *out.glob("*.xlsx")]
    if copy == "marked":
        files = files[::3]  # what marks add is alike in all of them
    if not has_time():
        files = files[::4]
    for file in files:  # the validator takes one file a call
        done = subprocess.run(
            [str(ooxml_validator), str(file)], capture_output=True, timeout=120
        )
        assert json.loads(done.stdout)["errors"] == [], file.name
