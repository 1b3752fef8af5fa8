"""The applicants that `calculate` is given: answer files (.yaml), folders of them, tables
(.csv), each by the name that the user calls it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from policypress.cli.options import folder
from policypress.eligibility.answer_file import AnswerFile, read_answers
from policypress.findings import Finding, Place, has_errors
from policypress.system.user_files import read_bytes_file

_FILES = (".yaml", ".yml", ".csv")
_MOST_BYTES = 50_000_000  # of a table: some hundred thousand rows


class Applicant(Struct, frozen=True):
    """One applicant. file: what the answers stand in; label: tells it from others where
    it has no name."""

    given: AnswerFile
    file: Path
    label: str


def read_applicants(
    paths: list[Path],
    rules: dict[str, Any],
) -> tuple[list[Applicant], list[Finding]]:
    """All applicants, and what was not understood; one with a mistake is left out."""
    found: list[Applicant] = []
    findings: list[Finding] = []
    for path in paths:
        for file, name in _files(path):
            some, wrong = _in_file(file, name, rules)
            found += some
            findings += wrong
    if not found and not findings:
        names = "、".join(map(str, paths))
        message = f"“{names}”里没有填报文件"
        hint = "填报文件是 .yaml，多个申请人的表是 .csv"
        findings.append(Finding("no-answers", message, Place(names), hint))
    return found, findings


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    """A file, or those of a folder, each with what the user calls it."""
    at = folder(path)
    if not at.is_dir():
        yield at, str(path)
        return
    for file in sorted(at.iterdir()):
        is_hidden = file.name.startswith(".")
        if file.suffix.lower() in _FILES and not is_hidden:
            yield file, str(path / file.name)


def _in_file(
    file: Path,
    name: str,
    rules: dict[str, Any],
) -> tuple[list[Applicant], list[Finding]]:
    """The applicants of one file."""
    if file.suffix.lower() != ".csv":
        given = read_answers(file, name, rules)
        findings = list(given.findings)
        if has_errors(findings):
            return [], findings
        return [Applicant(given, file, file.stem)], findings
    return _in_table(file, name, rules)


def _in_table(
    file: Path,
    name: str,
    rules: dict[str, Any],
) -> tuple[list[Applicant], list[Finding]]:
    """The applicants of a table."""
    from policypress.eligibility.answer_rows import read_rows

    text = _text(file, name)
    if isinstance(text, Finding):
        return [], [text]
    rows, findings = read_rows(text, name, rules)
    found = []
    for number, given in enumerate(rows, 2):
        findings += given.findings
        if not has_errors(list(given.findings)):
            label = f"{file.stem}-第{number}行"
            found.append(Applicant(given, file, label))
    return found, findings


def _text(file: Path, name: str) -> str | Finding:
    """The words of a table, which Excel may have written in GB 18030."""
    data, findings = read_bytes_file(file, name, _MOST_BYTES)
    if data is None:
        return findings[0]
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    message = "不是 UTF-8 或者 GB 18030 编码的表"
    hint = "在 Excel 中另存为“CSV UTF-8”"
    return Finding("bad-encoding", message, Place(name), hint)
