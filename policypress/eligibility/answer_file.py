"""The answers of one applicant as a YAML file (填报文件); every slip is a finding at its
place.

applicant: 某某公司        (only for the letter; may be left out) answers:
(a question by its id, or by its label where no other has the same) entity: legal_person
(a choice by its id or by its words) operates_in_district: 是 patent_project_grant: 200万元
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
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
    """applicant: name or "". answers: what the questions accept; what was not
    understood is only a finding."""

    applicant: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def read_answers(
    path: Path,
    name: str,
    rules: dict[str, Any],
) -> AnswerFile:
    """Reads the file; `name` is what the user calls it."""
    source = read(path, name)
    if source.data is None:
        return AnswerFile(findings=tuple(source.findings))
    findings = [*source.findings, *_unknown_keys(source)]
    applicant = source.data.get("applicant", "")
    if not isinstance(applicant, str):
        place = source.places["applicant",]
        why = "applicant 应写申请人名称"
        findings.append(
            Finding("not-words", why, place, "写成 applicant: 名称")
        )
        applicant = ""
    given = source.data.get("answers") or {}
    if not isinstance(given, dict):
        place = source.places["answers",]
        why = "answers 下面应由“填报项: 值”组成"
        findings.append(
            Finding("not-a-mapping", why, place, "每行写成“填报项: 值”")
        )
        given = {}
    answers, mistakes = _understood(given, source, rules["questions"])
    return AnswerFile(applicant.strip(), answers, (*findings, *mistakes))


def _understood(
    given: dict[str, Any],
    source: Read,
    questions: list[dict[str, Any]],
) -> tuple[dict[str, Any], list[Finding]]:
    """The answers by the id of their question, and what was not understood."""
    answers: dict[str, Any] = {}
    findings: list[Finding] = []
    named = _by_name(questions)
    for key, written in given.items():
        question = named.get(key)
        if question is None:
            findings.append(
                _unknown_field(key, named, source.keys["answers", key])
            )
        elif question["id"] in answers:
            findings.append(
                _answered_twice(question, source.keys["answers", key])
            )
        elif not _is_left_open(written):
            value = None
            if isinstance(written, str):
                value = parse(question, written)
            if value is None:
                place = source.places["answers", key]
                findings.append(_misunderstood(question, written, place))
            else:
                answers[question["id"]] = value
    return answers, findings


def _is_left_open(written: Any) -> bool:
    """Whether the applicant says that the answer is not known."""
    return isinstance(written, str) and written in _UNKNOWN


def _unknown_field(
    key: str,
    known: Iterable[str],
    place: Place,
) -> Finding:
    hint = did_you_mean(key, known, "填报项的标识和名称见 policy/fields.yaml")
    return Finding("unknown-field", f"没有填报项“{key}”", place, hint)


def _answered_twice(question: dict[str, Any], place: Place) -> Finding:
    message = f"填报项“{question['label']}”写了两次"
    return Finding("answered-twice", message, place, "只留一行")


def _unknown_keys(source: Read) -> Iterator[Finding]:
    """A finding for each key of the file that is neither applicant nor answers."""
    for key in source.data:
        if key not in _KEYS:
            hint = did_you_mean(
                key, _KEYS, "填报项写在 answers: 下面，缩进两格"
            )
            message = f"不认识的项“{key}”"
            yield Finding("unknown-key", message, source.keys[key,], hint)


def _by_name(questions: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Questions by id, and by label where no other has the same."""
    labels = Counter(question["label"] for question in questions)
    named = {}
    for question in questions:
        if labels[question["label"]] == 1:
            named[question["label"]] = question
    for (
        question
    ) in questions:  # an id is meant before a label of another question
        named[question["id"]] = question
    return named


def _meant(written: str, choices: list[str]) -> str:
    """A hint: the one choice that begins with the words, or else holds them, or else
    the nearest."""
    found: list[str] = []
    if written:
        found = [choice for choice in choices if choice.startswith(written)]
        found = found or [choice for choice in choices if written in choice]
    if len(found) == 1:
        return f"是否应为“{found[0]}”？"
    return did_you_mean(written, choices)


def _misunderstood(
    question: dict[str, Any],
    written: Any,
    place: Place,
) -> Finding:
    """The finding for an answer that the question does not take."""
    label, shown = question["label"], _shown(written)
    if question["type"] == "choice":
        choices: list[str] = []
        for choice in question["choices"]:
            choices += (choice["id"], choice["label"])
        hint = f"可用：{'、'.join(choices)}"
        if isinstance(written, str):
            hint = _meant(written.strip(), choices)
        message = f"填报项“{label}”没有选项“{shown}”"
        return Finding("unknown-choice", message, place, hint)
    kind, hint = _KINDS[question["type"]]
    message = f"填报项“{label}”要填{kind}，写的是“{shown}”"
    return Finding(
        "wrong-answer", message, place, hint.format(unit=question["unit"])
    )


def _shown(written: Any) -> str:
    return written if isinstance(written, str) else "一组内容"
