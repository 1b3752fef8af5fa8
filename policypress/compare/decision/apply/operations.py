"""Reading an amending decision (修改决定) into operations, ours or another's. Nothing here
knows the text it amends.

What no phrase of the standard wording explains is a finding: an amendment is never half
understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct, field

from policypress.compare.decision.apply.documents import Parts, is_same
from policypress.compare.decision.apply.sentences import (
    A,
    Q,
    R,
    Sentence,
    sentences,
)
from policypress.compare.decision.apply.verbs import Operation, Unclear
from policypress.compare.decision.apply.wording import Context, read
from policypress.findings import Finding, Place, Severity

NOTHING = "两个文本的文字相同"
_CLOSING = re.compile(
    r"^(?:本决定|本修正案|根据本决定|《[^《》]+》(?:等[^，。]*)?根据本决定|本《?[^，。]{1,12}》?根据本决定"
    r"|《[^《》]+》的其他内容不变|现予公布|特此|施行日期)"
    r"|重新公布。?$"
)
_ATTACHED = re.compile("附(?:件)?[：:]?(?:《[^《》]+》.{0,40})?$")
_SHOWN = {R: "…", Q: "“…”", A: "增加"}
_EXCERPT = (
    24  # characters of words that are not understood: enough to find them
)
_HINT = (
    "写成标准用语，如：将第八条第二款中的“甲”修改为“乙”；删去第九条；"
    "在第十条后增加一条，作为第十一条：“…”。"
)


class Reading(Struct):
    """A decision as it was read. operations: in order; findings: what nobody understands
    in it. others: documents that it amends besides, with the line that says so.

    attached: the line where the text as amended begins that is printed behind the
    decision, from 1; 0 without one.
    """

    operations: list[Operation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    others: dict[str, int] = field(default_factory=dict)
    attached: int = 0


def operations(
    lines: Iterable[str],
    name: str = "修改决定",
    title: str = "",
) -> Reading:
    """What a decision does to the text of this title.

    Lines before the first operation are its title and preamble; it ends with its
    closing.
    """
    made = Reading()
    parts = Parts(title)
    context = Context()
    closed = False
    for sentence in sentences(list(lines)):
        if made.operations and _begins_attached(sentence, title):
            made.attached = _attached_from(sentence)
            break
        closing = _closes(sentence, made)
        closed = closed or closing
        if closing or sentence.shape.startswith(NOTHING):
            continue
        if not made.operations:
            parts.introduced(sentence)
        if closed and not sentence.number:
            continue  # the signature, the date
        if sentence.top:
            context = Context()
        whose = parts.concerns(sentence)
        if whose == "heading":
            context = Context()
        if whose == "own":
            _take(made, sentence, context, name)
    made.others = {} if not made.operations else parts.others
    if parts.others and not parts.is_own:
        made.findings.append(_not_this(parts, name, bool(made.operations)))
    return made


def _take(
    made: Reading, sentence: Sentence, context: Context, name: str
) -> None:
    """What one sentence does, added to what was read before."""
    read_here, lost = read(sentence, context)
    place = Place(name, sentence.line, 1)
    understood, unclear = _parted(read_here, place)
    made.operations += understood
    made.findings += unclear
    if lost and _counts(sentence, made):
        made.findings.append(_lost(lost, place))


def _begins_attached(sentence: Sentence, title: str) -> bool:
    """Whether the text as amended begins here: its title alone, or 附：《…》."""
    if sentence.number:
        return False
    if _ATTACHED.match(sentence.words):
        return True
    return bool(title) and is_same(sentence.words, title)


def _attached_from(sentence: Sentence) -> int:
    """The first line of the attached text: behind 附, or its title."""
    alone = _ATTACHED.match(sentence.words)
    return sentence.line + 1 if alone else sentence.line


def _not_this(parts: Parts, name: str, is_applied: bool) -> Finding:
    """The decision amends other documents than the one that is given: a warning where
    something of it was understood as meant for this one.
    """
    named, line = next(iter(parts.others.items()))
    message = f"决定修改的是《{named}》，原文的标题是《{parts.title}》。"
    hint = "核对是否选对了修改前的文本。"
    place = Place(name, line, 1)
    severity: Severity = "warning" if is_applied else "error"
    return Finding("decision-of-another", message, place, hint, severity)


def _closes(sentence: Sentence, made: Reading) -> bool:
    """Whether a sentence belongs to the closing of a decision (自公布之日起施行).

    A closing that is quoted closes nothing: the shape holds no quotation.
    """
    return bool(made.operations) and bool(_CLOSING.search(sentence.shape))


def _counts(sentence: Sentence, made: Reading) -> bool:
    """Whether words that are not understood matter: not those before the first item."""
    return bool(made.operations or made.findings or sentence.top)


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
