"""What is wrong with an answer file, in words (填报文件的问题)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from policypress.eligibility.answers import misread
from policypress.findings import Finding, Place, did_you_mean
from policypress.source.reading.yaml_file import Read

_KEYS = ("applicant", "answers", "application")
_KINDS = {
    "yes_no": ("是或者否", "写成 是 或 否"),
    "money": ("金额，精确到分", "写成如 100万元、25000、12345.67元"),
    "number": ("数量", "写成如 3{unit}、1.5{unit}"),
    "date": ("日期", "写成如 2023年2月6日"),
    "text": ("文字", "写一段文字"),
}


def unknown_field(
    key: str,
    known: Iterable[str],
    place: Place,
    table: str = "",
) -> Finding:
    """A question that is not asked. table: whose column it would be."""
    word = f"{table}的栏目" if table else "填报项"
    hint = did_you_mean(key, known, f"{word}的标识和名称见政策的 fields.yaml")
    message = f"{table}没有栏目“{key}”" if table else f"没有填报项“{key}”"
    return Finding(
        "unknown-field",
        message,
        place,
        hint,
    )


def answered_twice(
    question: dict[str, Any],
    place: Place,
) -> Finding:
    """A question that stands there by its id and by its label."""
    message = f"填报项“{question['label']}”写了两次"
    return Finding(
        "answered-twice",
        message,
        place,
        "只留一行",
    )


def unknown_keys(source: Read) -> Iterator[Finding]:
    """A finding for each key of the file that is neither applicant nor answers."""
    for key in source.data:
        if key not in _KEYS:
            hint = did_you_mean(
                key,
                _KEYS,
                "填报项写在 answers: 下面，缩进两格",
            )
            message = f"不认识的项“{key}”"
            yield Finding(
                "unknown-key",
                message,
                source.keys[key,],
                hint,
            )


def misunderstood(
    question: dict[str, Any],
    written: Any,
    place: Place,
) -> Finding:
    """The finding for an answer that the question does not take."""
    label, shown = question["label"], _shown(written)
    if question["type"] == "choice":
        return _unknown_choice(question, written, place)
    why = misread(question, written) if isinstance(written, str) else ""
    if why:
        return Finding("wrong-answer", f"填报项“{label}”：{why}", place)
    kind, hint = _KINDS[question["type"]]
    message = f"填报项“{label}”要填{kind}，写的是“{shown}”"
    return Finding(
        "wrong-answer",
        message,
        place,
        hint.format(unit=question["unit"]),
    )


def _unknown_choice(
    question: dict[str, Any],
    written: Any,
    place: Place,
) -> Finding:
    """A choice that is not offered, with the one that is nearest."""
    choices: list[str] = []
    for choice in question["choices"]:
        choices += (choice["id"], choice["label"])
    hint = f"可用：{'、'.join(choices)}"
    if isinstance(written, str):
        hint = _meant(written.strip(), choices)
    if question.get("several"):
        hint += "；几个的用“、”隔开，没有的写“无”"
    shown = _shown(written)
    message = f"填报项“{question['label']}”没有选项“{shown}”"
    return Finding(
        "unknown-choice",
        message,
        place,
        hint,
    )


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


def _shown(written: Any) -> str:
    return written if isinstance(written, str) else "一组内容"
