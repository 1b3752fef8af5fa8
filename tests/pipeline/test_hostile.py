"""Hostile files from beginning to end: everything is written and proven, or a finding says why nothing was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from policypress.pipeline.compare import CompareRequest, CompareResult, compare
from policypress.pipeline.foreign_files import LARGEST
from policypress.pipeline.versions import read_side
from policypress.system.environment import ROOT
from tests.compare.read.test_docx import p, package


def silent(*_: object) -> None:
    """No progress."""


def compared(
    tmp_path: Path, old: bytes, new: bytes, ending: str = ".docx"
) -> CompareResult:
    for name, data in (("旧", old), ("新", new)):
        (tmp_path / f"{name}{ending}").write_bytes(data)
    sides = (str(tmp_path / f"旧{ending}"), str(tmp_path / f"新{ending}"))
    return compare(
        CompareRequest(
            *sides, tmp_path / "policy", ROOT / "templates", tmp_path / "out"
        ),
        silent,
    )


def code(spec: object, tmp_path: Path) -> str:
    """The code of the only finding about what cannot be read."""
    side = read_side(str(spec), tmp_path, ROOT / "templates", silent)
    assert (
        side.tree is None and len(side.findings) == 1 and side.findings[0].hint
    )
    return side.findings[0].code


TITLE = p("某某办法") + p("第一条　甲。")
TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr><w:tr><w:tc><w:p/></w:tc></w:tr>{}</w:tbl>"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (p("第二条　乙。"), p("第二条　乙&#x2028;丙&#x2029;丁&#x85;戊。")),
        (
            p("第二条　乙&#x2028;丙。"),
            p("第二条　乙&#x2028;丙&#x80;&#x9f;丁。"),
        ),
        (p("第百条　乙。"), p("第百条　丙。") + p("第99999999999条　丁。")),
        (
            TABLE.format(p("甲"), ""),
            TABLE.format(p("乙&#x2028;丙"), "<w:tr/>"),
        ),
        (
            p("第一万零一条　乙。"),
            p("第一万条　乙。") + p("第一万零一条　丙。"),
        ),
    ],
)
def test_odd_characters_numbers_and_rows_pass_through_every_proof(
    tmp_path, old, new
):
    result = compared(tmp_path, package(TITLE + old), package(TITLE + new))
    assert [
        finding.code
        for finding in result.findings
        if finding.severity == "error"
    ] == []
    assert result.written and not result.identical


def test_a_file_beyond_a_limit_is_named_and_nothing_is_written(tmp_path):
    result = compared(
        tmp_path, "第一条　甲。\n".encode(), ("甲" * 20_001).encode(), ".txt"
    )
    assert [finding.code for finding in result.findings] == ["long-line"]
    assert not (tmp_path / "out").exists()


def test_what_is_no_file_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "管道.docx")
    assert code(tmp_path / "管道.docx", tmp_path) == "not-a-file"
    if Path("/dev/zero").exists():
        assert code("/dev/zero", tmp_path) == "not-a-file"
    assert code("~nosuchuser/某文.docx", tmp_path) in (
        "unreadable",
        "missing-file",
    )
    assert code("某\0文.docx", tmp_path) in ("unreadable", "missing-file")


def test_a_file_too_large_to_read_is_not_read(tmp_path):
    with (tmp_path / "大.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert code(tmp_path / "大.txt", tmp_path) == "too-large"
