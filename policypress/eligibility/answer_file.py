"""The answers of one applicant as a YAML file (填报文件); every slip is a finding at its
place.

applicant: 某某公司        (for letter and forms; may be left out)
application: …            (only for the letter, see `application`)
answers:
  entity: legal_person    (a question by its id, or by its label where no other has
                           the same; a choice by its id or by its words)
  在本区实际开展活动: 是
  patent_project_grant: 200万元
  获奖专利:                (a table: a list of rows, each with its columns; 无 for none)
    - {奖项: 中国专利金奖, 本单位为第一专利权人: 是}
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct, field

from policypress.eligibility.answer_findings import (
    answered_twice,
    misunderstood,
    unknown_field,
    unknown_keys,
)
from policypress.eligibility.answer_table import joined, read_table
from policypress.eligibility.answers import by_name, parse
from policypress.eligibility.application import (
    Application,
    read_application,
)
from policypress.findings import Finding
from policypress.source.reading.yaml_file import Read, read

_UNKNOWN = ("", "未知", "不清楚")


class AnswerFile(Struct, frozen=True):
    """applicant: name or "". answers: what the questions accept; what was not
    understood is only a finding. application: what the office knows besides."""

    applicant: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    application: Application = Application()


def read_answers(
    path: Path,
    name: str,
    rules: dict[str, Any],
) -> AnswerFile:
    """Reads the file; `name` is what the user calls it."""
    return answers_in(read(path, name), rules)


def answers_in(
    source: Read,
    rules: dict[str, Any],
) -> AnswerFile:
    """The answers of one applicant as data with places, from a file or a row."""
    if source.data is None:
        return AnswerFile(findings=tuple(source.findings))
    findings = [*source.findings, *unknown_keys(source)]
    applicant = source.data.get("applicant", "")
    if not isinstance(applicant, str):
        place = source.places["applicant",]
        why = "applicant 应写申请人名称"
        findings.append(
            Finding(
                "not-words",
                why,
                place,
                "写成 applicant: 名称",
            )
        )
        applicant = ""
    given = source.data.get("answers") or {}
    if not isinstance(given, dict):
        place = source.places["answers",]
        why = "answers 下面应由“填报项: 值”组成"
        findings.append(
            Finding(
                "not-a-mapping",
                why,
                place,
                "每行写成“填报项: 值”",
            )
        )
        given = {}
    answers, mistakes = _understood(given, source, rules)
    application, wrong = read_application(source)
    found = (*findings, *mistakes, *wrong)
    return AnswerFile(applicant.strip(), answers, found, application)


def _understood(
    given: dict[str, Any],
    source: Read,
    rules: dict[str, Any],
) -> tuple[dict[str, Any], list[Finding]]:
    """The answers by the id of their question or table, and what was not
    understood."""
    answers: dict[str, Any] = {}
    findings: list[Finding] = []
    tables = rules.get("things", [])
    named = by_name([*rules["questions"], *tables])
    seen: set[str] = set()
    for key, written in given.items():
        asked = named.get(key)
        loc = ("answers", key)
        if asked is None:
            findings.append(unknown_field(key, named, source.keys[loc]))
        elif asked["id"] in seen:
            findings.append(answered_twice(asked, source.keys[loc]))
        elif not is_left_open(written):
            seen.add(asked["id"])
            value, mistakes = _value(
                asked,
                written,
                source,
                loc,
            )
            findings += mistakes
            if value is not None:
                answers[asked["id"]] = value
    return answers, findings


def _value(
    asked: dict[str, Any],
    written: Any,
    source: Read,
    loc: tuple[Any, ...],
) -> tuple[Any, list[Finding]]:
    """What was answered to a question or a table, None when it was not understood."""
    if "columns" in asked:
        return read_table(
            asked,
            written,
            source,
            loc,
        )
    written = joined(asked, written)
    value = None
    if isinstance(written, str):
        value = parse(asked, written)
    if value is None:
        return None, [misunderstood(asked, written, source.places[loc])]
    return value, []


def is_left_open(written: Any) -> bool:
    """Whether the applicant says that the answer is not known."""
    return isinstance(written, str) and written in _UNKNOWN
