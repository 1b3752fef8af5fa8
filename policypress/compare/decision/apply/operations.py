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
from policypress.compare.decision.apply.verbs import (
    Operation,
    Reorder,
    Replace,
    Unclear,
    Unsaid,
)
from policypress.compare.decision.apply.wording import Context, read
from policypress.findings import Finding, Place, Severity

NOTHING = "两个文本的文字相同"
_CLOSING = re.compile(
    "^(?:本决定|本修正案|根据本决定|《[^《》]+》(?:等[^，。]*)?根据本决定"
    "|本《?[^，。]{1,12}》?根据本决定|《[^《》]+》的其他内容不变|现予公布|特此|施行日期)"
    r"|重新公布。?$"
)
_REORDERS = re.compile(
    "(?:条文|条款|条序)的?(?:顺序|序号)?(?:[和、及]个别文字)?作了?相应的?调整"
)
_ATTACHED = re.compile("附(?:件)?[：:]?(?:《[^《》]+》.{0,40})?$")
_LONGEST_CAPTION = 20
# What an item without a number begins with; a preamble does not.
_BEGINS_ITEM = re.compile(f"[将把](?!.*决定)|删[去除]|在?{R}|{A}")
_AMENDS = re.compile(
    "改|删|增加|补充|替换|移至|调整|合并|拆分|撤销|废止|停止|取消"
)
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
    reader = _Reader(name, {title} - {""}, Parts(title))
    for sentence in sentences(list(lines)):
        if reader.begins_attached(sentence):
            break
        reader.take(sentence)
    return reader.read()


class _Reader(Struct):
    """A decision while it is being read. titles: of the text, and the one that it gets.
    closed: its closing has been seen.
    """

    name: str
    titles: set[str]
    parts: Parts
    made: Reading = field(default_factory=Reading)
    context: Context = field(default_factory=Context)
    closed: bool = False

    def begins_attached(self, sentence: Sentence) -> bool:
        """Whether the text as amended begins here: its title alone, or 附：《…》."""
        if sentence.number or not self.made.operations:
            return False
        if _ATTACHED.match(sentence.words):
            self.made.attached = sentence.line + 1
        elif any(is_same(sentence.words, one) for one in self.titles):
            self.made.attached = sentence.line
        return self.made.attached > 0

    def take(self, sentence: Sentence) -> None:
        """Adds what one sentence does."""
        if _closes(sentence, self.made):
            self.closed = True
            self.made.operations += _in_closing(sentence)
            return
        if sentence.shape.startswith(NOTHING) or _is_caption(sentence):
            return
        if not self.made.operations:
            self.parts.introduced(sentence)
        whose = self.parts.concerns(sentence)
        if sentence.top or whose == "heading":
            self.context = Context()
        if whose == "own":
            self._amend(sentence)

    def _amend(self, sentence: Sentence) -> None:
        """Reads a sentence that amends this text; one behind the closing that says
        something else is the signature or the date.
        """
        place = Place(self.name, sentence.line, 1)
        others = self.parts.others_of(sentence.documents())
        if others:
            self.made.findings.append(_mixed(others, place))
            return
        made, lost = read(sentence, self.context)
        if lost and self.closed and not sentence.number:
            return
        understood, unclear = _parted(made, place)
        self.made.operations += understood
        self.made.findings += unclear
        self.titles |= {
            "".join(one.quote)
            for one in understood
            if isinstance(one, Replace) and one.target == "标题"
        }
        if lost and _counts(sentence, self.made):
            self.made.findings.append(_lost(lost, place))

    def read(self) -> Reading:
        """All of it."""
        made, parts = self.made, self.parts
        is_applied = bool(made.operations)
        made.others = parts.others if is_applied else {}
        if parts.others and not parts.is_own:
            made.findings.append(_not_this(parts, self.name, is_applied))
        return made


def _mixed(others: list[str], place: Place) -> Finding:
    """A sentence that amends this text and others at once."""
    names = "".join(f"《{name}》" for name in others)
    message = f"这一项同时修改{names}，不能分开适用。"
    hint = "每一份文本的修改分开写成一项。"
    return Finding("mixed-documents", message, place, hint)


def _in_closing(sentence: Sentence) -> list[Operation]:
    """…根据本决定作相应修改并对条文顺序作相应调整，重新公布: what a closing says besides."""
    made: list[Operation] = []
    if _REORDERS.search(sentence.shape):
        made.append(Reorder(sentence.line))
    if "个别文字" in sentence.shape:
        made.append(Unsaid(sentence.line))
    return made


def _is_caption(sentence: Sentence) -> bool:
    """Whether a numbered line is only a caption of the items below it (一、总则部分): it names
    no place, quotes nothing and has no word of amendment.
    """
    words = sentence.shape
    if not sentence.number or not 0 < len(words) <= _LONGEST_CAPTION:
        return False
    if words.endswith(("。", "；", "：", "，")):
        return False
    return not _AMENDS.search(words) and not {R, Q, A, "《"} & set(words)


def _not_this(
    parts: Parts,
    name: str,
    is_applied: bool,
) -> Finding:
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
    closes = _CLOSING.search(sentence.shape)
    if not made.operations or not closes:
        return False
    if sentence.shape.startswith("本决定"):
        return True
    return not {R, Q, A} & set(sentence.shape)


def _counts(sentence: Sentence, made: Reading) -> bool:
    """Whether words that are not understood matter: not those of the preamble, before the
    first item.
    """
    begun = made.operations or made.findings
    begins = sentence.number or _BEGINS_ITEM.match(sentence.shape)
    return bool(begun or begins)


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
