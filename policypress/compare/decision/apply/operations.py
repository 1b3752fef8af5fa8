"""Reading an amending decision (修改决定) into operations, ours or another's. Nothing here
knows the text it amends.

What no phrase of the standard wording explains is a finding: an amendment is never half
understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from policypress.compare.decision.apply.sentences import A, Q, R, sentences
from policypress.compare.decision.apply.verbs import Operation, Unclear
from policypress.compare.decision.apply.wording import Context, read
from policypress.findings import Finding, Place

NOTHING = "两个文本的文字相同"
_CLOSING = re.compile(
    r"^(?:本决定|根据本决定|《[^《》]+》(?:等[^，。]*)?根据本决定|现予公布|特此)"
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
    lines: Iterable[str], name: str = "修改决定"
) -> tuple[list[Operation], list[Finding]]:
    """The operations of a decision in order, and what nobody understands in it.

    Lines before the first operation are its title and preamble; it ends with its
    closing.
    """
    found: list[Operation] = []
    findings: list[Finding] = []
    context = Context()
    for sentence in sentences(list(lines)):
        shape = sentence.shape
        # A closing that is quoted closes nothing: the shape holds no quotation.
        closing = found and _CLOSING.search(shape)
        if closing and "公布" in shape:
            break
        if closing or shape.startswith(NOTHING):
            continue
        if sentence.top:
            context = Context()
        made, lost = read(sentence, context)
        place = Place(name, sentence.line, 1)
        understood, unclear = _parted(made, place)
        found += understood
        findings += unclear
        if lost and (found or findings or sentence.top):
            findings.append(_lost(lost, place))
    return found, findings


def _parted(
    made: Iterable[Operation | Unclear], place: Place
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


def _unclear(operation: Unclear, place: Place) -> Finding:
    return Finding(operation.code, operation.message, place, operation.hint)


def _lost(shape: str, place: Place) -> Finding:
    """Words that no phrase explains, with marks where something was taken out."""
    words = "".join(_SHOWN.get(ch, ch) for ch in shape)
    excerpt = words if len(words) <= _EXCERPT else words[:_EXCERPT] + "……"
    message = f"不明白“{excerpt}”要改什么。"
    return Finding("amendment-not-understood", message, place, _HINT)
