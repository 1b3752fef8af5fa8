"""The answers of one applicant as a YAML file (填报文件); every slip is a finding at its place.

applicant: 某某公司        (only for the letter; may be left out)
answers:                   (a question by its id, or by its label where no other has the same)
  entity: legal_person     (a choice by its id or by its words)
  operates_in_district: 是
  patent_project_grant: 200万元
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policypress.eligibility.answers import parse
from policypress.findings import Finding, Place, did_you_mean
from policypress.source.reading.yaml_file import Read, read

_KEYS = ("applicant", "answers")
_KINDS = {
    "yes_no": ("是或者否", "写成 是 或 否"),
    "money": ("金额，精确到元", "写成如 100万元、25000"),
    "number": ("数量", "写成如 3{unit}、1.5{unit}"),
    "date": ("日期", "写成如 2023年2月6日"),
    "text": ("文字", "写一段文字"),
}
_UNKNOWN = ("", "未知", "不清楚")


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """applicant: name or "". answers: what the questions accept; what was not understood is only a finding."""

    applicant: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def read_answers(path: Path, name: str, rules: dict[str, Any]) -> AnswerFile:
    """Reads the file; `name` is what the user calls it."""
    source = read(path, name)
    if source.data is None:
        return AnswerFile(findings=tuple(source.findings))
    findings = [*source.findings, *_unknown_keys(source)]
    applicant, given = (
        source.data.get("applicant", ""),
        source.data.get("answers") or {},
    )
    if not isinstance(applicant, str):
        findings.append(
            Finding(
                "not-words",
                "applicant 应写申请人名称",
                source.places["applicant",],
                "写成 applicant: 名称",
            )
        )
        applicant = ""
    if not isinstance(given, dict):
        findings.append(
            Finding(
                "not-a-mapping",
                "answers 下面应由“填报项: 值”组成",
                source.places["answers",],
                "每行写成“填报项: 值”",
            )
        )
        given = {}
    answers: dict[str, Any] = {}
    named = _by_name(rules["questions"])
    for key, written in given.items():
        question = named.get(key)
        if question is None:
            hint = did_you_mean(key, named, "填报项的标识和名称见 policy/fields.yaml")
            findings.append(
                Finding(
                    "unknown-field",
                    f"没有填报项“{key}”",
                    source.keys["answers", key],
                    hint,
                )
            )
        elif question["id"] in answers:
            findings.append(
                Finding(
                    "answered-twice",
                    f"填报项“{question['label']}”写了两次",
                    source.keys["answers", key],
                    "只留一行",
                )
            )
        elif not isinstance(written, str) or written not in _UNKNOWN:
            value = parse(question, written) if isinstance(written, str) else None
            if value is None:
                findings.append(
                    _misunderstood(question, written, source.places["answers", key])
                )
            else:
                answers[question["id"]] = value
    return AnswerFile(applicant.strip(), answers, tuple(findings))


def _unknown_keys(source: Read) -> Iterator[Finding]:
    for key in source.data:
        if key not in _KEYS:
            yield Finding(
                "unknown-key",
                f"不认识的项“{key}”",
                source.keys[key,],
                did_you_mean(key, _KEYS, "填报项写在 answers: 下面，缩进两格"),
            )


def _by_name(questions: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Questions by id, and by label where no other has the same."""
    labels = Counter(question["label"] for question in questions)
    by_label = {
        question["label"]: question
        for question in questions
        if labels[question["label"]] == 1
    }
    return {**by_label, **{question["id"]: question for question in questions}}


def _meant(written: str, choices: list[str]) -> str:
    """A hint: the one choice that begins with the words, or else holds them, or else the nearest."""
    beginning = [choice for choice in choices if written and choice.startswith(written)]
    found = beginning or [choice for choice in choices if written and written in choice]
    return (
        f"是否应为“{found[0]}”？" if len(found) == 1 else did_you_mean(written, choices)
    )


def _misunderstood(question: dict[str, Any], written: Any, place: Place) -> Finding:
    if question["type"] == "choice":
        choices = [
            choice[name] for choice in question["choices"] for name in ("id", "label")
        ]
        hint = (
            _meant(written.strip(), choices)
            if isinstance(written, str)
            else f"可用：{'、'.join(choices)}"
        )
        return Finding(
            "unknown-choice",
            f"填报项“{question['label']}”没有选项“{_shown(written)}”",
            place,
            hint,
        )
    kind, hint = _KINDS[question["type"]]
    message = f"填报项“{question['label']}”要填{kind}，写的是“{_shown(written)}”"
    return Finding("wrong-answer", message, place, hint.format(unit=question["unit"]))


def _shown(written: Any) -> str:
    return written if isinstance(written, str) else "一组内容"
