"""Reading an amending decision (修改决定) into operations, ours or another's. Nothing here
knows the text it amends.

What no phrase of the standard wording explains is a finding: an amendment is never half
understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from policypress.compare.decision.apply.sentences import (
    A,
    Q,
    R,
    Sentence,
    sentences,
)
from policypress.compare.decision.apply.verbs import Operation, Unclear
from policypress.compare.decision.apply.wording import Context, read
from policypress.findings import Finding, Place

NOTHING = "两个文本的文字相同"
_CLOSING = re.compile(
    r"^(?:本决定|本修正案|根据本决定|《[^《》]+》(?:等[^，。]*)?根据本决定|本《?[^，。]{1,12}》?根据本决定"
    r"|现予公布|特此|施行日期|附[：:]?$|附[：:]《)"
    r"|重新公布。?$"
)
_SHOWN = {R: "…", Q: "“…”", A: "增加"}
_EXCERPT = (
    24  # characters of words that are not understood: enough to find them
)
_HINT = (
    "写成标准用语，如：将第八条第二款中的“甲”修改为“乙”；删去第九条；"
    "在第十条后增加一条，作为第十一条：“…”。"
)


def operations(
    lines: Iterable[str],
    name: str = "修改决定",
) -> tuple[list[Operation], list[Finding]]:
    """The operations of a decision in order, and what nobody understands in it.

    Lines before the first operation are its title and preamble; it ends with its
    closing.
    """
    found: list[Operation] = []
    findings: list[Finding] = []
    context = Context()
    for sentence in sentences(list(lines)):
        closing = _closing(sentence) if found else ""
        if closing == "end":
            break
        if closing or sentence.shape.startswith(NOTHING):
            continue
        if sentence.top:
            context = Context()
        made, lost = read(sentence, context)
        place = Place(name, sentence.line, 1)
        understood, unclear = _parted(made, place)
        found += understood
        findings += unclear
        if lost and _counts(sentence, found, findings):
            findings.append(_lost(lost, place))
    return found, findings


def _closing(sentence: Sentence) -> Literal["", "part", "end"]:
    """Whether a sentence belongs to the closing of a decision (自公布之日起施行).

    "end": nothing comes after it. A closing that is quoted closes nothing: the shape
    holds no quotation.
    """
    if not _CLOSING.search(sentence.shape):
        return ""
    return "end" if "公布" in sentence.shape else "part"


def _counts(
    sentence: Sentence,
    found: list[Operation],
    findings: list[Finding],
) -> bool:
    """Whether words that are not understood matter: not those before the first item."""
    return bool(found or findings or sentence.top)


def _parted(
    made: Iterable[Operation | Unclear],
    place: Place,
) -> tuple[list[Operation], list[Finding]]:
    """What a sentence makes: operations, and findings for what is not clear in it."""
    understood: list[Operation] = []
    findings: list[Finding] = []
    for one in made:
        if isinstance(one, Unclear):
            findings.append(_unclear(one, place))
        else:
            understood.append(one)
    return understood, findings


def _unclear(
    operation: Unclear,
    place: Place,
) -> Finding:
    """What is not clear in a sentence, at its place."""
    return Finding(
        operation.code,
        operation.message,
        place,
        operation.hint,
    )


def _lost(
    shape: str,
    place: Place,
) -> Finding:
    """Words that no phrase explains, with marks where something was taken out."""
    words = "".join(_SHOWN.get(ch, ch) for ch in shape)
    excerpt = words if len(words) <= _EXCERPT else words[:_EXCERPT] + "……"
    message = f"不明白“{excerpt}”要改什么。"
    return Finding(
        "amendment-not-understood",
        message,
        place,
        _HINT,
    )
